"""A value as it stands in a table's cell, in a form's field, and on the clipboard."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from distributor_desk.core.language import Language, Text
from distributor_desk.core.money import plain, round_fen
from distributor_desk.spreadsheets.columns import Column, Kind

YES, NO = Text("是", "Yes"), Text("否", "No")
NUMBERS = frozenset({Kind.MONEY, Kind.UNIT_PRICE, Kind.QUANTITY, Kind.INTEGER, Kind.DAYS, Kind.PERCENT})
ADDED_UP = frozenset({Kind.MONEY, Kind.QUANTITY})
_SHORTEST_GROUPED = 10_000


def in_cell(value: Any, column: Column, language: Language) -> str:
    """`1,234.50`, `-12.30`, `2026-05-01`, `✓`; a blank is an empty cell, never a zero."""
    if value is None or value == "":
        return ""
    if column.kind is Kind.YES_NO:
        return "✓" if value else ""
    if column.kind is Kind.CHOICE:
        return column.shown(str(value), language)
    if isinstance(value, date):
        return value.isoformat()[:10]
    if column.kind in NUMBERS and isinstance(value, (int, Decimal)):
        return _number(Decimal(value), column.kind)
    return str(value)


def _number(value: Decimal, kind: Kind) -> str:
    if kind is Kind.MONEY:
        return f"{round_fen(value):,.2f}"
    if kind is Kind.UNIT_PRICE and round_fen(value) == value:
        return f"{round_fen(value):,.2f}"
    if kind is Kind.PERCENT:
        return f"{plain(value):,f}%"
    if kind in {Kind.INTEGER, Kind.DAYS} and abs(value) < _SHORTEST_GROUPED:
        return f"{value:f}"
    return f"{plain(value):,f}"


def copied(value: Any, column: Column, language: Language) -> str:
    """As in the cell, without thousands separators, and yes and no in words."""
    if column.kind is Kind.YES_NO and value is not None:
        return (YES if value else NO).in_(language)
    words = in_cell(value, column, language)
    return words.replace(",", "") if column.kind in NUMBERS else words


def in_field(value: Any, column: Column, language: Language) -> str:
    """What a form's line shows: a number without separators and without needless zeros."""
    if isinstance(value, Decimal):
        return f"{round_fen(value):f}" if column.kind is Kind.MONEY else f"{plain(value):f}"
    return "" if value is None else in_cell(value, column, language)


def is_negative(value: Any, column: Column) -> bool:
    return column.kind in NUMBERS and isinstance(value, (int, Decimal)) and value < 0
