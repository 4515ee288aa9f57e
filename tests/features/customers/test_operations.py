"""What a person does with customers by hand, and the way back of each."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from distributor_desk.core.errors import DeskError
from distributor_desk.core.listing import Listing
from distributor_desk.features.customers import operations, queries
from distributor_desk.features.customers.records import Contact, Customer
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company

WHOLE = {
    "code": "K1",
    "name": "惠多多超市",
    "phone": "13800000001",
    "contact": "单建国",
    "salutation": "单老板",
    "route": "周一四 城东线",
    "rep": "王强",
    "retailer": "福满家系统",
}


def seen(company: Company, shop: int) -> dict[str, Any]:
    with company.read() as session:
        found = queries.values(session, shop)
    assert found is not None
    return {key: value for key, value in found.items() if value is not None}


def listed(company: Company, words: str = "") -> list[str]:
    with company.read() as session:
        page = queries.page(session, Listing(words), 0, 50, {"name": Customer.name})
    return [row.values[0] for row in page.rows]


def test_a_customer_added_is_there_with_all_that_was_said(company: Company) -> None:
    shop = operations.add_customer(company, WHOLE)
    assert WHOLE.items() <= seen(company, shop).items()
    assert undo.undo(company).en == "Add customer: 惠多多超市"
    assert listed(company) == []
    with company.read() as session:
        assert session.scalars(select(Contact.id)).all() == []
    undo.redo(company)
    assert WHOLE.items() <= seen(company, shop).items()


@pytest.mark.parametrize("words", ["惠多多", "hdd", "多超", "K1", "1380000", "13800000001"])
def test_a_customer_is_found_by_part_of_name_initials_code_and_phone(company: Company, words: str) -> None:
    operations.add_customer(company, WHOLE)
    operations.add_customer(company, {"name": "福满家便利店", "phone": "13911112222"})
    assert listed(company, words) == ["惠多多超市"]


@pytest.mark.parametrize("words", ["%", "_", "\\", "'; drop table customer"])
def test_signs_of_the_engine_are_plain_words(company: Company, words: str) -> None:
    operations.add_customer(company, WHOLE)
    assert listed(company, words) == []


def test_a_change_goes_back_and_forth(company: Company) -> None:
    shop = operations.add_customer(company, WHOLE)
    before = seen(company, shop)
    operations.change_customer(
        company, shop, {"name": "惠万家", "phone": "13800000009", "rep": "李娜", "retailer": None}
    )
    after = seen(company, shop)
    assert (after["name"], after["phone"], after["rep"]) == ("惠万家", "13800000009", "李娜")
    assert "retailer" not in after
    assert (listed(company, "hwj"), listed(company, "hddcs")) == (["惠万家"], [])
    undo.undo(company)
    assert seen(company, shop) == before
    assert (listed(company, "hwj"), listed(company, "hddcs")) == ([], ["惠多多超市"])
    undo.redo(company)
    assert seen(company, shop) == after


def test_retired_customers_leave_the_list_and_come_back(company: Company) -> None:
    shops = [operations.add_customer(company, {"name": f"店{n}", "code": f"K{n}"}) for n in range(3)]
    operations.retire_customers(company, shops[:2])
    assert listed(company) == ["店2"]
    undo.undo(company)
    assert sorted(listed(company)) == ["店0", "店1", "店2"]


def test_a_code_belongs_to_one(company: Company) -> None:
    first = operations.add_customer(company, WHOLE)
    for code in ("K1", "k1", " Ｋ１ "):
        with pytest.raises(DeskError, match="belongs to “惠多多超市” already"):
            operations.add_customer(company, {"name": "别的店", "code": code})
    other = operations.add_customer(company, {"name": "别的店", "code": "K2"})
    with pytest.raises(DeskError, match="belongs to"):
        operations.change_customer(company, other, {"code": "K1"})
    operations.change_customer(company, first, {"code": "K1", "address": "自己的编号不算"})
    operations.retire_customers(company, [first])
    operations.change_customer(company, other, {"code": "K1"})
    undo.undo(company)
    undo.undo(company)
    with pytest.raises(DeskError, match="belongs to “惠多多超市” already"):
        operations.add_customer(company, {"name": "又一家", "code": "K1"})


def test_a_customer_has_a_name(company: Company) -> None:
    with pytest.raises(DeskError, match="Enter the customer's name"):
        operations.add_customer(company, {"code": "K1"})
    shop = operations.add_customer(company, {"name": "好店"})
    with pytest.raises(DeskError, match="Enter the customer's name"):
        operations.change_customer(company, shop, {"name": ""})
    assert listed(company) == ["好店"]


def test_a_sub_distributor_is_a_customer_by_name_or_by_code_where_several_have_it(company: Company) -> None:
    first = operations.add_customer(company, {"name": "大分销", "code": "F1"})
    shop = operations.add_customer(company, {"name": "店一", "sub_distributor": "大分销"})
    assert seen(company, shop)["sub_distributor"] == "大分销"
    with pytest.raises(DeskError, match="no customer “无名”"):
        operations.change_customer(company, shop, {"sub_distributor": "无名"})
    operations.add_customer(company, {"name": "大分销", "code": "F2"})
    with pytest.raises(DeskError, match="give the sub-distributor's code"):
        operations.change_customer(company, shop, {"sub_distributor": "大分销"})
    operations.change_customer(company, shop, {"sub_distributor": "F2"})
    assert seen(company, shop)["sub_distributor"] == "F2"
    operations.change_customer(company, shop, {"sub_distributor": "F1"})
    with company.read() as session:
        assert session.scalars(select(Customer.sub_distributor_id).where(Customer.id == shop)).one() == first


def test_what_is_refused_changes_nothing(company: Company) -> None:
    operations.add_customer(company, WHOLE)
    before = company.path.read_bytes()
    with pytest.raises(DeskError):
        operations.add_customer(company, {"name": "别的店", "code": "K1", "rep": "新业务员"})
    assert company.path.read_bytes() == before
