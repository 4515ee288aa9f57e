"""Which tables a write touched: what tells the screens to read again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changed:
    """Names of tables; `everything` after a restore, or when another process wrote."""

    tables: frozenset[str] = frozenset()
    everything: bool = False

    def meets(self, shown: frozenset[str]) -> bool:
        return self.everything or bool(self.tables & shown)


EVERYTHING = Changed(everything=True)
