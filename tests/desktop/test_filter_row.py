"""The row above a list."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from distributor_desk.core.language import Text, plain
from distributor_desk.core.listing import Listing
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.filter_row import Filter, FilterRow
from distributor_desk.spreadsheets.columns import Choice
from tests.desktop.tried_room import GRADES


def row_of(desk: Desk, qtbot: QtBot) -> FilterRow:
    row = FilterRow(desk, (Filter("grade", Text("等级", "Grade"), GRADES),))
    qtbot.addWidget(row)
    row.show()
    return row


def test_typing_asks_once_when_it_pauses(desk: Desk, qtbot: QtBot) -> None:
    row = row_of(desk, qtbot)
    asked: list[Listing] = []
    row.changed.connect(asked.append)
    qtbot.keyClicks(row.search, "hdd ")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [Listing(words="hdd")]


def test_a_choice_narrows_and_show_all_takes_it_back(desk: Desk, qtbot: QtBot) -> None:
    row = row_of(desk, qtbot)
    assert row.combos["grade"].itemText(0) == "Grade: all"
    with qtbot.waitSignal(row.changed) as asked:
        row.choose("grade", "B")
    assert asked.args == [Listing(filters={"grade": "B"})]
    assert row._clear.isVisible()
    with qtbot.waitSignal(row.changed) as asked:
        row.clear()
    assert asked.args == [Listing()]
    assert not row._clear.isVisible()


def test_new_choices_keep_what_is_chosen_while_it_is_there(desk: Desk, qtbot: QtBot) -> None:
    row = row_of(desk, qtbot)
    row.choose("grade", "B")
    row.set_choices("grade", [*GRADES, Choice("C", plain("C"))])
    assert row.listing().filters == {"grade": "B"}
    with qtbot.waitSignal(row.changed):
        row.set_choices("grade", [Choice("C", plain("C"))])
    assert row.listing() == Listing()
