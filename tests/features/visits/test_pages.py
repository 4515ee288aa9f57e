"""Every page of the tab speaks one language, and a page that another room lends stands among them."""

from __future__ import annotations

import dataclasses
import re
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from distributor_desk import register
from distributor_desk.core.language import Language, Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.tab import Tab
from distributor_desk.features.visits.operations import routes, shops
from distributor_desk.features.visits.queries.days import planned_routes
from distributor_desk.features.visits.queries.promises import listed
from distributor_desk.features.visits.queries.waiting import waiting
from distributor_desk.features.visits.rules.places import Place
from distributor_desk.features.visits.tab import OWN, VisitsTab
from distributor_desk.storage.database import Company
from distributor_desk.storage.house_records import Deed
from distributor_desk.workflow.feature import Feature
from tests.features.at_desk import TODAY, column, form_of, own_words, press, printed, save, settle, tab_of
from tests.features.conftest import Sit
from tests.features.test_both_languages import FIGURES, foreign
from tests.features.visits.shops import shop_id
from tests.workflow.making import bring

KEYS_AND_TRADE = re.compile(r"Alt\+|\+?Enter|F\d|POP")
"""Names of keys, and a word of the trade that is said in Latin letters."""
KEYS = [page.key for page in OWN]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_says_all_in_one_language(
    company: Company, sit: Sit, qtbot: QtBot, language: Language
) -> None:
    bring(company, FIGURES)
    window = sit(company, language)
    tab: VisitsTab = tab_of(window, "visits", qtbot)
    assert [tab.pages.tabText(n) for n in range(len(OWN))] == [window.desk.say(page.text) for page in OWN]
    for key in KEYS:
        page = tab.page(key)
        settle(window.desk, qtbot)
        words = [KEYS_AND_TRADE.sub("", said) for said in own_words(page)]
        if key == "scripts":
            words = [said for said in words if len(said) < 40]
        assert foreign(words, language) == [], key
        assert len(words) >= 5, key


