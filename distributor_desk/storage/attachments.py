"""Photos and scans inside the company file: each content once, at most 5 MB."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.storage.columns import now
from distributor_desk.storage.house_records import Attachment, AttachmentContent
from distributor_desk.storage.record import Kept
from distributor_desk.storage.unit_of_work import Write

LARGEST = 5 * 1024 * 1024
TOO_LARGE = Text(
    "附件“{name}”有 {size} MB，最大 5 MB。请先缩小图片再添加。",
    "The attachment “{name}” has {size} MB; at most 5 MB fit. Make the picture smaller first.",
)


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """One attachment of a record, without its bytes."""

    id: int
    name: str
    size: int


def attach(work: Write, owner: type[Kept], owner_id: int, name: str, content: bytes) -> int:
    """Keep a file with a record; returns the attachment's id. DeskError above 5 MB."""
    if len(content) > LARGEST:
        raise DeskError(TOO_LARGE.with_(name=name, size=f"{len(content) / 1024 / 1024:.1f}"))
    digest = hashlib.sha256(content).hexdigest()
    kept = work.session.scalar(select(AttachmentContent.id).where(AttachmentContent.sha256 == digest))
    if kept is None:
        row = AttachmentContent(sha256=digest, content=content)
        work.session.add(row)
        work.session.flush()
        kept = row.id
    link = Attachment(
        owner_table=owner.__tablename__, owner_id=owner_id, name=name, content_id=kept, size=len(content)
    )
    work.session.add(link)
    work.session.flush()
    return link.id


def attached(session: Session, owner: type[Kept], owner_id: int) -> list[AttachedFile]:
    """What is attached to a record, oldest first."""
    found = session.execute(
        select(Attachment.id, Attachment.name, Attachment.size)
        .where(
            Attachment.owner_table == owner.__tablename__,
            Attachment.owner_id == owner_id,
            Attachment.retired_at.is_(None),
        )
        .order_by(Attachment.id)
    )
    return [AttachedFile(*row) for row in found]


def detach(work: Write, attachment_id: int) -> None:
    """Take an attachment off its record; its bytes stay, so that Undo brings it back."""
    work.session.execute(update(Attachment).where(Attachment.id == attachment_id).values(retired_at=now()))


def content_of(session: Session, attachment_id: int) -> bytes:
    """The bytes of one attachment."""
    return session.execute(
        select(AttachmentContent.content)
        .join(Attachment, Attachment.content_id == AttachmentContent.id)
        .where(Attachment.id == attachment_id)
    ).scalar_one()
