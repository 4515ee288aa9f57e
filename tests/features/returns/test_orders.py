"""Orders from draft to ledger: what each step asks, posts and leaves."""

from __future__ import annotations

import json
import threading
from datetime import date
from decimal import Decimal

import pytest

from distributor_desk.cli import cli
from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.features.rebates import posting as rebates
from distributor_desk.features.rebates.queries import standings
from distributor_desk.features.returns import posting
from distributor_desk.features.returns.operations import orders, policy
from distributor_desk.features.returns.queries import cap_left, policies, slow_movers
from distributor_desk.features.returns.queries.effects import effect
from distributor_desk.features.returns.queries.visits import on_visit_sheet
from distributor_desk.features.returns.rules import settings
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.sales.records import AccountEntry, SalesLine
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from tests.features.returns.shop import (
    CHIPS,
    COLA,
    OTHER,
    SHOP,
    TEA,
    TODAY,
    D,
    balance,
    draft,
    holds,
    ledger,
    line,
    numbers,
    read,
    settled,
    swap,
)
from tests.workflow.making import bring


@pytest.fixture
def shop(stocked: Company) -> Company:
    return stocked


def refused(deed: object, words: str) -> None:
    with pytest.raises(DeskError) as error:
        deed()  # type: ignore[operator]
    assert words in error.value.text.en, error.value.text.en
    assert error.value.text.zh


def test_each_step_says_who_when_and_what(shop: Company) -> None:
    i = orders.add(shop, draft())
    orders.submit(shop, i, "请看")
    orders.approve(shop, i)
    orders.receive(shop, i)
    orders.settle(shop, i, TODAY)
    found = read(shop, i)
    assert [(s.state, s.who, s.note) for s in found.steps] == [
        (w.DRAFT, "老板", None), (w.SUBMITTED, "老板", "请看"), (w.APPROVED, "老板", None), (w.RECEIVED, "老板", None),
        (w.SETTLED, "老板", None),
    ]  # fmt: skip
    assert (found.number, found.settled_on) == ("TH2026-0001", TODAY)


def test_numbers_run_by_kind_and_year_and_a_cancelled_order_keeps_its_own(shop: Company) -> None:
    first = orders.add(shop, draft())
    orders.add(shop, draft(on=date(2025, 12, 31)))
    orders.add(shop, swap())
    orders.cancel(shop, first)
    orders.add(shop, draft())
    assert numbers(shop) == ["TH2026-0001", "TH2025-0001", "HH2026-0001", "TH2026-0002"]


def test_an_undone_order_leaves_no_gap(shop: Company) -> None:
    orders.add(shop, draft())
    orders.add(shop, draft())
    undo.undo(shop)
    orders.add(shop, draft())
    assert numbers(shop) == ["TH2026-0001", "TH2026-0002"]
    holds(shop)


def test_only_a_settled_order_moves_the_ledger_and_the_balance(shop: Company) -> None:
    owed = balance(shop)
    i = orders.add(shop, draft(line(), line(CHIPS, 4, 5, reason=w.DAMAGED)))
    orders.submit(shop, i)
    orders.approve(shop, i)
    orders.receive(shop, i)
    assert (ledger(shop), balance(shop)) == ([], owed)
    orders.settle(shop, i, TODAY)
    assert ledger(shop) == [
        ("return", COLA, D(-12), D(-30), "return", "TH2026-0001"), ("return", CHIPS, D(-4), D(-20), "return", "TH2026-0001"),
    ]  # fmt: skip
    assert balance(shop) == owed - 50
    holds(shop)


def test_a_return_costs_what_its_original_sale_cost(shop: Company) -> None:
    """30,000 colas cost 60,000: 2.00 each; 12 come back for −24.00. Unlinked chips cost the product's 7,777.77."""
    settled(shop, draft(line(original_id=1), line(CHIPS, 1, 5)))
    with shop.read() as session:
        costs = [
            row.cost
            for row in session.query(SalesLine).filter(SalesLine.origin == "return").order_by(SalesLine.id)
        ]
    assert costs == [D(-24), D("-7777.77")]


