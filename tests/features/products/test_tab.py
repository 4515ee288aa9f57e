"""The tab 商品 as the owner works in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from distributor_desk.core.language import plain
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.features.products import posting, queries
from distributor_desk.features.products.tab.goods import GoodsPage
from tests.features.at_desk import (
    choose,
    column,
    double_click,
    fill,
    form_of,
    keys,
    press,
    printed,
    save,
    settle,
    tab_of,
)


@pytest.fixture
def tab(window: MainWindow, qtbot: QtBot) -> GoodsPage:
    found: GoodsPage = tab_of(window, "products", qtbot).page("goods")
    return found


def names(tab: GoodsPage) -> list[str]:
    return column(tab.table, "name")


def of(tab: GoodsPage, key: str) -> dict[str, str]:
    return dict(zip(names(tab), column(tab.table, key), strict=True))


def test_the_list_says_what_it_costs_and_what_is_there(tab: GoodsPage) -> None:
    assert names(tab) == ["冰红茶", "可乐", "薯片"]
    assert of(tab, "spec") == {"冰红茶": "1L", "可乐": "500ml", "薯片": "70g"}
    assert of(tab, "case_size") == {"冰红茶": "6", "可乐": "12", "薯片": ""}
    assert of(tab, "price")["可乐"] == "2.50"
    assert of(tab, "cost")["可乐"] == "7,777.77"
    assert of(tab, "stock")["可乐"] == "240"


@pytest.mark.parametrize(("typed", "found"), [("bhc", "冰红茶"), ("234567908", "薯片"), ("p1", "可乐")])
def test_initials_barcode_and_code_narrow_the_list(
    tab: GoodsPage, qtbot: QtBot, typed: str, found: str
) -> None:
    qtbot.keyClicks(tab.filter_row.search, typed)
    qtbot.waitUntil(lambda: names(tab) == [found])


def test_a_category_is_chosen_and_a_heading_sorts_within_it(tab: GoodsPage, qtbot: QtBot) -> None:
    tab.filter_row.choose("category", "饮料")
    settle(tab.desk, qtbot)
    place = [c.key for c in tab.table.source.columns].index("price")
    for wanted in (["可乐", "冰红茶"], ["冰红茶", "可乐"]):
        tab.table.header.sectionClicked.emit(place)
        settle(tab.desk, qtbot)
        assert names(tab) == wanted


def test_a_new_product_needs_a_name_and_a_free_code(tab: GoodsPage, window: MainWindow, qtbot: QtBot) -> None:
    keys(tab.table, Qt.Key.Key_N, qtbot, ctrl=True)
    form = form_of(window, qtbot)
    fill(form, code="p2", price="=12*0.5", case_size="24")
    press(form, "Save", qtbot)
    assert form.fields.problems["name"].text() == "Please fill this in."
    fill(form, name="矿泉水", brand="清泉", category="水")
    press(form, "Save", qtbot)
    qtbot.waitUntil(form.refusal.isVisible)
    assert form.refusal.words.text() == "Code “p2” belongs to “薯片” already; use another."
    assert form.fields.values()["name"] == "矿泉水"
    fill(form, code="P4")
    save(form, qtbot)
    assert of(tab, "price")["矿泉水"] == "6.00"
    assert of(tab, "brand")["矿泉水"] == "清泉"
    assert names(tab)[tab.table.view.currentIndex().row()] == "矿泉水"
    assert tab.filter_row.combos["category"].findData("水") > 0


def test_a_change_is_seen_and_taken_back(tab: GoodsPage, window: MainWindow, qtbot: QtBot) -> None:
    double_click(tab.table, "可乐", qtbot)
    form = form_of(window, qtbot)
    fill(form, price="3", spec="330ml")
    save(form, qtbot)
    assert (of(tab, "price")["可乐"], of(tab, "spec")["可乐"]) == ("3.00", "330ml")
    assert window.toast.words.text() == "Change product: 可乐"
    press(window.toast, "Undo", qtbot)
    qtbot.waitUntil(lambda: (of(tab, "price")["可乐"], of(tab, "spec")["可乐"]) == ("2.50", "500ml"))


def test_a_price_cut_of_a_gold_product_is_said_and_saved_all_the_same(
    tab: GoodsPage, window: MainWindow, qtbot: QtBot
) -> None:
    double_click(tab.table, "可乐", qtbot)
    form = form_of(window, qtbot)
    remark = form.fields.problems["price"]
    fill(form, cost="1", price="2")
    assert remark.text() == ""
    form.fields.editors["class"].put("gold")
    fill(form, price="2.0")  # 2.50 − 1 is 60 % of 2.50; 2.00 − 1 is 50 % of 2.00
    assert remark.text() == (
        "A gold product (volume and margin): no price cut lightly. ¥2.50 to ¥2.00 is ¥0.50 less a 瓶. "
        "Margin 60.0% → 50.0%."
    )
    fill(form, price="x")
    assert remark.text().startswith("Not a number")
    fill(form, price="2.6")
    assert remark.text() == ""
    fill(form, price="2.4")
    assert remark.text().startswith("A gold product")
    save(form, qtbot)
    assert of(tab, "price")["可乐"] == "2.40"


def test_a_duplicate_has_neither_code_nor_barcode_nor_stock(
    tab: GoodsPage, window: MainWindow, qtbot: QtBot
) -> None:
    choose(tab.table, "可乐")
    keys(tab.table, Qt.Key.Key_D, qtbot, ctrl=True)
    form = form_of(window, qtbot)
    fill(form, name="无糖可乐")
    save(form, qtbot)
    assert of(tab, "cost")["无糖可乐"] == "7,777.77"
    for key in ("code", "barcode", "stock"):
        assert (of(tab, key)["无糖可乐"], bool(of(tab, key)["可乐"])) == ("", True)


def test_del_retires_and_undo_brings_back(tab: GoodsPage, window: MainWindow, qtbot: QtBot) -> None:
    choose(tab.table, "可乐")
    keys(tab.table, Qt.Key.Key_Delete, qtbot)
    qtbot.waitUntil(lambda: names(tab) == ["冰红茶", "薯片"])
    qtbot.waitUntil(lambda: window.toast.words.text() == "Retire 1 product")
    window.undo_menu.undo.trigger()
    qtbot.waitUntil(lambda: names(tab) == ["冰红茶", "可乐", "薯片"])


def test_the_toolbar_shows_the_deeds_of_the_page_in_front(window: MainWindow, qtbot: QtBot) -> None:
    tab = tab_of(window, "products", qtbot)

    def deeds() -> set[str]:
        return {action.text() for action in window.toolbar.actions()} & {"New product", "New brand"}

    assert deeds() == {"New product"}
    tab.page("brands")
    settle(window.desk, qtbot)
    assert deeds() == {"New brand"}
    window.toolbar.print_.trigger()
    dialog, said = printed(window, qtbot)
    assert "Brandsandagencies" in said, "a page without a paper of its own prints what is seen"
    dialog.reject()
    tab.page("portfolio")
    settle(window.desk, qtbot)
    assert deeds() == set()
    assert window.toolbar.print_.isEnabled()


def test_a_brand_is_found_and_opened(window: MainWindow, qtbot: QtBot) -> None:
    tab = tab_of(window, "products", qtbot)
    with window.desk.company.write(plain("brand")) as work:
        made = posting.ensure_brands(work, ["甜水"])["甜水"]
    settle(window.desk, qtbot)
    with window.desk.company.read() as session:
        (found,) = queries.search(session, "甜")
    window.desk.show_found(found)
    settle(window.desk, qtbot)
    assert tab.page("brands").brands.current_id() == made
