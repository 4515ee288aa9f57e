"""Fee entries: booked, changed, taken out; where their claims stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers.records import Customer, Retailer
from distributor_desk.features.key_accounts import posting
from distributor_desk.features.key_accounts.queries.entries import claims_of, subject_texts
from distributor_desk.features.key_accounts.queries.subjects import evidence_of, joined_evidence
from distributor_desk.features.key_accounts.records import KaFeeEntry, KaSubject
from distributor_desk.features.key_accounts.rules.entries import CLAIM_STATES
from distributor_desk.features.products.posting import ensure_brands
from distributor_desk.features.returns.posting import claim_entry, take_out_claim_entry
from distributor_desk.features.sales import posting as ledger
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

ADD = Text("记费用：{subject} {amount}", "Book fee: {subject} {amount}")
CHANGE = Text("修改费用台账：{subject}", "Change fee entry: {subject}")
RETIRE = Text("停用 {count} 笔费用", "Retire {count} fee {count:entry|entries}")
CLAIM = Text("{count} 笔垫付改为：{state}", "{count} advanced {count:fee|fees} now: {state}")
TICK = Text("凭证：{piece}", "Evidence: {piece}")
NO_SUBJECT = Text("请填写费用科目。", "Enter the fee's subject.")
NO_DATE = Text("请填写日期。", "Enter the date.")
NO_AMOUNT = Text("请填写金额（不能是 0）。", "Enter the amount (not 0).")
NO_STORE = Text("“{name}”不是这个系统的门店。", "“{name}” is no store of this retailer.")
HALF_PERIOD = Text("档期的开始和结束请一起填写，结束不能早于开始。", "Give both first and last day; the last may not come before the first.")  # fmt: skip
INTO_CLAIM = Text("{count} 笔费用放进厂家核销单", "{count} {count:fee|fees} put into claims")
OUT_OF_CLAIM = Text("从厂家核销单移出", "Take out of the claim")
OURS = Text(
    "{date} 的“{subject}”是自担的，厂家不核销。", "“{subject}” of {date} is borne by us; no factory pays it."
)
NO_BRAND = Text(
    "{date} 的“{subject}”没有品牌，不知道向哪个厂家核销。请先填写品牌。",
    "“{subject}” of {date} has no brand, so no factory to claim from. Enter the brand first.",
)
IN_CLAIM_ALREADY = Text(
    "“{subject}”已经在核销单 {number} 里。", "“{subject}” stands in claim {number} already."
)
IN_CLAIM = Text(
    "这笔费用已经放进厂家核销单，请先从核销单里移出。",
    "This fee stands in a claim on the manufacturer; take it out of the claim first.",
)


def add_entry(company: Company, retailer: int, values: Mapping[str, Any], who: int = OWNER) -> int:
    """A deduction or payment, names by `subject`, `store`, `brand`. DeskError for the same display twice."""
    subject, amount = values.get("subject"), values.get("amount")
    if not subject:
        raise DeskError(NO_SUBJECT)
    if values.get("date") is None:
        raise DeskError(NO_DATE)
    if not amount:
        raise DeskError(NO_AMOUNT)
    with company.write(ADD.with_(subject=subject, amount=f"{amount:,.2f}"), who) as work:
        row = _linked(work, retailer, values) | {"retailer_id": retailer}
        row.setdefault("payer", "ours")
        _sound_period(row)
        wrong = posting.twice(work, posting.as_entry(work, 0, row))
        if wrong:
            raise wrong
        return posting.add_entries(work, [row])[0]


def change_entry(company: Company, entry_id: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Change fields of an entry; its booking in the balance follows. Returns the deed's name."""
    if "amount" in values and not values["amount"]:
        raise DeskError(NO_AMOUNT)
    with company.read() as session:
        kept = session.get_one(KaFeeEntry, entry_id)
        name, english = session.execute(
            select(KaSubject.name, KaSubject.name_en).where(KaSubject.id == kept.subject_id)
        ).one()
    action = CHANGE.with_(subject=values.get("subject") or Text(name, english or name))
    with company.write(action, who) as work:
        row = _linked(work, kept.retailer_id, values)
        _sound_period({"first": kept.first, "last": kept.last} | row)
        if _claimed(work, kept) and row.keys() & {"amount", "payer", "brand_id"}:
            raise DeskError(IN_CLAIM)
        wrong = posting.twice(work, posting.entry_after(work, entry_id, row))
        if wrong:
            raise wrong
        posting.change_entry(work, entry_id, row)
    return action


