"""The papers of key accounts: the negotiation brief (谈判备忘) and the year comparison (年度费用对比).

An ordinary paper is set from a Brief alone, which has no place for a floor, a target, a cost or a margin. The owner's
copy is asked for by handing in an OwnerPart; its header says so on every page.
"""

from __future__ import annotations

from distributor_desk.core.language import Language, Text
from distributor_desk.core.progress import Progress
from distributor_desk.features.key_accounts.document import brief as _brief
from distributor_desk.features.key_accounts.document import comparison as _comparison
from distributor_desk.features.key_accounts.document.saying import OWNERS_COPY, Say
from distributor_desk.features.key_accounts.rules.brief import Brief, OwnerPart
from distributor_desk.printing.blocks import Block
from distributor_desk.printing.page import A4, A4_LANDSCAPE, Page
from distributor_desk.printing.rendering import Rendered, render

BRIEF = Text("KA 谈判备忘", "KA negotiation brief")
COMPARISON = Text("KA 年度费用对比", "KA fees, year on year")
NUMBERING = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
PRINTED = Text("打印人：{who}", "printed by {who}")


def brief_pdf(
    brief: Brief, owner: OwnerPart | None, language: Language, who: str, progress: Progress | None = None
) -> Rendered:
    """The negotiation brief; with `owner` it is the owner's copy. `who` prints."""
    blocks = _brief.blocks(brief, owner, Say(language))
    return _rendered(BRIEF, blocks, brief, owner, language, who, progress, size=A4)


def comparison_pdf(
    brief: Brief, owner: OwnerPart | None, language: Language, who: str, progress: Progress | None = None
) -> Rendered:
    """The year comparison, on A4 across."""
    blocks = _comparison.blocks(brief, owner, Say(language))
    return _rendered(COMPARISON, blocks, brief, owner, language, who, progress, size=A4_LANDSCAPE)


def paper_name(name: Text, brief: Brief, language: Language) -> str:
    """The paper's title, which is also offered as its file's name: the same with and without the owner's part."""
    return f"{name.in_(language)} {brief.retailer} {brief.year}"


def _rendered(
    name: Text, blocks: list[Block], brief: Brief, owner: OwnerPart | None, language: Language, who: str,
    progress: Progress | None, *, size: tuple[float, float],
) -> Rendered:  # fmt: skip
    title = paper_name(name, brief, language)
    page = Page(
        title,
        size,
        header=OWNERS_COPY.in_(language) if owner else "",
        numbering=NUMBERING.in_(language),
        printed=f"{brief.company}    {title}    {PRINTED.with_(who=who).in_(language)}",
    )
    return render(blocks, page, language, progress)
