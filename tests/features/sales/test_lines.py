"""What a sales line becomes: its kind, its sign, its quantity in base units, its amount and cost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from distributor_desk.core.language import plain
from distributor_desk.features.sales import rules
from distributor_desk.storage.database import Company
from distributor_desk.storage.settings import set_value
from tests.features.sales.ledger import DAY, HEADINGS, lines, one, stock_up, take
from tests.workflow.making import bring, outcomes, reasons


def line(quantity: Any, amount: Any, document: Any = "D1", **more: Any) -> list[Any]:
    said = {
        "日期": DAY,
        "单号": document,
        "客户名称": "惠多多",
        "商品名称": "可乐",
        "数量": quantity,
        "金额": amount,
    }
    return [(said | more).get(heading) for heading in HEADINGS]


@pytest.mark.parametrize(
    ("quantity", "amount", "document", "kind", "booked"),
    [
        (3, "30", "D1", "sale", (3, 30)),
        (-3, "30", "D1", "return", (-3, -30)),
        (-3, "-30", "D1", "return", (-3, -30)),
        (3, "30", "C536379", "return", (-3, -30)),
        (-3, "-30", "C536379", "return", (-3, -30)),
        (3, "0", "D1", "gift", (3, 0)),
        (None, "-30", "D1", "allowance", (None, -30)),
        (0, "-30", "D1", "allowance", (0, -30)),
    ],
)
def test_figures_say_what_kind_a_line_is(
    company: Company, quantity: Any, amount: str, document: str, kind: str, booked: tuple[Any, Any]
) -> None:
    take(company, line(quantity, amount, document))
    assert one(company, "kind", "quantity", "amount") == (kind, *booked)


@pytest.mark.parametrize(
    ("said", "kind", "booked"),
    [
        ("销售出库单", "sale", (3, 30)),
        ("退货", "return", (-3, -30)),
        ("销售退货单", "return", (-3, -30)),
        ("return", "return", (-3, -30)),
        ("赠品", "gift", (3, 30)),
        ("返利抵扣", "allowance", (-3, -30)),
    ],
)
def test_what_the_sheet_says_goes_first(
    company: Company, said: str, kind: str, booked: tuple[Any, Any]
) -> None:
    take(company, [*line(3, "30"), said], headings=[*HEADINGS, "单据类型"])
    assert one(company, "kind", "quantity", "amount") == (kind, *booked)


def test_a_gift_is_said_by_yes(company: Company) -> None:
    take(company, [*line(3, "30"), "是"], [*line(3, "30"), "否"], headings=[*HEADINGS, "是否赠品"])
    assert [kind for (kind,) in lines(company, "kind")] == ["gift", "sale"]


def test_an_allowance_needs_no_product_and_makes_none(company: Company) -> None:
    result = take(company, line(None, "-12.50", 商品名称=None))
    assert outcomes(result.sheets[0]) == ["new"]
    assert one(company, "product_id", "amount") == (None, Decimal("-12.50"))
    assert result.created["products"] == 0


@pytest.mark.parametrize("document", ["C12", "CX53637", "XC536379", "C536379A", None])
def test_other_numbers_cancel_nothing(company: Company, document: str | None) -> None:
    take(company, line(3, "30", document))
    assert one(company, "kind") == ("sale",)


@pytest.mark.parametrize(
    ("quantity", "unit", "units", "size"),
    [
        (3, "瓶", 3, None),
        (3, None, 3, None),
        (2, "箱", 24, 12),
        ("1.5", "件", 18, 12),
        ("1箱6瓶", None, 18, None),
        ("2箱", None, 24, None),
        ("-1箱6瓶", None, -18, None),
        ("18瓶", None, 18, None),
        ("0.125", "瓶", Decimal("0.125"), None),
    ],
)
def test_quantities_come_to_base_units(
    company: Company, quantity: Any, unit: str | None, units: Any, size: Any
) -> None:
    stock_up(company, ["可乐", "瓶", 12, None])
    take(company, line(quantity, "36", 单位=unit))
    assert one(company, "quantity", "unit_size") == (units, size)


def test_cases_and_pieces_in_two_columns(company: Company) -> None:
    stock_up(company, ["可乐", "瓶", 12, None])
    headings = ["日期", "客户名称", "商品名称", "箱数", "散数", "金额"]
    rows = [
        ["惠多多", "可乐", 1, 6, "36"],
        ["惠多多", "可乐", 2, None, "48"],
        ["惠多多", "可乐", None, 5, "10"],
    ]
    take(company, *([DAY, *row] for row in rows), headings=headings)
    assert [quantity for (quantity,) in lines(company, "quantity")] == [18, 24, 5]


def test_cases_of_a_product_without_a_case_size_are_refused_with_words(company: Company) -> None:
    result = take(company, line("1箱6瓶", "36"), line("6瓶", "12"))
    assert outcomes(result.sheets[0]) == ["rejected", "new"]
    assert "case size" in reasons(result.sheets[0])[0]


@pytest.mark.parametrize(
    ("unit", "price", "amount"), [("瓶", "2.5", "5.00"), ("箱", "28.8", "57.60"), ("箱", "3.7765", "7.55")]
)
def test_a_price_is_per_its_unit(company: Company, unit: str, price: str, amount: str) -> None:
    stock_up(company, ["可乐", "瓶", 12, None])
    take(company, line(2, None, 单位=unit, 单价=price))
    assert one(company, "price", "amount") == (Decimal(price), Decimal(amount))


def test_the_given_amount_stands_where_price_and_quantity_say_otherwise(company: Company) -> None:
    take(company, line(3, "29.99", 单价="10"))
    assert one(company, "amount") == (Decimal("29.99"),)


@pytest.mark.parametrize(
    ("headings", "figures", "amount"),
    [
        (["金额", "税额", "价税合计"], ["100", "13", "113.01"], "113.01"),
        (["金额", "税额"], ["100", "13"], "113.00"),
        (["金额"], ["100"], "100.00"),
        (["金额", "税额", "价税合计"], ["100", "13", None], "113.00"),
        (["价税合计"], ["-113"], "-113.00"),
    ],
)
def test_which_amount_is_meant(
    company: Company, headings: list[str], figures: list[Any], amount: str
) -> None:
    first = ["日期", "客户名称", "商品名称", "数量"]
    quantity = -1 if amount.startswith("-") else 1
    take(company, [DAY, "惠多多", "可乐", quantity, *figures], headings=[*first, *headings])
    assert one(company, "amount") == (Decimal(amount),)


def test_days_to_come_and_amounts_that_are_not_the_prices_are_told(company: Company) -> None:
    rows = [
        line(3, "30", "D1", 单价=10),
        line(3, "29.99", "D2", 单价="9.9967"),
        line(3, "1030", "D3", 单价=10),
        line(-3, "-31", "D4", 单价=10),
        line(3, "0", "D5", 单价=10),
        line(3, "30", "D6", 单价=10, 日期="2036-07-02"),
    ]
    notes = [note.zh for note in take(company, *rows).sheets[0].taken.notes]
    assert notes == [
        "1 行的日期在今天之后，最晚 2036-07-02（第 7 行），请核对",
        "2 行的数量×单价与金额不一致，按金额入账，合计差 ¥1,001.00（第 4, 5 行）",
    ]
    assert len(lines(company, "id")) == 6


def test_a_price_is_compared_by_the_unit_that_it_is_for(company: Company) -> None:
    stock_up(company, ["可乐", "瓶", 12, 2])
    rows = [line(2, "72", "D1", 单位="箱", 单价=36), line("1箱6瓶", "54", "D2", 单价=3)]
    assert take(company, *rows).sheets[0].taken.notes == []


def test_what_rounding_took_is_told(company: Company) -> None:
    result = take(company, line(1, "2.345"), line(1, "-2.345", 数量=-1), line(1, "2.34"))
    assert [amount for (amount,) in lines(company, "amount")] == [
        Decimal("2.35"),
        Decimal("-2.35"),
        Decimal("2.34"),
    ]
    assert result.sheets[0].parsed.rounded == (2, Decimal("0.000"))


@pytest.mark.parametrize(("said", "rate"), [("13%", "0.13"), ("13", "0.13"), ("0.13", "0.13"), (None, None)])
def test_tax_rates(company: Company, said: str | None, rate: str | None) -> None:
    take(company, [*line(1, "1"), said], headings=[*HEADINGS, "税率"])
    assert one(company, "tax_rate") == (rate and Decimal(rate),)


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ({"日期": None}, "required"),
        ({"日期": "三月"}, "not a date"),
        ({"客户名称": None}, "walk-in"),
        ({"商品名称": None}, "required"),
        ({"数量": None}, "required"),
        ({"数量": "很多"}, "not a number"),
        ({"金额": "一百"}, "not a number"),
        ({"金额": None}, "required"),
    ],
)
def test_what_cannot_be_booked_is_refused_with_words(
    company: Company, lacking: dict[str, Any], words: str
) -> None:
    result = take(company, line(1, "10", **lacking), line(1, "10"))
    assert outcomes(result.sheets[0]) == ["rejected", "new"]
    assert words in reasons(result.sheets[0])[0]
    assert one(company, "amount") == (10,)


# cost ---------------------------------------------------------------------------------------------


def test_cost_is_frozen_from_the_product_of_the_day(company: Company) -> None:
    stock_up(company, ["可乐", "瓶", 12, "2.3765"])
    take(company, line(3, "30"), line(1, "30", 单位="箱"), line(-3, "-30"))
    stock_up(company, ["可乐", None, None, "9.99"])
    assert [cost for (cost,) in lines(company, "cost")] == [
        Decimal("7.13"),
        Decimal("28.52"),
        Decimal("-7.13"),
    ]


def test_an_unknown_cost_stays_unknown(company: Company) -> None:
    stock_up(company, ["可乐", "瓶", 12, None], ["雪碧", "瓶", 12, "2"])
    take(company, line(3, "30"))
    stock_up(company, ["可乐", None, None, "2"])
    assert one(company, "cost") == (None,)


def test_a_sheet_with_costs_says_them_and_blanks_are_unknown(company: Company) -> None:
    stock_up(company, ["可乐", "瓶", 12, "2"])
    rows = [[*line(3, "30"), "7.77"], [*line(3, "30"), None], [*line(-3, "30"), "7.77"]]
    take(company, *rows, headings=[*HEADINGS, "成本金额"])
    assert [cost for (cost,) in lines(company, "cost")] == [Decimal("7.77"), None, Decimal("-7.77")]


def test_a_unit_cost_is_per_the_unit_of_the_line(company: Company) -> None:
    stock_up(company, ["可乐", "瓶", 12, None])
    rows = [[*line(2, "60", 单位="箱"), "24"], [*line(2, "6", 单位="瓶"), "2"]]
    take(company, *rows, headings=[*HEADINGS, "成本单价"])
    assert [cost for (cost,) in lines(company, "cost")] == [48, 4]


# who ----------------------------------------------------------------------------------------------


def test_lines_of_unknown_parties_are_refused_or_make_them(company: Company) -> None:
    result = take(company, line(1, "10"), create_missing=False)
    assert outcomes(result.sheets[0]) == ["rejected"]
    assert "“惠多多” is no customer" in reasons(result.sheets[0])[0]
    made = take(company, line(1, "10"), line(2, "20", 商品名称="雪碧"))
    assert made.created == {"customers": 1, "products": 2}


def test_a_line_that_is_refused_makes_nobody(company: Company) -> None:
    result = take(company, line(1, "十元", 客户名称="只在坏行里", 商品名称="只在坏行里"))
    assert result.created == {"customers": 0, "products": 0}


def test_lines_without_a_customer_go_to_the_walk_in_customer_when_told(company: Company) -> None:
    result = take(
        company,
        line(1, "10", 客户名称=None),
        line(1, "10", 商品名称="可乐"),
        create_missing=False,
        walk_in="散客",
    )
    assert outcomes(result.sheets[0]) == ["rejected", "rejected"]  # the product is still nobody's
    stock_up(company, ["可乐", "瓶", 12, None])
    result = take(company, line(1, "10", 客户名称=None), line(1, "10"), create_missing=False, walk_in="散客")
    assert outcomes(result.sheets[0]) == ["new", "rejected"]
    again = take(company, line(2, "20", "D2", 客户名称=None), create_missing=False, walk_in="散客")
    assert (outcomes(again.sheets[0]), again.created["customers"]) == (["new"], 0)
    assert len({shop for (shop,) in lines(company, "customer_id")}) == 1


def test_an_ambiguous_customer_needs_a_code_and_a_retired_one_asks(company: Company) -> None:
    bring(company, {"客户": [["客户编号", "客户名称"], ["A1", "福满家"], ["A2", "福满家"], ["A3", "老店"]]})
    headings = ["日期", "客户编号", "客户名称", "商品名称", "数量", "金额"]
    result = take(
        company,
        [DAY, None, "福满家", "可乐", 1, "10"],
        [DAY, "A2", "福满家", "可乐", 1, "20"],
        [DAY, "A2", None, "可乐", 1, "30"],
        headings=headings,
    )
    assert outcomes(result.sheets[0]) == ["rejected", "new", "new"]
    assert "give the code" in reasons(result.sheets[0])[0]
    assert len({shop for (shop,) in lines(company, "customer_id")}) == 1


def test_an_unknown_code_is_not_booked_on_a_namesake(company: Company) -> None:
    bring(company, {"客户": [["客户编号", "客户名称"], ["A1", "福满家"]]})
    headings = ["日期", "客户编号", "客户名称", "商品名称", "数量", "金额"]
    rows = [[DAY, "B2", "福满家", "可乐", 1, "10"]]
    result = take(company, *rows, headings=headings, create_missing=False)
    assert outcomes(result.sheets[0]) == ["rejected"]
    assert take(company, *rows, headings=headings).created["customers"] == 1


def test_products_by_code_barcode_and_name_with_spec(company: Company) -> None:
    bring(
        company,
        {
            "商品": [
                ["商品编号", "条码", "商品名称", "规格"],
                ["P1", "690001", "可乐", "500ml"],
                [None, "690002", "可乐", "2L"],
                [None, None, "雪碧", None],
            ]
        },
    )
    headings = ["日期", "客户名称", "商品编号", "条码", "商品名称", "规格", "数量", "金额"]
    rows = [
        ["P1", None, "随便写", None],
        [None, "690002", None, None],
        [None, None, "可乐", "２L"],
        [None, None, "雪 碧", None],
        [None, None, "可乐", None],
    ]
    result = take(
        company, *([DAY, "惠多多", *row, 1, "10"] for row in rows), headings=headings, create_missing=True
    )
    ids = [product for (product,) in lines(company, "product_id")]
    assert ids[1] == ids[2]
    assert len(set(ids[:4])) == 3
    assert ids[4] not in ids[:4]  # a name that two have, without its spec, is neither of them
    assert result.created["products"] == 1


def test_a_line_beyond_all_measure_is_refused(company: Company) -> None:
    result = take(
        company,
        ["2026-01-01", "D1", "甲", "可乐", "900000000000", None, "800000000000"],
        headings=["日期", "单号", "客户名称", "商品名称", "数量", "金额", "单价"],
    )
    assert "impossibly large" in reasons(result.sheets[0])[0]


def test_numbers_that_look_cancelled_are_sales_where_the_company_says_so(company: Company) -> None:
    with company.write(plain("set")) as work:
        set_value(work, rules.CANCELLATIONS, False)  # noqa: FBT003
    take(
        company,
        ["2026-01-01", "C536379", "甲", "可乐", 2, "5"],
        headings=["日期", "单号", "客户名称", "商品名称", "数量", "金额"],
    )
    assert one(company, "kind", "quantity") == ("sale", 2)


def test_a_code_may_stand_in_the_place_of_the_name(company: Company) -> None:
    bring(
        company,
        {
            "客户": [["客户编号", "客户名称"], ["K1", "同名"], ["K2", "同名"]],
            "商品": [["商品编号", "商品名称"], ["P1", "可乐"]],
        },
    )
    headings = ["日期", "单号", "客户名称", "商品名称", "数量", "金额"]
    result = take(
        company,
        ["2026-01-01", "D1", "同名", "可乐", 1, 2],
        ["2026-01-01", "D1", "K2", "P1", 1, 2],
        headings=headings,
    )
    assert outcomes(result.sheets[0]) == ["rejected", "new"]
    assert result.created == {"customers": 0, "products": 0}
