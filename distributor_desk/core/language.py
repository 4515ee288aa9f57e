"""Words in both languages, for everything that is shown without Qt: errors, columns, paper, deeds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from string import Formatter
from typing import Any, Literal

Language = Literal["zh", "en"]


class _English(Formatter):
    """Knows `{count:row|rows}`."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return one if str(value) == "1" else many


_ENGLISH = _English()


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in Chinese and in English; `{name}` marks what `with_` fills in.

    English says `{count} {count:row|rows}`: the first word after 1, the other one after any other number.
    """

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def with_(self, **values: object) -> Text:
        """Fill the marks; a value that is itself a Text is filled in its own language."""
        return Text(
            self.zh.format(**{k: _said(v, "zh") for k, v in values.items()}),
            _ENGLISH.format(self.en, **{k: _said(v, "en") for k, v in values.items()}),
        )


def _said(value: object, language: Language) -> object:
    return value.in_(language) if isinstance(value, Text) else value


def listed(words: Iterable[str], language: Language) -> str:
    """Names one after the other: `甲、乙` or `A, B`."""
    return ("、" if language == "zh" else ", ").join(words)


def as_text(words: str | Text) -> Text:
    """Words that may be the same in both languages already."""
    return plain(words) if isinstance(words, str) else words


def plain(words: str) -> Text:
    """The same words in both languages: a name, a number, a file."""
    return Text(words, words)


class Say:
    """Words of one language, for what is written in it from top to bottom: a paper."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, zh: str, en: str, **values: object) -> str:
        """One of the two, with its marks filled in where there are values."""
        said = Text(zh, en)
        return (said.with_(**values) if values else said).in_(self.language)

    def text(self, text: Text | None) -> str:
        return text.in_(self.language) if text else ""

    def list(self, words: Iterable[str]) -> str:
        return listed(words, self.language)
