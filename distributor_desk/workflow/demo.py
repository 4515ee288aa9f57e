"""A company with sample records, dated relative to today, so that there is always a route to walk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from distributor_desk.core.language import Language, Text
from distributor_desk.core.progress import Progress
from distributor_desk.core.resources import resource
from distributor_desk.spreadsheets.raw import Workbook
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company, create_company
from distributor_desk.workflow import importing
from distributor_desk.workflow.sheets import ImportOptions, Sheet

FILES = (
    "customers",
    "products",
    "sales",
    "payments",
    "sub_distributors",
    "rebates",
    "returns",
    "key_accounts",
    "visits",
)
More = Callable[[Company, timedelta], None]
NAME = Text("示例公司", "Sample company")
_NUMBER = re.compile(r"^([A-Z]{2,3})(20\d{6})(?=-)")
LOADING = Text("正在准备示例公司", "Preparing the sample company")


def shift_to(today: date) -> timedelta:
    """Whole weeks from the samples' own day to today's week, so that every weekday keeps its routes."""
    anchor = date.fromisoformat(json.loads(resource("sample", "anchor.json").read_text("utf-8"))["today"])
    return timedelta(days=(today - anchor).days // 7 * 7)


def make_demo(
    path: Path,
    sheets: Sequence[Sheet],
    today: date,
    progress: Progress,
    more: Sequence[More] = (),
    *,
    language: Language = "zh",
) -> Company:
    """A new company file with the sample records. DeskError when the name is taken.

    `more` are what rooms add that no workbook carries (`Feature.sample`). The company and its owner are called
    in this language.
    """
    company = create_company(path, NAME.in_(language), language)
    options = ImportOptions(create_missing=True, shift=shift_to(today))
    try:
        for number, name in enumerate(FILES):
            progress.at(LOADING, number, len(FILES))
            book = importing.read(resource("sample", f"{name}.xlsx"), progress)
            _move_numbers(book, options.shift)
            matched = importing.match(book, sheets)
            importing.run(company, book, matched, sheets, options, progress)
        for add in more:
            add(company, options.shift)
        undo.begin_here(company)
    except BaseException:
        company.close()
        path.unlink(missing_ok=True)
        raise
    return company


def _move_numbers(book: Workbook, shift: timedelta) -> None:
    """Numbers that contain their day move with it: XS20260615-001 of 9 November would be odd."""

    def moved(number: re.Match[str]) -> str:
        day = datetime.strptime(number[2], "%Y%m%d").date() + shift  # noqa: DTZ007  # a day, no moment
        return f"{number[1]}{day:%Y%m%d}"

    for sheet in book.sheets:
        for column in sheet.columns:
            for row, cell in enumerate(column):
                if isinstance(cell, str):
                    column[row] = _NUMBER.sub(moved, cell)
