"""One sub-distributor on the right of the list: what was agreed, how it does, what is to be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from distributor_desk.core.changed import Changed
from distributor_desk.core.language import listed
from distributor_desk.core.money import shown
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.sub_distributors.document import saying
from distributor_desk.features.sub_distributors.form import asking
from distributor_desk.features.sub_distributors.form.asking import Offered
from distributor_desk.features.sub_distributors.form.section import Section, line_with_button
from distributor_desk.features.sub_distributors.queries.detail import Detail, GuidanceLine, detail
from distributor_desk.features.sub_distributors.rules.scorecard import REPLACE, WARN

SHOWS = frozenset(
    {
        "sub_distributor", "sub_distributor_step", "sub_distributor_year", "sub_distributor_breach",
        "sub_distributor_stock", "guidance", "get_together", "get_together_guest", "territory", "customer", "contact",
        "agreement", "agreement_scheme", "target", "sales_line", "payment", "account_entry", "setting", "product",
        "settlement", "return_order",
    }
)  # fmt: skip


class SubDistributorPage(QScrollArea):
    """Read anew when another one is chosen, or when anything it shows was changed."""

    edit_asked = Signal(int)
    print_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.sub_id: int | None = None
        self.detail: Detail | None = None
        self.offered: Offered = {}
        self._wanted: QWidget | None = None
        self._lay_out()
        desk.changed.connect(self._heed)
        self.show_sub(None)

    def show_sub(self, sub_id: int | None) -> None:
        """Show another one; None asks to choose one."""
        self.sub_id = sub_id
        if sub_id is None:
            self._show(None)
            return
        today = self.desk.today()
        self.desk.runner.read(
            lambda session: detail(session, sub_id, today), self._show, owner=self, key=(id(self), "page")
        )

    def show_part(self, part: str) -> None:
        """Scroll to the agreement or to the guidance, as soon as it is there."""
        self._wanted = {"agreement": self.agreement, "guidance": self.guidance}.get(part)
        if self.sub_id is not None:
            self.show_sub(self.sub_id)

    def _heed(self, changed: Changed) -> None:
        if self.sub_id is not None and self.isVisible() and changed.meets(SHOWS):
            self.show_sub(self.sub_id)

    def _show(self, found: Detail | None) -> None:
        self.detail = found
        self.body.setVisible(found is not None)
        self.nobody.setVisible(found is None)
        if found is None:
            return
        sub, say = found.standing, self.desk.say
        self.name.setText(sub.name)
        self.line.setText(say(saying.headline(found)))
        self.replace.setVisible(sub.works and bool(found.reserves))
        self.score.setVisible(sub.works)
        self._show_band(found)
        self._show_agreement(found)
        self.score.show_facts(
            [(say(label), say(words)) for label, words in saying.scorecard(found.judged.score)],
            say(saying.score_note(found.judged.score)),
        )
        self._show_growth(found)
        self._show_money(found)
        self.slow.show_facts(
            [(f"{one.last}", self.desk.say(saying.slow_mover(one))) for one in found.slow],
            "" if found.slow else self.tr("Nothing that it bought has stopped moving."),
        )
        self._show_guidance(found)
        self._show_logs(found)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:  # once what came is laid out
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(wanted))

    def _show_band(self, found: Detail) -> None:
        band = found.judged.score.band if found.standing.works else None
        self.band.setVisible(band in (WARN, REPLACE))
        self.band_words.setText(self.desk.say(saying.band_said(found)))
        theme.dress(self.band, "refusal" if band == REPLACE else "warning")

    def _show_agreement(self, found: Detail) -> None:
        line = found.judged.agreement
        older = [one for one in found.agreements if line is None or one.year != line.year]
        facts = []
        if line is not None:
            facts = [
                (self.tr("Target"), "" if line.target is None else shown(line.target)),
                (self.tr("Schemes"), listed(line.schemes, self.desk.language)),
                (self.tr("Signed"), f"{line.signed or ''}"),
                (self.tr("Ends"), f"{line.ends or ''}"),
                (self.tr("Deposit"), "" if line.deposit is None else shown(line.deposit)),
            ]
        facts += [(f"{one.year}", self.desk.say(saying.agreed(one))) for one in older]
        note = "" if line else self.tr("No agreement for {year} yet.").format(year=self.desk.today().year)
        self.agreement.show_facts(facts, note)

    def _show_growth(self, found: Detail) -> None:
        grown = found.judged.growth
        readings = [(f"{r.day}", shown(r.amount)) for r in found.readings[-3:]]
        facts = [
            (self.tr("Sold to it this year"), shown(grown.sold)),
            (self.tr("Same time last year"), shown(grown.before)),
            (self.tr("Growth"), saying.signed_percent(grown.growth)),
            (self.tr("Rise of its stock"), "" if grown.rise is None else shown(grown.rise)),
            (self.tr("Growth of what it sold on"), saying.signed_percent(grown.adjusted)),
        ]
        self.growth.show_facts([*facts, *readings], self.desk.say(saying.growth_note(grown)))

    def _show_money(self, found: Detail) -> None:
        facts = [(self.tr("Owed"), shown(found.owed)), (self.tr("Shops served"), f"{found.shops}")]
        for one in found.rebates:
            facts += [(one.scheme, self.desk.say(saying.rebate(one)))]
        if found.cap_left is not None:
            facts.append((self.tr("Returns left this quarter"), shown(found.cap_left)))
        note = "" if found.rebates else self.tr("It takes part in no rebate scheme now.")
        self.money.show_facts(facts, note)

    def _show_guidance(self, found: Detail) -> None:
        waiting = [g for g in found.guidance if g.next_check and not g.checked_on]
        done = [g for g in found.guidance if g not in waiting][:5]
        self.guidance.show_facts(
            [(f"{g.day}", self.desk.say(saying.talk(g))) for g in done],
            "" if found.guidance else self.tr("No talk noted yet."),
        )
        self.guidance.show_lines([self._waiting(g) for g in waiting])

    def _waiting(self, one: GuidanceLine) -> QWidget:
        words = self.desk.say(saying.waiting(one, self.desk.today()))
        return line_with_button(words, self.tr("Looked at…"), self._closer(one))

    def _closer(self, one: GuidanceLine) -> Callable[[], object]:
        return lambda: asking.ask_check(self.desk, self, one.id, one.topic)

    def _show_logs(self, found: Detail) -> None:
        say = self.desk.say
        self.breaches.show_facts(
            [(f"{one[0]}", say(saying.breach(*one[1:]))) for one in found.breaches[:6]],
            "" if found.breaches else self.tr("None noted."),
        )
        steps = [(f"{one[0]}", say(saying.step(*one[1:]))) for one in found.steps[:6]]
        parties = [(f"{day}", name) for day, name in found.get_togethers[:4]]
        reserves = [(self.tr("In reserve"), say(saying.reserve(one))) for one in found.reserves]
        self.history.show_facts([*reserves, *parties, *steps])
        self.history.setVisible(bool(reserves or parties or steps))

    # building

    def _lay_out(self) -> None:
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(10, 4, 10, 10)
        self.nobody = QLabel(self.tr("Choose a sub-distributor on the left."))
        theme.dress(self.nobody, "note")
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        self._add_head(column)
        self._add_sections(column)
        outer.addWidget(self.nobody)
        outer.addWidget(self.body)
        outer.addStretch(1)
        self.setWidget(whole)
        self.setWidgetResizable(True)
        self.setMinimumWidth(360)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _add_head(self, column: QVBoxLayout) -> None:
        self.name, self.line = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.dress(self.name, "title")
        theme.dress(self.line, "note")
        self.replace = self._button(
            self.tr("Replace…"), lambda d: asking.ask_replace(self.desk, self, d.standing, d.reserves)
        )
        buttons = QGridLayout()
        for place, button in enumerate((
            self._button(self.tr("Edit…"), lambda d: self.edit_asked.emit(d.standing.id)),
            self._button(self.tr("Change state…"), lambda d: asking.ask_state(self.desk, self, d.standing)),
            self._button(self.tr("Print…"), lambda _d: self.print_asked.emit()),
            self.replace,
        )):  # fmt: skip
            buttons.addWidget(button, place // 2, place % 2)
        self.band = QFrame()
        self.band_words = QLabel(wordWrap=True)
        QVBoxLayout(self.band).addWidget(self.band_words)
        for part in (self.name, self.line):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self.band)

    def _add_sections(self, column: QVBoxLayout) -> None:
        self.agreement, self.score = Section(self.tr("Agreement")), Section(self.tr("Scorecard"))
        self.growth, self.money = Section(self.tr("Growth")), Section(self.tr("Money and rebates"))
        self.slow, self.guidance = Section(self.tr("Slow movers there")), Section(self.tr("Guidance"))
        self.breaches, self.history = Section(self.tr("Breaches")), Section(self.tr("Reserves and history"))
        for section in (
            self.score, self.agreement, self.money, self.growth, self.guidance, self.slow, self.breaches,
            self.history,
        ):  # fmt: skip
            column.addWidget(section)
        self.agreement.add_button(self.tr("Agreement…"), self._with(self._ask_agreement))
        self.growth.add_button(
            self.tr("Note its stock…"), self._with(lambda d: asking.ask_stock(self.desk, self, d.standing))
        )
        self.guidance.add_button(
            self.tr("Note a talk…"), self._with(lambda d: asking.ask_talk(self.desk, self, d.standing))
        )
        self.breaches.add_button(
            self.tr("Note a breach…"), self._with(lambda d: asking.ask_breach(self.desk, self, d.standing))
        )

    def _ask_agreement(self, found: Detail) -> object:
        year = self.desk.today().year
        line = found.judged.agreement
        return asking.ask_agreement(self.desk, self, found.standing, line, year, self.offered)

    def _button(self, words: str, deed: Callable[[Detail], object]) -> QPushButton:
        button = QPushButton(words, autoDefault=False)
        button.clicked.connect(lambda _checked: self._with(deed)())
        return button

    def _with(self, deed: Callable[[Detail], object]) -> Callable[[], object]:
        """The deed with what is shown now; nothing while nothing is shown."""
        return lambda: deed(self.detail) if self.detail is not None else None
