"""Set what a rep is to reach: a month in all or by category, new products, a whole year by the season."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.periods import month_start, period_of
from distributor_desk.features.rebates.posting import set_target
from distributor_desk.features.reps.queries.people import season
from distributor_desk.features.reps.records import RepMonth, SeasonWeight
from distributor_desk.features.reps.rules.season import MONTHS, shared_out, whole
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

SET = Text("{rep} {month} 目标", "{rep}: target of {month}")
YEAR = Text("{rep} {year} 年目标按季节分到各月", "{rep}: {year} shared out over its months")
SEASON = Text("修改季节系数", "Change the season weights")
NO_REP = Text("请选择业务员。", "Choose the rep.")
NEGATIVE = Text("目标不能是负数。", "A target cannot be negative.")
NO_TARGET = Text("请填写全年目标。", "Enter the target of the year.")
OVER = Text(
    "新品指标 {new} 比当月目标 {target} 还大，请改正。",
    "The part for new products ({new}) is above the month's target ({target}).",
)


def set_month(
    company: Company, rep: tuple[int, str], month: date, values: Mapping[str, Any], who: int = OWNER
) -> Text:
    """Set a month's target in all (no `category`) or of one, and with it the part for new products.

    An empty target takes it off. Returns the deed's name.
    """
    rep_id, name = rep
    target, new = values.get("target"), values.get("new_products")
    if min(target or 0, new or 0) < 0:
        raise DeskError(NEGATIVE)
    category = (values.get("category") or "").strip() or None
    if new is not None and target is not None and category is None and new > target:
        raise DeskError(OVER.with_(new=f"{new:,.2f}", target=f"{target:,.2f}"))
    action = SET.with_(rep=name, month=f"{month:%Y-%m}")
    with company.write(action, who) as work:
        if "target" in values:
            set_target(work, period_of(month, "month"), target, rep_id=rep_id, category=category)
        if "new_products" in values and category is None:
            _set_quota(work, rep_id, month_start(month.year, month.month), new)
    return action


def _set_quota(work: Write, rep_id: int, month: date, amount: Decimal | None) -> None:
    found = work.session.scalars(
        select(RepMonth).where(
            RepMonth.rep_id == rep_id, RepMonth.month == month, RepMonth.retired_at.is_(None)
        )
    ).first()
    if found is None:
        work.session.add(RepMonth(rep_id=rep_id, month=month, new_products=amount))
    else:
        found.new_products = amount


def share_year_out(
    company: Company,
    rep: tuple[int, str],
    year: int,
    target: Decimal | None,
    category: str | None = None,
    who: int = OWNER,
) -> Text:
    """A year's target to the twelve months by the season weights; they add up to it. Returns the deed's name."""
    if target is None:
        raise DeskError(NO_TARGET)
    if target < 0:
        raise DeskError(NEGATIVE)
    rep_id, name = rep
    action = YEAR.with_(rep=name, year=year)
    with company.write(action, who) as work:
        for month, amount in shared_out(target, season(work.session)).items():
            days = period_of(date(year, month, 1), "month")
            set_target(work, days, amount, rep_id=rep_id, category=(category or "").strip() or None)
    return action


def set_season(company: Company, weights: Mapping[int, Decimal], who: int = OWNER) -> Text:
    """Keep the weights of the months; targets that are set already stay. Returns the deed's name."""
    with company.write(SEASON, who) as work:
        kept = whole(season(work.session) | dict(weights))
        standing = {
            row.month: row
            for row in work.session.scalars(select(SeasonWeight).where(SeasonWeight.retired_at.is_(None)))
        }
        for month in MONTHS:
            if month in standing:
                standing[month].weight = kept[month]
            else:
                work.session.add(SeasonWeight(month=month, weight=kept[month]))
    return SEASON
