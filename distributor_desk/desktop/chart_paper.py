"""A chart out of the window: on paper with its numbers, or its numbers as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from distributor_desk.core.files import safe_name
from distributor_desk.core.language import plain
from distributor_desk.core.numbers import parse_number
from distributor_desk.core.progress import Progress
from distributor_desk.desktop import messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.seen import DONE, LAST_FOLDER, NUMBERING
from distributor_desk.printing.charts import Chart, numbers
from distributor_desk.spreadsheets.columns import Column, Kind


def may_leave(parent: QWidget) -> bool:
    """Ask before a chart of margins or costs goes on paper or into a file."""
    return messages.ask(
        parent,
        QCoreApplication.translate(
            "ChartPaper",
            "This chart shows margins or costs. It is the owner's copy and must not leave the house.",
        ),
        yes=QCoreApplication.translate("ChartPaper", "Make the owner's copy"),
        no=QCoreApplication.translate("ChartPaper", "Leave it"),
    )


def show_paper(desk: Desk, parent: QWidget, chart: Chart) -> None:
    """The chart and its numbers in the print dialog."""
    from distributor_desk.desktop.print_dialog import Paper, PrintDialog

    def produce(progress: Progress) -> Paper:
        from distributor_desk.printing import blocks
        from distributor_desk.printing.page import Page
        from distributor_desk.printing.rendering import render

        headings, rows = numbers(chart)
        columns = tuple(
            blocks.TableColumn(heading, 2.0 if place == 0 else 1.0, "right" if place else "left")
            for place, heading in enumerate(headings)
        )
        table = blocks.Table(columns, tuple(blocks.Row(row) for row in rows), zebra=True)
        page = Page(
            chart.title,
            numbering=desk.say(NUMBERING),
            printed=f"{desk.company.name}    {desk.today().isoformat()}",
        )
        return render([blocks.ChartBlock(chart), blocks.Spacer(), table], page, desk.language, progress)

    PrintDialog(desk, parent, chart.title, produce).open()


def ask_and_export(desk: Desk, parent: QWidget, chart: Chart) -> None:
    """Ask for a file, then write the numbers off this thread."""
    from PySide6.QtWidgets import QFileDialog

    from distributor_desk.desktop.first_start import documents

    folder = Path(str(desk.remembered(LAST_FOLDER) or documents()))
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        QCoreApplication.translate("ChartPaper", "Save the numbers"),
        str(folder / f"{safe_name(chart.title)}.xlsx"),
        QCoreApplication.translate("ChartPaper", "Workbooks (*.xlsx)"),
    )
    if chosen:
        export(desk, chart, Path(chosen).with_suffix(".xlsx"))


def export(desk: Desk, chart: Chart, path: Path) -> None:
    """The numbers as they are seen; the workbook is whole or not there."""
    desk.remember(LAST_FOLDER, str(path.parent))

    def task(progress: Progress) -> int:
        from distributor_desk.spreadsheets.writing import SheetOut, write_workbook

        columns, rows = _sheet(chart)
        write_workbook(path, [SheetOut(safe_name(chart.title)[:30], columns, rows)], desk.language, progress)
        return len(rows)

    desk.runner.work(task, lambda rows: desk.tell(DONE.with_(rows=f"{rows:,}", path=path.name)))


def _sheet(chart: Chart) -> tuple[list[Column], list[list[Any]]]:
    """Columns and rows; a column whose cells are all figures holds numbers that a spreadsheet can add up."""
    headings, rows = numbers(chart)
    columns, values = list[Column](), list[list[Any]]()
    for place, heading in enumerate(headings):
        cells = [row[place] for row in rows]
        figures = [parse_number(cell) if cell else None for cell in cells]
        known = all(figure is not None for figure, cell in zip(figures, cells, strict=True) if cell)
        as_number = place > 0 and known
        columns.append(Column(str(place), plain(heading), Kind.UNIT_PRICE if as_number else Kind.TEXT))
        values.append([*figures] if as_number else [*cells])
    return columns, [list(row) for row in zip(*values, strict=True)]
