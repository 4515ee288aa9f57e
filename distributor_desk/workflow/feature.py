"""The card that a room gives to the house: what it offers, without anyone importing the room."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from distributor_desk.core.figures import Figure
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.core.todo import Todo
from distributor_desk.spreadsheets.columns import Column
from distributor_desk.storage.database import Company
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
    """A column that a room adds to the list of customers: SQL for one customer, over the tables it names.

    A `hidden` one is off until the person wants it.
    """

    column: Column
    expression: Any
    shows: frozenset[str]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class CustomerEvent:
    """One line of a customer's time line: when, what kind of thing, what happened, who did it."""

    day: date
    kind: Text
    text: Text
    who: str = ""


@dataclass(frozen=True, slots=True)
class CardLine:
    """A label and its words for a customer's card, on the first page of the screen and on paper.

    `house` lines stay in the house: they are not printed. An `alarm` is shown so that it is seen.
    """

    label: Text
    words: Text
    house: bool = False
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class ProductFigures:
    """Columns that a room adds to the list of products.

    `read(session, today)` gives a value for each of the columns by product id; a product that it does not
    name has blanks. `shows` names the tables that they are worked out from.
    """

    columns: tuple[Column, ...]
    read: Callable[[Reading, date], Mapping[int, tuple[Any, ...]]]
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
    part of the customer's page (a desktop.panel.CustomerPanel, or several of them). `todo` gives what needs the owner on a day.
    `product_figures` adds columns to the list of products, `figures` gives figures of the whole company with a
    year ago and 13 months: (session, today).
    `count` is how many records the room keeps, for the status bar (a cheap count; None leaves the room out).
    `customer_events` gives what happened between us and a customer, for the time line (session, customer id);
    `on_customer_card` adds lines to the customer's card (session, customer id, day). `customer_deeds` takes the
    desk and gives deeds for the menus of the Customers tab (desktop.customer_deeds). `on_merge` is called within
    the write that merges a second spelling into a customer, before its rows go over (write, id that stays, id
    that goes): a room brings its own figures together and says what the person should know.
    `page` is a page that this room lends to another room's tab, under its own name: (that room's key, a maker
    that takes the desk and gives a desktop.tab.Tab).
    `after_import` is called within an import's own write once every sheet is booked (session, batch id): a
    room above links what came in to what it keeps, and says so. `sample` adds to the sample company what no
    workbook carries, its dates moved by whole days (company, shift).
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
    product_figures: Callable[[], ProductFigures] | None = None
    figures: Callable[[Reading, date], Sequence[Figure]] | None = None
    count: Callable[[Reading], int] | None = None
    customer_events: Callable[[Reading, int], Sequence[CustomerEvent]] | None = None
    on_customer_card: Callable[[Reading, int, date], Sequence[CardLine]] | None = None
    customer_deeds: Callable[[Any], Sequence[Any]] | None = None
    on_merge: Callable[[Write, int, int], Sequence[Text]] | None = None
    page: tuple[str, Callable[[Any], Any]] | None = None
    todo: Callable[[Reading, date], Sequence[Todo]] | None = None
    after_import: Callable[[Write, int], Sequence[Text]] | None = None
    sample: Callable[[Company, timedelta], None] | None = None


def sheets_of(features: Sequence[Feature]) -> list[Sheet]:
    """Every sheet of every room, in the order in which they depend on each other."""
    return [sheet for feature in features for sheet in feature.sheets()]
