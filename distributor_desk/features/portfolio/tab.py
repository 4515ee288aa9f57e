"""The page 利润与结构: the ranking on the left; mix, scatter, last three, changes and shares on the right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row, page_of
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import messages, seen, theme
from distributor_desk.desktop.chart_view import ChartView
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import FactGrid
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.tab import Tab
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.portfolio import document, operations, rules
from distributor_desk.features.portfolio.form import DecisionForm, LastThree
from distributor_desk.features.portfolio.queries import company, products
from distributor_desk.features.portfolio.queries.lines import percent
from distributor_desk.features.portfolio.queries.products import Analysis
from distributor_desk.features.products.rules import CLASSES
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.people import name_of
from distributor_desk.storage.unit_of_work import Reading

RANKING, CHANGES = Text("利润贡献排名", "Ranking by contribution"), Text("年度变化", "Year on year")
WINDOWS = {
    products.YEAR: Text("近 12 个月", "Last 12 months"),
    products.THIS_YEAR: Text("今年到现在", "This year so far"),
    products.LAST_YEAR: Text("去年全年", "Last year"),
}
_CLASSES = tuple(Choice(key, text) for key, text in CLASSES.items())
_FLAGS = (
    Choice("thin", Text("低于薄利线", "below the thin line")),
    Choice("low", Text("低于最低毛利", "below the minimum")),
)
_STANDING = (
    Choice("last", Text("末三位", "last three")),
    Choice("keep", Text("已定保留", "to be kept")),
    Choice("drop", Text("已定淘汰", "to be dropped")),
)
COLUMNS = (
    Column("place", Text("名次", "Place"), Kind.INTEGER),
    Column("name", Text("商品", "Product")),
    Column("class", Text("分类", "Class"), Kind.CHOICE, choices=_CLASSES, owner_only=True),
    Column("standing", Text("去留", "Standing"), Kind.CHOICE, choices=_STANDING, owner_only=True),
    Column("fixed", Text("手工定", "By hand"), Kind.YES_NO),
    Column("net", Text("净销售额", "Net sales"), Kind.MONEY),
    Column("profit", Text("毛利", "Gross profit"), Kind.MONEY, owner_only=True),
    Column("margin", Text("毛利率", "Margin"), Kind.PERCENT, owner_only=True),
    Column("share", Text("贡献", "Share"), Kind.PERCENT, owner_only=True),
    Column("cumulative", Text("累计", "Together"), Kind.PERCENT, owner_only=True),
    Column("flag", Text("毛利提示", "Margin flag"), Kind.CHOICE, choices=_FLAGS, owner_only=True),
    Column("contribution", Text("净贡献", "Net contribution"), Kind.MONEY, owner_only=True),
    Column("uncosted", Text("无成本行数", "Lines without cost"), Kind.INTEGER),
    Column("brand", Text("品牌", "Brand")),
    Column("category", Text("品类", "Category")),
    Column("spec", Text("规格", "Spec")),
)
_KEYS = tuple(c.key for c in COLUMNS)
CHANGE_COLUMNS = (
    Column("name", Text("商品", "Product")),
    Column(
        "kind",
        Text("变化", "Change"),
        Kind.CHOICE,
        choices=tuple(Choice(k, t) for k, t in document.KINDS.items()),
    ),
    Column("before", Text("上年分类", "Class before"), Kind.CHOICE, choices=_CLASSES, owner_only=True),
    Column("after", Text("现在分类", "Class now"), Kind.CHOICE, choices=_CLASSES, owner_only=True),
    Column("growth", Text("销量增长", "Growth"), Kind.PERCENT),
    Column("margin_change", Text("毛利率变化（点）", "Margin, points"), Kind.PERCENT, owner_only=True),
    Column("net", Text("净销售额", "Net sales"), Kind.MONEY),
    Column("net_before", Text("上年同期", "Year before"), Kind.MONEY),
)
_CHANGE_KEYS = tuple(c.key for c in CHANGE_COLUMNS)
_CHANGE_ORDER = {"added": 0, "dropped": 1, "moved": 2, "stayed": 3}
EMPTY = Text("还没有商品和销售。请先导入。", "There are no products and sales yet. Import them first.")
NO_CHANGES = Text(
    "两年里都没有销售，没有可比的。", "Nothing was sold in either year; there is nothing to compare."
)
PRINTED = Text("{who} 打印于 {day}", "printed by {who}, {day}")
TABLES = frozenset({"sales_line", "product", "brand", "product_decision", "setting"})


@dataclass(frozen=True, slots=True)
class _Seen:
    analysis: Analysis
    brands: list[tuple[str, Decimal, Decimal]]
    categories: list[tuple[str, Decimal, Decimal]]
    begins: date | None


def _standing(found: Analysis, product_id: int, last: frozenset[int]) -> str | None:
    decided = found.decided.get(product_id)
    if decided is not None and (decided.date >= found.window.first or product_id not in last):
        return decided.decision
    return "last" if product_id in last else None


def rows_of(found: Analysis) -> list[Row]:
    """The ranking as rows of the table; products without a known cost come last, without a place."""
    last = frozenset(p.id for p in found.last)
    ranked = {r.product.id: r for r in found.ranking}
    outside = [p for p in found.products if p.id not in ranked and (p.net or p.uncosted)]
    rows = []
    for product in [*(r.product for r in found.ranking), *outside]:
        place = ranked.get(product.id)
        flag = rules.margin_flag(product.margin, found.policy.minimum_margin, found.policy.thin_margin)
        rows.append(
            Row(
                product.id,
                (
                    place.place if place else None,
                    product.name,
                    found.class_of(product),
                    _standing(found, product.id, last),
                    True if product.fixed else None,
                    product.net,
                    product.profit if place else None,
                    percent(product.margin),
                    percent(place.share) if place else None,
                    percent(place.cumulative) if place else None,
                    flag,
                    rules.net_contribution(product, found.burden),
                    product.uncosted or None,
                    product.brand,
                    product.category,
                    product.spec,
                ),
            )
        )
    return rows


class PortfolioPage(Tab):
    """One window of time for everything on the page."""

    title = Text("利润与结构", "Profit and mix")
    shows = TABLES
    reads_later = True
    can_print = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.window_choice = QComboBox()
        self.window_choice.setAccessibleName(self.tr("Window"))
        for key, text in WINDOWS.items():
            self.window_choice.addItem(desk.say(text), key)
        self.lines, self.year_note = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.dress(self.lines, "note")
        theme.dress(self.year_note, "note")
        every = frozenset(_CHANGE_KEYS)
        self.table = RecordTable(
            desk,
            TableSource(
                "portfolio", COLUMNS, TABLES, self._page, hidden=frozenset({"fixed", "spec", "uncosted"}),
                always=frozenset({"window"}), empty=EMPTY, imported=True,
            ),
            can_add=False,
        )  # fmt: skip
        self.changes = RecordTable(
            desk,
            TableSource(
                "portfolio_changes", CHANGE_COLUMNS, TABLES, self._changes, fixed_order=every,
                always=frozenset({"window"}), empty=NO_CHANGES,
            ),
            can_add=False,
        )  # fmt: skip
        self.table.title, self.changes.title = RANKING, CHANGES
        self.mix, self.mix_facts = ChartView(desk), FactGrid()
        self.scatter = ChartView(desk, owner_only=True)
        self.top = ChartView(desk, owner_only=True)
        self.categories, self.brands = ChartView(desk), ChartView(desk)
        self.last_three = LastThree(desk)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        filters = {"window": self._window_key()}
        self.table.show_filtered(Listing(filters=filters))
        self.changes.show_filtered(Listing(filters=filters))
        self.desk.runner.read(self._read, self._show, owner=self, key=(id(self), "analysis"))

    def open_record(self, record_id: int) -> None:
        self.table.select_record(record_id)

    def open_part(self, key: str, record_id: int, part: str) -> None:
        """One of the views beside the ranking."""
        self.views.setCurrentIndex({"last_three": 2, "shares": 5}[part])

    def print_paper(self) -> None:
        """The analysis as the owner's paper, once the person has said so."""
        sure = messages.ask(
            self,
            self.tr("This paper shows margins. It is the owner's copy and must not leave the house."),
            yes=self.tr("Print the owner's copy"),
            no=self.tr("Do not print"),
        )
        if sure:
            PrintDialog(self.desk, self, self.desk.say(document.TITLE), self._paper).open()

    def export_profit(self) -> None:
        """The ranking with its profits: the owner's copy."""
        seen.ask_and_export(self.desk, self, self.table.seen().for_owner())

    # what is read

    def _window_key(self) -> str:
        return str(self.window_choice.currentData())

    def _analysis(self, session: Reading, key: str) -> Analysis:
        today = self.desk.today()
        return products.analysis(session, products.window_of(key, today), today)

    def _page(self, session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        found = self._analysis(session, listing.filters.get("window", products.YEAR))
        return page_of(rows_of(found), _KEYS, listing, offset, limit)

    def _changes(self, session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        found = self._analysis(session, listing.filters.get("window", products.YEAR))
        changes = products.changes(session, found)
        changes.sort(key=lambda c: (_CHANGE_ORDER[c.kind], -max(c.product.net, c.net_before)))
        rows = [
            Row(
                c.product.id,
                (
                    c.product.name, c.kind, c.before, c.after, percent(c.growth), percent(c.margin_change),
                    c.product.net, c.net_before,
                ),
            )
            for c in changes
        ]  # fmt: skip
        return page_of(rows, (), listing, offset, limit)

    def _read(self, session: Reading) -> _Seen:
        found = self._analysis(session, self._window_key())
        brands, categories = company.by_brand_and_category(session, found.window)
        return _Seen(found, rules.shares(brands), rules.shares(categories), products.ledger_begins(session))

    def _paper(self, progress: Progress) -> Paper:
        desk, key = self.desk, self._window_key()
        with desk.company.read() as session:
            found = self._analysis(session, key)
            changes = products.changes(session, found)
            who = name_of(session, desk.company.at_the_desk)
        printed = PRINTED.with_(who=who, day=desk.today().isoformat()).in_(desk.language)
        return document.pdf(found, changes, desk.language, printed, progress)

    # what is shown

    def _show(self, found: _Seen) -> None:
        analysis, language, say = found.analysis, self.desk.language, self.desk.say
        self.lines.setText(say(document.lines_words(analysis)))
        sold = any(part.share for part in analysis.mix)
        self.mix.show_chart(document.mix_chart(analysis.mix, language) if sold else None)
        self.mix_facts.show_facts(
            [(say(document.off_words(part)), say(document.ADVICE[part.key])) for part in analysis.mix if sold]
        )
        self.scatter.show_chart(document.scatter_chart(analysis, language))
        self.top.show_chart(document.contribution_chart(analysis, language))
        self.categories.show_chart(document.share_chart(document.CATEGORIES, found.categories, language))
        self.brands.show_chart(document.share_chart(document.BRANDS, found.brands, language))
        self.last_three.show_last(analysis)
        short = document.short_year(analysis, found.begins)
        self.year_note.setVisible(short is not None)
        self.year_note.setText(say(short) if short else "")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.window_choice)
        row.addWidget(self.lines, 1)
        self._export = QPushButton(self.tr("Export profits (owner's copy)…"))
        self._print = QPushButton(self.tr("Print the analysis…"))
        row.addWidget(self._export)
        row.addWidget(self._print)
        self.views = QTabWidget(documentMode=True)
        self.views.setUsesScrollButtons(True)
        for view, name in (
            (_stacked(self.mix, self.mix_facts), self.tr("Mix")),
            (self.scatter, self.tr("Scatter")),
            (self.last_three, self.tr("Last three")),
            (_stacked(self.year_note, self.changes), self.tr("Changes")),
            (self.top, self.tr("Contribution")),
            (_stacked(self.categories, self.brands), self.tr("Shares")),
        ):
            self.views.addTab(view, name)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.table)
        splitter.addWidget(self.views)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([740, 520])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 4)
        outer.addLayout(row)
        outer.addWidget(splitter, 1)

    def _connect(self) -> None:
        self.window_choice.currentIndexChanged.connect(lambda _place: self.refresh())
        self.table.rows_arrived.connect(self.arrived)
        self.table.activated.connect(self._open_product)
        self.changes.activated.connect(self._open_product)
        self.last_three.decide_asked.connect(self._decide)
        self._export.clicked.connect(self.export_profit)
        self._print.clicked.connect(self.print_paper)
        self._add_deed(self.tr("Keep or drop…"), lambda: self._on_current(self._decide))
        for key, text in CLASSES.items():
            words = self.tr("Fix the class: {name}").format(name=self.desk.say(text))
            self._add_deed(words, lambda key=key: self._fix(key))
        self._add_deed(self.tr("Let the figures decide the class"), lambda: self._fix(None))

    def _add_deed(self, words: str, deed: Any) -> None:
        action = QAction(words, self)
        action.triggered.connect(lambda _checked: deed())
        self.table.deeds.append(action)

    def _on_current(self, deed: Any) -> None:
        current = self.table.current_id()
        if current is not None:
            deed(current)

    def _open_product(self, product_id: int) -> None:
        self.desk.open_record("products", product_id)

    def _fix(self, key: str | None) -> None:
        ids, said = self.table.selected_ids_here(), CLASSES.get(key or "", Text("", ""))
        if ids:
            self.desk.runner.write(
                lambda: operations.fix_class(self.desk.company, ids, key, said), self.desk.did, owner=self
            )

    def _decide(self, product_id: int) -> None:
        DecisionForm(self.desk, self, product_id).ask()


def _stacked(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 4, 0, 0)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, (ChartView, RecordTable)) else 0)
    return made
