"""Draws the pictures of the README: every tab in both languages, and the first pages of the visit sheets.

The sample company is made for the day of its own data, so that the pictures change only when the program does.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from distributor_desk import register
from distributor_desk.core.language import Language
from distributor_desk.core.progress import Progress
from distributor_desk.core.resources import resource
from distributor_desk.desktop import translate
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.theme import Theme
from distributor_desk.features.visits import document
from distributor_desk.features.visits.queries import cards
from distributor_desk.workflow.demo import make_demo

SIZE = QSize(1366, 768)
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Dated(Desk):
    """A desk on the samples' own day."""

    day: date

    def today(self) -> date:
        return self.day


def wait(until: Callable[[], bool], longest_ms: int = 8000) -> None:
    """Let the window work until something holds (and a moment more, for what is painted after it)."""
    loop, left = QEventLoop(), [longest_ms // 50]
    timer = QTimer()

    def look() -> None:
        left[0] -= 1
        if until() or left[0] <= 0:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(50)
    loop.exec()


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    theme = Theme(application)
    day = date.fromisoformat(json.loads(resource("sample", "anchor.json").read_text("utf-8"))["today"])
    with tempfile.TemporaryDirectory() as place:
        company = make_demo(
            Path(place) / "示例公司.desk", register.sheets(), day, Progress(), register.samples()
        )
        for language in LANGUAGES:
            translate.install(language)
            store = QSettings(str(Path(place) / f"{language}.ini"), QSettings.Format.IniFormat)
            desk = Dated(company, register.ROOMS, language, store, register.sheets)
            desk.day = day
            show_tabs(desk, folder, language)
            with company.read() as session:
                found = cards.sheets(session, company.name, day)[:1]
            draw(document.pdf(found, language, "").data, folder / f"visit-sheet-{language}.png")
        company.close()
    del theme


def show_tabs(desk: Dated, folder: Path, language: str) -> None:
    window = MainWindow(desk)
    window.setFixedSize(SIZE)
    window.show()
    for feature in register.ROOMS:
        tab = window.show_tab(feature.key)
        if tab is not None:
            wait(lambda: False, 1500)
            wait(lambda: desk.runner.idle)
            window.grab().save(str(folder / f"{feature.key}-{language}.png"))
    window.hide()
    desk.close()


def draw(pdf: bytes, path: Path) -> None:
    """The first two pages side by side."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QPainter

    data, paper = QBuffer(), QPdfDocument()
    data.setData(QByteArray(pdf))
    data.open(QIODevice.OpenModeFlag.ReadOnly)
    paper.load(data)
    page = QSize(744, 1052)
    both = QImage(page.width() * 2 + 12, page.height(), QImage.Format.Format_RGB32)
    both.fill(0xFF808080)
    painter = QPainter(both)
    for number in range(min(2, paper.pageCount())):
        painter.fillRect(number * (page.width() + 12), 0, page.width(), page.height(), "white")
        painter.drawImage(number * (page.width() + 12), 0, paper.render(number, page))
    painter.end()
    both.save(str(path))
    paper.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else resource("pictures"))
    os._exit(0)  # as the program leaves: see distributor_desk.__main__
