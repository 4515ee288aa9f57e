"""The owner's PIN: kept as a salted scrypt digest, never itself. It hides figures on the screen, no more."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text

TOO_SHORT = Text("请用 4 到 12 位数字。", "Use 4 to 12 digits.")
_COST = {"n": 2**14, "r": 8, "p": 1, "maxmem": 64 * 1024 * 1024}
_SALT = 16


def locked(pin: str) -> str:
    """A PIN as it is kept: salt and digest. DeskError unless it is 4 to 12 digits."""
    if not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 12):
        raise DeskError(TOO_SHORT)
    salt = secrets.token_bytes(_SALT)
    return f"{salt.hex()}${_digest(pin, salt).hex()}"


def opens(pin: str, kept: str) -> bool:
    """Whether this is the PIN that was kept."""
    salt, _, digest = kept.partition("$")
    return hmac.compare_digest(_digest(pin, bytes.fromhex(salt)).hex(), digest)


def _digest(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, **_COST)
