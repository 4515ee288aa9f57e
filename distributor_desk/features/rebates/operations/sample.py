"""What the sample company has of rebates beside its workbooks: agreements of this year, a settled quarter."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_UP, Decimal

from sqlalchemy import select

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.periods import Period, period_of
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.rebates import operations, posting
from distributor_desk.features.rebates.queries import goals
from distributor_desk.features.rebates.queries.ledger import Measure, sums
from distributor_desk.features.rebates.records import Agreement, AgreementScheme
from distributor_desk.features.sales.queries import newest
from distributor_desk.storage.database import Company
from distributor_desk.storage.unit_of_work import Reading, Write

ACTION = Text("示例：返利协议和目标", "Sample: rebate agreements and targets")
YEARLY, QUARTERLY, BEER = "县级分销商年度返利", "季度净额返利", "啤酒按箱货补"
_STEP = Decimal(10_000)


def make(company: Company, shift: timedelta) -> None:
    """Sign the sub-distributors of the sample for this year and the last, and settle the last whole quarter."""
    with company.read() as session:
        today = newest(session) or date(2026, 6, 28) + shift
        found = select(Customer.id).where(Customer.code.startswith("FX"), Customer.retired_at.is_(None))
        shops = [*session.scalars(found.order_by(Customer.code))]
    with company.write(ACTION) as work:
        quarterly = _sign(work, shops, today)
    last = period_of(period_of(today, "quarter").first - timedelta(days=1), "quarter").last
    for shop in shops[:6]:
        _settle(company, shop, quarterly, last)


def _sign(work: Write, shops: list[int], today: date) -> int:
    ids = {name: posting.ensure_scheme(work, name, today.year - 2) for name in (YEARLY, QUARTERLY, BEER)}
    for year in (today.year - 1, today.year):
        for place, shop in enumerate(shops):
            wanted = [
                ids[YEARLY],
                *([ids[QUARTERLY]] if place < 8 else []),
                *([ids[BEER]] if place % 3 == 0 else []),
            ]
            standing = _standing(work.session, shop, year)
            posting.ensure_agreement(work, shop, year, scheme_ids=[*dict.fromkeys([*standing, *wanted])])
    _set_targets(work, shops, today)
    return ids[QUARTERLY]


def _standing(session: Reading, customer_id: int, year: int) -> list[int]:
    return [
        *session.scalars(
            select(AgreementScheme.scheme_id)
            .join(Agreement, Agreement.id == AgreementScheme.agreement_id)
            .where(
                Agreement.customer_id == customer_id, Agreement.year == year, Agreement.retired_at.is_(None),
                AgreementScheme.retired_at.is_(None),
            )
        )
    ]  # fmt: skip


def _set_targets(work: Write, shops: list[int], today: date) -> None:
    """A target for this year where nobody has set one: a little above the last twelve months."""
    year = Period(date(today.year, 1, 1), date(today.year, 12, 31))
    known = goals.known(work.session)
    span = Period(today - timedelta(days=364), today)
    sold = sums(work.session, Measure("net_amount", units=False), [span], shops)
    for shop in shops:
        if goals.Goal(shop, None, None, None, year) not in known and (shop, 0) in sold:
            steps = (sold[shop, 0].money * Decimal("1.05") / _STEP).to_integral_value(ROUND_UP)
            posting.set_target(work, year, steps * _STEP, customer_id=shop)


def _settle(company: Company, shop: int, scheme_id: int, last: date) -> None:
    """Settle one quarter; a shop that earned nothing in it has nothing to settle."""
    try:
        operations.settle(company, shop, scheme_id, last)
    except DeskError:
        return
