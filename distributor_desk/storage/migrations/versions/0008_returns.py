"""Returns and exchanges: orders, lines, steps, links to imported lines, claims, a customer's own policy."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLE = {"sqlite_autoincrement": True, "sqlite_strict": True}


def upgrade() -> None:
    op.create_table(
        "goods_return",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("without_goods", sa.Integer(), nullable=False),
        sa.Column("settled_on", sa.Text()),
        sa.Column("value_in", BIG, nullable=False),
        sa.Column("value_out", BIG, nullable=False),
        sa.Column("fee_percent", BIG, nullable=False),
        sa.Column("fee_entry_id", BIG),
        sa.Column("policy", sa.Text()),
        sa.Column("override_reason", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_goods_return_customer_id_customer"),
        sa.ForeignKeyConstraint(["fee_entry_id"], ["account_entry.id"], name="fk_goods_return_fee_entry_id_account_entry"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_goods_return_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_goods_return"),
        **TABLE,
    )
    op.create_index("ix_goods_return_batch_id", "goods_return", ["batch_id"])
    op.create_index("ix_goods_return_customer", "goods_return", ["customer_id", "date"])
    op.create_index("ix_goods_return_fee_entry_id", "goods_return", ["fee_entry_id"], sqlite_where=sa.text("fee_entry_id IS NOT NULL"))
    op.create_index("ix_goods_return_listed", "goods_return", ["date", "id"])
    op.create_index("ix_goods_return_state", "goods_return", ["state", "date", "id"])
    op.create_index("uq_goods_return_number", "goods_return", ["number"], unique=True, sqlite_where=sa.text("retired_at IS NULL AND number IS NOT NULL"))
    op.create_table(
        "return_line",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("return_id", BIG, nullable=False),
        sa.Column("place", BIG, nullable=False),
        sa.Column("product_id", BIG, nullable=False),
        sa.Column("quantity", BIG, nullable=False),
        sa.Column("unit", sa.Text()),
        sa.Column("unit_size", BIG),
        sa.Column("price", BIG),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("original_id", BIG),
        sa.Column("original_document", sa.Text()),
        sa.Column("produced_on", sa.Text()),
        sa.Column("accepted", BIG),
        sa.Column("reject_reason", sa.Text()),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("out_product_id", BIG),
        sa.Column("out_quantity", BIG),
        sa.Column("out_price", BIG),
        sa.Column("out_amount", BIG, nullable=False),
        sa.Column("ledger_in_id", BIG),
        sa.Column("ledger_out_id", BIG),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["return_id"], ["goods_return.id"], name="fk_return_line_return_id_goods_return"),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="fk_return_line_product_id_product"),
        sa.ForeignKeyConstraint(["original_id"], ["sales_line.id"], name="fk_return_line_original_id_sales_line"),
        sa.ForeignKeyConstraint(["out_product_id"], ["product.id"], name="fk_return_line_out_product_id_product"),
        sa.ForeignKeyConstraint(["ledger_in_id"], ["sales_line.id"], name="fk_return_line_ledger_in_id_sales_line"),
        sa.ForeignKeyConstraint(["ledger_out_id"], ["sales_line.id"], name="fk_return_line_ledger_out_id_sales_line"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_return_line_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_return_line"),
        **TABLE,
    )
    op.create_index("ix_return_line_batch_id", "return_line", ["batch_id"])
    op.create_index("ix_return_line_ledger_in_id", "return_line", ["ledger_in_id"], sqlite_where=sa.text("ledger_in_id IS NOT NULL"))
    op.create_index("ix_return_line_ledger_out_id", "return_line", ["ledger_out_id"], sqlite_where=sa.text("ledger_out_id IS NOT NULL"))
    op.create_index("ix_return_line_original_id", "return_line", ["original_id"], sqlite_where=sa.text("original_id IS NOT NULL"))
    op.create_index("ix_return_line_out_product_id", "return_line", ["out_product_id"], sqlite_where=sa.text("out_product_id IS NOT NULL"))
    op.create_index("ix_return_line_product_id", "return_line", ["product_id"])
    op.create_index("ix_return_line_return_id", "return_line", ["return_id", "place", "reason", "amount"])
    op.create_table(
        "return_step",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("return_id", BIG, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("who_id", BIG, nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["return_id"], ["goods_return.id"], name="fk_return_step_return_id_goods_return"),
        sa.ForeignKeyConstraint(["who_id"], ["person.id"], name="fk_return_step_who_id_person"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_return_step_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_return_step"),
        **TABLE,
    )
    op.create_index("ix_return_step_batch_id", "return_step", ["batch_id"])
    op.create_index("ix_return_step_return_id", "return_step", ["return_id"])
    op.create_index("ix_return_step_who_id", "return_step", ["who_id"])
    op.create_table(
        "return_link",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("return_line_id", BIG, nullable=False),
        sa.Column("sales_line_id", BIG, nullable=False),
        sa.Column("leg", sa.Text(), nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["return_line_id"], ["return_line.id"], name="fk_return_link_return_line_id_return_line"),
        sa.ForeignKeyConstraint(["sales_line_id"], ["sales_line.id"], name="fk_return_link_sales_line_id_sales_line"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_return_link_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_return_link"),
        **TABLE,
    )
    op.create_index("ix_return_link_batch_id", "return_link", ["batch_id"])
    op.create_index("ix_return_link_return_line_id", "return_link", ["return_line_id"])
    op.create_index("ix_return_link_sales_line_id", "return_link", ["sales_line_id"])
    op.create_index("uq_return_link_imported", "return_link", ["sales_line_id"], unique=True, sqlite_where=sa.text("retired_at IS NULL AND sales_line_id IS NOT NULL"))
    op.create_index("uq_return_link_own", "return_link", ["return_line_id", "leg"], unique=True, sqlite_where=sa.text("retired_at IS NULL AND return_line_id IS NOT NULL AND leg IS NOT NULL"))
    op.create_table(
        "claim",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("brand_id", BIG, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Text()),
        sa.Column("confirmed", BIG),
        sa.Column("confirmed_on", sa.Text()),
        sa.Column("received", BIG),
        sa.Column("received_on", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name="fk_claim_brand_id_brand"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_claim_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        **TABLE,
    )
    op.create_index("ix_claim_batch_id", "claim", ["batch_id"])
    op.create_index("ix_claim_brand_id", "claim", ["brand_id"])
    op.create_index("ix_claim_state", "claim", ["state", "date"])
    op.create_index("uq_claim_number", "claim", ["number"], unique=True, sqlite_where=sa.text("retired_at IS NULL AND number IS NOT NULL"))
    op.create_table(
        "claim_line",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("claim_id", BIG, nullable=False),
        sa.Column("return_line_id", BIG),
        sa.Column("words", sa.Text()),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_line_claim_id_claim"),
        sa.ForeignKeyConstraint(["return_line_id"], ["return_line.id"], name="fk_claim_line_return_line_id_return_line"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_claim_line_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_claim_line"),
        **TABLE,
    )
    op.create_index("ix_claim_line_batch_id", "claim_line", ["batch_id"])
    op.create_index("ix_claim_line_claim_id", "claim_line", ["claim_id", "amount"])
    op.create_index("ix_claim_line_return_line_id", "claim_line", ["return_line_id"])
    op.create_index("uq_claim_line_return_line_id", "claim_line", ["return_line_id"], unique=True, sqlite_where=sa.text("retired_at IS NULL AND return_line_id IS NOT NULL"))
    op.create_table(
        "claim_step",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("claim_id", BIG, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("who_id", BIG, nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_step_claim_id_claim"),
        sa.ForeignKeyConstraint(["who_id"], ["person.id"], name="fk_claim_step_who_id_person"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_claim_step_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_claim_step"),
        **TABLE,
    )
    op.create_index("ix_claim_step_batch_id", "claim_step", ["batch_id"])
    op.create_index("ix_claim_step_claim_id", "claim_step", ["claim_id"])
    op.create_index("ix_claim_step_who_id", "claim_step", ["who_id"])
    op.create_table(
        "policy_override",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_policy_override_customer_id_customer"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_policy_override_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_policy_override"),
        **TABLE,
    )
    op.create_index("ix_policy_override_batch_id", "policy_override", ["batch_id"])
    op.create_index("ix_policy_override_customer_id", "policy_override", ["customer_id"])
    op.create_index("uq_policy_override_key", "policy_override", ["customer_id", "key"], unique=True, sqlite_where=sa.text("retired_at IS NULL AND customer_id IS NOT NULL AND key IS NOT NULL"))
