"""The tab 今日: the order of its lines, where their buttons lead, and what it says when there is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from distributor_desk import register
from distributor_desk.core import dates
from distributor_desk.core.errors import DeskError
from distributor_desk.core.figures import Figure
from distributor_desk.core.language import plain
from distributor_desk.core.todo import Todo
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.features.portfolio.queries.figures import figures as company_figures
from distributor_desk.features.portfolio.tab import PortfolioPage
from distributor_desk.features.sales import posting
from distributor_desk.features.today import document, rules
from distributor_desk.features.today.form import Line, against_last_year, said
from distributor_desk.features.today.form.months import MonthsDialog
from distributor_desk.features.today.queries.house import house
from distributor_desk.features.today.tab import TodayTab
from distributor_desk.storage import backup, folders
from distributor_desk.storage.database import Company
from distributor_desk.workflow.feature import Feature
from tests.features.at_desk import TODAY, button, pdf_words, press, printed, settle, tab_of, words
from tests.features.conftest import Sit
from tests.features.portfolio.market import open_market

D = Decimal


def todo(i: int, *, due: int | None = None, money: int | None = None, urgent: bool = False) -> Todo:
    day = None if due is None else TODAY + timedelta(days=due)
    return Todo("x", i, plain(f"line {i}"), plain("go"), day, None if money is None else D(money), urgent)


def test_urgent_first_then_money_then_the_day() -> None:
    lines = [
        todo(1, due=30, money=900), todo(2, due=3), todo(3, due=-5, money=10), todo(4, due=0, money=500),
        todo(5, urgent=True), todo(6), todo(7, due=7, money=1), todo(8, due=8), todo(9, due=1),
    ]  # fmt: skip
    found = rules.ranked(lines, TODAY)
    assert [t.id for t in found] == [5, 4, 3, 7, 9, 2, 1, 8, 6]
    assert [rules.group_of(t, TODAY) for t in found] == [0, 0, 0, 1, 1, 1, 2, 2, 2]


@given(st.permutations([todo(1, due=1), todo(2, money=5), todo(3, due=-1), todo(4, urgent=True), todo(5)]))
def test_the_order_does_not_hang_on_who_answers_first(lines: list[Todo]) -> None:
    assert [t.id for t in rules.ranked(lines, TODAY)] == [4, 3, 1, 2, 5]


@pytest.mark.parametrize(
    ("days", "wanted"), [(-3, "逾期 3 天"), (0, "今天"), (1, "明天"), (9, "9 天后"), (61, "2026-05-02")]
)
def test_a_day_in_words(days: int, wanted: str) -> None:
    found = rules.due_words(TODAY + timedelta(days=days), TODAY)
    assert found is not None
    assert found.zh == wanted


def test_figures_at_a_glance_and_against_a_year_ago() -> None:
    assert (said(D("1234567.89"), "money"), said(D("0.1749"), "ratio"), said(None, "ratio")) == (
        "¥1,234,567", "17.5%", "—",
    )  # fmt: skip
    net = Figure("n", plain("n"), "money", D(150), D(100), ())
    rate = Figure("r", plain("r"), "ratio", D("0.174"), D("0.180"), ())
    assert against_last_year(net).en == "a year ago ¥100 (+50.0%)"
    assert against_last_year(rate).zh == "去年同期 18.0%（-0.6 个点）"
    assert against_last_year(Figure("n", plain("n"), "money", D(5), None, ())).en == "no figures a year ago"


def test_the_months_of_a_figure_as_a_chart() -> None:
    months = (None, *(D(n) / 100 for n in range(12)))
    chart = document.months_chart(
        Figure("r", plain("rate"), "ratio", D(0), None, months), date(2026, 2, 5), "en"
    )
    assert chart.labels[0] == "25-2"
    assert chart.labels[-1] == "26-2"
    assert chart.series[0].values[:3] == (None, 0, 1)


def test_the_paper_lists_them_with_a_box(qapp: object) -> None:
    found = pdf_words(document.pdf("我司", [todo(1, due=-3, money=12), todo(2)], TODAY, "zh").data)
    assert found.index("马上要办") < found.index("line1") < found.index("逾期3天") < found.index("有空再办")
    assert "今天没有要办的事" in pdf_words(document.pdf("我司", [], TODAY, "zh").data)


def test_the_last_import_and_the_backup(
    company: Company, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("DISTRIBUTOR_DESK_BACKUPS", str(tmp_path))

    def of(day: date) -> tuple[list[str], int]:
        with company.read() as session:
            found = house(session, company.path, day)
        return [t.button.en for t in found.todos], len(found.remarks)

    today = dates.today()
    assert of(today) == (["Import", "Back up now"], 0)
    open_market(company)
    assert of(today) == (["Back up now"], 1)
    backup.back_up(company.path, folders.backup_folder(company.path), "test")
    assert of(today) == ([], 2)
    assert of(today + timedelta(days=9)) == (["Import", "Back up now"], 2)


@pytest.fixture
def tab(sit: Sit, town: Company, qtbot: QtBot) -> TodayTab:
    window = sit(town, "en")
    found: TodayTab = tab_of(window, "today", qtbot)
    return found


def test_it_is_the_first_tab_and_shows_figures_and_lines(tab: TodayTab) -> None:
    assert register.ROOMS[0].key == "today"
    # March up to the 2nd: 120
    assert {"net": "¥120", "returns": "0.0%"}.items() <= {
        k: t.value.text() for k, t in tab.tiles.items()
    }.items()
    assert tab.findChildren(Line)
    assert all(
        line.findChildren(type(button(line, todo.button.en)))
        for line, todo in zip(tab.findChildren(Line), tab.todos(), strict=True)
    )
    assert "Largest customer" in words(tab.sides)


def test_a_button_opens_the_page_that_another_room_lends(tab: TodayTab, qtbot: QtBot) -> None:
    desk = tab.desk
    desk.open_record("portfolio", 1)
    settle(desk, qtbot)
    window = tab.window()
    assert isinstance(window, MainWindow)
    host = window.show_tab("products")
    assert host is not None
    page = host.front()  # type: ignore[attr-defined]
    assert isinstance(page, PortfolioPage)
    assert page.table.current_id() == 1


def test_every_line_has_a_button_that_leads_somewhere(tab: TodayTab, qtbot: QtBot) -> None:
    opened, keys = list[tuple[str, int]](), {room.key for room in register.ROOMS if room.tab or room.page}
    tab.desk.open_asked.connect(lambda key, i: opened.append((key, i)))
    rooms = [t for t in tab.todos() if t.feature != "today"]
    for line, one in zip(tab.findChildren(Line), tab.todos(), strict=True):
        if one.feature != "today":
            press(line, one.button.en, qtbot)
    assert opened == [(t.feature, t.id) for t in rooms]
    assert {t.feature for t in rooms} <= keys


def test_a_deed_is_seen_at_once(tab: TodayTab, qtbot: QtBot) -> None:
    with tab.desk.company.write(plain("sale")) as work:
        posting.post_lines(
            work, [{"kind": "sale", "date": TODAY, "customer_id": 1, "amount": D(1000), "origin": "hand"}]
        )
    qtbot.waitUntil(lambda: tab.tiles["net"].value.text() == "¥1,120")


def test_a_figure_opens_its_months(tab: TodayTab, qtbot: QtBot) -> None:
    tab.show_months(tab.tiles["net"].figure)  # type: ignore[arg-type]
    (dialog,) = tab.findChildren(MonthsDialog)
    assert dialog.chart.chart is not None
    settle(tab.desk, qtbot)
    dialog.accept()


def test_printing_it(tab: TodayTab, qtbot: QtBot) -> None:
    tab.print_paper()
    window = tab.window()
    assert isinstance(window, MainWindow)
    dialog, told = printed(window, qtbot)
    assert "Whatneedsdoingtoday" in told
    dialog.reject()


_real_today = dates.today  # before any test sits on another day


@contextmanager
def desk_with(company: Company, tab: TodayTab, *rooms: Feature) -> Iterator[TodayTab]:
    desk = Desk(company, rooms, "en", tab.desk.store)
    yield TodayTab(desk)
    desk.close()


def test_a_room_that_fails_does_not_take_the_others_lines(tab: TodayTab, qtbot: QtBot) -> None:
    def fails(*_: object) -> list[Todo]:
        raise DeskError(plain("this room cannot answer"))

    rooms = (
        Feature("a", plain("a"), todo=fails),
        Feature("b", plain("b"), todo=lambda _session, _day: [todo(1)]),
    )
    with desk_with(tab.desk.company, tab, *rooms) as alone:
        qtbot.addWidget(alone)
        alone.show()
        settle(alone.desk, qtbot)
        assert "line 1" in words(alone)
        assert "⚠ a could not be read: this room cannot answer" in alone.remarks.text()


def test_the_ledgers_own_figures_come_first(tab: TodayTab, qtbot: QtBot) -> None:
    def one(key: str) -> Feature:
        figure = Figure(key, plain(key), "ratio", D("0.1"), None, ())
        return Feature(key, plain(key), figures=lambda _session, _day: [figure])

    with desk_with(tab.desk.company, tab, one("fees"), one("portfolio")) as alone:
        qtbot.addWidget(alone)
        alone.show()
        settle(alone.desk, qtbot)
        assert [*alone.tiles] == ["portfolio", "fees"]


def test_more_lines_than_fit_are_behind_a_button(tab: TodayTab, qtbot: QtBot) -> None:
    room = Feature("b", plain("b"), todo=lambda _session, _day: [todo(i) for i in range(60)])
    with desk_with(tab.desk.company, tab, room) as alone:
        qtbot.addWidget(alone)
        alone.show()
        settle(alone.desk, qtbot)
        assert len(alone.findChildren(Line)) == 40
        more = next(b for b in words(alone).splitlines() if b.startswith("Show all"))
        press(alone, more, qtbot)
        qtbot.waitUntil(lambda: len(alone.findChildren(Line)) == len(alone.todos()))


def test_when_nothing_needs_doing_it_says_so_kindly(tab: TodayTab, qtbot: QtBot) -> None:
    backup.back_up(tab.desk.company.path, folders.backup_folder(tab.desk.company.path), "test")
    real = dates.today
    with desk_with(tab.desk.company, tab) as alone, pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates, "today", _real_today)
        qtbot.addWidget(alone)
        alone.show()
        settle(alone.desk, qtbot)
        assert alone.todos() == []
        assert not alone.quiet.isHidden()
        assert "Nothing needs you today." in words(alone)
    assert real() == TODAY


def test_all_lines_are_shown_where_one_was_reading(tab: TodayTab, qtbot: QtBot) -> None:
    many = tuple(todo(n) for n in range(60))
    tab._todos = {"x": many}
    tab._show_lines()
    tab.resize(900, 500)
    bar = tab.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(bar.maximum())
    before = bar.value()
    press(tab, "Show all 60 lines", qtbot)
    assert bar.value() == before


def test_a_small_screen_cuts_nothing_of_a_figure(tab: TodayTab, qtbot: QtBot) -> None:
    tile = tab.tiles["net"]
    tile.show_figure(Figure("net", plain("净销售额"), "money", D(265832), D(314565), (D(1), D(2))))
    tile.resize(215, tile.heightForWidth(215))
    wanted = tile.before.fontMetrics().horizontalAdvance(tile.before.text())
    lines = -(-wanted // tile.before.width())
    assert tile.before.height() >= lines * tile.before.fontMetrics().height()


def test_the_months_are_not_called_this_month(tab: TodayTab) -> None:
    with tab.desk.company.read() as session:
        found = [*company_figures(session, TODAY)]
    titles = [document.months_chart(figure, TODAY, "zh").title for figure in found]
    assert titles[0] == "净销售额，按月"
    assert not [title for title in titles if "本月" in title]
