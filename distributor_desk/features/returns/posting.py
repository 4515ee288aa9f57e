"""What a write on returns is made of, and what rooms above may do here: put an entry of theirs into a claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.money import round_fen
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.rebates import posting as rebates
from distributor_desk.features.returns.queries import claims
from distributor_desk.features.returns.queries.links import Pair
from distributor_desk.features.returns.queries.orders import numbers_of
from distributor_desk.features.returns.records import (
    Claim,
    ClaimLine,
    ClaimStep,
    GoodsReturn,
    ReturnLine,
    ReturnLink,
    ReturnStep,
)
from distributor_desk.features.returns.rules import states
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.sums import exchanged, value_of
from distributor_desk.features.sales import posting as ledger
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage.columns import now
from distributor_desk.storage.unit_of_work import Write

CLAIM_PREFIX = "HX"
SENT_ALREADY = Text(
    "核销单 {number} 已经报给厂家，不能再改。可以作废它，再另开一张。",
    "Claim {number} has gone to the manufacturer and cannot be changed. Cancel it and make another.",
)
NO_ENTRY = Text("这一笔已经不在核销单里。", "This entry is in no claim any more.")
CHUNK = 400


def new_number(work: Write, kind: str, year: int) -> str:
    """The next number of returns (TH) or exchanges (HH) in a year: the lowest that nobody has, so never a gap."""
    prefix = w.PREFIXES[kind]
    return _numbered(prefix, year, numbers_of(work.session, prefix, year))


def new_numbers(work: Write, kind: str, year: int, count: int, taken: Iterable[str] = ()) -> list[str]:
    """Several at once; `taken` are numbers that the same write gives out besides."""
    prefix, found = w.PREFIXES[kind], list[str]()
    known = [*numbers_of(work.session, prefix, year), *taken]
    used = {
        parsed[1] for number in known if (parsed := states.parse_number(number, prefix)) and parsed[0] == year
    }
    place = 1
    while len(found) < count:
        if place not in used:
            found.append(states.numbered(prefix, year, place))
        place += 1
    return found


def _numbered(prefix: str, year: int, known: Iterable[str]) -> str:
    own = (states.parse_number(number, prefix) for number in known)
    return states.numbered(prefix, year, states.first_free({p[1] for p in own if p and p[0] == year}))


def step(
    work: Write, order_id: int, state: str, note: str | None = None, *, batch_id: int | None = None
) -> None:
    """Note that an order came to a state: who and when are the write's."""
    work.session.add(
        ReturnStep(return_id=order_id, state=state, at=work.at, who_id=work.who, note=note, batch_id=batch_id)
    )


# settling


def settle(work: Write, order: GoodsReturn, on: date) -> None:
    """Post a settled order to the ledger: what came in as returns, what went out as sales, the fee as a charge."""
    lines = work.session.scalars(
        select(ReturnLine)
        .where(ReturnLine.return_id == order.id, ReturnLine.retired_at.is_(None))
        .order_by(ReturnLine.place, ReturnLine.id)
    ).all()
    post(work, order, lines, on)


def post(
    work: Write, order: GoodsReturn, lines: Sequence[ReturnLine], on: date, batch_id: int | None = None
) -> None:
    """The same for an order in hand, kept or not yet; order and lines know then what they posted."""
    rep = work.session.scalar(select(Customer.rep_id).where(Customer.id == order.customer_id))
    costs = _costs(work, lines)
    common = {
        "date": on, "document": order.number, "customer_id": order.customer_id, "rep_id": rep, "origin": "return",
        "batch_id": batch_id,
    }  # fmt: skip
    legs = [(line, "in") for line in lines if _counted(line)]
    if order.kind == w.EXCHANGE:
        legs += [(line, "out") for line in lines if _counted(line) and line.out_quantity]
    posted = ledger.post_lines(
        work, [common | _leg(line, leg, place, costs) for place, (line, leg) in enumerate(legs, start=1)]
    )
    for (line, leg), ledger_id in zip(legs, posted, strict=True):
        setattr(line, f"ledger_{leg}_id", ledger_id)
    order.state, order.settled_on = w.SETTLED, on
    _charge_fee(work, order, on)
    _excuse(work, [line for line, leg in legs if leg == "in"], batch_id)


