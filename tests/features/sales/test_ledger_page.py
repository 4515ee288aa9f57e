"""The ledger on the customer's page, the balances and the statement, as the bookkeeper works with them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from distributor_desk.core.language import plain
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.customers.tab import CustomersTab
from distributor_desk.features.sales import operations, posting
from distributor_desk.features.sales.form.balances import BalancesWindow
from distributor_desk.features.sales.form.ledger import LedgerPanel
from distributor_desk.features.sales.form.shares import SharesWindow
from distributor_desk.features.sales.records import SalesLine
from tests.features.at_desk import (
    TODAY,
    choose,
    column,
    fill,
    form_of,
    press,
    printed,
    save,
    settle,
    tab_of,
    words,
)


@pytest.fixture
def tab(window: MainWindow, qtbot: QtBot) -> CustomersTab:
    found: CustomersTab = tab_of(window, "customers", qtbot)
    choose(found.table, "惠多多超市")
    found.page.open_part("Ledger")
    settle(found.desk, qtbot)
    return found


@pytest.fixture
def panel(tab: CustomersTab) -> LedgerPanel:
    return next(p for p in tab.page.panels if isinstance(p, LedgerPanel))


def amounts(panel: LedgerPanel) -> list[str]:
    return column(panel.list.table, "amount")


def test_every_row_stands_there_newest_first_with_balance_and_age(panel: LedgerPanel) -> None:
    assert column(panel.list.table, "date") == ["2026-02-25", "2026-02-21", "2026-02-20"]
    assert column(panel.list.table, "kind") == ["return", "payment", "sale"]
    assert amounts(panel) == ["-10.00", "-30.00", "60.00"]
    said = words(panel).splitlines()
    assert "Owed: ¥120.00" in said
    # opening 100 of 1 January less 40 that came back or was paid: 60, on the 60th day; 60 of 20 February
    assert "¥60.00, the oldest of 2026-01-01  (30 credit days)" in said
    assert said[said.index("31–60 days") + 1] == "¥60.00"


def test_the_lines_and_the_opening_balance_come_to_what_is_owed(panel: LedgerPanel) -> None:
    said = words(panel).splitlines()
    assert said[said.index("Opening balance") + 1] == "¥100.00 of 2026-01-01"
    assert 100 + sum(float(one) for one in amounts(panel)) == 120
    shown = [column.key for _place, column in panel.list.table.header.shown_columns()]
    assert shown[:4] == ["date", "kind", "amount", "product"]  # seen without a scroll on a small screen
    assert panel.list.table.seen().title.en == "Ledger of 惠多多超市"


def test_a_row_is_looked_up_by_its_month_and_kind(panel: LedgerPanel, qtbot: QtBot) -> None:
    panel.list.table.view.setFocus()
    qtbot.keyClick(panel.list.table.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.list.filter_row.search.hasFocus()  # this list's, though the customers' own stands beside it
    qtbot.keyClicks(panel.list.filter_row.search, "2026-02-21")
    qtbot.waitUntil(lambda: amounts(panel) == ["-30.00"])
    qtbot.keyClick(panel.list.filter_row.search, Qt.Key.Key_Down)
    assert panel.list.table.view.hasFocus()
    panel.list.filter_row.clear()
    qtbot.waitUntil(lambda: len(amounts(panel)) == 3)
    kinds = panel.list.filter_row.combos["kind"]
    kinds.setCurrentIndex(kinds.findData("return"))
    qtbot.waitUntil(lambda: amounts(panel) == ["-10.00"])


def test_enter_corrects_and_delete_takes_out_while_the_list_of_customers_stands_beside_it(
    panel: LedgerPanel, tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    view = panel.list.table.view
    view.setFocus()
    view.selectRow(1)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    form = form_of(window, qtbot)
    fill(form, amount="35")
    save(form, qtbot)
    assert amounts(panel)[1] == "-35.00"
    view.selectRow(1)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "2026-02-21" in QGuiApplication.clipboard().text()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: amounts(panel) == ["-10.00", "60.00"])
    tab.table.view.setFocus()
    qtbot.keyClick(tab.table.view, Qt.Key.Key_Return)
    assert "惠多多超市" in form_of(window, qtbot).windowTitle()


def test_a_sale_and_a_payment_are_booked_by_hand(
    panel: LedgerPanel, tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    press(panel, "Book goods…", qtbot)
    form = form_of(window, qtbot)
    fill(form, product="薯片 70g", quantity="=2*5", price="5")
    save(form, qtbot)
    assert amounts(panel)[0] == "50.00"
    assert column(panel.list.table, "origin")[0] == "by hand"
    press(panel, "Book a payment…", qtbot)
    form = form_of(window, qtbot)
    assert form.windowTitle().startswith("惠多多超市: Payment")
    fill(form, amount="1.2万")
    with qtbot.waitSignal(window.desk.done) as told:
        save(form, qtbot)
    assert told.args[0].en == "Book a payment: 12,000.00"
    assert "Paid in advance: ¥11,830.00" in words(panel)  # 120 + 50 − 12 000
    press(window.toast, "Undo", qtbot)
    settle(tab.desk, qtbot)
    assert "Owed: ¥170.00" in words(panel)


def test_a_refusal_keeps_what_was_typed(panel: LedgerPanel, window: MainWindow, qtbot: QtBot) -> None:
    press(panel, "Book goods…", qtbot)
    form = form_of(window, qtbot)
    fill(form, product="雪碧", quantity="3", amount="9")
    press(form, "Save", qtbot)
    qtbot.waitUntil(form.refusal.isVisible)
    assert form.refusal.words.text() == "There is no product “雪碧”; add it first."
    assert form.fields.values()["product"] == "雪碧"
    form.fields.editors["product"].line.clear()  # type: ignore[attr-defined]
    form.reject()


def test_a_row_is_corrected_and_taken_out_and_both_are_undone(
    panel: LedgerPanel, tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    panel.list.table.view.selectRow(2)
    press(panel, "Correct…", qtbot)
    settle(tab.desk, qtbot)
    form = form_of(window, qtbot)
    assert form.fields.values()["product"] == "可乐 500ml"
    fill(form, amount="66")
    save(form, qtbot)
    assert "Owed: ¥126.00" in words(panel)
    panel.list.table.view.selectRow(1)
    press(panel, "Take out", qtbot)
    settle(tab.desk, qtbot)
    assert amounts(panel) == ["-10.00", "66.00"]
    for owed in ("Owed: ¥126.00", "Owed: ¥120.00"):
        window.undo_menu.undo.trigger()
        settle(tab.desk, qtbot)
        assert owed in words(panel)


def test_a_line_of_a_return_order_says_where_it_is_changed(
    panel: LedgerPanel, tab: CustomersTab, qtbot: QtBot
) -> None:
    with tab.desk.company.write(plain("settle")) as work:
        line = work.session.query(SalesLine).first()
        assert line is not None
        posting.post_lines(work, [{
            "kind": "return", "date": TODAY, "document": "TH2026-0001", "customer_id": panel.customer_id,
            "product_id": line.product_id, "quantity": -1, "amount": -5, "origin": "return",
        }])  # fmt: skip
    settle(tab.desk, qtbot)
    assert column(panel.list.table, "origin")[0] == "return order"
    panel.list.table.view.selectRow(0)
    for deed in ("Correct…", "Take out"):
        press(panel, deed, qtbot)
        settle(tab.desk, qtbot)
        boxes = [box for box in panel.findChildren(QMessageBox) if "through that order" in box.text()]
        assert len(boxes) == 1, deed
        boxes[0].close()
        settle(tab.desk, qtbot)
    assert amounts(panel)[0] == "-5.00"


def test_the_statement_is_asked_for_a_period_and_shown(
    panel: LedgerPanel, window: MainWindow, qtbot: QtBot
) -> None:
    press(panel, "Statement…", qtbot)
    form = form_of(window, qtbot)
    assert form.fields.values()["first"].isoformat() == "2026-02-01"
    fill(form, first="2026-03-01", last="2026-02-01")
    press(form, "Show the statement", qtbot)
    assert form.fields.problems["last"].text() == "The period ends before it begins."
    fill(form, first="1-1", last="3-2")
    save(form, qtbot)
    _dialog, said = printed(window, qtbot)
    for part in (
        "Statementofaccount",
        "惠多多超市",
        "CNYonehundredandtwentyonly",
        "Perimportsupto2026-03-01",
    ):
        assert part in said, part


def test_the_balances_are_sorted_narrowed_and_of_any_day(tab: CustomersTab, qtbot: QtBot) -> None:
    balances = BalancesWindow(tab.desk, tab)
    balances.open()
    settle(tab.desk, qtbot)
    table = balances.list.table
    assert dict(zip(column(table, "name"), column(table, "balance"), strict=True)) == {
        "惠多多超市": "120.00", "福满家便利店": "120.00", "好邻居": "50.00",
    }  # fmt: skip
    settle(tab.desk, qtbot)
    # late: 60 of 惠多多超市, 50 of 好邻居 (1 October)
    assert balances.sums.text() == "Owed: ¥290.00   of which overdue: ¥110.00"
    with tab.desk.company.read() as session:
        shop = session.execute(select(Customer.id).where(Customer.name == "福满家便利店")).scalar_one()
    operations.book_payment(tab.desk.company, shop, {"date": TODAY, "amount": Decimal(125)})
    settle(tab.desk, qtbot)
    assert balances.sums.text() == (
        "Owed: ¥170.00   of which overdue: ¥110.00   paid in advance: ¥5.00   together: ¥165.00"
    )
    which = balances.list.filter_row.combos["which"]
    which.setCurrentIndex(which.findData("overdue"))
    qtbot.waitUntil(lambda: set(column(table, "name")) == {"惠多多超市", "好邻居"})
    balances.day.setDate(QDate(2026, 2, 20))
    settle(tab.desk, qtbot)
    assert column(table, "balance")[column(table, "name").index("惠多多超市")] == "160.00"
    press(balances, "Show customer", qtbot)
    settle(tab.desk, qtbot)
    assert tab.findChildren(BalancesWindow) == []
    assert tab.page.customer_id == tab.table.current_id()


def test_shares_show_the_margin_on_the_screen_and_never_export_it(tab: CustomersTab, qtbot: QtBot) -> None:
    shares = SharesWindow(tab.desk, tab)
    shares.open()
    shares.by.setCurrentIndex(shares.by.findData("rep"))
    settle(tab.desk, qtbot)
    table = shares.list.table
    assert column(table, "name") == ["王强", "李娜"]
    assert column(table, "net") == ["170.00", "50.00"]
    assert column(table, "share") == ["77.27%", "22.73%"]
    assert any(column(table, "margin"))
    outward = {c.key for _, c, _ in table.seen().outward}
    assert "net" in outward
    assert not outward & {"margin", "margin_rate"}
    shares.close()
