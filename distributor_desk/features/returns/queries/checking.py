"""The invariants of the room's books: ledger = settled orders, numbers without gaps, a line in one claim at most."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from distributor_desk.core.language import Text
from distributor_desk.features.returns.records import Claim, ClaimLine, GoodsReturn, ReturnLine, ReturnLink
from distributor_desk.features.returns.rules import states
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.sales.records import AccountEntry, SalesLine
from distributor_desk.storage.house_records import Batch, BatchSheet

UNPOSTED = Text(
    "有 {count} 行已结的退换货在流水里没有，或金额不符。",
    "{count} settled return {count:line|lines} {count:is|are} not in the ledger as settled.",
)
TWICE = Text(
    "有 {count} 行退货算了两次，或一次都没算（关联与流水不符）。",
    "{count} returned {count:line|lines} {count:counts|count} twice or not at all: link and ledger disagree.",
)
ORPHANS = Text(
    "流水里有 {count} 行退换货，找不到对应的已结单子。",
    "{count} ledger {count:line|lines} of returns {count:belongs|belong} to no settled order.",
)
FEES = Text(
    "有 {count} 张换货单的手续费与账上不符。",
    "The fee of {count} {count:exchange|exchanges} does not stand in the account.",
)
GAPS = Text("编号不连续，缺少：{numbers}。", "Numbers are missing: {numbers}.")
CLAIMED_TWICE = Text(
    "有 {count} 行退货同时在两张核销单里。",
    "{count} returned {count:line|lines} {count:stands|stand} in two claims.",
)


def unsound(session: Session) -> list[Text]:
    """What does not hold, in words."""
    found: list[Text] = []
    counted = (
        (UNPOSTED, _unposted(session)),
        (TWICE, _twice(session)),
        (ORPHANS, _orphans(session)),
        (FEES, _fees(session)),
        (CLAIMED_TWICE, _claimed_twice(session)),
    )
    found += [text.with_(count=count) for text, count in counted if count]
    missing = _missing_numbers(session)
    return [*found, GAPS.with_(numbers=", ".join(missing[:10]))] if missing else found


def _count(session: Session, *where: Any, joined: Any = None) -> int:
    query = (
        select(func.count()).select_from(ReturnLine).join(GoodsReturn, GoodsReturn.id == ReturnLine.return_id)
    )
    if joined is not None:
        query = query.outerjoin(*joined)
    return session.scalar(query.where(ReturnLine.retired_at.is_(None), *where)) or 0


def _unposted(session: Session) -> int:
    own, out = aliased(SalesLine), aliased(SalesLine)
    counted = func.coalesce(ReturnLine.accepted, ReturnLine.quantity)
    settled = (GoodsReturn.state == w.SETTLED, counted > 0)
    into = _count(
        session, *settled, or_(own.id.is_(None), own.amount != -ReturnLine.amount, own.quantity != -counted),
        joined=(own, own.id == ReturnLine.ledger_in_id),
    )  # fmt: skip
    outward = _count(
        session, *settled, GoodsReturn.kind == w.EXCHANGE, ReturnLine.out_quantity.is_not(None),
        or_(out.id.is_(None), out.amount != ReturnLine.out_amount, out.quantity != ReturnLine.out_quantity),
        joined=(out, out.id == ReturnLine.ledger_out_id),
    )  # fmt: skip
    return into + outward


def _twice(session: Session) -> int:
    """Our own line counts exactly while it is not linked."""
    found = 0
    for leg, posted in (("in", ReturnLine.ledger_in_id), ("out", ReturnLine.ledger_out_id)):
        linked = exists().where(
            ReturnLink.return_line_id == ReturnLine.id, ReturnLink.leg == leg, ReturnLink.retired_at.is_(None)
        )
        own = aliased(SalesLine)
        wrong = or_(and_(own.retired_at.is_(None), linked), and_(own.retired_at.is_not(None), ~linked))
        found += _count(session, own.id.is_not(None), wrong, joined=(own, own.id == posted))
    return found


def _orphans(session: Session) -> int:
    def posted(column: Any) -> Any:
        return exists().where(
            column == SalesLine.id, ReturnLine.return_id == GoodsReturn.id, GoodsReturn.state == w.SETTLED,
            ReturnLine.retired_at.is_(None), GoodsReturn.retired_at.is_(None),
        )  # fmt: skip

    query = select(func.count()).select_from(SalesLine)
    return (
        session.scalar(
            query.where(
                SalesLine.origin == "return",
                SalesLine.retired_at.is_(None),
                ~posted(ReturnLine.ledger_in_id),
                ~posted(ReturnLine.ledger_out_id),
            )
        )
        or 0
    )


def _fees(session: Session) -> int:
    """Exchanges whose fee is charged elsewhere than on settlement, or not at all."""
    entry = aliased(AccountEntry)
    stands = and_(entry.id.is_not(None), entry.retired_at.is_(None))
    query = (
        select(func.count())
        .select_from(GoodsReturn)
        .outerjoin(entry, entry.id == GoodsReturn.fee_entry_id)
        .where(
            GoodsReturn.retired_at.is_(None),
            GoodsReturn.fee_entry_id.is_not(None),
            or_(GoodsReturn.state != w.SETTLED, ~stands),
        )
    )
    return session.scalar(query) or 0


def _claimed_twice(session: Session) -> int:
    twice = (
        select(ClaimLine.return_line_id)
        .where(ClaimLine.return_line_id.is_not(None), ClaimLine.retired_at.is_(None))
        .group_by(ClaimLine.return_line_id)
        .having(func.count() > 1)
        .subquery()
    )
    return session.scalar(select(func.count()).select_from(twice)) or 0


def _missing_numbers(session: Session) -> list[str]:
    """Numbers that were left out. After an import of orders was taken back they are given out again, one by one."""
    undone = (
        select(Batch.id)
        .join(BatchSheet, BatchSheet.batch_id == Batch.id)
        .where(Batch.undone_at.is_not(None), BatchSheet.kind == "returns")
    )
    if session.scalar(undone.limit(1)) is not None:
        return []
    brought = session.scalars(select(GoodsReturn.number).where(GoodsReturn.batch_id.is_not(None)))
    foreign = set(brought)
    found: list[str] = []
    kept: list[tuple[str, Any]] = [
        (w.PREFIXES[w.RETURN], GoodsReturn), (w.PREFIXES[w.EXCHANGE], GoodsReturn), ("HX", Claim),
    ]  # fmt: skip
    for prefix, record in kept:
        numbers = session.scalars(select(record.number).where(record.retired_at.is_(None)))
        found += _gaps(prefix, numbers, foreign)
    return found


def _gaps(prefix: str, numbers: Iterable[str], foreign: set[str]) -> list[str]:
    """The numbers that nobody has below the highest that was given out here."""
    all_: dict[int, set[int]] = {}
    highest: dict[int, int] = {}
    for number in numbers:
        parsed = states.parse_number(number, prefix)
        if parsed:
            year, sequence = parsed
            all_.setdefault(year, set()).add(sequence)
            if number not in foreign:
                highest[year] = max(highest.get(year, 0), sequence)
    return [
        states.numbered(prefix, year, place)
        for year, top in highest.items()
        for place in range(1, top + 1)
        if place not in all_[year]
    ]
