"""Everything out again: which kinds, whose copy, which language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.errors import DeskError
from distributor_desk.core.files import safe_name
from distributor_desk.core.language import Language, Text
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import messages, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.first_start import documents
from distributor_desk.desktop.seen import DONE, LAST_FOLDER
from distributor_desk.desktop.status_bar import RunningWork
from distributor_desk.workflow import exporting

WRITING = Text("正在写工作簿", "Writing the workbook")
WRITTEN = Text("空白表已保存：{path}", "The blank workbook is saved: {path}")
TEMPLATE = Text("空白表.xlsx", "blank.xlsx")


class ExportDialog(QDialog):
    """One sheet for each kind that is ticked; costs and margins only in the owner's copy."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(self.tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(480)
        self.kinds = {sheet.kind.key: QCheckBox(desk.say(sheet.kind.text)) for sheet in desk.sheets()}
        self.owner = QCheckBox(self.tr("Owner's copy: with costs and floor prices"))
        self.language = QComboBox()
        self.language.addItem("中文", "zh")
        self.language.addItem("English", "en")
        self.language.setCurrentIndex(self.language.findData(desk.language))
        self._warning = _Warning(
            self.tr(
                "This copy shows what you pay and your lowest prices. Do not hand it to customers or reps."
            )
        )
        self._go = QPushButton(self.tr("Export…"), default=True)
        self._lay_out()
        self.owner.toggled.connect(self._warning.setVisible)
        self._go.clicked.connect(self._choose_file)

    def ticked(self) -> list[str]:
        """Keys of the kinds that will be written."""
        return [key for key, tick in self.kinds.items() if tick.isChecked()]

    def export_to(self, path: Path) -> None:
        """Write the workbook off this thread, whole or not at all."""
        company, language = self._desk.company, self._chosen_language()
        sheets = exporting.chosen(self._desk.sheets(), self.ticked())
        owner_copy = self.owner.isChecked()
        self._desk.remember(LAST_FOLDER, str(path.parent))

        def task(progress: Progress) -> int:
            progress.at(WRITING)
            counts = exporting.export(
                company, path, sheets, language, owner_copy=owner_copy, progress=progress
            )
            return sum(counts.values())

        self._go.setDisabled(True)
        self._desk.runner.work(task, lambda rows: self._done(rows, path), self._failed, owner=self)

    def _done(self, rows: int, path: Path) -> None:
        self._desk.tell(DONE.with_(rows=f"{rows:,}", path=path.name))
        self.accept()

    def _failed(self, error: DeskError) -> None:
        self._go.setEnabled(True)
        messages.refuse(self._desk, self, error)

    def _chosen_language(self) -> Language:
        return "zh" if self.language.currentData() == "zh" else "en"

    def _choose_file(self) -> None:
        if not self.ticked():
            messages.show(self, self.tr("Tick at least one kind of record."))
            return
        folder = Path(str(self._desk.remembered(LAST_FOLDER) or documents()))
        whose = f"-{self._desk.say(exporting.OWNER_FILE)}" if self.owner.isChecked() else ""
        name = f"{safe_name(self._desk.company.name)}-{self._desk.today().isoformat()}{whose}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export to"), str(folder / name), self.tr("Workbooks (*.xlsx)")
        )
        if chosen:
            self.export_to(Path(chosen).with_suffix(".xlsx"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(QLabel(self.tr("What shall be written? One sheet for each:")))
        grid = QGridLayout()
        for place, tick in enumerate(self.kinds.values()):
            tick.setChecked(True)
            grid.addWidget(tick, place // 2, place % 2)
        column.addLayout(grid)
        column.addLayout(self._ticks())
        language = QHBoxLayout()
        language.addWidget(QLabel(self.tr("Headings in")))
        language.addWidget(self.language)
        language.addStretch()
        column.addSpacing(6)
        column.addLayout(language)
        column.addWidget(self.owner)
        column.addWidget(self._warning)
        note = QLabel(
            self.tr(
                "Settlements of rebates, files and settings are not in a workbook. To take the whole company along, make a backup."
            ),
            wordWrap=True,
        )
        theme.dress(note, "note")
        column.addWidget(note)
        cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self._go)
        column.addSpacing(6)
        column.addWidget(RunningWork(self._desk))
        column.addLayout(buttons)

    def _ticks(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, on in ((self.tr("All of them"), True), (self.tr("None of them"), False)):
            button = QPushButton(words, autoDefault=False)
            button.clicked.connect(lambda _checked, on=on: self._tick_all(on=on))
            row.addWidget(button)
        row.addStretch()
        return row

    def _tick_all(self, *, on: bool) -> None:
        for tick in self.kinds.values():
            tick.setChecked(on)


def ask_and_write_template(desk: Desk, parent: QWidget) -> None:
    """Blank sheets of every kind, to fill in: lists to choose from, notes, two examples."""
    folder = Path(str(desk.remembered(LAST_FOLDER) or documents()))
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        QCoreApplication.translate("ExportDialog", "Save the blank workbook"),
        str(folder / TEMPLATE.in_(desk.language)),
        QCoreApplication.translate("ExportDialog", "Workbooks (*.xlsx)"),
    )
    if chosen:
        write_template(desk, parent, Path(chosen).with_suffix(".xlsx"))


def write_template(desk: Desk, parent: QWidget, path: Path) -> None:
    """Write the blank sheets off this thread and say where they are."""
    sheets, language = desk.sheets(), desk.language

    def task(_progress: Progress) -> None:
        exporting.template(path, sheets, language)

    desk.runner.work(
        task,
        lambda _none: desk.tell(WRITTEN.with_(path=path.name)),
        lambda error: messages.refuse(desk, parent, error),
        owner=parent,
    )


class _Warning(QFrame):
    """A sentence that must be seen before one goes on."""

    def __init__(self, words: str) -> None:
        super().__init__()
        theme.dress(self, "warning")
        QVBoxLayout(self).addWidget(QLabel(f"⚠ {words}", wordWrap=True))
        self.hide()
