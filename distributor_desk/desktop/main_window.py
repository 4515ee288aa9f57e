"""The window: tabs from the rooms' cards, toolbar, status bar. It knows no trade."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QTabWidget, QVBoxLayout, QWidget

from distributor_desk.core.errors import DeskError
from distributor_desk.desktop import messages, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.keeping import Keeper
from distributor_desk.desktop.menus import fill_menus
from distributor_desk.desktop.status_bar import StatusBar
from distributor_desk.desktop.tab import Tab
from distributor_desk.desktop.toast import Toast
from distributor_desk.desktop.toolbar import ToolBar, restore_geometry
from distributor_desk.desktop.undo_menu import UndoMenu
from distributor_desk.desktop.windows import Windows
from distributor_desk.workflow.feature import Feature

TAB = "window/tab"
SMALLEST = (900, 450)
WORKBOOKS = frozenset({".xlsx", ".xls", ".xlsb", ".xlsm", ".ods", ".csv", ".tsv", ".txt"})


class MainWindow(QMainWindow):
    """`ready` is sent when the first tab's rows are painted; `left` when the last backup is made.

    `elsewhere` asks for another company: "open", "new", "sample" or "restore". `language_asked` is a
    wish for "zh" or "en".
    """

    ready = Signal()
    left = Signal()
    elsewhere = Signal(str)
    language_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        program = self.tr("Distributor Desk")
        self.setWindowTitle(f"{desk.company.name} — {program}")
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.tabBar().setStyleSheet(theme.TABS)
        self._rooms: list[tuple[Feature, QWidget]] = []
        self._tabs: dict[str, Tab] = {}
        self._leaving = self._said_ready = False
        self.keeper = Keeper(desk)
        self.windows = Windows(desk, self.keeper, self)
        self.undo_menu = UndoMenu(desk, self)
        self.toolbar = ToolBar(self.undo_menu)
        self.status = StatusBar(desk)
        self.toast = Toast(self.tabs)
        self._lay_out()
        self._connect()
        self._begin_with(str(desk.remembered(TAB) or ""))

    def show_tab(self, key: str) -> Tab | None:
        """Bring a room's tab to the front; it is built when it is wanted first."""
        keys = [feature.key for feature, _ in self._rooms]
        if key not in keys:
            return None
        self.tabs.setCurrentIndex(keys.index(key))
        return self._build(keys.index(key))

    def leave(self) -> bool:
        """The window goes at once, `left` follows when the backup is made. False when it has to stay."""
        if self._leaving or not self._may_leave():
            return self._leaving
        self._leaving = True
        self.desk.remember("window/geometry", self.saveGeometry())
        self.hide()
        self.keeper.at_the_end(self._backed_up)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.leave()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _workbooks(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.desk.import_asked.emit(_workbooks(event))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._said_ready and self.isActiveWindow():
            self.keeper.look()

    def _lay_out(self) -> None:
        self.addToolBar(self.toolbar)
        self.setCentralWidget(self.tabs)
        self.setStatusBar(self.status)
        fill_menus(self.menuBar(), self.toolbar, self.undo_menu, self.windows, self)
        restore_geometry(self, self.desk.remembered("window/geometry"))
        for feature in self.desk.features:
            if feature.tab is not None:
                page = QWidget()
                QVBoxLayout(page).setContentsMargins(0, 0, 0, 0)
                self._rooms.append((feature, page))
                self.tabs.addTab(page, self.desk.say(feature.text))

    def _connect(self) -> None:
        desk = self.desk
        desk.runner.refused.connect(self._refused)
        self.windows.language_asked.connect(self.language_asked)
        self.keeper.failed.connect(self._refused)
        self.keeper.stands.connect(self.status.show_backup)
        desk.done.connect(lambda action: self.toast.say(desk.say(action), undo=True))
        desk.told.connect(lambda text: self.toast.say(desk.say(text), undo=False))
        desk.open_asked.connect(self._open_record)
        desk.part_asked.connect(self._open_part)
        self.toast.undo_asked.connect(desk.undo_asked)
        self.toolbar.import_.triggered.connect(lambda: desk.import_asked.emit([]))
        self.toolbar.export.triggered.connect(desk.export_asked)
        self.toolbar.print_.triggered.connect(self._print)
        self.toolbar.find_any.triggered.connect(self.windows.find)
        self.tabs.currentChanged.connect(self._build)

    def _begin_with(self, key: str) -> None:
        if self._rooms and self.show_tab(key) is None:
            self._build(0)

    def _build(self, place: int) -> Tab:
        """The tab in that place, with its deeds in the toolbar."""
        feature, page = self._rooms[place]
        if feature.key not in self._tabs and feature.tab is not None:
            tab: Tab = feature.tab(self.desk)
            tab.arrived.connect(self._say_ready)
            tab.deeds_changed.connect(lambda: self.toolbar.show_tab(tab))
            page.layout().addWidget(tab)  # type: ignore[union-attr]
            self._tabs[feature.key] = tab
        self.toolbar.show_tab(self._tabs[feature.key])
        self.desk.remember(TAB, feature.key)
        return self._tabs[feature.key]

    def _say_ready(self) -> None:
        """The first tab's rows are here: paint them, then do what could wait until now."""
        if self._said_ready:
            return
        self._said_ready = True
        self.repaint()
        self.ready.emit()
        self.undo_menu.refresh()
        self.status.count()
        self.desk.changed.connect(lambda _changed: self.status.count())
        self.keeper.look()

    def _host(self, key: str) -> str | None:
        """The room in whose tab the page of this room lies, where it lends one."""
        return next((f.page[0] for f in self.desk.features if f.key == key and f.page), None)

    def _open_part(self, key: str, record_id: int, part: str) -> None:
        tab = self._tabs.get(self._host(key) or key)
        if tab is not None:
            tab.open_part(key, record_id, part)

    def _open_record(self, key: str, record_id: int) -> None:
        host = self._host(key)
        tab = self.show_tab(host or key)
        if tab is not None and host:
            tab.open_page(key, record_id)
        elif tab is not None:
            tab.open_record(record_id)

    def _print(self) -> None:
        if self._rooms:
            tab = self._build(self.tabs.currentIndex())
            if tab.can_print:
                tab.print_paper()
            else:
                tab.print_list()

    def _refused(self, error: DeskError) -> None:
        messages.refuse(self.desk, self, error)

    def _may_leave(self) -> bool:
        for tab in self._tabs.values():
            if not tab.may_close():
                return False
        return not self.desk.runner.busy or messages.ask(
            self,
            self.tr("Work is still running. It can be stopped; nothing half-done is kept."),
            yes=self.tr("Stop it and close"),
            no=self.tr("Keep working"),
        )

    def _backed_up(self, error: DeskError | None) -> None:
        if error is not None and not messages.ask(
            None,
            self.desk.say(error.text),
            yes=self.tr("Close without a backup"),
            no=self.tr("Back to the window"),
        ):
            self._leaving = False
            self.show()
            return
        for tab in self._tabs.values():
            tab.untie()
        self.left.emit()


def _workbooks(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in WORKBOOKS]
