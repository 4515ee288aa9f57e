"""The room of the visits: further fields of a visit, small steps, plans, holidays, promotions, words."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLE = {"sqlite_autoincrement": True, "sqlite_strict": True}


def upgrade() -> None:
    op.add_column("visit", sa.Column("purpose", sa.Text()))
    op.add_column("visit", sa.Column("ice_breaker", sa.Text()))
    op.add_column("visit", sa.Column("ticks", sa.Text()))
    op.add_column("visit", sa.Column("boss_met", sa.Integer()))
    op.add_column("visit", sa.Column("business", sa.Text()))
    op.add_column("visit", sa.Column("competitor", sa.Text()))
    op.add_column("visit", sa.Column("near_expiry", sa.Text()))
    op.add_column("visit", sa.Column("next_step", sa.Text()))
    op.add_column("visit", sa.Column("next_visit", sa.Text()))
    op.add_column("visit", sa.Column("review", sa.Text()))
    op.add_column("visit", sa.Column("excuse", sa.Text()))
    op.add_column("visit", sa.Column("cause", sa.Text()))
    op.add_column("visit", sa.Column("condition", sa.Text()))
    op.add_column("visit", sa.Column("tactic", sa.Text()))
    op.add_column("promise", sa.Column("kind", sa.Text()))
    op.create_index("ix_visit_date", "visit", ["date"])
    op.create_table(
        "shop_remark",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("visit_id", BIG),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("main", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("closed_on", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_shop_remark_customer_id_customer"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_shop_remark_visit_id_visit"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_shop_remark_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_shop_remark"),
        **TABLE,
    )
    op.create_index("ix_shop_remark_batch_id", "shop_remark", ["batch_id"])
    op.create_index("ix_shop_remark_customer", "shop_remark", ["customer_id", "closed_on"])
    op.create_index("ix_shop_remark_visit_id", "shop_remark", ["visit_id"])
    op.create_table(
        "ladder_step",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("visit_id", BIG),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_ladder_step_customer_id_customer"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_ladder_step_visit_id_visit"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_ladder_step_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_ladder_step"),
        **TABLE,
    )
    op.create_index("ix_ladder_step_batch_id", "ladder_step", ["batch_id"])
    op.create_index("ix_ladder_step_customer", "ladder_step", ["customer_id", "date"])
    op.create_index("ix_ladder_step_visit_id", "ladder_step", ["visit_id"])
    op.create_table(
        "ladder",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("started_on", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Text()),
        sa.Column("excuse", sa.Text()),
        sa.Column("cause", sa.Text()),
        sa.Column("condition", sa.Text()),
        sa.Column("tactic", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_ladder_customer_id_customer"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_ladder_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_ladder"),
        **TABLE,
    )
    op.create_index("ix_ladder_batch_id", "ladder", ["batch_id"])
    op.create_index("ix_ladder_customer", "ladder", ["customer_id", "ended_on"])
    op.create_table(
        "route_pattern",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("route_id", BIG, nullable=False),
        sa.Column("weeks", sa.Text(), nullable=False),
        sa.Column("every_days", BIG),
        sa.Column("since", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["route_id"], ["route.id"], name="fk_route_pattern_route_id_route"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_route_pattern_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_route_pattern"),
        **TABLE,
    )
    op.create_index("ix_route_pattern_batch_id", "route_pattern", ["batch_id"])
    op.create_index("ix_route_pattern_route", "route_pattern", ["route_id"])
    op.create_table(
        "holiday",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("works", sa.Integer(), nullable=False),
        sa.Column("moved_to", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_holiday_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_holiday"),
        **TABLE,
    )
    op.create_index("ix_holiday_batch_id", "holiday", ["batch_id"])
    op.create_index("uq_holiday_date", "holiday", ["date"], unique=True, sqlite_where=sa.text("retired_at IS NULL AND date IS NOT NULL"))
    op.create_table(
        "day_plan",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("rep_id", BIG, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("target", BIG),
        sa.Column("focus", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name="fk_day_plan_rep_id_rep"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_day_plan_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_day_plan"),
        **TABLE,
    )
    op.create_index("ix_day_plan_batch_id", "day_plan", ["batch_id"])
    op.create_index("ix_day_plan_rep", "day_plan", ["rep_id", "date"])
    op.create_table(
        "pop_use",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("rep_id", BIG),
        sa.Column("visit_id", BIG),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("quantity", BIG, nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name="fk_pop_use_rep_id_rep"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_pop_use_visit_id_visit"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_pop_use_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_pop_use"),
        **TABLE,
    )
    op.create_index("ix_pop_use_batch_id", "pop_use", ["batch_id"])
    op.create_index("ix_pop_use_rep", "pop_use", ["rep_id", "date"], sqlite_where=sa.text("rep_id IS NOT NULL"))
    op.create_index("ix_pop_use_visit", "pop_use", ["visit_id"], sqlite_where=sa.text("visit_id IS NOT NULL"))
    op.create_table(
        "stop_plan",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("date", sa.Text()),
        sa.Column("priority", sa.Text()),
        sa.Column("purpose", sa.Text()),
        sa.Column("key_store", sa.Integer(), nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_stop_plan_customer_id_customer"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_stop_plan_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_stop_plan"),
        **TABLE,
    )
    op.create_index("ix_stop_plan_batch_id", "stop_plan", ["batch_id"])
    op.create_index("ix_stop_plan_customer", "stop_plan", ["customer_id", "date"])
    op.create_table(
        "month_plan",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("rep_id", BIG, nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("confirmed_on", sa.Text()),
        sa.Column("sales", BIG),
        sa.Column("calls", BIG),
        sa.Column("skus_per_outlet", BIG),
        sa.Column("average_order", BIG),
        sa.Column("new_shops", BIG),
        sa.Column("focus", sa.Text()),
        sa.Column("review", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name="fk_month_plan_rep_id_rep"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_month_plan_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_month_plan"),
        **TABLE,
    )
    op.create_index("ix_month_plan_batch_id", "month_plan", ["batch_id"])
    op.create_index("ix_month_plan_rep", "month_plan", ["rep_id", "month"])
    op.create_table(
        "promotion",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Text()),
        sa.Column("ends_on", sa.Text()),
        sa.Column("channel", sa.Text()),
        sa.Column("area", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_promotion_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_promotion"),
        **TABLE,
    )
    op.create_index("ix_promotion_batch_id", "promotion", ["batch_id"])
    op.create_table(
        "distribution",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("product_id", BIG, nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Text()),
        sa.Column("stores", BIG),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="fk_distribution_product_id_product"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_distribution_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_distribution"),
        **TABLE,
    )
    op.create_index("ix_distribution_batch_id", "distribution", ["batch_id"])
    op.create_index("ix_distribution_product_id", "distribution", ["product_id"])
    op.create_table(
        "script",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text()),
        sa.Column("when", sa.Text(), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("words_zh", sa.Text(), nullable=False),
        sa.Column("words_en", sa.Text(), nullable=False),
        sa.Column("shop", sa.Text()),
        sa.Column("product", sa.Text()),
        sa.Column("amount", BIG),
        sa.Column("period", sa.Text()),
        sa.Column("hidden", sa.Integer(), nullable=False),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_script_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_script"),
        **TABLE,
    )
    op.create_index("ix_script_batch_id", "script", ["batch_id"])
    op.create_index("uq_script_key", "script", ["key"], unique=True, sqlite_where=sa.text("retired_at IS NULL AND key IS NOT NULL"))
    op.create_table(
        "printed_card",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("products", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_printed_card"),
        **TABLE,
    )
    op.create_index("uq_printed_card_customer", "printed_card", ["customer_id", "date"], unique=True)
