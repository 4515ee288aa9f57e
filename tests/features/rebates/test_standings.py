"""Where everyone stands: what counts, when it counts, what is carried, and what further lines would do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.core.periods import Period
from distributor_desk.features.customers.operations import retire_customers
from distributor_desk.features.rebates import operations, posting
from distributor_desk.features.rebates.queries import LineChange, effect_of_lines, standings
from distributor_desk.features.rebates.rules.scope import Written
from distributor_desk.features.rebates.rules.terms import Terms, Tier
from distributor_desk.features.sales.queries import booked_without_document
from distributor_desk.storage.database import Company
from tests.features.rebates.town import LADDER, SHOP, add_scheme, sell, set_up, sign, stand, tiers
from tests.workflow.making import bring

D = Decimal
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
END = date(2026, 12, 31)


def test_the_rules_example(company: Company) -> None:
    set_up(company, Terms(LADDER))
    sell(company, ["2026-03-01", "销售", 20000], ["2026-04-01", "退货", 1000])
    one = stand(company, date(2026, 4, 10))
    # 19 000 of the second tier: 2 % is 380; 1 000 to go adds 600 − 380; 100 of 365 days gone by
    assert (one.customer, one.scheme, one.period) == (SHOP, "年返", YEAR)
    assert (one.basis, one.threshold, one.entitlement) == (D(19000), D(10000), D("380.00"))
    assert (one.next_threshold, one.next_gap, one.next_gain) == (D(20000), D(1000), D("220.00"))
    assert one.forecast_basis == D(69350)  # 19 000 × 365 ÷ 100
    assert one.forecast_entitlement == D("2080.50")
    assert (one.settled, one.due, one.by) == (D("0.00"), D("380.00"), END)


def test_lines_after_the_as_of_day_do_not_count(company: Company) -> None:
    set_up(company, Terms(LADDER))
    sell(company, ["2026-03-01", "销售", 15000], ["2026-03-02", "销售", 9000])
    assert stand(company, date(2026, 3, 1)).basis == 15000
    assert stand(company, date(2026, 3, 2)).basis == 24000


def test_gifts_and_allowances_are_outside_every_basis(company: Company) -> None:
    set_up(company, Terms((Tier(D(0), None, D(1)),), "quantity"))
    sell(
        company, ["2026-03-01", "销售", 100, 10], ["2026-03-01", "赠品", 0, 5], ["2026-03-02", "折让", 30, None],
        ["2026-03-03", "退货", 20, 2],
    )  # fmt: skip
    assert stand(company, END).basis == 8


@pytest.mark.parametrize(
    ("basis", "expected"),
    [("net_amount", "80.00"), ("gross_amount", "100.00"), ("quantity", "11"), ("cases", "0.916666666667"), ("payments", "70.00")],
)  # fmt: skip
def test_each_basis(company: Company, basis: str, expected: str) -> None:
    # 12 bottles sold for 100, 1 returned for 20; 12 bottles are a case; 70 were paid
    set_up(company, Terms((Tier(D(0), D("0.01"), None),), basis))
    sell(company, ["2026-03-01", "销售", 100, 12], ["2026-03-02", "退货", 20, 1])
    bring(
        company, {"回款": [["日期", "客户名称", "金额"], ["2026-03-05", SHOP, 70], ["2025-12-31", SHOP, 5]]}
    )
    assert round(stand(company, END).basis, 12) == D(expected)


def test_the_scope_leaves_other_goods_out(company: Company) -> None:
    scope = (Written("brand", "甜水"), Written("category", "零食", excluded=True))
    set_up(company, Terms(tiers(("0", "10"))), scope=scope)
    sell(company, ["2026-03-01", "销售", 100, 1, "可乐"], ["2026-03-01", "销售", 900, 1, "薯片"])
    assert stand(company, END).basis == 100


def test_a_scope_by_class_and_one_that_only_excludes(company: Company) -> None:
    first = set_up(company, Terms(tiers(("0", "10"))), scope=(Written("class", "朝阳"),))
    other = add_scheme(
        company, Terms(tiers(("0", "10"))), "除薯片", scope=(Written("product", "P2", excluded=True),)
    )
    with company.write(plain("both")) as work:
        posting.ensure_agreement(work, 1, 2026, scheme_ids=[first, other])
    sell(company, ["2026-03-01", "销售", 100, 1, "可乐"], ["2026-03-01", "销售", 900, 1, "薯片"])
    assert stand(company, END, scheme_ids=[first]).basis == 900
    with company.read() as session:
        assert {s.scheme: s.basis for s in standings(session, END)}["除薯片"] == 100


def test_split_returns_lower_the_basis_only_when_they_are_the_customers(company: Company) -> None:
    set_up(company, Terms(tiers(("0", "10"))), returns="split")
    sell(
        company,
        ["2026-03-01", "销售", 1000, 10],
        ["2026-03-02", "退货", 100, 1],
        ["2026-03-03", "退货", 50, 1],
    )
    with company.read() as session:
        first_return = next(row[0] for row in booked_without(session) if row[1] == "2026-03-02")
    with company.write(plain("excuse")) as work:
        posting.excuse_returns(work, [first_return])
    assert stand(company, END).basis == 950
    with company.write(plain("no")) as work:
        posting.no_longer_excused(work, [first_return])
    assert stand(company, END).basis == 850


def booked_without(session: object) -> list[tuple[int, str]]:

    return [(row[0], row[2]) for row in booked_without_document(session, "2026-01-01", "2026-12-31")]  # type: ignore[arg-type]


def test_tax_is_taken_out_where_the_scheme_says_so(company: Company) -> None:
    set_up(company, Terms(tiers(("0", "1"))), tax_included=False)
    bring(
        company,
        {"销售明细": [
            ["日期", "客户名称", "商品名称", "数量", "金额", "税率"],
            ["2026-03-01", SHOP, "可乐", 1, 109, "9%"], ["2026-03-01", SHOP, "可乐", 1, 113, None],
        ]},
    )  # fmt: skip
    # 109 ÷ 1.09 + 113 ÷ 1.13 (what the company set for lines that name no rate)
    assert stand(company, END).basis == 200


def test_a_period_is_cut_by_the_agreement(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    sign(company, scheme, ends=date(2026, 6, 30))
    sell(company, ["2026-03-01", "销售", 100], ["2026-07-01", "销售", 900])
    one = stand(company, date(2026, 6, 30))
    assert (one.period.last, one.basis) == (date(2026, 6, 30), 100)
    with company.read() as session:
        assert standings(session, date(2026, 7, 1)) == []


def test_a_negative_basis_is_carried_into_the_next_period_and_to_the_successor(company: Company) -> None:
    first = set_up(company, Terms(tiers(("0", "10"))), period="quarter")
    later = add_scheme(company, Terms(tiers(("0", "10"))), "新季返", period="quarter")
    with company.write(plain("both")) as work:
        posting.ensure_agreement(work, 1, 2026, scheme_ids=[first, later])
    operations.end_scheme(company, first, date(2026, 6, 30), later)
    sell(
        company, ["2026-01-10", "退货", 300], ["2026-04-10", "销售", 100], ["2026-07-10", "销售", 1000],
    )  # fmt: skip
    # Q1 −300; Q2 100 − 300 = −200 of the old scheme; the new one starts Q3 with it… and has had Q1, Q2 of its own
    one = stand(company, date(2026, 5, 1), scheme_ids=[first])
    assert (one.basis, one.entitlement) == (D(-200), D("0.00"))
    assert one.reckoned is not None
    assert one.reckoned.carried == -300


def test_the_successor_takes_over_what_the_last_period_left(company: Company) -> None:
    first = set_up(company, Terms(tiers(("0", "10"))), 2025, period="year")
    later = add_scheme(company, Terms(tiers(("0", "10"))), "新年返", valid_from=date(2026, 1, 1))
    sign(company, later, 2026)
    operations.end_scheme(company, first, date(2025, 12, 31), later)
    sell(company, ["2025-05-01", "退货", 250], ["2026-05-01", "销售", 1000])
    one = stand(company, END)
    assert (one.scheme, one.basis, one.entitlement) == ("新年返", D(750), D("75.00"))


def test_targets_by_scheme_come_before_the_customers_own(company: Company) -> None:
    scheme = set_up(company, Terms(tiers(("0", "1")), gate=D(1)))
    sell(company, ["2026-03-01", "销售", 500])
    assert stand(company, END).target is None
    operations.set_target(company, 1, None, YEAR, D(600))
    assert (stand(company, END).target, stand(company, END).entitlement) == (D(600), D("0.00"))
    operations.set_target(company, 1, scheme, YEAR, D(500))
    assert (stand(company, END).target, stand(company, END).entitlement) == (D(500), D("5.00"))


def test_a_retired_customer_keeps_what_it_earned(company: Company) -> None:
    set_up(company, Terms(LADDER))
    sell(company, ["2026-03-01", "销售", 15000])
    retire_customers(company, [1])
    assert stand(company, END).entitlement == 300


def test_overlapping_agreements_are_refused_in_words(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    with pytest.raises(DeskError) as refused:
        operations.sign(company, 1, date(2026, 6, 1), date(2027, 5, 31), [scheme])
    assert "不能重叠" in refused.value.in_("zh")
    assert "must not overlap" in refused.value.in_("en")
    with pytest.raises(DeskError) as backwards:
        operations.sign(company, 1, date(2027, 6, 1), date(2027, 5, 31), [scheme])
    assert "早于它的开始日" in backwards.value.in_("zh")
    operations.sign(company, 1, date(2027, 1, 1), date(2027, 12, 31), [scheme], target=D(5))
    assert stand(company, date(2027, 2, 1)).target == 5


def test_growth_compares_with_the_same_period_a_year_before(company: Company) -> None:
    set_up(company, Terms(tiers(("10", "5")), growth="on_growth"), 2025, 2026)
    sell(company, ["2025-08-01", "销售", 1000], ["2026-02-01", "销售", 1100])
    assert stand(company, END).entitlement == 5  # exactly 10 %: 5 % of 100


# what further lines would do ------------------------------------------------------------------------------


def test_the_effect_of_a_return_before_it_is_settled(company: Company) -> None:
    set_up(company, Terms(LADDER))
    sell(company, ["2026-03-01", "销售", 20500, 100])
    with company.read() as session:
        found = effect_of_lines(session, 1, date(2026, 5, 1), [LineChange(1, D(-5), D(-1000))])
    (one,) = found
    assert (one.before_basis, one.after_basis) == (D(20500), D(19500))
    assert (one.before_threshold, one.after_threshold) == (D(20000), D(10000))
    assert (one.before_entitlement, one.after_entitlement) == (D("615.00"), D("390.00"))


@pytest.mark.parametrize(
    ("reason", "fault", "expected"),
    [("slow_moving", "ours", 900), ("wrong_delivery", "ours", 900), ("damaged", "customer", 900), ("damaged", "factory", 1000), (None, None, 1000)],
)  # fmt: skip
def test_the_effect_follows_the_split(company: Company, reason: str, fault: str, expected: int) -> None:
    set_up(company, Terms(LADDER), returns="split", scope=(Written("product", "P1"),))
    sell(company, ["2026-03-01", "销售", 1000, 100])
    changes = [
        LineChange(1, D(-5), D(-100), reason, fault),
        LineChange(2, D(-5), D(-70), "slow_moving", "customer"),
    ]
    with company.read() as session:
        (one,) = effect_of_lines(session, 1, date(2026, 5, 1), changes)
    assert one.after_basis == expected
