"""Imports: one batch a file, in by the bulk door, out again in any order, and what stays is listed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update

from distributor_desk.core.errors import Cancelled, DeskError
from distributor_desk.core.language import plain
from distributor_desk.core.progress import Progress
from distributor_desk.features.customers.records import Contact, Customer
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage import batches, ledger_load
from distributor_desk.storage.batches import SheetCounts
from distributor_desk.storage.database import Company
from distributor_desk.storage.unit_of_work import Write
from tests.storage.making import LINES, add_shop, dump, import_lines, load_lines, names, raw, shop

COUNT = "SELECT COUNT(*), SUM(amount) FROM sales_line"


def import_shops(company: Company, sha256: str, *made: Customer) -> int:
    with company.write(plain("import")) as work:
        batch = batches.begin(work, "customers.xlsx", sha256)
        for row in made:
            row.batch_id = batch
        work.session.add_all(made)
    return batch


def change_by_import(company: Company, sha256: str, shop_id: int, **values: object) -> int:
    with company.write(plain("import")) as work:
        batch = batches.begin(work, "customers.xlsx", sha256)
        work.session.execute(update(Customer).where(Customer.id == shop_id).values(**values))
    return batch


def test_a_load_is_whole_and_its_undo_takes_it_all_out(company: Company, company_file: Path) -> None:
    shop_id = add_shop(company, "惠多多")
    batch = import_lines(company, shop_id, 12_001)
    assert raw(company_file, COUNT) == [(12_001, 12_001 * 1234)]
    assert raw(company_file, "SELECT COUNT(*) FROM journal_entry WHERE table_name = 'sales_line'") == [(0,)]
    done = batches.undo_batch(company, batch)
    assert (done.removed, done.restored, dict(done.stayed)) == (12_001, 0, {})
    assert raw(company_file, COUNT) == [(0, None)]


def test_the_journal_follows_again_after_a_load(company: Company, company_file: Path) -> None:
    batches.undo_batch(company, import_lines(company, add_shop(company, "惠多多"), 10))
    with company.write(plain("add")) as work:
        work.session.add(SalesLine(kind="sale", date=date(2026, 1, 1), customer_id=1, amount=1))
    assert raw(company_file, "SELECT COUNT(*) FROM journal_entry WHERE table_name = 'sales_line'") == [(1,)]


def test_rows_of_no_batch_are_journalled_by_the_bulk_door_too(company: Company, company_file: Path) -> None:
    shop_id = add_shop(company, "惠多多")
    with company.write(plain("add")) as work:
        assert load_lines(work, None, shop_id, 3) == 3
        assert ledger_load.load(work, SalesLine, LINES, []) == 0
    assert raw(company_file, "SELECT COUNT(*) FROM journal_entry WHERE table_name = 'sales_line'") == [(3,)]


def test_batches_go_in_any_order(company: Company, company_file: Path) -> None:
    shop_id = add_shop(company, "惠多多")
    before = raw(company_file, "SELECT * FROM customer")
    made = [import_lines(company, shop_id, 10 * n, f"file {n}") for n in (1, 2, 3)]
    for batch, left in zip([made[1], made[0], made[2]], [40, 30, 0], strict=True):
        assert batches.undo_batch(company, batch).removed
        assert raw(company_file, "SELECT COUNT(*) FROM sales_line") == [(left,)]
    assert raw(company_file, "SELECT * FROM customer") == before


def test_what_an_import_changed_is_what_it_was(company: Company, company_file: Path) -> None:
    shop_id = add_shop(company, "惠多多", notes="old")
    before = raw(company_file, "SELECT * FROM customer")
    batch = change_by_import(company, "a", shop_id, notes="new", grade="A")
    done = batches.undo_batch(company, batch)
    assert (done.removed, done.restored, dict(done.stayed)) == (0, 1, {})
    assert raw(company_file, "SELECT * FROM customer") == before


def test_what_was_changed_since_stays_and_is_listed(company: Company) -> None:
    shop_id, other = add_shop(company, "惠多多", notes="old"), add_shop(company, "好又多", notes="old")
    with company.write(plain("import")) as work:
        batch = batches.begin(work, "customers.xlsx", "a")
        work.session.execute(update(Customer).values(notes="new"))
        work.session.execute(update(Customer).values(grade="A"))
    with company.write(plain("change")) as work:
        work.session.get_one(Customer, shop_id).notes = "by hand"
    done = batches.undo_batch(company, batch)
    assert (done.restored, dict(done.stayed)) == (1, {"customer": 1})
    with company.read() as session:
        assert session.get_one(Customer, shop_id).notes == "by hand"
        assert session.get_one(Customer, other).notes == "old"


def test_what_is_referred_to_stays_and_is_listed(company: Company, company_file: Path) -> None:
    batch = import_shops(company, "a", shop("惠多多"), shop("好又多"))
    with company.read() as session:
        kept = session.query(Customer).filter_by(name="惠多多").one().id
    lines = import_lines(company, kept, 5)
    done = batches.undo_batch(company, batch)
    assert (done.removed, dict(done.stayed)) == (1, {"customer": 1})
    assert names(company) == {"惠多多"}
    assert batches.undo_batch(company, lines).removed == 5
    assert raw(company_file, "PRAGMA foreign_key_check") == []


def test_shops_and_their_sub_distributor_of_one_file_go_together(
    company: Company, company_file: Path
) -> None:
    with company.write(plain("import")) as work:
        batch = batches.begin(work, "customers.xlsx", "a")
        one, two, three = (shop(n, batch_id=batch) for n in ("总", "分", "店"))
        work.session.add(one)
        work.session.flush()
        two.sub_distributor_id = one.id
        work.session.add(two)
        work.session.flush()
        three.sub_distributor_id = two.id
        work.session.add_all([three, Contact(customer_id=one.id, name="王姐", batch_id=batch)])
    done = batches.undo_batch(company, batch)
    assert (done.removed, dict(done.stayed)) == (4, {})
    assert raw(company_file, "SELECT COUNT(*) FROM customer") == [(0,)]


def test_a_row_that_another_undo_took_is_not_listed_as_staying(company: Company) -> None:
    made = import_shops(company, "a", shop("惠多多"))
    changed = change_by_import(company, "b", 1, notes="new")
    assert batches.undo_batch(company, made).removed == 1
    assert dict(batches.undo_batch(company, changed).stayed) == {}


def test_a_code_that_was_taken_meanwhile_stays_with_its_new_owner(company: Company) -> None:
    shop_id = add_shop(company, "惠多多", code="001", code_key="001")
    batch = change_by_import(company, "a", shop_id, code="002", code_key="002")
    add_shop(company, "好又多", code="001", code_key="001")
    assert dict(batches.undo_batch(company, batch).stayed) == {"customer": 1}
    with company.read() as session:
        assert session.get_one(Customer, shop_id).code == "002"


def test_the_same_file_is_known_until_it_is_undone(company: Company) -> None:
    shop_id = add_shop(company, "惠多多")
    batch = import_lines(company, shop_id, 3, "abc")
    with company.read() as session:
        found = batches.same_file(session, "abc")
        assert found is not None
        assert (found.id, found.file_name, found.undone) == (batch, "sales.xlsx", False)
        assert batches.same_file(session, "other") is None
    batches.undo_batch(company, batch)
    with company.read() as session:
        assert batches.same_file(session, "abc") is None
        assert [line.undone for line in batches.batches(session)] == [True]
    again = import_lines(company, shop_id, 3, "abc")
    assert again > batch


def test_an_undone_or_unknown_import_is_refused(company: Company) -> None:
    batch = import_lines(company, add_shop(company, "惠多多"), 3)
    batches.undo_batch(company, batch)
    with pytest.raises(DeskError, match="was undone already"):
        batches.undo_batch(company, batch)
    with pytest.raises(DeskError, match="no import number 99"):
        batches.undo_batch(company, 99)


def test_what_each_sheet_brought_is_kept(company: Company) -> None:
    counts = SheetCounts("明细", "sales", 3, {"金额": "amount"}, 10, 5, 1, 1, 2, 1)
    with company.write(plain("import")) as work:
        batch = batches.begin(work, "a.xlsx", "a")
        batches.note_sheet(work, batch, counts)
        batches.remember_match(work, "print", "sales", {"金额": "amount"})
    with company.write(plain("import")) as work:
        batches.begin(work, "b.xlsx", "b")
        batches.remember_match(work, "print", "sales", {"钱": "amount"})
    with company.read() as session:
        newest, oldest = batches.batches(session)
        assert (newest.file_name, oldest.sheets, oldest.who) == ("b.xlsx", (counts,), "老板")
        remembered = batches.remembered_matches(session, ["print", "other"])
        assert [*remembered] == ["print"]
        assert (remembered["print"].kind, remembered["print"].headings) == ("sales", {"钱": "amount"})


def test_a_cancelled_load_leaves_nothing(company: Company, company_file: Path) -> None:
    shop_id = add_shop(company, "惠多多")
    before, progress = dump(company_file), Progress()
    progress.watcher = lambda _what, done, _of: progress.cancel() if done >= 5_000 else None
    rows = [("sale", "2026-01-01", "D", 1, shop_id, 1, 1, 1, i) for i in range(12_000)]

    def load(work: Write) -> None:
        batches.begin(work, "a.xlsx", "a")
        ledger_load.load(work, SalesLine, LINES, rows, progress)

    with pytest.raises(Cancelled), company.write(plain("import")) as work:
        load(work)
    assert dump(company_file) == before
    assert import_lines(company, shop_id, 3)


def test_reserved_ids_are_never_those_of_deleted_rows(company: Company) -> None:
    first = add_shop(company, "惠多多")
    with company.write(plain("delete")) as work:
        work.session.delete(work.session.get_one(Customer, first))
    with company.write(plain("reserve")) as work:
        assert list(ledger_load.keep_ids(work, Customer, 3)) == [first + 1, first + 2, first + 3]
