"""The house's own tables: who did what, imports, settings, counters, attachments."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLE = {"sqlite_autoincrement": True, "sqlite_strict": True}


def upgrade() -> None:
    op.create_table(
        "attachment_content",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attachment_content"),
        sa.UniqueConstraint("sha256", name=("uq_attachment_content_sha256")),
        **TABLE,
    )
    op.create_table(
        "company",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("retired_at", BIG),
        sa.PrimaryKeyConstraint("id", name="pk_company"),
        **TABLE,
    )
    op.create_table(
        "counter",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("year", BIG, nullable=False),
        sa.Column("last", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_counter"),
        **TABLE,
    )
    op.create_index("uq_counter_kind_year", "counter", ["kind", "year"], unique=True)
    op.create_table(
        "heading_match",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_heading_match"),
        sa.UniqueConstraint("fingerprint", name="uq_heading_match_fingerprint"),
        **TABLE,
    )
    op.create_table(
        "journal_state",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("deed_id", BIG),
        sa.PrimaryKeyConstraint("id", name="pk_journal_state"),
        **TABLE,
    )
    op.create_table(
        "role",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("approves", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_role"),
        sa.UniqueConstraint("key", name="uq_role_key"),
        **TABLE,
    )
    op.create_table(
        "setting",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("retired_at", BIG),
        sa.PrimaryKeyConstraint("id", name="pk_setting"),
        **TABLE,
    )
    op.create_index(
        "uq_setting_key",
        "setting",
        ["key"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL AND key IS NOT NULL"),
    )
    op.create_table(
        "attachment",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("owner_table", sa.Text(), nullable=False),
        sa.Column("owner_id", BIG, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content_id", BIG, nullable=False),
        sa.Column("size", BIG, nullable=False),
        sa.Column("retired_at", BIG),
        sa.ForeignKeyConstraint(["content_id"], ["attachment_content.id"], name="fk_attachment_content_id_attachment_content"),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
        **TABLE,
    )
    op.create_index("ix_attachment_content_id", "attachment", ["content_id"])
    op.create_index("ix_attachment_owner", "attachment", ["owner_table", "owner_id"])
    op.create_table(
        "person",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role_id", BIG, nullable=False),
        sa.Column("retired_at", BIG),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name="fk_person_role_id_role"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        **TABLE,
    )
    op.create_index("ix_person_role_id", "person", ["role_id"])
    op.create_table(
        "batch",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("who_id", BIG, nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("undone_at", BIG),
        sa.ForeignKeyConstraint(["who_id"], ["person.id"], name="fk_batch_who_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_batch"),
        **TABLE,
    )
    op.create_index(("ix_batch_sha256"), "batch", ["sha256"])
    op.create_index("ix_batch_who_id", "batch", ["who_id"])
    op.create_table(
        "batch_sheet",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("batch_id", BIG, nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("header_row", BIG, nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("read", BIG, nullable=False),
        sa.Column("created", BIG, nullable=False),
        sa.Column("updated", BIG, nullable=False),
        sa.Column("unchanged", BIG, nullable=False),
        sa.Column("rejected", BIG, nullable=False),
        sa.Column("skipped", BIG, nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_batch_sheet_batch_id_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_batch_sheet"),
        **TABLE,
    )
    op.create_index("ix_batch_sheet_batch_id", "batch_sheet", ["batch_id"])
    op.create_table(
        "deed",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("who_id", BIG, nullable=False),
        sa.Column("zh", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target_id", BIG),
        sa.Column("undone", sa.Integer(), nullable=False),
        sa.Column("tables", sa.Text(), nullable=False),
        sa.Column("batch_id", BIG),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_deed_batch_id_batch"),
        sa.ForeignKeyConstraint(["target_id"], ["deed.id"], name="fk_deed_target_id_deed"),
        sa.ForeignKeyConstraint(["who_id"], ["person.id"], name="fk_deed_who_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_deed"),
        **TABLE,
    )
    op.create_index("ix_deed_at", "deed", ["at"])
    op.create_index("ix_deed_batch_id", "deed", ["batch_id"])
    op.create_index("ix_deed_target_id", "deed", ["target_id"])
    op.create_index("ix_deed_who_id", "deed", ["who_id"])
    op.create_table(
        "journal_entry",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("deed_id", BIG, nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", BIG, nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.ForeignKeyConstraint(["deed_id"], ["deed.id"], name="fk_journal_entry_deed_id_deed"),
        sa.PrimaryKeyConstraint("id", name="pk_journal_entry"),
        **TABLE,
    )
    op.create_index("ix_journal_entry_deed_id", "journal_entry", ["deed_id"])
    op.create_index("ix_journal_entry_table_name_row_id", "journal_entry", ["table_name", "row_id"])
