"""Asking for the period of a statement of account, and showing the paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.periods import month_start
from distributor_desk.core.progress import Progress
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.features.sales.queries.accounts import statement
from distributor_desk.features.sales.sheet.accounts import CREDIT_DAYS
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.people import name_of
from distributor_desk.storage.settings import value_of

TITLE = Text("客户对账单", "Statement of account")
PERIOD = (
    Column("first", Text("从", "From"), Kind.DATE, required=True),
    Column("last", Text("到", "To"), Kind.DATE, required=True),
)
SHOW = Text("看对账单", "Show the statement")
BACKWARDS = Text("结束日期在开始日期之前。", "The period ends before it begins.")
NO_BOOKS = Text(
    "这些客户的账是在这段时间之后才开始的（看“余额日期”），请选晚一些的日期。",
    "The books of these customers begin after this period (see the balance date); choose a later one.",
)
PRINTED = Text("打印 {day}　{who}", "Printed {day}, {who}")
PREPARING = Text("正在准备对账单", "Preparing the statements")


def ask_statement(desk: Desk, parent: QWidget, customer_ids: Sequence[int]) -> RecordForm:
    """Ask from when to when (the last month and this one to begin with), then show the paper."""
    today = desk.today()
    first = {"first": month_start(today.year, today.month - 1), "last": today}

    def check(values: Mapping[str, Any]) -> dict[str, Text]:
        whole = values["first"] is not None and values["last"] is not None
        return {"last": BACKWARDS} if whole and values["last"] < values["first"] else {}

    form = RecordForm(
        desk, TITLE, PERIOD, first, dict, check=check, fresh=True, yes=desk.say(SHOW), parent=parent
    )
    form.saved.connect(
        lambda values: show_statement(desk, parent, customer_ids, values["first"], values["last"])
    )
    form.open()
    return form


def show_statement(
    desk: Desk, parent: QWidget, customer_ids: Sequence[int], first: date, last: date
) -> PrintDialog:
    """The statements of these customers in the print dialog."""

    def produce(progress: Progress) -> Paper:
        from distributor_desk.features.sales import document

        found = []
        with desk.company.read() as session:
            days, who = value_of(session, CREDIT_DAYS), name_of(session, desk.company.at_the_desk)
            for place, customer_id in enumerate(customer_ids):
                progress.at(PREPARING, place, len(customer_ids))
                one = statement(session, customer_id, first, last, days)
                found += [one] if one is not None else []
        if not found:
            raise DeskError(NO_BOOKS)
        printed = PRINTED.with_(day=desk.today(), who=who).in_(desk.language)
        return document.pdf(found, desk.company.name, desk.language, printed, progress)

    dialog = PrintDialog(desk, parent, desk.say(TITLE), produce)
    dialog.open()
    return dialog
