"""Today on paper: what needs the owner, with a box to tick. No margin stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from distributor_desk.core.figures import Figure
from distributor_desk.core.language import Language, Text
from distributor_desk.core.money import shown
from distributor_desk.core.todo import Todo
from distributor_desk.features.today import rules
from distributor_desk.printing import blocks as b
from distributor_desk.printing.charts import BarChart, Series
from distributor_desk.printing.page import Page
from distributor_desk.printing.rendering import Rendered, render

TITLE = Text("今日要办", "What needs doing today")
NUMBERING = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
NOTHING = Text("今天没有要办的事。", "Nothing needs doing today.")
COLUMNS = (
    (Text("办完", "Done"), 1.0),
    (Text("什么事", "What"), 9.0),
    (Text("期限", "Due"), 1.8),
    (Text("金额", "Money"), 2.2),
)
BY_MONTH = Text("{name}，按月", "{name} by month")
BY_MONTH_PERCENT = Text("{name}，按月（%）", "{name} by month (%)")


def pdf(company: str, todos: Sequence[Todo], today: date, language: Language) -> Rendered:
    """The lines in their order."""
    title = TITLE.in_(language)
    blocks: list[b.Block] = [b.Title(title, above=company, under=today.isoformat())]
    columns = tuple(
        b.TableColumn(text.in_(language), share, "right" if place == len(COLUMNS) - 1 else "left")
        for place, (text, share) in enumerate(COLUMNS)
    )
    for group, heading in rules.HEADINGS.items():
        mine = [t for t in rules.ranked(todos, today) if rules.group_of(t, today) == group]
        if mine:
            rows = tuple(_row(t, today, language) for t in mine)
            blocks += [b.Heading(heading.in_(language)), b.Table(columns, rows)]
    if not todos:
        blocks.append(b.Paragraph(NOTHING.in_(language)))
    page = Page(title, numbering=NUMBERING.in_(language), printed=f"{company}    {today.isoformat()}")
    return render(blocks, page, language)


def _row(todo: Todo, today: date, language: Language) -> b.Row:
    due = rules.due_words(todo.due, today)
    return b.Row(
        (
            b.Ticks((b.Tick(""),)),
            todo.text.in_(language),
            due.in_(language) if due else "",
            shown(todo.money) if todo.money else "",
        )
    )


def months_chart(figure: Figure, last: date, language: Language) -> BarChart:
    """A figure's thirteen months."""
    count = len(figure.months)
    places = [last.year * 12 + last.month - 1 - (count - 1 - n) for n in range(count)]
    ratio = figure.unit == "ratio"
    values = tuple(None if v is None else v * 100 if ratio else v for v in figure.months)
    name = (figure.by_month or figure.text).in_(language)
    title = (BY_MONTH_PERCENT if ratio else BY_MONTH).in_(language).format(name=name)
    return BarChart(title, tuple(f"{p // 12 % 100}-{p % 12 + 1}" for p in places), (Series(name, values),))
