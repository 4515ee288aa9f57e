"""The visit sheet on paper: route of the day, two shops a page, the daily report (拜访表).

Built from a VisitSheet and nothing else: the sheet goes through the shopkeeper's hands, and what a
shopkeeper may not read has no place in its types (business rules §5).
"""

from __future__ import annotations

from collections.abc import Sequence

from distributor_desk.core.language import Language, Text
from distributor_desk.core.progress import Progress
from distributor_desk.features.visits.document.card import NEW_SHOP, blank_card, card
from distributor_desk.features.visits.document.daily_report import daily_report
from distributor_desk.features.visits.document.route_list import route_list
from distributor_desk.features.visits.rules import VisitSheet
from distributor_desk.printing.blocks import Block, Boxed, PageBreak, Portion
from distributor_desk.printing.page import Page
from distributor_desk.printing.rendering import Rendered, render

__all__ = ["blank_card", "blank_card_pdf", "blocks", "page", "pdf"]

NAME = Text("拜访表", "Visit sheet")
NUMBERING = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")


def pdf(
    sheets: Sequence[VisitSheet], language: Language, printed: str, progress: Progress | None = None
) -> Rendered:
    """The sheets as one PDF. `printed` says when and by whom, in words."""
    every = [block for number, sheet in enumerate(sheets) for block in _with_break(sheet, language, number)]
    return render(every, page(sheets, language, printed), language, progress)


def blank_card_pdf(language: Language, printed: str) -> Rendered:
    """One empty card for a new shop."""
    name = NEW_SHOP.in_(language)
    paper = Page(title=name, numbering=NUMBERING.in_(language), printed=printed)
    return render(blank_card(language), paper, language)


def page(sheets: Sequence[VisitSheet], language: Language, printed: str) -> Page:
    """A4; whose sheet it is stands at the foot where all sheets are of one rep and day."""
    said = NAME.in_(language)
    heads = {f"{s.company}  {said}  {s.rep}  {s.day.isoformat()}" for s in sheets}
    title = heads.pop() if len(heads) == 1 else said
    return Page(title=title, numbering=NUMBERING.in_(language), printed=f"{title}    {printed}")


def blocks(sheet: VisitSheet, language: Language) -> list[Block]:
    """One rep's sheet of one day: route list, cards, daily report."""
    return [
        Portion(tuple(route_list(sheet, language)), of=1),
        PageBreak(),
        *(Portion((Boxed(tuple(card(shop, language))),)) for shop in sheet.shops),
        PageBreak(),
        Portion(tuple(daily_report(sheet, language)), of=1),
    ]


def _with_break(sheet: VisitSheet, language: Language, number: int) -> list[Block]:
    return [*((PageBreak(),) if number else ()), *blocks(sheet, language)]
