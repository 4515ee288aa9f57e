"""What can be promised: the keys are the digits of the entry form."""

from __future__ import annotations

from distributor_desk.core.language import Text

PROMISE_KINDS: tuple[tuple[str, Text], ...] = (
    ("catalogue", Text("送目录或报价", "send catalogue or prices")),
    ("sample", Text("带样品", "bring samples")),
    ("pop", Text("送海报、价签等物料", "bring posters, price tags")),
    ("display", Text("陈列或冰柜", "display or cooler")),
    ("swap", Text("换货", "swap goods")),
    ("delivery", Text("补货或提前送", "deliver sooner")),
    ("price", Text("核对价格或费用", "check a price or fee")),
    ("visit", Text("带主管来", "bring the supervisor")),
    ("other", Text("其他", "other")),
)
STATES: tuple[tuple[str, Text], ...] = (
    ("open", Text("未结", "open")),
    ("kept", Text("已兑现", "kept")),
    ("broken", Text("未兑现", "broken")),
)


def promise_words(kind: str | None, what: str | None) -> Text | None:
    """What a promise says: its own words, else its kind's; None when there is neither."""
    if what and what.strip():
        return Text(what.strip(), what.strip())
    return dict(PROMISE_KINDS).get(kind or "")
