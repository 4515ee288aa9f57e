"""Claims on the manufacturer: one brand, a line in one claim at most, paid short and aged."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.features.returns import posting
from distributor_desk.features.returns.operations import claims, orders
from distributor_desk.features.returns.queries import claims as queries
from distributor_desk.features.returns.queries.claims import ClaimSheet
from distributor_desk.features.returns.queries.todo import todo
from distributor_desk.features.returns.rules import words as w
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from tests.features.returns.shop import (
    CHIPS,
    TEA,
    TODAY,
    D,
    claimed,
    draft,
    holds,
    line,
    settled,
)

SWEET, CRISP = 1, 2


@pytest.fixture
def shop(stocked: Company) -> Company:
    settled(
        stocked,
        draft(line(reason=w.QUALITY), line(CHIPS, 4, 5, reason=w.DAMAGED), line(TEA, 6, 4, reason=w.EXPIRED)),
    )
    return stocked


def read(company: Company, claim_id: int) -> ClaimSheet:
    with company.read() as session:
        found = queries.claim(session, claim_id)
    assert found is not None
    return found


def claimable(company: Company, brand: int) -> list[int]:
    with company.read() as session:
        return [one.line_id for one in queries.claimable(session, brand)]


def refused(deed: object, words: str) -> None:
    with pytest.raises(DeskError) as error:
        deed()  # type: ignore[operator]
    assert words in error.value.text.en


def test_the_lines_of_a_brand_go_into_one_claim(shop: Company) -> None:
    assert (claimable(shop, SWEET), claimable(shop, CRISP)) == ([1, 3], [2])
    made = claimed(shop, SWEET, [1, 3])
    assert (read(shop, made).number, read(shop, made).claimed) == ("HX2026-0001", 54)
    assert claimable(shop, SWEET) == []
    refused(lambda: claimed(shop, SWEET, [1]), "in another claim already")
    refused(lambda: claimed(shop, CRISP, [2, 3]), "one brand only")
    refused(lambda: claimed(shop, CRISP, []), "Tick at least one")
    open_order = orders.add(shop, draft())
    assert open_order
    refused(lambda: claimed(shop, SWEET, [4]), "Only settled")
    holds(shop)


def test_a_claim_is_paid_short_and_the_shortfall_and_age_are_shown(shop: Company) -> None:
    made = claimed(shop, SWEET, [1, 3])
    claims.send(shop, made, date(2026, 3, 10))
    claims.confirm(shop, made, D(50), date(2026, 4, 1))
    claims.receive(shop, made, D(30), date(2026, 4, 20))
    assert (read(shop, made).state, read(shop, made).shortfall) == (w.RECEIVED, 24)
    claims.receive(shop, made, D(20), date(2026, 5, 1))
    found = read(shop, made)
    assert (found.received, found.shortfall, found.age(date(2026, 12, 1))) == (50, 4, 52)
    assert [s.state for s in found.steps] == [w.OPEN, w.SENT, w.CONFIRMED, w.RECEIVED, w.RECEIVED]
    refused(lambda: claims.cancel(shop, made), "cannot become")


def test_a_cancelled_claim_frees_its_lines_and_keeps_its_number(shop: Company) -> None:
    made = claimed(shop, SWEET, [1])
    claims.send(shop, made, TODAY)
    refused(lambda: claims.put_in(shop, made, [3]), "has gone to the manufacturer")
    claims.cancel(shop, made)
    assert claimable(shop, SWEET) == [1, 3]
    assert read(shop, claimed(shop, SWEET, [1])).number == "HX2026-0002"
    holds(shop)


def test_what_was_sent_is_not_undone(shop: Company) -> None:
    made = claimed(shop, SWEET, [1])
    claims.send(shop, made, TODAY)
    with pytest.raises(DeskError):
        undo.undo(shop)
    assert read(shop, made).state == w.SENT


def test_amounts_and_lines_change_while_it_is_open(shop: Company) -> None:
    made = claimed(shop, SWEET, [1])
    claims.put_in(shop, made, [3])
    first, second = (item.id for item in read(shop, made).items)
    claims.change_items(shop, made, {first: D("28.88")}, [second])
    assert [item.amount for item in read(shop, made).items] == [D("28.88")]
    assert claimable(shop, SWEET) == [3]
    refused(lambda: claims.change_items(shop, made, {first: D(-1)}), "not negative")
    refused(lambda: claims.change_items(shop, made, {999: D(1)}), "not in the claim")
    claims.change_items(shop, made, {}, [first])
    refused(lambda: claims.send(shop, made, TODAY), "is empty")


def test_a_room_above_puts_its_own_entry_into_the_brands_claim(shop: Company) -> None:
    made = claimed(shop, SWEET, [1])
    with shop.write(plain("KA")) as work:
        mine = posting.claim_entry(work, SWEET, D(800), "堆头费 惠邻 3月", TODAY)
        other = posting.claim_entry(work, CRISP, D(100), "DM费", TODAY)
    assert read(shop, made).claimed == 830
    with shop.read() as session:
        states = queries.entry_states(session, [mine, other])
    assert (states[mine].number, states[mine].state, states[other].number) == (
        "HX2026-0001",
        w.OPEN,
        "HX2026-0002",
    )
    with shop.write(plain("KA")) as work:
        posting.take_out_claim_entry(work, other)
    claims.send(shop, made, TODAY)
    with shop.write(plain("KA")) as work, pytest.raises(DeskError):
        posting.take_out_claim_entry(work, mine)
    claims.cancel(shop, made)
    with shop.read() as session:
        assert queries.entry_states(session, [mine, other]) == {}


def test_today_says_what_waits_and_what_is_unpaid(shop: Company) -> None:
    i = orders.add(shop, draft())
    orders.submit(shop, i)
    made = claimed(shop, SWEET, [1])
    claims.send(shop, made, TODAY)
    with shop.read() as session:
        assert [(x.id, x.money) for x in todo(session, TODAY + timedelta(days=60))] == [(i, 30)]
        late = todo(session, TODAY + timedelta(days=61))
    assert [x.id for x in late] == [i, -made]
    assert "¥30.00 is still unpaid" in late[1].text.en
    assert "甜水" in late[1].text.zh
