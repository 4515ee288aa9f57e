"""The workbook sheets 拜访 / Visits and 拜访明细 / Visit lines, in and out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from distributor_desk.core.matching import normal_name
from distributor_desk.core.progress import Progress
from distributor_desk.features.customers.posting import ensure_reps
from distributor_desk.features.customers.queries import all_values as all_customers
from distributor_desk.features.products.queries import all_values as all_products
from distributor_desk.features.visits import posting
from distributor_desk.features.visits.queries import kept
from distributor_desk.features.visits.sheet.columns import VISIT_LINES, VISITS
from distributor_desk.features.visits.sheet.parties import column, customers_of, products_of, said_by
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.judging import Judge
from distributor_desk.workflow.sheets import BOOKING, ImportOptions, Taken


def _several(session: Reading, everyone: Any) -> Counter[str]:
    return Counter(normal_name(name) for (name,) in everyone(session, ["name"]))


class VisitsSheet:
    """Visits in and out; known again by shop and day, in the order of the sheet."""

    kind = VISITS

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        progress.at(BOOKING, 0, parsed.count)
        judge = Judge(parsed, but=("customer",))
        customers, made = customers_of(work, parsed, judge, batch_id, options)
        reps = ensure_reps(work, dict.fromkeys(name for name in column(parsed, "rep") if name), batch_id)
        standing = kept.standing_visits(work.session)
        outcomes: dict[int, Outcome] = {}
        changes: dict[int, Any] = {}
        new: list[dict[str, Any]] = []
        keys = [
            k
            for k in ("result", "order_amount", "skus", "promise", "promise_due", "notes")
            if k in parsed.cells
        ]
        for i in range(parsed.count):
            if judge.refused(i):
                continue
            row: dict[str, Any] = {key: parsed.cells[key][i] for key in keys}
            rep = column(parsed, "rep")[i]
            row["rep_id"] = reps[normal_name(rep)] if rep else None
            known = standing.get((customers[i] or 0, column(parsed, "date")[i]))
            if not known:
                new.append(
                    row
                    | {
                        "customer_id": customers[i],
                        "date": column(parsed, "date")[i],
                        "source_row": parsed.numbers[i],
                    }
                )
                outcomes[i] = Outcome.NEW
                continue
            old = known.pop(0)
            moved = {k: (old[k], v) for k, v in row.items() if v is not None and old[k] != v}
            outcomes[i] = Outcome.CHANGED if moved else Outcome.SAME
            if moved:
                changes[i] = moved
                posting.change_visit(work, old, {k: v for k, (_, v) in moved.items()}, batch_id)
        posting.add_visits(work, new, batch_id)
        return judge.taken(outcomes, changes=changes, created={"customers": made})

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        several = _several(session, all_customers)
        for day, _id, name, code, *rest in kept.all_visits(session):
            yield [day, said_by(name, code, several), *rest]


class VisitLinesSheet:
    """What was counted in the shops, in and out; a visit that is not there yet is made."""

    kind = VISIT_LINES

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        progress.at(BOOKING, 0, parsed.count)
        judge = Judge(parsed, but=("customer", "product"))
        customers, made = customers_of(work, parsed, judge, batch_id, options)
        products, made_products = products_of(work, parsed, judge, batch_id, options)
        visits = _visits_of(work, parsed, judge, customers, batch_id)
        standing = kept.standing_lines(work.session)
        outcomes: dict[int, Outcome] = {}
        changes: dict[int, Any] = {}
        new: list[dict[str, Any]] = []
        for i in range(parsed.count):
            if judge.refused(i):
                continue
            row = {key: parsed.cells[key][i] for key in posting.LINE_FIELDS if key in parsed.cells}
            known = standing.get((visits[i], products[i] or 0))
            if not known:
                new.append(
                    row | {"visit_id": visits[i], "product_id": products[i], "source_row": parsed.numbers[i]}
                )
                outcomes[i] = Outcome.NEW
                continue
            old = known.pop(0)
            moved = {k: (old[k], v) for k, v in row.items() if v is not None and old[k] != v}
            outcomes[i] = Outcome.CHANGED if moved else Outcome.SAME
            if moved:
                changes[i] = moved
                posting.change_line(work, old["id"], {k: v for k, (_, v) in moved.items()})
        posting.add_lines(work, new, batch_id)
        created = {"customers": made, "products": made_products}
        return judge.taken(outcomes, changes=changes, created=created)

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        shops, items = _several(session, all_customers), _several(session, all_products)
        for day, shop, shop_code, item, item_code, spec, *figures in kept.all_lines(session):
            yield [day, said_by(shop, shop_code, shops), said_by(item, item_code, items, spec), *figures]


def _visits_of(
    work: Write, parsed: ParsedSheet, judge: Judge, customers: Sequence[int | None], batch_id: int
) -> list[int]:
    """The visit of each row, made where there is none on that day."""
    standing = {key: visits[0]["id"] for key, visits in kept.standing_visits(work.session).items()}
    keys: list[Any] = [*zip(customers, column(parsed, "date"), strict=True)]
    missing = dict.fromkeys(key for i, key in enumerate(keys) if not judge.refused(i) and key not in standing)
    rows = [{"customer_id": customer, "date": day} for customer, day in missing]
    standing |= dict(zip(missing, posting.add_visits(work, rows, batch_id), strict=True))
    return [standing.get(key, 0) for key in keys]
