"""Import as a person goes through it: look, match, mend, leave out, import, undo; and the list of imports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from distributor_desk.desktop import messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.import_dialog import ImportDialog
from distributor_desk.desktop.imports_window import ImportsWindow
from distributor_desk.features.customers import queries
from distributor_desk.storage import backup, folders
from distributor_desk.storage.database import Company
from tests.workflow.making import bring, bring_file, save

SHOPS = {
    "客户表": [
        ["客户资料表", None, None, None],
        ["店名", "电话", "信用额度", "片区"],
        ["惠多多超市", "13800001111", 5000, "江宁"],
        ["好又多一店", "13800002222", "很多", "江宁区"],
        ["喆喆便利", "13800003333", 800.5, "江宁区"],
    ]
}
LINES = ["单据日期", "单据编号", "客户名称", "商品名称", "数量", "金额"]
Open = Callable[..., ImportDialog]


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot, over: QWidget, tmp_path: Path) -> Iterator[Open]:
    """Opens the dialog over workbooks of these cells and waits until they are judged."""
    made: list[ImportDialog] = []

    def open_(*books: dict[str, Any], names: tuple[str, ...] = ("shops.xlsx", "sales.xlsx")) -> ImportDialog:
        paths = [save(tmp_path / name, book) for book, name in zip(books, names, strict=False)]
        dialog = ImportDialog(desk, over, paths)
        made.append(dialog)
        dialog.open()
        judged(dialog, qtbot)
        return dialog

    yield open_
    for dialog in made:
        if shiboken6.isValid(dialog):
            dialog.importer.answers.clear()
            dialog.close()


def judged(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Until what was said last is judged."""
    qtbot.waitUntil(
        lambda: dialog.importer.preview is not None and not dialog.importer.waiting, timeout=20_000
    )


def imported(dialog: ImportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.importer.imported, timeout=20_000):
        qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)


def count(company: Company) -> int:
    with company.read() as session:
        return queries.count(session)


def names(company: Company) -> list[str]:
    with company.read() as session:
        return sorted(name for (name,) in queries.all_values(session, ["name"]))


def chip(dialog: ImportDialog, key: str) -> str:
    return dialog.work.chips[key].text()


def groups(dialog: ImportDialog) -> list[tuple[str, list[str]]]:
    tree = dialog.work.mends.tree
    found = []
    for number in range(tree.topLevelItemCount()):
        top = tree.topLevelItem(number)
        assert top is not None
        found.append((top.text(0), [top.child(n).text(0) for n in range(top.childCount())]))
    return found


