"""The guide: how the work of a day, a month and a bad moment is done here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from distributor_desk.core.resources import resource
from distributor_desk.desktop.desk import Desk


class HelpWindow(QDialog):
    """Stays open beside the work; follows no link out of the program."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.tr("Guide"))
        self.text.setMarkdown(resource("help", f"guide_{desk.language}.md").read_text("utf-8"))
        close = QPushButton(self.tr("Close"), default=True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        room = self.screen().availableGeometry()
        self.resize(min(640, room.width() - 40), min(620, room.height() - 60))
