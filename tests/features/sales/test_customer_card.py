"""What the ledger says of a customer in words: on the card, in the time line, under Today."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from distributor_desk.core.language import plain
from distributor_desk.features.customers import operations
from distributor_desk.features.sales.sheet.accounts import ALARM_FROM, CREDIT_DAYS
from distributor_desk.features.sales.sheet.customer_card import card_lines, events, todo
from distributor_desk.storage.database import Company
from distributor_desk.storage.settings import set_value
from tests.workflow.making import bring

TODAY = date(2026, 6, 30)


@pytest.fixture
def town(company: Company) -> Company:
    bring(company, {
        "客户": [["客户名称", "账期", "信用额度"], ["甲", 15, 5000], ["乙", None, None], ["丙", 90, None]],
        "商品": [["商品名称"], ["可乐"]],
        "销售明细": [
            ["日期", "单号", "类型", "客户名称", "商品名称", "数量", "金额"],
            ["2026-06-01", "A", "销售", "甲", "可乐", 1, 6000], ["2026-06-20", "B", "退货", "甲", "可乐", 1, 500],
            ["2026-06-20", "B", "退货", "甲", "可乐", 1, 100],
            ["2026-06-05", "C", "销售", "乙", "可乐", 1, 9000], ["2026-04-02", "D", "销售", "丙", "可乐", 1, 9999],
        ],
        "回款": [["日期", "客户名称", "金额", "单号"], ["2026-06-25", "甲", 300, "S1"]],
    })  # fmt: skip
    return company


def lines(company: Company, shop: int) -> list[tuple[str, str, bool]]:
    with company.read() as session:
        return [(line.label.en, line.words.en, line.alarm) for line in card_lines(session, shop, TODAY)]


def test_the_card_says_how_much_how_late_and_how_far_above_the_limit(town: Company) -> None:
    # 6000 − 600 − 300 = 5100, all of 1 June: 29 days, 14 beyond the 15; 100 above the 5000
    assert lines(town, 1) == [
        (
            "Owed",
            "¥5,100.00, of which ¥5,100.00 overdue (oldest of 2026-06-01); ¥100.00 over the credit limit",
            True,
        ),
        ("Orders", "last on 2026-06-01, net of 90 days ¥5,400.00", False),
    ]
    assert lines(town, 2)[0] == ("Owed", "¥9,000.00", False)  # 25 days of the company's 30


def test_who_never_bought_has_no_last_order(town: Company) -> None:
    new = operations.add_customer(town, {"name": "新店"})
    assert lines(town, new) == [("Owed", "¥0.00", False), ("Orders", "none yet", False)]


def test_returns_and_payments_stand_in_the_time_line_by_document(town: Company) -> None:
    with town.read() as session:
        found = [(e.day.isoformat(), e.kind.en, e.text.en) for e in events(session, 1)]
    assert found == [("2026-06-20", "Return", "B ¥600.00 (2 lines)"), ("2026-06-25", "Payment", "¥300.00 S1")]


def test_today_says_who_is_late_with_much_and_the_settings_say_what_that_is(town: Company) -> None:
    def said() -> list[tuple[int, Decimal | None]]:
        with town.read() as session:
            return [(one.id, one.money) for one in todo(session, TODAY)]

    assert said() == [(1, Decimal(5100))]
    with town.write(plain("settings")) as work:
        set_value(work, CREDIT_DAYS, 10)
    assert said() == [(2, Decimal(9000)), (1, Decimal(5100))]
    with town.write(plain("settings")) as work:
        set_value(work, ALARM_FROM, 6000)
    assert said() == [(2, Decimal(9000))]
    with town.read() as session:
        (one,) = todo(session, TODAY)
    assert one.text.en == "乙 is ¥9,000.00 overdue, the oldest of 2026-06-05 (10 credit days)."
    operations.retire_customers(town, [2])
    assert said() == []
