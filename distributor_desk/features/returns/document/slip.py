"""The return slip (退换货单): goods, reasons, what the policy says, capitals, three signatures."""

from __future__ import annotations

from typing import Literal

from distributor_desk.core import money
from distributor_desk.core.language import Language, Say, Text
from distributor_desk.features.returns.document.saying import NUMBERING, price, units
from distributor_desk.features.returns.queries.orders import LineRow, Order
from distributor_desk.features.returns.rules import policy
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
from distributor_desk.printing.page import A4, DOT_MATRIX, Page
from distributor_desk.printing.rendering import Rendered, render

Size = Literal["a4", "form"]
"""A4, or the continuous form of 241 × 140 mm."""
NAMES = {w.RETURN: Text("退货单", "Return slip"), w.EXCHANGE: Text("换货单", "Exchange slip")}


def slip_pdf(order: Order, company: str, language: Language, printed: str, size: Size = "a4") -> Rendered:
    """The slip of one order. `printed` says when and by whom, in words."""
    say = Say(language)
    name = say.text(NAMES[order.kind])
    paper = Page(
        title=f"{name} {order.number}",
        size=A4 if size == "a4" else DOT_MATRIX,
        margins=(10.0, 6.0, 10.0, 6.0) if size == "a4" else (12.0, 5.0, 12.0, 5.0),
        plain=True,
        numbering=NUMBERING.in_(language),
        printed=f"{company}  {name} {order.number}    {printed}".strip(),
    )
    return render(blocks(order, company, language), paper, language)


def blocks(order: Order, company: str, language: Language) -> list[Block]:
    """The slip from top to bottom."""
    say = Say(language)
    out: list[Block] = [Spacer(0.4), _goods_out(order, say)] if order.kind == w.EXCHANGE else []
    return [
        Title(say.text(NAMES[order.kind]), above=company),
        _head(order, say),
        _goods(order, say),
        *out,
        Spacer(0.3),
        _sums(order, say),
        *_remarks(order, say),
        Spacer(0.3),
        KeepTogether((Signatures(SIGNED_BY_EN if language == "en" else SIGNED_BY),)),
    ]


SIGNED_BY = ("经办人", "仓库（收货）", "客户签字")
SIGNED_BY_EN = ("Handled by", "Warehouse (received)", "Customer")


def _head(order: Order, say: Say) -> Facts:
    code = say(f"（{order.code}）", f" ({order.code})") if order.code else ""
    return Facts(
        (
            Fact(say("客户", "Customer"), f"{order.customer}{code}", strong=True),
            Fact(say("单号", "No."), order.number, strong=True),
            Fact(say("地址", "Address"), order.address or ""),
            Fact(
                say("日期", "Date"),
                order.date.isoformat()
                + (
                    say(f"　结算 {order.settled_on}", f"  settled {order.settled_on}")
                    if order.settled_on
                    else ""
                ),
            ),
            Fact(say("状态", "State"), say.text(w.STATES[order.state])),
            Fact(
                say("实物", "Goods"),
                say("无实物（凭证退货）", "not returned (by voucher)")
                if order.without_goods
                else say("退回", "returned"),
            ),
        ),
        shares=(1.7, 1.0),
    )


def _goods(order: Order, say: Say) -> Table:
    columns = (
        TableColumn(say("序", "No."), 0.35, "center"),
        TableColumn(say("退回商品", "Goods returned"), 2.3),
        TableColumn(say("数量", "Quantity"), 0.9, "right"),
        TableColumn(say("单价", "Price"), 0.75, "right"),
        TableColumn(say("金额", "Amount"), 0.9, "right"),
        TableColumn(say("原因 / 责任", "Reason / fault"), 1.1),
        TableColumn(say("生产日期（剩余）", "Produced (left)"), 1.35),
        TableColumn(say("原单号 / 处理", "Original / decision"), 1.5),
    )
    rows = [Row(_cells(place, line, order, say)) for place, line in enumerate(order.lines, start=1)]
    total = ("", say("合计", "Total"), "", "", f"{order.value_in:,.2f}", "", "", "")
    return Table(columns, (*rows, Row(total)))


