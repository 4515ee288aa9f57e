# ruff: noqa: PT012
"""Two doors: nothing is written outside a deed, a deed is whole or not at all, listeners are told."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite as SQLiteDialect
from sqlalchemy.exc import IntegrityError

from distributor_desk.core.changed import EVERYTHING, Changed
from distributor_desk.core.errors import DeskBug, DeskError
from distributor_desk.core.language import plain
from distributor_desk.features.customers.records import Customer
from distributor_desk.storage import journal
from distributor_desk.storage.counters import next_number
from distributor_desk.storage.database import Company, open_company
from distributor_desk.storage.house_records import Counter
from tests.storage.making import add_shop, dump, names, raw, shop


def test_nothing_can_be_written_through_the_reading_door(company: Company, company_file: Path) -> None:
    add_shop(company, "惠多多")
    before = dump(company_file)
    with pytest.raises(IntegrityError), company.read() as session:
        session.add(shop("好又多"))
        session.flush()
    for statement in (update(Customer).values(name="x"), delete(Customer)):
        with pytest.raises(IntegrityError), company.read() as session:
            session.execute(statement)
    with company.read() as session:
        session.execute(update(Counter).values(last=99))
    assert dump(company_file) == before


def test_every_table_that_people_change_refuses_a_write_outside_a_deed(company_file: Path) -> None:
    for table in journal.journalled_tables():
        triggers = {
            n
            for (n,) in raw(
                company_file,
                "SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name=? AND name LIKE 'journal%'",
                [table],
            )
        }
        assert triggers == {f"journal_{table}_{event}" for event in ("insert", "update", "delete")}


def test_a_fault_in_a_deed_takes_all_of_it_back(company: Company, company_file: Path) -> None:
    add_shop(company, "惠多多")
    before = dump(company_file)
    with pytest.raises(ZeroDivisionError), company.write(plain("add")) as work:
        work.session.add(shop("好又多"))
        work.session.execute(update(Customer).values(notes="x"))
        next_number(work, "TH", 2026)
        raise ZeroDivisionError
    assert dump(company_file) == before
    add_shop(company, "好又多")
    assert names(company) == {"惠多多", "好又多"}


def test_a_commit_that_reports_an_error_and_stands_is_not_called_unsaved(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last sync of a commit can fail after the deed is in the file: telling "not saved" would double it."""
    told = list[Changed]()
    company.listen(told.append)
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC

    def fails(_self: SQLiteDialect, connection: Any) -> None:
        monkeypatch.undo()
        connection.commit() if stands else connection.rollback()
        raise error

    for stands in (True, False):
        monkeypatch.setattr(SQLiteDialect, "do_commit", fails)
        if stands:
            add_shop(company, "惠多多")
        else:
            with pytest.raises(DeskError, match="nothing was saved"):
                add_shop(company, "好又多")
        assert names(company) == {"惠多多"}
    assert told == [Changed(frozenset({"customer"}))]
    add_shop(company, "三店")
    assert names(company) == {"惠多多", "三店"}


def test_a_rehearsal_changes_nothing_and_tells_nobody(company: Company, company_file: Path) -> None:
    before, told = dump(company_file), list[Changed]()
    company.listen(told.append)
    with company.rehearse() as work:
        work.session.add(shop("惠多多"))
        work.session.flush()
        assert work.session.query(Customer).count() == 1
    assert dump(company_file) == before
    assert told == []


def test_a_write_that_changed_nothing_leaves_no_deed(company: Company, company_file: Path) -> None:
    told = list[Changed]()
    company.listen(told.append)
    with company.write(plain("look")):
        pass
    assert raw(company_file, "SELECT COUNT(*) FROM deed") == [(0,)]
    assert told == []


def test_a_write_within_a_write_is_a_fault_and_not_a_standstill(company: Company) -> None:
    with pytest.raises(DeskBug, match="within a write"), company.write(plain("outer")):
        add_shop(company, "惠多多")
    add_shop(company, "好又多")
    assert names(company) == {"好又多"}


def test_a_listener_hears_which_tables_changed_and_may_write_itself(company: Company) -> None:
    told = list[Changed]()

    def again(changed: Changed) -> None:
        told.append(changed)
        if len(told) == 1:
            add_shop(company, "好又多")

    stop = company.listen(again)
    add_shop(company, "惠多多")
    stop()
    add_shop(company, "三店")
    assert told == [Changed(frozenset({"customer"}))] * 2
    assert names(company) == {"惠多多", "好又多", "三店"}


def test_threads_write_one_after_the_other(company: Company) -> None:
    shop_id = add_shop(company, "惠多多", stop=0)

    def count() -> None:
        for _ in range(25):
            with company.write(plain("count")) as work:
                found = work.session.get_one(Customer, shop_id)
                found.stop = (found.stop or 0) + 1

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with company.read() as session:
        assert session.get_one(Customer, shop_id).stop == 100


def test_the_writing_of_others_is_noticed(company: Company, company_file: Path) -> None:
    told = list[Changed]()
    company.listen(told.append)
    with open_company(company_file) as other:
        company.notice_others()
        assert told == []
        add_shop(other, "惠多多")
        company.notice_others()
        assert told == [EVERYTHING]
        company.notice_others()
        assert told == [EVERYTHING]
        add_shop(other, "好又多")
        add_shop(company, "三店")
        assert told == [EVERYTHING, EVERYTHING]
        company.notice_others()
        add_shop(company, "四店")
        assert told[2:] == [Changed(frozenset({"customer"}))]


def test_ones_own_writing_is_not_taken_for_anothers(company: Company) -> None:
    told = list[Changed]()
    add_shop(company, "惠多多")
    with company.write(plain("look")):
        pass
    add_shop(company, "好又多")
    company.listen(told.append)
    company.notice_others()
    assert told == []
