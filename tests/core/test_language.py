"""One thing said in two languages."""

from __future__ import annotations

import pytest

from distributor_desk.core.changed import EVERYTHING, Changed
from distributor_desk.core.errors import Cancelled, DeskError
from distributor_desk.core.language import Text, listed, plain
from distributor_desk.core.progress import Progress


def test_a_text_is_filled_in_each_language_of_its_own() -> None:
    why = Text("磁盘已满", "the disk is full")
    said = Text("没有保存“{name}”：{why}。", "“{name}” was not saved: {why}.").with_(name="{a}.xlsx", why=why)
    assert said.in_("zh") == "没有保存“{a}.xlsx”：磁盘已满。"
    assert said.in_("en") == "“{a}.xlsx” was not saved: the disk is full."


def test_a_forgotten_value_is_noticed() -> None:
    with pytest.raises(KeyError):
        plain("{name}").with_(other=1)


def test_an_error_is_said_in_the_persons_language() -> None:
    error = DeskError(Text("不行。", "No."))
    assert (error.in_("zh"), error.in_("en"), str(error)) == ("不行。", "No.", "No.")


def test_work_tells_where_it_stands_and_stops_at_the_next_step() -> None:
    seen = []
    work = Progress(lambda what, done, of: seen.append((what.en, done, of)))
    work.at(plain("saving"), 1, 2)
    work.cancel()
    assert work.cancelled
    with pytest.raises(Cancelled) as stopped:
        work.at(plain("saving"), 2, 2)
    assert seen == [("saving", 1, 2)]
    assert "什么都没有改动" in stopped.value.in_("zh")


def test_a_screen_reads_again_only_when_its_tables_changed() -> None:
    changed = Changed(frozenset({"customer"}))
    assert changed.meets(frozenset({"customer", "rep"}))
    assert not changed.meets(frozenset({"product"}))
    assert EVERYTHING.meets(frozenset())


def test_english_counts_one_shop_and_two_shops() -> None:
    said = Text("{count} 家店", "{count} {count:shop|shops} {count:is|are} late")
    assert said.with_(count=1) == Text("1 家店", "1 shop is late")
    assert said.with_(count=0).en == "0 shops are late"
    assert said.with_(count="1,200").en == "1,200 shops are late"


def test_names_are_listed_with_the_marks_of_the_language() -> None:
    assert (listed(["甲", "乙"], "zh"), listed(["A", "B"], "en"), listed([], "en")) == ("甲、乙", "A, B", "")
