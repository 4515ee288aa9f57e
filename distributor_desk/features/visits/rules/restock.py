"""The 1.5 rule (business rules §5)."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

RESTOCK = Decimal("1.5")


def available(last_seen: Decimal | None, delivered_since: Decimal) -> Decimal:
    """A of the 1.5 rule (base units): stock seen last time + delivered since."""
    return (last_seen or Decimal(0)) + delivered_since


def suggested_order(
    available_units: Decimal, stock_now: Decimal, case_size: Decimal | None = None
) -> Decimal:
    """1.5 × sold − stock now, not below 0, rounded up to a full case (base units; rules §5).

    >>> suggested_order(Decimal(32), Decimal(8))
    Decimal('28')
    """
    wanted = RESTOCK * (available_units - stock_now) - stock_now
    step = case_size if case_size and case_size > 0 else Decimal(1)
    return max(Decimal(0), (wanted / step).to_integral_value(ROUND_CEILING) * step)
