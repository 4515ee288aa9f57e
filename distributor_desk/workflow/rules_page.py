"""The rules of the house on paper: every setting of every room in words, to be signed and pinned up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from distributor_desk.core.language import Language, Text
from distributor_desk.core.money import shown
from distributor_desk.storage.settings import Setting, value_of
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import Feature

if TYPE_CHECKING:
    from distributor_desk.printing.rendering import Rendered

TITLE = Text("公司规则", "Rules of the house")
NUMBERING = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
PRINTED = Text("打印日期：{day}", "Printed {day}")
COLUMNS = (Text("规则", "Rule"), Text("规定", "Is set to"))
SIGNED = (Text("负责人签字", "Signed by"), Text("日期", "Date"))
YES, NO = Text("是", "yes"), Text("否", "no")
DAYS = Text("{days} 天", "{days} {days:day|days}")


def rules_page(
    session: Reading, company: str, rooms: Sequence[Feature], language: Language, day: date
) -> Rendered:
    """Every rule that is no secret, a table for each room."""
    from distributor_desk.printing import blocks as b
    from distributor_desk.printing.page import Page
    from distributor_desk.printing.rendering import render

    title = TITLE.in_(language)
    found: list[b.Block] = [b.Title(title, above=company)]
    for room in rooms:
        rules = [setting for setting in room.settings if not setting.secret]
        if rules:
            rows = tuple(
                b.Row((rule.text.in_(language), said(rule, value_of(session, rule), language)))
                for rule in rules
            )
            heads = (
                b.TableColumn(COLUMNS[0].in_(language), 3),
                b.TableColumn(COLUMNS[1].in_(language), 2),
            )
            found += [b.Heading(room.text.in_(language)), b.Table(heads, rows), b.Spacer()]
    found.append(b.Signatures(tuple(words.in_(language) for words in SIGNED)))
    page = Page(
        title=title,
        numbering=NUMBERING.in_(language),
        printed=PRINTED.in_(language).format(day=day.isoformat()),
    )
    return render(found, page, language)


def said(setting: Setting[Any], value: Any, language: Language) -> str:
    """A rule's value as a person says it."""
    if isinstance(value, bool):
        return (YES if value else NO).in_(language)
    if setting.unit == "money" and isinstance(value, Decimal):
        return shown(value)
    plain = f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
    if setting.unit == "percent":
        return f"{plain}%"
    return DAYS.with_(days=plain).in_(language) if setting.unit == "days" else plain
