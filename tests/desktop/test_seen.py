"""What leaves a list: exported, printed or copied, it is as it is seen, and the owner's costs stay behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, QMimeData, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from distributor_desk import register
from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Language
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import seen, translate
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.print_dialog import PrintDialog
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.features.products.tab.goods import GoodsPage, Others, source_of
from distributor_desk.storage.database import Company
from tests.features.at_desk import column, own_words, pdf_words, settle
from tests.workflow.making import bring

CANARY = "7777.77"
TOLD = (CANARY, "7,777.77", "7777", "进价", "Cost")
"""How a cost could show itself: the figure however it is set, and its heading."""
PRODUCTS = [
    ["商品编号", "商品名称", "规格", "品类", "单位", "进价", "售价"],
    ["P1", "可乐", "500ml", "饮料", "瓶", CANARY, "2.25"],
    ["P2", "薯片", "70g", "零食", "袋", CANARY, "5.5"],
    ["P3", "冰红茶", "1L", "饮料", "瓶", CANARY, "4.75"],
]
WANTED = [["Price", "Name", "Unit"], ["4.75", "冰红茶", "瓶"], ["2.25", "可乐", "瓶"]]


@pytest.fixture(params=["en", "zh"])
def desk(request: pytest.FixtureRequest, qapp: object, company: Company, store: QSettings) -> Iterator[Desk]:
    """The real rooms over products whose every cost is the canary."""
    bring(company, {"商品": PRODUCTS})
    language: Language = request.param
    translate.install(language)
    made = Desk(company, register.ROOMS, language, store, register.sheets)
    yield made
    made.close()


@pytest.fixture
def table(desk: Desk, qtbot: QtBot) -> RecordTable:
    """The list of products as delivered."""
    tab = GoodsPage(desk)
    qtbot.addWidget(tab)
    tab.resize(1200, 500)
    tab.show()
    settle(desk, qtbot)
    return tab.table


def arrange(table: RecordTable, qtbot: QtBot) -> None:
    """Drinks only, the dearest first; price, name, cost and unit in this order, all others hidden."""
    wanted, header = ("price", "name", "cost", "unit"), table.header
    keys = [c.key for c in table.source.columns]
    for place, key in enumerate(keys):
        header.setSectionHidden(place, key not in wanted)
    for visual, key in enumerate(wanted):
        header.moveSection(header.visualIndex(keys.index(key)), visual)
    tab = table.parentWidget()
    while not isinstance(tab, GoodsPage):
        assert tab is not None
        tab = tab.parentWidget()
    tab.filter_row.choose("category", "饮料")
    settle(tab.desk, qtbot)
    for _ in range(2):
        header.sectionClicked.emit(keys.index("price"))
        settle(tab.desk, qtbot)


def exported(desk: Desk, table: RecordTable, path: Path, qtbot: QtBot) -> Path:
    with qtbot.waitSignal(desk.told):
        seen.export(desk, table.seen(), path)
    return path


def paper(table: RecordTable, qtbot: QtBot) -> bytes:
    """What the menu's “Print what I see” puts into the print dialog."""
    menu = table.menu()
    said = QCoreApplication.translate("RecordTable", "Print what I see…")
    next(action for action in menu.actions() if action.text() == said).trigger()
    menu.deleteLater()
    dialog = table.findChild(PrintDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.paper is not None, timeout=15_000)
    assert dialog.paper is not None
    return dialog.paper.data


def copied(table: RecordTable, qtbot: QtBot) -> QMimeData:
    table.view.setFocus()
    table.view.selectAll()
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    found = QGuiApplication.clipboard().mimeData()
    qtbot.waitUntil(lambda: "可乐" in found.text())
    return found


def headings(desk: Desk) -> list[str]:
    known = {column.key: column for column in source_of(Others(desk)).columns}
    return [desk.say(known[key].text) for key in ("price", "name", "unit")]


def test_the_owner_sees_the_costs_on_the_screen(desk: Desk, table: RecordTable) -> None:
    assert set(column(table, "cost")) == {"7,777.77"}
    assert "cost" in [c.key for _, c in table.header.shown_columns()]
    assert any(words in own_words(table) for words in ("Cost", "进价"))


