"""The page 利润与结构 as the owner works in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from distributor_desk.core import dates
from distributor_desk.desktop import messages, seen
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.print_dialog import PrintDialog
from distributor_desk.features.portfolio.queries.lines import todo
from distributor_desk.features.portfolio.tab import PortfolioPage
from distributor_desk.features.products.tab.goods import GoodsPage
from distributor_desk.printing.charts import BarChart, ScatterChart
from distributor_desk.storage.database import Company
from tests.features.at_desk import column, form_of, press, printed, settle, tab_of, words
from tests.features.conftest import Sit
from tests.features.portfolio.market import DAY, open_market


@pytest.fixture
def window(sit: Sit, company: Company, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    open_market(company)
    made = sit(company, "en")
    monkeypatch.setattr(dates, "today", lambda: DAY)
    return made


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> PortfolioPage:
    tab = tab_of(window, "products", qtbot)
    found: PortfolioPage = tab.page("portfolio")
    settle(window.desk, qtbot)
    return found


def test_the_ranking_says_what_earns_the_money(page: PortfolioPage) -> None:
    assert column(page.table, "name") == ["瓜子", "冰红茶", "可乐", "薯片", "矿泉水"]
    assert column(page.table, "class") == ["gold", "sunset", "gold", "sunrise", ""]
    assert column(page.table, "margin") == ["40%", "5%", "10%", "20%", ""]
    assert column(page.table, "flag") == ["", "below the minimum", "", "", ""]
    assert column(page.table, "standing") == ["", "last three", "last three", "last three", ""]
    assert column(page.table, "uncosted")[-1] == "1"
    # 240 less the gifts of 12
    assert column(page.table, "contribution")[0] == "228.00"
    assert "Margin line 10.00%, volume line ¥600.00. 1 ledger lines without a cost" in page.lines.text()


def test_the_charts_show_the_same_figures(page: PortfolioPage) -> None:
    mix, scatter = page.mix.chart, page.scatter.chart
    assert isinstance(mix, BarChart)
    assert isinstance(scatter, ScatterChart)
    assert [f"{v:.2f}" for v in mix.series[0].values] == ["1.37", "54.79", "43.84"]
    assert {d.name: scatter.groups[d.group] for d in scatter.dots} == {
        "瓜子": "gold", "冰红茶": "sunset", "可乐": "gold", "薯片": "sunrise",
    }  # fmt: skip
    assert "sunset 54.79%, target 30.00% (+24.79 points)" in words(page.mix_facts)
    assert page.categories.chart is not None


def test_another_window_reads_everything_again(page: PortfolioPage, qtbot: QtBot) -> None:
    page.window_choice.setCurrentIndex(1)
    settle(page.desk, qtbot)
    assert column(page.table, "name") == ["瓜子", "冰红茶", "薯片"]
    page.window_choice.setCurrentIndex(2)
    settle(page.desk, qtbot)
    assert column(page.table, "name") == ["可乐", "冰红茶", "薯片", "矿泉水"]


def test_keep_or_drop_with_a_reason(page: PortfolioPage, window: MainWindow, qtbot: QtBot) -> None:
    page.views.setCurrentWidget(page.last_three)
    press(page.last_three, "Keep or drop…", qtbot, "薯片")
    form = form_of(window, qtbot)
    form.fields.editors["decision"].put("drop")
    form.save()
    assert form.fields.problems["reason"].text() == "Please fill this in."
    form.fields.editors["reason"].put("占地方")
    with qtbot.waitSignal(form.saved):
        form.save()
    settle(page.desk, qtbot)
    assert (
        dict(zip(column(page.table, "name"), column(page.table, "standing"), strict=True))["薯片"]
        == "to be dropped"
    )
    assert "薯片" not in words(page.last_three)
    window.undo_menu.undo.trigger()
    settle(page.desk, qtbot)
    qtbot.waitUntil(lambda: "薯片" in words(page.last_three))


def test_a_class_is_fixed_from_the_menu(page: PortfolioPage, window: MainWindow, qtbot: QtBot) -> None:
    page.table.view.selectRow(column(page.table, "name").index("可乐"))
    next(deed for deed in page.table.deeds if deed.text() == "Fix the class: watch").trigger()
    settle(page.desk, qtbot)
    assert column(page.table, "class")[2] == "watch"
    assert column(page.table, "fixed")[2] == "✓"
    assert window.toast.words.text() == "Fix the class of 1 product: watch"


def test_what_leaves_the_house_has_no_profit_unless_it_is_the_owners_copy(
    page: PortfolioPage, qtbot: QtBot, tmp_path: Path
) -> None:
    for owner, path in ((False, tmp_path / "a.xlsx"), (True, tmp_path / "b.xlsx")):
        asked = page.table.seen().for_owner() if owner else page.table.seen()
        with qtbot.waitSignal(page.desk.told):
            seen.export(page.desk, asked, path)
        book = load_workbook(path)
        cells = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
        assert ("Gross profit" in cells, "240" in cells) == (owner, owner)
        assert ("Owner's copy" in book.sheetnames[0]) == owner
        book.close()


def test_the_paper_asks_first(
    page: PortfolioPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "ask", lambda *_words, **_buttons: False)
    page.print_paper()
    assert not page.findChildren(PrintDialog)
    monkeypatch.setattr(messages, "ask", lambda *_words, **_buttons: True)
    page.print_paper()
    dialog, said = printed(window, qtbot)
    assert "Owner'scopy:nottoleavethehouse" in said
    assert "瓜子" in said
    dialog.reject()


def test_a_chart_of_margins_asks_before_it_is_printed(
    page: PortfolioPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()
    monkeypatch.setattr(messages, "ask", lambda _over, question, **_buttons: asked.append(question))
    page.scatter.actions()[0].trigger()
    assert len(asked) == 1
    page.mix.actions()[0].trigger()
    dialog, said = printed(window, qtbot)
    assert len(asked) == 1, "shares are no secret"
    assert "54.79" in said
    dialog.reject()


def test_the_list_of_products_shows_class_margin_and_cover(window: MainWindow, qtbot: QtBot) -> None:
    page: GoodsPage = tab_of(window, "products", qtbot).page("goods")
    settle(window.desk, qtbot)
    names = column(page.table, "name")
    assert dict(zip(names, column(page.table, "position"), strict=True)) == {
        "可乐": "gold", "薯片": "sunrise", "冰红茶": "sunset", "瓜子": "gold", "矿泉水": "",
    }  # fmt: skip
    place = [c.key for c in page.table.source.columns].index("margin")
    page.table.header.sectionClicked.emit(place)
    settle(window.desk, qtbot)
    assert column(page.table, "name") == ["冰红茶", "可乐", "薯片", "瓜子", "矿泉水"]
    page.filter_row.choose("position", "gold")
    settle(window.desk, qtbot)
    assert column(page.table, "name") == ["可乐", "瓜子"]


def test_a_sentence_opens_the_view_that_it_speaks_of(
    page: PortfolioPage, window: MainWindow, qtbot: QtBot
) -> None:
    with window.desk.company.read() as session:
        one = todo(session, DAY)[0]
    window.desk.open_record("portfolio", one.id, one.part)
    settle(window.desk, qtbot)
    assert page.views.currentWidget() is page.last_three
    assert page.table.current_id() == one.id
    window.desk.open_record("portfolio", 0, "shares")
    assert page.views.currentWidget().isAncestorOf(page.brands)


def test_an_empty_company_has_no_mix(sit: Sit, company: Company, qtbot: QtBot) -> None:
    window = sit(company, "en")
    page: PortfolioPage = tab_of(window, "products", qtbot).page("portfolio")
    settle(window.desk, qtbot)
    assert page.mix.chart is None
    assert "target" not in words(page.mix_facts)
