"""Fee lines: added, changed, accepted; a loss is accepted only with the owner's note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.key_accounts.posting import ensure_subjects
from distributor_desk.features.key_accounts.queries.contracts import contract_year
from distributor_desk.features.key_accounts.records import KaContract, KaFee
from distributor_desk.features.key_accounts.rules.fees import percent, split
from distributor_desk.features.key_accounts.rules.figures import figures, values_of
from distributor_desk.features.products.posting import ensure_brands
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.people import need_approver
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

ADD = Text("新增费用：{subject}", "Add fee: {subject}")
CHANGE = Text("修改费用：{subject}", "Change fee: {subject}")
RETIRE = Text("停用 {count} 项费用", "Retire {count} fee {count:line|lines}")
ACCEPT = Text("接受 {count} 项要求", "Accept {count} {count:ask|asks}")
NO_SUBJECT = Text("请填写费用科目。", "Enter the fee's subject.")
NO_VALUE = Text("请至少填写标准、去年或要求中的一项。", "Enter a rate, last year's value or the ask.")
NEGATIVE = Text("费用不能小于 0。", "A fee cannot be less than 0.")
NOTHING_TICKED = Text("请先勾选要接受的要求。", "Tick the asks to accept first.")
NEEDS_NOTE = Text(
    "接受后这个系统今年会亏本。亏本的买卖要有老板的书面说明：请填写“老板说明”再保存。",
    "With this the retailer loses money this year. A loss needs the owner's written note: fill in “Owner's note” and save again.",
)
_SHARES = ("ours", "factory", "advanced")
_MONEY = ("standing", "last_year", "ask", "counter", "target", "floor", "agreed")


def add_fee(company: Company, contract: int, values: Mapping[str, Any], who: int = OWNER) -> int:
    """A fee line; shares in percent, `subject` and `brand` by name. Returns its id."""
    if not values.get("subject"):
        raise DeskError(NO_SUBJECT)
    if all(values.get(key) is None for key in ("standing", "last_year", "ask")):
        raise DeskError(NO_VALUE)
    with company.write(ADD.with_(subject=values["subject"]), who) as work:
        row = linked(work, values)
        _split_into(row, {})
        fee = KaFee(contract_id=contract, **row)
        work.session.add(fee)
        work.session.flush()
        _guard(work, contract, {fee.id: fee.agreed}, fee.owner_note)
        return fee.id


def change_fee(company: Company, fee_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Change fields of a fee line; returns the deed's name."""
    if "subject" in values and not values["subject"]:
        raise DeskError(NO_SUBJECT)
    with company.read() as session:
        fee = session.get_one(KaFee, fee_id)
        year = contract_year(session, fee.contract_id)
        subject = next(line.subject for line in year.lines if line.id == fee_id)
    action = CHANGE.with_(subject=values.get("subject") or subject)
    with company.write(action, who) as work:
        kept = work.session.get_one(KaFee, fee_id)
        row = linked(work, values)
        _split_into(row, {key: percent(getattr(kept, key)) for key in _SHARES})
        # judged with all other fields in place, before what was agreed
        agreed = row.pop("agreed", kept.agreed)
        moved = agreed != kept.agreed
        for key, value in row.items():
            setattr(kept, key, value)
        work.session.flush()
        if moved:
            need_approver(work)
            _guard(work, kept.contract_id, {fee_id: agreed}, kept.owner_note)
            kept.agreed = agreed
    return action


def retire_fees(company: Company, fee_ids: Sequence[int], who: int = OWNER) -> Text:
    """Take fee lines off the contract."""
    action = RETIRE.with_(count=len(fee_ids))
    with company.write(action, who) as work:
        work.session.execute(update(KaFee).where(KaFee.id.in_(fee_ids)).values(retired_at=now()))
    return action


def accept_asks(
    company: Company, contract: int, fee_ids: Sequence[int], note: str | None, who: int = OWNER
) -> Text:
    """Agree to the asks of these lines together; a loss needs the owner's note, which is kept with each and the contract.

    Only someone who may approve concedes. DeskError for anyone else.
    """
    if not fee_ids:
        raise DeskError(NOTHING_TICKED)
    action = ACCEPT.with_(count=len(fee_ids))
    with company.write(action, who) as work:
        need_approver(work)
        rows = work.session.scalars(select(KaFee).where(KaFee.id.in_(fee_ids))).all()
        asks = {row.id: row.ask for row in rows if row.ask is not None}
        _guard(work, contract, asks, note)
        for row in rows:
            row.agreed = row.ask
            row.owner_note = note or row.owner_note
        if note:
            work.session.get_one(KaContract, contract).owner_note = note
    return action


def _guard(work: Write, contract: int, agreed: Mapping[int, Decimal | None], note: str | None) -> None:
    """DeskError when what is agreed leaves a loss, betters nothing, and the owner has written nothing."""
    year = contract_year(work.session, contract)
    given = {i: value for i, value in agreed.items() if value is not None}
    if year.terms is None or note or not given:
        return
    standing = values_of(year.lines)
    then = figures(year.terms, year.lines, standing | given).net
    if then < 0 and then <= figures(year.terms, year.lines, standing).net:
        raise DeskError(NEEDS_NOTE)


def linked(work: Write, values: Mapping[str, Any]) -> dict[str, Any]:
    """The same fields with names of subject and brand turned into ids. DeskError for a negative amount."""
    row = dict(values)
    if any((row.get(key) or 0) < 0 for key in (*_MONEY, "count", "stores")):
        raise DeskError(NEGATIVE)
    if "subject" in row:
        name = row.pop("subject")
        row["subject_id"] = ensure_subjects(work, [name])[normal_name(name)]
    if "brand" in row:
        brand = row.pop("brand")
        row["brand_id"] = ensure_brands(work, [brand])[normal_name(brand)] if brand else None
    return row


def _split_into(row: dict[str, Any], standing: Mapping[str, Decimal | None]) -> None:
    """Shares that were given become ratios; what is ours follows from the others unless it was given too."""
    if not standing or any(key in row for key in _SHARES):
        given = {key: row.get(key, standing.get(key)) for key in _SHARES}
        if row.get("ours") is None:
            given["ours"] = None
        found = split(given["ours"], given["factory"], given["advanced"])
        row |= {"ours": found.ours, "factory": found.factory, "advanced": found.advanced}
