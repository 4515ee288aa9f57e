"""The first and the last page of the import dialog: choose files; what came of them."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop import icons, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.importer import Outcome
from distributor_desk.workflow import telling
from distributor_desk.workflow.importing import ImportResult

MOST_PROBLEMS = 500
STOPPED = Text("到此为止，其余文件没有导入：{why}", "It ended here; the other files were not imported: {why}")


class ChoosePage(QWidget):
    """Drop workbooks, choose them, or take a blank one to fill in."""

    asked = Signal()
    template_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = QLabel(
            self.tr(
                "Drop Excel workbooks here, or choose them.\n"
                "Any customer list, product list or list of sales lines will do; no template is needed."
            ),
            alignment=Qt.AlignmentFlag.AlignCenter,
            wordWrap=True,
        )
        button = QPushButton(icons.icon("folder-open"), self.tr("Choose workbooks…"), default=True)
        button.clicked.connect(self.asked)
        self.setFocusProxy(button)
        blank = QPushButton(self.tr("Blank workbook to fill in…"), autoDefault=False)
        blank.setToolTip(self.tr("With lists to choose from, notes and two examples"))
        blank.clicked.connect(self.template_asked)
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(words)
        column.addSpacing(12)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(blank, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()


class ResultPage(QWidget):
    """What came in, in words, and what was refused, with the workbook to mend it in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rejects: list[Path] = []
        self.title = QLabel(wordWrap=True)
        theme.dress(self.title, "title")
        self.words = QLabel(wordWrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problems = QListWidget()
        self.problems.setAccessibleName(self.tr("Rows that were refused"))
        self.problems.setWordWrap(True)
        self.open = QPushButton(self.tr("Open the refused rows in Excel"), autoDefault=False)
        self.folder = QPushButton(self.tr("Show the folder"), autoDefault=False)
        self.open.clicked.connect(lambda: self._open(self._rejects[0]))
        self.folder.clicked.connect(lambda: self._open(self._rejects[0].parent))
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addWidget(self.folder)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(self.problems, 1)
        column.addLayout(row)
        column.addStretch()

    def show_outcome(self, outcome: Outcome) -> None:
        refused = sum(s.counts.rejected for _, result in outcome.files for s in result.sheets)
        self.title.setText(
            self.tr("Imported, but {count} row(s) were refused.", "", refused).format(count=f"{refused:,}")
            if refused
            else self.tr("Imported. It can be undone as a whole, now or later.")
        )
        lines: list[str] = []
        for path, result in outcome.files:
            lines += [path.name] if len(outcome.files) > 1 else []
            lines.append(self._desk.say(telling.told(result)))
        if outcome.error is not None:
            lines.append(self._desk.say(STOPPED.with_(why=outcome.error.text)))
        self.words.setText("\n".join(lines))
        results = [result for _, result in outcome.files]
        self._rejects = [s.rejects_file for r in results for s in r.sheets if s.rejects_file]
        fill_problems(self.problems, self._desk, results)
        self.problems.setVisible(self.problems.count() > 0)
        for button in (self.open, self.folder):
            button.setVisible(bool(self._rejects))

    def show_words(self, words: str) -> None:
        self.title.setText(self.tr("The import was undone."))
        self.words.setText(words)
        for widget in (self.problems, self.open, self.folder):
            widget.hide()

    def _open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def fill_problems(shown: QListWidget, desk: Desk, results: list[ImportResult]) -> None:
    """Why rows are refused, one line each, and how many more there are."""
    sheets = [sheet for result in results for sheet in result.sheets]
    lines = [text for sheet in sheets for reasons in sheet.reasons().values() for text in reasons]
    with QSignalBlocker(shown):
        shown.clear()
        for text in islice(lines, MOST_PROBLEMS):
            shown.addItem(desk.say(text))
    if len(lines) > MOST_PROBLEMS:
        more = QCoreApplication.translate("Problems", "… and {count} more")
        shown.addItem(more.format(count=len(lines) - MOST_PROBLEMS))
