"""The number of a visit, as it stands in the QR code: the same shop on the same day has the same."""

from __future__ import annotations

import re
from datetime import date

_NUMBER = re.compile(r"BF(\d{4})(\d{2})(\d{2})-(\d{1,9})", re.IGNORECASE)


def visit_number(day: date, customer_id: int) -> str:
    """`BF20260302-17`."""
    return f"BF{day:%Y%m%d}-{customer_id}"


def read_number(words: str) -> tuple[date, int] | None:
    """Day and shop of a scanned or typed number; None when it is none."""
    match = _NUMBER.search(words.strip())
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])), int(match[4])
    except ValueError:
        return None
