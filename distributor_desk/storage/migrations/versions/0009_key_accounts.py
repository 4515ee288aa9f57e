"""Key accounts: contracts, fees, what was deducted, negotiations, shelf presence."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLE = {"sqlite_autoincrement": True, "sqlite_strict": True}


def upgrade() -> None:
    op.create_table(
        "ka_subject",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("means", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text()),
        sa.Column("charged", sa.Text()),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text()),
        sa.Column("evidence_en", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("note_en", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_ka_subject_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_ka_subject"),
        **TABLE,
    )
    op.create_index("ix_ka_subject_batch_id", "ka_subject", ["batch_id"])
    op.create_index("uq_ka_subject_name_key", "ka_subject", ["name_key"],
        unique=True, sqlite_where=sa.text("retired_at IS NULL AND name_key IS NOT NULL"))
    op.create_table(
        "ka_wording",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("tactic", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text()),
        sa.Column("zh", sa.Text(), nullable=False),
        sa.Column("en", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_ka_wording_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_ka_wording"),
        **TABLE,
    )
    op.create_index("ix_ka_wording_batch_id", "ka_wording", ["batch_id"])
    op.create_index("uq_ka_wording_tactic", "ka_wording", ["tactic"],
        unique=True, sqlite_where=sa.text("retired_at IS NULL AND tactic IS NOT NULL"))
    op.create_table(
        "ka_buyer",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("retailer_id", BIG, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("category", sa.Text()),
        sa.Column("phone", sa.Text()),
        sa.Column("wechat", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["retailer_id"], ["retailer.id"], name="fk_ka_buyer_retailer_id_retailer"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_ka_buyer_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_ka_buyer"),
        **TABLE,
    )
    op.create_index("ix_ka_buyer_batch_id", "ka_buyer", ["batch_id"])
    op.create_index("ix_ka_buyer_retailer_id", "ka_buyer", ["retailer_id"])
    op.create_table(
        "ka_contract",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("retailer_id", BIG, nullable=False),
        sa.Column("year", BIG, nullable=False),
        sa.Column("forecast", BIG),
        sa.Column("margin", BIG),
        sa.Column("credit_days", BIG),
        sa.Column("interest", BIG),
        sa.Column("shrink", BIG),
        sa.Column("delivery", BIG),
        sa.Column("promoter", BIG),
        sa.Column("minimum", BIG),
        sa.Column("deadline", sa.Text()),
        sa.Column("starts", sa.Text()),
        sa.Column("ends", sa.Text()),
        sa.Column("terms", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("hold_until", sa.Text()),
        sa.Column("answered_on", sa.Text()),
        sa.Column("outcome", sa.Text()),
        sa.Column("outcome_on", sa.Text()),
        sa.Column("owner_note", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["retailer_id"], ["retailer.id"], name="fk_ka_contract_retailer_id_retailer"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_ka_contract_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_ka_contract"),
        **TABLE,
    )
    op.create_index("ix_ka_contract_batch_id", "ka_contract", ["batch_id"])
    op.create_index("ix_ka_contract_retailer_id", "ka_contract", ["retailer_id"])
    op.create_index("uq_ka_contract_retailer_id_year", "ka_contract", ["retailer_id", "year"],
        unique=True, sqlite_where=sa.text("retired_at IS NULL AND retailer_id IS NOT NULL AND year IS NOT NULL"))
    op.create_table(
        "ka_factory_cap",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("brand_id", BIG, nullable=False),
        sa.Column("year", BIG, nullable=False),
        sa.Column("rate", BIG, nullable=False),
        sa.Column("sales", BIG),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_ka_factory_cap_batch_id_batch"),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name="fk_ka_factory_cap_brand_id_brand"),
        sa.PrimaryKeyConstraint("id", name="pk_ka_factory_cap"),
        **TABLE,
    )
    op.create_index("ix_ka_factory_cap_batch_id", "ka_factory_cap", ["batch_id"])
    op.create_index("ix_ka_factory_cap_brand_id", "ka_factory_cap", ["brand_id"])
    op.create_index("uq_ka_factory_cap_brand_id_year", "ka_factory_cap", ["brand_id", "year"],
        unique=True, sqlite_where=sa.text("retired_at IS NULL AND brand_id IS NOT NULL AND year IS NOT NULL"))
    op.create_table(
        "ka_share",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("retailer_id", BIG, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("share", BIG, nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_ka_share_batch_id_batch"),
        sa.ForeignKeyConstraint(["retailer_id"], ["retailer.id"], name="fk_ka_share_retailer_id_retailer"),
        sa.PrimaryKeyConstraint("id", name="pk_ka_share"),
        **TABLE,
    )
    op.create_index("ix_ka_share_batch_id", "ka_share", ["batch_id"])
    op.create_index("ix_ka_share_retailer_id", "ka_share", ["retailer_id"])
    op.create_table(
        "ka_fee",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("contract_id", BIG, nullable=False),
        sa.Column("subject_id", BIG, nullable=False),
        sa.Column("brand_id", BIG),
        sa.Column("charged", sa.Text(), nullable=False),
        sa.Column("standing", BIG),
        sa.Column("count", BIG),
        sa.Column("stores", BIG),
        sa.Column("ours", BIG, nullable=False),
        sa.Column("factory", BIG, nullable=False),
        sa.Column("advanced", BIG, nullable=False),
        sa.Column("last_year", BIG),
        sa.Column("ask", BIG),
        sa.Column("counter", BIG),
        sa.Column("target", BIG),
        sa.Column("floor", BIG),
        sa.Column("agreed", BIG),
        sa.Column("condition", sa.Text()),
        sa.Column("evidence", sa.Text()),
        sa.Column("owner_note", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name="fk_ka_fee_brand_id_brand"),
        sa.ForeignKeyConstraint(["subject_id"], ["ka_subject.id"], name="fk_ka_fee_subject_id_ka_subject"),
        sa.ForeignKeyConstraint(["contract_id"], ["ka_contract.id"], name="fk_ka_fee_contract_id_ka_contract"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_ka_fee_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_ka_fee"),
        **TABLE,
    )
    op.create_index("ix_ka_fee_batch_id", "ka_fee", ["batch_id"])
    op.create_index("ix_ka_fee_brand_id", "ka_fee", ["brand_id"])
    op.create_index("ix_ka_fee_contract_id", "ka_fee", ["contract_id"])
    op.create_index("ix_ka_fee_subject_id", "ka_fee", ["subject_id"])
    op.create_table(
        "ka_listing",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("contract_id", BIG, nullable=False),
        sa.Column("product_id", BIG, nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="fk_ka_listing_product_id_product"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_ka_listing_batch_id_batch"),
        sa.ForeignKeyConstraint(["contract_id"], ["ka_contract.id"], name="fk_ka_listing_contract_id_ka_contract"),
        sa.PrimaryKeyConstraint("id", name="pk_ka_listing"),
        **TABLE,
    )
    op.create_index("ix_ka_listing_batch_id", "ka_listing", ["batch_id"])
    op.create_index("ix_ka_listing_contract_id", "ka_listing", ["contract_id"])
    op.create_index("ix_ka_listing_product_id", "ka_listing", ["product_id"])
    op.create_index("uq_ka_listing_contract_id_product_id", "ka_listing", ["contract_id", "product_id"],
        unique=True, sqlite_where=sa.text("retired_at IS NULL AND contract_id IS NOT NULL AND product_id IS NOT NULL"))
    op.create_table(
        "ka_peer",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("contract_id", BIG, nullable=False),
        sa.Column("supplier", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["contract_id"], ["ka_contract.id"], name="fk_ka_peer_contract_id_ka_contract"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_ka_peer_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_ka_peer"),
        **TABLE,
    )
    op.create_index("ix_ka_peer_batch_id", "ka_peer", ["batch_id"])
    op.create_index("ix_ka_peer_contract_id", "ka_peer", ["contract_id"])
    op.create_table(
        "ka_round",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("contract_id", BIG, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("subject_id", BIG),
        sa.Column("ours", sa.Text()),
        sa.Column("theirs", sa.Text()),
        sa.Column("medium", sa.Text()),
        sa.Column("asked", sa.Text()),
        sa.Column("said", sa.Text()),
        sa.Column("conceded", sa.Text()),
        sa.Column("got", sa.Text()),
        sa.Column("next_on", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["contract_id"], ["ka_contract.id"], name="fk_ka_round_contract_id_ka_contract"),
        sa.ForeignKeyConstraint(["subject_id"], ["ka_subject.id"], name="fk_ka_round_subject_id_ka_subject"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_ka_round_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_ka_round"),
        **TABLE,
    )
    op.create_index("ix_ka_round_batch_id", "ka_round", ["batch_id"])
    op.create_index("ix_ka_round_contract_id", "ka_round", ["contract_id"])
    op.create_index("ix_ka_round_subject_id", "ka_round", ["subject_id"])
    op.create_table(
        "ka_shelf_count",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("store_id", BIG, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("found", BIG, nullable=False),
        sa.Column("listed", BIG, nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_ka_shelf_count_batch_id_batch"),
        sa.ForeignKeyConstraint(["store_id"], ["customer.id"], name="fk_ka_shelf_count_store_id_customer"),
        sa.PrimaryKeyConstraint("id", name="pk_ka_shelf_count"),
        **TABLE,
    )
    op.create_index("ix_ka_shelf_count_batch_id", "ka_shelf_count", ["batch_id"])
    op.create_index("ix_ka_shelf_count_store_id", "ka_shelf_count", ["store_id"])
    op.create_table(
        "ka_fee_entry",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("retailer_id", BIG, nullable=False),
        sa.Column("store_id", BIG),
        sa.Column("brand_id", BIG),
        sa.Column("subject_id", BIG, nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("document", sa.Text()),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text()),
        sa.Column("claim", sa.Text()),
        sa.Column("first", sa.Text()),
        sa.Column("last", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("account_entry_id", BIG),
        sa.Column("claim_line_id", BIG),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_ka_fee_entry_batch_id_batch"),
        sa.ForeignKeyConstraint(["subject_id"], ["ka_subject.id"], name="fk_ka_fee_entry_subject_id_ka_subject"),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name="fk_ka_fee_entry_brand_id_brand"),
        sa.ForeignKeyConstraint(["claim_line_id"], ["claim_line.id"], name="fk_ka_fee_entry_claim_line_id_claim_line"),
        sa.ForeignKeyConstraint(["store_id"], ["customer.id"], name="fk_ka_fee_entry_store_id_customer"),
        sa.ForeignKeyConstraint(["account_entry_id"], ["account_entry.id"], name="fk_ka_fee_entry_account_entry_id_account_entry"),
        sa.ForeignKeyConstraint(["retailer_id"], ["retailer.id"], name="fk_ka_fee_entry_retailer_id_retailer"),
        sa.PrimaryKeyConstraint("id", name="pk_ka_fee_entry"),
        **TABLE,
    )
    op.create_index("ix_ka_fee_entry_account_entry_id", "ka_fee_entry", ["account_entry_id"])
    op.create_index("ix_ka_fee_entry_batch_id", "ka_fee_entry", ["batch_id"])
    op.create_index("ix_ka_fee_entry_brand_id", "ka_fee_entry", ["brand_id"])
    op.create_index("ix_ka_fee_entry_claim_line_id", "ka_fee_entry", ["claim_line_id"])
    op.create_index("ix_ka_fee_entry_retailer_id", "ka_fee_entry", ["retailer_id"])
    op.create_index("ix_ka_fee_entry_store_id", "ka_fee_entry", ["store_id"])
    op.create_index("ix_ka_fee_entry_subject_id", "ka_fee_entry", ["subject_id"])
