"""Kinds of sheets as the rooms declare them, and small workbooks made on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import openpyxl
import pytest

from distributor_desk.core.language import Text
from distributor_desk.spreadsheets.columns import Choice, Column, Kind, SheetKind

CUSTOMERS = SheetKind(
    "customers",
    Text("客户", "Customers"),
    (
        Column("code", Text("客户编号", "Code"), Kind.CODE),
        Column("name", Text("客户名称", "Name"), required=True),
        Column(
            "channel",
            Text("渠道", "Channel"),
            Kind.CHOICE,
            choices=(
                Choice("supermarket", Text("商超", "Supermarket"), ("卖场",)),
                Choice("convenience", Text("便利", "Convenience")),
                Choice("other", Text("其他", "Other")),
            ),
        ),
        Column("grade", Text("等级", "Grade")),
        Column(
            "status", Text("状态", "Status"), Kind.CHOICE, choices=(Choice("active", Text("合作", "Active")),)
        ),
        Column("area", Text("片区", "Area")),
        Column("route", Text("线路", "Route")),
        Column("visit_every", Text("拜访周期", "Visit every"), Kind.DAYS),
        Column("address", Text("地址", "Address")),
        Column("contact", Text("联系人", "Contact")),
        Column("decision_maker", Text("决策人", "Decision maker"), Kind.YES_NO),
        Column("phone", Text("电话", "Phone"), Kind.PHONE),
        Column("rep", Text("业务员", "Rep")),
        Column("credit_days", Text("账期", "Credit days"), Kind.DAYS),
        Column("credit_limit", Text("信用额度", "Credit limit"), Kind.MONEY),
        Column("opening_balance", Text("期初应收", "Opening balance"), Kind.MONEY),
        Column("notes", Text("备注", "Notes"), most=2000),
    ),
    needs=(("name", "code"),),
)
PRODUCTS = SheetKind(
    "products",
    Text("商品", "Products"),
    (
        Column("code", Text("商品编号", "Code"), Kind.CODE),
        Column("barcode", Text("条码", "Barcode"), Kind.CODE),
        Column("name", Text("商品名称", "Name"), required=True),
        Column("spec", Text("规格", "Spec")),
        Column("brand", Text("品牌", "Brand")),
        Column("category", Text("品类", "Category")),
        Column("unit", Text("单位", "Unit")),
        Column("case_size", Text("箱规", "Case size"), Kind.QUANTITY),
        Column("cost", Text("进价", "Cost"), Kind.UNIT_PRICE, owner_only=True),
        Column("price", Text("售价", "Price"), Kind.UNIT_PRICE),
        Column("shelf_life", Text("保质期", "Shelf life"), Kind.DAYS),
        Column("stock", Text("库存", "Stock"), Kind.QUANTITY),
        Column("status", Text("状态", "Status")),
        Column("notes", Text("备注", "Notes"), most=2000),
    ),
    needs=(("name", "code"),),
)
SALES = SheetKind(
    "sales",
    Text("销售明细", "Sales"),
    (
        Column("date", Text("日期", "Date"), Kind.DATE, required=True),
        Column("document", Text("单号", "Document"), Kind.CODE),
        Column("line", Text("行号", "Line"), Kind.INTEGER),
        Column("type", Text("类型", "Type")),
        Column("customer_code", Text("客户编号", "Customer code"), Kind.CODE),
        Column("customer", Text("客户名称", "Customer"), required=True),
        Column("rep", Text("业务员", "Rep")),
        Column("product_code", Text("商品编号", "Product code"), Kind.CODE),
        Column("barcode", Text("条码", "Barcode"), Kind.CODE),
        Column("product", Text("商品名称", "Product")),
        Column("spec", Text("规格", "Spec")),
        Column("quantity", Text("数量", "Quantity"), Kind.QUANTITY),
        Column("cases", Text("箱数", "Cases"), Kind.QUANTITY, import_only=True),
        Column("pieces", Text("散数", "Pieces"), Kind.QUANTITY, import_only=True),
        Column("unit", Text("单位", "Unit")),
        Column("price", Text("单价", "Price"), Kind.UNIT_PRICE),
        Column("amount", Text("金额", "Amount"), Kind.MONEY),
        Column("amount_with_tax", Text("价税合计", "Amount with tax"), Kind.MONEY, import_only=True),
        Column("tax", Text("税额", "Tax"), Kind.MONEY, import_only=True),
        Column("tax_rate", Text("税率", "Tax rate"), Kind.PERCENT),
        Column("gift", Text("是否赠品", "Gift"), Kind.YES_NO, import_only=True),
        Column("notes", Text("备注", "Notes"), most=2000),
    ),
    needs=(
        ("customer", "customer_code"),
        ("product", "product_code", "barcode"),
        ("quantity", "cases", "pieces", "amount"),
    ),
)
PAYMENTS = SheetKind(
    "payments",
    Text("回款", "Payments"),
    (
        Column("date", Text("日期", "Date"), Kind.DATE, required=True),
        Column("customer_code", Text("客户编号", "Customer code"), Kind.CODE),
        Column("customer", Text("客户名称", "Customer"), required=True),
        Column("amount", Text("金额", "Amount"), Kind.MONEY, required=True),
        Column("method", Text("方式", "Method")),
        Column("document", Text("单号", "Document"), Kind.CODE),
        Column("notes", Text("备注", "Notes")),
    ),
    needs=(("customer", "customer_code"),),
)


@pytest.fixture(scope="session")
def kinds() -> dict[str, SheetKind]:
    return {kind.key: kind for kind in (CUSTOMERS, PRODUCTS, SALES, PAYMENTS)}


class MakeXlsx(Protocol):
    def __call__(self, rows: Sequence[Sequence[Any]], name: str = ..., sheet: str = ...) -> Path: ...


@pytest.fixture
def xlsx(tmp_path: Path) -> MakeXlsx:
    """A workbook of one sheet with those rows."""

    def make(rows: Sequence[Sequence[Any]], name: str = "账.xlsx", sheet: str = "Sheet1") -> Path:
        book = openpyxl.Workbook()
        book.active.title = sheet
        for row in rows:
            book.active.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return make
