"""Settings: what a card declares can be set, is kept as one deed, printed without secrets, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from distributor_desk.core.language import Text
from distributor_desk.desktop import translate
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.print_dialog import PrintDialog
from distributor_desk.desktop.settings_window import SettingsWindow
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from distributor_desk.storage.settings import Setting, value_of
from distributor_desk.workflow.feature import Feature
from tests.features.at_desk import fill, form_of, pdf_words, press, save

CAP = Setting("tried.cap", Decimal(3), Text("退货上限", "Cap of returns"), unit="percent")
LEAST = Setting("tried.least", Decimal("7777.77"), Text("最低净利", "Least net"), unit="money", secret=True)
DAYS = Setting(
    "tried.days",
    60,
    Text("滞销天数", "Slow after"),
    unit="days",
    note=Text("天数", "counted from the last purchase"),
)
STRICT = Setting(key="tried.strict", default=True, text=Text("严格", "Strict"))
WORDS = Setting("tried.words", "先不表态", Text("说法", "Wording"))
RULES = (CAP, LEAST, DAYS, STRICT, WORDS)


@pytest.fixture
def desk(qapp: object, company: Company, store: QSettings) -> Iterator[Desk]:
    translate.install("en")
    made = Desk(
        company,
        (Feature("tried", Text("试房", "Tried"), settings=RULES), Feature("bare", Text("空", "Bare"))),
        "en",
        store,
    )
    yield made
    made.close()


@pytest.fixture
def settings(desk: Desk, qtbot: QtBot) -> Iterator[SettingsWindow]:
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    window = SettingsWindow(desk, over)
    window.show()
    qtbot.waitUntil(lambda: bool(window.fields) and desk.runner.idle)
    yield window
    over.close()


def kept(company: Company) -> list[object]:
    with company.read() as session:
        return [value_of(session, rule) for rule in RULES]


def test_a_page_for_each_room_that_has_rules(settings: SettingsWindow) -> None:
    assert [settings.pages.tabText(n) for n in range(settings.pages.count())] == [
        "Company and people",
        "Tried",
    ]
    assert settings.fields["tried"].values() == {
        "tried.cap": Decimal(3), "tried.least": Decimal("7777.77"), "tried.days": 60, "tried.strict": True,
        "tried.words": "先不表态",
    }  # fmt: skip


def test_what_is_set_is_kept_in_one_deed_and_taken_back(
    settings: SettingsWindow, company: Company, desk: Desk, qtbot: QtBot
) -> None:
    fields = settings.fields["tried"].editors
    fields["tried.cap"].put(Decimal("2.5"))
    fields["tried.days"].put(None)
    fields["tried.words"].put("再等几天")
    with qtbot.waitSignal(desk.done) as told:
        settings.save()
    assert told.args[0].en == "Change settings: Tried"
    assert kept(company) == [Decimal("2.5"), Decimal("7777.77"), 60, True, "再等几天"]
    undo.undo(company)
    assert kept(company) == [rule.default for rule in RULES]


def test_what_cannot_be_read_is_said_and_nothing_is_lost(settings: SettingsWindow, company: Company) -> None:
    fields = settings.fields["tried"]
    fields.editors["tried.cap"].line.setText("many")  # type: ignore[attr-defined]
    settings.save()
    assert settings.isVisible()
    assert settings.pages.currentIndex() == 1
    assert fields.problems["tried.cap"].text()
    assert kept(company) == [rule.default for rule in RULES]


def test_the_rules_are_printed_without_secrets(settings: SettingsWindow, qtbot: QtBot) -> None:
    settings.print_rules()
    dialog = settings.findChild(PrintDialog)
    assert isinstance(dialog, PrintDialog)
    qtbot.waitUntil(lambda: dialog.paper is not None, timeout=15_000)
    assert dialog.paper is not None
    said = pdf_words(dialog.paper.data)
    for words in ("Capofreturns3%", "Slowafter60days", "Strictyes", "先不表态", "江南饮料"):
        assert words in said
    assert "7777" not in said
    assert "Leastnet" not in said
    dialog.reject()


def test_a_person_is_added_and_sits_down(
    settings: SettingsWindow, company: Company, desk: Desk, qtbot: QtBot
) -> None:
    press(settings, "Add a person…", qtbot)
    form = form_of(settings, qtbot)  # type: ignore[arg-type]
    fill(form, name="小李")
    save(form, qtbot)
    people = settings.people
    qtbot.waitUntil(lambda: people.at_the_desk.count() == 2)
    people.at_the_desk.setCurrentIndex(1)
    people.at_the_desk.activated.emit(1)
    assert company.at_the_desk == people.at_the_desk.itemData(1)
    again = Desk(company, (), "en", desk.store)
    assert company.at_the_desk != 1
    again.close()


def test_another_name_is_kept_and_stands_above_the_window(
    settings: SettingsWindow, company: Company, qtbot: QtBot
) -> None:
    settings.people.name.setText("兴旺商贸")
    settings.people.name.editingFinished.emit()
    qtbot.waitUntil(lambda: company.name == "兴旺商贸" and settings._desk.runner.idle)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: "兴旺商贸" in settings.parentWidget().windowTitle())


def test_the_language_is_asked_for(settings: SettingsWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(settings.language_asked) as asked:
        settings.people.language.setCurrentIndex(0)
        settings.people.language.activated.emit(0)
    assert asked.args == ["zh"]
