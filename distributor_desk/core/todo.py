"""What needs the owner: one sentence with one button, ranked by money and date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from distributor_desk.core.language import Text


@dataclass(frozen=True, slots=True)
class Todo:
    """One line of the Today tab: `text` is the sentence, `button` the deed's name.

    The button brings record `id` of room `feature` to the front. `due` is the day by which something must
    happen (None: no day), `money` how many yuan hang on it (None: not known); both rank the line. `urgent`
    lines come first whatever their money. `part` is what the sentence speaks of there: a page of the room, or
    a record of a list that has no number of its own. Costs, floors and targets have no place in a sentence here.
    """

    feature: str
    id: int
    text: Text
    button: Text
    due: date | None = None
    money: Decimal | None = None
    urgent: bool = False
    part: str = ""
