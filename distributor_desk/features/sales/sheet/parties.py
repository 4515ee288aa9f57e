"""Who and what a ledger line names: customers, reps and products, found once for all lines of a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_code, normal_name
from distributor_desk.core.slices import distinct, looked_up
from distributor_desk.features.customers import posting as customers
from distributor_desk.features.customers import queries as customer_queries
from distributor_desk.features.customers.queries import Directory
from distributor_desk.features.customers.queries import directory as customer_directory
from distributor_desk.features.products import posting as products
from distributor_desk.features.products import queries as product_queries
from distributor_desk.features.products.queries import Directory as ProductDirectory
from distributor_desk.features.products.queries import directory as product_directory
from distributor_desk.spreadsheets.plan import ParsedSheet
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.judging import AMBIGUOUS, REQUIRED, RETIRED, Judge
from distributor_desk.workflow.sheets import ImportOptions

UNKNOWN_CUSTOMER = Text(
    "“{name}”不在客户里；勾选“新建缺少的记录”，或先新增这个客户",
    "“{name}” is no customer; tick “create what is missing”, or add it first",
)
UNKNOWN_PRODUCT = Text(
    "“{name}”不在商品里；勾选“新建缺少的记录”，或先新增这个商品",
    "“{name}” is no product; tick “create what is missing”, or add it first",
)
NO_CUSTOMER = Text(
    "没有客户；可以选择记到“散客”名下", "names no customer; you may book such lines on a walk-in customer"
)

Found = dict[Any, int | Text]


class Retired:
    """Customers and products that are off the lists: what stands in the books stays, nothing new is booked on them."""

    def __init__(self, session: Reading) -> None:
        self.customers = customer_queries.retired_ids(session)
        self.products = product_queries.retired_ids(session)

    def __bool__(self) -> bool:
        return bool(self.customers or self.products)

    def names(self, customer_id: int | None, product_id: int | None = None) -> bool:
        """Whether a line names one of them."""
        return customer_id in self.customers or product_id in self.products

    def refuse(self, judge: Judge, index: int, customer_id: int | None) -> None:
        """Say which of the row's columns names it."""
        cells = judge.parsed.cells
        keys = (
            ("customer_code", "customer")
            if customer_id in self.customers
            else ("product_code", "product", "barcode")
        )
        key = next((key for key in keys if key in cells and cells[key][index] is not None), keys[0])
        said = cells[key][index] if key in cells else ""
        judge.reject(index, key, RETIRED.with_(code=said))


def column(parsed: ParsedSheet, key: str) -> Sequence[Any]:
    """The values of a field, all empty where the sheet has no such column."""
    return parsed.cells.get(key) or _blank(parsed.count)


@lru_cache(maxsize=1)
def _blank(count: int) -> tuple[None, ...]:
    """The same empty column for every field that is not there: a long one weighs four megabytes."""
    return (None,) * count


def customers_of(
    work: Write, parsed: ParsedSheet, judge: Judge, batch_id: int, options: ImportOptions
) -> tuple[list[int | None], int]:
    """The customer's id for each row (None where the row is refused), and how many were made."""
    said = (column(parsed, "customer_code"), column(parsed, "customer"))
    nobody = (None, None)
    known = customer_directory(work.session)
    found: Found = {pair: _customer(known, *pair) for pair in distinct(*said)}
    if options.walk_in and nobody in found:
        found[nobody] = _customer(known, None, options.walk_in)
    made = 0
    if options.create_missing or options.walk_in:
        wanted = _wanted_customers(judge, said, found, options)
        ids = customers.missing_customers(work, wanted.values(), batch_id)
        made = len(ids)
        by_key = {key: ids[pair] for key, pair in wanted.items()}
        for code, name in [pair for pair, known_as in found.items() if known_as is UNKNOWN_CUSTOMER]:
            made_now = by_key.get(_party(code, name, options.walk_in))
            if made_now is not None:
                found[code, name] = made_now
    place = "customer" if "customer" in parsed.cells else "customer_code"
    return _spread(judge, said, found, place, lambda pair: str(pair[1] or pair[0])), made


def _customer(known: Directory, code: str | None, name: str | None) -> int | Text:
    if code is None and name is None:
        return NO_CUSTOMER
    if code and normal_code(code) in known.retired_codes:
        return RETIRED.with_(code=code)
    found = known.find(code, name)
    if found is None and not code and name:
        found = known.by_code.get(normal_code(name))  # its code in the place of its name
    if found is not None:
        return found
    if not code and name and normal_name(name) in known.ambiguous:
        return AMBIGUOUS.with_(count=2)
    return UNKNOWN_CUSTOMER


