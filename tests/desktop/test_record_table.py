"""The list: paged, sorted, selected, copied, remembered."""

from __future__ import annotations

import json
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QItemSelectionModel, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import seen
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_model import WINDOW, RecordModel
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.storage.database import Company
from tests.desktop.tried_room import COLUMNS, SOURCE, add_customers

MANY = 100_000
SOME = 3_000


def counted(total: int) -> TableSource:
    """A list of made-up rows, as long as is wanted."""

    def page(_session: Any, _listing: Listing, offset: int, limit: int) -> Page:
        places = range(offset, min(offset + limit, total))
        rows = (Row(n, (f"shop {n}", f"C{n}", "A", Decimal(n - 50), n, None)) for n in places)
        return Page(total, offset, tuple(rows))

    return TableSource("counted", COLUMNS, frozenset({"customer"}), page)


def three(company: Company) -> list[int]:
    return add_customers(
        company,
        {"name": "乙店", "code": "002", "grade": "B", "credit_limit": Decimal("-12.3"), "stop": 2},
        {"name": "甲店", "code": "001", "grade": "A", "credit_limit": Decimal("1234.5"), "stop": 1},
        {"name": "丙店", "code": "003", "grade": "A", "credit_limit": Decimal("10"), "stop": 3},
    )


def shown(desk: Desk, qtbot: QtBot, source: TableSource = SOURCE) -> RecordTable:
    table = RecordTable(desk, source)
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    with qtbot.waitSignal(table.rows_arrived):
        table.refresh()
    return table


def names(table: RecordTable) -> list[str]:
    return [table.model.index(row, 0).data() for row in range(table.model.total)]


def test_the_model_is_sound_while_it_is_filled_paged_and_refreshed(desk: Desk, qtbot: QtBot) -> None:
    model = RecordModel(desk, counted(SOME))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    with qtbot.waitSignal(model.arrived):
        model.show(Listing())
    with qtbot.waitSignal(model.window_came):
        assert model.index(2_500, 0).data() == "…"
    assert model.index(2_500, 0).data() == "shop 2500"
    with qtbot.waitSignal(model.arrived):
        model.show(Listing(), 2_500)
    assert model.index(2_500, 0).data() == "shop 2500"
    assert tester.model() is model


def test_a_list_that_shrinks_and_grows_stays_sound(desk: Desk, qtbot: QtBot) -> None:
    length = [450]

    def page(_session: Any, _listing: Listing, offset: int, limit: int) -> Page:
        rows = tuple(Row(n, (f"{n}",)) for n in range(offset, min(offset + limit, length[0])))
        return Page(length[0], offset, rows)

    model = RecordModel(desk, TableSource("short", COLUMNS[:1], frozenset(), page))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for length[0] in (450, 3, 0, 700):
        with qtbot.waitSignal(model.arrived):
            model.show(Listing(), 2 * WINDOW)
        assert model.rowCount() == length[0]


def test_a_heading_sorts_and_sorts_back(desk: Desk, qtbot: QtBot, company: Company) -> None:
    three(company)
    table = shown(desk, qtbot)
    assert names(table) == ["乙店", "甲店", "丙店"]
    for wanted in (["甲店", "乙店", "丙店"], ["丙店", "乙店", "甲店"]):
        with qtbot.waitSignal(table.rows_arrived):
            table.header.sectionClicked.emit(4)
        assert names(table) == wanted
    assert table.header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_negative_money_is_red_and_has_its_minus(desk: Desk, qtbot: QtBot, company: Company) -> None:
    three(company)
    table = shown(desk, qtbot)
    cell = table.model.index(0, 3)
    assert cell.data() == "-12.30"
    assert cell.data(Qt.ItemDataRole.ForegroundRole).color().red() > 150
    assert table.model.index(1, 3).data(Qt.ItemDataRole.ForegroundRole) is None
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_filters_and_words_narrow_and_the_empty_page_says_so(
    desk: Desk, qtbot: QtBot, company: Company
) -> None:
    three(company)
    table = shown(desk, qtbot)
    with qtbot.waitSignal(table.rows_arrived):
        table.show_filtered(Listing(filters={"grade": "A"}))
    assert names(table) == ["甲店", "丙店"]
    with qtbot.waitSignal(table.rows_arrived):
        table.show_filtered(Listing(words="无"))
    assert table.empty.isVisible()
    assert "Nothing matches" in table.empty._words.text()


def test_an_empty_company_is_met_with_a_sentence_and_two_buttons(desk: Desk, qtbot: QtBot) -> None:
    table = shown(desk, qtbot)
    assert table.empty._words.text() == "No customers yet."
    with qtbot.waitSignal(table.new_asked):
        qtbot.mouseClick(table.empty._new, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(desk.import_asked):
        qtbot.mouseClick(table.empty._import, Qt.MouseButton.LeftButton)


def test_a_list_that_no_workbook_fills_offers_no_import(desk: Desk, qtbot: QtBot) -> None:
    table = RecordTable(desk, counted(0))
    qtbot.addWidget(table)
    table.show()
    with qtbot.waitSignal(table.rows_arrived):
        table.refresh()
    assert table.empty._new.isVisible()
    assert not table.empty._import.isVisible()


def test_the_selection_is_added_up_and_copied_in_the_order_seen(
    desk: Desk, qtbot: QtBot, company: Company
) -> None:
    three(company)
    table = shown(desk, qtbot)
    table.header.moveSection(0, 1)
    table.header.hideSection(5)
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "1,232.20" in table.footer.text())
    assert table.footer.text() == "3 rows   ·   3 selected   ·   Limit 1,232.20"
    table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Code\tName\tGrade\tLimit\tStop"
    assert lines[1] == "002\t乙店\tSecond\t-12.30\t2"


