"""Forms: a month's target, a year shared out, the season's weights, a commission rate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from distributor_desk.core.dates import month_name
from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.reps.operations import people, targets
from distributor_desk.features.reps.rules.season import MONTHS
from distributor_desk.spreadsheets.columns import Choice, Column, Kind

if TYPE_CHECKING:
    from distributor_desk.desktop.record_form import RecordForm

MONTH_TARGET = Text("{month} 的目标", "Target of {month}")
YEAR_TARGET = Text("全年目标按季节分到各月", "Share a year out by the season")
SEASON = Text(
    "季节系数：旺月大于 1，淡月小于 1", "Season weights: above 1 in busy months, below 1 in quiet ones"
)
RATE = Text("提成标准", "Commission rate")
HUNDRED = Decimal(100)
CLASSES = (
    Choice("sunrise", Text("朝阳", "sunrise")),
    Choice("sunset", Text("夕阳", "sunset")),
    Choice("gold", Text("黄金", "gold")),
    Choice("watch", Text("观察", "watch")),
)
_MONEY = Kind.MONEY
TARGET = Column("target", Text("目标", "Target"), _MONEY)
CATEGORY = Column("category", Text("品类", "Category"), note=Text("不填就是总目标", "empty: in all"))
NEW = Column("new_products", Text("其中新品", "Of which new products"), _MONEY)
RATE_COLUMNS = (
    Column("product_class", Text("商品分类", "Class"), Kind.CHOICE, choices=CLASSES, note=Text("不选：任何分类", "none: any class")),
    Column("margin_from", Text("毛利率达到%", "From margin %"), Kind.PERCENT, owner_only=True),
    Column("rate", Text("提成%", "Commission %"), Kind.PERCENT, required=True),
)  # fmt: skip


def who(reps: Mapping[int, str]) -> Column:
    """The rep, to be chosen."""
    choices = tuple(Choice(str(i), Text(name, name)) for i, name in reps.items())
    return Column("rep", Text("业务员", "Rep"), Kind.CHOICE, required=True, choices=choices)


def ask_month(
    desk: Desk, parent: QWidget, reps: Mapping[int, str], month: date, initial: Mapping[str, Any],
    categories: Sequence[str],
) -> RecordForm:  # fmt: skip
    """A rep's target of the month in all, or of a category; and the part for new products."""

    def save(values: dict[str, Any]) -> Text:
        rep = int(values["rep"])
        own = {key: values.get(key) for key in ("target", "category")}
        own |= {"new_products": values.get("new_products")} if not values.get("category") else {}
        return targets.set_month(desk.company, (rep, reps[rep]), month, own)

    title = MONTH_TARGET.with_(month=f"{month:%Y-%m}")
    return _open(
        desk, parent, title, (who(reps), CATEGORY, TARGET, NEW), initial, save, {"category": categories}
    )


def ask_year(
    desk: Desk, parent: QWidget, reps: Mapping[int, str], year: int, categories: Sequence[str]
) -> RecordForm:
    """A year's target, given to its months by the season's weights."""
    columns = (
        who(reps),
        Column("year", Text("年度", "Year"), Kind.INTEGER, required=True),
        CATEGORY,
        Column("target", Text("全年目标", "Target of the year"), _MONEY, required=True),
    )

    def save(values: dict[str, Any]) -> Text:
        rep = int(values["rep"])
        return targets.share_year_out(
            desk.company, (rep, reps[rep]), values["year"], values.get("target"), values.get("category")
        )

    return _open(desk, parent, YEAR_TARGET, columns, {"year": year}, save, {"category": categories})


def ask_season(desk: Desk, parent: QWidget, weights: Mapping[int, Decimal]) -> RecordForm:
    """Twelve weights; those that past sales propose stand there where none is set."""
    columns = [Column(f"{m}", Text(f"{m}月", month_name(m)), Kind.QUANTITY) for m in MONTHS]
    initial = {f"{m}": weights.get(m) for m in MONTHS}

    def save(values: dict[str, Any]) -> Text:
        given = {int(key): value for key, value in values.items() if value is not None}
        return targets.set_season(desk.company, given)

    return _open(desk, parent, SEASON, columns, initial, save)


def ask_rate(desk: Desk, parent: QWidget, rate_id: int | None, initial: Mapping[str, Any]) -> RecordForm:
    """A rate for a class and from a margin on."""

    def save(values: dict[str, Any]) -> Text:
        own = {
            key: value / HUNDRED if key != "product_class" and value is not None else value
            for key, value in values.items()
        }
        return people.save_rate(desk.company, rate_id, own)

    return _open(desk, parent, RATE, RATE_COLUMNS, initial, save, fresh=rate_id is None)


def _open(
    desk: Desk, parent: QWidget, title: Text, columns: Sequence[Column], initial: Mapping[str, Any], save: Any,
    offered: Mapping[str, Sequence[str]] | None = None, *, fresh: bool = True,
) -> RecordForm:  # fmt: skip
    from distributor_desk.desktop.record_form import RecordForm

    form = RecordForm(
        desk, title, columns, initial, save, suggestions=offered or {}, fresh=fresh, parent=parent
    )
    form.saved.connect(desk.did)
    form.open()
    return form
