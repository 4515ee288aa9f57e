# ruff: noqa: S608
"""Every row before and after each deed, whoever wrote it and however."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, update

from distributor_desk.core.language import plain
from distributor_desk.features.customers.records import Customer, Rep
from distributor_desk.storage import journal, ledger_load
from distributor_desk.storage.database import Company
from distributor_desk.storage.house_records import Person
from tests.storage.making import add_shop, raw, shop


def changes(company: Company, row_id: int) -> list[tuple[str | None, str | None]]:
    """Oldest first: the name before and after."""
    with company.read() as session:
        found = journal.history_of(session, "customer", row_id)
    said = [(journal.decode(c.before), journal.decode(c.after)) for c in reversed(found)]
    return [(b and b["name"], a and a["name"]) for b, a in said]


def test_records_bulk_updates_and_deletes_are_all_in_the_journal(company: Company) -> None:
    one, two = add_shop(company, "惠多多"), add_shop(company, "好又多")
    with company.write(plain("change")) as work:
        work.session.get_one(Customer, one).name = "惠多多超市"
    with company.write(plain("bulk")) as work:
        work.session.execute(update(Customer).values(name=Customer.name + "!"))
    with company.write(plain("delete")) as work:
        work.session.execute(delete(Customer).where(Customer.id == one))
    assert changes(company, one) == [
        (None, "惠多多"), ("惠多多", "惠多多超市"), ("惠多多超市", "惠多多超市!"), ("惠多多超市!", None),
    ]  # fmt: skip
    assert changes(company, two) == [(None, "好又多"), ("好又多", "好又多!")]


def test_inserts_past_the_session_are_followed_too(company: Company) -> None:
    with company.write(plain("bulk")) as work:
        work.session.execute(insert(Rep), [{"name": n, "name_key": n} for n in "甲乙"])
        ledger_load.load_values(work, Rep, [{"name": "丙", "name_key": "丙"}])
    with company.read() as session:
        said = [journal.history_of(session, "rep", n)[0].after for n in (1, 2, 3)]
    assert [row and row["name"] for row in map(journal.decode, said)] == ["甲", "乙", "丙"]


def test_the_journal_keeps_values_exactly_as_they_lie_in_the_file(
    company: Company, company_file: Path
) -> None:
    shop_id = add_shop(company, "惠", credit_limit=Decimal("12345678901.23"), notes=None, stop=-1)
    columns = [c.name for c in Customer.__table__.columns]
    quoted = ", ".join(f'"{c}"' for c in columns)
    row = raw(company_file, f"SELECT {quoted} FROM customer")[0]
    with company.read() as session:
        (change,) = journal.history_of(session, "customer", shop_id)
    assert journal.decode(change.after) == dict(zip(columns, row, strict=True))
    assert change.before is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_any_words_come_through_the_journal_unharmed(company: Company, words: str) -> None:
    shop_id = add_shop(company, words, notes='"\\\n\t{}' + words)
    with company.read() as session:
        (change,) = journal.history_of(session, "customer", shop_id)
    row = journal.decode(change.after)
    assert row is not None
    assert (row["name"], row["notes"]) == (words, '"\\\n\t{}' + words)


def test_history_says_who_did_what_when_newest_first(company: Company) -> None:
    with company.write(plain("hire")) as work:
        clerk = Person(name="小李", role_id=2)
        work.session.add(clerk)
        work.session.flush()
        who = clerk.id
    with company.write(plain("add"), who) as work:
        work.session.add(shop("惠多多"))
    with company.read() as session:
        lines = journal.history(session)
        assert [(line.action.zh, line.who, line.kind) for line in lines] == [
            ("add", "小李", "do"),
            ("hire", "老板", "do"),
        ]
        assert lines[0].at.utcoffset() is not None
        assert lines[0].at >= lines[1].at
        assert [line.action.zh for line in journal.history(session, before_id=lines[0].id)] == ["hire"]
        assert len(journal.history(session, most=1)) == 1


def test_a_deed_names_its_tables(company: Company, company_file: Path) -> None:
    with company.write(plain("add")) as work:
        work.session.add_all([shop("惠"), Rep(name="甲", name_key="甲")])
    assert raw(company_file, "SELECT tables, undone FROM deed") == [("customer rep", 0)]


def test_nobody_unknown_can_do_a_deed(company: Company) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), company.write(plain("add"), 99) as work:
        work.session.add(shop("惠"))
