"""Claims on the manufacturer: gather, send, confirm, receive, cancel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.features.products.records import Product
from distributor_desk.features.returns import posting
from distributor_desk.features.returns.records import Claim, ClaimLine, GoodsReturn, ReturnLine
from distributor_desk.features.returns.rules import states
from distributor_desk.features.returns.rules import words as w
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

NEW = Text("新开厂家核销单", "New claim on the manufacturer")
CHANGE = Text("修改核销单 {number}", "Change claim {number}")
MOVE = Text("核销单 {number}：{state}", "Claim {number}: {state}")
NOTHING = Text("请至少勾选一行要核销的退货。", "Tick at least one returned line to claim.")
CLAIMED = Text(
    "其中有的行已经在别的核销单里，请刷新后重新勾选。",
    "Some of these lines are in another claim already. Refresh and tick again.",
)
OTHER_BRAND = Text("一张核销单只能有一个品牌的商品。", "A claim holds the goods of one brand only.")
NOT_SETTLED = Text("只有已结的退换货才能核销。", "Only settled returns can be claimed.")
EMPTY = Text("核销单 {number} 里没有内容，不能报给厂家。", "Claim {number} is empty and cannot be sent.")
NOT_NOW = Text(
    "核销单 {number} 现在是“{now}”，不能改成“{wanted}”。",
    "Claim {number} is “{now}” now and cannot become “{wanted}”.",
)
GONE = Text("这张核销单已经不在了。", "This claim is no longer there.")
BAD_AMOUNT = Text("请填写金额，不能是负数。", "Enter an amount that is not negative.")
NOT_THERE = Text("这一行不在这张核销单里。", "This line is not in the claim.")
FINAL = "sent"
"""The kind of the deeds that Undo passes over: the paper has left the house, and is taken back by cancelling."""


def new(company: Company, brand_id: int, line_ids: Sequence[int], on: date, who: int = OWNER) -> int:
    """Gather settled return lines of a brand in a new claim; returns its id. DeskError when one cannot go in."""
    if not line_ids:
        raise DeskError(NOTHING)
    with company.write(NEW, who) as work:
        claim = posting.new_claim(work, brand_id, on)
        _put_in(work, claim, line_ids)
        return claim.id


def put_in(company: Company, claim_id: int, line_ids: Sequence[int], who: int = OWNER) -> Text:
    """Put further lines into an open claim."""
    action = _deed(company, claim_id, CHANGE)
    with company.write(action, who) as work:
        _put_in(work, _open(work, claim_id), line_ids)
    return action


def change_items(
    company: Company,
    claim_id: int,
    amounts: Mapping[int, Decimal],
    taken_out: Sequence[int] = (),
    who: int = OWNER,
) -> Text:
    """Set what is claimed for items (yuan by claim line id), and take others out, while the claim is open."""
    action = _deed(company, claim_id, CHANGE)
    with company.write(action, who) as work:
        _open(work, claim_id)
        mine = set(
            work.session.scalars(
                select(ClaimLine.id).where(ClaimLine.claim_id == claim_id, ClaimLine.retired_at.is_(None))
            )
        )
        if not mine.issuperset((*amounts, *taken_out)):
            raise DeskError(NOT_THERE)
        for line_id, amount in amounts.items():
            _refuse_bad(amount)
            work.session.execute(update(ClaimLine).where(ClaimLine.id == line_id).values(amount=amount))
        work.session.execute(update(ClaimLine).where(ClaimLine.id.in_(taken_out)).values(retired_at=now()))
    return action


def send(company: Company, claim_id: int, on: date, note: str | None = None, who: int = OWNER) -> Text:
    """The claim goes to the manufacturer: from now on it is cancelled, not undone."""
    action = _deed(company, claim_id, MOVE, w.SENT)
    with company.write(action, who, kind=FINAL) as work:
        claim = _at(work, claim_id, w.SENT)
        if not _items(work, claim_id):
            raise DeskError(EMPTY.with_(number=claim.number))
        claim.state, claim.sent_on = w.SENT, on
        posting.claim_step(work, claim_id, w.SENT, note)
    return action


def confirm(
    company: Company, claim_id: int, amount: Decimal, on: date, note: str | None = None, who: int = OWNER
) -> Text:
    """What the manufacturer says it will pay."""
    _refuse_bad(amount)
    action = _deed(company, claim_id, MOVE, w.CONFIRMED)
    with company.write(action, who) as work:
        claim = _at(work, claim_id, w.CONFIRMED)
        claim.state, claim.confirmed, claim.confirmed_on = w.CONFIRMED, amount, on
        posting.claim_step(work, claim_id, w.CONFIRMED, note)
    return action


def receive(
    company: Company, claim_id: int, amount: Decimal, on: date, note: str | None = None, who: int = OWNER
) -> Text:
    """Money came in for a claim; a later part is added to the earlier ones."""
    _refuse_bad(amount)
    action = _deed(company, claim_id, MOVE, w.RECEIVED)
    with company.write(action, who) as work:
        claim = _at(work, claim_id, w.RECEIVED)
        claim.state, claim.received_on = w.RECEIVED, on
        claim.received = (claim.received or Decimal(0)) + amount
        posting.claim_step(work, claim_id, w.RECEIVED, note or f"+{amount}")
    return action


def cancel(company: Company, claim_id: int, note: str | None = None, who: int = OWNER) -> Text:
    """Cancel a claim that is not paid: its lines may be claimed again."""
    action = _deed(company, claim_id, MOVE, w.CANCELLED)
    with company.write(action, who) as work:
        claim = _at(work, claim_id, w.CANCELLED)
        claim.state = w.CANCELLED
        kept = (ClaimLine.claim_id == claim_id, ClaimLine.retired_at.is_(None))
        work.session.execute(update(ClaimLine).where(*kept).values(retired_at=now()))
        posting.claim_step(work, claim_id, w.CANCELLED, note)
    return action


def _deed(company: Company, claim_id: int, words: Text, state: str = "") -> Text:
    with company.read() as session:
        claim = session.get(Claim, claim_id)
        if claim is None or claim.retired_at is not None:
            raise DeskError(GONE)
        return words.with_(number=claim.number, state=w.CLAIM_STATES.get(state, state))


def _at(work: Write, claim_id: int, wanted: str) -> Claim:
    claim = work.session.get_one(Claim, claim_id)
    if wanted not in states.next_claim_states(claim.state):
        said = {"now": w.CLAIM_STATES[claim.state], "wanted": w.CLAIM_STATES[wanted]}
        raise DeskError(NOT_NOW.with_(number=claim.number, **said))
    return claim


def _open(work: Write, claim_id: int) -> Claim:
    claim = work.session.get_one(Claim, claim_id)
    if claim.state != w.OPEN:
        raise DeskError(posting.SENT_ALREADY.with_(number=claim.number))
    return claim


def _items(work: Write, claim_id: int) -> list[int]:
    kept = (ClaimLine.claim_id == claim_id, ClaimLine.retired_at.is_(None))
    return [*work.session.scalars(select(ClaimLine.id).where(*kept))]


def _put_in(work: Write, claim: Claim, line_ids: Sequence[int]) -> None:
    rows = work.session.execute(
        select(ReturnLine.id, ReturnLine.amount, GoodsReturn.state, Product.brand_id)
        .join(GoodsReturn, GoodsReturn.id == ReturnLine.return_id)
        .join(Product, Product.id == ReturnLine.product_id)
        .where(ReturnLine.id.in_(line_ids), ReturnLine.retired_at.is_(None))
    ).all()
    if any(row.state != w.SETTLED for row in rows) or len(rows) != len(set(line_ids)):
        raise DeskError(NOT_SETTLED)
    if any(row.brand_id != claim.brand_id for row in rows):
        raise DeskError(OTHER_BRAND)
    taken = select(ClaimLine.id).where(ClaimLine.return_line_id.in_(line_ids), ClaimLine.retired_at.is_(None))
    if work.session.scalar(taken.limit(1)) is not None:
        raise DeskError(CLAIMED)
    work.session.add_all(
        ClaimLine(claim_id=claim.id, return_line_id=row.id, amount=row.amount)
        for row in sorted(rows, key=lambda row: row.id)
    )
    work.session.flush()


def _refuse_bad(amount: Decimal) -> None:
    if amount < 0:
        raise DeskError(BAD_AMOUNT)
