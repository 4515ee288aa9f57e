"""The live curve of both methods, in money or as effective per cent, and "try a number"."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from distributor_desk.core.money import shown
from distributor_desk.core.numbers import parse_typed
from distributor_desk.desktop import theme
from distributor_desk.desktop.chart_view import ChartView
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.rebates.rules import trying, words
from distributor_desk.features.rebates.rules.terms import Terms
from distributor_desk.printing.charts import Line, LineChart


class CurvePanel(QWidget):
    """Shows the terms that it is given; `show_terms(None)` shows nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._terms: Terms | None = None
        self.chart = ChartView(desk)
        self.what = QComboBox()
        self.what.setAccessibleName(self.tr("What the curve shows"))
        self.what.addItem(self.tr("Money"), "money")
        self.what.addItem(self.tr("Effective %"), "percent")
        self.number = QLineEdit()
        self.number.setPlaceholderText(self.tr("Try a number, e.g. 120000"))
        self.number.setAccessibleName(self.tr("Try a number"))
        self.answer = QLabel(wordWrap=True)
        self.note = QLabel(wordWrap=True)
        theme.dress(self.note, "note")
        self._lay_out()
        self.what.currentIndexChanged.connect(lambda _place: self._draw())
        self.number.textChanged.connect(lambda _words: self._try())

    def show_terms(self, terms: Terms | None) -> None:
        """Draw these terms and answer the number again."""
        self._terms = terms
        plain_ladder = terms is not None and bool(terms.tiers) and not terms.growth and not terms.mixed
        self.chart.setVisible(plain_ladder)
        self.number.setEnabled(plain_ladder)
        self.note.setText(self._note(terms))
        self.note.setVisible(bool(self.note.text()))
        self._draw()
        self._try()

    def _note(self, terms: Terms | None) -> str:
        if terms is None or not terms.tiers:
            return self.tr("Add a tier, and its curve appears here.")
        if terms.growth:
            return self.tr("Pays for growth: try it with last year's sales (What if).")
        if terms.mixed:
            return self.tr("Pays by money and by units: try it with last year's sales (What if).")
        if (
            terms.gate is not None
            or terms.over_target is not None
            or terms.speed
            or terms.cap_amount is not None
        ):
            return self.tr("Gate, target, payment speed and cap are left out here.")
        return ""

    def _draw(self) -> None:
        terms = self._terms
        if terms is None or not terms.tiers or terms.growth or terms.mixed:
            self.chart.show_chart(None)
            return
        points = trying.curve(terms)
        percent = self.what.currentData() == "percent"

        def y(basis: Decimal, pays: Decimal) -> Decimal:
            return (trying.effective(pays, basis) or Decimal(0)) * 100 if percent else pays

        unit = self._desk.say(words.unit(terms))
        whole, slices = self.tr("Whole amount"), self.tr("By slices")
        self.chart.show_chart(
            LineChart(
                self.tr("What a basis pays"),
                self.tr("Basis ({unit})").format(unit=unit),
                "%" if percent else self.tr("Rebate (yuan)"),
                (
                    Line(whole, tuple((p.basis, y(p.basis, p.whole)) for p in points)),
                    Line(slices, tuple((p.basis, y(p.basis, p.slices)) for p in points)),
                ),
            )
        )

    def _try(self) -> None:
        terms, typed = self._terms, self.number.text().strip()
        basis = parse_typed(typed) if typed else None
        if terms is None or not terms.tiers or not typed or not self.number.isEnabled():
            self._answer("")
            return
        if basis is None:
            self._answer(self.tr("“{words}” is not a number.").format(words=typed))
            return
        whole, slices = trying.both(terms, basis)
        said = [
            self._said(self.tr("Whole amount"), whole.entitlement, basis),
            self._said(self.tr("By slices"), slices.entitlement, basis),
        ]
        self._answer("    ".join(said))

    def _answer(self, words: str) -> None:
        self.answer.setText(words)
        self.answer.setVisible(bool(words))

    def _said(self, name: str, pays: Decimal, basis: Decimal) -> str:
        share = trying.effective(pays, basis)
        percent = "" if share is None else f" ({words.percent(round(share, 4))})"
        return f"{name} {shown(pays)}{percent}"

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.number, 1)
        row.addWidget(self.what)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.answer)
        column.addWidget(self.note)
        column.addWidget(self.chart, 1)
