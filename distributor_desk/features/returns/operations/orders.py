"""Orders: write one, change it, bring it on its way; the exchange on the spot; the split of a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.features.products.records import Product
from distributor_desk.features.returns import posting
from distributor_desk.features.returns.queries import links, policies
from distributor_desk.features.returns.queries.orders import order as read_order
from distributor_desk.features.returns.queries.orders import written_checks
from distributor_desk.features.returns.records import GoodsReturn, ReturnLine
from distributor_desk.features.returns.rules import drafts, states
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.drafts import Draft, DraftLine
from distributor_desk.features.returns.rules.policy import failed, judge
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

NEW = Text("新开{kind}单", "New {kind}")
CHANGE = Text("修改 {number}", "Change {number}")
MOVE = Text("{number}：{state}", "{number}: {state}")
SPLIT = Text("拆分 {number} 的一行", "Split a line of {number}")
ON_THE_SPOT = Text("现场换货", "Exchange on the spot")

NO_LINES = Text("还没有商品。请至少填一行。", "There are no goods yet. Enter at least one line.")
BAD_QUANTITY = Text("“{product}”的数量要大于零。", "The quantity of “{product}” must be above zero.")
BAD_PRICE = Text("“{product}”的单价不能是负数。", "The price of “{product}” must not be negative.")
NO_PRICE = Text(
    "“{product}”没有单价：客户没有买过它，请填写单价。",
    "“{product}” has no price: the customer never bought it. Enter a price.",
)
NOTHING_OUT = Text(
    "换货单要写明换出什么。请填写换出的商品和数量。",
    "An exchange says what goes out. Enter the product out and its quantity.",
)
HALF_OUT = Text(
    "“{product}”的换出商品和换出数量要一起填写。",
    "Enter the product out together with its quantity for “{product}”.",
)
OUT_WITHOUT_PRICE = Text(
    "换出的“{product}”没有单价，请填写。", "Enter the price of “{product}”, which goes out."
)
NOT_NOW = Text(
    "{number} 现在是“{now}”，不能改成“{wanted}”。",
    "{number} is “{now}” now and cannot become “{wanted}”.",
)
FIXED = Text("{number} 已经是“{now}”，不能再改内容。", "{number} is “{now}” already; its content is fixed.")
GONE = Text("这张单子已经不在了。", "This order is no longer there.")
WHY = Text(
    "有不符合政策的地方：请写明为什么仍然同意，它会印在单子上。",
    "A rule of the policy fails: write why you approve all the same. It is printed on the slip.",
)
WHY_REJECTED = Text("请写明驳回的原因。", "Write why it is rejected.")
WHY_LESS = Text(
    "“{product}”没有全部接受：请写明拒收的原因。", "“{product}” is not accepted in full: write why."
)
TOO_MUCH = Text("“{product}”接受的数量要在 0 到 {most} 之间。", "Accept between 0 and {most} of “{product}”.")
NOTHING_ACCEPTED = Text("一件都没有接受：请改为驳回。", "Nothing is accepted: reject the order instead.")
BAD_SPLIT = Text(
    "拆出的数量要大于零、小于这一行的 {most}。", "Split off more than zero and less than the line's {most}."
)
Decisions = Mapping[int, tuple[Decimal | None, str | None]]
"""By line id: the quantity accepted (None: all of it), and why the rest is refused."""


def add(company: Company, draft: Draft, who: int = OWNER) -> int:
    """Write a new order as a draft; returns its id. DeskError for what cannot be kept."""
    with company.write(NEW.with_(kind=w.KINDS[draft.kind]), who) as work:
        return _kept(work, draft).id


def change(company: Company, order_id: int, draft: Draft, who: int = OWNER) -> Text:
    """Change an order that is not approved yet; a submitted one that changes goes on waiting."""
    with company.read() as session:
        number = _named(session.get(GoodsReturn, order_id)).number
    action = CHANGE.with_(number=number)
    with company.write(action, who) as work:
        order = _changeable(work, order_id)
        _refuse_bad(work, draft)
        order.customer_id, order.date = draft.customer_id, draft.date
        order.without_goods, order.notes = draft.without_goods, draft.notes
        _keep_lines(work, order, draft.lines)
    return action


def submit(company: Company, order_id: int, note: str | None = None, who: int = OWNER) -> Text:
    """Ask for a decision."""
    return _move(company, order_id, w.SUBMITTED, note, who)


def take_back(company: Company, order_id: int, note: str | None = None, who: int = OWNER) -> Text:
    """Make a submitted or rejected order a draft again."""
    return _move(company, order_id, w.DRAFT, note, who)


def reject(company: Company, order_id: int, note: str | None, who: int = OWNER) -> Text:
    """Refuse an order as a whole, with the reason."""
    if not note or not note.strip():
        raise DeskError(WHY_REJECTED)
    return _move(company, order_id, w.REJECTED, note, who)


def receive(company: Company, order_id: int, note: str | None = None, who: int = OWNER) -> Text:
    """The goods are here."""
    return _move(company, order_id, w.RECEIVED, note, who)


def cancel(company: Company, order_id: int, note: str | None = None, who: int = OWNER) -> Text:
    """Cancel an order that is not settled; it keeps its number."""
    return _move(company, order_id, w.CANCELLED, note, who)


def approve(
    company: Company,
    order_id: int,
    decisions: Decisions | None = None,
    *,
    reason: str | None = None,
    note: str | None = None,
    who: int = OWNER,
) -> Text:
    """Approve an order, each line with what is accepted of it; lines without a decision are accepted whole.

    What the policy says is kept with it. DeskError when a rule fails and no reason is given.
    """
    action = _deed(company, order_id, w.APPROVED)
    with company.write(action, who) as work:
        order = _at(work, order_id, w.APPROVED)
        _decide(work, order, decisions or {})
        _judge(work, order, reason)
        order.state = w.APPROVED
        posting.step(work, order.id, w.APPROVED, note)
    return action


def settle(company: Company, order_id: int, on: date, note: str | None = None, who: int = OWNER) -> Text:
    """Settle a received order (an approved one without physical goods) on a day: it is posted to the ledger.

    Returns that came in by file before are linked, and count once.
    """
    action = _deed(company, order_id, w.SETTLED)
    with company.write(action, who) as work:
        _settle(work, _at(work, order_id, w.SETTLED), on, note)
    return action


def exchange_on_the_spot(
    company: Company, draft: Draft, *, reason: str | None = None, note: str | None = None, who: int = OWNER
) -> int:
    """The exchange at the shop's counter: written, approved, received and settled in one deed; returns its id."""
    with company.write(ON_THE_SPOT, who) as work:
        order = _kept(work, replace(draft, kind=w.EXCHANGE))
        _decide(work, order, {})
        _judge(work, order, reason)
        for state in (w.APPROVED, w.RECEIVED):
            posting.step(work, order.id, state)
        _settle(work, order, draft.date, note)
        return order.id


