"""What the ledger adds to the menus of the Customers tab."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop.customer_deeds import CustomerDeed
from distributor_desk.desktop.desk import Desk

BALANCES = Text("应收一览（账龄）…", "Balances owed…")
SHARES = Text("销售占比…", "Shares of sales…")
STATEMENT = Text("客户对账单…", "Statement of account…")


def deeds(desk: Desk) -> Sequence[CustomerDeed]:
    """Balances and shares as lists, the statement as a paper."""

    def balances(parent: QWidget, _ids: list[int]) -> None:
        from distributor_desk.features.sales.form.balances import BalancesWindow

        BalancesWindow(desk, parent).open()

    def shares(parent: QWidget, _ids: list[int]) -> None:
        from distributor_desk.features.sales.form.shares import SharesWindow

        SharesWindow(desk, parent).open()

    def statement(parent: QWidget, ids: list[int]) -> None:
        from distributor_desk.features.sales.form.statement import ask_statement

        ask_statement(desk, parent, ids)

    return (
        CustomerDeed(BALANCES, "lists", balances, apart=True),
        CustomerDeed(SHARES, "lists", shares),
        CustomerDeed(STATEMENT, "papers", statement, needs=True),
    )