def test_a_page_of_another_room_stands_under_its_own_name(
    company: Company, sit: Sit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Lent(Tab):
        title = Text("客人", "Guests")

    def page(desk: Desk) -> Tab:
        return Lent(desk)

    lending = Feature("guests", Text("客人", "Guests"), page=("visits", page))
    elsewhere = dataclasses.replace(lending, key="others", page=("customers", page))
    monkeypatch.setattr(register, "ROOMS", (*register.ROOMS, lending, elsewhere))
    window = sit(company, "en")
    tab: VisitsTab = tab_of(window, "visits", qtbot)
    assert [tab.pages.tabText(n) for n in range(tab.pages.count())].count("Guests") == 1
    assert isinstance(tab.page("guests"), Lent)


@pytest.mark.parametrize("place", [*Place])
def test_a_sentences_button_opens_its_page(company: Company, sit: Sit, qtbot: QtBot, place: Place) -> None:
    window = sit(company, "en")
    tab: VisitsTab = tab_of(window, "visits", qtbot)
    tab.open_record(place)
    settle(window.desk, qtbot)
    front: QWidget = tab.pages.currentWidget()
    assert front.isAncestorOf(tab.page(place.page))


def test_promises_are_closed_from_their_list(town: Company, sit: Sit, qtbot: QtBot) -> None:
    window = sit(town, "en")
    tab: VisitsTab = tab_of(window, "visits", qtbot)
    page = tab.page("promises")
    settle(window.desk, qtbot)
    # 换冰柜 was due on 02-27, three days before 03-02
    assert column(page.table, "what") == ["换冰柜", "带样品"]
    assert column(page.table, "late") == ["3", ""]
    page.table.view.selectRow(0)
    press(page, "Kept", qtbot)
    qtbot.waitUntil(lambda: column(page.table, "what") == ["带样品"])
    assert window.toast.words.text() == "Promise kept"
    page.state.setCurrentIndex(1)
    settle(window.desk, qtbot)
    assert column(page.table, "what") == ["换冰柜"]
    assert column(page.table, "closed_on") == ["2026-03-02"]


def test_words_are_read_whole_beside_their_list(town: Company, sit: Sit, qtbot: QtBot) -> None:
    window = sit(town, "zh")
    tab: VisitsTab = tab_of(window, "visits", qtbot)
    page = tab.page("scripts")
    settle(window.desk, qtbot)
    page.kind.setCurrentIndex(page.kind.findData("story"))
    settle(window.desk, qtbot)
    page.table.view.selectRow(0)
    assert page.heading.text() == "新品放收银台"
    assert all(words in page.words.text() for words in ("无糖茶", "¥3,600.00", "14 天"))


def test_small_steps_are_ticked_from_their_list(town: Company, sit: Sit, qtbot: QtBot) -> None:
    bring(town, {"拜访": [["日期", "客户名称", "结果"], ["2026-02-24", "好邻居", "拒绝"]]})
    window = sit(town, "en")
    tab: VisitsTab = tab_of(window, "visits", qtbot)
    part = tab.page("plan").show_part("climbing")
    settle(window.desk, qtbot)
    assert (column(part.table, "name"), column(part.table, "done")) == (["好邻居"], ["0 / 8"])
    part.table.view.selectRow(0)
    press(part, "Next step is done", qtbot)
    settle(window.desk, qtbot)
    assert column(part.table, "done") == ["1 / 8"]
    assert column(part.table, "goal") == ["Leave a small gift and go"]


def test_a_holiday_of_the_day_is_said_above_its_list(town: Company, sit: Sit, qtbot: QtBot) -> None:
    routes.fill_holidays(town, 2026)
    window = sit(town, "en")
    tab: VisitsTab = tab_of(window, "visits", qtbot)
    page = tab.page("today")
    page.show_day(date(2026, 10, 4))
    settle(window.desk, qtbot)
    assert page.note.text() == "National Day: no route is walked"


def test_what_shops_said_is_listed_answered_and_closed(town: Company, sit: Sit, qtbot: QtBot) -> None:
    shop = shop_id(town, "惠多多超市")
    shops.add_remark(town, shop, TODAY, {"kind": "complaint", "what": "破了两瓶"})
    shops.add_remark(town, shop, TODAY, {"kind": "feedback", "what": "新包装好看"})
    window = sit(town, "en")
    tab: VisitsTab = tab_of(window, "visits", qtbot)
    part = tab.page("plan").show_part("remarks")
    settle(window.desk, qtbot)
    assert column(part.table, "what") == ["新包装好看", "破了两瓶"]
    part.kind.setCurrentIndex(part.kind.findData("complaint"))
    settle(window.desk, qtbot)
    assert column(part.table, "what") == ["破了两瓶"]
    part.table.view.selectRow(0)
    press(part, "Change…", qtbot)
    form = form_of(window, qtbot)
    form.fields.editors["answer"].put("已换新货")
    save(form, qtbot)
    press(part, "Seen to", qtbot)
    settle(window.desk, qtbot)
    assert column(part.table, "closed_on") == ["2026-03-02"]
    assert column(part.table, "answer") == ["已换新货"]
    part.open_only.setChecked(True)
    settle(window.desk, qtbot)
    assert part.table.model.total == 0


def test_several_shops_that_are_dragged_together_are_one_deed(town: Company, sit: Sit, qtbot: QtBot) -> None:
    window = sit(town, "en")
    tab: VisitsTab = tab_of(window, "visits", qtbot)
    page = tab.page("routes")
    settle(window.desk, qtbot)
    page.table.view.selectRow(0)
    settle(window.desk, qtbot)
    model, root = page.stops.model(), QModelIndex()
    model.moveRows(root, 0, 1, root, 3)
    model.moveRows(root, 0, 1, root, 3)
    settle(window.desk, qtbot)
    with town.read() as session:
        deeds = session.scalars(select(Deed.en).where(Deed.en.contains("Order the stops"))).all()
    assert len(deeds) == 1


def test_a_sentence_about_a_promise_opens_it_ready_to_be_settled(
    town: Company, sit: Sit, qtbot: QtBot
) -> None:
    window = sit(town, "en")
    with town.read() as session:
        (late,) = [todo for todo in waiting(session, TODAY) if "换冰柜" in todo.text.zh]
        wanted = next(row[0] for row in listed(session, "open") if row[2] == "带样品")
    assert (late.id, late.button.zh) == (Place.PROMISES, "去处理")
    tab: VisitsTab = tab_of(window, "visits", qtbot)
    window.desk.open_record("visits", late.id, str(wanted))
    settle(window.desk, qtbot)
    assert tab.page("promises").table.current_id() == wanted


def test_a_sentence_about_a_route_opens_the_list_of_its_rep(town: Company, sit: Sit, qtbot: QtBot) -> None:
    window = sit(town, "en")
    tab: VisitsTab = tab_of(window, "visits", qtbot)
    with town.read() as session:
        route = next(r for r in planned_routes(session) if r.rep)
    window.desk.open_record("visits", route.id)
    settle(window.desk, qtbot)
    assert tab.page("today").rep.currentData() == route.rep


def test_print_gives_the_list_that_is_seen(town: Company, sit: Sit, qtbot: QtBot) -> None:
    window = sit(town, "en")
    tab: VisitsTab = tab_of(window, "visits", qtbot)
    tab.page("promises")
    settle(window.desk, qtbot)
    window.toolbar.print_.trigger()
    dialog, said = printed(window, qtbot)
    assert "换冰柜" in said
    dialog.reject()
