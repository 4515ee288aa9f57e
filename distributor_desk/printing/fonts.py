"""The two faces of the paper, how wide each character is, and what stands in for one they lack.

A character that the bold face lacks is printed in the regular one, one that neither has as 〓 and
reported. Strings are cleaned here and nowhere else; nothing in them is ever markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from distributor_desk.core.resources import resource

STAND_IN = "〓"
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
_LONE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The same words without what cannot be seen; a lone surrogate becomes U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return _LONE.sub("\ufffd", _UNSEEN.sub("", text.replace("\t", " ").replace("\r\n", "\n")))


class Advances(dict[str, float]):
    """Width of a character, in sizes of the type; the face that prints it is in `faces`."""

    def __init__(self, fonts: tuple[Any, ...]) -> None:
        super().__init__()
        self.fonts = fonts
        self.faces: dict[str, Any] = {}
        self.lacking: set[str] = set()

    def __missing__(self, char: str) -> float:
        code = ord(char)
        for font in self.fonts:
            if code in font.face.charToGlyph:
                return self._keep(char, font, code)
        self.lacking.add(char)
        return self._keep(char, self.fonts[-1], ord(STAND_IN))

    def face(self, char: str) -> Any:
        """The face that prints the character."""
        if char not in self:
            self[char] = self.__missing__(char)
        return self.faces[char]

    def _keep(self, char: str, font: Any, code: int) -> float:
        self.faces[char] = font
        width: float = font.face.getCharWidth(code) / 1000
        self[char] = width
        return width


@dataclass(frozen=True, slots=True)
class Faces:
    """Advances of the regular and of the bold type."""

    regular: Advances
    bold: Advances

    def of(self, bold: bool) -> Advances:
        return self.bold if bold else self.regular


@cache
def faces() -> Faces:
    """The shipped faces, registered once when first needed (about 0.1 s)."""
    from reportlab.pdfbase import pdfmetrics

    from distributor_desk.printing.embedded import EmbeddedFont

    regular = EmbeddedFont("Paper", resource("fonts", "NotoSansSC-Regular.ttf"), asciiReadable=1)
    bold = EmbeddedFont("PaperBold", resource("fonts", "NotoSansSC-Bold-8105.ttf"), asciiReadable=1)
    for font in (regular, bold):
        pdfmetrics.registerFont(font)
    return Faces(Advances((regular,)), Advances((bold, regular)))


@dataclass(slots=True)
class Encoder:
    """Strings as the show operators of one document; each distinct string is worked out once."""

    doc: Any
    missing: set[str] = field(default_factory=set)
    _known: dict[tuple[str, bool], list[tuple[str, str]]] = field(default_factory=dict)

    def runs(self, text: str, bold: bool) -> list[tuple[str, str]]:
        """Pairs of a font's name in this document and the bytes to show, as hex digits."""
        found = self._known.get((text, bold))
        if found is None:
            found = self._known[text, bold] = self._made(text, faces().of(bold))
        return found

    def _made(self, text: str, advances: Advances) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for font, part in self._by_face(text, advances):
            for subset, shown in font.splitString(part, self.doc):
                found.append((font.getSubsetInternalName(subset, self.doc), shown.hex()))
        return found

    def _by_face(self, text: str, advances: Advances) -> list[tuple[Any, str]]:
        parts: list[tuple[Any, str]] = []
        for char in text:
            font = advances.face(char)
            if char in advances.lacking:
                self.missing.add(char)
                char = STAND_IN  # noqa: PLW2901
            if parts and parts[-1][0] is font:
                parts[-1] = (font, parts[-1][1] + char)
            else:
                parts.append((font, char))
        return parts
