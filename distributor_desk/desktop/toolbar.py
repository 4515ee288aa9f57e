"""The toolbar and the small menu: what can be done anywhere, then the deeds of the tab in front."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from distributor_desk.desktop import icons, theme
from distributor_desk.desktop.tab import Tab
from distributor_desk.desktop.undo_menu import UndoMenu


class ToolBar(QToolBar):
    """Import, Export, Print · deeds of the tab · Undo, Redo · Find.

    The words of Undo are now long, now short: nothing that is pressed stands behind them.
    """

    def __init__(self, undo_menu: UndoMenu) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setWindowTitle(self.tr("Toolbar"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.import_ = self._add("file-down", self.tr("Import"), "Ctrl+I", self.tr("Bring workbooks in"))
        self.export = self._add("file-up", self.tr("Export"), "Ctrl+E", self.tr("Save as a workbook"))
        self.print_ = self._add("printer", self.tr("Print"), "Ctrl+P", self.tr("Print this page's paper"))
        self.addSeparator()
        self._after_deeds = self.addSeparator()
        self.addAction(undo_menu.undo)
        self.addAction(undo_menu.redo)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self.find_any = self._add(
            "search", self.tr("Find"), "Ctrl+K", self.tr("Find a customer, a product, a document")
        )
        self._of_tab: list[QAction] = []

    def show_tab(self, tab: Tab) -> None:
        """Put the tab's own deeds in, and those of the last tab out."""
        for action in self._of_tab:
            self.removeAction(action)
        self._of_tab = list(tab.actions())
        self.insertActions(self._after_deeds, self._of_tab)
        self._after_deeds.setVisible(bool(self._of_tab))
        for action in self._of_tab:
            button = self.widgetForAction(action)
            if action.menu() is not None and isinstance(button, QToolButton):
                theme.opens_menu(button)
        self.print_.setEnabled(tab.can_print or bool(tab.lists()))

    def _add(self, icon: str, words: str, keys: str, tip: str) -> QAction:
        action = self.addAction(icons.icon(icon), words)
        action.setShortcut(QKeySequence(keys))
        action.setToolTip(f"{tip} ({keys})")
        return action


def restore_geometry(window: QMainWindow, kept: QByteArray | None) -> None:
    """Put the window where it was, or let it fill a small screen."""
    if not (kept and window.restoreGeometry(kept)):
        room = window.screen().availableGeometry()
        window.resize(min(1280, room.width() - 20), min(800, room.height() - 60))
        if room.width() <= 1400:
            window.setWindowState(Qt.WindowState.WindowMaximized)
