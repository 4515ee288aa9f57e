"""Rebates: schemes, agreements, targets, settlements; and a customer's sums from the index alone."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLE = {"sqlite_autoincrement": True, "sqlite_strict": True}


def upgrade() -> None:
    op.create_table(
        "rebate_scheme",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("boundary", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Text()),
        sa.Column("growth", sa.Text()),
        sa.Column("gate", BIG),
        sa.Column("over_target", BIG),
        sa.Column("speed", sa.Text(), nullable=False),
        sa.Column("cap_amount", BIG),
        sa.Column("cap_rate", BIG),
        sa.Column("payout", sa.Text(), nullable=False),
        sa.Column("returns", sa.Text(), nullable=False),
        sa.Column("tax_included", sa.Integer(), nullable=False),
        sa.Column("successor_id", BIG),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_rebate_scheme_batch_id_batch"),
        sa.ForeignKeyConstraint(["successor_id"], ["rebate_scheme.id"], name="fk_rebate_scheme_successor_id_rebate_scheme"),
        sa.PrimaryKeyConstraint("id", name="pk_rebate_scheme"),
        **TABLE,
    )
    op.create_index("ix_rebate_scheme_batch_id", "rebate_scheme", ["batch_id"])
    op.create_index("ix_rebate_scheme_successor_id", "rebate_scheme", ["successor_id"])
    op.create_index("uq_rebate_scheme_name_key", "rebate_scheme", ["name_key"], unique=True, sqlite_where=sa.text("retired_at IS NULL AND name_key IS NOT NULL"))
    op.create_table(
        "rebate_tier",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("scheme_id", BIG, nullable=False),
        sa.Column("threshold", BIG, nullable=False),
        sa.Column("rate", BIG),
        sa.Column("per_unit", BIG),
        sa.Column("fixed", BIG),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_rebate_tier_batch_id_batch"),
        sa.ForeignKeyConstraint(["scheme_id"], ["rebate_scheme.id"], name="fk_rebate_tier_scheme_id_rebate_scheme"),
        sa.PrimaryKeyConstraint("id", name="pk_rebate_tier"),
        **TABLE,
    )
    op.create_index("ix_rebate_tier_batch_id", "rebate_tier", ["batch_id"])
    op.create_index("ix_rebate_tier_scheme_id", "rebate_tier", ["scheme_id", "threshold"])
    op.create_table(
        "rebate_scope",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("scheme_id", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("brand_id", BIG),
        sa.Column("product_id", BIG),
        sa.Column("value", sa.Text()),
        sa.Column("excluded", sa.Integer(), nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_rebate_scope_batch_id_batch"),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name="fk_rebate_scope_brand_id_brand"),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="fk_rebate_scope_product_id_product"),
        sa.ForeignKeyConstraint(["scheme_id"], ["rebate_scheme.id"], name="fk_rebate_scope_scheme_id_rebate_scheme"),
        sa.PrimaryKeyConstraint("id", name="pk_rebate_scope"),
        **TABLE,
    )
    op.create_index("ix_rebate_scope_batch_id", "rebate_scope", ["batch_id"])
    op.create_index("ix_rebate_scope_brand_id", "rebate_scope", ["brand_id"])
    op.create_index("ix_rebate_scope_product_id", "rebate_scope", ["product_id"])
    op.create_index("ix_rebate_scope_scheme_id", "rebate_scope", ["scheme_id"])
    op.create_table(
        "agreement",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("year", BIG, nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("signed", sa.Text()),
        sa.Column("ends", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_agreement_batch_id_batch"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_agreement_customer_id_customer"),
        sa.PrimaryKeyConstraint("id", name="pk_agreement"),
        **TABLE,
    )
    op.create_index("ix_agreement_batch_id", "agreement", ["batch_id"])
    op.create_index("ix_agreement_customer_id", "agreement", ["customer_id", "first"])
    op.create_table(
        "agreement_scheme",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("agreement_id", BIG, nullable=False),
        sa.Column("scheme_id", BIG, nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name="fk_agreement_scheme_agreement_id_agreement"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_agreement_scheme_batch_id_batch"),
        sa.ForeignKeyConstraint(["scheme_id"], ["rebate_scheme.id"], name="fk_agreement_scheme_scheme_id_rebate_scheme"),
        sa.PrimaryKeyConstraint("id", name="pk_agreement_scheme"),
        **TABLE,
    )
    op.create_index("ix_agreement_scheme_agreement_id", "agreement_scheme", ["agreement_id"])
    op.create_index("ix_agreement_scheme_batch_id", "agreement_scheme", ["batch_id"])
    op.create_index("ix_agreement_scheme_scheme_id", "agreement_scheme", ["scheme_id"])
    op.create_table(
        "target",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("customer_id", BIG),
        sa.Column("rep_id", BIG),
        sa.Column("scheme_id", BIG),
        sa.Column("category", sa.Text()),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_target_batch_id_batch"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_target_customer_id_customer"),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name="fk_target_rep_id_rep"),
        sa.ForeignKeyConstraint(["scheme_id"], ["rebate_scheme.id"], name="fk_target_scheme_id_rebate_scheme"),
        sa.PrimaryKeyConstraint("id", name="pk_target"),
        **TABLE,
    )
    op.create_index("ix_target_batch_id", "target", ["batch_id"])
    op.create_index("ix_target_customer_id", "target", ["customer_id", "first"], sqlite_where=sa.text("customer_id IS NOT NULL"))
    op.create_index("ix_target_rep_id", "target", ["rep_id", "first"], sqlite_where=sa.text("rep_id IS NOT NULL"))
    op.create_index("ix_target_scheme_id", "target", ["scheme_id"], sqlite_where=sa.text("scheme_id IS NOT NULL"))
    op.create_table(
        "settlement",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("scheme_id", BIG, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("payout", sa.Text(), nullable=False),
        sa.Column("carried_in", BIG, nullable=False),
        sa.Column("carried_out", BIG, nullable=False),
        sa.Column("total", BIG, nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("approved_by_id", BIG, nullable=False),
        sa.Column("approved_at", BIG, nullable=False),
        sa.Column("paid_on", sa.Text()),
        sa.Column("account_entry_id", BIG),
        sa.Column("reverses_id", BIG),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("retired_at", BIG),
        sa.ForeignKeyConstraint(["account_entry_id"], ["account_entry.id"], name="fk_settlement_account_entry_id_account_entry"),
        sa.ForeignKeyConstraint(["approved_by_id"], ["person.id"], name="fk_settlement_approved_by_id_person"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_settlement_customer_id_customer"),
        sa.ForeignKeyConstraint(["reverses_id"], ["settlement.id"], name="fk_settlement_reverses_id_settlement"),
        sa.ForeignKeyConstraint(["scheme_id"], ["rebate_scheme.id"], name="fk_settlement_scheme_id_rebate_scheme"),
        sa.PrimaryKeyConstraint("id", name="pk_settlement"),
        **TABLE,
    )
    op.create_index("ix_settlement_account_entry_id", "settlement", ["account_entry_id"])
    op.create_index("ix_settlement_approved_by_id", "settlement", ["approved_by_id"])
    op.create_index("ix_settlement_customer_id", "settlement", ["customer_id", "scheme_id"])
    op.create_index("ix_settlement_reverses_id", "settlement", ["reverses_id"])
    op.create_index("ix_settlement_scheme_id", "settlement", ["scheme_id"])
    op.create_index("uq_settlement_number", "settlement", ["number"], unique=True)
    op.create_table(
        "settlement_item",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("settlement_id", BIG, nullable=False),
        sa.Column("scheme_id", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("basis", BIG, nullable=False),
        sa.Column("threshold", BIG),
        sa.Column("entitlement", BIG, nullable=False),
        sa.Column("earlier", BIG, nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("old_basis", BIG),
        sa.Column("old_threshold", BIG),
        sa.Column("days", BIG),
        sa.Column("retired_at", BIG),
        sa.ForeignKeyConstraint(
            ["scheme_id"], ["rebate_scheme.id"], name="fk_settlement_item_scheme_id_rebate_scheme"
        ),
        sa.ForeignKeyConstraint(["settlement_id"], ["settlement.id"], name="fk_settlement_item_settlement_id_settlement"),
        sa.PrimaryKeyConstraint("id", name="pk_settlement_item"),
        **TABLE,
    )
    op.create_index("ix_settlement_item_scheme_id", "settlement_item", ["scheme_id"])
    op.create_index("ix_settlement_item_settlement_id", "settlement_item", ["settlement_id"])
    op.create_table(
        "rebate_goods",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("product_id", BIG, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("cases", BIG, nullable=False),
        sa.Column("case_size", BIG, nullable=False),
        sa.Column("price", BIG, nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_rebate_goods_customer_id_customer"),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="fk_rebate_goods_product_id_product"),
        sa.PrimaryKeyConstraint("id", name="pk_rebate_goods"),
        **TABLE,
    )
    op.create_index("ix_rebate_goods_customer_id", "rebate_goods", ["customer_id"])
    op.create_index("ix_rebate_goods_product_id", "rebate_goods", ["product_id"])
    op.create_table(
        "excused_return",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("sales_line_id", BIG, nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_excused_return_batch_id_batch"),
        sa.ForeignKeyConstraint(["sales_line_id"], ["sales_line.id"], name="fk_excused_return_sales_line_id_sales_line"),
        sa.PrimaryKeyConstraint("id", name="pk_excused_return"),
        **TABLE,
    )
    op.create_index("ix_excused_return_batch_id", "excused_return", ["batch_id"])
    op.create_index("ix_excused_return_sales_line_id", "excused_return", ["sales_line_id"])
    # a sum over kept lines is answered by the index alone
    op.drop_index("ix_sales_line_customer", "sales_line")
    op.create_index(
        "ix_sales_line_customer",
        "sales_line",
        ["customer_id", "date", "kind", "amount", "product_id", "quantity", "retired_at"],
    )
