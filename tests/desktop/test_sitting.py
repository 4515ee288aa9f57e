"""One run of the program: opening, the way to another company, and refusals with a way on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from distributor_desk.core.errors import DeskError
from distributor_desk.desktop import first_start, messages, restore_window, translate
from distributor_desk.desktop.first_start import FirstStart, NewCompany
from distributor_desk.desktop.main_window import TAB
from distributor_desk.desktop.restore_window import RestoreWindow
from distributor_desk.desktop.sitting import LAST, Sitting
from distributor_desk.storage import backup, folders
from distributor_desk.storage.database import create_company, open_company
from tests.desktop.tried_room import TRIED, add_customers

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISTRIBUTOR_DESK_BACKUPS", str(tmp_path / "backups"))
    with create_company(tmp_path / "one.desk", "一号") as made:
        add_customers(made, {"name": "惠多多"})
    return tmp_path / "one.desk"


@pytest.fixture
def sitting(
    qapp: QApplication, qtbot: QtBot, store: QSettings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Sitting]:
    translate.install("en")
    monkeypatch.setattr(QApplication, "quit", lambda: None)
    made = Sitting(store, "en", [TRIED], list)
    yield made
    if made.window is not None:
        leave(made, qtbot)


def leave(sitting: Sitting, qtbot: QtBot) -> None:
    window = sitting.window
    assert window is not None
    sitting._then = lambda: None
    window.leave()
    qtbot.waitUntil(lambda: sitting.window is not window)


def test_a_company_is_shown_and_remembered(
    sitting: Sitting, qtbot: QtBot, file: Path, store: QSettings
) -> None:
    with qtbot.waitSignal(sitting.ready):
        assert sitting.begin(file)
    assert sitting.window is not None
    assert sitting.window.desk.company.name == "一号"
    assert store.value(LAST) == str(file)
    with pytest.raises(DeskError, match="already open"):
        Sitting(store, "en", [TRIED], list).open(file)
    leave(sitting, qtbot)
    with qtbot.waitSignal(sitting.ready):
        assert sitting.begin(None)


def test_the_way_to_another_company_closes_the_first(
    sitting: Sitting, qtbot: QtBot, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_company(tmp_path / "two.desk", "二号").close()
    monkeypatch.setattr(first_start, "ask_company", lambda *_where: tmp_path / "two.desk")
    with qtbot.waitSignal(sitting.ready):
        sitting.begin(file)
    assert sitting.window is not None
    with qtbot.waitSignal(sitting.ready):
        sitting.window.elsewhere.emit("open")
    assert sitting.window.desk.company.name == "二号"
    assert backup.backups(folders.backup_folder(file))[0].reason == "exit"


def test_a_backup_comes_back(
    sitting: Sitting, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backup.back_up(file, folders.backup_folder(file), "by-hand")
    monkeypatch.setattr(restore_window, "ask_backup", lambda *_where: kept)
    with qtbot.waitSignal(sitting.ready):
        sitting.begin(file)
    assert sitting.window is not None
    add_customers(sitting.window.desk.company, {"name": "后来"})
    with qtbot.waitSignal(sitting.ready):
        sitting.window.elsewhere.emit("restore")
    window = sitting.window
    qtbot.waitUntil(lambda: window.toast.words.text().startswith("The backup is restored"))
    with sitting.window.desk.company.read() as session:
        rows = session.connection().exec_driver_sql("SELECT name FROM customer").all()
    assert [name for (name,) in rows] == ["惠多多"]


def test_a_backup_of_another_company_gets_a_file_of_its_own(
    sitting: Sitting, qtbot: QtBot, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_company(tmp_path / "two.desk", "二号").close()
    other = backup.back_up(tmp_path / "two.desk", tmp_path / "stick", "by-hand")
    monkeypatch.setattr(restore_window, "ask_backup", lambda *_where: other)
    monkeypatch.setattr(restore_window, "ask_place", lambda *_where: tmp_path / "brought.desk")
    with qtbot.waitSignal(sitting.ready):
        sitting.begin(file)
    assert sitting.window is not None
    with qtbot.waitSignal(sitting.ready):
        sitting.window.elsewhere.emit("restore")
    assert sitting.window.desk.company.name == "二号"
    assert sitting.window.desk.company.path == tmp_path / "brought.desk"
    leave(sitting, qtbot)
    with open_company(file) as first:
        assert first.name == "一号"


def test_the_backups_of_a_company_are_listed_with_what_will_happen(
    qtbot: QtBot, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folders.backup_folder(file)
    first = backup.back_up(file, folder, "by-hand")
    second = backup.back_up(file, folder, "pre-import", only_if_changed=False)
    asked: list[str] = []
    monkeypatch.setattr(messages, "ask", lambda _over, words, **_buttons: not asked.append(words))
    window = RestoreWindow(folder, "zh")
    qtbot.addWidget(window)
    assert [window.list.item(row, 1).text() for row in range(2)] == ["导入之前", "手动备份"]
    (tmp_path / "stick").mkdir()
    window.copy_to(tmp_path / "stick")
    assert (tmp_path / "stick" / second.name).is_file()
    assert "stick" in window.said.text()
    window.list.selectRow(1)
    qtbot.mouseClick(window.restore, Qt.MouseButton.LeftButton)
    assert window.list.item(1, 0).text() in asked[0]
    assert window.chosen == first


def test_without_a_backup_nothing_can_be_restored(qtbot: QtBot, tmp_path: Path) -> None:
    window = RestoreWindow(tmp_path / "none", "en")
    qtbot.addWidget(window)
    assert not window.restore.isEnabled()
    assert "no backup" in window.said.text()


def test_the_language_is_changed_in_the_same_company(
    sitting: Sitting, qtbot: QtBot, file: Path, store: QSettings
) -> None:
    with qtbot.waitSignal(sitting.ready):
        sitting.begin(file)
    assert sitting.window is not None
    assert sitting.window.tabs.tabText(0) == "Tried"
    with qtbot.waitSignal(sitting.ready):
        sitting.window.language_asked.emit("zh")
    assert sitting.window.tabs.tabText(0) == "试"
    assert store.value(translate.KEY) == "zh"


def test_the_first_start_has_three_doors(qtbot: QtBot) -> None:
    doors = FirstStart()
    qtbot.addWidget(doors)
    from PySide6.QtWidgets import QPushButton

    assert len(doors.findChildren(QPushButton)) == 3
    qtbot.mouseClick(doors.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    assert doors.chosen == "new"


def test_a_new_company_needs_a_name_and_gets_a_safe_file(qtbot: QtBot) -> None:
    asked = NewCompany()
    qtbot.addWidget(asked)
    assert not asked._make.isEnabled()
    asked.name.setText("江南/饮料")
    assert asked._make.isEnabled()
    assert asked.path().name == "江南_饮料.desk"


def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "distributor_desk", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_program_says_ready_and_goes(file: Path, tmp_path: Path) -> None:
    run = started(
        "--company", str(file), "--quit-when-ready",
        XDG_CONFIG_HOME=str(tmp_path), XDG_STATE_HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path),
    )  # fmt: skip
    assert (run.returncode, run.stdout) == (0, "ready\n"), run.stderr
    assert not [line for line in run.stderr.splitlines() if "propagateSizeHints" not in line]


@pytest.mark.parametrize(
    ("words", "sentence"), [(b"", "empty file"), (b"PK\x03\x04" * 99, "not a company file")]
)
def test_a_wrong_file_is_one_sentence_and_exit_1(tmp_path: Path, words: bytes, sentence: str) -> None:
    (tmp_path / "wrong.desk").write_bytes(words)
    run = started(
        "--company", str(tmp_path / "wrong.desk"), "--lang", "en", "--quit-when-ready",
        XDG_CONFIG_HOME=str(tmp_path), XDG_STATE_HOME=str(tmp_path),
    )  # fmt: skip
    assert run.returncode == 1
    assert sentence in run.stderr
    assert "Traceback" not in run.stderr


def test_without_a_display_it_says_so(file: Path) -> None:
    run = started(
        "--company", str(file), "--lang", "en", QT_QPA_PLATFORM="", DISPLAY=":4711", WAYLAND_DISPLAY=""
    )
    assert run.returncode == 1
    assert run.stderr.startswith("There is no display")


def test_a_new_company_begins_with_the_first_tab(
    sitting: Sitting,
    qtbot: QtBot,
    file: Path,
    tmp_path: Path,
    store: QSettings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with qtbot.waitSignal(sitting.ready):
        sitting.begin(file)
    store.setValue(TAB, "somewhere")
    monkeypatch.setattr(NewCompany, "exec", lambda asked: asked.name.setText("新公司") or True)
    monkeypatch.setattr(NewCompany, "path", lambda _asked: tmp_path / "new.desk")
    assert sitting.window is not None
    with qtbot.waitSignal(sitting.ready):
        sitting.window.elsewhere.emit("new")
    assert sitting.window.desk.company.name == "新公司"
    assert store.value(TAB) == TRIED.key
