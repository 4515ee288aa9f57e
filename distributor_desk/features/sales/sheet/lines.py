"""Booking a sheet of sales lines: figures to integers, kind and sign, who and what, new or known.

A line is known again by its document and line number; without a document, by all that it says. Equal
lines within one sheet are all booked: the line number is the place within the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import count
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.money import to_fen, to_micro
from distributor_desk.core.progress import Progress
from distributor_desk.core.quantity import to_thousandths
from distributor_desk.core.slices import distinct, forget, looked_up
from distributor_desk.features.products.queries import Directory, Known
from distributor_desk.features.products.rules import unit_size
from distributor_desk.features.sales import posting, queries, rules
from distributor_desk.features.sales.records import RAW_COLUMNS
from distributor_desk.features.sales.sheet.parties import column, customers_of, products_of, reps_of
from distributor_desk.spreadsheets.columns import Packed
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet
from distributor_desk.storage.unit_of_work import Write
from distributor_desk.workflow.judging import REQUIRED, Judge
from distributor_desk.workflow.sheets import BOOKING, ImportOptions, Taken

NO_CASE_SIZE = Text(
    "按箱填写，但这个商品没有箱规；请先在商品里填箱规",
    "is given in cases, but the product has no case size; enter it with the product first",
)
CASE = "箱"
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
    amounts = _amounts(parsed)
    without = _allowances(parsed, amounts)
    customer_ids, new_customers = customers_of(work, parsed, judge, batch_id, options)
    product_ids, new_products, known = products_of(work, parsed, judge, batch_id, options, without)
    rep_ids = reps_of(work, parsed, batch_id)
    lines = _lines(parsed, judge, amounts, customer_ids, product_ids, rep_ids, known, progress)
    outcomes, changes = _book(work, parsed, lines, batch_id)
    created = {"customers": new_customers, "products": new_products}
    numbered = {"line": _line_numbers(parsed)} if judge.problems and "document" in parsed.cells else {}
    return judge.taken(outcomes, changes=changes, created=created, worked_out=numbered)


def _whole(values: Sequence[Any], make: Callable[[Decimal], int]) -> Sequence[int | None]:
    """Decimals to integers, each different one once."""
    if isinstance(values, tuple):
        return values  # a column that is not there
    different = distinct(values)
    made = {value: None if value is None else make(value) for value in different}
    result = looked_up(made, values)
    forget(different)
    forget(made)
    return result


def _rate(said: Decimal) -> int:
    """A tax rate in millionths: 13 and 0.13 are both 13 %."""
    return to_micro(said / 100 if said >= 1 else said)


def _amounts(parsed: ParsedSheet) -> Sequence[int | None]:
    """Fen as the sheet gives them: with tax when there, else amount + tax, else amount."""
    plain = _whole(column(parsed, "amount"), to_fen)
    if "tax" in parsed.cells:
        tax = _whole(column(parsed, "tax"), to_fen)
        plain = [a if a is None or t is None else a + t for a, t in zip(plain, tax, strict=True)]
    if "amount_with_tax" in parsed.cells:
        given = _whole(column(parsed, "amount_with_tax"), to_fen)
        return [p if g is None else g for g, p in zip(given, plain, strict=True)]
    return plain


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
    amounts: Sequence[int | None],
    customer_ids: Sequence[int | None],
    product_ids: Sequence[int | None],
    rep_ids: Sequence[int | None],
    known: Directory,
    progress: Progress,
) -> Iterator[tuple[int, posting.RawLine]]:
    """Raw ledger lines with their row, one after the other, for the rows that are not refused."""
    days: dict[Any, str] = {d: d.isoformat() for d in distinct(column(parsed, "date")) if d is not None}
    quantities = _Quantities(parsed, judge, known)
    prices = _whole(column(parsed, "price"), to_micro)
    rates = _whole(column(parsed, "tax_rate"), _rate)
    costs = _Costs(parsed, known)
    kinds, gifts = column(parsed, "type"), column(parsed, "gift")
    dates, documents = column(parsed, "date"), column(parsed, "document")
    ships, lots, notes = column(parsed, "ship_to"), column(parsed, "batch"), column(parsed, "notes")
    numbers = _line_numbers(parsed)
    cancelled = {d: rules.is_cancellation(d) for d in distinct(documents)}
    problems, sheet_rows = judge.problems, parsed.numbers
    for i in range(parsed.count):
        if i % 20_000 == 0:
            progress.at(BOOKING, i, parsed.count)
        if i in problems:
            continue
        product = product_ids[i]
        price, amount = prices[i], amounts[i]
        quantity, size, unit = quantities.of(i, product, price, amount)
        if amount is None and price is not None and quantity is not None:
            amount = rules.line_amount(quantity if size is None else quantity * 1000 // size, price)
        if amount is None:
            judge.reject(i, "amount", REQUIRED)
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
        yield i, (
            kind, days[dates[i]], documents[i], numbers[i], customer_ids[i], product, rep_ids[i], quantity, unit,
            size, price, amount, rates[i], cost, ships[i], lots[i], notes[i], sheet_rows[i],
        )  # fmt: skip


class _Costs:
    """What each row cost: as the sheet says, else the product's cost of today, frozen; None while unknown."""

    def __init__(self, parsed: ParsedSheet, known: Directory) -> None:
        self._given = _whole(column(parsed, "cost_amount"), to_fen)
        self._each = _whole(column(parsed, "unit_cost"), to_micro)
        self._said = bool({"cost_amount", "unit_cost"} & parsed.cells.keys())
        standing = {} if self._said else known.by_id
        self._frozen = {i: to_micro(p.cost) for i, p in standing.items() if p.cost is not None}

    def of(
        self, index: int, product_id: int | None, kind: str, quantity: int | None, size: int | None
    ) -> int | None:
        """Fen of the whole line, with the line's sign; a unit's cost is for the unit of the sheet."""
        given = self._given[index]
        if given is not None or quantity is None:
            return rules.signed(kind, given)
        each = self._each[index] if self._said else self._frozen.get(product_id or 0)
        if each is None:
            return None
        units = quantity if not self._said or size is None else quantity * 1000 // size
        return rules.line_amount(units, each)


