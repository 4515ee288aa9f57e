"""What the policy says of an order, what is left of the quarter's cap, and what becomes of the rebate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from distributor_desk.core.money import shown
from distributor_desk.core.quantity import shown as shown_quantity
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.returns.queries import policies
from distributor_desk.features.returns.queries.effects import Effect, effect
from distributor_desk.features.returns.rules import policy as rules
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.drafts import Draft
from distributor_desk.features.returns.rules.policy import Check
from distributor_desk.features.returns.rules.sums import Exchanged
from distributor_desk.storage.unit_of_work import Reading

MARKS = {True: "✓", False: "✗", None: "?"}


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of an order while it is typed: checks, cap left before it, values, rebates."""

    checks: tuple[Check, ...]
    cap_left: Decimal | None
    comes_to: Exchanged
    fee_percent: Decimal
    effects: tuple[Effect, ...]
    exchange: bool = False


def judged(session: Reading, draft: Draft, on: date) -> Judged:
    """Everything at once, for one order settled on a day."""
    policy = policies.policy_of(session, draft.customer_id)
    facts = policies.facts(session, draft)
    return Judged(
        tuple(rules.judge(policy, facts)),
        rules.cap_left(policy, facts.purchases, facts.settled),
        draft.comes_to(policy.fee),
        policy.fee,
        tuple(effect(session, draft, on)),
        draft.kind == w.EXCHANGE,
    )


class PolicyView(QWidget):
    """Each rule with a mark in words, so that nothing is said by colour alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.judged: Judged | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lines: list[QLabel] = []
        self.show_judged(None)

    def show_judged(self, found: Judged | None) -> None:
        """Replace what is shown; None asks for customer and goods."""
        self.judged = found
        self._clear()
        if found is None:
            self._say(
                self.tr("Enter the customer and the goods: the policy is checked while you type."), "note"
            )
            return
        if found.cap_left is not None and not found.exchange:
            left = self.tr("Left of this quarter's cap: {left}").format(left=shown(found.cap_left))
            self._say(left, "problem" if found.cap_left < 0 else None, bold=True)
        self.show_checks(found.checks)
        self._show_effects(found.effects)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """The rules alone, the failed ones first."""
        if not checks:
            self._say(self.tr("No rule of the policy has anything to say."), "note")
        words = {True: self.tr("passed"), False: self.tr("FAILED"), None: self.tr("cannot be judged")}
        for check in sorted(checks, key=lambda c: (c.passed is not False, c.passed is not None)):
            name = self._desk.say(rules.NAMES[check.rule])
            line = self.tr("{mark} {rule} – {result}: {numbers}").format(
                mark=MARKS[check.passed],
                rule=name,
                result=words[check.passed],
                numbers=self._desk.say(check.text),
            )
            self._say(line, "problem" if check.passed is False else None)

    def clear(self) -> None:
        self._clear()

    def _show_effects(self, effects: Sequence[Effect]) -> None:
        if effects:
            self._say(self.tr("Effect on the rebate"), None, bold=True)
        for one in effects:
            same = one.before_threshold == one.after_threshold
            words = (
                self.tr("{scheme}: {before} → {after} (basis {basis_before} → {basis_after}, same tier)")
                if same
                else self.tr(
                    "{scheme}: {before} → {after} (basis {basis_before} → {basis_after}, tier from {tier_before} to {tier_after})"
                )
            )
            line = words.format(
                scheme=one.scheme, before=shown(one.before_entitlement), after=shown(one.after_entitlement),
                basis_before=self._basis(one.before_basis, one), basis_after=self._basis(one.after_basis, one),
                tier_before=self._tier(one.before_threshold, one), tier_after=self._tier(one.after_threshold, one),
            )  # fmt: skip
            self._say(line, "problem" if one.after_entitlement < one.before_entitlement else None)

    def _tier(self, start: Decimal | None, one: Effect) -> str:
        return self.tr("none") if start is None else self._basis(start, one)

    def _basis(self, value: Decimal, one: Effect) -> str:
        return shown_quantity(round(value, 3)) if one.counts_units else shown(value)

    def _say(self, words: str, role: theme.Role | None, *, bold: bool = False) -> None:
        label = QLabel(words, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            theme.dress(label, role)
        if bold:
            label.setStyleSheet("font-weight: bold")
        self._column.addWidget(label)
        self._lines.append(label)

    def _clear(self) -> None:
        for label in self._lines:
            self._column.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._lines = []
