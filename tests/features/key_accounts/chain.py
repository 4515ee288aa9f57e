"""A supermarket chain with two stores, its contract, and figures that a test can work out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from distributor_desk.features.customers.records import Customer, Retailer
from distributor_desk.features.key_accounts.queries.contracts import ContractYear, contract_id, contract_year
from distributor_desk.features.key_accounts.records import KaFee, KaFeeEntry, KaSubject
from distributor_desk.features.sales.records import AccountEntry, SalesLine
from distributor_desk.storage.database import Company
from distributor_desk.workflow.importing import ImportResult
from tests.workflow.making import bring

CHAIN, EAST, WEST = "大润超市", "大润超市(东店)", "大润超市(西店)"
CANARY = "8642.97"
"""A floor, a target and a cost that must never be seen outside."""
FEE_HEADINGS = [
    "系统",
    "年度",
    "科目",
    "品牌",
    "计费方式",
    "标准",
    "数量",
    "门店数",
    "厂家承担%",
    "垫付%",
    "去年",
    "要求",
    "谈定",
    "目标",
    "底线",
]
ENTRY_HEADINGS = ["日期", "系统", "门店", "品牌", "科目", "金额", "扣款单号", "承担方", "凭证", "核销状态"]


def settle_chain(
    company: Company, *, margin: Any = 18, floor: Any = CANARY, forecast: Any = 1_000_000
) -> ImportResult:
    """Sales 1,000,000 at 18 %, a 5 % commission and 60,000 a year, 60 days at 6 %: net 60,136.99."""
    return bring(
        company,
        {
            "客户": [["客户名称", "KA系统", "期初应收", "余额日期"], [EAST, CHAIN, 10_000, "2025-12-31"], [WEST, CHAIN, None, None]],
            "商品": [["商品名称", "品牌", "进价"], ["绿茶", "青岚", CANARY], ["啤酒", "雪河", 2]],
            "销售明细": [
                ["日期", "客户名称", "商品名称", "数量", "金额", "成本金额"],
                ["2025-01-10", EAST, "绿茶", 100, 800, 600],
                ["2026-01-10", EAST, "绿茶", 100, 1000, 700],
                ["2026-02-10", WEST, "啤酒", 50, 500, 450],
            ],
            "KA合同": [
                ["系统", "年度", "预计销售额", "毛利率%", "账期", "年利率%", "配送成本", "最后期限"],
                [CHAIN, 2025, 800_000, 17, 60, 6, None, None],
                [CHAIN, 2026, forecast, margin, 60, 6, None, "2026-03-31"],
            ],
            "KA费用": [
                FEE_HEADINGS,
                [CHAIN, 2025, "扣点", None, "销售额%", 4, *[None] * 9],
                [CHAIN, 2026, "扣点", None, "销售额%", 5, None, None, None, None, 4, 6, None, CANARY, floor],
                [CHAIN, 2026, "合同费", None, "每年", 60_000, None, None, None, None, 50_000, 130_000, None, None, floor],
                [CHAIN, 2026, "堆头费", "青岚", "每次", 500, 6, 2, 60, 40, 500, 600, None, None, None],
            ],
        },
    )  # fmt: skip


def contract(company: Company, year: int = 2026) -> int:
    with company.read() as session:
        return contract_id(session, CHAIN, year)


def year_of(company: Company, year: int = 2026) -> ContractYear:
    with company.read() as session:
        return contract_year(session, contract_id(session, CHAIN, year))


def retailer(company: Company) -> int:
    with company.read() as session:
        return session.scalars(select(Retailer.id).where(Retailer.name == CHAIN)).one()


def fee(company: Company, subject: str, year: int = 2026) -> KaFee:
    with company.read() as session:
        return session.scalars(
            select(KaFee)
            .join(KaSubject, KaSubject.id == KaFee.subject_id)
            .where(KaSubject.name == subject, KaFee.contract_id == contract_id(session, CHAIN, year))
        ).one()


def entries(company: Company) -> list[KaFeeEntry]:
    with company.read() as session:
        return [
            *session.scalars(
                select(KaFeeEntry).where(KaFeeEntry.retired_at.is_(None)).order_by(KaFeeEntry.id)
            )
        ]


def owed(company: Company, store: str) -> Decimal:
    """What a store owes, by the tables themselves: opening + sales − what it was credited with (nobody pays here)."""
    with company.read() as session:
        row = session.scalars(select(Customer).where(Customer.name == store)).one()
        begin = row.balance_date or date.min
        sums = [
            session.scalar(
                select(func.sum(record.amount)).where(
                    record.customer_id == row.id, record.date > begin, record.retired_at.is_(None)
                )
            )
            for record in (SalesLine, AccountEntry)
        ]
    sold, credited = (one or Decimal(0) for one in sums)
    return (row.opening_balance or Decimal(0)) + sold - credited
