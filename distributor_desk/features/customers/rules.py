"""What is true of customers: how they are found, and what a route's name says about its days."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import bare_name, initials, normal_code, normal_name, phones, sort_key

_DAY_WORDS = {
    1: "周一|星期一|礼拜一|monday|mon",
    2: "周二|星期二|礼拜二|tuesday|tue",
    3: "周三|星期三|礼拜三|wednesday|wed",
    4: "周四|星期四|礼拜四|thursday|thu",
    5: "周五|星期五|礼拜五|friday|fri",
    6: "周六|星期六|礼拜六|saturday|sat",
    7: "周日|周天|星期日|星期天|礼拜天|sunday|sun",
}
_SEVERAL = re.compile(r"周([一二三四五六日天]{2,})")


def weekdays_in(route_name: str) -> list[int]:
    """The ISO weekdays that a route's name says: `周一四 城东线` is [1, 4]; none is []."""
    name = route_name.casefold()
    found = {day for day, words in _DAY_WORDS.items() if re.search(rf"(?<![a-z])({words})(?![a-z次])", name)}
    for run in _SEVERAL.findall(name):
        found.update("一二三四五六日".find(c.replace("天", "日")) + 1 for c in run)
    return sorted(found)


def code_key(code: str | None) -> str | None:
    """What makes two codes the same; None for no code."""
    return normal_code(code) or None if code else None


def keys(name: str, code: str | None, phone: str | None) -> dict[str, str]:
    """The stored keys of a customer: for sameness, for sorting, and for finding by any part."""
    parts = [
        name.casefold(),
        bare_name(name),
        initials(name),
        (code or "").casefold(),
        *phones(phone or ""),
    ]
    return {
        "name_key": normal_name(name),
        "name_sort": sort_key(name),
        "find_key": " ".join(dict.fromkeys(part for part in parts if part)),
    }


def search_words(words: str) -> str:
    """What a person typed, as it stands in `find_key`."""
    return words.strip().casefold()


def days_since(last: date | None, today: date) -> int | None:
    """Whole days from a date to today; None while there is no date."""
    return (today - last).days if last else None


def balance(opening: Decimal | None, sold: Iterable[Decimal], paid: Iterable[Decimal]) -> Decimal:
    """Opening + sales (returns are negative) − payments and credits, in yuan (business rules §8)."""
    return (opening or Decimal(0)) + sum(sold, Decimal(0)) - sum(paid, Decimal(0))


_DAYS_ZH, _DAYS_EN = "一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def weekday_words(days: Sequence[int]) -> Text:
    """ISO weekdays as a person reads them: `周一、周四`, `Mon, Thu`; none is empty."""
    return Text("、".join(f"周{_DAYS_ZH[d - 1]}" for d in days), ", ".join(_DAYS_EN[d - 1] for d in days))


UNREADABLE_DAYS = Text(
    "看不懂“{words}”是星期几。请写成：周一四、周一至周五；没有固定的日子就留空。",
    "“{words}” does not say which weekdays. Write them as Mon, Thu or Mon-Fri; leave it empty when none is fixed.",
)
_RANGE = re.compile(r"([1-7])(?:-|~|–|—|到|至|to)([1-7])")
_BETWEEN_DAYS = re.compile(r"周|星期|礼拜|和|and|[,，、/;.&]")


def weekdays_written(words: str) -> list[int]:
    """The weekdays that a person wrote: `周一四`, `周一至周五`, `Mon, Thu` or `1 4`; DeskError for anything else."""
    said = "".join(unicodedata.normalize("NFKC", words).casefold().split())
    for day, names in _DAY_WORDS.items():
        said = re.sub(f"{names}|{_DAYS_ZH[day - 1]}", str(day), said)
    said = _BETWEEN_DAYS.sub("", said.replace("天", "7"))
    said = _RANGE.sub(lambda ends: "".join(map(str, _from_to(int(ends[1]), int(ends[2])))), said)
    if said.strip("1234567"):
        raise DeskError(UNREADABLE_DAYS.with_(words=words.strip()))
    return sorted({int(day) for day in said})


def _from_to(first: int, last: int) -> list[int]:
    """Weekdays from one to another, across the week's end where need be."""
    return [(first - 1 + step) % 7 + 1 for step in range((last - first) % 7 + 1)]
