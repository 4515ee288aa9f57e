"""Words for the visit: changed, added, taken off, and the program's own brought back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Language, Text
from distributor_desk.features.visits.queries.scripts import shipped
from distributor_desk.features.visits.records.plans import ScriptRow
from distributor_desk.features.visits.rules.paper_words import check_for_paper
from distributor_desk.features.visits.rules.scripts import Script
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

SAVE = Text("修改话术：{title}", "Change words: {title}")
ADD = Text("新增话术：{title}", "Add words: {title}")
TAKE_OFF = Text("移除话术：{title}", "Remove words: {title}")
RESTORE = Text("恢复自带话术", "Bring the shipped words back")
NO_WORDS = Text("请写下要说的话。", "Write the words.")
NOTHING = Text(
    "自带的话术都是原样，没有要恢复的。",
    "The shipped words are all as they were; there is nothing to restore.",
)


def save_script(
    company: Company, script: Script | None, values: Mapping[str, Any], language: Language, who: int = OWNER
) -> Text:
    """Change a piece, or add one (None): `kind`, `when`, `title`, `words` in the person's language, and a story's facts.

    The words of the other language stay as they were.
    """
    words = values.get("words", script.words.in_(language) if script else "")
    if not (words or "").strip():
        raise DeskError(NO_WORDS)
    check_for_paper(words, values.get("title"))
    title = values.get("title", script.title.in_(language) if script else "") or words[:12]
    action = (SAVE if script else ADD).with_(title=title)
    with company.write(action, who) as work:
        row = _row(work, script)
        for key in ("kind", "when", "shop", "product", "amount", "period"):
            if key in values:
                setattr(row, key, values[key] or ("" if key == "when" else None))
        for key in ("title", "words"):
            if key in values:
                setattr(row, f"{key}_{language}", (values[key] or "").strip())
    return action


def _row(work: Write, script: Script | None) -> ScriptRow:
    """The kept row of a piece, made from what it says now where there is none."""
    if script is not None and script.id is not None:
        return work.session.get_one(ScriptRow, script.id)
    if script is None:
        row = ScriptRow(kind="opening")
    else:
        row = ScriptRow(
            kind=script.kind, key=script.key, when=script.when, title_zh=script.title.zh, title_en=script.title.en,
            words_zh=script.words.zh, words_en=script.words.en, shop=script.shop or None,
            product=script.product or None, amount=script.amount, period=script.period or None,
        )  # fmt: skip
    work.session.add(row)
    return row


def take_off(company: Company, script: Script, language: Language, who: int = OWNER) -> Text:
    """Take a piece off the list; a shipped one can be brought back."""
    action = TAKE_OFF.with_(title=script.title.in_(language) or script.words.in_(language)[:12])
    with company.write(action, who) as work:
        row = _row(work, script)
        if script.key:
            row.hidden = True
        else:
            row.retired_at = now()
    return action


def restore(company: Company, script: Script | None = None, who: int = OWNER) -> Text:
    """Bring a shipped piece (or all of them, None) back to what it said at first."""
    with company.write(RESTORE, who) as work:
        which: list[Any] = [ScriptRow.key.is_not(None), ScriptRow.retired_at.is_(None)]
        if script is not None:
            which.append(ScriptRow.key == script.key)
        if not work.session.scalars(select(ScriptRow.id).where(*which)).first():
            raise DeskError(NOTHING)
        work.session.execute(update(ScriptRow).where(*which).values(retired_at=now()))
    return RESTORE


def shipped_keys() -> frozenset[str]:
    """The keys of all shipped pieces."""
    return frozenset(script.key for script in shipped() if script.key)
