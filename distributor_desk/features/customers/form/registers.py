"""The registers of the Customers tab: groups, sources with trials, broadcasts, answers, retired customers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.desktop import messages, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_window import EditableList, Editing, RecordWindow
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.customers.operations import care, keeping
from distributor_desk.features.customers.queries import care as queries
from distributor_desk.features.customers.queries import retired
from distributor_desk.features.customers.queries.listing import values_of
from distributor_desk.features.customers.queries.shops import source_page
from distributor_desk.features.customers.records import (
    Broadcast,
    ChatGroup,
    LeadSource,
    Question,
    Trial,
)
from distributor_desk.features.customers.rules import crowded_days
from distributor_desk.features.customers.sheet.fields import (
    BROADCAST,
    GROUP,
    QUESTION,
    SOURCE,
    TRIAL,
    USUAL_SOURCES,
)
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

GROUPS, SOURCES = Text("微信群登记", "WeChat groups"), Text("客户来源", "Sources of customers")
TRIALS, BROADCASTS = Text("小规模试验", "Small trials"), Text("群发计划", "Planned messages")
ANSWERS, RETIRED = Text("问答库", "Questions and answers"), Text("已停用的客户", "Retired customers")
NO_GROUPS = Text("还没有登记微信群。", "No WeChat group yet.")
NOT_GIVEN = Text("（没有填）", "(not given)")
NO_SOURCES = Text("还没有来源。可以先填入常用的。", "No source yet. Fill in the usual ones to begin with.")
NO_TRIALS = Text(
    "还没有试验。先小规模试，算清花费和成交。", "No trial yet. Try small first, and count what it brought."
)
NO_MESSAGES = Text("还没有计划群发。", "No message is planned.")
NO_ANSWERS = Text("还没有问答。", "No questions yet.")
COPIED = Text("已复制回答，可以粘贴到微信。", "The answer is copied; paste it into WeChat.")
NOBODY = Text("没有停用的客户。", "No customer is retired.")
SOURCE_COLUMNS = (
    Column("name", Text("来源", "Source")),
    Column("leads", Text("线索数", "Leads"), Kind.INTEGER),
    Column("customers", Text("成交客户", "Customers"), Kind.INTEGER),
    Column("conversion", Text("转化率", "Conversion"), Kind.PERCENT),
    Column("retention", Text("留存率", "Retention"), Kind.PERCENT),
    Column("net", Text("近90天净额", "Net 90 days"), Kind.MONEY),
    Column("notes", Text("备注", "Notes")),
)
GROUP_COLUMNS = (
    *GROUP[:3],
    Column("customers", Text("其中客户", "Customers in it"), Kind.INTEGER),
    *GROUP[3:],
)
TRIAL_COLUMNS = (
    *TRIAL[:8],
    Column("back", Text("回报率", "Return"), Kind.PERCENT, owner_only=True),
    TRIAL[8],
)
ANSWER_COLUMNS = (QUESTION[0], Column("name", Text("客户", "Customer")), *QUESTION[1:])
RETIRED_COLUMNS = (
    Column("name", Text("客户", "Customer")),
    Column("code", Text("客户编号", "Code")),
    Column("area", Text("片区", "Area")),
    Column("address", Text("地址", "Address")),
    Column("notes", Text("备注", "Notes")),
)


def _editing(
    desk: Desk, title: Text, record: Any, columns: Sequence[Column], save: Callable[..., Any],
    done: Callable[[Mapping[str, Any]], Text], retire: Callable[..., Text],
    new: Callable[[], Mapping[str, Any]] = dict, suggestions: Mapping[str, Sequence[str]] | None = None,
) -> Editing:  # fmt: skip
    keys = [column.key for column in columns]
    return Editing(
        title, columns,
        lambda session, i: values_of(session, record, i, keys) if i > 0 else None,
        lambda i, values: save(desk.company, i, values),
        done,
        lambda ids: retire(desk.company, [i for i in ids if i > 0]),
        new,
        suggestions=suggestions or {},
    )  # fmt: skip


def _named(action: Text) -> Callable[[Mapping[str, Any]], Text]:
    return lambda values: action.with_(name=values.get("name") or values.get("source") or "")


def groups(desk: Desk, parent: QWidget) -> RecordWindow:
    """微信群登记: who runs which group, how many are in it, and how many of them are customers."""
    source = TableSource(
        "groups", GROUP_COLUMNS, frozenset({"chat_group", "contact"}), queries.group_page, empty=NO_GROUPS, sort="name"
    )  # fmt: skip
    editing = _editing(
        desk, GROUPS, ChatGroup, GROUP, care.save_group, _named(care.GROUP), care.take_out_groups
    )
    return RecordWindow(desk, parent, GROUPS, EditableList(desk, source, editing, title=GROUPS))


class AnswersWindow(RecordWindow):
    """问答库: what was asked anywhere and what we said; an answer is copied to be used again."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        source = TableSource(
            "answers", ANSWER_COLUMNS, frozenset({"question", "customer"}), queries.question_page, empty=NO_ANSWERS,
            sort="date", descending=True,
        )  # fmt: skip
        editing = _editing(
            desk, ANSWERS, Question, QUESTION,
            lambda company, i, values: care.save_question(company, None, i, values),
            lambda values: care.ASKED.with_(what=str(values.get("asked") or "")[:40]),
            care.take_out_questions, lambda: {"date": desk.today()},
        )  # fmt: skip
        lists = EditableList(desk, source, editing, title=ANSWERS)
        super().__init__(desk, parent, ANSWERS, lists)
        lists.add_button(self.tr("Copy the answer"), self.copy_answer)

    def copy_answer(self) -> None:
        """The chosen row's answer to the clipboard."""
        place = [column.key for column in ANSWER_COLUMNS].index("answer")

        def copy(rows: list[Row]) -> None:
            said = "\n".join(str(row.values[place]) for row in rows if row.values[place])
            if said:
                QGuiApplication.clipboard().setText(said)
                self.desk.tell(COPIED)

        self.list.table.with_selected(copy)


