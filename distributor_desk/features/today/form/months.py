"""A figure's thirteen months: the chart, and its numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.figures import Figure
from distributor_desk.desktop.chart_view import ChartView
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.today import document


class MonthsDialog(QDialog):
    """Closed by Esc or its button."""

    def __init__(self, desk: Desk, parent: QWidget, figure: Figure) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(desk.say(figure.text))
        self.chart = ChartView(desk, owner_only=figure.owner_only)
        self.chart.setMinimumSize(620, 320)
        self.chart.show_chart(document.months_chart(figure, desk.today(), desk.language))
        column = QVBoxLayout(self)
        column.addWidget(self.chart, 1)
        if figure.note is not None:
            column.addWidget(QLabel(desk.say(figure.note), wordWrap=True))
        close = QPushButton(self.tr("Close"), default=True)
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
