"""How long a workbook takes to write, against openpyxl alone with the same values, in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from benching import median_ratio

from distributor_desk.core.language import Text
from distributor_desk.spreadsheets.cells import Value
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.spreadsheets.writing import SheetOut, write_workbook

ROWS = 20_000
LIMIT = 2.0
KINDS = [Kind.DATE, Kind.CODE, Kind.CODE, Kind.TEXT, Kind.TEXT, Kind.TEXT]
KINDS += [Kind.QUANTITY, Kind.UNIT_PRICE, Kind.MONEY, Kind.INTEGER]
COLUMNS = [Column(f"c{n}", Text(f"列{n}", f"Column {n}"), kind) for n, kind in enumerate(KINDS)]


def row(n: int) -> list[Value]:
    """A line of a sales sheet."""
    day, price = date(2026, 1, 1) + timedelta(n % 365), Decimal(n % 900) / 8
    names = [f"惠多多超市（{n % 500}店）", f"果味汽水{n % 300} 500ml", "瓶"]
    return [day, f"XS{n // 5:08d}", f"{n % 500:04d}", *names, Decimal(n % 97), price, price * (n % 97), n % 5]


def seconds(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.benchmark
def test_typed_cells_cost_little_more_than_openpyxl_alone(tmp_path: Path) -> None:
    rows = [row(n) for n in range(ROWS)]

    def bare() -> None:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        for values in rows:
            sheet.append(values)
        book.save(tmp_path / "bare.xlsx")

    def ours() -> None:
        write_workbook(tmp_path / "ours.xlsx", [SheetOut("明细", COLUMNS, rows)], "zh")

    ratio = median_ratio(lambda: seconds(ours), lambda: seconds(bare), limit=LIMIT)
    print(f"workbook of {ROWS} rows: {ratio:.2f} × openpyxl alone")
    assert ratio <= LIMIT
