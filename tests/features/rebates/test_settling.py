"""Settling: frozen, numbered without gaps, adjusted by what comes later, carried, charged, reversed, paid in goods."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.features.customers.operations import change_customer, retire_customers
from distributor_desk.features.rebates import document, operations, posting
from distributor_desk.features.rebates.queries import drafts, history
from distributor_desk.features.rebates.records import Agreement, RebateTier, Settlement
from distributor_desk.features.rebates.rules.freezing import frozen, thawed
from distributor_desk.features.rebates.rules.statement import Statement
from distributor_desk.features.rebates.rules.terms import Terms, Tier
from distributor_desk.features.sales.queries import figures
from distributor_desk.features.sales.records import AccountEntry, SalesLine
from distributor_desk.storage import batches, undo
from distributor_desk.storage.database import Company
from distributor_desk.storage.people import save_person
from tests.features.rebates.town import LADDER, SHOP, add_scheme, sell, set_up, sign, stand, tiers

D = Decimal
END = date(2026, 12, 31)


def credited(company: Company) -> Decimal:
    with company.read() as session:
        return session.scalar(
            select(func.sum(AccountEntry.amount)).where(AccountEntry.kind == "rebate")
        ) or D(0)


def sound(company: Company) -> list[str]:
    with company.read() as session:
        return [text.en for text in history.unsound(session)]


def refused(deed: Any) -> str:
    with pytest.raises(DeskError) as found:
        deed()
    return found.value.in_("zh")


def test_the_rules_example_of_a_return_that_comes_later(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER), 2026, 2027)
    sell(company, ["2026-05-01", "销售", 20500])
    first = operations.settle(company, 1, scheme, END)
    assert (first.number, first.amount) == ("FL2026-0001", D("615.00"))
    assert credited(company) == D("615.00")
    with company.read() as session:
        assert figures(session, 1, END).balance == D("20500.00") - D("615.00")
    sell(company, ["2026-11-01", "退货", 1000], ["2027-02-01", "销售", 30000])
    one = stand(company, END)
    assert (one.entitlement, one.settled, one.due) == (D("390.00"), D("615.00"), D("-225.00"))
    # the next settlement, of the next period: 3 % of 30 000 less 225, with both tiers on the paper
    second = operations.settle(company, 1, scheme, date(2027, 12, 31))
    main, adjustment = second.accounts
    assert (main.amount, adjustment.amount, second.amount) == (D("900.00"), D("-225.00"), D("675.00"))
    assert (adjustment.old_basis, adjustment.old_threshold) == (D(20500), D(20000))
    assert (adjustment.reckoned.basis, adjustment.reckoned.threshold) == (D(19500), D(10000))
    assert second.number == "FL2027-0001"
    assert stand(company, END).due == 0
    assert sound(company) == []


def test_a_negative_total_pays_nothing_and_is_taken_off_the_next(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER), 2026, 2027)
    sell(company, ["2026-05-01", "销售", 20500])
    operations.settle(company, 1, scheme, END)
    sell(company, ["2026-11-01", "退货", 1000])
    second = operations.settle(company, 1, scheme, END)
    assert (second.amount, second.carried_out) == (D("0.00"), D("-225.00"))
    sell(company, ["2027-02-01", "销售", 10000])
    third = operations.settle(company, 1, scheme, date(2027, 6, 30))
    assert (third.carried_in, third.amount) == (D("-225.00"), D("0.00"))  # 200 − 225
    assert third.carried_out == D("-25.00")
    assert credited(company) == D("615.00")
    assert sound(company) == []


def test_a_negative_total_is_charged_when_the_agreement_has_ended(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 20500])
    operations.settle(company, 1, scheme, END)
    sell(company, ["2026-11-01", "退货", 1000])
    last = operations.settle(company, 1, scheme, date(2027, 1, 10))
    assert (last.amount, last.carried_out) == (D("-225.00"), D("0.00"))
    assert credited(company) == D("390.00")


def test_settling_in_steps_sums_to_the_entitlement(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    for month, amount in ((2, 4000), (5, 7000), (8, 9500)):
        sell(company, [f"2026-{month:02d}-01", "销售", amount])
        if stand(company, date(2026, month, 2)).due:
            operations.settle(company, 1, scheme, date(2026, month, 2))
    assert credited(company) == stand(company, END).entitlement == D("615.00")
    with company.read() as session:
        assert [line.number for line in history.settlements(session)] == ["FL2026-0002", "FL2026-0001"]


def test_a_settlement_is_frozen_whatever_comes_later(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 20500])
    made = operations.settle(company, 1, scheme, END)
    pages = {language: document.pdf(made, language).data for language in ("zh", "en")}  # type: ignore[arg-type]
    change_customer(company, 1, {"name": "改名的店"})
    sell(company, ["2026-06-01", "退货", 9000, 1, None, "改名的店"])
    with company.write(plain("behind its back")) as work:
        work.session.execute(update(RebateTier).values(rate=D("0.5")))
    retire_customers(company, [1])
    with company.read() as session:
        again = history.paper(session, 1)
    assert again == made
    assert again.customer == SHOP
    for language, page in pages.items():
        assert document.pdf(again, language).data == page  # type: ignore[arg-type]
    assert sound(company) == []


def test_frozen_values_come_back_as_they_went(company: Company) -> None:
    terms = Terms(
        (Tier(D(0), D("0.01"), D("1.5"), D(3)),), "cases", "incremental", "more_than", gate=D("0.8"),
        over_target=D("0.01"), speed=((15, D(1)),), cap_rate=D("0.5"),
    )  # fmt: skip
    scheme = set_up(company, terms)
    sell(company, ["2026-05-01", "销售", 700, 25])
    operations.set_target(company, 1, scheme, stand(company, END).period, D(1))
    made = operations.settle(company, 1, scheme, END, days=10)
    assert thawed(Statement, frozen(made)) == made


def test_an_approved_settlement_is_not_undone_and_keeps_its_number(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 20500])
    operations.settle(company, 1, scheme, END)
    with pytest.raises(DeskError):
        undo.undo(company)
    assert credited(company) == D("615.00")
    operations.save_scheme(company, scheme_of(company, scheme, name="改个名字"), scheme)
    undo.undo(company)  # what came after it is undone as ever
    assert stand(company, END).scheme == "年返"


def scheme_of(company: Company, scheme_id: int, **changes: Any) -> Any:
    from dataclasses import replace

    from distributor_desk.features.rebates.posting.schemes import values_of
    from distributor_desk.features.rebates.queries.schemes import scheme

    with company.read() as session:
        found = scheme(session, scheme_id)
    assert found is not None
    return replace(values_of(found), **changes)


def test_a_settled_scheme_keeps_its_terms(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 20500])
    operations.settle(company, 1, scheme, END)
    other = scheme_of(company, scheme, terms=Terms(tiers(("0", "5"))))
    assert "复制为新方案" in refused(lambda: operations.save_scheme(company, other, scheme))
    operations.reverse(company, 1, END)
    operations.save_scheme(company, other, scheme)
    assert stand(company, END).entitlement == D("1025.00")


def test_a_reversal_takes_everything_back_under_a_number_of_its_own(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 20500])
    operations.settle(company, 1, scheme, END)
    back = operations.reverse(company, 1, END)
    assert (back.number, back.reverses, back.amount) == ("FL2026-0002", "FL2026-0001", D("-615.00"))
    assert credited(company) == 0
    assert stand(company, END).due == D("615.00")
    assert "已经冲销过" in refused(lambda: operations.reverse(company, 1, END))
    assert "本身是冲销单" in refused(lambda: operations.reverse(company, 2, END))
    assert operations.settle(company, 1, scheme, END).number == "FL2026-0003"
    assert sound(company) == []


def test_payment_days_are_asked_once_and_kept(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER, speed=((15, D(1)), (30, D("0.8")))))
    sell(company, ["2026-05-01", "销售", 20500])
    assert "回款天数" in refused(lambda: operations.settle(company, 1, scheme, END))
    assert operations.settle(company, 1, scheme, END, days=20).amount == D("492.00")  # 80 % of 615
    sell(company, ["2026-06-01", "销售", 500])
    # kept: 80 % of 630, though later days are given
    assert operations.settle(company, 1, scheme, END, days=0).amount == D("12.00")
    assert stand(company, END).due == 0


def test_goods_by_case_at_the_customers_own_price(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER), payout="goods")
    sell(company, ["2026-05-01", "销售", 20500, 5000], ["2026-06-01", "销售", 30, 12])
    operations.settle(company, 1, scheme, END)
    assert credited(company) == 0
    # 615.90 in goods; a case of 12 at the latest 2.50 is 30
    assert operations.give_goods(company, 1, 1, D(20), END) == D("600.00")
    with company.read() as session:
        assert history.goods_balance(session, 1) == D("15.90")
    assert "货补余额只有 ¥15.90" in refused(lambda: operations.give_goods(company, 1, 1, D(1), END))
    assert "请填写每箱价格" in refused(lambda: operations.give_goods(company, 1, 2, D(1), END))
    assert "请先退回货补" in refused(lambda: operations.reverse(company, 1, END))
    operations.give_goods(company, 1, 1, D(-20), END)
    operations.reverse(company, 1, END)
    with company.read() as session:
        assert history.goods_balance(session, 1) == 0
    assert operations.give_goods(company, 1, 2, D(-1), END, case_price=D(7)) == D("-7.00")


def test_cash_is_open_until_it_is_paid(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER), payout="cash")
    sell(company, ["2026-05-01", "销售", 20500])
    operations.settle(company, 1, scheme, END)
    operations.mark_paid(company, 1, END)
    with company.read() as session:
        (line,) = history.settlements(session)
    assert (line.state, credited(company)) == ("paid", 0)
    assert "已经付过" in refused(lambda: operations.mark_paid(company, 1, END))


def test_what_cannot_be_settled_is_refused_in_words(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    assert "没有可结算的金额" in refused(lambda: operations.settle(company, 1, scheme, END))
    assert "没有参加" in refused(lambda: operations.settle(company, 1, scheme, date(2025, 5, 5)))
    gated = add_scheme(company, Terms(tiers(("0", "1")), gate=D("0.9")), "有门槛")
    sign(company, gated)
    sell(company, ["2026-05-01", "销售", 20500])
    assert "没有 2026 的目标" in refused(lambda: operations.settle(company, 1, gated, END))
    with company.write(plain("bare")) as work:
        bare = posting.ensure_scheme(work, "还没填的", 2026)
        posting.ensure_agreement(work, 1, 2026, scheme_ids=[bare])
    assert "还没有档位" in refused(lambda: operations.settle(company, 1, bare, END))


def test_only_who_approves_may_settle(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 20500])
    save_person(company, None, "小王", "rep")
    assert "不能批准" in refused(lambda: operations.settle(company, 1, scheme, END, who=2))
    assert credited(company) == 0


def test_an_import_undone_after_settlement_comes_as_an_adjustment(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 12000])
    sell(company, ["2026-06-01", "销售", 8500])
    operations.settle(company, 1, scheme, END)
    with company.read() as session:
        latest = max(batch.id for batch in batches.batches(session))
    batches.undo_batch(company, latest)
    one = stand(company, END)
    assert (one.entitlement, one.due) == (D("240.00"), D("-375.00"))
    with company.read() as session:
        made = drafts.draft(session, "", 1, scheme, END)
    assert made.accounts[0].old_basis == 20500
    assert sound(company) == []


def test_check_finds_a_sum_that_was_changed_and_a_number_that_is_missing(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 20500])
    operations.settle(company, 1, scheme, END)
    sell(company, ["2026-06-01", "销售", 1000])
    operations.settle(company, 1, scheme, END)
    with company.write(plain("tamper")) as work:
        row = work.session.get_one(Settlement, 1)
        row.paper = row.paper.replace('"entitlement":"615.00"', '"entitlement":"616.00"').replace(
            '"615.00"', '"616.00"'
        )
        work.session.get_one(Settlement, 2).number = "FL2026-0003"
    said = sound(company)
    assert any("does not add up" in line for line in said)
    assert any("FL2026-0002 is missing" in line for line in said)


def test_two_spellings_that_become_one_are_one_account(company: Company) -> None:
    scheme = set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 12000], ["2026-05-01", "销售", 9000, 1, None, "惠多多（旧）"])
    sign(company, scheme, 2026, customer_id=2)
    operations.settle(company, 1, scheme, END)
    with company.write(plain("merge")) as work:
        notes = posting.bring_together(work, 1, 2)
        for table in (SalesLine, Agreement, Settlement):
            work.session.execute(update(table).where(table.customer_id == 2).values(customer_id=1))
    assert "按一份计算" in notes[0].zh
    one = stand(company, END)
    # 21 000 together: 3 % is 630, and 240 is settled
    assert (one.basis, one.settled, one.due) == (D(21000), D("240.00"), D("390.00"))
    assert sound(company) == []
