"""A made-up room over the real customer table."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, insert, select

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found, Listing, Page, Row
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.filter_row import Filter
from distributor_desk.desktop.tab import ListTab
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.customers.records import Customer
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.database import Company
from distributor_desk.workflow.feature import Feature

GRADES = (Choice("A", Text("甲", "First")), Choice("B", Text("乙", "Second")))
COLUMNS = (
    Column("name", Text("名称", "Name"), required=True),
    Column("code", Text("编号", "Code"), Kind.CODE),
    Column("grade", Text("等级", "Grade"), Kind.CHOICE, choices=GRADES),
    Column("limit", Text("额度", "Limit"), Kind.MONEY),
    Column("stop", Text("站", "Stop"), Kind.INTEGER),
    Column("since", Text("起", "Since"), Kind.DATE),
)
_FIELDS: dict[str, Any] = {
    "name": Customer.name,
    "code": Customer.code,
    "grade": Customer.grade,
    "limit": Customer.credit_limit,
    "stop": Customer.stop,
    "since": Customer.balance_date,
}


def add_customers(company: Company, *rows: dict[str, Any]) -> list[int]:
    """Customers straight into the table; returns their ids."""
    made = []
    with company.write(Text("新增", "Add")) as work:
        for row in rows:
            keys = {"name_key": row["name"], "name_sort": row["name"], "find_key": row["name"]}
            made.append(work.session.scalar(insert(Customer).values(**keys, **row).returning(Customer.id)))
    return [one for one in made if one is not None]


def page(session: Any, listing: Listing, offset: int, limit: int) -> Page:
    where = [Customer.retired_at.is_(None)]
    if listing.words:
        where.append(Customer.name.contains(listing.words))
    if "grade" in listing.filters:
        where.append(Customer.grade == listing.filters["grade"])
    order = _FIELDS[listing.sort] if listing.sort else Customer.id
    order = order.desc() if listing.descending else order.asc()
    total = session.scalar(select(func.count()).select_from(Customer).where(*where))
    rows = session.execute(
        select(Customer.id, *_FIELDS.values())
        .where(*where)
        .order_by(order, Customer.id)
        .offset(offset)
        .limit(limit)
    )
    return Page(total, offset, tuple(Row(row[0], tuple(row[1:])) for row in rows))


SOURCE = TableSource(
    "tried",
    COLUMNS,
    frozenset({"customer"}),
    page,
    empty=Text("还没有客户。", "No customers yet."),
    imported=True,
)


class TriedTab(ListTab):
    """A room that exists only in the tests."""

    title = Text("试", "Tried")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, SOURCE, (Filter("grade", Text("等级", "Grade"), GRADES),))


def find(session: Any, words: str) -> list[Found]:
    rows = session.execute(select(Customer.id, Customer.name).where(Customer.name.contains(words)))
    return [Found("tried", row.id, row.name, "") for row in rows]


TRIED = Feature("tried", Text("试", "Tried"), tab=TriedTab, find=find)
OTHER = Feature("other", Text("别的", "Other"), tab=lambda desk: ListTab(desk, SOURCE))
