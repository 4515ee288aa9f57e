"""The statement on paper: every step can be read by one who never saw the program, in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from distributor_desk.core.language import Language
from distributor_desk.features.rebates import document, operations
from distributor_desk.features.rebates.rules.scope import Written
from distributor_desk.features.rebates.rules.terms import Terms, Tier
from distributor_desk.features.rebates.rules.words import scheme_words
from distributor_desk.storage.database import Company
from tests.features.at_desk import pdf_words
from tests.features.rebates.town import LADDER, SHOP, sell, set_up, stand, tiers

D = Decimal
END = date(2026, 12, 31)


def words(made: Any, language: Language) -> str:
    return pdf_words(document.pdf(made, language).data)


@pytest.fixture
def later(company: Company) -> Any:
    """A settlement of 2027 with an adjustment of 2026."""
    scheme = set_up(company, Terms(LADDER, boundary="more_than"), 2026, 2027)
    sell(company, ["2026-05-01", "销售", 20500], ["2026-05-02", "退货", 100])
    operations.settle(company, 1, scheme, END)
    sell(company, ["2026-11-01", "退货", 1000], ["2027-02-01", "销售", 30000], ["2027-03-01", "退货", 500])
    return operations.settle(company, 1, scheme, date(2027, 12, 31))


def test_every_part_of_the_paper_in_chinese(later: Any) -> None:
    said = words(later, "zh")
    for part in (
        "返利结算单", later.company, SHOP, "2027-01-01–2027-12-31", "净销售额", "超过（不含）", "超过20,000元", "已达到",
        "2027-02销售¥30,000.00", "2027-03退货-¥500.00", "依据合计¥29,500.00", "×3%", "应返（本期）¥885.00",
        "本期此前没有结算过", "调整：年返2026", "¥20,400.00", "¥19,400.00", "差额", "-¥224.00", "本次应付¥661.00",
        "大写金额：陆佰陆拾壹元整", "兑付方式：抵货款", "供方（签字盖章）", "客户（签字盖章）", "回执",
    ):  # fmt: skip
        assert "".join(part.split()) in said, part


def test_every_part_of_the_paper_in_english(later: Any) -> None:
    said = words(later, "en")
    for part in (
        "Rebate statement", "exceeding", "above 20,000 yuan", "reached", "Sales", "Returns", "Basis in all",
        "Entitlement of the period", "Adjustment of", "As settled", "Difference", "Due now", "CNY six hundred and sixty-one only",
        "credit against the next invoice", "Supplier (signature, seal)", "hand back to the supplier",
    ):  # fmt: skip
        assert "".join(part.split()) in said, part
    assert "返利" not in said.replace("年返", "")


def test_lines_that_do_not_add_up_show_their_rounding(company: Company) -> None:
    scheme = set_up(company, Terms(tiers(("0", "1"), ("10", "1.5")), method="incremental"))
    sell(company, ["2026-05-01", "销售", "33.33"])
    made = operations.settle(company, 1, scheme, END)
    # 0.10 + 1.5 % of 23.33 = 0.44995 → 0.45
    said = words(made, "zh")
    assert "¥0.34995" in said
    assert "四舍五入到分¥0.00005" in said
    assert "应返（本期）¥0.45" in said


def test_gate_target_speed_and_cap_stand_on_the_paper(company: Company) -> None:
    terms = Terms(
        tiers(("0", "2")),
        gate=D("0.9"),
        over_target=D("0.01"),
        speed=((15, D(1)), (30, D("0.8"))),
        cap_amount=D(20_000),
    )
    scheme = set_up(company, terms)
    sell(company, ["2026-05-01", "销售", 1200000])
    operations.set_target(company, 1, scheme, stand(company, END).period, D(1_000_000))
    said = words(operations.settle(company, 1, scheme, END, days=20), "zh")
    for part in (
        "完成不到目标的90%不返", "超过目标的部分另返1%", "15天内100%，30天内80%，更晚0%", "封顶：20,000元", "目标¥1,000,000.00",
        "达成率120%", "¥24,000.00", "¥2,000.00", "-¥5,200.00", "-¥800.00", "¥20,000.00", "贰万元整",
    ):  # fmt: skip
        assert part in said, part


def test_a_reversal_says_what_it_reverses(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 20500])
    operations.settle(company, 1, scheme, END)
    said = words(operations.reverse(company, 1, END), "zh")
    assert "本单冲销结算单FL2026-0001" in said
    assert "负陆佰壹拾伍元整" in said


def test_several_statements_begin_a_page_each(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 20500])
    made = operations.settle(company, 1, scheme, END)
    assert document.pdf_of([made, made], "zh").pages == 2 * document.pdf(made, "zh").pages
    assert document.pdf_of([made], "zh").data == document.pdf(made, "zh").data


def test_a_scheme_in_words() -> None:
    terms = Terms((Tier(D(5), D("0.01")),), growth="on_growth", cap_rate=D("0.03"))
    said = scheme_words(
        terms, period="half_year", valid_from=date(2026, 1, 1), valid_to=END,
        scope=(Written("brand", "甜水"), Written("class", "watch", excluded=True)), payout="goods", returns="split",
        tax_included=False,
    )  # fmt: skip
    zh, en = "".join(t.zh for t in said), " ".join(t.en for t in said)
    for part in (
        "2026-01-01 至 2026-12-31",
        "按半年",
        "不含税",
        "品牌“甜水”，不含产品定位“观察”",
        "增长部分",
        "分责",
        "依据金额的 3%",
        "货补",
    ):
        assert part in zh, part
    for part in (
        "half-yearly",
        "without tax",
        "brand “甜水”, without class “watch”",
        "growth",
        "wrong deliveries",
        "3%",
        "goods",
    ):
        assert part in en, part
