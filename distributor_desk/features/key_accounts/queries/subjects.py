"""Fee subjects and wordings: those that ship with the program, and what the owner changed or added."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Language, Text
from distributor_desk.core.matching import normal_name
from distributor_desk.core.resources import resource
from distributor_desk.features.key_accounts.records import KaSubject, KaWording

BETWEEN = "；"
"""Stands between the pieces of evidence of a subject or an entry."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A subject as it ships: its names, how it is usually charged, the evidence to keep, what to mind."""

    name: Text
    also: tuple[str, ...]
    charged: str
    mark: str
    evidence: Text
    note: Text

    def values(self) -> dict[str, Any]:
        """As a row of the table."""
        return {
            "name": self.name.zh, "name_en": self.name.en, "charged": self.charged, "mark": self.mark,
            "evidence": self.evidence.zh or None, "evidence_en": self.evidence.en or None,
            "note": self.note.zh or None, "note_en": self.note.en or None,
        }  # fmt: skip


@cache
def shipped() -> tuple[Shipped, ...]:
    """The list of resources/key_accounts/fee_subjects.json."""
    rows = json.loads(resource("key_accounts", "fee_subjects.json").read_text("utf-8"))
    return tuple(
        Shipped(
            Text(row["zh"], row["en"]), tuple(row["also"]), row["charged"], row["mark"],
            Text(BETWEEN.join(row["evidence_zh"]), "; ".join(row["evidence_en"])),
            Text(row["note_zh"], row["note_en"]),
        )
        for row in rows
    )  # fmt: skip


@cache
def _by_word() -> dict[str, Shipped]:
    found: dict[str, Shipped] = {}
    for one in shipped():
        for word in (one.name.zh, one.name.en, *one.also):
            found.setdefault(normal_name(word), one)
    return found


def shipped_as(word: str) -> Shipped | None:
    """The shipped subject that a word means: its Chinese or English name, or another name for it."""
    return _by_word().get(normal_name(word))


def known_ids(session: Session) -> dict[str, int]:
    """Ids of the kept subjects by every key they may be written with."""
    found: dict[str, int] = {}
    rows = session.execute(
        select(KaSubject.id, KaSubject.name_key, KaSubject.name_en)
        .where(KaSubject.retired_at.is_(None))
        .order_by(KaSubject.id)
    )
    for i, key, english in rows:
        found[key] = i
        if english:
            found.setdefault(normal_name(english), i)
    return found


def subject_text(name: str, name_en: str | None) -> Text:
    return Text(name, name_en or name)


def subject_names(session: Session, language: Language) -> list[str]:
    """What a form offers: the kept subjects first, then the others that ship."""
    rows = session.execute(
        select(KaSubject.name, KaSubject.name_en, KaSubject.name_key)
        .where(KaSubject.retired_at.is_(None))
        .order_by(KaSubject.id)
    ).all()
    kept = {key for _, _, key in rows}
    names = [subject_text(name, english) for name, english, _ in rows]
    names += [one.name for one in shipped() if normal_name(one.name.zh) not in kept]
    return [name.in_(language) for name in names]


def all_subjects(session: Session) -> list[tuple[int, dict[str, Any]]]:
    """The whole editable list: kept rows by id, shipped ones that nobody used yet with a negative number."""
    fields = ("name", "name_en", "charged", "mark", "evidence", "evidence_en", "note", "note_en")
    rows = session.execute(
        select(KaSubject.id, *(getattr(KaSubject, f) for f in fields))
        .where(KaSubject.retired_at.is_(None))
        .order_by(KaSubject.id)
    )
    kept = [(row[0], dict(zip(fields, row[1:], strict=True))) for row in rows]
    names = {normal_name(values["name"]) for _, values in kept}
    return kept + [
        (-place, one.values())
        for place, one in enumerate(shipped(), 1)
        if normal_name(one.name.zh) not in names
    ]


@dataclass(frozen=True, slots=True)
class Wording:
    """What may be said for a tactic, in both languages."""

    tactic: str
    name: Text
    words: Text


@cache
def shipped_wordings() -> tuple[Wording, ...]:
    rows = json.loads(resource("key_accounts", "wordings.json").read_text("utf-8"))
    return tuple(
        Wording(row["key"], Text(row["name_zh"], row["name_en"]), Text(row["zh"], row["en"])) for row in rows
    )


def wordings(session: Session) -> list[tuple[int, Wording]]:
    """Every tactic with its wording: the owner's where there is one, else the shipped one (negative number)."""
    rows = session.scalars(select(KaWording).where(KaWording.retired_at.is_(None)).order_by(KaWording.id))
    own = {row.tactic: row for row in rows}
    found: list[tuple[int, Wording]] = []
    for place, one in enumerate(shipped_wordings(), 1):
        row = own.pop(one.tactic, None)
        found.append((row.id, _worded(row)) if row else (-place, one))
    return found + [(row.id, _worded(row)) for row in own.values()]


def _worded(row: KaWording) -> Wording:
    return Wording(row.tactic, Text(row.name, row.name_en or row.name), Text(row.zh, row.en or row.zh))


def evidence_of(pieces: str | None) -> list[str]:
    """The pieces of evidence that a text names."""
    return [piece.strip() for piece in (pieces or "").replace(";", BETWEEN).split(BETWEEN) if piece.strip()]


def joined_evidence(pieces: Iterable[str]) -> str | None:
    """Pieces as one text, each once; None when there is none."""
    return BETWEEN.join(dict.fromkeys(pieces)) or None
