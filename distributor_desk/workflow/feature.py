"""The card that a room gives to the house: what it offers, without anyone importing the room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.core.todo import Todo
from distributor_desk.spreadsheets.columns import Column
from distributor_desk.storage.settings import Setting
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.sheets import Sheet

Nothing: tuple[Any, ...] = ()


def _no_tables() -> None:
    return None


def _no_sheets() -> Sequence[Sheet]:
    return Nothing


def _no_commands() -> Sequence[Any]:
    return Nothing


def _found_nothing(_session: Reading, _words: str) -> list[Found]:
    return []


def _sound(_session: Reading) -> list[Text]:
    return []


@dataclass(frozen=True, slots=True)
class CustomerColumn:
    """A column that a room adds to the list of customers: SQL for one customer, over the tables it names."""

    column: Column
    expression: Any
    shows: frozenset[str]


def _no_columns(_today: date) -> Sequence[CustomerColumn]:
    return Nothing


@dataclass(frozen=True, slots=True)
class Feature:
    """One room's card. What is heavy (tab, sheets, commands) is imported inside the function given here.

    `tab` takes the desk (see desktop.tab) and gives the room's tab; a room without one has None.
    `tables` imports the room's records; `find` answers find-anything. `check` names every invariant of the room's books that does not hold.
    `on_visit_sheet` adds a line to a customer's printed card, or None: (session, customer id, day).
    `customer_columns` adds columns to the list of customers, `customer_panel` takes the desk and gives a
    part of the customer's page (a desktop.panel.CustomerPanel). `todo` gives what needs the owner on a day.
    `count` is how many records the room keeps, for the status bar (a cheap count; None leaves the room out).
    `page` is a page that this room lends to another room's tab, under its own name: (that room's key, a maker
    that takes the desk and gives a desktop.tab.Tab).
    `after_import` is called within an import's own write once every sheet is booked (session, batch id): a
    room above links what came in to what it keeps, and says so.
    """

    key: str
    text: Text
    tab: Callable[[Any], Any] | None = None
    tables: Callable[[], object] = _no_tables
    sheets: Callable[[], Sequence[Sheet]] = _no_sheets
    commands: Callable[[], Sequence[Any]] = _no_commands
    settings: tuple[Setting[Any], ...] = ()
    find: Callable[[Reading, str], list[Found]] = _found_nothing
    check: Callable[[Reading], list[Text]] = _sound
    on_visit_sheet: Callable[[Reading, int, date], Text | None] | None = None
    customer_columns: Callable[[date], Sequence[CustomerColumn]] = _no_columns
    customer_panel: Callable[[Any], Any] | None = None
    count: Callable[[Reading], int] | None = None
    page: tuple[str, Callable[[Any], Any]] | None = None
    todo: Callable[[Reading, date], Sequence[Todo]] | None = None
    after_import: Callable[[Write, int], Sequence[Text]] | None = None


def sheets_of(features: Sequence[Feature]) -> list[Sheet]:
    """Every sheet of every room, in the order in which they depend on each other."""
    return [sheet for feature in features for sheet in feature.sheets()]
