"""Words for the visit (话术): the list by kind, the words beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QSplitter, QVBoxLayout, QWidget

from distributor_desk.core.language import Language, Text
from distributor_desk.core.listing import Listing, Page
from distributor_desk.core.money import shown
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.visits.operations import scripts as operations
from distributor_desk.features.visits.queries.scripts import scripts
from distributor_desk.features.visits.rules.scripts import KINDS, WHEN, Script
from distributor_desk.features.visits.tab.listing import ListPage, choices, open_form, paged
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

SCRIPTS = Text("话术", "Scripts")
COLUMNS = (
    Column("kind", Text("类别", "Kind"), Kind.CHOICE, choices=choices(KINDS)),
    Column("when", Text("什么时候用", "When to use"), Kind.CHOICE, choices=choices(WHEN)),
    Column("title", Text("标题", "Title")),
    Column("words", Text("怎么说", "Words")),
    Column("own", Text("改过或自己写的", "Changed or own"), Kind.YES_NO),
)
STORY = (
    Column("shop", Text("店", "Shop")),
    Column("product", Text("商品", "Product")),
    Column("amount", Text("金额", "Amount"), Kind.MONEY),
    Column("period", Text("用了多久", "In which time")),
)
FORM = (
    Column("kind", Text("类别", "Kind"), Kind.CHOICE, required=True, choices=choices(KINDS)),
    Column("when", Text("什么时候用", "When to use"), Kind.CHOICE, choices=choices(WHEN)),
    Column("title", Text("标题", "Title")),
    Column("words", Text("怎么说", "Words"), required=True, most=2000),
    *STORY,
)
NEW, EDIT = Text("新话术", "New words"), Text("话术：{title}", "Words: {title}")


def _page(session: Reading, listing: Listing, offset: int, limit: int) -> Page:
    language: Language = "zh" if listing.filters.get("language") == "zh" else "en"
    kind = listing.filters.get("kind")
    rows = [
        (
            place,
            s.kind,
            s.when or None,
            s.title.in_(language),
            s.words.in_(language),
            (s.id is not None) or None,
        )
        for place, s in enumerate(scripts(session), start=1)
        if kind is None or s.kind == kind
    ]
    return paged(rows, offset, limit)


class ScriptsPage(ListPage):
    """The program's words and the person's own; a shipped piece that was changed can be brought back."""

    def __init__(self, desk: Desk) -> None:
        every = frozenset(c.key for c in COLUMNS)
        source = TableSource(
            "scripts",
            COLUMNS,
            frozenset({"script"}),
            _page,
            fixed_order=every,
            always=frozenset({"language"}),
        )
        super().__init__(desk, source, SCRIPTS, can_add=True)
        self._known: list[Script] = []
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Kind"))
        self.kind.addItem(self.tr("All kinds"), None)
        for key, words in KINDS:
            self.kind.addItem(desk.say(words), key)
        self.row.addWidget(self.kind)
        self.row.addStretch(1)
        self.button(self.tr("New words…"), lambda: self._open(None), first=True)
        self.deed(self.tr("Change…"), lambda ids: self._with(ids[0], self._open))
        self.deed(self.tr("Copy"), lambda ids: self._with(ids[0], self._copy), button=False)
        self.deed(self.tr("Take off"), lambda ids: self._with(ids[0], self._take_off))
        self.deed(self.tr("Shipped words again"), lambda ids: self._with(ids[0], self._restore), button=False)
        self.button(self.tr("Bring all shipped words back"), lambda: self._restore(None))
        self._lay_out()
        self.kind.currentIndexChanged.connect(lambda _place: self.refresh())
        self.table.activated.connect(lambda place: self._with(place, self._open))
        self.table.new_asked.connect(lambda: self._open(None))
        self.table.current_changed.connect(self._show)

    def refresh(self) -> None:
        filters = {"language": str(self.desk.language)}
        if self.kind.currentData():
            filters["kind"] = self.kind.currentData()
        self.table.show_filtered(Listing(filters=filters))
        self.desk.runner.read(scripts, self._know, owner=self, key=(id(self), "scripts"))

    def _know(self, found: list[Script]) -> None:
        self._known = found
        self._show(self.table.current_id())

    def _with(self, place: int, deed: Any) -> None:
        if 0 < place <= len(self._known):
            deed(self._known[place - 1])

    def _show(self, place: int | None) -> None:
        script = self._known[place - 1] if place and place <= len(self._known) else None
        if script is None:
            self.heading.setText(self.tr("Choose a line to read it whole."))
            self.words.clear()
            return
        say = self.desk.say
        self.heading.setText(say(script.title) or say(dict(KINDS)[script.kind]))
        facts = [script.shop, script.product, shown(script.amount) if script.amount else "", script.period]
        below = "　".join(fact for fact in facts if fact)
        self.words.setText(say(script.words) + (f"\n\n{below}" if below else ""))

    def _open(self, script: Script | None) -> None:
        desk = self.desk
        initial: dict[str, Any] = {"kind": self.kind.currentData()}
        if script is not None:
            initial = {
                "kind": script.kind, "when": script.when or None, "title": desk.say(script.title),
                "words": desk.say(script.words), "shop": script.shop, "product": script.product,
                "amount": script.amount, "period": script.period,
            }  # fmt: skip
        title = NEW if script is None else EDIT.with_(title=initial["title"])
        open_form(
            desk, self, title, FORM, initial,
            lambda values: operations.save_script(desk.company, script, values, desk.language),
            fresh=script is None,
        )  # fmt: skip

    def _copy(self, script: Script) -> None:
        QGuiApplication.clipboard().setText(self.desk.say(script.words))

    def _take_off(self, script: Script) -> None:
        self.write(lambda: operations.take_off(self.desk.company, script, self.desk.language))

    def _restore(self, script: Script | None) -> None:
        self.write(lambda: operations.restore(self.desk.company, script))

    def _lay_out(self) -> None:
        self.column.removeWidget(self.table)
        self.heading, self.words = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.dress(self.heading, "title")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        side = QWidget()
        column = QVBoxLayout(side)
        column.addWidget(self.heading)
        column.addWidget(self.words, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(side)
        splitter.setSizes([900, 420])
        self.column.addWidget(splitter, 1)
