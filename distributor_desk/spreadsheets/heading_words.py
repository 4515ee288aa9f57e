"""The words of headings: how two spellings are the same, and which field a spelling may stand for.

The synonyms are data: `resources/headings/<kind>.json`, field → spellings, the likeliest first. The
field `-` lists headings that look like a field and are none (付款时间 is no sales date); the field `!` lists
headings that say a sheet is of another kind (a product list has no 订单号).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from distributor_desk.core.language import Text
from distributor_desk.core.resources import resource
from distributor_desk.spreadsheets.columns import SheetKind

Synonyms = Mapping[str, Mapping[str, Sequence[str]]]
Claim = tuple[tuple[int, ...], str, int]

NONE, STRANGER = "-", "!"
REASON = Text("未导入原因", "Reason not imported")  # the last column of a workbook of rejected rows
BARE = frozenset(
    "编号 编码 代码 名称 日期 金额 类型 状态 单位 数量 code name date amount id type status number no".split()  # noqa: SIM905
)
ONLY_WHOLE = frozenset(  # too general to be found inside a longer heading (price_rank is no price)
    [
        "line",
        "size",
        "model",
        "class",
        "rate",
        "total",
        "value",
        "item",
        "pack",
        "sales",
        "cost",
        "price",
        "unit",
        "description",
        "customer",
        "client",
        "buyer",
        "account",
        "party",
        "store",
        "shop",
        "outlet",
        "product",
        "goods",
        "brand",
        "tax",
        "gift",
        "order",
        "stock",
        "paid",
    ]
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】|〔[^〕]*〕|<[^<>]*>")
_MARKS = re.compile(r"必填|选填|可选|[*#:;,。、\"'“”]+$|^[*#]+|[*%]")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BETWEEN = re.compile(r"[\s_\-./\\]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """`exact` is what is compared; `words` its English words, empty for a Chinese heading."""

    exact: str
    words: tuple[str, ...] = ()
    whole: str = ""  # with what stands in brackets


@lru_cache(maxsize=20_000)
def heading(said: str) -> Heading:
    """A heading without width, white space, marks, units and brackets; `unit_price` is unit price."""
    text = unicodedata.normalize("NFKC", said).strip()
    whole = _compared(text)
    cut = _compared(_BRACKETS.sub("", text)) or whole
    return Heading(cut, tuple(cut.split()) if cut.isascii() else (), whole)


def _compared(text: str) -> str:
    text = _MARKS.sub("", text).strip()
    if text.isascii():
        return " ".join(_BETWEEN.sub(" ", _CAMEL.sub(" ", text)).lower().split())
    return _BETWEEN.sub("", text).casefold()


@dataclass(slots=True)
class Lexicon:
    """The spellings of one kind: each with its fields and how likely they are."""

    exact: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    strangers: set[str] = field(default_factory=set)
    memo: dict[Heading, list[Claim]] = field(default_factory=dict)

    def add(self, key: str, spellings: Sequence[str], rank: int = 0) -> None:
        for place, said in enumerate(spellings):
            for form in {heading(said).exact, heading(said).whole}:
                fields = self.exact.setdefault(form, [])
                if all(known != key for _, known in fields):
                    fields.append((rank + place, key))

    def claims(self, said: Heading) -> list[Claim]:
        """(order, field, weight) for every field that the heading may stand for, the best first."""
        if said not in self.memo:
            self.memo[said] = sorted(self._claims(said))
        return self.memo[said]

    def _claims(self, said: Heading) -> list[Claim]:
        found: list[Claim] = []
        for form in dict.fromkeys((said.whole, said.exact)):
            level, weight = (2, 2) if form in BARE else (0, 3)
            for rank, key in self.exact.get(form, ()):
                found.append(((level, 0 if form == said.whole else 1, rank), _field(key), weight))
        if not found or found[0][0][0] == 2:
            found += self._contained(said)
        return found

    def _contained(self, said: Heading) -> list[Claim]:
        found: list[Claim] = []
        for form, fields in self.exact.items():
            if form in BARE or form in ONLY_WHOLE or not _contains(said, form):
                continue
            at_end = 0 if said.exact.endswith(form) else 1
            found += [
                ((1, -len(form), at_end, rank), _field(key), 1 if key != NONE else 0) for rank, key in fields
            ]
        return found


def _field(key: str) -> str:
    return "" if key == NONE else key


def _contains(said: Heading, form: str) -> bool:
    """Chinese by any part of at least two characters, English by whole words."""
    if form.isascii():
        if not said.words:
            return len(form) >= 3 and form in said.exact
        return len(form) >= 3 and f" {form} " in f" {said.exact} "
    return len(form) >= 2 and form in said.exact


def lexicon(kind: SheetKind, spellings: Mapping[str, Sequence[str]]) -> Lexicon:
    """The kind's own headings and keys first, then its synonyms; fields that the kind lacks are left out."""
    made = Lexicon()
    made.add(NONE, (REASON.zh, REASON.en))
    for column in kind.columns:
        made.add(column.key, (column.text.zh, column.text.en, column.key))
    known = {column.key for column in kind.columns} | {NONE}
    made.strangers = {heading(said).exact for said in spellings.get(STRANGER, ())}
    for key, said in spellings.items():
        if key in known:
            made.add(key, said, rank=3)
    return made


@cache
def load_synonyms() -> dict[str, dict[str, tuple[str, ...]]]:
    """Every kind's synonyms that ship with the program."""
    folder = resource("headings")
    return {
        path.stem: {key: tuple(said) for key, said in json.loads(path.read_text("utf-8")).items()}
        for path in sorted(folder.glob("*.json"))
    }
