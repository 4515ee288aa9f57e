"""What stands on the papers: `Brief` has no place for a secret; what stays in the house is `OwnerPart`, asked for apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from distributor_desk.core.language import Text
from distributor_desk.features.key_accounts.rules.entries import CapRoom
from distributor_desk.features.key_accounts.rules.fees import Secrets
from distributor_desk.features.key_accounts.rules.figures import Figures, Judged, Step
from distributor_desk.features.key_accounts.rules.shelf import Count
from distributor_desk.features.key_accounts.rules.talks import Memory, Peer, Round
from distributor_desk.features.key_accounts.rules.years import YearOn


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who buys which category."""

    category: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class CategorySales:
    """A category at a retailer: what we sold there this year and last, in yuan; who buys it; our share as a ratio.

    Last year is not known where the ledger does not hold it whole: a part of it would look like growth.
    """

    category: str
    sales: Decimal
    last_sales: Decimal | None
    buyers: tuple[str, ...] = ()
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CategoryShare:
    """Our share of a category, as a ratio."""

    category: str
    share: Decimal
    on: date
    source: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A contract's negotiation as the one who negotiates carries it: built from what the other side may know."""

    company: str
    retailer: str
    year: int
    stage: str
    sales: Decimal
    of_sales: Text
    last_sales: Decimal
    credit_days: int | None
    starts: date | None
    ends: date | None
    deadline: date | None
    hold_until: date | None
    terms: str | None
    lines: tuple[YearOn, ...]
    buyers: tuple[Buyer, ...] = ()
    peers: tuple[Peer, ...] = ()
    rounds: tuple[Round, ...] = ()
    shelf: tuple[Count, ...] = ()
    shares: tuple[CategoryShare, ...] = ()
    categories: tuple[CategorySales, ...] = ()
    wordings: tuple[tuple[Text, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class OwnerPart:
    """What only the owner's copy carries: floors and targets by line, margin, costs, and what follows from them."""

    secrets: Mapping[int, Secrets]
    figures: Figures
    if_all: Figures
    steps: tuple[Step, ...]
    judged: tuple[Judged, ...]
    memory: tuple[Memory, ...] = ()
    caps: tuple[CapRoom, ...] = ()
    note: str | None = None


_BY_STAGE = {
    "quiet": ("bundle",),
    "hold": ("hold", "peers", "written"),
    "talking": ("exchange", "bundle", "floor", "deadline"),
    "agreed": ("exchange",),
    "withdrawn": ("exchange",),
    "revised": ("exchange", "floor", "bundle"),
    "walked_away": ("walk",),
}


def fitting(brief_stage: str, *, factory: bool, shelf: bool, share: bool) -> tuple[str, ...]:
    """The tactics whose words fit: by stage, and by what we have in hand."""
    more = [key for key, there in (("factory", factory), ("shelf", shelf), ("share", share)) if there]
    closed = brief_stage in {"walked_away", "withdrawn", "agreed"}
    return (*_BY_STAGE[brief_stage], *([] if closed else more))
