"""What needs the owner about rebates: tiers within reach, periods to settle, agreements that run out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.core.todo import Todo
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.rebates.queries.schemes import schemes
from distributor_desk.features.rebates.queries.standing import Standing, standings
from distributor_desk.features.rebates.records import Agreement, AgreementScheme
from distributor_desk.features.rebates.rules.options import NEAR_DAYS, NEAR_PERCENT
from distributor_desk.features.rebates.rules.periods import label
from distributor_desk.features.rebates.rules.words import number
from distributor_desk.storage.settings import value_of

NEAR = Text(
    "“{customer}”按“{scheme}”离下一档还差 {gap}，达到后再得 {gain}（{day} 止）。",
    "“{customer}” is {gap} short of the next tier of “{scheme}”; reaching it adds {gain} (until {day}).",
)
TO_SETTLE = Text(
    "“{scheme}”{period} 还有 {count} 家没有结算，共 {amount}：{names}。",
    "“{scheme}” {period}: {count} {count:customer|customers} not settled, {amount} in all: {names}.",
)
RUNS_OUT = Text(
    "{count} 份返利协议在 {day} 到期，还没有续签：{names}。",
    "{count} rebate {count:agreement|agreements} {count:runs|run} out on {day} and {count:is|are} not renewed: {names}.",
)
CASES, UNITS = Text("{gap} 箱", "{gap} {gap:case|cases}"), Text("{gap} 件", "{gap} {gap:unit|units}")
LOOK, SETTLE, RENEW = Text("看返利", "See the rebate"), Text("去结算", "Settle"), Text("去续签", "Renew")
AND_MORE = Text("{names} 等", "{names} and others")
ON_SHEET = Text(
    "返利：还差 {gap} 到下一档，再得 {gain}（{day} 前）",
    "Rebate: {gap} to the next tier, adds {gain} (by {day})",
)
OUT_WITHIN = 30
_NAMED = 3


def todo(session: Session, today: date) -> Sequence[Todo]:
    """Tiers within reach (10 % or 14 days, as set), finished periods with something due, agreements ending."""
    return [*_near(session, today), *_to_settle(session, today), *_running_out(session, today)]


def _near(session: Session, today: date) -> list[Todo]:
    percent, days = value_of(session, NEAR_PERCENT) / 100, value_of(session, NEAR_DAYS)
    found = []
    for one in standings(session, today):
        if one.next_gap is None or not one.next_gain or one.next_gain <= 0 or one.basis <= 0:
            continue
        wanted = one.basis + one.next_gap
        if one.next_gap <= wanted * percent or (one.by - today).days <= days:
            text = NEAR.with_(
                customer=one.customer, scheme=one.scheme, gap=gap_words(session, one), gain=shown(one.next_gain),
                day=one.by,
            )  # fmt: skip
            found.append(
                Todo("rebates", one.scheme_id, text, LOOK, one.by, one.next_gain, part=str(one.customer_id))
            )
    return found


def gap_words(session: Session, one: Standing) -> Text:
    """The gap with its unit: money, cases or units."""
    gap = one.next_gap or Decimal(0)
    if not one.counts_units:
        return Text(shown(gap), shown(gap))
    basis = schemes(session, [one.scheme_id])[one.scheme_id].terms.basis
    return (CASES if basis == "cases" else UNITS).with_(gap=number(gap))


def _to_settle(session: Session, today: date) -> list[Todo]:
    """The last finished period of each scheme, where somebody is owed something of it."""
    found = []
    for scheme in schemes(session).values():
        now = scheme.slot(today)
        end = now.first - timedelta(days=1) if now else scheme.valid_to
        if end is None or end >= today or end < scheme.valid_from:
            continue
        owed = [one for one in standings(session, end, scheme_ids=[scheme.id]) if one.due > 0]
        if owed:
            total = sum((one.due for one in owed), Decimal(0))
            text = TO_SETTLE.with_(
                scheme=scheme.name, period=label(owed[0].period), count=len(owed), amount=shown(total),
                names=_names([one.customer for one in owed]),
            )  # fmt: skip
            found.append(Todo("rebates", scheme.id, text, SETTLE, None, total, part=end.isoformat()))
    return found


def _running_out(session: Session, today: date) -> list[Todo]:
    rows = session.execute(
        select(Agreement.customer_id, Agreement.last, Customer.name, AgreementScheme.scheme_id)
        .join(Customer, Customer.id == Agreement.customer_id)
        .join(AgreementScheme, AgreementScheme.agreement_id == Agreement.id)
        .where(
            Agreement.retired_at.is_(None), AgreementScheme.retired_at.is_(None), Customer.retired_at.is_(None),
            Agreement.last >= today,
        )
        .order_by(Agreement.last, Customer.name_sort, Customer.id)
    ).all()  # fmt: skip
    latest = {(row.customer_id, row.scheme_id): row.last for row in rows}
    ending: dict[date, dict[str, tuple[int, int]]] = {}
    for row in rows:
        soon = (row.last - today).days <= OUT_WITHIN
        if soon and latest[row.customer_id, row.scheme_id] == row.last:
            ending.setdefault(row.last, {}).setdefault(row.name, (row.scheme_id, row.customer_id))
    found = []
    for day, names in ending.items():
        text = RUNS_OUT.with_(count=len(names), day=day, names=_names([*names]))
        scheme, customer = next(iter(names.values()))
        found.append(Todo("rebates", scheme, text, RENEW, day, part=str(customer)))
    return found


def _names(names: Sequence[str]) -> Text:
    some = names[:_NAMED]
    said = Text("、".join(some), ", ".join(some))
    return said if len(names) <= _NAMED else AND_MORE.with_(names=said)


def on_visit_sheet(session: Session, customer_id: int, day: date) -> Text | None:
    """The nearest next tier, for the customer's printed card; None where there is none."""
    found = [
        one
        for one in standings(session, day, customer_ids=[customer_id])
        if one.next_gap is not None and one.next_gain is not None and one.next_gain > 0
    ]
    if not found:
        return None
    nearest = min(
        found, key=lambda one: (one.next_gap or Decimal(0)) / (one.basis + (one.next_gap or 1) or 1)
    )
    return ON_SHEET.with_(
        gap=gap_words(session, nearest), gain=shown(nearest.next_gain or Decimal(0)), day=nearest.by
    )
