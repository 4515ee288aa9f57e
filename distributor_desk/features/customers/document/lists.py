"""网点分布表: all outlets, an area after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from distributor_desk.core.language import Language
from distributor_desk.features.customers.document.saying import Say
from distributor_desk.features.customers.queries.papers import Outlet
from distributor_desk.printing.blocks import Block, Heading, Paragraph, Row, Strong, Table, TableColumn, Title


def outlet_list(areas: Mapping[str, Sequence[Outlet]], company: str, language: Language) -> list[Block]:
    """A table for each area, those without one last; how many on top."""
    say = Say(language)
    count = sum(len(found) for found in areas.values())
    blocks: list[Block] = [
        Title(say("网点分布表", "Outlets by area"), above=company),
        Paragraph(say(f"共 {len(areas)} 个片区，{count} 个网点", f"areas: {len(areas)}, outlets: {count}"), align="center"),
    ]  # fmt: skip
    for area in sorted(areas, key=lambda name: (not name, name)):
        name = area or say("没有填片区", "No area given")
        blocks += [
            Heading(say(f"{name}　{len(areas[area])} 个", f"{name}   {len(areas[area])}")),
            _table(areas[area], say),
        ]
    return blocks


def _table(outlets: Sequence[Outlet], say: Say) -> Table:
    columns = (
        TableColumn(say("序", "No."), 0.4, "center"),
        TableColumn(say("网点（编号）", "Outlet (code)"), 2.6),
        TableColumn(say("渠道", "Channel"), 0.8),
        TableColumn(say("地址", "Address"), 3.0),
        TableColumn(say("联系人", "Contact"), 0.9),
        TableColumn(say("电话", "Phone"), 1.3),
        TableColumn(say("线路", "Route"), 1.2),
        TableColumn(say("业务员", "Rep"), 0.8),
    )
    rows = tuple(
        Row((
            str(number), Strong(say.with_code(o.name, o.code)), say.channel(o.channel), o.address or "",
            o.contact or "", o.phone or "", o.route or "", o.rep or "",
        ))
        for number, o in enumerate(outlets, start=1)
    )  # fmt: skip
    return Table(columns, rows, zebra=True)
