"""The tab 拜访: whose turn it is, the routes' weekdays, and the sheets to print."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.print_dialog import PrintDialog
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
    double_click(tab.page("routes").routes, route, qtbot)
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


def test_the_routes_say_their_days_rep_and_shops(tab: VisitsTab) -> None:
    assert column(tab.page("routes").routes, "name") == [EAST, WEST]
    assert column(tab.page("routes").routes, "weekdays") == ["Mon", "Tue"]
    assert column(tab.page("routes").routes, "rep") == ["王强", "李娜"]
    assert column(tab.page("routes").routes, "shops") == ["3", "1"]
    assert tab.page("routes").unrouted.isHidden()


def test_typed_weekdays_move_the_route_and_undo_moves_it_back(
    tab: VisitsTab, window: MainWindow, qtbot: QtBot
) -> None:
    set_days(tab, window, qtbot, WEST, "周一四")
    assert column(tab.page("routes").routes, "weekdays") == ["Mon", "Mon, Thu"]
    assert shops(tab) == [*EAST_SHOPS, "好邻居"]
    assert window.toast.words.text() == f"Change route: {WEST}"
    tab.page("today").day.setDate(date(2026, 3, 5))  # type: ignore[arg-type]
    settle(tab.desk, qtbot)
    assert shops(tab) == ["好邻居"]
    press(window.toast, "Undo", qtbot)
    qtbot.waitUntil(lambda: column(tab.page("routes").routes, "weekdays") == ["Mon", "Tue"])
    qtbot.waitUntil(tab.page("today").stops.empty.isVisible)


def test_what_is_no_weekday_is_said_beside_the_field(
    tab: VisitsTab, window: MainWindow, qtbot: QtBot
) -> None:
    choose(tab.page("routes").routes, WEST)
    tab.page("routes").routes.deeds[0].trigger()
    form = form_of(window, qtbot)
    assert form.windowTitle() == f"Route: {WEST}[*]"
    fill(form, weekdays="隔周一次")
    press(form, "Save", qtbot)
    assert "does not say which weekdays" in form.fields.problems["weekdays"].text()
    fill(form, weekdays="", name=EAST)
    press(form, "Save", qtbot)
    qtbot.waitUntil(form.refusal.isVisible)
    assert form.refusal.words.text() == f"There is a route called “{EAST}” already; use another name."
    fill(form, name="城西线", rep="新人")
    save(form, qtbot)
    assert column(tab.page("routes").routes, "name") == [EAST, "城西线"]
    assert column(tab.page("routes").routes, "weekdays") == ["Mon", ""]
    assert tab.page("today").rep.findText("新人") > 0


def test_a_customer_on_no_route_is_counted(tab: VisitsTab, window: MainWindow, qtbot: QtBot) -> None:
    customers = tab_of(window, "customers", qtbot)
    choose(customers.table, "好邻居")
    customers.edit(customers.table.current_id())
    form = form_of(window, qtbot)
    fill(form, route="")
    save(form, qtbot)
    tab_of(window, "visits", qtbot)
    assert tab.page("routes").unrouted.isVisible()
    assert tab.page("routes").unrouted.text() == "1 active customer on no route."
    assert column(tab.page("routes").routes, "shops") == ["3", "0"]


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
    tab.page("today").day.setDate(date(2026, 3, 7))  # type: ignore[arg-type]
    press(tab, "Print visit sheets…", qtbot)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].startswith("No route on 2026-03-07")
    qtbot.waitUntil(lambda: not any(d.isVisible() for d in window.findChildren(PrintDialog)))


def test_blank_cards_are_for_shops_that_are_not_known_yet(
    tab: VisitsTab, window: MainWindow, qtbot: QtBot
) -> None:
    press(tab, "Blank cards…", qtbot)
    dialog, said = printed(window, qtbot)
    assert dialog.windowTitle() == "Blank visit cards"
    assert not any(name in said for name in EAST_SHOPS)
    assert len(said) > 200
    assert dialog.paper is not None
    assert dialog.paper.pages == 1
