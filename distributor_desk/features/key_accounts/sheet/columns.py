"""The columns of KA合同, KA费用, 费用台账, 谈判记录, and of the export-only 年度费用对比."""

from __future__ import annotations

from collections.abc import Mapping

from distributor_desk.core.language import Text
from distributor_desk.features.key_accounts.rules.entries import CLAIM_STATES, PAYERS
from distributor_desk.features.key_accounts.rules.fees import CHARGES
from distributor_desk.spreadsheets.columns import Choice, Column, Kind, SheetKind

SCREEN = {"sku": "SKU"}


def choices(words: Mapping[str, Text], **also: tuple[str, ...]) -> tuple[Choice, ...]:
    """A list of values as choices; `also` gives further spellings by key."""
    return tuple(Choice(key, text, also.get(key, ()), SCREEN.get(key, "")) for key, text in words.items())


CHARGED = choices(
    CHARGES,
    once=("单次", "one-off", "一次"),
    year=("年", "按年", "年度", "annual", "yearly"),
    month=("月", "按月", "monthly"),
    event=("次", "按次", "每场", "per event"),
    store=("店", "按店", "每家店", "per store"),
    sku=("条码", "每单品", "每sku", "per sku"),
    percent=("%", "比例", "扣点", "按比例", "销售额", "% of sales", "percent of sales"),
)
PAYER = choices(
    PAYERS, ours=("我方", "自己", "本公司"), factory=("厂家承担", "厂方"), advanced=("垫付待核销", "代垫")
)
CLAIM_STATE = choices(
    CLAIM_STATES,
    open=("待核销", "未提交", "none"),
    sent=("已报", "核销中", "submitted"),
    confirmed=("已审核", "厂家确认"),
    received=("已核销", "已收款", "paid"),
)
_RETAILER = Column("retailer", Text("系统", "Retailer"), required=True)
_YEAR = Column("year", Text("年度", "Year"), Kind.INTEGER, required=True)
_NOTES = Column("notes", Text("备注", "Notes"), most=2000)
CONTRACTS = SheetKind(
    "ka_contracts",
    Text("KA合同", "KA contracts"),
    (
        _RETAILER,
        _YEAR,
        Column("forecast", Text("预计销售额", "Forecast sales"), Kind.MONEY),
        Column("margin", Text("毛利率%", "Gross margin %"), Kind.PERCENT, owner_only=True),
        Column("credit_days", Text("账期", "Credit days"), Kind.DAYS),
        Column("interest", Text("年利率%", "Interest % a year"), Kind.PERCENT),
        Column("shrink", Text("损耗%", "Shrink %"), Kind.PERCENT),
        Column("delivery", Text("配送成本", "Delivery cost"), Kind.MONEY, owner_only=True),
        Column("promoter", Text("促销员成本", "Promoter cost"), Kind.MONEY, owner_only=True),
        Column("minimum", Text("最低净利率%", "Minimum net %"), Kind.PERCENT, owner_only=True),
        Column("deadline", Text("最后期限", "Deadline"), Kind.DATE),
        _NOTES,
    ),
    needs=(
        (
            "forecast",
            "margin",
            "credit_days",
            "interest",
            "shrink",
            "delivery",
            "promoter",
            "minimum",
            "deadline",
        ),
    ),
)
FEES = SheetKind(
    "ka_fees",
    Text("KA费用", "KA fees"),
    (
        _RETAILER,
        _YEAR,
        Column("subject", Text("科目", "Subject"), required=True),
        Column("brand", Text("品牌", "Brand")),
        Column("charged", Text("计费方式", "Charged"), Kind.CHOICE, choices=CHARGED),
        Column("standing", Text("标准", "Rate or amount"), Kind.UNIT_PRICE, required=True),
        Column("count", Text("数量", "Count"), Kind.QUANTITY),
        Column("stores", Text("门店数", "Stores"), Kind.INTEGER),
        Column("ours", Text("自担%", "Ours %"), Kind.PERCENT),
        Column("factory", Text("厂家承担%", "Factory %"), Kind.PERCENT),
        Column("advanced", Text("垫付%", "Advanced %"), Kind.PERCENT),
        Column("last_year", Text("去年", "Last year"), Kind.UNIT_PRICE),
        Column("ask", Text("要求", "Ask"), Kind.UNIT_PRICE),
        Column("counter", Text("我方还价", "Counter"), Kind.UNIT_PRICE),
        Column("agreed", Text("谈定", "Agreed"), Kind.UNIT_PRICE),
        Column("target", Text("目标", "Target"), Kind.UNIT_PRICE, owner_only=True),
        Column("floor", Text("底线", "Floor"), Kind.UNIT_PRICE, owner_only=True),
        _NOTES,
    ),
)
ENTRIES = SheetKind(
    "ka_fee_entries",
    Text("费用台账", "Fee entries"),
    (
        Column("date", Text("日期", "Date"), Kind.DATE, required=True),
        _RETAILER,
        Column("store", Text("门店", "Store")),
        Column("brand", Text("品牌", "Brand")),
        Column("subject", Text("科目", "Subject"), required=True),
        Column("amount", Text("金额", "Amount"), Kind.MONEY, required=True),
        Column("document", Text("扣款单号", "Deduction note"), Kind.CODE),
        Column("payer", Text("承担方", "Payer"), Kind.CHOICE, choices=PAYER),
        Column("evidence", Text("凭证", "Evidence"), most=2000),
        Column("claim", Text("核销状态", "Claim state"), Kind.CHOICE, choices=CLAIM_STATE),
        _NOTES,
    ),
)
ROUNDS = SheetKind(
    "negotiations",
    Text("谈判记录", "Negotiation rounds"),
    (
        _RETAILER,
        _YEAR,
        Column("date", Text("日期", "Date"), Kind.DATE, required=True),
        Column("subject", Text("科目", "Subject")),
        Column("asked", Text("对方要求", "They asked"), most=2000),
        Column("said", Text("我方答复", "We said"), most=2000),
        Column("conceded", Text("让步", "Conceded"), most=500),
        Column("got", Text("换得", "Got in return"), most=500),
        Column("next_on", Text("下次日期", "Next"), Kind.DATE),
        _NOTES,
    ),
    needs=(("asked", "said", "conceded", "got"),),
)
COMPARISON = (
    _RETAILER,
    _YEAR,
    Column("subject", Text("科目", "Subject")),
    Column("brand", Text("品牌", "Brand")),
    Column("charged", Text("计费方式", "Charged"), Kind.CHOICE, choices=CHARGED),
    Column("last_value", Text("去年标准", "Last year's rate"), Kind.UNIT_PRICE),
    Column("wanted_value", Text("今年要求", "This year's ask"), Kind.UNIT_PRICE),
    Column("last", Text("去年费用", "Cost last year"), Kind.MONEY),
    Column("wanted", Text("今年费用（按要求）", "Cost this year (as asked)"), Kind.MONEY),
    Column("change", Text("增减", "Change"), Kind.MONEY),
    Column("change_percent", Text("增减%", "Change %"), Kind.PERCENT),
    Column("like_change", Text("同口径增减", "Like-for-like change"), Kind.MONEY),
    Column("like_percent", Text("同口径增减%", "Like-for-like %"), Kind.PERCENT),
    Column("new", Text("新科目", "New"), Kind.YES_NO),
)
