"""Every tab speaks one language: nothing English is left in the Chinese window, nothing Chinese in the English one.

The names in this company are figures, so that every letter that is seen is the program's own.
"""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from distributor_desk import register
from distributor_desk.core.language import Language
from distributor_desk.desktop.editable_tab import EditableTab
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.pages import PagedTab
from distributor_desk.features.rebates.tab import RebatesTab
from distributor_desk.features.visits.tab import VisitsTab
from distributor_desk.storage.database import Company
from tests.features.at_desk import column, form_of, own_words, settle, tab_of
from tests.features.conftest import Sit
from tests.workflow.making import bring

FIGURES = {
    "客户": [
        [
            "客户编号",
            "客户名称",
            "线路",
            "顺序",
            "业务员",
            "拜访周期",
            "称呼",
            "决策人",
            "状态",
            "渠道",
            "等级",
        ],
        ["01", "101", "301", 1, "401", 7, "501", "是", "合作", "便利", "A"],
        ["02", "102", "302", 1, "402", 7, "502", "否", "潜在", "餐饮", "B"],
    ],
    "商品": [
        ["商品编号", "商品名称", "单位", "箱规", "产品定位", "状态"],
        ["11", "201", "1", 12, "黄金", "停售"],
    ],
    "销售明细": [["日期", "客户名称", "商品名称", "数量", "金额"], ["2026-02-20", "101", "201", 30, 60]],
    "拜访": [
        ["日期", "客户名称", "业务员", "结果", "承诺", "承诺到期"],
        ["2026-02-16", "101", "401", "有单", "601", "2026-02-27"],
        ["2026-02-17", "101", "401", "未遇", "602", "2026-03-27"],
    ],
}
BY_ROOM = [room.key for room in register.ROOMS if room.tab]
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
LATIN = re.compile(r"[A-Za-z]{2,}")
AT_HOME = {"Ctrl", "Excel", "KA", "SKU"}
"""Said in Latin letters in Chinese as well."""
OWN = {"en": re.compile(r"[A-Za-z]{3,}"), "zh": CHINESE}


@pytest.fixture(params=["en", "zh"])
def spoken_window(request: pytest.FixtureRequest, company: Company, sit: Sit) -> MainWindow:
    bring(company, FIGURES, name="1")  # Undo names the file
    return sit(company, request.param)


def foreign(words: list[str], language: Language) -> list[str]:
    if language == "en":
        return [said for said in words if CHINESE.search(said)]
    return [said for said in words if set(LATIN.findall(said)) - AT_HOME]


def in_one_language(widget: QWidget, language: Language) -> None:
    words = own_words(widget)
    assert foreign(words, language) == []
    assert sum(bool(OWN[language].search(said)) for said in words) >= 5


@pytest.mark.parametrize("key", BY_ROOM)
def test_a_tab_says_all_in_one_language(spoken_window: MainWindow, qtbot: QtBot, key: str) -> None:
    tab = tab_of(spoken_window, key, qtbot)
    in_one_language(tab, spoken_window.desk.language)
    in_one_language(spoken_window.toolbar, spoken_window.desk.language)


def test_what_stands_in_the_cells_is_in_the_same_language(spoken_window: MainWindow, qtbot: QtBot) -> None:
    language = spoken_window.desk.language
    customers = tab_of(spoken_window, "customers", qtbot).table
    products = tab_of(spoken_window, "products", qtbot).page("goods").table
    cells = [*column(customers, "status"), *column(customers, "channel"), *column(products, "class")]
    assert len(cells) == 5
    assert all(OWN[language].search(cell) for cell in cells)
    assert foreign(cells, language) == []


def test_a_customers_page_says_all_in_one_language(spoken_window: MainWindow, qtbot: QtBot) -> None:
    tab = tab_of(spoken_window, "customers", qtbot)
    for place in range(2):
        tab.table.view.selectRow(place)
        settle(spoken_window.desk, qtbot)
        in_one_language(tab.page, spoken_window.desk.language)


def test_the_forms_say_all_in_one_language(spoken_window: MainWindow, qtbot: QtBot) -> None:
    for key in ("customers", "visits", "products", "rebates"):
        tab = tab_of(spoken_window, key, qtbot)
        if isinstance(tab, PagedTab) and not isinstance(tab, VisitsTab):
            tab = tab.front()
        if isinstance(tab, EditableTab):
            tab.add_new()
        elif isinstance(tab, VisitsTab):
            routes = tab.page("routes")
            settle(spoken_window.desk, qtbot)
            routes.table.view.selectRow(0)
            routes.table.deeds[0].trigger()
        elif isinstance(tab, RebatesTab):
            tab.add_new()
            tab.editor.more.click()
        form = form_of(spoken_window, qtbot)
        form.save()
        in_one_language(form, spoken_window.desk.language)
        assert foreign([form.windowTitle()], spoken_window.desk.language) == []
        form.reject()


def test_the_weekday_above_the_visits_is_in_the_persons_language(
    spoken_window: MainWindow, qtbot: QtBot
) -> None:
    tab = tab_of(spoken_window, "visits", qtbot)
    wanted = {"en": "2026-03-02 Monday", "zh": "2026-03-02 星期一"}
    assert tab.page("today").day.text() == wanted[spoken_window.desk.language]
