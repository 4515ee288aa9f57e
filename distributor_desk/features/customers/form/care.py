"""Care on a customer's page: greetings and gifts, questions and answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLabel

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import CustomerPanel
from distributor_desk.desktop.record_window import EditableList, Editing
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.customers.operations import care as operations
from distributor_desk.features.customers.queries import care as queries
from distributor_desk.features.customers.queries.listing import values_of
from distributor_desk.features.customers.records import Care, Question
from distributor_desk.features.customers.sheet.fields import CARE, QUESTION
from distributor_desk.storage.unit_of_work import Reading

PAGE = Text("客情", "Care")
CARED = Text("客情和礼品", "Care and gifts")
ASKED = Text("问答", "Questions and answers")
NO_CARE = Text("还没有记过问候或礼品。", "No greeting and no gift yet.")
NO_QUESTION = Text("还没有记过问题。", "No question yet.")
_OWN = frozenset({"customer"})


class CarePanel(CustomerPanel):
    """Two logs of one customer; what gifts cost stays on this screen."""

    shows = frozenset({"care", "question"})
    page = PAGE
    lazy = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self.cared = EditableList(
            desk,
            TableSource("care", CARE, frozenset({"care"}), queries.care_page, always=_OWN, empty=NO_CARE,
                        sort="date", descending=True),
            Editing(CARED, CARE, self._read_care, self._save_care, self._cared, self._drop_care, self._today),
            title=CARED, searched=False,
        )  # fmt: skip
        self.asked = EditableList(
            desk,
            TableSource("question", QUESTION, frozenset({"question"}), self._questions, always=_OWN,
                        empty=NO_QUESTION, sort="date", descending=True),
            Editing(ASKED, QUESTION, self._read_question, self._save_question, self._asked, self._drop_questions, self._today),
            title=ASKED, searched=False,
        )  # fmt: skip
        for heading, part in (
            (self.tr("Care and gifts"), self.cared),
            (self.tr("Questions and answers"), self.asked),
        ):
            label = QLabel(heading)
            theme.dress(label, "note")
            self.column.addWidget(label)
            part.setMinimumHeight(180)
            self.column.addWidget(part, 1)

    def read_again(self, customer_id: int) -> None:
        for part in (self.cared, self.asked):
            part.always = {"customer": str(customer_id)}
            part.refresh()

    def _questions(self, session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        """Without the customer's name: the page says whose they are."""
        if "customer" not in listing.filters:
            return Page(0, 0, ())
        page = queries.question_page(session, listing, offset, limit)
        rows = tuple(Row(row.id, (row.values[0], *row.values[2:])) for row in page.rows)
        return Page(page.total, page.offset, rows)

    def _today(self) -> Mapping[str, Any]:
        return {"date": self.desk.today()}

    def _read_care(self, session: Reading, record_id: int) -> Mapping[str, Any] | None:
        return values_of(session, Care, record_id, [c.key for c in CARE])

    def _save_care(self, record_id: int | None, values: Mapping[str, Any]) -> int:
        return operations.save_care(self.desk.company, self.customer_id or 0, record_id, values)

    def _cared(self, values: Mapping[str, Any]) -> Text:
        return operations.CARED.with_(what=values.get("what") or "")

    def _drop_care(self, ids: list[int]) -> Text:
        return operations.take_out_care(self.desk.company, ids)

    def _read_question(self, session: Reading, record_id: int) -> Mapping[str, Any] | None:
        return values_of(session, Question, record_id, [c.key for c in QUESTION])

    def _save_question(self, record_id: int | None, values: Mapping[str, Any]) -> int:
        return operations.save_question(self.desk.company, self.customer_id, record_id, values)

    def _asked(self, values: Mapping[str, Any]) -> Text:
        return operations.ASKED.with_(what=str(values.get("asked") or "")[:40])

    def _drop_questions(self, ids: list[int]) -> Text:
        return operations.take_out_questions(self.desk.company, ids)