def test_no_byte_of_an_exported_workbook_tells_a_cost(
    desk: Desk, table: RecordTable, qtbot: QtBot, tmp_path: Path
) -> None:
    path = exported(desk, table, tmp_path / "seen.xlsx", qtbot)
    with ZipFile(path) as parts:
        whole = b"\n".join(parts.read(name) for name in parts.namelist())
    assert "可乐".encode() in whole
    assert [words for words in TOLD if words.encode() in whole] == []


def test_an_exported_workbook_has_the_filter_the_order_and_the_columns_that_were_seen(
    desk: Desk, table: RecordTable, qtbot: QtBot, tmp_path: Path
) -> None:
    arrange(table, qtbot)
    path = exported(desk, table, tmp_path / "seen.xlsx", qtbot)
    book = load_workbook(path)
    rows = [[str(cell) for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    assert rows == [headings(desk), *WANTED[1:]]
    assert book.sheetnames == [desk.say(GoodsPage.title)]


def test_a_printed_list_tells_no_cost_and_is_as_it_was_seen(
    desk: Desk, table: RecordTable, qtbot: QtBot
) -> None:
    whole = pdf_words(paper(table, qtbot))
    assert all(name in whole for name in ("可乐", "薯片", "冰红茶", "2.25"))
    assert [words for words in TOLD if words in whole] == []


def test_a_printed_list_has_the_filter_the_order_and_the_columns_that_were_seen(
    desk: Desk, table: RecordTable, qtbot: QtBot
) -> None:
    arrange(table, qtbot)
    said = pdf_words(paper(table, qtbot))
    assert "".join(headings(desk)) + "4.75冰红茶瓶2.25可乐瓶" in said
    assert "薯片" not in said
    assert "500ml" not in said


def test_copied_rows_tell_no_cost_and_are_as_they_were_seen(
    desk: Desk, table: RecordTable, qtbot: QtBot
) -> None:
    arrange(table, qtbot)
    found = copied(table, qtbot)
    lines = [line.split("\t") for line in found.text().splitlines()]
    assert lines == [headings(desk), *WANTED[1:]]
    assert found.html().count("<td") == 6
    for outward in (found.text(), found.html()):
        assert [words for words in TOLD if words in outward] == []


def test_a_list_that_shows_nothing_but_costs_stays_in_the_house_and_says_so(
    desk: Desk, table: RecordTable, qtbot: QtBot, tmp_path: Path
) -> None:
    for place, one in enumerate(table.source.columns):
        table.header.setSectionHidden(place, not one.owner_only)
    QGuiApplication.clipboard().setText("as it was")
    table.view.selectAll()
    with qtbot.waitSignal(desk.told) as told:
        table.copy()
    with qtbot.waitSignal(desk.runner.refused) as refused:
        seen.export(desk, table.seen(), tmp_path / "seen.xlsx")
    with pytest.raises(DeskError, match="Only costs are shown now"):
        seen.paper(desk, table.seen(), Progress())
    assert told.args == [seen.ONLY_COSTS]
    assert refused.args is not None
    assert refused.args[0].text == seen.ONLY_COSTS
    assert QGuiApplication.clipboard().text() == "as it was"
    assert list(tmp_path.glob("*.xlsx")) == []


def test_what_a_list_can_do_is_seen_without_the_right_mouse_button(
    table: RecordTable, desk: Desk, qtbot: QtBot
) -> None:
    (more,) = [
        one for one in table.findChildren(QToolButton) if one.text() in {"Print, export…", "打印、导出…"}
    ]
    assert more.isVisible()
    for _again in range(2):
        more.menu().aboutToShow.emit()
        said = [action.text() for action in more.menu().actions()]
        assert len([words for words in said if words in {"Print what I see…", "打印看到的内容…"}]) == 1
        copy = next(a for a in more.menu().actions() if a.text() in {"Copy", "复制"})
        assert copy.shortcutContext() == Qt.ShortcutContext.WidgetShortcut, (
            "the list hears Ctrl+C, not the window"
        )
