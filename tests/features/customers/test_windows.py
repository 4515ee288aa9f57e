"""The windows of the Customers tab: merge, hand over, clean up, messages, sources, registers, papers."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QDialog, QTabWidget
from pytestqt.qtbot import QtBot

from distributor_desk.core.language import Language
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.record_window import RecordWindow
from distributor_desk.features.customers.form.clean_up import CleanUpWindow
from distributor_desk.features.customers.form.handing_over import HandOverDialog
from distributor_desk.features.customers.form.merging import MergeDialog
from distributor_desk.features.customers.form.message import MessageDialog
from distributor_desk.features.customers.form.registers import (
    AnswersWindow,
    BroadcastsWindow,
    RetiredWindow,
    SourcesWindow,
)
from distributor_desk.features.customers.tab import CustomersTab
from distributor_desk.features.sales.form.balances import BalancesWindow
from distributor_desk.features.sales.form.shares import SharesWindow
from distributor_desk.storage.database import Company
from tests.features.at_desk import (
    choose,
    column,
    fill,
    form_of,
    own_words,
    press,
    printed,
    save,
    settle,
    tab_of,
    words,
)
from tests.features.conftest import Sit
from tests.features.test_both_languages import FIGURES, foreign
from tests.workflow.making import bring

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def tab(window: MainWindow, qtbot: QtBot) -> CustomersTab:
    found: CustomersTab = tab_of(window, "customers", qtbot)
    return found


def deeds(tab: CustomersTab) -> dict[str, QAction]:
    """What stands in the two menus, by its words."""
    return {a.text(): a for button in tab.actions() if button.menu() for a in button.menu().actions()}


def opened(tab: CustomersTab, words_: str, kind: type[D], qtbot: QtBot) -> D:
    """A window opened from a menu, with everything read."""
    deeds(tab)[words_].trigger()
    settle(tab.desk, qtbot)
    return next(d for d in tab.findChildren(kind) if d.isVisible())


def select(tab: CustomersTab, *names: str) -> None:
    shown = column(tab.table, "name")
    tab.table.view.clearSelection()
    tab.table.view.setSelectionMode(tab.table.view.SelectionMode.MultiSelection)
    for name in names:
        tab.table.view.selectRow(shown.index(name))
    tab.table.view.setSelectionMode(tab.table.view.SelectionMode.ExtendedSelection)


def test_the_menus_have_the_deeds_of_every_room(tab: CustomersTab) -> None:
    assert {
        "Merge two customers…",
        "Balances owed…",
        "Shares of sales…",
        "Statement of account…",
        "Customer cards…",
    } <= deeds(tab).keys()
    assert {"Merge two customers…", "WeChat list…"} <= {a.text() for a in tab.table.menu().actions()}


def test_two_spellings_are_merged_after_a_look_and_taken_apart_again(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    select(tab, "惠多多超市", "福满家便利店")
    dialog = opened(tab, "Merge two customers…", MergeDialog, qtbot)
    names = [button.text() for button in dialog.keep]
    assert sorted(names) == ["Keep “惠多多超市”", "Keep “福满家便利店”"]
    dialog.keep[names.index("Keep “惠多多超市”")].setChecked(True)
    settle(tab.desk, qtbot)
    assert "Goes over: contacts: 1, ledger lines: 1, visits: 1" in dialog.words.text()
    assert "≠ Route" not in words(dialog)
    press(dialog, "Merge", qtbot)
    settle(tab.desk, qtbot)
    assert "福满家便利店" not in column(tab.table, "name")
    assert (
        dict(zip(column(tab.table, "name"), column(tab.table, "balance"), strict=True))["惠多多超市"]
        == "240.00"
    )
    press(window.toast, "Undo", qtbot)
    settle(tab.desk, qtbot)
    assert "福满家便利店" in column(tab.table, "name")


def test_the_other_spelling_is_searched_for(tab: CustomersTab, qtbot: QtBot) -> None:
    choose(tab.table, "好邻居")
    dialog = opened(tab, "Merge two customers…", MergeDialog, qtbot)
    assert not dialog.merge.isEnabled()
    qtbot.keyClicks(dialog.pick.line, "hddcs")
    qtbot.waitUntil(lambda: dialog.pick.list.count() == 1)
    qtbot.keyClick(dialog.pick.line, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.merge.isEnabled)
    assert dialog.chosen() is not None


def test_a_reps_shops_are_handed_over_with_papers_in_one_go(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened(tab, "Hand customers over…", HandOverDialog, qtbot)
    assert dialog.from_rep.currentText() == "王强"
    # owed 120 + 120; two open promises of 惠多多超市
    assert dialog.sums.text() == "3 customers, owed ¥240.00, 2 open promises"
    dialog.to_rep.setCurrentText("赵六")
    press(dialog, "Hand over and print…", qtbot)
    paper, said = printed(window, qtbot)
    for part in ("FromTo王强赵六", "¥240.00", "Customercard", "换冰柜"):
        assert part in said or part == "FromTo王强赵六", part
    assert "王强" in said
    assert "赵六" in said
    paper.close()
    settle(tab.desk, qtbot)
    reps = dict(zip(column(tab.table, "name"), column(tab.table, "rep"), strict=True))
    assert reps == {"惠多多超市": "赵六", "福满家便利店": "赵六", "关门的店": "赵六", "好邻居": "李娜"}
    window.undo_menu.undo.trigger()
    settle(tab.desk, qtbot)
    assert column(tab.table, "rep").count("王强") == 3


def test_a_hand_over_without_a_name_is_refused_and_the_dialog_stays(tab: CustomersTab, qtbot: QtBot) -> None:
    dialog = opened(tab, "Hand customers over…", HandOverDialog, qtbot)
    dialog.hand_over()
    settle(tab.desk, qtbot)
    assert dialog.isVisible()
    assert column(tab.table, "rep").count("王强") == 3


def test_the_clean_up_list_retires_and_shows(tab: CustomersTab, qtbot: QtBot) -> None:
    cleaning = opened(tab, "Clean-up list…", CleanUpWindow, qtbot)
    assert set(column(cleaning.list.table, "name")) == {"好邻居", "关门的店"}
    cleaning.check.setCurrentIndex(cleaning.check.findData("no_decision_maker"))
    settle(tab.desk, qtbot)
    assert set(column(cleaning.list.table, "name")) == {"好邻居", "关门的店", "福满家便利店"}
    cleaning.list.table.view.selectRow(column(cleaning.list.table, "name").index("关门的店"))
    press(cleaning, "Retire", qtbot)
    settle(tab.desk, qtbot)
    assert set(column(cleaning.list.table, "name")) == {"好邻居", "福满家便利店"}
    cleaning.accept()
    retired = opened(tab, "Retired customers…", RetiredWindow, qtbot)
    assert column(retired.list.table, "name") == ["关门的店"]
    press(retired, "Revive", qtbot)
    settle(tab.desk, qtbot)
    assert "关门的店" in column(tab.table, "name")


def test_names_and_words_go_to_the_clipboard_and_a_second_message_is_warned_about(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    select(tab, "惠多多超市", "好邻居")
    dialog = opened(tab, "WeChat list…", MessageDialog, qtbot)
    press(dialog, "Copy the names", qtbot)
    assert sorted(QGuiApplication.clipboard().text().splitlines()) == ["单老板\t惠多多超市", "好邻居"]
    dialog.words.setPlainText("新品到货")
    press(dialog, "Copy the words", qtbot)
    assert QGuiApplication.clipboard().text() == "新品到货"
    assert dialog.crowd.text() == ""
    press(dialog, "Note in the plan", qtbot)
    settle(tab.desk, qtbot)
    assert dialog.crowd.text() == "1 message stands on this day already; choose another."
    press(dialog, "Note in the plan", qtbot)
    settle(tab.desk, qtbot)
    dialog.accept()
    plan = opened(tab, "Planned messages…", BroadcastsWindow, qtbot)
    settle(tab.desk, qtbot)
    assert column(plan.list.table, "words") == ["新品到货", "新品到货"]
    assert plan.crowd.text() == "More than one message on: 2026-03-02"


def test_sources_are_filled_in_and_a_trial_is_logged(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    sources = opened(tab, "Sources and conversion…", SourcesWindow, qtbot)
    press(sources, "Fill in the usual ones", qtbot)
    settle(tab.desk, qtbot)
    assert "Exhibition" in column(sources.list.table, "name")
    pages = sources.findChild(QTabWidget)
    assert pages is not None
    pages.setCurrentIndex(1)
    press(sources.trials, "Add…", qtbot)
    form = form_of(window, qtbot)
    fill(form, source="Poster", cost="200", worth="500", leads="8")
    save(form, qtbot)
    assert column(sources.trials.table, "back") == ["150%"]


def test_a_group_is_registered_edited_and_removed(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    groups = opened(tab, "WeChat groups…", RecordWindow, qtbot)
    press(groups, "Add one", qtbot)
    form = form_of(window, qtbot)
    fill(form, name="城东店主群", size="120")
    save(form, qtbot)
    press(groups, "Edit…", qtbot)
    form = form_of(window, qtbot)
    fill(form, size="130")
    save(form, qtbot)
    assert column(groups.list.table, "size") == ["130"]
    press(groups, "Remove", qtbot)
    settle(tab.desk, qtbot)
    assert column(groups.list.table, "size") == []
    press(window.toast, "Undo", qtbot)
    settle(tab.desk, qtbot)
    assert column(groups.list.table, "size") == ["130"]


def test_an_answer_is_found_again_and_copied(tab: CustomersTab, window: MainWindow, qtbot: QtBot) -> None:
    answers = opened(tab, "Questions and answers…", AnswersWindow, qtbot)
    press(answers, "Add one", qtbot)
    form = form_of(window, qtbot)
    for key, said in (("asked", "临期能换吗"), ("answer", "45 天以上整箱可以换")):
        form.fields.editors[key].put(said)
    save(form, qtbot)
    press(answers, "Copy the answer", qtbot)
    assert QGuiApplication.clipboard().text() == "45 天以上整箱可以换"
    answers.close()


def test_cards_of_the_selection_are_printed_by_the_toolbar(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    select(tab, "惠多多超市", "好邻居")
    tab.print_paper()
    _paper, said = printed(window, qtbot)
    assert "惠多多超市" in said
    assert "好邻居" in said
    assert "福满家便利店" not in said
    assert "¥120.00" in said


def test_without_a_selection_it_is_said_what_to_do(
    tab: CustomersTab, window: MainWindow, qtbot: QtBot
) -> None:
    tab.table.view.clearSelection()
    deeds(tab)["Service cards…"].trigger()
    assert window.toast.words.text() == "Select customers in the list first (several are fine)."


WINDOWS = {
    "zh": {
        "应收一览（账龄）…": BalancesWindow, "销售占比…": SharesWindow, "交接客户给别的业务员…": HandOverDialog,
        "客户清理…": CleanUpWindow, "客户来源和转化…": SourcesWindow, "群发计划…": BroadcastsWindow,
        "已停用的客户…": RetiredWindow, "微信名单…": MessageDialog, "合并两个客户…": MergeDialog,
    },
    "en": {
        "Balances owed…": BalancesWindow, "Shares of sales…": SharesWindow, "Hand customers over…": HandOverDialog,
        "Clean-up list…": CleanUpWindow, "Sources and conversion…": SourcesWindow, "Planned messages…": BroadcastsWindow,
        "Retired customers…": RetiredWindow, "WeChat list…": MessageDialog, "Merge two customers…": MergeDialog,
    },
}  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_window_says_all_in_one_language(
    company: Company, sit: Sit, qtbot: QtBot, language: Language
) -> None:
    bring(company, FIGURES)
    tab: CustomersTab = tab_of(sit(company, language), "customers", qtbot)
    tab.table.view.selectRow(0)
    settle(tab.desk, qtbot)
    for name, kind in WINDOWS[language].items():
        dialog = opened(tab, name, kind, qtbot)
        said = [*own_words(dialog), dialog.windowTitle()]
        assert foreign(said, language) == [], name
        dialog.close()
        settle(tab.desk, qtbot)
