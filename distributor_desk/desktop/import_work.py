"""The middle of an import: sheets on the left; columns, rows, mends, what is made and totals on the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.import_columns import ColumnsPage
from distributor_desk.desktop.import_made import MadePage
from distributor_desk.desktop.import_mends import MendsPage
from distributor_desk.desktop.import_rows import LEFT_OUT, OUTCOMES
from distributor_desk.desktop.import_rows_page import RowsPage
from distributor_desk.desktop.import_sheets import SheetsPanel
from distributor_desk.desktop.import_totals import TotalsPage
from distributor_desk.desktop.importer import FileState, Importer, Preview, SheetState
from distributor_desk.spreadsheets.plan import Outcome
from distributor_desk.workflow import mending, telling
from distributor_desk.workflow.importing import FALLBACK
from distributor_desk.workflow.likeness import Alike

UNSURE = Text(
    "“{name}”的文字编码不确定，如有乱码请在“对应”里另选。",
    "The encoding of “{name}” is not certain; if words look garbled, choose another under Columns.",
)
BEYOND = Text(
    "“{name}”在 50 个空行之后还有 {count} 行，没有读取。",
    "“{name}” has {count} more {count:row|rows} after 50 empty ones; they are not read.",
)


class WorkPage(QWidget):
    """Shows a Preview and tells the importer what the person says. `more_asked` wants further files."""

    more_asked = Signal()

    def __init__(self, desk: Desk, importer: Importer) -> None:
        super().__init__()
        self._desk, self._importer = desk, importer
        self._preview: Preview | None = None
        self._at = (0, 0)
        self.title = QLabel(wordWrap=True)
        self.notes = QLabel(wordWrap=True)
        frame = QFrame()  # one that has been in before is not to be overlooked
        theme.dress(frame, "warning")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(8, 4, 8, 4)
        inside.addWidget(self.notes)
        self._noted = frame
        self.panel = SheetsPanel(desk)
        self.columns, self.rows = ColumnsPage(desk), RowsPage(desk)
        self.mends, self.made, self.totals = MendsPage(desk), MadePage(desk), TotalsPage(desk)
        self.tabs = QTabWidget()
        for page, words in (
            (self.columns, self.tr("Columns")),
            (self.rows, self.tr("Rows")),
            (self.mends, self.tr("To mend")),
            (self.made, self.tr("New")),
            (self.totals, self.tr("Totals")),
        ):
            self.tabs.addTab(page, words)
        self.chips: dict[str, QPushButton] = {}
        self.setFocusProxy(self.tabs.tabBar())
        self._lay_out()
        self._connect()

    def show_preview(self, preview: Preview) -> None:
        self._preview = preview
        self.notes.setText("\n".join(self._desk.say(text) for text in _notes(preview)))
        self._noted.setVisible(bool(self.notes.text()))
        self.panel.show_preview(preview)
        pairs = self.made.show_looked(preview.looked)
        made = sum(map(len, preview.looked.made.values()))
        words = self.tr("New ({count})").format(count=f"{made:,}")
        asked = self.tr("New ({count}) — same as?").format(count=f"{made:,}")
        self.tabs.setTabText(3, asked if pairs else words)

    def state(self) -> tuple[FileState, SheetState] | None:
        """The file and the sheet that are in front."""
        number, place = self._at
        files = self._preview.files if self._preview else []
        if number >= len(files) or place >= len(files[number].sheets):
            return None
        return files[number], files[number].sheets[place]

    def _show_sheet(self, number: int, place: int) -> None:
        self._at = (number, place)
        found = self.state()
        file, state = found or (None, None)
        self.columns.show_sheet(file, state)
        key = (file.path, state.draft.source.name) if file and state else None
        self.rows.show_sheet(key, state)
        wrong = self.mends.show_sheet(state, self._importer.options)
        agrees = self.totals.show_sheet(state) and not (state and state.result and state.result.taken.notes)
        self.tabs.setTabText(
            2, self.tr("To mend ({count})").format(count=f"{wrong:,}") if wrong else self.tr("To mend")
        )
        self.tabs.setTabText(4, self.tr("Totals") if agrees else self.tr("Totals ⚠"))
        self._show_counts(file, state)

    def _show_counts(self, file: FileState | None, state: SheetState | None) -> None:
        result = state.result if state else None
        counts = dict.fromkeys(self.chips, 0)
        if result is not None:
            for outcome in Outcome:
                counts[outcome.value] = result.taken.outcomes.count(outcome)
            counts[LEFT_OUT] = len(result.parsed.left_out)
        for key, chip in self.chips.items():
            chip.setText(f"{self._desk.say(OUTCOMES[key])} {counts[key]:,}")
            chip.setEnabled(counts[key] > 0)
            chip.setChecked(self.rows.model.filter == key)
        if file is None or state is None:
            self.title.setText("")
            return
        said = self._desk.say(state.draft.match.kind.text) if state.draft.match else self.tr("not read")
        where = f"{file.path.name} · {state.draft.raw.name} → {said}"
        before = f"（{self._desk.say(state.draft.why)}）" if state.draft.remembered else ""
        self.title.setText(f"{where}{before}")

    # what the person says

    def _say(self, **said: Any) -> None:
        found = self.state()
        if found is not None:
            self._importer.say(found[0].path, found[1].draft.source.name, **said)

    def _ticked_sheet(self, number: int, place: int, on: bool) -> None:
        if self._preview is not None and place >= 0:
            file = self._preview.files[number]
            self._importer.say(file.path, file.sheets[place].draft.source.name, ticked=on)

    def _ticked_rows(self, rows: list[int], wanted: bool) -> None:
        found = self.state()
        if found is not None:
            without = self._answers(found).without
            chosen = frozenset(rows)
            self._say(without=without - chosen if wanted else without | chosen)

    def _mended(self, mends: dict[tuple[int, int], str]) -> None:
        found = self.state()
        if found is not None:
            self._say(mends={**self._answers(found).mends, **mends})

    def _answers(self, found: tuple[FileState, SheetState]) -> Any:
        return self._importer.of(found[0].path, found[1].draft.source.name)

    def _same(self, pair: Alike) -> None:
        """In every sheet, the rows that name the new one name the other from now on."""
        for file in self._preview.files if self._preview else []:
            for state in file.sheets:
                if state.result is None:
                    continue
                mends = mending.renamed(
                    state.result, pair.table, pair.new.name, pair.other.name, pair.other.code, pair.new.code
                )
                if mends:
                    name = state.draft.source.name
                    kept = self._importer.of(file.path, name).mends
                    self._importer.say(file.path, name, mends={**kept, **mends})

    def _kind_said(self, said: dict[str, Any]) -> None:
        """Another kind or heading row begins anew: rows mended before may stand elsewhere now."""
        self._say(**said, **({"ticked": None} if "kind" in said else {}))

    def _encoding(self, name: str) -> None:
        found = self.state()
        if found is not None:
            self._importer.read_as(found[0].path, name)

    def _drop(self, number: int) -> None:
        if self._preview is not None:
            self._importer.drop(self._preview.files[number].path)

    def _show_only(self, key: str) -> None:
        wanted = key if self.chips[key].isChecked() else None
        for other, chip in self.chips.items():
            chip.setChecked(other == wanted)
        self.rows.show_only(wanted)
        self.tabs.setCurrentWidget(self.rows)

    def _go(self, row: int, place: object) -> None:
        self.tabs.setCurrentWidget(self.rows)
        self.rows.go_to(row, place if isinstance(place, int) else None)

    def _connect(self) -> None:
        for number in range(self.tabs.count()):
            QShortcut(QKeySequence(f"Alt+{number + 1}"), self, partial(self.tabs.setCurrentIndex, number))
            self.tabs.setTabToolTip(number, f"Alt+{number + 1}")
        self.panel.chosen.connect(self._show_sheet)
        self.panel.ticked.connect(self._ticked_sheet)
        self.panel.options_changed.connect(self._importer.set_options)
        self.panel.more_asked.connect(self.more_asked)
        self.panel.drop_asked.connect(self._drop)
        self.columns.said.connect(self._kind_said)
        self.columns.encoding.connect(self._encoding)
        self.rows.mended.connect(lambda row, place, words: self._mended({(row, place): words}))
        self.rows.ticked.connect(self._ticked_rows)
        self.mends.mended.connect(self._mended)
        self.mends.ticked.connect(self._ticked_rows)
        self.mends.create_asked.connect(lambda: self.panel.make_missing.setChecked(True))
        self.mends.revive_asked.connect(lambda: self.panel.revive.setChecked(True))
        self.mends.walk_in_asked.connect(self.panel.set_walk_in)
        self.mends.order_asked.connect(lambda order: self._say(day_order=order))
        self.mends.go_asked.connect(self._go)
        self.made.same.connect(self._same)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(4)
        for key in OUTCOMES:
            chip = QPushButton(autoDefault=False)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on, key=key: self._show_only(key))
            self.chips[key] = chip
            bar.addWidget(chip)
        bar.addStretch()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addLayout(bar)
        column.addWidget(self.tabs, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.panel)
        halves.addWidget(right)
        halves.setStretchFactor(1, 1)
        halves.setSizes([220, 720])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(4)
        page.addWidget(self._noted)
        page.addWidget(halves, 1)


def _notes(preview: Preview) -> list[Text]:
    """What must be known of the files before they come in."""
    said: list[Text] = [error.text for error in preview.refused]
    for file in preview.files:
        name = Path(file.path).name
        if file.before is not None:
            said.append(telling.again(file.before))
        if file.book.fallback:
            said.append(FALLBACK.with_(name=name))
        if not file.book.encoding_sure:
            said.append(UNSURE.with_(name=name))
        beyond = sum(raw.beyond for raw in file.book.sheets)
        if beyond:
            said.append(BEYOND.with_(name=name, count=beyond))
    return said
