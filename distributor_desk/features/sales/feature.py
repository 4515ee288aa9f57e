"""The card of the ledger: no tab of its own, its lines show in the rooms above."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.features.sales.rules import CANCELLATIONS
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import CustomerColumn, Feature
from distributor_desk.workflow.sheets import Sheet


def _tables() -> object:
    from distributor_desk.features.sales import records

    return records


def _sheets() -> Sequence[Sheet]:
    from distributor_desk.features.sales.sheet.taking import PaymentsSheet, SalesSheet

    return (SalesSheet(), PaymentsSheet())


def _customer_columns(today: date) -> Sequence[CustomerColumn]:
    from distributor_desk.features.sales.queries import customer_columns

    sql = customer_columns(today)
    columns = (
        Column("last_order", Text("最近进货", "Last order"), Kind.DATE),
        Column("net_90_days", Text("近90天净额", "Net 90 days"), Kind.MONEY),
        Column("skus", Text("品项数", "SKUs"), Kind.INTEGER),
    )
    return [CustomerColumn(column, sql[column.key], frozenset({"sales_line"})) for column in columns]


def _find(session: Reading, words: str) -> list[Found]:
    from distributor_desk.features.sales.queries import find_documents

    return find_documents(session, words)


def _check(session: Reading) -> list[Text]:
    from distributor_desk.features.sales.queries import unsound

    return unsound(session)


def _panel(desk: Any) -> Any:
    from distributor_desk.features.sales.form import SalesPanel

    return SalesPanel(desk)


FEATURE = Feature(
    "sales",
    Text("流水", "Ledger"),
    tables=_tables,
    sheets=_sheets,
    settings=(CANCELLATIONS,),
    find=_find,
    check=_check,
    customer_columns=_customer_columns,
    customer_panel=_panel,
)
