"""The columns of the sheets 返利方案 / Rebate schemes and 目标 / Targets, and of the settlements that go out."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.spreadsheets.columns import Choice, Column, Kind, SheetKind

BASES = (
    Choice("net_amount", Text("净销售额", "net_amount"), ("net amount", "净额", "净销售"), "net sales"),
    Choice(
        "gross_amount",
        Text("销售额", "gross_amount"),
        ("gross amount", "总销售额", "毛销售额"),
        "gross sales",
    ),
    Choice("quantity", Text("数量", "quantity"), ("销量", "units")),
    Choice("cases", Text("箱数", "cases"), ("箱", "件数")),
    Choice("payments", Text("回款额", "payments"), ("回款", "回款金额")),
)
METHODS = (
    Choice(
        "retrospective",
        Text("全额", "retrospective"),
        ("全额累进", "回溯", "retroactive", "whole", "volume"),
        "whole amount",
    ),
    Choice(
        "incremental",
        Text("超额", "incremental"),
        ("超额累进", "分段", "marginal", "graduated", "stepped"),
        "by slices",
    ),
)
BOUNDARIES = (
    Choice("at_least", Text("达到", "at_least"), ("at least", "达到（含）", "含", "≥", ">="), "reaching"),
    Choice("more_than", Text("超过", "more_than"), ("more than", "超过（不含）", "不含", ">"), "exceeding"),
)
PERIODS = (
    Choice("month", Text("月", "month"), ("按月", "月度", "月返", "monthly")),
    Choice("quarter", Text("季", "quarter"), ("按季", "季度", "季返", "quarterly")),
    Choice("half_year", Text("半年", "half_year"), ("按半年", "half year"), "half-year"),
    Choice("year", Text("年", "year"), ("按年", "年度", "年返", "yearly", "annual")),
    Choice("custom", Text("自定义", "custom"), ("整个有效期",), "whole validity"),
)
GROWTHS = (
    Choice("none", Text("无", "none"), ("不计",)),
    Choice("on_growth", Text("增长部分", "on_growth"), ("on growth",), "on the increase"),
    Choice("on_all", Text("全部", "on_all"), ("on all",), "on the whole basis"),
)
PAYOUTS = (
    Choice("credit", Text("抵货款", "credit"), ("冲货款", "抵扣")),
    Choice("goods", Text("货补", "goods"), ("补货",)),
    Choice("cash", Text("现金", "cash"), ("转账", "现金/转账", "transfer")),
)
RETURNS = (
    Choice("all", Text("全部", "all"), (), "all deducted"),
    Choice("split", Text("分责", "split"), (), "by fault"),
)
SCHEMES = SheetKind(
    "rebate_schemes",
    Text("返利方案", "Rebate schemes"),
    (
        Column("scheme", Text("方案", "Scheme"), required=True),
        Column("basis", Text("依据", "Basis"), Kind.CHOICE, required=True, choices=BASES),
        Column("method", Text("方法", "Method"), Kind.CHOICE, required=True, choices=METHODS),
        Column("boundary", Text("边界", "Boundary"), Kind.CHOICE, choices=BOUNDARIES),
        Column("period", Text("周期", "Period"), Kind.CHOICE, required=True, choices=PERIODS),
        Column("valid_from", Text("开始", "From"), Kind.DATE, required=True),
        Column("valid_to", Text("结束", "To"), Kind.DATE),
        Column(
            "scope",
            Text("范围", "Scope"),
            most=2000,
            note=Text(
                "空着就是全部；例如 品牌:雪花;不含商品:P001", "empty is everything; brand:…;not product:…"
            ),
        ),
        Column("threshold", Text("起点", "Threshold"), Kind.UNIT_PRICE, required=True),
        Column("rate", Text("返点%", "Rate %"), Kind.PERCENT),
        Column("per_unit", Text("每单位", "Per unit"), Kind.UNIT_PRICE),
        Column("fixed", Text("固定金额", "Fixed"), Kind.MONEY),
        Column("cap", Text("封顶", "Cap"), note=Text("20000 或 3%", "20000 or 3%")),
        Column("gate", Text("门槛%", "Gate %"), Kind.PERCENT),
        Column("growth", Text("增长", "Growth"), Kind.CHOICE, choices=GROWTHS),
        Column("over_target", Text("超额%", "Over-target %"), Kind.PERCENT),
        Column("speed", Text("回款系数", "Payment speed"), note=Text("15:100;30:80", "15:100;30:80")),
        Column("payout", Text("兑付", "Payout"), Kind.CHOICE, choices=PAYOUTS),
        Column("returns", Text("退货口径", "Returns"), Kind.CHOICE, choices=RETURNS),
        Column("tax_included", Text("含税", "Tax included"), Kind.YES_NO),
    ),
)
TARGETS = SheetKind(
    "targets",
    Text("目标", "Targets"),
    (
        Column("customer_code", Text("客户编号", "Customer code"), Kind.CODE, import_only=True),
        Column("customer", Text("客户名称", "Customer")),
        Column("rep", Text("业务员", "Rep")),
        Column("scheme", Text("方案", "Scheme")),
        Column("category", Text("品类", "Category")),
        Column(
            "period", Text("期间", "Period"), required=True, note=Text("2026、2026-Q1、2026-03", "2026, 2026-Q1, 2026-03")
        ),
        Column("target", Text("目标", "Target"), Kind.UNIT_PRICE, required=True),
    ),
    needs=(("customer", "customer_code", "rep"), ("period",), ("target",)),
)  # fmt: skip
STATES = (
    Choice("approved", Text("已批准", "approved")),
    Choice("paid", Text("已兑付", "paid")),
    Choice("reversed", Text("已冲销", "reversed")),
    Choice("reversal", Text("冲销单", "reversal")),
)
SETTLEMENTS = (
    Column("number", Text("单号", "Number")),
    Column("date", Text("日期", "Date"), Kind.DATE),
    Column("customer", Text("客户名称", "Customer")),
    Column("scheme", Text("方案", "Scheme")),
    Column("first", Text("期间起", "From"), Kind.DATE),
    Column("last", Text("期间止", "To"), Kind.DATE),
    Column("amount", Text("金额", "Amount"), Kind.MONEY),
    Column("carried_out", Text("结转扣回", "Carried on"), Kind.MONEY),
    Column("payout", Text("兑付", "Payout"), Kind.CHOICE, choices=PAYOUTS),
    Column("state", Text("状态", "State"), Kind.CHOICE, choices=STATES),
)
VOUCHERS = (
    Column("date", Text("日期", "Date"), Kind.DATE),
    Column("summary", Text("摘要", "Summary")),
    Column("account", Text("科目", "Account")),
    Column("debit", Text("借", "Debit"), Kind.MONEY),
    Column("credit", Text("贷", "Credit"), Kind.MONEY),
    Column("party", Text("往来单位", "Party")),
)
