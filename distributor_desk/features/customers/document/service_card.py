"""客户服务卡: hangs in the shop; the rep notes each visit, the shopkeeper knows whom to call."""

from __future__ import annotations

from distributor_desk.core.language import Language
from distributor_desk.features.customers.document.saying import Say
from distributor_desk.features.customers.queries.papers import CustomerCard
from distributor_desk.printing.blocks import (
    QR,
    Banner,
    Block,
    Boxed,
    Columns,
    Fact,
    Facts,
    FillIn,
    FillIns,
    Paragraph,
    Row,
    Table,
    TableColumn,
    Tick,
    Ticks,
)

_VISITS = 10


def service_card(customer: CustomerCard, company: str, language: Language, qr: str = "") -> list[Block]:
    """Half a page: who serves this shop, and a line to fill in for each visit; `qr` is printed where given."""
    say = Say(language)
    visits = (
        TableColumn(say("日期", "Date"), 1),
        TableColumn(
            say("做了什么（理货、送货、换货、海报…）", "What was done (shelf, delivery, exchange, poster …)"),
            4,
        ),
        TableColumn(say("下次来", "Next visit"), 1),
        TableColumn(say("业务员", "Rep"), 1),
        TableColumn(say("店主", "Shopkeeper"), 1),
    )
    return [Boxed((
        Banner(say("客户服务卡", "Service card"), remark=company),
        *_head(customer, say, qr),
        Ticks(tuple(Tick(words) for words in (
            say("缺货补货", "goods missing"), say("临期换货", "exchange before expiry"), say("破损退货", "damaged goods"),
            say("海报陈列", "posters, display"), say("冰柜报修", "fridge repair"), say("其他", "other"),
        )), label=say("有事请打电话：", "Call us for:")),
        Table(visits, tuple(Row((None,) * len(visits)) for _ in range(_VISITS))),
        FillIns((FillIn(say("公司服务电话", "Office phone")), FillIn(say("监督电话", "Complaints")))),
        Paragraph(say("谢谢您的支持。", "Thank you for your business."), align="center"),
    ))]  # fmt: skip


def _head(customer: CustomerCard, say: Say, qr: str) -> list[Block]:
    facts = Facts(
        (
            Fact(say("门店", "Shop"), say.with_code(customer.name, customer.code), strong=True),
            Fact(say("服务业务员", "Your rep"), customer.rep, strong=True),
            Fact(say("来店日", "Visits"), customer.route or say.days(customer.visit_every) or None),
            Fact(say("业务员电话", "Rep's phone"), None),
        )
    )
    if not qr:
        return [facts]
    return [Columns(((facts,), (QR(qr, say("扫码关注", "Follow us")),)), (7.0, 1.0))]
