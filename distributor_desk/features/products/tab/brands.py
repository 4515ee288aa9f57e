"""The page 品牌与代理: brands with their agency, what their makers promised, and agencies that compete."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from distributor_desk.core.language import Language, Text, listed
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import FactGrid, scrolled
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.shown import in_cell
from distributor_desk.desktop.tab import Tab
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.products.form import brands as forms
from distributor_desk.features.products.operations import brands as deeds
from distributor_desk.features.products.queries import brands as queries
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

BRANDS, PROMISES = Text("品牌与代理", "Brands and agencies"), Text("厂家承诺", "Promises of makers")
NO_BRANDS = Text(
    "还没有品牌。在商品里填写“品牌”，或者在这里新增一个。",
    "There are no brands yet. Enter a brand with your products, or add one here.",
)
NO_PROMISES = Text(
    "这个品牌没有记下的厂家承诺。厂家口头答应的事（广告、促销、返点、调换）都可以记在这里。",
    "No promise of this maker is noted. What a maker says it will do (advertising, promotion, rebates, "
    "exchange) can be kept here.",
)
BRAND_COLUMNS = (
    Column("name", Text("品牌", "Brand")),
    Column("level", Text("代理级别", "Agency"), Kind.CHOICE, choices=forms.LEVELS),
    Column("territory", Text("区域", "Territory")),
    Column("exclusive", Text("独家", "Exclusive"), Kind.YES_NO),
    Column("starts", Text("开始", "From"), Kind.DATE),
    Column("ends", Text("到期", "Ends"), Kind.DATE),
    Column("minimum", Text("年任务", "Minimum a year"), Kind.MONEY, owner_only=True),
    Column("products", Text("在售商品", "Products"), Kind.INTEGER),
    Column("categories", Text("品类", "Categories")),
    Column("open", Text("未结承诺", "Open promises"), Kind.INTEGER),
)
PROMISE_COLUMNS = (
    Column("what", Text("厂家答应了什么", "What the maker promised")),
    Column("due", Text("到期", "Due"), Kind.DATE),
    Column("state", Text("结果", "State"), Kind.CHOICE, choices=forms.STATES),
    Column("promised_on", Text("答应日期", "Promised on"), Kind.DATE),
    Column("notes", Text("备注", "Notes")),
)
COMPETE = Text(
    "同类竞品：{said}。厂家会很在意。", "Competing agencies: {said}. Makers hold this against a distributor."
)
PAIR = Text("{category}（{first}、{second}）", "{category} ({first}, {second})")
_ANY = frozenset(c.key for c in BRAND_COLUMNS) | frozenset(c.key for c in PROMISE_COLUMNS)


def _brands(session: Reading, offset: int, limit: int, language: Language) -> Page:
    rows = []
    for brand in queries.brand_rows(session):
        agency = brand.agency or {}
        told = [agency.get(key) for key in ("level", "territory", "exclusive", "starts", "ends", "minimum")]
        values = (
            brand.name,
            *told,
            brand.products,
            listed(brand.categories, language),
            brand.open_promises or None,
        )
        rows.append(Row(brand.id, values))
    return Page(len(rows), offset, tuple(rows[offset : offset + limit]))


def _promises(session: Reading, listing: Listing, offset: int, limit: int) -> Page:
    said = listing.filters.get("brand")
    found = queries.promises(session, int(said)) if said else []
    rows = [Row(p.id, (p.what, p.due, p.state, p.promised_on, p.notes)) for p in found]
    return Page(len(rows), offset, tuple(rows[offset : offset + limit]))


class BrandsPage(Tab):
    """Brands on the left; on the right the agency's terms and the maker's promises."""

    title = BRANDS
    shows = frozenset({"brand", "agency", "brand_promise", "product"})
    reads_later = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.brands = RecordTable(
            desk,
            TableSource(
                "brands",
                BRAND_COLUMNS,
                self.shows,
                self._page,
                fixed_order=_ANY,
                empty=NO_BRANDS,
                imported=True,
            ),
        )
        self.promises = RecordTable(
            desk,
            TableSource(
                "brand_promises", PROMISE_COLUMNS, self.shows, _promises, fixed_order=_ANY,
                always=frozenset({"brand"}), empty=NO_PROMISES,
            ),
        )  # fmt: skip
        self.brands.title, self.promises.title = BRANDS, PROMISES
        self.warning, self.facts = _Warning(), FactGrid()
        self._lay_out()
        self._connect()

    def _page(self, session: Reading, _listing: Listing, offset: int, limit: int) -> Page:
        return _brands(session, offset, limit, self.desk.language)

    def refresh(self) -> None:
        self.brands.refresh()
        self._show_brand(self.brands.current_id())
        today = self.desk.today()
        self.desk.runner.read(
            lambda session: queries.competing(session, today),
            self._warn,
            owner=self,
            key=(id(self), "competing"),
        )

    def open_record(self, record_id: int) -> None:
        self.brands.select_record(record_id)

    def edit_agency(self, brand_id: int) -> None:
        """The form of a brand's agency."""
        self.desk.runner.read(
            lambda session: next((b for b in queries.brand_rows(session) if b.id == brand_id), None),
            self._open_agency,
            owner=self,
        )

    def _lay_out(self) -> None:
        self._edit = QPushButton(self.tr("Agency and terms…"))
        self._kept, self._broken = QPushButton(self.tr("Kept")), QPushButton(self.tr("Not kept"))
        add = QPushButton(self.tr("New promise…"))
        add.clicked.connect(self._new_promise)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(4, 0, 0, 0)
        top = QHBoxLayout()
        top.addWidget(self._edit)
        top.addStretch(1)
        column.addLayout(top)
        body = QWidget()
        facts = QVBoxLayout(body)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.addWidget(self.facts)
        facts.addStretch(1)
        column.addWidget(scrolled(body), 1)
        heading = QLabel(self.desk.say(PROMISES))
        heading.setStyleSheet("font-weight: bold")
        column.addWidget(heading)
        column.addWidget(self.promises, 1)
        row = QHBoxLayout()
        for button in (add, self._kept, self._broken):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.brands)
        splitter.addWidget(side)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([780, 480])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 4)
        outer.addWidget(self.warning)
        outer.addWidget(splitter, 1)

    def _connect(self) -> None:
        self.brands.rows_arrived.connect(self.arrived)
        self.brands.current_changed.connect(self._show_brand)
        self.brands.activated.connect(self.edit_agency)
        self.brands.new_asked.connect(self._new_brand)
        self.promises.activated.connect(self._edit_promise)
        self.promises.new_asked.connect(self._new_promise)
        self.promises.current_changed.connect(lambda _id: self._offer_deeds())
        self.promises.retire_asked.connect(self._retire)
        self._edit.clicked.connect(lambda: self._on_brand(self.edit_agency))
        self._kept.clicked.connect(lambda: self._close("kept"))
        self._broken.clicked.connect(lambda: self._close("broken"))
        new = QAction(self.tr("New brand"), self)
        new.triggered.connect(lambda _checked: self._new_brand())
        self.brands.deeds.append(new)
        self.addAction(new)

    def _on_brand(self, deed: Any) -> None:
        brand = self.brands.current_id()
        if brand is not None:
            deed(brand)

    def _show_brand(self, brand_id: int | None) -> None:
        self._edit.setEnabled(brand_id is not None)
        self.promises.show_filtered(Listing(filters={"brand": str(brand_id)} if brand_id else {}))
        if brand_id is None:
            self.facts.show_facts([])
            return
        self.desk.runner.read(
            lambda session: next((b for b in queries.brand_rows(session) if b.id == brand_id), None),
            self._show_agency,
            owner=self,
            key=(id(self), "brand"),
        )

    def _show_agency(self, brand: queries.BrandRow | None) -> None:
        say = self.desk.say
        if brand is None:
            return
        if brand.agency is None:
            self.facts.show_facts([(say(forms.NO_AGENCY), say(forms.NO_AGENCY_HINT))])
            return
        facts = [
            (say(c.text), in_cell(brand.agency[c.key], c, self.desk.language)) for c in forms.AGENCY_FIELDS
        ]
        kept = say(forms.TALLY.with_(kept=brand.kept, broken=brand.broken, open=brand.open_promises))
        self.facts.show_facts([*facts, (say(PROMISES), kept)])

    def _warn(self, found: list[tuple[str, str, str]]) -> None:
        said = self.tr(", ").join(
            self.desk.say(PAIR.with_(category=c, first=first, second=second)) for c, first, second in found
        )
        self.warning.setVisible(bool(found))
        self.warning.words.setText(self.desk.say(COMPETE.with_(said=said)))

    def _offer_deeds(self) -> None:
        chosen = self.promises.current_id() is not None
        self._kept.setEnabled(chosen)
        self._broken.setEnabled(chosen)

    def _new_brand(self) -> None:
        form = RecordForm(
            self.desk, forms.NEW_BRAND, (forms.NAME,), {},
            lambda values: deeds.add_brand(self.desk.company, values.get("name")), fresh=True, parent=self,
        )  # fmt: skip
        form.saved.connect(
            lambda _id: self.desk.did(deeds.NEW_BRAND.with_(name=form.fields.values()["name"]))
        )
        form.saved.connect(self.brands.select_record)
        form.open()

    def _new_promise(self) -> None:
        self._on_brand(lambda brand: forms.promise_form(self.desk, self, brand))

    def _edit_promise(self, promise_id: int) -> None:
        self.desk.runner.read(
            lambda session: next((p for p in queries.promises(session) if p.id == promise_id), None),
            self._open_promise,
            owner=self,
        )

    def _open_agency(self, brand: queries.BrandRow | None) -> None:
        if brand is not None:
            forms.agency_form(self.desk, self, brand)

    def _open_promise(self, promise: queries.PromiseRow | None) -> None:
        if promise is not None:
            forms.promise_form(self.desk, self, None, promise)

    def _close(self, state: str) -> None:
        promise, today = self.promises.current_id(), self.desk.today()
        if promise is not None:
            self.desk.runner.write(
                lambda: deeds.close_promise(self.desk.company, promise, state, today),
                self.desk.did,
                owner=self,
            )

    def _retire(self, promise_ids: list[int]) -> None:
        if promise_ids:
            self.desk.runner.write(
                lambda: deeds.retire_promises(self.desk.company, promise_ids), self.desk.did, owner=self
            )


class _Warning(QFrame):
    """Agencies that compete, above the lists."""

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "warning")
        self.words = QLabel(wordWrap=True)
        QVBoxLayout(self).addWidget(self.words)
        self.hide()
