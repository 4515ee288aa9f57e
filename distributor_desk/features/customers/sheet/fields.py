"""What forms and lists have of customers beyond the workbook's columns."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.features.customers.rules import AGREEMENT_WORDS, birthday_in
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.settings import Setting

AGREEMENTS = tuple(Choice(key, text) for key, text in AGREEMENT_WORDS.items())
MORE = (
    Column("source_detail", Text("来源说明", "Source detail"),
           note=Text("群名、关键词、展会名称和日期", "group, keyword, fair and date")),
    Column("tags", Text("标签", "Tags"), note=Text("几个标签用、分开", "several, with commas between")),
    Column("needs", Text("需求与痛点", "Needs and pain points"), most=2000),
    Column("shared_history", Text("合作往事", "Shared history"), most=2000,
           note=Text("上次一起做成了什么，见面时好提起", "what we did together, to bring up when meeting")),
    Column("staff", Text("其他店员", "Other staff"), note=Text("见面时都打个招呼", "greet them all")),
    Column("fans", Text("粉丝/会员数", "Fans, members"), Kind.INTEGER),
    Column("agreement_state", Text("合作协议", "Agreement"), Kind.CHOICE, choices=AGREEMENTS),
    Column("agreement_until", Text("协议到期", "Agreement until"), Kind.DATE),
    Column("signboards", Text("门头数", "Signboards"), Kind.INTEGER),
    Column("fridges", Text("冰柜数", "Fridges"), Kind.INTEGER),
    Column("assets", Text("其他投放", "Other assets")),
)  # fmt: skip
"""Fields of a customer that a workbook does not carry."""
SIDES = (
    Choice("shop", Text("门店", "shop")),
    Choice("distributor", Text("经销商", "distributor")),
    Choice("sub", Text("分销商", "sub-distributor")),
    Choice("factory", Text("厂家", "factory")),
    Choice("other", Text("其他", "other")),
)
CONTACT = (
    Column("name", Text("姓名", "Name")),
    Column("salutation", Text("称呼", "Form of address")),
    Column("position", Text("职务", "Position"), note=Text("老板、店长、采购（品类）…", "owner, manager, buyer of a category …")),
    Column("side", Text("身份", "Belongs to"), Kind.CHOICE, choices=SIDES),
    Column("decision_maker", Text("拍板的人", "Decides"), Kind.YES_NO),
    Column("confirmed", Text("已当面确认", "Confirmed in person"), Kind.YES_NO),
    Column("deputy", Text("不在时找他", "Deputy"), Kind.YES_NO),
    Column("gatekeeper", Text("前台/把门人", "Gatekeeper"), Kind.YES_NO),
    Column("phone", Text("电话", "Phone"), Kind.PHONE, note=Text("几个号码用 / 分开", "several, with / between")),
    Column("wechat", Text("微信", "WeChat")),
    Column("wechat_group", Text("微信群", "WeChat groups")),
    Column("preferences", Text("喜好", "Preferences"), note=Text("送礼、聊天时用得上", "for gifts and small talk")),
    Column("birthday", Text("生日", "Birthday"), note=Text("例如 5-1", "e.g. 5-1")),
    Column("tags", Text("标签", "Tags")),
    Column("notes", Text("备注", "Notes"), most=2000),
)  # fmt: skip
CARE_KINDS = (
    Choice("greeting", Text("问候", "greeting")),
    Choice("offer", Text("特惠", "offer")),
    Choice("birthday", Text("生日", "birthday")),
    Choice("festival", Text("节日", "festival")),
    Choice("gift", Text("礼品", "gift")),
    Choice("other", Text("其他", "other")),
)
CARE = (
    Column("date", Text("日期", "Date"), Kind.DATE, required=True),
    Column("kind", Text("类型", "Kind"), Kind.CHOICE, required=True, choices=CARE_KINDS),
    Column("what", Text("内容", "What"), required=True),
    Column("person", Text("给谁", "To whom")),
    Column("cost", Text("花费", "Cost"), Kind.MONEY, owner_only=True),
)
QUESTION = (
    Column("date", Text("日期", "Date"), Kind.DATE, required=True),
    Column("asked", Text("问题", "Question"), required=True, most=2000),
    Column("answer", Text("我们的回答", "Our answer"), most=2000),
)
GROUP = (
    Column("name", Text("群名", "Group"), required=True),
    Column("owner", Text("群主", "Run by")),
    Column("size", Text("人数", "Members"), Kind.INTEGER),
    Column("tags", Text("标签", "Tags")),
    Column("notes", Text("备注", "Notes"), most=2000),
)
SOURCE = (
    Column("name", Text("来源", "Source"), required=True),
    Column("notes", Text("备注", "Notes"), most=2000),
)
TRIAL = (
    Column("source", Text("来源", "Source"), required=True),
    Column("what", Text("做了什么", "What was tried")),
    Column("first", Text("开始", "From"), Kind.DATE, required=True),
    Column("last", Text("结束", "To"), Kind.DATE),
    Column("cost", Text("花费", "Cost"), Kind.MONEY, owner_only=True),
    Column("leads", Text("线索数", "Leads"), Kind.INTEGER),
    Column("orders", Text("成交数", "Orders"), Kind.INTEGER),
    Column("worth", Text("成交金额", "Worth"), Kind.MONEY),
    Column("notes", Text("备注", "Notes"), most=2000),
)
BROADCAST = (
    Column("date", Text("日期", "Date"), Kind.DATE, required=True),
    Column("hour", Text("时间", "Hour")),
    Column("audience", Text("发给谁", "To whom")),
    Column("words", Text("内容", "Words"), required=True, most=2000),
)
USUAL_SOURCES = (
    Text("QQ群", "QQ group"), Text("微信群", "WeChat group"), Text("微博群", "Weibo group"),
    Text("行业网站", "Trade site"), Text("论坛", "Forum"), Text("宣传单", "Leaflet"), Text("海报", "Poster"),
    Text("产品包装二维码", "QR code on packaging"), Text("名片二维码", "QR code on business card"),
    Text("展会", "Exhibition"), Text("公众号", "Official account"), Text("老客户介绍", "Referral"),
    Text("陌生拜访", "Cold visit"), Text("厂家推荐", "Factory referral"),
)  # fmt: skip
"""What a new list of sources begins with (needs 3–7)."""
QR_WORDS = Setting(
    "customers.qr",
    "",
    Text(
        "服务卡上印的二维码（公众号网址；空着就不印）",
        "QR code on service cards (address of the official account; empty: none)",
    ),
)
NO_DAY = Text("请写成 5-1 这样的月和日。", "Write month and day, e.g. 5-1.")
NO_ONE = Text("请至少填写姓名、称呼或电话。", "Give at least a name, a form of address or a phone.")


def wrong_contact(values: dict[str, object]) -> dict[str, Text]:
    """What does not fit in a contact's fields, by column key."""
    if not any(values.get(key) for key in ("name", "salutation", "phone", "wechat")):
        return {"name": NO_ONE}
    said = values.get("birthday")
    return {"birthday": NO_DAY} if said and birthday_in(str(said)) is None else {}
