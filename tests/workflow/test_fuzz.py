"""Sheets and files that nobody would write: each is taken or refused in words, and every row is accounted for."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from distributor_desk import register
from distributor_desk.core.errors import DeskError
from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets.heading_words import load_synonyms
from distributor_desk.spreadsheets.raw import ErrorCell, RawSheet, Workbook
from distributor_desk.storage.database import Company
from distributor_desk.workflow import importing
from distributor_desk.workflow.answers import Answers
from distributor_desk.workflow.drafting import drafts, memory_of
from distributor_desk.workflow.importing import Matched, in_order
from distributor_desk.workflow.looking import look
from distributor_desk.workflow.mending import groups
from distributor_desk.workflow.sheets import ImportOptions
from tests.workflow.making import adds_up, bring, save

CELLS: list[Any] = [
    "", "", "", "甲", "乙店", "惠多多超市（麻岗店）", "可乐", "K1", "P1", "0012", 1.0, 2.5, -3.0, 0.0, 1e12, 45_000.0, 13800001111.0,
    6.9e12, "1箱6瓶", "1,234.50", "(12)", "12-", "￥5", "待定", "2026-03-01", "03/04/2026", "31/12/2026", "2026年3月1日", "20260301", "是", "×",
    "合计", "小计", "总计", "A", "合作", "商超", "退货", "赠品", "销售", ErrorCell("#N/A"), ErrorCell("="), "=1+1", "\u200b", "𬭎",
    "a" * 300, "x" * 3000, "-0", "1e400", "nan", "∞", "1箱", "半箱", "C536379", "Q1", "2026", 0.1 + 0.2, 1.005, -1e-9, "null",
]  # fmt: skip
MANY, FEW = 10_000, 120


def sheet(chance: random.Random, number: int) -> RawSheet:
    """A title or not, headings of one kind (some twice, some foreign), and rows of anything."""
    synonyms = load_synonyms()
    kind = chance.choice(sorted(synonyms))
    words = [said for key, said_all in synonyms[kind].items() if key not in "-!" for said in said_all[:3]]
    width = chance.randint(1, 9)
    headings = [chance.choice([*words, *words, "别的", "", "数量", "可乐"]) for _ in range(width)]
    if chance.random() < 0.7:
        needed = next(one.kind for one in register.sheets() if one.kind.key == kind)
        for place, column in enumerate(c for c in needed.columns if c.required):
            headings[place : place + 1] = [column.text.zh]
        width = len(headings)
    rows: list[list[Any]] = [["标题"] + [""] * (width - 1)] if chance.random() < 0.3 else []
    rows.append(headings)
    rows += [[chance.choice(CELLS) for _ in range(width)] for _ in range(chance.randint(0, 14))]
    columns = [list(column) for column in zip(*rows, strict=True)]
    hidden = (
        frozenset(chance.sample(range(1, len(rows) + 1), chance.randint(0, 2)))
        if len(rows) > 2
        else frozenset()
    )
    return RawSheet(f"表{number}", columns, hidden=chance.random() < 0.05, hidden_rows=hidden)


def answers(chance: random.Random) -> Answers:
    return Answers(
        day_order=chance.choice([None, "day", "month"]),
        turned=chance.choice([None, None, True, False]),
        with_hidden=chance.random() < 0.5,
        said={"tax": chance.choice(["included", "13"])},
        without=frozenset({chance.randint(1, 8)}),
        mends={(chance.randint(2, 6), chance.randint(0, 3)): str(chance.choice(CELLS))},
    )


def tried(company: Company, chance: random.Random) -> None:
    """One book through all that the window does with it: drafts, rehearsal, groups."""
    book = Workbook("表.xlsx", f"{chance.random()}", [sheet(chance, n) for n in range(chance.randint(1, 3))])
    kinds = register.sheets()
    said = {raw.name: answers(chance) for raw in book.sheets} if chance.random() < 0.5 else {}
    with company.read() as session:
        memory = memory_of(session, book)
    found = drafts(book, kinds, memory, said)
    matched = in_order([Matched(d.raw, d.match, d.ticked, d.answers) for d in found if d.match], kinds)
    walk_in = chance.choice([None, "散客"])
    options = ImportOptions(chance.random() < 0.7, walk_in, chance.random() < 0.3)
    looked = look(company, [(book, matched)], kinds, options, Progress())
    for result, fresh in zip(looked.sheets, looked.fresh, strict=True):
        assert adds_up(result), (book, result.counts)
        said_of = {row for group in groups(result, fresh) if group.hard for row in group.rows}
        assert len(said_of) == result.counts.rejected, (book, result.counts)
    if chance.random() < 0.2:
        booked = importing.run(company, book, matched, kinds, options, Progress())
        assert [s.counts.created for s in booked.sheets] == [s.counts.created for s in looked.sheets]


@pytest.fixture
def stocked(company: Company) -> Iterator[Company]:
    bring(
        company,
        {
            "客户": [["客户编号", "客户名称"], ["K1", "甲"], ["K2", "乙店"]],
            "商品": [["商品编号", "商品名称", "售价", "箱规"], ["P1", "可乐", 2, 12]],
        },
    )
    return company  # type: ignore[return-value]


def test_a_hundred_strange_books(stocked: Company) -> None:
    for seed in range(FEW):
        tried(stocked, random.Random(seed))


@pytest.mark.slow
def test_ten_thousand_strange_books(stocked: Company) -> None:
    for seed in range(FEW, MANY + FEW):
        tried(stocked, random.Random(seed))


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few changed, cut off, doubled or in another place."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(found))
        match chance.randrange(4):
            case 0:
                found[at] = chance.randrange(256)
            case 1:
                del found[at : at + chance.randint(1, 40)]
            case 2:
                found[at:at] = found[at : at + chance.randint(1, 40)]
            case _:
                del found[max(at, 20) :]
        if len(found) < 10:
            break
    return bytes(found)


def read_or_refused(path: Path) -> bool:
    try:
        importing.read(path, Progress())
    except DeskError as refused:
        if not refused.text.zh.endswith("。"):
            raise AssertionError(refused.text) from refused  # a sentence, not a fault
        return False
    return True


def files(folder: Path) -> list[Path]:
    lines = [["日期", "客户名称", "商品名称", "数量", "金额"], ["2026-03-01", "甲", "可乐", 2, 5]] * 3
    book = save(folder / "a.xlsx", {"销售": lines})
    text = folder / "a.csv"
    text.write_bytes("\n".join(",".join(map(str, line)) for line in lines).encode("gb18030"))
    return [book, text]


@pytest.mark.parametrize("count", [12, pytest.param(1_000, marks=pytest.mark.slow)])
def test_damaged_files_are_read_or_refused_in_words(tmp_path: Path, count: int) -> None:
    whole = files(tmp_path)
    seen = set()
    for seed in range(count):
        chance = random.Random(seed)
        source = chance.choice(whole)
        damaged = tmp_path / f"damaged{source.suffix}"
        damaged.write_bytes(mutated(source.read_bytes(), chance))
        seen.add(read_or_refused(damaged))
    assert seen == {True, False}
