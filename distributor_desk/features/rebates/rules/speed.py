"""The payment-speed list (回款系数) as it is written: `15:100;30:80;45:50` is days at most and per cent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from distributor_desk.core.numbers import parse_number

Speed = tuple[tuple[int, Decimal], ...]


def parse_speed(text: str) -> Speed | None:
    """Days and ratios; None when it cannot be read."""
    found = []
    for part in text.replace("；", ";").replace("：", ":").split(";"):
        if not part.strip():
            continue
        days, colon, percent = part.partition(":")
        number = parse_number(percent.replace("%", "").replace("％", ""))
        if not colon or not days.strip().isdecimal() or number is None:
            return None
        found.append((int(days), number / 100))
    return tuple(found)


def written(speed: Sequence[tuple[int, Decimal]]) -> str:
    return ";".join(f"{days}:{(ratio * 100).normalize():f}" for days, ratio in speed)
