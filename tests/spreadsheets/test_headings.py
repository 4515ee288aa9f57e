"""Which heading is which column: what real exports write."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.spreadsheets.columns import SheetKind
from distributor_desk.spreadsheets.headings import load_synonyms, match_sheet, nearest
from distributor_desk.spreadsheets.raw import RawSheet

Kinds = Mapping[str, SheetKind]


def sheet(
    *rows: list[str], name: str = "Sheet1", merged: tuple[tuple[int, int, int, int], ...] = ()
) -> RawSheet:
    width = max(map(len, rows))
    full = [row + [""] * (width - len(row)) for row in rows]
    return RawSheet(name, [list(column) for column in zip(*full, strict=True)], merged=merged)


def matched(kinds: Kinds, raw: RawSheet, *of: str, **more: object) -> dict[str, str]:
    match = match_sheet(raw, [kinds[key] for key in of or kinds], load_synonyms(), **more)  # type: ignore[arg-type]
    assert match is not None
    return match.by_heading()


def test_titles_and_instructions_above_are_skipped(kinds: Kinds) -> None:
    raw = sheet(
        ["销售明细表"],
        ["查询时间：2026-03-01 至 2026-03-31"],
        ["1、带星号的为必填项\n2、客户名称、商品名称、数量必须填写"],
        [],
        ["单据日期*", "单据编号", "购货单位", "品名", "数量（瓶）", "单价（元）", "价税合计"],
        ["2026-03-01", "XS1", "甲", "可乐", "1", "3", "3"],
    )
    match = match_sheet(raw, list(kinds.values()), load_synonyms())
    assert match is not None
    assert (match.kind.key, match.header_row) == ("sales", 5)
    assert match.by_heading() == {
        "单据日期*": "date",
        "单据编号": "document",
        "购货单位": "customer",
        "品名": "product",
        "数量（瓶）": "quantity",
        "单价（元）": "price",
        "价税合计": "amount_with_tax",
    }


def test_english_and_camel_case(kinds: Kinds) -> None:
    raw = sheet(
        [
            "InvoiceNo",
            "StockCode",
            "Description",
            "Quantity",
            "InvoiceDate",
            "UnitPrice",
            "CustomerID",
            "Country",
        ]
    )
    assert matched(kinds, raw) == {
        "InvoiceNo": "document",
        "StockCode": "product_code",
        "Description": "product",
        "Quantity": "quantity",
        "InvoiceDate": "date",
        "UnitPrice": "price",
        "CustomerID": "customer_code",
    }


def test_underscores_are_spaces_and_words_are_whole(kinds: Kinds) -> None:
    raw = sheet(
        [
            "sap_customer_code",
            "customer_name",
            "assigned_sales_rep",
            "Reporting line",
            "credit_limit",
            "price_rank",
        ]
    )
    found = matched(kinds, raw, "customers")
    assert found == {
        "sap_customer_code": "code",
        "customer_name": "name",
        "assigned_sales_rep": "rep",
        "credit_limit": "credit_limit",
    }


def test_bare_words_give_way_to_longer_ones(kinds: Kinds) -> None:
    assert matched(kinds, sheet(["编号", "客户编号", "名称", "客户名称"]), "customers") == {
        "客户编号": "code",
        "客户名称": "name",
    }
    assert matched(kinds, sheet(["编号", "名称*", "备注"]), "customers") == {
        "编号": "code",
        "名称*": "name",
        "备注": "notes",
    }


def test_a_buyer_is_no_rep_where_a_rep_stands(kinds: Kinds) -> None:
    assert matched(kinds, sheet(["采购员", "客户名称", "业务员"]), "customers") == {
        "客户名称": "name",
        "业务员": "rep",
    }
    assert matched(kinds, sheet(["采购员", "客户名称"]), "customers") == {"采购员": "rep", "客户名称": "name"}


def test_what_looks_like_a_field_and_is_none(kinds: Kinds) -> None:
    raw = sheet(["商品名称", "库存上限", "保质期预警天数", "采购价", "生产日期"])
    assert matched(kinds, raw, "products") == {"商品名称": "name", "采购价": "cost"}


def test_one_heading_to_one_field_and_back(kinds: Kinds) -> None:
    found = matched(kinds, sheet(["客户名称", "客户简称", "手机", "联系电话"]), "customers")
    assert found == {"客户名称": "name", "手机": "phone"}


def test_headings_of_two_rows_are_joined(kinds: Kinds) -> None:
    raw = sheet(
        ["日期", "客户", "", "商品", "", "数量", "金额"],
        ["", "编号", "名称", "编号", "名称", "", ""],
        ["2026-03-01", "C1", "甲", "P1", "可乐", "3", "9"],
        merged=((1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5), (1, 6, 2, 6), (1, 7, 2, 7)),
    )
    match = match_sheet(raw, list(kinds.values()), load_synonyms())
    assert match is not None
    assert match.header_row == 2
    assert match.by_heading() == {
        "日期": "date",
        "客户编号": "customer_code",
        "客户名称": "customer",
        "商品编号": "product_code",
        "商品名称": "product",
        "数量": "quantity",
        "金额": "amount",
    }


@pytest.mark.parametrize(
    "rows",
    [
        (
            ["销售汇总"],
            ["日期", "客户名称", "商品名称", "本期", "", "上期", ""],
            ["", "", "", "数量", "金额", "数量", "金额"],
        ),
        (
            ["", "", "", "上期", "", "本期", ""],
            ["日期", "客户名称", "商品名称", "数量", "金额", "数量", "金额"],
        ),
    ],
)
def test_headings_of_two_rows_without_merged_cells_are_joined(
    kinds: Kinds, rows: tuple[list[str], ...]
) -> None:
    raw = sheet(*rows, ["2026-07-03", "甲", "可乐", "15", "42.75", "10", "28.5"])
    match = match_sheet(raw, list(kinds.values()), load_synonyms())
    assert match is not None
    assert (match.kind.key, match.header_row) == ("sales", len(rows))
    assert match.by_heading() == {
        "日期": "date",
        "客户名称": "customer",
        "商品名称": "product",
        "本期数量": "quantity",
        "本期金额": "amount",
    }


def test_headings_that_reach_down_and_others_that_do_not_are_joined(kinds: Kinds) -> None:
    raw = sheet(
        ["日期", "客户名称", "商品名称", "本期", "", "上期", ""],
        ["日期", "客户名称", "商品名称", "数量", "金额", "数量", "金额"],
        ["2026-07-03", "甲", "可乐", "15", "42.75", "10", "28.5"],
        merged=((1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 3)),
    )
    assert matched(kinds, raw)["本期金额"] == "amount"


@pytest.mark.parametrize(
    "above",
    [
        ["销售明细", "", "", "", ""],
        ["单位：甲公司", "", "制表：乙", "", ""],
        ["2026年3月", "", "", "", ""],
    ],
)
def test_what_stands_above_the_headings_is_no_part_of_them(kinds: Kinds, above: list[str]) -> None:
    raw = sheet(
        above, ["日期", "客户名称", "商品名称", "数量", "金额"], ["2026-07-03", "甲", "可乐", "1", "3"]
    )
    assert list(matched(kinds, raw)) == ["日期", "客户名称", "商品名称", "数量", "金额"]


def test_a_column_without_a_heading_joins_nothing(kinds: Kinds) -> None:
    raw = sheet(
        ["日期", "客户名称", "", "商品名称", "数量", "金额"],
        ["2026-07-03", "甲", "城东", "可乐", "1", "3"],
        ["2026-07-03", "乙", "城西", "可乐", "1", "3"],
    )
    match = match_sheet(raw, list(kinds.values()), load_synonyms())
    assert match is not None
    assert (match.header_row, list(match.by_heading())) == (
        1,
        ["日期", "客户名称", "商品名称", "数量", "金额"],
    )


def test_sales_without_their_amounts_are_still_the_nearest_to_sales(kinds: Kinds) -> None:
    raw = sheet(
        ["日期", "单号", "客户名称", "商品名称", "单价", "制单人"],
        ["2026-03-01", "X1", "甲", "可乐", "3", "乙"],
    )
    near = nearest(raw, list(kinds.values()), load_synonyms())
    assert near is not None
    assert near.match.kind.key == "sales"
    assert "数量" in near.text.zh


def test_the_person_has_the_last_word(kinds: Kinds) -> None:
    raw = sheet(["日期", "店", "货", "数量", "金额"], ["2026-03-01", "甲", "可乐", "1", "3"])
    assert match_sheet(raw, [kinds["sales"]], load_synonyms()) is None
    found = matched(kinds, raw, "sales", overrides={"店": "customer", "货": "product", "金额": ""})
    assert found == {"日期": "date", "店": "customer", "货": "product", "数量": "quantity"}


@pytest.mark.parametrize(
    ("overrides", "words"), [({"店": "shop"}, "no field “shop”"), ({"门": "customer"}, "no heading “门”")]
)
def test_a_mapping_that_names_nothing_is_refused(kinds: Kinds, overrides: dict[str, str], words: str) -> None:
    with pytest.raises(DeskError, match=words):
        match_sheet(sheet(["日期", "店", "数量"]), list(kinds.values()), load_synonyms(), overrides=overrides)


def test_an_order_list_is_no_product_list(kinds: Kinds) -> None:
    raw = sheet(
        [
            "order_id",
            "line_no",
            "product_code",
            "product_name",
            "confirmed_cases",
            "unit_price_case",
            "line_net_value",
        ]
    )
    assert match_sheet(raw, list(kinds.values()), load_synonyms()) is None
    near = nearest(raw, list(kinds.values()), load_synonyms(), only_kind="sales")
    assert near is not None
    assert near.text.zh == "缺少标题：日期、客户名称 / 客户编号"
    assert near.match.by_heading()["confirmed_cases"] == "cases"
    assert near.match.by_heading()["line_net_value"] == "amount"


def test_payments_and_sales_are_told_apart(kinds: Kinds) -> None:
    def kind_of(*headings: str) -> str:
        match = match_sheet(sheet(list(headings)), list(kinds.values()), load_synonyms())
        return match.kind.key if match else ""

    assert kind_of("收款日期", "客户名称", "收款金额", "收款方式", "备注") == "payments"
    assert kind_of("日期", "客户名称", "商品名称", "数量", "单价", "金额", "单号") == "sales"
    assert kind_of("客户名称", "联系人", "手机", "地址") == "customers"
    assert kind_of("名称*", "规格", "基本条码*", "采购价") == "products"
    assert kind_of("日期", "天气") == ""


@pytest.mark.parametrize("key", ["customers", "products", "sales", "payments"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_our_own_headings_match_completely(kinds: Kinds, key: str, language: str) -> None:
    kind = kinds[key]
    raw = sheet([column.text.in_(language) for column in kind.columns], name=kind.text.in_(language))  # type: ignore[arg-type]
    assert list(matched(kinds, raw).values()) == [column.key for column in kind.columns]
    raw = sheet([column.key for column in kind.columns], name=kind.key)
    assert list(matched(kinds, raw).values()) == [column.key for column in kind.columns]


def test_the_same_headings_have_the_same_fingerprint(kinds: Kinds) -> None:
    one = match_sheet(sheet(["客户名称 *", "电话"]), [kinds["customers"]], load_synonyms())
    two = match_sheet(sheet(["标题"], ["客户名称", "电话（手机）"]), [kinds["customers"]], load_synonyms())
    assert one is not None
    assert two is not None
    assert one.fingerprint == two.fingerprint
