"""The claim on the manufacturer of one brand (厂家核销单)."""

from __future__ import annotations

from distributor_desk.core import money
from distributor_desk.core.language import Language, Say, Text
from distributor_desk.features.returns.document.saying import NUMBERING, units
from distributor_desk.features.returns.queries.claims import ClaimItem, ClaimSheet
from distributor_desk.features.returns.rules import words as w
from distributor_desk.printing.blocks import (
    Block,
    Fact,
    Facts,
    KeepTogether,
    Paragraph,
    Row,
    Signatures,
    Spacer,
    Table,
    TableColumn,
    Title,
)
from distributor_desk.printing.page import Page
from distributor_desk.printing.rendering import Rendered, render

NAME = Text("厂家核销单", "Claim on the manufacturer")


def claim_pdf(claim: ClaimSheet, company: str, language: Language, printed: str) -> Rendered:
    """The claim sheet. `printed` says when and by whom, in words."""
    say = Say(language)
    name = say.text(NAME)
    paper = Page(
        title=f"{name} {claim.number}",
        plain=True,
        numbering=NUMBERING.in_(language),
        printed=f"{company}  {name} {claim.number}    {printed}".strip(),
    )
    return render(blocks(claim, company, language), paper, language)


def blocks(claim: ClaimSheet, company: str, language: Language) -> list[Block]:
    """The claim from top to bottom."""
    say = Say(language)
    total = claim.claimed
    return [
        Title(say.text(NAME), above=company),
        Facts(
            (
                Fact(say("品牌", "Brand"), claim.brand, strong=True),
                Fact(say("单号", "No."), claim.number, strong=True),
                Fact(say("日期", "Date"), claim.date.isoformat()),
                Fact(say("报送日期", "Sent on"), claim.sent_on.isoformat() if claim.sent_on else None),
            )
        ),
        Spacer(),
        _items(claim, say),
        Spacer(0.3),
        Facts(
            (
                Fact(say("核销金额", "Amount claimed"), money.shown(total), strong=True),
                Fact(say("大写", "In words"), money.capitals(total, language), strong=True),
                Fact(say("厂家确认金额", "Confirmed by the manufacturer"), _given(claim.confirmed)),
                Fact(
                    say("确认日期", "Confirmed on"),
                    claim.confirmed_on.isoformat() if claim.confirmed_on else None,
                ),
            )
        ),
        *([Paragraph(say("备注：", "Notes: ") + claim.notes, size="small")] if claim.notes else []),
        KeepTogether(
            (
                Signatures(
                    (
                        say("经销商经办", "Distributor"),
                        say("厂家业务代表", "Manufacturer's representative"),
                        say("厂家审核（盖章）", "Manufacturer's approval (seal)"),
                    )
                ),
            )
        ),
    ]


def _given(amount: object) -> str | None:
    return None if amount is None else f"¥{amount:,.2f}"


def _items(claim: ClaimSheet, say: Say) -> Table:
    columns = (
        TableColumn(say("序", "No."), 0.35, "center"),
        TableColumn(say("退换货单号", "Return"), 1.1),
        TableColumn(say("结算日期", "Settled"), 0.9),
        TableColumn(say("客户", "Customer"), 1.6),
        TableColumn(say("商品 / 说明", "Goods / particulars"), 2.2),
        TableColumn(say("原因", "Reason"), 0.8),
        TableColumn(say("数量", "Quantity"), 0.8, "right"),
        TableColumn(say("金额", "Amount"), 0.9, "right"),
    )
    rows = [Row(_cells(place, item, say)) for place, item in enumerate(claim.items, start=1)]
    total = Row(("", say("合计", "Total"), "", "", "", "", "", f"{claim.claimed:,.2f}"))
    return Table(columns, (*rows, total))


def _cells(place: int, item: ClaimItem, say: Say) -> tuple[str, ...]:
    goods = " ".join(part for part in (item.product, item.spec) if part) or (item.words or "")
    return (
        str(place), item.number or "", item.date.isoformat() if item.date else "", item.customer or "", goods,
        say.text(w.REASONS[item.reason]) if item.reason else "",
        units(item.quantity, item.unit, item.case_size, say), f"{item.amount:,.2f}",
    )  # fmt: skip
