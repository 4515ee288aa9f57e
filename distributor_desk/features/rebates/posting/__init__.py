"""What rooms above may do here within their own write: name a scheme, keep an agreement, set a target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.core.periods import Period
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.rebates.records import (
    Agreement,
    AgreementScheme,
    ExcusedReturn,
    RebateScheme,
    Target,
)
from distributor_desk.storage.columns import now
from distributor_desk.storage.unit_of_work import Write

ENDS_EARLY = Text(
    "“{customer}”的协议到期日 {ends} 早于它的开始日 {first}，请改正日期。",
    "The agreement with “{customer}” ends on {ends}, before it begins on {first}: mend the dates.",
)
OVERLAP = Text(
    "“{customer}”在 {first} 至 {last} 已有参加“{scheme}”的协议，两份协议的日期不能重叠。请先改短或停用其中一份。",
    "“{customer}” has an agreement on “{scheme}” from {first} to {last} already; two must not overlap. Shorten or retire one of them.",
)
JOINED = Text(
    "两家在“{scheme}”上都有 {first} 至 {last} 的协议，合并后按一份计算。",
    "Both have an agreement on “{scheme}” from {first} to {last}; they count as one from now on.",
)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """In place of a value: leave what stands."""


KEEP = Unchanged()


def ensure_scheme(work: Write, name: str, year: int, batch_id: int | None = None) -> int:
    """The id of the scheme of that name; made without tiers, valid from that year, where nobody knows it.

    Nothing is paid by it until its tiers are given (here in the tab, or by a sheet of schemes).
    """
    key = normal_name(name)
    kept = select(RebateScheme.id).where(RebateScheme.name_key == key, RebateScheme.retired_at.is_(None))
    found = work.session.scalar(kept)
    if found is not None:
        return found
    scheme = RebateScheme(name=name.strip(), name_key=key, valid_from=date(year, 1, 1), batch_id=batch_id)
    work.session.add(scheme)
    work.session.flush()
    return scheme.id


def ensure_agreement(
    work: Write,
    customer_id: int,
    year: int,
    *,
    scheme_ids: Sequence[int] | Unchanged = KEEP,
    signed: date | Unchanged | None = KEEP,
    ends: date | Unchanged | None = KEEP,
    batch_id: int | None = None,
    source_row: int | None = None,
) -> int:
    """The id of a customer's agreement of a year, made or changed; what is KEEP stays as it is.

    Lines count from 1 January to 31 December, or to `ends` when that is earlier. DeskError when it would
    end before it begins or overlap another agreement of the customer on the same scheme.
    """
    found = work.session.scalars(
        select(Agreement)
        .where(Agreement.customer_id == customer_id, Agreement.year == year, Agreement.retired_at.is_(None))
        .order_by(Agreement.id)
    ).first()
    if found is None:
        found = Agreement(
            customer_id=customer_id, year=year, first=date(year, 1, 1), last=date(year, 12, 31),
            batch_id=batch_id, source_row=source_row,
        )  # fmt: skip
        work.session.add(found)
    if not isinstance(signed, Unchanged):
        found.signed = signed
    if not isinstance(ends, Unchanged):
        found.ends = ends
        found.last = min(ends or date.max, date(year, 12, 31))
    work.session.flush()
    if not isinstance(scheme_ids, Unchanged):
        put_on(work, found.id, scheme_ids, batch_id)
    refuse_bad_days(work, found)
    return found.id


def put_on(work: Write, agreement_id: int, scheme_ids: Sequence[int], batch_id: int | None = None) -> None:
    """Let an agreement name exactly these schemes."""
    kept = select(AgreementScheme).where(
        AgreementScheme.agreement_id == agreement_id, AgreementScheme.retired_at.is_(None)
    )
    standing = {link.scheme_id: link for link in work.session.scalars(kept)}
    for scheme_id, link in standing.items():
        if scheme_id not in scheme_ids:
            link.retired_at = now()
    for scheme_id in dict.fromkeys(scheme_ids):
        if scheme_id not in standing:
            work.session.add(
                AgreementScheme(agreement_id=agreement_id, scheme_id=scheme_id, batch_id=batch_id)
            )
    work.session.flush()


def refuse_bad_days(work: Write, agreement: Agreement) -> None:
    """DeskError when an agreement ends before it begins, or meets another one on the same scheme."""
    customer = work.session.scalar(select(Customer.name).where(Customer.id == agreement.customer_id)) or ""
    if agreement.last < agreement.first:
        said = {"customer": customer, "ends": agreement.ends or agreement.last, "first": agreement.first}
        raise DeskError(ENDS_EARLY.with_(**said))
    mine = select(AgreementScheme.scheme_id).where(
        AgreementScheme.agreement_id == agreement.id, AgreementScheme.retired_at.is_(None)
    )
    other = work.session.execute(
        select(Agreement.first, Agreement.last, RebateScheme.name)
        .join(AgreementScheme, AgreementScheme.agreement_id == Agreement.id)
        .join(RebateScheme, RebateScheme.id == AgreementScheme.scheme_id)
        .where(
            Agreement.customer_id == agreement.customer_id,
            Agreement.id != agreement.id,
            Agreement.first <= agreement.last,
            Agreement.last >= agreement.first,
            Agreement.retired_at.is_(None),
            AgreementScheme.retired_at.is_(None),
            AgreementScheme.scheme_id.in_(mine),
        )
        .limit(1)
    ).first()
    if other:
        raise DeskError(
            OVERLAP.with_(customer=customer, scheme=other.name, first=other.first, last=other.last)
        )


def set_target(
    work: Write,
    period: Period,
    amount: Decimal | None,
    *,
    customer_id: int | None = None,
    rep_id: int | None = None,
    scheme_id: int | None = None,
    category: str | None = None,
    batch_id: int | None = None,
    source_row: int | None = None,
) -> int | None:
    """Set the target of a customer or a rep for a period, in the unit of the scheme's basis (else yuan).

    None takes it off the lists. Returns its id.
    """
    same: list[Any] = [
        Target.customer_id == customer_id, Target.rep_id == rep_id, Target.scheme_id == scheme_id,
        Target.category == category, Target.first == period.first, Target.last == period.last,
        Target.retired_at.is_(None),
    ]  # fmt: skip
    found = work.session.scalars(select(Target).where(*same).order_by(Target.id)).first()
    if amount is None:
        if found is not None:
            found.retired_at = now()
        return found.id if found else None
    if found is None:
        found = Target(
            customer_id=customer_id, rep_id=rep_id, scheme_id=scheme_id, category=category,
            first=period.first, last=period.last, amount=amount, batch_id=batch_id, source_row=source_row,
        )  # fmt: skip
        work.session.add(found)
    else:
        found.amount = amount
    work.session.flush()
    return found.id


def excuse_returns(work: Write, line_ids: Iterable[int], batch_id: int | None = None) -> None:
    """Say of ledger lines of returns that they lower no basis of a scheme that says "split" (分责).

    Those are returns that are neither the customer's fault nor slow-moving, nor a wrong delivery.
    """
    work.session.add_all(ExcusedReturn(sales_line_id=line, batch_id=batch_id) for line in line_ids)
    work.session.flush()


def no_longer_excused(work: Write, line_ids: Sequence[int]) -> None:
    """Take back what `excuse_returns` said of these lines."""
    work.session.execute(
        update(ExcusedReturn).where(ExcusedReturn.sales_line_id.in_(line_ids)).values(retired_at=now())
    )


def bring_together(work: Write, kept_id: int, gone_id: int) -> Sequence[Text]:
    """Before two spellings of a customer become one: where both have agreements on a scheme whose days meet,
    the scheme stays on the agreement of the one that stays. What was settled of both is then one account.
    """
    links = _links(work, kept_id)
    notes = []
    for link, agreement, scheme in _links(work, gone_id):
        meets = any(
            other.scheme_id == link.scheme_id
            and mine.first <= agreement.last
            and mine.last >= agreement.first
            for other, mine, _ in links
        )
        if meets:
            link.retired_at = now()
            notes.append(JOINED.with_(scheme=scheme, first=agreement.first, last=agreement.last))
    work.session.flush()
    return notes


def _links(work: Write, customer_id: int) -> list[tuple[AgreementScheme, Agreement, str]]:
    rows = work.session.execute(
        select(AgreementScheme, Agreement, RebateScheme.name)
        .join(Agreement, Agreement.id == AgreementScheme.agreement_id)
        .join(RebateScheme, RebateScheme.id == AgreementScheme.scheme_id)
        .where(
            Agreement.customer_id == customer_id, Agreement.retired_at.is_(None),
            AgreementScheme.retired_at.is_(None),
        )
    )  # fmt: skip
    return [(link, agreement, name) for link, agreement, name in rows]
