"""The last three with their buttons, and the form that keeps or drops a product."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.features.portfolio import operations
from distributor_desk.features.portfolio.document import percent
from distributor_desk.features.portfolio.queries.products import Analysis, Decided, decisions
from distributor_desk.features.portfolio.rules import ProductSums
from distributor_desk.features.products.queries import values
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.unit_of_work import Reading

DECISIONS = (
    Choice("keep", Text("保留", "keep it")),
    Choice("drop", Text("淘汰（改为停售）", "drop it (discontinued)")),
)
FIELDS = (
    Column("decision", Text("决定", "Decision"), Kind.CHOICE, required=True, choices=DECISIONS),
    Column("reason", Text("理由", "Reason"), required=True),
)
TITLE = Text("留还是停：{name}", "Keep or drop: {name}")
NOBODY = Text(
    "没有要决定的：在售、卖满 90 天的商品还不够。",
    "Nothing to decide: no active product has been sold for 90 days yet.",
)
EXPLAINED = Text(
    "在售商品里毛利贡献最少的三个。首次销售不满 90 天的新品不算在内。",
    "The three active products that contribute least. A product first sold less than 90 days ago is passed over.",
)
EARNS = Text(
    "毛利 {profit}，毛利率 {margin}，净销售额 {net}", "Profit {profit}, margin {margin}, net sales {net}"
)
DECIDED = {
    "keep": Text("{day} 决定保留：{reason}", "Kept on {day}: {reason}"),
    "drop": Text("{day} 决定淘汰：{reason}", "Dropped on {day}: {reason}"),
}


class LastThree(QWidget):
    """One block a product: what it earns, what was decided, and a button."""

    decide_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        note = QLabel(desk.say(EXPLAINED), wordWrap=True)
        theme.dress(note, "note")
        self._column.addWidget(note)
        self._shown: list[QWidget] = []
        self._column.addStretch(1)

    def show_last(self, found: Analysis) -> None:
        """Put these in the place of the ones before."""
        for old in self._shown:
            old.deleteLater()
        self._shown = [self._block(p, found.decided.get(p.id)) for p in found.last]
        if not self._shown:
            self._shown = [QLabel(self._desk.say(NOBODY), wordWrap=True)]
        for place, block in enumerate(self._shown, start=1):
            self._column.insertWidget(place, block)

    def _block(self, product: ProductSums, decided: Decided | None) -> QWidget:
        say = self._desk.say
        made = QFrame()
        theme.dress(made, "toast")
        name = QLabel(f"{product.name}  {product.spec}".strip())
        name.setStyleSheet("font-weight: bold")
        earns = EARNS.with_(
            profit=shown(product.profit), margin=percent(product.margin), net=shown(product.net)
        )
        words = QVBoxLayout()
        words.addWidget(name)
        words.addWidget(QLabel(say(earns), wordWrap=True))
        if decided is not None:
            said = DECIDED[decided.decision].with_(day=decided.date, reason=decided.reason)
            words.addWidget(QLabel(say(said), wordWrap=True))
        button = QPushButton(self.tr("Keep or drop…"))
        button.setAccessibleName(self.tr("Keep or drop {name}").format(name=product.name))
        button.clicked.connect(lambda: self.decide_asked.emit(product.id))
        row = QHBoxLayout(made)
        row.addLayout(words, 1)
        row.addWidget(button)
        return made


class DecisionForm(QObject):
    """Asks keep or drop, with a reason that can be read in a year."""

    def __init__(self, desk: Desk, parent: QWidget, product_id: int) -> None:
        super().__init__(parent)
        self._desk, self._over, self._product = desk, parent, product_id

    def ask(self) -> None:
        """Read what is known of the product, then open the form."""
        self._desk.runner.read(self._read, self._open, owner=self)

    def _read(self, session: Reading) -> tuple[dict[str, Any] | None, Decided | None]:
        return values(session, self._product), decisions(session).get(self._product)

    def _open(self, found: tuple[dict[str, Any] | None, Decided | None]) -> None:
        product, decided = found
        if product is None:
            return
        desk, product_id = self._desk, self._product
        initial = {"decision": decided.decision, "reason": decided.reason} if decided else {}

        def save(typed: Mapping[str, Any]) -> Text:
            now = initial | dict(typed)
            return operations.decide(
                desk.company, product_id, now.get("decision") or "", now.get("reason"), desk.today()
            )

        form = RecordForm(desk, TITLE.with_(name=product["name"]), FIELDS, initial, save, parent=self._over)
        form.saved.connect(desk.did)
        form.open()
