"""The right-hand column of the Today tab: concentration, and how money turns over."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import FactGrid

if TYPE_CHECKING:
    from distributor_desk.features.portfolio.queries.company import Concentration
    from distributor_desk.features.stock.queries.turning import Turning

Shares = Sequence[tuple[str, Decimal, Decimal]]
CHANNELS = {
    "supermarket": Text("商超", "supermarket"),
    "catering": Text("餐饮", "catering"),
    "traditional": Text("流通", "traditional"),
    "convenience": Text("便利", "convenience"),
    "special": Text("特通", "special"),
    "wholesale": Text("批发", "wholesale"),
    "online": Text("线上", "online"),
    "other": Text("其他", "other"),
    "": Text("未填", "not entered"),
}
TURNS = Text("{turns} 次/年（库存 {value}）", "{turns} a year (stock {value})")
DAYS = Text("{days} 天（欠款 {owed}）", "{days} {days:day|days} ({owed} owed)")
AS_OF = Text("库存截至 {day}", "stock as of {day}")


class SideFacts(QScrollArea):
    """Labels and shares; shown once there is something to show."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setFixedWidth(320)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.shares, self.channels, self.turning = FactGrid(), FactGrid(), FactGrid()
        body = QWidget()
        self.setWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 0, 4, 0)
        for heading, part in (
            (self.tr("How much hangs on one name (12 months)"), self.shares),
            (self.tr("Channels"), self.channels),
            (self.tr("How money turns over"), self.turning),
        ):
            label = QLabel(heading, wordWrap=True)
            label.setStyleSheet("font-weight: bold")
            column.addWidget(label)
            column.addWidget(part)
            column.addSpacing(8)
        look = QPushButton(self.tr("Shares by brand and category…"))
        look.clicked.connect(lambda: desk.open_record("portfolio", 0, "shares"))
        column.addWidget(look)
        column.addStretch(1)

    def show_concentration(self, found: Concentration) -> None:
        self.shares.show_facts(
            [
                (self.tr("Largest customer"), _first(found.customers)),
                (self.tr("Five largest"), _together(found.customers[:5])),
                (self.tr("Largest brand"), _first(found.brands)),
                (self.tr("Largest category"), _first(found.categories)),
            ]
        )
        say = self._desk.say
        self.channels.show_facts(
            [
                (say(CHANNELS[name]) if name in CHANNELS else name, f"{share * 100:.1f}%  {shown(net)}")
                for name, net, share in found.channels
            ]
        )
        self.setVisible(bool(found.customers))

    def show_turning(self, found: Turning) -> None:
        say, facts = self._desk.say, list[tuple[str, str]]()
        if found.stock_turns is not None:
            said = TURNS.with_(turns=f"{found.stock_turns:.1f}", value=shown(found.stock_value))
            as_of = f"\n{say(AS_OF.with_(day=found.stock_as_of))}" if found.stock_as_of else ""
            facts.append((self.tr("Stock turns"), say(said) + as_of))
        if found.receivable_days is not None:
            said = DAYS.with_(days=f"{found.receivable_days:.0f}", owed=shown(found.owed))
            facts.append((self.tr("Receivables"), say(said)))
        self.turning.show_facts(facts)


def _first(parts: Shares) -> str:
    named = [part for part in parts if part[0]]
    return f"{named[0][0]}  {named[0][2] * 100:.1f}%" if named else ""


def _together(parts: Shares) -> str:
    return f"{sum((share for _, _, share in parts), Decimal(0)) * 100:.1f}%" if parts else ""