def _counted(line: ReturnLine) -> Decimal:
    return line.quantity if line.accepted is None else line.accepted


def _leg(line: ReturnLine, leg: str, place: int, costs: dict[int, Decimal | None]) -> dict[str, Any]:
    if leg == "out":
        each = costs.get(line.out_product_id or 0)
        return {
            "kind": "sale", "line": place, "product_id": line.out_product_id, "quantity": line.out_quantity,
            "price": line.out_price, "amount": line.out_amount,
            "cost": None if each is None else round_fen(each * (line.out_quantity or 0)),
        }  # fmt: skip
    quantity = _counted(line)
    each = costs.get(-(line.original_id or 0), costs.get(line.product_id))
    return {
        "kind": "return", "line": place, "product_id": line.product_id, "quantity": -quantity, "unit": line.unit,
        "unit_size": line.unit_size, "price": line.price, "amount": -line.amount,
        "cost": None if each is None else -round_fen(each * quantity), "notes": w.REASONS[line.reason].zh,
    }  # fmt: skip


def _costs(work: Write, lines: Sequence[ReturnLine]) -> dict[int, Decimal | None]:
    """Cost of one base unit by product, and, under minus the original sale's id, what that one cost."""
    products = {i for line in lines for i in (line.product_id, line.out_product_id) if i}
    rows = work.session.execute(select(Product.id, Product.cost).where(Product.id.in_(products)))
    found: dict[int, Decimal | None] = dict(rows.all())
    originals = {line.original_id for line in lines if line.original_id}
    for i, cost, quantity in work.session.execute(
        select(SalesLine.id, SalesLine.cost, SalesLine.quantity).where(SalesLine.id.in_(originals))
    ):
        if cost is not None and quantity:
            found[-i] = cost / quantity
    return found


def _charge_fee(work: Write, order: GoodsReturn, on: date) -> None:
    percent = order.fee_percent if order.kind == w.EXCHANGE else Decimal(0)
    fee = exchanged(order.value_in, order.value_out, percent).fee
    if fee:
        order.fee_entry_id = ledger.credit(
            work, order.customer_id, kind="exchange", on=on, amount=-fee, document=order.number,
            notes=FEE_WORDS.zh,
        )  # fmt: skip


FEE_WORDS = Text("换货手续费", "exchange handling fee")


def lowers_a_split_basis(line: ReturnLine) -> bool:
    """Where a scheme says "split": only the customer's fault, slow movers, and wrong deliveries lower the basis."""
    return line.fault == w.CUSTOMER or line.reason in {w.SLOW_MOVING, w.WRONG_DELIVERY}


def _excuse(work: Write, lines: Sequence[ReturnLine], batch_id: int | None) -> None:
    excused = [line.ledger_in_id for line in lines if line.ledger_in_id and not lowers_a_split_basis(line)]
    if excused:
        rebates.excuse_returns(work, excused, batch_id)


# links


def link(work: Write, pairs: Sequence[Pair], batch_id: int | None = None) -> None:
    """Let the imported lines count instead of our own ones; a batch's links go when the batch goes."""
    work.session.add_all(
        ReturnLink(return_line_id=p.line_id, sales_line_id=p.imported_id, leg=p.leg, batch_id=batch_id)
        for p in pairs
    )
    work.session.flush()
    for start in range(0, len(pairs), CHUNK):
        part = pairs[start : start + CHUNK]
        ledger.take_out_lines(work, [p.own_id for p in part])
        _move_excuses(work, [(p.line_id, p.own_id, p.imported_id) for p in part if p.leg == "in"], batch_id)


