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
from distributor_desk.features.visits.document.delivery import delivery_order
from distributor_desk.features.visits.document.route_list import route_list
from distributor_desk.features.visits.document.route_sheet import promotion_sheet, route_sheet
from distributor_desk.features.visits.rules.paper import DeliveryOrder, PromotionSheet, RouteSheet, VisitSheet
from distributor_desk.printing.blocks import Block, Boxed, PageBreak, Portion
from distributor_desk.printing.page import Page
from distributor_desk.printing.rendering import Rendered, render

__all__ = [
    "blank_card", "blank_card_pdf", "blocks", "daily_report_pdf", "delivery_pdf", "page", "pdf", "promotion_pdf",
    "route_pdf",
]  # fmt: skip

NAME = Text("拜访表", "Visit sheet")
DELIVERY = Text("送货单", "Delivery order")
ROUTE = Text("线路清单", "Route list")
PROMOTION = Text("促销方案表", "Promotion")
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


def daily_report_pdf(sheets: Sequence[VisitSheet], language: Language, printed: str) -> Rendered:
    """Only the daily reports: a page for each rep."""
    every = [
        block
        for number, sheet in enumerate(sheets)
        for block in [*((PageBreak(),) if number else ()), *daily_report(sheet, language)]
    ]
    return render(every, page(sheets, language, printed), language)


def delivery_pdf(
    orders: Sequence[DeliveryOrder], language: Language, printed: str, progress: Progress | None = None
) -> Rendered:
    """Delivery orders, two a page."""
    every = [block for order in orders for block in delivery_order(order, language)]
    return render(every, _plain(DELIVERY.in_(language), language, printed), language, progress)


def route_pdf(routes: Sequence[RouteSheet], language: Language, printed: str) -> Rendered:
    """Route lists, each beginning a page."""
    every = [
        block
        for number, route in enumerate(routes)
        for block in [*((PageBreak(),) if number else ()), *route_sheet(route, language)]
    ]
    return render(every, _plain(ROUTE.in_(language), language, printed), language)


def promotion_pdf(promotion: PromotionSheet, language: Language, printed: str) -> Rendered:
    """One promotion with the shops that may have it."""
    paper = _plain(PROMOTION.in_(language), language, printed)
    return render(promotion_sheet(promotion, language), paper, language)


def _plain(title: str, language: Language, printed: str) -> Page:
    return Page(title=title, numbering=NUMBERING.in_(language), printed=f"{title}    {printed}")


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
