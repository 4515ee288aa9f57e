"""Small workbooks for tests: in memory where the reader is not the point, on disk where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

import openpyxl
from python_calamine import load_workbook

from distributor_desk import register
from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets.plan import Outcome
from distributor_desk.spreadsheets.raw import RawSheet, Workbook
from distributor_desk.storage.database import Company
from distributor_desk.workflow import importing
from distributor_desk.workflow.importing import ImportResult, SheetResult
from distributor_desk.workflow.sheets import ImportOptions

Rows = Sequence[Sequence[Any]]
"""A heading row and what stands below it."""


def raw_cell(value: Any) -> Any:
    """A cell as the reader hands it over: a day as text, a blank as ''."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value


def book(sheets: Mapping[str, Rows], name: str = "表.xlsx") -> Workbook:
    """A workbook as if it had been read."""
    raws = []
    for title, rows in sheets.items():
        columns = [list(map(raw_cell, column)) for column in zip_longest(*rows)]
        raws.append(RawSheet(title, columns))
    return Workbook(name, "0" * 64, raws)


def bring(company: Company, sheets: Mapping[str, Rows], **options: Any) -> ImportResult:
    """Import sheets of cells; `options` are those of ImportOptions, or `kind`, or the file's `name`."""
    kind = options.pop("kind", None)
    made, kinds = book(sheets, options.pop("name", "表.xlsx")), register.sheets()
    matched = importing.match(made, kinds, kind=kind)
    return importing.run(company, made, matched, kinds, ImportOptions(**options), Progress())


def bring_one(company: Company, title: str, rows: Rows, **options: Any) -> SheetResult:
    """Import one sheet of cells."""
    return bring(company, {title: rows}, **options).sheets[0]


def bring_file(company: Company, path: Path, **options: Any) -> ImportResult:
    """Import a file of the disk."""
    kinds = register.sheets()
    read = importing.read(path, Progress())
    matched = importing.match(read, kinds)
    return importing.run(company, read, matched, kinds, ImportOptions(**options), Progress())


def save(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook on disk."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    made.save(path)
    made.close()
    return path


def cells(path: Path) -> dict[str, list[list[Any]]]:
    """Every cell of every sheet of a workbook, as another program reads it."""
    with load_workbook(path) as read:
        return {
            name: read.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in read.sheet_names
        }


def outcomes(result: SheetResult) -> list[str]:
    return [outcome.value for outcome in result.taken.outcomes]


def reasons(result: SheetResult) -> list[str]:
    """Why rows were refused, in English, one entry a row."""
    return [" ".join(text.en for text in said) for said in result.reasons().values()]


def adds_up(result: SheetResult) -> bool:
    """Every row that was read has exactly one outcome."""
    c = result.counts
    said = result.taken.outcomes
    return (
        c.read == c.created + c.updated + c.unchanged + c.rejected + c.skipped
        and len(said) == c.read - c.skipped
        and c.rejected == said.count(Outcome.REJECTED)
    )
