"""The three lists of the tab: schemes, everyone on the scheme, its settlements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Page, Row
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.features.rebates.form.bar import BarDelegate, bar_text
from distributor_desk.features.rebates.form.shown_tables import LEDGER, TABLES
from distributor_desk.features.rebates.queries import history
from distributor_desk.features.rebates.queries import lists as queries
from distributor_desk.features.rebates.queries.standing import Standing
from distributor_desk.features.rebates.sheet.columns import BASES, METHODS, PERIODS, SETTLEMENTS
from distributor_desk.features.rebates.sheet.outgoing import settlement_row
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.unit_of_work import Reading

SCHEMES, PEOPLE, PAPERS = (
    Text("返利方案", "Schemes"),
    Text("谁在方案上", "On the scheme"),
    Text("结算", "Settlements"),
)
STATES = (
    Choice("running", Text("执行中", "running")),
    Choice("coming", Text("未开始", "coming")),
    Choice("ended", Text("已结束", "ended")),
    Choice("empty", Text("还没有档位", "no tiers yet")),
)
SCHEME_COLUMNS = (
    Column("name", Text("方案", "Scheme")),
    Column("people", Text("家数", "People"), Kind.INTEGER),
    Column("period", Text("周期", "Period"), Kind.CHOICE, choices=PERIODS),
    Column("basis", Text("依据", "Basis"), Kind.CHOICE, choices=BASES),
    Column("method", Text("方法", "Method"), Kind.CHOICE, choices=METHODS),
    Column("state", Text("状态", "State"), Kind.CHOICE, choices=STATES),
)
PEOPLE_COLUMNS = (
    Column("name", Text("客户", "Customer")),
    Column("bar", Text("距下一档", "To the next tier")),
    Column("basis", Text("已达", "Basis now"), Kind.MONEY),
    Column("entitlement", Text("应返", "Entitled"), Kind.MONEY),
    Column("settled", Text("已结", "Settled"), Kind.MONEY),
    Column("due", Text("本次应付", "Due"), Kind.MONEY),
    Column("forecast", Text("预计应返", "On track for"), Kind.MONEY),
    Column("threshold", Text("已到档位", "Tier from"), Kind.MONEY),
    Column("target", Text("目标", "Target"), Kind.MONEY),
    Column("goods", Text("货补余额", "Goods balance"), Kind.MONEY),
    Column("last", Text("期末", "Period ends"), Kind.DATE),
)
NO_SCHEMES = Text(
    "还没有返利方案。新建一个，或导入“返利方案”表。",
    "There are no rebate schemes yet. Make one, or import a sheet of them.",
)
NOBODY = Text(
    "这个方案在这一期还没有人。点“签协议”让客户参加。",
    "Nobody is on this scheme in this period. Press “Sign…” to put a customer on it.",
)
NO_PAPERS = Text("这个方案还没有结算过。", "Nothing has been settled on this scheme yet.")


def scheme_table(desk: Desk) -> RecordTable:
    def page(session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        rows = queries.scheme_rows(session, desk.today())
        if listing.sort in {c.key for c in SCHEME_COLUMNS}:
            place = next(n for n, c in enumerate(SCHEME_COLUMNS) if c.key == listing.sort)
            rows.sort(key=lambda row: row.values[place], reverse=listing.descending)
        return queries.page(rows, offset, limit)

    hidden = frozenset({"period", "basis", "method"})
    table = RecordTable(
        desk,
        TableSource(
            "rebate_schemes", SCHEME_COLUMNS, TABLES, page, hidden=hidden, empty=NO_SCHEMES, imported=True
        ),
    )
    table.title = SCHEMES
    return table


Which = Callable[[], tuple[int | None, date]]
"""The scheme that is looked at, and the as-of day."""


def people_table(desk: Desk, which: Which) -> RecordTable:
    def page(session: Reading, listing: Listing, offset: int, limit: int) -> Page:
        scheme_id, as_of = which()
        if scheme_id is None:
            return Page(0, 0, ())
        rows = queries.participants(session, scheme_id, as_of, listing)
        return queries.page([_said(desk, row) for row in rows], offset, limit)

    source = TableSource(
        "rebate_people",
        PEOPLE_COLUMNS,
        TABLES | LEDGER,
        page,
        hidden=frozenset({"goods", "last"}),
        empty=NOBODY,
        imported=True,
    )
    table = RecordTable(desk, source, can_add=False)
    table.title = PEOPLE
    place = next(n for n, c in enumerate(PEOPLE_COLUMNS) if c.key == "bar")
    table.view.setItemDelegateForColumn(place, BarDelegate(table))
    return table


def _said(desk: Desk, row: Row) -> Row:
    today = desk.today()
    return Row(
        row.id, tuple(desk.say(bar_text(v, today)) if isinstance(v, Standing) else v for v in row.values)
    )


def paper_table(desk: Desk, which: Which) -> RecordTable:
    def page(session: Reading, _listing: Listing, offset: int, limit: int) -> Page:
        scheme_id, _as_of = which()
        if scheme_id is None:
            return Page(0, 0, ())
        found = history.settlements(session, scheme_id=scheme_id)
        return queries.page([Row(line.id, tuple(settlement_row(line))) for line in found], offset, limit)

    every = frozenset(c.key for c in SETTLEMENTS)
    source = TableSource("settlements", SETTLEMENTS, TABLES, page, fixed_order=every, empty=NO_PAPERS)
    table = RecordTable(desk, source, can_add=False)
    table.title = PAPERS
    return table
