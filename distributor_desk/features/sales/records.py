"""The ledger: sales lines with returns, gifts and allowances, and payments.

Quantities are in the product's base unit and negative for returns, as are their amounts, so that
every sum is net. The covering indexes answer a customer's, a product's and a month's sums alone.
"""

from __future__ import annotations

from datetime import date as day
from decimal import Decimal

from sqlalchemy import ColumnElement, ForeignKey, Index, Text, func, type_coerce
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Day, Int64, Millionths, Money, Quantity
from distributor_desk.storage.kept_sums import KeptSum, keep
from distributor_desk.storage.record import Base, Record, table_args, while_given


class SalesLine(Record):
    """One line of a document. `cost` is of the whole line, frozen at import; empty when unknown.

    `origin` says who booked it: `file` (an import), `hand`, or `return` (a settled return order; those lines
    are changed and taken out through that order alone).
    """

    __tablename__ = "sales_line"
    __table_args__ = table_args(
        Index(
            "ix_sales_line_customer",
            "customer_id",
            "date",
            "kind",
            "amount",
            "product_id",
            "quantity",
            "retired_at",
        ),
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


class _Sums(Base):
    """Sums of ledger lines, kept by storage: yuan and base units; `returned` and `allowed` are negative.

    `costed` is the net amount of the lines whose cost is known, `cost` what these cost; `uncosted` counts the
    sales and returns without a cost; `gift_cost` is what gifts cost. Net sales are `sold` + `returned`.
    """

    __abstract__ = True

    sold: Mapped[Decimal] = mapped_column(Money, sort_order=10)
    returned: Mapped[Decimal] = mapped_column(Money, sort_order=11)
    allowed: Mapped[Decimal] = mapped_column(Money, sort_order=12)
    costed: Mapped[Decimal] = mapped_column(Money, sort_order=13)
    cost: Mapped[Decimal] = mapped_column(Money, sort_order=14)
    gift_cost: Mapped[Decimal] = mapped_column(Money, sort_order=15)
    uncosted: Mapped[int] = mapped_column(Int64, sort_order=16)

    @classmethod
    def net(cls) -> ColumnElement[Decimal]:
        """Net sales of the rows of a query, in yuan."""
        return type_coerce(func.sum(cls.sold + cls.returned), Money())


class SalesDay(_Sums):
    """The ledger's sums of one day."""

    __tablename__ = "sales_day"
    __table_args__ = table_args(Index("uq_sales_day_date", "date", unique=True))
    date: Mapped[day] = mapped_column(Day)


class ProductMonth(_Sums):
    """The ledger's sums of a product in the month that begins on `month`; product 0 is a line without one."""

    __tablename__ = "product_month"
    __table_args__ = table_args(Index("uq_product_month_month", "month", "product_id", unique=True))
    month: Mapped[day] = mapped_column(Day)
    product_id: Mapped[int] = mapped_column(Int64)
    quantity: Mapped[Decimal] = mapped_column(Quantity, sort_order=17)


class CustomerMonth(_Sums):
    """The ledger's sums of a customer in the month that begins on `month`."""

    __tablename__ = "customer_month"
    __table_args__ = table_args(Index("uq_customer_month_month", "month", "customer_id", unique=True))
    month: Mapped[day] = mapped_column(Day)
    customer_id: Mapped[int] = mapped_column(Int64)


_TRADED = "{row}.kind IN ('sale', 'return')"
_SUMS = {
    "sold": "CASE {row}.kind WHEN 'sale' THEN {row}.amount ELSE 0 END",
    "returned": "CASE {row}.kind WHEN 'return' THEN {row}.amount ELSE 0 END",
    "allowed": "CASE {row}.kind WHEN 'allowance' THEN {row}.amount ELSE 0 END",
    "costed": f"CASE WHEN {_TRADED} AND {{row}}.cost IS NOT NULL THEN {{row}}.amount ELSE 0 END",
    "cost": f"CASE WHEN {_TRADED} THEN COALESCE({{row}}.cost, 0) ELSE 0 END",
    "gift_cost": "CASE {row}.kind WHEN 'gift' THEN COALESCE({row}.cost, 0) ELSE 0 END",
    "uncosted": f"CASE WHEN {_TRADED} AND {{row}}.cost IS NULL THEN 1 ELSE 0 END",
}
_MONTH = "substr({row}.date, 1, 7) || '-01'"
_QUANTITY = f"CASE WHEN {_TRADED} THEN COALESCE({{row}}.quantity, 0) ELSE 0 END"


def _keep(table: str, keys: dict[str, str], more: dict[str, str] | None = None) -> None:
    moved_by = ("kind", "date", "customer_id", "product_id", "quantity", "amount", "cost", "retired_at")
    keep(KeptSum(table, "sales_line", keys, _SUMS | (more or {}), "{row}.retired_at IS NULL", moved_by))


_keep("sales_day", {"date": "{row}.date"})
_keep(
    "product_month",
    {"month": _MONTH, "product_id": "COALESCE({row}.product_id, 0)"},
    {"quantity": _QUANTITY},
)
_keep("customer_month", {"month": _MONTH, "customer_id": "{row}.customer_id"})

RAW_COLUMNS = (
    "kind", "date", "document", "line", "customer_id", "product_id", "rep_id", "quantity", "unit", "unit_size",
    "price", "amount", "tax_rate", "cost", "ship_to", "lot", "notes",
)  # fmt: skip
"""The columns of a raw ledger line as the bulk door takes it, in order."""
