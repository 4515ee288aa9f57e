"""The figures of a sheet of sales lines as the ledger's integers: amounts, costs, quantities in base units."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.money import from_fen, from_micro, plain, to_fen, to_micro
from distributor_desk.core.quantity import to_thousandths
from distributor_desk.core.slices import distinct, forget, looked_up
from distributor_desk.features.products.queries import Directory, Known
from distributor_desk.features.products.rules import unit_size
from distributor_desk.features.sales import rules
from distributor_desk.features.sales.sheet.parties import column
from distributor_desk.spreadsheets.columns import Packed
from distributor_desk.spreadsheets.plan import ParsedSheet
from distributor_desk.storage import made
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.judging import Judge

NO_CASE_SIZE = Text(
    "按箱填写，但这个商品没有箱规；请先在商品里填箱规",
    "is given in cases, but the product has no case size; enter it with the product first",
)
CASE = "箱"
MOST = 10**15
"""Fen or thousandths of one line that no business reaches, and the file's integers can still add up."""


def whole(values: Sequence[Any], make: Callable[[Decimal], int]) -> Sequence[int | None]:
    """Decimals to integers, each different one once."""
    if isinstance(values, tuple):
        return values  # a column that is not there
    different = distinct(values)
    made = {value: None if value is None else make(value) for value in different}
    result = looked_up(made, values)
    forget(different)
    forget(made)
    return result


def rate_of(said: Decimal) -> int:
    """A tax rate in millionths: 13 and 0.13 are both 13 %."""
    return to_micro(said / 100 if said >= 1 else said)


def amounts_of(parsed: ParsedSheet) -> Sequence[int | None]:
    """Fen as the sheet gives them: with tax when there, else amount + tax, else amount.

    Where the person said that the amount is without tax, that of the line's own rate, else of the rate said, is added.
    """
    plain = whole(column(parsed, "amount"), to_fen)
    said = parsed.said.get("tax", "included")
    if said != "included" and "amount" in parsed.cells:
        rates = whole(column(parsed, "tax_rate"), rate_of)
        usual = rate_of(Decimal(said))
        plain = [
            a if a is None else rules.with_tax(a, usual if r is None else r)
            for a, r in zip(plain, rates, strict=True)
        ]
    if "tax" in parsed.cells:
        tax = whole(column(parsed, "tax"), to_fen)
        plain = [a if a is None or t is None else a + t for a, t in zip(plain, tax, strict=True)]
    if "amount_with_tax" in parsed.cells:
        given = whole(column(parsed, "amount_with_tax"), to_fen)
        return [p if g is None else g for g, p in zip(given, plain, strict=True)]
    return plain


class Costs:
    """What each row cost: as the sheet says, else the product's cost of today, frozen; None while unknown."""

    def __init__(self, parsed: ParsedSheet, known: Directory) -> None:
        self._given = whole(column(parsed, "cost_amount"), to_fen)
        self._each = whole(column(parsed, "unit_cost"), to_micro)
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


class Quantities:
    """Base units of each row in thousandths, from a quantity in some unit, from cases, or from `1箱6瓶`."""

    def __init__(self, parsed: ParsedSheet, judge: Judge, known: Directory) -> None:
        self._judge, self._products = judge, known.by_id
        given = column(parsed, "quantity")
        self._packed = {i: v for i, v in enumerate(given) if type(v) is Packed}
        self._units: Sequence[Any] = column(parsed, "unit")
        self._by_case: set[int] = set()
        plain = [None if type(v) is Packed else v for v in given]
        if {"cases", "pieces"} & parsed.cells.keys():
            self._take_cases(parsed, plain)
        self._plain = whole(plain, to_thousandths)
        self._sizes: dict[tuple[Any, int | None], int | None] = {}

    def _take_cases(self, parsed: ParsedSheet, plain: list[Any]) -> None:
        units = self._units = [*self._units]
        for i, (cases, pieces) in enumerate(
            zip(column(parsed, "cases"), column(parsed, "pieces"), strict=True)
        ):
            if plain[i] is not None or i in self._packed or (cases is None and pieces is None):
                continue
            if pieces or isinstance(cases, Packed):
                self._packed[i] = _together(cases, pieces)
            else:
                plain[i], units[i] = cases, CASE
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


def _together(cases: Any, pieces: Any) -> Packed:
    """A column of cases and one of pieces, either of which may itself say `1箱6瓶`."""
    first = cases if isinstance(cases, Packed) else Packed(cases or Decimal(0), Decimal(0))
    second = pieces if isinstance(pieces, Packed) else Packed(Decimal(0), pieces or Decimal(0))
    return Packed(first.cases + second.cases, first.pieces + second.pieces)


def list_prices(parsed: ParsedSheet, known: Directory) -> dict[int, int] | None:
    """Millionths by product, for a sheet that says neither amounts nor prices; None for any other."""
    if {"amount", "amount_with_tax", "price"} & parsed.cells.keys():
        return None
    return {i: to_micro(p.price) for i, p in known.by_id.items() if p.price is not None}


_FIELD_OF = {
    "customer_id": "customer",
    "product_id": "product",
    "rep_id": "rep",
    "lot": "batch",
    "kind": "type",
}
_SAID: dict[str, Callable[[Any], Any]] = {
    "quantity": lambda v: plain(Decimal(v).scaleb(-3)),
    "amount": from_fen,
    "cost": from_fen,
    "price": from_micro,
    "tax_rate": lambda v: plain(from_micro(v) * 100),
}
_NAMED = {"customer_id": "customer", "product_id": "product", "rep_id": "rep"}


def said_changes(
    session: Reading, changes: Mapping[int, Mapping[str, tuple[Any, Any]]]
) -> dict[int, dict[str, tuple[Any, Any]]]:
    """Old and new of each changed line by the field of the sheet, in yuan, units and names."""
    names: dict[tuple[str, int], str] = {}

    def said(name: str, value: Any) -> Any:
        if value is None or name not in _NAMED:
            return value if value is None else _SAID.get(name, lambda v: v)(value)
        if (name, value) not in names:
            found = made.whole_record(session, _NAMED[name], value)
            names[name, value] = found.name if found else ""
        return names[name, value]

    return {
        index: {
            _FIELD_OF.get(name, "cost_amount" if name == "cost" else name): (said(name, old), said(name, new))
            for name, (old, new) in moved.items()
            if name != "unit_size"
        }
        for index, moved in changes.items()
    }
