"""A bare Qt window with a table of text: says "ready" when its rows are painted, and goes."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem


class Rows(QTableWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        QTimer.singleShot(0, QApplication.quit)


application = QApplication(sys.argv)
window = QMainWindow()
rows = Rows(40, 8)
for row in range(40):
    for column in range(8):
        rows.setItem(row, column, QTableWidgetItem(f"惠多多超市 {row * 8 + column}"))
window.setCentralWidget(rows)
window.resize(1200, 700)
window.show()
sys.exit(application.exec())
