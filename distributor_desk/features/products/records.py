"""What is kept of products: brands, and products with case size, prices and the last stock reading."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Int64, Millionths, Quantity
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
