"""The window over a small town's company, without a screen."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from distributor_desk import register
from distributor_desk.core import dates
from distributor_desk.core.language import Language
from distributor_desk.desktop import messages, translate
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.storage.database import Company, open_company
from tests.features.at_desk import TODAY, settle_town

_ROOT = Path(__file__).resolve().parents[2]
Sit = Callable[[Company, Language], MainWindow]


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translations, compiled from what the source files hold now."""
    folder = tmp_path_factory.mktemp("translations")
    for source in (_ROOT / "resources" / "translations").glob("*.ts"):
        target = folder / f"{source.stem}.qm"
        subprocess.run([_ROOT / ".venv/bin/pyside6-lrelease", "-silent", source, "-qm", target], check=True)
    return folder


@pytest.fixture(scope="session")
def town_file(blank_company_file: Path) -> Path:
    """The small town's company, made once; copy it, do not open it."""
    path = Path(shutil.copyfile(blank_company_file, blank_company_file.with_name("town.desk")))
    with open_company(path) as company:
        settle_town(company)
    return path


@pytest.fixture
def town(town_file: Path, tmp_path: Path) -> Iterator[Company]:
    with open_company(Path(shutil.copyfile(town_file, tmp_path / "town.desk"))) as opened:
        yield opened


@pytest.fixture
def sit(
    qapp: object, qtbot: QtBot, spoken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Sit]:
    """Opens the window over a company, in a language; it is put away at the end."""
    monkeypatch.setattr(dates, "today", lambda: TODAY)
    monkeypatch.setattr(translate, "resource", lambda *_parts: spoken)
    monkeypatch.setattr(messages, "ask", lambda *_words, **_buttons: True)  # no test waits for an answer
    monkeypatch.setenv("DISTRIBUTOR_DESK_BACKUPS", str(tmp_path / "backups"))

    def put_away(window: MainWindow) -> None:
        window._leaving = True
        window.hide()
        window.desk.close()
        window.deleteLater()

    with ExitStack() as stack:

        def sat(company: Company, language: Language) -> MainWindow:
            translate.install(language)
            store = QSettings(str(tmp_path / f"window-{language}.ini"), QSettings.Format.IniFormat)
            made = MainWindow(Desk(company, register.ROOMS, language, store, register.sheets))
            stack.callback(put_away, made)
            made.resize(1280, 720)
            with qtbot.waitSignal(made.ready):
                made.show()
            return made

        yield sat


@pytest.fixture
def window(sit: Sit, town: Company) -> MainWindow:
    """The small town's window, in English."""
    return sit(town, "en")
