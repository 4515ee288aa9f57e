"""An English company speaks English only: every page of every tab, every list, the forms, the choices, the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QTabWidget,
    QTreeWidget,
    QWidget,
)  # fmt: skip
from pytestqt.qtbot import QtBot

from distributor_desk import register
from distributor_desk.core.language import Language
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.desktop.settings_window import SettingsWindow
from distributor_desk.features.visits import document
from distributor_desk.features.visits.document.card import blank_card
from distributor_desk.features.visits.queries import cards
from distributor_desk.printing.blocks import Ticks
from distributor_desk.printing.fonts import faces
from distributor_desk.printing.layout import set_blocks
from distributor_desk.printing.page import Page
from distributor_desk.printing.setting import LEADING, SIZES, Setting
from distributor_desk.spreadsheets.columns import Column
from distributor_desk.storage.database import Company, create_company
from distributor_desk.workflow.rules_page import rules_page
from tests.features.at_desk import TODAY, own_words, pdf_words, settle, tab_of
from tests.features.conftest import Sit
from tests.features.test_both_languages import BY_ROOM, CHINESE, FIGURES
from tests.workflow.making import bring


@pytest.fixture
def english(tmp_path: Path) -> Iterator[Company]:
    """A new company that nobody has written Chinese into."""
    with create_company(tmp_path / "Jiangnan.desk", "Jiangnan Drinks", "en") as made:
        yield made


@pytest.fixture
def english_window(english: Company, sit: Sit) -> MainWindow:
    return sit(english, "en")


def everything(widget: QWidget) -> list[str]:
    """What a part of the window says, also what stands on pages and in menus that are not in front."""
    found = own_words(widget)
    for one in [widget, *widget.findChildren(QWidget)]:
        if isinstance(one, (QLabel, QAbstractButton)):
            found.append(one.text())
        if isinstance(one, (QLineEdit, QPlainTextEdit)):
            found.append(one.placeholderText())
        if isinstance(one, QGroupBox):
            found.append(one.title())
        if isinstance(one, QTabWidget):
            found += [one.tabText(place) for place in range(one.count())]
        if isinstance(one, QTableWidget):
            heads = [one.horizontalHeaderItem(n) for n in range(one.columnCount())]
            found += [head.text() for head in heads if head]
        if isinstance(one, QTreeWidget):
            found += [one.headerItem().text(n) for n in range(one.columnCount())]
        if isinstance(one, RecordTable):
            found.append(one.title.en if one.title else "")
        for action in one.findChildren(QAction):
            found += [action.text(), action.toolTip()]
    return [said for said in found if said]


def chinese(words: list[str]) -> list[str]:
    return sorted(
        {said for said in words if CHINESE.search(said)} - {"中文"}
    )  # the way to the other language


def through(widget: QWidget, window: MainWindow, qtbot: QtBot) -> list[str]:
    """All words of a tab: each page is brought to the front, so that it is made."""
    found: list[str] = []
    for pages in widget.findChildren(QTabWidget):
        for place in range(pages.count()):
            pages.setCurrentIndex(place)
            settle(window.desk, qtbot)
            found += everything(widget)
    return found or everything(widget)


@pytest.mark.parametrize("key", BY_ROOM)
def test_no_page_of_an_empty_english_company_has_a_chinese_word(
    english_window: MainWindow, qtbot: QtBot, key: str
) -> None:
    tab = tab_of(english_window, key, qtbot)
    words = through(tab, english_window, qtbot)
    assert len(words) >= 5
    assert chinese(words) == []


def test_neither_have_its_frame_its_menus_and_its_settings(english_window: MainWindow, qtbot: QtBot) -> None:
    window = SettingsWindow(english_window.desk, english_window)
    qtbot.addWidget(window)
    settle(english_window.desk, qtbot)
    assert chinese(everything(english_window)) == []
    assert chinese(everything(window)) == []
    assert english_window.desk.company.at_the_desk is not None


def columns() -> list[Column]:
    return [column for sheet in register.sheets() for column in sheet.kind.columns]


def test_the_window_says_words_where_the_english_workbook_has_a_code() -> None:
    choices = [choice for column in columns() for choice in column.choices]
    assert len(choices) > 50
    assert [
        choice.key for choice in choices if "_" in choice.shown.en or CHINESE.search(choice.shown.en)
    ] == []
    basis = next(column for column in columns() if column.key == "basis")
    assert (basis.said("net_amount", "en"), basis.shown("net_amount", "en")) == ("net_amount", "net sales")
    assert basis.shown("net_amount", "zh") == "净销售额"


def test_no_heading_note_or_setting_has_a_chinese_word_in_english() -> None:
    said = [column.text.en for column in columns()]
    said += [column.note.en for column in columns() if column.note]
    said += [setting.text.en for room in register.ROOMS for setting in room.settings]
    assert chinese(said) == []


def test_english_visit_sheets_and_rules_have_no_chinese_word(english: Company) -> None:
    bring(english, FIGURES, name="1")
    printed: dict[str, Any] = {"blank": document.blank_card_pdf("en", "Owner")}
    with english.read() as session:
        found = cards.sheets(session, english.name, TODAY, route="301")
        assert found[0].shops
        printed["sheets"] = document.pdf(found, "en", "Owner")
        printed["daily"] = document.daily_report_pdf(found, "en", "Owner")
        printed["rules"] = rules_page(session, english.name, register.ROOMS, "en", TODAY)
    for name, paper in printed.items():
        words = pdf_words(paper.data)
        assert re.search("[A-Za-z]{3}", words), name
        assert not CHINESE.search(words), name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_eight_steps_take_three_lines_so_that_two_shops_fit_a_page(language: Language) -> None:
    """An English card that is a line longer than a Chinese one takes a page for itself."""
    (steps,) = [block for block in blank_card(language)[0].blocks[0].blocks if isinstance(block, Ticks)]  # type: ignore[union-attr]
    (piece,) = set_blocks(
        (steps,), Setting(faces(), 800.0, latin=language == "en"), Page(title="").width - 10
    )
    assert piece.height <= 3 * SIZES["small"] * LEADING + 0.1
