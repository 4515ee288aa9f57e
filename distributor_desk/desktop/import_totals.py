"""Sums of money and quantity of a sheet beside the total that the file itself says."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.importer import SheetState
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.desktop.shown import in_cell
from distributor_desk.workflow import telling


class TotalsPage(QWidget):
    """One line a column; ✓ where the file's own 合计 row says the same."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.list = PlainList(
            [
                self.tr("Column"),
                self.tr("All rows"),
                self.tr("Come in"),
                self.tr("Refused"),
                self.tr("The file's own total"),
                "",
            ],
            stretched=0,
            numbers=(1, 2, 3, 4),
        )
        self.list.setAccessibleName(self.tr("Totals"))
        self.words = QLabel(wordWrap=True)
        self.note = QLabel(wordWrap=True)
        theme.dress(self.note, "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.words)
        column.addWidget(self.note)

    def show_sheet(self, state: SheetState | None) -> bool:
        """The sums of a sheet; False when the file's own total says otherwise."""
        result = state.result if state else None
        sums = state.sums if state else []
        lines = []
        for one in sums:
            figures = [
                in_cell(value, one.column, self._desk.language)
                for value in (one.read, one.accepted, one.refused, one.said)
            ]
            mark = "" if one.said is None else "✓" if one.agrees else self.tr("✗ differs")
            if one.packed:
                mark = self.tr("without {count} row(s) in cases, such as 4箱", "", one.packed).format(
                    count=f"{one.packed:,}"
                )
            lines.append([one.heading, *figures, mark])
        self.list.show_lines(lines)
        said = any(one.said is not None for one in sums)
        self.note.setText(
            self.tr("The file has a row of totals; it is left out and compared.")
            if said
            else self.tr("The file has no row of totals to compare with.")
        )
        self.words.setText(
            "\n".join(self._desk.say(text) for text in telling.remarks(result)) if result else ""
        )
        return all(one.agrees for one in sums)