def split_line(company: Company, order_id: int, line_id: int, quantity: Decimal, who: int = OWNER) -> Text:
    """Divide a line in two, of which the first has `quantity` base units."""
    with company.read() as session:
        action = SPLIT.with_(number=_named(session.get(GoodsReturn, order_id)).number)
    with company.write(action, who) as work:
        order = _changeable(work, order_id)
        whole = read_order(work.session, order_id)
        lines: list[DraftLine] = []
        for line in whole.draft.lines if whole else ():
            if line.id == line_id:
                if not 0 < quantity < line.quantity:
                    raise DeskError(BAD_SPLIT.with_(most=line.quantity))
                lines += drafts.split(line, quantity)
            else:
                lines.append(line)
        _keep_lines(work, order, lines)
    return action


# inside


def _deed(company: Company, order_id: int, state: str) -> Text:
    with company.read() as session:
        number = _named(session.get(GoodsReturn, order_id)).number
    return MOVE.with_(number=number, state=w.STATES[state])


def _move(company: Company, order_id: int, state: str, note: str | None, who: int) -> Text:
    action = _deed(company, order_id, state)
    with company.write(action, who) as work:
        order = _at(work, order_id, state)
        order.state = state
        posting.step(work, order.id, state, (note or "").strip() or None)
    return action


def _named(order: GoodsReturn | None) -> GoodsReturn:
    if order is None or order.retired_at is not None:
        raise DeskError(GONE)
    return order


def _at(work: Write, order_id: int, wanted: str) -> GoodsReturn:
    """The order, when it may come to that state now."""
    order = _named(work.session.get(GoodsReturn, order_id))
    if wanted not in states.next_states(order.state, without_goods=order.without_goods):
        said = NOT_NOW.with_(number=order.number, now=w.STATES[order.state], wanted=w.STATES[wanted])
        raise DeskError(said)
    return order


def _changeable(work: Write, order_id: int) -> GoodsReturn:
    order = _named(work.session.get(GoodsReturn, order_id))
    if order.state not in states.CHANGEABLE:
        raise DeskError(FIXED.with_(number=order.number, now=w.STATES[order.state]))
    return order


def _kept(work: Write, draft: Draft) -> GoodsReturn:
    _refuse_bad(work, draft)
    order = GoodsReturn(
        number=posting.new_number(work, draft.kind, draft.date.year), kind=draft.kind, state=w.DRAFT, date=draft.date,
        customer_id=draft.customer_id, without_goods=draft.without_goods, notes=draft.notes,
    )  # fmt: skip
    work.session.add(order)
    work.session.flush()
    posting.step(work, order.id, w.DRAFT)
    _keep_lines(work, order, draft.lines)
    return order