class BroadcastsWindow(RecordWindow):
    """群发计划: what goes out on which day; a day with more than one is warned about."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        source = TableSource(
            "broadcasts", BROADCAST, frozenset({"broadcast"}), queries.broadcast_page, empty=NO_MESSAGES, sort="date",
            descending=True,
        )  # fmt: skip
        editing = _editing(
            desk, BROADCASTS, Broadcast, BROADCAST, care.save_broadcast,
            lambda values: care.BROADCAST.with_(day=values.get("date") or ""), care.take_out_broadcasts,
            lambda: {"date": desk.today()},
        )  # fmt: skip
        lists = EditableList(desk, source, editing, title=BROADCASTS)
        super().__init__(desk, parent, BROADCASTS, lists)
        self.crowd = QLabel(wordWrap=True)
        theme.dress(self.crowd, "problem")
        note = QLabel(
            self.tr(
                "Best read at about 8 in the morning, at noon and from 6 to 8 in the evening; once a day is enough."
            ),
            wordWrap=True,
        )
        theme.dress(note, "note")
        self.column.insertWidget(0, note)
        self.column.insertWidget(1, self.crowd)
        lists.table.rows_arrived.connect(self._count)

    def _count(self) -> None:
        today = self.desk.today()
        self.desk.runner.read(
            lambda session: crowded_days(queries.broadcast_days(session, today)), self._warn, owner=self
        )

    def _warn(self, days: list[Any]) -> None:
        said = ", ".join(day.isoformat() for day in days)
        self.crowd.setText(self.tr("More than one message on: {days}").format(days=said) if days else "")


class SourcesWindow(RecordWindow):
    """客户来源: leads → customers → who stayed, by source; and the small trials beside."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        ledger = {c.column.key: c.expression for f in desk.features for c in f.customer_columns(desk.today())}
        today = desk.today()

        def rows(session: Reading, _listing: Listing, offset: int, limit: int) -> Page:
            found = source_page(session, offset, limit, today, ledger)
            named = ((row, row.values[0] or desk.say(NOT_GIVEN)) for row in found.rows)
            return replace(found, rows=tuple(replace(r, values=(name, *r.values[1:])) for r, name in named))

        source = TableSource(
            "sources", SOURCE_COLUMNS, frozenset({"lead_source", "customer", "sales_line"}), rows,
            fixed_order=frozenset(c.key for c in SOURCE_COLUMNS), empty=NO_SOURCES,
        )  # fmt: skip
        editing = _editing(
            desk, SOURCES, LeadSource, SOURCE, care.save_source, _named(care.SOURCE), care.take_out_sources
        )  # fmt: skip
        lists = EditableList(desk, source, editing, title=SOURCES, searched=False)
        self.trials = _trials(desk)
        super().__init__(desk, parent, SOURCES, lists)
        lists.add_button(self.tr("Fill in the usual ones"), self.fill_in)
        self._lay_out()

    def fill_in(self) -> None:
        """Put the usual sources on the list."""
        desk = self.desk
        desk.runner.write(
            lambda: care.fill_in_sources(desk.company, USUAL_SOURCES, desk.language),
            lambda _count: desk.did(care.USUAL),
            owner=self,
        )

    def _lay_out(self) -> None:
        note = QLabel(
            self.tr(
                "Conversion: customers who ordered, of all leads. Retention: of those who first ordered over 90 days ago, who ordered in the last 90."
            ),
            wordWrap=True,
        )
        theme.dress(note, "note")
        pages = QTabWidget()
        first = QWidget()
        column = QVBoxLayout(first)
        self.column.removeWidget(self.list)
        column.addWidget(note)
        column.addWidget(self.list, 1)
        pages.addTab(first, self.desk.say(SOURCES))
        pages.addTab(self.trials, self.desk.say(TRIALS))
        self.column.insertWidget(1, pages, 1)
        self.trials.refresh()


def _trials(desk: Desk) -> EditableList:
    source = TableSource(
        "trials", TRIAL_COLUMNS, frozenset({"trial"}), queries.trial_page, fixed_order=frozenset({"back"}),
        empty=NO_TRIALS, sort="first", descending=True,
    )  # fmt: skip
    editing = _editing(
        desk, TRIALS, Trial, TRIAL, care.save_trial, _named(care.TRIED), care.take_out_trials,
        lambda: {"first": desk.today()},
        {"source": [desk.say(text) for text in USUAL_SOURCES]},
    )  # fmt: skip
    return EditableList(desk, source, editing, title=TRIALS)


class RetiredWindow(RecordWindow):
    """已停用的客户: looked through and brought back."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        source = TableSource(
            "retired", RETIRED_COLUMNS, frozenset({"customer"}), retired.page, empty=NOBODY, sort="name"
        )  # fmt: skip
        lists = EditableList(desk, source, None, title=RETIRED)
        super().__init__(desk, parent, RETIRED, lists)
        lists.add_button(self.tr("Revive"), lambda: lists.with_chosen(self.revive))
        lists.table.activated.connect(lambda customer: self.revive([customer]))

    def revive(self, ids: list[int]) -> None:
        """Bring customers back on the list."""
        company = self.desk.company
        self.desk.runner.write(
            lambda: keeping.revive_customers(company, ids), self.desk.did, self._refused, owner=self
        )

    def _refused(self, error: DeskError) -> None:
        messages.refuse(self.desk, self, error)
