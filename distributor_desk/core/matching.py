"""Same name, same code, same phone; and the keys by which Chinese names are found and sorted.

A name is found by any part of it, by the pinyin initials of all its readings (`单建国` by `sjg`,
`djg` and `cjg`) and by phone digits. Keys are made when a record is saved, never while one types.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache
from itertools import product

_BRACKETS = str.maketrans("（）【】［］｛｝〔〕<>《》", "()()()()()()()")
_NOISE = re.compile(r"[\s·・,，。.、\-_—'\"“”()]+")
_PHONE = re.compile(r"\d[\d\s-]{5,}\d")
_MOST_READINGS = 24


def normal_name(name: str) -> str:
    """Two spellings of one name have the same: width, case, the kind of bracket and spaces do not count.

    惠多多超市（麻岗店） is 惠多多超市(麻岗店), but not 惠多多超市麻岗店: that is only offered as "same as?".
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name).translate(_BRACKETS)).casefold()


def bare_name(name: str) -> str:
    """The name without any sign, as people search for it."""
    return _NOISE.sub("", normal_name(name))


def normal_code(code: str) -> str:
    """Codes are equal when they are so without spaces, width and case; leading zeros count."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", code)).casefold()


def phones(words: str) -> list[str]:
    """Every phone number in a cell, digits only, in the order written: 11 digits, area codes, 400."""
    text = unicodedata.normalize("NFKC", words)
    found: list[str] = []
    for part in re.split(r"[/、,;，；\n]|(?<=\d)\s{2,}", text):
        match = _PHONE.search(part.replace("(", "").replace(")", "-").replace("+86", ""))
        if match:
            digits = re.sub(r"\D", "", match[0])
            if digits not in found:
                found.append(digits)
    return found


def sort_key(name: str) -> str:
    """Sorts Chinese by its pinyin and leaves Latin and digits as they are."""
    text = unicodedata.normalize("NFKC", name).casefold()
    if text.isascii():
        return text
    return " ".join(_readings(character)[0] for character in text)[:200]


def initials(name: str) -> str:
    """The pinyin initials of all readings, separated by blanks; Latin and digits stay.

    At most 24 readings are kept for a name, the usual one first.
    """
    text = _NOISE.sub("", unicodedata.normalize("NFKC", name)).casefold()
    if text.isascii():
        return text[:80]
    letters = [[*dict.fromkeys(reading[0] for reading in _readings(c))] for c in text[:40]]
    readings: dict[str, None] = {}
    for choice in product(*letters):
        readings["".join(choice)] = None
        if len(readings) == _MOST_READINGS:
            break
    return " ".join(readings)


@cache
def _readings(character: str) -> tuple[str, ...]:
    """All readings of one character, `dan1` for 单; what is no Chinese character reads as itself."""
    if character.isascii():
        return (character,)
    # its phrases cost a third of a second and say less than all readings of each character
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.TONE3, heteronym=True, neutral_tone_with_five=True)
    return tuple(reading for reading in found[0] if reading) or (character,)
