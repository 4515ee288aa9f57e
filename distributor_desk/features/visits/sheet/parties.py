"""Which shop and which product a line of a visit means. A name that several have is said by its code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_code, normal_name
from distributor_desk.features.customers.posting import missing_customers
from distributor_desk.features.customers.queries import directory as customer_directory
from distributor_desk.features.products.posting import missing_products
from distributor_desk.features.products.queries import Directory
from distributor_desk.features.products.queries import directory as product_directory
from distributor_desk.spreadsheets.columns import Packed
from distributor_desk.spreadsheets.plan import ParsedSheet
from distributor_desk.storage.unit_of_work import Write
from distributor_desk.workflow.judging import AMBIGUOUS, REQUIRED, Judge
from distributor_desk.workflow.sheets import ImportOptions

UNKNOWN = Text(
    "“{name}”还没有记录；勾选“新建缺少的记录”，或先新增它",
    "“{name}” is not known; tick “create what is missing”, or add it first",
)
Said = tuple[str | None, str | None]
"""Code and name, as a row says them."""
Found = dict[Said, int | None]
NO_CASE_SIZE = Text("按箱填写，但这个商品没有箱规", "is given in cases, but the product has no case size")


def column(parsed: ParsedSheet, key: str) -> Sequence[Any]:
    """The values of a field, all empty where the sheet has no such column."""
    return parsed.cells.get(key) or [None] * parsed.count


def said_by(name: str, code: str | None, several: Mapping[str, int], spec: str | None = None) -> str:
    """A record's name for a sheet that has no code column: where others have it too, its code, or with its spec."""
    if several[normal_name(name)] < 2:
        return name
    return code or (f"{name} {spec}" if spec else name)


def customers_of(
    work: Write, parsed: ParsedSheet, judge: Judge, batch_id: int, options: ImportOptions
) -> tuple[list[int | None], int]:
    """The customer's id for each row, and how many were made."""
    known = customer_directory(work.session)
    said = [*zip(column(parsed, "customer_code"), column(parsed, "customer"), strict=True)]
    found: Found = {
        (code, name): known.find(code, name) or (None if code else known.find(name, None))
        for code, name in dict.fromkeys(said)
    }
    wanted = _wanted(judge, said, found, known.ambiguous) if options.create_missing else {}
    ids = missing_customers(work, wanted.values(), batch_id)
    _add(found, {key: ids[one] for key, one in wanted.items()})
    _refuse(judge, said, found, ("customer", "customer_code"), known.ambiguous)
    return [found[one] for one in said], len(wanted)


def products_of(
    work: Write, parsed: ParsedSheet, judge: Judge, batch_id: int, options: ImportOptions
) -> tuple[list[int | None], int]:
    """The product's id for each row, and how many were made."""
    known = product_directory(work.session)
    said = [*zip(column(parsed, "product_code"), column(parsed, "product"), strict=True)]
    with_spec = _names_with_spec(known)
    found: Found = {
        (code, name): known.find(code, None, name, None)
        or (None if code or not name else known.find(name, None, None, None) or with_spec.get(_bare(name)))
        for code, name in dict.fromkeys(said)
    }
    wanted = _wanted(judge, said, found, ()) if options.create_missing else {}
    ids = missing_products(work, [(code, None, name, None) for code, name in wanted.values()], batch_id)
    _add(found, dict(zip(wanted, ids.values(), strict=True)))
    _refuse(judge, said, found, ("product", "product_code"), ())
    _unpack(work, parsed, judge, [found[one] for one in said])
    return [found[one] for one in said], len(wanted)


def _bare(words: str) -> str:
    return normal_name(words).replace("|", "")


def _names_with_spec(known: Directory) -> dict[str, int]:
    """Products by name and spec written one after the other; those that read the same are left out."""
    keys = [(key.replace("|", ""), i) for key, i in known.by_name_spec.items() if "|" in key]
    times = Counter(key for key, _ in keys)
    return {key: i for key, i in keys if times[key] == 1}


def _key(one: Said) -> tuple[str, str]:
    code, name = one
    return ("code", normal_code(code)) if code else ("name", normal_name(name or ""))


def _wanted(
    judge: Judge, said: Sequence[Said], found: Found, ambiguous: Collection[str]
) -> dict[tuple[str, str], tuple[str | None, str]]:
    """Whom the rows that are right name and nobody knows; a code is its own name."""
    wanted: dict[tuple[str, str], tuple[str | None, str]] = {}
    for index, (code, name) in enumerate(said):
        if found[code, name] is not None or judge.refused(index):
            continue
        called = name or code
        if called and (code or normal_name(called) not in ambiguous):
            wanted.setdefault(_key((code, name)), (code, called))
    return wanted


def _add(found: Found, made: Mapping[tuple[str, str], int]) -> None:
    for one, known in found.items():
        if known is None:
            found[one] = made.get(_key(one))


def _refuse(
    judge: Judge, said: Sequence[Said], found: Found, places: Sequence[str], ambiguous: Collection[str]
) -> None:
    place = next(p for p in places if p in judge.parsed.cells)
    for index, (code, name) in enumerate(said):
        if found[code, name] is not None or judge.refused(index):
            continue
        if not code and not name:
            judge.reject(index, place, REQUIRED)
        elif name and not code and normal_name(name) in ambiguous:
            judge.reject(index, place, AMBIGUOUS.with_(count=2))
        else:
            judge.reject(index, place, UNKNOWN.with_(name=name or code))


def _unpack(work: Write, parsed: ParsedSheet, judge: Judge, product_ids: Sequence[int | None]) -> None:
    """`1箱6瓶` in a figure becomes base units, by the product's case size."""
    sizes = product_directory(work.session).by_id
    for key in ("stock", "order", "near_expiry"):
        values = parsed.cells.get(key, [])
        for index, value in enumerate(values):
            if isinstance(value, Packed):
                product = sizes.get(product_ids[index] or 0)
                size = product.case_size if product else None
                if value.cases and not size:
                    judge.reject(index, key, NO_CASE_SIZE)
                values[index] = value.cases * (size or Decimal(0)) + value.pieces
