"""Orders: the list, one order whole, what a customer has returned, numbers for find-anything."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as day
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found, Listing, Page, Row
from distributor_desk.features.customers.queries import found_by
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.returns.records import GoodsReturn, ReturnLine, ReturnLink, ReturnStep
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.drafts import Draft, DraftLine
from distributor_desk.features.returns.rules.policy import Check
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage.house_records import Person

_KEPT = GoodsReturn.retired_at.is_(None)
FIELDS: dict[str, Any] = {
    "number": GoodsReturn.number,
    "state": GoodsReturn.state,
    "kind": GoodsReturn.kind,
    "date": GoodsReturn.date,
    "customer": Customer.name,
    "value_in": GoodsReturn.value_in,
    "value_out": GoodsReturn.value_out,
    "settled_on": GoodsReturn.settled_on,
    "notes": GoodsReturn.notes,
}
"""What the list shows of an order itself; `goods` and `reasons` are read for the rows of a page alone."""


def page(session: Session, listing: Listing, offset: int, limit: int) -> Page:
    """Some rows of the list: a value for each of FIELDS, then the goods and the reasons in keys."""
    where = _where(listing)
    counted = select(func.count()).select_from(GoodsReturn)
    if listing.words.strip():
        counted = counted.join(Customer, Customer.id == GoodsReturn.customer_id)
    total = session.scalar(counted.where(*where)) or 0
    key: Any = Customer.name_sort if listing.sort == "customer" else FIELDS.get(listing.sort or "date")
    descending = listing.descending if listing.sort else True
    order = key.desc() if descending else key.asc()
    rows = session.execute(
        select(GoodsReturn.id, *FIELDS.values())
        .join(Customer, Customer.id == GoodsReturn.customer_id)
        .where(*where)
        .order_by(order, GoodsReturn.id.desc() if descending else GoodsReturn.id)
        .limit(limit)
        .offset(offset)
    ).all()
    goods = _goods(session, [row[0] for row in rows])
    return Page(total, offset, tuple(Row(row[0], (*row[1:], *goods.get(row[0], ("", "")))) for row in rows))


def _where(listing: Listing) -> list[Any]:
    where: list[Any] = [_KEPT]
    if words := listing.words.strip():
        where.append(found_by(words) | GoodsReturn.number.contains(words.upper(), autoescape=True))
    for key, value in listing.filters.items():
        if key == "reason":
            mine = ReturnLine.return_id == GoodsReturn.id
            where.append(exists().where(mine, ReturnLine.reason == value, ReturnLine.retired_at.is_(None)))
        elif key == "state" and value == "waiting":
            where.append(GoodsReturn.state.in_((w.SUBMITTED, w.APPROVED, w.RECEIVED)))
        else:
            where.append(FIELDS[key] == value)
    return where


def _goods(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """For some orders: the names of the goods, a line each, and the keys of the reasons, with commas between."""
    rows = session.execute(
        select(ReturnLine.return_id, Product.name, ReturnLine.reason)
        .join(Product, Product.id == ReturnLine.product_id)
        .where(ReturnLine.return_id.in_(ids), ReturnLine.retired_at.is_(None))
        .order_by(ReturnLine.return_id, ReturnLine.place)
    )
    names: dict[int, dict[str, None]] = {}
    reasons: dict[int, dict[str, None]] = {}
    for i, name, reason in rows:
        names.setdefault(i, {})[name] = None
        reasons.setdefault(i, {})[reason] = None
    return {i: ("\n".join(names[i]), ",".join(reasons[i])) for i in names}


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of an order with its names: quantities in base units, money in yuan.

    `linked` is the document and day of the imported line that counts for it.
    """

    id: int
    product_id: int
    product: str
    spec: str | None
    base_unit: str | None
    case_size: Decimal | None
    shelf_life: int | None
    brand_id: int | None
    draft: DraftLine
    amount: Decimal
    out_amount: Decimal
    out_product: str | None
    out_unit: str | None
    out_case_size: Decimal | None
    ledger_in_id: int | None
    ledger_out_id: int | None
    link_id: int | None = None
    linked: tuple[str | None, day, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: the state, when, who, and the note."""

    state: str
    at: datetime
    who: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Order:
    """One order whole, as it is shown and printed."""

    id: int
    number: str
    kind: str
    state: str
    date: day
    customer_id: int
    customer: str
    code: str | None
    address: str | None
    without_goods: bool
    settled_on: day | None
    value_in: Decimal
    value_out: Decimal
    fee_percent: Decimal
    checks: tuple[Check, ...]
    override_reason: str | None
    notes: str | None
    lines: tuple[LineRow, ...]
    steps: tuple[StepRow, ...]

    @property
    def draft(self) -> Draft:
        lines = tuple(line.draft for line in self.lines)
        return Draft(self.kind, self.customer_id, self.date, lines, self.without_goods, self.notes)


def order(session: Session, order_id: int) -> Order | None:
    """One order; None when there is none."""
    row = session.execute(
        select(GoodsReturn, Customer.name, Customer.code, Customer.address)
        .join(Customer, Customer.id == GoodsReturn.customer_id)
        .where(GoodsReturn.id == order_id, _KEPT)
    ).first()
    if row is None:
        return None
    kept: GoodsReturn = row[0]
    return Order(
        kept.id, kept.number, kept.kind, kept.state, kept.date, kept.customer_id, row[1], row[2], row[3],
        kept.without_goods, kept.settled_on, kept.value_in, kept.value_out, kept.fee_percent,
        read_checks(kept.policy), kept.override_reason, kept.notes,
        tuple(lines_of(session, [order_id]).get(order_id, ())), tuple(_steps(session, order_id)),
    )  # fmt: skip


def read_checks(words: str | None) -> tuple[Check, ...]:
    """What the rules said when the order was approved."""
    return tuple(Check(c["rule"], c["passed"], Text(c["zh"], c["en"])) for c in json.loads(words or "[]"))


def written_checks(checks: Iterable[Check]) -> str:
    said = [{"rule": c.rule, "passed": c.passed, "zh": c.text.zh, "en": c.text.en} for c in checks]
    return json.dumps(said, ensure_ascii=False)


def lines_of(session: Session, order_ids: Sequence[int]) -> dict[int, list[LineRow]]:
    """The lines of some orders in their order, with the imported lines that they are linked to."""
    out = aliased(Product)
    rows = session.execute(
        select(
            ReturnLine, Product.name, Product.spec, Product.unit, Product.case_size, Product.shelf_life,
            Product.brand_id, out.name, out.unit, out.case_size,
        )
        .join(Product, Product.id == ReturnLine.product_id)
        .outerjoin(out, out.id == ReturnLine.out_product_id)
        .where(ReturnLine.return_id.in_(order_ids), ReturnLine.retired_at.is_(None))
        .order_by(ReturnLine.return_id, ReturnLine.place, ReturnLine.id)
    ).all()  # fmt: skip
    links = _links(session, [row[0].id for row in rows])
    found: dict[int, list[LineRow]] = {}
    for line, *names in rows:
        found.setdefault(line.return_id, []).append(_line(line, names, links.get(line.id)))
    return found


def _line(line: ReturnLine, names: Sequence[Any], link: Any) -> LineRow:
    name, spec, unit, case_size, shelf_life, brand, out_name, out_unit, out_size = names
    draft = DraftLine(
        line.product_id, line.quantity, line.price, line.reason, line.fault, line.original_id,
        line.original_document, line.produced_on, line.accepted, line.reject_reason, line.out_product_id,
        line.out_quantity, line.out_price, line.unit, line.unit_size, line.notes, line.id,
    )  # fmt: skip
    return LineRow(
        line.id, line.product_id, name, spec, unit, case_size, shelf_life, brand, draft, line.amount, line.out_amount,
        out_name, out_unit, out_size, line.ledger_in_id, line.ledger_out_id,
        link.id if link else None, (link.document, link.date, link.quantity) if link else None,
    )  # fmt: skip


def _links(session: Session, line_ids: Sequence[int]) -> dict[int, Any]:
    rows = session.execute(
        select(
            ReturnLink.return_line_id, ReturnLink.id, SalesLine.document, SalesLine.date, SalesLine.quantity
        )
        .join(SalesLine, SalesLine.id == ReturnLink.sales_line_id)
        .where(
            ReturnLink.return_line_id.in_(line_ids), ReturnLink.leg == "in", ReturnLink.retired_at.is_(None)
        )
    )
    return {row.return_line_id: row for row in rows}


def _steps(session: Session, order_id: int) -> list[StepRow]:
    rows = session.execute(
        select(ReturnStep.state, ReturnStep.at, Person.name, ReturnStep.note)
        .join(Person, Person.id == ReturnStep.who_id)
        .where(ReturnStep.return_id == order_id, ReturnStep.retired_at.is_(None))
        .order_by(ReturnStep.id)
    )
    return [StepRow(*row) for row in rows]


def numbers_of(session: Session, prefix: str, year: int) -> list[str]:
    """The numbers of a kind and year that are given out."""
    start = f"{prefix}{year}-"
    kept = select(GoodsReturn.number).where(
        GoodsReturn.number >= start, GoodsReturn.number < start + "\uffff", _KEPT
    )
    return [*session.scalars(kept)]


def of_customer(session: Session, customer_id: int, *, most: int = 6) -> list[tuple[Any, ...]]:
    """A customer's last orders: id, number, state, kind, date, value in."""
    rows = session.execute(
        select(
            GoodsReturn.id, GoodsReturn.number, GoodsReturn.state, GoodsReturn.kind, GoodsReturn.date,
            GoodsReturn.value_in,
        )
        .where(GoodsReturn.customer_id == customer_id, _KEPT)
        .order_by(GoodsReturn.date.desc(), GoodsReturn.id.desc())
        .limit(most)
    )  # fmt: skip
    return [tuple(row) for row in rows]


def find(session: Session, words: str, *, most: int = 10) -> list[Found]:
    """Orders whose number begins with these words."""
    start = words.strip().upper()
    if len(start) < 2:
        return []
    rows = session.execute(
        select(GoodsReturn.id, GoodsReturn.number, Customer.name, GoodsReturn.date)
        .join(Customer, Customer.id == GoodsReturn.customer_id)
        .where(GoodsReturn.number >= start, GoodsReturn.number < start + "\uffff", _KEPT)
        .order_by(GoodsReturn.number)
        .limit(most)
    )
    return [Found("returns", i, number, f"{name} {on}") for i, number, name, on in rows]


def counts_by_state(session: Session) -> dict[str, int]:
    """How many orders stand in each state."""
    rows = session.execute(select(GoodsReturn.state, func.count()).where(_KEPT).group_by(GoodsReturn.state))
    return dict(rows.all())


def waiting(session: Session) -> list[Any]:
    """Orders that wait for a decision, oldest first: id, number, date, value in, customer."""
    return [
        *session.execute(
            select(
                GoodsReturn.id, GoodsReturn.number, GoodsReturn.date, GoodsReturn.value_in,
                Customer.name.label("customer"), GoodsReturn.kind,
            )
            .join(Customer, Customer.id == GoodsReturn.customer_id)
            .where(GoodsReturn.state == w.SUBMITTED, _KEPT)
            .order_by(GoodsReturn.date, GoodsReturn.id)
        )
    ]  # fmt: skip


def all_lines(session: Session) -> list[dict[str, Any]]:
    """Every line of every order for an export, in the order of their making."""
    out = aliased(Product)
    rows = session.execute(
        select(
            GoodsReturn.number, GoodsReturn.date, Customer.code.label("customer_code"),
            Customer.name.label("customer"), GoodsReturn.kind, ReturnLine.reason, ReturnLine.original_document,
            Product.code.label("product_code"), Product.name.label("product"), Product.spec, ReturnLine.quantity,
            ReturnLine.unit, ReturnLine.unit_size, ReturnLine.price, out.name.label("product_out"),
            out.code.label("out_code"), out.spec.label("out_spec"), ReturnLine.out_quantity, ReturnLine.produced_on,
            GoodsReturn.state, ReturnLine.notes,
        )
        .join(GoodsReturn, GoodsReturn.id == ReturnLine.return_id)
        .join(Customer, Customer.id == GoodsReturn.customer_id)
        .join(Product, Product.id == ReturnLine.product_id)
        .outerjoin(out, out.id == ReturnLine.out_product_id)
        .where(_KEPT, ReturnLine.retired_at.is_(None))
        .order_by(GoodsReturn.id, ReturnLine.place, ReturnLine.id)
    )  # fmt: skip
    return [{**row._mapping} for row in rows]


def summaries(session: Session) -> list[dict[str, Any]]:
    """Every order with its lines, in plain words and figures, for the command line."""
    ids = [*session.scalars(select(GoodsReturn.id).where(_KEPT).order_by(GoodsReturn.id))]
    return [_summary(found) for i in ids if (found := order(session, i))]


def _summary(found: Order) -> dict[str, Any]:
    comes_to = found.draft.comes_to(found.fee_percent)
    return {
        "number": found.number,
        "kind": found.kind,
        "state": found.state,
        "date": found.date.isoformat(),
        "customer": found.customer,
        "settled_on": found.settled_on.isoformat() if found.settled_on else None,
        "value_in": f"{comes_to.value_in:.2f}",
        "value_out": f"{comes_to.value_out:.2f}",
        "fee": f"{comes_to.fee:.2f}",
        "credit": f"{comes_to.credit:.2f}",
        "lines": [
            {
                "product": line.product,
                "quantity": f"{line.draft.quantity:f}",
                "accepted": None if line.draft.accepted is None else f"{line.draft.accepted:f}",
                "price": None if line.draft.price is None else f"{line.draft.price:f}",
                "amount": f"{line.amount:.2f}",
                "reason": line.draft.reason,
                "fault": line.draft.fault,
                "product_out": line.out_product,
                "quantity_out": None if line.draft.out_quantity is None else f"{line.draft.out_quantity:f}",
                "linked": line.link_id is not None,
            }
            for line in found.lines
        ],
    }
