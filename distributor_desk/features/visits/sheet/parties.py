"""Which shop and which product a line of a visit means. A name that several have is said by its code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers.posting import missing_customers
from distributor_desk.features.customers.queries import directory as customer_directory
from distributor_desk.features.products.posting import missing_products
from distributor_desk.features.products.queries import directory as product_directory
from distributor_desk.spreadsheets.columns import Packed
from distributor_desk.spreadsheets.plan import ParsedSheet
from distributor_desk.storage.unit_of_work import Write
from distributor_desk.workflow.judging import AMBIGUOUS, Judge
from distributor_desk.workflow.sheets import ImportOptions

UNKNOWN = Text(
    "“{name}”还没有记录；勾选“新建缺少的记录”，或先新增它",
    "“{name}” is not known; tick “create what is missing”, or add it first",
)
NO_CASE_SIZE = Text("按箱填写，但这个商品没有箱规", "is given in cases, but the product has no case size")


def column(parsed: ParsedSheet, key: str) -> Sequence[Any]:
    """The values of a field, all empty where the sheet has no such column."""
    return parsed.cells.get(key) or [None] * parsed.count


def said_by(name: str, code: str | None, several: Mapping[str, int]) -> str:
    """A record's name for a sheet that has no code column: its code where others have the same name."""
    return code if code and several[normal_name(name)] > 1 else name


def customers_of(
    work: Write, parsed: ParsedSheet, judge: Judge, batch_id: int, options: ImportOptions
) -> tuple[list[int | None], int]:
    """The customer's id for each row, and how many were made."""
    known = customer_directory(work.session)
    pairs = [*zip(column(parsed, "customer_code"), column(parsed, "customer"), strict=True)]
    found = {pair: known.find(*pair) or known.find(pair[1], None) for pair in dict.fromkeys(pairs)}
    made = 0
    if options.create_missing:
        wanted = {
            normal_name(pair[1] or pair[0]): (pair[0], pair[1] or pair[0])
            for index, pair in enumerate(pairs)
            if found[pair] is None
            and not judge.refused(index)
            and normal_name(pair[1] or "") not in known.ambiguous
        }
        ids = dict(zip(wanted, missing_customers(work, wanted.values(), batch_id).values(), strict=True))
        made = len(ids)
        found |= {
            pair: ids.get(normal_name(pair[1] or pair[0] or "")) for pair, i in found.items() if i is None
        }
    place = "customer" if "customer" in parsed.cells else "customer_code"
    for index, pair in enumerate(pairs):
        if found[pair] is None and not judge.refused(index):
            several = normal_name(pair[1] or "") in known.ambiguous
            judge.reject(
                index, place, AMBIGUOUS.with_(count=2) if several else UNKNOWN.with_(name=pair[1] or pair[0])
            )
    return [found[pair] for pair in pairs], made


def products_of(
    work: Write, parsed: ParsedSheet, judge: Judge, batch_id: int, options: ImportOptions
) -> tuple[list[int | None], int]:
    """The product's id for each row, and how many were made."""
    known = product_directory(work.session)
    pairs = [*zip(column(parsed, "product_code"), column(parsed, "product"), strict=True)]
    found = {
        pair: known.find(pair[0], None, pair[1], None) or known.find(pair[1], None, None, None)
        for pair in dict.fromkeys(pairs)
    }
    made = 0
    if options.create_missing:
        wanted = {
            normal_name(name or code): (code, None, name or code, None)
            for index, (code, name) in enumerate(pairs)
            if found[code, name] is None and not judge.refused(index)
        }
        ids = dict(zip(wanted, missing_products(work, wanted.values(), batch_id).values(), strict=True))
        made = len(ids)
        found |= {
            pair: ids.get(normal_name(pair[1] or pair[0] or "")) for pair, i in found.items() if i is None
        }
    place = "product" if "product" in parsed.cells else "product_code"
    for index, pair in enumerate(pairs):
        if found[pair] is None and not judge.refused(index):
            judge.reject(index, place, UNKNOWN.with_(name=pair[1] or pair[0]))
    _unpack(work, parsed, judge, [found[pair] for pair in pairs])
    return [found[pair] for pair in pairs], made


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
