"""The tab 客户 as the owner works in it: look, find, choose, add, change, retire, take back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from distributor_desk.desktop.history_window import HistoryWindow
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.record_model import WINDOW
from distributor_desk.features.customers import operations
from distributor_desk.features.customers.tab import CustomersTab
from distributor_desk.features.sales.form import SalesPanel
from distributor_desk.storage.database import Company
from tests.features.at_desk import (
    CODES,
    EAST,
    WEST,
    choose,
    column,
    double_click,
    fill,
    form_of,
    keys,
    press,
    save,
    settle,
    tab_of,
    words,
)
from tests.workflow.making import bring


@pytest.fixture
def tab(window: MainWindow, qtbot: QtBot) -> CustomersTab:
    found: CustomersTab = tab_of(window, "customers", qtbot)
    return found


def names(tab: CustomersTab) -> list[str]:
    return column(tab.table, "name")


def of(tab: CustomersTab, key: str) -> dict[str, str]:
    return dict(zip(names(tab), column(tab.table, key), strict=True))


def show(tab: CustomersTab, name: str, qtbot: QtBot) -> None:
    """Choose a customer and wait until the page is theirs from top to bottom."""
    choose(tab.table, name)
    settle(tab.desk, qtbot)
    assert words(tab.page).startswith(name)


def test_the_list_says_who_where_what_is_open_and_what_was_bought(tab: CustomersTab) -> None:
    assert names(tab) == ["福满家便利店", "关门的店", "好邻居", "惠多多超市"]
    assert of(tab, "route")["惠多多超市"] == EAST
    assert of(tab, "rep")["好邻居"] == "李娜"
    assert of(tab, "open_promises") == dict.fromkeys(names(tab), "") | {"惠多多超市": "2"}
    assert of(tab, "last_order") == {
        "福满家便利店": "2026-03-01",
        "关门的店": "",
        "好邻居": "2025-10-01",
        "惠多多超市": "2026-02-20",
    }
    assert of(tab, "days_since_order")["惠多多超市"] == "10"
    assert of(tab, "days_since_order")["关门的店"] == ""
    # 100 at the start + 60 − 10 − 30; nothing owed is blank
    assert of(tab, "balance") == dict.fromkeys(names(tab), "") | {
        "惠多多超市": "120.00",
        "福满家便利店": "120.00",
        "好邻居": "50.00",
    }
    assert of(tab, "net_90_days") == dict.fromkeys(names(tab), "") | {
        "福满家便利店": "120.00",
        "惠多多超市": "50.00",
    }
    shown = [c.key for _, c in tab.table.header.shown_columns()]
    assert {"name", "route", "rep", "open_promises", "days_since_order", "net_90_days", "balance"} <= set(
        shown
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [("hddcs", "惠多多超市"), ("HLJ", "好邻居"), ("2222", "福满家便利店"), ("k4", "关门的店")],
)
def test_initials_phone_and_code_narrow_the_list(
    tab: CustomersTab, qtbot: QtBot, typed: str, found: str
) -> None:
    qtbot.keyClicks(tab.filter_row.search, typed)
    qtbot.waitUntil(lambda: names(tab) == [found])
    assert tab.table.footer.text() == "1 row"


def test_the_heading_sorts_by_what_was_bought_and_blanks_come_last(tab: CustomersTab, qtbot: QtBot) -> None:
    place = [c.key for c in tab.table.source.columns].index("net_90_days")
    for first in ("惠多多超市", "福满家便利店"):
        with qtbot.waitSignal(tab.table.rows_arrived):
            tab.table.header.sectionClicked.emit(place)
        assert names(tab)[0] == first
        assert set(names(tab)[2:]) == {"关门的店", "好邻居"}


def test_a_route_is_chosen_and_everything_shown_again(tab: CustomersTab, qtbot: QtBot) -> None:
    routes = tab.filter_row.combos["route"]
    assert [routes.itemText(n) for n in range(routes.count())] == ["Route: all", EAST, WEST]
    routes.setCurrentIndex(2)
    qtbot.waitUntil(lambda: names(tab) == ["好邻居"])
    press(tab.filter_row, "Show all", qtbot)
    qtbot.waitUntil(lambda: len(names(tab)) == 4)


def test_choosing_a_row_fills_the_page(tab: CustomersTab, qtbot: QtBot) -> None:
    show(tab, "惠多多超市", qtbot)
    said = words(tab.page).splitlines()
    assert said[0] == "惠多多超市"
    assert "K1  单老板 decides" in said
    assert {"北街1号", EAST, "¥120.00", "2026-02-20 (10 days ago)", "可乐  1 cs 8瓶"} <= set(said)
    assert said.index("换冰柜 · OVERDUE since 2026-02-27") < said.index("带样品 · due 2026-03-05")
    assert said.count("Kept") == said.count("Broken") == 2
    (sales,) = (panel for panel in tab.page.panels if isinstance(panel, SalesPanel))
    assert "2026-02 ¥50.00" in sales.bars.accessibleName()


def test_another_row_shows_another_customer_and_nothing_of_the_last(tab: CustomersTab, qtbot: QtBot) -> None:
    show(tab, "惠多多超市", qtbot)
    show(tab, "福满家便利店", qtbot)
    assert {"K2  梅姐 does not decide", "absent  王强"} <= set(words(tab.page).splitlines())
    assert "换冰柜" not in words(tab.page)
    assert "北街1号" not in words(tab.page)


@pytest.mark.parametrize(("pressed", "state"), [("Kept", "kept"), ("Broken", "broken")])
def test_a_promise_is_closed_from_the_page_and_the_lists_count_goes_down(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot, pressed: str, state: str
) -> None:
    show(tab, "惠多多超市", qtbot)
    press(tab.page, pressed, qtbot, name="换冰柜")
    qtbot.waitUntil(lambda: f"换冰柜 · {state}" in words(tab.page))
    qtbot.waitUntil(lambda: of(tab, "open_promises")["惠多多超市"] == "1")
    assert window.toast.words.text() == f"Promise {state}"
    press(tab.page, pressed, qtbot, name="带样品")
    qtbot.waitUntil(lambda: of(tab, "open_promises")["惠多多超市"] == "")
    press(window.toast, "Undo", qtbot)
    qtbot.waitUntil(lambda: of(tab, "open_promises")["惠多多超市"] == "1")
    qtbot.waitUntil(lambda: "带样品 · due" in words(tab.page))


def test_a_promise_is_noted_from_the_page(tab: CustomersTab, window: MainWindow, qtbot: QtBot) -> None:
    show(tab, "好邻居", qtbot)
    press(tab.page, "Note a promise…", qtbot)
    form = form_of(window, qtbot)
    fill(form, what="送海报", due="3-9")
    save(form, qtbot)
    assert "送海报 · due 2026-03-09" in words(tab.page)
    assert of(tab, "open_promises")["好邻居"] == "1"


def test_ctrl_n_asks_for_a_name_and_puts_the_new_customer_in_front(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    keys(tab.table, Qt.Key.Key_N, qtbot, ctrl=True)
    form = form_of(window, qtbot)
    press(form, "Save", qtbot)
    assert form.isVisible()
    assert form.fields.problems["name"].text() == "Please fill this in."
    fill(form, name="新来的店", route="周三 城南线", rep="王强", phone="13800004444")
    save(form, qtbot)
    assert "新来的店" in words(tab.page)
    assert of(tab, "route")["新来的店"] == "周三 城南线"
    assert tab.table.current_id() == tab.page.customer_id
    assert names(tab)[tab.table.view.currentIndex().row()] == "新来的店"
    assert window.toast.words.text() == "Add customer: 新来的店"
    routes = tab.filter_row.combos["route"]
    assert routes.findText("周三 城南线") > 0


def test_a_change_is_seen_named_and_taken_back(tab: CustomersTab, window: MainWindow, qtbot: QtBot) -> None:
    double_click(tab.table, "好邻居", qtbot)
    form = form_of(window, qtbot)
    assert form.windowTitle() == "Customer: 好邻居[*]"
    assert form.fields.values()["phone"] == "13800003333"
    fill(form, name="好邻居二店", address="东街9号")
    save(form, qtbot)
    assert "东街9号" in words(tab.page)
    assert of(tab, "route")["好邻居二店"] == WEST
    history = HistoryWindow(window.desk, window)
    qtbot.waitUntil(lambda: history.list.rowCount() > 0)
    assert history.list.item(0, 2).text() == "Change customer: 好邻居"
    window.undo_menu.undo.trigger()
    qtbot.waitUntil(lambda: "好邻居" in names(tab) and "西街3号" in words(tab.page))
    assert "好邻居二店" not in names(tab)


def test_a_code_that_is_taken_is_refused_and_what_was_typed_stays(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    choose(tab.table, "好邻居")
    keys(tab.table, Qt.Key.Key_Return, qtbot)
    form = form_of(window, qtbot)
    fill(form, code="k1", address="东街9号")
    press(form, "Save", qtbot)
    qtbot.waitUntil(form.refusal.isVisible)
    assert form.refusal.words.text() == "Code “k1” belongs to “惠多多超市” already; use another."
    assert form.fields.values()["code"] == "k1"
    assert form.fields.values()["address"] == "东街9号"
    fill(form, code="K9")
    save(form, qtbot)
    assert of(tab, "code")["好邻居"] == "K9"
    assert of(tab, "address")["好邻居"] == "东街9号"


def test_a_duplicate_has_the_route_but_neither_code_nor_phone(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    choose(tab.table, "惠多多超市")
    keys(tab.table, Qt.Key.Key_D, qtbot, ctrl=True)
    form = form_of(window, qtbot)
    blank = {k for k, v in form.fields.values().items() if v is None}
    assert {"code", "phone", "opening_balance", "balance_date", "stop"} <= blank
    fill(form, name="惠多多二店")
    save(form, qtbot)
    assert "惠多多二店" in words(tab.page)
    assert of(tab, "route")["惠多多二店"] == EAST
    assert of(tab, "code")["惠多多二店"] == ""


def test_del_retires_the_chosen_and_undo_brings_them_back(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    before = names(tab)
    choose(tab.table, "惠多多超市")
    keys(tab.table, Qt.Key.Key_Delete, qtbot)
    qtbot.waitUntil(lambda: names(tab) == before[:-1])
    qtbot.waitUntil(lambda: words(tab.page).startswith("好邻居"))
    qtbot.waitUntil(lambda: window.toast.words.text() == "Retire 1 customer")
    press(window.toast, "Undo", qtbot)
    qtbot.waitUntil(lambda: names(tab) == before)
    tab.table.view.selectAll()
    keys(tab.table, Qt.Key.Key_Delete, qtbot)
    qtbot.waitUntil(tab.table.empty.isVisible)
    qtbot.waitUntil(lambda: "Choose a customer on the left." in words(tab.page))
    window.undo_menu.undo.trigger()
    qtbot.waitUntil(lambda: names(tab) == before)
    assert sorted(CODES.values()) == sorted(before)


def test_a_record_asked_for_from_elsewhere_comes_forward_through_a_filter(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    wanted = choose(tab.table, "惠多多超市")
    tab.filter_row.combos["route"].setCurrentIndex(2)
    qtbot.waitUntil(lambda: names(tab) == ["好邻居"])
    window.desk.open_record("customers", wanted)
    qtbot.waitUntil(lambda: len(names(tab)) == 4 and words(tab.page).startswith("惠多多超市"))
    settle(window.desk, qtbot)
    assert names(tab)[tab.table.view.currentIndex().row()] == "惠多多超市"


def test_a_record_far_down_a_long_list_comes_forward_out_of_a_search(
    tab: CustomersTab, window: MainWindow, town: Company, qtbot: QtBot
) -> None:
    bring(town, {"客户": [["客户名称"], *([f"小店{n:04}"] for n in range(WINDOW + 100))]})
    settle(window.desk, qtbot)
    qtbot.keyClicks(tab.filter_row.search, f"{WINDOW + 50:04}")
    qtbot.waitUntil(lambda: tab.table.model.total == 1)
    settle(window.desk, qtbot)
    wanted = tab.table.current_id()
    assert wanted is not None
    window.desk.open_record("customers", wanted)
    qtbot.waitUntil(lambda: tab.table.model.total == WINDOW + 104)
    settle(window.desk, qtbot)
    assert tab.table.current_id() == wanted
    assert words(tab.page).startswith(f"小店{WINDOW + 50:04}")
    assert tab.table.view.currentIndex().row() > WINDOW


def test_the_status_bar_counts_the_records_and_follows_them(window: MainWindow, qtbot: QtBot) -> None:
    settle(window.desk, qtbot)
    assert window.status.records.text() == "Customers 4 · Products 3"
    operations.add_customer(window.desk.company, {"name": "新店"})
    qtbot.waitUntil(lambda: window.status.records.text() == "Customers 5 · Products 3")


def test_what_is_owed_stands_before_what_matters_less(tab: CustomersTab) -> None:
    """At 1366 pixels the list ends there; the columns after it need a scroll."""
    keys_ = [column.key for column in tab.table.source.columns]
    assert keys_.index("balance") < keys_.index("skus")
