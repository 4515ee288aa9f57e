"""The columns of the sheet 退换货 / Returns, and of the claims that only go out."""

from __future__ import annotations

from collections.abc import Mapping

from distributor_desk.core.language import Text
from distributor_desk.features.returns.rules import words as w
from distributor_desk.spreadsheets.columns import Choice, Column, Kind, SheetKind

_ALSO = {
    w.RETURN: ("退", "退回", "退款", "退货单", "refund"),
    w.EXCHANGE: ("换", "调换", "换货单", "replacement"),
    w.SLOW_MOVING: ("滞销退", "卖不动", "滞销调换", "动销慢", "slow", "slow moving"),
    w.NEAR_EXPIRY: ("临期退", "快过期", "临近保质期", "临期退回"),
    w.EXPIRED: ("过保", "超期", "已过期"),
    w.DAMAGED: ("残损", "破包", "破袋", "漏液", "包装漏液", "挤压"),
    w.WRONG_DELIVERY: ("发错", "送错", "错货", "错发退回", "多发"),
    w.QUALITY: ("质量问题", "变质", "胀包", "不良品"),
    w.RECALL: ("厂家召回", "下架"),
    w.OTHER: ("其它",),
    w.SUBMITTED: ("待审核", "审核中", "已提交", "pending"),
    w.APPROVED: ("已审", "审核通过", "同意"),
    w.REJECTED: ("已驳回", "不同意", "refused"),
    w.RECEIVED: ("已收", "已入库"),
    w.SETTLED: ("已结算", "完成", "已完成", "done", "closed"),
    w.CANCELLED: ("已作废", "取消", "已取消", "void"),
}


def choices(words: Mapping[str, Text]) -> tuple[Choice, ...]:
    """A list of words as what a column may hold."""
    return tuple(Choice(key, text, _ALSO.get(key, ())) for key, text in words.items())


KINDS, STATES, REASONS = choices(w.KINDS), choices(w.STATES), choices(w.REASONS)
CLAIM_STATES = choices(w.CLAIM_STATES)
RETURNS = SheetKind(
    "returns",
    Text("退换货", "Returns"),
    (
        Column("number", Text("单号", "Number"), Kind.CODE),
        Column("date", Text("日期", "Date"), Kind.DATE, required=True),
        Column("customer_code", Text("客户编号", "Customer code"), Kind.CODE),
        Column("customer", Text("客户名称", "Customer"), required=True),
        Column("kind", Text("类型", "Kind"), Kind.CHOICE, choices=KINDS),
        Column("reason", Text("原因", "Reason"), Kind.CHOICE, choices=REASONS),
        Column("original_document", Text("原单号", "Original document"), Kind.CODE),
        Column("product_code", Text("商品编号", "Product code"), Kind.CODE),
        Column("product", Text("商品名称", "Product"), required=True),
        Column("quantity", Text("数量", "Quantity"), Kind.QUANTITY, required=True),
        Column("unit", Text("单位", "Unit"), note=Text("单价是这个单位的价格", "the price is per this unit")),
        Column("price", Text("单价", "Price"), Kind.UNIT_PRICE),
        Column("product_out", Text("换出商品", "Product out")),
        Column("quantity_out", Text("换出数量", "Quantity out"), Kind.QUANTITY),
        Column("produced_on", Text("生产日期", "Produced on"), Kind.DATE),
        Column("state", Text("状态", "State"), Kind.CHOICE, choices=STATES),
        Column("notes", Text("备注", "Notes"), most=2000),
    ),
    needs=(
        ("date",),
        ("customer", "customer_code"),
        ("product", "product_code"),
        ("quantity",),
        ("reason", "original_document", "product_out", "quantity_out"),
    ),
)
CLAIM_ITEMS = (
    Column("number", Text("核销单号", "Claim"), Kind.CODE),
    Column("date", Text("日期", "Date"), Kind.DATE),
    Column("brand", Text("品牌", "Brand")),
    Column("state", Text("状态", "State"), Kind.CHOICE, choices=CLAIM_STATES),
    Column("order", Text("退换货单号", "Return"), Kind.CODE),
    Column("customer", Text("客户名称", "Customer")),
    Column("product", Text("商品名称", "Product")),
    Column("reason", Text("原因", "Reason"), Kind.CHOICE, choices=REASONS),
    Column("quantity", Text("数量", "Quantity"), Kind.QUANTITY),
    Column("words", Text("说明", "Particulars"), most=2000),
    Column("amount", Text("核销金额", "Claimed"), Kind.MONEY),
    Column("confirmed", Text("整单确认金额", "Confirmed (whole claim)"), Kind.MONEY),
    Column("received", Text("整单到账金额", "Received (whole claim)"), Kind.MONEY),
)
"""What an export of the claims writes, a row for each item (it only goes out)."""
