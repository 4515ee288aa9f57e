"""The first rooms: customers, products, the ledger, visits."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLE = {"sqlite_autoincrement": True, "sqlite_strict": True}


def upgrade() -> None:
    op.create_table(
        "brand",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_brand_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_brand"),
        **TABLE,
    )
    op.create_index("ix_brand_batch_id", "brand", ["batch_id"])
    op.create_index(
        "uq_brand_name_key",
        "brand",
        ["name_key"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND name_key IS NOT NULL"),
    )
    op.create_table(
        "rep",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_rep_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_rep"),
        **TABLE,
    )
    op.create_index("ix_rep_batch_id", "rep", ["batch_id"])
    op.create_index(
        "uq_rep_name_key",
        "rep",
        ["name_key"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND name_key IS NOT NULL"),
    )
    op.create_table(
        "retailer",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_retailer_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_retailer"),
        **TABLE,
    )
    op.create_index("ix_retailer_batch_id", "retailer", ["batch_id"])
    op.create_index(
        "uq_retailer_name_key",
        "retailer",
        ["name_key"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND name_key IS NOT NULL"),
    )
    op.create_table(
        "product",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("code", sa.Text()),
        sa.Column("code_key", sa.Text()),
        sa.Column("barcode", sa.Text()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("name_sort", sa.Text(), nullable=False),
        sa.Column("find_key", sa.Text(), nullable=False),
        sa.Column("spec", sa.Text()),
        sa.Column("brand_id", BIG),
        sa.Column("category", sa.Text()),
        sa.Column("unit", sa.Text()),
        sa.Column("case_size", BIG),
        sa.Column("cost", BIG),
        sa.Column("price", BIG),
        sa.Column("shelf_life", BIG),
        sa.Column("product_class", sa.Text()),
        sa.Column("stock", BIG),
        sa.Column("stock_date", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_product_batch_id_batch"),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name="fk_product_brand_id_brand"),
        sa.PrimaryKeyConstraint("id", name="pk_product"),
        **TABLE,
    )
    op.create_index("ix_product_barcode", "product", ["barcode"])
    op.create_index("ix_product_batch_id", "product", ["batch_id"])
    op.create_index("ix_product_brand_id", "product", ["brand_id"])
    op.create_index("ix_product_found", "product", ["retired_at", "name_sort", "id", "find_key"])
    op.create_index("ix_product_name_key", "product", ["name_key"])
    op.create_index(
        "uq_product_code_key",
        "product",
        ["code_key"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND code_key IS NOT NULL"),
    )
    op.create_table(
        "route",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("rep_id", BIG),
        sa.Column("weekdays", sa.Text(), nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_route_batch_id_batch"),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name="fk_route_rep_id_rep"),
        sa.PrimaryKeyConstraint("id", name="pk_route"),
        **TABLE,
    )
    op.create_index("ix_route_batch_id", "route", ["batch_id"])
    op.create_index("ix_route_rep_id", "route", ["rep_id"])
    op.create_index(
        "uq_route_name_key",
        "route",
        ["name_key"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND name_key IS NOT NULL"),
    )
    op.create_table(
        "customer",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("code", sa.Text()),
        sa.Column("code_key", sa.Text()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("name_sort", sa.Text(), nullable=False),
        sa.Column("find_key", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text()),
        sa.Column("grade", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("area", sa.Text()),
        sa.Column("route_id", BIG),
        sa.Column("stop", BIG),
        sa.Column("visit_every", BIG),
        sa.Column("address", sa.Text()),
        sa.Column("source", sa.Text()),
        sa.Column("sub_distributor_id", BIG),
        sa.Column("retailer_id", BIG),
        sa.Column("rep_id", BIG),
        sa.Column("credit_days", BIG),
        sa.Column("credit_limit", BIG),
        sa.Column("opening_balance", BIG),
        sa.Column("balance_date", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_customer_batch_id_batch"),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name="fk_customer_rep_id_rep"),
        sa.ForeignKeyConstraint(["retailer_id"], ["retailer.id"], name="fk_customer_retailer_id_retailer"),
        sa.ForeignKeyConstraint(["route_id"], ["route.id"], name="fk_customer_route_id_route"),
        sa.ForeignKeyConstraint(["sub_distributor_id"], ["customer.id"], name="fk_customer_sub_distributor_id_customer"),
        sa.PrimaryKeyConstraint("id", name="pk_customer"),
        **TABLE,
    )
    op.create_index("ix_customer_batch_id", "customer", ["batch_id"])
    op.create_index("ix_customer_found", "customer", ["retired_at", "name_sort", "id", "find_key"])
    op.create_index("ix_customer_name_key", "customer", ["name_key"])
    op.create_index("ix_customer_rep_id", "customer", ["rep_id"])
    op.create_index("ix_customer_retailer_id", "customer", ["retailer_id"])
    op.create_index("ix_customer_route_id", "customer", ["route_id"])
    op.create_index("ix_customer_sub_distributor_id", "customer", ["sub_distributor_id"])
    op.create_index(
        "uq_customer_code_key",
        "customer",
        ["code_key"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND code_key IS NOT NULL"),
    )
    op.create_table(
        "contact",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("place", BIG, nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("salutation", sa.Text()),
        sa.Column("decision_maker", sa.Integer()),
        sa.Column("phone", sa.Text()),
        sa.Column("wechat", sa.Text()),
        sa.Column("wechat_group", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_contact_batch_id_batch"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_contact_customer_id_customer"),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
        **TABLE,
    )
    op.create_index("ix_contact_batch_id", "contact", ["batch_id"])
    op.create_index("ix_contact_customer_id", "contact", ["customer_id"])
    op.create_table(
        "payment",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("method", sa.Text()),
        sa.Column("document", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_payment_batch_id_batch"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_payment_customer_id_customer"),
        sa.PrimaryKeyConstraint("id", name="pk_payment"),
        **TABLE,
    )
    op.create_index("ix_payment_batch_id", "payment", ["batch_id"])
    op.create_index("ix_payment_customer", "payment", ["customer_id", "date", "amount"])
    op.create_table(
        "sales_line",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("document", sa.Text()),
        sa.Column("line", BIG),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("product_id", BIG),
        sa.Column("rep_id", BIG),
        sa.Column("quantity", BIG),
        sa.Column("unit", sa.Text()),
        sa.Column("unit_size", BIG),
        sa.Column("price", BIG),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("tax_rate", BIG),
        sa.Column("cost", BIG),
        sa.Column("ship_to", sa.Text()),
        sa.Column("lot", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_sales_line_batch_id_batch"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_sales_line_customer_id_customer"),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="fk_sales_line_product_id_product"),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name="fk_sales_line_rep_id_rep"),
        sa.PrimaryKeyConstraint("id", name="pk_sales_line"),
        **TABLE,
    )
    op.create_index("ix_sales_line_batch_id", "sales_line", ["batch_id"])
    op.create_index("ix_sales_line_customer", "sales_line", ["customer_id", "date", "kind", "amount", "product_id", "quantity"])
    op.create_index("ix_sales_line_document", "sales_line", ["document", "line"])
    op.create_index("ix_sales_line_product", "sales_line", ["product_id", "date", "kind", "amount", "cost", "quantity"])
    op.create_index(
        "ix_sales_line_rep_id", "sales_line", ["rep_id"], sqlite_where=sa.text("rep_id IS NOT NULL")
    )
    op.create_table(
        "visit",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("rep_id", BIG),
        sa.Column("result", sa.Text()),
        sa.Column("order_amount", BIG),
        sa.Column("skus", BIG),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_visit_batch_id_batch"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_visit_customer_id_customer"),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name="fk_visit_rep_id_rep"),
        sa.PrimaryKeyConstraint("id", name="pk_visit"),
        **TABLE,
    )
    op.create_index("ix_visit_batch_id", "visit", ["batch_id"])
    op.create_index("ix_visit_customer", "visit", ["customer_id", "date"])
    op.create_index("ix_visit_rep_id", "visit", ["rep_id"])
    op.create_table(
        "promise",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("visit_id", BIG),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.Text()),
        sa.Column("due", sa.Text()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_promise_batch_id_batch"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_promise_customer_id_customer"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_promise_visit_id_visit"),
        sa.PrimaryKeyConstraint("id", name="pk_promise"),
        **TABLE,
    )
    op.create_index("ix_promise_batch_id", "promise", ["batch_id"])
    op.create_index("ix_promise_customer", "promise", ["customer_id", "state", "due"])
    op.create_index("ix_promise_visit_id", "promise", ["visit_id"])
    op.create_table(
        "visit_line",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("visit_id", BIG, nullable=False),
        sa.Column("product_id", BIG, nullable=False),
        sa.Column("stock", BIG),
        sa.Column("order", BIG),
        sa.Column("price", BIG),
        sa.Column("neighbour_price", BIG),
        sa.Column("near_expiry", BIG),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_visit_line_batch_id_batch"),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="fk_visit_line_product_id_product"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_visit_line_visit_id_visit"),
        sa.PrimaryKeyConstraint("id", name="pk_visit_line"),
        **TABLE,
    )
    op.create_index("ix_visit_line_batch_id", "visit_line", ["batch_id"])
    op.create_index("ix_visit_line_product", "visit_line", ["product_id"])
    op.create_index("ix_visit_line_visit_id", "visit_line", ["visit_id"])
