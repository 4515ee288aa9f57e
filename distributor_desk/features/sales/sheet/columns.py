"""The columns of the sheets 销售明细 / Sales and 回款 / Payments."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.spreadsheets.columns import Choice, Column, Kind, Question, SheetKind

KINDS = (
    Choice("sale", Text("销售", "sale"), ("销售单", "销售出库", "销售出库单", "出库", "零售", "批发销售")),
    Choice(
        "return",
        Text("退货", "return"),
        ("销售退货", "销售退货单", "退货单", "退货入库", "退单", "credit note"),
    ),
    Choice("gift", Text("赠品", "gift"), ("赠送", "搭赠", "free", "foc")),
    Choice("allowance", Text("折让", "allowance"), ("返利抵扣", "折扣", "discount")),
)
TAX = Question(
    "tax",
    Text("“金额”这一列含税吗？", "Does the column “Amount” include tax?"),
    (
        Choice("included", Text("含税", "yes, tax is included")),
        *(
            Choice(rate, Text(f"不含税，税率 {rate}%", f"no; the tax is {rate}%"))
            for rate in ("13", "9", "6", "3", "1")
        ),
    ),
    when=("amount",),
    unless=("amount_with_tax", "tax"),
)
"""Asked once for files with the same headings; a tax rate in the sheet itself comes first."""
SALES = SheetKind(
    "sales",
    Text("销售明细", "Sales"),
    (
        Column("date", Text("日期", "Date"), Kind.DATE, required=True),
        Column("document", Text("单号", "Document"), Kind.CODE),
        Column("line", Text("行号", "Line"), Kind.INTEGER),
        Column("type", Text("类型", "Type"), Kind.CHOICE, choices=KINDS),
        Column("customer_code", Text("客户编号", "Customer code"), Kind.CODE),
        Column("customer", Text("客户名称", "Customer"), required=True),
        Column("rep", Text("业务员", "Rep")),
        Column("product_code", Text("商品编号", "Product code"), Kind.CODE),
        Column("barcode", Text("条码", "Barcode"), Kind.CODE),
        Column("product", Text("商品名称", "Product"), required=True),
        Column("spec", Text("规格", "Spec")),
        Column("quantity", Text("数量", "Quantity"), Kind.QUANTITY, required=True),
        Column("cases", Text("箱数", "Cases"), Kind.QUANTITY, import_only=True),
        Column("pieces", Text("散数", "Pieces"), Kind.QUANTITY, import_only=True),
        Column("unit", Text("单位", "Unit")),
        Column("price", Text("单价", "Price"), Kind.UNIT_PRICE),
        Column("amount", Text("金额", "Amount"), Kind.MONEY, required=True),
        Column("amount_with_tax", Text("价税合计", "Amount with tax"), Kind.MONEY, import_only=True),
        Column("tax", Text("税额", "Tax"), Kind.MONEY, import_only=True),
        Column("tax_rate", Text("税率", "Tax rate"), Kind.PERCENT),
        Column("cost_amount", Text("成本金额", "Cost amount"), Kind.MONEY, owner_only=True),
        Column("unit_cost", Text("成本单价", "Unit cost"), Kind.UNIT_PRICE, import_only=True),
        Column("gift", Text("是否赠品", "Gift"), Kind.YES_NO, import_only=True),
        Column("gift_quantity", Text("其中赠送数量", "Of which gift"), Kind.QUANTITY, import_only=True),
        Column("ship_to", Text("收货门店", "Ship to")),
        Column("batch", Text("批号", "Batch"), Kind.CODE),
        Column("notes", Text("备注", "Notes"), most=2000),
    ),
    needs=(
        ("date",),
        ("customer", "customer_code"),
        ("product", "product_code", "barcode"),
        ("quantity", "cases", "pieces", "amount", "amount_with_tax"),
        ("amount", "amount_with_tax", "price"),
    ),
    asks=(TAX,),
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
        Column("notes", Text("备注", "Notes"), most=2000),
    ),
    needs=(("date",), ("customer", "customer_code"), ("amount",)),
)