_COPIED = (
    "product_id", "quantity", "unit", "unit_size", "price", "reason", "original_id", "original_document", "produced_on",
    "accepted", "reject_reason", "out_product_id", "out_quantity", "out_price", "notes",
)  # fmt: skip


def _keep_lines(work: Write, order: GoodsReturn, lines: Sequence[DraftLine]) -> None:
    """Lines that are known are changed, new ones made, the others retired; the sums follow."""
    standing = {line.id: line for line in _lines(work, order)}
    kept: list[ReturnLine] = []
    for place, said in enumerate(lines, start=1):
        line = standing.pop(said.id or 0, None)
        if line is None:
            line = ReturnLine(return_id=order.id)
            work.session.add(line)
        for name in _COPIED:
            setattr(line, name, getattr(said, name))
        if order.kind != w.EXCHANGE:
            line.out_product_id = line.out_quantity = line.out_price = None
        line.place, line.fault = place, said.fault or w.FAULT_OF[said.reason]
        kept.append(line)
    for gone in standing.values():
        gone.retired_at = now()
    posting.keep_amounts(order, kept)
    work.session.flush()


def _lines(work: Write, order: GoodsReturn) -> list[ReturnLine]:
    kept = select(ReturnLine).where(ReturnLine.return_id == order.id, ReturnLine.retired_at.is_(None))
    return [*work.session.scalars(kept.order_by(ReturnLine.place, ReturnLine.id))]


def _product_names(work: Write, ids: Sequence[int | None]) -> dict[int | None, str]:
    rows = work.session.execute(select(Product.id, Product.name).where(Product.id.in_([i for i in ids if i])))
    return dict(rows.all())


def _refuse_bad(work: Write, draft: Draft) -> None:
    """DeskError for lines that say nothing that could be kept."""
    if not draft.lines:
        raise DeskError(NO_LINES)
    names = _product_names(work, [i for line in draft.lines for i in (line.product_id, line.out_product_id)])
    for line in draft.lines:
        product = names.get(line.product_id, "")
        if line.quantity <= 0 or (line.out_quantity is not None and line.out_quantity <= 0):
            raise DeskError(BAD_QUANTITY.with_(product=product))
        if (line.price or 0) < 0 or (line.out_price or 0) < 0:
            raise DeskError(BAD_PRICE.with_(product=product))
        if (line.out_product_id is None) != (line.out_quantity is None):
            raise DeskError(HALF_OUT.with_(product=product))


def _decide(work: Write, order: GoodsReturn, decisions: Decisions) -> None:
    lines = _lines(work, order)
    names = _product_names(work, [i for line in lines for i in (line.product_id, line.out_product_id)])
    for line in lines:
        accepted, why = decisions.get(line.id, (line.accepted, line.reject_reason))
        line.accepted = line.quantity if accepted is None else accepted
        line.reject_reason = (why or "").strip() or None
        product = names[line.product_id]
        if not 0 <= line.accepted <= line.quantity:
            raise DeskError(TOO_MUCH.with_(product=product, most=line.quantity))
        if line.accepted < line.quantity and not line.reject_reason:
            raise DeskError(WHY_LESS.with_(product=product))
        if line.accepted and line.price is None:
            raise DeskError(NO_PRICE.with_(product=product))
        if line.out_quantity and line.out_price is None:
            raise DeskError(OUT_WITHOUT_PRICE.with_(product=names.get(line.out_product_id, "")))
    if not any(line.accepted for line in lines):
        raise DeskError(NOTHING_ACCEPTED)
    if order.kind == w.EXCHANGE and not any(line.accepted and line.out_quantity for line in lines):
        raise DeskError(NOTHING_OUT)
    order.fee_percent = policies.policy_of(work.session, order.customer_id).fee
    posting.keep_amounts(order, lines)
    work.session.flush()


def _judge(work: Write, order: GoodsReturn, reason: str | None) -> None:
    """Keep what the rules say now; against a failed one there must be a reason."""
    whole = read_order(work.session, order.id)
    if whole is None:
        raise DeskError(GONE)
    policy = policies.policy_of(work.session, order.customer_id)
    checks = judge(policy, policies.facts(work.session, whole.draft))
    said = (reason or "").strip()
    if failed(checks) and not said:
        raise DeskError(WHY)
    order.policy, order.override_reason = written_checks(checks), said if failed(checks) else None


def _settle(work: Write, order: GoodsReturn, on: date, note: str | None) -> None:
    posting.settle(work, order, on)
    posting.step(work, order.id, w.SETTLED, note)
    work.session.flush()
    posting.link(work, links.pairs_of_order(work.session, order.id))
