"""One field of a form for each kind of column: what is typed, and what it is read as."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
    QWidgetAction,
)

from distributor_desk.core import dates, numbers
from distributor_desk.core.language import Language
from distributor_desk.core.quantity import parse_quantity
from distributor_desk.desktop import icons
from distributor_desk.desktop.shown import in_field
from distributor_desk.spreadsheets.cells import Remark, Wrong, parser
from distributor_desk.spreadsheets.columns import Column, Kind

_MANY_WORDS = 400
_DECIMALS = {Kind.MONEY: 2, Kind.UNIT_PRICE: 6, Kind.QUANTITY: 3, Kind.PERCENT: 6, Kind.INTEGER: 0}


class UnreadableError(Exception):
    """What is typed cannot be read; the words are for the person, beside the field."""


class Editor(QWidget):
    """Base: `put` shows a value, `read` gives it back or raises UnreadableError; `edited` at each change."""

    edited = Signal()

    def __init__(self, column: Column, language: Language) -> None:
        super().__init__()
        self.column, self.language = column, language
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.target: QWidget = self

    def put(self, value: Any) -> None:
        raise NotImplementedError

    def read(self) -> Any:
        raise NotImplementedError

    def _hold(self, widget: QWidget) -> None:
        self._row.addWidget(widget)
        self.setFocusProxy(widget)
        self.target = widget


class LineEditor(Editor):
    """A line of text; offers what others have typed in this field."""

    def __init__(self, column: Column, language: Language, suggestions: Sequence[str] = ()) -> None:
        super().__init__(column, language)
        self.line = QLineEdit()
        self._hold(self.line)
        unit = self._unit()
        if unit:
            self._row.addWidget(QLabel(unit))
        self.line.textChanged.connect(lambda _words: self.edited.emit())
        self.line.editingFinished.connect(self._tidy)
        if suggestions:
            completer = QCompleter(list(suggestions), self.line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.line.setCompleter(completer)

    def _unit(self) -> str:
        """What a figure counts, where its label does not say it."""
        if self.column.kind is Kind.DAYS:
            return QCoreApplication.translate("Editor", "days")
        said = "%" in self.column.text.in_(self.language)
        return "%" if self.column.kind is Kind.PERCENT and not said else ""

    def put(self, value: Any) -> None:
        self.line.setText(in_field(value, self.column, self.language))

    def read(self) -> Any:
        words = self.line.text().strip()
        return self._value(words) if words else None

    def _value(self, words: str) -> Any:
        return _as_in_a_workbook(self.column, words, self.language)

    def _tidy(self) -> None:
        """Show what was understood: `5-1` becomes the whole date, `=12*38.5` its result."""


class NumberEditor(LineEditor):
    """Amounts, quantities, percentages: also `1.2万` and `=12*38.5`."""

    def __init__(self, column: Column, language: Language) -> None:
        super().__init__(column, language)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _value(self, words: str) -> Any:
        bare = words.rstrip("%％") if self.column.kind is Kind.PERCENT else words
        number = parse_quantity(bare) if self.column.kind is Kind.QUANTITY else None
        number = numbers.parse_typed(bare) if number is None else number
        if number is None:
            raise UnreadableError(QCoreApplication.translate("Editor", "Not a number, e.g. 1200 or =12*38.5"))
        return self._fitted(number)

    def _fitted(self, number: Decimal) -> Decimal | int:
        if self.column.kind is not Kind.INTEGER:
            return round(number, _DECIMALS[self.column.kind])
        if number != int(number):
            raise UnreadableError(QCoreApplication.translate("Editor", "Must be a whole number"))
        return int(number)

    def _tidy(self) -> None:
        try:
            value = self.read()
        except UnreadableError:
            return
        if value is not None:
            self.put(value)


class DateEditor(LineEditor):
    """A date as people type it, with a calendar for those who would rather point."""

    def __init__(self, column: Column, language: Language, today: date) -> None:
        super().__init__(column, language)
        self._today = today
        self.line.setPlaceholderText(QCoreApplication.translate("Editor", "e.g. 5-1"))
        show = QAction(icons.icon("calendar"), QCoreApplication.translate("Editor", "Calendar"), self.line)
        show.triggered.connect(self._show_calendar)
        self.line.addAction(show, QLineEdit.ActionPosition.TrailingPosition)

    def _value(self, words: str) -> date:
        found = dates.parse_typed(words, self._today)
        if found is None:
            raise UnreadableError(QCoreApplication.translate("Editor", "Not a date, e.g. 5-1"))
        return found

    def _tidy(self) -> None:
        try:
            value = self.read()
        except UnreadableError:
            return
        if value is not None:
            self.line.setText(value.isoformat())

    def _show_calendar(self) -> None:
        menu, calendar = QMenu(self), QCalendarWidget()
        calendar.clicked.connect(lambda day: self._choose(day, menu))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, day: QDate, menu: QMenu) -> None:
        self.line.setText(day.toString(Qt.DateFormat.ISODate))
        menu.close()


class NotesEditor(Editor):
    """Several lines of text."""

    def __init__(self, column: Column, language: Language) -> None:
        super().__init__(column, language)
        self.words = QPlainTextEdit(tabChangesFocus=True)
        self.words.setFixedHeight(self.words.fontMetrics().lineSpacing() * 3 + 14)
        self._hold(self.words)
        self.words.textChanged.connect(self.edited)

    def put(self, value: Any) -> None:
        self.words.setPlainText(value or "")

    def read(self) -> Any:
        words = self.words.toPlainText().strip()
        return _as_in_a_workbook(self.column, words, self.language) if words else None


class ChoiceEditor(Editor):
    """One of a column's choices, or none of them where the column is not required."""

    def __init__(self, column: Column, language: Language) -> None:
        super().__init__(column, language)
        self.combo = QComboBox()
        self._hold(self.combo)
        self.combo.addItem("", None)
        for choice in column.choices:
            self.combo.addItem(choice.shown.in_(language), choice.key)
        self.combo.currentIndexChanged.connect(lambda _place: self.edited.emit())

    def put(self, value: Any) -> None:
        place = self.combo.findData(value)
        if place < 0:
            self.combo.addItem(str(value), value)
            place = self.combo.count() - 1
        self.combo.setCurrentIndex(place)

    def read(self) -> Any:
        return self.combo.currentData()


