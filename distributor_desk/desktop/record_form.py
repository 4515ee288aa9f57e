"""A form built from columns: adds or changes one record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.desktop import messages, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.editors import UnreadableError
from distributor_desk.desktop.form_fields import FormFields
from distributor_desk.spreadsheets.columns import Column

Check = Callable[[Mapping[str, Any]], Mapping[str, Text]]


class RecordForm(QDialog):
    """`save(values)` runs on the writer's thread with the changed fields only; its answer goes out by `saved`.

    When it raises a DeskError the form stays open with what was typed and shows the sentence. `check`
    looks at all values together and gives words for the fields that do not fit; `remark` does so while one types,
    of what fits and deserves a second thought: it is said, and saved all the same. `suggestions` are offered
    while typing, by column key. A `fresh` record (new, or copied from another) is saved with all its fields,
    changed or not. With `save_unchanged` a form that nobody typed into is saved as well: it asks for a deed, not for a change.
    `yes` is what the button says of a form that does more, or something else, than save.
    """

    saved = Signal(object)

    def __init__(
        self,
        desk: Desk,
        title: Text,
        columns: Sequence[Column],
        initial: Mapping[str, Any],
        save: Callable[[dict[str, Any]], Any],
        *,
        suggestions: Mapping[str, Sequence[str]] | None = None,
        check: Check | None = None,
        remark: Check | None = None,
        fresh: bool = False,
        save_unchanged: bool = False,
        yes: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._save_values, self._check, self._remark = desk, save, check, remark
        self._fresh, self._save_unchanged, self._yes = fresh, save_unchanged, yes
        self.setWindowTitle(f"{desk.say(title)}[*]")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fields = FormFields(columns, initial, desk.language, desk.today(), suggestions or {})
        self.refusal = _Refusal()
        self._lay_out(required=any(column.required for column in columns))
        self.fields.edited.connect(self._edited)
        self._edited()

    def values(self) -> dict[str, Any]:
        """The fields that were changed; for a fresh record, all that are filled in."""
        if self._fresh:
            return {key: value for key, value in self.fields.values().items() if value is not None}
        return self.fields.changed()

    def save(self) -> None:
        """Check everything; save off this thread; stay open when it is refused."""
        wrong = self.fields.check_all() or self._wrong_together()
        if wrong:
            self.fields.focus(wrong)
            return
        values = self.values()
        if not values and not self._save_unchanged:
            self.accept()
            return
        self.refusal.hide()
        self._wait(waiting=True)
        self._desk.runner.write(lambda: self._save_values(values), self._was_saved, self._refused, owner=self)

    def reject(self) -> None:
        if not self._saving and (not self.fields.is_touched() or self._may_discard()):
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.setAccepted(not self.isVisible())

    def _wrong_together(self) -> str | None:
        found = self._check(self.fields.values()) if self._check else {}
        for key, words in found.items():
            self.fields.say(key, self._desk.say(words))
        return next(iter(found), None)

    def _was_saved(self, answer: Any) -> None:
        self._saving = False
        self.saved.emit(answer)
        self.accept()

    def _refused(self, error: DeskError) -> None:
        self._wait(waiting=False)
        self.refusal.show_words(self._desk.say(error.text))

    def _may_discard(self) -> bool:
        return messages.ask(
            self,
            self.tr("What you typed is not saved yet."),
            yes=self.tr("Close without saving"),
            no=self.tr("Keep editing"),
        )

    def _wait(self, *, waiting: bool) -> None:
        self._saving = waiting
        self.fields.setDisabled(waiting)
        self._save_button.setDisabled(waiting)

    def _edited(self) -> None:
        self.setWindowModified(self.fields.is_touched())
        if self._remark is not None:
            with suppress(UnreadableError):
                said = self._remark(self.fields.values())
                self.fields.remark({key: self._desk.say(words) for key, words in said.items()})

    def _lay_out(self, *, required: bool) -> None:
        self._saving = False
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.fields)
        scroll.setMinimumWidth(self.fields.sizeHint().width() + 14)
        self._save_button = QPushButton(self._yes or self.tr("Save"), default=True)
        self._save_button.clicked.connect(self.save)
        cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        if required:
            note = QLabel(self.tr("* must be filled in"))
            theme.dress(note, "note")
            row.addWidget(note)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self._save_button)
        column = QVBoxLayout(self)
        column.addWidget(self.refusal)
        column.addWidget(scroll, 1)
        column.addLayout(row)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        columns = self.fields.columns
        self.fields.focus(next((c.key for c in columns if c.required), columns[0].key))
        size, room = self.sizeHint(), self.screen().availableGeometry()
        self.resize(min(size.width(), room.width() - 20), min(self._wanted_height(), room.height() - 40))

    def _wanted_height(self) -> int:
        return self.fields.sizeHint().height() + 100


class _Refusal(QFrame):
    """Why it was not saved, above the fields."""

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "refusal")
        self.words = QLabel(wordWrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        QVBoxLayout(self).addWidget(self.words)
        self.hide()

    def show_words(self, words: str) -> None:
        self.words.setText(words)
        self.show()
