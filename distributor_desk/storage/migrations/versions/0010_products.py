"""Sums of the ledger that are kept, agencies and promises of brands, decisions on products, push-stock offers."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

Column = sa.Column[Any]
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLE = {"sqlite_autoincrement": True, "sqlite_strict": True}


def upgrade() -> None:
    _sums("sales_day", [sa.Column("date", sa.Text(), nullable=False)], [])
    _sums(
        "product_month",
        [sa.Column("month", sa.Text(), nullable=False), sa.Column("product_id", BIG, nullable=False)],
        [sa.Column("quantity", BIG, nullable=False)],
    )
    _sums(
        "customer_month",
        [sa.Column("month", sa.Text(), nullable=False), sa.Column("customer_id", BIG, nullable=False)],
        [],
    )
    op.create_index("uq_sales_day_date", "sales_day", ["date"], unique=True)
    op.create_index("uq_product_month_month", "product_month", ["month", "product_id"], unique=True)
    op.create_index("uq_customer_month_month", "customer_month", ["month", "customer_id"], unique=True)

    _record(
        "agency",
        sa.Column("brand_id", BIG, nullable=False),
        sa.Column("territory", sa.Text()),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("exclusive", sa.Integer()),
        sa.Column("starts", sa.Text()),
        sa.Column("ends", sa.Text()),
        sa.Column("minimum", BIG),
        sa.Column("terms", sa.Text()),
        sa.Column("threat", sa.Text()),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name="fk_agency_brand_id_brand"),
    )
    op.create_index("ix_agency_brand_id", "agency", ["brand_id"])
    _record(
        "brand_promise",
        sa.Column("brand_id", BIG, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("promised_on", sa.Text()),
        sa.Column("due", sa.Text()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name="fk_brand_promise_brand_id_brand"),
    )
    op.create_index("ix_brand_promise_brand_id", "brand_promise", ["brand_id"])
    _record(
        "product_decision",
        sa.Column("product_id", BIG, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="fk_product_decision_product_id_product"),
    )
    op.create_index("ix_product_decision_product", "product_decision", ["product_id", "date"])
    _record(
        "push_offer",
        sa.Column("brand_id", BIG, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("rate", BIG, nullable=False),
        sa.Column("stock_value", BIG, nullable=False),
        sa.Column("monthly_cost", BIG, nullable=False),
        sa.Column("money_rate", BIG, nullable=False),
        sa.Column("shelf_life", BIG),
        sa.Column("answer", sa.Text()),
        sa.Column("answer_text", sa.Text()),
        sa.Column("answer_by", sa.Text()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name="fk_push_offer_brand_id_brand"),
    )
    op.create_index("ix_push_offer_brand_id", "push_offer", ["brand_id"])


def _record(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        *columns,
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=f"fk_{name}_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        **TABLE,
    )
    op.create_index(f"ix_{name}_batch_id", name, ["batch_id"])


def _sums(name: str, keys: list[Column], more: list[Column]) -> None:
    op.create_table(
        name,
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        *keys,
        sa.Column("sold", BIG, nullable=False),
        sa.Column("returned", BIG, nullable=False),
        sa.Column("allowed", BIG, nullable=False),
        sa.Column("costed", BIG, nullable=False),
        sa.Column("cost", BIG, nullable=False),
        sa.Column("gift_cost", BIG, nullable=False),
        sa.Column("uncosted", BIG, nullable=False),
        *more,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        **TABLE,
    )
