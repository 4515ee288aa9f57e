"""The claims with every item, out to a workbook (they only go out)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from distributor_desk.core.files import safe_name
from distributor_desk.core.language import Language, Text
from distributor_desk.core.progress import Progress
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.first_start import documents
from distributor_desk.desktop.seen import DONE, LAST_FOLDER
from distributor_desk.features.returns.sheet.taking import CLAIMS, claims_out
from distributor_desk.storage.database import Company


def ask_and_export(desk: Desk, parent: QWidget) -> None:
    """Ask for a file, then write it off this thread."""
    folder = Path(str(desk.remembered(LAST_FOLDER) or documents()))
    name = f"{safe_name(desk.say(CLAIMS))}-{desk.today().isoformat()}.xlsx"
    title = QCoreApplication.translate("ClaimsPage", "Export claims")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(folder / name), "Excel (*.xlsx)")
    if chosen:
        path = Path(chosen).with_suffix(".xlsx")
        desk.remember(LAST_FOLDER, str(path.parent))
        desk.runner.work(
            lambda progress: export_claims(desk.company, path, desk.language, progress),
            desk.tell,
            owner=parent,
        )


def export_claims(company: Company, path: Path, language: Language, progress: Progress) -> Text:
    """Write every item of every claim; says how many rows."""
    from distributor_desk.spreadsheets.writing import write_workbook

    with company.read() as session:
        sheet = claims_out(session, language)
    write_workbook(path, [sheet], language, progress)
    return DONE.with_(rows=len([*sheet.rows]), path=path.name)
