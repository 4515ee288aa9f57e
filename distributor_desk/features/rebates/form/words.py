"""The scheme in words, as it will stand on paper: sentences and the ladder, to be read before signing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from distributor_desk.desktop.desk import Desk
from distributor_desk.features.rebates.posting.schemes import SchemeValues
from distributor_desk.features.rebates.rules import words


class WordsPanel(QScrollArea):
    """Shows the words of the scheme as it is typed; they can be selected and copied."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.label = QLabel(wordWrap=True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.label.setMargin(8)
        self.setWidget(self.label)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_values(self, values: SchemeValues | None) -> None:
        """The scheme as it is typed now; None shows nothing."""
        if values is None:
            self.label.setText("")
            return
        said = words.scheme_words(
            values.terms, period=values.period, valid_from=values.valid_from, valid_to=values.valid_to,
            scope=values.scope, payout=values.payout, returns=values.returns, tax_included=values.tax_included,
        )  # fmt: skip
        ladder = [words.tier_words(values.terms, tier) for tier in values.terms.tiers]
        lines = [*said, *ladder]
        self.label.setText("\n".join(self._desk.say(line) for line in lines))
