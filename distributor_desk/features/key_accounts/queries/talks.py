"""Rounds, peers, concessions remembered, and the words to use."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Retailer
from distributor_desk.features.key_accounts.queries.contracts import fee_lines
from distributor_desk.features.key_accounts.queries.subjects import subject_text
from distributor_desk.features.key_accounts.records import KaBuyer, KaContract, KaPeer, KaRound, KaSubject
from distributor_desk.features.key_accounts.rules.fees import OpenLine
from distributor_desk.features.key_accounts.rules.talks import Memory, Peer, Round, memory


def rounds(session: Session, contract: int) -> list[Round]:
    """The rounds in their order; each knows last year's value and the ask of its subject's line."""
    lines: dict[str, OpenLine] = {}
    for line in fee_lines(session, contract)[0]:
        lines.setdefault(line.means, line)
    rows = session.execute(
        select(KaRound, KaSubject.name, KaSubject.name_en, KaSubject.means)
        .outerjoin(KaSubject, KaSubject.id == KaRound.subject_id)
        .where(KaRound.contract_id == contract, KaRound.retired_at.is_(None))
        .order_by(KaRound.date, KaRound.id)
    )
    return [_round(row, name, english, lines.get(means or "")) for row, name, english, means in rows]


def _round(row: KaRound, name: str | None, english: str | None, line: OpenLine | None) -> Round:
    before = None
    if line is not None:
        before = line.last_year if line.last_year is not None else line.standing
    return Round(
        row.id, row.date, subject_text(name, english) if name else None, row.asked, row.said, row.conceded,
        row.got, row.next_on, row.ours, row.theirs, row.medium, row.reason, row.notes, before,
        line.ask if line else None,
    )  # fmt: skip


def peers(session: Session, contract: int) -> list[Peer]:
    """What other suppliers did, oldest first."""
    rows = session.scalars(
        select(KaPeer)
        .where(KaPeer.contract_id == contract, KaPeer.retired_at.is_(None))
        .order_by(KaPeer.date, KaPeer.id)
    )
    return [Peer(row.supplier, row.date, row.stance, row.notes, row.id) for row in rows]


def memories(session: Session) -> list[Memory]:
    """Concessions by retailer and year, the newest year first; only contracts with rounds."""
    rows = session.execute(
        select(KaContract.id, Retailer.name, KaContract.year, KaContract.deadline)
        .join(Retailer, Retailer.id == KaContract.retailer_id)
        .where(KaContract.retired_at.is_(None))
        .order_by(KaContract.year.desc(), Retailer.id)
    )
    found = [memory(name, year, rounds(session, i), deadline) for i, name, year, deadline in rows]
    return [one for one in found if one.rounds]


def buyers(session: Session, retailer_id: int) -> list[KaBuyer]:
    """The retailer's buyers."""
    return [
        *session.scalars(
            select(KaBuyer)
            .where(KaBuyer.retailer_id == retailer_id, KaBuyer.retired_at.is_(None))
            .order_by(KaBuyer.category, KaBuyer.id)
        )
    ]
