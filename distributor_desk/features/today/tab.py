"""The tab 今日: four figures, what needs the owner, and how much hangs on one name.

The figures are read first and painted at once; every room's lines follow, each on its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.changed import Changed
from distributor_desk.core.errors import DeskError
from distributor_desk.core.figures import Figure
from distributor_desk.core.language import Text
from distributor_desk.core.todo import Todo
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.tab import Tab
from distributor_desk.features.today import rules
from distributor_desk.features.today.form import Line, Tile
from distributor_desk.features.today.form.sides import SideFacts
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import Feature

if TYPE_CHECKING:
    from distributor_desk.features.today.queries.house import House
    from distributor_desk.features.today.queries.sides import Sides

FIRST_SHOWN = 40
HOUSE = "today"
CHEAPEST = "portfolio"
"""The room whose figures come from one small table: asked first, so that something stands on the page at once."""
FAILED = Text("⚠ “{room}”没有读出来：{why}", "⚠ {room} could not be read: {why}")


class TodayTab(Tab):
    """Any deed may change what needs the owner, so any change makes the tab stale."""

    title = Text("今日", "Today")
    reads_later = True
    can_print = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tiles: dict[str, Tile] = {}
        self._todos: dict[str, Sequence[Todo]] = {}
        self._waiting: set[str] = set()
        self._house_remarks: tuple[Text, ...] = ()
        self._failures: dict[str, Text] = {}
        self._all = self._rest = False
        self._then: list[Feature] = []
        self._queue: list[Callable[[], None]] = []
        self._shown: list[Todo] | None = None
        self.area, self.remarks, self.sides = QScrollArea(widgetResizable=True), QLabel(), SideFacts(desk)
        self.quiet = self._quiet_page()
        self._row = QHBoxLayout()
        self._lay_out()

    def todos(self) -> list[Todo]:
        """Every room's lines that have come in, in their order."""
        every = [todo for mine in self._todos.values() for todo in mine]
        return rules.ranked(every, self.desk.today())

    def refresh(self) -> None:
        self._failures = {}
        self._waiting = {HOUSE} | {f.key for f in self.desk.features if f.todo is not None}
        asked = [f for f in self.desk.features if f.figures is not None]
        asked.sort(key=lambda f: f.key != CHEAPEST)
        self._then = asked[1:]
        self._rest, self._queue = True, []
        if asked:
            self._read_figures(asked[0])
        else:
            self._first_stands()

    def print_paper(self) -> None:
        """The lines with a box to tick."""
        from distributor_desk.desktop.print_dialog import PrintDialog
        from distributor_desk.features.today import document

        desk, todos, today = self.desk, self.todos(), self.desk.today()
        PrintDialog(
            desk, self, desk.say(document.TITLE),
            lambda _progress: document.pdf(desk.company.name, todos, today, desk.language),
        ).open()  # fmt: skip

    def show_months(self, figure: Figure) -> None:
        """A figure's months as a chart, with their numbers."""
        from distributor_desk.features.today.form.months import MonthsDialog

        MonthsDialog(self.desk, self, figure).open()

    # reading

    def _heed(self, changed: Changed) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def _read_figures(self, feature: Feature) -> None:
        ask, today = feature.figures, self.desk.today()

        def read(session: Reading) -> Sequence[Figure]:
            return ask(session, today) if ask else ()

        def failed(error: DeskError) -> None:
            self._say_failed(feature, error)
            self._first_stands()

        self.desk.runner.read(
            read, self._show_figures, failed, owner=self, key=(id(self), "figures", feature.key)
        )

    def _first_stands(self) -> None:
        """Something is to be seen: only now is everything else asked for, so that nothing delays its painting.

        One after the other: another tab's rows must not wait until every room has answered.
        """
        self.arrived.emit()
        if self._rest:
            self._rest = False
            rooms = [f for f in self.desk.features if f.todo is not None]
            self._queue = [
                *(partial(self._read_figures, feature) for feature in self._then),
                self._read_house,
                *(partial(self._read_lines, feature) for feature in rooms),
                self._read_sides,
            ]
        self._next()

    def _next(self) -> None:
        if self._queue:
            self._queue.pop(0)()

    def _refused(self, error: DeskError) -> None:
        self.desk.runner.refused.emit(error)
        self._next()

    def _read_house(self) -> None:
        path, today = self.desk.company.path, self.desk.today()

        def read(session: Reading) -> House:
            from distributor_desk.features.today.queries.house import house

            return house(session, path, today)

        self.desk.runner.read(read, self._show_house, self._refused, owner=self, key=(id(self), "house"))

    def _read_lines(self, feature: Feature) -> None:
        ask, today, key = feature.todo, self.desk.today(), feature.key

        def failed(error: DeskError) -> None:
            self._say_failed(feature, error)
            self._came(key, ())

        def came(todos: Sequence[Todo]) -> None:
            self._came(key, todos)

        self.desk.runner.read(
            lambda session: ask(session, today) if ask else (),
            came,
            failed,
            owner=self,
            key=(id(self), "lines", key),
        )

    def _say_failed(self, feature: Feature, error: DeskError) -> None:
        """At the foot of the page: a room that cannot answer must not stop the day with a dialog."""
        self._failures[feature.key] = FAILED.with_(room=feature.text, why=error.text)
        self._show_remarks()

    def _show_remarks(self) -> None:
        said = [*self._house_remarks, *self._failures.values()]
        self.remarks.setText("　　".join(self.desk.say(text) for text in said))

    def _read_sides(self) -> None:
        today = self.desk.today()

        def read(session: Reading) -> Sides:
            from distributor_desk.features.today.queries.sides import sides

            return sides(session, today)

        self.desk.runner.read(read, self._show_sides, self._refused, owner=self, key=(id(self), "sides"))

    # showing

    def _show_figures(self, figures: Sequence[Figure]) -> None:
        for figure in figures:
            if figure.key not in self.tiles:
                tile = Tile(self.desk)
                tile.months_asked.connect(self.show_months)
                self.tiles[figure.key] = tile
                self._row.addWidget(tile, 1)
            self.tiles[figure.key].show_figure(figure)
        self._first_stands()

    def _show_house(self, house: House) -> None:
        self._house_remarks = house.remarks
        self._show_remarks()
        self._came(HOUSE, house.todos)

    def _show_sides(self, sides: Sides) -> None:
        self.sides.show_concentration(sides.concentration)
        self.sides.show_turning(sides.turning)

    def _came(self, key: str, todos: Sequence[Todo]) -> None:
        changed = self._todos.get(key) != tuple(todos)
        self._todos[key] = tuple(todos)
        self._waiting.discard(key)
        if changed or not self._waiting:
            self._show_lines()
        self._next()

    def _show_lines(self) -> None:
        todos, today = self.todos(), self.desk.today()
        if todos == self._shown and not self._waiting:
            self.quiet.setVisible(not todos)
            return
        self._shown = todos
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(4)
        said = None
        for todo in todos if self._all else todos[:FIRST_SHOWN]:
            group = rules.group_of(todo, today)
            if group != said:
                column.addWidget(self._heading(group, todos))
                said = group
            line = Line(self.desk, todo)
            line.pressed.connect(self._press)
            column.addWidget(line)
        if len(todos) > FIRST_SHOWN and not self._all:
            column.addWidget(self._more(len(todos)))
        column.addStretch(1)
        self.quiet.setVisible(not todos and not self._waiting)
        self.area.setVisible(bool(todos))
        self.area.setWidget(lines)

    def _heading(self, group: int, todos: Sequence[Todo]) -> QLabel:
        count = sum(rules.group_of(t, self.desk.today()) == group for t in todos)
        label = QLabel(
            self.tr("{heading} ({count})").format(heading=self.desk.say(rules.HEADINGS[group]), count=count)
        )
        label.setStyleSheet("font-weight: bold")
        return label

    def _more(self, count: int) -> QPushButton:
        button = QPushButton(self.tr("Show all %n line(s)", "", count))
        button.clicked.connect(self._show_all)
        return button

    def _show_all(self) -> None:
        """All lines; the ones that are being read stay where they are."""
        self._all = True
        self._shown = None
        place = self.area.verticalScrollBar().value()
        self._show_lines()
        lines = self.area.widget()
        if lines is not None:
            lines.adjustSize()
        self.area.verticalScrollBar().setValue(place)

    def _press(self, todo: Todo) -> None:
        """The button of a line: a record of a room, or one of the house's own deeds."""
        if todo.feature != HOUSE:
            self.desk.open_record(todo.feature, todo.id, todo.part)
            return
        from distributor_desk.features.today.queries.house import BACKUP

        if todo.id == BACKUP:
            self.desk.backup_asked.emit()
        else:
            self.desk.import_asked.emit([])

    # building

    def _lay_out(self) -> None:
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.hide()
        self.quiet.hide()
        theme.dress(self.remarks, "note")
        self.remarks.setWordWrap(True)
        body = QHBoxLayout()
        left = QVBoxLayout()
        left.addWidget(self.area, 1)
        left.addWidget(self.quiet, 1)
        left.addStretch(0)
        body.addLayout(left, 1)
        self.sides.hide()
        body.addWidget(self.sides)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 10, 10, 6)
        outer.setSpacing(8)
        outer.addLayout(self._row)
        outer.addLayout(body, 1)
        outer.addWidget(self.remarks)

    def _quiet_page(self) -> QWidget:
        page = QWidget()
        page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        words = QLabel(
            self.tr(
                "Nothing needs you today. A good day to visit a shop, or to look at what earns the money."
            ),
            wordWrap=True,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        theme.dress(words, "title")
        look = QPushButton(self.tr("See what earns the money"))
        look.clicked.connect(lambda: self.desk.open_record("portfolio", 0))
        bring = QPushButton(self.tr("Import a workbook…"))
        bring.clicked.connect(lambda: self.desk.import_asked.emit([]))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(look)
        row.addWidget(bring)
        row.addStretch(1)
        column = QVBoxLayout(page)
        column.addStretch(2)
        column.addWidget(words)
        column.addLayout(row)
        column.addStretch(3)
        return page
