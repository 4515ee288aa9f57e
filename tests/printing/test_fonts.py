"""Which face prints a character, and what the PDF says it is."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.printing.fonts import clean, faces


def test_a_character_that_the_bold_face_lacks_is_printed_in_the_regular_one() -> None:
    bold = faces().bold
    assert bold.face("店") is bold.fonts[0]
    only_regular = next(
        chr(c)
        for c in range(0x3400, 0x9FFF)
        if c in bold.fonts[1].face.charToGlyph and c not in bold.fonts[0].face.charToGlyph
    )
    assert bold.face(only_regular) is bold.fonts[1]


def test_rare_characters_of_names_have_a_face_of_their_own() -> None:
    for char in "㛃𬭎堃喆犇":
        for kind in (faces().regular, faces().bold):
            kind.face(char)
            assert char not in kind.lacking


def test_what_no_face_has_is_as_wide_as_its_stand_in() -> None:
    regular = faces().regular
    assert regular["😀"] == regular["〓"]
    assert "😀" in regular.lacking


def test_the_map_to_unicode_is_utf_16() -> None:
    from distributor_desk.printing.embedded import to_unicode

    made = to_unicode("AAAAAA+Paper", [0x4E2D, 0x2CB4E, *range(0x5000, 0x5096)])
    assert "<00> <4E2D>" in made
    assert "<01> <D872DF4E>" in made
    assert [int(n) for n in re.findall(r"(\d+) beginbfchar", made)] == [100, 52]


@given(st.text(max_size=80))
def test_cleaning_leaves_only_what_can_be_encoded(text: str) -> None:
    done = clean(text)
    done.encode("utf-8")
    assert clean(done) == done
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", done)


def test_a_lone_surrogate_is_replaced() -> None:
    assert clean("店\ud800名\x00\u202e") == "店\ufffd名"
