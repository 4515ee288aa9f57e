"""The tables whose change makes what this room shows stale."""

from __future__ import annotations

TABLES = frozenset(
    {
        "rebate_scheme", "rebate_tier", "rebate_scope", "agreement", "agreement_scheme", "target", "settlement",
        "rebate_goods",
    }
)  # fmt: skip
LEDGER = frozenset({"sales_line", "payment", "customer", "excused_return"})
