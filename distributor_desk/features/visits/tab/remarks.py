"""What shops said: complaints with their closing day, feedback, questions, and the worries that count most."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.visits.operations import shops as operations
from distributor_desk.features.visits.queries.ladder import register
from distributor_desk.features.visits.rules.remarks import REMARKS
from distributor_desk.features.visits.tab.listing import ListPage, choices, open_form, paged
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

SAID = Text("意见", "Remarks")
NONE = Text(
    "还没有记下投诉或反馈。录入拜访表时填，或在客户页上记。",
    "No complaint or feedback yet. They come with the visit sheets, or are noted on a customer's page.",
)
FIELDS = (
    Column("kind", Text("类型", "Type"), Kind.CHOICE, choices=choices(REMARKS)),
    Column("what", Text("说了什么", "What was said"), required=True, most=2000),
    Column("main", Text("最在意", "Counts most"), Kind.YES_NO),
    Column("answer", Text("答复", "Answer"), most=2000),
    Column("closed_on", Text("处理日期", "Seen to on"), Kind.DATE),
)
COLUMNS = (
    Column("date", Text("日期", "Date"), Kind.DATE),
    FIELDS[0],
    Column("shop", Text("客户", "Customer")),
    *FIELDS[1:],
)
EDIT = Text("店里的意见", "What the shop said")


def _page(session: Reading, listing: Listing, offset: int, limit: int) -> Page:
    rows = register(session, listing.filters.get("kind"), open_only=listing.filters.get("open") == "yes")
    return paged([(*row[:5], row[5] or None, *row[6:8]) for row in rows], offset, limit)


class RemarksPage(ListPage):
    """One line a remark, the newest first."""

    def __init__(self, desk: Desk) -> None:
        every = frozenset(c.key for c in COLUMNS)
        shows = frozenset({"shop_remark", "customer"})
        source = TableSource(
            "remarks",
            COLUMNS,
            shows,
            _page,
            fixed_order=every,
            always=frozenset({"kind", "open"}),
            empty=NONE,
        )
        super().__init__(desk, source, SAID)
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Type"))
        self.kind.addItem(self.tr("All types"), None)
        for key, words in REMARKS:
            self.kind.addItem(desk.say(words), key)
        self.open_only = QCheckBox(self.tr("Only what is not seen to"))
        self.row.addWidget(self.kind)
        self.row.addWidget(self.open_only)
        self.row.addStretch(1)
        self.deed(self.tr("Seen to"), self._close)
        self.deed(self.tr("Change…"), lambda ids: self._with(ids[0], self._open))
        self.deed(
            self.tr("Open the customer"),
            lambda ids: self._with(ids[0], lambda row: desk.open_record("customers", row[8])),
        )
        self.kind.currentIndexChanged.connect(lambda _place: self.refresh())
        self.open_only.toggled.connect(lambda _on: self.refresh())
        self.table.activated.connect(lambda i: self._with(i, self._open))

    def refresh(self) -> None:
        filters = {"open": "yes"} if self.open_only.isChecked() else {}
        if self.kind.currentData():
            filters["kind"] = self.kind.currentData()
        self.table.show_filtered(Listing(filters=filters))

    def _close(self, ids: list[int]) -> None:
        desk, remark_id = self.desk, ids[0]
        self.write(lambda: operations.close_remark(desk.company, remark_id, desk.today()))

    def _with(self, remark_id: int, then: Any) -> None:
        def came(row: tuple[Any, ...] | None) -> None:
            if row is not None:
                then(row)

        self.desk.runner.read(
            lambda session: next(
                (r for r in register(session, None, open_only=False) if r[0] == remark_id), None
            ),
            came,
            owner=self,
        )

    def _open(self, row: tuple[Any, ...]) -> None:
        desk, remark_id = self.desk, row[0]
        initial = {"kind": row[2], "what": row[4], "main": row[5], "answer": row[6], "closed_on": row[7]}
        open_form(
            desk, self, EDIT, FIELDS, initial,
            lambda values: operations.change_remark(desk.company, remark_id, values),
        )  # fmt: skip
