"""Settings of the company: typed keys that the rooms' cards declare, in one journalled table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.errors import DeskBug
from distributor_desk.core.language import Text
from distributor_desk.storage.house_records import SettingRow
from distributor_desk.storage.unit_of_work import Write

T = TypeVar("T", str, int, bool, Decimal)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A rule that a person may set: its key, its default (which gives its type), its words."""

    key: str
    default: T
    text: Text


def value_of(session: Session, setting: Setting[T]) -> T:
    """What is set, or the default."""
    stored = session.scalar(
        select(SettingRow.value).where(SettingRow.key == setting.key, SettingRow.retired_at.is_(None))
    )
    if stored is None:
        return setting.default
    value = json.loads(stored)
    kind = type(setting.default)
    if not isinstance(value, str if kind is Decimal else kind):
        raise DeskBug(f"setting {setting.key} holds a {type(value).__name__}")
    return kind(value)


def set_value(work: Write, setting: Setting[T], value: T) -> None:
    """Keep a value, within the write that names the deed."""
    stored = json.dumps(str(value) if isinstance(value, Decimal) else value, ensure_ascii=False)
    row = work.session.scalar(
        select(SettingRow).where(SettingRow.key == setting.key, SettingRow.retired_at.is_(None))
    )
    if row is None:
        work.session.add(SettingRow(key=setting.key, value=stored))
    else:
        row.value = stored
