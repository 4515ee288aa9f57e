"""One sub-tab of a customer's page: the panels of the rooms that stand there, or a sentence where none has anything."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from distributor_desk.desktop import theme
from distributor_desk.desktop.panel import CustomerPanel


class Part(QWidget):
    """Panels below each other at the top; one with a list takes all the height that is left."""

    def __init__(self) -> None:
        super().__init__()
        self.panels: list[CustomerPanel] = []
        self.nothing = QLabel(self.tr("There is nothing about this customer here."), wordWrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        theme.dress(self.nothing, "note")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 4, 8, 8)
        self._column.addWidget(self.nothing)
        self._column.addStretch(0)

    def add(self, panel: CustomerPanel) -> None:
        self.panels.append(panel)
        grows = Qt.Orientation.Vertical in panel.column.expandingDirections()
        self._column.insertWidget(self._column.count() - 1, panel, int(grows))
        panel.installEventFilter(self)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HideToParent, QEvent.Type.ShowToParent):
            self._look()
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        self.nothing.setVisible(all(panel.isHidden() for panel in self.panels))
