"""客户交接清单: which shops go from whom to whom, with what is owed and promised; three sign it (needs 49)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from distributor_desk.core.language import Language
from distributor_desk.core.money import shown
from distributor_desk.features.customers.document.saying import Say
from distributor_desk.printing.blocks import (
    Block,
    Fact,
    Facts,
    Heading,
    Row,
    Signatures,
    Spacer,
    Strong,
    Table,
    TableColumn,
    Tick,
    Ticks,
    Title,
)


@dataclass(frozen=True, slots=True)
class HandOverShop:
    """One shop of the list; balance in yuan."""

    code: str | None
    name: str
    address: str | None
    contact: str | None
    phone: str | None
    last_order: date | None
    balance: Decimal | None
    promises: int


@dataclass(frozen=True, slots=True)
class HandOverPaper:
    """The list: who gives, who takes over, when, and the shops."""

    from_rep: str
    to_rep: str
    on: date
    notes: str | None
    shops: tuple[HandOverShop, ...]


def hand_over_list(paper: HandOverPaper, company: str, language: Language) -> list[Block]:
    """The page to sign."""
    say = Say(language)
    return [
        Title(say("客户交接清单", "Hand-over of customers"), above=company),
        Facts((
            Fact(say("移交人", "From"), paper.from_rep or "—", strong=True),
            Fact(say("接手人", "To"), paper.to_rep or None, strong=True),
            Fact(say("交接日期", "On"), f"{paper.on}"),
            Fact(say("客户数", "Customers"), str(len(paper.shops))),
            *((Fact(say("备注", "Notes"), paper.notes, wide=True),) if paper.notes else ()),
        )),
        Spacer(),
        _table(paper, say),
        Heading(say("一并交接", "Also handed over")),
        Ticks(tuple(Tick(words) for words in (
            say("客户档案卡（附后）", "customer cards (attached)"), say("微信群、好友已移交", "WeChat groups and contacts"),
            say("欠条、对账单", "IOUs, statements"), say("门店钥匙、冰柜资料", "keys, fridge papers"),
            say("样品、礼品", "samples, gifts"), say("陪同走访一遍", "visited together once"),
        ))),
        Signatures((say("移交人", "Handed over by"), say("接手人", "Taken over by"), say("监交人", "Witnessed by"))),
    ]  # fmt: skip


def _table(paper: HandOverPaper, say: Say) -> Table:
    columns = (
        TableColumn(say("序", "No."), 0.4, "center"),
        TableColumn(say("客户（编号）", "Customer (code)"), 2.4),
        TableColumn(say("地址", "Address"), 2.2),
        TableColumn(say("联系人", "Contact"), 0.9),
        TableColumn(say("电话", "Phone"), 1.3),
        TableColumn(say("最近进货", "Last order"), 1.0),
        TableColumn(say("欠款", "Owed"), 1.1, "right"),
        TableColumn(say("未结承诺", "Promises"), 0.95, "right"),
    )
    rows = [
        Row((
            str(number), Strong(say.with_code(shop.name, shop.code)), shop.address or "", shop.contact or "",
            shop.phone or "", f"{shop.last_order}" if shop.last_order else "", _money(shop.balance),
            str(shop.promises) if shop.promises else "",
        ))
        for number, shop in enumerate(paper.shops, start=1)
    ]  # fmt: skip
    total = sum((shop.balance for shop in paper.shops if shop.balance), Decimal(0))
    promises = sum(shop.promises for shop in paper.shops)
    rows.append(Row(("", say("合计", "Total"), "", "", "", "", shown(total), str(promises)), total=True))
    return Table(columns, tuple(rows))


def _money(amount: Decimal | None) -> str:
    return "" if not amount else f"{amount:,.2f}"
