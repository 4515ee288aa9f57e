"""The sheets of a day: what is printed of each shop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.language import Text
from distributor_desk.core.periods import month_start
from distributor_desk.features.customers.queries import RouteLine, joined, route_lines
from distributor_desk.features.customers.records import Contact, Customer
from distributor_desk.features.customers.rules import days_since
from distributor_desk.features.sales import queries as ledger
from distributor_desk.features.visits import rules
from distributor_desk.features.visits.queries.days import routes_on, stops_on
from distributor_desk.features.visits.records import Promise, Visit, VisitLine
from distributor_desk.features.visits.rules import GridLine, PromiseLine, ShopCard, ShopState, VisitSheet

GRID_LINES = 12
LOOK_BACK = timedelta(days=90)
FURTHER_BACK = timedelta(days=365)
FEW = 4
OnSheet = Callable[[Session, int, date], Text | None]
"""A line that another room adds to a customer's card."""
CHANNELS = {
    "supermarket": Text("商超", "supermarket"),
    "catering": Text("餐饮", "catering"),
    "traditional": Text("流通", "traditional"),
    "convenience": Text("便利", "convenience"),
    "special": Text("特通", "special"),
    "wholesale": Text("批发", "wholesale"),
    "online": Text("线上", "online"),
}


def sheets(
    session: Session,
    company: str,
    day: date,
    *,
    rep: str | None = None,
    route: str | None = None,
    others: Sequence[OnSheet] = (),
    at: Callable[[int, int], None] = lambda _done, _of: None,
) -> list[VisitSheet]:
    """One sheet per rep for the routes of a day; a named route is taken on any day. `at` tells the progress."""
    routes = [r for r in route_lines(session) if r.name == route] if route else routes_on(session, day)
    routes = [r for r in routes if rep is None or r.rep == rep]
    stops = {r.id: stops_on(session, [r.id]) for r in routes}
    total, done = sum(map(len, stops.values())), 0
    result: list[VisitSheet] = []
    for name in dict.fromkeys(r.rep or "" for r in routes):
        mine = [r for r in routes if (r.rep or "") == name]
        shops = []
        for number, stop in enumerate((s for r in mine for s in stops[r.id]), start=1):
            at(done, total)
            done += 1
            shops.append(card(session, stop.customer_id, number, day, others))
        if shops:
            result.append(_sheet(company, name, mine, day, tuple(shops)))
    return result


def _sheet(
    company: str, rep: str, routes: list[RouteLine], day: date, shops: tuple[ShopCard, ...]
) -> VisitSheet:
    averages = [shop.average_order for shop in shops if shop.average_order is not None]
    target = sum(averages, Decimal(0)) if averages else None
    urgent, promises = sum(s.priority == "A" for s in shops), sum(len(s.promises) for s in shops)
    focus = Text("按线路顺序走完每一家。", "Every shop, in the order of the route.")
    if urgent:
        focus = Text("先走 {count} 家重点店（A）。", "The {count} key shops (A) first.").with_(count=urgent)
    if promises:
        more = Text("跟进 {count} 条承诺。", "Promises to follow up: {count}.").with_(count=promises)
        focus = Text(focus.zh + more.zh, f"{focus.en} {more.en}")
    names = tuple(r.name for r in routes)
    return VisitSheet(company, rep, names, day, focus, target, rules.TOOLS, shops)