def _party(code: str | None, name: str | None, walk_in: str | None = None) -> tuple[str, str]:
    """What makes two namings one customer; a line that names nobody means the walk-in customer."""
    return ("code", normal_code(code)) if code else ("name", normal_name(name or walk_in or ""))


def _accepted(
    judge: Judge, said: Sequence[Sequence[Any]], but: Sequence[bool] | None = None
) -> dict[Any, None]:
    """What is said at least once by a row that is not refused (nor in `but`)."""
    if not judge.problems and not (but and True in but):
        return distinct(*said)
    rows = enumerate(zip(*said, strict=True))
    return dict.fromkeys(one for index, one in rows if not judge.refused(index) and not (but and but[index]))


def _wanted_customers(
    judge: Judge, said: Sequence[Sequence[Any]], found: Found, options: ImportOptions
) -> dict[tuple[str, str], tuple[str | None, str]]:
    wanted: dict[tuple[str, str], tuple[str | None, str]] = {}
    for code, name in _accepted(judge, said):
        walk_in = code is None and name is None
        if found[code, name] is UNKNOWN_CUSTOMER and (
            options.create_missing or walk_in or name == options.walk_in
        ):
            wanted.setdefault(
                _party(code, name, options.walk_in), (code, name or code or options.walk_in or "")
            )
    return wanted


def reps_of(work: Write, parsed: ParsedSheet, batch_id: int) -> list[int | None]:
    """The rep's id for each row; a rep that is not known yet is made."""
    names = column(parsed, "rep")
    given = [name for name in distinct(names) if name]
    if not given:
        return [None] * parsed.count
    ids = customers.ensure_reps(work, given, batch_id)
    return looked_up({None: None, "": None} | {name: ids[normal_name(name)] for name in given}, names)


def products_of(
    work: Write,
    parsed: ParsedSheet,
    judge: Judge,
    batch_id: int,
    options: ImportOptions,
    without: Sequence[bool],
) -> tuple[list[int | None], int, ProductDirectory]:
    """The product's id for each row, how many were made, and all products; `without` marks allowances."""
    said = tuple(column(parsed, key) for key in ("product_code", "barcode", "product", "spec"))
    known = product_directory(work.session)
    found: Found = {line: _product(known, line) for line in distinct(*said)}
    wanted = {
        _item(line): line
        for line in _accepted(judge, said, without)
        if found[line] is UNKNOWN_PRODUCT and options.create_missing
    }
    if wanted:
        ids = products.missing_products(
            work, [(c, b, n or c or b or "", s) for c, b, n, s in wanted.values()], batch_id
        )
        by_item = dict(zip(wanted, ids.values(), strict=True))
        found |= {
            line: by_item[_item(line)]
            for line in found
            if found[line] is UNKNOWN_PRODUCT and _item(line) in by_item
        }
        known = product_directory(work.session)
    place = next(k for k in ("product", "product_code", "barcode") if k in parsed.cells)
    ids_of_rows = _spread(judge, said, found, place, lambda line: str(line[2] or line[0] or line[1]), without)
    return ids_of_rows, len(wanted), known


def _product(known: ProductDirectory, line: Any) -> int | Text:
    code, barcode, name, spec = line
    if code is None and barcode is None and name is None:
        return REQUIRED
    found = known.find(code, barcode, name, spec)
    if found is None and not code and not barcode and name:
        found = known.by_code.get(normal_code(name))
    return UNKNOWN_PRODUCT if found is None else found


def _item(line: Any) -> tuple[str, str]:
    code, barcode, name, spec = line
    if code:
        return ("code", normal_code(code))
    return ("barcode", barcode) if barcode else ("name", f"{normal_name(name)}|{spec or ''}")


def named(reason: Text, name: str) -> Text:
    """The reason with the name in it, where it speaks of one."""
    return reason.with_(name=name) if "{name}" in reason.zh else reason


def _spread(
    judge: Judge,
    said: Sequence[Sequence[Any]],
    found: Found,
    place: str,
    name_of: Callable[[Any], str],
    without: Sequence[bool] | None = None,
) -> list[int | None]:
    """The id of each row; what was not found refuses the row with its reason."""
    result = looked_up(
        {key: value if isinstance(value, int) else None for key, value in found.items()}, *said
    )
    if None in result:
        for index, one in enumerate(zip(*said, strict=True)):
            if result[index] is None and not (without and without[index]) and not judge.refused(index):
                reason = found[one]
                if isinstance(reason, Text):
                    judge.reject(index, place, named(reason, name_of(one)))
    return result
