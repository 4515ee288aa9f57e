"""Customers' papers: the card 客户档案, the service card 客户服务卡, outlets by area 网点分布表, the hand-over 交接清单.

Built from `queries.papers` and nothing else: what a shopkeeper may not read has no place in its types.
"""

from __future__ import annotations

from collections.abc import Sequence

from distributor_desk.core.language import Language, Text
from distributor_desk.core.progress import Progress
from distributor_desk.features.customers.document.card import card
from distributor_desk.features.customers.document.hand_over import HandOverPaper, hand_over_list
from distributor_desk.features.customers.document.lists import outlet_list
from distributor_desk.features.customers.document.service_card import service_card
from distributor_desk.features.customers.queries.papers import CustomerCard, Outlet
from distributor_desk.printing.blocks import Block, PageBreak, Portion
from distributor_desk.printing.page import A4_LANDSCAPE, Page
from distributor_desk.printing.rendering import Rendered, render

__all__ = ["HandOverPaper", "cards_pdf", "hand_over_pdf", "outlets_pdf", "service_cards_pdf"]

NUMBERING = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
CARD = Text("客户档案", "Customer card")
SERVICE = Text("客户服务卡", "Service card")
OUTLETS = Text("网点分布表", "Outlets by area")
HAND_OVER = Text("客户交接清单", "Hand-over of customers")


def cards_pdf(
    cards: Sequence[CustomerCard],
    company: str,
    language: Language,
    printed: str,
    progress: Progress | None = None,
) -> Rendered:
    """Customer cards, one a page."""
    return _pdf(
        _one_a_page([card(one, company, language) for one in cards]),
        CARD,
        company,
        language,
        printed,
        progress,
    )


def service_cards_pdf(
    cards: Sequence[CustomerCard],
    company: str,
    language: Language,
    printed: str,
    progress: Progress | None = None,
    qr: str = "",
) -> Rendered:
    """Service cards to hang up in the shop, two a page."""
    blocks = [Portion(tuple(service_card(one, company, language, qr))) for one in cards]
    return _pdf(blocks, SERVICE, company, language, printed, progress)


def outlets_pdf(
    areas: dict[str, list[Outlet]],
    company: str,
    language: Language,
    printed: str,
    progress: Progress | None = None,
) -> Rendered:
    """All outlets by area."""
    blocks = outlet_list(areas, company, language)
    page = _page(OUTLETS, company, language, printed, landscape=True)
    return render(blocks, page, language, progress)


def hand_over_pdf(
    paper: HandOverPaper, cards: Sequence[CustomerCard], company: str, language: Language, printed: str,
    progress: Progress | None = None,
) -> Rendered:  # fmt: skip
    """The list to sign, then the card of every shop with its balance and open promises."""
    blocks = [*hand_over_list(paper, company, language)]
    for one in cards:
        blocks += [PageBreak(), *card(one, company, language)]
    return _pdf(blocks, HAND_OVER, company, language, printed, progress)


def _one_a_page(papers: Sequence[Sequence[Block]]) -> list[Block]:
    found: list[Block] = []
    for place, blocks in enumerate(papers):
        found += [*((PageBreak(),) if place else ()), *blocks]
    return found


def _pdf(
    blocks: Sequence[Block],
    name: Text,
    company: str,
    language: Language,
    printed: str,
    progress: Progress | None,
) -> Rendered:
    return render(list(blocks), _page(name, company, language, printed), language, progress)


def _page(name: Text, company: str, language: Language, printed: str, *, landscape: bool = False) -> Page:
    title, numbering, foot = name.in_(language), NUMBERING.in_(language), f"{company}    {printed}"
    if landscape:
        return Page(title, A4_LANDSCAPE, numbering=numbering, printed=foot)
    return Page(title, numbering=numbering, printed=foot)
