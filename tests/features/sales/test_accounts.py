"""What customers owe, read from the file; and the ledger as it is looked up, booked, corrected and taken out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.core.listing import Listing
from distributor_desk.features.customers.operations import retire_customers
from distributor_desk.features.customers.operations.keeping import revive_customers
from distributor_desk.features.customers.operations.merging import merge_customers
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.sales import operations, posting
from distributor_desk.features.sales.queries import accounts, figures, ledger
from distributor_desk.features.sales.queries.ledger import Ref, ref_of
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from tests.workflow.making import bring

TODAY = date(2026, 3, 2)
SHEETS: dict[str, list[Any]] = {
    "客户": [
        ["客户编号", "客户名称", "账期", "期初应收", "余额日期"],
        ["K1", "惠多多", 15, 100, "2026-01-10"],
        ["K2", "好又多", None, None, None],
    ],
    "商品": [["商品编号", "商品名称", "规格", "单位", "进价"], ["P1", "可乐", "500ml", "瓶", 2]],
    "销售明细": [
        ["日期", "单号", "类型", "客户名称", "商品名称", "规格", "数量", "金额"],
        ["2026-01-10", "X1", "销售", "惠多多", "可乐", "500ml", 4, 40],
        ["2026-01-11", "X2", "销售", "惠多多", "可乐", "500ml", 6, 60],
        ["2026-01-11", "X2", "销售", "惠多多", "可乐", "500ml", 1, 10],
        ["2026-02-20", "X3", "退货", "惠多多", "可乐", "500ml", 2, 20],
        ["2026-02-25", "X4", "销售", "惠多多", "可乐", "500ml", 3, 30],
        ["2026-02-25", "Y1", "销售", "好又多", "可乐", "500ml", 5, 55],
    ],
    "回款": [["日期", "客户名称", "金额", "单号"], ["2026-02-01", "惠多多", 90, "S1"]],
}


@pytest.fixture
def shop(company: Company) -> int:
    bring(company, SHEETS)
    return customer(company, "惠多多")


def customer(company: Company, name: str) -> int:
    with company.read() as session:
        return session.scalars(select(Customer.id).where(Customer.name == name)).one()


def account(company: Company, shop: int, day: date = TODAY) -> accounts.Account:
    with company.read() as session:
        return accounts.account(session, shop, day, 30)


def rows(company: Company, shop: int, words: str = "", **filters: str) -> list[tuple[Any, ...]]:
    with company.read() as session:
        page = ledger.page(session, Listing(words, {"customer": str(shop), **filters}), 0, 100)
    return [row.values for row in page.rows]


def keys(company: Company, shop: int, words: str = "") -> list[Ref]:
    with company.read() as session:
        page = ledger.page(session, Listing(words, {"customer": str(shop)}), 0, 100)
    return [ref_of(row.id) for row in page.rows]


def test_the_balance_has_what_was_booked_after_the_opening(company: Company, shop: int) -> None:
    # opening 100 on 10 January holds the 40 of that day; then + 60 + 10 − 20 + 30 − 90 = 90
    found = account(company, shop)
    assert found.ageing.balance == 90
    # paid or returned are 110: the opening's 100 and 10 of 11 January; open: 60 of 11 January (50 days), 30 (5 days)
    assert found.ageing.buckets == (30, 60, 0, 0)
    assert (found.ageing.overdue, found.ageing.oldest, found.credit_days) == (60, date(2026, 1, 11), 15)
    with company.read() as session:
        assert figures(session, shop, TODAY).balance == 90


def test_the_balance_at_an_earlier_day_knows_nothing_of_later(company: Company, shop: int) -> None:
    assert account(company, shop, date(2026, 1, 31)).ageing.balance == 170  # 100 + 60 + 10
    with company.read() as session:
        assert accounts.balance_at(session, shop, date(2026, 1, 31)) == 170


def test_the_list_has_who_owes_and_takes_the_companys_credit_days_where_there_are_none(
    company: Company, shop: int
) -> None:
    with company.read() as session:
        found = accounts.accounts(session, TODAY, 30)
        column = dict(session.execute(select(Customer.name, accounts.balance_column())).all())
    assert [(a.name, a.ageing.balance, a.credit_days) for a in found] == [
        ("惠多多", 90, 15),
        ("好又多", 55, 30),
    ]
    assert column == {"惠多多": Decimal("90.00"), "好又多": Decimal("55.00")}


def test_who_is_retired_still_owes_and_who_was_merged_does_not_owe_twice(company: Company, shop: int) -> None:
    other = customer(company, "好又多")
    retire_customers(company, [other])
    with company.read() as session:
        assert [(a.name, a.retired) for a in accounts.accounts(session, TODAY, 30)] == [
            ("惠多多", False),
            ("好又多", True),
        ]
    revive_customers(company, [other])
    merge_customers(company, other, shop, [posting.merge_accounts])
    with company.read() as session:
        assert [(a.name, a.ageing.balance) for a in accounts.accounts(session, TODAY, 30)] == [
            ("好又多", 145)
        ]


def test_a_credit_of_a_room_above_enters_balance_and_statement(company: Company, shop: int) -> None:
    with company.write(plain("rebate")) as work:
        posting.credit(
            work, shop, kind="rebate", on=date(2026, 2, 28), amount=Decimal(25), document="FL2026-0001"
        )
    assert account(company, shop).ageing.balance == 65
    with company.read() as session:
        found = accounts.statement(session, shop, date(2026, 2, 1), TODAY, 30)
    assert found is not None
    last = found.lines[-1]
    assert (last.document.kind, last.document.number, last.document.amount, last.balance) == (
        "rebate", "FL2026-0001", -25, 65,
    )  # fmt: skip


def test_the_statement_has_every_document_once_and_ends_at_the_balance(company: Company, shop: int) -> None:
    with company.read() as session:
        found = accounts.statement(session, shop, date(2026, 1, 1), TODAY, 30)
    assert found is not None
    assert found.first == date(2026, 1, 11)  # the day after the opening balance
    assert [(line.document.number, line.document.amount, line.balance) for line in found.lines] == [
        ("X2", 70, 170), ("S1", -90, 80), ("X3", -20, 60), ("X4", 30, 90),
    ]  # fmt: skip
    assert (found.totals.opening, found.totals.debits, found.totals.credits, found.totals.closing) == (
        100,
        100,
        110,
        90,
    )
    assert found.per == date(2026, 2, 25)


def test_there_is_no_statement_of_a_time_before_the_books(company: Company, shop: int) -> None:
    with company.read() as session:
        assert accounts.statement(session, shop, date(2025, 1, 1), date(2025, 12, 31), 30) is None


@settings(max_examples=25)
@given(st.integers(0, 70), st.integers(0, 70))
def test_the_opening_of_a_later_statement_is_the_closing_of_the_one_before(
    tmp_path_factory: Any, first: int, more: int
) -> None:
    company = _once(tmp_path_factory)
    shop = customer(company, "惠多多")
    middle = date.fromordinal(date(2026, 1, 11).toordinal() + first)
    end = date.fromordinal(middle.toordinal() + 1 + more)
    with company.read() as session:
        one = accounts.statement(session, shop, date(2026, 1, 11), middle, 30)
        two = accounts.statement(session, shop, date.fromordinal(middle.toordinal() + 1), end, 30)
        whole = accounts.statement(session, shop, date(2026, 1, 11), end, 30)
    assert one is not None
    assert two is not None
    assert whole is not None
    assert one.totals.closing == two.totals.opening
    assert two.totals.closing == whole.totals.closing
    assert len(one.lines) + len(two.lines) == len(whole.lines)


_made: list[Company] = []


def _once(factory: Any) -> Company:
    """The same company for every example: nothing is written to it."""
    if not _made:
        from distributor_desk.storage.database import create_company

        _made.append(create_company(factory.mktemp("statements") / "s.desk"))
        bring(_made[0], SHEETS)
    return _made[0]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2026-02", ["X4", "X3", "S1"]),
        ("X2", ["X2", "X2"]),
        ("kl", ["X4", "X3", "X2", "X2", "X1"]),
        ("s1", ["S1"]),
    ],
)
def test_the_ledger_is_looked_up_by_day_number_and_product(
    company: Company, shop: int, words: str, found: list[str]
) -> None:
    assert [row[ledger.KEYS.index("document")] for row in rows(company, shop, words)] == found


def test_one_kind_alone_and_signs_as_they_change_what_is_owed(company: Company, shop: int) -> None:
    assert [row[ledger.KEYS.index("amount")] for row in rows(company, shop, kind="payment")] == [-90]
    assert [row[ledger.KEYS.index("amount")] for row in rows(company, shop, kind="return")] == [-20]
    assert sum(row[ledger.KEYS.index("amount")] for row in rows(company, shop)) == 40 + 60 + 10 - 20 + 30 - 90


def test_a_sale_is_booked_by_hand_with_its_price_and_frozen_cost(company: Company, shop: int) -> None:
    values = {
        "date": TODAY,
        "kind": "sale",
        "product": "可乐 500ml",
        "quantity": Decimal(3),
        "price": Decimal("9.5"),
        "document": "X4",
    }
    ref = operations.book_line(company, shop, values)
    with company.read() as session:
        line = session.get_one(SalesLine, ref.id)
        assert (line.amount, line.cost, line.origin, line.line) == (
            Decimal("28.50"),
            Decimal("6.00"),
            "hand",
            2,
        )
    assert account(company, shop).ageing.balance == Decimal("118.50")
    undo.undo(company)
    assert account(company, shop).ageing.balance == 90


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"product": "雪碧"}, operations.NO_PRODUCT.with_(name="雪碧").en),
        ({"quantity": None}, operations.NO_QUANTITY.en),
        ({"product": None}, operations.NEEDS_PRODUCT.en),
        ({"price": None}, operations.NO_AMOUNT.en),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_booked(
    company: Company, shop: int, changed: dict[str, Any], sentence: str
) -> None:
    values = {"date": TODAY, "kind": "return", "product": "P1", "quantity": Decimal(1), "price": Decimal(9)}
    with pytest.raises(DeskError) as refused:
        operations.book_line(company, shop, values | changed)
    assert refused.value.text.en == sentence
    assert account(company, shop).ageing.balance == 90


def test_an_allowance_needs_neither_goods_nor_quantity(company: Company, shop: int) -> None:
    operations.book_line(company, shop, {"date": TODAY, "kind": "allowance", "amount": Decimal(5)})
    assert account(company, shop).ageing.balance == 85


def test_a_payment_and_an_entry_are_booked_corrected_and_taken_out(company: Company, shop: int) -> None:
    paid = operations.book_payment(company, shop, {"date": TODAY, "amount": Decimal(50), "method": "微信"})
    entry = operations.book_entry(
        company, shop, {"date": TODAY, "kind": "adjustment", "amount": Decimal("-3.5")}
    )
    assert account(company, shop).ageing.balance == Decimal("43.50")  # 90 − 50 + 3.5
    operations.correct(company, paid, {"date": TODAY, "amount": Decimal(40), "method": "现金"})
    assert account(company, shop).ageing.balance == Decimal("53.50")
    operations.take_out(company, [paid, entry])
    assert account(company, shop).ageing.balance == 90
    undo.undo(company)
    assert account(company, shop).ageing.balance == Decimal("53.50")


def test_a_return_is_corrected_with_its_sign_and_its_cost_in_proportion(company: Company, shop: int) -> None:
    (ref,) = keys(company, shop, "X3")
    with company.read() as session:
        values = ledger.values(session, ref)
    assert values is not None
    assert (values["quantity"], values["amount"], values["product"]) == (2, 20, "可乐 500ml")
    operations.correct(company, ref, values | {"quantity": Decimal(1), "amount": Decimal(10)})
    with company.read() as session:
        line = session.get_one(SalesLine, ref.id)
        assert (line.quantity, line.amount, line.cost) == (-1, -10, Decimal("-2.00"))  # 4.00 for two
    assert account(company, shop).ageing.balance == 100
    undo.undo(company)
    assert account(company, shop).ageing.balance == 90


def test_a_line_of_a_return_order_is_shown_and_changed_through_its_order_alone(
    company: Company, shop: int
) -> None:
    with company.write(plain("settle")) as work:
        product = work.session.scalars(select(SalesLine.product_id)).first()
        posting.post_lines(work, [{
            "kind": "return", "date": TODAY, "document": "TH2026-0001", "customer_id": shop, "product_id": product,
            "quantity": Decimal(-1), "amount": Decimal(-9), "origin": "return",
        }])  # fmt: skip
    (ref,) = keys(company, shop, "TH2026")
    with company.read() as session:
        values = ledger.values(session, ref)
    assert values is not None
    for deed in (
        lambda: operations.correct(company, ref, values),
        lambda: operations.take_out(company, [ref]),
    ):
        with pytest.raises(DeskError) as refused:
            deed()
        assert refused.value.text is operations.OF_A_RETURN
    # all or none: a payment beside it stays as well
    (paid,) = keys(company, shop, "S1")
    with pytest.raises(DeskError):
        operations.take_out(company, [paid, ref])
    assert account(company, shop).ageing.balance == 81


def test_an_entry_of_a_settlement_is_not_changed_here(company: Company, shop: int) -> None:
    with company.write(plain("rebate")) as work:
        posting.credit(work, shop, kind="rebate", on=TODAY, amount=Decimal(25), document="FL2026-0001")
    (ref,) = keys(company, shop, "FL2026")
    with pytest.raises(DeskError) as refused:
        operations.take_out(company, [ref])
    assert refused.value.text is operations.OF_A_ROOM


def test_a_number_stands_for_a_row_of_one_table() -> None:
    for ref in (Ref("line", 1), Ref("payment", 1), Ref("entry", 7), Ref("line", 500_000)):
        assert ref_of(ref.key) == ref
