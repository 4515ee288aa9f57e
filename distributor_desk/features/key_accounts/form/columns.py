"""The columns of the room's lists and forms that no workbook has, and those of workbooks that a form adds to."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.features.key_accounts.rules.talks import MEDIA, OUTCOMES, STAGES, STANCES
from distributor_desk.features.key_accounts.sheet.columns import (
    CHARGED,
    CLAIM_STATE,
    CONTRACTS,
    ENTRIES,
    FEES,
    PAYER,
    ROUNDS,
    choices,
)
from distributor_desk.spreadsheets.columns import Column, Kind

NOTES = Column("notes", Text("备注", "Notes"), most=2000)
DATE = Column("date", Text("日期", "Date"), Kind.DATE, required=True)
OWNER_NOTE = Column(
    "owner_note", Text("老板说明", "Owner's note"), most=2000, owner_only=True,
    note=Text("亏本也要接受时，在这里写明原因", "why a loss is accepted"),
)  # fmt: skip
_contract = {c.key: c for c in CONTRACTS.columns}
_fee = {c.key: c for c in FEES.columns}
_entry = {c.key: c for c in ENTRIES.columns}
_round = {c.key: c for c in ROUNDS.columns}

CONTRACT_LIST = (
    _contract["retailer"],
    _contract["year"],
    Column("stage", Text("状态", "State"), Kind.CHOICE, choices=choices(STAGES)),
    Column("more", Text("多要", "Asked more"), Kind.MONEY, note=Text("按要求一年多付多少（各方合计）", "more a year if all asks are met, all payers")),
    _contract["deadline"],
    NOTES,
)  # fmt: skip
CONTRACT_FORM = (
    _contract["retailer"], _contract["year"], _contract["forecast"], _contract["margin"], _contract["credit_days"],
    _contract["interest"], _contract["shrink"], _contract["delivery"], _contract["promoter"], _contract["minimum"],
    _contract["deadline"],
    Column("starts", Text("合同开始", "Contract begins"), Kind.DATE),
    Column("ends", Text("合同到期", "Contract ends"), Kind.DATE),
    Column("terms", Text("条款", "Terms"), most=2000),
    NOTES,
)  # fmt: skip
SECRET_TERMS = frozenset({"margin", "delivery", "promoter", "minimum"})

_CONDITION = Column("condition", Text("条件", "Condition"), most=2000)
_EVIDENCE = Column("evidence", Text("要留的凭证", "Evidence to keep"), most=2000)
FEE_LIST = (
    _fee["subject"], _fee["brand"], _fee["charged"], _fee["last_year"], _fee["ask"], _fee["counter"],
    _fee["floor"], _fee["agreed"],
    Column("annual", Text("一年费用", "A year's cost"), Kind.MONEY, note=Text("按现在有效的标准，各方合计", "at what is in force, all payers")),
    Column("more", Text("多要", "Asked more"), Kind.MONEY, note=Text("要求比去年一年多付", "the ask against last year, a year")),
    Column("like", Text("同口径", "Like for like"), Kind.MONEY, note=Text("按去年的销售额、次数和门店数", "at last year's sales, counts and stores")),
    _fee["standing"], _fee["count"], _fee["stores"], _fee["target"], _fee["ours"], _fee["factory"],
    _fee["advanced"], _CONDITION, _EVIDENCE, NOTES,
)  # fmt: skip
FEE_HIDDEN = frozenset(
    {
        "like",
        "standing",
        "count",
        "stores",
        "target",
        "ours",
        "factory",
        "advanced",
        "condition",
        "evidence",
        "notes",
    }
)
FEE_FORM = (
    _fee["subject"], _fee["brand"], _fee["charged"],
    Column("standing", _fee["standing"].text, Kind.UNIT_PRICE),
    Column("count", _fee["count"].text, Kind.UNIT_PRICE, note=Text("每月的不填就是 12 个月", "monthly ones without it are 12 months")),
    _fee["stores"], _fee["ours"], _fee["factory"], _fee["advanced"], _fee["last_year"], _fee["ask"], _fee["counter"],
    _fee["target"], _fee["floor"], _fee["agreed"], OWNER_NOTE, _CONDITION, _EVIDENCE, NOTES,
)  # fmt: skip
SECRET_FEES = frozenset({"target", "floor"})

ROUND_LIST = (
    _round["date"], _round["subject"], _round["asked"], _round["said"], _round["conceded"], _round["got"],
    Column("early", Text("过早", "Early"), Kind.YES_NO, note=Text("最后期限以前就让步", "gave way before the deadline")),
    Column("held", Text("坚持天数", "Days held"), Kind.INTEGER),
    Column("share", Text("让出要求的%", "Share of the ask %"), Kind.PERCENT),
    _round["next_on"],
    Column("medium", Text("方式", "By"), Kind.CHOICE, choices=choices(MEDIA)),
    Column("ours", Text("我方", "Our side")),
    Column("theirs", Text("对方", "Their side")),
    NOTES,
)  # fmt: skip
ROUND_HIDDEN = frozenset({"share", "medium", "ours", "theirs", "notes", "held"})
ROUND_FORM = (
    _round["date"],
    Column("medium", Text("方式", "By"), Kind.CHOICE, choices=choices(MEDIA)),
    Column("ours", Text("我方谁谈", "Our side")),
    Column("theirs", Text("对方是谁", "Their side")),
    _round["subject"],
    Column("asked", Text("对方要求", "They asked"), note=Text("一项的，写数字就能算让步比例", "a number, where it is one item")),
    _round["said"],
    Column("conceded", Text("让步", "Conceded"), note=Text("让了多少，按这一项的单位；没让就不填", "by how much, in the item's unit; empty: nothing")),
    Column("got", Text("换得", "Got in return")),
    Column("reason", Text("提前答复的原因", "Reason for answering early")),
    _round["next_on"],
    NOTES,
)  # fmt: skip
PEER_LIST = (
    _round["date"],
    Column("supplier", Text("供货商", "Supplier"), required=True),
    Column("stance", Text("反应", "Reaction"), Kind.CHOICE, required=True, choices=choices(STANCES)),
    NOTES,
)
OUTCOME_FORM = (
    Column("outcome", Text("结果", "Outcome"), Kind.CHOICE, required=True, choices=choices(OUTCOMES)),
    Column("on", Text("日期", "Date"), Kind.DATE, required=True),
    OWNER_NOTE,
)
DEADLINE_FORM = (Column("deadline", Text("最后期限", "Deadline"), Kind.DATE),)
HOLD_FORM = (Column("until", Text("先不表态到", "Take no position until"), Kind.DATE, required=True),)

ENTRY_LIST = (
    _entry["date"], _entry["store"], _entry["subject"], _entry["brand"], _entry["amount"], _entry["document"],
    Column("payer", Text("承担方", "Payer"), Kind.CHOICE, choices=PAYER),
    Column("claim", Text("核销状态", "Claim state"), Kind.CHOICE, choices=CLAIM_STATE),
    Column("claim_number", Text("核销单", "Claim")),
    Column("booked", Text("已入账", "Booked"), Kind.YES_NO, note=Text("有门店和扣款单号的，从门店应收里扣减", "with store and deduction note: credited to the store")),
    Column("first", Text("档期从", "Period from"), Kind.DATE),
    Column("last", Text("档期到", "Period to"), Kind.DATE),
    _entry["evidence"], NOTES,
)  # fmt: skip
ENTRY_HIDDEN = frozenset({"first", "last", "evidence", "notes", "claim_number"})
ENTRY_FORM = (
    _entry["date"], _entry["subject"], _entry["amount"], _entry["store"], _entry["brand"], _entry["document"],
    _entry["payer"],
    Column("first", Text("档期从", "Period from"), Kind.DATE, note=Text("堆头、端架等写明档期，同店同档期不会付两遍", "for displays: one store and period is paid once")),
    Column("last", Text("档期到", "Period to"), Kind.DATE),
    _entry["evidence"], NOTES,
)  # fmt: skip

COUNT_LIST = (
    Column("store", Text("门店", "Store"), required=True),
    DATE,
    Column("found", Text("在架", "On shelf"), Kind.INTEGER, required=True),
    Column("listed", Text("合同品项", "Listed"), Kind.INTEGER, required=True),
    Column("presence", Text("上架率", "Presence"), Kind.PERCENT),
    Column("by_visit", Text("来自拜访", "From a visit"), Kind.YES_NO, note=Text("按那次拜访看过的品项算", "of the items that the visit looked at")),
    NOTES,
)  # fmt: skip
COUNT_FORM = (*COUNT_LIST[:4], NOTES)
SHARE_LIST = (
    Column("category", Text("品类", "Category"), required=True),
    DATE,
    Column("share", Text("我们的份额%", "Our share %"), Kind.PERCENT, required=True),
    Column("source", Text("谁说的", "Who says so")),
)
BUYER_LIST = (
    Column("category", Text("品类", "Category")),
    Column("name", Text("采购", "Buyer"), required=True),
    Column("phone", Text("电话", "Phone"), Kind.PHONE),
    Column("wechat", Text("微信", "WeChat")),
    NOTES,
)
CAP_LIST = (
    Column("brand", Text("品牌", "Brand"), required=True),
    Column("year", Text("年度", "Year"), Kind.INTEGER, required=True),
    Column("rate", Text("费用控制率%", "Fee-control rate %"), Kind.PERCENT, required=True),
    Column("sales", Text("品牌销售额", "Brand sales"), Kind.MONEY),
    Column("borne", Text("厂家要承担", "Factory is to bear"), Kind.MONEY),
    Column("used", Text("已用%", "Used %"), Kind.PERCENT),
    Column("room", Text("还剩", "Room left"), Kind.MONEY, note=Text("用在这里的多了，别的支持就少了", "what goes here is missing in other support")),
)  # fmt: skip
CAP_FORM = (
    *CAP_LIST[:3],
    Column("sales", Text("品牌销售额（不填按流水）", "Brand sales (empty: the ledger's)"), Kind.MONEY),
    NOTES,
)
SUBJECT_LIST = (
    Column("name", Text("科目", "Subject"), required=True),
    Column("name_en", Text("英文", "English")),
    Column("charged", Text("一般怎么收", "Usually charged"), Kind.CHOICE, choices=CHARGED),
    Column("evidence", Text("要留的凭证（用；隔开）", "Evidence to keep (with ; between)"), most=300),
    Column("evidence_en", Text("凭证（英文）", "Evidence (English)"), most=300),
    Column("mark", Text("陈列类", "Display"), Kind.CHOICE, choices=choices({"display": Text("同店同档期只付一次", "one store and period once")})),
    Column("note", Text("提醒", "What to mind"), most=2000),
    Column("note_en", Text("提醒（英文）", "What to mind (English)"), most=2000),
)  # fmt: skip
WORDING_LIST = (
    Column("name", Text("招数", "Tactic"), required=True),
    Column("name_en", Text("英文名", "English name")),
    Column("zh", Text("中文说法", "Chinese words"), required=True, most=2000),
    Column("en", Text("英文说法", "English words"), most=2000),
)
