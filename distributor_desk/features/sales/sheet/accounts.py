"""Columns of the ledger's list and forms, of the balances and of the shares; and the words of its kinds."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.features.sales.rules.accounts import KIND_WORDS
from distributor_desk.features.sales.sheet.columns import KINDS
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.settings import Setting

CREDIT_DAYS = Setting(
    "sales.credit_days",
    30,
    Text("没有填账期的客户按几天算", "Credit days of customers that have none of their own"),
)
ALARM_FROM = Setting(
    "sales.alarm_from",
    5000,
    Text("逾期多少元以上要在“今日”提醒", "Say under Today when more than this is overdue (yuan)"),
)
ENTRY_KINDS = tuple(
    Choice(key, KIND_WORDS[key]) for key in ("rebate", "ka_deduction", "exchange", "adjustment")
)
LEDGER_KINDS = (*KINDS, Choice("payment", KIND_WORDS["payment"]), *ENTRY_KINDS)
ORIGINS = (
    Choice("file", Text("导入", "imported")),
    Choice("hand", Text("手工", "by hand")),
    Choice("return", Text("退换货单", "return order")),
    Choice("room", Text("单据", "posted by a paper")),
)
LEDGER = (
    Column("date", Text("日期", "Date"), Kind.DATE),
    Column("kind", Text("类型", "Type"), Kind.CHOICE, choices=LEDGER_KINDS),
    Column("amount", Text("欠款增减", "Owed +/−"), Kind.MONEY),
    Column("product", Text("商品", "Product")),
    Column("quantity", Text("数量", "Quantity"), Kind.QUANTITY),
    Column("unit", Text("单位", "Unit")),
    Column("price", Text("单价", "Price"), Kind.UNIT_PRICE),
    Column("document", Text("单号", "Document")),
    Column("notes", Text("备注", "Notes")),
    Column("origin", Text("来自", "From"), Kind.CHOICE, choices=ORIGINS),
)
LINE_FORM = (
    Column("date", Text("日期", "Date"), Kind.DATE, required=True),
    Column("kind", Text("类型", "Type"), Kind.CHOICE, required=True, choices=KINDS),
    Column("document", Text("单号", "Document"), Kind.CODE),
    Column("product", Text("商品", "Product"), note=Text("名称、编号或条码", "name, code or barcode")),
    Column("quantity", Text("数量（基本单位）", "Quantity (base units)"), Kind.QUANTITY),
    Column("price", Text("单价", "Price"), Kind.UNIT_PRICE),
    Column("amount", Text("金额", "Amount"), Kind.MONEY, note=Text("不填就按数量×单价", "empty: quantity × price")),
    Column("notes", Text("备注", "Notes"), most=2000),
)  # fmt: skip
PAYMENT_FORM = (
    Column("date", Text("日期", "Date"), Kind.DATE, required=True),
    Column("amount", Text("金额", "Amount"), Kind.MONEY, required=True),
    Column("method", Text("方式", "Method")),
    Column("document", Text("单号", "Document"), Kind.CODE),
    Column("notes", Text("备注", "Notes"), most=2000),
)
ENTRY_FORM = (
    Column("date", Text("日期", "Date"), Kind.DATE, required=True),
    Column("kind", Text("类型", "Type"), Kind.CHOICE, required=True, choices=ENTRY_KINDS),
    Column("amount", Text("金额", "Amount"), Kind.MONEY, required=True,
           note=Text("减少欠款填正数，增加欠款填负数", "positive lowers what is owed, negative raises it")),
    Column("document", Text("单号", "Document"), Kind.CODE),
    Column("notes", Text("备注", "Notes"), most=2000),
)  # fmt: skip
BALANCES = (
    Column("code", Text("客户编号", "Code")),
    Column("name", Text("客户", "Customer")),
    Column("area", Text("片区", "Area")),
    Column("rep", Text("业务员", "Rep")),
    Column("phone", Text("电话", "Phone")),
    Column("balance", Text("欠款", "Owed"), Kind.MONEY),
    Column("overdue", Text("其中逾期", "Overdue"), Kind.MONEY),
    Column("days_30", Text("0–30天", "0–30 days"), Kind.MONEY),
    Column("days_60", Text("31–60天", "31–60 days"), Kind.MONEY),
    Column("days_90", Text("61–90天", "61–90 days"), Kind.MONEY),
    Column("older", Text("90天以上", "Over 90"), Kind.MONEY),
    Column("oldest", Text("最早一笔", "Oldest"), Kind.DATE),
    Column("credit_days", Text("账期", "Credit days"), Kind.INTEGER),
    Column("over_limit", Text("超信用额度", "Over limit"), Kind.MONEY),
    Column("last_payment", Text("最近回款", "Last payment"), Kind.DATE),
)
SHARES = (
    Column("name", Text("名称", "Name")),
    Column("customers", Text("进货客户数", "Customers"), Kind.INTEGER),
    Column("net", Text("净销售额", "Net sales"), Kind.MONEY),
    Column("share", Text("占比", "Share"), Kind.PERCENT),
    Column("returns", Text("其中退货", "Returns"), Kind.MONEY),
    Column("margin", Text("毛利", "Gross margin"), Kind.MONEY, owner_only=True),
    Column("margin_rate", Text("毛利率", "Margin %"), Kind.PERCENT, owner_only=True),
    Column("without_cost", Text("无成本行数", "Lines without a cost"), Kind.INTEGER),
)
