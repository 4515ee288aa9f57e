"""A chart on the screen: it is drawn, drawn again when its size changes, and shows its numbers."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from distributor_desk.desktop.chart_view import ChartView
from distributor_desk.desktop.desk import Desk
from distributor_desk.printing.charts import BarChart, Series

MONTHS = BarChart("Net sales", ("Jan", "Feb"), (Series("2026", (Decimal(1200), Decimal("-30.5"))),))


def shown(desk: Desk, qtbot: QtBot) -> ChartView:
    view = ChartView(desk)
    qtbot.addWidget(view)
    view.resize(400, 240)
    view.show()
    view.show_chart(MONTHS)
    qtbot.waitUntil(lambda: not view.picture._image.isNull())
    return view


def test_the_bars_are_painted_in_the_first_colour(desk: Desk, qtbot: QtBot) -> None:
    view = shown(desk, qtbot)
    image = view.picture.grab().toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    assert "#0b5cad" in colours or "#7ab8ff" in colours


def test_a_larger_picture_is_drawn_anew_and_crisp(desk: Desk, qtbot: QtBot) -> None:
    view = shown(desk, qtbot)
    view.resize(700, 420)
    qtbot.waitUntil(lambda: view.picture._image.width() == view.picture.width())


def test_one_click_shows_the_numbers_and_one_the_chart(desk: Desk, qtbot: QtBot) -> None:
    view = shown(desk, qtbot)
    assert view.picture.accessibleName() == "Net sales: Jan 1,200; Feb -30.5"
    qtbot.mouseClick(view._toggle, Qt.MouseButton.LeftButton)
    assert view.table.isVisible()
    cells = [view.table.item(row, column).text() for row in range(2) for column in range(2)]  # type: ignore[union-attr]
    assert cells == ["Jan", "1,200", "Feb", "-30.5"]
    qtbot.mouseClick(view._toggle, Qt.MouseButton.LeftButton)
    assert view.picture.isVisible()


def test_nothing_is_shown_where_there_is_no_chart(desk: Desk, qtbot: QtBot) -> None:
    view = shown(desk, qtbot)
    view.show_chart(None)
    assert view.picture._image.isNull()
    assert view._toggle.isHidden()
    assert view.table.rowCount() == 0


def test_printing_and_export_can_be_seen_without_the_right_mouse_button(desk: Desk, qtbot: QtBot) -> None:
    view = shown(desk, qtbot)
    assert view._more.isVisible()
    menu = view._more.menu()
    assert [action.text() for action in menu.actions()] == ["Print this chart…", "Export its numbers…"]
    view.show_chart(None)
    assert view._more.isHidden()
