"""Shops that do not want to buy yet: one small step a visit, and what lies behind their words (business rules §5).

The step's words are neutral, because they stand on paper. What is noted of excuse and cause stays in the house.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from distributor_desk.core.language import Text

LADDER: tuple[tuple[str, Text], ...] = (
    ("card", Text("递一张名片，认识一下", "Leave a card and get to know each other")),
    ("gift", Text("送一份小礼物，放下就走", "Leave a small gift and go")),
    ("chat", Text("在店里买点小东西，聊几句", "Buy a little something and have a chat")),
    ("poster", Text("贴一张海报", "Put up a poster")),
    ("shelf", Text("帮忙擦一擦货架", "Help to clean the shelf")),
    ("carry", Text("搭把手，帮着搬货", "Lend a hand with carrying goods")),
    ("complaint", Text("解决一件店里不满意的事", "Put right one thing the shop is unhappy with")),
    ("trial", Text("少进一点试卖", "A small trial order")),
)
EXCUSES: tuple[tuple[str, Text], ...] = (
    ("no_money", Text("没钱", "no money")),
    ("no_space", Text("没地方", "no space")),
    ("boss_away", Text("老板不在", "boss away")),
    ("off_season", Text("淡季卖不动", "off season")),
    ("other", Text("其他", "other")),
)
TACTICS: tuple[tuple[str, Text], ...] = (
    ("phone", Text("要电话", "ask for the phone number")),
    ("letter", Text("留书面资料", "leave it in writing")),
    ("again", Text("多来几次", "call again")),
    ("insider", Text("请店员带话", "let the staff pass it on")),
    ("introduction", Text("请熟人介绍", "be introduced")),
    ("referral", Text("请老板介绍新店", "ask the owner for other shops")),
)


@dataclass(frozen=True, slots=True)
class Climb:
    """How far a shop has come: steps done with their days, and what is known of its reasons."""

    customer_id: int
    started: date
    done: tuple[tuple[str, date], ...]
    excuse: str | None = None
    cause: str | None = None
    condition: str | None = None
    tactic: str | None = None

    @property
    def goal(self) -> str | None:
        return next_step([step for step, _ in self.done])


def next_step(done: Collection[str]) -> str | None:
    """The one goal of the next visit: the first step that is not done; None above the last."""
    return next((key for key, _ in LADDER if key not in done), None)


def step_words(key: str | None) -> Text | None:
    """A step as it is printed."""
    return dict(LADDER).get(key or "")


def steps_done(done: Collection[str]) -> int:
    """How many steps of the ladder are done; unknown ones do not count."""
    return sum(key in done for key, _ in LADDER)
