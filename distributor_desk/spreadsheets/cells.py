"""From a raw cell to a value of a column's kind, or to what is wrong with it in words (WORKBOOKS.md, rule 5).

Equal cells are parsed once: a column of 100,000 cells costs as much as its different values.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from distributor_desk.core.dates import DayFirst, from_serial, parse_date
from distributor_desk.core.language import Text, plain
from distributor_desk.core.money import plain as without_zeros
from distributor_desk.core.numbers import from_float, parse_number
from distributor_desk.core.quantity import is_case_unit
from distributor_desk.spreadsheets.columns import Column, Kind, Packed
from distributor_desk.spreadsheets.raw import Cell, ErrorCell

Value = str | int | bool | Decimal | date | Packed | None


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that cannot be read; `open_date` when only its day and month order is unknown."""

    text: Text
    open_date: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A cell that was read with a change worth telling; `difference` is what rounding took or gave."""

    value: Value
    text: Text | None = None
    difference: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """How the cells of one column are to be taken."""

    day_order: DayFirst | None = None
    typed: bool = True
    since_1904: bool = False


Parsed = Value | Wrong | Remark
Parser = Callable[[Cell], Parsed]

_LARGEST_EXACT = 2.0**53
_MOST_DAYS = 1_000_000
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[eE]\+?\d{1,2}")
_WHOLE_FLOAT = re.compile(r"\d+\.0+")
_SPACE = re.compile(r"[\s_]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_DAYS = re.compile(
    r"[^\d]{0,6}(\d+(?:\.\d+)?)\s*(天|日|days?|d|个?月|months?|mo|m|年|years?|y|周|星期|weeks?|w)?.{0,4}"
)
_DAYS_EACH = {"月": 30, "m": 30, "年": 360, "y": 360, "周": 7, "星": 7, "w": 7}
_AT_ONCE = {
    "现结",
    "现金",
    "现付",
    "现款",
    "现款现货",
    "货到付款",
    "款到发货",
    "先款后货",
    "预付",
    "cash",
    "cod",
    "prepaid",
    "cashondelivery",
    "immediate",
    "advance",
}
_SOON = {"半月": 15, "半个月": 15, "半年": 180, "月结": 30, "周结": 7, "季结": 90}
_YES = {"是", "√", "✓", "✔", "true", "1", "y", "yes", "有", "对", "t", "启用", "on", "☑"}
_NO = {"否", "×", "✗", "✘", "false", "0", "n", "no", "无", "错", "f", "停用", "off", "x", "☐", "-"}
_PART = re.compile(r"([\d.,]+)\s*([^\d\s.,+\-?~]*)")  # `15瓶?` is a question, no quantity

NOT_A_NUMBER = Text("“{raw}”不是数字", "“{raw}” is not a number")
NOT_A_DATE = Text("“{raw}”不是日期", "“{raw}” is not a date")
OPEN_DATE = Text(
    "“{raw}”分不清是几月几日，请说明先写日还是先写月",
    "“{raw}” may be day/month or month/day; say which comes first",
)
DIGITS_LOST = Text(
    "“{raw}”是太大或带小数的数字，Excel 已经丢掉了几位，请把这一列设为文本后重填",
    "“{raw}” is a number that Excel could not keep exactly; format the column as text and enter it again",
)
FEWER_DIGITS = Text(
    "“{raw}”是科学计数法，末尾几位可能已经丢失，请核对",
    "“{raw}” is in scientific notation; its last digits may be lost, please check",
)
TOO_LONG = Text(
    "太长了（{length} 个字，最多 {most} 个）", "is too long ({length} characters, at most {most})"
)
NOT_YES_NO = Text("“{raw}”不是“是”或“否”，已留空", "“{raw}” is neither yes nor no; left empty")
UNKNOWN_CHOICE = Text("“{raw}”不在可选项中，{became}", "“{raw}” is not one of the choices; {became}")
LEFT_EMPTY = Text("已留空", "left empty")
BECAME_OTHER = Text("已记为“{other}”", "taken as “{other}”")


def parser(column: Column, manner: Manner | None = None) -> Parser:
    """What reads one cell of that column. A blank is None; an Excel error is Wrong."""
    read = _READERS[column.kind](column, manner or Manner())

    def parse(cell: Cell) -> Parsed:
        if type(cell) is float:
            return read(cell)
        if type(cell) is ErrorCell:
            return Wrong(cell.words)
        if type(cell) is str:
            cell = _CONTROL.sub("", cell).strip()
            if not cell:
                return None
        return read(cell)

    return parse


def _wrong(text: Text, cell: Cell) -> Wrong:
    return Wrong(text.with_(raw=str(cell)[:40]))


def _words(cell: Cell) -> str:
    """A cell as text: a whole float without its `.0`."""
    if isinstance(cell, str):
        return cell
    number = from_float(cell)
    return f"{without_zeros(number):f}" if number is not None else repr(cell)


def _plain_key(words: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", words)).casefold()


def _limited(column: Column, words: str) -> Parsed:
    if len(words) > column.most:
        return Wrong(TOO_LONG.with_(length=len(words), most=column.most))
    return words


def _text(column: Column, _manner: Manner) -> Parser:
    return lambda cell: _limited(column, _words(cell))


def _code(column: Column, manner: Manner) -> Parser:
    def read(cell: Cell) -> Parsed:
        if not isinstance(cell, str):
            if abs(cell) >= _LARGEST_EXACT or cell != int(cell):
                return _wrong(DIGITS_LOST, cell)
            return str(int(cell))
        if not manner.typed:
            if _WHOLE_FLOAT.fullmatch(cell):
                cell = cell.partition(".")[0]
            elif _SCIENTIFIC.fullmatch(cell):
                return Remark(f"{Decimal(cell):.0f}", FEWER_DIGITS.with_(raw=cell))
        return _limited(column, cell)

    return read


def _number(cell: Cell) -> Decimal | None:
    return parse_number(cell) if isinstance(cell, str) else from_float(cell)


def _decimals(places: int, *, told: bool) -> Callable[[Column, Manner], Parser]:
    """Numbers kept to so many decimals, rounded half up; `told` counts what rounding changed."""
    unit, scale, noise = Decimal(1).scaleb(-places), 10**places, Decimal("0.0000001")

    def make(_column: Column, _manner: Manner) -> Parser:
        def read(cell: Cell) -> Parsed:
            if type(cell) is float and -1e9 < cell < 1e9:
                whole = round(cell * scale)
                if whole / scale == cell:
                    return Decimal(whole).scaleb(-places)
            number = _number(cell)
            if number is None:
                return _wrong(NOT_A_NUMBER, cell)
            kept = number.quantize(unit, ROUND_HALF_UP)
            difference = kept - number
            return Remark(kept, difference=difference) if told and abs(difference) > noise else kept

        return read

    return make


def _money(column: Column, manner: Manner) -> Parser:
    return _decimals(2, told=True)(column, manner)


def _unit_price(column: Column, manner: Manner) -> Parser:
    read = _decimals(6, told=False)(column, manner)
    return lambda cell: _shortest(read(cell))


def _shortest(parsed: Parsed) -> Parsed:
    return without_zeros(parsed) if type(parsed) is Decimal else parsed


def _quantity(column: Column, manner: Manner) -> Parser:
    plainly = _decimals(3, told=False)(column, manner)

    def read(cell: Cell) -> Parsed:
        if isinstance(cell, str) and parse_number(cell) is None:
            return _packed(cell)
        return _shortest(plainly(cell))

    return read


def _packed(words: str) -> Parsed:
    """`1箱6瓶`, `2件` or `18瓶`: cases need the product's case size, so both are kept."""
    text = unicodedata.normalize("NFKC", words).strip()
    negative, rest = text.startswith("-"), text.lstrip("+-")
    parts = _PART.findall(rest)
    cases = pieces = Decimal(0)
    for digits, unit in parts:
        number = parse_number(digits)
        if number is None or "半" in unit:
            return _wrong(NOT_A_NUMBER, words)
        if is_case_unit(unit):
            cases += number
        else:
            pieces += number
    if not parts or _PART.sub("", rest).strip() or not all(is_case_unit(unit) for _, unit in parts[:-1]):
        return _wrong(NOT_A_NUMBER, words)
    sign = -1 if negative else 1
    return (
        Packed(sign * cases, sign * pieces) if any(is_case_unit(unit) for _, unit in parts) else sign * pieces
    )


