"""The columns of the sheet 商品 / Products."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.features.products import rules
from distributor_desk.spreadsheets.columns import Choice, Column, Kind, SheetKind

CLASSES = tuple(Choice(key, text) for key, text in rules.CLASSES.items())
STATUSES = (
    Choice("active", Text("在售", "active"), ("启用", "正常", "上架")),
    Choice("discontinued", Text("停售", "discontinued"), ("停用", "下架", "inactive")),
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
        Column("category", Text("品类", "Category"), listed=True),
        Column("unit", Text("单位", "Unit")),
        Column("case_size", Text("箱规", "Case size"), Kind.QUANTITY),
        Column("cost", Text("进价", "Cost"), Kind.UNIT_PRICE, owner_only=True),
        Column("price", Text("售价", "Price"), Kind.UNIT_PRICE),
        Column("shelf_life", Text("保质期", "Shelf life"), Kind.DAYS),
        Column("class", Text("产品定位", "Class"), Kind.CHOICE, choices=CLASSES),
        Column("stock", Text("库存", "Stock"), Kind.QUANTITY),
        Column("stock_date", Text("库存日期", "Stock date"), Kind.DATE),
        Column("status", Text("状态", "Status"), Kind.CHOICE, choices=STATUSES),
        Column("notes", Text("备注", "Notes"), most=2000),
    ),
    needs=(("name", "code"),),
)
