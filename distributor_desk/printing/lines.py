"""Where a line may end: the part of UAX #14 that Chinese with numbers and Latin words needs.

A phone number, a code or a Latin word stays whole unless it alone is wider than the line; no line
begins with a closing mark or ends with an opening one; `1箱6瓶` and `3月5日` stay whole. A word with a hyphen may end
at it, a number or a code may not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

NO_START = frozenset("-，。、；：？！）】》」』〉〕”’…—～·％%‰°℃々,.;:!?)]}>|/~")
NO_END = frozenset("（【《「『〈〔“‘([{<¥￥$€£#№")
_WHOLE = re.compile(r"\d{3,4}(?: \d{3,4}){1,2}(?!\d)|(?:\d+[\u4e00-\u9fff]){2,4}")  # 138 0000 1234, 1箱6瓶
_FREE = 0x2E80  # from the radicals on, a line may end between any two characters


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two neighbouring characters that are no spaces."""
    if after in NO_START or before in NO_END:
        return False
    if before.isdigit() and ord(after) >= _FREE:
        return False
    return ord(before) >= _FREE or ord(after) >= _FREE or before in "，。、；：？！）…—"


def break_lines(text: str, advance: Mapping[str, float], width: float) -> list[str]:
    """The lines of `text`, none wider than `width` as far as its characters allow.

    `advance` gives each character's width in the unit of `width`. A line feed ends a line.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        lines.extend(_broken(part.rstrip(), advance, width))
    return lines


def _broken(text: str, advance: Mapping[str, float], width: float) -> list[str]:
    if sum(map(advance.__getitem__, text)) <= width:
        return [text]
    bound = {i for m in _WHOLE.finditer(text) for i in range(m.start() + 1, m.end())}
    lines: list[str] = []
    start, end, used = 0, 0, 0.0
    index = 0
    while index < len(text):
        if index > start and index not in bound and _opens(text, index):
            end = index
        used += advance[text[index]]
        if used > width and text[index] != " " and index > start:
            end = end if end > start else index
            lines.append(text[start:end].rstrip())
            start = end
            while start < len(text) - 1 and text[start] == " ":
                start += 1
            index, end, used = start, start, 0.0
            continue
        index += 1
    lines.append(text[start:])
    return lines


def _opens(text: str, index: int) -> bool:
    before, after = text[index - 1], text[index]
    if after == " ":
        return False
    if before == "-" and index > 1 and text[index - 2].isalpha() and after.isalpha():
        return True
    return after not in NO_START if before == " " else may_break(before, after)
