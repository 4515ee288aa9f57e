"""The papers and the export of the tab. The owner's copy is asked for in the very deed, and says so."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from distributor_desk.core.files import safe_name
from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.first_start import documents
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.features.key_accounts.queries.briefs import brief, comparison, owner_part
from distributor_desk.features.key_accounts.queries.contracts import contract_year
from distributor_desk.features.key_accounts.queries.ledger import Ledger
from distributor_desk.features.key_accounts.sheet.columns import COMPARISON
from distributor_desk.storage.people import name_of

BRIEF, COMPARE = Text("谈判备忘", "Negotiation brief"), Text("年度费用对比", "Year comparison")
DONE = Text("已导出 {rows} 行到“{path}”。", "{rows} {rows:row|rows} exported to “{path}”.")
LAST_FOLDER = "window/export_folder"


def show_brief(desk: Desk, parent: QWidget, contract: int, *, owner_copy: bool = False) -> PrintDialog:
    """The negotiation brief in the print dialog."""
    return _show(desk, parent, BRIEF, contract, owner_copy=owner_copy)


def show_comparison(desk: Desk, parent: QWidget, contract: int, *, owner_copy: bool = False) -> PrintDialog:
    """The year comparison in the print dialog."""
    return _show(desk, parent, COMPARE, contract, owner_copy=owner_copy)


def _show(desk: Desk, parent: QWidget, name: Text, contract: int, *, owner_copy: bool) -> PrintDialog:
    def produce(progress: Progress) -> Paper:
        from distributor_desk.features.key_accounts import document

        with desk.company.read() as session:
            found = contract_year(session, contract)
            content = brief(session, desk.company.name, found)
            secret = owner_part(session, found) if owner_copy else None
            who = name_of(session, desk.company.at_the_desk)
        make = document.brief_pdf if name is BRIEF else document.comparison_pdf
        return make(content, secret, desk.language, who, progress)

    dialog = PrintDialog(desk, parent, desk.say(name), produce)
    dialog.open()
    return dialog


def ask_and_export(desk: Desk, parent: QWidget, contract: int) -> None:
    """Ask for a file, then write the comparison as a workbook."""
    folder = Path(str(desk.remembered(LAST_FOLDER) or documents()))
    name = f"{safe_name(desk.say(COMPARE))}-{desk.today().isoformat()}.xlsx"
    chosen, _ = QFileDialog.getSaveFileName(parent, desk.say(COMPARE), str(folder / name), "Excel (*.xlsx)")
    if chosen:
        export_comparison(desk, contract, Path(chosen).with_suffix(".xlsx"))


def export_comparison(desk: Desk, contract: int, path: Path) -> None:
    """Write the year comparison; it has no column for a floor or a target."""
    desk.remember(LAST_FOLDER, str(path.parent))

    def task(progress: Progress) -> int:
        from distributor_desk.spreadsheets.writing import SheetOut, write_workbook

        with desk.company.read() as session:
            found = contract_year(session, contract)
            lines = comparison(session, found, Ledger(session, found.contract.retailer_id))
        rows = [
            (
                found.retailer, found.contract.year, x.line.subject.in_(desk.language), x.line.brand, x.line.charged,
                x.line.last_year, x.line.ask, x.last, x.wanted, x.change, x.change_percent, x.like_change,
                x.like_percent, x.is_new,
            )
            for x in lines
        ]  # fmt: skip
        write_workbook(path, [SheetOut(desk.say(COMPARE), COMPARISON, rows)], desk.language, progress)
        return len(rows)

    desk.runner.work(task, lambda rows: desk.tell(DONE.with_(rows=rows, path=path.name)))
