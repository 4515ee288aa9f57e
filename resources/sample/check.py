"""Read the sample's workbooks back and print what a person would count in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import zip_longest
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

HERE = Path(__file__).resolve().parent
Record = dict[str, Any]


def read(file: str, sheet: str) -> list[Record]:
    """The rows of one clean sheet, each by its headings."""
    book = load_workbook(HERE / file, read_only=True)
    headings, *rows = book[sheet].iter_rows(values_only=True)
    book.close()
    return [dict(zip_longest(headings, row)) for row in rows]


def months(sales: list[Record], payments: list[Record]) -> None:
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for row in sales:
        sums[f"{row['日期']:%Y-%m}"].update({row["类型"]: row["金额"], "lines": 1})
    for row in payments:
        sums[f"{row['日期']:%Y-%m}"]["paid"] += row["金额"]
    print("month    lines      sales   returns  allowances       paid")
    for month, of in sorted(sums.items()):
        print(
            f"{month} {of['lines']:7,} {of['销售']:10,.0f} {of['退货']:9,.0f} {of['折让']:11,.0f} {of['paid']:10,.0f}"
        )


def margins(sales: list[Record]) -> None:
    amount, cost = Counter[str](), Counter[str]()
    for row in sales:
        if row["商品名称"]:
            amount[row["商品名称"]] += row["金额"]
            cost[row["商品名称"]] += row["成本金额"]
    rates = sorted((1 - cost[name] / amount[name], name, amount[name]) for name in amount)
    print(f"margin of all goods {1 - sum(cost.values()) / sum(amount.values()):.1%}")
    for rate, name, sold in (*rates[:4], *rates[-4:]):
        print(f"  {rate:6.1%} {sold:10,.0f} {name}")
    print("kinds of lines", Counter(row["类型"] for row in sales))
    total = sum(row["金额"] for row in sales if row["类型"] == "销售")
    print(f"returns {-sum(r['金额'] for r in sales if r['类型'] == '退货') / total:.2%} of {total:,.2f}")


def routes(customers: list[Record]) -> None:
    stops = Counter((row["线路"], row["业务员"]) for row in customers if row["线路"])
    for (route, rep), count in sorted(stops.items()):
        print(f"  {route} {rep} {count} stops")
    print("routes a weekday", dict(Counter(route[:2] for route, _ in stops)))


def main() -> None:
    customers, products = read("customers.xlsx", "客户"), read("products.xlsx", "商品")
    sales, payments = read("sales.xlsx", "销售明细"), read("payments.xlsx", "回款")
    visits, shelf = read("visits.xlsx", "拜访"), read("visits.xlsx", "拜访明细")
    counts = (customers, products, sales, payments, visits, shelf)
    print(
        "rows",
        dict(zip(("客户", "商品", "销售明细", "回款", "拜访", "拜访明细"), map(len, counts), strict=True)),
    )
    months(sales, payments)
    margins(sales)
    routes(customers)
    names, goods = {r["客户名称"] for r in customers}, {r["商品名称"] for r in products}
    lost = [r for r in (*sales, *payments, *visits, *shelf) if r["客户名称"] not in names]
    lost += [r for r in (*sales, *shelf) if r["商品名称"] and r["商品名称"] not in goods]
    print("rows whose customer or product is missing:", len(lost))
    print("results", Counter(r["结果"] for r in visits), "promises", sum(1 for r in visits if r["承诺"]))


if __name__ == "__main__":
    main()
