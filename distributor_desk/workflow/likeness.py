"""Names that nearly equal others: offered as "same as?" with a score, never joined silently.

What is compared is the name without signs; 好又多一店 and 好又多二店 are close and are two shops, so a person decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from distributor_desk.core.matching import bare_name
from distributor_desk.storage.made import Named

LEAST = 70  # out of 100
_TRIED = 12  # names that are compared closely with one
_MOST = 5_000  # new names that are looked at


@dataclass(frozen=True, slots=True)
class Alike:
    """A name that the import would make, and one that is there (or would be made beside it)."""

    table: str
    new: Named
    other: Named
    score: int
    stands: bool


def alike(table: str, made: Sequence[Named], standing: Sequence[Named]) -> list[Alike]:
    """For each name to be made the closest other one, the best first."""
    new = made[:_MOST]
    found: list[Alike] = []
    others = _Names([*((one, True) for one in standing), *((one, False) for one in new)])
    seen: set[frozenset[int]] = set()
    for one in new:
        best = others.closest(one)
        if best is None:
            continue
        other, stands, score = best
        pair = frozenset((one.id, other.id))
        if stands or pair not in seen:
            seen.add(pair)
            found.append(Alike(table, one, other, score, stands))
    return sorted(found, key=lambda pair: -pair.score)


def near_words(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Known words that are close to one, the closest first."""
    from rapidfuzz import fuzz, process

    found = process.extract(word, [*known], scorer=fuzz.ratio, limit=3, score_cutoff=50)
    return tuple(name for name, _score, _place in found)


def fresh_words(values: Collection[str], known: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Words that nobody has yet, each with near ones that are known."""
    new = [word for word in values if word not in known]
    return {word: near_words(word, known) for word in new[:200]} if known else {}


class _Names:
    """Names found by the pairs of characters that they share: most of them need no closer look."""

    def __init__(self, names: Sequence[tuple[Named, bool]]) -> None:
        self._names = names
        self._bare = [bare_name(one.name) for one, _ in names]
        self._by_pair: Mapping[str, list[int]] = defaultdict(list)
        for number, bare in enumerate(self._bare):
            for pair in {*_pairs(bare)}:
                self._by_pair[pair].append(number)

    def closest(self, one: Named) -> tuple[Named, bool, int] | None:
        from rapidfuzz import fuzz

        bare, shared = bare_name(one.name), Counter[int]()
        for pair in _pairs(bare):
            numbers = self._by_pair.get(pair, ())
            if len(numbers) < 2_000:  # 超市 and the like say nothing
                shared.update(numbers)
        best: tuple[Named, bool, int] | None = None
        for number, _ in shared.most_common(_TRIED):
            other, stands = self._names[number]
            if other.id == one.id:
                continue
            score = round(fuzz.ratio(bare, self._bare[number]))
            if score >= LEAST and (best is None or (score, stands) > (best[2], best[1])):
                best = (other, stands, score)
        return best


def _pairs(bare: str) -> list[str]:
    return [bare[at : at + 2] for at in range(len(bare) - 1)] or [bare]
