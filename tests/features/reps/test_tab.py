"""The page 业务员 under the visits, as a person uses it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from distributor_desk.core.language import Language
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.features.reps.document import board_pdf
from distributor_desk.features.reps.form import asking
from distributor_desk.features.reps.tab import RepsPage
from distributor_desk.storage.database import Company
from tests.features.at_desk import (
    choose,
    column,
    form_of,
    own_words,
    pdf_words,
    press,
    printed,
    save,
    settle,
    tab_of,
    words,
)
from tests.features.conftest import Sit
from tests.features.sub_distributors.test_tab import fill
from tests.features.test_both_languages import foreign
from tests.workflow.making import bring

SECRETS = ("7777", "Commission", "提成", "Margin", "毛利")


def page_of(window: MainWindow, qtbot: QtBot) -> RepsPage:
    visits = tab_of(window, "visits", qtbot)
    page: RepsPage = visits.page("reps")
    settle(window.desk, qtbot)
    return page


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> RepsPage:
    return page_of(window, qtbot)


def test_the_board_fills_when_a_target_is_set(page: RepsPage, window: MainWindow, qtbot: QtBot) -> None:
    assert page.chosen_month() == date(2026, 3, 1)
    assert column(page.board.table, "name") == ["王强", "李娜"]
    assert column(page.board.table, "done") == ["120.00", "0.00"]
    page.pages.setCurrentWidget(page.targets)
    press(page.targets, "Set a target…", qtbot)
    form = form_of(window, qtbot)
    form.fields.editors["rep"].put("1")
    fill(form, target="150", new_products="20")
    save(form, qtbot)
    assert column(page.targets.table, "target")[0] == "150.00"
    page.pages.setCurrentWidget(page.board)
    settle(window.desk, qtbot)
    assert column(page.board.table, "gap") == ["30.00", ""]
    assert column(page.board.table, "rate") == ["80%", ""]
    assert page.board.chart.chart is not None
    window.desk.undo_asked.emit()
    settle(window.desk, qtbot)
    assert column(page.board.table, "target") == ["", ""]


def test_another_month_is_another_board(page: RepsPage, qtbot: QtBot) -> None:
    press(page, "◀", qtbot)
    settle(page.desk, qtbot)
    assert page.chosen_month() == date(2026, 2, 1)
    assert column(page.board.table, "done") == ["50.00", "0.00"]
    assert column(page.board.table, "calls") == ["3", ""]


def test_a_year_is_shared_out_by_weights_that_are_typed(
    page: RepsPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.pages.setCurrentWidget(page.targets)
    settle(window.desk, qtbot)
    press(page.targets, "Season weights…", qtbot)
    form = form_of(window, qtbot)
    fill(form, **{"2": "1", "3": "2", "10": "1"})
    save(form, qtbot)
    press(page.targets, "Share a year out…", qtbot)
    form = form_of(window, qtbot)
    form.fields.editors["rep"].put("2")
    fill(form, target="13000")
    save(form, qtbot)
    place = column(page.targets.table, "name").index("李娜")
    assert column(page.targets.table, "target")[place] == "2,000.00"


def test_rates_earn_on_the_screen_and_nowhere_else(
    page: RepsPage, window: MainWindow, town: Company, qtbot: QtBot
) -> None:
    page.pages.setCurrentWidget(page.commission)
    settle(window.desk, qtbot)
    press(page.commission, "New rate…", qtbot)
    form = form_of(window, qtbot)
    fill(form, rate="2")
    save(form, qtbot)
    assert column(page.commission.table, "amount") == ["2.40"]  # 120 of cola × 2 %
    assert "王强 ¥2.40" in words(page.commission)
    assert all(c.owner_only for c in page.commission.table.source.columns)
    page.print_paper()
    dialog, said = printed(window, qtbot)
    assert "王强" in said
    assert not any(secret in said for secret in SECRETS)
    assert dialog.paper is not None
    assert board_pdf(town, date(2026, 3, 1), window.desk.today(), "en").data == dialog.paper.data


def test_who_leaves_is_ticked_off_and_today_leads_there(
    page: RepsPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.pages.setCurrentWidget(page.people)
    settle(window.desk, qtbot)
    rep_id = choose(page.people.table, "王强")
    page.people.edit(rep_id)
    form = form_of(window, qtbot)
    fill(form, leaves_on="2026-03-31")
    save(form, qtbot)
    assert column(page.people.table, "open") == ["8", ""]
    tick = page.people.page.ticks["cash"]
    assert tick.isVisible()
    tick.click()
    settle(window.desk, qtbot)
    assert column(page.people.table, "open") == ["7", ""]
    tab_of(window, "customers", qtbot)
    window.desk.open_record("reps", rep_id)
    settle(window.desk, qtbot)
    assert page.isVisible()
    assert page.people.table.current_id() == rep_id


def test_a_meeting_is_noted(page: RepsPage, window: MainWindow, qtbot: QtBot) -> None:
    page.pages.setCurrentWidget(page.meetings)
    settle(window.desk, qtbot)
    press(page.meetings, "New meeting…", qtbot)
    form = form_of(window, qtbot)
    fill(form, topic="周会", attended="王强、李娜", agreed="周五补货")
    save(form, qtbot)
    assert column(page.meetings.table, "topic") == ["周会"]
    assert column(page.meetings.table, "date") == ["2026-03-02"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_of_it_is_in_one_language(sit: Sit, company: Company, qtbot: QtBot, language: Language) -> None:
    bring(
        company,
        {"客户": [["客户名称", "业务员"], ["101", "201"]], "商品": [["商品名称", "品类"], ["301", "401"]]},
    )
    window = sit(company, language)
    page = page_of(window, qtbot)
    for one in (page.board, page.targets, page.commission, page.people, page.meetings):
        page.pages.setCurrentWidget(one)
        settle(window.desk, qtbot)
        assert foreign(own_words(one), language) == []
    assert foreign(own_words(page), language) == []
    desk = window.desk
    forms: list[QWidget] = [
        asking.ask_month(desk, page, {1: "201"}, date(2026, 3, 1), {}, ["401"]),
        asking.ask_year(desk, page, {1: "201"}, 2026, []), asking.ask_season(desk, page, {}),
        asking.ask_rate(desk, page, None, {}), page.people.open_form(None, {}), page.meetings.open_form(None, {}),
    ]  # fmt: skip
    for form in forms:
        assert foreign([*own_words(form), form.windowTitle()], language) == []
        form.reject()  # type: ignore[attr-defined]
    data = board_pdf(company, date(2026, 3, 1), desk.today(), language).data
    assert ("Sales board" if language == "en" else "销售业绩板").replace(" ", "") in pdf_words(data)
