"""The sample company's workbooks: what a person who opens them would count and notice."""

from __future__ import annotations

import importlib
import json
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from python_calamine import load_workbook

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
BILLING = "month/june-from-billing-program.xlsx"
Record = dict[str, Any]


@cache
def cells(file: str, sheet: str) -> list[tuple[Any, ...]]:
    rows = load_workbook(SAMPLE / file).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [tuple(same(cell) for cell in row) for row in rows]


def same(value: object) -> object:
    """A cell in one form, read or built: no empty text, no bare date, a number without a type of its own."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001
    return None if value == "" else value


def read(file: str, sheet: str) -> list[Record]:
    headings, *rows = cells(file, sheet)
    return [dict(zip_longest(headings, row)) for row in rows]


@pytest.fixture(scope="module")
def customers() -> list[Record]:
    return read("customers.xlsx", "客户")


@pytest.fixture(scope="module")
def products() -> list[Record]:
    return read("products.xlsx", "商品")


@pytest.fixture(scope="module")
def sales() -> list[Record]:
    return read("sales.xlsx", "销售明细")


@pytest.fixture(scope="module")
def billing() -> list[Record]:
    headings, *rows = cells(BILLING, "销售明细表")[3:]
    return [dict(zip_longest(headings, row)) for row in rows]


@pytest.fixture(scope="module")
def built() -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(SAMPLE)
        files: dict[str, Any] = importlib.import_module("making.company").build()
    for name in [name for name in sys.modules if name.partition(".")[0] == "making"]:
        del sys.modules[name]
    return files


def test_counts_of_a_believable_distributor(
    customers: list[Record], products: list[Record], sales: list[Record]
) -> None:
    kinds = Counter(row["客户编号"][:2] for row in customers)
    assert kinds == {"FX": 12, "KA": 10, "KH": 66}
    assert Counter(row["KA系统"] for row in customers if row["KA系统"]) == {
        "惠邻生鲜超市": 6,
        "金桥购物中心": 4,
    }
    assert len(products) == 40
    assert 5_000 <= len(sales) < 15_000
    assert {row["类型"] for row in sales} == {"销售", "退货", "赠品", "折让"}


def test_every_weekday_has_two_routes_of_one_rep_each(customers: list[Record]) -> None:
    routes = {(row["线路"], row["业务员"]) for row in customers if row["线路"]}
    assert len(routes) == len({route for route, _ in routes})
    assert len({rep for _, rep in routes}) == 4
    weekdays = Counter(route[:2] for route, _ in routes)
    assert set(weekdays) == {f"周{day}" for day in "一二三四五六日"}
    assert min(weekdays.values()) >= 2
    assert sum(row["线路"] is None for row in customers) == 3
    stops = [(row["线路"], row["顺序"]) for row in customers if row["线路"]]
    assert len(stops) == len(set(stops))


def test_phones_are_nobodys_and_one_pair_shares_one(customers: list[Record]) -> None:
    phones = Counter(row["电话"] for row in customers)
    assert all(len(phone) == 11 and phone.startswith("1380000") for phone in phones)
    assert sorted(phones.values(), reverse=True)[:2] == [2, 1]


def test_what_a_clean_up_should_find_is_there(customers: list[Record]) -> None:
    names = [row["客户名称"] for row in customers]
    assert len(set(names)) == len(names)
    assert {"惠多多超市(麻岗店)", "惠多多超市麻岗店"} <= set(names)
    assert sum(row["决策人"] == "否" for row in customers) == 4
    written = "".join(names) + "".join(row["联系人"] + row["业务员"] for row in customers)
    assert set("堃喆㛃𬭎") <= set(written)


def test_barcodes_are_valid_and_all_different(products: list[Record]) -> None:
    codes = [row["条码"] for row in products]
    assert len(set(codes)) == len(codes)
    for code in codes:
        assert len(code) == 13
        assert 690 <= int(code[:3]) <= 699
        assert sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(code)) % 10 == 0


def test_every_line_names_a_customer_and_a_product_that_exist(
    customers: list[Record], products: list[Record], sales: list[Record]
) -> None:
    names = {row["客户编号"]: row["客户名称"] for row in customers}
    goods = {row["商品编号"]: row["商品名称"] for row in products}
    assert all(names[row["客户编号"]] == row["客户名称"] for row in sales)
    assert all(goods[row["商品编号"]] == row["商品名称"] for row in sales if row["类型"] != "折让")
    assert all(row["商品编号"] is None for row in sales if row["类型"] == "折让")
    others = [*read("payments.xlsx", "回款"), *read("visits.xlsx", "拜访"), *read("visits.xlsx", "拜访明细")]
    assert {row["客户名称"] for row in others} <= set(names.values())
    assert {row["商品名称"] for row in read("visits.xlsx", "拜访明细")} <= set(goods.values())


def test_the_figures_hang_together(sales: list[Record]) -> None:
    sums: Counter[str] = Counter()
    for row in sales:
        sums[row["类型"]] += round(row["金额"] * 100)
        if row["类型"] in {"销售", "退货"}:
            assert round(row["数量"] * row["单价"] * 100) == round(row["金额"] * 100), row["单号"]
            assert (row["数量"] < 0) == (row["类型"] == "退货")
    assert 0.01 <= -sums["退货"] / sums["销售"] <= 0.03
    assert sums["赠品"] == 0
    assert sums["折让"] < 0
    places = [(row["单号"], row["行号"]) for row in sales]
    assert len(places) == len(set(places))


def test_margins_are_those_of_the_trade(sales: list[Record]) -> None:
    amount: Counter[str] = Counter()
    cost: Counter[str] = Counter()
    for row in sales:
        if row["商品编号"]:
            amount[row["商品编号"]] += row["金额"]
            cost[row["商品编号"]] += row["成本金额"]
    assert len(amount) == 40
    assert all(0.08 <= 1 - cost[code] / amount[code] <= 0.35 for code in amount)


def test_dates_stand_round_the_anchor(products: list[Record], sales: list[Record]) -> None:
    today = datetime.fromisoformat(json.loads((SAMPLE / "anchor.json").read_text("utf-8"))["today"])
    week = timedelta(days=7)
    assert today.weekday() == 0
    dates = [row["日期"] for row in sales]
    assert dates == sorted(dates)
    assert dates[-1] == today - timedelta(days=1)
    assert (dates[-1] - dates[0]).days > 530
    assert all(today - week <= row["库存日期"] < today for row in products)
    visits = read("visits.xlsx", "拜访")
    assert max(row["日期"] for row in visits) == today - timedelta(days=1)
    dues = [row["承诺到期"] for row in visits if row["承诺"]]
    assert sum(due < today for due in dues) >= 8
    assert sum(today + week <= due <= today + 3 * week for due in dues) >= 3


def test_some_fell_silent(customers: list[Record], sales: list[Record]) -> None:
    last = {row["客户编号"]: row["日期"] for row in sales}
    silent = [code for code, day in last.items() if (sales[-1]["日期"] - day).days >= 60]
    assert 5 <= len(silent) <= 12
    assert sum(row["客户编号"] not in last for row in customers) == 2


def test_the_billing_programs_export_adds_two_shops_and_no_goods(
    customers: list[Record], products: list[Record], billing: list[Record]
) -> None:
    *lines, total = billing
    assert total["单据日期"] == "合计"
    assert 140 <= len(lines) <= 160
    goods = {(row["商品名称"], row["规格"]) for row in products}
    assert {(row["商品全名"], row["规格"]) for row in lines} <= goods
    known = {row["客户名称"] for row in customers}
    written = {row["往来单位"].strip().replace("（", "(").replace("）", ")") for row in lines}
    assert written - known == {"新天地生活超市", "小渔村土菜馆"}
    assert sum("箱" in str(row["数量"]) for row in lines) > 30
    money = sum(Decimal(str(row["金额"]).replace(",", "")) for row in lines)
    assert money == Decimal(str(total["金额"]))


@pytest.mark.parametrize(
    "file",
    [
        "customers.xlsx",
        "sub_distributors.xlsx",
        "products.xlsx",
        "sales.xlsx",
        "payments.xlsx",
        "rebates.xlsx",
        "visits.xlsx",
        BILLING,
    ],
)
def test_building_again_gives_the_same_rows(file: str, built: dict[str, Any]) -> None:
    for title, headings, rows in built[file]:
        expected = [tuple(headings), *rows] if headings else list(rows)
        found = cells(file, title)
        assert len(found) == len(expected)
        for got, row in zip(found, expected, strict=True):
            assert got == tuple(same(value) for value in row)
