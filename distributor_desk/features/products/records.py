"""What is kept of products: brands, and products with case size, prices and the last stock reading."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Flag, Int64, Millionths, Money, Quantity
from distributor_desk.storage.record import Record, table_args, unique_while_kept


class Brand(Record):
    """品牌."""

    __tablename__ = "brand"
    __table_args__ = table_args(unique_while_kept("uq_brand_name_key", "name_key"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)


class Product(Record):
    """商品: counted in its base unit; `case_size` base units are a case."""

    __tablename__ = "product"
    __table_args__ = table_args(
        unique_while_kept("uq_product_code_key", "code_key"),
        Index("ix_product_barcode", "barcode"),
        Index("ix_product_name_key", "name_key"),
        Index("ix_product_found", "retired_at", "name_sort", "id", "find_key"),
    )
    code: Mapped[str | None] = mapped_column(Text)
    code_key: Mapped[str | None] = mapped_column(Text)
    barcode: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    name_sort: Mapped[str] = mapped_column(Text)
    find_key: Mapped[str] = mapped_column(Text)
    spec: Mapped[str | None] = mapped_column(Text)
    brand_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("brand.id"), index=True)
    category: Mapped[str | None] = mapped_column(Text)
    unit: Mapped[str | None] = mapped_column(Text)
    case_size: Mapped[Decimal | None] = mapped_column(Quantity)
    cost: Mapped[Decimal | None] = mapped_column(Millionths)
    price: Mapped[Decimal | None] = mapped_column(Millionths)
    shelf_life: Mapped[int | None] = mapped_column(Int64)
    product_class: Mapped[str | None] = mapped_column(Text)
    stock: Mapped[Decimal | None] = mapped_column(Quantity)
    stock_date: Mapped[date | None] = mapped_column(Day)
    status: Mapped[str] = mapped_column(Text, default="active")
    notes: Mapped[str | None] = mapped_column(Text)


class Agency(Record):
    """代理权: which brand we may sell where, how exclusively, until when and at what minimum.

    `level` is sole (总代理), area (区域代理) or none. `minimum` is the purchase that the maker expects in a year.
    `terms` are the conditions in words; `threat` is what the maker threatens us with (a further distributor …).
    """

    __tablename__ = "agency"
    brand_id: Mapped[int] = mapped_column(Int64, ForeignKey("brand.id"), index=True)
    territory: Mapped[str | None] = mapped_column(Text)
    level: Mapped[str] = mapped_column(Text, default="none")
    exclusive: Mapped[bool | None] = mapped_column(Flag)
    starts: Mapped[date | None] = mapped_column(Day)
    ends: Mapped[date | None] = mapped_column(Day)
    minimum: Mapped[Decimal | None] = mapped_column(Money)
    terms: Mapped[str | None] = mapped_column(Text)
    threat: Mapped[str | None] = mapped_column(Text)


class BrandPromise(Record):
    """What a maker promised us, until when, and whether it was kept: `state` is open, kept or broken."""

    __tablename__ = "brand_promise"
    brand_id: Mapped[int] = mapped_column(Int64, ForeignKey("brand.id"), index=True)
    what: Mapped[str] = mapped_column(Text)
    promised_on: Mapped[date | None] = mapped_column(Day)
    due: Mapped[date | None] = mapped_column(Day)
    state: Mapped[str] = mapped_column(Text, default="open")
    closed_on: Mapped[date | None] = mapped_column(Day)
    notes: Mapped[str | None] = mapped_column(Text)
