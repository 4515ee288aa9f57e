"""A rep's shops to another rep, in one deed (needs 49)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers import posting
from distributor_desk.features.customers.records import Customer, HandOver, Route
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

HANDED_OVER = Text("交接 {count} 个客户给{rep}", "Hand {count} {count:customer|customers} over to {rep}")
NO_REP = Text("请填写接手的业务员。", "Enter the rep who takes over.")
SAME_REP = Text("接手的人和现在的业务员是同一个人。", "The rep who takes over has these shops already.")
NO_SHOPS = Text("请至少勾选一个客户。", "Tick at least one customer.")


def hand_over(
    company: Company,
    customer_ids: Sequence[int],
    to_rep: str,
    on: date,
    notes: str | None = None,
    *,
    from_rep_id: int | None = None,
    with_routes: bool = True,
    who: int = OWNER,
) -> Text:
    """Give shops to another rep (made when new), each with a line in its time line; returns the deed's name.

    `with_routes` gives the old rep's routes over as well, once none of their shops stays with the old rep.
    """
    if not to_rep.strip():
        raise DeskError(NO_REP)
    if not customer_ids:
        raise DeskError(NO_SHOPS)
    action = HANDED_OVER.with_(count=len(customer_ids), rep=to_rep.strip())
    with company.write(action, who) as work:
        rep_id = posting.ensure_reps(work, [to_rep.strip()])[normal_name(to_rep)]
        if rep_id == from_rep_id:
            raise DeskError(SAME_REP)
        before = dict(
            work.session.execute(
                select(Customer.id, Customer.rep_id).where(Customer.id.in_(customer_ids))
            ).all()
        )
        work.session.add_all(
            HandOver(date=on, customer_id=i, from_rep_id=before[i], to_rep_id=rep_id, notes=notes)
            for i in customer_ids
            if i in before
        )
        work.session.execute(update(Customer).where(Customer.id.in_(customer_ids)).values(rep_id=rep_id))
        if with_routes and from_rep_id is not None:
            _hand_routes_over(work, customer_ids, from_rep_id, rep_id)
    return action


def _hand_routes_over(work: Write, customer_ids: Sequence[int], from_rep_id: int, to_rep_id: int) -> None:
    """Routes of the shops that went, where no shop of the old rep is left on them; all of them when none is left."""
    mine = (Customer.rep_id == from_rep_id, Customer.retired_at.is_(None))
    routes = [Route.rep_id == from_rep_id]
    if work.session.scalar(select(Customer.id).where(*mine).limit(1)) is not None:
        routes.append(~select(Customer.id).where(Customer.route_id == Route.id, *mine).exists())
        routes.append(Route.id.in_(select(Customer.route_id).where(Customer.id.in_(customer_ids))))
    work.session.execute(update(Route).where(*routes).values(rep_id=to_rep_id))
