"""Draws the pictures of the README and of the gallery: every tab and page, and every printed page, in both languages.

The sample company is made for the day of its own data, so that the pictures change only when the program does.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from papers import PAPERS, Drawn
from PySide6.QtCore import QEventLoop, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from distributor_desk import register
from distributor_desk.core import dates
from distributor_desk.core.language import Language
from distributor_desk.core.progress import Progress
from distributor_desk.core.resources import resource
from distributor_desk.desktop import translate
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.settings_window import SettingsWindow
from distributor_desk.desktop.theme import Theme, follow_language
from distributor_desk.workflow.demo import make_demo

SIZE = QSize(1366, 768)
LANGUAGES: tuple[Language, ...] = ("zh", "en")
DEEPEST = 2
"""Pages within a page that are drawn as well."""


class Artist:
    """Draws one window in one language into a folder."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.folder, self.language = desk, folder, desk.language
        self.titles: dict[str, str] = {}
        self.window = MainWindow(desk)
        self.window.setFixedSize(SIZE)
        self.window.show()
        self.rest()

    def rest(self, until: Callable[[], bool] = lambda: True, longest_ms: int = 15000) -> None:
        """Let the window work until something holds and all is read, and a moment more for the painting."""
        loop, left, quiet = QEventLoop(), [longest_ms // 50], [0]
        timer = QTimer()

        def look() -> None:
            left[0] -= 1
            quiet[0] = quiet[0] + 1 if self.desk.runner.idle and until() else 0
            if quiet[0] > 6 or left[0] <= 0:
                loop.quit()

        timer.timeout.connect(look)
        timer.start(50)
        loop.exec()

    def draw_tabs(self) -> None:
        for feature in register.ROOMS:
            tab = self.window.show_tab(feature.key)
            if tab is None:
                continue
            for name, title in self.pages(tab, feature.key, self.desk.say(tab.title), 0):
                self.keep(self.window.grab(), name, title)

    def pages(self, within: QWidget, name: str, title: str, depth: int) -> Iterator[tuple[str, str]]:
        """What is in front now, then every further page of it, each with a name of its own and its title."""
        self.choose_something(within)
        yield name, title
        for number, pages in enumerate(_outermost(within) if depth < DEEPEST else ()):
            deeper = f"{name}-{'abc'[number]}"
            for place in range(pages.count()):
                if not pages.isTabVisible(place) or not pages.isTabEnabled(place):
                    continue
                pages.setCurrentIndex(place)
                self.choose_something(within)
                page, under = pages.widget(place), f"{title} › {pages.tabText(place)}"
                if place:
                    yield from self.pages(page, f"{deeper}{place + 1}", under, depth + 1)
                elif depth + 1 < DEEPEST:
                    inner = self.pages(page, f"{deeper}{place + 1}", under, depth + 1)
                    next(inner)  # it is on the picture already
                    yield from inner
            pages.setCurrentIndex(0)

    def choose_something(self, within: QWidget) -> None:
        """A list with nothing chosen shows an empty pane beside it."""
        self.rest()
        for table in within.findChildren(RecordTable):
            if table.isVisible() and table.model.total and table.current_id() is None:
                table.view.selectRow(0)
                self.rest()

    def draw_settings(self) -> None:
        settings = SettingsWindow(self.desk, self.window)
        settings.show()
        self.rest()
        for place in range(settings.pages.count()):
            settings.pages.setCurrentIndex(place)
            self.rest()
            title = f"{settings.windowTitle()} › {settings.pages.tabText(place)}"
            self.keep(settings.grab(), f"settings-{place + 1}", title)
        settings.close()

    def draw_papers(self) -> None:
        for name, open_ in PAPERS.items():
            drawn = Drawn(open_(self.window))
            self.rest(lambda drawn=drawn: drawn.ready)  # type: ignore[misc]
            if not drawn.ready:
                raise RuntimeError(f"the paper {name} was refused")
            title = {"zh": "纸", "en": "Paper"}[self.language]
            self.keep(drawn.picture(), f"paper-{name}", f"{title} › {drawn.dialog.windowTitle() or name}")
            drawn.close()

    def keep(self, picture: QPixmap | QImage, name: str, title: str) -> None:
        self.titles[name] = title
        image = picture.toImage() if isinstance(picture, QPixmap) else picture
        few, as_they_are = QImage.Format.Format_Indexed8, Qt.ImageConversionFlag.ThresholdDither
        small = image.convertToFormat(few, as_they_are)
        small.save(str(self.folder / f"{name}-{self.language}.png"), quality=0)


def _outermost(within: QWidget) -> list[QTabWidget]:
    found = [pages for pages in within.findChildren(QTabWidget) if pages.isVisible() and pages.count() > 1]
    return [
        pages
        for pages in found
        if not any(other is not pages and other.isAncestorOf(pages) for other in found)
    ]


def gallery(folder: Path, titles: list[dict[str, str]]) -> None:
    """One page that shows them all, Chinese beside English, in the order of the window."""
    lines = ["# Pictures", "", "Every tab and page, and every printed page, of the sample company.", ""]
    lines += ["Drawn by `packaging/pictures`.", ""]
    zh, en = titles
    for name in zh:
        lines += [
            f"## {zh[name]} · {en[name]}",
            "",
            f"| ![{zh[name]}]({name}-zh.png) | ![{en[name]}]({name}-en.png) |",
        ]
        lines += ["| --- | --- |", ""]
    (folder / "README.md").write_text("\n".join(lines), encoding="utf-8")


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    application = QApplication(sys.argv[:1])
    theme = Theme(application)
    day = date.fromisoformat(json.loads(resource("sample", "anchor.json").read_text("utf-8"))["today"])
    dates.today = lambda: day
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "示例公司.desk"
        company = make_demo(path, register.sheets(), day, Progress(), register.samples())
        titles = []
        for language in LANGUAGES:
            translate.install(language)
            follow_language()
            store = QSettings(str(Path(place) / f"{language}.ini"), QSettings.Format.IniFormat)
            desk = Desk(company, register.ROOMS, language, store, register.sheets)
            artist = Artist(desk, folder)
            artist.draw_tabs()
            artist.draw_settings()
            artist.draw_papers()
            titles.append(artist.titles)
            artist.window.hide()
            desk.close()
        company.close()
    gallery(folder, titles)
    del theme


if __name__ == "__main__":
    code = 1
    try:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else resource("pictures"))
        code = 0
    except Exception:  # noqa: BLE001  # whatever it is: without this end the threads would hold the process
        traceback.print_exc()
    os._exit(code)  # as the program leaves: see distributor_desk.__main__
