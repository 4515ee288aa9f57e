"""Where a ledger line comes from, and what customers are credited with beside sales and payments."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLE = {"sqlite_autoincrement": True, "sqlite_strict": True}


def upgrade() -> None:
    op.add_column("sales_line", sa.Column("origin", sa.Text(), nullable=False, server_default="file"))
    op.create_table(
        "account_entry",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("document", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("retired_at", BIG),
        sa.Column("batch_id", BIG),
        sa.Column("source_row", BIG),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_account_entry_customer_id_customer"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_account_entry_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_account_entry"),
        **TABLE,
    )
    op.create_index("ix_account_entry_customer", "account_entry", ["customer_id", "date", "amount"])
    op.create_index("ix_account_entry_batch_id", "account_entry", ["batch_id"])
