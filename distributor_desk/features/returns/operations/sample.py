"""What the sample company has of returns beside its workbook: a claim that was paid short, and one that is open."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select

from distributor_desk.core.money import round_fen
from distributor_desk.features.returns.operations import claims
from distributor_desk.features.returns.queries import claims as queries
from distributor_desk.features.returns.records import GoodsReturn
from distributor_desk.features.returns.rules import words as w
from distributor_desk.storage.database import Company

_PAID = Decimal("0.8")
_MOST = 4


def add(company: Company, _shift: timedelta) -> None:
    """Claim the older settled lines of the brand with the most of them; the factory confirms and pays 80 %."""
    with company.read() as session:
        last = session.scalar(
            select(GoodsReturn.settled_on)
            .where(GoodsReturn.state == w.SETTLED)
            .order_by(GoodsReturn.settled_on.desc())
            .limit(1)
        )
        brands = [i for i, _, count in queries.brands(session) if count][:2]
        lines = [[one.line_id for one in queries.claimable(session, i)][:_MOST] for i in brands]
    if last is None or len(brands) < 2:
        return
    paid = claims.new(company, brands[0], lines[0], last - timedelta(days=20))
    _pay_short(company, paid, last)
    waiting = claims.new(company, brands[1], lines[1], last - timedelta(days=3))
    claims.send(company, waiting, last - timedelta(days=2))


def _pay_short(company: Company, claim_id: int, last: date) -> None:
    with company.read() as session:
        found = queries.claim(session, claim_id)
    amount = round_fen((found.claimed if found else Decimal(0)) * _PAID)
    claims.send(company, claim_id, last - timedelta(days=19))
    claims.confirm(company, claim_id, amount, last - timedelta(days=8))
    claims.receive(company, claim_id, amount, last)
