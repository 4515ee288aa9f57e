"""The files that ship with the program are found."""

from __future__ import annotations

from distributor_desk.core.resources import resource


def test_the_font_is_there() -> None:
    assert resource("fonts", "NotoSansSC-Regular.ttf").stat().st_size > 1_000_000
