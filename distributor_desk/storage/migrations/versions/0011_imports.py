"""What an import brought in money and why rows stayed out, and what a person answered about such headings."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    for name in ("money", "money_rejected"):
        op.add_column("batch_sheet", sa.Column(name, BIG))
    op.add_column("batch_sheet", sa.Column("duplicates", BIG, nullable=False, server_default="0"))
    op.add_column("heading_match", sa.Column("answers", sa.Text(), nullable=False, server_default="{}"))
