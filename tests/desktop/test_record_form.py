"""The form: checks as one types, keeps what was typed, hands over what was changed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text, plain
from distributor_desk.desktop import messages
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.form_fields import MOST_ROWS
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.spreadsheets.columns import Choice, Column, Kind

COLUMNS = (
    Column("name", Text("名称", "Name"), required=True, most=10),
    Column("amount", Text("金额", "Amount"), Kind.MONEY),
    Column("count", Text("数量", "Quantity"), Kind.QUANTITY),
    Column("every", Text("天数", "Days"), Kind.DAYS),
    Column("stop", Text("站", "Stop"), Kind.INTEGER),
    Column("share", Text("比例", "Share"), Kind.PERCENT),
    Column("day", Text("日期", "Day"), Kind.DATE),
    Column(
        "kind", Text("渠道", "Channel"), Kind.CHOICE, choices=(Choice("ka", Text("商超", "Supermarket")),)
    ),
    Column("boss", Text("能做主", "Decides"), Kind.YES_NO),
    Column("notes", Text("备注", "Notes"), most=2000),
)
BEFORE: dict[str, Any] = {"name": "惠多多", "amount": Decimal("12.50"), "day": date(2026, 5, 1), "kind": "ka"}


class Saved(list[dict[str, Any]]):
    """Remembers what was saved, or refuses."""

    refusal: DeskError | None = None

    def __call__(self, values: dict[str, Any]) -> int:
        if self.refusal:
            raise self.refusal
        self.append(values)
        return 7


@pytest.fixture(autouse=True)
def _discard(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the end of a test an unsaved form is closed without a question."""
    monkeypatch.setattr(messages, "ask", lambda *_words, **_buttons: True)


@pytest.fixture
def saved() -> Saved:
    return Saved()


def form_of(desk: Desk, qtbot: QtBot, saved: Saved, **more: Any) -> RecordForm:
    form = RecordForm(desk, Text("修改", "Change"), COLUMNS, BEFORE, saved, **more)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(form, before_close_func=lambda one: one.hide())
    form.show()
    return form


def type_in(form: RecordForm, key: str, words: str) -> None:
    form.fields.editors[key].line.setText(words)  # type: ignore[attr-defined]


def said(form: RecordForm, key: str) -> str:
    return form.fields.problems[key].text()


def test_only_changed_fields_are_saved_and_the_form_closes(desk: Desk, qtbot: QtBot, saved: Saved) -> None:
    form = form_of(desk, qtbot, saved)
    type_in(form, "amount", "1.2万")
    type_in(form, "count", "=12*38.5")
    type_in(form, "every", "2个月")
    type_in(form, "share", "12.5%")
    type_in(form, "day", f"{5}-2")
    form.fields.editors["boss"].tick.setChecked(True)  # type: ignore[attr-defined]
    with qtbot.waitSignal(form.saved) as answer:
        form.save()
    assert answer.args == [7]
    assert saved == [
        {
            "amount": Decimal("12000.00"),
            "count": Decimal("462.000"),
            "every": 60,
            "share": Decimal("12.5"),
            "day": date(desk.today().year, 5, 2),
            "boss": True,
        }
    ]
    qtbot.waitUntil(lambda: not form.isVisible())


def test_what_is_wrong_is_said_beside_the_field_while_one_types(
    desk: Desk, qtbot: QtBot, saved: Saved
) -> None:
    form = form_of(desk, qtbot, saved)
    for key, words, sentence in (
        ("name", "", "Please fill this in."),
        ("name", "a name that is too long", "at most 10"),
        ("amount", "12 apples", "Not a number"),
        ("stop", "1.5", "whole number"),
        ("day", "2026-02-30", "Not a date"),
        ("every", "soon", "not a number"),
    ):
        type_in(form, key, words)
        assert sentence in said(form, key)
    form.save()
    assert saved == []
    assert form.isVisible()
    type_in(form, "amount", "13")
    assert said(form, "amount") == ""


def test_a_refused_save_keeps_what_was_typed_and_says_why(desk: Desk, qtbot: QtBot, saved: Saved) -> None:
    saved.refusal = DeskError(Text("编号已被占用。", "The code is taken."))
    form = form_of(desk, qtbot, saved)
    type_in(form, "name", "新名字")
    form.save()
    qtbot.waitUntil(form.refusal.isVisible)
    assert form.refusal.words.text() == "The code is taken."
    assert form.fields.values()["name"] == "新名字"
    assert form.fields.isEnabled()
    saved.refusal = None
    with qtbot.waitSignal(form.saved):
        form.save()
    assert saved == [{"name": "新名字"}]


def test_nothing_changed_saves_nothing(desk: Desk, qtbot: QtBot, saved: Saved) -> None:
    form = form_of(desk, qtbot, saved)
    form.save()
    assert not form.isVisible()
    assert saved == []


def test_a_copy_is_saved_whole_even_when_nothing_was_typed(desk: Desk, qtbot: QtBot, saved: Saved) -> None:
    form = form_of(desk, qtbot, saved, fresh=True)
    with qtbot.waitSignal(form.saved):
        form.save()
    assert saved == [BEFORE]


