"""Booking a sheet of sales lines: figures to integers, kind and sign, who and what, new or known.

A line is known again by its document and line number; without a document, by all that it says. Equal
lines within one sheet are all booked: the line number is the place within the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import count
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.money import to_micro
from distributor_desk.core.progress import Progress
from distributor_desk.core.quantity import to_thousandths
from distributor_desk.core.slices import distinct
from distributor_desk.features.products.queries import Directory
from distributor_desk.features.sales import posting, queries, rules
from distributor_desk.features.sales.records import RAW_COLUMNS
from distributor_desk.features.sales.sheet.doubts import Doubts
from distributor_desk.features.sales.sheet.figures import (
    MOST,
    Costs,
    Quantities,
    amounts_of,
    list_prices,
    rate_of,
    said_changes,
    whole,
)
from distributor_desk.features.sales.sheet.parties import Retired, column, customers_of, products_of, reps_of
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet
from distributor_desk.storage.settings import value_of
from distributor_desk.storage.unit_of_work import Write
from distributor_desk.workflow.judging import REQUIRED, Judge
from distributor_desk.workflow.sheets import BOOKING, ImportOptions, Taken

NO_PRICE = Text(
    "表里没有金额和单价，商品资料里也没有售价；请先在商品里填售价",
    "has neither amount nor price in the file, and the product has no price; enter it with the product first",
)
TOO_LARGE = Text("金额或数量大得不可能，请核对", "or the quantity is impossibly large; please check")
PRICED = Text(
    "表里没有金额，{count} 行按商品现在的售价计算",
    "without an amount: {count} {count:line|lines} {count:was|were} priced by the product list",
)
SPLIT = Text(
    "{count} 行的“其中赠送数量”已另记为赠品",
    "{count} {count:line|lines}: the part given free was booked as a gift",
)
_FIELDS = {
    "date": "date", "document": "document", "line": "line", "customer": "customer_id", "customer_code": "customer_id",
    "product": "product_id", "product_code": "product_id", "barcode": "product_id", "rep": "rep_id",
    "quantity": "quantity", "cases": "quantity", "pieces": "quantity", "unit": "unit", "price": "price",
    "amount": "amount", "amount_with_tax": "amount", "tax": "amount", "tax_rate": "tax_rate",
    "cost_amount": "cost", "unit_cost": "cost", "ship_to": "ship_to", "batch": "lot", "notes": "notes", "type": "kind",
}  # fmt: skip
"""Which raw column each field of a sheet decides."""


def take(
    work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
) -> Taken:
    """Judge and book every line of the sheet."""
    judge = Judge(parsed, but=("customer", "product", "quantity", "amount"))
    progress.at(BOOKING, 0, parsed.count)
    amounts = [*amounts_of(parsed)]
    without = _allowances(parsed, amounts)
    customer_ids, new_customers = customers_of(work, parsed, judge, batch_id, options)
    product_ids, new_products, known = products_of(work, parsed, judge, batch_id, options, without)
    rep_ids = reps_of(work, parsed, batch_id)
    listed = list_prices(parsed, known)
    cancels = value_of(work.session, rules.CANCELLATIONS)
    doubts = Doubts(parsed)
    lines = _lines(
        parsed, judge, amounts, customer_ids, product_ids, rep_ids, known, listed, doubts, progress,
        cancels=cancels,
    )  # fmt: skip
    split = _Gifts(parsed)
    outcomes, changes = _book(work, parsed, judge, split.of(lines) if split.gifts else lines, batch_id)
    created = {"customers": new_customers, "products": new_products}
    numbered = {"line": _line_numbers(parsed)} if judge.problems and "document" in parsed.cells else {}
    said = said_changes(work.session, changes)
    priced = outcomes.count(Outcome.NEW) if listed is not None else 0
    notes = [*doubts.notes(), *([PRICED.with_(count=priced)] if priced else [])]
    notes += [SPLIT.with_(count=split.count)] if split.count else []
    return judge.taken(outcomes, changes=said, created=created, worked_out=numbered, fen=amounts, notes=notes)


def _allowances(parsed: ParsedSheet, amounts: Sequence[int | None]) -> list[bool]:
    """Which rows are allowances: they need no product."""
    kinds, quantities = column(parsed, "type"), column(parsed, "quantity")
    cases, pieces = column(parsed, "cases"), column(parsed, "pieces")
    return [
        kind == rules.ALLOWANCE
        or (kind is None and amount is not None and amount < 0 and not quantity and not case and not piece)
        for kind, amount, quantity, case, piece in zip(kinds, amounts, quantities, cases, pieces, strict=True)
    ]


def _lines(
    parsed: ParsedSheet,
    judge: Judge,
    amounts: list[int | None],
    customer_ids: Sequence[int | None],
    product_ids: Sequence[int | None],
    rep_ids: Sequence[int | None],
    known: Directory,
    listed: Mapping[int, int] | None,
    doubts: Doubts,
    progress: Progress,
    *,
    cancels: bool,
) -> Iterator[tuple[int, posting.RawLine]]:
    """Raw ledger lines with their row, one after the other, for the rows that are not refused.

    `listed` prices the lines of a sheet that has no money at all. `amounts` is filled with what is booked.
    `cancels` says whether a document such as `C536379` is a return.
    """
    days: dict[Any, str] = {d: d.isoformat() for d in distinct(column(parsed, "date")) if d is not None}
    quantities = Quantities(parsed, judge, known)
    prices = whole(column(parsed, "price"), to_micro)
    rates = whole(column(parsed, "tax_rate"), rate_of)
    costs = Costs(parsed, known)
    kinds, gifts = column(parsed, "type"), column(parsed, "gift")
    dates, documents = column(parsed, "date"), column(parsed, "document")
    ships, lots, notes = column(parsed, "ship_to"), column(parsed, "batch"), column(parsed, "notes")
    numbers = _line_numbers(parsed)
    cancelled = {d: cancels and rules.is_cancellation(d) for d in distinct(documents)}
    problems, sheet_rows = judge.problems, parsed.numbers
    for i in range(parsed.count):
        if i % 20_000 == 0:
            progress.at(BOOKING, i, parsed.count)
        if i in problems:
            continue
        product = product_ids[i]
        price, amount = prices[i], amounts[i]
        quantity, size, unit = quantities.of(i, product, price, amount)
        if amount and quantity and price and doubts.weighs:
            doubts.weigh(i, quantity, size, price, amount)
        if amount is None and quantity is not None:
            each = price if listed is None else listed.get(product or 0)
            amount = _worked_out(quantity, size if listed is None else None, each)
        if amount is None:
            judge.reject(i, "amount", REQUIRED if listed is None else NO_PRICE)
        if i in problems or amount is None:
            continue
        kind = rules.kind_of(
            kinds[i], quantity, amount, gift=bool(gifts[i]), cancelled=cancelled[documents[i]]
        )
        if quantity is None and kind != rules.ALLOWANCE:
            judge.reject(i, "quantity", REQUIRED)
            continue
        quantity, amount = rules.signed(kind, quantity), rules.signed(kind, amount)
        cost = costs.of(i, product, kind, quantity, size)
        if abs(amount or 0) > MOST or abs(quantity or 0) > MOST or abs(cost or 0) > MOST:
            judge.reject(i, "amount", TOO_LARGE)
            continue
        amounts[i] = amount
        yield i, (
            kind, days[dates[i]], documents[i], numbers[i], customer_ids[i], product, rep_ids[i], quantity, unit,
            size, price, amount, rates[i], cost, ships[i], lots[i], notes[i], sheet_rows[i],
        )  # fmt: skip


def _worked_out(quantity: int, size: int | None, price: int | None) -> int | None:
    """Quantity × price, the price being that of the unit which holds `size` thousandths."""
    if price is None:
        return None
    return rules.line_amount(quantity if size is None else quantity * 1000 // size, price)


class _Gifts:
    """Lines of which a part was given free become two: what was sold, with the money, and the gift without."""

    def __init__(self, parsed: ParsedSheet) -> None:
        given = [v if isinstance(v, Decimal) else None for v in column(parsed, "gift_quantity")]
        self.gifts = whole(given, to_thousandths) if any(given) else ()
        self.count = 0

    def of(self, lines: Iterator[tuple[int, posting.RawLine]]) -> Iterator[tuple[int, posting.RawLine]]:
        for index, line in lines:
            gift = self.gifts[index]
            whole_gift = rules.base_quantity(gift, line[_SIZE]) if gift is not None else None
            parts = rules.gift_split(line[_QUANTITY], whole_gift, line[_KIND])
            if parts is None:
                yield index, line
                continue
            self.count += 1
            cost = line[_COST]
            sold = None if cost is None else rules.in_proportion(cost, parts[0], line[_QUANTITY])
            yield index, _with(line, quantity=parts[0], cost=sold)
            given = None if cost is None or sold is None else cost - sold
            yield index, _with(line, kind=rules.GIFT, quantity=parts[1], price=None, amount=0, cost=given)


def _with(line: posting.RawLine, **values: Any) -> posting.RawLine:
    return (*(values.get(name, line[n]) for n, name in enumerate(RAW_COLUMNS)), *line[len(RAW_COLUMNS) :])


def _line_numbers(parsed: ParsedSheet) -> list[int | None]:
    """The line number as given, else the place within the document; None without a document."""
    documents, given = column(parsed, "document"), column(parsed, "line")
    places: dict[Any, count[int]] = {}
    result: list[int | None] = []
    for document, line in zip(documents, given, strict=True):
        if document is None or line is not None:
            result.append(line)
            continue
        if document not in places:
            places[document] = count(1)
        result.append(next(places[document]))
    return result


_DOCUMENT, _LINE, _DATE = RAW_COLUMNS.index("document"), RAW_COLUMNS.index("line"), RAW_COLUMNS.index("date")
_QUANTITY, _UNIT, _SIZE = (RAW_COLUMNS.index(c) for c in ("quantity", "unit", "unit_size"))
_CUSTOMER, _PRODUCT = RAW_COLUMNS.index("customer_id"), RAW_COLUMNS.index("product_id")
_COST, _KIND = RAW_COLUMNS.index("cost"), RAW_COLUMNS.index("kind")
_OPTIONAL = {"rep_id", "tax_rate", "ship_to", "lot", "notes"}
"""Raw columns that only a sheet with their field fills."""
_SAME = tuple(
    RAW_COLUMNS.index(c) for c in ("date", "kind", "customer_id", "product_id", "quantity", "amount")
)


def _book(
    work: Write,
    parsed: ParsedSheet,
    judge: Judge,
    lines: Iterator[tuple[int, posting.RawLine]],
    batch_id: int,
) -> tuple[list[Outcome], dict[int, dict[str, tuple[Any, Any]]]]:
    """New lines are booked as they come; lines known already are left or, where the sheet says otherwise, changed."""
    outcomes = [Outcome.REJECTED] * parsed.count
    changes: dict[int, dict[str, tuple[Any, Any]]] = {}
    to_change: dict[int, dict[str, Any]] = {}
    standing = _standing(work, parsed)
    retired = Retired(work.session)
    fields = {_FIELDS[key] for key in parsed.cells if key in _FIELDS}
    compared = [(name, RAW_COLUMNS.index(name)) for name in sorted(fields | {"kind", "amount"})]
    with posting.booking(work, batch_id, parsed.count, _OPTIONAL - fields) as book:
        for index, line in lines:
            same = standing.get(_identity(line)) if standing else None
            if not same and retired and retired.names(line[_CUSTOMER], line[_PRODUCT]):
                retired.refuse(judge, index, line[_CUSTOMER])
                outcomes[index] = Outcome.REJECTED
                continue
            if not same:
                outcomes[index] = _both(outcomes[index], Outcome.NEW)
                book(line)
                continue
            line_id, *old = same.pop(0)
            moved = _moved(compared, old, [*line])
            outcomes[index] = _both(outcomes[index], Outcome.CHANGED if moved else Outcome.SAME)
            if moved:
                changes.setdefault(index, moved)
                to_change[line_id] = {name: after for name, (_, after) in moved.items()}
    posting.change_lines(work, to_change)
    return outcomes, changes


def _both(first: Outcome, second: Outcome) -> Outcome:
    """The outcome of a row that became two lines."""
    return second if first in (Outcome.REJECTED, second) else Outcome.CHANGED


def _moved(
    compared: Sequence[tuple[str, int]], old: Sequence[Any], line: list[Any]
) -> dict[str, tuple[Any, Any]]:
    """What a sheet says otherwise of a line that stands; a blank says nothing.

    A quantity without a unit is in the unit that stands. A cost that the sheet does not give stays the one
    that was frozen, for the quantity that is right now.
    """
    if line[_UNIT] is None and old[_SIZE] and line[_QUANTITY] is not None:
        line[_QUANTITY], line[_SIZE] = rules.base_quantity(line[_QUANTITY], old[_SIZE]), old[_SIZE]
    moved = {
        name: (old[place], line[place])
        for name, place in compared
        if old[place] != line[place] and line[place] is not None
    }
    if line[_QUANTITY] is not None and old[_SIZE] != line[_SIZE]:
        moved["unit_size"] = (old[_SIZE], line[_SIZE])
    if ("cost", _COST) not in compared and moved.keys() & {"quantity", "product_id"}:
        cost = line[_COST]
        if "product_id" not in moved and old[_QUANTITY]:
            known = old[_COST] is not None
            cost = rules.in_proportion(old[_COST], line[_QUANTITY], old[_QUANTITY]) if known else None
        if cost != old[_COST]:
            moved["cost"] = (old[_COST], cost)
    return moved


def _identity(line: Sequence[Any]) -> tuple[Any, ...]:
    if line[_DOCUMENT] is not None:
        # programs start their numbers anew each year
        return (line[_DOCUMENT], line[_LINE], line[_DATE][:4])
    return tuple(line[place] for place in _SAME)


def _standing(work: Write, parsed: ParsedSheet) -> dict[tuple[Any, ...], list[Any]]:
    """Lines of the ledger that a line of the sheet may mean, by what makes them the same."""
    found: dict[tuple[Any, ...], list[Any]] = {}
    if not queries.any_lines(work.session):
        return found
    documents = distinct(column(parsed, "document"))
    for row in queries.booked(work.session, [name for name in documents if name is not None]):
        found.setdefault(_identity(row[1:]), []).append(row)
    days = [day.isoformat() for day in distinct(column(parsed, "date")) if day is not None]
    if None in documents and days:
        for row in queries.booked_without_document(work.session, min(days), max(days)):
            found.setdefault(_identity(row[1:]), []).append(row)
    return found
