"""What can be done with a customer's ledger by hand: book, correct, take out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.money import from_fen, shown, to_fen, to_micro
from distributor_desk.core.quantity import to_thousandths
from distributor_desk.features.products.queries import Known, directory
from distributor_desk.features.sales import posting, rules
from distributor_desk.features.sales.queries.ledger import RECORDS, Ref, Table
from distributor_desk.features.sales.records import AccountEntry, Payment, SalesLine
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

BOOKED = Text("记一笔流水：{name}", "Book a ledger line: {name}")
PAID = Text("记回款：{amount} 元", "Book a payment: {amount}")
ENTERED = Text("记账项：{amount} 元", "Book an account entry: {amount}")
CORRECTED = Text("更正流水：{day}", "Correct the ledger: {day}")
TAKEN_OUT = Text("删除 {count} 笔流水", "Take {count} {count:line|lines} out of the ledger")
OF_A_RETURN = Text(
    "这一行是退换货单过账的，要改请到“退换货”里改那张单。",
    "A return order posted this line; change it through that order, under Returns.",
)
OF_A_ROOM = Text(
    "这一笔是结算单或费用台账过账的，要改请在“返利”“KA费用”或“退换货”里冲销那张单据。",
    "A settlement or a fee entry posted this; reverse that paper under Rebates, KA fees or Returns.",
)
NO_PRODUCT = Text("没有叫“{name}”的商品，请先新增它。", "There is no product “{name}”; add it first.")
NO_AMOUNT = Text("请填写金额，或者数量和单价。", "Give the amount, or quantity and price.")
NO_QUANTITY = Text("请填写数量（只有折让可以不填）。", "Give the quantity (only an allowance goes without).")
NEEDS_PRODUCT = Text("请填写商品（只有折让可以不填）。", "Give the product (only an allowance goes without).")
GONE = Text("这笔流水已经不在了。", "This line is not there any more.")


def booking(table: Table, values: Mapping[str, Any]) -> Text:
    """What booking these values is called, for Undo and for what is said when it is done."""
    if table == "line":
        return BOOKED.with_(name=values.get("product") or "")
    words = PAID if table == "payment" else ENTERED
    return words.with_(amount=shown(values["amount"], ""))


def book_line(company: Company, customer_id: int, values: Mapping[str, Any], who: int = OWNER) -> Ref:
    """Book a sale, return, gift or allowance by hand; figures without sign. DeskError for what is missing."""
    with company.write(booking("line", values), who) as work:
        line = _line(work, values, None)
        document = line["document"]
        line |= {"customer_id": customer_id, "origin": "hand", "line": _next_line(work, document)}
        (line_id,) = posting.post_lines(work, [line])
    return Ref("line", line_id)


def book_payment(company: Company, customer_id: int, values: Mapping[str, Any], who: int = OWNER) -> Ref:
    """Book money that a customer paid (negative: that we paid back)."""
    with company.write(booking("payment", values), who) as work:
        row = Payment(customer_id=customer_id, **_own(Payment, values))
        work.session.add(row)
        work.session.flush()
        made = row.id
    return Ref("payment", made)


def book_entry(company: Company, customer_id: int, values: Mapping[str, Any], who: int = OWNER) -> Ref:
    """Credit (positive) or charge (negative) a customer by hand."""
    with company.write(booking("entry", values), who) as work:
        row = AccountEntry(customer_id=customer_id, origin="hand", **_own(AccountEntry, values))
        work.session.add(row)
        work.session.flush()
        made = row.id
    return Ref("entry", made)


def correct(company: Company, ref: Ref, values: Mapping[str, Any], who: int = OWNER) -> None:
    """Change a row of the ledger: `values` are all its fields as the form shows them (amounts without sign).

    DeskError for a line that an order or a settlement posted: those are changed through their paper alone.
    """
    with company.write(CORRECTED.with_(day=values.get("date", "")), who) as work:
        row = _mine(work, ref)
        changed = _line(work, values, row) if ref.table == "line" else _own(RECORDS[ref.table], values)
        for key, value in changed.items():
            setattr(row, key, value)


def take_out(company: Company, refs: Sequence[Ref], who: int = OWNER) -> Text:
    """Take rows out of every sum, all or none; Undo brings them back. Returns the deed's name."""
    action = TAKEN_OUT.with_(count=len(refs))
    with company.write(action, who) as work:
        for ref in refs:
            _mine(work, ref).retired_at = now()
    return action