def _cells(place: int, line: LineRow, order: Order, say: Say) -> tuple[str, ...]:
    draft = line.draft
    name = f"{line.product} {line.spec}" if line.spec else line.product
    fault = say.text(w.FAULTS[draft.fault or w.FAULT_OF[draft.reason]])
    return (
        str(place), name, units(draft.quantity, line.base_unit, line.case_size, say), price(draft.price),
        f"{line.amount:,.2f}", f"{say.text(w.REASONS[draft.reason])} / {fault}", _produced(line, order, say),
        " ".join(part for part in (draft.original_document, _decision(line, say)) if part),
    )  # fmt: skip


def _produced(line: LineRow, order: Order, say: Say) -> str:
    day = line.draft.produced_on
    if day is None:
        return ""
    if not line.shelf_life:
        return day.isoformat()
    left = policy.days_left(day, line.shelf_life, order.date)
    return say(f"{day}（剩{left}天）", f"{day} ({left} d)")


def _decision(line: LineRow, say: Say) -> str:
    draft = line.draft
    if draft.accepted is None or draft.accepted == draft.quantity:
        return ""
    accepted = units(draft.accepted, line.base_unit, line.case_size, say)
    why = draft.reject_reason or ""
    return say(f"收 {accepted}；拒收：{why}", f"accepted {accepted}; refused: {why}")


def _goods_out(order: Order, say: Say) -> Table:
    columns = (
        TableColumn(say("序", "No."), 0.35, "center"),
        TableColumn(say("换出商品", "Goods sent out"), 2.3),
        TableColumn(say("数量", "Quantity"), 0.9, "right"),
        TableColumn(say("单价", "Price"), 0.75, "right"),
        TableColumn(say("金额", "Amount"), 0.9, "right"),
        TableColumn(say("备注", "Remark"), 3.75),
    )
    rows = [
        Row(
            (
                str(place), line.out_product or "",
                units(line.draft.out_quantity, line.out_unit, line.out_case_size, say), price(line.draft.out_price),
                f"{line.out_amount:,.2f}", line.draft.notes or "",
            )
        )
        for place, line in enumerate((line for line in order.lines if line.out_product), start=1)
    ]  # fmt: skip
    total = ("", say("合计", "Total"), "", "", f"{order.value_out:,.2f}", "")
    return Table(columns, (*rows, Row(total)))


def _sums(order: Order, say: Say) -> Facts:
    comes_to = order.draft.comes_to(order.fee_percent)
    owed = comes_to.credit
    label = say("应退客户", "Credit to the customer") if owed >= 0 else say("客户应补", "The customer pays")
    items: list[Fact] = []
    if order.kind == w.EXCHANGE:
        percent = f"{money.plain(order.fee_percent):f}%"
        items.append(
            Fact(
                say("计算", "Calculation"),
                say(
                    f"换入 {comes_to.value_in:,.2f} − 换出 {comes_to.value_out:,.2f} − 手续费 {percent} {comes_to.fee:,.2f}",
                    f"in {comes_to.value_in:,.2f} − out {comes_to.value_out:,.2f} − fee {percent} {comes_to.fee:,.2f}",
                ),
                wide=True,
            )
        )
    items += [
        Fact(label, money.shown(abs(owed)), strong=True),
        Fact(say("大写", "In words"), money.capitals(abs(owed), say.language), strong=True),
    ]
    return Facts(tuple(items), shares=(1.0, 1.6))


def _remarks(order: Order, say: Say) -> list[Block]:
    """The policy's failed rules with their numbers, and why it was approved all the same."""
    broken = policy.failed(order.checks)
    lines = [
        say("与政策不符：", "Against the policy: ")
        + f"{say.text(policy.NAMES[check.rule])}　{say.text(check.text)}"
        for check in broken
    ]
    if broken and order.override_reason:
        lines.append(say("同意的原因：", "Approved because: ") + order.override_reason)
    if order.notes:
        lines.append(say("备注：", "Notes: ") + order.notes)
    return [Paragraph("\n".join(lines), size="small")] if lines else []
