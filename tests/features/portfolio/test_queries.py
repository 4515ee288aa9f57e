"""The range as it is read from the ledger's kept sums: figures worked out by hand in `market`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.core.periods import Period
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.portfolio import document, operations
from distributor_desk.features.portfolio.queries import company as whole
from distributor_desk.features.portfolio.queries import lines, products, settings
from distributor_desk.features.portfolio.queries.figures import figures
from distributor_desk.features.portfolio.queries.products import Analysis
from distributor_desk.features.products.records import Product
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from distributor_desk.storage.settings import change_settings
from tests.features.at_desk import pdf_words
from tests.features.portfolio.market import DAY, open_market

D = Decimal


@pytest.fixture
def market(company: Company) -> Company:
    open_market(company)
    return company


def analysis(company: Company, window: str = products.YEAR) -> Analysis:
    with company.read() as session:
        return products.analysis(session, products.window_of(window, DAY), DAY)


def id_of(company: Company, name: str) -> int:
    with company.read() as session:
        return session.execute(select(Product.id).where(Product.name == name)).scalar_one()


def test_windows_are_whole_months() -> None:
    assert products.window_of(products.YEAR, DAY) == Period(date(2025, 3, 1), date(2026, 2, 28))
    assert products.window_of(products.THIS_YEAR, DAY) == Period(date(2026, 1, 1), date(2026, 2, 28))
    assert products.window_of(products.LAST_YEAR, DAY) == Period(date(2025, 1, 1), date(2025, 12, 31))


def test_classes_ranking_and_what_is_left_out(market: Company) -> None:
    found = analysis(market)
    assert (found.lines.margin, found.lines.volume, found.uncosted) == (D("0.1"), 600, 1)
    assert {p.name: found.class_of(p) for p in found.products} == {
        "可乐": "gold", "薯片": "sunrise", "冰红茶": "sunset", "瓜子": "gold", "矿泉水": None,
    }  # fmt: skip
    # profits 240, 100, 100, 10 of 450; the two of 100 by name
    assert [(r.product.name, r.product.profit) for r in found.ranking] == [
        ("瓜子", 240), ("冰红茶", 100), ("可乐", 100), ("薯片", 10),
    ]  # fmt: skip
    assert found.ranking[0].share == D(240) / 450
    assert found.ranking[-1].cumulative == 1
    # 50, 2000 and 1000 + 600 of 3650
    assert [part.net for part in found.mix] == [50, 2000, 1600]
    # the gifts of 瓜子 cost 2 × 6
    assert next(p.gift_cost for p in found.products if p.name == "瓜子") == 12


def test_the_last_three_pass_over_the_one_of_this_february(market: Company) -> None:
    assert [p.name for p in analysis(market).last] == ["薯片", "冰红茶", "可乐"]
    with market.read() as session:
        said = lines.todo(session, DAY)
    assert [t.id for t in said] == [id_of(market, name) for name in ("薯片", "冰红茶", "可乐")]


def test_a_decision_is_kept_shown_and_taken_back(market: Company) -> None:
    chips = id_of(market, "薯片")
    with pytest.raises(DeskError, match="why"):
        operations.decide(market, chips, "drop", None, DAY)
    with pytest.raises(DeskError, match="Choose"):
        operations.decide(market, chips, "", "x", DAY)
    operations.decide(market, chips, "drop", "占地方", DAY)
    found = analysis(market)
    assert found.decided[chips].reason == "占地方"
    assert "薯片" not in [p.name for p in found.last], "it is discontinued now"
    undo.undo(market)
    assert analysis(market).decided == {}
    operations.decide(market, chips, "keep", "小店靠它带货", DAY)
    with market.read() as session:
        assert chips not in [t.id for t in lines.todo(session, DAY)], "decided within the window"
    assert next(p.name for p in analysis(market).last) == "薯片"


def test_a_class_is_fixed_by_hand_and_freed_again(market: Company) -> None:
    cola = id_of(market, "可乐")
    operations.fix_class(market, [cola], "watch", plain("watch"))
    assert {p.name: analysis(market).class_of(p) for p in analysis(market).products}["可乐"] == "watch"
    operations.fix_class(market, [cola], None, plain(""))
    assert {p.name: analysis(market).class_of(p) for p in analysis(market).products}["可乐"] == "gold"
    undo.undo(market)
    assert {p.name: analysis(market).class_of(p) for p in analysis(market).products}["可乐"] == "watch"


def test_settings_move_the_lines_the_targets_and_the_net_contribution(market: Company) -> None:
    values = {
        settings.MARGIN_LINE: D(30),
        settings.VOLUME_LINE: D(1500),
        settings.GOLD_SHARE: D(50),
        settings.TAX: D(2),
    }
    change_settings(market, plain("range"), values)
    found = analysis(market)
    assert {p.name: found.class_of(p) for p in found.products}["瓜子"] == "sunrise"
    assert found.mix[2].target == D("0.5")
    assert found.burden.all == D("0.02")


def test_the_year_before(market: Company) -> None:
    with market.read() as session:
        found = {c.product.name: c for c in products.changes(session, analysis(market))}
    assert {name: c.kind for name, c in found.items()} == {
        "可乐": "stayed", "薯片": "added", "冰红茶": "added", "瓜子": "added", "矿泉水": "added",
    }  # fmt: skip
    # 400 → 1000; 20 % → 10 %. The median of the year before is 0, so that 400 was volume: gold in both
    assert found["可乐"].growth == D("1.5")
    assert found["可乐"].margin_change == D("-0.1")


def test_columns_of_the_list_of_products(market: Company) -> None:
    with market.read() as session:
        found = lines.product_columns(session, DAY)
    assert found[id_of(market, "可乐")] == ("gold", D("10.00"), D("22.22"))  # 100 of 450
    assert found[id_of(market, "矿泉水")] == (None, None, None)


def test_a_pair_for_the_visit_sheet_names_two_products_and_nothing_else(market: Company) -> None:
    with market.read() as session:
        shops = dict(session.execute(select(Customer.name, Customer.id)).all())
        said = {name: lines.pair_for(session, i, DAY) for name, i in shops.items()}
    assert {name: text and text.zh for name, text in said.items()} == {
        "惠多多超市": "一起推荐：冰红茶 ＋ 薯片",
        "好邻居": "一起推荐：冰红茶 ＋ 薯片",
    }
    for text in said.values():
        assert text is not None
        assert not any(word in text.zh + text.en for word in ("朝阳", "夕阳", "毛利", "sun", "margin"))


def test_figures_of_the_month_with_a_year_ago_and_thirteen_months(market: Company) -> None:
    with market.read() as session:
        net, margin, returns = figures(session, DAY)
    # February: 45 + 1840 − 40 + 600; a year ago nothing was sold
    assert (net.value, net.year_ago) == (2445, None)
    assert len(net.months) == 13
    assert net.months[-3:] == (900, 0, 2445)
    # (5 + 90 + 240) = 335 of 2445; the gift is no sale
    assert margin.value == D(45 - 36 + 1800 - 1710 + 600 - 360) / 2445
    assert returns.value == D(40) / 2485
    assert margin.owner_only
    with market.read() as session:
        net, margin, returns = figures(session, date(2026, 4, 6))
        # April up to the 6th: nothing yet; last year 100 + 5 + 200 + 30 on the 5th
        assert (net.value, net.year_ago, margin.value) == (0, 335, None)
        (net, _, _) = figures(session, date(2026, 4, 4))
        assert net.year_ago is None


def test_concentration_of_twelve_months(market: Company) -> None:
    with market.read() as session:
        found = whole.concentration(session, products.window_of(products.YEAR, DAY))
    # 惠多多: 335 + 900 = 1235; 好邻居: 2445; of 3680
    assert found.customers == [("好邻居", 2445, D(2445) / 3680), ("惠多多超市", 1235, D(1235) / 3680)]
    assert [(name, net) for name, net, _ in found.channels] == [("traditional", 2445), ("supermarket", 1235)]
    assert [(name, net) for name, net, _ in found.brands] == [("甜水", 3000), ("脆脆", 650), ("清泉", 30)]
    assert [(name, net) for name, net, _ in found.categories] == [("饮料", 3030), ("零食", 650)]


def test_the_paper_says_whose_it_is_and_holds_every_part(qapp: object, market: Company) -> None:
    found = analysis(market)
    with market.read() as session:
        changes = products.changes(session, found)
    said = pdf_words(document.pdf(found, changes, "zh", "").data)
    for words in (
        "老板专用",
        "朝阳1.37%，目标30.00%（-28.63个百分点）",
        "末三位",
        "薯片",
        "1行流水没有成本",
        "薯片：新增—→朝阳",
    ):
        assert words in said, words
    assert pdf_words(document.pdf(found, changes, "en", "").data).count("Owner'scopy")
    assert document.scatter_chart(found, "en").y_line == 10
    assert len(document.scatter_chart(found, "en").dots) == 4, "a product without a margin is no dot"
    assert document.mix_chart(replace(found).mix, "en").labels == ("sunrise", "sunset", "gold")