class YesNoEditor(Editor):
    """A tick; a field that was blank and stays unticked stays blank."""

    def __init__(self, column: Column, language: Language) -> None:
        super().__init__(column, language)
        self.tick = QCheckBox(QCoreApplication.translate("Editor", "Yes"))
        self._hold(self.tick)
        self._was_blank = True
        self.tick.toggled.connect(lambda _on: self.edited.emit())

    def put(self, value: Any) -> None:
        self._was_blank = value is None
        self.tick.setChecked(bool(value))

    def read(self) -> Any:
        return None if self._was_blank and not self.tick.isChecked() else self.tick.isChecked()


def editor_for(column: Column, language: Language, today: date, suggestions: Sequence[str] = ()) -> Editor:
    """The field that fits the column's kind."""
    match column.kind:
        case Kind.CHOICE:
            return ChoiceEditor(column, language)
        case Kind.YES_NO:
            return YesNoEditor(column, language)
        case Kind.DATE:
            return DateEditor(column, language, today)
        case kind if kind in _DECIMALS:
            return NumberEditor(column, language)
        case Kind.TEXT if column.most > _MANY_WORDS:
            return NotesEditor(column, language)
    return LineEditor(column, language, suggestions)


def _as_in_a_workbook(column: Column, words: str, language: Language) -> Any:
    """Text, codes, phones and days are read as the import reads them."""
    parsed = parser(column)(words)
    if isinstance(parsed, Wrong):
        raise UnreadableError(parsed.text.in_(language))
    return parsed.value if isinstance(parsed, Remark) else parsed
