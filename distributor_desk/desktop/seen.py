"""A list as it is seen now, out to a workbook or to paper: its columns, its order, its filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from distributor_desk.core.errors import DeskError
from distributor_desk.core.files import safe_name
from distributor_desk.core.language import Text
from distributor_desk.core.listing import Listing, Row
from distributor_desk.core.progress import Progress
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.row_reading import all_rows
from distributor_desk.desktop.shown import NUMBERS, in_cell
from distributor_desk.desktop.table_source import TableSource
from distributor_desk.spreadsheets.columns import Column

if TYPE_CHECKING:
    from distributor_desk.printing.rendering import Rendered

MOST_PRINTED = 3000
TOO_MANY = Text(
    "有 {count} 行，太多了，不适合打印。请先筛选，或导出成表格。",
    "There are {count} rows, too many to print. Narrow the list first, or export it.",
)
ONLY_COSTS = Text(
    "现在只显示了进价、成本这样的列，它们不会被导出、打印或复制。请先显示别的列。",
    "Only costs are shown now, and they are never exported, printed or copied. Show another column first.",
)
OWNER_COPY = Text("老板专用：{title}", "Owner's copy: {title}")
DONE = Text("已导出 {rows} 行到“{path}”。", "{rows} {rows:row|rows} exported to “{path}”.")
NUMBERING = Text("第 {page} 页，共 {pages} 页", "page {page} of {pages}")
LAST_FOLDER = "window/export_folder"
_LANDSCAPE_FROM = 7


@dataclass(frozen=True, slots=True)
class Seen:
    """What a table shows: its name, its source and listing, and the columns from left to right.

    `columns` are a place in `Row.values`, the column, and its width on the screen. An `owner_copy` takes costs
    along and says so in its name; it is made only when the person asks for it in that very deed.
    """

    title: Text
    source: TableSource
    listing: Listing
    columns: tuple[tuple[int, Column, int], ...]
    owner_copy: bool = False

    def for_owner(self) -> Seen:
        """The same with its costs."""
        return replace(self, title=OWNER_COPY.with_(title=self.title), owner_copy=True)

    @property
    def outward(self) -> tuple[tuple[int, Column, int], ...]:
        """What may leave the house: costs stay on the screen. DeskError when nothing else is shown."""
        if self.owner_copy:
            return self.columns
        found = tuple(shown for shown in self.columns if not shown[1].owner_only)
        if not found:
            raise DeskError(ONLY_COSTS)
        return found


def ask_and_export(desk: Desk, parent: QWidget, seen: Seen) -> None:
    """Ask for a file, then write it off this thread."""
    from PySide6.QtWidgets import QFileDialog

    from distributor_desk.desktop.first_start import documents

    folder = Path(str(desk.remembered(LAST_FOLDER) or documents()))
    name = f"{safe_name(desk.say(seen.title))}-{desk.today().isoformat()}.xlsx"
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        QCoreApplication.translate("Seen", "Export what I see"),
        str(folder / name),
        QCoreApplication.translate("Seen", "Workbooks (*.xlsx)"),
    )
    if chosen:
        export(desk, seen, Path(chosen).with_suffix(".xlsx"))


def export(desk: Desk, seen: Seen, path: Path) -> None:
    """Write the rows as they are seen; the workbook is whole or not there."""
    desk.remember(LAST_FOLDER, str(path.parent))

    def task(progress: Progress) -> int:
        from distributor_desk.spreadsheets.writing import SheetOut, write_workbook

        rows = _rows(desk, seen)
        columns = [column for _, column, _ in seen.outward]
        values = [[row.values[place] for place, _, _ in seen.outward] for row in rows]
        sheet = SheetOut(desk.say(seen.title), columns, values)
        write_workbook(path, [sheet], desk.language, progress)
        return len(rows)

    desk.runner.work(task, lambda rows: desk.tell(DONE.with_(rows=f"{rows:,}", path=path.name)))


def show_paper(desk: Desk, parent: QWidget, seen: Seen) -> None:
    """The list in the print dialog."""
    from distributor_desk.desktop.print_dialog import PrintDialog

    PrintDialog(desk, parent, desk.say(seen.title), lambda progress: paper(desk, seen, progress)).open()


def paper(desk: Desk, seen: Seen, progress: Progress) -> Rendered:
    """The list as pages; DeskError when it is too long to be printed."""
    from distributor_desk.printing import blocks
    from distributor_desk.printing.page import A4, A4_LANDSCAPE, Page
    from distributor_desk.printing.rendering import render

    rows = _rows(desk, seen)
    if len(rows) > MOST_PRINTED:
        raise DeskError(TOO_MANY.with_(count=f"{len(rows):,}"))
    columns = [
        blocks.TableColumn(
            desk.say(column.text), share=width, align="right" if column.kind in NUMBERS else "left"
        )
        for _, column, width in seen.outward
    ]
    lines = [blocks.Row(_cells(desk, seen.outward, row)) for row in rows]
    title = desk.say(seen.title)
    page = Page(
        title,
        A4_LANDSCAPE if len(columns) >= _LANDSCAPE_FROM else A4,
        numbering=desk.say(NUMBERING),
        printed=f"{desk.company.name}    {desk.today().isoformat()}",
    )
    table = blocks.Table(tuple(columns), tuple(lines), zebra=True)
    return render([blocks.Title(title), table], page, desk.language, progress)


def _rows(desk: Desk, seen: Seen) -> list[Row]:
    with desk.company.read() as session:
        return all_rows(session, seen.source, seen.listing)


def _cells(desk: Desk, columns: Sequence[tuple[int, Column, int]], row: Row) -> tuple[str, ...]:
    return tuple(in_cell(row.values[place], column, desk.language) for place, column, _ in columns)
