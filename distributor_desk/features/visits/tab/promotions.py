"""Promotions for shops, with their conditions; each prints the list of shops that may have it."""

from __future__ import annotations

from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page
from distributor_desk.core.progress import Progress
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.visits.commands import printed_on
from distributor_desk.features.visits.operations import plans as operations
from distributor_desk.features.visits.queries import orders, plans
from distributor_desk.features.visits.queries.cards import CHANNELS
from distributor_desk.features.visits.tab.listing import ListPage, choices, open_form, paged
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.people import name_of
from distributor_desk.storage.unit_of_work import Reading

PROMOTIONS = Text("促销方案", "Promotions")
NONE = Text(
    "没有促销方案。新增一个，它会印在符合条件的店的拜访表上。",
    "No promotion. Add one: it is printed on the sheets of the shops that it is for.",
)
COLUMNS = (
    Column("name", Text("方案", "Promotion"), required=True),
    Column("conditions", Text("执行条件", "Conditions"), most=2000),
    Column("starts_on", Text("开始", "From"), Kind.DATE),
    Column("ends_on", Text("结束", "Until"), Kind.DATE),
    Column(
        "channel", Text("渠道", "Channel"), Kind.CHOICE, choices=choices(tuple(CHANNELS.items())),
        note=Text("空着是所有渠道", "empty is every channel"),
    ),
    Column("area", Text("片区", "Area"), note=Text("空着是所有片区", "empty is every area")),
)  # fmt: skip
NEW, EDIT = Text("新促销方案", "New promotion"), Text("促销方案：{name}", "Promotion: {name}")


def _page(session: Reading, _listing: Listing, offset: int, limit: int) -> Page:
    return paged(plans.promotions(session), offset, limit)


class PromotionsPage(ListPage):
    """One line a promotion, the newest first."""

    can_print = True

    def __init__(self, desk: Desk) -> None:
        every = frozenset(c.key for c in COLUMNS)
        source = TableSource(
            "promotions", COLUMNS, frozenset({"promotion"}), _page, fixed_order=every, empty=NONE
        )
        super().__init__(desk, source, PROMOTIONS, can_add=True)
        self.button(self.tr("New promotion…"), lambda: self._open(None, {}), first=True)
        self.deed(self.tr("Change…"), lambda ids: self._change(ids[0]))
        self.deed(self.tr("Print with its shops…"), lambda ids: self.print_one(ids[0]))
        self.deed(self.tr("Remove"), self._remove, button=False)
        self.row.addStretch(1)
        self.table.activated.connect(self._change)
        self.table.new_asked.connect(lambda: self._open(None, {}))
        self.table.retire_asked.connect(self._remove)

    def print_paper(self) -> None:
        """The chosen promotion with its shops."""
        current = self.table.current_id()
        if current is not None:
            self.print_one(current)

    def print_one(self, promotion_id: int) -> None:
        desk = self.desk

        def produce(_progress: Progress) -> Paper:
            from distributor_desk.features.visits import document

            with desk.company.read() as session:
                found = orders.promotion_sheet(session, desk.company.name, promotion_id)
                who = name_of(session, desk.company.at_the_desk)
            return document.promotion_pdf(found, desk.language, printed_on(desk.language, desk.today(), who))

        PrintDialog(desk, self, self.tr("Promotion"), produce).open()

    def _change(self, promotion_id: int) -> None:
        def came(row: tuple[Any, ...] | None) -> None:
            if row is not None:
                self._open(promotion_id, dict(zip(plans.PROMOTION_FIELDS, row[1:], strict=True)))

        self.desk.runner.read(
            lambda session: next((r for r in plans.promotions(session) if r[0] == promotion_id), None),
            came,
            owner=self,
        )

    def _open(self, promotion_id: int | None, initial: dict[str, Any]) -> None:
        title = EDIT.with_(name=initial["name"]) if promotion_id else NEW
        open_form(
            self.desk, self, title, COLUMNS, initial,
            lambda values: operations.save_promotion(self.desk.company, promotion_id, values),
            fresh=promotion_id is None,
        )  # fmt: skip

    def _remove(self, ids: list[int]) -> None:
        self.write(lambda: operations.retire_promotions(self.desk.company, ids))
