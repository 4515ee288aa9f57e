"""The right side of the order's form: what is said of the order a moment after each key, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from distributor_desk.core.money import plain, shown
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.returns.form.policy_view import Judged, PolicyView, judged
from distributor_desk.features.returns.rules.drafts import Draft

PAUSE_MS = 150


class Judging(QScrollArea):
    """`draft()` gives the order as it is typed; `judged` is what was said of it last; `sums` what it comes to."""

    def __init__(self, desk: Desk, draft: Callable[[], Draft | None]) -> None:
        super().__init__()
        self._desk, self._draft = desk, draft
        self.judged: Judged | None = None
        self.view = PolicyView(desk)
        self.sums = QLabel(wordWrap=True)
        self.sums.setStyleSheet("font-weight: bold")
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(self.judge)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(240)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.view)

    def judge(self) -> None:
        """Ask the rules now."""
        draft = self._draft()
        if draft is None or not draft.lines:
            self._show(None)
            return
        self._desk.runner.read(
            lambda session: judged(session, draft, draft.date),
            self._show,
            owner=self,
            key=(id(self), "policy"),
        )

    def _show(self, found: Judged | None) -> None:
        self.judged = found
        self.view.show_judged(found)
        self.sums.setText(self._sums(found) if found else "")

    def _sums(self, found: Judged) -> str:
        come = found.comes_to
        if not found.exchange:
            return self.tr("Credit to the customer: {amount}").format(amount=shown(come.credit))
        words = (
            self.tr(
                "In {value_in} − out {value_out} − fee {percent}% {fee} = credit to the customer {amount}"
            )
            if come.credit >= 0
            else self.tr("In {value_in} − out {value_out} − fee {percent}% {fee}: the customer pays {amount}")
        )
        return words.format(
            value_in=shown(come.value_in), value_out=shown(come.value_out), percent=f"{plain(found.fee_percent):f}",
            fee=shown(come.fee), amount=shown(abs(come.credit)),
        )  # fmt: skip
