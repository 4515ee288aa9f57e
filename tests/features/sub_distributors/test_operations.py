"""What can be done with sub-distributors: each deed, what it refuses, and its way back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from distributor_desk import register
from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.core.listing import Listing
from distributor_desk.features.customers.operations import retire_customers
from distributor_desk.features.customers.operations.merging import merge_customers
from distributor_desk.features.customers.queries import directory
from distributor_desk.features.sub_distributors.operations import agreements as agreed
from distributor_desk.features.sub_distributors.operations import counties, logs, parties, people
from distributor_desk.features.sub_distributors.queries import counties as county_queries
from distributor_desk.features.sub_distributors.queries import detail as details
from distributor_desk.features.sub_distributors.queries.due import todo, unsound
from distributor_desk.features.sub_distributors.queries.listing import page, search
from distributor_desk.features.sub_distributors.queries.standing import agreements, standings
from distributor_desk.features.sub_distributors.rules.settings import WEIGHTS
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from distributor_desk.storage.settings import set_value
from tests.workflow.making import bring

DAY = date(2026, 3, 2)


def add(company: Company, name: str, **said: Any) -> int:
    return people.add_sub_distributor(company, {"name": name} | said, DAY)


def state(company: Company, sub_id: int) -> str:
    with company.read() as session:
        return next(s.state for s in standings(session, [sub_id]))


@pytest.fixture
def county(company: Company) -> tuple[int, int]:
    """石桥县: one that works it with three shops and an agreement, and a reserve."""
    old = add(company, "万顺商行", code="F1", territory="石桥县", state="active", contact="高万顺")
    new = add(company, "永丰副食", territory="石桥县", state="reserve", readiness="ready")
    bring(
        company,
        {
            "客户": [
                ["客户名称", "所属分销商"],
                ["甲店", "万顺商行"],
                ["乙店", "万顺商行"],
                ["丙店", "万顺商行"],
            ],
            "商品": [["商品名称", "状态"], ["可乐", "在售"], ["薯片", "在售"]],
        },
    )
    given = {
        "target": Decimal(365_000),
        "scheme": "年返",
        "signed": date(2026, 1, 5),
        "ends": date(2026, 12, 31),
        "deposit": Decimal(10_000),
    }
    agreed.save_agreement(company, old, 2026, given)
    return old, new


def served_by(company: Company) -> set[str]:
    from distributor_desk.features.customers.queries import all_values

    with company.read() as session:
        return {name for (name,) in all_values(session, ["sub_distributor"]) if name}


# taking on and changing ------------------------------------------------------------------------------------


def test_a_customer_becomes_a_sub_distributor_and_is_not_made_twice(company: Company) -> None:
    bring(company, {"客户": [["客户编号", "客户名称"], ["F1", "万顺商行"]]})
    first = add(company, "万顺商行", territory="石桥县", phone="13800000001")
    with company.read() as session:
        (found,) = standings(session)
        assert len(directory(session).by_name) == 1
    assert (found.code, found.phone, found.territory, found.state) == (
        "F1",
        "13800000001",
        "石桥县",
        "candidate",
    )
    with pytest.raises(DeskError, match="already"):
        add(company, "万顺商行")
    undo.undo(company)
    with company.read() as session:
        assert standings(session) == []
    assert first == found.id


def test_a_name_that_two_customers_have_needs_the_code(company: Company) -> None:
    bring(company, {"客户": [["客户编号", "客户名称"], ["F1", "同名"], ["F2", "同名"]]})
    with pytest.raises(DeskError, match="give the customer's code"):
        add(company, "同名")
    add(company, "同名", code="F2")
    with company.read() as session:
        assert [s.code for s in standings(session)] == ["F2"]


def test_one_territory_has_one_worker_unless_it_is_shared(company: Company) -> None:
    add(company, "甲", territory="石桥县", state="active")
    with pytest.raises(DeskError, match="works the territory"):
        add(company, "乙", territory="石桥县", state="active")
    second = add(company, "乙", territory="石桥县", state="reserve")
    with pytest.raises(DeskError, match="works the territory"):
        people.move_state(company, second, "active", DAY, None)
    with company.read() as session:
        place = standings(session)[0].territory_id
    assert place is not None
    counties.change_territory(company, place, {"shared": True})
    people.move_state(company, second, "active", DAY, None)
    with pytest.raises(DeskError, match="stays shared"):
        counties.change_territory(company, place, {"shared": False})
    with company.read() as session:
        assert unsound(session) == []


def test_changing_keeps_what_is_not_named(company: Company) -> None:
    sub = add(company, "甲", territory="石桥县", readiness="talking", notes="老")
    people.change_sub_distributor(company, sub, {"territory": "云渡县", "contact": "高总", "name": "甲商行"})
    with company.read() as session:
        (found,) = standings(session)
    assert (found.name, found.territory, found.readiness, found.notes, found.contact) == (
        "甲商行",
        "云渡县",
        "talking",
        "老",
        "高总",
    )
    add(company, "乙", code="F9")
    with pytest.raises(DeskError, match="belongs to"):
        people.change_sub_distributor(company, sub, {"code": "f9"})


# states and replacing ----------------------------------------------------------------------------------------


def test_a_step_is_noted_with_its_reason_and_undone(company: Company, county: tuple[int, int]) -> None:
    old, _ = county
    deed = people.move_state(company, old, "warned", DAY, "两个月没完成")
    assert deed.en == "万顺商行: now warned"
    with company.read() as session:
        found = details.detail(session, old, DAY)
    assert found is not None
    assert found.steps == ((DAY, "active", "warned", "两个月没完成"),)
    undo.undo(company)
    assert state(company, old) == "active"
    with pytest.raises(DeskError, match="Say why"):
        people.move_state(company, old, "ended", DAY, None)
    with pytest.raises(DeskError, match="cannot become"):
        people.move_state(company, old, "reserve", DAY, "x")


def test_a_reserve_takes_over_in_one_deed_and_undo_takes_all_of_it_back(
    company: Company, county: tuple[int, int]
) -> None:
    old, new = county
    deed = people.replace_with_reserve(company, old, new, DAY, "不按时回款")
    assert deed.en == "石桥县: “万顺商行” replaced by “永丰副食”"
    assert (state(company, old), state(company, new)) == ("ended", "active")
    assert served_by(company) == {"永丰副食"}
    with company.read() as session:
        lines = agreements(session, standings(session))
    (ended,), (begun,) = lines[old], lines[new]
    assert (ended.ends, ended.last) == (DAY, DAY)
    assert (begun.first, begun.signed, begun.schemes, begun.target) == (DAY, DAY, ("年返",), None)
    undo.undo(company)
    assert (state(company, old), state(company, new)) == ("active", "reserve")
    assert served_by(company) == {"万顺商行"}
    with company.read() as session:
        lines = agreements(session, standings(session))
    assert lines[old][0].ends == date(2026, 12, 31)
    assert lines[new] == []


def test_only_a_reserve_of_the_same_territory_takes_over(company: Company, county: tuple[int, int]) -> None:
    old, new = county
    stranger = add(company, "外县", territory="云渡县", state="reserve")
    for who, by, why in (
        (old, stranger, "no reserve"),
        (new, old, "does not work now"),
        (old, old, "no reserve"),
    ):
        with pytest.raises(DeskError, match=why):
            people.replace_with_reserve(company, who, by, DAY, "x")
    with pytest.raises(DeskError, match="Say why"):
        people.replace_with_reserve(company, old, new, DAY, " ")
    people.replace_with_reserve(company, old, new, DAY, "x", move_shops=False)
    assert served_by(company) == {"万顺商行"}


# agreements ----------------------------------------------------------------------------------------------------


def test_an_agreement_is_changed_field_by_field(company: Company, county: tuple[int, int]) -> None:
    old, _ = county
    agreed.save_agreement(company, old, 2026, {"target": Decimal(400_000)})
    agreed.save_agreement(company, old, 2025, {"scheme": "年返; 季返", "deposit": None})
    with company.read() as session:
        this, before = agreements(session, standings(session))[old]
    assert (this.year, this.target, this.schemes, this.deposit) == (2026, 400_000, ("年返",), 10_000)
    assert (before.year, before.target, before.schemes) == (2025, None, ("年返", "季返"))
    with pytest.raises(DeskError, match="before it was signed"):
        agreed.save_agreement(company, old, 2026, {"signed": date(2026, 5, 1), "ends": date(2026, 4, 1)})


# the numbers of the scorecard ------------------------------------------------------------------------------------


def trade(company: Company) -> None:
    """Sales 40,000 and a return of 4,000 this year, 30,000 last year; credit 30 days, one invoice paid, one late."""
    bring(
        company,
        {
            "客户": [
                ["客户编号", "客户名称", "账期", "期初应收", "余额日期"],
                ["F1", "万顺商行", 30, 1000, "2025-12-31"],
            ]
        },
    )
    bring(
        company,
        {
            "销售明细": [
                ["日期", "类型", "客户名称", "商品名称", "数量", "金额"],
                ["2025-02-01", "销售", "万顺商行", "可乐", 100, 30_000],
                ["2026-01-10", "销售", "万顺商行", "可乐", 100, 25_000],
                ["2026-02-20", "销售", "万顺商行", "可乐", 60, 15_000],
                ["2026-02-25", "退货", "万顺商行", "可乐", 16, 4_000],
            ],
            "回款": [["日期", "客户名称", "金额"], ["2026-02-05", "万顺商行", 20_000]],
        },
    )  # fmt: skip


def test_the_numbers_come_from_the_ledger(company: Company, county: tuple[int, int]) -> None:
    """Planned: 365,000 × 61/365 = 61,000; sold 40,000 − 4,000. Due by 1 March: 1,000 + 25,000 with grace; in time
    by 16 February: 20,000. Overdue: 26,000 − 24,000 (the return pays as well) = 2,000. One of two products."""
    old, _ = county
    trade(company)
    with company.read() as session:
        found = details.detail(session, old, DAY)
    assert found is not None
    numbers = found.judged.numbers
    assert (numbers.sold, numbers.planned, numbers.target) == (36_000, 61_000, 365_000)
    assert (numbers.due, numbers.paid_on_time, numbers.overdue) == (26_000, 20_000, 2_000)
    assert (numbers.carried, numbers.on_sale) == (1, 2)
    assert found.judged.growth.growth == Decimal("0.2")
    assert found.owed == 17_000  # 1,000 + 40,000 − 4,000 − 20,000
    assert found.shops == 3


def test_a_stock_that_rose_shows_beside_the_growth(company: Company, county: tuple[int, int]) -> None:
    """36,000 against 30,000 is +20 %; 9,000 of it lie in the warehouse: 27,000 sold on is −10 %."""
    old, _ = county
    trade(company)
    for day, amount in ((date(2026, 1, 3), 5_000), (date(2026, 3, 1), 14_000)):
        logs.add_stock(company, old, {"date": day, "amount": Decimal(amount)})
    with company.read() as session:
        found = details.detail(session, old, DAY)
    assert found is not None
    assert (found.judged.growth.rise, found.judged.growth.adjusted) == (9_000, Decimal("-0.1"))


def test_breaches_of_the_year_cost_points_and_those_of_last_year_do_not(
    company: Company, county: tuple[int, int]
) -> None:
    old, _ = county
    for day, kind in ((date(2025, 12, 31), "price"), (date(2026, 1, 1), "price"), (DAY, "cross_region")):
        logs.add_breach(company, old, {"date": day, "kind": kind, "what": "低价"})
    with company.read() as session:
        found = details.detail(session, old, DAY)
    assert found is not None
    assert (found.judged.numbers.price_breaches, found.judged.numbers.region_breaches) == (1, 1)
    assert len(found.breaches) == 3


def test_two_spellings_that_are_both_sub_distributors_become_one(
    company: Company, county: tuple[int, int]
) -> None:
    old, _ = county
    twin = add(company, "万顺商行二", readiness="ready")
    logs.add_guidance(company, twin, {"date": DAY, "topic": "铺市"})
    agreed.save_agreement(company, twin, 2025, {"deposit": Decimal(5)})
    with company.read() as session:
        ids = {s.id: s.customer_id for s in standings(session)}
    merge_customers(company, ids[old], ids[twin], [room.on_merge for room in register.ROOMS if room.on_merge])
    with company.read() as session:
        assert twin not in {s.id for s in standings(session)}
        found = details.detail(session, old, DAY)
    assert found is not None
    assert [g.topic for g in found.guidance] == ["铺市"]
    assert [(line.year, line.deposit) for line in found.agreements] == [(2026, 10_000), (2025, 5)]
    undo.undo(company)
    with company.read() as session:
        assert twin in {s.id for s in standings(session)}


def test_a_retired_customer_is_no_sub_distributor_until_it_comes_back(
    company: Company, county: tuple[int, int]
) -> None:
    with company.read() as session:
        customer = next(s.customer_id for s in standings(session) if s.name == "万顺商行")
    retire_customers(company, [customer])
    with company.read() as session:
        assert [s.name for s in standings(session)] == ["永丰副食"]
        assert unsound(session) == []
    undo.undo(company)
    with company.read() as session:
        assert len(standings(session)) == 2


# what needs the owner --------------------------------------------------------------------------------------------


def test_a_low_score_names_the_reserve_and_an_agreement_says_when_it_ends(
    company: Company, county: tuple[int, int]
) -> None:
    old, new = county
    trade(company)
    for kind in ("cross_region", "cross_region", "price"):  # 17.7 + 15.4 + 15 + 0 + 8.3 = 56.4
        logs.add_breach(company, old, {"date": DAY, "kind": kind, "what": "窜货"})
    with company.read() as session:
        (low,) = todo(session, DAY)
    assert low.id == old
    assert "in reserve: “永丰副食”" in low.text.en
    assert "below the line" in low.text.en
    agreed.save_agreement(company, old, 2026, {"ends": date(2026, 4, 30)})
    people.move_state(company, new, "ended", DAY, "不做了")
    with company.read() as session:
        low, ends = todo(session, DAY)
    assert "nobody is in reserve" in low.text.en
    assert ends.text.en == "The agreement with “万顺商行” ends on 2026-04-30: renew it?"
    assert ends.due == date(2026, 4, 30)


def test_checks_and_follow_ups_are_due_until_they_are_done(company: Company, county: tuple[int, int]) -> None:
    old, _ = county
    logs.add_guidance(company, old, {"date": DAY, "topic": "铺市", "next_check": date(2026, 3, 5)})
    party = parties.add_party(
        company, {"date": DAY, "name": "联谊会", "guests": "高万顺×2、老李", "cost": Decimal(900)}
    )
    parties.add_follow_up(company, party, {"what": "寄照片", "due": date(2026, 3, 4)})
    with company.read() as session:
        said = [one.text.en for one in todo(session, DAY) if one.due]
        (guest,) = details.parties(session)
        found = details.detail(session, old, DAY)
    assert said == [
        "Look again at “万顺商行”: 铺市 (agreed for 2026-03-05)",
        "Follow up the get-together “联谊会”: 寄照片",
    ]
    assert (guest.persons, guest.open) == (3, 1)
    assert found is not None
    assert found.get_togethers == ((DAY, "联谊会"),)  # by its contact's name
    logs.close_guidance(company, found.guidance[0].id, DAY, "铺了 20 家")
    parties.close_follow_up(company, guest.follow_ups[0][0], DAY)
    with company.read() as session:
        assert [one for one in todo(session, DAY) if one.due] == []


def test_a_gap_with_somebody_ready_is_said(company: Company) -> None:
    add(company, "百顺", territory="岭头县", state="reserve")
    counties.add_territory(company, {"name": "空县"})
    with company.read() as session:
        (gap,) = todo(session, DAY)
        first, second = county_queries.counties(session, DAY)
    assert gap.text.en == "Nobody works “岭头县”; in reserve: “百顺”."
    assert {first.name, second.name} == {"岭头县", "空县"}
    assert first.is_gap
    assert second.is_gap


def test_what_is_typed_wrongly_is_refused_in_words(company: Company, county: tuple[int, int]) -> None:
    old, _ = county
    tries = (
        lambda: logs.add_guidance(company, old, {"date": DAY, "topic": " "}),
        lambda: logs.add_guidance(company, old, {"date": DAY, "topic": "x", "next_check": date(2026, 3, 1)}),
        lambda: logs.add_stock(company, old, {"date": DAY, "amount": Decimal(-1)}),
        lambda: logs.add_breach(company, old, {"date": DAY, "kind": "price", "what": ""}),
        lambda: parties.add_party(company, {"name": "x"}),
        lambda: parties.add_party(company, {"name": "x", "date": DAY, "cost": Decimal(-1)}),
        lambda: counties.add_territory(company, {"name": "石桥县"}),
        lambda: people.add_sub_distributor(company, {"name": " "}, DAY),
    )
    for one in tries:
        with pytest.raises(DeskError):
            one()


# counties and the own office ---------------------------------------------------------------------------------------


def test_a_county_knows_its_cash_and_proposes_the_figures_of_its_comparison(
    company: Company, county: tuple[int, int]
) -> None:
    trade(company)
    with company.read() as session:
        (place,) = county_queries.counties(session, DAY)
        known = county_queries.known_figures(session, place.id, DAY)
    assert (place.owed, place.deposit, place.cash) == (17_000, 10_000, 7_000)
    assert [s.name for s in place.reserves] == ["永丰副食"]
    assert (known["sub_sales"], known["sub_credit_days"], known["deposit"]) == (36_000, 30, 10_000)
    figures = {
        "sub_sales": Decimal(1000),
        "sub_margin": Decimal("0.1"),
        "office_sales": Decimal(1000),
        "office_margin": Decimal("0.2"),
    }
    with pytest.raises(DeskError, match="at least"):
        counties.save_case(company, place.id, {"sub_sales": Decimal(1)})
    with pytest.raises(DeskError, match="below 100"):
        counties.save_case(company, place.id, figures | {"office_margin": Decimal(1)})
    counties.save_case(company, place.id, figures)
    counties.save_case(company, place.id, {"rent": Decimal(50)})
    with company.read() as session:
        case = county_queries.case_of(session, place.id)
    assert case is not None
    assert (case.sub_sales, case.rent) == (1000, 50)
    with pytest.raises(DeskError, match="still has"):
        counties.retire_territories(company, [place.id])


# the list ------------------------------------------------------------------------------------------------------------

KEYS = ("name", "state", "attained", "score", "band")


def rows(company: Company, **asked: Any) -> list[tuple[Any, ...]]:
    with company.read() as session:
        return [row.values for row in page(session, Listing(**asked), 0, 50, KEYS, DAY).rows]


def test_the_list_is_found_filtered_and_sorted(company: Company, county: tuple[int, int]) -> None:
    trade(company)
    add(company, "宏达", territory="云渡县", state="active")
    names = [row[0] for row in rows(company)]
    assert sorted(names) == sorted(["万顺商行", "永丰副食", "宏达"])
    assert [row[0] for row in rows(company, words="云渡")] == ["宏达"]
    assert [row[0] for row in rows(company, words="wssh")] == ["万顺商行"]
    assert [row[0] for row in rows(company, filters={"state": "reserve"})] == ["永丰副食"]
    by_score = rows(company, sort="score", descending=True)
    assert [row[0] for row in by_score] == ["万顺商行", "宏达", "永丰副食"]  # who does not work has no score
    attained = next(row for row in by_score if row[0] == "万顺商行")
    assert attained[2] == Decimal("59.0")  # 36,000 ÷ 61,000
    assert [row[3] for row in by_score] == [Decimal("81.4"), Decimal("80.0"), None]
    assert rows(company, filters={"band": "warn"}) == []
    with company.read() as session:
        assert [found.title for found in search(session, "石桥")] == ["万顺商行", "永丰副食"]


def test_weights_that_are_set_are_used_and_senseless_ones_are_reported(
    company: Company, county: tuple[int, int]
) -> None:
    trade(company)
    with company.write(plain("set")) as work:
        for key in ("payment", "price", "region", "range"):
            set_value(work, WEIGHTS[key], 0)
    (found,) = [row for row in rows(company) if row[0] == "万顺商行"]
    assert found[3] == Decimal("59.0")
    with company.write(plain("set")) as work:
        set_value(work, WEIGHTS["sales"], 0)
    assert next(row for row in rows(company) if row[0] == "万顺商行")[3] is None
    with company.read() as session:
        assert len(unsound(session)) == 1
