"""What is true of the list of what needs the owner: its order, and how a day is said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from distributor_desk.core.language import Text
from distributor_desk.core.todo import Todo

NOW, SOON, LATER = 0, 1, 2
HEADINGS = {
    NOW: Text("马上要办", "Now"),
    SOON: Text("七天之内", "Within a week"),
    LATER: Text("有空再办", "When there is time"),
}
_WEEK = 7


def group_of(todo: Todo, today: date) -> int:
    """Now: urgent, or due today or before; soon: due within seven days; the rest is for later."""
    if todo.urgent:
        return NOW
    if todo.due is None:
        return LATER
    days = (todo.due - today).days
    return NOW if days <= 0 else SOON if days <= _WEEK else LATER


def ranked(todos: Iterable[Todo], today: date) -> list[Todo]:
    """By group; within one the urgent first, then the most money, then the earliest day."""
    return sorted(
        todos,
        key=lambda t: (
            group_of(t, today),
            not t.urgent,
            -(t.money or Decimal(0)),
            t.due or date.max,
            t.feature,
            t.id,
        ),
    )


def due_words(due: date | None, today: date) -> Text | None:
    """`3 天前到期`, `今天`, `明天`, `3 天后`; a day far away as it is written."""
    if due is None:
        return None
    days = (due - today).days
    if days < 0:
        return Text("逾期 {days} 天", "{days} {days:day|days} late").with_(days=-days)
    if days == 0:
        return Text("今天", "today")
    if days == 1:
        return Text("明天", "tomorrow")
    if days <= 60:
        return Text("{days} 天后", "in {days} {days:day|days}").with_(days=days)
    return Text(due.isoformat(), due.isoformat())


def change(value: Decimal | None, before: Decimal | None) -> Decimal | None:
    """Growth against a year ago as a ratio; None where there is nothing to compare with."""
    return None if value is None or before is None or before <= 0 else (value - before) / before
