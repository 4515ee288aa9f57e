"""Customers in and out by workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_code, normal_name
from distributor_desk.core.progress import Progress
from distributor_desk.features.customers import posting, queries
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.customers.sheet.columns import CUSTOMERS
from distributor_desk.spreadsheets.plan import ParsedSheet
from distributor_desk.storage.ledger_load import keep_ids
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.judging import Judge, Known, Merge, known_by, merge
from distributor_desk.workflow.sheets import BOOKING, ImportOptions, Taken

LEFT_OUT = Text(
    "分销商“{name}”不在客户里，或有几个客户同名，这一格没有导入（同名的请填编号；没有的可勾选“新建缺少的记录”）",
    "sub-distributor “{name}” is no customer, or several have the name; that cell was left out (give the code, or "
    "tick “create what is missing”)",
)


class CustomersSheet:
    """Customers in and out."""

    kind = CUSTOMERS

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        progress.at(BOOKING, 0, parsed.count)
        judge = Judge(parsed, but=("name",))
        merged = merge(judge, _known(work.session), keep_ids(work, Customer, 1)[0], revive=options.revive)
        notes, made = _save(work, merged, parsed, batch_id, options)
        return judge.taken(merged.outcomes, changes=merged.changes, notes=notes, created={"customers": made})

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        return queries.all_values(session, [c.key for c in self.kind.outward(owner_copy=owner_copy)])


def _known(session: Reading) -> Known:
    values, retired = queries.known(session)
    return known_by(values, retired, queries.retired_ids(session), lambda row: normal_name(row["name"]))


def _save(
    work: Write, merged: Merge, parsed: ParsedSheet, batch_id: int, options: ImportOptions
) -> tuple[list[Text], int]:
    rows, before = [*merged.new.values(), *merged.changed.values()], len(merged.new)
    reps = posting.ensure_reps(work, dict.fromkeys(r["rep"] for r in rows if r.get("rep")), batch_id)
    of_route = {
        r["route"]: reps.get(normal_name(r["rep"])) if r.get("rep") else None for r in rows if r.get("route")
    }
    ids = {
        "rep": reps,
        "route": posting.ensure_routes(work, of_route, batch_id),
        "retailer": posting.ensure_retailers(
            work, dict.fromkeys(r["retailer"] for r in rows if r.get("retailer")), batch_id
        ),
        "sub_distributor": _sub_distributors(work, merged, options),
    }
    notes: dict[str, Text] = {}
    for row in rows:
        for key, by_name in ids.items():
            if row.get(key):
                name = row.pop(key)
                found = by_name.get(normal_name(name))
                if found is not None:
                    row[f"{key}_id"] = found
                else:
                    notes[name] = LEFT_OUT.with_(name=name)
    for new, index in merged.rows_of_new.items():
        merged.new[new]["source_row"] = parsed.numbers[index]
    posting.add_customers(work, merged.new, batch_id)
    for revived in merged.revived:
        merged.changed.setdefault(revived, {}).update(retired_at=None, merged_into_id=None)
    for i, changed in merged.changed.items():
        posting.change_customer(work, i, changed)
    return [*notes.values()], len(merged.new) - before


def _sub_distributors(work: Write, merged: Merge, options: ImportOptions) -> dict[str, int]:
    """Ids by what the sheet calls them: a name, or the code of one whose name others have too."""
    rows: list[Mapping[str, Any]] = [*merged.new.values(), *merged.changed.values()]
    wanted = {
        normal_name(r["sub_distributor"]): r["sub_distributor"] for r in rows if r.get("sub_distributor")
    }
    if not wanted:
        return {}
    known = queries.directory(work.session)
    named = {key: [i] for key, i in known.by_name.items()}
    coded = dict(known.by_code)
    for i, row in merged.new.items():
        named.setdefault(normal_name(row["name"]), []).append(i)
        coded |= {normal_code(row["code"]): i} if row.get("code") else {}
    found: dict[str, int] = {}
    for key, name in wanted.items():
        ids = [] if key in known.ambiguous else named.get(key, [])
        one = ids[0] if len(ids) == 1 else coded.get(normal_code(name))
        if one is None and not ids and key not in known.ambiguous and options.create_missing:
            one = max(merged.new, default=keep_ids(work, Customer, 1)[0] - 1) + 1
            merged.new[one] = {"name": name}
        if one is not None:
            found[key] = one
    return found
