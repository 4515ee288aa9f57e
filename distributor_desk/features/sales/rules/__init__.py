"""What is true of a ledger line: its kind, its sign, its amount (business rules §1, workbooks rule 5).

Figures are the raw integers of the file: money in fen, quantities in thousandths, prices in millionths.
"""

from __future__ import annotations

import re

from distributor_desk.core.language import Text
from distributor_desk.storage.settings import Setting

CANCELLATIONS = Setting(
    "sales.cancellations",
    default=True,
    text=Text(
        "C536379 这样的单号表示作废，记为退货", "Documents such as C536379 cancel a sale: they are returns"
    ),
)
SALE, RETURN, GIFT, ALLOWANCE = "sale", "return", "gift", "allowance"
_CANCELLATION = re.compile(r"[Cc]\d{4,}")


def is_cancellation(document: str | None) -> bool:
    """A document number such as `C536379` cancels an earlier sale."""
    return document is not None and _CANCELLATION.fullmatch(document) is not None


def kind_of(
    said: str | None, quantity: int | None, amount: int, *, gift: bool = False, cancelled: bool = False
) -> str:
    """Sale, return, gift or allowance: what the sheet says, else what its figures say.

    A negative quantity, or a document that marks a cancellation, is a return; negative money without a
    quantity is an allowance; no money with a quantity is a gift.
    """
    if said is not None:
        return said
    if gift:
        return GIFT
    if quantity is None or quantity == 0:
        return ALLOWANCE if amount < 0 else SALE
    if quantity < 0 or cancelled:
        return RETURN
    return GIFT if amount == 0 else SALE


def signed(kind: str, figure: int | None) -> int | None:
    """Returns and allowances stand negative in the ledger, so that every sum is net."""
    if figure is None or kind not in (RETURN, ALLOWANCE):
        return figure
    return -abs(figure)


def line_amount(quantity: int, price: int) -> int:
    """Quantity (thousandths) × price (millionths) in fen, rounded half up away from zero."""
    product = quantity * price
    half_up = (abs(product) * 2 + 10_000_000) // 20_000_000
    return -half_up if product < 0 else half_up


def in_proportion(figure: int, quantity: int, of: int) -> int:
    """The fen of `quantity` when `of` has `figure` of them, rounded half up away from zero."""
    product = figure * quantity
    half_up = (abs(product) * 2 + abs(of)) // (abs(of) * 2)
    return -half_up if (product < 0) != (of < 0) else half_up


def base_quantity(written: int, unit_size: int | None) -> int:
    """Thousandths of the base unit in `written` thousandths of a unit that holds `unit_size` thousandths."""
    return written if unit_size is None else written * unit_size // 1000


def is_per_piece(cases: int, pieces: int, price: int | None, amount: int | None) -> bool:
    """Whether a price beside a number of cases is that of one piece: when it meets the amount better so."""
    if price is None or amount is None:
        return False
    return abs(line_amount(pieces, price) - amount) < abs(line_amount(cases, price) - amount)


def with_tax(net: int, rate: int) -> int:
    """Fen with tax from fen without it; the rate in millionths, rounded half up away from zero."""
    product = net * (1_000_000 + rate)
    half_up = (abs(product) * 2 + 1_000_000) // 2_000_000
    return -half_up if product < 0 else half_up


def gift_split(quantity: int | None, gift: int | None, kind: str) -> tuple[int, int] | None:
    """Sold and given of a quantity that holds `gift` (thousandths); None when there is nothing to split.

    The gift has the line's sign, is a part of it and not all: 其中赠送数量 is "of which", beside the money.
    """
    if quantity is None or not gift or kind not in (SALE, RETURN) or abs(gift) >= abs(quantity):
        return None
    given = abs(gift) if quantity > 0 else -abs(gift)
    return quantity - given, given