def retire_entries(company: Company, entry_ids: Sequence[int], who: int = OWNER) -> Text:
    """Take entries off the book, and what they credited out of the balances."""
    action = RETIRE.with_(count=len(entry_ids))
    with company.write(action, who) as work:
        for row in work.session.scalars(select(KaFeeEntry).where(KaFeeEntry.id.in_(entry_ids))).all():
            if _claimed(work, row):
                raise DeskError(IN_CLAIM)
            if row.account_entry_id is not None:
                ledger.take_out_entry(work, row.account_entry_id)
            row.retired_at = now()
    return action


def set_claim_state(company: Company, entry_ids: Sequence[int], state: str, who: int = OWNER) -> Text:
    """Where the claim of advanced or factory-borne entries stands; those that are ours stay as they are."""
    action = CLAIM.with_(count=len(entry_ids), state=CLAIM_STATES[state])
    with company.write(action, who) as work:
        work.session.execute(
            update(KaFeeEntry)
            .where(KaFeeEntry.id.in_(entry_ids), KaFeeEntry.payer != "ours")
            .values(claim=state)
        )
    return action


def put_in_claims(company: Company, entry_ids: Sequence[int], on: date, who: int = OWNER) -> Text:
    """Put factory-borne and advanced entries into the open claim of their brand; returns the deed's name.

    DeskError for one that is ours, has no brand, or stands in a claim already.
    """
    action = INTO_CLAIM.with_(count=len(entry_ids))
    with company.write(action, who) as work:
        rows = work.session.scalars(
            select(KaFeeEntry).where(KaFeeEntry.id.in_(entry_ids)).order_by(KaFeeEntry.id)
        ).all()
        claims = claims_of(work.session, rows)
        names = subject_texts(work.session)
        for row in rows:
            name = names[row.subject_id]
            if row.payer == "ours":
                raise DeskError(OURS.with_(subject=name, date=row.date))
            if row.brand_id is None:
                raise DeskError(NO_BRAND.with_(subject=name, date=row.date))
            if claims[row.id].number:
                raise DeskError(IN_CLAIM_ALREADY.with_(subject=name, number=claims[row.id].number))
            retailer = work.session.scalar(select(Retailer.name).where(Retailer.id == row.retailer_id))
            words = " ".join(part for part in (f"{row.date}", retailer, name.zh, row.document) if part)
            row.claim_line_id = claim_entry(work, row.brand_id, row.amount, words, on)
            row.claim = None
    return action


def take_out_of_claim(company: Company, entry_id: int, who: int = OWNER) -> Text:
    """Take an entry out of a claim that has not been sent."""
    with company.write(OUT_OF_CLAIM, who) as work:
        row = work.session.get_one(KaFeeEntry, entry_id)
        if row.claim_line_id is not None:
            line, row.claim_line_id = row.claim_line_id, None
            take_out_claim_entry(work, line)
    return OUT_OF_CLAIM


def tick_evidence(company: Company, entry_id: int, piece: str, *, kept: bool, who: int = OWNER) -> Text:
    """Note that a piece of evidence is in hand, or is not."""
    action = TICK.with_(piece=piece)
    with company.write(action, who) as work:
        row = work.session.get_one(KaFeeEntry, entry_id)
        pieces = [one for one in evidence_of(row.evidence) if one != piece]
        row.evidence = joined_evidence([*pieces, piece] if kept else pieces)
    return action


def _claimed(work: Write, row: KaFeeEntry) -> bool:
    return claims_of(work.session, [row])[row.id].number is not None


def _linked(work: Write, retailer: int, values: Mapping[str, Any]) -> dict[str, Any]:
    row = dict(values)
    if "subject" in row:
        name = row.pop("subject")
        if not name:
            raise DeskError(NO_SUBJECT)
        row["subject_id"] = posting.ensure_subjects(work, [name])[normal_name(name)]
    if "brand" in row:
        brand = row.pop("brand")
        row["brand_id"] = ensure_brands(work, [brand])[normal_name(brand)] if brand else None
    if "store" in row:
        store = row.pop("store")
        row["store_id"] = _store(work, retailer, store) if store else None
    return row


def _store(work: Write, retailer: int, name: str) -> int:
    found = work.session.scalar(
        select(Customer.id).where(
            Customer.retailer_id == retailer,
            Customer.name_key == normal_name(name),
            Customer.retired_at.is_(None),
        )
    )
    if found is None:
        raise DeskError(NO_STORE.with_(name=name))
    return found


def _sound_period(row: Mapping[str, Any]) -> None:
    first, last = row.get("first"), row.get("last")
    if (first is None) != (last is None) or (first is not None and last < first):
        raise DeskError(HALF_PERIOD)
