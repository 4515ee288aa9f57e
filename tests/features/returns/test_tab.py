"""The tab 退换货 as a person sits at it: write, be judged, decide, settle, claim, print."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from distributor_desk.core.listing import Found
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.features.returns.form.claim_form import ClaimForm
from distributor_desk.features.returns.form.lines_grid import KEYS
from distributor_desk.features.returns.form.link_form import LinkForm
from distributor_desk.features.returns.form.order_form import OrderForm
from distributor_desk.features.returns.operations import claims, orders, policy
from distributor_desk.features.returns.rules import settings
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.tab import ReturnsTab
from distributor_desk.features.returns.tab.claims_export import export_claims
from distributor_desk.storage.database import Company
from tests.features.at_desk import (
    column,
    fill,
    form_of,
    own_words,
    press,
    printed,
    save,
    settle,
    tab_of,
    words,
)
from tests.features.conftest import Sit
from tests.features.returns.shop import TODAY, D, bring_sales, draft, holds, line, read, settled
from tests.workflow.making import cells

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
NAMES = "惠多多超市好邻居北街南街可乐薯片冰红茶甜水脆脆老板客户号"
"""What the company itself calls things."""


@pytest.fixture
def shop(stocked: Company) -> Company:
    """Settled: 12 broken colas; waiting: 200 chips for 1,000.00 near their end; begun: an exchange."""
    settled(stocked, draft(line(reason=w.QUALITY)))
    i = orders.add(
        stocked, draft(line(2, 200, 5, reason=w.NEAR_EXPIRY, produced_on=TODAY.replace(year=2025)))
    )
    orders.submit(stocked, i)
    return stocked


@pytest.fixture
def tab(sit: Sit, shop: Company, qtbot: QtBot) -> ReturnsTab:
    found: ReturnsTab = tab_of(sit(shop, "en"), "returns", qtbot)
    return found


def the(kind: type[Any], tab: QWidget, qtbot: QtBot) -> Any:
    """The dialog of a kind that is open, with everything read."""

    def found() -> list[Any]:
        return [one for one in tab.window().findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    one = found()[0]
    settle(one.desk, qtbot)
    return one


def choose(tab: ReturnsTab, number: str, qtbot: QtBot) -> None:
    tab.orders.table.view.selectRow(column(tab.orders.table, "number").index(number))
    settle(tab.desk, qtbot)


def type_in(form: OrderForm, row: int, qtbot: QtBot, **typed: Any) -> None:
    for key, said in typed.items():
        model = form.grid.lines
        model.setData(model.index(row, KEYS.index(key)), said)
        settle(form.desk, qtbot)
    qtbot.waitUntil(lambda: not form.judging.pause.isActive())
    settle(form.desk, qtbot)


def product(i: int) -> Found:
    return Found("products", i, ["", "可乐", "薯片", "冰红茶"][i], "")


def new_form(tab: ReturnsTab, words_: str, qtbot: QtBot) -> OrderForm:
    next(a for a in tab.actions() if a.text() == words_).trigger()
    form: OrderForm = the(OrderForm, tab, qtbot)
    form.head.customer.put(Found("customers", 1, "惠多多超市", ""))
    form.head.customer.chosen.emit(form.head.customer.found)
    settle(tab.desk, qtbot)
    return form


def test_the_list_shows_orders_with_goods_and_reasons(tab: ReturnsTab, qtbot: QtBot) -> None:
    assert column(tab.orders.table, "number") == ["TH2026-0002", "TH2026-0001"]
    assert column(tab.orders.table, "state") == ["submitted", "settled"]
    assert column(tab.orders.table, "reasons") == ["near expiry", "quality"]
    assert column(tab.orders.table, "value_in") == ["1,000.00", "30.00"]
    tab.orders.filter_row.choose("state", "waiting")
    settle(tab.desk, qtbot)
    assert column(tab.orders.table, "number") == ["TH2026-0002"]
    tab.orders.filter_row.choose("state", "")
    tab.orders.filter_row.search.setText("th2026-0001")
    qtbot.waitUntil(lambda: column(tab.orders.table, "number") == ["TH2026-0001"])


def test_the_policy_is_checked_while_one_types(tab: ReturnsTab, qtbot: QtBot) -> None:
    form = new_form(tab, "New return", qtbot)
    assert "is checked while you type" in words(form.judging.view)
    type_in(form, 0, qtbot, product=product(2), quantity="3箱", reason=w.SLOW_MOVING)
    assert form.grid.lines.index(0, KEYS.index("price")).data() == "5"
    assert form.grid.lines.index(0, KEYS.index("amount")).data() == "150.00"
    said = words(form.judging.view)
    assert "Left of this quarter's cap: ¥3,000.00" in said
    assert "✓ Cap of the quarter – passed: ¥150.00 now" in said
    assert "? Shelf life left – cannot be judged: 薯片: no production date" in said
    type_in(form, 0, qtbot, quantity="700", produced_on="2026-1-1")
    said = words(form.judging.view)
    assert "✗ Cap of the quarter – FAILED: ¥3,500.00 now, ¥3,000.00 left" in said
    assert form.grid.lines.index(0, KEYS.index("left")).data() == "120 / 180"
    assert form.judging.sums.text() == "Credit to the customer: ¥3,500.00"
    assert len(form.grid.lines.rows) == 2, "an empty row for the next"


def test_a_saved_order_comes_to_the_front_and_undo_takes_it_back(tab: ReturnsTab, qtbot: QtBot) -> None:
    form = new_form(tab, "New return", qtbot)
    type_in(form, 0, qtbot, product=product(1), quantity="12", original_document="XS1", reason=w.DAMAGED)
    with qtbot.waitSignal(form.saved):
        press(form, "Save and submit", qtbot)
    settle(tab.desk, qtbot)
    order = tab.orders.pane.order
    assert order is not None
    assert (order.number, order.state, order.lines[0].draft.original_id) == ("TH2026-0003", w.SUBMITTED, 1)
    window: Any = tab.window()
    press(window.toast, "Undo", qtbot)
    settle(tab.desk, qtbot)
    qtbot.waitUntil(lambda: column(tab.orders.table, "state")[0] == "draft")


def test_what_cannot_be_read_stays_and_is_said(tab: ReturnsTab, qtbot: QtBot) -> None:
    form = new_form(tab, "New return", qtbot)
    press(form, "Save draft", qtbot)
    qtbot.waitUntil(lambda: form.refusal.text() == "There are no goods yet. Enter at least one line.")
    type_in(form, 0, qtbot, product="什么东西")
    press(form, "Save draft", qtbot)
    assert form.refusal.text() == "No such product: choose one from the list"
    type_in(form, 0, qtbot, product=product(1), quantity="许多", produced_on="昨天吧")
    press(form, "Save draft", qtbot)
    assert form.refusal.text() == "Not a number, e.g. 12 or 1 case 6 pcs"
    assert form.grid.lines.index(0, KEYS.index("quantity")).data() == "许多"
    type_in(form, 0, qtbot, quantity="1", produced_on="")
    form.head.customer.put(None)
    press(form, "Save draft", qtbot)
    assert form.refusal.text() == "Choose the customer."
    form._touched = False
    form.reject()


def test_a_product_is_found_by_its_initials_in_the_grid(tab: ReturnsTab, qtbot: QtBot) -> None:
    form = new_form(tab, "New return", qtbot)
    index, delegate = form.grid.lines.index(0, 0), form.grid.itemDelegate()
    picker: Any = delegate.createEditor(form.grid, None, index)  # type: ignore[arg-type]
    picker.setText("bhc")
    picker.textEdited.emit("bhc")
    settle(tab.desk, qtbot)
    delegate.setModelData(picker, form.grid.lines, index)
    settle(tab.desk, qtbot)
    assert form.grid.lines.index(0, 0).data() == "冰红茶  1L"
    form._touched = False
    form.reject()


def test_a_line_is_split_and_removed(tab: ReturnsTab, qtbot: QtBot) -> None:
    form = new_form(tab, "New return", qtbot)
    type_in(form, 0, qtbot, product=product(1), quantity="10")
    form.grid.setCurrentIndex(form.grid.lines.index(0, 0))
    press(form, "Split line…", qtbot)
    asked = form_of(tab.window(), qtbot)  # type: ignore[arg-type]
    fill(asked, quantity="11")
    press(asked, "Save", qtbot)
    qtbot.waitUntil(asked.refusal.isVisible)
    fill(asked, quantity="4")
    save(asked, qtbot)
    assert [x.quantity for x in form.grid.lines.lines()] == [4, 6]
    form.grid.setCurrentIndex(form.grid.lines.index(0, 0))
    press(form, "Remove line", qtbot)
    assert [x.quantity for x in form.grid.lines.lines()] == [6]
    form._touched = False
    form.reject()


def test_an_exchange_on_the_spot_asks_why_when_a_rule_fails(
    tab: ReturnsTab, shop: Company, qtbot: QtBot
) -> None:
    policy.change_company(shop, {settings.FEE.key: D(10)})
    form = new_form(tab, "New exchange", qtbot)
    type_in(
        form,
        0,
        qtbot,
        product=product(1),
        quantity="1箱",
        reason=w.SLOW_MOVING,
        out_product=product(2),
        out_quantity="5",
    )
    assert form.judging.sums.text() == "In ¥30.00 − out ¥25.00 − fee 10% ¥3.00 = credit to the customer ¥2.00"
    press(form, "Exchange on the spot", qtbot)
    asked = form_of(tab.window(), qtbot)  # type: ignore[arg-type]
    asked.fields.editors["reason"].words.setPlainText("老客户")  # type: ignore[attr-defined]
    save(asked, qtbot)
    settle(tab.desk, qtbot)
    order = tab.orders.pane.order
    assert order is not None
    assert (order.state, order.override_reason) == (w.SETTLED, "老客户")
    assert "Handling fee\n¥3.00" in words(tab.orders.pane)
    holds(shop)


def test_a_return_is_decided_received_and_settled(tab: ReturnsTab, shop: Company, qtbot: QtBot) -> None:
    choose(tab, "TH2026-0002", qtbot)
    press(tab.orders.pane, "Approve…", qtbot)
    form = form_of(tab.window(), qtbot)  # type: ignore[arg-type]
    settle(tab.desk, qtbot)
    assert "✗ Near expiry – FAILED: 薯片: -185 days left" in words(form)
    assert "1. 薯片: accept 袋 (of 200袋, that is 20cs)" in words(form), "the figure is in base units"
    press(form, "Approve", qtbot)
    assert form.fields.problems["reason"].text().startswith("A rule of the policy fails")
    fill(form, reason="厂家认账", accepted2="150", why2="50 袋破了")
    save(form, qtbot)
    tab.orders.pane.note.setText("已入库")
    press(tab.orders.pane, "Goods are here", qtbot)
    settle(tab.desk, qtbot)
    press(tab.orders.pane, "Settle…", qtbot)
    form = form_of(tab.window(), qtbot)  # type: ignore[arg-type]
    settle(tab.desk, qtbot)
    fill(form, on="2026-3-5")
    save(form, qtbot)
    found = read(shop, 2)
    assert (found.state, found.value_in, str(found.settled_on)) == (w.SETTLED, 750, "2026-03-05")
    assert [s.note for s in found.steps if s.state == w.RECEIVED] == ["已入库"]
    assert tab.orders.pane.lines.item(0, 1).text() == "15cs of 20cs"
    holds(shop)


def test_rejecting_asks_why_and_the_order_can_be_mended(tab: ReturnsTab, shop: Company, qtbot: QtBot) -> None:
    choose(tab, "TH2026-0002", qtbot)
    press(tab.orders.pane, "Reject…", qtbot)
    form = form_of(tab.window(), qtbot)  # type: ignore[arg-type]
    press(form, "Reject", qtbot)
    assert form.fields.problems["note"].text() == "Please fill this in."
    fill_notes(form, "没有照片")
    save(form, qtbot)
    press(tab.orders.pane, "Edit…", qtbot)
    edit = the(OrderForm, tab, qtbot)
    assert edit.windowTitle() == "TH2026-0002"
    type_in(edit, 0, qtbot, quantity="100")
    with qtbot.waitSignal(edit.saved):
        press(edit, "Save draft", qtbot)
    settle(tab.desk, qtbot)
    assert read(shop, 2).value_in == 500
    press(tab.orders.pane, "Back to draft", qtbot)
    settle(tab.desk, qtbot)
    press(tab.orders.pane, "Cancel order", qtbot)
    settle(tab.desk, qtbot)
    assert read(shop, 2).state == w.CANCELLED


def fill_notes(form: Any, said: str) -> None:
    form.fields.editors["note"].words.setPlainText(said)


def test_a_claim_is_made_sent_confirmed_and_paid_short(tab: ReturnsTab, shop: Company, qtbot: QtBot) -> None:
    tab.pages.setCurrentWidget(tab.claims)
    settle(tab.desk, qtbot)
    press(tab.claims, "New claim…", qtbot)
    form: ClaimForm = the(ClaimForm, tab, qtbot)
    assert form.brand.currentText() == "甜水 (1)"
    assert form.chosen() == [1], "the factory's fault is ticked"
    assert form.total.text() == "1 line, ¥30.00"
    with qtbot.waitSignal(form.saved):
        press(form, "Make the claim", qtbot)
    settle(tab.desk, qtbot)
    for button, typed in (
        ("Sent to the manufacturer…", {}),
        ("Confirmed…", {"amount": "25"}),
        ("Money came in…", {"amount": "20"}),
    ):
        press(tab.claims, button, qtbot)
        asked = form_of(tab.window(), qtbot)  # type: ignore[arg-type]
        fill(asked, **typed)
        save(asked, qtbot)
    assert column(tab.claims.table, "state") == ["received"]
    assert column(tab.claims.table, "shortfall") == ["10.00"]
    assert "Shortfall\n¥10.00" in words(tab.claims)
    press(tab.claims, "Claim sheet…", qtbot)
    dialog, said = printed(tab.window(), qtbot)  # type: ignore[arg-type]
    assert dialog.windowTitle() == "HX2026-0001"
    assert "CNY30.00" in said


def test_amounts_of_an_open_claim_change_and_the_claims_are_exported(
    tab: ReturnsTab, shop: Company, qtbot: QtBot, tmp_path: Path
) -> None:
    made = claims.new(shop, 1, [1], TODAY)
    tab.open_record(-made)
    settle(tab.desk, qtbot)
    assert tab.pages.currentWidget() is tab.claims
    press(tab.claims, "Amounts…", qtbot)
    form = form_of(tab.window(), qtbot)  # type: ignore[arg-type]
    fill(form, item1="28.8")
    save(form, qtbot)
    from distributor_desk.core.progress import Progress

    told = export_claims(shop, tmp_path / "c.xlsx", "en", Progress())
    assert told.en == "1 row exported to “c.xlsx”."
    assert cells(tmp_path / "c.xlsx")["Claims"][1][10] == 28.8


def test_a_slow_mover_begins_an_exchange(tab: ReturnsTab, qtbot: QtBot) -> None:
    """600 teas at 4.00 two months ago; 5 % are 30: five cases of 6."""
    tab.pages.setCurrentWidget(tab.slow)
    settle(tab.desk, qtbot)
    assert column(tab.slow.table, "product") == ["冰红茶"]
    tab.slow.days.setValue(50)
    settle(tab.desk, qtbot)
    assert column(tab.slow.table, "product") == ["可乐", "薯片", "冰红茶"]
    assert column(tab.slow.table, "value") == ["75,000.00", "25,000.00", "2,400.00"]
    tab.slow.table.view.selectRow(2)
    press(tab.slow, "Start an exchange from this", qtbot)
    form = the(OrderForm, tab, qtbot)
    row = form.grid.lines.lines()[0]
    assert (form.kind, row.product_id, row.quantity, row.price, row.original_id) == (w.EXCHANGE, 3, 30, 4, 3)
    assert form.head.customer.text().startswith("惠多多超市")
    form._touched = False
    form.reject()


def test_rates_by_month_with_their_chart(tab: ReturnsTab, qtbot: QtBot) -> None:
    """30.00 of 102,400.00 sold since April 2025: 0.03 %."""
    tab.pages.setCurrentWidget(tab.rates)
    settle(tab.desk, qtbot)
    assert column(tab.rates.table, "name") == ["惠多多超市"]
    assert tab.rates.whole.text() == "In all ¥30.00 of ¥102,400.00 came back: 0.03%"
    tab.rates.by.setCurrentIndex(2)
    settle(tab.desk, qtbot)
    assert column(tab.rates.table, "name") == ["quality"]
    tab.rates.by.setCurrentIndex(3)
    settle(tab.desk, qtbot)
    assert column(tab.rates.table, "name")[-2:] == ["2026-02", "2026-03"]
    chart: Any = tab.rates.chart.chart
    assert chart.labels[-1] == "26-03"
    assert chart.series[0].values[-1] is None, "nothing sold in March: no rate"


def test_an_import_is_linked_seen_and_the_link_broken(tab: ReturnsTab, shop: Company, qtbot: QtBot) -> None:
    bring_sales(shop, ["2026-03-04", "XT1", "退货", "惠多多超市", "可乐", 12, 30])
    tab.desk.company.notice_others()
    choose(tab, "TH2026-0001", qtbot)
    tab.orders.pane.show_order(1)
    settle(tab.desk, qtbot)
    assert "可乐: counted by the imported line XT1 of 2026-03-04" in words(tab.orders.pane)
    press(tab.orders.pane, "Break this link", qtbot)
    settle(tab.desk, qtbot)
    press(tab.orders.pane, "Link with an imported return…", qtbot)
    form: LinkForm = the(LinkForm, tab, qtbot)
    assert form.list.item(0, 0).text() == "XT1"
    press(form, "Link", qtbot)
    settle(tab.desk, qtbot)
    qtbot.waitUntil(lambda: "XT1" in words(tab.orders.pane))
    holds(shop)


def test_slips_print_in_both_sizes(tab: ReturnsTab, qtbot: QtBot) -> None:
    choose(tab, "TH2026-0001", qtbot)
    press(tab.orders.pane, "Slip 241×140…", qtbot)
    dialog, said = printed(tab.window(), qtbot)  # type: ignore[arg-type]
    assert "Returnslip" in said
    dialog.reject()
    settle(tab.desk, qtbot)
    tab.print_paper()
    dialog, said = printed(tab.window(), qtbot)  # type: ignore[arg-type]
    assert "TH2026-0001" in said


def test_the_policy_of_the_company_and_of_a_customer(tab: ReturnsTab, shop: Company, qtbot: QtBot) -> None:
    next(a for a in tab.actions() if a.text() == "Policy…").trigger()
    form = form_of(tab.window(), qtbot)  # type: ignore[arg-type]
    fill(form, **{settings.CAP.key: "4"})
    save(form, qtbot)
    customers = tab_of(tab.window(), "customers", qtbot)  # type: ignore[arg-type]
    customers.table.view.selectRow(column(customers.table, "name").index("惠多多超市"))
    settle(tab.desk, qtbot)
    panel = next(p for p in customers.page.panels if type(p).__name__ == "ReturnsPanel")
    assert "Cap left this quarter\n¥4,000.00" in words(panel)
    press(panel, "Own rules…", qtbot)
    form = form_of(tab.window(), qtbot)  # type: ignore[arg-type]
    fill(form, **{settings.CAP.key: "10"})
    save(form, qtbot)
    qtbot.waitUntil(lambda: "¥10,000.00" in words(panel))
    press(panel, "New exchange…", qtbot)
    begun: OrderForm = the(OrderForm, customers, qtbot)
    assert begun.head.customer.text().startswith("惠多多超市")
    begun.reject()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_and_form_speaks_one_language(
    sit: Sit, shop: Company, qtbot: QtBot, language: Any
) -> None:
    claims.new(shop, 1, [1], TODAY)
    window: MainWindow = sit(shop, language)
    tab: ReturnsTab = tab_of(window, "returns", qtbot)
    parts: list[QWidget] = []
    for page in (tab.orders, tab.claims, tab.slow, tab.rates):
        tab.pages.setCurrentWidget(page)
        settle(tab.desk, qtbot)
        parts.append(page)
    tab.actions()[1].trigger()
    form: OrderForm = the(OrderForm, tab, qtbot)
    parts.append(form)
    combo = form.grid.itemDelegate().createEditor(
        form.grid, None, form.grid.lines.index(0, KEYS.index("reason"))
    )  # type: ignore[arg-type]
    assert isinstance(combo, QComboBox)
    headings = [form.grid.lines.headerData(n, Qt.Orientation.Horizontal, 0) for n in range(len(KEYS))]
    said = (
        [words_ for part in parts for words_ in own_words(part)]
        + headings
        + [combo.itemText(n) for n in range(combo.count())]
    )
    ours = [re.sub(f"[{NAMES}]", "", one) for one in said]
    if language == "en":
        assert [one for one in ours if CHINESE.search(one)] == []
    else:
        latin = [one for one in ours if set(re.findall(r"[A-Za-z]{3,}", one)) - {"Excel", "Ctrl"}]
        assert latin == []
        assert "退换货单" in "".join(tab.pages.tabText(n) for n in range(4))
    form.reject()