def _integer(_column: Column, _manner: Manner) -> Parser:
    def read(cell: Cell) -> Parsed:
        number = _number(cell)
        if number is None or number != number.to_integral_value():
            return _wrong(NOT_A_NUMBER, cell)
        return int(number)

    return read


def _days(_column: Column, _manner: Manner) -> Parser:
    def read(cell: Cell) -> Parsed:
        if not isinstance(cell, str):
            whole = abs(cell) < _MOST_DAYS and cell == int(cell)
            return int(cell) if whole else _wrong(NOT_A_NUMBER, cell)
        key = _plain_key(cell)
        if key in _AT_ONCE:
            return 0
        if key in _SOON:
            return _SOON[key]
        match = _DAYS.fullmatch(key)
        if not match:
            return _wrong(NOT_A_NUMBER, cell)
        unit = (match[2] or "").removeprefix("个")
        days = Decimal(match[1]) * _DAYS_EACH.get(unit[:1], 1)
        return int(days) if days < _MOST_DAYS and days == int(days) else _wrong(NOT_A_NUMBER, cell)

    return read


def _percent(_column: Column, _manner: Manner) -> Parser:
    def read(cell: Cell) -> Parsed:
        number = parse_number(cell.rstrip("%％ ")) if isinstance(cell, str) else from_float(cell)
        if number is None:
            return _wrong(NOT_A_NUMBER, cell)
        return without_zeros(number.quantize(Decimal("0.0001"), ROUND_HALF_UP))

    return read


