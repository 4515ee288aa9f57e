"""Net sales, gross margin and returns rate of the company, from the ledger's sums by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.core.figures import Figure
from distributor_desk.core.language import Text
from distributor_desk.core.periods import Period, month_start, year_before
from distributor_desk.features.portfolio import rules
from distributor_desk.features.sales.records import SalesDay

MONTHS = 13
NET, MARGIN, RETURNS = (
    Text("本月净销售额", "Net sales this month"),
    Text("本月毛利率", "Gross margin this month"),
    Text("本月退货率", "Returns rate this month"),
)
NETS, MARGINS, RATES = (
    Text("净销售额", "Net sales"),
    Text("毛利率", "Gross margin"),
    Text("退货率", "Returns rate"),
)
UNCOSTED = Text(
    "{count} 行没有成本，没有计入", "{count} {count:line|lines} without a cost {count:is|are} left out"
)
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sums:
    """The ledger's sums of some days."""

    sold: Decimal = _NOTHING
    returned: Decimal = _NOTHING
    costed: Decimal = _NOTHING
    cost: Decimal = _NOTHING
    uncosted: int = 0

    @property
    def net(self) -> Decimal:
        return self.sold + self.returned

    @property
    def margin(self) -> Decimal | None:
        return rules.margin(self.costed, self.cost)

    @property
    def returns_rate(self) -> Decimal | None:
        return -self.returned / self.sold if self.sold > 0 else None


def _sums(session: Session, period: Period) -> dict[date, Sums]:
    """Sums by month of the days in a period."""
    d = SalesDay
    month = func.substr(d.date, 1, 7)
    rows = session.execute(
        select(
            month,
            func.sum(d.sold),
            func.sum(d.returned),
            func.sum(d.costed),
            func.sum(d.cost),
            func.sum(d.uncosted),
        )
        .where(d.date >= period.first, d.date <= period.last)
        .group_by(month)
    )
    return {date.fromisoformat(f"{name}-01"): Sums(*sums) for name, *sums in rows}


def figures(session: Session, today: date) -> list[Figure]:
    """Net sales, gross margin and returns rate of the month up to today, with a year ago and 13 months."""
    first = month_start(today.year, today.month - MONTHS + 1)
    by_month = _sums(session, Period(first, today))
    months = [by_month.get(month_start(first.year, first.month + n)) for n in range(MONTHS)]
    now = months[-1] or Sums()
    ago = year_before(Period(today.replace(day=1), today))
    before = _sums(session, ago).get(ago.first)
    said = UNCOSTED.with_(count=now.uncosted) if now.uncosted else None
    return [
        Figure(
            "net", NET, "money", now.net, before.net if before else None,
            tuple(m.net if m else _NOTHING for m in months), by_month=NETS,
        ),
        Figure(
            "margin", MARGIN, "ratio", now.margin, before.margin if before else None,
            tuple(m.margin if m else None for m in months), note=said, owner_only=True, by_month=MARGINS,
        ),
        Figure(
            "returns", RETURNS, "ratio", now.returns_rate, before.returns_rate if before else None,
            tuple(m.returns_rate if m else None for m in months), more_is_better=False, by_month=RATES,
        ),
    ]  # fmt: skip
