"""Holding, giving way, peers; fee entries and the shelf."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.features.key_accounts.rules import pin, shelf
from distributor_desk.features.key_accounts.rules.brief import fitting
from distributor_desk.features.key_accounts.rules.entries import (
    CapRoom,
    Entry,
    against,
    ageing,
    clash,
    with_period,
    without_period,
)
from distributor_desk.features.key_accounts.rules.talks import (
    STAGES,
    Peer,
    Round,
    concessions,
    deadline_words,
    hold_words,
    holds,
    memory,
    share,
    stage,
    tally,
)

D = Decimal
JAN, FEB, MAR = date(2026, 1, 5), date(2026, 2, 4), date(2026, 3, 2)


def met(number: int, on: date, **more: object) -> Round:
    return Round(number, on, plain("扣点"), **more)  # type: ignore[arg-type]


def test_the_hold_counts_its_days_down_and_its_last_day_still_holds() -> None:
    assert "3 days" in hold_words(date(2026, 3, 5), answered=False, today=MAR).en
    assert hold_words(MAR, answered=False, today=MAR).zh == "先不表态：今天到期"
    assert "ended" in hold_words(date(2026, 3, 1), answered=False, today=MAR).en
    assert hold_words(None, answered=True, today=MAR).en == "answered"
    assert holds(MAR, MAR)
    assert not holds(MAR, date(2026, 3, 3))
    assert not holds(None, MAR)
    assert deadline_words(None, MAR) is None
    words = deadline_words(date(2026, 3, 12), MAR)
    assert words is not None
    assert "10" in words.zh


def test_a_concession_before_the_deadline_is_early_and_one_on_it_is_not() -> None:
    rounds = [
        met(1, JAN, asked="6", base=D(4)),
        met(2, FEB, asked="6", said="5", conceded="0.5", base=D(4)),
        met(3, date(2026, 2, 28), asked="6", conceded="1", got="账期", base=D(4)),
    ]
    found = concessions(rounds, date(2026, 2, 28))
    # wanted 6 − 4 = 2 more: 0.5 is a quarter, 1 is a half; held 30 days from 5 January to 4 February, 54 to the 28th
    assert [(c.early, c.days_held, c.share) for c in found] == [(True, 30, D("0.25")), (False, 54, D("0.5"))]
    kept = memory("甲", 2026, rounds, date(2026, 2, 28))
    assert (kept.rounds, kept.conceded, kept.early, kept.days_held, kept.share) == (3, 2, 1, D(42), D("37.5"))


@pytest.mark.parametrize("nothing", [None, "", "-", "无", "0", "没有"])
def test_what_gave_nothing_is_no_concession(nothing: str | None) -> None:
    assert concessions([met(1, JAN, conceded=nothing)], FEB) == []


def test_the_share_is_read_from_the_words_or_the_line_and_else_not_said() -> None:
    assert share(met(1, JAN, asked="600", conceded="100", base=D(400))) == D("0.5")
    assert share(met(1, JAN, asked="各项上调", conceded="100", base=D(400), ask=D(600))) == D("0.5")
    assert share(met(1, JAN, asked="6%", conceded="1%", base=D(4))) == D("0.5")
    assert share(met(1, JAN, asked="各项上调", conceded="加一档堆头")) is None
    assert share(met(1, JAN, asked="300", conceded="100", base=D(400))) is None


def test_peers_count_once_each_by_what_they_did_last() -> None:
    peers = [
        Peer("甲", JAN, "against", id=1), Peer("甲", FEB, "accepted", id=2), Peer("乙", JAN, "against", id=3),
        Peer(" 乙 ", JAN, "left", id=4),
    ]  # fmt: skip
    assert tally(peers) == {"against": 0, "neutral": 0, "accepted": 1, "left": 1}


def test_a_negotiation_begins_as_hold_and_ends_with_the_last_open_ask() -> None:
    assert stage(None, answered=False, any_open=False, any_agreed=False) == "quiet"
    assert stage(None, answered=False, any_open=True, any_agreed=False) == "hold"
    assert stage(None, answered=True, any_open=True, any_agreed=True) == "talking"
    assert stage(None, answered=True, any_open=False, any_agreed=True) == "agreed"
    assert stage("walked_away", answered=True, any_open=True, any_agreed=False) == "walked_away"
    for one in STAGES:
        assert fitting(one, factory=True, shelf=True, share=True)


# entries -----------------------------------------------------------------------------------------------


def entry(number: int, on: date, amount: str = "500", **more: object) -> Entry:
    fields: dict[str, object] = {"store_id": 1, "subject": "堆头费", "payer": "advanced"} | more
    return Entry(number, on, amount=D(amount), **fields)  # type: ignore[arg-type]


def test_the_same_display_in_the_same_store_and_period_clashes() -> None:
    half = entry(1, MAR, first=date(2026, 3, 1), last=date(2026, 3, 15))
    assert clash(entry(2, MAR, first=date(2026, 3, 15), last=date(2026, 3, 31)), [half]) is half
    assert clash(entry(2, MAR, first=date(2026, 3, 16), last=date(2026, 3, 31)), [half]) is None
    assert clash(entry(2, date(2026, 3, 9)), [half]) is half
    assert clash(entry(2, date(2026, 3, 16)), [half]) is None
    assert clash(entry(2, MAR, store_id=2), [half]) is None
    assert clash(entry(2, MAR, subject="端架费"), [half]) is None
    assert clash(entry(2, MAR, store_id=None), [half]) is None
    assert clash(half, [half]) is None


@pytest.mark.parametrize("notes", [None, "放在入口", "[别的] 话", "[2026-03-15~2026-03-01] x"])
def test_a_period_travels_in_the_notes_and_comes_back(notes: str | None) -> None:
    first, last = date(2026, 3, 1), date(2026, 3, 15)
    assert without_period(with_period(notes, first, last)) == (notes, first, last)
    assert without_period(with_period(notes, None, None)) == (notes, None, None)


def test_advanced_money_is_aged_and_what_came_back_is_not() -> None:
    today = date(2026, 6, 30)
    found = ageing(
        [
            entry(1, date(2026, 5, 31)),  # 30 days
            entry(2, date(2026, 5, 30)),  # 31
            entry(3, date(2026, 4, 30)),  # 61
            entry(4, date(2026, 3, 31)),  # 91
            entry(5, date(2026, 1, 1), claim="received"),
            entry(6, date(2026, 1, 1), payer="ours"),
        ],
        today,
    )
    assert found == (D(500), D(500), D(500), D(500))


def test_contract_stands_against_actual_by_subject() -> None:
    found = against(
        [
            ("扣点", plain("扣点"), D(1000)),
            ("堆头费", plain("堆头费"), D(300)),
            ("堆头费", plain("堆头费"), D(200)),
        ],
        [(plain("地堆"), entry(1, JAN)), (plain("罚款"), entry(2, JAN, "80", subject="罚款", payer="ours"))],
    )
    assert [(x.subject.zh, x.contract, x.actual, x.over) for x in found] == [
        ("扣点", D(1000), D(0), D(-1000)), ("堆头费", D(500), D(500), D(0)), ("罚款", D(0), D(80), D(80)),
    ]  # fmt: skip
    assert (found[1].advanced, found[2].ours) == (D(500), D(80))


def test_what_the_factory_bears_counts_against_its_cap() -> None:
    room = CapRoom("青岚", 2026, D("0.08"), D(100_000), D(9_000))
    assert (room.cap, room.room, room.used) == (D(8_000), D(-1_000), D("0.09"))
    assert CapRoom("青岚", 2026, D("0.08"), D(0), D(0)).used is None


# the shelf ---------------------------------------------------------------------------------------------


def test_presence_is_over_the_last_reading_of_each_store() -> None:
    counts = [
        shelf.Count("东店", 1, JAN, 5, 10), shelf.Count("东店", 1, FEB, 8, 10), shelf.Count("西店", 2, JAN, 3, 10),
    ]  # fmt: skip
    assert shelf.overall(counts) == D("0.55")  # (8 + 3) ÷ 20
    assert [one.store for one in shelf.latest(counts)] == ["西店", "东店"]
    assert shelf.trend(counts) == [(date(2026, 1, 1), D("0.4")), (date(2026, 2, 1), D("0.8"))]
    assert shelf.overall([]) is None


@pytest.mark.parametrize(("found", "listed"), [(3, 0), (4, 3), (-1, 3)])
def test_counts_that_cannot_be_are_refused(found: int, listed: int) -> None:
    with pytest.raises(DeskError):
        shelf.checked(found, listed)


# the PIN -----------------------------------------------------------------------------------------------


def test_a_pin_is_kept_as_a_digest_that_only_it_opens() -> None:
    kept = pin.locked("2468")
    assert "2468" not in kept
    assert pin.opens("2468", kept)
    assert not pin.opens("2469", kept)
    assert pin.locked("2468") != kept


@pytest.mark.parametrize("bad", ["", "123", "1234567890123", "12a4", "１２３４"])
def test_a_pin_is_four_to_twelve_digits(bad: str) -> None:
    with pytest.raises(DeskError):
        pin.locked(bad)
