"""Sub-distributors in and out by workbook: a row is a sub-distributor and, with a year, what was agreed for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from distributor_desk.core.matching import normal_name
from distributor_desk.core.progress import Progress
from distributor_desk.features.sub_distributors.queries.standing import (
    AgreementLine,
    agreements,
    shared_territories,
    standings,
)
from distributor_desk.features.sub_distributors.rules.agreed import written_schemes
from distributor_desk.features.sub_distributors.rules.states import written_territory
from distributor_desk.features.sub_distributors.sheet.booking import book
from distributor_desk.features.sub_distributors.sheet.columns import SUB_DISTRIBUTORS
from distributor_desk.features.sub_distributors.sheet.judging import judge_rows
from distributor_desk.spreadsheets.plan import ParsedSheet
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.sheets import BOOKING, ImportOptions, Taken

SAMPLE_DAY = (6, 29)
"""The day of the year on which the sample's own today lies: moved with it, a year stays the year of that day."""


class SubDistributorsSheet:
    """Sub-distributors in and out."""

    kind = SUB_DISTRIBUTORS

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        progress.at(BOOKING, 0, parsed.count)
        if options.shift and "year" in parsed.cells:
            parsed.cells["year"] = [_moved(year, options) for year in parsed.cells["year"]]
        rows = judge_rows(work, parsed)
        book(work, rows, batch_id)
        return rows.taken()

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        subs = sorted(standings(session), key=lambda s: s.id)
        agreed, shared = agreements(session, subs), shared_territories(session)
        for sub in subs:
            lines: list[AgreementLine | None] = [*reversed(agreed[sub.id])]
            for line in lines or [None]:
                place = line.territory if line and line.territory else sub.territory
                year = (
                    (
                        line.year,
                        line.target,
                        written_schemes(line.schemes),
                        line.signed,
                        line.ends,
                        line.deposit,
                    )
                    if line
                    else (None,) * 6
                )
                yield (
                    sub.code, sub.name, written_territory(place, shared=normal_name(place or "") in shared), sub.state, *year, sub.contact,
                    sub.phone, sub.notes,
                )  # fmt: skip


def _moved(year: Any, options: ImportOptions) -> Any:
    return (date(year, *SAMPLE_DAY) + options.shift).year if isinstance(year, int) and year > 1 else year
