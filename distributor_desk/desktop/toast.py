"""A small message at the foot of the window that goes by itself; after a deed it offers Undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from distributor_desk.desktop import theme

_STAYS_MS = 8000
_MARGIN = 14


class Toast(QFrame):
    """Lies over its parent; stays while the pointer rests on it."""

    undo_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        theme.dress(self, "toast")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.undo = QPushButton(self.tr("Undo"))
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.clicked.connect(self._undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.addWidget(self.words)
        row.addWidget(self.undo)
        self._goes = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._goes.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, *, undo: bool) -> None:
        self.words.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, 560))
        self.words.setToolTip(words)
        self.undo.setVisible(undo)
        self.setAccessibleName(words)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._goes.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._goes.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._goes.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        over = self._over
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - _MARGIN)

    def _undo(self) -> None:
        self.hide()
        self.undo_asked.emit()
