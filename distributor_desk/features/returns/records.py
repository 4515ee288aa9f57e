"""What is kept of returns: orders with lines and steps, links to imported lines, claims, a customer's own policy."""

from __future__ import annotations

from datetime import date as day
from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Flag, Int64, Millionths, Moment, Money, Quantity
from distributor_desk.storage.record import Record, table_args, unique_while_kept, while_given


class GoodsReturn(Record):
    """退换货单. `policy` is what the rules said when it was approved (JSON); the values are sums of its lines."""

    __tablename__ = "goods_return"
    __table_args__ = table_args(
        unique_while_kept("uq_goods_return_number", "number"),
        Index("ix_goods_return_customer", "customer_id", "date"),
        Index("ix_goods_return_state", "state", "date", "id"),
        Index("ix_goods_return_listed", "date", "id"),
        Index("ix_goods_return_fee_entry_id", "fee_entry_id", **while_given("fee_entry_id")),
    )
    number: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    date: Mapped[day] = mapped_column(Day)
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    without_goods: Mapped[bool] = mapped_column(Flag, default=False)
    settled_on: Mapped[day | None] = mapped_column(Day)
    value_in: Mapped[Decimal] = mapped_column(Money, default=Decimal(0))
    value_out: Mapped[Decimal] = mapped_column(Money, default=Decimal(0))
    fee_percent: Mapped[Decimal] = mapped_column(Millionths, default=Decimal(0))
    fee_entry_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("account_entry.id"))
    policy: Mapped[str | None] = mapped_column(Text)
    override_reason: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)


class ReturnLine(Record):
    """What comes back, and in an exchange what goes out for it. Quantities are base units; a price is for one
    unit (of `unit_size` base units). `amount` and `out_amount` are what the line comes to as it is decided.

    `ledger_in_id` and `ledger_out_id` are the ledger lines that a settled order posted.
    """

    __tablename__ = "return_line"
    __table_args__ = table_args(
        Index("ix_return_line_return_id", "return_id", "place", "reason", "amount"),
        Index("ix_return_line_product_id", "product_id"),
        Index("ix_return_line_original_id", "original_id", **while_given("original_id")),
        Index("ix_return_line_out_product_id", "out_product_id", **while_given("out_product_id")),
        Index("ix_return_line_ledger_in_id", "ledger_in_id", **while_given("ledger_in_id")),
        Index("ix_return_line_ledger_out_id", "ledger_out_id", **while_given("ledger_out_id")),
    )
    return_id: Mapped[int] = mapped_column(Int64, ForeignKey("goods_return.id"))
    place: Mapped[int] = mapped_column(Int64)
    product_id: Mapped[int] = mapped_column(Int64, ForeignKey("product.id"))
    quantity: Mapped[Decimal] = mapped_column(Quantity)
    unit: Mapped[str | None] = mapped_column(Text)
    unit_size: Mapped[Decimal | None] = mapped_column(Quantity)
    price: Mapped[Decimal | None] = mapped_column(Millionths)
    reason: Mapped[str] = mapped_column(Text)
    fault: Mapped[str] = mapped_column(Text)
    original_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("sales_line.id"))
    original_document: Mapped[str | None] = mapped_column(Text)
    produced_on: Mapped[day | None] = mapped_column(Day)
    accepted: Mapped[Decimal | None] = mapped_column(Quantity)
    reject_reason: Mapped[str | None] = mapped_column(Text)
    amount: Mapped[Decimal] = mapped_column(Money, default=Decimal(0))
    out_product_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("product.id"))
    out_quantity: Mapped[Decimal | None] = mapped_column(Quantity)
    out_price: Mapped[Decimal | None] = mapped_column(Millionths)
    out_amount: Mapped[Decimal] = mapped_column(Money, default=Decimal(0))
    ledger_in_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("sales_line.id"))
    ledger_out_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("sales_line.id"))
    notes: Mapped[str | None] = mapped_column(Text)


