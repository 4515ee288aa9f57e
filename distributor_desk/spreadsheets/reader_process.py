"""The reader: a process of its own, started bare, that turns one file into marshalled chunks on a pipe.

It imports nothing of the house: a hostile or damaged file can cost this process, never the window.
Messages are four bytes of length and a marshalled tuple: ("encoding", name, sure), ("fallback",),
("sheet", name, hidden, merged, first column), ("rows", columns), ("end", rows after a long
gap), ("done",) or ("error", why, detail). Cells are '' / str / float / int; dates are ISO text, yes and
no are TRUE and FALSE. `main` takes the file, what it is (xlsx, xlsb, xls, ods, html or text), and the encoding
of a text where the person says it.
"""

from __future__ import annotations

import gc
import marshal
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

MEMORY = 1536 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 1_048_576, 256, 10_000_000
MOST_MERGED = 5_000
GAP = 50  # empty rows after which a table has ended
_CHUNK = 10_000
_PLAIN = {str, float, int}
_DELIMITERS = ",\t;|"
Row = list[Any]


class Refused(Exception):  # noqa: N818  # (why, detail): a word the parent knows, and what fills its sentence
    """The file is understood and not wanted."""


def _send(*message: Any) -> None:
    data = marshal.dumps(message)
    out = sys.stdout.buffer
    out.write(len(data).to_bytes(4, "little"))
    out.write(data)
    out.flush()


def _said(value: Any) -> str | float | int:
    """Dates as ISO text, yes and no as words, nothing as ''."""
    kind = type(value)
    if kind in _PLAIN:
        return value  # type: ignore[no-any-return]
    if value is None:
        return ""
    if kind is bool:
        return "TRUE" if value else "FALSE"
    if kind.__name__ == "datetime":
        day = value.date().isoformat()
        return str(value.isoformat(timespec="seconds") if value.time().isoformat() != "00:00:00" else day)
    return str(value.isoformat() if hasattr(value, "isoformat") else value)


def _column(cells: Iterable[Any]) -> Row:
    """One column of a chunk; equal texts are made one object, which marshal then sends once."""
    column = list(cells)
    kinds = set(map(type, column))
    if not kinds <= _PLAIN:
        memo: dict[Any, Any] = {}
        column = [cell if type(cell) in _PLAIN else _once(cell, memo) for cell in column]
    elif str not in kinds:
        return column
    texts: dict[Any, Any] = {}
    return list(map(texts.setdefault, column, column))


def _once(cell: Any, memo: dict[Any, Any]) -> Any:
    key = (type(cell), cell)
    if key not in memo:
        memo[key] = _said(cell)
    return memo[key]


class Sender:
    """Sends sheets row by row, and holds the caps on rows, columns and cells."""

    def __init__(self) -> None:
        self.cells = 0
        self.beyond = 0

    def sheet(
        self,
        name: str,
        rows: Iterator[Row],
        *,
        hidden: bool = False,
        merged: Any = (),
        first_column: int = 1,
    ) -> None:
        _send("sheet", name, hidden, merged, first_column)
        self.beyond, sent = 0, 0
        rows = self._until_gap(rows)
        while chunk := list(islice(rows, _CHUNK)):
            width = max(map(len, chunk))
            if width > MOST_COLUMNS and (width := _used(chunk)) > MOST_COLUMNS:
                raise Refused("columns", name)
            chunk = [row if len(row) == width else (row + [""] * width)[:width] for row in chunk]
            self.cells += width * len(chunk)
            sent += len(chunk)
            if self.cells > MOST_CELLS or sent > MOST_ROWS:
                raise Refused("cells", name)
            _send("rows", [_column(cells) for cells in zip(*chunk, strict=True)])
        _send("end", self.beyond)

    def _until_gap(self, rows: Iterator[Row]) -> Iterator[Row]:
        empty = 0
        for row in rows:
            if any(row) or any(cell == 0 for cell in row):
                empty = 0
            else:
                empty += 1
                if empty > GAP:
                    self.beyond = sum(any(row) for row in rows)
                    return
            yield row


def _used(rows: list[Row]) -> int:
    """How many columns hold anything."""
    return max(
        (index + 1 for row in rows for index, cell in enumerate(row) if cell not in ("", None)), default=0
    )


