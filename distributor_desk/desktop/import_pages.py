"""The pages of the import dialog."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.language import Text
from distributor_desk.desktop import icons, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.heading_list import HeadingList
from distributor_desk.desktop.importer import Choices, Preview
from distributor_desk.workflow import telling
from distributor_desk.workflow.importing import ImportResult
from distributor_desk.workflow.sheets import ImportOptions

MOST_PROBLEMS = 500
AGAIN = Text(
    "注意：这个文件已在 {when} 导入过（第 {batch} 号导入）。再导入一次，相同的行会被认出。",
    "Note: this very file was imported on {when} (import {batch}). Rows that are the same will be recognised.",
)


class ChoosePage(QWidget):
    """Drop a workbook, or choose one."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = QLabel(
            self.tr(
                "Drop an Excel workbook here, or choose one.\n"
                "Any customer list, product list or list of sales lines will do; no template is needed."
            ),
            alignment=Qt.AlignmentFlag.AlignCenter,
            wordWrap=True,
        )
        button = QPushButton(icons.icon("folder-open"), self.tr("Choose workbooks…"), default=True)
        button.clicked.connect(self.asked)
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(words)
        column.addSpacing(12)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()


class PreviewPage(QWidget):
    """What was recognised, what would come in, what would be refused and why. `changed`: judge again."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._headings: dict[str, str] = {}
        self._path: object = None
        self.file = QLabel(wordWrap=True)
        theme.dress(self.file, "title")
        self.counts = QLabel(wordWrap=True)
        self.counts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Read as"))
        self.kind.addItem(self.tr("Read as: recognised by its headings"), None)
        for sheet in desk.sheets():
            name = desk.say(sheet.kind.text)
            self.kind.addItem(self.tr("Read as: {kind}").format(kind=name), sheet.kind.key)
        self.make_missing = QCheckBox(self.tr("Create what is missing"))
        self.revive = QCheckBox(self.tr("Bring retired records back when their code comes again"))
        self.walk_in = QLineEdit()
        self.walk_in.setPlaceholderText(self.tr("lines without a customer go to… (e.g. walk-in)"))
        self.sheets = QTabWidget()
        self.problems = QListWidget()
        self.problems.setAccessibleName(self.tr("Rows that would be refused"))
        self.problems.setWordWrap(True)
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.make_missing.toggled.connect(lambda _on: self.changed.emit())
        self.revive.toggled.connect(lambda _on: self.changed.emit())
        self.walk_in.editingFinished.connect(self._walk_in_changed)

    def choices(self) -> Choices:
        """What is set now."""
        walk_in = self.walk_in.text().strip() or None
        options = ImportOptions(
            create_missing=self.make_missing.isChecked(), walk_in=walk_in, revive=self.revive.isChecked()
        )
        return Choices(self.kind.currentData(), dict(self._headings), options)

    def show_preview(self, preview: Preview) -> None:
        if preview.path != self._path:
            self._path, self._headings = preview.path, {}
        self._walk_in = self.walk_in.text()
        self.file.setText(preview.path.name)
        told = self._desk.say(telling.told(preview.result))
        self.counts.setText("\n".join([*self._said_before(preview), told]))
        place = self.sheets.currentIndex()
        self.sheets.clear()
        for matched, result in zip(
            (m for m in preview.matched if m.ticked), preview.result.sheets, strict=False
        ):
            headings = HeadingList(self._desk, matched)
            headings.chosen.connect(self._heading_changed)
            kind = self._desk.say(result.sheet.kind.text)
            self.sheets.addTab(headings, f"{matched.raw.name} → {kind}")
        self.sheets.setCurrentIndex(max(place, 0))
        self._show_problems(preview.result)

    def _said_before(self, preview: Preview) -> list[str]:
        if preview.before is None:
            return []
        when = preview.before.at.astimezone().strftime("%Y-%m-%d %H:%M")
        return [self._desk.say(AGAIN.with_(when=when, batch=preview.before.id))]

    def _show_problems(self, result: ImportResult) -> None:
        fill_problems(self.problems, self._desk, result)
        if not self.problems.count():
            self.problems.addItem(self.tr("No row is refused."))

    def _heading_changed(self, heading: str, field: str) -> None:
        self._headings[heading] = field
        self.changed.emit()

    def _kind_changed(self) -> None:
        self._headings.clear()
        self.changed.emit()

    def _walk_in_changed(self) -> None:
        if self.walk_in.text() != getattr(self, "_walk_in", ""):
            self._walk_in = self.walk_in.text()
            self.changed.emit()

    def _lay_out(self) -> None:
        options = QHBoxLayout()
        for widget in (self.make_missing, self.revive):
            options.addWidget(widget)
        options.addStretch()
        more = QHBoxLayout()
        more.addWidget(self.kind)
        more.addWidget(self.walk_in, 1)
        wrong = QWidget()
        right = QVBoxLayout(wrong)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(QLabel(self.tr("Rows that would be refused, and why")))
        right.addWidget(self.problems)
        lists = QSplitter(Qt.Orientation.Horizontal)
        lists.addWidget(self.sheets)
        lists.addWidget(wrong)
        lists.setStretchFactor(0, 3)
        lists.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.file)
        column.addWidget(self.counts)
        column.addLayout(more)
        column.addLayout(options)
        column.addWidget(lists, 1)


class ResultPage(QWidget):
    """What came in, in words, and what was refused."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.title = QLabel(wordWrap=True)
        theme.dress(self.title, "title")
        self.words = QLabel(wordWrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problems = QListWidget()
        self.problems.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(self.problems, 1)
        column.addStretch()

    def show_result(self, result: ImportResult) -> None:
        self.title.setText(self.tr("Imported. It can be undone as a whole, now or later."))
        self.words.setText(self._desk.say(telling.told(result)))
        fill_problems(self.problems, self._desk, result)
        self.problems.setVisible(self.problems.count() > 0)

    def show_words(self, words: str) -> None:
        self.title.setText(self.tr("The import was undone."))
        self.words.setText(words)
        self.problems.hide()


def fill_problems(shown: QListWidget, desk: Desk, result: ImportResult) -> None:
    """Why rows are refused, one line each, and how many more there are."""
    lines = [text for sheet in result.sheets for reasons in sheet.reasons().values() for text in reasons]
    with QSignalBlocker(shown):
        shown.clear()
        for text in islice(lines, MOST_PROBLEMS):
            shown.addItem(desk.say(text))
    if len(lines) > MOST_PROBLEMS:
        more = QCoreApplication.translate("Problems", "… and {count} more")
        shown.addItem(more.format(count=f"{len(lines) - MOST_PROBLEMS:,}"))
