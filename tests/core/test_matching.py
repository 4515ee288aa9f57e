"""Same name, same code, same phone, and finding by pinyin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.core.matching import bare_name, initials, normal_code, normal_name, phones, sort_key


@pytest.mark.parametrize(
    ("one", "other"),
    [("惠多多超市（城东店）", "惠多多超市(城东店)"), ("ＡＢＣ便利", "abc 便利"), (" 张三 ", "张三"),
     ("老王【批发】", "老王(批发)")],
)  # fmt: skip
def test_two_spellings_of_one_name(one: str, other: str) -> None:
    assert normal_name(one) == normal_name(other)


def test_signs_count_in_a_name_and_not_in_a_search() -> None:
    assert normal_name("惠多多超市（麻岗店）") != normal_name("惠多多超市麻岗店")
    assert bare_name("惠多多超市（麻岗店）") == bare_name("惠·多多超市 麻岗店")
    assert bare_name("A-1 店") == bare_name("a1店")


def test_two_names_stay_two() -> None:
    assert normal_name("惠多多一店") != normal_name("惠多多二店")


def test_leading_zeros_of_a_code_count_and_spaces_do_not() -> None:
    assert normal_code("００1 a") == normal_code("001A")
    assert normal_code("001") != normal_code("1")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("单建国", {"cjg", "djg", "sjg"}),
        ("惠多多超市", {"hddcs"}),
        ("7-11 便利", {"711bl"}),
        ("Spar", {"spar"}),
        ("", {""}),
    ],
)
def test_initials_of_all_readings(name: str, wanted: set[str]) -> None:
    assert wanted <= set(initials(name).split(" "))


def test_the_usual_reading_comes_first_and_there_are_never_too_many() -> None:
    assert initials("惠多多").split()[0] == "hdd"
    assert "cqxm" in initials("重庆小面").split()
    assert len(initials("单行重长乐朝会系家大万" * 5).split()) == 24


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("13800001234", ["13800001234"]),
        ("138-0000-1234 / 0571-8888 6666", ["13800001234", "057188886666"]),
        ("(0571)88886666", ["057188886666"]),
        ("+86 13800001234", ["13800001234"]),
        ("400-800-1234", ["4008001234"]),
        ("13800001234、13800001234", ["13800001234"]),
        ("１３８００００１２３４", ["13800001234"]),
        ("没有", []),
        ("12345", []),
    ],
)
def test_every_phone_of_a_cell(words: str, found: list[str]) -> None:
    assert phones(words) == found


def test_chinese_sorts_by_its_sound() -> None:
    assert sorted(["张三", "李四", "阿明", "王五", "123", "Anna"], key=sort_key) == [
        "123",
        "阿明",
        "Anna",
        "李四",
        "王五",
        "张三",
    ]


@given(st.text(max_size=60))
def test_no_name_makes_it_fail(name: str) -> None:
    assert len(sort_key(name)) <= 200 or name.isascii()
    assert len(initials(name).split(" ")) <= 24
    assert normal_name(normal_name(name)) == normal_name(name)
    assert normal_code(normal_code(name)) == normal_code(name)
    assert all(phone.isdigit() for phone in phones(name))
