"""The sheets of a day: what is printed of each shop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text, plain
from distributor_desk.core.periods import month_start
from distributor_desk.features.customers.queries import joined
from distributor_desk.features.customers.records import Contact, Customer
from distributor_desk.features.customers.rules import days_since
from distributor_desk.features.sales import queries as ledger
from distributor_desk.features.visits.queries import days, plans
from distributor_desk.features.visits.queries import grid as shelf
from distributor_desk.features.visits.queries.days import PlannedRoute, ShopPlan
from distributor_desk.features.visits.queries.ladder import climbs
from distributor_desk.features.visits.queries.scripts import scripts
from distributor_desk.features.visits.records import Promise, Visit
from distributor_desk.features.visits.rules import purpose
from distributor_desk.features.visits.rules.feasts import season_of
from distributor_desk.features.visits.rules.ladder import Climb, step_words
from distributor_desk.features.visits.rules.numbers import visit_number
from distributor_desk.features.visits.rules.paper import PopLine, PromiseLine, ShopCard, VisitSheet
from distributor_desk.features.visits.rules.paper_words import for_paper
from distributor_desk.features.visits.rules.pop import POP
from distributor_desk.features.visits.rules.purpose import ShopState
from distributor_desk.features.visits.rules.scripts import SPOKEN, Script, suggested
from distributor_desk.features.visits.rules.steps import TOOLS

MOST_HINTS = 3
OnSheet = Callable[[Session, int, date], Text | None]
"""A line that another room adds to a customer's card."""
Told = Callable[[int, int], None]
CHANNELS = {
    "supermarket": Text("商超", "supermarket"),
    "catering": Text("餐饮", "catering"),
    "traditional": Text("流通", "traditional"),
    "convenience": Text("便利", "convenience"),
    "special": Text("特通", "special"),
    "wholesale": Text("批发", "wholesale"),
    "online": Text("线上", "online"),
}


@dataclass(frozen=True, slots=True)
class Shared:
    """What every card of one day needs, read once."""

    day: date
    words: Sequence[Script]
    promotions: Sequence[plans.Running]
    newest: date | None
    season: str | None
    others: Sequence[OnSheet]


def shared(session: Session, day: date, others: Sequence[OnSheet] = ()) -> Shared:
    return Shared(
        day, scripts(session), plans.running(session, day), ledger.newest(session),
        season_of(day), others,
    )  # fmt: skip


def sheets(
    session: Session,
    company: str,
    day: date,
    *,
    rep: str | None = None,
    route: str | None = None,
    others: Sequence[OnSheet] = (),
    at: Told = lambda _done, _of: None,
) -> list[VisitSheet]:
    """One sheet per rep for the routes of a day; a named route is taken on any day. `at` tells the progress."""
    every = days.planned_routes(session)
    routes = [r for r in every if r.name == route] if route else days.routes_on(session, day)
    routes = [r for r in routes if rep is None or r.rep == rep]
    stops = {r.id: days.stops_on(session, [r.id]) for r in routes}
    ids = [s.customer_id for found in stops.values() for s in found]
    common, shops = shared(session, day, others), list[ShopCard]()
    set_by_hand, steps = days.stop_plans(session, ids, day), climbs(session, ids, day)
    result: list[VisitSheet] = []
    done = 0
    for name in dict.fromkeys(r.rep or "" for r in routes):
        mine = [r for r in routes if (r.rep or "") == name]
        shops = []
        for number, stop in enumerate((s for r in mine for s in stops[r.id]), start=1):
            at(done, len(ids))
            done += 1
            i = stop.customer_id
            shops.append(_card(session, i, number, common, set_by_hand.get(i), steps.get(i)))
        if shops:
            result.append(_sheet(session, company, mine, day, tuple(shops)))
    return result


def _sheet(
    session: Session, company: str, routes: list[PlannedRoute], day: date, shops: tuple[ShopCard, ...]
) -> VisitSheet:
    rep_id, rep = routes[0].rep_id, routes[0].rep or ""
    plan = plans.day_plan(session, rep_id, day)
    carried = dict(plan.pop)
    return VisitSheet(
        company=company,
        rep=rep,
        routes=tuple(r.name for r in routes),
        day=day,
        focus=plain(for_paper(plan.focus))
        if plan.focus
        else _focus(shops, plans.month_focus(session, rep_id, day)),
        target=plan.target or plans.day_target(session, rep_id, day) or _expected(shops),
        tools=TOOLS,
        shops=shops,
        pop=tuple(PopLine(words, carried.get(key)) for key, words in POP),
        note=for_paper(plan.note),
        last_reviewed=plans.last_review(session, rep_id, day),
    )


def _expected(shops: Sequence[ShopCard]) -> Decimal | None:
    """What the shops of the day order on average together, where nothing is planned."""
    averages = [shop.average_order for shop in shops if shop.average_order is not None]
    return sum(averages, Decimal(0)) if averages else None


