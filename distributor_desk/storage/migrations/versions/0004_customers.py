"""Customers: what is known beyond the workbook, care, questions, sources, hand-overs, spellings merged."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLE = {"sqlite_autoincrement": True, "sqlite_strict": True}


def upgrade() -> None:
    op.add_column("customer", sa.Column("source_detail", sa.Text()))
    op.add_column("customer", sa.Column("tags", sa.Text()))
    op.add_column("customer", sa.Column("needs", sa.Text()))
    op.add_column("customer", sa.Column("shared_history", sa.Text()))
    op.add_column("customer", sa.Column("staff", sa.Text()))
    op.add_column("customer", sa.Column("fans", BIG))
    op.add_column("customer", sa.Column("agreement_state", sa.Text()))
    op.add_column("customer", sa.Column("agreement_until", sa.Text()))
    op.add_column("customer", sa.Column("signboards", BIG))
    op.add_column("customer", sa.Column("fridges", BIG))
    op.add_column("customer", sa.Column("assets", sa.Text()))
    # a constraint by name cannot be added to a table that stands; the column carries it
    op.execute("ALTER TABLE customer ADD COLUMN merged_into_id INTEGER CONSTRAINT fk_customer_merged_into_id_customer REFERENCES customer (id)")
    op.create_index(
        "ix_customer_merged_into_id", "customer", ["merged_into_id"], sqlite_where=sa.text("merged_into_id IS NOT NULL")
    )
    op.add_column("contact", sa.Column("position", sa.Text()))
    op.add_column("contact", sa.Column("side", sa.Text()))
    op.add_column("contact", sa.Column("confirmed", sa.Integer()))
    op.add_column("contact", sa.Column("deputy", sa.Integer()))
    op.add_column("contact", sa.Column("gatekeeper", sa.Integer()))
    op.add_column("contact", sa.Column("preferences", sa.Text()))
    op.add_column("contact", sa.Column("birthday", sa.Text()))
    op.add_column("contact", sa.Column("tags", sa.Text()))
    op.add_column("contact", sa.Column("notes", sa.Text()))
    # shops are found by their people as well: here by the name, by initials once the contact is saved again
    op.execute(
        "UPDATE customer SET find_key = find_key || ' ' || (SELECT lower(group_concat(name, ' ')) FROM contact "
        "WHERE contact.customer_id = customer.id AND contact.retired_at IS NULL AND contact.name IS NOT NULL) "
        "WHERE EXISTS (SELECT 1 FROM contact WHERE contact.customer_id = customer.id "
        "AND contact.retired_at IS NULL AND contact.name IS NOT NULL)"
    )
    op.add_column("account_entry", sa.Column("origin", sa.Text(), nullable=False, server_default="room"))
    op.create_table(
        "chat_group",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text()),
        sa.Column("size", BIG),
        sa.Column("tags", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_chat_group_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_chat_group"),
        **TABLE,
    )
    op.create_index("ix_chat_group_batch_id", "chat_group", ["batch_id"])
    op.create_index(
        "uq_chat_group_name_key", "chat_group", ["name_key"], unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND name_key IS NOT NULL"),
    )
    op.create_table(
        "care",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("person", sa.Text()),
        sa.Column("cost", BIG),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_care_customer_id_customer"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_care_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_care"),
        **TABLE,
    )
    op.create_index("ix_care_batch_id", "care", ["batch_id"])
    op.create_index("ix_care_customer", "care", ["customer_id", "date"])
    op.create_table(
        "question",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("customer_id", BIG),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_question_customer_id_customer"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_question_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
        **TABLE,
    )
    op.create_index("ix_question_batch_id", "question", ["batch_id"])
    op.create_index("ix_question_customer", "question", ["customer_id", "date"])
    op.create_table(
        "lead_source",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_lead_source_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_lead_source"),
        **TABLE,
    )
    op.create_index("ix_lead_source_batch_id", "lead_source", ["batch_id"])
    op.create_index(
        "uq_lead_source_name_key", "lead_source", ["name_key"], unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND name_key IS NOT NULL"),
    )
    op.create_table(
        "trial",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("what", sa.Text()),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text()),
        sa.Column("cost", BIG),
        sa.Column("leads", BIG),
        sa.Column("orders", BIG),
        sa.Column("worth", BIG),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_trial_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_trial"),
        **TABLE,
    )
    op.create_index("ix_trial_batch_id", "trial", ["batch_id"])
    op.create_table(
        "broadcast",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("hour", sa.Text()),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_broadcast_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_broadcast"),
        **TABLE,
    )
    op.create_index("ix_broadcast_batch_id", "broadcast", ["batch_id"])
    op.create_index("ix_broadcast_date", "broadcast", ["date"])
    op.create_table(
        "hand_over",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("from_rep_id", BIG),
        sa.Column("to_rep_id", BIG, nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_hand_over_customer_id_customer"),
        sa.ForeignKeyConstraint(["from_rep_id"], ["rep.id"], name="fk_hand_over_from_rep_id_rep"),
        sa.ForeignKeyConstraint(["to_rep_id"], ["rep.id"], name="fk_hand_over_to_rep_id_rep"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_hand_over_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_hand_over"),
        **TABLE,
    )
    op.create_index("ix_hand_over_batch_id", "hand_over", ["batch_id"])
    op.create_index("ix_hand_over_customer_id", "hand_over", ["customer_id"])
    op.create_index("ix_hand_over_from_rep_id", "hand_over", ["from_rep_id"])
    op.create_index("ix_hand_over_to_rep_id", "hand_over", ["to_rep_id"])
