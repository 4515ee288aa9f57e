"""What this is, which version, and where its files lie."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk import __version__
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.storage import folders


class About(QDialog):
    """Versions for a question by telephone; every line can be selected and copied."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Distributor Desk"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        title = QLabel(self.tr("Distributor Desk"))
        theme.dress(title, "title")
        words = QLabel("\n".join(self._lines(desk)), wordWrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QPushButton(self.tr("Close"), default=True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        for widget in (title, words):
            column.addWidget(widget)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _lines(self, desk: Desk) -> list[str]:
        path = desk.company.path
        return [
            self.tr("Version {version}").format(version=__version__),
            f"Python {platform.python_version()} · Qt {qVersion()} · {platform.system()} {platform.release()}",
            "",
            self.tr("Company file: {path}").format(path=path),
            self.tr("Backups: {path}").format(path=folders.backup_folder(path)),
            self.tr("Log: {path}").format(path=folders.log_folder()),
            "",
            self.tr(
                "All data stays on this computer. MIT licence; icons by Lucide (ISC), font Noto Sans SC (OFL)."
            ),
        ]
