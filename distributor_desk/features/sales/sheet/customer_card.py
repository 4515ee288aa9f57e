"""What the ledger says of one customer in words: its card, its time line, and what needs the owner."""

from __future__ import annotations

from datetime import date

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.core.todo import Todo
from distributor_desk.features.sales.queries import figures
from distributor_desk.features.sales.queries.accounts import account
from distributor_desk.features.sales.queries.events import movements
from distributor_desk.features.sales.queries.overdue import most_overdue
from distributor_desk.features.sales.sheet.accounts import ALARM_FROM, CREDIT_DAYS
from distributor_desk.storage.settings import value_of
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import CardLine, CustomerEvent

OWED = Text("欠款", "Owed")
LATE = Text(
    "{amount}，其中逾期 {overdue}（最早一笔 {oldest}）",
    "{amount}, of which {overdue} overdue (oldest of {oldest})",
)
OVER = Text("{said}；超信用额度 {over}", "{said}; {over} over the credit limit")
BOUGHT = Text("进货", "Orders")
LAST = Text("最近一次 {day}，近90天净额 {net}", "last on {day}, net of 90 days {net}")
NEVER = Text("还没有进过货", "none yet")
RETURN, PAYMENT = Text("退货", "Return"), Text("回款", "Payment")
BACK = Text("{number} {amount}（{lines} 行）", "{number} {amount} ({lines} {lines:line|lines})")
PAID = Text("{amount} {number}", "{amount} {number}")
OVERDUE = Text(
    "{name} 逾期 {overdue}，最早一笔是 {oldest}（账期 {days} 天）。",
    "{name} is {overdue} overdue, the oldest of {oldest} ({days} credit days).",
)
LOOK = Text("看客户", "Show customer")
MOST_TODOS = 5


def card_lines(session: Reading, customer_id: int, today: date) -> list[CardLine]:
    """What is owed and how late, and when something was bought last."""
    own = account(session, customer_id, today, value_of(session, CREDIT_DAYS))
    words = Text(*(shown(own.ageing.balance),) * 2)
    if own.ageing.overdue:
        words = LATE.with_(
            amount=shown(own.ageing.balance),
            overdue=shown(own.ageing.overdue),
            oldest=own.ageing.oldest or "—",
        )
    if own.over_limit:
        words = OVER.with_(said=words, over=shown(own.over_limit))
    sums = figures(session, customer_id, today)
    bought = LAST.with_(day=sums.last_order, net=shown(sums.net_90_days)) if sums.last_order else NEVER
    return [CardLine(OWED, words, alarm=bool(own.ageing.overdue or own.over_limit)), CardLine(BOUGHT, bought)]


def events(session: Reading, customer_id: int) -> list[CustomerEvent]:
    """Returns of the ledger by document, and payments."""
    found = []
    for move in movements(session, customer_id):
        if move.kind == "return":
            words = BACK.with_(number=move.number or "", amount=shown(move.amount), lines=move.lines)
            found.append(CustomerEvent(move.day, RETURN, words))
        else:
            words = PAID.with_(number=move.number or "", amount=shown(move.amount))
            found.append(CustomerEvent(move.day, PAYMENT, words))
    return found


def todo(session: Reading, today: date) -> list[Todo]:
    """The customers that owe most beyond their credit days."""
    days, least = value_of(session, CREDIT_DAYS), value_of(session, ALARM_FROM)
    return [
        Todo(
            "customers",
            a.customer_id,
            OVERDUE.with_(
                name=a.name,
                overdue=shown(a.ageing.overdue),
                oldest=a.ageing.oldest or "—",
                days=a.credit_days,
            ),
            LOOK,
            money=a.ageing.overdue,
        )
        for a in most_overdue(session, today, days, least, MOST_TODOS)
    ]
