"""A chart's numbers as a workbook, and the chart on paper."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from distributor_desk.desktop import chart_paper, messages
from distributor_desk.desktop.chart_view import ChartView
from distributor_desk.desktop.desk import Desk
from distributor_desk.printing.charts import BarChart, Series

CHART = BarChart("Share: by brand / all", ("甜水", "脆脆"), (Series("%", (Decimal("62.5"), None)),))


def test_the_numbers_go_into_a_workbook_as_they_are_seen(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "numbers.xlsx"
    with qtbot.waitSignal(desk.told):
        chart_paper.export(desk, CHART, path)
    book = load_workbook(path)
    rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    assert rows == [[None, "%"], ["甜水", 62.5], ["脆脆", None]]
    book.close()


@pytest.mark.parametrize(("owner_only", "asked"), [(True, 1), (False, 0)])
def test_only_an_owners_chart_asks(
    desk: Desk,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    owner_only: bool,
    asked: int,
) -> None:
    questions, made = list[str](), list[object]()
    monkeypatch.setattr(messages, "ask", lambda _over, question, **_buttons: questions.append(question))
    view = ChartView(desk, owner_only=owner_only)
    qtbot.addWidget(view)
    view._carry_out(lambda _desk, _over, chart: made.append(chart))
    assert made == [], "there is nothing to print yet"
    view.show_chart(CHART)
    view._carry_out(lambda _desk, _over, chart: made.append(chart))
    assert len(questions) == asked
    assert made == ([] if owner_only else [CHART])
