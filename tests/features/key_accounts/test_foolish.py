"""Whatever is done to fee entries in any order: the balance is what is booked, and no display is paid twice."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from distributor_desk.core.errors import DeskError
from distributor_desk.features.key_accounts.operations import entries as operations
from distributor_desk.features.key_accounts.queries.entries import display_entries
from distributor_desk.features.key_accounts.queries.needs import unsound
from distributor_desk.features.key_accounts.rules.entries import clash
from distributor_desk.storage.database import Company, open_company
from distributor_desk.storage.undo import redo, undo
from tests.features.key_accounts.chain import EAST, WEST, entries, owed, retailer

DAY = date(2026, 3, 1)
values = st.fixed_dictionaries(
    {
        "date": st.integers(0, 3).map(lambda n: DAY + timedelta(days=n)),
        "subject": st.sampled_from(["堆头费", "地堆", "扣点"]),
        "amount": st.sampled_from([Decimal(100), Decimal("-12.34"), Decimal(500)]),
        "store": st.sampled_from([EAST, WEST, None]),
        "document": st.sampled_from(["K1", "K2", None]),
        "payer": st.sampled_from(["ours", "factory", "advanced"]),
        "brand": st.sampled_from(["青岚", None]),
    }
)
deeds = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "change", "retire", "claim", "undo", "redo"]),
        st.integers(0, 5),
        values,
    ),
    min_size=4,
    max_size=12,
)


@pytest.fixture(scope="module")
def copy(chain_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: Path(shutil.copyfile(chain_file, tmp_path_factory.mktemp("foolish") / "c.desk"))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds)
def test_balance_and_displays_hold(
    copy: Callable[[], Path], done: list[tuple[str, int, dict[str, Any]]]
) -> None:
    with open_company(copy()) as company:
        for deed, which, row in done:
            with suppress(DeskError):
                _do(company, deed, which, row)
        kept = entries(company)
        booked = sum((e.amount for e in kept if e.store_id is not None and e.document), Decimal(0))
        # 10,000 opening and 1,000 sold in the east, 500 in the west
        assert owed(company, EAST) + owed(company, WEST) == Decimal(11_500) - booked
        with company.read() as session:
            assert unsound(session) == []
            displays = display_entries(session)
        assert [one for one in displays if clash(one, displays)] == []


def _do(company: Company, deed: str, which: int, row: dict[str, Any]) -> None:
    kept = entries(company)
    one = kept[which % len(kept)].id if kept else 0
    if deed == "add":
        operations.add_entry(company, retailer(company), row)
    elif deed == "undo":
        undo(company)
    elif deed == "redo":
        redo(company)
    elif not kept:
        return
    elif deed == "change":
        operations.change_entry(company, one, row)
    elif deed == "retire":
        operations.retire_entries(company, [one])
    else:
        operations.put_in_claims(company, [one], DAY)