def pick(dialog: ImportDialog, words: str) -> None:
    """Choose the line of the problems that says this."""
    tree = dialog.work.mends.tree
    found = tree.findItems(words, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    assert found, words
    tree.setCurrentItem(found[0])


def test_a_workbook_is_looked_at_imported_and_taken_back(
    opened: Open, qtbot: QtBot, company: Company
) -> None:
    dialog = opened(SHOPS)
    assert dialog.pages.currentWidget() is dialog.work
    assert (chip(dialog, "new"), chip(dialog, "rejected")) == ("new 2", "refused 1")
    assert dialog._go.text() == "Import (2 rows)"
    assert count(company) == 0
    imported(dialog, qtbot)
    assert count(company) == 2
    assert backup.backups(folders.backup_folder(company.path))[0].reason == "pre-import"
    assert list(company.path.parent.glob("*rejects*.xlsx"))
    assert "很多" in dialog.outcome.problems.item(0).text()
    with qtbot.waitSignal(dialog.importer.undone):
        qtbot.mouseClick(dialog._undo, Qt.MouseButton.LeftButton)
    assert count(company) == 0
    assert "undone" in dialog.outcome.title.text()


def test_every_page_has_the_keys_as_soon_as_it_is_seen(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(SHOPS)
    bar = dialog.work.tabs.tabBar()
    assert bar.hasFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert dialog.work.tabs.currentWidget() is dialog.work.rows
    with qtbot.waitSignal(dialog.importer.imported, timeout=20_000):
        qtbot.keyClick(bar, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog._close.hasFocus()
    assert dialog.outcome.title.text() == "Imported, but 1 row was refused."


def test_a_day_is_typed_short_and_a_time_is_shown_as_people_write_it(opened: Open, qtbot: QtBot) -> None:
    moment = datetime(2026, 6, 29, 11, 3)  # noqa: DTZ001  # a workbook knows no zones
    lines = [LINES, [moment, "S1", "甲", "可乐", 1, 3], ["七月一日", "S2", "甲", "可乐", "4箱", 3]]
    dialog = opened({"销售": lines})
    rows, (year, *_) = dialog.work.rows, str(dialog._desk.today()).split("-")
    dialog.work.tabs.setCurrentWidget(rows)
    assert rows.model.index(0, 2).data() == "2026-06-29 11:03"
    assert rows.jump(1)
    assert rows.model.setData(rows.view.currentIndex(), "1-7")
    judged(dialog, qtbot)
    assert rows.view.currentIndex().data() == f"{year}-01-07"


def test_a_sum_of_quantities_says_what_is_not_in_it(opened: Open) -> None:
    lines = [["商品名称", "箱规"], ["可乐", 12]]
    sales = [LINES, ["2026-01-01", "S1", "甲", "可乐", 5, 3], ["2026-01-01", "S2", "甲", "可乐", "4箱", 3]]
    dialog = opened({"商品": lines, "销售": sales})
    dialog.work.panel.tree.setCurrentItem(dialog.work.panel.tree.topLevelItem(0).child(1))
    said = [dialog.work.totals.list.item(0, place).text() for place in (0, 1, 5)]
    assert said == ["数量", "5", "without 1 row in cases, such as 4箱"]


def test_a_wrong_cell_is_marked_said_and_mended_in_place(
    opened: Open, qtbot: QtBot, company: Company
) -> None:
    dialog = opened(SHOPS)
    rows = dialog.work.rows
    tester = QAbstractItemModelTester(rows.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    dialog.work.tabs.setCurrentWidget(rows)
    assert rows.jump(1)
    at = rows.view.currentIndex()
    assert at.data() == "⚠ 很多"
    assert "很多" in at.data(Qt.ItemDataRole.ToolTipRole)
    assert "很多" in rows.why.text()
    assert rows.model.index(at.row(), 1).data() == "refused"
    assert rows.model.setData(at, "1,200.50")
    judged(dialog, qtbot)
    assert (chip(dialog, "new"), chip(dialog, "rejected")) == ("new 3", "refused 0")
    assert rows.view.currentIndex().row() == at.row()
    assert not rows.jump(1)
    assert tester.model() is rows.model
    imported(dialog, qtbot)
    with company.read() as session:
        limits = dict(queries.all_values(session, ["name", "credit_limit"]))
    assert limits["好又多一店"] == 1200.50


def test_problems_are_grouped_and_mended_at_one_go(opened: Open, qtbot: QtBot, company: Company) -> None:
    bring(company, {"客户": [["客户名称", "片区"], ["老店", "江宁"]]})
    dialog = opened(SHOPS)
    assert groups(dialog) == [
        ("⚠ 信用额度 “…” is not a number", ["很多"]),
        ("片区 is new: no record has it yet", ["江宁区"]),
    ]
    pick(dialog, "江宁区")
    mends = dialog.work.mends
    assert mends.change_to.currentText() == "江宁"  # the nearest that is known
    assert mends.words.text() == "2 rows: 片区 “江宁区” is new: no record has it yet"
    mends.change.click()
    judged(dialog, qtbot)
    pick(dialog, "很多")
    dialog.work.mends.empty.click()
    judged(dialog, qtbot)
    assert groups(dialog) == []
    assert mends.words.text() == "Nothing is to be mended in this sheet."
    imported(dialog, qtbot)
    with company.read() as session:
        assert {area for (area,) in queries.all_values(session, ["area"])} == {"江宁"}


def test_rows_are_left_out_and_taken_back(opened: Open, qtbot: QtBot, company: Company) -> None:
    dialog = opened(SHOPS)
    rows = dialog.work.rows
    rows.view.selectRow(0)
    rows.toggle()
    judged(dialog, qtbot)
    assert (chip(dialog, "new"), chip(dialog, "left_out")) == ("new 1", "left out 1")
    box = rows.model.index(0, 0)
    assert box.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    assert rows.model.index(0, 2).data() == "惠多多超市"
    dialog.work.chips["left_out"].click()
    assert rows.model.rowCount() == 1
    assert rows.model.setData(rows.model.index(0, 0), None, Qt.ItemDataRole.CheckStateRole)
    judged(dialog, qtbot)
    assert chip(dialog, "left_out") == "left out 0"
    pick(dialog, "很多")
    dialog.work.mends.out.click()
    judged(dialog, qtbot)
    imported(dialog, qtbot)
    assert names(company) == ["喆喆便利", "惠多多超市"]


def test_rows_are_filtered_by_what_becomes_of_them(opened: Open) -> None:
    dialog = opened(SHOPS)
    model = dialog.work.rows.model
    assert model.rowCount() == 3
    dialog.work.chips["rejected"].click()
    assert dialog.work.tabs.currentWidget() is dialog.work.rows
    assert [model.index(row, 2).data() for row in range(model.rowCount())] == ["好又多一店"]
    dialog.work.chips["rejected"].click()
    assert model.rowCount() == 3


def test_a_change_shows_old_and_new(opened: Open, company: Company) -> None:
    bring(company, {"客户": [["客户名称", "信用额度", "电话"], ["惠多多超市", 4000, "13800001111"]]})
    dialog = opened(SHOPS)
    model = dialog.work.rows.model
    assert model.index(0, 1).data() == "changed"
    assert model.index(0, 4).data() == "4,000.00 → 5,000.00"
    assert model.index(0, 3).data() == "13800001111"


def test_another_field_and_another_heading_row_are_one_choice_each(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(SHOPS)
    columns = dialog.work.columns
    assert columns.top.selectedItems()[0].text() == "店名"
    assert columns.headings is not None
    table = columns.headings.table
    assert table.item(0, 0).text() == "店名"
    assert "惠多多超市" in table.item(0, 2).text()
    field = table.cellWidget(2, 1)
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(0)  # leave the limit out
    judged(dialog, qtbot)
    assert (chip(dialog, "new"), chip(dialog, "rejected")) == ("new 3", "refused 0")
    columns.top.cellClicked.emit(0, 0)
    judged(dialog, qtbot)
    assert "row 1" in columns.row.text()
    columns.top.cellClicked.emit(1, 0)
    judged(dialog, qtbot)
    assert chip(dialog, "new") == "new 2"


def test_a_match_is_remembered_and_said(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(SHOPS)
    headings = dialog.work.columns.headings
    assert headings is not None
    field = headings.table.cellWidget(2, 1)
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(0)
    judged(dialog, qtbot)
    imported(dialog, qtbot)
    again = {"客户表": [*SHOPS["客户表"][:2], ["新店", "13900000000", "没有", "江宁"]]}
    other = opened(again, names=("more.xlsx",))
    assert chip(other, "new") == "new 1"
    today = date.today()  # noqa: DTZ011
    assert f"as with the file of {today.day} {today:%B}" in other.work.title.text()


def test_files_are_judged_together_and_booked_in_their_order(
    opened: Open, qtbot: QtBot, company: Company
) -> None:
    sales = {
        "流水": [
            LINES,
            [date(2026, 3, 1), "D1", "惠多多超市", "可乐", 2, 5],
            [date(2026, 3, 1), "D1", "没有的店", "可乐", 1, 2.5],
        ]
    }
    dialog = opened(sales, SHOPS, names=("sales.xlsx", "shops.xlsx"))
    assert dialog.work.panel.tree.topLevelItemCount() == 2
    dialog.work.panel.make_missing.setChecked(False)
    judged(dialog, qtbot)
    said = groups(dialog)
    assert (
        "⚠ 客户名称 “…” is no customer; tick “create what is missing”, or add it first",
        ["没有的店"],
    ) in said
    dialog.work.mends.make.click()
    judged(dialog, qtbot)
    assert dialog.work.panel.make_missing.isChecked()
    assert chip(dialog, "new") == "new 2"
    imported(dialog, qtbot)
    assert names(company) == ["喆喆便利", "惠多多超市", "没有的店"]
    assert len(dialog.importer.batches) == 2
    with qtbot.waitSignal(dialog.importer.undone):
        dialog._undo.click()
    assert count(company) == 0


def test_nearly_equal_names_are_shown_side_by_side_and_joined_only_when_said(
    opened: Open, qtbot: QtBot, company: Company
) -> None:
    bring(company, {"客户": [["客户编号", "客户名称", "电话"], ["K1", "惠多多超市麻岗店", "13811112222"]]})
    dialog = opened({"流水": [LINES, [date(2026, 3, 1), "D1", "惠多多超市(麻岗店)", "可乐", 2, 5]]})
    made = dialog.work.made
    assert [made.pairs.item(0, n).text() for n in range(3)] == [
        "惠多多超市(麻岗店)",
        "惠多多超市麻岗店",
        "100%",
    ]
    beside = [[made.beside.item(row, n).text() for n in range(3)] for row in range(made.beside.rowCount())]
    assert ["Name", "惠多多超市(麻岗店)", "惠多多超市麻岗店"] in beside
    assert ["Code", "", "K1"] in beside
    assert "same as?" in dialog.work.tabs.tabText(3)
    made.one.click()
    judged(dialog, qtbot)
    assert made.pairs.rowCount() == 0
    imported(dialog, qtbot)
    assert names(company) == ["惠多多超市麻岗店"]


def test_totals_stand_beside_those_of_the_file(opened: Open) -> None:
    lines = [
        LINES,
        [date(2026, 3, 1), "D1", "甲", "可乐", 2, 5],
        [date(2026, 3, 1), "D1", "甲", "可乐", 1, "x"],
    ]
    dialog = opened({"流水": [*lines, ["合计", None, None, None, 3, 5]]})
    table = dialog.work.totals.list
    said = [[table.item(row, n).text() for n in range(6)] for row in range(table.rowCount())]
    assert said == [["数量", "3", "2", "1", "3", "✓"], ["金额", "5.00", "5.00", "0.00", "5.00", "✓"]]


def test_open_questions_are_asked_and_their_answers_hold(
    opened: Open, qtbot: QtBot, company: Company
) -> None:
    lines = [LINES, ["03/04/2026", "D1", "甲", "可乐", 2, 113]]
    dialog = opened({"流水": lines})
    asked = dialog.work.columns.questions.findChildren(QComboBox)
    assert [box.accessibleName() for box in asked] == [
        "Does the column “Amount” include tax?",
        "Dates such as 03/04/2026:",
    ]
    assert chip(dialog, "rejected") == "refused 1"
    dialog.work.mends.day.click()
    judged(dialog, qtbot)
    box = dialog.work.columns.questions.findChildren(QComboBox)[0]
    box.setCurrentIndex(box.findData("13"))
    box.activated.emit(box.currentIndex())
    judged(dialog, qtbot)
    assert dialog.work.rows.model.index(0, 1).data() == "new"
    imported(dialog, qtbot)
    from distributor_desk.features.sales.records import SalesLine

    with company.read() as session:
        line = session.query(SalesLine).one()
        assert (line.date, line.amount) == (date(2026, 4, 3), Decimal("127.69"))  # 113 × 1.13


def test_a_garbled_text_is_read_again_as_the_person_says(
    desk: Desk, qtbot: QtBot, over: QWidget, tmp_path: Path, company: Company
) -> None:
    path = tmp_path / "台湾.csv"
    path.write_bytes("客戶名稱,電話\n頂好超市,02-1234567\n".encode("big5"))
    dialog = ImportDialog(desk, over, [path])
    judged(dialog, qtbot)
    box = dialog.work.columns.questions.findChildren(QComboBox)[0]
    box.setCurrentIndex(box.findData("big5"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: dialog.importer.waiting)
    judged(dialog, qtbot)
    assert dialog.work.columns.top.item(1, 0).text() == "頂好超市"
    dialog.close()


def test_what_is_no_workbook_is_refused_with_a_sentence(
    desk: Desk, qtbot: QtBot, over: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "show", lambda _parent, words, *_icon: told.append(words))
    wrong = tmp_path / "picture.xlsx"
    wrong.write_bytes(b"\x89PNG")
    dialog = ImportDialog(desk, over, [wrong])
    dialog.open()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "picture.xlsx" in told[0]
    assert dialog.pages.currentWidget() is dialog.choose
    right = save(tmp_path / "right.xlsx", SHOPS)
    dialog.take([right, wrong])  # the good one is looked at, the other one named
    judged(dialog, qtbot)
    assert dialog.pages.currentWidget() is dialog.work
    assert "picture.xlsx" in dialog.work.notes.text()
    dialog.close()


def test_the_same_file_again_is_said_and_changes_nothing(
    opened: Open, qtbot: QtBot, desk: Desk, over: QWidget, tmp_path: Path
) -> None:
    dialog = opened(SHOPS)
    imported(dialog, qtbot)
    again = ImportDialog(desk, over, [tmp_path / "shops.xlsx"])
    judged(again, qtbot)
    assert "was imported on" in again.work.notes.text()
    assert (chip(again, "new"), chip(again, "same")) == ("new 0", "unchanged 2")
    again.close()


def test_refused_rows_come_back_mended_with_the_same_match(
    opened: Open, qtbot: QtBot, company: Company, desk: Desk, over: QWidget
) -> None:
    lines = [
        LINES,
        [date(2026, 3, 1), "D1", "甲", "可乐", 2, 5],
        [date(2026, 3, 1), "D1", "甲", "可乐", 1, "x"],
    ]
    dialog = opened({"流水": lines})
    imported(dialog, qtbot)
    rejects = next(company.path.parent.glob("*rejects*.xlsx"))
    book = load_workbook(rejects)
    sheet = book.active
    assert sheet is not None
    headings = [cell.value for cell in sheet[1]]
    assert headings == [*LINES, "Line", "Reason not imported"]
    sheet.cell(2, headings.index("金额") + 1).value = 2.5
    book.save(rejects)
    other = ImportDialog(desk, over, [rejects])
    judged(other, qtbot)
    assert "as with the file of" in other.work.title.text()
    assert chip(other, "new") == "new 1"
    imported(other, qtbot)
    result = bring_file(company, rejects)
    assert result.sheets[0].counts.unchanged == 1
    other.close()


def test_imports_are_listed_with_what_they_made_and_undone_in_any_order(
    desk: Desk,
    qtbot: QtBot,
    over: QWidget,
    opened: Open,
    company: Company,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(messages, "ask", lambda *_words, **_buttons: True)
    imported(opened(SHOPS), qtbot)
    bring(
        company, {"流水": [LINES, [date(2026, 3, 1), "D1", "惠多多超市", "可乐", 2, 5]]}, create_missing=True
    )
    window = ImportsWindow(desk, over)
    qtbot.waitUntil(lambda: window.list.rowCount() == 2)
    assert [window.list.item(0, n).text() for n in (4, 7)] == ["1", "5.00"]
    assert [window.list.item(1, n).text() for n in (3, 4, 6)] == ["shops.xlsx", "2", "1"]
    window.list.selectRow(1)
    qtbot.waitUntil(lambda: "customers 2" in window.there.text())
    assert [window.sheets.item(0, n).text() for n in (0, 1, 2)] == ["客户表", "Customers", "3"]
    window.take_back()
    qtbot.waitUntil(lambda: window.answer.text() != "")
    assert "What stays (changed, settled or referred to since): customers 1" in window.answer.text()
    assert names(company) == ["惠多多超市"]
    qtbot.waitUntil(lambda: window.list.item(1, 8).text() == "undone")
    window.list.selectRow(0)
    window.answer.clear()
    window.take_back()
    qtbot.waitUntil(lambda: "removed" in window.answer.text())
    again = bring_file(company, company.path.parent / "shops.xlsx")  # what was undone goes in again
    assert again.sheets[0].counts.created == 1


def test_what_was_mended_is_not_lost_without_a_question(
    opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([False, True])
    asked: list[str] = []

    def ask(_parent: object, question: str, **_buttons: str) -> bool:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(messages, "ask", ask)
    dialog = opened(SHOPS)
    dialog.work.rows.model.mended.emit(4, 2, "1")
    judged(dialog, qtbot)
    dialog.reject()
    assert dialog.isVisible()
    assert len(asked) == 1
    with qtbot.waitSignal(dialog.finished):
        dialog.reject()


def test_a_date_that_the_file_lacks_is_said_once(opened: Open, qtbot: QtBot) -> None:
    dialog = opened({"三月五日": [LINES[1:], ["D1", "甲", "可乐", 2, 5]]})
    assert "missing headings: Date" in dialog.work.columns.why.text()
    assert not dialog._go.isEnabled()
    (line,) = dialog.work.columns.questions.findChildren(QLineEdit)
    assert line.accessibleName() == "No column for Date; in every row it is"
    line.setText("2026-03-05")
    line.editingFinished.emit()
    judged(dialog, qtbot)
    assert chip(dialog, "new") == "new 1"


def test_a_table_of_customers_and_products_is_said_and_may_be_read_as_a_list(
    opened: Open, qtbot: QtBot
) -> None:
    dialog = opened(
        {"数量": [["客户名称", "可乐", "雪碧", "薯片"], ["甲店", 1, 2, 3], ["乙店", None, 2, None]]}
    )
    assert "read as 4 lines" in dialog.work.columns.why.text()
    assert ("⚠ 日期 is empty; this column is required", ["(empty)"]) in groups(dialog)
    pick(dialog, "(empty)")
    dialog.work.mends.change_to.setEditText("2026-03-05")
    dialog.work.mends.change.click()
    judged(dialog, qtbot)
    assert chip(dialog, "rejected") == "refused 4"  # no price anywhere
    (box,) = dialog.work.columns.questions.findChildren(QComboBox)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    judged(dialog, qtbot)
    assert chip(dialog, "new") == "new 2"
    assert "Customers" in dialog.work.title.text()
