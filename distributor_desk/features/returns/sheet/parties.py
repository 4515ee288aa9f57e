"""Whom and what a row of returns names. A product that others share their name with is said by code, or with its spec."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_code, normal_name
from distributor_desk.features.customers.posting import missing_customers
from distributor_desk.features.customers.queries import directory as customer_directory
from distributor_desk.features.products.posting import missing_products
from distributor_desk.features.products.queries import Directory, Known
from distributor_desk.features.products.queries import directory as product_directory
from distributor_desk.features.products.rules import unit_size
from distributor_desk.spreadsheets.columns import Packed
from distributor_desk.spreadsheets.plan import ParsedSheet
from distributor_desk.storage.unit_of_work import Write
from distributor_desk.workflow.judging import AMBIGUOUS, REQUIRED, RETIRED, Judge
from distributor_desk.workflow.sheets import ImportOptions

UNKNOWN = Text(
    "“{name}”还没有记录；勾选“新建缺少的记录”，或先新增它",
    "“{name}” is not known; tick “create what is missing”, or add it first",
)
NO_CASE_SIZE = Text(
    "按箱填写，但这个商品没有箱规；请先在商品里填箱规",
    "is given in cases, but the product has no case size; enter it with the product first",
)
NOT_POSITIVE = Text("要大于零", "must be above zero")
Said = tuple[str | None, str | None]


def column(parsed: ParsedSheet, key: str) -> Sequence[Any]:
    """The values of a field, all empty where the sheet has no such column."""
    return parsed.cells.get(key) or [None] * parsed.count


def customers_of(
    work: Write, parsed: ParsedSheet, judge: Judge, batch_id: int, options: ImportOptions
) -> tuple[list[int | None], int]:
    """The customer's id for each row, and how many were made."""
    known = customer_directory(work.session)
    said = [*zip(column(parsed, "customer_code"), column(parsed, "customer"), strict=True)]
    found = {one: known.find(*one) for one in dict.fromkeys(said)}
    retired = {one for one in found if one[0] and normal_code(one[0]) in known.retired_codes}
    wanted = {
        _key(one): (one[0], one[1] or one[0])
        for index, one in enumerate(said)
        if options.create_missing and found[one] is None and one not in retired and any(one)
        and not judge.refused(index) and (one[0] or normal_name(one[1] or "") not in known.ambiguous)
    }  # fmt: skip
    ids = missing_customers(work, [(code, name or "") for code, name in wanted.values()], batch_id)
    made = dict(zip(wanted, ids.values(), strict=True))
    found = {one: i if i is not None else made.get(_key(one)) for one, i in found.items()}
    place = "customer" if "customer" in parsed.cells else "customer_code"
    for index, one in enumerate(said):
        if found[one] is None and not judge.refused(index):
            judge.reject(index, place, _why(one, known.ambiguous, retired))
    return [found[one] for one in said], len(wanted)


def _why(one: Said, ambiguous: Any = (), retired: Any = ()) -> Text:
    code, name = one
    if not code and not name:
        return REQUIRED
    if one in retired:
        return RETIRED.with_(code=code)
    if not code and normal_name(name or "") in ambiguous:
        return AMBIGUOUS.with_(count=2)
    return UNKNOWN.with_(name=name or code)


def _key(one: Said) -> tuple[str, str]:
    code, name = one
    return ("code", normal_code(code)) if code else ("name", normal_name(name or ""))


class Goods:
    """The products that a sheet names, in and out; those that nobody knows are made where that is wished."""

    def __init__(
        self, work: Write, parsed: ParsedSheet, judge: Judge, batch_id: int, options: ImportOptions
    ) -> None:
        self._judge = judge
        known = product_directory(work.session)
        self._with_spec = _names_with_spec(known)
        came = [*zip(column(parsed, "product_code"), column(parsed, "product"), strict=True)]
        went: list[Said] = [(None, name) for name in column(parsed, "product_out")]
        found = {one: self._find(known, *one) for one in dict.fromkeys([*came, *went])}
        wanted = {
            _key(one): one
            for index, pair in enumerate(zip(came, went, strict=True))
            for one in pair
            if options.create_missing and any(one) and found[one] is None and not judge.refused(index)
        }
        ids = missing_products(
            work, [(code, None, name or code or "", None) for code, name in wanted.values()], batch_id
        )
        made = dict(zip(wanted, ids.values(), strict=True))
        self.made = len(wanted)
        ready = {one: i if i is not None else made.get(_key(one)) for one, i in found.items()}
        self.came, self.went = [ready[one] for one in came], [ready[one] for one in went]
        self.known: Mapping[int, Known] = product_directory(work.session).by_id if made else known.by_id
        place = "product" if "product" in parsed.cells else "product_code"
        for index, (one, other) in enumerate(zip(came, went, strict=True)):
            if ready[one] is None and not judge.refused(index):
                judge.reject(index, place, _why(one))
            if other[1] and ready[other] is None and not judge.refused(index):
                judge.reject(index, "product_out", _why(other))

    def _find(self, known: Directory, code: str | None, name: str | None) -> int | None:
        found = known.find(code, None, name, None)
        if found is not None or code or not name:
            return found
        return known.find(name, None, None, None) or self._with_spec.get(_bare(name))

    def units(self, index: int, key: str, product_id: int | None, value: Any, unit: str | None) -> Any:
        """Base units, and the size of the unit that is written (None is one); None when the row is refused."""
        product = self.known.get(product_id or 0)
        size = product.case_size if product else None
        if isinstance(value, Packed):
            if value.cases and not size:
                self._judge.reject(index, key, NO_CASE_SIZE)
                return None
            base, each = value.cases * (size or Decimal(0)) + value.pieces, None
        else:
            each = unit_size(unit, product.unit if product else None, size)
            each = each if each and each != 1 else None
            base = value * each if each else value
        if base <= 0:
            self._judge.reject(index, key, NOT_POSITIVE)
            return None
        return base, each


def _bare(words: str) -> str:
    return normal_name(words).replace("|", "")


def _names_with_spec(known: Directory) -> dict[str, int]:
    keys = [(key.replace("|", ""), i) for key, i in known.by_name_spec.items() if "|" in key]
    times = Counter(key for key, _ in keys)
    return {key: i for key, i in keys if times[key] == 1}


def said_by(name: str, code: str | None, several: Mapping[str, int], spec: str | None) -> str:
    """A product's name where no code stands beside it: when others have it too, its code, or with its spec."""
    if several[normal_name(name)] < 2:
        return name
    return code or (f"{name} {spec}" if spec else name)
