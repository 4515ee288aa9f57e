"""Words for the visit: shipped in both languages, changed, taken off, brought back, and never harmful on paper."""

from __future__ import annotations

from decimal import Decimal

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.features.visits.operations import scripts as operations
from distributor_desk.features.visits.queries import cards
from distributor_desk.features.visits.queries.scripts import scripts, shipped
from distributor_desk.features.visits.rules.paper_words import UNSAID, for_paper
from distributor_desk.features.visits.rules.scripts import KINDS, WHEN, Script, suggested
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from tests.features.visits.shops import MONDAY, shop_id, town


def named(company: Company, key: str) -> Script:
    with company.read() as session:
        return next(s for s in scripts(session) if s.key == key)


def test_the_shipped_words_are_whole_in_both_languages() -> None:
    found = shipped()
    assert len({s.key for s in found}) == len(found) >= 50
    assert {s.kind for s in found} == {key for key, _ in KINDS}
    assert {s.when for s in found} <= {"", *(key for key, _ in WHEN)}
    for script in found:
        assert script.words.zh
        assert script.words.en
        assert script.words.zh != script.words.en
        assert bool(script.title.zh) is bool(script.title.en)
        assert not any(word in script.words.zh for word in UNSAID)
    assert sum(s.kind == "ice_breaker" for s in found) == 7
    assert all(s.shop and s.product and s.amount and s.period for s in found if s.kind == "story")


@pytest.mark.parametrize("when", [key for key, _ in WHEN])
def test_every_kind_of_visit_has_an_opening(when: str) -> None:
    kinds = ("opening", "seasonal")
    found = suggested(shipped(), kinds, when, 0)
    assert found is not None
    assert found.when == when


def test_another_opening_each_time() -> None:
    said = {suggested(shipped(), ("opening",), "usual", turn) for turn in range(4)}
    assert len(said) == 4


def test_words_are_changed_in_one_language_and_brought_back(company: Company) -> None:
    before = named(company, "o-usual-1")
    operations.save_script(company, before, {"words": "先看日期。"}, "zh")
    now = named(company, "o-usual-1")
    assert (now.words.zh, now.words.en, now.changed) == ("先看日期。", before.words.en, True)
    operations.save_script(company, now, {"words": "Dates first."}, "en")
    assert named(company, "o-usual-1").words.en == "Dates first."
    operations.restore(company, named(company, "o-usual-1"))
    assert named(company, "o-usual-1") == before
    undo.undo(company)
    assert named(company, "o-usual-1").words.en == "Dates first."
    operations.restore(company)
    with company.read() as session:
        assert scripts(session) == [*shipped()]
    with pytest.raises(DeskError, match="nothing to restore"):
        operations.restore(company)


def test_words_are_taken_off_and_ones_own_are_added(company: Company) -> None:
    operations.take_off(company, named(company, "r-no-money"), "zh")
    operations.save_script(
        company, None,
        {"kind": "story", "words": "三周翻一番", "shop": "甲店", "product": "新茶", "amount": Decimal(1200), "period": "21 天"},
        "zh",
    )  # fmt: skip
    with company.read() as session:
        found = scripts(session)
    assert "r-no-money" not in {s.key for s in found}
    own = found[-1]
    assert (own.key, own.words.en, own.amount, own.period) == (None, "三周翻一番", 1200, "21 天")
    operations.take_off(company, own, "zh")
    with company.read() as session:
        assert len(scripts(session)) == len(shipped()) - 1
    with pytest.raises(DeskError, match="Write the words"):
        operations.save_script(company, None, {"kind": "opening", "words": " "}, "en")


def test_a_changed_opening_is_what_the_sheet_says(company: Company) -> None:
    town(company)
    for script in shipped():
        if script.kind == "opening" and script.when == "new":
            operations.save_script(
                company, named(company, script.key or ""), {"words": "第一次来认识您。"}, "zh"
            )
    with company.read() as session:
        card = cards.card(session, shop_id(company, "好邻居"), 1, MONDAY)
    assert card.opening.zh == "第一次来认识您。"


@pytest.mark.parametrize("word", UNSAID)
def test_a_word_that_may_not_stand_on_paper_is_refused_or_reworded(company: Company, word: str) -> None:
    with pytest.raises(DeskError, match="where the shopkeeper reads it"):
        operations.save_script(company, None, {"kind": "opening", "words": f"这个{word}"}, "zh")
    assert word not in for_paper(f"对{word}要有耐心")
