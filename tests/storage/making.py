"""Small deeds that the tests of the company file share."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest

import distributor_desk
from distributor_desk.core.language import Text, plain
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage import batches, ledger_load, migrating
from distributor_desk.storage.database import Company, create_company
from distributor_desk.storage.unit_of_work import Write

for _records in sorted((Path(distributor_desk.__file__).parent / "features").glob("*/records*")):
    import_module(
        f"distributor_desk.features.{_records.parent.name}.records"
    )  # a second process needs them all

LINES = ("kind", "date", "document", "line", "customer_id", "quantity", "amount", "batch_id", "source_row")


def shop(name: str, **values: object) -> Customer:
    return Customer(name=name, name_key=name, name_sort=name, find_key=name, **values)


def add_shop(company: Company, name: str, **values: object) -> int:
    with company.write(Text(f"新增 {name}", f"Add {name}")) as work:
        made = shop(name, **values)
        work.session.add(made)
        work.session.flush()
        return made.id


def names(company: Company) -> set[str]:
    with company.read() as session:
        return {c.name for c in session.query(Customer).filter(Customer.retired_at.is_(None))}


def load_lines(work: Write, batch: int | None, customer: int, count: int) -> int:
    rows = [("sale", "2026-01-01", f"D{i // 5}", i % 5, customer, 1000, 1234, batch, i) for i in range(count)]
    return ledger_load.load(work, SalesLine, LINES, rows)


def import_lines(company: Company, customer: int, count: int, sha256: str = "ab") -> int:
    with company.write(plain("导入 sales.xlsx")) as work:
        batch = batches.begin(work, "sales.xlsx", sha256)
        load_lines(work, batch, customer, count)
    return batch


def raw(path: Path, statement: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
    """What lies in the file, asked past the program."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(statement, tuple(values)).fetchall()
        connection.commit()
        return found


def dump(path: Path) -> str:
    """The whole content of a file as words."""
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


def whole(path: Path) -> bool:
    """Integrity and foreign keys hold, and no write was left half done."""
    return (
        raw(path, "PRAGMA integrity_check") == [("ok",)]
        and raw(path, "PRAGMA foreign_key_check") == []
        and raw(path, "SELECT deed_id FROM journal_state") == [(None,)]
    )


def first_version(path: Path) -> Path:
    """A company of version 1 with rows in its tables, as the first program left it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrating, "VERSION", 1)
        patch.setattr(migrating.upgrade, "__kwdefaults__", {"scripts": migrating.SCRIPTS, "to": 1})
        create_company(path, "惠民商贸").close()
    raw(
        path,
        "INSERT INTO deed (at, who_id, zh, en, kind, undone, tables) VALUES (1, 1, '改', 'set', 'do', 0, 'setting')",
    )
    raw(path, "UPDATE journal_state SET deed_id = 1")
    raw(path, "INSERT INTO setting (key, value) VALUES ('visit.every', '30')")
    raw(path, "UPDATE journal_state SET deed_id = NULL")
    raw(path, "INSERT INTO counter (kind, year, last) VALUES ('TH', 2026, 41)")
    return path
