"""Two spellings of one shop side by side: which stays, what moves; then one deed that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.desktop import messages, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.desktop.record_window import fit_to_screen
from distributor_desk.desktop.shown import in_cell
from distributor_desk.features.customers import queries
from distributor_desk.features.customers.form.pick import PickCustomer
from distributor_desk.features.customers.operations.merging import Merged, merge_customers, preview_merge
from distributor_desk.features.customers.queries.clean_up import partner_of
from distributor_desk.features.customers.sheet.columns import CUSTOMERS
from distributor_desk.features.customers.sheet.fields import MORE
from distributor_desk.storage.repointing import Moved
from distributor_desk.storage.unit_of_work import Reading

TITLE = Text("合并两个客户", "Merge two customers")
MOVES = Text("{what} {count} 条", "{what}: {count}")
STAYS = Text(
    "{what} {count} 条留在旧记录上（另一个已经有了）",
    "{what}: {count} stay with the old record (the other has its own)",
)
OTHER = Text("其他记录", "other records")
WORDS = {
    "sales_line": Text("流水", "ledger lines"),
    "payment": Text("回款", "payments"),
    "account_entry": Text("返利、扣款", "rebates and deductions"),
    "contact": Text("联系人", "contacts"),
    "visit": Text("拜访", "visits"),
    "promise": Text("承诺", "promises"),
    "care": Text("客情", "care"),
    "question": Text("问答", "questions"),
    "hand_over": Text("交接", "hand-overs"),
    "attachment": Text("文件", "files"),
    "customer": Text("下级客户", "customers served by it"),
    "return_order": Text("退换货单", "return orders"),
    "agreement": Text("合作协议", "agreements"),
}
"""What stands in a table, for the preview; tables of other rooms count as other records."""


class MergeDialog(QDialog):
    """Left the first, right the second; the one that is ticked stays. Nothing is written before “Merge”."""

    def __init__(self, desk: Desk, parent: QWidget, first: int, second: int | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(desk.say(TITLE))
        self.ids: list[int | None] = [first, second]
        self.values: list[Mapping[str, Any] | None] = [None, None]
        self.rooms = [feature.on_merge for feature in desk.features if feature.on_merge]
        self.keep = [QRadioButton(), QRadioButton()]
        self.pick = PickCustomer(desk, self.tr("Find the other spelling: name, initials, code, phone"))
        self.fields = PlainList([self.tr("Field"), "", ""], stretched=2)
        self.words = QLabel(wordWrap=True)
        self.merge = QPushButton(self.tr("Merge"), default=True)
        self._lay_out()
        self._read()

    def chosen(self) -> tuple[int, int] | None:
        """Ids of the one that stays and of the one that goes; None until there are two."""
        first, second = self.ids
        if first is None or second is None:
            return None
        return (first, second) if self.keep[0].isChecked() else (second, first)

    def do_merge(self) -> None:
        pair, company = self.chosen(), self.desk.company
        if pair is None:
            return
        self.merge.setDisabled(True)
        self.desk.runner.write(
            lambda: merge_customers(company, *pair, self.rooms), self._done, self._refused, owner=self
        )

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        grid = QGridLayout()
        for place, button in enumerate(self.keep):
            group.addButton(button)
            grid.addWidget(button, 0, place)
            grid.setColumnStretch(place, 1)
            button.toggled.connect(lambda _on: self._preview())
        self.keep[0].setChecked(True)
        self.pick.chosen.connect(self._choose)
        note = QLabel(
            self.tr(
                "Tick the spelling that stays. The other is retired; its name and code will lead here when they come again."
            )
        )
        note.setWordWrap(True)
        theme.dress(note, "note")
        cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        self.merge.clicked.connect(lambda _checked: self.do_merge())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.merge)
        column = QVBoxLayout(self)
        column.addWidget(note)
        column.addWidget(self.pick)
        column.addLayout(grid)
        column.addWidget(self.fields, 1)
        column.addWidget(self.words)
        column.addLayout(row)
        fit_to_screen(self, 760, 620)

    def _choose(self, customer_id: int) -> None:
        if customer_id != self.ids[0]:
            self.ids[1] = customer_id
            self._read()

    def _read(self) -> None:
        first, second = self.ids

        def query(session: Reading) -> tuple[int | None, list[Mapping[str, Any] | None]]:
            other = partner_of(session, first or 0) if second is None else second
            return other, [queries.values(session, i) if i is not None else None for i in (first, other)]

        self.desk.runner.read(query, self._show, owner=self, key=(id(self), "both"))

    def _show(self, found: tuple[int | None, list[Mapping[str, Any] | None]]) -> None:
        self.ids[1], self.values = found
        names = [str(v["name"]) if v else "—" for v in self.values]
        for button, name in zip(self.keep, names, strict=True):
            button.setText(self.tr("Keep “{name}”").format(name=name))
        self.keep[1].setEnabled(self.ids[1] is not None)
        self.fields.setHorizontalHeaderLabels([self.tr("Field"), *names])
        lines = []
        for column in (*CUSTOMERS.columns, *MORE):
            cells = [in_cell(v[column.key], column, self.desk.language) if v else "" for v in self.values]
            if any(cells):
                mark = "" if not all(self.values) or cells[0] == cells[1] else "≠ "
                lines.append((mark + self.desk.say(column.text), *cells))
        self.fields.show_lines(lines)
        self._preview()

    def _preview(self) -> None:
        pair, company = self.chosen(), self.desk.company
        self.merge.setEnabled(False)
        if pair is None:
            self.words.setText(self.tr("Choose the other spelling above."))
            return
        self.desk.runner.write(
            lambda: preview_merge(company, *pair, self.rooms), self._show_preview, self._refused, owner=self
        )

    def _show_preview(self, merged: Merged) -> None:
        say = self.desk.say
        moves = _by_words(merged.moved, stayed=False)
        stays = _by_words(merged.moved, stayed=True)
        between = "，" if self.desk.language == "zh" else ", "
        lines = [
            self.tr("Goes over: {what}").format(what=between.join(say(m) for m in moves))
            if moves
            else self.tr("Nothing refers to the one that goes."),
            *([between.join(say(s) for s in stays)] if stays else []),
            *(say(note) for note in merged.notes),
        ]
        if merged.fields:
            named = {c.key: c.text for c in (*CUSTOMERS.columns, *MORE)}
            names = [say(named[k]) for key in merged.fields if (k := key.removesuffix("_id")) in named]
            lines.append(self.tr("Taken over where it is empty: {fields}").format(fields=between.join(names)))
        self.words.setText("\n".join(lines))
        self.merge.setEnabled(True)

    def _done(self, action: Text) -> None:
        pair = self.chosen()
        self.desk.did(action)
        self.accept()
        if pair is not None:
            self.desk.open_record("customers", pair[0])

    def _refused(self, error: DeskError) -> None:
        self.merge.setEnabled(self.chosen() is not None)
        messages.refuse(self.desk, self, error)


def _by_words(moved: tuple[Moved, ...], *, stayed: bool) -> list[Text]:
    counts: dict[str, tuple[Text, int]] = {}
    for one in moved:
        words = WORDS.get(one.table, OTHER)
        count = one.stayed if stayed else one.rows
        if count:
            counts[words.en] = (words, counts.get(words.en, (words, 0))[1] + count)
    return [(STAYS if stayed else MOVES).with_(what=words, count=count) for words, count in counts.values()]
