"""The two menus of the Customers tab: lists for tidying and looking, and papers; the rooms add their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop.customer_deeds import CustomerDeed, Menu
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.tab import ListTab

_Run = Callable[[Desk, QWidget, list[int]], object]
CHOOSE = Text("请先在列表里选中客户（可以多选）。", "Select customers in the list first (several are fine).")


def tab_deeds(desk: Desk, tab: ListTab) -> list[QAction]:
    """The toolbar's two buttons with their menus; the deeds of a selection stand in the right-click menu as well."""
    found = [
        *own_deeds(desk),
        *(d for f in desk.features if f.customer_deeds for d in f.customer_deeds(desk)),
    ]
    menus: list[tuple[Menu, str]] = [
        ("lists", QCoreApplication.translate("CustomersTab", "Lists and tidying")),
        ("papers", QCoreApplication.translate("CustomersTab", "Papers")),
    ]
    return [_button(desk, tab, words, [d for d in found if d.menu == menu]) for menu, words in menus]


def _button(desk: Desk, tab: ListTab, words: str, deeds: list[CustomerDeed]) -> QAction:
    button, menu = QAction(words, tab), QMenu(tab)
    for deed in deeds:
        action = QAction(desk.say(deed.text), tab)
        action.triggered.connect(partial(_run, desk, tab, deed))
        if deed.apart:
            menu.addSeparator()
        menu.addAction(action)
        if deed.needs:
            tab.table.deeds.append(action)
    button.setMenu(menu)
    return button


def _run(desk: Desk, tab: ListTab, deed: CustomerDeed, _checked: bool = False) -> None:
    if not deed.needs:
        tab.table.with_selected(lambda rows: deed.run(tab, [row.id for row in rows]))
    elif tab.table.ranges():
        with_chosen(tab, lambda ids: deed.run(tab, ids))
    else:
        desk.tell(CHOOSE)


def with_chosen(tab: ListTab, deed: Callable[[list[int]], object]) -> None:
    """Call a deed with the ids of the selected customers, where there are some."""
    tab.table.with_selected(lambda rows: deed([row.id for row in rows]) if rows else None)


def own_deeds(desk: Desk) -> list[CustomerDeed]:
    """What this room itself can do beside the list."""
    lists: list[tuple[Text, _Run, bool]] = [
        (Text("合并两个客户…", "Merge two customers…"), _merge, True),
        (Text("交接客户给别的业务员…", "Hand customers over…"), _hand_over, False),
        (Text("客户清理…", "Clean-up list…"), _clean_up, False),
        (Text("已停用的客户…", "Retired customers…"), _retired, False),
    ]
    cared: list[tuple[Text, _Run, bool]] = [
        (Text("微信名单…", "WeChat list…"), _message, True),
        (Text("客户来源和转化…", "Sources and conversion…"), _sources, False),
        (Text("微信群登记…", "WeChat groups…"), _groups, False),
        (Text("群发计划…", "Planned messages…"), _broadcasts, False),
        (Text("问答库…", "Questions and answers…"), _answers, False),
    ]
    papers: list[tuple[Text, _Run, bool]] = [
        (Text("客户档案…", "Customer cards…"), _cards, True),
        (Text("客户服务卡…", "Service cards…"), _service_cards, True),
        (Text("网点分布表…", "Outlets by area…"), _outlets, False),
    ]
    groups: tuple[tuple[Menu, list[tuple[Text, _Run, bool]]], ...] = (
        ("lists", lists), ("lists", cared), ("papers", papers),
    )  # fmt: skip
    return [
        CustomerDeed(text, menu, partial(run, desk), needs=needs, apart=place == 0 and group is cared)
        for menu, group in groups
        for place, (text, run, needs) in enumerate(group)
    ]


def _merge(desk: Desk, parent: QWidget, ids: list[int]) -> None:
    from distributor_desk.features.customers.form.merging import MergeDialog

    MergeDialog(desk, parent, ids[0], ids[1] if len(ids) > 1 else None).open()


def _hand_over(desk: Desk, parent: QWidget, ids: list[int]) -> None:
    from distributor_desk.features.customers.form.handing_over import HandOverDialog

    HandOverDialog(desk, parent, ids if len(ids) > 1 else ()).open()


def _clean_up(desk: Desk, parent: QWidget, _ids: list[int]) -> None:
    from distributor_desk.features.customers.form.clean_up import CleanUpWindow

    CleanUpWindow(desk, parent).open()


def _message(desk: Desk, parent: QWidget, ids: list[int]) -> None:
    from distributor_desk.features.customers.form.message import MessageDialog

    MessageDialog(desk, parent, ids).open()


def _sources(desk: Desk, parent: QWidget, _ids: list[int]) -> None:
    from distributor_desk.features.customers.form.registers import SourcesWindow

    SourcesWindow(desk, parent).open()


def _groups(desk: Desk, parent: QWidget, _ids: list[int]) -> None:
    from distributor_desk.features.customers.form.registers import groups

    groups(desk, parent).open()


def _broadcasts(desk: Desk, parent: QWidget, _ids: list[int]) -> None:
    from distributor_desk.features.customers.form.registers import BroadcastsWindow

    BroadcastsWindow(desk, parent).open()


def _answers(desk: Desk, parent: QWidget, _ids: list[int]) -> None:
    from distributor_desk.features.customers.form.registers import AnswersWindow

    AnswersWindow(desk, parent).open()


def _retired(desk: Desk, parent: QWidget, _ids: list[int]) -> None:
    from distributor_desk.features.customers.form.registers import RetiredWindow

    RetiredWindow(desk, parent).open()


def _cards(desk: Desk, parent: QWidget, ids: list[int]) -> None:
    from distributor_desk.features.customers.form.papers import show_cards

    show_cards(desk, parent, ids)


def _service_cards(desk: Desk, parent: QWidget, ids: list[int]) -> None:
    from distributor_desk.features.customers.form.papers import show_service_cards

    show_service_cards(desk, parent, ids)


def _outlets(desk: Desk, parent: QWidget, ids: list[int]) -> None:
    from distributor_desk.features.customers.form.papers import show_outlets

    show_outlets(desk, parent, ids if len(ids) > 1 else None)
