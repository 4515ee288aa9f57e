"""The card of the ledger: no tab of its own, its lines show in the rooms above."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.core.todo import Todo
from distributor_desk.features.sales.rules import CANCELLATIONS
from distributor_desk.features.sales.sheet.accounts import ALARM_FROM, CREDIT_DAYS
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.feature import CardLine, CustomerColumn, CustomerEvent, Feature
from distributor_desk.workflow.sheets import Sheet


def _tables() -> object:
    from distributor_desk.features.sales import records

    return records


def _sheets() -> Sequence[Sheet]:
    from distributor_desk.features.sales.sheet.taking import PaymentsSheet, SalesSheet

    return (SalesSheet(), PaymentsSheet())


def _customer_columns(today: date) -> Sequence[CustomerColumn]:
    from distributor_desk.features.sales.queries import customer_columns
    from distributor_desk.features.sales.queries.accounts import balance_column

    sql = customer_columns(today) | {"balance": balance_column()}
    columns = (
        Column("days_since_order", Text("几天没进货", "Days since order"), Kind.INTEGER),
        Column("last_order", Text("最近进货", "Last order"), Kind.DATE),
        Column("net_90_days", Text("近90天净额", "Net 90 days"), Kind.MONEY),
        Column("balance", Text("欠款", "Owed"), Kind.MONEY),
        Column("skus", Text("品项数", "SKUs"), Kind.INTEGER),
        Column("first_order", Text("首次进货", "First order"), Kind.DATE),
        Column("orders_a_year", Text("一年进货次数", "Orders a year"), Kind.INTEGER),
    )
    shows = {"balance": frozenset({"sales_line", "payment", "account_entry"})}
    hidden = {"last_order", "first_order", "orders_a_year"}
    return [
        CustomerColumn(
            column,
            sql[column.key],
            shows.get(column.key, frozenset({"sales_line"})),
            hidden=column.key in hidden,
        )
        for column in columns
    ]


def _find(session: Reading, words: str) -> list[Found]:
    from distributor_desk.features.sales.queries import find_documents

    return find_documents(session, words)


def _check(session: Reading) -> list[Text]:
    from distributor_desk.features.sales.queries import unsound

    return unsound(session)


def _panel(desk: Any) -> Any:
    from distributor_desk.features.sales.form import SalesPanel
    from distributor_desk.features.sales.form.ledger import LedgerPanel

    return SalesPanel(desk), LedgerPanel(desk)


def _deeds(desk: Any) -> Sequence[Any]:
    from distributor_desk.features.sales.form.deeds import deeds

    return deeds(desk)


def _card_lines(session: Reading, customer_id: int, today: date) -> Sequence[CardLine]:
    from distributor_desk.features.sales.sheet.customer_card import card_lines

    return card_lines(session, customer_id, today)


def _events(session: Reading, customer_id: int) -> Sequence[CustomerEvent]:
    from distributor_desk.features.sales.sheet.customer_card import events

    return events(session, customer_id)


def _todo(session: Reading, today: date) -> Sequence[Todo]:
    from distributor_desk.features.sales.sheet.customer_card import todo

    return todo(session, today)


def _on_merge(work: Write, kept_id: int, gone_id: int) -> Sequence[Text]:
    from distributor_desk.features.sales.posting import merge_accounts

    return merge_accounts(work, kept_id, gone_id)


FEATURE = Feature(
    "sales",
    Text("流水", "Ledger"),
    tables=_tables,
    sheets=_sheets,
    find=_find,
    check=_check,
    customer_columns=_customer_columns,
    customer_panel=_panel,
    customer_events=_events,
    on_customer_card=_card_lines,
    customer_deeds=_deeds,
    on_merge=_on_merge,
    settings=(CREDIT_DAYS, ALARM_FROM, CANCELLATIONS),
    todo=_todo,
)