def _date(_column: Column, manner: Manner) -> Parser:
    def read(cell: Cell) -> Parsed:
        if not isinstance(cell, str):
            found = (
                from_serial(cell, since_1904=manner.since_1904)
                if cell < 100_000
                else parse_date(str(int(cell)))
            )
            return found or _wrong(NOT_A_DATE, cell)
        found = parse_date(cell, manner.day_order)
        if (
            found is None
            and (number := parse_number(cell)) is not None
            and number < 100_000
            and "," not in cell
        ):
            found = from_serial(float(number), since_1904=manner.since_1904)
        if found is not None:
            return found
        if manner.day_order is None and parse_date(cell, "day") and parse_date(cell, "month"):
            return Wrong(OPEN_DATE.with_(raw=cell[:40]), open_date=True)
        return _wrong(NOT_A_DATE, cell)

    return read


def _choice(column: Column, _manner: Manner) -> Parser:
    known: dict[str, str] = {}
    for choice in column.choices:
        for words in (choice.key, choice.text.zh, choice.text.en, *choice.also, choice.screen or choice.key):
            known.setdefault(_plain_key(words), choice.key)
    other = column.choice("other")
    became = BECAME_OTHER.with_(other=other.text) if other else LEFT_EMPTY

    def read(cell: Cell) -> Parsed:
        words = _words(cell)
        found = known.get(_plain_key(words))
        if found is not None:
            return found
        text = UNKNOWN_CHOICE.with_(raw=plain(words[:40]), became=became)
        return Remark(other.key if other else None, text)

    return read


def _yes_no(_column: Column, _manner: Manner) -> Parser:
    def read(cell: Cell) -> Parsed:
        key = _plain_key(_words(cell))
        if key in _YES or key in _NO:
            return key in _YES
        return Remark(None, NOT_YES_NO.with_(raw=plain(str(cell)[:40])))

    return read


_READERS: dict[Kind, Callable[[Column, Manner], Parser]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.PHONE: _code,
    Kind.MONEY: _money,
    Kind.UNIT_PRICE: _unit_price,
    Kind.QUANTITY: _quantity,
    Kind.INTEGER: _integer,
    Kind.DAYS: _days,
    Kind.PERCENT: _percent,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
}
