"""The tab 返利: the tier editor, the curve, what-if, who is on it, and settling until the paper is in hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from distributor_desk.core.language import Language
from distributor_desk.desktop import messages
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.print_dialog import PrintDialog
from distributor_desk.features.rebates import operations
from distributor_desk.features.rebates.form.settling import SettleDeeds
from distributor_desk.features.rebates.queries import history
from distributor_desk.features.rebates.queries.schemes import schemes
from distributor_desk.features.rebates.rules.terms import Terms
from distributor_desk.features.rebates.tab import RebatesTab
from distributor_desk.storage.database import Company
from tests.features.at_desk import (
    TODAY,
    choose,
    column,
    fill,
    form_of,
    pdf_words,
    press,
    save,
    settle,
    tab_of,
)
from tests.features.rebates.town import add_scheme, sell, sign, tiers

D = Decimal
LOW = tiers(("0", "0"), ("50", "10"), ("100", "20"))
Sit = Callable[[Company, Language], MainWindow]


@pytest.fixture
def rebated(town: Company) -> Company:
    """惠多多超市 sold 60 less 10 this year, 福满家便利店 120; both on one scheme, one of them last year too."""
    scheme = add_scheme(town, Terms(LOW))
    other = add_scheme(town, Terms(tiers(("0", "5"))), "空方案")
    assert (scheme, other) == (1, 2)
    for customer in (1, 2):
        sign(town, scheme, 2026, customer_id=customer)
    sell(town, ["2025-06-01", "销售", 200, 10, "可乐", "惠多多超市"])
    return town


@pytest.fixture
def tab(sit: Sit, rebated: Company, qtbot: QtBot) -> RebatesTab:
    found: RebatesTab = tab_of(sit(rebated, "en"), "rebates", qtbot)
    show(found, "年返", qtbot)
    return found


def show(tab: RebatesTab, name: str, qtbot: QtBot) -> None:
    choose(tab.schemes, name)
    settle(tab.desk, qtbot)


def type_in(tab: RebatesTab, row: int, place: int, words: str) -> None:
    item = tab.editor.tiers.table.item(row, place)
    assert item is not None
    item.setText(words)


def shown_tiers(tab: RebatesTab) -> list[list[str]]:
    table = tab.editor.tiers.table
    rows = []
    for row in range(table.rowCount()):
        items = [table.item(row, place) for place in range(3)]
        rows.append([item.text() if item else "" for item in items])
    return rows


def kept(company: Company, scheme_id: int = 1) -> Any:
    with company.read() as session:
        return schemes(session)[scheme_id]


def test_who_is_on_it_with_the_way_to_the_next_tier(tab: RebatesTab) -> None:
    assert column(tab.people.table, "name") == ["福满家便利店", "惠多多超市"]
    assert column(tab.people.table, "basis") == ["120.00", "50.00"]
    assert column(tab.people.table, "entitlement") == ["24.00", "5.00"]
    assert column(tab.people.table, "bar") == ["highest tier", "50% · ¥50.00 to go · adds ¥15.00"]
    # 50 in 61 of 365 days: 299.18, of which 20 %
    assert column(tab.people.table, "forecast") == ["143.61", "59.84"]


def test_a_tier_has_no_end_to_type_and_two_never_share_a_start(tab: RebatesTab) -> None:
    assert shown_tiers(tab) == [["0 – 50", "0", "0"], ["50 – 100", "50", "10"], ["100 and more", "100", "20"]]
    type_in(tab, 2, 1, "1.2万")
    assert shown_tiers(tab)[1:] == [["50 – 12,000", "50", "10"], ["12,000 and more", "12,000", "20"]]
    type_in(tab, 2, 1, "20")  # goes to its place
    assert [row[1] for row in shown_tiers(tab)] == ["0", "20", "50"]
    type_in(tab, 1, 1, "50")
    assert "a tier from 50 already" in tab.editor.tiers.problem.text()
    assert len({row[1] for row in shown_tiers(tab)}) == len(shown_tiers(tab))
    type_in(tab, 0, 2, "300")
    assert "not between 0% and 100%" in tab.editor.tiers.problem.text()
    type_in(tab, 0, 2, "abc")
    assert "not a number" in tab.editor.tiers.problem.text()


def test_saving_and_putting_back(tab: RebatesTab, rebated: Company, qtbot: QtBot) -> None:
    press(tab.editor, "Add a tier", qtbot)
    assert [row[1] for row in shown_tiers(tab)] == ["0", "50", "100", "200"]
    press(tab.editor, "Put back", qtbot)
    assert [row[1] for row in shown_tiers(tab)] == ["0", "50", "100"]
    type_in(tab, 1, 2, "12.5")
    press(tab.editor, "Save scheme", qtbot)
    settle(tab.desk, qtbot)
    assert kept(rebated).terms.tiers[1].rate == D("0.125")
    assert column(tab.people.table, "entitlement") == ["24.00", "6.25"]
    assert not tab.editor.is_touched()


def test_the_curve_follows_what_is_typed_and_a_number_can_be_tried(tab: RebatesTab) -> None:
    chart = tab.editor.curve.chart.chart
    assert chart is not None
    whole = dict(chart.lines[0].points)  # type: ignore[union-attr]
    assert (whole[D("99.99")], whole[D(100)]) == (D("10.00"), D("20.00"))
    tab.editor.curve.number.setText("100")
    assert tab.editor.curve.answer.text() == "Whole amount ¥20.00 (20%)    By slices ¥5.00 (5%)"
    type_in(tab, 2, 2, "30")
    assert "¥30.00 (30%)" in tab.editor.curve.answer.text()
    tab.editor.curve.number.setText("ten")
    assert "not a number" in tab.editor.curve.answer.text()


def test_the_words_are_those_of_the_paper(tab: RebatesTab) -> None:
    said = tab.words.label.text()
    assert "net sales (sales less returns)" in said
    assert "from 50 yuan: 10%" in said


def test_what_if_over_last_years_real_sales(tab: RebatesTab, qtbot: QtBot) -> None:
    tab.upper.setCurrentWidget(tab.what_if)
    settle(tab.desk, qtbot)
    table = tab.what_if.shops
    lines = [[table.item(row, place).text() for place in range(5)] for row in range(table.rowCount())]  # type: ignore[union-attr]
    # 200 sold in 2025: 20 % of all; by slices 5 + 20
    assert lines[1] == ["惠多多超市", "¥200.00", "¥40.00", "¥25.00", "¥15.00"]
    table.setCurrentCell(1, 0)
    targets = tab.what_if.targets
    assert [targets.item(2, n).text() for n in range(6)] == [
        "100% of that year",
        "¥200.00",
        "¥40.00",
        "¥25.00",
        "¥40.00",
        "¥25.00",
    ]  # type: ignore[union-attr]
    tab.what_if.other.setText("好邻居")
    press(tab.what_if, "Add", qtbot)
    settle(tab.desk, qtbot)
    assert table.item(0, 0).text() == "好邻居"  # type: ignore[union-attr]


def test_settle_preview_approve_and_the_paper_is_there_again(
    tab: RebatesTab, rebated: Company, qtbot: QtBot
) -> None:
    choose(tab.people.table, "惠多多超市")
    press(tab.people, "Settle…", qtbot)
    preview = dialog(tab, qtbot)
    assert "preview,notapproved" in pdf_words(paper(preview, qtbot))
    press(preview, "Approve", qtbot)
    settle(tab.desk, qtbot)
    approved = dialog(tab, qtbot, "FL2026-0001")
    first = paper(approved, qtbot)
    approved.reject()
    settle(tab.desk, qtbot)
    assert column(tab.papers.table, "number") == ["FL2026-0001"]
    assert column(tab.people.table, "due") == ["24.00", "0.00"]
    assert "Something is settled" in tab.editor.note.text()
    tab.below.setCurrentWidget(tab.papers)
    tab.papers.table.view.selectRow(0)
    press(tab.papers, "Print again…", qtbot)
    again = dialog(tab, qtbot, "FL2026-0001")
    assert paper(again, qtbot) == first
    again.reject()
    press(tab.papers, "Reverse…", qtbot)
    settle(tab.desk, qtbot)
    dialog(tab, qtbot, "FL2026-0002").reject()
    with rebated.read() as session:
        assert [line.amount for line in history.settlements(session)] == [D("-5.00"), D("5.00")]


def test_what_cannot_be_undone_is_asked_and_looked_at_on(
    tab: RebatesTab, rebated: Company, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(messages, "ask", lambda _parent, words, **_more: asked.append(words))
    choose(tab.people.table, "惠多多超市")
    press(tab.people, "Settle…", qtbot)
    preview = dialog(tab, qtbot)
    paper(preview, qtbot)
    press(preview, "Approve", qtbot)
    settle(tab.desk, qtbot)
    assert "not undone, only reversed" in asked[0]
    assert preview.isVisible()
    with rebated.read() as session:
        assert history.settlements(session) == []
    preview.reject()


def test_among_several_those_with_nothing_due_are_passed_over(
    tab: RebatesTab, rebated: Company, qtbot: QtBot
) -> None:
    operations.settle(rebated, 1, 1, TODAY)
    settle(tab.desk, qtbot)
    tab.people.table.view.selectAll()
    press(tab.people, "Settle…", qtbot)
    preview = dialog(tab, qtbot)
    paper(preview, qtbot)
    press(preview, "Approve", qtbot)
    settle(tab.desk, qtbot)
    dialog(tab, qtbot, "FL2026-0002").reject()
    with rebated.read() as session:
        assert [line.customer for line in history.settlements(session)] == ["惠多多超市", "福满家便利店"]


def dialog(tab: RebatesTab, qtbot: QtBot, name: str = "") -> PrintDialog:
    def found() -> list[PrintDialog]:
        dialogs = tab.window().findChildren(PrintDialog)
        return [one for one in dialogs if one.isVisible() and name in one.windowTitle()]

    qtbot.waitUntil(lambda: bool(found()), timeout=15_000)
    return found()[0]


def paper(shown: PrintDialog, qtbot: QtBot) -> bytes:
    qtbot.waitUntil(lambda: shown.paper is not None, timeout=15_000)
    assert shown.paper is not None
    return shown.paper.data


def test_signing_a_customer_and_its_target(tab: RebatesTab, rebated: Company, qtbot: QtBot) -> None:
    press(tab.people, "Sign…", qtbot)
    form = form_of(tab.window(), qtbot)  # type: ignore[arg-type]
    fill(form, customer="好邻居（K3）", first="2026-1-1", last="2026-12-31", target="500")
    save(form, qtbot)
    assert "好邻居" in column(tab.people.table, "name")
    choose(tab.people.table, "好邻居")
    press(tab.people, "Target…", qtbot)
    form = form_of(tab.window(), qtbot)  # type: ignore[arg-type]
    assert form.fields.values()["target"] == 500
    fill(form, target="600")
    save(form, qtbot)
    assert "600.00" in column(tab.people.table, "target")


def test_more_terms_sit_behind_a_button(tab: RebatesTab, rebated: Company, qtbot: QtBot) -> None:
    press(tab.editor, "More…", qtbot)
    form = form_of(tab.window(), qtbot)  # type: ignore[arg-type]
    fill(form, gate="80", cap="3%", speed="15:100;30:80")
    scope: Any = form.fields.editors["scope"]
    scope.put("brand")
    form.save()
    assert "brand" in form.fields.problems["scope"].text()
    scope.put("category:饮料")
    save(form, qtbot)
    assert "left out here" in tab.editor.curve.note.text()
    press(tab.editor, "Save scheme", qtbot)
    settle(tab.desk, qtbot)
    terms = kept(rebated).terms
    assert (terms.gate, terms.cap_rate, terms.speed) == (D("0.8"), D("0.03"), ((15, D(1)), (30, D("0.8"))))
    assert kept(rebated).names[0].words == "饮料"


def test_new_copy_end_and_retire(tab: RebatesTab, rebated: Company, qtbot: QtBot) -> None:
    press(tab, "New scheme", qtbot)
    settle(tab.desk, qtbot)
    press(tab.editor, "Save scheme", qtbot) if tab.editor.save_button.isEnabled() else None
    tab.editor.editors["scheme"].line.setText("新返")  # type: ignore[attr-defined]
    press(tab.editor, "Save scheme", qtbot)
    settle(tab.desk, qtbot)
    assert "新返" in column(tab.schemes, "name")
    show(tab, "年返", qtbot)
    press(tab, "Copy", qtbot)
    settle(tab.desk, qtbot)
    assert "年返（副本）" in column(tab.schemes, "name")
    assert kept(rebated, 4).terms.tiers == LOW
    show(tab, "空方案", qtbot)
    press(tab, "End…", qtbot)
    form = form_of(tab.window(), qtbot)  # type: ignore[arg-type]
    fill(form, last="2026-1-31")
    save(form, qtbot)
    assert kept(rebated, 2).valid_to == date(2026, 1, 31)
    tab.retire()
    settle(tab.desk, qtbot)
    assert "空方案" not in column(tab.schemes, "name")


def test_a_refused_save_keeps_what_was_typed(tab: RebatesTab, qtbot: QtBot) -> None:
    tab.editor.editors["scheme"].line.setText("空方案")  # type: ignore[attr-defined]
    press(tab.editor, "Save scheme", qtbot)
    settle(tab.desk, qtbot)
    assert "already" in tab.editor.note.text()
    assert tab.editor.is_touched()
    assert tab.editor.values is not None
    assert tab.editor.values.name == "空方案"


def test_an_earlier_period_can_be_looked_at(sit: Sit, rebated: Company, qtbot: QtBot) -> None:
    sign(rebated, 1, 2025, customer_id=2)
    tab: RebatesTab = tab_of(sit(rebated, "zh"), "rebates", qtbot)
    show(tab, "年返", qtbot)
    assert [tab.people.period.itemText(n) for n in range(2)] == ["2026（本期）", "2025"]
    tab.people.period.setCurrentIndex(1)
    settle(tab.desk, qtbot)
    assert column(tab.people.table, "basis") == ["200.00"]
    assert column(tab.people.table, "bar") == ["已到最高档"]
    sell(rebated, ["2025-06-02", "退货", 195, 9.75, "可乐", "惠多多超市"])
    settle(tab.desk, qtbot)
    assert column(tab.people.table, "bar") == [
        "本期已结束"
    ]  # there is a next tier, and nothing to be sold for it


def test_a_sentence_opens_the_customer_or_the_period_that_it_speaks_of(
    sit: Sit, rebated: Company, qtbot: QtBot
) -> None:
    sign(rebated, 1, 2025, customer_id=2)
    window = sit(rebated, "en")
    window.desk.open_record("rebates", 1, "2025-12-31")
    settle(window.desk, qtbot)
    tab: RebatesTab = tab_of(window, "rebates", qtbot)
    assert tab.people.period.currentText() == "2025"
    assert column(tab.people.table, "basis") == ["200.00"]
    show(tab, "空方案", qtbot)
    for customer in (2, 1):
        window.desk.open_record("rebates", 1, str(customer))
        settle(window.desk, qtbot)
        assert tab.people.table.current_id() == customer
    assert tab.below.currentWidget() is tab.people


def test_goods_and_cash_and_a_workbook_of_settlements(
    tab: RebatesTab, rebated: Company, qtbot: QtBot, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    goods = add_scheme(rebated, Terms(LOW), "货补方案", payout="goods")
    sign(rebated, goods, 2026, customer_id=3)
    sell(rebated, ["2026-02-01", "销售", 3000, 1200, "可乐", "好邻居"])
    operations.settle(rebated, 3, goods, TODAY)
    settle(tab.desk, qtbot)
    show(tab, "货补方案", qtbot)
    choose(tab.people.table, "好邻居")
    press(tab.people, "Goods…", qtbot)
    form = form_of(tab.window(), qtbot)  # type: ignore[arg-type]
    fill(form, product="可乐 500ml P1", cases="2")
    save(form, qtbot)
    with rebated.read() as session:
        assert history.goods_balance(session, 3) == D("540.00")  # 600 − 2 cases of 12 at 2.50
    deeds = tab.findChild(SettleDeeds)
    assert deeds is not None
    deeds.export_to(tmp_path / "out", goods)
    settle(tab.desk, qtbot)
    assert (tmp_path / "out.xlsx").exists()
    shown: list[str] = []
    monkeypatch.setattr(
        "distributor_desk.desktop.messages.show", lambda _parent, words, *_more: shown.append(words)
    )
    tab.below.setCurrentWidget(tab.papers)
    tab.papers.table.view.selectRow(0)
    press(tab.papers, "Paid today", qtbot)
    settle(tab.desk, qtbot)
    assert "is not payable in cash" in shown[0]


def test_the_customers_page_says_where_it_stands(tab: RebatesTab, qtbot: QtBot) -> None:
    from distributor_desk.features.rebates.form.panel import RebatesPanel

    panel = RebatesPanel(tab.desk)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_customer(2)
    settle(tab.desk, qtbot)
    from tests.features.at_desk import words

    said = words(panel)
    assert "¥50.00, entitled to ¥5.00" in said
    assert "¥50.00 to go by 2026-12-31, adds ¥15.00" in said
    panel.show_customer(3)
    settle(tab.desk, qtbot)
    assert "This customer is on no rebate scheme." in words(panel)
    assert panel.open.isHidden()
