"""送货单: what was ordered at a visit, to load, to deliver and to sign for."""

from __future__ import annotations

from distributor_desk.core import quantity
from distributor_desk.core.language import Language
from distributor_desk.core.money import capitals
from distributor_desk.features.visits.document.saying import Say, amount, joined, price
from distributor_desk.features.visits.rules.paper import DeliveryLine, DeliveryOrder
from distributor_desk.printing.blocks import (
    QR,
    Block,
    Boxed,
    Columns,
    Fact,
    Facts,
    FillIn,
    FillIns,
    Portion,
    Row,
    Signatures,
    Table,
    TableColumn,
    Title,
)


def delivery_order(order: DeliveryOrder, language: Language) -> list[Block]:
    """One order, made to fit half a page."""
    say = Say(language)
    shop = order.shop + (say(f"（{order.code}）", f" ({order.code})") if order.code else "")
    facts = Facts(
        (
            Fact(say("客户", "Customer"), shop, strong=True),
            Fact(say("日期", "Date"), order.day.isoformat()),
            Fact(say("联系人", "Contact"), joined("  ", order.contact, order.phone) or None),
            Fact(say("业务员", "Rep"), order.rep or None),
            Fact(say("地址", "Address"), order.address or None, wide=True),
            *((Fact(say("备注", "Note"), order.note, wide=True),) if order.note else ()),
        )
    )
    paper: list[Block] = [
        Title(say("送货单", "Delivery order"), above=order.company),
        Columns(((facts,), (QR(order.number, order.number),)), (6.0, 1.0)),
        _lines(order, say),
        FillIns((FillIn(say("实收金额", "Received")), FillIn(say("退换货", "Returned or exchanged"), 1.6))),
        Signatures((say("配货", "Loaded by"), say("送货", "Delivered by"), say("客户签收", "Received by"))),
    ]
    return [Portion((Boxed(tuple(paper)),))]


def _lines(order: DeliveryOrder, say: Say) -> Table:
    columns = (
        TableColumn(say("序", "No."), 0.4, "center"),
        TableColumn(say("商品 规格", "Product, size"), 3.6),
        TableColumn(say("数量", "Quantity"), 1.4, "right"),
        TableColumn(say("单价", "Price"), 0.9, "right"),
        TableColumn(say("金额", "Amount"), 1.1, "right"),
        TableColumn(say("实送", "Delivered"), 0.9),
    )
    rows = [_row(number, line, say) for number, line in enumerate(order.lines, start=1)]
    total = order.total
    words = capitals(total, say.language) if total is not None else ""
    last = Row(("", joined("  ", say("合计", "Total"), words), "", "", amount(total), None), total=True)
    return Table(columns, (*rows, last))


def _row(number: int, line: DeliveryLine, say: Say) -> Row:
    count = quantity.shown(line.quantity, line.case_size, line.unit, say("箱", " cs "))
    money = amount(line.amount) if line.amount is not None else None
    return Row((str(number), joined(" ", line.product, line.spec), count, price(line.price), money, None))
