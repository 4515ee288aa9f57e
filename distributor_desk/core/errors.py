"""Two families of errors: what the person can mend, and what we must mend.

A DeskError is always raised with one sentence in both languages that says what happened and what
to do; nothing has been changed when it is raised. A DeskBug is a broken promise between our own
parts; it is written to the log and shown as "a fault of the program".
"""

from __future__ import annotations

from distributor_desk.core.language import Language, Text


class DeskError(Exception):
    """The world's fault: the person reads `text` and can mend it."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text

    def in_(self, language: Language) -> str:
        return self.text.in_(language)


class Cancelled(DeskError):  # noqa: N818
    """The person stopped the work; the transaction rolls back as after any other error."""

    def __init__(self) -> None:
        super().__init__(Text("已取消，什么都没有改动。", "Cancelled. Nothing was changed."))


class DeskBug(Exception):  # noqa: N818  # the family's name is the word of the house
    """Our fault: an invariant of the program does not hold."""
