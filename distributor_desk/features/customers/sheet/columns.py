"""The columns of the sheet 客户 / Customers."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.features.customers.rules import CHANNEL_WORDS
from distributor_desk.spreadsheets.columns import Choice, Column, Kind, SheetKind

CHANNELS = (
    Choice("supermarket", CHANNEL_WORDS["supermarket"], ("超市", "卖场", "KA", "modern trade")),
    Choice("catering", CHANNEL_WORDS["catering"], ("餐厅", "饭店", "酒店", "horeca", "restaurant")),
    Choice(
        "traditional", CHANNEL_WORDS["traditional"], ("小店", "食杂店", "general trade", "traditional trade")
    ),
    Choice("convenience", CHANNEL_WORDS["convenience"], ("便利店", "cvs")),
    Choice("special", CHANNEL_WORDS["special"], ("学校", "网吧", "特殊渠道")),
    Choice("wholesale", CHANNEL_WORDS["wholesale"], ("批发部", "二批", "distributor")),
    Choice("online", CHANNEL_WORDS["online"], ("电商", "ecommerce", "e-commerce")),
    Choice("other", CHANNEL_WORDS["other"]),
)
GRADES = tuple(Choice(g, Text(g, g), (f"{g}级", f"{g}类")) for g in "ABCD")
STATUSES = (
    Choice("lead", Text("潜在", "lead"), ("prospect", "意向")),
    Choice("active", Text("合作", "active"), ("启用", "正常", "completed")),
    Choice("dormant", Text("休眠", "dormant"), ("inactive", "停用")),
    Choice("lost", Text("流失", "lost"), ("closed", "关闭")),
)
CUSTOMERS = SheetKind(
    "customers",
    Text("客户", "Customers"),
    (
        Column("code", Text("客户编号", "Code"), Kind.CODE),
        Column("name", Text("客户名称", "Name"), required=True),
        Column("channel", Text("渠道", "Channel"), Kind.CHOICE, choices=CHANNELS),
        Column("grade", Text("等级", "Grade"), Kind.CHOICE, choices=GRADES),
        Column("status", Text("状态", "Status"), Kind.CHOICE, choices=STATUSES),
        Column("area", Text("片区", "Area"), listed=True),
        Column("route", Text("线路", "Route")),
        Column("stop", Text("顺序", "Stop"), Kind.INTEGER),
        Column("visit_every", Text("拜访周期", "Visit every"), Kind.DAYS),
        Column("address", Text("地址", "Address")),
        Column("contact", Text("联系人", "Contact")),
        Column("salutation", Text("称呼", "Form of address")),
        Column("decision_maker", Text("决策人", "Decision maker"), Kind.YES_NO),
        Column("phone", Text("电话", "Phone"), Kind.PHONE),
        Column("wechat", Text("微信", "WeChat")),
        Column("wechat_group", Text("微信群", "WeChat group")),
        Column("source", Text("来源", "Source"), listed=True),
        Column("sub_distributor", Text("所属分销商", "Sub-distributor")),
        Column("retailer", Text("KA系统", "Retailer")),
        Column("rep", Text("业务员", "Rep")),
        Column("credit_days", Text("账期", "Credit days"), Kind.DAYS),
        Column("credit_limit", Text("信用额度", "Credit limit"), Kind.MONEY),
        Column("opening_balance", Text("期初应收", "Opening balance"), Kind.MONEY),
        Column("balance_date", Text("余额日期", "Balance date"), Kind.DATE),
        Column("notes", Text("备注", "Notes"), most=2000),
    ),
    needs=(("name", "code"),),
)