def card(
    session: Session, customer_id: int, stop: int, day: date, others: Sequence[OnSheet] = ()
) -> ShopCard:
    """All that a sheet says of one shop on a day."""
    who = session.execute(
        joined(
            Customer.name, Customer.code, Customer.address, Customer.channel, Customer.visit_every, Customer.notes,
            Contact.name.label("contact"), Contact.salutation, Contact.decision_maker, Contact.phone, Contact.wechat,
        ).where(Customer.id == customer_id)
    ).one()  # fmt: skip
    money = ledger.figures(session, customer_id, day)
    visit = _last_visit(session, customer_id, day)
    promises = open_promises(session, customer_id, day)
    state = _state(money, visit, promises, who.visit_every, day)
    first = month_start(day.year, day.month - 3)
    months = ledger.by_month(session, customer_id, first, day)[:3]
    lines = [said for other in others if (said := other(session, customer_id, day))]
    return ShopCard(
        visit_number=rules.visit_number(day, customer_id),
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
        priority=rules.priority_of(state),
        purpose=rules.purpose_of(state),
        opening=rules.opening_of(state),
        last_visit=visit[0],
        days_since_order=state.days_since_order,
        months=tuple((m.month, m.net) for m in months),
        average_order=money.average_order,
        balance=money.balance,
        balance_as_of=ledger.newest(session),
        rebate=lines[0] if lines else None,
        promises=tuple(promises),
        promotions=tuple(lines[1:]),
        grid=grid(session, customer_id, day),
        note="",
    )


def _state(
    money: ledger.Figures,
    visit: tuple[date | None, str | None],
    promises: Sequence[PromiseLine],
    visit_every: int | None,
    day: date,
) -> ShopState:
    """What decides why the shop is visited."""
    return ShopState(
        overdue_promise=next((p.what for p in promises if p.overdue), None),
        open_promise=next((p.what for p in promises), None),
        ever_ordered=money.last_order is not None,
        days_since_order=days_since(money.last_order, day),
        days_since_visit=days_since(visit[0], day),
        visit_every=visit_every,
        last_result=visit[1],
    )


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
    return [PromiseLine(what, who or "", due, bool(due and due < day)) for what, who, due in rows]


def grid(session: Session, customer_id: int, day: date) -> tuple[GridLine, ...]:
    """The products that the shop buys most, with the last order and A of the 1.5 rule."""
    top = ledger.top_products(session, customer_id, day - LOOK_BACK, day, most=GRID_LINES)
    if len(top) < FEW:
        top = ledger.top_products(session, customer_id, day - FURTHER_BACK, day, most=GRID_LINES)
    ids = [p.product_id for p in top]
    seen = last_stock(session, customer_id, ids, day)
    last = ledger.last_orders(session, customer_id, ids, day)
    before = _since(session, customer_id, day)
    since = {i: seen[i][0] if i in seen else before for i in ids}
    delivered = ledger.delivered_since(session, customer_id, since, day)
    lines = []
    for product in top:
        order = last.get(product.product_id)
        stock = seen.get(product.product_id)
        lines.append(
            GridLine(
                product=product.name,
                spec=product.spec or "",
                unit=product.unit or "",
                case_size=product.case_size,
                last_order_date=order.date if order else None,
                last_order=order.quantity if order else None,
                available=rules.available(
                    stock[1] if stock else None, delivered.get(product.product_id, Decimal(0))
                ),
                price=order.price if order else None,
            )
        )
    return tuple(lines)


def _since(session: Session, customer_id: int, day: date) -> date | None:
    """Without a stock reading A is what was delivered since the last visit."""
    return _last_visit(session, customer_id, day)[0]


def last_stock(
    session: Session, customer_id: int, product_ids: Sequence[int], before: date
) -> dict[int, tuple[date, Decimal]]:
    """The last stock reading of each product in this shop before a day: its day and base units."""
    rows = session.execute(
        select(VisitLine.product_id, Visit.date, VisitLine.stock)
        .join(Visit, Visit.id == VisitLine.visit_id)
        .where(
            Visit.customer_id == customer_id, Visit.date < before, VisitLine.product_id.in_(product_ids),
            VisitLine.stock.is_not(None),
            Visit.retired_at.is_(None), VisitLine.retired_at.is_(None),
        )
        .order_by(Visit.date)
    )  # fmt: skip
    return {i: (day, stock) for i, day, stock in rows if stock is not None}
