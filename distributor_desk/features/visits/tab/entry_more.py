"""What a returned sheet says besides the goods: what the visit was like, what the shop said, what to do better."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core import money, numbers
from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.visits.queries.returned import Form
from distributor_desk.features.visits.rules.ladder import EXCUSES, TACTICS, step_words
from distributor_desk.features.visits.rules.pop import POP
from distributor_desk.features.visits.rules.steps import STEPS, tick_keys

ICE_BREAKERS: tuple[tuple[str, Text], ...] = (
    ("attitude", Text("态度", "attitude")),
    ("product", Text("产品", "product")),
    ("acquaintance", Text("熟人", "acquaintance")),
    ("material", Text("广宣品", "material")),
    ("service", Text("客诉回访", "complaints, service")),
    ("bad_stock", Text("不良品和异常价格", "bad stock, odd prices")),
    ("routine", Text("服务流程", "how we work")),
)
LINES: tuple[tuple[str, Text], ...] = (
    ("purpose", Text("本次目的", "Purpose")),
    ("business", Text("生意状况和建议", "Business and advice given")),
    ("competitor", Text("竞品", "Competitor")),
    ("near_expiry", Text("临期品", "Near expiry")),
    ("cause", Text("背后的原因", "Cause behind it")),
    ("condition", Text("解决什么就做", "Would buy if")),
    ("review", Text("自评：下次怎么做更好", "To do better next time")),
    ("notes", Text("备注", "Notes")),
)
REMARKS: tuple[tuple[str, Text], ...] = (
    ("complaint", Text("投诉", "Complaint")),
    ("feedback", Text("反馈", "Feedback")),
    ("objection", Text("顾虑 1", "Worry 1")),
    ("objection2", Text("顾虑 2", "Worry 2")),
    ("objection3", Text("顾虑 3", "Worry 3")),
)
BOSS = (("", Text("—", "—")), ("yes", Text("见到了", "met")), ("no", Text("没见到", "not met")))
REMARK_KINDS = {"complaint": "complaint", "feedback": "feedback"}
ACROSS = 3
_BOSS_MET = {"yes": True, "no": False}


class EntryMore(QScrollArea):
    """`values`, `remarks`, `pop_used` and `step_done` are what is filled in; blanks stay blank."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(widgetResizable=True)
        self._desk = desk
        self._goal: str | None = None
        body = QWidget()
        columns = QHBoxLayout(body)
        left, right = QVBoxLayout(), QVBoxLayout()
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self.lines = {key: QLineEdit() for key, _ in LINES}
        self.remark_lines = {key: QLineEdit() for key, _ in REMARKS}
        self.main = self._combo(())
        self.boss = self._combo(BOSS, blank=False)
        self.ice_breaker, self.excuse, self.tactic = (
            self._combo(ICE_BREAKERS), self._combo(EXCUSES), self._combo(TACTICS),
        )  # fmt: skip
        self.goal = QCheckBox()
        self.goal.toggled.connect(lambda _on: self.edited.emit())
        self.pop = {key: QLineEdit() for key, _ in POP}
        self.ticks = {key: QCheckBox(desk.say(words)) for key, _, words in tick_keys()}
        left.addWidget(self._visit())
        left.addWidget(self._said())
        left.addStretch(1)
        right.addWidget(self._steps())
        right.addWidget(self._pop())
        right.addStretch(1)
        for line in (*self.lines.values(), *self.remark_lines.values(), *self.pop.values()):
            line.textChanged.connect(lambda _words: self.edited.emit())
        self.setWidget(body)

    def show_form(self, form: Form) -> None:
        """What is entered already, and the small step that was printed."""
        more, entered = form.entered.more, form.entered
        for key, line in self.lines.items():
            line.setText(more.get(key) or "")
        for key, combo in (
            ("ice_breaker", self.ice_breaker),
            ("excuse", self.excuse),
            ("tactic", self.tactic),
        ):
            combo.setCurrentIndex(max(0, combo.findData(more.get(key))))
        self.boss.setCurrentIndex({None: 0, True: 1, False: 2}[more.get("boss_met")])
        ticked = (more.get("ticks") or "").split()
        for key, box in self.ticks.items():
            box.setChecked(key in ticked)
        self._show_remarks(entered.remarks)
        used = dict(entered.pop_used)
        for key, line in self.pop.items():
            line.setText(f"{money.plain(used[key]):f}" if key in used else "")
        self._goal = form.goal
        words = step_words(form.goal)
        self.visit.setRowVisible(self.goal, words is not None)
        self.goal.setText(self._desk.say(words) if words else "")
        self.goal.setChecked(entered.step_done is not None)

    def values(self) -> dict[str, Any]:
        """Fields of the visit by column; what is blank is None."""
        ticked = " ".join(key for key, box in self.ticks.items() if box.isChecked())
        return {
            **{key: line.text().strip() or None for key, line in self.lines.items()},
            "ice_breaker": self.ice_breaker.currentData(),
            "excuse": self.excuse.currentData(),
            "tactic": self.tactic.currentData(),
            "boss_met": _BOSS_MET.get(self.boss.currentData()),
            "ticks": ticked or None,
        }

    def remarks(self) -> tuple[tuple[str, str, bool], ...]:
        """What the shop said: kind, words, whether it is the worry that counts most."""
        main = self.main.currentData()
        return tuple(
            (REMARK_KINDS.get(key, "objection"), line.text().strip(), key == main)
            for key, line in self.remark_lines.items()
            if line.text().strip()
        )

    def pop_used(self) -> tuple[tuple[str, Decimal], ...]:
        """Material used, by item. Raises ValueError where a number cannot be read."""
        found = []
        for key, line in self.pop.items():
            if line.text().strip():
                number = numbers.parse_typed(line.text())
                if number is None or number < 0:
                    raise ValueError(line.text())
                found.append((key, number))
        return tuple(found)

    def step_done(self) -> str | None:
        return self._goal if self.goal.isChecked() else None

    def _show_remarks(self, remarks: Sequence[tuple[str, str, bool]]) -> None:
        free = {
            kind: [key for key, _ in REMARKS if REMARK_KINDS.get(key, "objection") == kind]
            for kind in ("complaint", "feedback", "objection")
        }
        for line in self.remark_lines.values():
            line.clear()
        self.main.setCurrentIndex(0)
        for kind, what, main in remarks:
            if free.get(kind):
                key = free[kind].pop(0)
                self.remark_lines[key].setText(what)
                if main:
                    self.main.setCurrentIndex(max(0, self.main.findData(key)))

    # building

    def _visit(self) -> QGroupBox:
        box = QGroupBox(self.tr("The visit"))
        form = self.visit = QFormLayout(box)
        form.addRow(self.tr("Owner met"), self.boss)
        form.addRow(self.tr("Ice-breaker"), self.ice_breaker)
        form.addRow(self.tr("Small step done"), self.goal)
        form.addRow(self.tr("Excuse"), self.excuse)
        form.addRow(self.tr("How to meet the owner"), self.tactic)
        for key, words in LINES:
            form.addRow(self._desk.say(words), self.lines[key])
        return box

    def _said(self) -> QGroupBox:
        box = QGroupBox(self.tr("What the shop said"))
        form = QFormLayout(box)
        for key, words in REMARKS:
            form.addRow(self._desk.say(words), self.remark_lines[key])
            if key.startswith("objection"):
                self.main.addItem(self._desk.say(words), key)
        form.addRow(self.tr("Counts most"), self.main)
        return box

    def _steps(self) -> QGroupBox:
        """The parts of each step as ticks, at most three side by side."""
        box = QGroupBox(self.tr("Eight steps"))
        grid = QGridLayout(box)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(ACROSS + 1, 1)
        row = 0
        for number, (step, parts) in enumerate(STEPS, start=1):
            grid.addWidget(QLabel(f"{number} {self._desk.say(step)}"), row, 0)
            for place in range(len(parts)):
                tick = self.ticks[f"{number}.{place + 1}"]
                tick.toggled.connect(lambda _on: self.edited.emit())
                grid.addWidget(tick, row + place // ACROSS, 1 + place % ACROSS)
            row += -(-len(parts) // ACROSS)
        return box

    def _pop(self) -> QGroupBox:
        box = QGroupBox(self.tr("Material used"))
        form = QFormLayout(box)
        for key, words in POP:
            form.addRow(self._desk.say(words), self.pop[key])
        return box

    def _combo(self, words: Sequence[tuple[str, Text]], *, blank: bool = True) -> QComboBox:
        combo = QComboBox()
        if blank:
            combo.addItem("—", None)
        for key, text in words:
            combo.addItem(self._desk.say(text), key)
        combo.currentIndexChanged.connect(lambda _place: self.edited.emit())
        return combo
