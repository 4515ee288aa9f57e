"""What is true of customers: how they are found, and what a route's name says about its days."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
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


def keys(
    name: str, code: str | None, phone: str | None, people: Iterable[str] = (), tags: str | None = None
) -> dict[str, str]:
    """The stored keys of a customer: for sameness, for sorting, and for finding by any part.

    `phone` may hold several numbers; `people` are its contacts, found by name and initials as the shop is.
    """
    named = [*dict.fromkeys(who for who in people if who)]
    parts = [
        name.casefold(),
        bare_name(name),
        initials(name),
        (code or "").casefold(),
        *phones(phone or ""),
        *(part for who in named for part in (who.casefold(), initials(who))),
        *(tag.casefold() for tag in tags_in(tags)),
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


_BETWEEN_TAGS = re.compile(r"[、,，;；/|\s]+")


def tags_in(words: str | None) -> list[str]:
    """The tags that a person wrote, each once: `餐饮、学校 夜市` has three."""
    found = _BETWEEN_TAGS.split(unicodedata.normalize("NFKC", words or "").strip())
    return [*dict.fromkeys(tag for tag in found if tag)]


def joined_tags(tags: Iterable[str]) -> str | None:
    """Tags as they are kept; none is None."""
    return "、".join(dict.fromkeys(tags)) or None


_BIRTHDAY = re.compile(r"(?:\d{4}[-/.年])?\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def birthday_in(words: str | None) -> tuple[int, int] | None:
    """Month and day of `5-1`, `05月01日` or `1970-5-1`; None when it is no day of a year."""
    match = _BIRTHDAY.fullmatch(unicodedata.normalize("NFKC", words or "").strip())
    if not match:
        return None
    month, day = int(match[1]), int(match[2])
    try:
        date(2024, month, day)  # a leap year: 29 February is a birthday
    except ValueError:
        return None
    return month, day


def next_birthday(month: int, day: int, today: date) -> date:
    """The next such day, today included; 29 February falls on the 28th in other years."""
    for year in (today.year, today.year + 1):
        try:
            coming = date(year, month, day)
        except ValueError:
            coming = date(year, 2, 28)
        if coming >= today:
            return coming
    raise AssertionError("a year has every month")


POSTING_HOURS = (
    Text("早8点左右", "about 8 in the morning"),
    Text("中午12点左右", "about noon"),
    Text("晚6–8点", "6 to 8 in the evening"),
)
"""When shopkeepers look at their phone (needs 15)."""
MOST_BROADCASTS_A_DAY = 1
"""One message a day is welcome, more is noise (needs 16)."""


def crowded_days(days: Iterable[date]) -> list[date]:
    """The days with more than one broadcast, in order."""
    counts: dict[date, int] = {}
    for day in days:
        counts[day] = counts.get(day, 0) + 1
    return sorted(day for day, count in counts.items() if count > MOST_BROADCASTS_A_DAY)


def share(part: int, whole: int) -> Decimal | None:
    """A part of a whole in %, unrounded; None of nothing."""
    return Decimal(part * 100) / whole if whole else None


def return_on(cost: Decimal | None, worth: Decimal | None) -> Decimal | None:
    """What a trial brought above its cost, in % of the cost; None while one of them is not known or nothing was spent."""
    if cost is None or worth is None or cost <= 0:
        return None
    return (worth - cost) * 100 / cost


def combined(kept: Mapping[str, object], gone: Mapping[str, object]) -> dict[str, object]:
    """What a customer takes over from its second spelling: the fields that it has not itself."""
    return {
        key: value
        for key, value in gone.items()
        if value is not None and value != "" and kept.get(key) in (None, "")
    }


def overdue_for_order(last: date | None, today: date, days: int) -> bool:
    """Whether a customer ordered before, but not within the last so many days."""
    return last is not None and last <= today - timedelta(days=days)


CHANNEL_WORDS = {
    "supermarket": Text("商超", "supermarket"),
    "catering": Text("餐饮", "catering"),
    "traditional": Text("流通", "traditional"),
    "convenience": Text("便利", "convenience"),
    "special": Text("特通", "special"),
    "wholesale": Text("批发", "wholesale"),
    "online": Text("线上", "online"),
    "other": Text("其他", "other"),
}
"""The kinds of trade a customer is in."""
AGREEMENT_WORDS = {
    "none": Text("未谈", "not discussed"),
    "talking": Text("洽谈中", "under discussion"),
    "signed": Text("已签", "signed"),
    "refused": Text("不愿签", "declined"),
    "expired": Text("已到期", "expired"),
}
"""How far an agreement to work together has come (needs 144)."""
