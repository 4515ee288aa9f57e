"""What the list of customers shows of this room, as SQL for one customer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from distributor_desk.features.customers.records import Customer
from distributor_desk.features.sub_distributors.records import SubDistributor


def state_column() -> Any:
    """The state of the sub-distributor that a customer is; empty for one that is none."""
    return (
        select(SubDistributor.state)
        .where(SubDistributor.customer_id == Customer.id, SubDistributor.retired_at.is_(None))
        .limit(1)
        .scalar_subquery()
    )
