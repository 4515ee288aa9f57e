"""The columns of the sheets 拜访 / Visits and 拜访明细 / Visit lines."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.spreadsheets.columns import Choice, Column, Kind, SheetKind

RESULTS = (
    Choice("order", Text("有单", "order"), ("成交", "下单", "已订货")),
    Choice("no_order", Text("无单", "no order"), ("未成交", "未订货")),
    Choice("absent", Text("未遇", "absent"), ("老板不在", "没开门"), "not met"),
    Choice("refused", Text("拒绝", "refused"), ("不要",)),
)
VISITS = SheetKind(
    "visits",
    Text("拜访", "Visits"),
    (
        Column("date", Text("日期", "Date"), Kind.DATE, required=True),
        Column("customer_code", Text("客户编号", "Customer code"), Kind.CODE, import_only=True),
        Column("customer", Text("客户名称", "Customer"), required=True),
        Column("rep", Text("业务员", "Rep")),
        Column("result", Text("结果", "Result"), Kind.CHOICE, choices=RESULTS),
        Column("order_amount", Text("订单金额", "Order amount"), Kind.MONEY),
        Column("skus", Text("SKU数", "SKUs"), Kind.INTEGER),
        Column("promise", Text("承诺", "Promise")),
        Column("promise_due", Text("承诺到期", "Promise due"), Kind.DATE),
        Column("notes", Text("备注", "Notes"), most=2000),
    ),
    needs=(("date",), ("customer", "customer_code"), ("rep", "result", "order_amount", "skus", "promise")),
)
VISIT_LINES = SheetKind(
    "visit_lines",
    Text("拜访明细", "Visit lines"),
    (
        Column("date", Text("日期", "Date"), Kind.DATE, required=True),
        Column("customer_code", Text("客户编号", "Customer code"), Kind.CODE, import_only=True),
        Column("customer", Text("客户名称", "Customer"), required=True),
        Column("product_code", Text("商品编号", "Product code"), Kind.CODE, import_only=True),
        Column("product", Text("商品名称", "Product"), required=True),
        Column("stock", Text("现存", "Stock"), Kind.QUANTITY),
        Column("order", Text("订货", "Order"), Kind.QUANTITY),
        Column("price", Text("价格", "Price seen"), Kind.UNIT_PRICE),
        Column("neighbour_price", Text("邻店价", "Neighbour price"), Kind.UNIT_PRICE),
        Column("near_expiry", Text("临期", "Near expiry"), Kind.QUANTITY),
    ),
    needs=(
        ("date",),
        ("customer", "customer_code"),
        ("product", "product_code"),
        ("stock", "order", "price", "neighbour_price", "near_expiry"),
    ),
)
