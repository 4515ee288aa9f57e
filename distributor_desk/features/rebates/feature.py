"""The card of the rebates room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Found
from distributor_desk.core.todo import Todo
from distributor_desk.features.rebates.rules.options import NEAR_DAYS, NEAR_PERCENT, TAX_RATE
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.database import Company
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.feature import CustomerColumn, Feature
from distributor_desk.workflow.sheets import Sheet


def _tables() -> object:
    from distributor_desk.features.rebates import records

    return records


def _tab(desk: Any) -> Any:
    from distributor_desk.features.rebates.tab import RebatesTab

    return RebatesTab(desk)


def _sheets() -> Sequence[Sheet]:
    from distributor_desk.features.rebates.sheet.schemes import SchemesSheet
    from distributor_desk.features.rebates.sheet.targets import TargetsSheet

    return (SchemesSheet(), TargetsSheet())


def _commands() -> Sequence[Any]:
    from distributor_desk.features.rebates import commands

    return (commands.rebates, commands.settle)


def _find(session: Reading, words: str) -> list[Found]:
    from distributor_desk.features.rebates.queries.history import find

    return find(session, words)


def _check(session: Reading) -> list[Text]:
    from distributor_desk.features.rebates.queries.history import unsound

    return unsound(session)


def _on_visit_sheet(session: Reading, customer_id: int, day: date) -> Text | None:
    from distributor_desk.features.rebates.queries.reminders import on_visit_sheet

    return on_visit_sheet(session, customer_id, day)


def _todo(session: Reading, today: date) -> Sequence[Todo]:
    from distributor_desk.features.rebates.queries.reminders import todo

    return todo(session, today)


def _customer_columns(today: date) -> Sequence[CustomerColumn]:
    from distributor_desk.features.rebates.queries.columns import customer_columns

    sql = customer_columns(today)
    note = Text(
        "按金额、全部商品的方案；其他方案见“返利”",
        "for schemes by amount on all goods; others are on the Rebates tab",
    )
    column = Column("rebate_gap", Text("返利距下一档", "Rebate: to next tier"), Kind.MONEY, note=note)
    shows = frozenset({"rebate_scheme", "rebate_tier", "agreement", "agreement_scheme", "sales_line"})
    return [CustomerColumn(column, sql[column.key], shows)]


def _panel(desk: Any) -> Any:
    from distributor_desk.features.rebates.form.panel import RebatesPanel

    return RebatesPanel(desk)


def _on_merge(work: Write, kept_id: int, gone_id: int) -> Sequence[Text]:
    from distributor_desk.features.rebates.posting import bring_together

    return bring_together(work, kept_id, gone_id)


def _sample(company: Company, shift: timedelta) -> None:
    from distributor_desk.features.rebates.operations import sample

    sample.make(company, shift)


FEATURE = Feature(
    "rebates",
    Text("返利", "Rebates"),
    tab=_tab,
    tables=_tables,
    sheets=_sheets,
    commands=_commands,
    find=_find,
    check=_check,
    on_visit_sheet=_on_visit_sheet,
    customer_columns=_customer_columns,
    customer_panel=_panel,
    todo=_todo,
    settings=(TAX_RATE, NEAR_PERCENT, NEAR_DAYS),
    sample=_sample,
    on_merge=_on_merge,
)
