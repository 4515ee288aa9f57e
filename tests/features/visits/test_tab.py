"""The tab 拜访: whose turn it is, the routes' weekdays, and the sheets to print."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.print_dialog import PrintDialog
from distributor_desk.features.visits.queries import cards
from distributor_desk.features.visits.tab import VisitsTab
from tests.features.at_desk import (
    EAST,
    TODAY,
    WEST,
    choose,
    column,
    double_click,
    fill,
    form_of,
    pdf_words,
    press,
    printed,
    save,
    settle,
    tab_of,
    words,
)

EAST_SHOPS = ["惠多多超市", "福满家便利店"]


@pytest.fixture
def tab(window: MainWindow, qtbot: QtBot) -> VisitsTab:
    found: VisitsTab = tab_of(window, "visits", qtbot)
    return found


def on(tab: VisitsTab, key: str, qtbot: QtBot) -> Any:
    """A page in front, with everything read."""
    found = tab.page(key)
    settle(tab.desk, qtbot)
    return found


def shops(tab: VisitsTab) -> list[str]:
    return column(tab.page("today").stops, "name")


def step(tab: VisitsTab, sign: str, qtbot: QtBot) -> None:
    press(tab, sign, qtbot)
    settle(tab.desk, qtbot)


def set_days(tab: VisitsTab, window: MainWindow, qtbot: QtBot, route: str, days: str) -> None:
    double_click(on(tab, "routes", qtbot).table, route, qtbot)
    form = form_of(window, qtbot)
    fill(form, weekdays=days)
    save(form, qtbot)


def test_the_days_shops_stand_in_the_order_of_their_stops(tab: VisitsTab) -> None:
    assert tab.page("today").chosen_day() == TODAY
    assert shops(tab) == EAST_SHOPS
    assert column(tab.page("today").stops, "stop") == ["1", "2"]
    assert column(tab.page("today").stops, "last_visit") == ["2026-02-16", "2026-02-23"]
    assert column(tab.page("today").stops, "due") == ["2026-02-23", "2026-03-02"]
    assert column(tab.page("today").stops, "overdue") == ["7", ""]
    assert column(tab.page("today").stops, "address") == ["北街1号", "南街2号"]


def test_the_list_says_a_or_b_as_the_paper_does(tab: VisitsTab, qtbot: QtBot) -> None:
    page, company = tab.page("today"), tab.desk.company
    for day in (TODAY, TODAY + timedelta(days=70)):  # weeks later nobody has bought, and a promise is late
        page.show_day(day)
        settle(tab.desk, qtbot)
        with company.read() as session:
            (printed_sheet,) = cards.sheets(session, company.name, day)
        assert column(page.stops, "priority") == [shop.priority for shop in printed_sheet.shops]
        assert set(column(page.stops, "priority")) == ({"A"} if day > TODAY else {"A", "B"})


def test_the_next_day_has_the_next_route_and_a_free_day_says_so(tab: VisitsTab, qtbot: QtBot) -> None:
    step(tab, "▶", qtbot)
    assert tab.page("today").chosen_day() == TODAY + timedelta(days=1)
    assert shops(tab) == ["好邻居"]
    step(tab, "▶", qtbot)
    assert tab.page("today").stops.empty.isVisible()
    assert words(tab.page("today").stops.empty).startswith("No route on this day.")
    for _ in range(2):
        step(tab, "◀", qtbot)
    assert shops(tab) == EAST_SHOPS


def test_a_rep_sees_only_their_own_shops_and_all_come_back(tab: VisitsTab, qtbot: QtBot) -> None:
    assert [tab.page("today").rep.itemText(n) for n in range(tab.page("today").rep.count())] == [
        "All reps",
        "王强",
        "李娜",
    ]
    tab.page("today").rep.setCurrentIndex(1)
    settle(tab.desk, qtbot)
    assert shops(tab) == EAST_SHOPS
    tab.page("today").rep.setCurrentIndex(2)
    settle(tab.desk, qtbot)
    assert words(tab.page("today").stops.empty).startswith("Nothing matches")
    press(tab.page("today").stops.empty, "Show all", qtbot)
    settle(tab.desk, qtbot)
    assert shops(tab) == EAST_SHOPS
    assert tab.page("today").rep.currentText() == "All reps"


def test_a_double_click_opens_the_customer(tab: VisitsTab, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.desk.open_asked) as asked:
        double_click(tab.page("today").stops, "福满家便利店", qtbot)
    assert asked.args is not None
    assert asked.args[0] == "customers"
    assert window.tabs.tabText(window.tabs.currentIndex()) == "Customers"
    customers = tab_of(window, "customers", qtbot)
    assert customers.table.current_id() == asked.args[1]
    assert words(customers.page).startswith("福满家便利店")


def test_the_routes_say_their_days_rep_and_shops(tab: VisitsTab, qtbot: QtBot) -> None:
    page = on(tab, "routes", qtbot)
    assert column(page.table, "name") == [EAST, WEST]
    assert column(page.table, "walked") == ["Mon", "Tue"]
    assert column(page.table, "rep") == ["王强", "李娜"]
    assert column(page.table, "shops") == ["3", "1"]
    assert page.unrouted.isHidden()


def test_typed_weekdays_move_the_route_and_undo_moves_it_back(
    tab: VisitsTab, window: MainWindow, qtbot: QtBot
) -> None:
    set_days(tab, window, qtbot, WEST, "周一四")
    routes = tab.page("routes").table
    assert column(routes, "walked") == ["Mon", "Mon, Thu"]
    assert window.toast.words.text() == f"Change route: {WEST}"
    today = on(tab, "today", qtbot)
    assert shops(tab) == [*EAST_SHOPS, "好邻居"]
    today.show_day(date(2026, 3, 5))
    settle(tab.desk, qtbot)
    assert shops(tab) == ["好邻居"]
    press(window.toast, "Undo", qtbot)
    qtbot.waitUntil(today.stops.empty.isVisible)


def test_every_other_week_and_every_n_days(tab: VisitsTab, window: MainWindow, qtbot: QtBot) -> None:
    # 2026-03-02 is a Monday 113 weeks after 2024-01-01: week 2 of four
    double_click(on(tab, "routes", qtbot).table, EAST, qtbot)
    form = form_of(window, qtbot)
    fill(form, weekdays="周一", weeks="1 3")
    save(form, qtbot)
    assert column(tab.page("routes").table, "walked")[0] == "Mon (weeks 1, 3)"
    today = on(tab, "today", qtbot)
    assert today.stops.empty.isVisible()
    today.show_day(date(2026, 3, 9))
    settle(tab.desk, qtbot)
    assert shops(tab) == EAST_SHOPS
    double_click(on(tab, "routes", qtbot).table, EAST, qtbot)
    form = form_of(window, qtbot)
    fill(form, every_days="10", since="2026-03-04")
    save(form, qtbot)
    today = on(tab, "today", qtbot)
    today.show_day(date(2026, 3, 14))
    settle(tab.desk, qtbot)
    assert shops(tab) == EAST_SHOPS


def test_what_is_no_weekday_is_said_beside_the_field(
    tab: VisitsTab, window: MainWindow, qtbot: QtBot
) -> None:
    page = on(tab, "routes", qtbot)
    choose(page.table, WEST)
    page.table.deeds[0].trigger()
    form = form_of(window, qtbot)
    assert form.windowTitle() == f"Route: {WEST}[*]"
    fill(form, weekdays="隔周一次", weeks="第9周")
    press(form, "Save", qtbot)
    assert "does not say which weekdays" in form.fields.problems["weekdays"].text()
    assert "does not say which weeks" in form.fields.problems["weeks"].text()
    fill(form, weekdays="", weeks="", name=EAST)
    press(form, "Save", qtbot)
    qtbot.waitUntil(form.refusal.isVisible)
    assert form.refusal.words.text() == f"There is a route called “{EAST}” already; use another name."
    fill(form, name="城西线", rep="新人")
    save(form, qtbot)
    assert column(page.table, "name") == [EAST, "城西线"]
    assert column(page.table, "walked") == ["Mon", ""]
    assert on(tab, "today", qtbot).rep.findText("新人") > 0


def test_stops_are_moved_by_the_keyboard_and_undo_puts_them_back(
    tab: VisitsTab, window: MainWindow, qtbot: QtBot
) -> None:
    page = on(tab, "routes", qtbot)
    choose(page.table, EAST)
    settle(tab.desk, qtbot)
    before = [page.stops.item(row).text() for row in range(page.stops.count())]
    assert before[0].startswith("1. 惠多多超市")
    page.stops.setFocus()
    page.stops.setCurrentRow(0)
    qtbot.keyClick(page.stops, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle(tab.desk, qtbot)
    assert page.stops.item(0).text().startswith("1. 福满家便利店")
    assert page.stops.item(1).text().startswith("2. 惠多多超市")
    on(tab, "today", qtbot)
    assert shops(tab) == [*reversed(EAST_SHOPS)]
    press(window.toast, "Undo", qtbot)
    qtbot.waitUntil(lambda: shops(tab) == EAST_SHOPS)


def test_a_dragged_stop_is_kept(tab: VisitsTab, qtbot: QtBot) -> None:
    page = on(tab, "routes", qtbot)
    choose(page.table, EAST)
    settle(tab.desk, qtbot)
    model, root = page.stops.model(), QModelIndex()
    assert model.moveRows(root, 0, 1, root, 2)  # what the list does when a row is dropped below the second
    settle(tab.desk, qtbot)
    on(tab, "today", qtbot)
    assert shops(tab) == [*reversed(EAST_SHOPS)]


def test_a_customer_on_no_route_is_listed_and_put_on_one(
    tab: VisitsTab, window: MainWindow, qtbot: QtBot
) -> None:
    page = on(tab, "routes", qtbot)
    choose(page.table, WEST)
    settle(tab.desk, qtbot)
    page.stops.setCurrentRow(0)
    press(page, "Take off the route", qtbot)
    settle(tab.desk, qtbot)
    assert page.unrouted.isVisible()
    assert page.unrouted.text() == "1 active customer on no route."
    assert column(page.without, "name") == ["好邻居"]
    page.without.view.selectRow(0)
    page.onto.setCurrentText(EAST)
    press(page, "Put the selected shops on it", qtbot)
    settle(tab.desk, qtbot)
    assert page.without.model.total == 0
    on(tab, "today", qtbot)
    assert shops(tab) == [*EAST_SHOPS, "好邻居"]


def test_the_week_shows_each_reps_routes_and_leads_to_a_day(tab: VisitsTab, qtbot: QtBot) -> None:
    week = on(tab, "week", qtbot)
    # 惠多多 was seen on 02-16 and is due every 7 days: overdue on the Monday; 好邻居 was never visited
    assert week.cells() == [
        [f"{EAST} · 3 shops · 1 overdue", "", "", "", "", "", ""],
        ["", f"{WEST} · 1 shop", "", "", "", "", ""],
    ]
    week.grid.cellActivated.emit(1, 1)
    settle(tab.desk, qtbot)
    assert tab.page("today").chosen_day() == TODAY + timedelta(days=1)
    assert tab.page("today").rep.currentText() == "李娜"
    assert shops(tab) == ["好邻居"]


def test_a_holiday_moves_the_route(tab: VisitsTab, window: MainWindow, qtbot: QtBot) -> None:
    # 2026-04-06 (Monday) is a day off for 清明节 (04-04 to 04-06); the run's two walking days, Saturday and
    # Monday, are moved to the days after it: 04-07 and 04-08
    part = on(tab, "plan", qtbot).show_part("holidays")
    settle(tab.desk, qtbot)
    part.fill()
    settle(tab.desk, qtbot)
    moved = dict(zip(column(part.table, "date"), column(part.table, "moved_to"), strict=True))
    assert (moved["2026-04-04"], moved["2026-04-05"], moved["2026-04-06"]) == ("2026-04-07", "", "2026-04-08")
    today = on(tab, "today", qtbot)
    today.show_day(date(2026, 4, 6))
    settle(tab.desk, qtbot)
    assert today.stops.empty.isVisible()
    assert today.note.text() == "Tomb-Sweeping Day: the routes are walked on 2026-04-08"
    today.show_day(date(2026, 4, 8))
    settle(tab.desk, qtbot)
    assert shops(tab) == EAST_SHOPS


def test_the_sheets_of_the_day_name_every_shop_and_show_no_cost(
    tab: VisitsTab, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.toolbar.print_.isEnabled()
    window.toolbar.print_.trigger()
    dialog, said = printed(window, qtbot)
    assert dialog.windowTitle() == "Visit sheets 2026-03-02"
    for shown in (*EAST_SHOPS, "单老板", "换冰柜", "带样品", "13800002222", "可乐", "¥120.00"):
        assert shown in said, shown
    assert not any(hidden in said for hidden in ("好邻居", "关门的店", "7777", "Grade"))
    assert dialog.document.pageCount() == dialog.paper.pages  # type: ignore[union-attr]
    assert dialog.note.text() == f"Pages: {dialog.paper.pages}"  # type: ignore[union-attr]
    with qtbot.waitSignal(window.desk.told):
        dialog.save_to(tmp_path / "sheets.pdf")
    assert pdf_words((tmp_path / "sheets.pdf").read_bytes()) == said


def test_a_day_without_a_route_prints_nothing_and_says_why(
    tab: VisitsTab, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    monkeypatch.setattr(
        "distributor_desk.desktop.messages.show", lambda _parent, said, *_icon: refused.append(said)
    )
    tab.page("today").show_day(date(2026, 3, 7))
    press(tab, "Print visit sheets…", qtbot)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].startswith("No route on 2026-03-07")
    qtbot.waitUntil(lambda: not any(d.isVisible() for d in window.findChildren(PrintDialog)))


def test_blank_cards_are_for_shops_that_are_not_known_yet(
    tab: VisitsTab, window: MainWindow, qtbot: QtBot
) -> None:
    tab.page("today").print_blank()
    dialog, said = printed(window, qtbot)
    assert dialog.windowTitle() == "Blank visit cards"
    assert not any(name in said for name in EAST_SHOPS)
    assert len(said) > 200
    assert dialog.paper is not None
    assert dialog.paper.pages == 1


def test_the_days_list_leads_to_the_order_of_its_stops(tab: VisitsTab, qtbot: QtBot) -> None:
    today = tab.page("today")
    wanted = choose(today.stops, "福满家便利店")
    press(today, "Order the stops…", qtbot)
    settle(tab.desk, qtbot)
    routes = tab.page("routes")
    assert routes.stops.selected_ids() == [wanted]
    assert routes.onto.currentText() == EAST
    qtbot.keyClick(routes.stops, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(tab.desk, qtbot)
    tab.page("today")
    settle(tab.desk, qtbot)
    assert shops(tab) == [*reversed(EAST_SHOPS)]
    routes = on(tab, "routes", qtbot)
    choose(routes.table, WEST)
    settle(tab.desk, qtbot)
    assert routes.onto.currentText() == WEST, "a shop on no route goes on the one that is looked at"
