"""The row above a list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from distributor_desk.core.language import Text, plain
from distributor_desk.core.listing import Listing
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.filter_row import Filter, FilterRow
from distributor_desk.desktop.saved_filters import SavedFilters
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


def kept_row(desk: Desk, qtbot: QtBot, choices: tuple[Choice, ...] = GRADES) -> FilterRow:
    row = FilterRow(desk, (Filter("grade", Text("等级", "Grade"), choices),), key="tried")
    qtbot.addWidget(row)
    row.show()
    return row


def saved(row: FilterRow) -> SavedFilters:
    found = row.findChild(SavedFilters)
    assert isinstance(found, SavedFilters)
    return found


def actions(row: FilterRow) -> list[str]:
    saved(row)._fill()
    return [action.text() for action in saved(row)._menu.actions() if action.text()]


def test_the_choices_of_the_last_sitting_are_there_again(desk: Desk, qtbot: QtBot) -> None:
    kept_row(desk, qtbot).choose("grade", "B")
    assert kept_row(desk, qtbot).listing() == Listing(filters={"grade": "B"})


def test_a_choice_that_is_offered_later_is_made_then(desk: Desk, qtbot: QtBot) -> None:
    kept_row(desk, qtbot).choose("grade", "B")
    row = kept_row(desk, qtbot, ())
    assert row.listing() == Listing()
    with qtbot.waitSignal(row.changed) as asked:
        row.set_choices("grade", GRADES)
    assert asked.args == [Listing(filters={"grade": "B"})]
    row.clear()
    assert kept_row(desk, qtbot).listing() == Listing()


def test_a_filter_is_kept_under_a_name_chosen_again_and_removed(desk: Desk, qtbot: QtBot) -> None:
    row = kept_row(desk, qtbot)
    assert actions(row) == ["Narrow the list first, then keep that under a name here."]
    row.put(Listing(words="hdd", filters={"grade": "B"}))
    saved(row)._fill()
    line = saved(row)._menu.actions()[-1].defaultWidget()  # type: ignore[attr-defined]
    qtbot.keyClicks(line, "my shops")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    row.clear()
    again = kept_row(desk, qtbot)
    assert actions(again)[:2] == ["my shops", "Remove"]
    with qtbot.waitSignal(again.changed) as asked:
        saved(again)._menu.actions()[0].trigger()
    assert asked.args == [Listing(words="hdd", filters={"grade": "B"})]
    saved(again).drop("my shops")
    assert "my shops" not in actions(again)


def test_a_nameless_filter_is_not_kept(desk: Desk, qtbot: QtBot) -> None:
    row = kept_row(desk, qtbot)
    row.choose("grade", "A")
    saved(row).keep("  ")
    assert saved(row).kept() == {}


def test_a_narrow_row_goes_on_in_a_second_line_and_cuts_no_words(desk: Desk, qtbot: QtBot) -> None:
    filters = [Filter(f"f{n}", Text("条件", f"Filter number {n}")) for n in range(4)]
    row = FilterRow(desk, filters, key="tried")
    qtbot.addWidget(row)
    row.show()
    for width, lines in ((1200, 1), (420, 2)):
        row.resize(width, row.heightForWidth(width))
        qtbot.waitUntil(lambda width=width: row.width() == width)
        parts = [row.search, *row.combos.values()]
        assert len({part.y() for part in parts}) == lines
        assert all(part.geometry().right() < width for part in parts)
        assert all(combo.width() >= combo.sizeHint().width() for combo in row.combos.values())
    assert row.minimumSizeHint().width() < 300
