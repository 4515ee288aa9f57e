"""Settle: look at the statement, approve it, and it is frozen; reprint, reverse, note as paid."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.features.rebates import operations
from distributor_desk.features.rebates.queries import drafts, history
from distributor_desk.features.rebates.queries.schemes import Scheme
from distributor_desk.features.rebates.queries.settled import days_kept
from distributor_desk.features.rebates.rules.statement import Statement
from distributor_desk.spreadsheets.columns import Column, Kind

DAYS = Column("days", Text("回款天数", "Days of payment"), Kind.INTEGER, required=True)
ASK_DAYS = Text("{customer}的回款天数", "Days of payment of {customer}")
ONE_BY_ONE = Text(
    "方案“{scheme}”有回款系数，每家的回款天数不同，请逐个结算。",
    "“{scheme}” counts payment speed, which differs by customer: settle one at a time.",
)
APPROVED = Text(
    "已批准 {count} 张返利结算，共 {amount}。",
    "{count} {count:settlement|settlements} approved, {amount} in all.",
)
WRITTEN = Text("已导出“{name}”。", "Exported “{name}”.")


class SettleDeeds(QObject):
    """The deeds of settlements, for the tab; `parent` is the part of the window that dialogs stand over."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent

    def settle(self, scheme: Scheme, customers: Mapping[int, str], as_of: date) -> None:
        """Preview the statements of these customers; approving them is the dialog's button.

        Among several, those with nothing to settle are passed over.
        """
        desk = self._desk
        if not scheme.terms.speed:
            self._preview(scheme, customers, as_of, None)
            return
        if len(customers) > 1:
            messages.refuse(desk, self._parent, DeskError(ONE_BY_ONE.with_(scheme=scheme.name)))
            return
        customer_id, name = next(iter(customers.items()))

        def known(days: int | None) -> None:
            if days is not None:
                self._preview(scheme, customers, as_of, None)
            else:
                self._ask_days(name, lambda given: self._preview(scheme, customers, as_of, given))

        slot = scheme.slot(as_of)
        if slot is not None:
            desk.runner.read(
                lambda session: days_kept(session, customer_id, scheme.id, slot), known, owner=self._parent
            )

    def _ask_days(self, customer: str, then: Callable[[int], None]) -> None:
        from distributor_desk.desktop.record_form import RecordForm

        form = RecordForm(
            self._desk, ASK_DAYS.with_(customer=customer), (DAYS,), {}, lambda values: values["days"], fresh=True,
            yes=self.tr("Show the statement"), parent=self._parent,
        )  # fmt: skip
        form.saved.connect(then)
        form.open()

    def _preview(self, scheme: Scheme, customers: Mapping[int, str], as_of: date, days: int | None) -> None:
        desk, due = self._desk, list[int]()

        def produce(_progress: Progress) -> Paper:
            from distributor_desk.features.rebates import document

            made: list[Statement] = []
            with desk.company.read() as session:
                for customer in customers:
                    try:
                        made.append(
                            drafts.draft(session, desk.company.name, customer, scheme.id, as_of, days=days)
                        )
                        due.append(customer)
                    except drafts.NothingDueError:
                        if not made and customer == [*customers][-1]:
                            raise
            return document.pdf_of(made, desk.language)

        name = self.tr("Settlement of {scheme}, preview").format(scheme=scheme.name)
        approve = self.tr("Approve"), lambda: self._approve(scheme, due, as_of, days)
        sure = self.tr(
            "Approved settlements have a number and are frozen: they are not undone, only reversed by a further one."
        )
        PrintDialog(desk, self._parent, name, produce, approve, (sure, self.tr("Not yet"))).open()

    def _approve(self, scheme: Scheme, customers: Sequence[int], as_of: date, days: int | None) -> None:
        desk = self._desk

        def approve() -> list[Statement]:
            return [operations.settle(desk.company, c, scheme.id, as_of, days=days) for c in customers]

        def approved(made: list[Statement]) -> None:
            total = sum((one.amount for one in made), start=made[0].amount * 0)
            desk.tell(APPROVED.with_(count=len(made), amount=shown(total)))
            self._show(made)

        desk.runner.write(
            approve, approved, lambda error: messages.refuse(desk, self._parent, error), owner=self._parent
        )

    def _show(self, made: Sequence[Statement]) -> None:
        desk = self._desk

        def produce(_progress: Progress) -> Paper:
            from distributor_desk.features.rebates import document

            return document.pdf_of(made, desk.language)

        PrintDialog(desk, self._parent, " ".join(one.number for one in made[:3]), produce).open()

    def reprint(self, settlement_ids: Sequence[int]) -> None:
        """Show settlements again, as they were frozen."""
        self._desk.runner.read(
            lambda session: [history.paper(session, i) for i in settlement_ids],
            lambda made: self._show(made) if made else None,
            owner=self._parent,
        )

    def reverse(self, settlement_id: int, number: str) -> None:
        """Reverse one after asking; the reversal has a number and a paper of its own."""
        desk, parent = self._desk, self._parent
        question = self.tr("Reverse settlement {number} by a further one? The paper that was printed stays.")
        if not messages.ask(
            parent, question.format(number=number), yes=self.tr("Reverse"), no=self.tr("Leave it")
        ):
            return
        desk.runner.write(
            lambda: operations.reverse(desk.company, settlement_id, desk.today()),
            lambda made: self._show([made]),
            lambda error: messages.refuse(desk, parent, error),
            owner=parent,
        )

    def mark_paid(self, settlement_id: int, number: str) -> None:
        """Note that a settlement in cash was paid today."""
        desk = self._desk
        desk.runner.write(
            lambda: operations.mark_paid(desk.company, settlement_id, desk.today()),
            lambda _none: desk.did(operations.PAID.with_(number=number)),
            lambda error: messages.refuse(desk, self._parent, error),
            owner=self._parent,
        )

    def export(self, scheme_id: int | None) -> None:
        """A workbook of settlements and voucher lines, where the person wants it."""
        parent = self._parent
        name = self.tr("Rebate settlements.xlsx")
        chosen, _ = QFileDialog.getSaveFileName(parent, self.tr("Export settlements"), name, "Excel (*.xlsx)")
        if chosen:
            self.export_to(chosen, scheme_id)

    def export_to(self, chosen: Any, scheme_id: int | None) -> None:
        from pathlib import Path

        from distributor_desk.features.rebates.sheet import outgoing

        desk, path = self._desk, Path(chosen).with_suffix(".xlsx")

        def write(_progress: Progress) -> None:
            with desk.company.read() as session:
                lines = history.settlements(session, scheme_id=scheme_id)
            outgoing.write(path, lines, desk.language)

        desk.runner.work(
            write,
            lambda _none: desk.tell(WRITTEN.with_(name=path.name)),
            lambda error: messages.refuse(desk, self._parent, error),
            owner=self._parent,
        )
