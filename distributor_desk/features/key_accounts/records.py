"""What is kept of key accounts. A retailer's stores are customers; ratios are of 1, fee values in the line's own unit."""

from __future__ import annotations

from datetime import date as day
from decimal import Decimal

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Int64, Millionths, Money, Quantity
from distributor_desk.storage.record import Record, table_args, unique_while_kept


class KaSubject(Record):
    """科目: a fee subject with the evidence to keep. The list that ships is in resources; a row is made when it is used.

    A subject keeps the words it was written with; `means` is the key of the shipped subject that they stand for, or its own.
    """

    __tablename__ = "ka_subject"
    __table_args__ = table_args(unique_while_kept("uq_ka_subject_name_key", "name_key"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    means: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str | None] = mapped_column(Text)
    charged: Mapped[str | None] = mapped_column(Text)
    mark: Mapped[str] = mapped_column(Text, default="")
    evidence: Mapped[str | None] = mapped_column(Text)
    evidence_en: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    note_en: Mapped[str | None] = mapped_column(Text)


class KaBuyer(Record):
    """采购: the retailer's buyer for a category."""

    __tablename__ = "ka_buyer"
    retailer_id: Mapped[int] = mapped_column(Int64, ForeignKey("retailer.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    category: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    wechat: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)


class KaContract(Record):
    """合同: one a retailer and year, with where its negotiation stands."""

    __tablename__ = "ka_contract"
    __table_args__ = table_args(unique_while_kept("uq_ka_contract_retailer_id_year", "retailer_id", "year"))
    retailer_id: Mapped[int] = mapped_column(Int64, ForeignKey("retailer.id"), index=True)
    year: Mapped[int] = mapped_column(Int64)
    forecast: Mapped[Decimal | None] = mapped_column(Money)
    margin: Mapped[Decimal | None] = mapped_column(Millionths)
    credit_days: Mapped[int | None] = mapped_column(Int64)
    interest: Mapped[Decimal | None] = mapped_column(Millionths)
    shrink: Mapped[Decimal | None] = mapped_column(Millionths)
    delivery: Mapped[Decimal | None] = mapped_column(Money)
    promoter: Mapped[Decimal | None] = mapped_column(Money)
    minimum: Mapped[Decimal | None] = mapped_column(Millionths)
    deadline: Mapped[day | None] = mapped_column(Day)
    starts: Mapped[day | None] = mapped_column(Day)
    ends: Mapped[day | None] = mapped_column(Day)
    terms: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)
    hold_until: Mapped[day | None] = mapped_column(Day)
    answered_on: Mapped[day | None] = mapped_column(Day)
    outcome: Mapped[str | None] = mapped_column(Text)
    outcome_on: Mapped[day | None] = mapped_column(Day)
    owner_note: Mapped[str | None] = mapped_column(Text)


class KaFee(Record):
    """费用: one fee line; its values are in its own unit (yuan per year, month, event, store, SKU, or %)."""

    __tablename__ = "ka_fee"
    contract_id: Mapped[int] = mapped_column(Int64, ForeignKey("ka_contract.id"), index=True)
    subject_id: Mapped[int] = mapped_column(Int64, ForeignKey("ka_subject.id"), index=True)
    brand_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("brand.id"), index=True)
    charged: Mapped[str] = mapped_column(Text, default="year")
    standing: Mapped[Decimal | None] = mapped_column(Millionths)
    count: Mapped[Decimal | None] = mapped_column(Quantity)
    stores: Mapped[int | None] = mapped_column(Int64)
    ours: Mapped[Decimal] = mapped_column(Millionths, default=1)
    factory: Mapped[Decimal] = mapped_column(Millionths, default=0)
    advanced: Mapped[Decimal] = mapped_column(Millionths, default=0)
    last_year: Mapped[Decimal | None] = mapped_column(Millionths)
    ask: Mapped[Decimal | None] = mapped_column(Millionths)
    counter: Mapped[Decimal | None] = mapped_column(Millionths)
    target: Mapped[Decimal | None] = mapped_column(Millionths)
    floor: Mapped[Decimal | None] = mapped_column(Millionths)
    agreed: Mapped[Decimal | None] = mapped_column(Millionths)
    condition: Mapped[str | None] = mapped_column(Text)
    evidence: Mapped[str | None] = mapped_column(Text)
    owner_note: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)


