"""Bringing retired customers back, and the files that are kept with a customer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.features.customers.records import Customer
from distributor_desk.storage import attachments
from distributor_desk.storage.attachments import attach, detach
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER

REVIVED = Text("恢复 {count} 个客户", "Revive {count} {count:customer|customers}")
ATTACHED = Text("添加文件：{name}", "Add file: {name}")
DETACHED = Text("移除文件：{name}", "Remove file: {name}")
CODE_TAKEN = Text(
    "“{name}”的编号“{code}”现在属于“{other}”，请先改掉其中一个编号。",
    "Code “{code}” of “{name}” belongs to “{other}” now; change one of the codes first.",
)
UNREADABLE = Text("读不了“{name}”：{why}", "“{name}” cannot be read: {why}")


def revive_customers(company: Company, customer_ids: Sequence[int], who: int = OWNER) -> Text:
    """Bring retired customers back on the lists; returns the deed's name. DeskError when a code was given on."""
    action = REVIVED.with_(count=len(customer_ids))
    with company.write(action, who) as work:
        for row in work.session.scalars(select(Customer).where(Customer.id.in_(customer_ids))):
            other = work.session.scalar(
                select(Customer.name).where(
                    Customer.code_key == row.code_key, Customer.retired_at.is_(None), Customer.id != row.id
                )
            )
            if row.code_key is not None and other is not None:
                raise DeskError(CODE_TAKEN.with_(name=row.name, code=row.code, other=other))
            row.retired_at, row.merged_into_id = None, None
    return action


def add_file(company: Company, customer_id: int, path: Path, who: int = OWNER) -> Text:
    """Keep a photo or scan with a customer, inside the company file; DeskError above 5 MB."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= attachments.LARGEST else b""
    except OSError as error:
        raise DeskError(UNREADABLE.with_(name=path.name, why=error.strerror or error)) from error
    if size > attachments.LARGEST:
        megabytes = f"{size / 1024 / 1024:.1f}"
        raise DeskError(attachments.TOO_LARGE.with_(name=path.name, size=megabytes))
    action = ATTACHED.with_(name=path.name)
    with company.write(action, who) as work:
        attach(work, Customer, customer_id, path.name, content)
    return action


def remove_file(company: Company, attachment_id: int, name: str, who: int = OWNER) -> Text:
    """Take a file off its customer; Undo brings it back."""
    action = DETACHED.with_(name=name)
    with company.write(action, who) as work:
        detach(work, attachment_id)
    return action
