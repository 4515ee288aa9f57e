"""What stands in a workbook before anything is understood: sheets of raw cells, kept column by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from distributor_desk.core.language import Text

Cell = str | float | int
Merged = tuple[int, int, int, int]

FORMULA_WITHOUT_VALUE = "="


class ErrorCell(str):
    """A cell that holds no value: an Excel error (`#N/A`), or `=` for a formula never worked out.

    Unequal to the plain text of the same letters, so that a name written `#N/A` stays a name.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ErrorCell) and str(self) == str(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(("error", str(self)))

    @property
    def words(self) -> Text:
        if str(self) == FORMULA_WITHOUT_VALUE:
            return Text(
                "是没有结果的公式，请用 Excel 打开、保存后再导入",
                "is a formula without a result; open and save the file in Excel, then import again",
            )
        return Text("是 Excel 错误 {error}", "is an Excel error ({error})").with_(error=str(self))


class Rows(Sequence[list[Cell]]):
    """The rows of a sheet, made when they are asked for."""

    def __init__(self, columns: list[list[Cell]], count: int) -> None:
        self._columns, self._count = columns, count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # the two shapes of a sequence
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._count))]
        if not -self._count <= index < self._count:
            raise IndexError(index)
        return [column[index] for column in self._columns]

    def __iter__(self) -> Iterator[list[Cell]]:
        return map(list, zip(*self._columns, strict=True))


@dataclass(slots=True)
class RawSheet:
    """One sheet. `columns[j][i]` stands in sheet row `i + 1` and sheet column `first_column + j`.

    A blank is `''`. `hidden_rows` and `merged` (first row, first column, last row, last column) are in
    sheet numbers, from 1. `beyond` counts rows that follow a gap of more than 50 empty rows and were left
    out. `typed` is False for text files, where a number is known by its letters only. `percent` holds the
    places (row, column) of cells that are formatted as per cent. `origins` holds the file's row of each row of
    a sheet that was turned (see matrix).
    """

    name: str
    columns: list[list[Cell]] = field(default_factory=list)
    first_column: int = 1
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[Merged, ...] = ()
    beyond: int = 0
    typed: bool = True
    since_1904: bool = False
    percent: frozenset[tuple[int, int]] = frozenset()
    origins: Sequence[int] = ()

    @property
    def height(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    @property
    def rows(self) -> Rows:
        return Rows(self.columns, self.height)

    def row(self, index: int) -> list[Cell]:
        return [column[index] for column in self.columns]


@dataclass(slots=True)
class Workbook:
    """A file that was read. `encoding_sure` is False where a text file's encoding was a guess.

    `fallback` says that the second reader was needed.
    """

    name: str
    sha256: str
    sheets: list[RawSheet]
    encoding: str | None = None
    encoding_sure: bool = True
    fallback: bool = False
