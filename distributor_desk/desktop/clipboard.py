"""Rows on the clipboard so that a spreadsheet takes them as they are: TSV, and HTML with cell formats."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from distributor_desk.core.language import Language
from distributor_desk.core.listing import Row
from distributor_desk.desktop.shown import NUMBERS, copied
from distributor_desk.spreadsheets.columns import Column

_TEXT_FORMAT = "style=\"mso-number-format:'\\@'\""


def rows_for_clipboard(
    columns: Sequence[tuple[int, Column]], rows: Sequence[Row], language: Language
) -> QMimeData:
    """The rows with a line of headings. `columns` pairs a place in `Row.values` with its column.

    Without the text format of the HTML, barcodes arrive in Excel as 6.9E+12.
    """
    headings = [column.text.in_(language) for _, column in columns]
    cells = [[copied(row.values[place], column, language) for place, column in columns] for row in rows]
    data = QMimeData()
    data.setText("\r\n".join("\t".join(map(_tsv, line)) for line in [headings, *cells]))
    data.setHtml(_html([column for _, column in columns], headings, cells))
    return data


def _tsv(cell: str) -> str:
    if any(mark in cell for mark in '\t\r\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _html(columns: Sequence[Column], headings: list[str], cells: list[list[str]]) -> str:
    from html import escape

    shapes = ["" if column.kind in NUMBERS else " " + _TEXT_FORMAT for column in columns]
    head = "".join(f"<th>{escape(words)}</th>" for words in headings)
    lines = (
        "".join(f"<td{shape}>{escape(cell)}</td>" for shape, cell in zip(shapes, line, strict=True))
        for line in cells
    )
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<meta charset="utf-8"><table><tr>{head}</tr>{body}</table>'