def test_both_legs_of_an_exchange_and_its_fee_are_posted(shop: Company) -> None:
    """Fee 10 % of 30.00 is 3.00: in 30 − out 30 − 3 = −3, the customer owes 3.00 more."""
    policy.change_company(shop, {settings.FEE.key: D(10)})
    owed = balance(shop)
    i = settled(shop, swap())
    assert [row[:4] for row in ledger(shop)] == [
        ("return", COLA, D(-12), D(-30)),
        ("sale", CHIPS, D(6), D(30)),
    ]
    with shop.read() as session:
        entry = session.query(AccountEntry).one()
        assert (entry.kind, entry.amount, entry.document) == ("exchange", D(-3), "HH2026-0001")
    assert balance(shop) == owed + 3
    assert read(shop, i).draft.comes_to(read(shop, i).fee_percent).credit == -3
    holds(shop)


def test_the_exchange_on_the_spot_is_one_deed(shop: Company) -> None:
    i = orders.exchange_on_the_spot(shop, swap())
    assert read(shop, i).state == w.SETTLED
    assert [s.state for s in read(shop, i).steps] == [w.DRAFT, w.APPROVED, w.RECEIVED, w.SETTLED]
    assert len(ledger(shop)) == 2
    undo.undo(shop)
    assert (ledger(shop), numbers(shop)) == ([], [])
    holds(shop)


def test_a_failed_rule_asks_for_a_reason_that_is_kept(shop: Company) -> None:
    i = orders.add(shop, draft(line(CHIPS, 1000, 5, reason=w.SLOW_MOVING)))
    orders.submit(shop, i)
    refused(lambda: orders.approve(shop, i), "write why you approve")
    assert read(shop, i).state == w.SUBMITTED
    orders.approve(shop, i, reason=" 厂家承担 ")
    found = read(shop, i)
    assert found.override_reason == "厂家承担"
    assert [c.rule for c in found.checks if c.passed is False] == ["cap"]
    policy.change_company(shop, {settings.CAP.key: D(50)})
    assert [c.passed for c in read(shop, i).checks if c.rule == "cap"] == [False], "frozen as it was approved"


