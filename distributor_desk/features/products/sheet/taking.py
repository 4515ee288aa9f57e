"""Products in and out by workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from distributor_desk.core.matching import normal_name
from distributor_desk.core.progress import Progress
from distributor_desk.features.products import posting, queries
from distributor_desk.features.products.records import Product
from distributor_desk.features.products.rules import name_key
from distributor_desk.features.products.sheet.columns import PRODUCTS
from distributor_desk.spreadsheets.plan import ParsedSheet
from distributor_desk.storage.ledger_load import keep_ids
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.judging import Judge, Known, Merge, known_by, merge
from distributor_desk.workflow.sheets import BOOKING, ImportOptions, Taken


class ProductsSheet:
    """Products in and out."""

    kind = PRODUCTS

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        progress.at(BOOKING, 0, parsed.count)
        judge = Judge(parsed, but=("name",))
        merged = merge(
            judge,
            _known(work.session),
            keep_ids(work, Product, 1)[0],
            revive=options.revive,
            mark="barcode",
            name_key=_name_key,
        )
        _save(work, merged, parsed, batch_id)
        return judge.taken(merged.outcomes, changes=merged.changes)

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        return queries.all_values(session, [c.key for c in self.kind.outward(owner_copy=owner_copy)])


def _name_key(row: Mapping[str, Any]) -> str:
    return name_key(str(row["name"]), row.get("spec"))


def _known(session: Reading) -> Known:
    values, retired = queries.known(session)
    retired_ids = queries.retired_ids(session)
    known = known_by(values, retired, retired_ids, _name_key)
    kept = {i: row for i, row in values.items() if i not in retired_ids}
    times = Counter(row["barcode"] for row in kept.values() if row["barcode"])
    known.by_mark = {row["barcode"]: i for i, row in kept.items() if times[row["barcode"]] == 1}
    return known


def _save(work: Write, merged: Merge, parsed: ParsedSheet, batch_id: int) -> None:
    rows = [*merged.new.values(), *merged.changed.values()]
    brands = posting.ensure_brands(work, dict.fromkeys(r["brand"] for r in rows if r.get("brand")), batch_id)
    for row in rows:
        if row.get("brand"):
            row["brand_id"] = brands[normal_name(row.pop("brand"))]
        if "class" in row:
            row["product_class"] = row.pop("class")
    for new, index in merged.rows_of_new.items():
        merged.new[new]["source_row"] = parsed.numbers[index]
    posting.add_products(work, merged.new, batch_id)
    for revived in merged.revived:
        merged.changed.setdefault(revived, {})["retired_at"] = None
    for i, changed in merged.changed.items():
        posting.change_product(work, i, changed)
