"""Rows to workbooks, the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

Rows = Sequence[tuple[object, ...]]
_WRITTEN = b"2026-06-29T00:00:00Z"
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def save(path: Path, sheets: Iterable[tuple[str, Sequence[str], Rows]]) -> None:
    """One workbook; a sheet without headings is written as it stands."""
    book = Workbook(write_only=True)
    for title, headings, rows in sheets:
        sheet = book.create_sheet(title)
        _widths(sheet, [tuple(headings), *rows[:60]])
        if headings:
            sheet.freeze_panes = "A2"
            sheet.append([_bold(sheet, heading) for heading in headings])
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    written = BytesIO()
    book.save(written)
    path.write_bytes(_same_bytes(written))


def _bold(sheet: Any, heading: str) -> Any:
    cell = WriteOnlyCell(sheet, heading)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: object) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "yyyy-mm-dd"
        return cell
    return value


def _widths(sheet: Any, rows: Rows) -> None:
    for place in range(max(len(row) for row in rows)):
        longest = max((_width(row[place]) for row in rows if len(row) > place), default=0)
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(32, max(8, longest + 2))


def _width(value: object) -> int:
    text = "" if value is None else str(value)
    return sum(2 if ord(sign) > 255 else 1 for sign in text)


def _same_bytes(written: BytesIO) -> bytes:
    """Without the time of writing, in the parts and in the archive's own list."""
    out = BytesIO()
    with ZipFile(written) as old, ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _STAMP.sub(_WRITTEN, part)
            info = ZipInfo(name, (2026, 6, 29, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, part)
    return out.getvalue()
