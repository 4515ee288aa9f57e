"""The old container of .xls: one stream of it, without a library. A damaged one gives None."""

from __future__ import annotations

import struct
from collections.abc import Sequence

_END = 0xFFFFFFFA  # this and above: no sector
_ENTRY = 128


def stream_of(data: bytes, names: Sequence[str]) -> bytes | None:
    """The bytes of the first stream of one of these names; None when there is none, or the file is damaged."""
    try:
        return _stream(data, names)
    except (struct.error, IndexError, ValueError):
        return None


def _stream(data: bytes, names: Sequence[str]) -> bytes | None:
    size = 1 << int(struct.unpack_from("<H", data, 30)[0])
    first_directory, small_below = (
        struct.unpack_from("<I", data, 48)[0],
        struct.unpack_from("<I", data, 56)[0],
    )
    table = _allocation(data, size)
    entries = _chain(data, size, table, first_directory)
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", entries, at + 64)[0]
        name = entries[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        if name in names and entries[at + 66] == 2:
            start, total = struct.unpack_from("<II", entries, at + 116)
            if total < small_below:
                return None  # smaller than any workbook with rows
            return _chain(data, size, table, start)[:total]
    return None


def _allocation(data: bytes, size: int) -> list[int]:
    """Sector → the sector after it."""
    places = [one for one in struct.unpack_from("<109I", data, 76) if one < _END]
    more, count = struct.unpack_from("<II", data, 68)
    for _ in range(min(count, 10_000)):
        if more >= _END:
            break
        words = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        places += [one for one in words[:-1] if one < _END]
        more = words[-1]
    table: list[int] = []
    for place in places:
        table += struct.unpack_from(f"<{size // 4}I", data, (place + 1) * size)
    return table


def _chain(data: bytes, size: int, table: Sequence[int], sector: int) -> bytes:
    parts: list[bytes] = []
    while sector < _END and len(parts) <= len(table):
        parts.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(parts)
