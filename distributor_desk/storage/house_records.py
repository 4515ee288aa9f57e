"""The tables that the house itself keeps: who did what, imports, settings, counters, attachments."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from distributor_desk.storage.columns import Flag, Int64, Moment, Money
from distributor_desk.storage.record import Base, Kept, table_args, unique_while_kept


class Role(Base):
    """Owner, office, bookkeeper, warehouse, rep; `approves` may settle and concede."""

    __tablename__ = "role"
    key: Mapped[str] = mapped_column(Text, unique=True)
    approves: Mapped[bool] = mapped_column(Flag, default=False)


class Person(Kept):
    """Someone who works with the program."""

    __tablename__ = "person"
    name: Mapped[str] = mapped_column(Text)
    role_id: Mapped[int] = mapped_column(Int64, ForeignKey("role.id"), index=True)


class Deed(Base):
    """One write: what it was called, who did it, and what it undid or what undid it."""

    __tablename__ = "deed"
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    who_id: Mapped[int] = mapped_column(Int64, ForeignKey("person.id"), index=True)
    zh: Mapped[str] = mapped_column(Text)
    en: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    target_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("deed.id"), index=True)
    undone: Mapped[bool] = mapped_column(Flag, default=False)
    tables: Mapped[str] = mapped_column(Text, default="")
    batch_id: Mapped[int | None] = mapped_column(Int64, ForeignKey("batch.id"), index=True)


class JournalEntry(Base):
    """One row before and after one deed, as JSON of raw values."""

    __tablename__ = "journal_entry"
    __table_args__ = table_args(Index("ix_journal_entry_table_name_row_id", "table_name", "row_id"))
    deed_id: Mapped[int] = mapped_column(Int64, ForeignKey("deed.id"), index=True)
    table_name: Mapped[str] = mapped_column(Text)
    row_id: Mapped[int] = mapped_column(Int64)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)


class JournalState(Base):
    """One row: the deed that is being done; empty outside a write."""

    __tablename__ = "journal_state"
    deed_id: Mapped[int | None] = mapped_column(Int64)


class Batch(Base):
    """One import: one file, one transaction."""

    __tablename__ = "batch"
    at: Mapped[datetime] = mapped_column(Moment)
    who_id: Mapped[int] = mapped_column(Int64, ForeignKey("person.id"), index=True)
    file_name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text, index=True)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)


class BatchSheet(Base):
    """What one sheet of an import brought."""

    __tablename__ = "batch_sheet"
    batch_id: Mapped[int] = mapped_column(Int64, ForeignKey("batch.id"), index=True)
    sheet: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    header_row: Mapped[int] = mapped_column(Int64)
    mapping: Mapped[str] = mapped_column(Text)
    read: Mapped[int] = mapped_column(Int64)
    created: Mapped[int] = mapped_column(Int64)
    updated: Mapped[int] = mapped_column(Int64)
    unchanged: Mapped[int] = mapped_column(Int64)
    rejected: Mapped[int] = mapped_column(Int64)
    skipped: Mapped[int] = mapped_column(Int64)
    money: Mapped[Decimal | None] = mapped_column(Money)
    money_rejected: Mapped[Decimal | None] = mapped_column(Money)
    duplicates: Mapped[int] = mapped_column(Int64, default=0, server_default="0")


class HeadingMatch(Base):
    """How a person matched the headings of such a file before; `answers` is JSON (see workflow.answers)."""

    __tablename__ = "heading_match"
    fingerprint: Mapped[str] = mapped_column(Text, unique=True)
    kind: Mapped[str] = mapped_column(Text)
    mapping: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    answers: Mapped[str] = mapped_column(Text, default="{}", server_default="{}")


class SettingRow(Kept):
    """One setting by its key; the value is JSON."""

    __tablename__ = "setting"
    __table_args__ = table_args(unique_while_kept("uq_setting_key", "key"))
    key: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)


class Counter(Base):
    """The last number given out of a kind in a year; rolls back with its transaction, so no gap."""

    __tablename__ = "counter"
    __table_args__ = table_args(Index("uq_counter_kind_year", "kind", "year", unique=True))
    kind: Mapped[str] = mapped_column(Text)
    year: Mapped[int] = mapped_column(Int64)
    last: Mapped[int] = mapped_column(Int64)


class AttachmentContent(Base):
    """The bytes of an attachment, once per content."""

    __tablename__ = "attachment_content"
    sha256: Mapped[str] = mapped_column(Text, unique=True)
    content: Mapped[bytes] = mapped_column(LargeBinary().with_variant(LargeBinary(), "sqlite"))


class Attachment(Kept):
    """A photo or scan that belongs to a record of any table."""

    __tablename__ = "attachment"
    __table_args__ = table_args(Index("ix_attachment_owner", "owner_table", "owner_id"))
    owner_table: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[int] = mapped_column(Int64)
    name: Mapped[str] = mapped_column(Text)
    content_id: Mapped[int] = mapped_column(Int64, ForeignKey("attachment_content.id"), index=True)
    size: Mapped[int] = mapped_column(Int64)


class CompanyCard(Kept):
    """One row: the company's own id (stays when the file is moved) and name."""

    __tablename__ = "company"
    key: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
