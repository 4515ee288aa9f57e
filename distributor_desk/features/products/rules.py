"""What is true of products: how they are found, and how many base units a unit holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from distributor_desk.core.language import Text
from distributor_desk.core.matching import bare_name, initials, normal_code, normal_name, sort_key
from distributor_desk.core.money import shown
from distributor_desk.core.quantity import is_case_unit


def code_key(code: str | None) -> str | None:
    """What makes two codes the same; None for no code."""
    return normal_code(code) or None if code else None


def name_key(name: str, spec: str | None) -> str:
    """Two products of one name and one spec are one product."""
    return f"{normal_name(name)}|{normal_name(spec)}" if spec else normal_name(name)


def keys(name: str, code: str | None, barcode: str | None, spec: str | None) -> dict[str, str]:
    """The stored keys of a product: for sameness, for sorting, and for finding by any part."""
    parts = [
        name.casefold(),
        bare_name(name),
        initials(name),
        (code or "").casefold(),
        barcode or "",
        (spec or "").casefold(),
    ]
    return {
        "name_key": name_key(name, spec),
        "name_sort": sort_key(name),
        "find_key": " ".join(dict.fromkeys(part for part in parts if part)),
    }


def unit_size(unit: str | None, base_unit: str | None, case_size: Decimal | None) -> Decimal | None:
    """Base units in one `unit`: the case size for a case, None (one) for the base unit itself.

    A case of a product whose base unit is itself a case counts as one.
    """
    if not unit or not is_case_unit(unit) or (base_unit and normal_code(unit) == normal_code(base_unit)):
        return None
    return case_size


CLASSES = {
    "sunrise": Text("朝阳", "sunrise"),
    "sunset": Text("夕阳", "sunset"),
    "gold": Text("黄金", "gold"),
    "watch": Text("观察", "watch"),
}
"""The four classes (产品定位): margin without volume, volume without margin, both, neither."""
GOLD = "gold"
PIECE = Text("件", "piece")
PRICE_CUT = Text(
    "黄金商品（有量有利）不轻易减价：{old} 降到 {new}，每{unit}少 {less}。",
    "A gold product (volume and margin): no price cut lightly. {old} to {new} is {less} less a {unit}.",
)
PRICE_CUT_MARGIN = Text("{said}毛利率 {before}% → {after}%。", "{said} Margin {before}% → {after}%.")
SOLE, AREA, NONE = "sole", "area", "none"


def price_cut(
    position: str | None, old: Decimal | None, new: Decimal | None, cost: Decimal | None, unit: str | None
) -> Text | None:
    """What to think of before a gold product is sold for less (NEEDS 38); None for any other change of a price."""
    if position != GOLD or old is None or new is None or not 0 < new < old:
        return None
    said = PRICE_CUT.with_(old=shown(old), new=shown(new), less=shown(old - new), unit=unit or PIECE)
    if cost is None:
        return said
    before, after = (
        ((price - cost) * 100 / price).quantize(Decimal("0.1"), ROUND_HALF_UP) for price in (old, new)
    )
    return PRICE_CUT_MARGIN.with_(said=said, before=before, after=after)


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """A brand that we are agent of: whether the agency runs today, and the categories of its products."""

    brand: str
    running: bool
    categories: frozenset[str]


def runs(starts: date | None, ends: date | None, today: date) -> bool:
    """Both days are within; one that is not given is open."""
    return (starts is None or starts <= today) and (ends is None or today <= ends)


def competing(agencies: Iterable[AgencyLine]) -> list[tuple[str, str, str]]:
    """Category and two brands that compete in it while both agencies run: what a maker holds against us."""
    by_category: dict[str, set[str]] = {}
    for agency in agencies:
        if agency.running:
            for category in agency.categories:
                by_category.setdefault(category, set()).add(agency.brand)
    return [
        (category, *pair)
        for category, brands in sorted(by_category.items())
        for pair in combinations(sorted(brands), 2)
    ]
