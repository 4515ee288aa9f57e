"""The last page: what came of the day, to fill in (终端拜访日报表)."""

from __future__ import annotations

from distributor_desk.core.language import Language, Text
from distributor_desk.features.visits.document.saying import Say, in_order
from distributor_desk.features.visits.rules.paper import VisitSheet
from distributor_desk.printing.blocks import (
    Block,
    FillIn,
    FillIns,
    Heading,
    Row,
    Signatures,
    Spacer,
    Table,
    TableColumn,
    Tick,
    Ticks,
    Title,
)

_RESULTS = (
    Text("有单", "order"),
    Text("无单", "no order"),
    Text("未遇", "not met"),
    Text("拒绝", "refused"),
)


def daily_report(sheet: VisitSheet, language: Language) -> list[Block]:
    """The whole of the last page."""
    say = Say(language)
    return [
        Title(
            say("终端拜访日报表", "Daily report"),
            under=f"{sheet.rep}    {sheet.day.isoformat()}    {say.list(sheet.routes)}",
        ),
        _report_table(sheet, say),
        FillIns(
            (
                FillIn(say("拜访家数", "Calls")),
                FillIn(say("成交家数", "With order")),
                FillIn(say("成交率 %", "Strike rate %")),
                FillIn(say("平均订单", "Average order")),
            )
        ),
        Heading(say("今日回顾", "Review of the day")),
        *(
            FillIns((FillIn(label),))
            for label in (
                say("做得好的", "Went well"),
                say("没做好的，怎么改", "To do better, and how"),
                say("竞品和市场", "Competitors, market"),
                say("明天先做", "First thing tomorrow"),
            )
        ),
        Spacer(),
        Signatures((say("业务员签字", "Rep"), say("主管签字", "Supervisor"), say("日期", "Date"))),
    ]


def _report_table(sheet: VisitSheet, say: Say) -> Table:
    columns = (
        TableColumn(say("序", "No."), 0.45, "center"),
        TableColumn(say("店名", "Shop"), 2.3),
        TableColumn(say("结果", "Result"), 3.2),
        TableColumn(say("订单金额", "Order"), 1.1),
        TableColumn(say("品项数", "SKUs"), 0.7),
        TableColumn(say("承诺", "Promise"), 1.7),
        TableColumn(say("何时兑现", "Due"), 0.9),
    )
    results = Ticks(tuple(Tick(say.text(r)) for r in _RESULTS), size="small")
    rows = [Row((str(s.stop), s.name, results, None, None, None, None)) for s in in_order(sheet)]
    total = Row(("", say("合计", "Total"), "", None, None, None, ""), total=True)
    return Table(columns, (*rows, total))
