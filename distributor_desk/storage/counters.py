"""Numbers without gaps, per kind and year: `TH2026-0001`."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from distributor_desk.storage.house_records import Counter
from distributor_desk.storage.unit_of_work import Write


def next_number(work: Write, kind: str, year: int) -> str:
    """The next number of a kind in a year. It rolls back with its write, so none is ever lost."""
    which = (Counter.kind == kind, Counter.year == year)
    last = work.session.scalar(select(Counter.last).where(*which))
    if last is None:
        work.session.execute(insert(Counter).values(kind=kind, year=year, last=1))
    else:
        work.session.execute(update(Counter).where(*which).values(last=last + 1))
    return f"{kind}{year}-{(last or 0) + 1:04d}"


def next_numbers(work: Write, kind: str, year: int, count: int) -> list[str]:
    """Several numbers at once, in order."""
    return [next_number(work, kind, year) for _ in range(count)]
