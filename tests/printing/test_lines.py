"""Lines end where a Chinese reader expects it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.printing.lines import NO_END, NO_START, break_lines


class Even(dict[str, float]):
    """Chinese is 1 wide, everything else a half."""

    def __missing__(self, char: str) -> float:
        return 1.0 if ord(char) >= 0x2E80 else 0.5


EVEN = Even()


def width_of(line: str) -> float:
    return sum(EVEN[c] for c in line)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("联系电话13800001234请先打", 8, ["联系电话", "13800001234请先", "打"]),
        ("电话138 0000 1234，白天", 9, ["电话", "138 0000 1234，白", "天"]),
        ("座机025-88881234转8001", 7, ["座机", "025-88881234转", "8001"]),
        ("编号KH-2026/0001甲", 6, ["编号", "KH-2026/0001", "甲"]),
        ("新街口超市，门口有货。", 5, ["新街口超", "市，门口有", "货。"]),
        ("惠多多超市（江宁店）", 6, ["惠多多超市", "（江宁店）"]),
        ("他说“先拿两箱”再看", 4, ["他说“先", "拿两箱”", "再看"]),
        ("送货1箱6瓶到店里", 4, ["送货", "1箱6瓶到", "店里"]),
        ("Fresh Orange Juice", 6, ["Fresh Orange", "Juice"]),
        ("slow-moving / ours", 4, ["slow-", "moving /", "ours"]),
        ("TH2026-0003 AB-12", 5, ["TH2026-000", "3 AB-12"]),
        ("第一行\n第二行", 9, ["第一行", "第二行"]),
        ("", 3, [""]),
        ("ABCDEFGHIJKLMNOP", 4, ["ABCDEFGH", "IJKLMNOP"]),
    ],
)
def test_lines_end_where_they_may(text: str, width: float, lines: list[str]) -> None:
    assert break_lines(text, EVEN, width) == lines


CHINESE = st.text("中国好店货箱瓶，。（）！、“”AB12 -", max_size=60)


@given(CHINESE, st.integers(8, 40))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = break_lines(text, EVEN, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line.rstrip()) <= width for line in lines)


@given(st.lists(st.sampled_from(["中", "国", "好，", "（店）", "货！", "“箱”", "瓶、"]), max_size=40))
def test_no_line_begins_or_ends_with_the_wrong_mark(parts: list[str]) -> None:
    lines = break_lines("".join(parts), EVEN, 6)
    assert not any(line[0] in NO_START for line in lines[1:])
    assert not any(line[-1] in NO_END for line in lines[:-1])
