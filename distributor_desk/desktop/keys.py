"""Keys that belong to a part of a window: the innermost part that has the focus answers, before any shortcut.

QShortcut does not do: PySide drops the `context` that is given beside a deed, so that every one of them hears the
whole window, and two lists in one window then answer no key at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

Deed = Callable[[], object]
Keys = str | QKeySequence.StandardKey


class KeyDeeds(QObject):
    """While `part` or something in it has the focus, each of the keys does its deed and nothing else."""

    def __init__(self, part: QWidget, deeds: Mapping[Keys, Deed]) -> None:
        super().__init__(part)
        self._deeds = {
            sequence.toString(): deed for keys, deed in deeds.items() for sequence in _sequences(keys)
        }
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is QEvent.Type.KeyRelease:
            return False
        deed = self._deeds.get(_said(event))
        if deed is None:
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            deed()
        return True


def _sequences(keys: Keys) -> list[QKeySequence]:
    return [QKeySequence(keys)] if isinstance(keys, str) else QKeySequence.keyBindings(keys)


def _said(event: QKeyEvent) -> str:
    """The keys as a sequence says them; those of the number pad are the others' equals."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(modifiers.value | event.key()).toString()
