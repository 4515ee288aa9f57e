"""A guest list as one types it: names apart by commas or lines, `高总×2` is two persons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_APART = re.compile(r"[,，、;；\n]+")
_PERSONS = re.compile(r"(.*?)\s*(?:[x×*]\s*(\d{1,3})\s*人?|[(（](\d{1,3})\s*(?:人|persons?)?[)）])")


@dataclass(frozen=True, slots=True)
class Invited:
    """A guest and how many persons came."""

    name: str
    persons: int = 1


def guests_written(words: str) -> list[Invited]:
    """The guests that are written; a name twice is one guest with all its persons."""
    found: dict[str, int] = {}
    for part in _APART.split(words):
        match = _PERSONS.fullmatch(part.strip())
        name = (match[1] if match else part).strip()
        persons = int(match[2] or match[3]) if match else 1
        if name and persons:
            found[name] = found.get(name, 0) + persons
    return [Invited(name, persons) for name, persons in found.items()]


def written_guests(guests: Iterable[Invited]) -> str:
    """The same the other way."""
    return "、".join(g.name if g.persons == 1 else f"{g.name}×{g.persons}" for g in guests)
