"""Light and dark, and icons that can be seen in both."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from distributor_desk.core.resources import resource
from distributor_desk.desktop import icons, theme, translate

ROOT = Path(__file__).resolve().parents[2]
_R = QPalette.ColorRole


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_words_can_be_read_on_their_ground(dark: bool) -> None:
    made = theme.palette(dark=dark)
    pairs = [
        *product((_R.Text, _R.BrightText, _R.PlaceholderText), (_R.Base, _R.AlternateBase)),
        (_R.WindowText, _R.Window),
        (_R.ButtonText, _R.Button),
        (_R.HighlightedText, _R.Highlight),
        (_R.BrightText, _R.Highlight),
        (_R.BrightText, _R.Window),
        (_R.ToolTipText, _R.ToolTipBase),
        (_R.Link, _R.Window),
    ]
    poor = [pair for pair in pairs if contrast(made.color(pair[0]), made.color(pair[1])) < 4.5]
    assert poor == []


def test_an_icon_takes_the_colour_of_the_words(qapp: QApplication) -> None:
    before = qapp.palette()
    seen = []
    for dark in (False, True):
        qapp.setPalette(theme.palette(dark=dark))
        picture = icons.icon("search").pixmap(20, 20).toImage()
        colours = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        seen.append({colour.lightness() > 128 for colour in colours if colour.alpha() > 200})
    qapp.setPalette(before)
    assert seen == [{False}, {True}]


def test_only_icons_that_are_used_are_shipped_with_their_licence() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "distributor_desk").rglob("*.py"))
    shipped = {path.stem for path in resource("icons").glob("*.svg")}
    assert {name for name in shipped if not re.search(rf'"{re.escape(name)}"', code)} == set()
    assert set(re.findall(r'icons\.icon\("([\w-]+)"\)', code)) - shipped == set()
    assert "ISC License" in resource("icons", "LICENSE.txt").read_text(encoding="utf-8")


def test_english_quotes_are_no_wider_than_letters_and_chinese_ones_keep_their_room(
    qapp: QApplication,
) -> None:
    before = qapp.font()
    try:
        for language, narrow in (("en", True), ("zh", False)):
            translate.install(language)  # type: ignore[arg-type]
            theme.follow_language()
            assert (QFont.Tag("palt") in qapp.font().featureTags()) is narrow
    finally:
        qapp.setFont(before)
        translate.install("en")
