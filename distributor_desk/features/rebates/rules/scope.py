"""Which lines enter a basis: products, brands, categories, classes, in or out; and which returns lower it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from distributor_desk.core.language import Language

PRODUCT, BRAND, CATEGORY, CLASS = "product", "brand", "category", "class"
KINDS = (PRODUCT, BRAND, CATEGORY, CLASS)
_KIND_WORDS = {
    "product": PRODUCT, "商品": PRODUCT, "brand": BRAND, "品牌": BRAND, "category": CATEGORY, "品类": CATEGORY,
    "类别": CATEGORY, "分类": CATEGORY, "class": CLASS, "产品定位": CLASS, "定位": CLASS,
}  # fmt: skip
_SAID = {PRODUCT: "商品", BRAND: "品牌", CATEGORY: "品类", CLASS: "产品定位"}
_NOT = ("not ", "不含", "除 ", "除")


@dataclass(frozen=True, slots=True)
class ScopeTerm:
    """One entry of a scope: `key` is an id (product, brand) or a word (category, class)."""

    kind: str
    key: int | str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Goods:
    """What a scope asks of a product."""

    product: int
    brand: int | None = None
    category: str | None = None
    product_class: str | None = None

    def is_(self, term: ScopeTerm) -> bool:
        own = {PRODUCT: self.product, BRAND: self.brand, CATEGORY: self.category, CLASS: self.product_class}
        return own[term.kind] == term.key


def in_scope(terms: Sequence[ScopeTerm], goods: Goods) -> bool:
    """Within what is included (everything where nothing is), and not within what is excluded."""
    included = [t for t in terms if not t.excluded]
    within = not included or any(goods.is_(t) for t in included)
    return within and not any(goods.is_(t) for t in terms if t.excluded)


@dataclass(frozen=True, slots=True)
class Written:
    """One entry of a scope as a sheet writes it: `not brand:雪花`."""

    kind: str
    words: str
    excluded: bool = False


def parse_scope(text: str) -> list[Written] | str:
    """`brand:雪花;not product:P1` as entries; the part that cannot be read, when there is one."""
    found = []
    for part in text.replace("；", ";").replace("：", ":").split(";"):
        words = part.strip()
        if not words:
            continue
        mark = next((m for m in _NOT if words.casefold().startswith(m)), "")
        kind, colon, name = words[len(mark) :].partition(":")
        known = _KIND_WORDS.get(kind.strip().casefold())
        if not colon or known is None or not name.strip():
            return words
        found.append(Written(known, name.strip(), bool(mark)))
    return found


def written(entries: Sequence[Written]) -> str:
    """The same as a sheet's cell."""
    return ";".join(f"{'not ' if e.excluded else ''}{e.kind}:{e.words}" for e in entries)


def said(entries: Sequence[Written], language: Language) -> str:
    """The same in a person's language, to be read and typed: `品牌:雪花;不含商品:P1`."""
    if language == "en":
        return written(entries)
    return ";".join(f"{'不含' if e.excluded else ''}{_SAID[e.kind]}:{e.words}" for e in entries)


def lowers_split(reason: str | None, fault: str | None) -> bool:
    """Whether a return lowers the basis of a scheme that says "split" (rules §3).

    Customer's fault and slow-moving goods do; a wrong delivery always does, for it was never sold.
    """
    return reason in ("slow_moving", "wrong_delivery") or fault == "customer"
