"""A returned sheet is entered by the keyboard alone, in the order of the paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from distributor_desk.core import quantity
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.features.visits.operations.entering import remember_printed
from distributor_desk.features.visits.queries import cards
from distributor_desk.features.visits.queries.days import Stop
from distributor_desk.features.visits.queries.returned import Form, form
from distributor_desk.features.visits.records import Promise, Visit, VisitLine
from distributor_desk.features.visits.rules.numbers import visit_number
from distributor_desk.features.visits.tab.enter import EnterPage, _stop_of
from distributor_desk.storage.database import Company
from distributor_desk.storage.journal import history
from tests.features.at_desk import TODAY, settle, tab_of
from tests.features.conftest import Sit
from tests.features.visits.shops import shop_id
from tests.workflow.making import bring

SHOP = "惠多多超市"
MOST_KEYS = 40
FIGURES = set("0123456789.")


class Typist:
    """Types at the window and counts every key that is not a figure."""

    def __init__(self) -> None:
        self.keys = 0

    def figure(self, words: str) -> None:
        assert set(words) <= FIGURES
        for character in words:
            self._press(character)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        QTest.keyClick(self._focus(), key, held)

    def enter(self) -> None:
        self.key(Qt.Key.Key_Return)

    def word(self, words: str) -> None:
        for character in words:
            self.keys += 1
            self._press(character)

    def scan(self, words: str) -> None:
        """A scanner types by itself, and ends with Enter."""
        for character in words:
            self._press(character)
        QTest.keyClick(self._focus(), Qt.Key.Key_Return)

    def _press(self, character: str) -> None:
        if character.isascii():
            QTest.keyClicks(self._focus(), character)
        else:
            self._focus().insert(character)  # what an input method hands over

    def _focus(self) -> Any:
        found = QApplication.focusWidget()
        assert found is not None
        return found


@pytest.fixture
def twelve(town: Company) -> Company:
    """The town, with twelve products that 惠多多超市 buys, the dearest first: 饮料01 … 饮料12."""
    rows = [["2026-02-19", SHOP, f"饮料{n:02}", 10, 1000 - n] for n in range(1, 13)]
    bring(town, {"销售明细": [["日期", "客户名称", "商品名称", "数量", "金额"], *rows]}, create_missing=True)
    return town


@pytest.fixture
def page(sit: Sit, twelve: Company, qtbot: QtBot) -> Iterator[EnterPage]:
    window = sit(twelve, "en")
    found: EnterPage = tab_of(window, "visits", qtbot).page("enter")
    settle(window.desk, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    found.number.setFocus()
    yield found
    found.form.touched = False


def kept(company: Company, shop: str = SHOP, day: date = TODAY) -> Form:
    with company.read() as session:
        found = form(session, shop_id(company, shop), day)
    assert found is not None
    return found


def go_to(page: EnterPage, words: str, qtbot: QtBot) -> Typist:
    typist = Typist()
    page.number.setFocus()
    typist.scan(words)
    settle(page.desk, qtbot)
    return typist


def test_twelve_products_and_a_promise_take_at_most_forty_keys(
    page: EnterPage, twelve: Company, qtbot: QtBot
) -> None:
    typist = Typist()
    number = visit_number(TODAY, shop_id(twelve, SHOP))
    typist.scan(number)
    settle(page.desk, qtbot)
    assert page.form.shop.text() == SHOP
    for n in range(1, 13):
        typist.figure(str(n))  # stock
        typist.enter()
        typist.figure("24")  # order
        typist.enter()
        typist.figure("3.5")  # price seen
        typist.enter()
    typist.word("1")  # send the catalogue: one key, and on to its day
    typist.figure("7")  # in seven days
    typist.enter()
    typist.enter()  # no next step: saved
    settle(page.desk, qtbot)
    print(f"{typist.keys} keys beyond the figures")
    assert typist.keys <= MOST_KEYS
    entered = kept(twelve).entered
    assert [(line.stock, line.order, line.price) for line in entered.lines] == [
        (n, 24, Decimal("3.5")) for n in range(1, 13)
    ]
    assert entered.promise == ("send catalogue or prices", "catalogue", TODAY + timedelta(days=7), None)
    assert (entered.result, entered.rep) == ("order", "王强")
    assert QApplication.focusWidget() is page.number


def test_a_typed_stop_costs_one_key_more_and_is_still_within_forty(page: EnterPage, qtbot: QtBot) -> None:
    typist = Typist()
    typist.figure("1")
    typist.enter()
    settle(page.desk, qtbot)
    assert page.form.shop.text() == SHOP
    assert typist.keys + 39 <= MOST_KEYS


def test_what_is_blank_stays_blank_and_a_zero_is_a_zero(
    page: EnterPage, twelve: Company, qtbot: QtBot
) -> None:
    typist = go_to(page, "1", qtbot)
    typist.figure("0")
    typist.key(Qt.Key.Key_Down)
    typist.key(Qt.Key.Key_Down)
    typist.enter()
    typist.figure("5")
    typist.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(page.desk, qtbot)
    with twelve.read() as session:
        rows = session.execute(
            select(VisitLine.stock, VisitLine.order, VisitLine.price)
            .join(Visit, Visit.id == VisitLine.visit_id)
            .where(Visit.date == TODAY)
            .order_by(VisitLine.id)
        ).all()
    assert [tuple(row) for row in rows] == [(0, None, None), (None, 5, None)]
    entered = kept(twelve).entered
    # five of 饮料03, of which ten cost 997: 498.50 at the shop's own last price
    assert (entered.result, entered.order_amount, entered.promise) == ("order", Decimal("498.50"), None)


def test_the_order_of_the_printed_card_is_the_order_of_the_entry(
    page: EnterPage, twelve: Company, qtbot: QtBot
) -> None:
    with twelve.read() as session:
        sheets = cards.sheets(session, twelve.name, TODAY)
    remember_printed(twelve, sheets)
    bring(
        twelve,
        {
            "销售明细": [
                ["日期", "客户名称", "商品名称", "数量", "金额"],
                ["2026-03-01", SHOP, "可乐", 900, 9000],
            ]
        },
    )
    go_to(page, "1", qtbot)
    assert [product.name for product, _ in page.form.grid.rows] == [f"饮料{n:02}" for n in range(1, 13)]


def test_a_sheet_that_was_entered_is_corrected(page: EnterPage, twelve: Company, qtbot: QtBot) -> None:
    typist = go_to(page, "1", qtbot)
    typist.figure("4")
    typist.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(page.desk, qtbot)
    go_to(page, "1", qtbot)
    assert page.form.problem.text() == "Entered already; saving changes it."
    assert page.form.grid.rows[0][1]["stock"].text() == "4"
    page.form.grid.rows[0][1]["stock"].setText("6")
    page.form.grid.rows[1][1]["order"].setText("1")
    page.save()
    settle(page.desk, qtbot)
    entered = kept(twelve).entered
    assert [(line.stock, line.order) for line in entered.lines] == [(6, None), (None, 1)]
    with twelve.read() as session:
        assert len(session.scalars(select(Visit.id).where(Visit.date == TODAY)).all()) == 1


def test_a_wrong_figure_is_shown_and_nothing_is_lost(page: EnterPage, twelve: Company, qtbot: QtBot) -> None:
    go_to(page, "1", qtbot)
    first = page.form.grid.rows[0][1]
    first["stock"].setText("many")
    first["order"].setText("2")
    page.save()
    settle(page.desk, qtbot)
    assert page.form.problem.text() == "This cannot be read as a figure or a date."
    assert (first["stock"].text(), first["order"].text()) == ("many", "2")
    assert kept(twelve).entered.visit_id is None
    first["stock"].setText("")
    page.save()
    settle(page.desk, qtbot)
    assert kept(twelve).entered.lines[0].order == 2


def test_an_empty_sheet_is_refused_with_a_sentence(page: EnterPage, twelve: Company, qtbot: QtBot) -> None:
    go_to(page, "1", qtbot)
    page.save()
    settle(page.desk, qtbot)
    assert page.form.problem.text().startswith("This sheet is still empty")
    assert kept(twelve).entered.visit_id is None


def test_a_shop_that_was_not_met_takes_two_keys(page: EnterPage, twelve: Company, qtbot: QtBot) -> None:
    typist = go_to(page, "fmj", qtbot)  # 福满家便利店 by its initials
    assert page.form.shop.text() == "福满家便利店"
    typist.key(Qt.Key.Key_F6)
    typist.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(page.desk, qtbot)
    assert kept(twelve, "福满家便利店").entered.result == "absent"
    assert typist.keys == 2


def test_the_list_says_what_is_left_and_undo_brings_a_sheet_back(
    page: EnterPage, twelve: Company, qtbot: QtBot
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    assert page.form.left.text() == "2 sheets of the day to enter"
    typist = go_to(page, "1", qtbot)
    typist.figure("3")
    typist.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(page.desk, qtbot)
    assert page.form.left.text() == "1 sheet of the day to enter"
    assert window.toast.words.text() == f"Enter visit: {SHOP} {TODAY}"
    window.desk.undo_asked.emit()
    settle(page.desk, qtbot)
    qtbot.waitUntil(lambda: page.form.left.text() == "2 sheets of the day to enter")
    assert kept(twelve).entered.visit_id is None


def test_the_suggestion_of_the_rule_stands_in_the_order(page: EnterPage, qtbot: QtBot) -> None:
    # A = 10 delivered since the visit of 02-16; now 4: 1.5 × 6 − 4 = 5
    typist = go_to(page, "1", qtbot)
    typist.figure("4")
    assert page.form.grid.rows[0][1]["order"].placeholderText() == "5"


def test_a_product_is_added_by_name(page: EnterPage, twelve: Company, qtbot: QtBot) -> None:
    typist = go_to(page, "1", qtbot)
    typist.key(Qt.Key.Key_F4)
    page.form.product.setText("薯片 70g")
    typist.enter()
    settle(page.desk, qtbot)
    assert page.form.grid.rows[-1][0].name == "薯片"
    typist.figure("9")
    typist.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(page.desk, qtbot)
    assert [line.stock for line in kept(twelve).entered.lines] == [9]


def test_the_rest_of_the_sheet_is_kept(page: EnterPage, twelve: Company, qtbot: QtBot) -> None:
    go_to(page, "1", qtbot)
    more = page.form.more
    more.lines["review"].setText("先问再说")
    more.lines["competitor"].setText("隔壁品牌买一送一")
    more.remark_lines["complaint"].setText("送货晚了")
    more.remark_lines["objection"].setText("怕卖不动")
    more.remark_lines["objection2"].setText("没地方")
    more.main.setCurrentIndex(more.main.findData("objection2"))
    more.boss.setCurrentIndex(1)
    more.ice_breaker.setCurrentIndex(more.ice_breaker.findData("service"))
    more.ticks["2.1"].setChecked(True)
    more.pop["poster"].setText("2")
    page.form.foot.next_visit.setText("14")
    page.save()
    settle(page.desk, qtbot)
    entered = kept(twelve).entered
    assert entered.more["review"] == "先问再说"
    assert (entered.more["boss_met"], entered.more["ticks"], entered.more["ice_breaker"]) == (
        True,
        "2.1",
        "service",
    )
    assert entered.more["next_visit"] == TODAY + timedelta(days=14)
    assert entered.remarks == (
        ("complaint", "送货晚了", False),
        ("objection", "怕卖不动", False),
        ("objection", "没地方", True),
    )
    assert entered.pop_used == (("poster", 2),)
    go_to(page, "1", qtbot)
    assert more.main.currentData() == "objection2"
    assert more.remark_lines["complaint"].text() == "送货晚了"


def test_a_number_that_means_nothing_is_said(page: EnterPage, qtbot: QtBot) -> None:
    go_to(page, "没有这家", qtbot)
    assert page.form.problem.text().startswith("“没有这家” is not found")
    go_to(page, "BF20260302-999", qtbot)
    assert page.form.problem.text() == "There is no such shop, or it is retired."


def test_a_promise_of_ones_own_words(page: EnterPage, twelve: Company, qtbot: QtBot) -> None:
    go_to(page, "1", qtbot)
    page.form.foot.start()
    page.form.foot.what.setText("带老板去看样板店")
    page.form.foot.due.setText("3-9")
    page.save()
    settle(page.desk, qtbot)
    with twelve.read() as session:
        row = session.execute(
            select(Promise.what, Promise.kind, Promise.due).where(Promise.what.contains("样板店"))
        ).one()
    assert tuple(row) == ("带老板去看样板店", None, date(2026, 3, 9))


def test_a_shop_that_is_not_on_the_days_list_is_found_too(
    page: EnterPage, twelve: Company, qtbot: QtBot
) -> None:
    typist = go_to(page, "hlj", qtbot)  # 好邻居 stands on Tuesday's route
    settle(page.desk, qtbot)
    assert page.form.shop.text() == "好邻居"
    typist.key(Qt.Key.Key_F6)
    page.save()
    settle(page.desk, qtbot)
    assert kept(twelve, "好邻居").entered.result == "absent"


def test_a_second_enter_keeps_the_sheet_once(page: EnterPage, twelve: Company, qtbot: QtBot) -> None:
    typist = go_to(page, "1", qtbot)
    typist.figure("3")
    page.save()
    page.save()
    settle(page.desk, qtbot)
    with twelve.read() as session:
        deeds = [line for line in history(session) if line.action.en.startswith("Enter visit")]
    assert len(deeds) == 1


def test_undo_right_after_a_sheet_takes_the_sheet_back(
    page: EnterPage, twelve: Company, qtbot: QtBot
) -> None:
    typist = go_to(page, "1", qtbot)
    typist.figure("3")
    page.form.foot.what.setText("带样品")
    typist.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(page.desk, qtbot)
    assert (page.number.text(), page.form.foot.what.text()) == ("", ""), "nothing of the last sheet stays"
    QTest.keyClick(page.number, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(page.desk, qtbot)
    qtbot.waitUntil(lambda: page.form.left.text() == "2 sheets of the day to enter")
    assert kept(twelve).entered.visit_id is None


def test_a_count_is_read_back_with_its_unit_and_the_order_is_added_up(
    page: EnterPage, town: Company, qtbot: QtBot
) -> None:
    go_to(page, "1", qtbot)
    product = replace(page.form.grid.rows[0][0], id=-1, name="茶", unit="瓶", case_size=Decimal(12))
    page.form.grid.add_product(replace(product, price=Decimal(2)))
    order = page.form.grid.rows[-1][1]["order"]
    order.setFocus()
    QTest.keyClicks(order, "30")
    QTest.keyClick(order, Qt.Key.Key_Return)
    assert quantity.parse_quantity(order.text(), Decimal(12)) == 30
    assert order.text() == "2 cs 6瓶"
    assert page.form.amount.placeholderText() == "60.00"
    page.form.clear()
    assert page.form.amount.placeholderText() == "worked out"


def test_a_day_that_is_none_is_said_where_it_is_seen(page: EnterPage, qtbot: QtBot) -> None:
    go_to(page, "1", qtbot)
    foot = page.form.foot
    foot.start()
    foot.what.setText("带样品")
    foot.due.setText("下个月再说")
    foot.due.setFocus()
    QTest.keyClick(foot.due, Qt.Key.Key_Return)
    assert page.form.problem.text().startswith("Not a date")
    assert QApplication.focusWidget() is foot.due
    foot.due.setText("7")
    QTest.keyClick(foot.due, Qt.Key.Key_Return)
    assert page.form.problem.text() == ""
    foot.next_step.setText("看新堆头")
    QTest.keyClick(foot.next_step, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is foot.next_visit, "the paper asks for the day of the next visit"


def test_every_reps_paper_counts_from_one() -> None:
    def stop(i: int, rep: str, visited: str | None = None) -> Stop:
        return Stop(i, f"店{i}", None, rep, "线", i, None, None, visited)

    stops = [stop(1, "王强", "order"), stop(2, "王强"), stop(3, "李敏"), stop(4, "李敏")]
    assert _stop_of("2", stops, "李敏") == stops[3], "the rep whose paper is being entered"
    assert _stop_of("1", stops, None) == stops[2], "one that is not entered yet"
    assert _stop_of("3", stops, "李敏") is None
