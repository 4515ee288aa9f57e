"""A return that stands in a file and is settled here counts once, whichever came first."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from distributor_desk.core.errors import DeskError
from distributor_desk.features.rebates.records import ExcusedReturn
from distributor_desk.features.returns.operations import links as operations
from distributor_desk.features.returns.operations import orders
from distributor_desk.features.returns.queries import links
from distributor_desk.features.returns.queries.links import LinkRow
from distributor_desk.features.returns.rules import words as w
from distributor_desk.storage import batches, undo
from distributor_desk.storage.database import Company
from tests.features.returns.shop import (
    CHIPS,
    COLA,
    TODAY,
    D,
    balance,
    bring_sales,
    draft,
    holds,
    ledger,
    line,
    read,
    returned,
    settled,
    swap,
)

FILE = ["2026-03-04", "XT1", "退货", "惠多多超市", "可乐", 12, 30]
"""Two days after TODAY, as our order: 12 colas."""


@pytest.fixture
def shop(stocked: Company) -> Company:
    return stocked


def linked(company: Company, order_id: int) -> list[LinkRow]:
    with company.read() as session:
        return links.links_of(session, order_id)


def excused(company: Company) -> list[int]:
    with company.read() as session:
        return sorted(
            session.scalars(select(ExcusedReturn.sales_line_id).where(ExcusedReturn.retired_at.is_(None)))
        )


def test_settled_first_then_imported(shop: Company) -> None:
    owed = balance(shop)
    i = settled(shop, draft())
    result = bring_sales(shop, FILE)
    assert "1 returned line is the same" in result.notes[0].en
    assert [(x.document, x.date, x.amount) for x in linked(shop, i)] == [("XT1", date(2026, 3, 4), D(-30))]
    assert (returned(shop), balance(shop)) == (30, owed - 30)
    assert [row[4] for row in ledger(shop)] == ["file"]
    holds(shop)


def test_imported_first_then_settled(shop: Company) -> None:
    bring_sales(shop, FILE)
    i = settled(shop, draft())
    assert len(linked(shop, i)) == 1
    assert returned(shop) == 30
    holds(shop)


@pytest.mark.parametrize(
    "row",
    [
        ["2026-03-18", "XT1", "退货", "惠多多超市", "可乐", 12, 30],
        ["2026-03-04", "XT1", "退货", "惠多多超市", "可乐", 11, 27.5],
        ["2026-03-04", "XT1", "退货", "好邻居", "可乐", 12, 30],
        ["2026-03-04", "XT1", "退货", "惠多多超市", "冰红茶", 12, 30],
    ],
    ids=["16 days apart", "another quantity", "another customer", "another product"],
)
def test_another_return_is_not_taken_for_the_same(shop: Company, row: list[object]) -> None:
    i = settled(shop, draft())
    assert bring_sales(shop, row).notes == []
    assert linked(shop, i) == []
    holds(shop)


def test_the_same_document_is_the_same_return_whatever_its_quantity(shop: Company) -> None:
    i = settled(shop, draft())
    bring_sales(shop, ["2026-06-01", "TH2026-0001", "退货", "惠多多超市", "可乐", 10, 25])
    assert len(linked(shop, i)) == 1
    assert returned(shop) == 25, "the book of record counts"
    holds(shop)


def test_a_file_with_our_own_number_does_not_change_our_own_line(shop: Company) -> None:
    """The import knows lines again by document and line number; what an order posted is none of its lines."""
    settled(shop, draft())
    sheet = bring_sales(shop, ["2026-03-02", "TH2026-0001", "退货", "惠多多超市", "可乐", 12, 30]).sheets[0]
    assert (sheet.counts.created, sheet.counts.updated) == (1, 0)
    assert returned(shop) == 30
    holds(shop)


def test_each_line_is_linked_once_and_the_nearest_day_first(shop: Company) -> None:
    first, second = settled(shop, draft()), settled(shop, draft(), on=date(2026, 3, 9))
    bring_sales(shop, FILE, ["2026-03-10", "XT2", "退货", "惠多多超市", "可乐", 12, 30], ["2026-03-11", "XT3", "退货", "惠多多超市", "可乐", 12, 30])  # fmt: skip
    assert [x.document for x in linked(shop, first)] == ["XT1"]
    assert [x.document for x in linked(shop, second)] == ["XT2"]
    assert returned(shop) == 90, "the third has no order here"
    holds(shop)


def test_a_broken_link_counts_both_and_is_not_made_again(shop: Company) -> None:
    i = settled(shop, draft())
    bring_sales(shop, FILE)
    operations.break_link(shop, linked(shop, i)[0].id)
    assert (returned(shop), linked(shop, i)) == (60, [])
    holds(shop)
    bring_sales(shop, ["2026-03-01", "XX", "销售", "惠多多超市", "可乐", 1, 2.5], name="x.xlsx")
    assert linked(shop, i) == []
    undo.undo(shop)
    assert returned(shop) == 30
    holds(shop)


def test_a_link_is_made_by_hand(shop: Company) -> None:
    i = settled(shop, draft())
    bring_sales(shop, ["2026-05-04", "XT9", "退货", "惠多多超市", "可乐", 12, 30])
    one = read(shop, i).lines[0].id
    with shop.read() as session:
        (imported, *_), *others = links.imports_like(session, one)
    assert others == []
    operations.make_link(shop, one, imported)
    assert returned(shop) == 30
    with pytest.raises(DeskError):
        operations.make_link(shop, one, imported)
    holds(shop)


def test_taking_the_import_back_lets_our_own_line_count_again(shop: Company) -> None:
    owed = balance(shop)
    i = settled(shop, draft())
    batch = bring_sales(shop, FILE).batch
    assert batch is not None
    batches.undo_batch(shop, batch)
    assert (returned(shop), balance(shop), linked(shop, i)) == (30, owed - 30, [])
    assert [row[4] for row in ledger(shop)] == ["return"]
    holds(shop)


def test_taking_an_earlier_import_back_leaves_the_line_that_counts(shop: Company) -> None:
    batch = bring_sales(shop, FILE, ["2026-03-05", "XT2", "退货", "惠多多超市", "薯片", 1, 5]).batch
    settled(shop, draft())
    assert batch is not None
    undone = batches.undo_batch(shop, batch)
    assert undone.stayed == {"sales_line": 1}
    assert returned(shop) == 30
    holds(shop)


def test_a_broken_link_survives_taking_its_import_back(shop: Company) -> None:
    i = settled(shop, draft())
    batch = bring_sales(shop, FILE).batch
    assert batch is not None
    operations.break_link(shop, linked(shop, i)[0].id)
    batches.undo_batch(shop, batch)
    assert returned(shop) == 30
    holds(shop)


def test_what_lowers_no_split_basis_is_the_line_that_counts(shop: Company) -> None:
    """Damaged goods are our fault: excused. Slow movers lower the basis always."""
    settled(shop, draft(line(reason=w.SLOW_MOVING), line(CHIPS, 4, 5, reason=w.DAMAGED)))
    own = [i for i, _ in lines_of(shop)]
    assert excused(shop) == [own[1]]
    bring_sales(shop, ["2026-03-04", "XT2", "退货", "惠多多超市", "薯片", 4, 20])
    now = [i for i, origin in lines_of(shop) if origin == "file"]
    assert excused(shop) == now
    holds(shop)


def lines_of(company: Company) -> list[tuple[int, str]]:
    from distributor_desk.features.sales.records import SalesLine

    query = select(SalesLine.id, SalesLine.origin).where(SalesLine.id > 3, SalesLine.retired_at.is_(None))
    with company.read() as session:
        return [(i, origin) for i, origin in session.execute(query.order_by(SalesLine.id))]


def test_goods_sent_out_are_linked_by_the_document_alone(shop: Company) -> None:
    i = orders.exchange_on_the_spot(shop, swap())
    bring_sales(shop, ["2026-03-02", "XS77", "销售", "惠多多超市", "薯片", 6, 30])
    assert linked(shop, i) == [], "a sale like any other"
    bring_sales(
        shop, ["2026-03-02", "HH2026-0001", "退货", "惠多多超市", "可乐", 12, 30],
        ["2026-03-02", "HH2026-0001", "销售", "惠多多超市", "薯片", 6, 30], name="b.xlsx",
    )  # fmt: skip
    assert sorted(x.leg for x in linked(shop, i)) == ["in", "out"]
    assert returned(shop) == 30
    assert sum(row[3] for row in ledger(shop, kind="sale")) == 60
    holds(shop)
    assert COLA != CHIPS
    assert TODAY.year == 2026
