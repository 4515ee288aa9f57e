"""Two spellings made one: what moves, what the preview says, the way back, and the old name that comes again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from distributor_desk.core.errors import DeskError
from distributor_desk.features.customers import operations, posting, queries
from distributor_desk.features.customers.operations import care, keeping, merging
from distributor_desk.features.customers.queries.care import people
from distributor_desk.features.customers.queries.clean_up import doubles, partner_of
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.sales.posting import merge_accounts
from distributor_desk.features.sales.queries.accounts import balance_at
from distributor_desk.features.sales.records import Payment
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company, create_company
from tests.storage.making import dump
from tests.workflow.making import bring

SHEETS: dict[str, list[Any]] = {
    "客户": [
        ["客户编号", "客户名称", "渠道", "地址", "联系人", "决策人", "电话", "期初应收", "余额日期"],
        ["K1", "惠多多超市(麻岗店)", "商超", None, "单建国", "是", "13800001111", 100, "2026-01-01"],
        ["K2", "惠多多超市麻岗店", None, "北街1号", "单建国", None, "13800001111", 40, "2026-02-01"],
        ["K3", "好邻居", "流通", None, "李梅", None, "13800002222", None, None],
    ],
    "商品": [["商品名称", "单位"], ["可乐", "瓶"]],
    "销售明细": [
        ["日期", "客户名称", "商品名称", "数量", "金额"],
        ["2026-01-15", "惠多多超市(麻岗店)", "可乐", 1, 10],
        ["2026-01-20", "惠多多超市麻岗店", "可乐", 2, 20],
        ["2026-02-15", "惠多多超市麻岗店", "可乐", 3, 30],
        ["2026-02-15", "好邻居", "可乐", 7, 70],
    ],
    "回款": [["日期", "客户名称", "金额"], ["2026-02-20", "惠多多超市麻岗店", 5]],
    "拜访": [
        ["日期", "客户名称", "业务员", "结果", "承诺"],
        ["2026-02-16", "惠多多超市麻岗店", "王强", "有单", "换冰柜"],
    ],
}
END = date(2026, 3, 1)
ROOMS = (merge_accounts,)


@pytest.fixture
def two(company: Company) -> tuple[int, int]:
    bring(company, SHEETS)
    return ident(company, "K1"), ident(company, "K2")


def ident(company: Company, code: str) -> int:
    with company.read() as session:
        return session.scalars(select(Customer.id).where(Customer.code == code)).one()


def owed(company: Company, *ids: int, day: date = END) -> Decimal:
    with company.read() as session:
        return sum((balance_at(session, i, day) for i in ids), Decimal(0))


def values(company: Company, customer: int) -> dict[str, Any]:
    with company.read() as session:
        found = queries.values(session, customer)
    assert found is not None
    return found


def test_all_that_refers_to_the_second_goes_to_the_first(company: Company, two: tuple[int, int]) -> None:
    before = owed(company, *two)
    # K1: 100 + 10 = 110; K2: 40 on 1 February, + 30 − 5 = 65
    assert before == 175
    merging.merge_customers(company, *two, ROOMS)
    assert owed(company, two[0]) == 175
    found = values(company, two[0])
    assert (found["address"], found["channel"], found["code"]) == ("北街1号", "supermarket", "K1")
    with company.read() as session:
        assert queries.count(session) == 2
        assert len(people(session, two[0])) == 1  # the same person of both stays once


def test_the_opening_balances_meet_on_the_later_day(company: Company, two: tuple[int, int]) -> None:
    merging.merge_customers(company, *two, ROOMS)
    found = values(company, two[0])
    # on 1 February: K1 owed 110; K2's opening of that day is 40 (its 20 of January is within)
    assert (found["opening_balance"], found["balance_date"]) == (150, date(2026, 2, 1))


def test_the_preview_is_the_merge_and_writes_nothing(company: Company, two: tuple[int, int]) -> None:
    before = dump(company.path)
    seen = merging.preview_merge(company, *two, ROOMS)
    assert dump(company.path) == before
    assert {m.table: m.rows for m in seen.moved} == {
        "contact": 1, "payment": 1, "promise": 1, "sales_line": 2, "visit": 1,
    }  # fmt: skip
    assert seen.fields == {"address": "北街1号"}
    assert "¥150.00" in seen.notes[0].en


def test_undo_puts_both_back_as_they_were(company: Company, two: tuple[int, int]) -> None:
    kept = dump(company.path)
    merging.merge_customers(company, *two, ROOMS)
    undo.undo(company)
    again = dump(company.path)
    for table in ("customer", "contact", "sales_line", "payment", "visit", "promise"):
        assert _of(again, table) == _of(kept, table), table


def _of(content: str, table: str) -> list[str]:
    return [line for line in content.splitlines() if line.startswith(f'INSERT INTO "{table}" ')]


def test_the_old_name_and_code_lead_to_the_one_that_stayed(company: Company, two: tuple[int, int]) -> None:
    merging.merge_customers(company, *two, ROOMS)
    result = bring(company, {
        "销售明细": [
            ["日期", "客户编号", "客户名称", "商品名称", "数量", "金额"],
            ["2026-03-01", None, "惠多多超市麻岗店", "可乐", 1, 9],
            ["2026-03-01", "K2", "惠多多超市麻岗店", "可乐", 1, 8],
        ]
    })  # fmt: skip
    assert result.sheets[0].reasons() == {}
    assert owed(company, two[0]) == 175 + 17
    with company.read() as session:
        assert queries.count(session) == 2


def test_a_merged_spelling_that_is_revived_stands_for_itself_again(
    company: Company, two: tuple[int, int]
) -> None:
    merging.merge_customers(company, *two, ROOMS)
    keeping.revive_customers(company, [two[1]])
    with company.read() as session:
        assert queries.directory(session).by_name["惠多多超市麻岗店"] == two[1]


@pytest.mark.parametrize("which", ["same", "retired"])
def test_a_merge_that_makes_no_sense_is_refused_in_words(
    company: Company, two: tuple[int, int], which: str
) -> None:
    if which == "retired":
        operations.retire_customers(company, [two[1]])
    pair = (two[0], two[0]) if which == "same" else two
    with pytest.raises(DeskError) as refused:
        merging.merge_customers(company, *pair, ROOMS)
    assert refused.value.text in (merging.SAME, merging.GONE)


def test_further_contacts_and_an_earlier_merge_go_along(company: Company, two: tuple[int, int]) -> None:
    third = ident(company, "K3")
    care.save_contact(company, two[1], None, {"name": "小何", "phone": "13800003333"})
    merging.merge_customers(company, two[1], third, ROOMS)
    merging.merge_customers(company, *two, ROOMS)
    with company.read() as session:
        assert [p.name for p in people(session, two[0])] == ["单建国", "小何", "李梅"]
        known = queries.directory(session)
    assert {known.by_name[name] for name in ("好邻居", "惠多多超市麻岗店")} == {two[0]}


def test_the_same_phone_and_the_same_name_but_for_brackets_are_offered(
    company: Company, two: tuple[int, int]
) -> None:
    with company.read() as session:
        assert [(d.first, d.second, d.why) for d in doubles(session)] == [(*two, "13800001111")]
        assert partner_of(session, two[1]) == two[0]
        assert partner_of(session, ident(company, "K3")) is None


OPENING = st.tuples(st.one_of(st.none(), st.integers(-500, 500)), st.one_of(st.none(), st.integers(0, 50)))
START = date(2026, 1, 1).toordinal()


def day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(START + number)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    with create_company(tmp_path_factory.mktemp("owed") / "o.desk") as made:
        yield made


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    OPENING,
    OPENING,
    st.lists(st.tuples(st.booleans(), st.integers(0, 60), st.integers(-90, 90)), max_size=8),
)
def test_a_merge_never_changes_what_is_owed(
    empty: Company, first: Any, second: Any, booked: list[tuple[bool, int, int]]
) -> None:
    with empty.rehearse() as work:
        ids = [1, 2]
        rows = {
            i: {"name": f"{i}店", "opening_balance": opening, "balance_date": day(begin)}
            for i, (opening, begin) in zip(ids, (first, second), strict=True)
        }
        posting.add_customers(work, rows)
        for of_second, number, amount in booked:
            work.session.add(Payment(customer_id=ids[of_second], date=day(number), amount=Decimal(amount)))
        work.session.flush()
        before = sum((balance_at(work.session, i, END) for i in ids), Decimal(0))
        merging._merge(work, *ids, ROOMS)
        assert balance_at(work.session, ids[0], END) == before