def _focus(shops: Sequence[ShopCard], month: str | None) -> Text:
    urgent, promises = sum(s.priority == "A" for s in shops), sum(len(s.promises) for s in shops)
    focus = Text("按线路顺序走完每一家。", "Every shop, in the order of the route.")
    if urgent:
        focus = Text("先走 {count} 家重点店（A）。", "The {count} key {count:shop|shops} (A) first.").with_(
            count=urgent
        )
    if promises:
        more = Text("跟进 {count} 条承诺。", "Promises to follow up: {count}.").with_(count=promises)
        focus = Text(focus.zh + more.zh, f"{focus.en} {more.en}")
    if month:
        focus = Text(f"{for_paper(month)}；{focus.zh}", f"{for_paper(month)}. {focus.en}")
    return focus


def card(
    session: Session, customer_id: int, stop: int, day: date, others: Sequence[OnSheet] = ()
) -> ShopCard:
    """All that a sheet says of one shop on a day."""
    plan = days.stop_plans(session, [customer_id], day).get(customer_id)
    climb = climbs(session, [customer_id], day).get(customer_id)
    return _card(session, customer_id, stop, shared(session, day, others), plan, climb)


def _card(
    session: Session, customer_id: int, stop: int, common: Shared, plan: ShopPlan | None, climb: Climb | None
) -> ShopCard:
    day = common.day
    who = session.execute(
        joined(
            Customer.name, Customer.code, Customer.address, Customer.channel, Customer.visit_every, Customer.area,
            Contact.name.label("contact"), Contact.salutation, Contact.decision_maker, Contact.phone, Contact.wechat,
        ).where(Customer.id == customer_id)
    ).one()  # fmt: skip
    money = ledger.figures(session, customer_id, day)
    seen, result = _last_visit(session, customer_id, day)
    promises = open_promises(session, customer_id, day)
    state = ShopState(
        overdue_promise=next((p.what for p in promises if p.overdue), None),
        open_promise=next((p.what for p in promises), None),
        ever_ordered=money.last_order is not None,
        days_since_order=days_since(money.last_order, day),
        days_since_visit=days_since(seen, day),
        visit_every=who.visit_every,
        last_result=result,
        goal=step_words(climb.goal) if climb else None,
        seasonal=common.season,
    )
    products = shelf.top(session, customer_id, day)
    turn = customer_id + day.toordinal() // 7
    months = ledger.by_month(session, customer_id, month_start(day.year, day.month - 3), day)[:3]
    return ShopCard(
        visit_number=visit_number(day, customer_id),
        stop=stop,
        name=who.name,
        code=who.code or "",
        address=who.address or "",
        contact=who.contact or "",
        salutation=who.salutation or "",
        decides=(who.salutation or who.contact or "") if who.decision_maker else "",
        phone=who.phone or "",
        wechat=who.wechat or "",
        channel=CHANNELS.get(who.channel or ""),
        priority=_priority(plan, state),
        purpose=plain(for_paper(plan.purpose)) if plan and plan.purpose else purpose.purpose_of(state),
        opening=_said(common, SPOKEN, purpose.when_of(state), turn) or Text("", ""),
        last_visit=seen,
        days_since_order=state.days_since_order,
        months=tuple((m.month, m.net) for m in months),
        average_order=money.average_order,
        balance=money.balance,
        balance_as_of=common.newest,
        promises=tuple(promises),
        promotions=tuple(p.line for p in common.promotions if p.is_for(who.channel, who.area)),
        grid=shelf.grid(session, customer_id, day, products, seen),
        hints=tuple(_hints(session, customer_id, common)),
        ask=_said(common, ("question",), purpose.when_of(state), turn),
        product_ids=tuple(p.product_id for p in products),
    )


def _priority(plan: ShopPlan | None, state: ShopState) -> str:
    """What a person set, else A for a key store, else what the shop's state says."""
    if plan and plan.priority:
        return plan.priority
    return "A" if plan and plan.key_store else purpose.priority_of(state)


def _said(common: Shared, kinds: Sequence[str], when: str, turn: int) -> Text | None:
    found = suggested(common.words, kinds, when, turn) or suggested(common.words, kinds, "usual", turn)
    return Text(for_paper(found.words.zh), for_paper(found.words.en)) if found else None


def _hints(session: Session, customer_id: int, common: Shared) -> list[Text]:
    """What other rooms say, then as room is left what the shelf said last time."""
    said = [text for other in common.others if (text := other(session, customer_id, common.day))]
    own = shelf.shelf_hints(session, customer_id, common.day)
    return [*said, *own[: max(0, MOST_HINTS - len(said))]]


def _last_visit(session: Session, customer_id: int, before: date) -> tuple[date | None, str | None]:
    row = session.execute(
        select(Visit.date, Visit.result)
        .where(Visit.customer_id == customer_id, Visit.date < before, Visit.retired_at.is_(None))
        .order_by(Visit.date.desc(), Visit.id.desc())
        .limit(1)
    ).first()
    return (row[0], row[1]) if row else (None, None)


def open_promises(session: Session, customer_id: int, day: date) -> list[PromiseLine]:
    """Promises that are not closed yet, the most urgent first."""
    rows = session.execute(
        select(Promise.what, Promise.who, Promise.due)
        .where(Promise.customer_id == customer_id, Promise.state == "open", Promise.retired_at.is_(None))
        .order_by(Promise.due.is_(None), Promise.due, Promise.id)
    )
    return [
        PromiseLine(for_paper(what), for_paper(who), due, bool(due and due < day)) for what, who, due in rows
    ]
