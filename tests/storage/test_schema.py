# ruff: noqa: DTZ001
"""What every table keeps to: ids never twice, no floats, an index for every foreign key, unique while kept."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError

from distributor_desk.core.language import plain
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.storage.columns import Millionths, Moment, Money, Quantity, now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import Base
from tests.storage.making import add_shop, names, raw, shop

DIALECT = sqlite.dialect()
Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def ask(company_file: Path) -> Iterator[Ask]:
    """Questions to the file past the program, over one connection: opening one reads the whole schema."""
    with closing(sqlite3.connect(company_file)) as past:
        yield lambda statement, *values: past.execute(statement, values).fetchall()


def tables(ask: Ask) -> list[str]:
    found = ask(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return [str(name) for (name,) in found]


def begin_of(ask: Ask, index: str) -> object:
    """The first column of an index that holds all of its values; None of one that leaves some out."""
    first = ask(f'PRAGMA index_info("{index}")')[0][2]
    sql = str(ask("SELECT sql FROM sqlite_master WHERE name = ?", index)[0][0])
    _, _, only = sql.partition(" WHERE ")
    return first if only.strip() in {"", f"{first} IS NOT NULL"} else None


def test_every_foreign_key_has_an_index_that_begins_with_it(ask: Ask) -> None:
    seen = 0
    for table in tables(ask):
        indexes = ask(f'PRAGMA index_list("{table}")')
        begins = {begin_of(ask, str(i[1])) for i in indexes}
        for key in ask(f'PRAGMA foreign_key_list("{table}")'):
            assert key[3] in begins, f"{table}.{key[3]}"
            assert key[6] == "NO ACTION", f"{table}.{key[3]} deletes by itself"
            seen += 1
    assert seen >= 30


def test_every_table_is_strict_and_counts_its_ids_upwards(ask: Ask) -> None:
    for table in tables(ask):
        (sql,) = ask("SELECT sql FROM sqlite_master WHERE name = ?", table)[0]
        assert isinstance(sql, str)
        assert re.search(r"\)\s*STRICT\s*$", sql), table
        assert "AUTOINCREMENT" in sql, table
        assert not re.search(r"\b(REAL|FLOAT|NUMERIC|DECIMAL)\b", sql), table


def test_a_float_does_not_get_into_a_money_column(company: Company, company_file: Path) -> None:
    add_shop(company, "惠多多")
    with (
        closing(sqlite3.connect(company_file)) as past,
        pytest.raises(sqlite3.IntegrityError, match="cannot store REAL"),
    ):
        past.execute("UPDATE customer SET credit_limit = 12.34")
    with pytest.raises(DBAPIError, match="cannot store REAL"), company.write(plain("x")) as work:
        work.session.connection().exec_driver_sql("UPDATE customer SET credit_limit = 12.34")


def test_an_id_is_never_given_out_twice(company: Company) -> None:
    first = add_shop(company, "惠多多")
    with company.write(plain("delete")) as work:
        work.session.execute(delete(Customer))
    assert add_shop(company, "好又多") > first


def test_a_code_is_taken_only_while_its_record_is_kept(company: Company) -> None:
    first = add_shop(company, "惠多多", code="001", code_key="001")
    with pytest.raises(IntegrityError):
        add_shop(company, "好又多", code="001", code_key="001")
    with company.write(plain("retire")) as work:
        work.session.get_one(Customer, first).retired_at = now()
    add_shop(company, "好又多", code="001", code_key="001")
    add_shop(company, "三店")
    add_shop(company, "四店")
    assert names(company) == {"好又多", "三店", "四店"}


def test_values_come_back_as_they_went_and_lie_as_integers(company: Company, company_file: Path) -> None:
    with company.write(plain("add")) as work:
        work.session.add(
            Product(name="水", name_key="水", name_sort="shui", find_key="s", case_size=Decimal("24"),
                    cost=Decimal("3.7765"), stock=Decimal("1.125"), stock_date=date(2026, 5, 1))
        )  # fmt: skip
        work.session.add(
            shop("惠", credit_limit=Decimal("12.345"), retired_at=datetime(2026, 5, 1, 8, 0, 0, 123000, UTC))
        )
    assert raw(company_file, "SELECT case_size, cost, stock, stock_date FROM product") == [
        (24000, 3776500, 1125, "2026-05-01")
    ]
    assert raw(company_file, "SELECT credit_limit, retired_at FROM customer") == [(1235, 1777622400123)]
    with company.read() as session:
        product, customer = session.query(Product).one(), session.query(Customer).one()
    assert (product.cost, product.stock, product.case_size) == (Decimal("3.7765"), Decimal("1.125"), 24)
    assert customer.credit_limit == Decimal("12.35")
    assert customer.retired_at == datetime(2026, 5, 1, 8, 0, 0, 123000, UTC)


@given(
    st.decimals(-(10**10), 10**10, places=2),
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
)
def test_every_amount_and_moment_survives_the_file(amount: Decimal, moment: datetime) -> None:
    cut = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    for kind, value in ((Money(), amount), (Quantity(), amount), (Millionths(), amount), (Moment(), cut)):
        kept = kind.process_bind_param(value, DIALECT)  # type: ignore[attr-defined]
        assert isinstance(kept, int)
        assert kind.process_result_value(kept, DIALECT) == value  # type: ignore[attr-defined]


def test_no_table_deletes_its_children_by_itself() -> None:
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            assert key.ondelete is None
