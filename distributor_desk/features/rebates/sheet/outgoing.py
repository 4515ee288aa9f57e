"""What only goes out: the settlements, and the same as lines of a bookkeeper's vouchers (日期/摘要/科目/借/贷/往来单位)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from distributor_desk.core.language import Language, Text
from distributor_desk.features.rebates.queries.history import SettlementLine
from distributor_desk.features.rebates.sheet.columns import SETTLEMENTS, VOUCHERS
from distributor_desk.spreadsheets.writing import SheetOut

LIST = Text("返利结算", "Rebate settlements")
LINES = Text("凭证", "Vouchers")
SUMMARY = Text("返利 {number} {scheme}", "Rebate {number} {scheme}")
EXPENSE = Text("销售费用-返利", "Selling expenses: rebates")
PAID_FROM = {
    "credit": Text("应收账款", "Accounts receivable"),
    "goods": Text("其他应付款-返利货补", "Other payables: rebates in goods"),
    "cash": Text("其他应付款-返利", "Other payables: rebates"),
}


def settlement_row(line: SettlementLine) -> list[Any]:
    """One settlement, a value for each of SETTLEMENTS."""
    state = "reversal" if line.reverses_id else "reversed" if line.reversed_by else line.state
    return [
        line.number, line.date, line.customer, line.scheme, line.first, line.last, line.amount, line.carried_out,
        line.payout, state,
    ]  # fmt: skip


def voucher_rows(line: SettlementLine, language: Language) -> list[list[Any]]:
    """Two lines that balance: the expense, and where it is owed; a charge or a reversal the other way round."""
    if not line.amount:
        return []
    summary = SUMMARY.with_(number=line.number, scheme=line.scheme).in_(language)
    paid = abs(line.amount)
    debit, credit = EXPENSE.in_(language), PAID_FROM[line.payout].in_(language)
    if line.amount < 0:
        debit, credit = credit, debit
    nothing: Decimal | None = None
    return [
        [line.date, summary, debit, paid, nothing, line.customer],
        [line.date, summary, credit, nothing, paid, line.customer],
    ]


def write(path: Path, lines: Sequence[SettlementLine], language: Language) -> None:
    """A workbook of settlements and of their voucher lines, oldest first."""
    from distributor_desk.spreadsheets.writing import write_workbook

    oldest = [*reversed(lines)]
    vouchers = [row for line in oldest for row in voucher_rows(line, language)]
    sheets = [
        SheetOut(LIST.in_(language), SETTLEMENTS, [settlement_row(line) for line in oldest]),
        SheetOut(LINES.in_(language), VOUCHERS, vouchers),
    ]
    write_workbook(path, sheets, language, None)
