"""A bare Qt window: says "ready" when it is painted, and goes. What nobody can start faster than."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Bare(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        QTimer.singleShot(0, QApplication.quit)


application = QApplication(sys.argv)
window = Bare()
window.resize(1200, 700)
window.show()
sys.exit(application.exec())
