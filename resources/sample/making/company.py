"""The whole sample as sheets of rows, file by file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from . import billing, key_accounts, ledger, outlets, partners, products, rebates, returns, trade, walks
from .workbooks import Rows

Sheet = tuple[str, Sequence[str], Rows]


def build() -> dict[str, list[Sheet]]:
    """File name → its sheets, each with title, headings and rows."""
    goods, shops = products.build(), outlets.build()
    calls = trade.build(shops, goods)
    opening = ledger.openings(calls)
    stock = products.rows(goods, trade.sold_since(calls, timedelta(days=90)))
    return {
        "customers.xlsx": [("客户", outlets.HEADINGS, outlets.rows(shops, opening))],
        "products.xlsx": [("商品", products.HEADINGS, stock)],
        "sales.xlsx": [("销售明细", ledger.SALES_HEADINGS, ledger.sales(calls))],
        "payments.xlsx": [("回款", ledger.PAYMENT_HEADINGS, ledger.payments(calls, opening))],
        "sub_distributors.xlsx": [("分销商", partners.HEADINGS, partners.rows(shops, calls))],
        "returns.xlsx": [("退换货", returns.HEADINGS, returns.rows(calls))],
        "rebates.xlsx": [
            ("返利方案", rebates.HEADINGS, rebates.schemes()),
            ("目标", rebates.TARGET_HEADINGS, rebates.targets(shops)),
        ],
        "visits.xlsx": [
            ("拜访", walks.HEADINGS, walks.rows(calls)),
            ("拜访明细", walks.LINE_HEADINGS, walks.lines(calls)),
        ],
        "key_accounts.xlsx": [
            ("KA合同", key_accounts.CONTRACT_HEADINGS, key_accounts.CONTRACTS),
            ("KA费用", key_accounts.FEE_HEADINGS, key_accounts.fees()),
            ("费用台账", key_accounts.ENTRY_HEADINGS, key_accounts.entries()),
            ("谈判记录", key_accounts.ROUND_HEADINGS, key_accounts.ROUNDS),
        ],
        "month/june-from-billing-program.xlsx": [("销售明细表", (), billing.rows(shops, goods))],
    }
