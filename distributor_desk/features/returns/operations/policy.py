"""The policy: the company's, and what a customer has otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.returns.queries.policies import written_value
from distributor_desk.features.returns.records import PolicyOverride
from distributor_desk.features.returns.rules import settings
from distributor_desk.features.returns.rules.limits import parse_limits, written
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.settings import set_value

COMPANY = Text("修改退换货政策", "Change the returns policy")
CUSTOMERS = Text("修改“{name}”的退换货政策", "Change the returns policy of “{name}”")
NEGATIVE = Text("“{name}”不能是负数。", "“{name}” must not be negative.")
_KNOWN = {setting.key: setting for setting in settings.POLICY}


def change_company(company: Company, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Set rules of the company by setting key. DeskError for one that cannot be."""
    made = {key: _checked(key, value) for key, value in values.items() if value is not None}
    with company.write(COMPANY, who) as work:
        for key, value in made.items():
            set_value(work, _KNOWN[key], value)
    return COMPANY


def change_customer(company: Company, customer_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Set rules of one customer by setting key; None is the company's rule again."""
    made = {key: None if value is None else _checked(key, value) for key, value in values.items()}
    with company.read() as session:
        name = session.scalar(select(Customer.name).where(Customer.id == customer_id)) or ""
    action = CUSTOMERS.with_(name=name)
    with company.write(action, who) as work:
        kept = select(PolicyOverride).where(
            PolicyOverride.customer_id == customer_id, PolicyOverride.retired_at.is_(None)
        )
        standing = {row.key: row for row in work.session.scalars(kept)}
        for key, value in made.items():
            row = standing.get(key)
            if value is None:
                if row is not None:
                    row.retired_at = now()
            elif row is None:
                work.session.add(PolicyOverride(customer_id=customer_id, key=key, value=written_value(value)))
            else:
                row.value = written_value(value)
    return action


def _checked(key: str, value: Any) -> Any:
    """The value as it is kept; the table of limits in its own order."""
    if key == settings.NEAR_EXPIRY.key:
        return written(parse_limits(str(value)))
    if isinstance(value, (int, Decimal)) and value < 0:
        raise DeskError(NEGATIVE.with_(name=_KNOWN[key].text))
    return value
