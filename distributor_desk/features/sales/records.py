"""The ledger: sales lines with returns, gifts and allowances, and payments.

Quantities are in the product's base unit and negative for returns, as are their amounts, so that
every sum is net. The covering indexes answer a customer's, a product's and a month's sums alone.
"""

from __future__ import annotations

from datetime import date as day
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Int64, Millionths, Money, Quantity
from distributor_desk.storage.record import Record, table_args, while_given


class SalesLine(Record):
    """One line of a document. `cost` is of the whole line, frozen at import; empty when unknown.

    `origin` says who booked it: `file` (an import), `hand`, or `return` (a settled return order; those lines
    are changed and taken out through that order alone).
    """

    __tablename__ = "sales_line"
    __table_args__ = table_args(
        Index("ix_sales_line_customer", "customer_id", "date", "kind", "amount", "product_id", "quantity"),
        Index("ix_sales_line_product", "product_id", "date", "kind", "amount", "cost", "quantity"),
        Index("ix_sales_line_document", "document", "line"),
        Index("ix_sales_line_rep_id", "rep_id", **while_given("rep_id")),
    )
    kind: Mapped[str] = mapped_column(Text)
    date: Mapped[day] = mapped_column(Day)
    document: Mapped[str | None] = mapped_column(Text)
    line: Mapped[int | None] = mapped_column(Int64)
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    product_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("product.id"))
    rep_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("rep.id"))
    quantity: Mapped[Decimal | None] = mapped_column(Quantity)
    unit: Mapped[str | None] = mapped_column(Text)
    unit_size: Mapped[Decimal | None] = mapped_column(Quantity)
    price: Mapped[Decimal | None] = mapped_column(Millionths)
    amount: Mapped[Decimal] = mapped_column(Money)
    tax_rate: Mapped[Decimal | None] = mapped_column(Millionths)
    cost: Mapped[Decimal | None] = mapped_column(Money)
    ship_to: Mapped[str | None] = mapped_column(Text)
    lot: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(Text, default="file", server_default="file", sort_order=95)


class Payment(Record):
    """回款: money that a customer paid."""

    __tablename__ = "payment"
    __table_args__ = table_args(Index("ix_payment_customer", "customer_id", "date", "amount"))
    date: Mapped[day] = mapped_column(Day)
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    amount: Mapped[Decimal] = mapped_column(Money)
    method: Mapped[str | None] = mapped_column(Text)
    document: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)


class AccountEntry(Record):
    """What a customer is credited with (positive) or charged (negative) beside sales and payments.

    `kind` is `rebate` (a settled rebate that is credited or charged back), `ka_deduction` (what a retailer
    deducted) or `exchange` (fee and difference of an exchange). `document` is the number of the paper behind it.
    `origin` is `room` for what a room above posted with its paper (changed there alone), `hand` for the rest.
    """

    __tablename__ = "account_entry"
    __table_args__ = table_args(Index("ix_account_entry_customer", "customer_id", "date", "amount"))
    kind: Mapped[str] = mapped_column(Text)
    date: Mapped[day] = mapped_column(Day)
    customer_id: Mapped[int] = mapped_column(Int64, ForeignKey("customer.id"))
    amount: Mapped[Decimal] = mapped_column(Money)
    document: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(Text, default="room", server_default="room", sort_order=95)


RAW_COLUMNS = (
    "kind", "date", "document", "line", "customer_id", "product_id", "rep_id", "quantity", "unit", "unit_size",
    "price", "amount", "tax_rate", "cost", "ship_to", "lot", "notes",
)  # fmt: skip
"""The columns of a raw ledger line as the bulk door takes it, in order."""
