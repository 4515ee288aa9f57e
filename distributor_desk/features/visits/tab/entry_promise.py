"""The foot of a returned sheet: the promise, when it is due, the next step and the next visit."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from distributor_desk.core import dates
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.visits.queries.returned import Entered
from distributor_desk.features.visits.rules.entry import PromiseIn
from distributor_desk.features.visits.rules.promises import PROMISE_KINDS

MOST_DAYS = 366


class Line(QLineEdit):
    """A line that goes on by Enter."""

    go_on = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.go_on.emit()
        else:
            super().keyPressEvent(event)


class EntryPromise(QWidget):
    """One digit chooses what was promised and goes on; words of one's own end with Enter. `done` after the last."""

    done = Signal()
    edited = Signal()
    focused = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._day = desk.today()
        self._kind: str | None = None
        self._who: str | None = None
        self.what, self.due, self.next_step, self.next_visit = Line(), Line(), Line(), Line()
        self.keys = QLabel(wordWrap=True)
        theme.dress(self.keys, "note")
        self.keys.setText(
            "  ".join(f"{n} {desk.say(words)}" for n, (_, words) in enumerate(PROMISE_KINDS, start=1))
        )
        self._lay_out()
        self.what.textEdited.connect(self._chosen)
        self.what.go_on.connect(lambda: self._to(self.due if self.what.text().strip() else self.next_step))
        self.due.go_on.connect(self._due_done)
        self.next_step.go_on.connect(self._step_done)
        self.next_visit.go_on.connect(self.done)
        for line in (self.what, self.due, self.next_step, self.next_visit):
            line.textChanged.connect(lambda _words: self.edited.emit())
            line.installEventFilter(self)

    def show_entered(self, day: date, entered: Entered) -> None:
        self._day = day
        what, self._kind, due, self._who = entered.promise or (None, None, None, None)
        self.what.setText(what or "")
        self.due.setText(due.isoformat() if due else "")
        self.next_step.setText(entered.more.get("next_step") or "")
        following = entered.more.get("next_visit")
        self.next_visit.setText(following.isoformat() if following else "")

    def clear(self) -> None:
        """As on a sheet that nobody has filled in."""
        self._kind = self._who = None
        for line in (self.what, self.due, self.next_step, self.next_visit):
            line.setText("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit(watched)
        return super().eventFilter(watched, event)

    def start(self) -> None:
        self._to(self.what)

    def promise(self) -> PromiseIn | None:
        """What was promised; None for a blank. Raises ValueError for a day that cannot be read."""
        what = self.what.text().strip()
        return PromiseIn(what, self._kind, self._read(self.due), self._who) if what else None

    def following(self) -> dict[str, object]:
        """Next step and next visit, as fields of the visit."""
        return {"next_step": self.next_step.text().strip() or None, "next_visit": self._read(self.next_visit)}

    def wrong(self) -> Line | None:
        """The first day that cannot be read; `refused` says so."""
        for line in (self.due, self.next_visit):
            try:
                self._read(line)
            except ValueError:
                self.refused.emit(self.tr("Not a date: write 5-1, or 7 for in seven days"))
                return line
        return None

    def _read(self, line: QLineEdit) -> date | None:
        """`7` is seven days after the visit, `5-1` that day; past the year's end it is next year's."""
        words = line.text().strip()
        if not words:
            return None
        if words.isdigit() and 0 < int(words) <= MOST_DAYS:
            return self._day + timedelta(days=int(words))
        found = dates.parse_typed(words, self._day)
        if found is None:
            raise ValueError(words)
        if found < self._day - timedelta(days=180) and len(words) <= 5:
            return found.replace(year=found.year + 1)
        return found

    def _chosen(self, words: str) -> None:
        """A digit alone is one of the usual promises."""
        self._kind = None
        if len(words) == 1 and words.isdigit() and 1 <= int(words) <= len(PROMISE_KINDS):
            self._kind, said = PROMISE_KINDS[int(words) - 1]
            self.what.setText(self._desk.say(said))
            self._to(self.due)

    def _due_done(self) -> None:
        wrong = self.wrong()
        if wrong is None:
            self.refused.emit("")
        self._to(wrong or self.next_step)

    def _step_done(self) -> None:
        """A next step has a day; without one the sheet is done."""
        if self.next_step.text().strip():
            self._to(self.next_visit)
        else:
            self.done.emit()

    def _to(self, line: QLineEdit) -> None:
        line.setFocus(Qt.FocusReason.TabFocusReason)
        line.selectAll()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        fields = (
            (self.tr("Promise"), self.what, 0, 0),
            (self.tr("Due"), self.due, 0, 2),
            (self.tr("Next step"), self.next_step, 1, 0),
            (self.tr("Next visit"), self.next_visit, 1, 2),
        )
        for words, line, row, place in fields:
            line.setAccessibleName(words)
            grid.addWidget(QLabel(words), row * 2, place)
            grid.addWidget(line, row * 2, place + 1)
        self.due.setPlaceholderText(self.tr("7 = in 7 days"))
        self.next_visit.setPlaceholderText(self.tr("7 = in 7 days"))
        grid.addWidget(self.keys, 1, 1, 1, 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 1)
