"""Kinds, states, reasons and faults, with their words."""

from __future__ import annotations

from distributor_desk.core.language import Text

RETURN, EXCHANGE = "return", "exchange"
KINDS = {RETURN: Text("退货", "return"), EXCHANGE: Text("换货", "exchange")}
PREFIXES = {RETURN: "TH", EXCHANGE: "HH"}

DRAFT, SUBMITTED, APPROVED, REJECTED = "draft", "submitted", "approved", "rejected"
RECEIVED, SETTLED, CANCELLED = "received", "settled", "cancelled"
STATES = {
    DRAFT: Text("草稿", "draft"),
    SUBMITTED: Text("待审", "submitted"),
    APPROVED: Text("已审核", "approved"),
    REJECTED: Text("驳回", "rejected"),
    RECEIVED: Text("已收货", "received"),
    SETTLED: Text("已结", "settled"),
    CANCELLED: Text("作废", "cancelled"),
}

SLOW_MOVING, NEAR_EXPIRY, EXPIRED, DAMAGED = "slow_moving", "near_expiry", "expired", "damaged"
WRONG_DELIVERY, QUALITY, RECALL, OTHER = "wrong_delivery", "quality", "recall", "other"
REASONS = {
    SLOW_MOVING: Text("滞销", "slow-moving"),
    NEAR_EXPIRY: Text("临期", "near expiry"),
    EXPIRED: Text("过期", "expired"),
    DAMAGED: Text("破损", "damaged"),
    WRONG_DELIVERY: Text("错发", "wrong delivery"),
    QUALITY: Text("质量", "quality"),
    RECALL: Text("召回", "recall"),
    OTHER: Text("其他", "other"),
}
CAPPED = frozenset({SLOW_MOVING, NEAR_EXPIRY})
"""The reasons whose returns the quarter's cap limits."""

OURS, FACTORY, CUSTOMER = "ours", "factory", "customer"
FAULTS = {
    OURS: Text("我方", "ours"),
    FACTORY: Text("厂家", "factory"),
    CUSTOMER: Text("客户", "customer"),
}
FAULT_OF = {
    SLOW_MOVING: OURS,
    NEAR_EXPIRY: CUSTOMER,
    EXPIRED: CUSTOMER,
    DAMAGED: OURS,
    WRONG_DELIVERY: OURS,
    QUALITY: FACTORY,
    RECALL: FACTORY,
    OTHER: CUSTOMER,
}
"""Whose fault a reason is, until the person says otherwise."""

OPEN, SENT, CONFIRMED = "open", "sent", "confirmed"
CLAIM_STATES = {
    OPEN: Text("待报", "open"),
    SENT: Text("已报厂家", "sent"),
    CONFIRMED: Text("厂家已确认", "confirmed"),
    RECEIVED: Text("已到账", "received"),
    CANCELLED: Text("作废", "cancelled"),
}
