"""Roles with what they are judged by, and what is settled before a rep leaves (needs 48, 50, 51)."""

from __future__ import annotations

from distributor_desk.core.language import Text

ROLES: dict[str, Text] = {
    "sales": Text("综合业务", "all-round rep"),
    "developer": Text("网络拓展", "network developer"),
    "maintainer": Text("市场维护", "market maintainer"),
    "collector": Text("专职收款", "collector"),
    "supervisor": Text("主管", "supervisor"),
}
JUDGED_BY: dict[str, Text] = {
    "sales": Text("销售达成、新品、户均SKU、回款", "sales, new products, SKUs per outlet, payments"),
    "developer": Text(
        "新开客户数、新客户三个月后还在进货", "new shops, and those that still order after three months"
    ),
    "maintainer": Text("拜访达成、覆盖率、陈列、承诺兑现", "calls made, coverage, display, promises kept"),
    "collector": Text("到期货款收回率、对账及时", "share of due money collected, statements in time"),
    "supervisor": Text("全队达成、例会和培训", "the team's results, meetings and training"),
}
"""What is offered for a role; a person writes their own."""

LEAVING: dict[str, Text] = {
    "customers": Text(
        "客户和线路交给接手的人（在“客户”里一次转交）",
        "shops and routes given to the next rep (in Customers, in one go)",
    ),
    "cards": Text(
        "客户卡、承诺、待办逐户交代并打印", "cards, promises and tasks gone through shop by shop, and printed"
    ),
    "accounts": Text("逐户对账，欠款签字确认", "balances confirmed and signed, shop by shop"),
    "cash": Text("货款、备用金、样品交清", "takings, petty cash and samples handed in"),
    "goods": Text("车辆、手机号、工作微信、钥匙交回", "vehicle, phone number, work WeChat, keys returned"),
    "visit": Text("带接手的人走一遍重点客户", "key shops visited together with the next rep"),
    "settled": Text(
        "工资提成结清，保密和竞业的约定重申",
        "pay and commission settled; secrecy and competition agreed again",
    ),
    "access": Text("程序、资料和群的权限收回", "access to program, files and groups taken back"),
}
MEETINGS: dict[str, Text] = {
    "morning": Text("早会", "morning meeting"),
    "weekly": Text("周例会", "weekly meeting"),
    "monthly": Text("月会", "monthly meeting"),
    "training": Text("培训", "training"),
}