class KaFeeEntry(Record):
    """费用台账: what was really deducted or paid. With store and deduction note it stands in the store's balance."""

    __tablename__ = "ka_fee_entry"
    date: Mapped[day] = mapped_column(Day)
    retailer_id: Mapped[int] = mapped_column(Int64, ForeignKey("retailer.id"), index=True)
    store_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("customer.id"), index=True)
    brand_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("brand.id"), index=True)
    subject_id: Mapped[int] = mapped_column(Int64, ForeignKey("ka_subject.id"), index=True)
    amount: Mapped[Decimal] = mapped_column(Money)
    document: Mapped[str | None] = mapped_column(Text)
    payer: Mapped[str] = mapped_column(Text, default="ours")
    evidence: Mapped[str | None] = mapped_column(Text)
    claim: Mapped[str | None] = mapped_column(Text)
    first: Mapped[day | None] = mapped_column(Day)
    last: Mapped[day | None] = mapped_column(Day)
    notes: Mapped[str | None] = mapped_column(Text)
    account_entry_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("account_entry.id"), index=True)
    claim_line_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("claim_line.id"), index=True)


class KaFactoryCap(Record):
    """费用控制率: the most that a brand's maker bears in a year, as a ratio of our sales of the brand."""

    __tablename__ = "ka_factory_cap"
    __table_args__ = table_args(unique_while_kept("uq_ka_factory_cap_brand_id_year", "brand_id", "year"))
    brand_id: Mapped[int] = mapped_column(Int64, ForeignKey("brand.id"), index=True)
    year: Mapped[int] = mapped_column(Int64)
    rate: Mapped[Decimal] = mapped_column(Millionths)
    sales: Mapped[Decimal | None] = mapped_column(Money)
    notes: Mapped[str | None] = mapped_column(Text)


class KaRound(Record):
    """回合: one round of a negotiation, in words; `conceded` is in the line's own unit where it is a number."""

    __tablename__ = "ka_round"
    contract_id: Mapped[int] = mapped_column(Int64, ForeignKey("ka_contract.id"), index=True)
    date: Mapped[day] = mapped_column(Day)
    subject_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("ka_subject.id"), index=True)
    ours: Mapped[str | None] = mapped_column(Text)
    theirs: Mapped[str | None] = mapped_column(Text)
    medium: Mapped[str | None] = mapped_column(Text)
    asked: Mapped[str | None] = mapped_column(Text)
    said: Mapped[str | None] = mapped_column(Text)
    conceded: Mapped[str | None] = mapped_column(Text)
    got: Mapped[str | None] = mapped_column(Text)
    next_on: Mapped[day | None] = mapped_column(Day)
    reason: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)


class KaPeer(Record):
    """同行反应: what another supplier did about the asks."""

    __tablename__ = "ka_peer"
    contract_id: Mapped[int] = mapped_column(Int64, ForeignKey("ka_contract.id"), index=True)
    supplier: Mapped[str] = mapped_column(Text)
    date: Mapped[day] = mapped_column(Day)
    stance: Mapped[str] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)


class KaListing(Record):
    """合同品项: a product that the contract lists."""

    __tablename__ = "ka_listing"
    __table_args__ = table_args(
        unique_while_kept("uq_ka_listing_contract_id_product_id", "contract_id", "product_id")
    )
    contract_id: Mapped[int] = mapped_column(Int64, ForeignKey("ka_contract.id"), index=True)
    product_id: Mapped[int] = mapped_column(Int64, ForeignKey("product.id"), index=True)


class KaShelfCount(Record):
    """上架率: listed SKUs found on a store's shelf on a day, counted by hand."""

    __tablename__ = "ka_shelf_count"
    store_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"), index=True)
    date: Mapped[day] = mapped_column(Day)
    found: Mapped[int] = mapped_column(Int64)
    listed: Mapped[int] = mapped_column(Int64)
    notes: Mapped[str | None] = mapped_column(Text)


class KaShare(Record):
    """品类份额: our share of a category at a retailer, as a ratio, and who says so."""

    __tablename__ = "ka_share"
    retailer_id: Mapped[int] = mapped_column(Int64, ForeignKey("retailer.id"), index=True)
    date: Mapped[day] = mapped_column(Day)
    category: Mapped[str] = mapped_column(Text)
    share: Mapped[Decimal] = mapped_column(Millionths)
    source: Mapped[str | None] = mapped_column(Text)


class KaWording(Record):
    """话术: what may be said for a tactic; takes the place of the wording that ships, or stands beside it."""

    __tablename__ = "ka_wording"
    __table_args__ = table_args(unique_while_kept("uq_ka_wording_tactic", "tactic"))
    tactic: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str | None] = mapped_column(Text)
    zh: Mapped[str] = mapped_column(Text)
    en: Mapped[str | None] = mapped_column(Text)
