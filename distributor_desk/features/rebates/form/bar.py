"""The bar to the next tier inside a list: how far, and the gap in money, in words too."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_FLOOR, Decimal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.features.rebates.queries.standing import Standing
from distributor_desk.features.rebates.rules.words import number

HIGHEST = Text("已到最高档", "highest tier")
TO_GO = Text("{share}% · 差 {gap} · 再得 {gain}", "{share}% · {gap} to go · adds {gain}")
OVER = Text("本期已结束", "the period is over")
NOT_KNOWN = Text("—", "—")
_SHARE = "%"


def bar_text(one: Standing, today: date) -> Text:
    """`95% · 差 ¥1,000.00 · 再得 ¥220.00`; the highest tier says so, and a period in which nothing is sold any more."""
    if one.next_gap is None or one.next_gain is None:
        return HIGHEST if one.tier is not None else NOT_KNOWN
    if one.period.last < today:
        return OVER
    gap = number(one.next_gap) if one.counts_units else shown(one.next_gap)
    return TO_GO.with_(share=share(one), gap=gap, gain=shown(one.next_gain))


def share(one: Standing) -> int:
    """How much of the way to the next tier is done, in whole per cent, never above 99."""
    if one.next_gap is None:
        return 100
    wanted = one.basis + one.next_gap
    if wanted <= 0 or one.basis <= 0:
        return 0
    return min(99, int((one.basis * 100 / wanted).to_integral_value(ROUND_FLOOR)))


class BarDelegate(QStyledItemDelegate):
    """Paints `95% · …` as a bar behind its words; what begins with no share is words alone."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        part, percent, _ = words.partition(_SHARE)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        if percent and part.isdecimal():
            self._bar(painter, option, Decimal(part) / 100)
        pen = (
            QPalette.ColorRole.HighlightedText
            if option.state & QStyle.StateFlag.State_Selected
            else QPalette.ColorRole.Text
        )
        painter.setPen(option.palette.color(pen))
        room = option.rect.adjusted(6, 0, -6, 0)
        said = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)

    def _bar(self, painter: QPainter, option: QStyleOptionViewItem, done: Decimal) -> None:
        colour = QColor(option.palette.color(QPalette.ColorRole.Accent))
        colour.setAlpha(60)
        inside: QRect = option.rect.adjusted(2, 3, -2, -3)
        inside.setWidth(max(2, int(inside.width() * done)))
        painter.fillRect(inside, colour)
