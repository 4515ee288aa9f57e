"""Words for the visit: those that ship with the program, with what a person changed, and the person's own."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.core.resources import resource
from distributor_desk.features.visits.records.plans import ScriptRow
from distributor_desk.features.visits.rules.scripts import Script, in_both


@cache
def shipped() -> tuple[Script, ...]:
    """The program's own words, in the order of their file."""
    data = json.loads(resource("scripts", "scripts.json").read_text("utf-8"))
    return tuple(_shipped(entry) for entry in data)


def _shipped(entry: dict[str, Any]) -> Script:
    amount = entry.get("amount")
    return Script(
        entry["kind"], entry["key"], entry["when"], Text(*entry["title"]), Text(*entry["words"]),
        entry.get("shop", ""), entry.get("product", ""), Decimal(amount) if amount else None,
        entry.get("period", ""),
    )  # fmt: skip


def scripts(session: Session) -> list[Script]:
    """All words that are in use: shipped ones as they stand now, then the person's own."""
    rows = session.scalars(
        select(ScriptRow).where(ScriptRow.retired_at.is_(None)).order_by(ScriptRow.id)
    ).all()
    changed = {row.key: row for row in rows if row.key}
    found: list[Script] = []
    for script in shipped():
        row = changed.get(script.key or "")
        if row is None:
            found.append(script)
        elif not row.hidden:
            found.append(_kept(row))
    return found + [_kept(row) for row in rows if not row.key]


def hidden(session: Session) -> int:
    """How many shipped pieces are changed or taken off: what Restore would bring back."""
    keys = session.scalars(
        select(ScriptRow.key).where(ScriptRow.key.is_not(None), ScriptRow.retired_at.is_(None))
    ).all()
    return len(keys)


def _kept(row: ScriptRow) -> Script:
    return Script(
        row.kind, row.key, row.when, in_both(row.title_zh, row.title_en), in_both(row.words_zh, row.words_en),
        row.shop or "", row.product or "", row.amount, row.period or "", id=row.id, changed=row.key is not None,
    )  # fmt: skip
