"""The customer's page as the office works on it: card, contacts, care, time line, files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.panel import CustomerPanel
from distributor_desk.features.customers.form.care import CarePanel
from distributor_desk.features.customers.form.files import FilesPanel, Viewer
from distributor_desk.features.customers.form.merging import MergeDialog
from distributor_desk.features.customers.form.time_line import TimeLinePanel
from distributor_desk.features.customers.tab import CustomersTab
from distributor_desk.features.returns.form.customer_panel import ReturnsPanel
from distributor_desk.features.sales.form.ledger import LedgerPanel
from tests.features.at_desk import choose, column, fill, form_of, press, save, settle, tab_of, words


@pytest.fixture
def tab(window: MainWindow, qtbot: QtBot) -> CustomersTab:
    found: CustomersTab = tab_of(window, "customers", qtbot)
    choose(found.table, "惠多多超市")
    settle(found.desk, qtbot)
    return found


def part(tab: CustomersTab, kind: type[CustomerPanel], name: str, qtbot: QtBot) -> CustomerPanel:
    """A sub-tab in front, and its panel with everything read."""
    tab.page.open_part(name)
    settle(tab.desk, qtbot)
    return next(panel for panel in tab.page.panels if isinstance(panel, kind))


def picture(folder: Path, name: str = "门头.png") -> Path:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    path = folder / name
    path.write_bytes(data.data())
    return path


def test_the_first_view_says_what_is_owed_what_was_promised_and_who_decides(tab: CustomersTab) -> None:
    names = [tab.page.parts.tabText(n) for n in range(tab.page.parts.count())]
    assert names[0] == "Card"
    own = ["Sales", "Ledger", "Visits", "Care", "Time line", "Files"]
    assert [name for name in names if name in own] == own
    said = words(tab.page).splitlines()
    # 100 + 60 − 10 − 30 = 120 on 2 March; the 100 of 1 January is paid but for 60, which is older than 30 days
    assert "⚠ Owed  ¥120.00, of which ¥60.00 overdue (oldest of 2026-01-01)" in said
    assert "⚠ Open promises  换冰柜 (overdue, 2026-02-27); 带样品 (due 2026-03-05)" in said
    assert any(line.startswith("单老板 单建国") for line in said)
    assert "decides (not confirmed)" in said


def test_a_short_sub_tab_stands_at_the_top_and_a_list_takes_all_the_height(
    tab: CustomersTab, qtbot: QtBot
) -> None:
    returns = part(tab, ReturnsPanel, "Returns", qtbot)
    lowest = max(
        label.mapTo(returns, label.rect().bottomLeft()).y() for label in returns.findChildren(QLabel)
    )
    assert lowest <= returns.sizeHint().height()
    ledger = part(tab, LedgerPanel, "Ledger", qtbot)
    assert ledger.height() > ledger.parentWidget().height() * 0.9


def test_a_further_contact_is_added_put_first_and_removed(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    press(tab.page, "Add a contact…", qtbot)
    form = form_of(window, qtbot)
    press(form, "Save", qtbot)
    assert form.fields.problems["name"].text() == "Give at least a name, a form of address or a phone."
    fill(form, name="周敏", phone="13800007777", birthday="5-1", preferences="喝茶")
    form.fields.editors["deputy"].tick.setChecked(True)  # type: ignore[attr-defined]
    save(form, qtbot)
    assert "周敏\ndeputy\n13800007777\nlikes 喝茶  birthday 5-1" in words(tab.page.people)
    assert window.toast.words.text() == "Contact: 周敏"
    more = next(b for b in tab.page.people.findChildren(QToolButton) if b.accessibleName() == "More 周敏")
    more.menu().actions()[0].trigger()
    settle(tab.desk, qtbot)
    assert [p.name for p in tab.page.people.people] == ["周敏", "单建国"]
    assert (
        dict(zip(column(tab.table, "name"), column(tab.table, "phone"), strict=True))["惠多多超市"]
        == "13800007777"
    )
    window.undo_menu.undo.trigger()
    settle(tab.desk, qtbot)
    window.undo_menu.undo.trigger()
    settle(tab.desk, qtbot)
    assert [p.name for p in tab.page.people.people] == ["单建国"]


def test_the_list_finds_a_shop_by_a_further_contact(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    tab.page.people.edit(None)
    form = form_of(window, qtbot)
    fill(form, name="周敏")
    save(form, qtbot)
    qtbot.keyClicks(tab.filter_row.search, "zm")
    qtbot.waitUntil(lambda: column(tab.table, "name") == ["惠多多超市"])


def test_a_gift_is_logged_on_the_page_and_stands_in_the_time_line(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    care = part(tab, CarePanel, "Care", qtbot)
    assert isinstance(care, CarePanel)
    assert "No greeting and no gift yet." in words(care)
    press(care.cared, "Add…", qtbot)
    form = form_of(window, qtbot)
    form.fields.editors["kind"].put("gift")
    fill(form, what="茶叶一盒", person="单老板", cost="68")
    save(form, qtbot)
    assert column(care.cared.table, "what") == ["茶叶一盒"]
    line = part(tab, TimeLinePanel, "Time line", qtbot)
    assert isinstance(line, TimeLinePanel)
    shown = [tuple(line.list.item(row, n).text() for n in range(4)) for row in range(line.list.rowCount())]
    assert ("2026-03-02", "gift", "茶叶一盒 (单老板)", "") in shown
    assert ("2026-02-16", "Visit", "order", "王强") in shown
    assert ("2026-02-21", "Payment", "¥30.00", "") in [tuple(c.strip() for c in one) for one in shown]
    assert [one[0] for one in shown] == sorted((one[0] for one in shown), reverse=True)
    line.kind.setCurrentIndex(line.kind.findText("Payment"))
    assert [line.list.item(row, 1).text() for row in range(line.list.rowCount())] == ["Payment"]


def test_a_photo_is_added_looked_at_saved_and_removed_with_undo(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    files = part(tab, FilesPanel, "Files", qtbot)
    assert isinstance(files, FilesPanel)
    source = picture(tmp_path)
    files.add([source])
    settle(tab.desk, qtbot)
    assert [f.name for f in files.files] == ["门头.png"]
    files.look()
    settle(tab.desk, qtbot)
    viewer = files.findChild(Viewer)
    assert viewer is not None
    assert viewer.windowTitle() == "门头.png"
    viewer.close()
    files.save_to(files.files[0], tmp_path / "copy.png")
    settle(tab.desk, qtbot)
    assert (tmp_path / "copy.png").read_bytes() == source.read_bytes()
    press(files, "Remove", qtbot)
    settle(tab.desk, qtbot)
    assert files.files == []
    press(window.toast, "Undo", qtbot)
    settle(tab.desk, qtbot)
    assert [f.name for f in files.files] == ["门头.png"]


def test_a_file_that_is_too_large_or_gone_is_refused_in_one_sentence(
    tab: CustomersTab, qtbot: QtBot, tmp_path: Path
) -> None:
    files = part(tab, FilesPanel, "Files", qtbot)
    assert isinstance(files, FilesPanel)
    large = tmp_path / "large.jpg"
    large.write_bytes(b"x" * (5 * 1024 * 1024 + 1))
    for path, sentence in ((large, "has 5.0 MB"), (tmp_path / "gone.jpg", "cannot be read")):
        files.add([path])
        settle(tab.desk, qtbot)
        boxes = [box for box in files.findChildren(QMessageBox) if sentence in box.text()]
        assert len(boxes) == 1
        boxes[0].close()
    assert files.files == []


def test_a_panel_that_is_not_seen_reads_nothing(tab: CustomersTab, qtbot: QtBot) -> None:
    line = next(panel for panel in tab.page.panels if isinstance(panel, TimeLinePanel))
    assert line.list.rowCount() == 0
    part(tab, TimeLinePanel, "Time line", qtbot)
    assert line.list.rowCount() > 0


def test_a_sentence_opens_the_part_it_speaks_of_or_both_spellings(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    first, second = choose(tab.table, "惠多多超市"), choose(tab.table, "好邻居")
    window.desk.open_record("customers", first, "visits")
    settle(window.desk, qtbot)
    assert tab.page.parts.tabText(tab.page.parts.currentIndex()) == "Visits"
    window.desk.open_record("customers", first, str(second))
    settle(window.desk, qtbot)
    (merging,) = tab.findChildren(MergeDialog)
    assert {"惠多多超市", "好邻居"} <= set(re.findall(r"惠多多超市|好邻居", words(merging)))
    merging.reject()


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("KA fees", "This customer belongs to no retailer."),
        ("Rebates", "This customer is on no rebate scheme."),
        ("Sub-distrib.", "This customer is no sub-distributor."),
    ],
)
def test_where_a_room_knows_nothing_its_page_says_so(
    tab: CustomersTab, qtbot: QtBot, page: str, said: str
) -> None:
    tab.page.open_part(page)
    settle(tab.desk, qtbot)
    assert said in words(tab.page.parts.currentWidget())
