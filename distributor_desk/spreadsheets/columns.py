"""What a column of a workbook is: one declaration serves import, export, template, table and form."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from distributor_desk.core.language import Language, Text


class Kind(Enum):
    """What stands in a cell, and the type that it is read into (a blank is always None)."""

    TEXT = "text"  # str
    CODE = "code"  # str: digits that arrive as 13800000000.0 or 6.9E+12 become digits
    PHONE = "phone"  # str: as written, floats become digits
    MONEY = "money"  # Decimal yuan, two decimals
    UNIT_PRICE = "unit_price"  # Decimal yuan, up to six decimals
    QUANTITY = "quantity"  # Decimal base units, or Packed when cases are written
    INTEGER = "integer"  # int
    DAYS = "days"  # int: `12个月` is 360, `1年` is 360, `30天` is 30
    PERCENT = (
        "percent"  # Decimal: 12.5 for 12.5 % (a cell formatted as % holds 0.125 and says "12.5%" as text)
    )
    DATE = "date"  # datetime.date
    CHOICE = "choice"  # str: the key of a Choice
    YES_NO = "yes_no"  # bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a list: stored by key, written by text, also read from other spellings.

    `screen` is how the English window says it where the English workbook has a code (`net_amount`).
    """

    key: str
    text: Text
    also: tuple[str, ...] = ()
    screen: str = ""

    @property
    def shown(self) -> Text:
        return Text(self.text.zh, self.screen) if self.screen else self.text


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kind of record.

    `owner_only` columns (cost, floor …) leave the house in the owner's copy alone; `import_only`
    columns are read and never written (e.g. cases beside pieces). `listed` columns hold few different words
    (areas, categories): an import says when a new one comes.
    """

    key: str
    text: Text
    kind: Kind = Kind.TEXT
    required: bool = False
    owner_only: bool = False
    import_only: bool = False
    choices: tuple[Choice, ...] = ()
    most: int = 200
    note: Text | None = None
    listed: bool = False

    def choice(self, key: str) -> Choice | None:
        return next((c for c in self.choices if c.key == key), None)

    def said(self, key: str, language: Language) -> str:
        """A stored key in the workbook's words; an unknown key as it stands."""
        found = self.choice(key)
        return found.text.in_(language) if found else key

    def shown(self, key: str, language: Language) -> str:
        """A stored key in the window's words; an unknown key as it stands."""
        found = self.choice(key)
        return found.shown.in_(language) if found else key


@dataclass(frozen=True, slots=True)
class Question:
    """What a sheet leaves open and the person answers once for such headings: the key of one of `choices`.

    It is asked when a column of `when` is read and none of `unless`; the first choice holds until it is answered.
    """

    key: str
    text: Text
    choices: tuple[Choice, ...]
    when: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def arises(self, fields: Collection[str]) -> bool:
        return any(key in fields for key in self.when) and not any(key in fields for key in self.unless)


@dataclass(frozen=True, slots=True)
class SheetKind:
    """One kind of sheet: `customers` is 客户 / Customers with its columns in order.

    `needs` lists groups of column keys of which a sheet must have at least one each, where `required`
    alone says too little: a sales sheet needs (quantity | cases | pieces | amount).
    """

    key: str
    text: Text
    columns: tuple[Column, ...]
    needs: tuple[tuple[str, ...], ...] = ()
    asks: tuple[Question, ...] = ()

    def column(self, key: str) -> Column:
        return next(c for c in self.columns if c.key == key)

    def outward(self, *, owner_copy: bool) -> tuple[Column, ...]:
        """The columns that an export writes."""
        return tuple(c for c in self.columns if not c.import_only and (owner_copy or not c.owner_only))


@dataclass(frozen=True, slots=True)
class Packed:
    """`1箱6瓶`: cases and pieces, whose sum is known only with the product's case size."""

    cases: Decimal
    pieces: Decimal
