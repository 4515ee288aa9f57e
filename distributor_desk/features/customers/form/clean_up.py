"""The clean-up list (needs 11): who has not ordered, who stands twice, where nobody decides; merge, retire, mend."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_window import EditableList, RecordWindow
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.customers import operations
from distributor_desk.features.customers.queries.clean_up import page
from distributor_desk.features.customers.sheet.columns import CUSTOMERS, STATUSES
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

TITLE = Text("客户清理", "Clean-up list")
CHECKS = {
    "no_order": Text("很久没有进货", "No order for long"),
    "double": Text("可能重复（电话或名称相同）", "May stand twice (same phone or name)"),
    "no_decision_maker": Text("没有拍板的人", "Nobody who decides"),
    "no_phone": Text("没有电话和微信", "No phone and no WeChat"),
    "no_route": Text("没有线路", "On no route"),
}
COLUMNS = (
    Column("name", Text("客户", "Customer")),
    Column("code", Text("客户编号", "Code")),
    Column("status", Text("状态", "Status"), Kind.CHOICE, choices=STATUSES),
    CUSTOMERS.column("contact"),
    CUSTOMERS.column("phone"),
    CUSTOMERS.column("route"),
    CUSTOMERS.column("rep"),
    Column("reason", Text("最近进货 / 相同处", "Last order, or what is the same")),
)
CLEAN = Text("没有需要清理的客户。", "There is nothing to tidy.")
DAYS = 60


class CleanUpWindow(RecordWindow):
    """One check at a time; what is wrong is mended from here."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        ledger = {c.column.key: c.expression for f in desk.features for c in f.customer_columns(desk.today())}
        today = desk.today()

        def rows(session: Reading, listing: Listing, offset: int, limit: int) -> Page:
            return page(session, listing, offset, limit, today, ledger)

        shows = frozenset({"customer", "contact", "sales_line", "route"})
        source = TableSource(
            "clean_up", COLUMNS, shows, rows, fixed_order=frozenset(c.key for c in COLUMNS),
            always=frozenset({"check", "days"}), empty=CLEAN,
        )  # fmt: skip
        self.check, self.days = QComboBox(), QSpinBox()
        lists = EditableList(desk, source, None, title=TITLE, searched=False)
        lists.always = {"check": "no_order", "days": str(DAYS)}
        super().__init__(desk, parent, TITLE, lists)
        self._lay_out()

    def _lay_out(self) -> None:
        for key, text in CHECKS.items():
            self.check.addItem(self.desk.say(text), key)
        self.check.setAccessibleName(self.tr("What to look for"))
        self.days.setRange(7, 999)
        self.days.setValue(DAYS)
        self._days_words = QLabel(self.tr("days without an order"))
        self.days.setAccessibleName(self._days_words.text())
        for part in (self.check, self.days, self._days_words):
            self.head.addWidget(part)
        self.head.addStretch(1)
        self.check.currentIndexChanged.connect(lambda _place: self._look())
        self.days.valueChanged.connect(lambda _days: self._look())
        self.list.add_button(self.tr("Merge…"), lambda: self.list.with_chosen(self._merge))
        self.list.add_button(self.tr("Retire"), lambda: self.list.with_chosen(self._retire))
        self.list.add_button(self.tr("Show customer"), lambda: self.list.with_chosen(self._open))
        self.list.table.activated.connect(lambda customer: self._open([customer]))
        self.list.table.retire_asked.connect(self._retire)

    def _look(self) -> None:
        check = str(self.check.currentData())
        for part in (self.days, self._days_words):
            part.setVisible(check == "no_order")
        self.list.always = {"check": check, "days": str(self.days.value())}
        self.list.refresh()

    def _merge(self, ids: list[int]) -> None:
        from distributor_desk.features.customers.form.merging import MergeDialog

        MergeDialog(self.desk, self, ids[0], ids[1] if len(ids) > 1 else None).open()

    def _retire(self, ids: list[int]) -> None:
        company = self.desk.company
        self.desk.runner.write(
            lambda: operations.retire_customers(company, ids),
            lambda _none: self.desk.did(operations.RETIRE.with_(count=len(ids))),
            owner=self,
        )

    def _open(self, ids: list[int]) -> None:
        self.desk.open_record("customers", ids[0])
        self.accept()
