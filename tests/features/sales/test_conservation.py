"""No row and no fen is lost or made on the way from a workbook into the ledger, whatever is wrong with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distributor_desk.storage.database import open_company
from distributor_desk.workflow.importing import write_rejects
from tests.features.sales.ledger import lines, total
from tests.workflow.making import adds_up, bring_file, cells, save

HEADINGS = ["单据日期", "单据编号", "客户", "商品名称", "数量", "单价", "金额"]
WRONG_DAY, WRONG_AMOUNT = ("昨天", "2026-13-45"), ("一百块", "#")

days = st.sampled_from(["2026-03-01", "2026/3/2", 46083]) | st.sampled_from([None, *WRONG_DAY])
fen = st.integers(-99999, 99999)


@st.composite
def a_row(draw: st.DrawFn) -> list[Any]:
    if draw(st.integers(0, 12)) == 0:
        return [None] * len(HEADINGS)
    if draw(st.integers(0, 12)) == 0:
        return ["合计", None, None, None, None, None, draw(fen) / 100]
    amount = draw(fen)
    quantity = draw(st.sampled_from([1, 2.5, 12, 0.125])) * (-1 if amount < 0 else 1)
    said: Any = draw(st.sampled_from([amount / 100, f"{amount / 100:,.2f}", f"¥{amount / 100:.2f}"]))
    return [
        draw(days),
        draw(st.sampled_from(["D1", "D2", None])),
        draw(st.sampled_from(["惠多多", "惠多多（东店）", None])),
        draw(st.sampled_from(["可乐", "雪碧", None])),
        draw(st.sampled_from([quantity, None, "几瓶"]) | st.just(quantity)),
        draw(st.sampled_from([None, 3.7765])),
        draw(st.sampled_from([said] * 6 + [*WRONG_AMOUNT])),
    ]


def money_in(rows: list[list[Any]]) -> Decimal:
    """The amounts that a person would add up, without blank rows and totals."""
    found = Decimal(0)
    for row in rows:
        if row[0] != "合计" and row[6] not in (None, "", *WRONG_AMOUNT):
            found += Decimal(str(row[6]).replace("¥", "").replace(",", "")).quantize(
                Decimal("0.01"), ROUND_HALF_UP
            )
    return found


@pytest.fixture(scope="module")
def fresh(blank_company_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    def one() -> Path:
        return Path(shutil.copyfile(blank_company_file, tmp_path_factory.mktemp("c") / "c.desk"))

    return one


@given(rows=st.lists(a_row(), min_size=1, max_size=12))
@settings(max_examples=20)
def test_rows_and_money_are_conserved(fresh: Callable[[], Path], rows: list[list[Any]]) -> None:
    path = fresh()
    source = save(path.with_name("流水.xlsx"), {"销售明细": [HEADINGS, *rows]})
    with open_company(path) as company:
        result = bring_file(company, source, create_missing=True)
        write_rejects(result, path.parent, "流水", "zh")
        (sheet,) = result.sheets
        assert adds_up(sheet)
        refused = cells(sheet.rejects_file) if sheet.rejects_file else {}
        left = [row for table in refused.values() for row in table[1:]]
        assert len(left) == sheet.counts.rejected
        assert all(row[-1] or row[-2] for row in left), "a refused row says why"
        assert total(company) + money_in(left) == money_in(rows)
        assert len(lines(company, "id")) == sheet.counts.created
        assert sheet.counts.skipped == sum(
            row[0] == "合计" or not any(cell is not None for cell in row)
            for row in rows[: len(rows) - _blank_tail(rows)]
        )
        # the same file again adds nothing
        before = lines(company, "id", "amount")
        again = bring_file(company, source, create_missing=True)
        assert (again.sheets[0].counts.created, again.sheets[0].counts.updated) == (0, 0)
        assert lines(company, "id", "amount") == before


def _blank_tail(rows: list[list[Any]]) -> int:
    """Empty rows at the end of a sheet are nothing that a person wrote."""
    tail = 0
    while tail < len(rows) and not any(cell is not None for cell in rows[-1 - tail]):
        tail += 1
    return tail
