"""Out again: the records of the kinds that are wished, one sheet each, and blank templates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Language, Text
from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets.writing import SheetOut
from distributor_desk.storage.database import Company
from distributor_desk.workflow.sheets import Sheet

OWNER_COPY = Text(
    "老板专用：含成本和底价，请勿外传", "Owner's copy: with costs and floor prices, not to be passed on"
)
OWNER_FILE = Text("老板专用", "owners-copy")
NO_KIND = Text("没有“{kind}”这种表；可用的有：{known}。", "There is no kind “{kind}”; there are: {known}.")


def chosen(sheets: Sequence[Sheet], kinds: Sequence[str]) -> list[Sheet]:
    """The sheets of these kinds in the house's order; all of them when none is named. DeskError for an unknown."""
    known = {sheet.kind.key: sheet for sheet in sheets}
    for kind in kinds:
        if kind not in known:
            raise DeskError(NO_KIND.with_(kind=kind, known=", ".join(known)))
    return [sheet for key, sheet in known.items() if not kinds or key in kinds]


def export(
    company: Company,
    path: Path,
    sheets: Sequence[Sheet],
    language: Language,
    *,
    owner_copy: bool = False,
    progress: Progress | None = None,
) -> dict[str, int]:
    """Write the sheets; returns rows by kind. May raise Cancelled.

    Costs go only into the owner's copy, which says on every page what it is.
    """
    from distributor_desk.spreadsheets.writing import write_workbook

    counts: dict[str, int] = {}
    with company.read() as session:
        outs = []
        for sheet in sheets:
            rows = [*sheet.rows(session, owner_copy=owner_copy)]
            counts[sheet.kind.key] = len(rows)
            outs.append(
                SheetOut(sheet.kind.text.in_(language), sheet.kind.outward(owner_copy=owner_copy), rows)
            )
    write_workbook(path, outs, language, progress, OWNER_COPY if owner_copy else None)
    return counts


def template(path: Path, sheets: Sequence[Sheet], language: Language) -> None:
    """Blank sheets with drop-down lists, notes and examples."""
    from distributor_desk.spreadsheets.templates import write_template

    write_template(path, [sheet.kind for sheet in sheets], language)
