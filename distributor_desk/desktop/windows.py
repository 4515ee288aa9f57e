"""The dialogs that the main window opens; each is imported when it is wanted first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.keeping import Keeper

BACKED_UP = Text("备份已完成。", "The backup is made.")


class Windows(QObject):
    """One method for each; the dialogs live on their own and end when they are closed."""

    language_asked = Signal(str)

    def __init__(self, desk: Desk, keeper: Keeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._keeper, self._over = desk, keeper, parent
        desk.import_asked.connect(self.import_)
        desk.export_asked.connect(self.export)

    def import_(self, paths: list[Path] | None = None) -> None:
        from distributor_desk.desktop.import_dialog import ImportDialog

        ImportDialog(self._desk, self._over, [path for path in paths or [] if path]).open()

    def imports(self) -> None:
        from distributor_desk.desktop.imports_window import ImportsWindow

        ImportsWindow(self._desk, self._over).open()

    def export(self) -> None:
        from distributor_desk.desktop.export_dialog import ExportDialog

        ExportDialog(self._desk, self._over).open()

    def find(self) -> None:
        from distributor_desk.desktop.find_anything import FindAnything

        FindAnything(self._desk, self._over).open()

    def history(self) -> None:
        from distributor_desk.desktop.history_window import HistoryWindow

        HistoryWindow(self._desk, self._over).open()

    def settings(self) -> None:
        from distributor_desk.desktop.settings_window import SettingsWindow

        window = SettingsWindow(self._desk, self._over)
        window.language_asked.connect(self.language_asked)
        window.open()

    def guide(self) -> None:
        from distributor_desk.desktop.help_window import HelpWindow

        HelpWindow(self._desk, self._over).show()

    def about(self) -> None:
        from distributor_desk.desktop.about import About

        About(self._desk, self._over).open()

    def back_up_now(self) -> None:
        self._keeper.back_up("by-hand", lambda: self._desk.tell(BACKED_UP))