class ReturnStep(Record):
    """One step of an order: which state, when, by whom, and what was noted."""

    __tablename__ = "return_step"
    __table_args__ = table_args(
        Index("ix_return_step_return_id", "return_id"), Index("ix_return_step_who_id", "who_id")
    )
    return_id: Mapped[int] = mapped_column(Int64, ForeignKey("goods_return.id"))
    state: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    who_id: Mapped[int] = mapped_column(Int64, ForeignKey("person.id"))
    note: Mapped[str | None] = mapped_column(Text)


class ReturnLink(Record):
    """An imported ledger line that is the same return as a settled line here: the imported one counts alone.

    `leg` is `in`, or `out` for what an exchange sent out. A broken link is retired, and both count.
    """

    __tablename__ = "return_link"
    __table_args__ = table_args(
        Index("ix_return_link_return_line_id", "return_line_id"),
        Index("ix_return_link_sales_line_id", "sales_line_id"),
        unique_while_kept("uq_return_link_imported", "sales_line_id"),
        unique_while_kept("uq_return_link_own", "return_line_id", "leg"),
    )
    return_line_id: Mapped[int] = mapped_column(Int64, ForeignKey("return_line.id"))
    sales_line_id: Mapped[int] = mapped_column(Int64, ForeignKey("sales_line.id"))
    leg: Mapped[str] = mapped_column(Text)


class Claim(Record):
    """厂家核销: what is claimed from the manufacturer of one brand."""

    __tablename__ = "claim"
    __table_args__ = table_args(
        unique_while_kept("uq_claim_number", "number"),
        Index("ix_claim_brand_id", "brand_id"),
        Index("ix_claim_state", "state", "date"),
    )
    number: Mapped[str] = mapped_column(Text)
    brand_id: Mapped[int] = mapped_column(Int64, ForeignKey("brand.id"))
    date: Mapped[day] = mapped_column(Day)
    state: Mapped[str] = mapped_column(Text)
    sent_on: Mapped[day | None] = mapped_column(Day)
    confirmed: Mapped[Decimal | None] = mapped_column(Money)
    confirmed_on: Mapped[day | None] = mapped_column(Day)
    received: Mapped[Decimal | None] = mapped_column(Money)
    received_on: Mapped[day | None] = mapped_column(Day)
    notes: Mapped[str | None] = mapped_column(Text)


class ClaimLine(Record):
    """One item of a claim: a settled return line, or (without one) what another room put in, in its words."""

    __tablename__ = "claim_line"
    __table_args__ = table_args(
        Index("ix_claim_line_claim_id", "claim_id", "amount"),
        Index("ix_claim_line_return_line_id", "return_line_id"),
        unique_while_kept("uq_claim_line_return_line_id", "return_line_id"),
    )
    claim_id: Mapped[int] = mapped_column(Int64, ForeignKey("claim.id"))
    return_line_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("return_line.id"))
    words: Mapped[str | None] = mapped_column(Text)
    amount: Mapped[Decimal] = mapped_column(Money)


class ClaimStep(Record):
    """One step of a claim: which state, when, by whom, and what was noted."""

    __tablename__ = "claim_step"
    __table_args__ = table_args(
        Index("ix_claim_step_claim_id", "claim_id"), Index("ix_claim_step_who_id", "who_id")
    )
    claim_id: Mapped[int] = mapped_column(Int64, ForeignKey("claim.id"))
    state: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    who_id: Mapped[int] = mapped_column(Int64, ForeignKey("person.id"))
    note: Mapped[str | None] = mapped_column(Text)


class PolicyOverride(Record):
    """One rule of the policy that a customer has otherwise than the company; the value is in words."""

    __tablename__ = "policy_override"
    __table_args__ = table_args(
        Index("ix_policy_override_customer_id", "customer_id"),
        unique_while_kept("uq_policy_override_key", "customer_id", "key"),
    )
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    key: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)
