"""Words in both languages, for everything that is shown without Qt: errors, columns, paper, deeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in Chinese and in English; `{name}` marks what `with_` fills in."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def with_(self, **values: object) -> Text:
        """Fill the marks; a value that is itself a Text is filled in its own language."""
        return Text(
            self.zh.format(**{k: _said(v, "zh") for k, v in values.items()}),
            self.en.format(**{k: _said(v, "en") for k, v in values.items()}),
        )


def _said(value: object, language: Language) -> object:
    return value.in_(language) if isinstance(value, Text) else value


def as_text(words: str | Text) -> Text:
    """Words that may be the same in both languages already."""
    return plain(words) if isinstance(words, str) else words


def plain(words: str) -> Text:
    """The same words in both languages: a name, a number, a file."""
    return Text(words, words)
