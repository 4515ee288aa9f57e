"""A small town's company, and what a person does at its window: open a tab, look, type, press."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.print_dialog import PrintDialog
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.tab import Tab
from distributor_desk.storage.database import Company
from tests.workflow.making import bring

TODAY = date(2026, 3, 2)
"""A Monday; every test of the window sits on this day."""
EAST, WEST = "周一 城东线", "周二 城西线"
_SHOPS = (
    "客户编号", "客户名称", "线路", "顺序", "业务员", "拜访周期", "联系人", "称呼", "决策人",
    "等级", "状态", "电话", "期初应收", "余额日期", "地址",
)  # fmt: skip
_SHEETS: dict[str, list[Any]] = {
    "客户": [
        _SHOPS,
        ["K2", "福满家便利店", EAST, 2, "王强", 7, "李梅", "梅姐", "否", "D", "合作", "13800002222", None, None, "南街2号"],
        ["K1", "惠多多超市", EAST, 1, "王强", 7, "单建国", "单老板", "是", "A", "合作", "13800001111", 100, "2026-01-01", "北街1号"],
        ["K3", "好邻居", WEST, 1, "李娜", 14, None, None, None, "B", "合作", "13800003333", None, None, "西街3号"],
        ["K4", "关门的店", EAST, 3, "王强", 7, None, None, None, "C", "流失", None, None, None, None],
    ],
    "商品": [
        ["商品编号", "条码", "商品名称", "规格", "品类", "单位", "箱规", "进价", "售价", "库存"],
        ["P1", "6901234567892", "可乐", "500ml", "饮料", "瓶", 12, "7777.77", 2.5, 240],
        ["P2", "6901234567908", "薯片", "70g", "零食", "袋", None, "7777.77", 5, 80],
        ["P3", None, "冰红茶", "1L", "饮料", "瓶", 6, "7777.77", 4, 60],
    ],
    "销售明细": [
        ["日期", "类型", "客户名称", "商品名称", "数量", "金额"],
        ["2026-02-20", "销售", "惠多多超市", "可乐", 24, 60],
        ["2026-02-25", "退货", "惠多多超市", "可乐", 4, 10],
        ["2026-03-01", "销售", "福满家便利店", "可乐", 48, 120],
        ["2025-10-01", "销售", "好邻居", "薯片", 10, 50],
    ],
    "回款": [["日期", "客户名称", "金额"], ["2026-02-21", "惠多多超市", 30]],
    "拜访": [
        ["日期", "客户名称", "业务员", "结果", "承诺", "承诺到期"],
        ["2026-02-09", "惠多多超市", "王强", "无单", "带样品", "2026-03-05"],
        ["2026-02-16", "惠多多超市", "王强", "有单", "换冰柜", "2026-02-27"],
        ["2026-02-23", "福满家便利店", "王强", "未遇", None, None],
    ],
}  # fmt: skip
CODES = {"K1": "惠多多超市", "K2": "福满家便利店", "K3": "好邻居", "K4": "关门的店"}


def settle_town(company: Company) -> None:
    """Shops on two routes, products with a cost that nothing outward may show, sales, visits, promises."""
    bring(company, _SHEETS)


def tab_of(window: MainWindow, key: str, qtbot: QtBot) -> Any:
    """A room's tab in front, with everything read."""
    tab: Tab | None = window.show_tab(key)
    assert tab is not None
    settle(window.desk, qtbot)
    return tab


def settle(desk: Desk, qtbot: QtBot) -> None:
    """Until what was asked for is answered and stands on the screen, and nothing more is asked for by that."""
    rounds = [0]

    def quiet() -> bool:
        answered = desk.runner.idle
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        rounds[0] = rounds[0] + 1 if answered and desk.runner.idle else 0
        return rounds[0] == 2

    qtbot.waitUntil(quiet)


def column(table: RecordTable, key: str) -> list[str]:
    """What a column of a list shows, from top to bottom."""
    place = [c.key for c in table.source.columns].index(key)
    return [table.model.index(row, place).data() for row in range(table.model.total)]