def test_closing_asks_only_when_something_was_typed(
    desk: Desk, qtbot: QtBot, saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = iter([False, True])

    def ask(_parent: object, question: str, **_buttons: str) -> bool:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(messages, "ask", ask)
    untouched = form_of(desk, qtbot, saved)
    untouched.close()
    assert not untouched.isVisible()
    form = form_of(desk, qtbot, saved)
    type_in(form, "name", "x")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert form.fields.values()["name"] == "x"
    form.close()
    assert not form.isVisible()
    assert asked == ["What you typed is not saved yet."] * 2


def test_fields_that_do_not_fit_together_are_named(desk: Desk, qtbot: QtBot, saved: Saved) -> None:
    def check(values: Any) -> dict[str, Text]:
        return {"stop": plain("needs a route")} if values["stop"] else {}

    form = form_of(desk, qtbot, saved, check=check)
    type_in(form, "stop", "3")
    form.save()
    assert said(form, "stop") == "needs a route"
    assert saved == []


def test_leaving_a_field_shows_what_was_understood(desk: Desk, qtbot: QtBot, saved: Saved) -> None:
    form = form_of(desk, qtbot, saved)
    for key, words, shown in (("amount", "=100/3", "33.33"), ("day", "5月1日", f"{desk.today().year}-05-01")):
        line = form.fields.editors[key].line  # type: ignore[attr-defined]
        line.setText(words)
        line.editingFinished.emit()
        assert line.text() == shown


def form_with(desk: Desk, qtbot: QtBot, saved: Saved, fields: int) -> RecordForm:
    columns = [Column(f"c{n}", plain(f"Field {n}"), required=n == fields - 1) for n in range(fields)]
    form = RecordForm(desk, plain("many"), columns, {"c0": "x"}, saved)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(form, before_close_func=lambda one: one.hide())
    form.show()
    return form


def test_many_fields_stand_in_two_columns_of_at_most_eleven(desk: Desk, qtbot: QtBot, saved: Saved) -> None:
    form = form_with(desk, qtbot, saved, 21)
    heights = {editor.mapTo(form, editor.pos()).y() for editor in form.fields.editors.values()}
    assert len(heights) == MOST_ROWS
    assert form.fields.sizeHint().width() <= 900


def test_what_few_need_is_on_a_further_page_that_comes_forward_with_its_problem(
    desk: Desk, qtbot: QtBot, saved: Saved
) -> None:
    form = form_with(desk, qtbot, saved, 25)
    pages = form.fields.pages
    assert pages is not None
    assert [pages.tabText(place) for place in range(pages.count())] == ["Main", "More"]
    form.save()
    assert pages.currentIndex() == 1
    assert said(form, "c24") == "Please fill this in."


def test_suggestions_are_offered_in_the_middle_of_a_word(desk: Desk, qtbot: QtBot, saved: Saved) -> None:
    form = form_of(desk, qtbot, saved, suggestions={"name": ["城东线", "城西线"]})
    completer = form.fields.editors["name"].line.completer()  # type: ignore[attr-defined]
    completer.setCompletionPrefix("西")
    assert completer.completionCount() == 1


def test_each_field_has_an_accessible_name_and_problem(desk: Desk, qtbot: QtBot, saved: Saved) -> None:
    form = form_of(desk, qtbot, saved)
    type_in(form, "amount", "x")
    target = form.fields.editors["amount"].target
    assert target.accessibleName() == "Amount"
    assert "Not a number" in target.accessibleDescription()


def test_a_tall_field_makes_no_gap_in_the_other_column(desk: Desk, qtbot: QtBot, saved: Saved) -> None:
    columns = (
        *(Column(f"left{n}", plain(f"L{n}")) for n in range(6)),
        Column("notes", plain("Notes"), most=2000),
        *(Column(f"right{n}", plain(f"R{n}")) for n in range(5)),
    )
    form = RecordForm(desk, Text("修改", "Change"), columns, {}, saved, yes="Approve")
    qtbot.addWidget(form)
    form.show()
    tops = [form.fields.editors[f"left{n}"].y() for n in range(6)]
    assert len({second - first for first, second in pairwise(tops)}) == 1
    assert form._save_button.text() == "Approve"


def test_a_figure_says_what_it_counts(desk: Desk, qtbot: QtBot, saved: Saved) -> None:
    form = form_of(desk, qtbot, saved)

    def unit(key: str) -> list[str]:
        return [label.text() for label in form.fields.editors[key].findChildren(QLabel)]

    assert (unit("every"), unit("share"), unit("amount")) == (["days"], ["%"], [])


@pytest.mark.parametrize("count", [MOST_ROWS, 2 * MOST_ROWS, 3 * MOST_ROWS])
def test_a_form_with_long_names_fits_the_smallest_screen(desk: Desk, qtbot: QtBot, count: int) -> None:
    """1366 points wide at 150 %: 910."""
    name = Text("很长的名称", "A name that takes a whole sentence to be said, with (a remark) behind it")
    columns = [Column(f"f{n}", name, required=True) for n in range(count)]
    form = RecordForm(desk, Text("修改", "Change"), columns, {}, lambda _values: None)
    qtbot.addWidget(form)
    form.show()
    assert form.width() <= 900


def test_in_two_columns_what_is_wrong_stands_under_the_field(desk: Desk, qtbot: QtBot) -> None:
    columns = [Column(f"f{n}", Text("名", f"Field {n}"), required=not n) for n in range(MOST_ROWS + 1)]
    form = RecordForm(desk, Text("修改", "Change"), columns, {}, lambda _values: None, fresh=True)
    qtbot.addWidget(form)
    form.show()
    problem = form.fields.problems["f0"]
    assert problem.isHidden()
    form.save()
    assert problem.isVisible()
    assert problem.text() == "Please fill this in."
    assert problem.geometry().top() >= form.fields.editors["f0"].geometry().bottom()
    type_in(form, "f0", "some")
    assert problem.isHidden()
