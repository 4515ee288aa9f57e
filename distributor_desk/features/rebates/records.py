"""What is kept of rebates: schemes with tiers and scope, agreements, targets, settlements with frozen lines.

Thresholds, targets and bases of a settlement are in the unit of the scheme's basis (yuan, base units, cases,
or percent where a scheme pays for growth), so they are Millionths. Rates are ratios: 2 % is 0.02.
"""

from __future__ import annotations

from datetime import date as day
from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Flag, Int64, Millionths, Moment, Money, Quantity
from distributor_desk.storage.record import Kept, Record, table_args, unique_while_kept, while_given


class RebateScheme(Record):
    """返利方案. `speed` is a list such as `15:100;30:80` (days, percent), empty when payment speed does not count.

    `successor_id` takes over a negative basis of the last period. A scheme named by another sheet before its
    own has come stands without tiers; nothing is paid by it until it has some.
    """

    __tablename__ = "rebate_scheme"
    __table_args__ = table_args(unique_while_kept("uq_rebate_scheme_name_key", "name_key"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    basis: Mapped[str] = mapped_column(Text, default="net_amount")
    method: Mapped[str] = mapped_column(Text, default="retrospective")
    boundary: Mapped[str] = mapped_column(Text, default="at_least")
    period: Mapped[str] = mapped_column(Text, default="year")
    valid_from: Mapped[day] = mapped_column(Day)
    valid_to: Mapped[day | None] = mapped_column(Day)
    growth: Mapped[str | None] = mapped_column(Text)
    gate: Mapped[Decimal | None] = mapped_column(Millionths)
    over_target: Mapped[Decimal | None] = mapped_column(Millionths)
    speed: Mapped[str] = mapped_column(Text, default="")
    cap_amount: Mapped[Decimal | None] = mapped_column(Money)
    cap_rate: Mapped[Decimal | None] = mapped_column(Millionths)
    payout: Mapped[str] = mapped_column(Text, default="credit")
    returns: Mapped[str] = mapped_column(Text, default="all")
    tax_included: Mapped[bool] = mapped_column(Flag, default=True)
    successor_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("rebate_scheme.id"), index=True)


class RebateTier(Record):
    """档位: from `threshold` on; there is no "to", so there is never a gap."""

    __tablename__ = "rebate_tier"
    __table_args__ = table_args(Index("ix_rebate_tier_scheme_id", "scheme_id", "threshold"))
    scheme_id: Mapped[int] = mapped_column(Int64, ForeignKey("rebate_scheme.id"))
    threshold: Mapped[Decimal] = mapped_column(Millionths)
    rate: Mapped[Decimal | None] = mapped_column(Millionths)
    per_unit: Mapped[Decimal | None] = mapped_column(Millionths)
    fixed: Mapped[Decimal | None] = mapped_column(Money)


class RebateScope(Record):
    """范围: one product, brand, category or class that counts, or (`excluded`) does not."""

    __tablename__ = "rebate_scope"
    scheme_id: Mapped[int] = mapped_column(Int64, ForeignKey("rebate_scheme.id"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    brand_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("brand.id"), index=True)
    product_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("product.id"), index=True)
    value: Mapped[str | None] = mapped_column(Text)
    excluded: Mapped[bool] = mapped_column(Flag, default=False)


class Agreement(Record):
    """合作协议 with a customer for a year: lines from `first` to `last` count, both within.

    `signed` and `ends` are the days on the paper; `last` is the earlier of the year's end and `ends`.
    """

    __tablename__ = "agreement"
    __table_args__ = table_args(Index("ix_agreement_customer_id", "customer_id", "first"))
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    year: Mapped[int] = mapped_column(Int64)
    first: Mapped[day] = mapped_column(Day)
    last: Mapped[day] = mapped_column(Day)
    signed: Mapped[day | None] = mapped_column(Day)
    ends: Mapped[day | None] = mapped_column(Day)
    notes: Mapped[str | None] = mapped_column(Text)


class AgreementScheme(Record):
    """A scheme that an agreement names."""

    __tablename__ = "agreement_scheme"
    agreement_id: Mapped[int] = mapped_column(Int64, ForeignKey("agreement.id"), index=True)
    scheme_id: Mapped[int] = mapped_column(Int64, ForeignKey("rebate_scheme.id"), index=True)


class Target(Record):
    """目标 of a customer or of a rep for a period; for one scheme, one category, or in all."""

    __tablename__ = "target"
    __table_args__ = table_args(
        Index("ix_target_customer_id", "customer_id", "first", **while_given("customer_id")),
        Index("ix_target_rep_id", "rep_id", "first", **while_given("rep_id")),
        Index("ix_target_scheme_id", "scheme_id", **while_given("scheme_id")),
    )
    customer_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("customer.id"))
    rep_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("rep.id"))
    scheme_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("rebate_scheme.id"))
    category: Mapped[str | None] = mapped_column(Text)
    first: Mapped[day] = mapped_column(Day)
    last: Mapped[day] = mapped_column(Day)
    amount: Mapped[Decimal] = mapped_column(Millionths)