def read_with_calamine(path: str, sender: Sender) -> None:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(path)
    for place, about in enumerate(book.sheets_metadata):
        if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_index(place)
        merged = [
            (a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in (sheet.merged_cell_ranges or ())[:MOST_MERGED]
        ]
        hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
        column = (sheet.start or (0, 0))[1] + 1  # rows are handed out from row 1, columns from the first used
        sender.sheet(about.name, sheet.iter_rows(), hidden=hidden, merged=merged, first_column=column)


def read_with_openpyxl(path: str, sender: Sender) -> None:
    import openpyxl

    with open(path, "rb") as file:  # noqa: PTH123  # a bare process imports as little as it can
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = (
                [("" if cell is None else cell) for cell in row] for row in sheet.iter_rows(values_only=True)
            )
            sender.sheet(sheet.title, rows, hidden=sheet.sheet_state != "visible")


def read_workbook(path: str, sender: Sender, *, zipped: bool) -> None:
    """By calamine; a zipped workbook that it refuses gets a second chance."""
    try:
        read_with_calamine(path, sender)
    except (MemoryError, Refused):
        raise
    except BaseException as error:  # a Rust panic is no Exception
        if type(error).__name__ == "PasswordError":
            raise Refused("password", "") from error
        if not zipped:
            raise
        _send("fallback")
        read_with_openpyxl(path, Sender())


def decoded(data: bytes, wanted: str = "") -> tuple[str, str, bool]:
    """The text of a file, the name of its encoding, and whether that is sure.

    What is `wanted`, else a byte order mark, else strict UTF-8, else GB18030 (sure when its characters are
    everyday ones).
    """
    if wanted:
        return data.decode(wanted, "replace").removeprefix("\ufeff"), wanted, True
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace"), name, True
    if b"\x00" in data[:4_000]:
        name = "utf-16-le" if data[1:200:2].count(0) > data[0:200:2].count(0) else "utf-16-be"
        return _sane(data.decode(name, "replace")), name, True
    for name in ("utf-8", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        return _sane(text), name, name == "utf-8" or _everyday(text)
    return _sane(data.decode("cp1252", "replace")), "cp1252", False


def _sane(text: str) -> str:
    """Text that people wrote; what is full of control characters is no text."""
    head = text[:4_000]
    if sum(character < " " and character not in "\t\n\r\x0b\x0c" for character in head) > len(head) // 100:
        raise Refused("foreign", "")
    return text


def _everyday(text: str) -> bool:
    """Whether most Chinese characters are of the 3,755 everyday ones: else the guess was wrong."""
    chinese = [c for c in text[:200_000] if ord(c) > 0x7F][:5_000]
    common = 0
    for character in chinese:
        code = character.encode("gb2312", "ignore")
        common += len(code) == 2 and (0xB0 <= code[0] <= 0xD7 or 0xA1 <= code[0] <= 0xA3)
    return common >= 0.85 * len(chinese)


def delimiter_of(text: str) -> str:
    """The character that cuts the first lines into the most even number of parts."""
    import csv

    lines = [line for line in text[:200_000].splitlines()[:200] if line.strip()][:60]
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        wide = [width for width in widths if width > 1]
        if not wide:
            continue
        usual = max(set(wide), key=lambda width: (wide.count(width), width))
        score = widths.count(usual) / len(widths) + min(usual, 20) / 1_000
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _unwrapped(cell: str) -> str:
    """What programs put around digits and signs so that Excel leaves them alone: `="001"`, `'=`, a tab."""
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 2:
        return cell[2:-1]
    if cell[:1] == "'" and cell[1:2] in "=+-@＝＋－\t\r\n" and len(cell) > 1:
        return cell[1:]
    return cell.strip("\t")


def read_text(path: str, sender: Sender, wanted: str = "") -> None:
    import csv
    import io

    csv.field_size_limit(1_000_000)
    with open(path, "rb") as file:  # noqa: PTH123
        text, name, sure = decoded(file.read(), wanted)
    _send("encoding", name, sure)
    first = text[:20].partition("\n")[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:
        delimiter, text = first[4], text.partition("\n")[2]
    else:
        delimiter = delimiter_of(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        sender.sheet("", (_trimmed([_unwrapped(cell) for cell in row]) for row in rows))
    except csv.Error as error:
        raise Refused("foreign", str(error)) from error


def _trimmed(row: Row) -> Row:
    while row and row[-1] == "":
        row.pop()
    return row


def read_html(path: str, sender: Sender, wanted: str = "") -> None:
    """Tables of a page that a program named .xls; the charset of its own heading counts."""
    import re

    with open(path, "rb") as file:  # noqa: PTH123
        data = file.read()
    said = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:4_000])
    text, name, sure = decoded(data, wanted)
    if said and not sure:
        name, sure = said[1].decode("ascii"), True
        text = data.decode(name, "replace")
    _send("encoding", name, sure)
    tables = _tables(text)
    if not tables:
        raise Refused("foreign", "")
    for number, (rows, merged) in enumerate(tables, 1):
        sender.sheet("" if len(tables) == 1 else f"Table {number}", iter(rows), merged=merged)


def _tables(text: str) -> list[tuple[list[Row], list[tuple[int, int, int, int]]]]:
    """The tables that hold anything, each with the cells that reach over others (rows and columns from 1)."""
    from html.parser import HTMLParser

    class Tables(HTMLParser):
        def __init__(self) -> None:
            super().__init__(convert_charrefs=True)
            self.tables: list[list[Row]] = []
            self.merged: list[list[tuple[int, int, int, int]]] = []
            self.cell: list[str] | None = None
            self.span, self.down = 1, 0
            self.held: dict[int, int] = {}  # column → the last row that a cell above reaches down to

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "table" or (tag in ("tr", "td", "th") and not self.tables):
                self._close()
                self.tables.append([])
                self.merged.append([])
                self.held = {}
            if tag == "tr":
                self._close()
                self.tables[-1].append([])
            elif tag in ("td", "th"):
                self._close()
                self.span = _span(dict(attrs).get("colspan"), MOST_COLUMNS)
                self.down = _span(dict(attrs).get("rowspan"), MOST_ROWS) - 1
                self.cell = []
            elif tag == "br" and self.cell is not None:
                self.cell.append("\n")

        def handle_endtag(self, tag: str) -> None:
            if tag in ("td", "th", "tr", "table"):
                self._close()

        def handle_data(self, data: str) -> None:
            if self.cell is not None:
                self.cell.append(data)

        def _close(self) -> None:
            if self.cell is not None:
                if not self.tables[-1]:
                    self.tables[-1].append([])
                said = "".join(self.cell).replace("\xa0", " ").strip()
                row, number = self.tables[-1][-1], len(self.tables[-1])
                while self.held.get(len(row), 0) >= number:
                    row.append("")
                if (self.down or self.span > 1) and len(self.merged[-1]) < MOST_MERGED:
                    place = len(row) + 1
                    self.merged[-1].append((number, place, number + self.down, place + self.span - 1))
                if self.down:
                    self.held |= dict.fromkeys(range(len(row), len(row) + self.span), number + self.down)
                row.extend([_unwrapped(said), *[""] * (self.span - 1)])
                self.cell = None

    parser = Tables()
    parser.feed(text)
    parser.close()
    both = zip(parser.tables, parser.merged, strict=True)
    return [(rows, merged) for rows, merged in both if any(chain.from_iterable(rows))]


def _span(said: str | None, most: int) -> int:
    return max(1, min(int(said), most)) if said and said.isdecimal() and len(said) < 10 else 1


def _cap_memory() -> bool:
    """Whether the system lets a process be held to its share; Windows does not."""
    try:
        import resource
    except ImportError:
        return False
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return True


def main(argv: list[str]) -> int:
    gc.disable()
    _cap_memory()
    path, what, wanted = (*argv, "")[:3]
    try:
        if what == "text":
            read_text(path, Sender(), wanted)
        elif what == "html":
            read_html(path, Sender(), wanted)
        else:
            read_workbook(path, Sender(), zipped=what == "xlsx")
        _send("done")
    except MemoryError:
        _send("error", "memory", "")
    except Refused as refused:
        _send("error", *refused.args)
    except BrokenPipeError:
        return 1
    except BaseException as error:  # noqa: BLE001  # whatever it is, the parent says it in a sentence
        _send("error", "unreadable", f"{type(error).__name__}: {error}"[:300])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
