"""What an import does with orders within its own write."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from distributor_desk.features.returns import posting
from distributor_desk.features.returns.queries.orders import Order
from distributor_desk.features.returns.queries.orders import order as read_order
from distributor_desk.features.returns.records import GoodsReturn, ReturnLine
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.drafts import DraftLine
from distributor_desk.storage.unit_of_work import Write

_FIELDS = {
    "reason": ("reason",), "original_document": ("original_document",), "product": ("product_id",),
    "product_code": ("product_id",), "quantity": ("quantity",), "unit": ("unit",), "price": ("price",),
    "product_out": ("out_product_id",), "quantity_out": ("out_quantity",), "produced_on": ("produced_on",),
    "notes": ("notes",),
}  # fmt: skip
"""Which fields of a line each column of the sheet decides."""


def standing(work: Write, numbers: Collection[str]) -> dict[str, Order]:
    """The kept orders of these numbers."""
    found: dict[str, Order] = {}
    names = list(dict.fromkeys(numbers))
    for start in range(0, len(names), 400):
        kept = select(GoodsReturn.id, GoodsReturn.number).where(
            GoodsReturn.number.in_(names[start : start + 400]), GoodsReturn.retired_at.is_(None)
        )
        for i, number in work.session.execute(kept):
            order = read_order(work.session, i)
            if order is not None:
                found[number] = order
    return found


def kept_rows(work: Write) -> list[Mapping[str, Any]]:
    """Day, customer, kind, product, quantity and reason of every kept line."""
    rows = work.session.execute(
        select(
            GoodsReturn.date, GoodsReturn.customer_id, GoodsReturn.kind, ReturnLine.product_id, ReturnLine.quantity,
            ReturnLine.reason,
        )
        .join(GoodsReturn, GoodsReturn.id == ReturnLine.return_id)
        .where(GoodsReturn.retired_at.is_(None), ReturnLine.retired_at.is_(None))
    )  # fmt: skip
    return [{**row._mapping} for row in rows]


def moved(old: DraftLine, said: DraftLine, present: Collection[str]) -> dict[str, tuple[Any, Any]]:
    """What a row says otherwise of a line that is kept; a blank says nothing."""
    found: dict[str, tuple[Any, Any]] = {}
    for key in present:
        for name in _FIELDS.get(key, ()):
            was, is_ = getattr(old, name), getattr(said, name)
            if is_ is not None and was != is_:
                found[key] = (was, is_)
    return found


def add(
    work: Write, *, number: str, kind: str, state: str, day: date, customer_id: int, lines: Sequence[DraftLine],
    batch_id: int, source_rows: Sequence[int],
) -> None:  # fmt: skip
    """Keep an order that a sheet brought; a settled one posts to the ledger on its day, without a fee."""
    order = GoodsReturn(
        number=number, kind=kind, state=state, date=day, customer_id=customer_id, fee_percent=Decimal(0),
        batch_id=batch_id, source_row=source_rows[0],
    )  # fmt: skip
    kept = [
        _line(place, line, batch_id, row)
        for place, (line, row) in enumerate(zip(lines, source_rows, strict=True), start=1)
    ]
    posting.keep_amounts(order, kept)
    if state == w.SETTLED:
        # whole before it is kept: a row that changed within its own batch would go back half way with it
        posting.post(work, order, kept, day, batch_id)
    work.session.add(order)
    work.session.flush()
    for line in kept:
        line.return_id = order.id
    work.session.add_all(kept)
    posting.step(work, order.id, state, batch_id=batch_id)
    work.session.flush()


def _line(place: int, said: DraftLine, batch_id: int, row: int) -> ReturnLine:
    line = ReturnLine(place=place, batch_id=batch_id, source_row=row)
    _say(line, said)
    return line


def _say(line: ReturnLine, said: DraftLine) -> None:
    for name in (
        "product_id", "quantity", "unit", "unit_size", "price", "reason", "original_id", "original_document",
        "produced_on", "accepted", "out_product_id", "out_quantity", "out_price", "notes",
    ):  # fmt: skip
        value = getattr(said, name)
        if value is not None:
            setattr(line, name, value)
    line.fault = said.fault or w.FAULT_OF[said.reason]


def change_line(work: Write, order_id: int, line_id: int | None, said: DraftLine, batch_id: int) -> None:
    """Change a line of an order that may still be changed, or add one to it."""
    order = work.session.get_one(GoodsReturn, order_id)
    mine = (ReturnLine.return_id == order_id, ReturnLine.retired_at.is_(None))
    if line_id is None:
        last = work.session.scalar(select(func.max(ReturnLine.place)).where(*mine)) or 0
        line = _line(last + 1, said, batch_id, 0)
        line.return_id = order_id
        work.session.add(line)
    else:
        _say(work.session.get_one(ReturnLine, line_id), said)
    work.session.flush()
    posting.keep_amounts(order, work.session.scalars(select(ReturnLine).where(*mine)).all())
    work.session.flush()
