"""The slip and the claim sheet: what stands on them, in both languages, in black alone."""

from __future__ import annotations

import re
import zlib
from datetime import date

import pytest

from distributor_desk.core.language import Language
from distributor_desk.features.returns import document
from distributor_desk.features.returns.document.slip import Size
from distributor_desk.features.returns.operations import claims, orders
from distributor_desk.features.returns.queries import claims as queries
from distributor_desk.features.returns.rules import words as w
from distributor_desk.storage.database import Company
from tests.features.at_desk import pdf_words
from tests.features.returns.shop import CHIPS, TODAY, D, draft, line, read, settled, swap

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def shop(stocked: Company) -> Company:
    return stocked


def slip(company: Company, i: int, language: Language = "zh", size: Size = "a4") -> bytes:
    return document.slip_pdf(read(company, i), "惠民商贸", language, "打印：王芳", size).data


def against_the_policy(company: Company) -> int:
    """1,000 chips for 5,000.00 where 3,000.00 are left; 10 of them are refused: 4,950.00."""
    chips = line(CHIPS, 1000, 5, reason=w.NEAR_EXPIRY, produced_on=date(2025, 9, 15), original_document="XS2")
    i = orders.add(company, draft(chips))
    orders.submit(company, i)
    orders.approve(company, i, {1: (D(990), "已拆封")}, reason="厂家同意承担")
    orders.receive(company, i)
    orders.settle(company, i, TODAY)
    return i


@pytest.mark.parametrize("size", ["a4", "form"])
def test_the_slip_says_goods_reason_policy_capitals_and_who_signs(shop: Company, size: Size) -> None:
    said = pdf_words(slip(shop, against_the_policy(shop), size=size))
    for words in (
        "退货单", "TH2026-0001", "惠多多超市（K1）", "薯片70g", "100箱", "5.00", "4,950.00", "临期/客户", "2025-09-15（剩12天）",
        "XS2收99箱；拒收：已拆封", "肆仟玖佰伍拾元整", "与政策不符：本季退货额度", "¥4,950.00，本季还剩¥3,000.00", "同意的原因：厂家同意承担",
        "经办人", "仓库（收货）", "客户签字", "打印：王芳", "第1页/共1页",
    ):  # fmt: skip
        assert words in said, words
    assert "7777" not in said


def test_the_slip_of_an_exchange_has_both_sides_and_what_is_owed(shop: Company) -> None:
    said = pdf_words(slip(shop, orders.exchange_on_the_spot(shop, swap())))
    for words in ("换货单", "HH2026-0001", "换出商品", "薯片", "换入30.00−换出30.00−手续费0%0.00", "零元整"):
        assert words in said, words


def test_english_slips_are_english(shop: Company) -> None:
    said = pdf_words(slip(shop, orders.exchange_on_the_spot(shop, swap()), "en", "form"))
    for words in (
        "Exchangeslip",
        "Goodssentout",
        "Credittothecustomer",
        "CNYzeroonly",
        "Warehouse(received)",
        "page1of1",
    ):
        assert words in said, words
    ours = said.replace("惠民商贸", "").replace("惠多多超市", "").replace("北街1号", "")
    assert set(CHINESE.findall(ours)) <= set("可乐薯片打印王芳袋瓶")


def test_a_dot_matrix_form_is_241_by_140_and_black_alone(shop: Company) -> None:
    data = slip(shop, against_the_policy(shop), size="form")
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", data)
    assert box is not None
    assert [round(float(x) * 25.4 / 72) for x in box.groups()] == [241, 140]
    drawn = b"".join(
        zlib.decompress(_bytes(s))
        for s in re.findall(rb"stream\r?\n(.*?)\r?\n?endstream", data, re.S)
        if _packed(s)
    )
    assert b" re S" in drawn, "ruled"
    assert re.findall(rb"(?<![\d.])0?\.\d+ [gG]\b", drawn) == [], "no grey"
    assert b"re f" not in drawn, "no shading"


def _packed(stream: bytes) -> bool:
    try:
        return bool(zlib.decompress(_bytes(stream))[:1]) and b" Tf " in zlib.decompress(_bytes(stream))
    except (zlib.error, ValueError):
        return False


def _bytes(stream: bytes) -> bytes:
    """reportlab writes its streams as ASCII85 of zlib."""
    import base64

    return base64.a85decode(stream.strip().removesuffix(b"~>")) if stream.strip().endswith(b"~>") else stream


def test_the_same_order_prints_the_same_bytes(shop: Company) -> None:
    i = against_the_policy(shop)
    assert slip(shop, i) == slip(shop, i)


def test_many_lines_go_on_to_further_pages_with_their_headings(shop: Company) -> None:
    i = settled(shop, draft(*(line(CHIPS, n + 1, 5, reason=w.DAMAGED) for n in range(40))))
    made = document.slip_pdf(read(shop, i), "惠民商贸", "zh", "", "form")
    assert made.pages >= 2
    assert pdf_words(made.data).count("退回商品") == made.pages


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_claim_sheet_has_every_line_its_total_and_the_seals(shop: Company, language: Language) -> None:
    settled(shop, draft(line(reason=w.QUALITY), line(quantity=24, reason=w.EXPIRED)))
    made = claims.new(shop, 1, [1, 2], TODAY)
    claims.send(shop, made, TODAY)
    with shop.read() as session:
        sheet = queries.claim(session, made)
    assert sheet is not None
    said = pdf_words(document.claim_pdf(sheet, "惠民商贸", language, "x").data)
    common = ("HX2026-0001", "甜水", "TH2026-0001", "惠多多超市", "可乐500ml", "30.00", "60.00", "¥90.00")
    own = {
        "zh": ("厂家核销单", "玖拾元整", "质量", "过期", "厂家审核（盖章）", "厂家确认金额"),
        "en": (
            "Claimonthemanufacturer",
            "CNYninetyonly",
            "quality",
            "expired",
            "Manufacturer'sapproval(seal)",
        ),
    }
    for words in (*common, *own[language]):
        assert words in said, words
    assert "7777" not in said
