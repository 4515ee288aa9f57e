"""Sub-distributors with their counties, and what is kept of the reps."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLE = {"sqlite_autoincrement": True, "sqlite_strict": True}


def upgrade() -> None:
    _sub_distributors()
    _reps()


def _sub_distributors() -> None:
    op.create_table(
        "territory",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("shared", sa.Integer(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_territory_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_territory"),
        **TABLE,
    )
    op.create_index("ix_territory_batch_id", "territory", ["batch_id"])
    op.create_index(
        "uq_territory_name_key",
        "territory",
        ["name_key"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND name_key IS NOT NULL"),
    )
    op.create_table(
        "sub_distributor",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("territory_id", BIG),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("state_since", sa.Text()),
        sa.Column("readiness", sa.Text()),
        sa.Column("replaced_by_id", BIG),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_sub_distributor_customer_id_customer"),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name="fk_sub_distributor_territory_id_territory"),
        sa.ForeignKeyConstraint(["replaced_by_id"], ["sub_distributor.id"], name="fk_sub_distributor_replaced_by_id_sub_distributor"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_sub_distributor_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_sub_distributor"),
        **TABLE,
    )
    op.create_index("ix_sub_distributor_batch_id", "sub_distributor", ["batch_id"])
    op.create_index("ix_sub_distributor_customer_id", "sub_distributor", ["customer_id"])
    op.create_index("ix_sub_distributor_replaced_by_id", "sub_distributor", ["replaced_by_id"])
    op.create_index("ix_sub_distributor_territory_id", "sub_distributor", ["territory_id"])
    op.create_index(
        "uq_sub_distributor_customer_id",
        "sub_distributor",
        ["customer_id"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND customer_id IS NOT NULL"),
    )
    op.create_table(
        "sub_distributor_year",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("sub_distributor_id", BIG, nullable=False),
        sa.Column("year", BIG, nullable=False),
        sa.Column("territory_id", BIG),
        sa.Column("deposit", BIG),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["sub_distributor_id"], ["sub_distributor.id"], name="fk_sub_distributor_year_sub_distributor_id_sub_distributor"),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name="fk_sub_distributor_year_territory_id_territory"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_sub_distributor_year_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_sub_distributor_year"),
        **TABLE,
    )
    op.create_index("ix_sub_distributor_year_batch_id", "sub_distributor_year", ["batch_id"])
    op.create_index("ix_sub_distributor_year_sub_distributor_id", "sub_distributor_year", ["sub_distributor_id"])
    op.create_index("ix_sub_distributor_year_territory_id", "sub_distributor_year", ["territory_id"])
    op.create_index(
        "uq_sub_distributor_year",
        "sub_distributor_year",
        ["sub_distributor_id", "year"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND sub_distributor_id IS NOT NULL AND year IS NOT NULL"),
    )
    op.create_table(
        "sub_distributor_step",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("sub_distributor_id", BIG, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["sub_distributor_id"], ["sub_distributor.id"], name="fk_sub_distributor_step_sub_distributor_id_sub_distributor"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_sub_distributor_step_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_sub_distributor_step"),
        **TABLE,
    )
    op.create_index("ix_sub_distributor_step_batch_id", "sub_distributor_step", ["batch_id"])
    op.create_index("ix_sub_distributor_step_of", "sub_distributor_step", ["sub_distributor_id", "date"])
    op.create_table(
        "sub_distributor_breach",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("sub_distributor_id", BIG, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["sub_distributor_id"], ["sub_distributor.id"], name="fk_sub_distributor_breach_sub_distributor_id_sub_distributor"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_sub_distributor_breach_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_sub_distributor_breach"),
        **TABLE,
    )
    op.create_index("ix_sub_distributor_breach_batch_id", "sub_distributor_breach", ["batch_id"])
    op.create_index("ix_sub_distributor_breach_of", "sub_distributor_breach", ["sub_distributor_id", "kind", "date"])
    op.create_table(
        "sub_distributor_stock",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("sub_distributor_id", BIG, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["sub_distributor_id"], ["sub_distributor.id"], name="fk_sub_distributor_stock_sub_distributor_id_sub_distributor"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_sub_distributor_stock_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_sub_distributor_stock"),
        **TABLE,
    )
    op.create_index("ix_sub_distributor_stock_batch_id", "sub_distributor_stock", ["batch_id"])
    op.create_index("ix_sub_distributor_stock_of", "sub_distributor_stock", ["sub_distributor_id", "date", "amount"])
    op.create_table(
        "guidance",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("sub_distributor_id", BIG, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("action", sa.Text()),
        sa.Column("guided_by", sa.Text()),
        sa.Column("next_check", sa.Text()),
        sa.Column("checked_on", sa.Text()),
        sa.Column("result", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["sub_distributor_id"], ["sub_distributor.id"], name="fk_guidance_sub_distributor_id_sub_distributor"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_guidance_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_guidance"),
        **TABLE,
    )
    op.create_index("ix_guidance_batch_id", "guidance", ["batch_id"])
    op.create_index("ix_guidance_of", "guidance", ["sub_distributor_id", "date"])
    op.create_table(
        "get_together",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text()),
        sa.Column("cost", BIG),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_get_together_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_get_together"),
        **TABLE,
    )
    op.create_index("ix_get_together_batch_id", "get_together", ["batch_id"])
    op.create_table(
        "get_together_guest",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("get_together_id", BIG, nullable=False),
        sa.Column("sub_distributor_id", BIG),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("persons", BIG, nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["get_together_id"], ["get_together.id"], name="fk_get_together_guest_get_together_id_get_together"),
        sa.ForeignKeyConstraint(["sub_distributor_id"], ["sub_distributor.id"], name="fk_get_together_guest_sub_distributor_id_sub_distributor"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_get_together_guest_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_get_together_guest"),
        **TABLE,
    )
    op.create_index("ix_get_together_guest_batch_id", "get_together_guest", ["batch_id"])
    op.create_index("ix_get_together_guest_get_together_id", "get_together_guest", ["get_together_id"])
    op.create_index("ix_get_together_guest_sub_distributor_id", "get_together_guest", ["sub_distributor_id"])
    op.create_table(
        "get_together_follow_up",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("get_together_id", BIG, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.Text()),
        sa.Column("due", sa.Text()),
        sa.Column("done_on", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["get_together_id"], ["get_together.id"], name="fk_get_together_follow_up_get_together_id_get_together"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_get_together_follow_up_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_get_together_follow_up"),
        **TABLE,
    )
    op.create_index("ix_get_together_follow_up_batch_id", "get_together_follow_up", ["batch_id"])
    op.create_index("ix_get_together_follow_up_get_together_id", "get_together_follow_up", ["get_together_id"])
    op.create_table(
        "county_case",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("territory_id", BIG, nullable=False),
        sa.Column("sub_sales", BIG, nullable=False),
        sa.Column("sub_margin", BIG, nullable=False),
        sa.Column("sub_rebate", BIG, nullable=False),
        sa.Column("sub_support", BIG, nullable=False),
        sa.Column("sub_credit_days", BIG, nullable=False),
        sa.Column("deposit", BIG, nullable=False),
        sa.Column("office_sales", BIG, nullable=False),
        sa.Column("office_margin", BIG, nullable=False),
        sa.Column("rent", BIG, nullable=False),
        sa.Column("staff", BIG, nullable=False),
        sa.Column("vehicles", BIG, nullable=False),
        sa.Column("other_costs", BIG, nullable=False),
        sa.Column("set_up", BIG, nullable=False),
        sa.Column("office_stock_days", BIG, nullable=False),
        sa.Column("office_credit_days", BIG, nullable=False),
        sa.Column("interest", BIG, nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["territory_id"], ["territory.id"], name="fk_county_case_territory_id_territory"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_county_case_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_county_case"),
        **TABLE,
    )
    op.create_index("ix_county_case_batch_id", "county_case", ["batch_id"])
    op.create_index("ix_county_case_territory_id", "county_case", ["territory_id"])
    op.create_index(
        "uq_county_case_territory_id",
        "county_case",
        ["territory_id"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND territory_id IS NOT NULL"),
    )


def _reps() -> None:
    op.create_table(
        "rep_card",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("rep_id", BIG, nullable=False),
        sa.Column("role", sa.Text()),
        sa.Column("judged_by", sa.Text()),
        sa.Column("reward", sa.Text()),
        sa.Column("penalty", sa.Text()),
        sa.Column("began_on", sa.Text()),
        sa.Column("leaves_on", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name="fk_rep_card_rep_id_rep"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_rep_card_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_rep_card"),
        **TABLE,
    )
    op.create_index("ix_rep_card_batch_id", "rep_card", ["batch_id"])
    op.create_index("ix_rep_card_rep_id", "rep_card", ["rep_id"])
    op.create_index(
        "uq_rep_card_rep_id",
        "rep_card",
        ["rep_id"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND rep_id IS NOT NULL"),
    )
    op.create_table(
        "rep_month",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("rep_id", BIG, nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("new_products", BIG),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name="fk_rep_month_rep_id_rep"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_rep_month_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_rep_month"),
        **TABLE,
    )
    op.create_index("ix_rep_month_batch_id", "rep_month", ["batch_id"])
    op.create_index("ix_rep_month_rep_id", "rep_month", ["rep_id"])
    op.create_index(
        "uq_rep_month_rep_id_month",
        "rep_month",
        ["rep_id", "month"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND rep_id IS NOT NULL AND month IS NOT NULL"),
    )
    op.create_table(
        "season_weight",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("month", BIG, nullable=False),
        sa.Column("weight", BIG, nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_season_weight_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_season_weight"),
        **TABLE,
    )
    op.create_index("ix_season_weight_batch_id", "season_weight", ["batch_id"])
    op.create_index(
        "uq_season_weight_month",
        "season_weight",
        ["month"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND month IS NOT NULL"),
    )
    op.create_table(
        "commission_rate",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("product_class", sa.Text()),
        sa.Column("margin_from", BIG),
        sa.Column("rate", BIG, nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_commission_rate_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_commission_rate"),
        **TABLE,
    )
    op.create_index("ix_commission_rate_batch_id", "commission_rate", ["batch_id"])
    op.create_table(
        "rep_meeting",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("attended", sa.Text()),
        sa.Column("agreed", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_rep_meeting_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_rep_meeting"),
        **TABLE,
    )
    op.create_index("ix_rep_meeting_batch_id", "rep_meeting", ["batch_id"])
    op.create_index("ix_rep_meeting_date", "rep_meeting", ["date"])
    op.create_table(
        "leaver_check",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("rep_id", BIG, nullable=False),
        sa.Column("point", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name="fk_leaver_check_rep_id_rep"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_leaver_check_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_leaver_check"),
        **TABLE,
    )
    op.create_index("ix_leaver_check_batch_id", "leaver_check", ["batch_id"])
    op.create_index("ix_leaver_check_rep_id", "leaver_check", ["rep_id"])
    op.create_index(
        "uq_leaver_check_rep_id_point",
        "leaver_check",
        ["rep_id", "point"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND rep_id IS NOT NULL AND point IS NOT NULL"),
    )
