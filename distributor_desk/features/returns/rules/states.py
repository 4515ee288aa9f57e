"""Which step may follow which (business rules §3)."""

from __future__ import annotations

from distributor_desk.features.returns.rules import words as w

_NEXT: dict[str, tuple[str, ...]] = {
    w.DRAFT: (w.SUBMITTED, w.CANCELLED),
    w.SUBMITTED: (w.APPROVED, w.REJECTED, w.DRAFT, w.CANCELLED),
    w.REJECTED: (w.DRAFT, w.CANCELLED),
    w.APPROVED: (w.RECEIVED, w.CANCELLED),
    w.RECEIVED: (w.SETTLED, w.CANCELLED),
    w.SETTLED: (),
    w.CANCELLED: (),
}
_CLAIM_NEXT: dict[str, tuple[str, ...]] = {
    w.OPEN: (w.SENT, w.CANCELLED),
    w.SENT: (w.CONFIRMED, w.CANCELLED),
    w.CONFIRMED: (w.RECEIVED, w.CANCELLED),
    w.RECEIVED: (w.RECEIVED,),
    w.CANCELLED: (),
}
CHANGEABLE = frozenset({w.DRAFT, w.SUBMITTED, w.REJECTED})
"""The states in which lines may still be changed."""


def next_states(state: str, *, without_goods: bool = False) -> tuple[str, ...]:
    """The states that may follow. A return without physical goods is settled once it is approved."""
    if state == w.APPROVED and without_goods:
        return (w.SETTLED, w.CANCELLED)
    return _NEXT[state]


def next_claim_states(state: str) -> tuple[str, ...]:
    """The states that may follow that of a claim; money may come in several parts."""
    return _CLAIM_NEXT[state]


def first_free(taken: set[int]) -> int:
    """The lowest number from 1 on that nobody has: numbers stay without gaps, also after an undo."""
    number = len(taken) + 1 if not taken or max(taken) == len(taken) else 1
    while number in taken:
        number += 1
    return number


def numbered(prefix: str, year: int, sequence: int) -> str:
    """`TH2026-0001`."""
    return f"{prefix}{year}-{sequence:04d}"


def parse_number(number: str, prefix: str) -> tuple[int, int] | None:
    """Year and sequence of one of our own numbers; None for a number of another kind."""
    year, dash, sequence = number.removeprefix(prefix).partition("-")
    own = number.startswith(prefix) and dash and year.isdecimal() and sequence.isdecimal()
    if not own or not year.isascii() or not sequence.isascii() or len(year) != 4 or int(sequence) < 1:
        return None
    return (int(year), int(sequence)) if numbered(prefix, int(year), int(sequence)) == number else None
