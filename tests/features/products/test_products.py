"""Products from workbooks and by hand: which row is which product, and the way back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.features.products import operations, queries, rules
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from tests.workflow.making import adds_up, bring_one, outcomes, reasons

HEADINGS = ["商品编号", "条码", "商品名称", "规格", "箱规", "进价", "保质期"]
COLA = ["P1", "6900000000001", "可乐", "500ml", 12, "2.3765", "12个月"]


def products(company: Company) -> list[dict[str, Any]]:
    with company.read() as session:
        rows = queries.all_values(session, queries.FIELDS)
    return [dict(zip(queries.FIELDS, row, strict=True)) for row in rows]


def take(company: Company, *rows: list[Any], headings: list[str] = HEADINGS, **options: Any) -> Any:
    return bring_one(company, "商品", [headings, *rows], **options)


def test_a_list_comes_in_with_its_figures(company: Company) -> None:
    assert adds_up(take(company, COLA))
    (cola,) = products(company)
    assert (cola["case_size"], cola["cost"], cola["shelf_life"]) == (Decimal(12), Decimal("2.3765"), 360)


@pytest.mark.parametrize(
    "row",
    [
        ["P1", None, "新名", None, None, "9", None],
        ["p１", None, None, None, None, "9", None],
        [None, "6900000000001", "别的写法", None, None, "9", None],
        [None, None, "可乐", "500ml", None, "9", None],
        [None, None, "可 乐", "５００ml", None, "9", None],
    ],
    ids=["code", "code of other width", "barcode", "name and spec", "name and spec of other width"],
)
def test_the_same_product_is_known_again(company: Company, row: list[Any]) -> None:
    take(company, COLA)
    assert outcomes(take(company, row)) == ["changed"]
    (cola,) = products(company)
    assert cola["cost"] == 9
    assert cola["case_size"] == 12


def test_another_spec_is_another_product(company: Company) -> None:
    take(company, COLA)
    assert outcomes(take(company, [None, None, "可乐", "2L", 6, None, None])) == ["new"]


def test_a_barcode_of_a_product_with_another_code_is_another_product(company: Company) -> None:
    take(company, COLA)
    assert outcomes(take(company, ["P2", "6900000000001", "可乐", "500ml", None, None, None])) == ["new"]


def test_a_price_list_of_codes_alone_leaves_the_names(company: Company) -> None:
    take(company, COLA)
    assert outcomes(take(company, ["P1", "2.5"], headings=["商品编号", "进价"])) == ["changed"]
    assert [(p["name"], p["cost"]) for p in products(company)] == [("可乐", Decimal("2.5"))]
    assert outcomes(take(company, ["P9", "1"], headings=["商品编号", "进价"])) == ["new"]
    assert products(company)[1]["name"] == "P9"


def test_an_empty_cell_never_erases(company: Company) -> None:
    take(company, COLA)
    before = products(company)
    assert outcomes(take(company, ["P1", None, "可乐", None, None, None, None])) == ["same"]
    assert outcomes(take(company, ["P1", "可乐"], headings=["商品编号", "商品名称"])) == ["same"]
    assert products(company) == before


def test_a_retired_code_asks_to_revive(company: Company) -> None:
    cola = operations.add_product(company, {"code": "P1", "name": "可乐"})
    operations.retire_products(company, [cola])
    result = take(company, COLA)
    assert outcomes(result) == ["rejected"]
    assert "revive" in reasons(result)[0]
    assert outcomes(take(company, COLA, revive=True)) == ["changed"]
    assert len(products(company)) == 1


def test_a_product_by_hand_and_back(company: Company) -> None:
    whole = {"code": "P1", "name": "可乐", "brand": "甜水", "class": "gold", "cost": Decimal("2.5")}
    cola = operations.add_product(company, whole)
    with company.read() as session:
        assert whole.items() <= (queries.values(session, cola) or {}).items()
    operations.change_product(company, cola, {"name": "新可乐", "brand": None})
    assert [(p["name"], p["brand"]) for p in products(company)] == [("新可乐", None)]
    undo.undo(company)
    assert [(p["name"], p["brand"]) for p in products(company)] == [("可乐", "甜水")]
    operations.retire_products(company, [cola])
    assert products(company) == []
    undo.undo(company)
    undo.undo(company)
    assert products(company) == []
    undo.redo(company)
    assert [p["name"] for p in products(company)] == ["可乐"]


def test_a_code_belongs_to_one_product(company: Company) -> None:
    operations.add_product(company, {"code": "P1", "name": "可乐"})
    with pytest.raises(DeskError, match="belongs to “可乐” already"):
        operations.add_product(company, {"code": "p1", "name": "雪碧"})
    other = operations.add_product(company, {"name": "雪碧"})
    with pytest.raises(DeskError, match="belongs to"):
        operations.change_product(company, other, {"code": "Ｐ1"})
    with pytest.raises(DeskError, match="name"):
        operations.change_product(company, other, {"name": ""})
    assert [p["code"] for p in products(company)] == ["P1", None]


@pytest.mark.parametrize("words", ["可乐", "kl", "6900", "500ML", "p1"])
def test_a_product_is_found(company: Company, words: str) -> None:
    take(company, COLA, ["P2", "6911", "雪碧", "2L", 6, None, None])
    with company.read() as session:
        assert [found.title for found in queries.search(session, words)] == ["可乐"]


@pytest.mark.parametrize(
    ("unit", "base", "size", "holds"),
    [
        ("箱", "瓶", Decimal(12), Decimal(12)),
        ("Case", "瓶", Decimal(12), Decimal(12)),
        ("瓶", "瓶", Decimal(12), None),
        ("箱", "箱", Decimal(12), None),
        ("箱", "瓶", None, None),
        (None, "瓶", Decimal(12), None),
    ],
)
def test_what_a_unit_holds(unit: str | None, base: str, size: Decimal | None, holds: Decimal | None) -> None:
    assert rules.unit_size(unit, base, size) == holds
