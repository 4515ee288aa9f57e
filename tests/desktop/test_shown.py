"""How values stand in a cell, in a field, and on the clipboard."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from distributor_desk.core.language import Text, plain
from distributor_desk.core.listing import Row
from distributor_desk.desktop.clipboard import rows_for_clipboard
from distributor_desk.desktop.shown import copied, in_cell, in_field, is_negative
from distributor_desk.spreadsheets.columns import Choice, Column, Kind


def column(kind: Kind) -> Column:
    return Column("x", Text("列", "Col"), kind, choices=(Choice("ka", Text("商超", "Supermarket")),))


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (Decimal("1234.5"), Kind.MONEY, "1,234.50"),
        (Decimal("-12.3"), Kind.MONEY, "-12.30"),
        (Decimal(0), Kind.MONEY, "0.00"),
        (None, Kind.MONEY, ""),
        (Decimal("1500.250"), Kind.QUANTITY, "1,500.25"),
        (2026, Kind.INTEGER, "2026"),
        (12345, Kind.INTEGER, "12,345"),
        (Decimal("12.50"), Kind.PERCENT, "12.5%"),
        (date(2026, 5, 1), Kind.DATE, "2026-05-01"),
        ("ka", Kind.CHOICE, "商超"),
        ("other", Kind.CHOICE, "other"),
        (True, Kind.YES_NO, "✓"),
        (False, Kind.YES_NO, ""),
        ("6901234567892", Kind.CODE, "6901234567892"),
    ],
)
def test_in_a_cell(value: Any, kind: Kind, words: str) -> None:
    assert in_cell(value, column(kind), "zh") == words


def test_on_the_clipboard_numbers_have_no_separators_and_yes_is_a_word() -> None:
    assert copied(Decimal("1234.5"), column(Kind.MONEY), "en") == "1234.50"
    assert copied(value=False, column=column(Kind.YES_NO), language="zh") == "否"
    assert copied(None, column(Kind.YES_NO), "zh") == ""


def test_in_a_field_a_number_has_no_needless_zeros() -> None:
    assert in_field(Decimal("12.500000"), column(Kind.UNIT_PRICE), "en") == "12.5"
    assert in_field(Decimal(3), column(Kind.MONEY), "en") == "3.00"


def test_only_numbers_are_negative() -> None:
    assert is_negative(Decimal("-0.01"), column(Kind.MONEY))
    assert not is_negative("-5", column(Kind.CODE))


def test_a_spreadsheet_keeps_barcodes_and_quotes() -> None:
    columns = [(1, Column("code", plain("Code"), Kind.CODE)), (0, Column("name", plain("Name")))]
    data = rows_for_clipboard(columns, [Row(1, ('A "b"\n<c>', "6901234567892"))], "en")
    assert data.text() == 'Code\tName\r\n6901234567892\t"A ""b""\n<c>"'
    assert "<td style=\"mso-number-format:'\\@'\">6901234567892</td>" in data.html()
    assert "&lt;c&gt;" in data.html()
