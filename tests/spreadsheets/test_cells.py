"""One cell at a time: what people and programs write, and what becomes of it (WORKBOOKS.md, rule 5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from distributor_desk.core.language import Text
from distributor_desk.spreadsheets.cells import Manner, Remark, Wrong, parser
from distributor_desk.spreadsheets.columns import Choice, Column, Kind, Packed
from distributor_desk.spreadsheets.raw import Cell, ErrorCell

D = Decimal


def parsed(kind: Kind, cell: Cell, *, typed: bool = True, **manner: object) -> object:
    return parser(Column("x", Text("列", "Column"), kind), Manner(typed=typed, **manner))(cell)  # type: ignore[arg-type]


def wrong(found: object) -> str:
    assert isinstance(found, Wrong)
    return found.text.zh


@pytest.mark.parametrize("kind", list(Kind))
def test_a_blank_is_nothing_and_an_error_is_wrong(kind: Kind) -> None:
    assert parsed(kind, "") is None
    assert parsed(kind, " \t\n") is None
    assert "#N/A" in wrong(parsed(kind, ErrorCell("#N/A")))
    assert "没有结果的公式" in wrong(parsed(kind, ErrorCell("=")))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (13800000000.0, "13800000000"),
        (6.901234567891e12, "6901234567891"),
        (6.9e12, "6900000000000"),
        ("0012", "0012"),
        ("69 01", "69 01"),
        (12.0, "12"),
    ],
)
def test_codes_keep_every_digit(cell: Cell, value: str) -> None:
    assert parsed(Kind.CODE, cell) == value


@pytest.mark.parametrize("cell", [69012345678921234.0, 2.0**53, 12.5])
def test_digits_that_excel_has_lost_are_told(cell: float) -> None:
    assert "丢掉" in wrong(parsed(Kind.CODE, cell))


def test_codes_in_text_files() -> None:
    assert parsed(Kind.CODE, "13711.0", typed=False) == "13711"
    assert parsed(Kind.CODE, "13711.0") == "13711.0"
    found = parsed(Kind.CODE, "6.9E+12", typed=False)
    assert isinstance(found, Remark)
    assert found.value == "6900000000000"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (12, D("12.00")),
        (3540.9, D("3540.90")),
        ("1,234.50", D("1234.50")),
        ("￥1,234.50", D("1234.50")),
        ("¥12元", D(12)),
        ("１２．５０", D("12.50")),
        ("(1,234.50)", D("-1234.50")),
        ("（500）", D(-500)),
        ("12.5-", D("-12.50")),
        (-0.0, D(0)),
    ],
)
def test_money_as_it_is_written(cell: Cell, value: Decimal) -> None:
    assert parsed(Kind.MONEY, cell) == value


@pytest.mark.parametrize(
    ("cell", "kept", "difference"),
    [(2.345, "2.35", "0.005"), (-2.345, "-2.35", "-0.005"), ("129.696", "129.70", "0.004")],
)
def test_money_is_rounded_half_up_and_told(cell: Cell, kept: str, difference: str) -> None:
    assert parsed(Kind.MONEY, cell) == Remark(D(kept), difference=D(difference))


def test_the_noise_of_a_float_is_not_told() -> None:
    assert parsed(Kind.MONEY, 3540.8999999999996) == D("3540.90")


@pytest.mark.parametrize("kind", [Kind.MONEY, Kind.UNIT_PRICE, Kind.QUANTITY, Kind.INTEGER, Kind.PERCENT])
@pytest.mark.parametrize("cell", ["十二", "1.2.3", "12 个半", "abc", "1e99"])
def test_what_is_no_number_is_told(kind: Kind, cell: str) -> None:
    assert "不是数字" in wrong(parsed(kind, cell))


def test_prices_keep_six_decimals_and_percents_their_sign() -> None:
    assert parsed(Kind.UNIT_PRICE, 3.7765) == D("3.7765")
    assert parsed(Kind.UNIT_PRICE, "0.1234567") == D("0.123457")
    assert parsed(Kind.PERCENT, "12.5%") == D("12.5")
    assert parsed(Kind.PERCENT, 12.5) == D("12.5")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (18.0, D(18)),
        ("1.5", D("1.5")),
        ("18瓶", D(18)),
        ("1箱6瓶", Packed(D(1), D(6))),
        ("1箱6", Packed(D(1), D(6))),
        ("2件", Packed(D(2), D(0))),
        ("1.5箱", Packed(D("1.5"), D(0))),
        ("-1箱6瓶", Packed(D(-1), D(-6))),
        ("3 cases 2 pcs", Packed(D(3), D(2))),
    ],
)
def test_quantities(cell: Cell, value: object) -> None:
    assert parsed(Kind.QUANTITY, cell) == value


@pytest.mark.parametrize("cell", ["15瓶?", "15瓶？", "3~5瓶", "十五瓶", "1箱半"])
def test_what_is_asked_or_guessed_is_no_quantity(cell: Cell) -> None:
    assert "不是数字" in wrong(parsed(Kind.QUANTITY, cell))


@pytest.mark.parametrize(
    "cell",
    ["2026-1-2", "2026/1/2", "2026.1.2", "20260102", "2026年1月2日", 20260102.0, 46024.0, "46024", "2026-01-02T08:26:00", "2026/1/2 8:26", 46024.35],
)  # fmt: skip
def test_dates(cell: Cell) -> None:
    assert parsed(Kind.DATE, cell) == date(2026, 1, 2)


def test_dates_that_are_none_and_dates_that_are_open() -> None:
    for cell in (-1.0, 60.0, 2958466.0, "明天", "2026-02-30", 99999999.0):
        assert "不是日期" in wrong(parsed(Kind.DATE, cell))
    found = parsed(Kind.DATE, "03/04/2026")
    assert isinstance(found, Wrong)
    assert found.open_date
    assert parsed(Kind.DATE, "03/04/2026", day_order="day") == date(2026, 4, 3)
    assert parsed(Kind.DATE, "03/04/2026", day_order="month") == date(2026, 3, 4)
    assert parsed(Kind.DATE, 44562.0, since_1904=True) == date(2026, 1, 2)


@pytest.mark.parametrize(
    ("cell", "days"),
    [("12个月", 360), ("12 months", 360), ("1年", 360), ("30天", 30), ("月结30天", 30), (45.0, 45), ("7 Days", 7), ("现结", 0), ("半年", 180)],
)  # fmt: skip
def test_days(cell: Cell, days: int) -> None:
    assert parsed(Kind.DAYS, cell) == days


def test_yes_and_no() -> None:
    assert [parsed(Kind.YES_NO, cell) for cell in ("是", "√", "TRUE", 1.0, "Y", "有")] == [True] * 6
    assert [parsed(Kind.YES_NO, cell) for cell in ("否", "×", "FALSE", 0.0, "no")] == [False] * 5
    assert isinstance(parsed(Kind.YES_NO, "也许"), Remark)


def test_a_choice_by_key_by_words_and_unknown() -> None:
    choices = (
        Choice("supermarket", Text("商超", "Supermarket"), ("卖场",)),
        Choice("other", Text("其他", "Other")),
    )
    read = parser(Column("x", Text("渠道", "Channel"), Kind.CHOICE, choices=choices))
    assert [read(cell) for cell in ("supermarket", " 商超 ", "SUPERMARKET", "卖场")] == ["supermarket"] * 4
    found = read("航空")
    assert isinstance(found, Remark)
    assert (found.value, "其他" in found.text.zh if found.text else "") == ("other", True)


def test_text_that_is_too_long_is_told() -> None:
    read = parser(Column("x", Text("名", "Name"), most=5))
    assert read("五个字以内") == "五个字以内"
    assert "最多 5" in wrong(read("这里有六个字"))
    assert read(12.0) == "12"
