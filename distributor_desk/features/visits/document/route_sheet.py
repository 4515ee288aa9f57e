"""线路清单: every shop of a route; and a promotion with the shops that may have it."""

from __future__ import annotations

from distributor_desk.core.language import Language
from distributor_desk.features.visits.document.saying import Say, day, joined
from distributor_desk.features.visits.rules.paper import PromotionSheet, RouteSheet
from distributor_desk.printing.blocks import (
    Block,
    Fact,
    Facts,
    Paragraph,
    Row,
    Spacer,
    Strong,
    Table,
    TableColumn,
    Title,
)


def route_sheet(route: RouteSheet, language: Language) -> list[Block]:
    """A whole route with its shops in the order of the stops."""
    say = Say(language)
    columns = (
        TableColumn(say("序", "No."), 0.45, "center"),
        TableColumn(say("店名", "Shop"), 2.2),
        TableColumn(say("地址", "Address"), 2.8),
        TableColumn(say("联系人", "Contact"), 1.1),
        TableColumn(say("电话", "Phone"), 1.3),
        TableColumn(say("周期（天）", "Every (days)"), 0.8, "right"),
        TableColumn(say("上次拜访", "Last visit"), 1.1),
        TableColumn(say("备注", "Note"), 1.2),
    )
    rows = tuple(
        Row(
            (
                str(stop.stop or ""),
                Strong(joined(" ", stop.name, stop.code)),
                stop.address,
                stop.contact,
                stop.phone,
                str(stop.visit_every or ""),
                day(stop.last_visit),
                None,
            )
        )
        for stop in route.stops
    )
    return [
        Title(say("线路清单", "Route list"), above=route.company, under=route.route),
        Facts(
            (
                Fact(say("业务员", "Rep"), route.rep or None, strong=True),
                Fact(say("走线日", "Walked on"), say.text(route.walked) or None),
                Fact(say("门店数", "Shops"), str(len(route.stops))),
            ),
            (1.0, 1.6, 0.8),
        ),
        Spacer(),
        Table(columns, rows),
    ]


def promotion_sheet(promotion: PromotionSheet, language: Language) -> list[Block]:
    """方案表: the conditions, and the shops that may have it, with room to note when it was agreed (NEEDS 110)."""
    say = Say(language)
    columns = (
        TableColumn(say("线路", "Route"), 1.2),
        TableColumn(say("店名", "Shop"), 2.2),
        TableColumn(say("电话", "Phone"), 1.3),
        TableColumn(say("已谈", "Talked"), 0.7),
        TableColumn(say("条件达到", "Met"), 0.8),
        TableColumn(say("执行日期", "Done on"), 1.0),
        TableColumn(say("备注", "Note"), 1.4),
    )
    span = f"{promotion.starts_on or ''} – {promotion.ends_on or ''}"
    rows = tuple(
        Row((route, Strong(shop), phone, None, None, None, None)) for route, shop, phone in promotion.shops
    )
    return [
        Title(say("促销方案表", "Promotion scheme"), above=promotion.company, under=promotion.name),
        Facts(
            (
                Fact(say("期限", "Runs"), span),
                Fact(say("门店数", "Shops"), str(len(promotion.shops))),
            )
        ),
        *(
            (Paragraph(say("条件：", "Conditions: ") + promotion.conditions, bold=True),)
            if promotion.conditions
            else ()
        ),
        Spacer(),
        Table(columns, rows),
    ]