def test_what_is_refused_of_a_line_needs_a_reason_and_does_not_come_back(shop: Company) -> None:
    i = orders.add(shop, draft(line(), line(CHIPS, 4, 5)))
    orders.submit(shop, i)
    cola, chips = (one.id for one in read(shop, i).lines)
    refused(lambda: orders.approve(shop, i, {cola: (D(5), None)}), "not accepted in full")
    refused(lambda: orders.approve(shop, i, {cola: (D(13), None)}), "Accept between 0 and 12")
    refused(lambda: orders.approve(shop, i, {cola: (D(0), "x"), chips: (D(0), "x")}), "reject the order")
    orders.approve(shop, i, {cola: (D(5), "已拆"), chips: (D(0), "不是我们的")})
    orders.receive(shop, i)
    orders.settle(shop, i, TODAY)
    assert ledger(shop) == [("return", COLA, D(-5), D("-12.5"), "return", "TH2026-0001")]
    holds(shop)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (draft(line(quantity=0)), "above zero"),
        (draft(line(price=-1)), "must not be negative"),
        (draft(line(out_product_id=CHIPS), kind=w.EXCHANGE), "together"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(shop: Company, made: object, words: str) -> None:
    refused(lambda: orders.add(shop, made), words)  # type: ignore[arg-type]
    assert numbers(shop) == []


def test_goods_that_were_never_bought_have_no_price_until_one_is_entered(shop: Company) -> None:
    i = orders.add(shop, draft(line(TEA, 6, None), customer=OTHER))
    orders.submit(shop, i)
    refused(lambda: orders.approve(shop, i, reason="x"), "has no price")
    orders.take_back(shop, i)
    one = read(shop, i).draft.lines[0]
    orders.change(shop, i, draft(line(TEA, 6, 4, id=one.id), customer=OTHER))
    orders.submit(shop, i)
    refused(lambda: orders.approve(shop, i), "write why")
    orders.approve(shop, i, reason="查过了")
    assert [c.rule for c in read(shop, i).checks] == ["no_sale"]


def test_without_goods_an_approved_return_is_settled_at_once(shop: Company) -> None:
    i = orders.add(shop, draft(without_goods=True))
    orders.submit(shop, i)
    orders.approve(shop, i)
    refused(lambda: orders.receive(shop, i), "cannot become")
    orders.settle(shop, i, TODAY)
    assert len(ledger(shop)) == 1


def test_nothing_moves_after_it_is_settled_and_nothing_out_of_turn(shop: Company) -> None:
    i = settled(shop, draft())
    for deed in (orders.cancel, orders.submit, orders.take_back, orders.receive):
        refused(lambda deed=deed: deed(shop, i), "cannot become")
    refused(lambda: orders.change(shop, i, draft()), "its content is fixed")
    other = orders.add(shop, draft())
    refused(lambda: orders.settle(shop, other, TODAY), "cannot become")
    refused(lambda: orders.reject(shop, other, " "), "Write why")


def test_a_split_line_goes_on_as_two(shop: Company) -> None:
    i = orders.add(shop, draft(line(quantity=10)))
    one = read(shop, i).lines[0].id
    refused(lambda: orders.split_line(shop, i, one, D(10)), "less than the line's 10")
    orders.split_line(shop, i, one, D(6))
    assert [x.draft.quantity for x in read(shop, i).lines] == [6, 4]
    assert read(shop, i).value_in == 25
    undo.undo(shop)
    assert [x.draft.quantity for x in read(shop, i).lines] == [10]


def test_undo_of_a_settlement_takes_it_out_of_the_ledger(shop: Company) -> None:
    owed = balance(shop)
    i = settled(shop, draft())
    undo.undo(shop)
    assert (read(shop, i).state, ledger(shop), balance(shop)) == (w.RECEIVED, [], owed)
    undo.redo(shop)
    assert balance(shop) == owed - 30
    holds(shop)


# the policy of a customer, and what rooms above ask


def test_the_cap_left_follows_what_is_settled(shop: Company) -> None:
    """3 % of 100,000 are 3,000; 200 chips at 5.00 settled: 1,000; 2,000 are left (RULES §3)."""
    with shop.read() as session:
        assert cap_left(session, SHOP, TODAY) == 3_000
    settled(shop, draft(line(CHIPS, 200, 5, reason=w.SLOW_MOVING)))
    settled(shop, draft(line(CHIPS, 10, 5, reason=w.DAMAGED)))
    settled(shop, swap())
    with shop.read() as session:
        assert cap_left(session, SHOP, TODAY) == 2_000
        assert cap_left(session, SHOP, date(2026, 4, 1)) == 0, "another quarter, nothing bought yet"
        assert cap_left(session, OTHER, TODAY) == 0


def test_a_customer_has_rules_of_its_own_until_they_are_emptied(shop: Company) -> None:
    policy.change_customer(shop, SHOP, {settings.CAP.key: D(10), settings.WINDOW_ON.key: False})
    with shop.read() as session:
        assert cap_left(session, SHOP, TODAY) == 10_000
        assert policies.policy_of(session, SHOP).window is None
        assert policies.policy_of(session, OTHER).window == 180
    policy.change_customer(shop, SHOP, {settings.CAP.key: None})
    with shop.read() as session:
        assert cap_left(session, SHOP, TODAY) == 3_000
    refused(lambda: policy.change_company(shop, {settings.CAP.key: D(-1)}), "must not be negative")
    refused(lambda: policy.change_company(shop, {settings.NEAR_EXPIRY.key: "x"}), "near-expiry table")


def test_the_finder_names_what_was_bought_before_and_no_longer(shop: Company) -> None:
    """On 6 March cola (5 January) is 60 days old and slow, chips (6 January) are 59 and are not."""
    with shop.read() as session:
        found = slow_movers(session, SHOP, date(2026, 3, 6))
    assert [(x.product, x.last, x.quantity, x.value) for x in found] == [
        ("可乐", date(2026, 1, 5), D(30000), D(75000)), ("冰红茶", date(2025, 12, 30), D(600), D(2400)),
    ]  # fmt: skip


def test_prices_come_from_sales_never_from_the_list(shop: Company) -> None:
    from distributor_desk.features.returns.queries import sales

    with shop.read() as session:
        assert sales.latest_price(session, SHOP, COLA, TODAY) == D("2.5")
        assert sales.latest_price(session, OTHER, COLA, TODAY) is None
        assert [o.document for o in sales.originals(session, SHOP, COLA)] == ["XS1"]


def test_an_unreadable_table_in_the_settings_does_not_stop_the_rest(shop: Company) -> None:
    from distributor_desk.storage.settings import set_value

    with shop.write(plain("x")) as work:
        set_value(work, settings.NEAR_EXPIRY, "abc")
    with shop.read() as session:
        assert policies.policy_of(session, SHOP).near_expiry is not None
    assert isinstance(D(1), Decimal)


# numbers under stress, the rebate, the rep's sheet, the command line


def test_a_write_that_breaks_off_and_two_at_once_leave_no_gap(shop: Company) -> None:
    def breaks_off() -> None:
        with shop.write(plain("crash")) as work:
            orders._kept(work, draft())
            assert posting.new_number(work, w.RETURN, 2026) == "TH2026-0002"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        breaks_off()
    threads = [threading.Thread(target=orders.add, args=(shop, draft())) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers(shop)) == [f"TH2026-000{n}" for n in range(1, 7)]
    holds(shop)


def test_the_effect_on_the_rebate_is_shown_before_and_is_what_then_happens(shop: Company) -> None:
    """RULES §2: from 10,000 2 %, from 20,000 3 %, back to the first yuan. 20,500 earn 615.00; 1,000 back leave
    19,500: 390.00. An excused return (our fault) changes nothing where the scheme says "split".
    """
    scheme = ["净销售额", "全额", "达到", "年", "2026-01-01"]
    heads = ["方案", "依据", "方法", "边界", "周期", "开始", "起点", "返点%", "退货口径"]
    rows = [
        [name, *scheme, *tier, how]
        for name, how in (("年返", "全部"), ("分责返", "分责"))
        for tier in ((0, 0), (10000, 2), (20000, 3))
    ]
    bring(shop, {
        "返利方案": [heads, *rows],
        "销售明细": [["日期", "客户名称", "商品名称", "数量", "金额"], ["2026-02-01", "好邻居", "薯片", 4100, 20500]],
    })  # fmt: skip
    with shop.write(plain("agree")) as work:
        schemes = [rebates.ensure_scheme(work, name, 2026) for name in ("年返", "分责返")]
        rebates.ensure_agreement(work, OTHER, 2026, scheme_ids=schemes)
    made = draft(line(CHIPS, 200, 5, reason=w.DAMAGED), customer=OTHER)
    with shop.read() as session:
        found = {e.scheme: e for e in effect(session, made, TODAY)}
    said = {name: (e.before_entitlement, e.after_entitlement) for name, e in found.items()}
    assert said == {"年返": (615, 390), "分责返": (615, 615)}
    assert (found["年返"].before_threshold, found["年返"].after_threshold) == (20_000, 10_000)
    settled(shop, made)
    with shop.read() as session:
        now = {s.scheme: s.entitlement for s in standings(session, TODAY, customer_ids=[OTHER])}
    assert now == {"年返": 390, "分责返": 615}
    with shop.read() as session:
        exchange = effect(session, draft(line(CHIPS, 200, 5, out_product_id=COLA, out_quantity=D(400), out_price=D("2.5")), kind=w.EXCHANGE, customer=OTHER), TODAY)  # fmt: skip
    assert {(e.before_basis, e.after_basis) for e in exchange if e.scheme == "年返"} == {(19_500, 19_500)}


def test_the_rep_is_told_to_fetch_what_is_agreed(shop: Company) -> None:
    i = orders.add(shop, draft())
    orders.submit(shop, i)
    with shop.read() as session:
        assert on_visit_sheet(session, SHOP, TODAY) is None
    orders.approve(shop, i)
    with shop.read() as session:
        told = on_visit_sheet(session, SHOP, TODAY)
        assert told is not None
        assert told.zh == "取回退换货：TH2026-0001"
        assert on_visit_sheet(session, OTHER, TODAY) is None


def test_the_command_lists_every_order(shop: Company, capsys: pytest.CaptureFixture[str]) -> None:
    settled(shop, draft())
    shop.close()
    cli(["--lang", "en", "returns", str(shop.path), "--json"], standalone_mode=False)
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["number"], one["state"], one["credit"]) == ("TH2026-0001", "settled", "30.00")
    assert (one["lines"][0]["product"], one["lines"][0]["quantity"]) == ("可乐", "12")
    cli(["--lang", "en", "returns", str(shop.path)], standalone_mode=False)
    assert capsys.readouterr().out == "TH2026-0001  2026-03-02  return  settled  惠多多超市  30.00\n"
