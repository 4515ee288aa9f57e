"""Everything that refers to one record made to refer to another, in every table there is."""

from __future__ import annotations

from datetime import date

import pytest

from distributor_desk.core.language import plain
from distributor_desk.features.customers.records import Care, Customer
from distributor_desk.storage import repointing, undo
from distributor_desk.storage.attachments import attach
from distributor_desk.storage.database import Company
from distributor_desk.storage.repointing import Moved, referring_columns, repoint
from tests.storage.making import add_shop, raw

DAY = date(2026, 1, 1)


def test_every_column_that_refers_to_a_customer_is_known() -> None:
    found = {f"{column.table.name}.{column.name}" for column in referring_columns(Customer)}
    assert {
        "contact.customer_id", "sales_line.customer_id", "payment.customer_id", "account_entry.customer_id",
        "visit.customer_id", "promise.customer_id", "care.customer_id", "hand_over.customer_id",
        "customer.sub_distributor_id", "customer.merged_into_id",
    } <= found  # fmt: skip


def test_rows_and_files_go_over_and_undo_brings_them_back(company: Company) -> None:
    kept, gone, third = (add_shop(company, name) for name in ("一店", "二店", "三店"))
    with company.write(plain("fill")) as work:
        work.session.add(Care(customer_id=gone, date=DAY, kind="gift", what="茶"))
        work.session.get_one(Customer, third).sub_distributor_id = gone
        attach(work, Customer, gone, "门头.jpg", b"photo")
    with company.write(plain("move")) as work:
        moved = repoint(work, Customer, gone, kept)
    assert {m.table: m.rows for m in moved} == {"attachment": 1, "care": 1, "customer": 1}
    assert raw(company.path, "SELECT customer_id FROM care") == [(kept,)]
    assert raw(company.path, "SELECT owner_id FROM attachment") == [(kept,)]
    undo.undo(company)
    assert raw(company.path, "SELECT customer_id FROM care") == [(gone,)]
    assert raw(company.path, "SELECT sub_distributor_id FROM customer WHERE name = '三店'") == [(gone,)]


def test_who_would_refer_to_itself_refers_to_nobody(company: Company) -> None:
    kept, gone = add_shop(company, "一店"), add_shop(company, "二店")
    with company.write(plain("fill")) as work:
        work.session.get_one(Customer, kept).sub_distributor_id = gone
    with company.write(plain("move")) as work:
        repoint(work, Customer, gone, kept)
    assert raw(company.path, "SELECT sub_distributor_id FROM customer WHERE id = ?", [kept]) == [(None,)]


def test_a_row_that_only_one_may_have_stays_and_is_counted(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, gone = add_shop(company, "一店"), add_shop(company, "二店")

    with company.write(plain("fill")) as work:
        work.session.add_all(
            [Care(customer_id=kept, date=DAY, kind="gift", what="茶"), Care(customer_id=gone, date=DAY, kind="gift", what="茶"),
             Care(customer_id=gone, date=DAY, kind="gift", what="酒")]
        )  # fmt: skip
        work.session.flush()
        work.session.connection().exec_driver_sql(
            "CREATE UNIQUE INDEX one_of_each ON care (customer_id, what)"
        )
    monkeypatch.setattr(repointing, "_is_unique", lambda table, _column: table.name == "care")
    with company.write(plain("move")) as work:
        moved = repoint(work, Customer, gone, kept)
    assert moved == [Moved("care", 1, 1)]
    assert raw(company.path, "SELECT customer_id, what FROM care ORDER BY id") == [
        (kept, "茶"),
        (gone, "茶"),
        (kept, "酒"),
    ]