class Settlement(Kept):
    """结算单, frozen when approved: `paper` is everything that its print says, as JSON.

    `total` = items + carried_in; `amount` is what is paid (negative: charged), the rest is `carried_out`
    (never positive). `state` is approved or paid; `reverses_id` is set on a 冲销 of an earlier one.
    """

    __tablename__ = "settlement"
    __table_args__ = table_args(
        Index("uq_settlement_number", "number", unique=True),
        Index("ix_settlement_customer_id", "customer_id", "scheme_id"),
    )
    number: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    scheme_id: Mapped[int] = mapped_column(Int64, ForeignKey("rebate_scheme.id"), index=True)
    date: Mapped[day] = mapped_column(Day)
    first: Mapped[day] = mapped_column(Day)
    last: Mapped[day] = mapped_column(Day)
    state: Mapped[str] = mapped_column(Text, default="approved")
    payout: Mapped[str] = mapped_column(Text)
    carried_in: Mapped[Decimal] = mapped_column(Money, default=Decimal(0))
    carried_out: Mapped[Decimal] = mapped_column(Money, default=Decimal(0))
    total: Mapped[Decimal] = mapped_column(Money)
    amount: Mapped[Decimal] = mapped_column(Money)
    approved_by_id: Mapped[int] = mapped_column(Int64, ForeignKey("person.id"), index=True)
    approved_at: Mapped[datetime] = mapped_column(Moment)
    paid_on: Mapped[day | None] = mapped_column(Day)
    account_entry_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("account_entry.id"), index=True)
    reverses_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("settlement.id"), index=True)
    paper: Mapped[str] = mapped_column(Text)


class SettlementItem(Kept):
    """A line of a settlement: of its own period (`period`), or a correction of an earlier one (`adjustment`).

    `amount` = `entitlement` − `earlier`. `days` of payment are those of the period's first settlement. Its frozen
    lines, terms and steps stand in the settlement's `paper`, from which `check` computes it again.
    """

    __tablename__ = "settlement_item"
    settlement_id: Mapped[int] = mapped_column(Int64, ForeignKey("settlement.id"), index=True)
    scheme_id: Mapped[int] = mapped_column(Int64, ForeignKey("rebate_scheme.id"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    first: Mapped[day] = mapped_column(Day)
    last: Mapped[day] = mapped_column(Day)
    basis: Mapped[Decimal] = mapped_column(Millionths)
    threshold: Mapped[Decimal | None] = mapped_column(Millionths)
    entitlement: Mapped[Decimal] = mapped_column(Money)
    earlier: Mapped[Decimal] = mapped_column(Money, default=Decimal(0))
    amount: Mapped[Decimal] = mapped_column(Money)
    old_basis: Mapped[Decimal | None] = mapped_column(Millionths)
    old_threshold: Mapped[Decimal | None] = mapped_column(Millionths)
    days: Mapped[int | None] = mapped_column(Int64)


class RebateGoods(Kept):
    """货补: goods handed out against rebates payable in goods, by case at the customer's own price.

    The balance of a customer is what its settlements in goods came to, less these amounts.
    """

    __tablename__ = "rebate_goods"
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"), index=True)
    product_id: Mapped[int] = mapped_column(Int64, ForeignKey("product.id"), index=True)
    date: Mapped[day] = mapped_column(Day)
    cases: Mapped[Decimal] = mapped_column(Quantity)
    case_size: Mapped[Decimal] = mapped_column(Quantity)
    price: Mapped[Decimal] = mapped_column(Millionths)
    amount: Mapped[Decimal] = mapped_column(Money)
    notes: Mapped[str | None] = mapped_column(Text)


class ExcusedReturn(Record):
    """A ledger line of a return that does not lower the basis of schemes that say "split" (分责)."""

    __tablename__ = "excused_return"
    sales_line_id: Mapped[int] = mapped_column(Int64, ForeignKey("sales_line.id"), index=True)
