"""A settlement as it is frozen: everything that its paper says, and everything that it was computed from.

The same sums can be computed again from it at any time (`recomputed`), whatever has become of the ledger,
the scheme or the names since (business rules §2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import date as day
from decimal import Decimal, localcontext

from distributor_desk.core.language import Text
from distributor_desk.features.rebates.rules import engine
from distributor_desk.features.rebates.rules.engine import NOTHING, Measured, Reckoned
from distributor_desk.features.rebates.rules.terms import EXACT, Terms

ZERO = Decimal("0.00")
PERIOD, ADJUSTMENT = "period", "adjustment"


@dataclass(frozen=True, slots=True)
class BasisLine:
    """What a month brought into the basis: sales, returns (negative), or payments."""

    month: str
    kind: str
    money: Decimal
    units: Decimal


@dataclass(frozen=True, slots=True)
class Account:
    """One period of one scheme: the lines in it, what they earn, what was settled before, what is left."""

    kind: str
    scheme_id: int
    scheme: str
    first: date
    last: date
    terms: Terms
    lines: tuple[BasisLine, ...]
    reckoned: Reckoned
    carried: Measured = NOTHING
    target: Decimal | None = None
    last_year: Measured | None = None
    days: int | None = None
    earlier: Decimal = ZERO
    old_basis: Decimal | None = None
    old_threshold: Decimal | None = None

    @property
    def amount(self) -> Decimal:
        """This payment's part: entitlement − everything settled before."""
        return self.reckoned.entitlement - self.earlier


@dataclass(frozen=True, slots=True)
class Earlier:
    """A settlement before this one, as it is listed on the paper."""

    number: str
    date: day
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Statement:
    """A settlement, from the parties to the sum; both languages can be printed from it."""

    company: str
    customer: str
    customer_code: str
    number: str
    date: day
    first: day
    last: day
    terms_said: tuple[Text, ...]
    payout: str
    accounts: tuple[Account, ...]
    earlier: tuple[Earlier, ...] = ()
    carried_in: Decimal = ZERO
    carried_out: Decimal = ZERO
    amount: Decimal = ZERO
    reverses: str = ""
    approved_by: str = ""
    approved_on: str = ""
    version: int = 1

    @property
    def total(self) -> Decimal:
        """Everything that this settlement settles, before a negative remainder is carried on."""
        return sum((a.amount for a in self.accounts), ZERO) * self.sign + self.carried_in

    @property
    def sign(self) -> int:
        """A reversal settles the same lines the other way round."""
        return -1 if self.reverses else 1


def own(lines: Sequence[BasisLine]) -> Measured:
    """The sum of the lines of a period, exact."""
    with localcontext(EXACT):
        return Measured(sum((b.money for b in lines), Decimal(0)), sum((b.units for b in lines), Decimal(0)))


def paid_and_carried(total: Decimal, *, ended: bool) -> tuple[Decimal, Decimal]:
    """What is paid now, and the negative remainder that the next settlement takes off.

    A negative total pays nothing and is carried (扣回); it is charged when the agreement has ended.
    """
    return (total, ZERO) if total >= 0 or ended else (ZERO, total)


def recomputed(account: Account) -> Decimal:
    """The entitlement, computed anew from the frozen lines and terms."""
    return engine.reckon(
        account.terms, own(account.lines), carried=account.carried, target=account.target,
        last_year=account.last_year, days=account.days,
    ).entitlement  # fmt: skip


def faults(statement: Statement) -> list[str]:
    """Which of its sums do not hold, by name: entitlement of a period, or the total."""
    wrong = [
        f"{account.scheme} {account.first}"
        for account in statement.accounts
        if recomputed(account) != account.reckoned.entitlement
    ]
    if statement.total != statement.amount + statement.carried_out:
        wrong.append("total")
    return wrong
