"""What a table shows and where its rows come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page
from distributor_desk.spreadsheets.columns import Column
from distributor_desk.storage.unit_of_work import Reading

PageOf = Callable[[Reading, Listing, int, int], Page]
PlaceOf = Callable[[Reading, Listing, int], int | None]
NOTHING_YET = Text("这里还没有记录。", "There is nothing here yet.")


@dataclass(frozen=True, slots=True)
class TableSource:
    """A list of records: its columns, the tables it shows, and `page(session, listing, offset, limit)`.

    `place(session, listing, id)` gives the position of a record in the list (None: not in it); without it
    the list is looked through. `key` names the table in the person's settings. `hidden` columns are off
    until the person wants them; `fixed_order` columns cannot be sorted by. `always` names filters that are
    part of the list itself (a day) and narrow nothing. `empty` is said when there is no such record yet; of
    `imported` records it offers to bring a workbook in.
    """

    key: str
    columns: tuple[Column, ...]
    shows: frozenset[str]
    page: PageOf
    place: PlaceOf | None = None
    hidden: frozenset[str] = frozenset()
    fixed_order: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()
    empty: Text = NOTHING_YET
    sort: str | None = None
    descending: bool = False
    imported: bool = False
