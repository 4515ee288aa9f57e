"""No secret reaches a paper of this room: every byte is looked through, and other secrets make the same bytes."""

from __future__ import annotations

import dataclasses
import typing
import zlib
from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument
from sqlalchemy import update

from distributor_desk.core.language import Language, plain
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.features.visits import document
from distributor_desk.features.visits.operations import plans, shops
from distributor_desk.features.visits.operations.entering import enter_sheet
from distributor_desk.features.visits.queries import cards, days, orders
from distributor_desk.features.visits.rules.entry import LineIn, SheetIn
from distributor_desk.features.visits.rules.paper import (
    DeliveryOrder,
    PromotionSheet,
    RouteSheet,
    VisitSheet,
)
from distributor_desk.storage.database import Company
from tests.features.visits.shops import MONDAY, TUESDAY, sell, shop_id, town, visit

CANARIES = ("7777", "8888.88", "66666", "5432.1")
UNSAID = (
    "钉子户", "借口", "没地方", "没钱", "成本", "毛利", "底线", "评分", "等级", "excuse", "no space", "no money", "cost",
    "margin", "floor", "grade", "score",
)  # fmt: skip


@pytest.fixture
def secretive(company: Company) -> Company:
    """The town with costs, a grade, a shop that refuses with an excuse, a promotion, and orders entered."""
    town(company)
    sell(
        company,
        *(
            ["2026-02-20", shop, item, 12, "30"]
            for shop in ("惠多多超市", "福满家便利店")
            for item in ("可乐", "薯片")
        ),
    )
    visit(company, ["2026-02-24", "福满家便利店", "拒绝", "送钉子户一个展架", None])
    _secrets(company, Decimal("7777.77"), "D", "no_space", "毛利太低")
    plans.save_promotion(company, None, {"name": "十送一", "conditions": "一次满十箱", "ends_on": TUESDAY})
    enter_sheet(
        company,
        SheetIn(
            shop_id(company, "惠多多超市"), MONDAY,
            (LineIn(1, Decimal(4), Decimal(24), Decimal("3.5"), Decimal("3.8"), Decimal(2)),),
        ),
        MONDAY,
    )  # fmt: skip
    return company


def _secrets(company: Company, cost: Decimal, grade: str, excuse: str, cause: str) -> None:
    with company.write(plain("secrets")) as work:
        work.session.execute(update(Product).values(cost=cost))
        work.session.execute(update(SalesLine).values(cost=cost))
        work.session.execute(update(Customer).values(grade=grade, credit_limit=cost))
    shops.save_reasons(
        company,
        shop_id(company, "福满家便利店"),
        MONDAY,
        {"excuse": excuse, "cause": cause, "condition": cause},
    )


def papers(company: Company, language: Language) -> dict[str, bytes]:
    """Every paper of the room."""
    name = company.name
    with company.read() as session:
        sheets = cards.sheets(session, name, MONDAY)
        delivered = orders.delivery_orders(session, name, MONDAY)
        routes = orders.route_sheets(session, name, [r.id for r in days.planned_routes(session)])
        promotion = orders.promotion_sheet(session, name, 1)
    return {
        "sheets": document.pdf(sheets, language, "x").data,
        "reports": document.daily_report_pdf(sheets, language, "x").data,
        "orders": document.delivery_pdf(delivered, language, "x").data,
        "routes": document.route_pdf(routes, language, "x").data,
        "promotion": document.promotion_pdf(promotion, language, "x").data,
        "blank": document.blank_card_pdf(language, "x").data,
    }


def everything(data: bytes) -> str:
    """All that a PDF holds: its raw bytes, its unpacked streams, and what a reader sees."""
    buffer, paper = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    paper.load(buffer)
    seen = "".join("".join(paper.getAllText(n).text().split()) for n in range(paper.pageCount()))
    paper.close()
    return "\n".join([data.decode("latin-1"), *_streams(data), seen])


def _streams(data: bytes) -> Iterator[str]:
    for part in data.split(b"stream\n")[1:]:
        try:
            yield zlib.decompressobj().decompress(part).decode("latin-1")
        except zlib.error:
            continue


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_byte_of_any_paper_holds_a_secret(secretive: Company, language: Language) -> None:
    for name, data in papers(secretive, language).items():
        held = everything(data)
        bare = held.replace(",", "")
        assert not [c for c in CANARIES if c in bare], name
        said = held.lower().replace("1.5×(a−now)", "")
        assert not [word for word in UNSAID if word in said], name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_other_secrets_make_the_same_bytes(secretive: Company, language: Language) -> None:
    before = papers(secretive, language)
    _secrets(secretive, Decimal("8888.88"), "A", "no_money", "底线是六折")
    assert papers(secretive, language) == before


def test_an_imported_word_is_reworded(secretive: Company) -> None:
    held = everything(papers(secretive, "zh")["sheets"])
    assert "送客户一个展架" in held


def fields(kind: type) -> Iterator[str]:
    hints = typing.get_type_hints(kind)
    for field in dataclasses.fields(kind):
        yield field.name
        for part in _parts(hints[field.name]):
            if dataclasses.is_dataclass(part) and isinstance(part, type):
                yield from fields(part)


def _parts(hint: object) -> Iterator[object]:
    yield hint
    for inner in typing.get_args(hint):
        yield from _parts(inner)


@pytest.mark.parametrize("kind", [VisitSheet, DeliveryOrder, RouteSheet, PromotionSheet])
def test_no_type_of_paper_has_room_for_a_secret(kind: type) -> None:
    names = [*fields(kind)]
    assert len(names) > 4
    secret = ("cost", "margin", "floor", "grade", "excuse", "cause", "score", "profit")
    assert not [name for name in names if any(word in name for word in secret)]
