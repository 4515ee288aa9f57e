"""The eight steps of a visit with their parts, and what a rep takes along (business rules §5)."""

from __future__ import annotations

from distributor_desk.core.language import Text

STEPS: tuple[tuple[Text, tuple[Text, ...]], ...] = (
    (
        Text("准备", "Prepare"),
        (
            Text("上次承诺", "promises"),
            Text("POP物料", "POP"),
            Text("本次目标", "goal"),
        ),
    ),
    (
        Text("打招呼", "Greet"),
        (
            Text("问候店员", "staff"),
            Text("确认决策人", "decider"),
            Text("自我介绍", "introduce"),
            Text("先解决急事", "urgent"),
            Text("说明来意", "say why"),
        ),
    ),
    (
        Text("店情查看", "Check"),
        (Text("库存", "stock"), Text("货龄", "dates"), Text("价格", "prices"), Text("竞品", "competitors")),
    ),
    (
        Text("产品生动化", "Merchandise"),
        (
            Text("擦货架", "clean"),
            Text("陈列", "display"),
            Text("价签", "price tags"),
            Text("海报", "poster"),
        ),
    ),
    (Text("草拟订单", "Draft"), (Text("1.5倍法则", "1.5 rule"), Text("新品", "new item"))),
    (Text("销售陈述", "Present"), (Text("利益点", "benefits"), Text("异议处理", "objections"))),
    (
        Text("回顾总结", "Review"),
        (Text("确认订单", "confirm"), Text("约定下次", "next visit"), Text("道谢", "thanks")),
    ),
    (Text("行政工作", "Papers"), (Text("填表", "sheet"), Text("签字", "signed"))),
)

TOOLS: tuple[Text, ...] = (
    Text("线路簿", "route book"),
    Text("笔记本", "notebook"),
    Text("合同", "contracts"),
    Text("发票", "invoices"),
    Text("抹布", "cloth"),
    Text("海报/价格贴", "posters, price tags"),
    Text("计算器", "calculator"),
    Text("笔", "pen"),
    Text("名片", "cards"),
    Text("手册和单页", "handbook, leaflets"),
)

TickKey = str
"""A part of a step, as it is kept: `2.3` is the third part of the second step."""


def tick_keys() -> list[tuple[TickKey, Text, Text]]:
    """Every part with its key, its step and its words, in the order of the paper."""
    return [
        (f"{number}.{place}", step, part)
        for number, (step, parts) in enumerate(STEPS, start=1)
        for place, part in enumerate(parts, start=1)
    ]
