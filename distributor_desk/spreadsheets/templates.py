"""Blank workbooks to fill in: headings, required ones marked, lists to choose from, and a sheet of notes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from distributor_desk.core.files import write_whole
from distributor_desk.core.language import Language, Text
from distributor_desk.core.resources import resource
from distributor_desk.spreadsheets import xlsx_file as xlsx
from distributor_desk.spreadsheets.columns import Column, Kind, SheetKind
from distributor_desk.spreadsheets.writing import heading_row
from distributor_desk.spreadsheets.xlsx_file import Layout, XlsxFile, put_text

NOTES = Text("填写说明", "How to fill in")
_TITLES = (
    Text("工作表", "Sheet"),
    Text("列标题", "Heading"),
    Text("必填", "Required"),
    Text("怎么填", "What to write"),
    Text("例一", "Example 1"),
    Text("例二", "Example 2"),
)
_YES = Text("必填", "required")
_HOW = {
    Kind.CODE: Text("文本，保留前面的 0", "text; leading zeros are kept"),
    Kind.PHONE: Text("电话，可写几个，用 / 隔开", "one or several numbers, separated by /"),
    Kind.MONEY: Text("金额，元", "an amount"),
    Kind.UNIT_PRICE: Text("单价，元", "a price for one unit"),
    Kind.QUANTITY: Text("数量，也可写 1箱6瓶", "a number, or 1 case 6 pcs"),
    Kind.INTEGER: Text("整数", "a whole number"),
    Kind.DAYS: Text("天数，也可写 12个月", "days, or 12 months"),
    Kind.PERCENT: Text("百分数，12.5 就是 12.5%", "a percentage: 12.5 is 12.5%"),
    Kind.DATE: Text("日期，如 2026-01-31", "a date such as 2026-01-31"),
    Kind.YES_NO: Text("是 或 否", "Yes or No"),
}
_ONE_OF = Text("任选：{choices}", "one of: {choices}")


def write_template(path: Path, kinds: Sequence[SheetKind], language: Language) -> None:
    """One empty sheet for each kind, and the notes with two examples for every column. Raises DeskError."""

    def produce(part: Path) -> None:
        with XlsxFile(part) as file:
            for kind in kinds:
                _write_blank(file, kind, language)
            _write_notes(file, kinds, language)

    write_whole(path, produce)


def _columns(kind: SheetKind) -> list[Column]:
    return [column for column in kind.columns if not column.import_only]


def _write_blank(file: XlsxFile, kind: SheetKind, language: Language) -> None:
    columns = _columns(kind)
    cells = [
        put_text(
            column.text.in_(language) + ("*" if column.required else ""),
            xlsx.REQUIRED if column.required else xlsx.HEADING,
        )
        for column in columns
    ]
    lists = {
        place: [choice.text.in_(language) for choice in column.choices]
        for place, column in enumerate(columns)
        if column.choices
    }
    lists |= {
        place: ["是", "否"] if language == "zh" else ["Yes", "No"]
        for place, column in enumerate(columns)
        if column.kind is Kind.YES_NO
    }
    styles = [xlsx.TEXT if column.kind in (Kind.CODE, Kind.PHONE) else xlsx.GENERAL for column in columns]
    widths = [max(10.0, 2.0 * len(column.text.in_(language)) + 4) for column in columns]
    file.sheet(kind.text.in_(language), [cells], Layout(widths, lists, filtered=False, column_styles=styles))


def _write_notes(file: XlsxFile, kinds: Sequence[SheetKind], language: Language) -> None:
    rows = [heading_row([title.in_(language) for title in _TITLES])]
    for kind in kinds:
        one, two = _examples(kind.key, language)
        for column in _columns(kind):
            said = (
                kind.text.in_(language),
                column.text.in_(language),
                _YES.in_(language) if column.required else "",
                _how(column, language),
                one.get(column.key, ""),
                two.get(column.key, ""),
            )
            rows.append([put_text(words, xlsx.NOTE) for words in said])
    file.sheet(NOTES.in_(language), rows, Layout([14, 18, 10, 52, 24, 24], {}, filtered=False))


def _how(column: Column, language: Language) -> str:
    parts = [column.note.in_(language)] if column.note else []
    if column.choices:
        separator = "、" if language == "zh" else ", "
        choices = separator.join(choice.text.in_(language) for choice in column.choices)
        parts.append(_ONE_OF.with_(choices=choices).in_(language))
    elif column.kind in _HOW:
        parts.append(_HOW[column.kind].in_(language))
    return ("；" if language == "zh" else "; ").join(parts)


@cache
def _all_examples() -> Mapping[str, Mapping[str, list[dict[str, str]]]]:
    found: Mapping[str, Mapping[str, list[dict[str, str]]]] = json.loads(
        resource("templates", "examples.json").read_text("utf-8")
    )
    return found


def _examples(kind: str, language: Language) -> tuple[dict[str, str], dict[str, str]]:
    rows = _all_examples().get(kind, {}).get(language, [])
    return (rows[0], rows[1]) if len(rows) > 1 else ({}, {})