def test_all_of_a_long_list_is_copied_though_it_was_never_loaded(desk: Desk, qtbot: QtBot) -> None:
    table = shown(desk, qtbot, counted(SOME))
    table.view.selectAll()
    rows: list[Row] = []
    table.with_selected(rows.extend)
    qtbot.waitUntil(lambda: len(rows) == SOME)
    assert rows[-1].values[0] == f"shop {SOME - 1}"


def test_enter_double_click_and_keys_say_what_is_wanted(desk: Desk, qtbot: QtBot, company: Company) -> None:
    ids = three(company)
    table = shown(desk, qtbot)
    assert table.current_id() == ids[0]
    table.view.setFocus()
    with qtbot.waitSignal(table.activated) as opened:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args == [ids[0]]
    with qtbot.waitSignal(table.duplicate_asked):
        qtbot.keyClick(table.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    table.view.selectAll()
    with qtbot.waitSignal(table.retire_asked) as gone:
        qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert gone.args == [ids]


def test_a_refresh_keeps_current_record_and_selection(desk: Desk, qtbot: QtBot, company: Company) -> None:
    ids = three(company)
    table = shown(desk, qtbot)
    table.view.setCurrentIndex(table.model.index(1, 0))
    chooser = table.view.selectionModel()
    chooser.select(
        table.model.index(2, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    with company.write(Text("停用", "Retire")) as work:
        work.session.connection().exec_driver_sql(
            "UPDATE customer SET retired_at = 1 WHERE id = ?", (ids[0],)
        )
    with qtbot.waitSignal(table.rows_arrived):
        table.refresh()
    assert table.current_id() == ids[1]
    assert table.selected_ids_here() == [ids[1], ids[2]]


def test_a_record_is_found_wherever_it_stands(desk: Desk, qtbot: QtBot) -> None:
    table = shown(desk, qtbot, counted(MANY))
    with qtbot.waitSignal(table.current_changed):
        table.select_record(54_321)
    qtbot.waitUntil(lambda: table.current_id() == 54_321)
    assert table.view.currentIndex().row() == 54_321


def test_columns_widths_and_order_are_remembered(desk: Desk, qtbot: QtBot, store: QSettings) -> None:
    table = shown(desk, qtbot)
    table.header.resizeSection(1, 222)
    table.header.moveSection(2, 0)
    menu = table.header.columns_menu(table)
    menu.actions()[3].toggle()
    again = shown(desk, qtbot)
    assert [column.key for _, column in again.header.shown_columns()] == [
        "grade",
        "name",
        "code",
        "stop",
        "since",
    ]
    assert again.header.sectionSize(1) == 222
    assert json.loads(str(store.value("tables/tried/columns")))["hidden"] == ["limit"]
    again.header.as_delivered()
    assert [column.key for _, column in again.header.shown_columns()] == [c.key for c in COLUMNS]


def test_the_menu_has_the_rooms_deeds_first(desk: Desk, qtbot: QtBot) -> None:
    table = shown(desk, qtbot)
    from PySide6.QtGui import QAction

    table.deeds.append(QAction("Merge", table))
    assert [a.text() for a in table.menu().actions() if a.text()] == [
        "Merge",
        "Copy",
        "Select all",
        "Export what I see…",
        "Print what I see…",
        "Columns",
    ]


def test_what_is_seen_is_exported_as_it_is_seen(
    desk: Desk, qtbot: QtBot, company: Company, tmp_path: Path
) -> None:
    three(company)
    table = shown(desk, qtbot)
    table.header.moveSection(1, 0)
    for place in (2, 4, 5):
        table.header.hideSection(place)
    with qtbot.waitSignal(table.rows_arrived):
        table.show_filtered(Listing(filters={"grade": "A"}))
    with qtbot.waitSignal(desk.told):
        seen.export(desk, table.seen(), tmp_path / "seen.xlsx")
    sheet = load_workbook(tmp_path / "seen.xlsx").worksheets[0]
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [
        ["Code", "Name", "Limit"],
        ["001", "甲店", 1234.5],
        ["003", "丙店", 10],
    ]


def test_what_is_seen_is_printed_unless_it_is_endless(desk: Desk, qtbot: QtBot, company: Company) -> None:
    three(company)
    table = shown(desk, qtbot)
    assert seen.paper(desk, table.seen(), Progress()).pages == 1
    with pytest.raises(DeskError, match="too many to print"):
        seen.paper(desk, shown(desk, qtbot, counted(MANY)).seen(), Progress())


@pytest.mark.benchmark
def test_a_hundred_thousand_rows_scroll_without_holding_up_the_window(desk: Desk, qtbot: QtBot) -> None:
    table = shown(desk, qtbot, counted(MANY))
    bar, blocked = table.view.verticalScrollBar(), []
    for place in range(0, MANY, MANY // 60):
        begin = time.perf_counter()
        bar.setValue(place)
        table.view.viewport().repaint()
        qtbot.wait(0)
        blocked.append(time.perf_counter() - begin)
    assert sorted(blocked)[len(blocked) * 9 // 10] < 0.05
