"""One row of the grid: what is typed in each cell, what it is read as, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from distributor_desk.core import dates, numbers, quantity
from distributor_desk.core.language import Language, Text
from distributor_desk.core.money import plain
from distributor_desk.features.returns.queries.sales import Original
from distributor_desk.features.returns.rules import policy as rules
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.drafts import DraftLine

NO_NUMBER = Text("不是数字，例如 12 或 1箱6瓶", "Not a number, e.g. 12 or 1 case 6 pcs")
NO_CASE = Text("这个商品没有箱规，请按最小单位填写", "This product has no case size: enter single units")
NO_DATE = Text("不是日期，例如 5-1", "Not a date, e.g. 5-1")
NO_PRODUCT = Text("没有找到这个商品，请从列表里选择", "No such product: choose one from the list")
NO_QUANTITY = Text("请填写数量", "Enter a quantity")


@dataclass(frozen=True, slots=True)
class Goods:
    """What the grid knows of a product, and what the customer bought of it, newest first."""

    id: int
    name: str
    spec: str | None
    unit: str | None
    case_size: Decimal | None
    shelf_life: int | None
    latest_price: Decimal | None
    originals: tuple[Original, ...] = ()

    @property
    def said(self) -> str:
        return f"{self.name}  {self.spec}" if self.spec else self.name


@dataclass(slots=True)
class GridRow:
    """A line while it is typed. `typed` keeps what could not be read, `problems` say why."""

    goods: Goods | None = None
    out: Goods | None = None
    values: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    problems: dict[str, Text] = field(default_factory=dict)
    price_typed: bool = False
    id: int | None = None

    @property
    def blank(self) -> bool:
        return self.goods is None and not self.values and not self.typed

    def draft(self) -> DraftLine | None:
        """The line, when it has a product and a quantity that can be read."""
        given = self.values
        if self.goods is None or not given.get("quantity"):
            return None
        reason = given.get("reason") or w.OTHER
        return DraftLine(
            self.goods.id, given["quantity"], given.get("price"), reason, given.get("fault"), given.get("original_id"),
            given.get("original_document"), given.get("produced_on"), given.get("accepted"),
            given.get("reject_reason"), self.out.id if self.out else None, given.get("out_quantity"),
            given.get("out_price"), given.get("unit"), given.get("unit_size"), given.get("notes"), self.id,
        )  # fmt: skip

    def put(self, key: str, words: str, today: date) -> None:
        """Take what is typed into a cell; what cannot be read stays and is marked."""
        said = words.strip()
        self.typed.pop(key, None)
        self.problems.pop(key, None)
        if key == "price":
            self.price_typed = bool(said)
        if not said:
            self.values.pop(key, None)
            if key == "original_document":
                self.values.pop("original_id", None)
            return
        value: Any = _READ[key](self, said, today) if key in _READ else said
        if isinstance(value, Text):
            self.typed[key], self.problems[key] = said, value
            self.values.pop(key, None)
        else:
            self.values[key] = value
            if key == "original_document":
                self._link(said)

    def _link(self, document: str) -> None:
        """The original sale of that document; its price is the line's, unless a price was typed."""
        found = (
            next((o for o in self.goods.originals if o.document == document), None) if self.goods else None
        )
        self.values.pop("original_id", None)
        if found is not None:
            self.values["original_id"] = found.id
            if not self.price_typed:
                self.values["price"] = found.price

    def take_goods(self, goods: Goods) -> None:
        """Another product: the price is what the customer last paid, never the list price."""
        self.goods = goods
        for key in ("original_id", "original_document"):
            self.values.pop(key, None)
        self.typed.pop("product", None)
        self.problems.pop("product", None)
        if not self.price_typed:
            self.values.pop("price", None)
            if goods.latest_price is not None:
                self.values["price"] = goods.latest_price

    def take_out_goods(self, goods: Goods) -> None:
        self.out = goods
        self.typed.pop("out_product", None)
        self.problems.pop("out_product", None)
        self.values.pop("out_price", None)
        if goods.latest_price is not None:
            self.values["out_price"] = goods.latest_price

    def wrong(self) -> Text | None:
        """The first thing that is wrong with a row that is not blank."""
        if self.problems:
            return next(iter(self.problems.values()))
        if self.goods is None:
            return NO_PRODUCT
        return None if self.values.get("quantity") else NO_QUANTITY


def _units(words: str, goods: Goods | None) -> Decimal | Text:
    found = quantity.parse_quantity(words, goods.case_size if goods else None)
    found = numbers.parse_typed(words) if found is None else found
    if found is None:
        has_case = any(unit in words for unit in quantity.CASE_UNITS)
        return NO_CASE if has_case and not (goods and goods.case_size) else NO_NUMBER
    return round(found, 3)


def _money(_row: GridRow, words: str, _today: date) -> Decimal | Text:
    found = numbers.parse_typed(words)
    return NO_NUMBER if found is None else round(found, 6)


def _day(_row: GridRow, words: str, today: date) -> date | Text:
    return dates.parse_typed(words, today) or NO_DATE


_READ: dict[str, Callable[[GridRow, str, date], Any]] = {
    "quantity": lambda row, words, _day: _units(words, row.goods),
    "out_quantity": lambda row, words, _day: _units(words, row.out),
    "price": _money,
    "out_price": _money,
    "produced_on": _day,
}


def row_of(draft: DraftLine, goods: Goods, out: Goods | None) -> GridRow:
    """A row that shows a line which is kept."""
    names = (
        "quantity", "price", "reason", "fault", "original_id", "original_document", "produced_on", "accepted",
        "reject_reason", "out_quantity", "out_price", "unit", "unit_size", "notes",
    )  # fmt: skip
    values = {name: getattr(draft, name) for name in names if getattr(draft, name) is not None}
    return GridRow(goods, out, values, price_typed=draft.price is not None, id=draft.id)


def in_words(row: GridRow, key: str, language: Language) -> str:
    """What a cell shows."""
    if key in row.typed:
        return row.typed[key]
    goods = row.out if key.startswith("out_") else row.goods
    if key in ("product", "out_product"):
        return goods.said if goods else ""
    if key in ("amount", "out_amount"):
        return _worth(row, key)
    return _value(row, key, goods, language)


def _worth(row: GridRow, key: str) -> str:
    draft = row.draft()
    worth = (draft.value_in if key == "amount" else draft.value_out) if draft else None
    return f"{worth:,.2f}" if worth else ""


def _value(row: GridRow, key: str, goods: Goods | None, language: Language) -> str:
    value = row.values.get(key)
    if value is None and goods and key in ("reason", "fault"):
        reason = row.values.get("reason") or w.OTHER
        value = reason if key == "reason" else w.FAULT_OF[reason]
    if value is None:
        return ""
    if key in ("quantity", "out_quantity") and goods:
        case = "cs" if language == "en" else "箱"
        return quantity.shown(value, goods.case_size, goods.unit or "", case)
    if key in ("reason", "fault"):
        return (w.REASONS if key == "reason" else w.FAULTS)[value].in_(language)
    return f"{plain(value):f}" if isinstance(value, Decimal) else str(value)


def days_left(row: GridRow, on: date) -> str:
    """Days left of the shelf life on a day, `274 / 365`."""
    day, life = row.values.get("produced_on"), row.goods.shelf_life if row.goods else None
    if day is None or not life:
        return ""
    return f"{rules.days_left(day, life, on)} / {life}"
