"""Customers' papers and the statement of account as they are read; no secret is on them, whatever it is."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update

from distributor_desk.core.language import Language, Text, plain
from distributor_desk.features.customers import document, operations
from distributor_desk.features.customers.document.hand_over import HandOverPaper, HandOverShop
from distributor_desk.features.customers.operations import care
from distributor_desk.features.customers.queries.papers import CustomerCard, cards, outlets
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales import document as sales_document
from distributor_desk.features.sales.queries.accounts import statement
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage.database import Company
from tests.features.at_desk import pdf_words
from tests.workflow.making import bring

LANGUAGES: tuple[Language, ...] = ("zh", "en")
UNSAID = ("成本", "毛利", "底线", "钉子户", "等级", "评分", "77.77", "88.88", "margin", "grade", "floor")
SHEETS: dict[str, list[Any]] = {
    "客户": [
        ["客户编号", "客户名称", "渠道", "等级", "片区", "线路", "顺序", "业务员", "地址", "联系人", "称呼", "决策人", "电话", "账期",
         "期初应收", "余额日期"],
        ["K1", "喆堃超市", "商超", "A", "城东", "周一线", 1, "王强", "北街1号", "单建国", "单老板", "是", "13800001111", 15, 10500,
         "2026-01-01"],
        ["K2", "好邻居", "流通", "D", None, None, None, None, "西街3号", None, None, None, None, None, None, None],
    ],
    "商品": [["商品名称", "单位", "进价"], ["可乐", "瓶", "77.77"]],
    "销售明细": [
        ["日期", "单号", "客户名称", "商品名称", "数量", "金额", "成本金额"],
        ["2026-01-15", "X1", "喆堃超市", "可乐", 1, "100.05", "88.88"],
    ],
    "回款": [["日期", "客户名称", "金额", "单号"], ["2026-02-01", "喆堃超市", 100, "S1"]],
}  # fmt: skip


@pytest.fixture
def shop(company: Company) -> int:
    bring(company, SHEETS)
    care.save_contact(
        company, 1, None, {"name": "周敏", "deputy": True, "preferences": "喝茶", "birthday": "5-1"}
    )
    care.save_care(
        company, 1, None, {"date": date(2026, 1, 1), "kind": "gift", "what": "酒", "cost": Decimal("88.88")}
    )
    operations.change_customer(
        company,
        1,
        {"fridges": 2, "agreement_state": "signed", "needs": "怕压货", "shared_history": "国庆堆头"},
    )
    return 1


def lines(_session: Any, _customer: int) -> list[tuple[Text, Text]]:
    return [(Text("欠款", "Owed"), plain("¥12.00"))]


def card(company: Company, shop: int) -> list[CustomerCard]:
    with company.read() as session:
        return cards(session, [shop], lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_has_who_decides_who_stands_in_and_what_is_owed(
    company: Company, shop: int, language: Language
) -> None:
    paper = document.cards_pdf(card(company, shop), "示例商行", language, "2026-03-02")
    said = pdf_words(paper.data)
    assert paper.missing == frozenset()
    for words in (
        "喆堃超市",
        "单建国",
        "单老板",
        "周敏",
        "喝茶5-1",
        "北街1号",
        "¥12.00",
        "怕压货",
        "国庆堆头",
        "王强",
    ):
        assert words in said, words
    roles = ("拍板", "不在时找他") if language == "zh" else ("decides", "deputy")
    assert all(role in said for role in roles)
    assert not [words for words in UNSAID if words in said]


def test_no_field_of_the_card_is_a_secret() -> None:
    names = {field.name for field in dataclasses.fields(CustomerCard)}
    assert not names & {"cost", "margin", "floor", "grade", "score", "credit_limit", "excuse"}


def test_changing_the_secrets_changes_no_byte(company: Company, shop: int) -> None:
    def papers() -> list[bytes]:
        with company.read() as session:
            account = statement(session, shop, date(2026, 1, 1), date(2026, 3, 2), 30)
            assert account is not None
            return [
                document.cards_pdf(cards(session, [1, 2], lines), "示例商行", "zh", "x").data,
                document.service_cards_pdf(cards(session, [1, 2], lines), "示例商行", "zh", "x").data,
                document.outlets_pdf(outlets(session), "示例商行", "zh", "x").data,
                sales_document.pdf([account], "示例商行", "zh", "x").data,
            ]

    before = papers()
    with company.write(plain("secrets")) as work:
        work.session.execute(update(Product).values(cost=Decimal("99.99")))
        work.session.execute(update(SalesLine).values(cost=Decimal("99.99")))
    operations.change_customer(company, shop, {"grade": "D", "credit_limit": Decimal(1)})
    assert papers() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_has_opening_documents_closing_capitals_and_a_slip(
    company: Company, shop: int, language: Language
) -> None:
    with company.read() as session:
        account = statement(session, shop, date(2026, 1, 2), date(2026, 3, 2), 30)
    assert account is not None
    paper = sales_document.pdf([account], "示例商行", language, "2026-03-02")
    said = pdf_words(paper.data)
    # 10 500.00 + 100.05 − 100.00 = 10 500.05
    for words in ("喆堃超市", "X1", "S1", "10,500.00", "100.05", "100.00", "10,500.05", "2026-01-15"):
        assert words in said, words
    zh = (
        "客户对账单",
        "壹万零伍佰元零伍分",
        "据截至2026-01-15的导入",
        "对账回执",
        "数目不符",
        "销售",
        "回款",
    )
    en = (
        "Statementofaccount",
        "CNYtenthousandfivehundredand05/100",
        "Perimportsupto2026-01-15",
        "Confirmation",
        "isnotright",
        "sale",
        "payment",
    )
    for words in zh if language == "zh" else en:
        assert words in said, words
    assert not [words for words in UNSAID if words in said]


def test_outlets_stand_under_their_area_those_without_one_last(company: Company, shop: int) -> None:
    with company.read() as session:
        said = pdf_words(document.outlets_pdf(outlets(session), "示例商行", "zh", "x").data)
        some = outlets(session, [2])
    assert said.index("城东") < said.index("喆堃超市") < said.index("没有填片区") < said.index("好邻居")
    assert [o.name for area in some.values() for o in area] == ["好邻居"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_service_card_names_the_rep_and_has_room_to_write(
    company: Company, shop: int, language: Language
) -> None:
    with company.read() as session:
        both = cards(session, [1, 2], lines)
    paper = document.service_cards_pdf(both, "示例商行", language, "x", qr="https://example.cn/gzh")
    said = pdf_words(paper.data)
    assert paper.pages == 1  # two a page
    assert "王强" in said
    assert ("扫码关注" if language == "zh" else "Followus") in said
    assert "¥12.00" not in said  # it hangs in the shop


def test_the_hand_over_is_signed_with_its_sums_and_has_every_card(company: Company, shop: int) -> None:
    shops = (
        HandOverShop(
            "K1", "喆堃超市", "北街1号", "单建国", "13800001111", date(2026, 1, 15), Decimal("10.50"), 2
        ),
        HandOverShop(None, "好邻居", None, None, None, None, Decimal("4.50"), 1),
    )
    paper = HandOverPaper("王强", "李娜", date(2026, 3, 2), "离职", shops)
    made = document.hand_over_pdf(paper, card(company, shop), "示例商行", "zh", "x")
    said = pdf_words(made.data)
    assert made.pages == 2
    for words in ("移交人王强", "接手人李娜", "¥15.00", "监交人", "离职", "客户档案"):
        assert words in said, words
