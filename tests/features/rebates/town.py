"""Small companies with a scheme, agreements and a ledger, for the tests of rebates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from distributor_desk.core.language import plain
from distributor_desk.features.rebates import posting
from distributor_desk.features.rebates.posting import schemes as scheme_posting
from distributor_desk.features.rebates.posting.schemes import SchemeValues
from distributor_desk.features.rebates.queries import Standing, standings
from distributor_desk.features.rebates.rules.terms import Terms, Tier
from distributor_desk.storage.database import Company
from tests.workflow.making import bring

HEADINGS = ["日期", "类型", "客户名称", "商品名称", "数量", "金额"]
SHOP = "惠多多"
DAY = date


def tiers(*steps: tuple[str, str]) -> tuple[Tier, ...]:
    """Thresholds with a rate in per cent."""
    return tuple(Tier(Decimal(start), Decimal(rate) / 100) for start, rate in steps)


LADDER = tiers(("0", "0"), ("10000", "2"), ("20000", "3"))
"""The example of business rules §2: 0 → 0, 10 000 → 2 %, 20 000 → 3 %."""


def goods(company: Company) -> None:
    bring(
        company,
        {
            "商品": [
                ["商品编号", "商品名称", "品牌", "品类", "产品定位", "单位", "箱规"],
                ["P1", "可乐", "甜水", "饮料", "黄金", "瓶", 12],
                ["P2", "薯片", "脆脆", "零食", "朝阳", "袋", 20],
            ]
        },
    )


def sell(company: Company, *rows: Sequence[Any]) -> None:
    """Book ledger lines: day, kind, amount (and quantity, product, customer)."""
    lines = []
    for day, kind, amount, *rest in rows:
        quantity, product, customer = [*rest, None, None, None][:3]
        lines.append([day, kind, customer or SHOP, product or "可乐", quantity or 1, amount])
    bring(company, {"销售明细": [HEADINGS, *lines]}, create_missing=True)


def add_scheme(company: Company, terms: Terms, name: str = "年返", **more: Any) -> int:
    values = SchemeValues(
        name, terms, more.pop("period", "year"), more.pop("valid_from", DAY(2025, 1, 1)), **more
    )
    with company.write(plain("scheme")) as work:
        return scheme_posting.save(work, values, None)


def sign(company: Company, scheme_id: int, *years: int, customer_id: int = 1, **more: Any) -> None:
    with company.write(plain("sign")) as work:
        for year in years or (2026,):
            posting.ensure_agreement(work, customer_id, year, scheme_ids=[scheme_id], **more)


def set_up(company: Company, terms: Terms, *years: int, **more: Any) -> int:
    """One shop on one scheme; returns the scheme's id. Ledger lines come by `sell`."""
    goods(company)
    bring(company, {"客户": [["客户编号", "客户名称"], ["K1", SHOP]]})
    scheme_id = add_scheme(company, terms, **more)
    sign(company, scheme_id, *years)
    return scheme_id


def stand(company: Company, as_of: date, **more: Any) -> Standing:
    """Where the one shop stands."""
    with company.read() as session:
        found = standings(session, as_of, **more)
    assert len(found) == 1
    return found[0]