def words(widget: QWidget) -> str:
    """The labels and buttons that are to be seen in a part of the window, a line each."""
    found: list[str] = []
    for one in widget.findChildren(QWidget):
        if isinstance(one, (QLabel, QAbstractButton)) and not one.isHidden() and one.text():
            found.append(one.text())
    return "\n".join(found)


def own_words(widget: QWidget) -> list[str]:
    """Everything that a part of the window says: also choices, hints, names for those who do not see."""
    found = []
    for one in [widget, *widget.findChildren(QWidget)]:
        found += [one.accessibleName(), one.toolTip(), *(action.text() for action in one.actions())]
        if isinstance(one, (QLabel, QAbstractButton)):
            found.append(one.text())
        if isinstance(one, QLineEdit):
            found += [one.placeholderText(), one.text()]
        if isinstance(one, QComboBox):
            found += [one.itemText(place) for place in range(one.count())]
        if isinstance(one, RecordTable):
            found += [
                one.model.headerData(n, Qt.Orientation.Horizontal) for n in range(one.model.columnCount())
            ]
            found += [action.text() for action in one.menu().actions()]
    return [said for said in found if said]


def button(widget: QWidget, text: str, name: str = "") -> QAbstractButton:
    """The button with these words (and this accessible name)."""
    found = [
        one
        for one in widget.findChildren(QAbstractButton)
        if one.text() == text and name in one.accessibleName() and not one.isHidden()
    ]
    assert found, f"no button {text!r} {name}"
    return found[0]


def press(widget: QWidget, text: str, qtbot: QtBot, name: str = "") -> None:
    qtbot.mouseClick(button(widget, text, name), Qt.MouseButton.LeftButton)


def keys(table: RecordTable, key: Qt.Key, qtbot: QtBot, *, ctrl: bool = False) -> None:
    """A key, pressed while the list has the focus."""
    table.view.setFocus()
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(table.view, key, held)


def choose(table: RecordTable, name: str) -> int:
    """Select the row of a name; returns its record's id."""
    table.view.selectRow(column(table, "name").index(name))
    chosen = table.current_id()
    assert chosen is not None
    return chosen


def double_click(table: RecordTable, name: str, qtbot: QtBot) -> None:
    place = [c.key for c in table.source.columns].index("name")
    index = table.model.index(column(table, "name").index(name), place)
    table.view.scrollTo(index)
    at: QPoint = table.view.visualRect(index).center()
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def form_of(window: MainWindow, qtbot: QtBot) -> RecordForm:
    """The form that is open, once it is."""

    def found() -> list[RecordForm]:
        return [form for form in window.findChildren(RecordForm) if form.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def fill(form: RecordForm, **typed: str) -> None:
    for key, said in typed.items():
        form.fields.editors[key].line.setText(said)  # type: ignore[attr-defined]


def save(form: RecordForm, qtbot: QtBot) -> None:
    """Press Save, or what stands in its place; it is saved, the form goes, and the window shows what is new."""
    desk = form._desk
    with qtbot.waitSignal(form.saved):
        qtbot.mouseClick(form._save_button, Qt.MouseButton.LeftButton)
    settle(desk, qtbot)


def printed(window: MainWindow, qtbot: QtBot) -> tuple[PrintDialog, str]:
    """The print dialog once its pages are there, and what stands on them (without spaces)."""

    def found() -> list[PrintDialog]:
        return [one for one in window.findChildren(PrintDialog) if one.paper is not None]

    qtbot.waitUntil(lambda: bool(found()), timeout=15_000)
    paper = found()[0].paper
    assert paper is not None
    return found()[0], pdf_words(paper.data)


def pdf_words(data: bytes) -> str:
    """What a PDF says, without spaces."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    said = "".join("".join(document.getAllText(n).text().split()) for n in range(document.pageCount()))
    document.close()
    return said
