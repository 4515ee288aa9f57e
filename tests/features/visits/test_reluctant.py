"""A shop that does not want to buy: from refusal to first order by small steps, and what its paper says meanwhile."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.features.visits.operations import shops
from distributor_desk.features.visits.operations.entering import enter_sheet
from distributor_desk.features.visits.queries import cards, ladder
from distributor_desk.features.visits.queries.soundness import unsound
from distributor_desk.features.visits.records.shops import Ladder
from distributor_desk.features.visits.rules.entry import LineIn, SheetIn
from distributor_desk.features.visits.rules.ladder import LADDER, Climb, next_step, steps_done
from distributor_desk.features.visits.rules.paper import ShopCard
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from tests.features.visits.shops import MONDAY, sell, shop_id, town

SHOP = "惠多多超市"
WEEK = timedelta(days=7)


def card(company: Company, day: date) -> ShopCard:
    with company.read() as session:
        return cards.card(session, shop_id(company, SHOP), 1, day)


def climb(company: Company, day: date) -> Climb | None:
    shop = shop_id(company, SHOP)
    with company.read() as session:
        return ladder.climbs(session, [shop], day).get(shop)


def enter(company: Company, day: date, **said: Any) -> None:
    enter_sheet(company, SheetIn(shop_id(company, SHOP), day, **said), day)


def test_the_ladder_goes_up_one_step_a_visit() -> None:
    done: list[str] = []
    for key, _ in LADDER:
        assert next_step(done) == key
        done.append(key)
    assert next_step(done) is None
    assert steps_done(done) == len(LADDER) == 8
    assert steps_done(["nothing"]) == 0
    assert next_step(["gift"]) == "card", "a step that was skipped is still the next"


def test_from_refusal_to_first_order(company: Company) -> None:
    town(company)
    assert climb(company, MONDAY) is None
    enter(company, MONDAY, result="refused", more={"excuse": "no_space", "cause": "上次送货慢"})
    shop = card(company, MONDAY + WEEK)
    assert shop.purpose.zh == "递一张名片，认识一下"
    enter(company, MONDAY + WEEK, result="refused", step_done="card")
    shop = card(company, MONDAY + 2 * WEEK)
    assert shop.purpose.zh == "送一份小礼物，放下就走", "the goal moves from sheet to sheet"
    found = climb(company, MONDAY + 2 * WEEK)
    assert found is not None
    assert (found.started, found.excuse, found.cause) == (MONDAY, "no_space", "上次送货慢")
    assert found.done == (("card", MONDAY + WEEK),)
    sell(company, ["2026-02-01", SHOP, "可乐", 12, "30"])
    enter(company, MONDAY + 2 * WEEK, lines=(LineIn(1, order=Decimal(6)),), step_done="trial")
    assert climb(company, MONDAY + 3 * WEEK) is None, "an order ends the small steps"
    with company.read() as session:
        assert unsound(session) == []
    undo.undo(company)
    assert climb(company, MONDAY + 3 * WEEK) is not None


def test_what_is_behind_it_never_stands_on_paper(company: Company) -> None:
    town(company)
    before = card(company, MONDAY + WEEK)
    enter(company, MONDAY, result="refused")
    plain = card(company, MONDAY + WEEK)
    shops.save_reasons(
        company, shop_id(company, SHOP), MONDAY,
        {"excuse": "no_money", "cause": "嫌我们毛利低", "condition": "给账期就做", "tactic": "insider"},
    )  # fmt: skip
    assert card(company, MONDAY + WEEK) == plain, "reasons change nothing on the card"
    assert plain.purpose != before.purpose


def test_steps_are_ticked_and_unticked_on_the_customers_page(company: Company) -> None:
    town(company)
    shop = shop_id(company, SHOP)
    shops.save_reasons(company, shop, MONDAY, {})
    shops.tick_step(company, shop, "card", MONDAY, done=True)
    found = climb(company, MONDAY)
    assert found is not None
    assert found.goal == "gift"
    shops.tick_step(company, shop, "card", MONDAY, done=False)
    found = climb(company, MONDAY)
    assert found is not None
    assert found.goal == "card"
    undo.undo(company)
    with company.read() as session:
        assert [(name, c.goal) for _, name, _, c in ladder.climbing(session, MONDAY)] == [(SHOP, "gift")]
    shops.end_steps(company, shop, MONDAY)
    assert climb(company, MONDAY) is None


def test_a_complaint_is_open_until_it_is_closed(company: Company) -> None:
    town(company)
    shop = shop_id(company, SHOP)
    shops.add_remark(company, shop, MONDAY, {"kind": "complaint", "what": "两瓶破了"})
    shops.add_remark(company, shop, MONDAY, {"what": "新包装好看"})
    with company.read() as session:
        (complaint,) = ladder.open_complaints(session)
        assert complaint[2:] == (SHOP, MONDAY, "两瓶破了")
    shops.close_remark(company, complaint[0], MONDAY + WEEK, "已换")
    with company.read() as session:
        assert ladder.open_complaints(session) == []
        said = {r.what: (r.kind, r.closed_on, r.answer) for r in ladder.remarks(session, shop)}
    assert said == {"两瓶破了": ("complaint", MONDAY + WEEK, "已换"), "新包装好看": ("feedback", None, None)}
    with pytest.raises(DeskError, match="what was said"):
        shops.add_remark(company, shop, MONDAY, {"what": " "})


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "still empty"),
        ({"lines": (LineIn(1, stock=Decimal(-1)),)}, "cannot be negative"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(company: Company, said: dict[str, Any], words: str) -> None:
    town(company)
    with pytest.raises(DeskError, match=words):
        enter(company, MONDAY, **said)
    with pytest.raises(DeskError, match="has not come yet"):
        enter_sheet(company, SheetIn(shop_id(company, SHOP), MONDAY, result="absent"), MONDAY - WEEK)
    with pytest.raises(DeskError, match="no such shop"):
        enter_sheet(company, SheetIn(999, MONDAY, result="absent"), MONDAY)


def test_two_ladders_of_shops_that_were_made_one_end_together(company: Company) -> None:
    town(company)
    shop = shop_id(company, SHOP)
    with company.write(plain("two")) as work:
        work.session.add_all(
            [Ladder(customer_id=shop, started_on=MONDAY), Ladder(customer_id=shop, started_on=MONDAY)]
        )
    enter(company, MONDAY, lines=(LineIn(1, order=Decimal(1)),))
    assert climb(company, MONDAY + WEEK) is None
