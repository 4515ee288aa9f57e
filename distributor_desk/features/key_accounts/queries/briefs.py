"""The papers' content, read in one go: the brief without secrets, and apart from it what the owner's copy adds."""

from __future__ import annotations

from sqlalchemy.orm import Session

from distributor_desk.features.key_accounts.queries import shelf, talks
from distributor_desk.features.key_accounts.queries.categories import by_category
from distributor_desk.features.key_accounts.queries.contracts import (
    ContractYear,
    previous_lines,
    previous_sales,
)
from distributor_desk.features.key_accounts.queries.entries import cap_rooms
from distributor_desk.features.key_accounts.queries.ledger import Ledger
from distributor_desk.features.key_accounts.queries.subjects import wordings
from distributor_desk.features.key_accounts.rules.brief import (
    Brief,
    Buyer,
    CategoryShare,
    OwnerPart,
    fitting,
)
from distributor_desk.features.key_accounts.rules.figures import explained, judged_asks, open_asks
from distributor_desk.features.key_accounts.rules.shelf import latest
from distributor_desk.features.key_accounts.rules.talks import stage
from distributor_desk.features.key_accounts.rules.years import YearOn, compared


def stage_of(found: ContractYear) -> str:
    """Where the contract's negotiation stands."""
    row = found.contract
    return stage(
        row.outcome,
        answered=row.answered_on is not None,
        any_open=bool(open_asks(found.lines)),
        any_agreed=any(line.agreed is not None for line in found.lines),
    )


def comparison(session: Session, found: ContractYear, ledger: Ledger) -> tuple[YearOn, ...]:
    """Every line against last year; who asks for many hands in one `ledger`."""
    before = previous_lines(session, found.contract)
    last_sales = previous_sales(session, found.contract, ledger)
    return tuple(
        compared(line, found.sales, last_sales, before.get((line.means, line.brand))) for line in found.lines
    )


def brief(session: Session, company: str, found: ContractYear) -> Brief:
    """The brief of a contract; `company` is our name."""
    row, counts = found.contract, shelf.counts(session, found.contract.retailer_id, found.contract.id)
    shares = tuple(
        CategoryShare(one.category, one.share, one.date, one.source or "")
        for one in shelf.shares(session, row.retailer_id)
    )
    now, ledger = stage_of(found), Ledger(session, row.retailer_id)
    words = {one.tactic: (one.name, one.words) for _, one in wordings(session)}
    borne = any(line.split.factory or line.split.advanced for line in found.lines)
    keys = fitting(now, factory=borne, shelf=bool(counts), share=bool(shares))
    return Brief(
        company, found.retailer, row.year, now, found.sales, found.of_sales,
        previous_sales(session, row, ledger), row.credit_days, row.starts, row.ends, row.deadline, row.hold_until,
        row.terms, comparison(session, found, ledger),
        tuple(Buyer(b.category or "", b.name, b.phone or "") for b in talks.buyers(session, row.retailer_id)),
        tuple(talks.peers(session, row.id)), tuple(talks.rounds(session, row.id)), tuple(latest(counts)),
        shares, tuple(by_category(session, row.retailer_id, row.year)), tuple(words[key] for key in keys if key in words),
    )  # fmt: skip


def owner_part(session: Session, found: ContractYear) -> OwnerPart:
    """What the owner's copy adds. DeskError while the margin is not known."""
    figures = found.figures()
    own = {line.brand for line in found.lines}
    return OwnerPart(
        found.secrets, figures, found.figures(open_asks(found.lines)),
        tuple(explained(figures, found.of_sales)), tuple(judged_asks(found.need_terms(), found.lines)),
        tuple(m for m in talks.memories(session) if m.retailer == found.retailer),
        tuple(room for _, room in cap_rooms(session, found.contract.year) if room.brand in own),
        found.contract.owner_note,
    )  # fmt: skip
