"""A returned sheet goes into the books: visit, lines, promise, remarks and small step in one write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers.posting import ensure_reps
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.visits.posting import open_ladder, win_over
from distributor_desk.features.visits.queries.returned import MORE_FIELDS, form
from distributor_desk.features.visits.records import Promise, Visit, VisitLine
from distributor_desk.features.visits.records.plans import PopUse, PrintedCard
from distributor_desk.features.visits.records.shops import LadderStep, ShopRemark
from distributor_desk.features.visits.rules import entry
from distributor_desk.features.visits.rules.entry import LineIn, SheetIn
from distributor_desk.features.visits.rules.numbers import read_number
from distributor_desk.features.visits.rules.paper import VisitSheet
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

ENTER = Text("录入拜访：{shop} {day}", "Enter visit: {shop} {day}")
REMOVE = Text("移除拜访：{shop} {day}", "Remove visit: {shop} {day}")
PRINT = Text("打印拜访表", "Print visit sheets")
NOTHING = Text(
    "这张表还是空的：至少填一个数字、一个结果或一条承诺。",
    "This sheet is still empty: fill in at least one figure, a result or a promise.",
)
NEGATIVE = Text("数量和价格不能是负数。", "Quantities and prices cannot be negative.")
TOO_EARLY = Text("拜访日期 {day} 还没有到。", "The day of the visit, {day}, has not come yet.")
NO_SHOP = Text("没有这家店，或者它已停用。", "There is no such shop, or it is retired.")
FIGURES = ("stock", "order", "price", "neighbour_price", "near_expiry")


def enter_sheet(company: Company, sheet: SheetIn, today: date, who: int = OWNER) -> Text:
    """Keep a returned sheet; one that was entered before is changed. Returns the deed's name.

    What is blank stays blank. Entering nothing, a negative figure or a day to come is refused with a sentence.
    """
    _check(sheet, today)
    with company.read() as session:
        known = form(session, sheet.customer_id, sheet.day)
    if known is None:
        raise DeskError(NO_SHOP)
    action = ENTER.with_(shop=known.shop, day=sheet.day.isoformat())
    prices = {product.id: product.price for product in known.products}
    with company.write(action, who) as work:
        visit_id = _keep_visit(work, sheet, known.entered.visit_id, prices)
        _keep_lines(work, visit_id, sheet.lines)
        _keep_promise(work, visit_id, sheet)
        _keep_remarks(work, visit_id, sheet)
        _keep_pop(work, visit_id, sheet)
        _keep_step(work, visit_id, sheet)
    return action


def _check(sheet: SheetIn, today: date) -> None:
    more = sheet.more or {}
    said = (
        sheet.result
        or sheet.promise
        or sheet.order_amount
        or sheet.remarks
        or sheet.step_done
        or sheet.pop_used
    )
    if (
        not said
        and all(line.blank for line in sheet.lines)
        and not any(v not in (None, "") for v in more.values())
    ):
        raise DeskError(NOTHING)
    figures = [getattr(line, key) for line in sheet.lines for key in FIGURES]
    if any(figure is not None and figure < 0 for figure in figures):
        raise DeskError(NEGATIVE)
    if sheet.day > today:
        raise DeskError(TOO_EARLY.with_(day=sheet.day.isoformat()))


def _keep_visit(work: Write, sheet: SheetIn, visit_id: int | None, prices: Mapping[int, Any]) -> int:
    rep_id = ensure_reps(work, [sheet.rep])[normal_name(sheet.rep)] if sheet.rep else None
    values = {
        "rep_id": rep_id,
        "result": entry.result_of(sheet.result, sheet.lines),
        "order_amount": (
            entry.order_amount_of(sheet.lines, prices) if sheet.order_amount is None else sheet.order_amount
        ),
        "skus": entry.skus_of(sheet.lines),
        **{key: value for key, value in (sheet.more or {}).items() if key in MORE_FIELDS},
    }
    if visit_id is None:
        visit = Visit(customer_id=sheet.customer_id, date=sheet.day, **values)
        work.session.add(visit)
        work.session.flush()
        return visit.id
    work.session.execute(update(Visit).where(Visit.id == visit_id).values(values))
    return visit_id


def _keep_lines(work: Write, visit_id: int, lines: Sequence[LineIn]) -> None:
    rows = work.session.scalars(
        select(VisitLine)
        .where(VisitLine.visit_id == visit_id, VisitLine.retired_at.is_(None))
        .order_by(VisitLine.id)
    )
    standing = {row.product_id: row for row in rows}
    for line in lines:
        row = standing.pop(line.product_id, None)
        if line.blank:
            if row is not None:
                row.retired_at = now()
            continue
        if row is None:
            row = VisitLine(visit_id=visit_id, product_id=line.product_id)
            work.session.add(row)
        for key in FIGURES:
            setattr(row, key, getattr(line, key))
    work.session.flush()


def _keep_promise(work: Write, visit_id: int, sheet: SheetIn) -> None:
    """The one promise that the sheet has room for."""
    row = work.session.scalars(
        select(Promise).where(Promise.visit_id == visit_id, Promise.retired_at.is_(None)).order_by(Promise.id)
    ).first()
    said = sheet.promise
    if said is None or not said.what.strip():
        if row is not None:
            row.retired_at = now()
        return
    if row is None:
        row = Promise(customer_id=sheet.customer_id, visit_id=visit_id, state="open")
        work.session.add(row)
    row.what, row.kind, row.due, row.who = said.what.strip(), said.kind, said.due, said.who


def _keep_remarks(work: Write, visit_id: int, sheet: SheetIn) -> None:
    """What the shop said; a remark that stays keeps its answer and its closing day."""
    rows = work.session.scalars(
        select(ShopRemark).where(ShopRemark.visit_id == visit_id, ShopRemark.retired_at.is_(None))
    )
    standing = {(row.kind, row.what): row for row in rows}
    for kind, what, main in sheet.remarks:
        row = standing.pop((kind, what), None)
        if row is None:
            row = ShopRemark(
                customer_id=sheet.customer_id, visit_id=visit_id, kind=kind, date=sheet.day, what=what
            )
            work.session.add(row)
        row.main = main
    for row in standing.values():
        row.retired_at = now()


def _keep_pop(work: Write, visit_id: int, sheet: SheetIn) -> None:
    rows = work.session.scalars(
        select(PopUse).where(PopUse.visit_id == visit_id, PopUse.retired_at.is_(None))
    )
    standing = {row.item: row for row in rows}
    for item, quantity in sheet.pop_used:
        row = standing.pop(item, None)
        if row is None:
            work.session.add(PopUse(date=sheet.day, visit_id=visit_id, item=item, quantity=quantity))
        else:
            row.quantity = quantity
    for row in standing.values():
        row.retired_at = now()


def _keep_step(work: Write, visit_id: int, sheet: SheetIn) -> None:
    """A refusal opens a ladder, an order ends it; the step of the day is ticked on it."""
    result, more = entry.result_of(sheet.result, sheet.lines), sheet.more or {}
    why = {key: more.get(key) for key in ("excuse", "cause", "condition", "tactic") if more.get(key)}
    row = work.session.scalars(
        select(LadderStep).where(LadderStep.visit_id == visit_id, LadderStep.retired_at.is_(None))
    ).first()
    if row is not None and row.step != sheet.step_done:
        row.retired_at = now()
        row = None
    if sheet.step_done and row is None:
        work.session.add(
            LadderStep(customer_id=sheet.customer_id, visit_id=visit_id, step=sheet.step_done, date=sheet.day)
        )
    if result == "refused" or sheet.step_done or why:
        open_ladder(work, sheet.customer_id, sheet.day, why)
    if result == "order":
        win_over(work, sheet.customer_id, sheet.day)


def remember_printed(company: Company, sheets: Sequence[VisitSheet]) -> None:
    """Keep which products stand on the cards that are printed, so that they are entered in that order."""
    with company.write(PRINT) as work:
        for shop in (shop for sheet in sheets for shop in sheet.shops):
            read = read_number(shop.visit_number)
            if read is None:
                continue
            day, customer_id = read
            products = ",".join(map(str, shop.product_ids))
            row = work.session.scalars(
                select(PrintedCard).where(PrintedCard.customer_id == customer_id, PrintedCard.date == day)
            ).first()
            if row is None:
                work.session.add(PrintedCard(customer_id=customer_id, date=day, products=products))
            else:
                row.products = products


def remove_visit(company: Company, visit_id: int, who: int = OWNER) -> Text:
    """Take a visit out again, with what it brought."""
    with company.read() as session:
        found = session.execute(
            select(Customer.name, Visit.date)
            .join(Customer, Customer.id == Visit.customer_id)
            .where(Visit.id == visit_id)
        ).one()
    action = REMOVE.with_(shop=found[0], day=found[1].isoformat())
    with company.write(action, who) as work:
        for record in (VisitLine, Promise, ShopRemark, PopUse, LadderStep):
            work.session.execute(
                update(record)
                .where(record.visit_id == visit_id, record.retired_at.is_(None))
                .values(retired_at=now())
            )
        work.session.execute(update(Visit).where(Visit.id == visit_id).values(retired_at=now()))
    return action
