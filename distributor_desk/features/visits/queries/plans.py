"""What is planned and running: days, months, promotions, new products in the shops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from distributor_desk.features.customers.records import Contact, Customer, Rep, Route
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.features.visits.queries.wishes import WORKING_DAYS
from distributor_desk.features.visits.records import MonthPlan, Visit, VisitLine
from distributor_desk.features.visits.records.plans import DayPlan, Distribution, PopUse, Promotion
from distributor_desk.features.visits.rules.paper import PromotionLine
from distributor_desk.features.visits.rules.paper_words import for_paper
from distributor_desk.storage.settings import value_of


@dataclass(frozen=True, slots=True)
class DayPlanned:
    """A rep's day as it is planned, with the material to carry (item → quantity)."""

    target: Decimal | None = None
    focus: str | None = None
    note: str | None = None
    pop: tuple[tuple[str, Decimal], ...] = ()


def day_plan(session: Session, rep_id: int | None, day: date) -> DayPlanned:
    """What is planned for a rep's day; empty where nothing is."""
    if rep_id is None:
        return DayPlanned()
    row = session.execute(
        select(DayPlan.target, DayPlan.focus, DayPlan.note)
        .where(DayPlan.rep_id == rep_id, DayPlan.date == day, DayPlan.retired_at.is_(None))
        .order_by(DayPlan.id.desc())
    ).first()
    pop = session.execute(
        select(PopUse.item, PopUse.quantity)
        .where(PopUse.rep_id == rep_id, PopUse.date == day, PopUse.retired_at.is_(None))
        .order_by(PopUse.id)
    )
    target, focus, note = row if row else (None, None, None)
    return DayPlanned(target, focus, note, tuple((i, q) for i, q in pop))


def unplanned(session: Session, rep_ids: Sequence[int], day: date) -> list[int]:
    """Which of these reps have no plan for a day, once days are planned at all (in the month before it)."""
    rows = session.execute(
        select(DayPlan.rep_id, DayPlan.date).where(
            DayPlan.date > day - timedelta(days=31), DayPlan.date <= day, DayPlan.retired_at.is_(None)
        )
    ).all()
    planned = {i for i, planned_day in rows if planned_day == day}
    return [i for i in rep_ids if i not in planned] if rows else []


def last_review(session: Session, rep_id: int | None, before: date) -> str:
    """The last line that a rep wrote about what to do better."""
    if rep_id is None:
        return ""
    found = session.scalar(
        select(Visit.review)
        .where(
            Visit.rep_id == rep_id, Visit.date < before, Visit.review.is_not(None), Visit.retired_at.is_(None)
        )
        .order_by(Visit.date.desc(), Visit.id.desc())
        .limit(1)
    )
    return for_paper(found)


TWO_WEEKS = timedelta(days=14)
MONTH_FIELDS = ("sales", "calls", "skus_per_outlet", "average_order", "new_shops", "focus", "review")


def month_plans(session: Session, month: date | None = None) -> list[tuple[Any, ...]]:
    """Month plans, the newest first: id, month, rep, state, then `MONTH_FIELDS`, confirmed on."""
    where: list[Any] = [MonthPlan.retired_at.is_(None)]
    if month:
        where.append(MonthPlan.month == month)
    rows = session.execute(
        select(
            MonthPlan.id, MonthPlan.month, Rep.name, MonthPlan.state,
            *(getattr(MonthPlan, key) for key in MONTH_FIELDS), MonthPlan.confirmed_on,
        )
        .join(Rep, Rep.id == MonthPlan.rep_id)
        .where(*where)
        .order_by(MonthPlan.month.desc(), Rep.id)
    )  # fmt: skip
    return [tuple(row) for row in rows]


def month_focus(session: Session, rep_id: int | None, day: date) -> str | None:
    """The focus of a rep's confirmed month plan."""
    return session.scalar(
        select(MonthPlan.focus).where(
            MonthPlan.rep_id == rep_id, MonthPlan.month == day.replace(day=1), MonthPlan.state == "confirmed",
            MonthPlan.retired_at.is_(None),
        )
    )  # fmt: skip


def day_target(session: Session, rep_id: int | None, day: date) -> Decimal | None:
    """What a rep's confirmed month plan asks of one day: the month's sales by its working days (26 unless set), to the yuan."""
    if rep_id is None:
        return None
    sales = session.scalar(
        select(MonthPlan.sales).where(
            MonthPlan.rep_id == rep_id, MonthPlan.month == day.replace(day=1), MonthPlan.state == "confirmed",
            MonthPlan.retired_at.is_(None),
        )
    )  # fmt: skip
    days = max(1, value_of(session, WORKING_DAYS))
    return (sales / days).quantize(Decimal(1), ROUND_HALF_UP) if sales else None


