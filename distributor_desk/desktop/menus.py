"""The menu bar, kept small: what the toolbar has no room for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from distributor_desk.desktop.toolbar import ToolBar
from distributor_desk.desktop.undo_menu import UndoMenu
from distributor_desk.desktop.windows import Windows

Deed = tuple[str, str, Callable[[], object]] | QAction | None
"""Words, keys (or none), what is done; or an action of the toolbar; None is a line between."""


def fill_menus(bar: QMenuBar, tools: ToolBar, undo: UndoMenu, windows: Windows, window: Any) -> None:
    """File, Edit and Help. `window` has `elsewhere`, `language_asked` and `close`."""
    other = window.elsewhere.emit
    file: list[Deed] = [
        (QCoreApplication.translate("Menus", "Open a company…"), "Ctrl+O", lambda: other("open")),
        (QCoreApplication.translate("Menus", "New company…"), "", lambda: other("new")),
        (QCoreApplication.translate("Menus", "Sample company"), "", lambda: other("sample")),
        None,
        tools.import_,
        tools.export,
        (QCoreApplication.translate("Menus", "Imports…"), "", windows.imports),
        None,
        (QCoreApplication.translate("Menus", "Back up now"), "", windows.back_up_now),
        (QCoreApplication.translate("Menus", "Restore a backup…"), "", lambda: other("restore")),
        None,
        (QCoreApplication.translate("Menus", "Quit"), "Ctrl+Q", window.close),
    ]
    edit: list[Deed] = [
        undo.undo,
        undo.redo,
        (QCoreApplication.translate("Menus", "History…"), "Ctrl+H", windows.history),
        None,
        tools.find_any,
        None,
        (QCoreApplication.translate("Menus", "Settings…"), "Ctrl+,", windows.settings),
        ("中文", "", lambda: window.language_asked.emit("zh")),
        ("English", "", lambda: window.language_asked.emit("en")),
    ]
    help_: list[Deed] = [
        (QCoreApplication.translate("Menus", "Guide"), "F1", windows.guide),
        (QCoreApplication.translate("Menus", "About Distributor Desk"), "", windows.about),
    ]
    _add(bar, QCoreApplication.translate("Menus", "&File"), file)
    _add(bar, QCoreApplication.translate("Menus", "&Edit"), edit)
    _add(bar, QCoreApplication.translate("Menus", "&Help"), help_)


def _add(bar: QMenuBar, title: str, deeds: list[Deed]) -> None:
    menu = bar.addMenu(title)
    for deed in deeds:
        if deed is None:
            menu.addSeparator()
        elif isinstance(deed, QAction):
            menu.addAction(deed)
        else:
            menu.addAction(deed[0], QKeySequence(deed[1]), deed[2])
