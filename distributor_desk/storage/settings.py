"""Settings of the company: typed keys that the rooms' cards declare, in one journalled table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.errors import DeskBug
from distributor_desk.core.language import Text
from distributor_desk.storage.unit_of_work import Doors, Write

T = TypeVar("T", str, int, bool, Decimal)


Unit = Literal["", "percent", "money", "days"]
CHANGE = Text("修改设置：{room}", "Change settings: {room}")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A rule that a person may set: its key, its default (which gives its type), its words.

    `unit` says how a number is typed and shown: a percentage is kept as it is said (12.5 for 12.5 %). `note`
    explains it beside the field. A `secret` one (a least margin) never goes on paper.
    """

    key: str
    default: T
    text: Text
    unit: Unit = ""
    note: Text | None = None
    secret: bool = False


def value_of(session: Session, setting: Setting[T]) -> T:
    """What is set, or the default."""
    from distributor_desk.storage.house_records import SettingRow

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
    from distributor_desk.storage.house_records import SettingRow

    stored = json.dumps(str(value) if isinstance(value, Decimal) else value, ensure_ascii=False)
    row = work.session.scalar(
        select(SettingRow).where(SettingRow.key == setting.key, SettingRow.retired_at.is_(None))
    )
    if row is None:
        work.session.add(SettingRow(key=setting.key, value=stored))
    else:
        row.value = stored


def change_settings(doors: Doors, room: Text, values: Mapping[Setting[Any], Any]) -> Text:
    """Keep what a person set in one deed; None goes back to the default. Returns the deed's name."""
    action = CHANGE.with_(room=room)
    with doors.write(action) as work:
        for setting, value in values.items():
            set_value(work, setting, setting.default if value is None else value)
    return action