def unlink(work: Write, link_id: int) -> None:
    """Break a link: our own line counts again beside the imported one."""
    kept = work.session.get_one(ReturnLink, link_id)
    kept.retired_at = now()
    line = work.session.get_one(ReturnLine, kept.return_line_id)
    own = line.ledger_in_id if kept.leg == "in" else line.ledger_out_id
    work.session.flush()
    if own is None:
        return
    ledger.put_in_lines(work, [own])
    if kept.leg == "in":
        _move_excuses(work, [(line.id, kept.sales_line_id, own)], None)


def _move_excuses(work: Write, moves: Sequence[tuple[int, int, int]], batch_id: int | None) -> None:
    """(Line, from ledger line, to ledger line): what lowers no split basis is the line that counts."""
    lines = work.session.scalars(select(ReturnLine).where(ReturnLine.id.in_([m[0] for m in moves])))
    excused = {line.id for line in lines if not lowers_a_split_basis(line)}
    moved = [m for m in moves if m[0] in excused]
    if moved:
        rebates.no_longer_excused(work, [m[1] for m in moved])
        rebates.excuse_returns(work, [m[2] for m in moved], batch_id)


def keep_amounts(order: GoodsReturn, lines: Iterable[ReturnLine]) -> None:
    """Work out each line's value and the order's sums again, after quantities, prices or decisions changed."""
    value_in, value_out = Decimal(0), Decimal(0)
    for line in lines:
        counted = _counted(line)
        line.amount = value_of(counted, line.price, line.unit_size)
        goes_out = order.kind == w.EXCHANGE and counted
        line.out_amount = value_of(line.out_quantity, line.out_price) if goes_out else Decimal(0)
        value_in, value_out = value_in + line.amount, value_out + line.out_amount
    order.value_in, order.value_out = value_in, value_out


# claims


def new_claim(work: Write, brand_id: int, on: date) -> Claim:
    """An open claim of a brand, numbered `HX2026-0001` without gaps."""
    number = _numbered(CLAIM_PREFIX, on.year, claims.numbers(work.session, f"{CLAIM_PREFIX}{on.year}-"))
    claim = Claim(number=number, brand_id=brand_id, date=on, state=w.OPEN)
    work.session.add(claim)
    work.session.flush()
    claim_step(work, claim.id, w.OPEN)
    return claim


def claim_step(work: Write, claim_id: int, state: str, note: str | None = None) -> None:
    """Note that a claim came to a state."""
    work.session.add(ClaimStep(claim_id=claim_id, state=state, at=work.at, who_id=work.who, note=note))


def claim_entry(work: Write, brand_id: int, amount: Decimal, words: str, on: date) -> int:
    """Put an entry without goods (a factory-borne KA fee) into the brand's open claim, made where there is none.

    `words` say what it is on the claim sheet, `amount` is in yuan. Returns the claim line's id; ask
    `returns.queries.claims.entry_states` for what became of it.
    """
    standing = claims.open_claims(work.session, brand_id)
    claim_id = standing[-1][0] if standing else new_claim(work, brand_id, on).id
    line = ClaimLine(claim_id=claim_id, words=words, amount=amount)
    work.session.add(line)
    work.session.flush()
    return line.id


def take_out_claim_entry(work: Write, claim_line_id: int) -> None:
    """Take an entry out of a claim that is still open. DeskError when the claim has gone out."""
    claim = work.session.scalar(
        select(Claim)
        .join(ClaimLine, ClaimLine.claim_id == Claim.id)
        .where(ClaimLine.id == claim_line_id, ClaimLine.retired_at.is_(None))
    )
    if claim is None:
        raise DeskError(NO_ENTRY)
    if claim.state != w.OPEN:
        raise DeskError(SENT_ALREADY.with_(number=claim.number))
    work.session.execute(update(ClaimLine).where(ClaimLine.id == claim_line_id).values(retired_at=now()))
