"""The form that lets a scheme end: its last day, and the scheme that takes a negative basis over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.rebates import operations
from distributor_desk.features.rebates.queries.schemes import Scheme
from distributor_desk.spreadsheets.columns import Choice, Column, Kind

END = Text("结束方案：{name}", "End scheme: {name}")


def open_end(desk: Desk, parent: QWidget, scheme: Scheme, others: Mapping[int, str]) -> None:
    """Ask for the last day and the successor; both are saved as one deed."""
    from distributor_desk.desktop.record_form import RecordForm

    choices = tuple(Choice(str(i), Text(name, name)) for i, name in others.items())
    fields = (
        Column("last", Text("最后一天", "Last day"), Kind.DATE, required=True),
        Column("successor", Text("后续方案", "Followed by"), Kind.CHOICE, choices=choices),
    )

    def save(values: dict[str, object]) -> Text:
        last, successor = values.get("last"), values.get("successor")
        day = last if isinstance(last, date) else desk.today()
        operations.end_scheme(desk.company, scheme.id, day, int(str(successor)) if successor else None)
        return operations.END.with_(name=scheme.name)

    first = {"last": scheme.valid_to or desk.today()}
    form = RecordForm(desk, END.with_(name=scheme.name), fields, first, save, fresh=True, parent=parent)
    form.saved.connect(desk.did)
    form.open()
