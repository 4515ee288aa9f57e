"""Page 1: where the rep goes today, what for, and what to take along (当日拜访路线表)."""

from __future__ import annotations

from distributor_desk.core.language import Language, Text
from distributor_desk.features.visits.document.saying import Say, amount, in_order, joined, number, with_code
from distributor_desk.features.visits.rules.paper import VisitSheet
from distributor_desk.features.visits.rules.steps import TOOLS
from distributor_desk.printing.blocks import (
    Block,
    Fact,
    Facts,
    FillIn,
    FillIns,
    Heading,
    Paragraph,
    Row,
    Spacer,
    Strong,
    Table,
    TableColumn,
    Tick,
    Ticks,
    Title,
)

_WEEKDAYS = (
    Text("星期一", "Monday"),
    Text("星期二", "Tuesday"),
    Text("星期三", "Wednesday"),
    Text("星期四", "Thursday"),
    Text("星期五", "Friday"),
    Text("星期六", "Saturday"),
    Text("星期日", "Sunday"),
)


def route_list(sheet: VisitSheet, language: Language) -> list[Block]:
    """The whole of page 1."""
    say = Say(language)
    first = [shop.name for shop in in_order(sheet) if shop.priority == "A"]
    return [
        Title(say("当日拜访路线表", "Route of the day"), above=sheet.company),
        Facts(
            (
                Fact(say("业务员", "Rep"), sheet.rep, strong=True),
                Fact(
                    say("日期", "Date"),
                    f"{sheet.day.isoformat()}  {say.text(_WEEKDAYS[sheet.day.weekday()])}",
                ),
                Fact(say("线路", "Route"), say.list(sheet.routes)),
                Fact(say("今日目标", "Target today"), amount(sheet.target), strong=True),
                Fact(say("门店数", "Shops"), str(len(sheet.shops))),
                Fact(say("今日重点", "Focus today"), say.text(sheet.focus) or None, strong=True, wide=True),
                *(
                    (Fact(say("重点客户（A）", "Key shops (A)"), say.list(first), wide=True),)
                    if first
                    else ()
                ),
            )
        ),
        Spacer(),
        _route_table(sheet, say),
        Heading(say("出门前准备", "Before leaving")),
        Ticks(tuple(Tick(say.text(tool)) for tool in sheet.tools or TOOLS), label=say("工具", "Tools")),
        FillIns(tuple(FillIn(say.text(p.name), value=number(p.carried)) for p in sheet.pop)),
        FillIns(
            (
                FillIn(say("目标调整为", "Target set to")),
                FillIn(say("问题及解决办法", "Problems and what to do"), 2.5, sheet.note),
            )
        ),
        *(
            (
                Paragraph(
                    say(f"上次自评：{sheet.last_reviewed}", f"To do better: {sheet.last_reviewed}"),
                    size="small",
                ),
            )
            if sheet.last_reviewed
            else ()
        ),
    ]


def _route_table(sheet: VisitSheet, say: Say) -> Table:
    columns = (
        TableColumn(say("序", "No."), 0.45, "center"),
        TableColumn(say("优先", "A/B"), 0.6, "center"),
        TableColumn(say("店名（编号）", "Shop (code)"), 2.4),
        TableColumn(say("地址", "Address"), 2.6),
        TableColumn(say("联系人 / 称呼", "Contact / address as"), 1.4),
        TableColumn(say("电话", "Phone"), 1.35),
        TableColumn(say("目的", "Purpose"), 1.7),
        TableColumn(say("到店时间", "Arrived"), 0.95),
    )
    rows = tuple(
        Row(
            (
                str(shop.stop),
                Strong(shop.priority, reversed=shop.priority == "A"),
                Strong(with_code(shop, say)),
                shop.address,
                joined(" / ", shop.contact, shop.salutation),
                shop.phone,
                say.text(shop.purpose),
                None,
            )
        )
        for shop in in_order(sheet)
    )
    return Table(columns, rows)
