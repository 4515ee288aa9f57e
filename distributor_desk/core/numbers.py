"""Numbers as people write them: `1,234.50`, `￥12`, `（500）`, `12-`, `1.2万`, `=12*38.5`."""

from __future__ import annotations

import ast
import operator
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

_NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?([eE][-+]?\d{1,3})?")
_TIMES = {"万": Decimal(10_000), "千": Decimal(1_000), "亿": Decimal(100_000_000)}
_WORDS = re.compile(r"(?i)^(rmb|cny|人民币|[¥$€£])|(元整|元|rmb|cny)$")
_DEEDS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
LARGEST = Decimal(10) ** 12


def parse_number(words: str) -> Decimal | None:
    """The number that is written, or None. Brackets and a trailing minus are negative."""
    text = unicodedata.normalize("NFKC", words).strip().replace(" ", "")
    if text.startswith("(") and text.endswith(")"):
        inner = parse_number(text[1:-1])
        return -abs(inner) if inner is not None else None
    if text.endswith("-") and len(text) > 1:
        inner = parse_number(text[:-1])
        return -inner if inner is not None else None
    sign = "-" if text.startswith("-") else ""
    text = (
        sign + _WORDS.sub("", _WORDS.sub("", text.lstrip("-")))
        if sign
        else _WORDS.sub("", _WORDS.sub("", text))
    )
    times = _TIMES.get(text[-1:])
    if times is not None:
        text = text[:-1]
    if not any(c.isdigit() for c in text) or not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text.replace(",", ""))
    number = number * times if times is not None else number
    return number if abs(number) < LARGEST else None


def from_float(value: float) -> Decimal | None:
    """A spreadsheet's float by its shortest repr; None for what is no number."""
    try:
        number = Decimal(repr(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < LARGEST else None


def parse_typed(words: str) -> Decimal | None:
    """`parse_number`, and also a small sum such as `=12*38.5` typed into a form."""
    text = unicodedata.normalize("NFKC", words).strip()
    if not text.startswith("=") or len(text) > 200:
        return parse_number(text)
    try:
        tree = ast.parse(text[1:].replace("×", "*").replace("÷", "/"), mode="eval")
        number = _worked_out(tree.body)
    except (SyntaxError, ValueError, ArithmeticError, RecursionError):
        return None
    return number if number.is_finite() and abs(number) < LARGEST else None


def _worked_out(node: ast.expr) -> Decimal:
    if (
        isinstance(node, ast.Constant)
        and isinstance(node.value, (int, float))
        and not isinstance(node.value, bool)
    ):
        return Decimal(repr(node.value))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_worked_out(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in _DEEDS:
        return _DEEDS[type(node.op)](_worked_out(node.left), _worked_out(node.right))
    raise ValueError