class _Quantities:
    """Base units of each row in thousandths, from a quantity in some unit, from cases, or from `1箱6瓶`."""

    def __init__(self, parsed: ParsedSheet, judge: Judge, known: Directory) -> None:
        self._judge, self._products = judge, known.by_id
        given = column(parsed, "quantity")
        self._packed = {i: v for i, v in enumerate(given) if type(v) is Packed}
        self._units = [*column(parsed, "unit")]
        self._by_case: set[int] = set()
        plain = [None if type(v) is Packed else v for v in given]
        if {"cases", "pieces"} & parsed.cells.keys():
            self._take_cases(parsed, plain)
        self._plain = _whole(plain, to_thousandths)
        self._sizes: dict[tuple[Any, int | None], int | None] = {}

    def _take_cases(self, parsed: ParsedSheet, plain: list[Any]) -> None:
        for i, (cases, pieces) in enumerate(
            zip(column(parsed, "cases"), column(parsed, "pieces"), strict=True)
        ):
            if plain[i] is not None or i in self._packed or (cases is None and pieces is None):
                continue
            if pieces:
                self._packed[i] = Packed(cases or Decimal(0), pieces)
            else:
                plain[i], self._units[i] = cases, CASE
                self._by_case.add(i)

    def of(
        self, index: int, product_id: int | None, price: int | None, amount: int | None
    ) -> tuple[int | None, int | None, str | None]:
        """Thousandths of the base unit, and of one unit (None is one), and the unit that the price is for."""
        product = self._products.get(product_id) if product_id is not None else None
        if self._packed and index in self._packed:
            return self._unpacked(index, product), None, product.unit if product else None
        quantity = self._plain[index]
        unit = self._units[index]
        if quantity is None or unit is None:
            return quantity, None, unit
        key = (unit, product_id)
        if key not in self._sizes:
            size = unit_size(unit, product.unit if product else None, product.case_size if product else None)
            self._sizes[key] = to_thousandths(size) if size and size != 1 else None
        size_of_unit = self._sizes[key]
        base = rules.base_quantity(quantity, size_of_unit)
        if index in self._by_case and size_of_unit and rules.is_per_piece(quantity, base, price, amount):
            return base, None, product.unit if product else None
        return base, size_of_unit, unit

    def _unpacked(self, index: int, product: Known | None) -> int | None:
        packed = self._packed[index]
        if packed.cases and not (product and product.case_size):
            self._judge.reject(index, "quantity", NO_CASE_SIZE)
            return None
        cases = packed.cases * (product.case_size or 0) if product and packed.cases else Decimal(0)
        return to_thousandths(cases + packed.pieces)


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
_COST = RAW_COLUMNS.index("cost")
_OPTIONAL = {"rep_id", "tax_rate", "ship_to", "lot", "notes"}
"""Raw columns that only a sheet with their field fills."""
_SAME = tuple(
    RAW_COLUMNS.index(c) for c in ("date", "kind", "customer_id", "product_id", "quantity", "amount")
)


def _book(
    work: Write, parsed: ParsedSheet, lines: Iterator[tuple[int, posting.RawLine]], batch_id: int
) -> tuple[list[Outcome], dict[int, dict[str, tuple[Any, Any]]]]:
    """New lines are booked as they come; lines known already are left or, where the sheet says otherwise, changed."""
    outcomes = [Outcome.REJECTED] * parsed.count
    changes: dict[int, dict[str, tuple[Any, Any]]] = {}
    to_change: dict[int, dict[str, Any]] = {}
    standing = _standing(work, parsed)
    fields = {_FIELDS[key] for key in parsed.cells if key in _FIELDS}
    compared = [(name, RAW_COLUMNS.index(name)) for name in sorted(fields | {"kind", "amount"})]
    with posting.booking(work, batch_id, parsed.count, _OPTIONAL - fields) as book:
        for index, line in lines:
            same = standing.get(_identity(line)) if standing else None
            if not same:
                outcomes[index] = Outcome.NEW
                book(line)
                continue
            line_id, *old = same.pop(0)
            moved = _moved(compared, old, [*line])
            outcomes[index] = Outcome.CHANGED if moved else Outcome.SAME
            if moved:
                changes[index] = moved
                to_change[line_id] = {name: after for name, (_, after) in moved.items()}
    posting.change_lines(work, to_change)
    return outcomes, changes


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
