"""What a room offers so that its records come in by workbook and go out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Protocol

from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets.columns import SheetKind
from distributor_desk.storage.unit_of_work import Reading, Write

if TYPE_CHECKING:
    from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet, Problem

BOOKING = Text("正在入账", "Booking")


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the person ticked. `shift` moves every date by whole days (the sample company only)."""

    create_missing: bool = False
    walk_in: str | None = None
    revive: bool = False
    shift: timedelta = timedelta()


@dataclass(slots=True)
class Taken:
    """What became of each parsed row; `changes` are field → (old, new) of updated rows.

    `worked_out` are fields that follow from a row's place in its sheet: a row that leaves the sheet, for the
    workbook of refused rows, takes them along. `fen` is the money of each row (None: it has none), where it does
    not simply stand in a column.
    """

    outcomes: list[Outcome]
    problems: dict[int, list[Problem]] = field(default_factory=dict)
    changes: dict[int, Mapping[str, tuple[Any, Any]]] = field(default_factory=dict)
    created: dict[str, int] = field(default_factory=dict)
    notes: list[Text] = field(default_factory=list)
    worked_out: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    fen: Sequence[int | None] = ()


class Sheet(Protocol):
    """One kind of sheet of a room: `take` judges and books within a write, `rows` exports."""

    @property
    def kind(self) -> SheetKind: ...

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        """Book the rows that are right, in one go; never raises for a bad row."""
        ...

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        """Every record that is not retired, a value for each of `kind.outward(owner_copy=…)`."""
        ...
