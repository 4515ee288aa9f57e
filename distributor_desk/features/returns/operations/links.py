"""The links with imported lines, by hand: break one, make one; and what an import links by itself."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.features.returns import posting
from distributor_desk.features.returns.queries import links
from distributor_desk.features.returns.queries.links import Pair
from distributor_desk.features.returns.records import GoodsReturn, ReturnLine, ReturnLink
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

BREAK = Text("断开与导入退货的关联", "Break the link with an imported return")
MAKE = Text("与导入的退货关联", "Link with an imported return")
LINKED = Text(
    "{count} 行退货与已结的退换货单是同一笔，已关联，只算一次（在退换货里可以查看和断开）。",
    "{count} returned {count:line|lines} {count:is|are} the same as settled return orders: linked and counted once (see them, or break the link, in Returns).",
)
GONE = Text("这个关联已经断开了。", "This link is broken already.")
NOT_SETTLED = Text(
    "只有已结的单子才能关联，而且一行只能关联一次。",
    "Only lines of a settled order can be linked, and each of them once.",
)
TAKEN = Text("这一行导入的退货已经关联了。", "This imported line is linked already.")


def break_link(company: Company, link_id: int, who: int = OWNER) -> Text:
    """Let our own line count again beside the imported one."""
    with company.write(BREAK, who) as work:
        kept = work.session.get(ReturnLink, link_id)
        if kept is None or kept.retired_at is not None:
            raise DeskError(GONE)
        posting.unlink(work, link_id)
    return BREAK


def make_link(company: Company, line_id: int, sales_line_id: int, who: int = OWNER) -> Text:
    """Say that an imported return is the same as a settled line: it counts alone from now on."""
    with company.write(MAKE, who) as work:
        own = work.session.scalar(
            select(ReturnLine.ledger_in_id)
            .join(GoodsReturn, GoodsReturn.id == ReturnLine.return_id)
            .where(ReturnLine.id == line_id, GoodsReturn.state == w.SETTLED)
        )
        linked = select(ReturnLink.id).where(
            ReturnLink.return_line_id == line_id, ReturnLink.leg == "in", ReturnLink.retired_at.is_(None)
        )
        if own is None or work.session.scalar(linked) is not None:
            raise DeskError(NOT_SETTLED)
        imported = work.session.get_one(SalesLine, sales_line_id)
        taken = select(ReturnLink.id).where(
            ReturnLink.sales_line_id == sales_line_id, ReturnLink.retired_at.is_(None)
        )
        if imported.retired_at is not None or work.session.scalar(taken) is not None:
            raise DeskError(TAKEN)
        posting.link(work, [Pair(line_id, own, sales_line_id, "in", (0, 0))])
    return MAKE


def after_import(work: Write, batch_id: int) -> Sequence[Text]:
    """Link what an import brought with what is settled here, within the import's own write."""
    if not links.any_settled(work.session):
        return ()
    pairs = links.pairs_of_batch(work.session, batch_id)
    if not pairs:
        return ()
    posting.link(work, pairs, batch_id)
    return [LINKED.with_(count=len(pairs))]
