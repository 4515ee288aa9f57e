"""The push-stock calculator: an offer typed in, what it is worth at once, and the answer to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.language import Text
from distributor_desk.desktop import messages, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.editors import UnreadableError
from distributor_desk.desktop.form_fields import FormFields
from distributor_desk.desktop.panel import FactGrid
from distributor_desk.desktop.print_dialog import PrintDialog
from distributor_desk.features.stock import document, operations, rules
from distributor_desk.features.stock.queries import lines, settings
from distributor_desk.features.stock.queries.offers import OfferRow
from distributor_desk.features.stock.rules import Offer, Weighed
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.unit_of_work import Reading

STATES = (
    Choice("open", Text("未定", "open")),
    Choice("refused", Text("没有打款", "not paid")),
    Choice("paid", Text("已打款", "paid")),
    Choice("withdrawn", Text("厂家收回", "withdrawn by the maker")),
)
NOT_YET = Text(
    "填上品牌、打款金额和返点，马上就算。", "Enter brand, amount and rate; the result shows at once."
)
_BEFORE = (
    Column("amount", Text("打款金额", "Amount to pay"), Kind.MONEY, required=True),
    Column("rate", Text("多给的返点", "Extra rebate"), Kind.PERCENT, required=True),
)
_FROM_STOCK = (
    Column("stock_value", Text("现有库存（成本）", "Stock there, at cost"), Kind.MONEY, required=True),
    Column("monthly_cost", Text("月销成本", "Cost of a month's sales"), Kind.MONEY, required=True),
    Column("money_rate", Text("资金成本（每月）", "Cost of money a month"), Kind.PERCENT, required=True),
    Column("shelf_life", Text("保质期", "Shelf life"), Kind.DAYS),
)
_STATE = Column("state", Text("结果", "State"), Kind.CHOICE, choices=STATES)


@dataclass(frozen=True, slots=True)
class _Known:
    brands: list[tuple[int, str]]
    red_line: Decimal
    money_rate: Decimal


class Calculator(QScrollArea):
    """`show_offer` puts a kept one in; `kept` is sent with the deed's name when it was saved."""

    kept = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.desk = desk
        self.offer_id: int | None = None
        self._red_line = settings.RED_LINE.default
        self._weighed: tuple[Offer, Weighed] | None = None
        self._own_words = self._filling = False
        self._waiting: OfferRow | None = None
        self.fields: FormFields | None = None
        self.verdict = _Verdict()
        self.facts = FactGrid()
        self.answer, self.answer_by = QComboBox(), QDateEdit(QDate(rules.month_end(desk.today())))
        self.words = QPlainTextEdit()
        self._choices: tuple[Choice, ...] = ()
        self._money_rate = settings.MONEY_RATE.default / 100
        self._column = QVBoxLayout()
        self._build()

    def refresh(self) -> None:
        """Read brands and settings; what is typed stays."""
        self.desk.runner.read(self._read, self._offer_fields, owner=self, key=(id(self), "known"))

    def show_offer(self, row: OfferRow | None) -> None:
        """An offer that is kept, or an empty one."""
        self.offer_id = row.id if row else None
        self._waiting = row if self.fields is None else None
        if self.fields is None:
            return
        offer = row.offer if row else None
        values: dict[str, Any] = {"state": row.state if row else "open"}
        if row is not None and offer is not None:
            values |= {
                "brand": str(row.brand_id), "amount": offer.amount, "rate": offer.rate * 100,
                "stock_value": offer.stock_value, "monthly_cost": offer.monthly_cost,
                "money_rate": offer.money_rate * 100, "shelf_life": offer.shelf_life,
            }  # fmt: skip
        self._fill(values)
        self.answer.setCurrentIndex(max(self.answer.findData(row.answer if row else None), 0))
        self._own_words = bool(row and row.answer_text)
        self.words.setPlainText(row.answer_text if row else "")
        if row is not None and row.answer_by is not None:
            self.answer_by.setDate(QDate(row.answer_by))
        self._weigh()

    def save(self) -> None:
        """Keep the offer with its figures and the answer."""
        values = self._values()
        if self.fields is None or values is None:
            return
        offer_id, company = self.offer_id, self.desk.company

        def done(answer: tuple[int, Text]) -> None:
            self.offer_id = answer[0]
            self.kept.emit(answer[1])

        self.desk.runner.write(lambda: operations.keep_offer(company, offer_id, values), done, owner=self)

    def print_answer(self) -> None:
        """The words to the maker as a letter."""
        values, brand = self._values(), self._brand_name()
        if values is None or self._weighed is None:
            return
        offer, words, desk = self._weighed[0], self.words.toPlainText().strip(), self.desk
        if not words:
            messages.show(self, self.tr("Choose an answer first; its text can be changed."))
            return
        PrintDialog(
            desk, self, desk.say(document.LETTER),
            lambda _progress: document.answer(
                desk.company.name, brand, offer, words, desk.today(), desk.language
            ),
        ).open()  # fmt: skip

    # inside

    def _read(self, session: Reading) -> _Known:
        return _Known(lines.brands(session), settings.red_line(session), settings.money_rate(session))

    def _offer_fields(self, known: _Known) -> None:
        self._red_line, self._money_rate = known.red_line, known.money_rate
        choices = tuple(Choice(str(i), Text(name, name)) for i, name in known.brands)
        if self.fields is not None and self._choices == choices:
            self._weigh()
            return
        kept = self._read_all() or {}
        self._choices = choices
        brand = Column("brand", Text("品牌", "Brand"), Kind.CHOICE, required=True, choices=choices)
        columns = (brand, *_BEFORE, *_FROM_STOCK, _STATE)
        initial = {"money_rate": known.money_rate * 100, "state": "open"} | kept
        fields = FormFields(columns, initial, self.desk.language, self.desk.today(), {})
        if self.fields is not None:
            self._column.replaceWidget(self.fields, fields)
            self.fields.deleteLater()
        else:
            self._column.insertWidget(0, fields)
        self.fields = fields
        fields.edited.connect(self._weigh)
        fields.editors["brand"].edited.connect(self._brand_chosen)
        if self._waiting is not None:
            self.show_offer(self._waiting)
        self._weigh()

    def _fill(self, values: dict[str, Any]) -> None:
        if self.fields is not None:
            empty = {"money_rate": self._money_rate * 100}
            self._filling = True
            for key, editor in self.fields.editors.items():
                editor.put(values.get(key, empty.get(key)))
            self._filling = False

    def _brand_chosen(self) -> None:
        """The stock of a brand as it stands fills in what follows from it."""
        chosen = self.fields.editors["brand"].read() if self.fields else None
        today = self.desk.today()
        if chosen and not self._filling:
            self.desk.runner.read(
                lambda session: lines.brand_stock(session, int(chosen), today),
                self._fill_in_stock,
                owner=self,
                key=(id(self), "stock"),
            )

    def _fill_in_stock(self, found: tuple[rules.StockGroup, int | None]) -> None:
        group, shelf_life = found
        if self.fields is not None:
            editors = self.fields.editors
            editors["stock_value"].put(group.value.quantize(Decimal("0.01")))
            editors["monthly_cost"].put(group.monthly_cost.quantize(Decimal("0.01")))
            editors["shelf_life"].put(shelf_life)
            self._weigh()

    def _typed(self) -> dict[str, Any] | None:
        """What is typed, when all of it can be read and an offer can be weighed."""
        values = self._read_all()
        if values is None:
            return None
        needed = ("brand", "amount", "rate", "stock_value", "monthly_cost", "money_rate")
        return values if all(values.get(key) is not None for key in needed) and values["amount"] > 0 else None

    def _read_all(self) -> dict[str, Any] | None:
        try:
            return self.fields.values() if self.fields is not None else None
        except UnreadableError:
            return None

    def _weigh(self) -> None:
        values, say = self._typed(), self.desk.say
        self._save.setEnabled(values is not None)
        self._letter.setEnabled(values is not None)
        if values is None:
            self._weighed = None
            self.verdict.say(say(NOT_YET), None)
            self.facts.show_facts([])
            return
        offer = Offer(
            values["amount"], values["rate"] / 100, values["stock_value"], values["monthly_cost"],
            values["money_rate"] / 100, values["shelf_life"],
        )  # fmt: skip
        weighed = rules.weigh(offer)
        self._weighed = (offer, weighed)
        self.verdict.say(
            say(rules.verdict_words(weighed, self._red_line)), rules.verdict(weighed, self._red_line)
        )
        self.facts.show_facts([(say(n), say(v)) for n, v in document.facts(weighed, self._red_line)])
        self._write_words()

    def _write_words(self) -> None:
        """The text of the chosen answer, as long as the person has not changed it."""
        key = self.answer.currentData()
        if self._own_words or self._weighed is None:
            return
        text = rules.answer_text(key, *self._weighed, self._red_line) if key else Text("", "")
        with QSignalBlocker(self.words):
            self.words.setPlainText(self.desk.say(text))

    def _answer_chosen(self) -> None:
        self._own_words = False
        if self.answer.currentData() == rules.DELAY:
            self.answer_by.setDate(QDate(rules.month_end(self.desk.today())))
        self._write_words()

    def _words_changed(self) -> None:
        self._own_words = bool(self.words.toPlainText().strip())

    def _values(self) -> dict[str, Any] | None:
        values = self._typed()
        if values is None or self._weighed is None:
            return None
        offer, day = self._weighed[0], self.answer_by.date()
        key = self.answer.currentData()
        return {
            "brand_id": int(values["brand"]),
            "date": self.desk.today(),
            "amount": offer.amount,
            "rate": offer.rate,
            "stock_value": offer.stock_value,
            "monthly_cost": offer.monthly_cost,
            "money_rate": offer.money_rate,
            "shelf_life": offer.shelf_life,
            "answer": key,
            "answer_text": self.words.toPlainText().strip() or None if key else None,
            "answer_by": date(day.year(), day.month(), day.day()),
            "state": values["state"] or "open",
        }

    def _brand_name(self) -> str:
        editor = self.fields.editors["brand"] if self.fields else None
        chosen = editor.read() if editor else None
        return next((self.desk.say(c.text) for c in self._choices if c.key == chosen), "")

    def _build(self) -> None:
        body = QWidget()
        body.setLayout(self._column)
        self._column.setContentsMargins(6, 6, 6, 6)
        self._column.addWidget(self.verdict)
        self._column.addWidget(self.facts)
        self._column.addLayout(self._answer_row())
        self.words.setAccessibleName(self.tr("Text of the answer"))
        self.words.setMinimumHeight(110)
        self._column.addWidget(self.words)
        self._save, self._letter = (
            QPushButton(self.tr("Keep this offer")),
            QPushButton(self.tr("Print the answer…")),
        )
        fresh = QPushButton(self.tr("New calculation"))
        row = QHBoxLayout()
        for button in (self._save, self._letter, fresh):
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addStretch(1)
        self.setWidget(body)
        self._save.clicked.connect(self.save)
        self._letter.clicked.connect(self.print_answer)
        fresh.clicked.connect(lambda: self.show_offer(None))
        self.answer.currentIndexChanged.connect(lambda _place: self._answer_chosen())
        self.words.textChanged.connect(self._words_changed)

    def _answer_row(self) -> QHBoxLayout:
        self.answer.setAccessibleName(self.tr("Our answer"))
        self.answer.addItem(self.tr("No answer yet"), None)
        for key, name in document.answers(self.desk.language):
            self.answer.addItem(name, key)
        self.answer_by.setCalendarPopup(True)
        self.answer_by.setDisplayFormat("yyyy-MM-dd")
        self.answer_by.setAccessibleName(self.tr("Answer by"))
        row = QHBoxLayout()
        for part in (
            QLabel(self.tr("Our answer")),
            self.answer,
            QLabel(self.tr("Answer by")),
            self.answer_by,
        ):
            row.addWidget(part)
        row.addStretch(1)
        return row


class _Verdict(QFrame):
    """What the figures say, in a band whose sentence says it as well as its colour."""

    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel(wordWrap=True)
        self.words.setStyleSheet("font-weight: bold")
        QVBoxLayout(self).addWidget(self.words)

    def say(self, words: str, verdict: str | None) -> None:
        self.words.setText(words)
        self.setStyleSheet("")
        if verdict in {rules.LOSS, rules.NO_SALES}:
            theme.dress(self, "refusal")
        elif verdict == rules.RED_LINE:
            theme.dress(self, "warning")
