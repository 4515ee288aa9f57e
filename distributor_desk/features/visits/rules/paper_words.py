"""Words that never go on paper, because a shopkeeper reads it (business rules §5)."""

from __future__ import annotations

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text

UNSAID = ("钉子户", "毛利", "底线", "借口")
_INSTEAD = {"钉子户": "客户", "借口": "原因", "毛利": "", "底线": ""}
NOT_ON_PAPER = Text(
    "“{word}”会印在店主看得到的纸上，请换一个说法。",
    "“{word}” would be printed where the shopkeeper reads it; say it another way.",
)


def check_for_paper(*words: str | None) -> None:
    """DeskError when something typed for a sheet holds a word that may not stand there."""
    for said in words:
        found = next((word for word in UNSAID if word in (said or "")), None)
        if found:
            raise DeskError(NOT_ON_PAPER.with_(word=found))


def for_paper(words: str | None) -> str:
    """The same words as they may be printed; what came by an import is not refused but reworded."""
    said = words or ""
    for word, instead in _INSTEAD.items():
        said = said.replace(word, instead)
    return said
