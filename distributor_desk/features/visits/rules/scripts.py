"""Words for the visit (话术): openings, ice-breakers, refusals with answers, closings, success stories.

The program brings its own in both languages; a person changes them, adds to them and gets the first words back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from distributor_desk.core.language import Text

KINDS: tuple[tuple[str, Text], ...] = (
    ("opening", Text("开场", "Opening")),
    ("ice_breaker", Text("破冰", "Ice-breaker")),
    ("question", Text("提问", "Question")),
    ("refusal", Text("拒绝与应答", "Refusal and answer")),
    ("absent", Text("老板不在", "Owner absent")),
    ("seasonal", Text("节令拜访", "Seasonal visit")),
    ("closing", Text("结束语", "Closing")),
    ("answer", Text("常见问题", "Questions and answers")),
    ("story", Text("成功案例", "Success story")),
)
WHEN: tuple[tuple[str, Text], ...] = (
    ("usual", Text("常来的店", "a shop we know")),
    ("promise_late", Text("承诺逾期", "a promise is overdue")),
    ("reluctant", Text("还不想进货", "not buying yet")),
    ("absent", Text("上次没遇到老板", "owner not met last time")),
    ("new", Text("新店", "a new shop")),
    ("quiet", Text("很久没进货", "no order for a long time")),
    ("new_year", Text("春节前后", "around Spring Festival")),
    ("summer", Text("旺季夏天", "high summer")),
    ("mid_autumn", Text("中秋前", "before Mid-Autumn")),
    ("year_end", Text("年底", "the year's end")),
)
SPOKEN = ("opening", "seasonal")
"""What a sheet may begin a visit with."""


@dataclass(frozen=True, slots=True)
class Script:
    """One piece of words. `key` names a shipped one; `when` the visits it is for ("" = all).

    A success story also says shop, product, amount (yuan) and in which time.
    """

    kind: str
    key: str | None
    when: str
    title: Text
    words: Text
    shop: str = ""
    product: str = ""
    amount: Decimal | None = None
    period: str = ""
    id: int | None = None
    changed: bool = False


def suggested(scripts: Sequence[Script], kinds: Sequence[str], when: str, turn: int) -> Script | None:
    """One piece for a visit: those made for it before those for all; `turn` takes another each time."""
    mine = [s for s in scripts if s.kind in kinds and s.when == when]
    every = [s for s in scripts if s.kind in kinds and not s.when]
    fitting = mine or every
    return fitting[turn % len(fitting)] if fitting else None


def in_both(zh: str, en: str) -> Text:
    """Words in two languages; what is empty in one is said as in the other."""
    return Text(zh or en, en or zh)
