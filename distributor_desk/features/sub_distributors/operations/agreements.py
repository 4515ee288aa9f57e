"""Keep what is agreed with a sub-distributor for a year: target, schemes, dates, deposit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.periods import Period
from distributor_desk.features.rebates import posting as rebates
from distributor_desk.features.rebates.posting import KEEP
from distributor_desk.features.sub_distributors import posting
from distributor_desk.features.sub_distributors.queries import standing as queries
from distributor_desk.features.sub_distributors.rules.agreed import check_agreed, schemes_written
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

SAVE = Text("{name}：{year} 年合作协议", "{name}: agreement of {year}")
GONE = Text("这个分销商已经不在了。", "This sub-distributor is not there any more.")


def save_agreement(
    company: Company, sub_id: int, year: int, values: Mapping[str, Any], who: int = OWNER
) -> Text:
    """Save what was changed of a year's agreement (target, schemes, signed, ends, deposit); the deed's name."""
    with company.read() as session:
        found = queries.one(session, sub_id)
    if found is None:
        raise DeskError(GONE)
    action = SAVE.with_(name=found.name, year=year)
    with company.write(action, who) as work:
        agree(work, found, year, values)
    return action


def agree(
    work: Write,
    sub: queries.Standing,
    year: int,
    values: Mapping[str, Any],
    *,
    batch_id: int | None = None,
    source_row: int | None = None,
) -> None:
    """The same within a write. A field that is not in `values` stays as it is."""
    check_agreed(year, values.get("signed"), values.get("ends"))
    own = {key: values[key] for key in ("deposit", "territory_id") if key in values}
    posting.set_year(work, sub.id, year, own, batch_id, source_row)
    if values.keys() & {"scheme", "signed", "ends"}:
        names = schemes_written(values.get("scheme") or "") if "scheme" in values else None
        rebates.ensure_agreement(
            work, sub.customer_id, year,
            scheme_ids=KEEP if names is None else [rebates.ensure_scheme(work, n, year, batch_id) for n in names],
            signed=values.get("signed", KEEP),
            ends=values.get("ends", KEEP),
            batch_id=batch_id, source_row=source_row,
        )  # fmt: skip
    if "target" in values:
        whole = Period(date(year, 1, 1), date(year, 12, 31))
        amount: Decimal | None = values["target"]
        rebates.set_target(
            work, whole, amount, customer_id=sub.customer_id, batch_id=batch_id, source_row=source_row
        )
