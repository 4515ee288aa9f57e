"""Values of lines, what an exchange credits, what a claim is short of (business rules §3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from distributor_desk.core.money import round_fen

LINK_DAYS = 15
"""How far apart the same return may be dated in a file and here."""


def value_of(quantity: Decimal | None, price: Decimal | None, unit_size: Decimal | None = None) -> Decimal:
    """Yuan of base units at a price for one unit (of `unit_size` base units), rounded to the fen."""
    if quantity is None or price is None:
        return Decimal(0)
    return round_fen(quantity * price / (unit_size or 1))


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What an order comes to: yuan in, yuan out, fee, and the credit (positive: to the customer)."""

    value_in: Decimal
    value_out: Decimal
    fee: Decimal

    @property
    def credit(self) -> Decimal:
        return self.value_in - self.value_out - self.fee


def exchanged(value_in: Decimal, value_out: Decimal, fee_percent: Decimal) -> Exchanged:
    """credit = value in − value out − fee % × value in; the fee is rounded to the fen."""
    return Exchanged(value_in, value_out, round_fen(value_in * fee_percent / 100))


def shortfall(claimed: Decimal, confirmed: Decimal | None, received: Decimal | None) -> Decimal:
    """What is missing of a claim: not paid of what was claimed, or not confirmed while nothing is paid."""
    if received is not None:
        return claimed - received
    return claimed - confirmed if confirmed is not None else Decimal(0)


def outstanding(claimed: Decimal, confirmed: Decimal | None, received: Decimal | None) -> Decimal:
    """What the manufacturer still owes: what is confirmed (else claimed), less what came in."""
    return (claimed if confirmed is None else confirmed) - (received or Decimal(0))


def is_slow(last_bought: date, on: date, days: int) -> bool:
    """Bought before, and not in the last n days (the day itself included)."""
    return last_bought <= on - timedelta(days=days)


def rate(back: Decimal, sold: Decimal) -> Decimal | None:
    """Returns ÷ gross sales; None where nothing was sold."""
    return back / sold if sold > 0 else None