PROMOTION_FIELDS = ("name", "conditions", "starts_on", "ends_on", "channel", "area")


def promotions(session: Session) -> list[tuple[Any, ...]]:
    """Every promotion, the newest first: id, then `PROMOTION_FIELDS`."""
    rows = session.execute(
        select(Promotion.id, *(getattr(Promotion, key) for key in PROMOTION_FIELDS))
        .where(Promotion.retired_at.is_(None))
        .order_by(Promotion.id.desc())
    )
    return [tuple(row) for row in rows]


@dataclass(frozen=True, slots=True)
class Running:
    """A promotion that runs, and whom it is for ("" = everyone)."""

    line: PromotionLine
    channel: str
    area: str

    def is_for(self, channel: str | None, area: str | None) -> bool:
        return (not self.channel or self.channel == channel) and (not self.area or self.area in (area or ""))


def running(session: Session, day: date) -> list[Running]:
    """The promotions that run on a day, in the order of their making."""
    return [
        Running(PromotionLine(for_paper(name), for_paper(conditions), ends), channel or "", area or "")
        for _, name, conditions, starts, ends, channel, area in reversed(promotions(session))
        if (starts is None or starts <= day) and (ends is None or day <= ends)
    ]


def eligible(session: Session, promotion_id: int) -> tuple[tuple[Any, ...], list[tuple[str, str, str]]]:
    """A promotion's fields, and the shops that may have it: route, name, phone."""
    fields = session.execute(
        select(*(getattr(Promotion, key) for key in PROMOTION_FIELDS)).where(Promotion.id == promotion_id)
    ).one()
    where = [Customer.retired_at.is_(None), Customer.status != "lost"]
    if fields.channel:
        where.append(Customer.channel == fields.channel)
    if fields.area:
        where.append(Customer.area.contains(fields.area, autoescape=True))
    rows = session.execute(
        select(Route.name, Customer.name, Contact.phone)
        .outerjoin(Route, Route.id == Customer.route_id)
        .outerjoin(
            Contact,
            (Contact.customer_id == Customer.id) & (Contact.place == 1) & Contact.retired_at.is_(None),
        )
        .where(*where)
        .order_by(Route.id.is_(None), Route.id, Customer.stop.is_(None), Customer.stop, Customer.name_sort)
    )
    return tuple(fields), [(route or "", name, phone or "") for route, name, phone in rows]


def distributions(session: Session, day: date) -> list[tuple[Any, ...]]:
    """New products in the shops: id, product, from, until, target shops, carriers two weeks ago and now, percent.

    A shop carries a product when it bought it since the day it began, or when it was seen or ordered at a visit.
    """
    rows = session.execute(
        select(
            Distribution.id, Product.id, Product.name, Distribution.starts_on, Distribution.ends_on,
            Distribution.stores,
        )
        .join(Product, Product.id == Distribution.product_id)
        .where(Distribution.retired_at.is_(None))
        .order_by(Distribution.id.desc())
    ).all()  # fmt: skip
    active = session.scalar(
        select(func.count())
        .select_from(Customer)
        .where(Customer.retired_at.is_(None), Customer.status == "active")
    )
    found = []
    for i, product_id, name, starts, ends, stores in rows:
        until = min(day, ends) if ends else day
        carrying = len(carriers(session, product_id, starts, until))
        before = len(carriers(session, product_id, starts, until - TWO_WEEKS))
        target = stores or active or 0
        share = Decimal(carrying * 100) / target if target else None
        found.append((i, name, starts, ends, stores, before, carrying, round(share, 2) if share else share))
    return found


def carriers(session: Session, product_id: int, since: date, until: date) -> set[int]:
    """The shops that carry a product: bought it, had it on the shelf or ordered it between two days."""
    bought = session.scalars(
        select(SalesLine.customer_id).where(
            SalesLine.product_id == product_id, SalesLine.date >= since, SalesLine.date <= until,
            SalesLine.kind.in_(("sale", "gift")), SalesLine.retired_at.is_(None),
        )
    )  # fmt: skip
    seen = session.scalars(
        select(Visit.customer_id)
        .join(VisitLine, VisitLine.visit_id == Visit.id)
        .where(
            VisitLine.product_id == product_id, Visit.date >= since, Visit.date <= until,
            (VisitLine.stock > 0) | (VisitLine.order > 0),
            Visit.retired_at.is_(None), VisitLine.retired_at.is_(None),
        )
    )  # fmt: skip
    return {*bought, *seen}
