"""The tab 分销商 as a person uses it: look, ask, save, replace, undo, print."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from distributor_desk.core.language import Language
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.features.sub_distributors.document.papers import counties_pdf, sheet_pdf
from distributor_desk.features.sub_distributors.form import asking
from distributor_desk.features.sub_distributors.form.panel import SubDistributorPanel
from distributor_desk.features.sub_distributors.queries.standing import standings
from distributor_desk.features.sub_distributors.rules.places import GET_TOGETHERS, TERRITORIES
from distributor_desk.features.sub_distributors.tab import SubDistributorsTab
from distributor_desk.storage.database import Company
from tests.features.at_desk import (
    choose,
    column,
    double_click,
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
from tests.features.test_both_languages import foreign
from tests.workflow.making import bring

SHEET = {
    "分销商": [
        ["客户编号", "分销商名称", "区域", "状态", "年度", "年度目标", "返利方案", "签约日期", "到期日", "保证金", "联系人", "电话"],
        ["K1", "惠多多超市", "石桥县", "合作", 2026, 1000, "年返", "2026-01-05", "2026-12-31", 500, "单建国", "13800001111"],
        [None, "永丰副食", "石桥县", "储备", *[None] * 6, "胡永丰", "13800000002"],
        [None, "百顺商行", "岭头县", "储备", *[None] * 8],
    ]
}  # fmt: skip
CANARY = "7777"


@pytest.fixture
def tab(window: MainWindow, town: Company, qtbot: QtBot) -> SubDistributorsTab:
    bring(town, SHEET)
    found: SubDistributorsTab = tab_of(window, "sub_distributors", qtbot)
    return found


def fill(form: RecordForm, **typed: str) -> None:
    """Type into lines and into the larger boxes for notes."""
    for key, said in typed.items():
        target = form.fields.editors[key].target
        if isinstance(target, QPlainTextEdit):
            target.setPlainText(said)
        else:
            target.setText(said)  # type: ignore[attr-defined]


def states(company: Company) -> dict[str, str]:
    with company.read() as session:
        return {s.name: s.state for s in standings(session)}


def test_the_list_shows_territory_state_target_and_score(tab: SubDistributorsTab) -> None:
    assert column(tab.table, "name") == ["百顺商行", "惠多多超市", "永丰副食"]
    assert column(tab.table, "territory") == ["岭头县", "石桥县", "石桥县"]
    assert column(tab.table, "state") == ["reserve", "active", "reserve"]
    assert column(tab.table, "target") == ["", "1,000.00", ""]
    # sold 60 − 10; planned 1,000 × 61/365 = 167.12
    assert column(tab.table, "attained") == ["", "29.9%", ""]
    assert column(tab.table, "sold") == ["", "50.00", ""]


def test_the_page_says_what_was_agreed_and_how_the_score_is_made(
    tab: SubDistributorsTab, qtbot: QtBot
) -> None:
    choose(tab.table, "惠多多超市")
    settle(tab.desk, qtbot)
    said = words(tab.page)
    for part in (
        "石桥县 · active", "sold ¥50.00 ÷ planned to date ¥167.12 = 29.9%", "Target", "年返", "2026-12-31",
        "In reserve", "永丰副食 (only a name)", "No talk noted yet.",
    ):  # fmt: skip
        assert part in said
    assert CANARY not in said


def test_a_talk_is_noted_then_looked_at_again_and_undone(
    tab: SubDistributorsTab, window: MainWindow, qtbot: QtBot
) -> None:
    choose(tab.table, "惠多多超市")
    settle(tab.desk, qtbot)
    press(tab.page, "Note a talk…", qtbot)
    form = form_of(window, qtbot)
    fill(form, date="2026-02-20", topic="铺市", action="铺四十家", next_check="2026-02-27")
    save(form, qtbot)
    assert "铺市: 铺四十家 (was to be looked at on 2026-02-27: OVERDUE)" in words(tab.page)
    press(tab.page, "Looked at…", qtbot)
    form = form_of(window, qtbot)
    fill(form, result="铺了三十家")
    save(form, qtbot)
    assert "→ 铺了三十家" in words(tab.page)
    window.desk.undo_asked.emit()
    settle(tab.desk, qtbot)
    assert "OVERDUE" in words(tab.page)


def test_a_reserve_takes_over_at_one_press_and_comes_back_with_undo(
    tab: SubDistributorsTab, window: MainWindow, town: Company, qtbot: QtBot
) -> None:
    choose(tab.table, "惠多多超市")
    settle(tab.desk, qtbot)
    press(tab.page, "Replace…", qtbot)
    form = form_of(window, qtbot)
    fill(form, reason="不回款")
    save(form, qtbot)
    assert states(town) == {"惠多多超市": "ended", "永丰副食": "active", "百顺商行": "reserve"}
    assert column(tab.table, "state") == ["reserve", "ended", "active"]
    window.desk.undo_asked.emit()
    settle(tab.desk, qtbot)
    assert states(town)["惠多多超市"] == "active"


def test_a_refused_state_keeps_what_was_typed(
    tab: SubDistributorsTab, window: MainWindow, town: Company, qtbot: QtBot
) -> None:
    choose(tab.table, "惠多多超市")
    settle(tab.desk, qtbot)
    press(tab.page, "Change state…", qtbot)
    form = form_of(window, qtbot)
    form.save()
    settle(tab.desk, qtbot)
    assert form.isVisible()
    assert "Say why it becomes “warned”." in words(form)
    fill(form, reason="三个月没完成")
    save(form, qtbot)
    assert states(town)["惠多多超市"] == "warned"


def test_the_agreement_of_the_year_is_changed_in_its_form(
    tab: SubDistributorsTab, window: MainWindow, qtbot: QtBot
) -> None:
    choose(tab.table, "惠多多超市")
    settle(tab.desk, qtbot)
    press(tab.page, "Agreement…", qtbot)
    form = form_of(window, qtbot)
    fill(form, target="1.2万", scheme="年返; 季返")
    save(form, qtbot)
    assert column(tab.table, "target") == ["", "12,000.00", ""]
    assert "年返, 季返" in words(tab.page)


def test_a_new_one_is_added_and_stands_in_the_list(
    tab: SubDistributorsTab, window: MainWindow, qtbot: QtBot
) -> None:
    tab.add_new()
    form = form_of(window, qtbot)
    fill(form, name="宏达商贸", territory="云渡县", contact="曾宏")
    save(form, qtbot)
    assert "宏达商贸" in column(tab.table, "name")
    assert tab.page.detail is not None
    assert tab.page.detail.standing.name == "宏达商贸"
    double_click(tab.table, "宏达商贸", qtbot)
    form = form_of(window, qtbot)
    assert "state" not in form.fields.editors
    form.reject()


def test_the_toolbar_adds_to_the_page_in_front(
    tab: SubDistributorsTab, window: MainWindow, qtbot: QtBot
) -> None:
    new = next(one for one in tab.actions() if one.text() == "New sub-distributor")
    assert new.isVisible()
    tab.open_record(GET_TOGETHERS)
    assert not new.isVisible()
    view = tab.parties.table.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert "get-together" in form_of(window, qtbot).windowTitle()


def test_who_serves_shops_is_offered_to_the_list(
    tab: SubDistributorsTab, window: MainWindow, town: Company, qtbot: QtBot
) -> None:
    assert tab.unlisted.isHidden()
    bring(town, {"客户": [["客户名称", "所属分销商"], ["福满家便利店", "好邻居"]]})
    settle(tab.desk, qtbot)
    assert "1 customer serves shops as a sub-distributor but is not on this list: 好邻居" in words(
        tab.unlisted
    )
    press(tab, "Take them on", qtbot)
    settle(tab.desk, qtbot)
    assert tab.unlisted.isHidden()
    assert states(town)["好邻居"] == "active"
    window.desk.undo_asked.emit()
    settle(tab.desk, qtbot)
    assert "好邻居" not in states(town)


def test_counties_stand_with_their_gaps_first_and_compare_an_own_office(
    tab: SubDistributorsTab, window: MainWindow, qtbot: QtBot
) -> None:
    tab.open_record(TERRITORIES)
    settle(tab.desk, qtbot)
    page = tab.counties
    assert column(page.table, "name") == ["岭头县", "石桥县"]
    assert column(page.table, "gap") == ["gap", "worked"]
    assert column(page.table, "reserves") == ["百顺商行", "永丰副食"]
    assert column(page.table, "cash") == ["", "-380.00"]  # 100 + 50 − 30 owed, 500 deposit
    choose(page.table, "石桥县")
    settle(tab.desk, qtbot)
    assert "Would an own office be better here?" in words(page.page)
    press(page.page, "Figures…", qtbot)
    form = form_of(window, qtbot)
    fill(form, sub_sales="1000", sub_margin="20", office_sales="1000", office_margin="30", staff="300")
    save(form, qtbot)
    assert "The sub-distributor brings" in words(page.page)
    assert page.page.figures.rowCount() == 11
    page.print_paper()
    _, said = printed(window, qtbot)
    assert "owner'scopy" in said
    assert "Grossprofit" in said
    town, chosen = window.desk.company, page.table.current_id()
    plain = pdf_words(counties_pdf(town, chosen, window.desk.today(), "en").data)
    assert "永丰副食" in plain
    assert "Grossprofit" not in plain


def test_a_get_together_with_guests_and_what_follows(
    tab: SubDistributorsTab, window: MainWindow, qtbot: QtBot
) -> None:
    tab.open_record(GET_TOGETHERS)
    settle(tab.desk, qtbot)
    page = tab.parties
    press(page, "New get-together…", qtbot)
    form = form_of(window, qtbot)
    fill(form, name="年会", cost="900", guests="惠多多超市×2、老李")
    save(form, qtbot)
    assert column(page.table, "persons") == ["3"]
    assert "¥300.00" in words(page.page)
    press(page.page, "Follow-up…", qtbot)
    form = form_of(window, qtbot)
    fill(form, what="寄照片", due="2026-03-01")
    save(form, qtbot)
    assert "寄照片 (was due 2026-03-01: OVERDUE)" in words(page.page)
    press(page.page, "Done", qtbot)
    settle(tab.desk, qtbot)
    assert column(page.table, "open") == [""]


def test_the_customers_page_shows_it_and_leads_back(
    tab: SubDistributorsTab, window: MainWindow, qtbot: QtBot
) -> None:
    customers = tab_of(window, "customers", qtbot)
    choose(customers.table, "惠多多超市")
    settle(window.desk, qtbot)
    panel = next(p for p in customers.page.panels if isinstance(p, SubDistributorPanel))
    customers.page.parts.setCurrentIndex(
        next(
            n
            for n in range(customers.page.parts.count())
            if customers.page.parts.tabText(n) == "Sub-distrib."
        )
    )
    settle(window.desk, qtbot)
    assert "石桥县 · active" in words(panel)
    choose(customers.table, "好邻居")
    settle(window.desk, qtbot)
    assert "This customer is no sub-distributor." in words(panel)
    press(panel, "Take on as a sub-distributor…", qtbot)
    form = form_of(window, qtbot)
    fill(form, territory="岭头县")
    save(form, qtbot)
    assert "岭头县 · candidate" in words(panel)
    choose(customers.table, "惠多多超市")
    settle(window.desk, qtbot)
    press(panel, "Open its page", qtbot)
    settle(window.desk, qtbot)
    assert tab.page.detail is not None
    assert tab.page.detail.standing.name == "惠多多超市"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_paper_is_for_their_eyes_and_the_same_twice(
    sit: Sit, town: Company, qtbot: QtBot, language: Language
) -> None:
    bring(town, SHEET)
    window = sit(town, language)
    tab = tab_of(window, "sub_distributors", qtbot)
    choose(tab.table, "惠多多超市")
    settle(window.desk, qtbot)
    tab.print_paper()
    dialog, said = printed(window, qtbot)
    assert "惠多多超市" in said
    assert ("Agreement" if language == "en" else "合作协议") in said
    assert "29.9%" in said
    assert "永丰副食" not in said  # a reserve is never named on the paper of the one it may replace
    assert CANARY not in said
    assert dialog.paper is not None
    again = sheet_pdf(town, tab.table.current_id(), window.desk.today(), language)
    assert again.data == dialog.paper.data


def test_the_counties_on_paper_name_the_reserves(
    tab: SubDistributorsTab, window: MainWindow, town: Company, qtbot: QtBot
) -> None:
    tab.open_record(TERRITORIES)
    settle(tab.desk, qtbot)
    tab.print_paper()
    _, said = printed(window, qtbot)
    assert "永丰副食" in said
    assert "(nobody)" in said


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_of_it_is_in_one_language(sit: Sit, company: Company, qtbot: QtBot, language: Language) -> None:
    bring(
        company,
        {"分销商": [["客户编号", "分销商名称", "区域", "状态", "年度", "年度目标"], ["1", "101", "201", "合作", 2026, 5], ["2", "102", "201", "储备", None, None]]},
    )  # fmt: skip
    window = sit(company, language)
    tab = tab_of(window, "sub_distributors", qtbot)
    tab.table.view.selectRow(0)
    settle(window.desk, qtbot)
    found = tab.page.detail
    assert found is not None
    assert foreign(own_words(tab.page), language) == []
    for page in (tab.counties, tab.parties):
        tab.pages.setCurrentWidget(page)
        settle(window.desk, qtbot)
        assert foreign(own_words(page), language) == []
    sub, desk = found.standing, window.desk
    forms: list[QWidget] = [
        asking.ask_state(desk, tab, sub), asking.ask_agreement(desk, tab, sub, None, 2026, {}),
        asking.ask_talk(desk, tab, sub), asking.ask_breach(desk, tab, sub), asking.ask_stock(desk, tab, sub),
        asking.ask_replace(desk, tab, sub, found.reserves), asking.ask_check(desk, tab, 1, "301"),
        tab.counties.open_form(None, {}), tab.parties.open_form(None, {}),
    ]  # fmt: skip
    for form in forms:
        assert foreign([*own_words(form), form.windowTitle()], language) == []
        form.reject()  # type: ignore[attr-defined]


def test_a_sentence_opens_what_it_speaks_of(
    tab: SubDistributorsTab, window: MainWindow, qtbot: QtBot
) -> None:
    choose(tab.table, "惠多多超市")
    settle(window.desk, qtbot)
    sub = tab.page.sub_id
    assert sub is not None
    tab.page.setFixedHeight(300)
    for part, section in (("guidance", tab.page.guidance), ("agreement", tab.page.agreement)):
        window.desk.open_record("sub_distributors", sub, part)
        settle(window.desk, qtbot)
        qtbot.waitUntil(lambda section=section: not section.visibleRegion().isEmpty())  # type: ignore[misc]
