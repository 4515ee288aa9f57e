"""Fee entries: contract against actual, what is advanced and unclaimed, the same display twice, the factory's cap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from distributor_desk.core.language import Text
from distributor_desk.features.key_accounts.rules.fees import ZERO

PAYERS = {
    "ours": Text("自担", "ours"),
    "factory": Text("厂家", "factory"),
    "advanced": Text("垫付", "advanced"),
}
CLAIM_STATES = {
    "open": Text("未核销", "open"),
    "sent": Text("已提交", "sent"),
    "confirmed": Text("已确认", "confirmed"),
    "received": Text("已到账", "received"),
}
DISPLAY = "display"
AGES = (30, 60, 90)
_PERIOD = re.compile(r"\[(\d{4}-\d\d-\d\d)~(\d{4}-\d\d-\d\d)\] ?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One deduction or payment, in yuan; `subject` is what its subject means, `first` and `last` the days of a display."""

    id: int
    on: date
    store_id: int | None
    subject: str
    amount: Decimal
    payer: str
    claim: str | None = None
    first: date | None = None
    last: date | None = None

    @property
    def days(self) -> tuple[date, date]:
        """The period: as given, else the day itself."""
        first = self.first or self.last or self.on
        return first, self.last or first


def clash(entry: Entry, others: Iterable[Entry]) -> Entry | None:
    """Another entry of the same display: same store and subject, periods that overlap. Only for display subjects."""
    if entry.store_id is None:
        return None
    first, last = entry.days
    for other in others:
        begins, ends = other.days
        same = other.store_id == entry.store_id and other.subject == entry.subject
        if same and other.id != entry.id and begins <= last and first <= ends:
            return other
    return None


def with_period(notes: str | None, first: date | None, last: date | None) -> str | None:
    """Notes as a workbook carries them: the period in front, so that it comes back."""
    if first is None or last is None:
        return notes
    return f"[{first.isoformat()}~{last.isoformat()}] {notes or ''}".rstrip()


def without_period(notes: str | None) -> tuple[str | None, date | None, date | None]:
    """Notes of a workbook taken apart again."""
    found = _PERIOD.match(notes or "")
    if not found or notes is None:
        return notes, None, None
    try:
        first, last = date.fromisoformat(found[1]), date.fromisoformat(found[2])
    except ValueError:
        return notes, None, None
    return (notes[found.end() :] or None, first, last) if first <= last else (notes, None, None)


@dataclass(frozen=True, slots=True)
class Against:
    """A subject's year: what the contract costs (all payers), what was really deducted, by payer, in yuan."""

    subject: Text
    contract: Decimal
    actual: Decimal
    ours: Decimal
    factory: Decimal
    advanced: Decimal

    @property
    def over(self) -> Decimal:
        """Actual − contract; positive is more than was agreed."""
        return self.actual - self.contract


def against(
    contract: Iterable[tuple[str, Text, Decimal]], entries: Sequence[tuple[Text, Entry]]
) -> list[Against]:
    """Contract (what the subject means, its name, yearly cost) against entries, a line for each subject of either."""
    names: dict[str, Text] = {}
    wanted: dict[str, Decimal] = {}
    for subject, name, cost in contract:
        names.setdefault(subject, name)
        wanted[subject] = wanted.get(subject, ZERO) + cost
    paid: dict[str, dict[str, Decimal]] = {}
    for name, entry in entries:
        names.setdefault(entry.subject, name)
        mine = paid.setdefault(entry.subject, dict.fromkeys(PAYERS, ZERO))
        mine[entry.payer] += entry.amount
    nothing = dict.fromkeys(PAYERS, ZERO)
    return [
        Against(name, wanted.get(i, ZERO), sum(paid.get(i, nothing).values(), ZERO), **paid.get(i, nothing))
        for i, name in names.items()
    ]


def is_unclaimed(entry: Entry) -> bool:
    """Advanced by us and the money not back yet."""
    return entry.payer == "advanced" and entry.claim != "received"


def ageing(entries: Iterable[Entry], today: date) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """What is advanced and not received, by age in days: 0–30, 31–60, 61–90, over 90."""
    found = [ZERO] * 4
    for entry in entries:
        if is_unclaimed(entry):
            days = (today - entry.on).days
            found[sum(days > limit for limit in AGES)] += entry.amount
    return found[0], found[1], found[2], found[3]


@dataclass(frozen=True, slots=True)
class CapRoom:
    """A brand's fees of a year that the factory bears (or is to bear) against its cap, in yuan."""

    brand: str
    year: int
    rate: Decimal
    sales: Decimal
    borne: Decimal

    @property
    def cap(self) -> Decimal:
        return self.rate * self.sales

    @property
    def room(self) -> Decimal:
        """What the factory can still bear; negative: other support will be cut."""
        return self.cap - self.borne

    @property
    def used(self) -> Decimal | None:
        """The rate used so far, as a ratio of sales."""
        return self.borne / self.sales if self.sales else None
