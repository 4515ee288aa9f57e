"""Cells that are merged over several rows: what they say, they say of each of those rows."""

from __future__ import annotations

from distributor_desk.core.numbers import parse_number
from distributor_desk.spreadsheets.raw import Cell, ErrorCell, RawSheet


def reach_down(sheet: RawSheet) -> None:
    """A customer or a day that stands once beside its lines is written beside each of them.

    A number is not: an amount merged over three lines is one amount. Nor is a row without anything else, for people
    merge further down than their lines go.
    """
    columns, height = sheet.columns, sheet.height
    left_to_do = height * len(columns)  # merged cells never overlap, but for a file that means harm
    for top, left, bottom, _right in sheet.merged:
        place = left - sheet.first_column
        if bottom <= top or top > height or not 0 <= place < len(columns):
            continue
        said = columns[place][top - 1]
        if not _is_words(said, typed=sheet.typed):
            continue
        left_to_do -= min(bottom, height) - top
        if left_to_do < 0:
            return
        for index in range(top, min(bottom, height)):
            if columns[place][index] == "" and any(column[index] != "" for column in columns):
                columns[place][index] = said


def _is_words(said: Cell, *, typed: bool) -> bool:
    if not isinstance(said, str) or isinstance(said, ErrorCell) or not said.strip():
        return False
    return typed or parse_number(said) is None