def _mine(work: Write, ref: Ref) -> Any:
    row = work.session.get(RECORDS[ref.table], ref.id)
    if row is None or row.retired_at is not None:
        raise DeskError(GONE)
    if ref.table == "line" and row.origin == "return":
        raise DeskError(OF_A_RETURN)
    if ref.table == "entry" and row.origin != "hand":
        raise DeskError(OF_A_ROOM)
    return row


def _own(record: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    names = {column.name for column in record.__table__.columns} - {"origin", "customer_id", "id"}
    return {key: value for key, value in values.items() if key in names}


def _line(work: Write, values: Mapping[str, Any], before: SalesLine | None) -> dict[str, Any]:
    """A ledger line's columns from a form's fields: signed, with its amount, and its cost frozen now."""
    kind = values.get("kind") or rules.SALE
    product = _product(work, values.get("product"))
    quantity, price, amount = values.get("quantity"), values.get("price"), values.get("amount")
    if kind != rules.ALLOWANCE and quantity is None:
        raise DeskError(NO_QUANTITY)
    if kind != rules.ALLOWANCE and product is None:
        raise DeskError(NEEDS_PRODUCT)
    if amount is None and kind == rules.GIFT:
        amount = Decimal(0)
    size = before.unit_size if before is not None else None
    if amount is None and price is not None and quantity is not None:
        units = to_thousandths(quantity) if size is None else to_thousandths(quantity / size)
        amount = from_fen(rules.line_amount(units, to_micro(price)))
    if amount is None:
        raise DeskError(NO_AMOUNT)
    back = kind in (rules.RETURN, rules.ALLOWANCE)
    return {
        "date": values["date"],
        "document": values.get("document"),
        "kind": kind,
        "product_id": product.id if product else None,
        "quantity": -abs(quantity) if back and quantity is not None else quantity,
        "price": price,
        "amount": -abs(amount) if back else amount,
        "cost": _cost(product, kind, quantity, before),
        "notes": values.get("notes"),
    } | ({"unit": product.unit if product else None} if before is None else {})


def _cost(product: Known | None, kind: str, quantity: Decimal | None, before: SalesLine | None) -> Any:
    """What the line cost: as it was, in proportion, while its product stays; else the product's cost of today."""
    if product is None or quantity is None:
        return None
    raw = to_thousandths(quantity)
    if before is not None and before.product_id == product.id:
        if before.cost is None or not before.quantity:
            return before.cost
        was = to_thousandths(abs(before.quantity))
        fen: int | None = rules.in_proportion(to_fen(abs(before.cost)), abs(raw), was)
    else:
        fen = None if product.cost is None else rules.line_amount(abs(raw), to_micro(product.cost))
    signed = rules.signed(kind, fen)
    return None if signed is None else from_fen(signed)


def _product(work: Write, said: str | None) -> Known | None:
    """By code, barcode, or name with its spec as the form offers it."""
    if not said:
        return None
    known = directory(work.session)
    name, _, spec = said.rpartition(" ")
    found = (
        known.find(None, None, said, None)
        or (known.find(None, None, name, spec) if name else None)
        or known.find(said, said, None, None)
    )
    if found is None:
        raise DeskError(NO_PRODUCT.with_(name=said))
    return known.by_id[found]


def _next_line(work: Write, document: str | None) -> int | None:
    if document is None:
        return None
    last = work.session.scalar(
        select(func.max(SalesLine.line)).where(SalesLine.document == document, SalesLine.retired_at.is_(None))
    )
    return (last or 0) + 1
