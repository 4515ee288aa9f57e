"""The page 库存与压货 as the owner works in it: stock, brands, the calculator, the offers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from distributor_desk.core import dates
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.features.stock import operations
from distributor_desk.features.stock.queries import lines
from distributor_desk.features.stock.tab import StockPage
from distributor_desk.storage.database import Company
from tests.features.at_desk import column, press, printed, settle, tab_of, words
from tests.features.conftest import Sit
from tests.features.stock.test_queries import SHEETS, TODAY
from tests.workflow.making import bring


@pytest.fixture
def window(sit: Sit, company: Company, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    bring(company, SHEETS)
    made = sit(company, "en")
    monkeypatch.setattr(dates, "today", lambda: TODAY)
    return made


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> StockPage:
    found: StockPage = tab_of(window, "products", qtbot).page("stock")
    settle(window.desk, qtbot)
    return found


def type_offer(page: StockPage, qtbot: QtBot, **typed: str) -> None:
    fields = page.calculator.fields
    assert fields is not None
    combo = fields.editors["brand"].combo  # type: ignore[attr-defined]
    combo.setCurrentIndex(combo.findText("甜水"))
    settle(page.desk, qtbot)
    for key, said in typed.items():
        fields.editors[key].line.setText(said)  # type: ignore[attr-defined]


def test_stock_above_the_line_stands_first_and_says_so(page: StockPage, qtbot: QtBot) -> None:
    assert column(page.table, "name") == ["薯片", "可乐", "雪碧", "瓜子"]
    assert column(page.table, "standing") == ["no sales", "above the line", "within", ""]
    assert column(page.table, "cover") == ["", "0.6", "0.5", ""]
    assert (
        "All stock ¥130.00, cover 0.65 (red line 0.50): above the line. 1 products with sales"
        in page.whole.text()
    )
    page.which.setCurrentIndex(1)
    settle(page.desk, qtbot)
    assert column(page.table, "name") == ["可乐"]


def test_an_offer_is_weighed_while_it_is_typed(page: StockPage, qtbot: QtBot) -> None:
    """甜水: 110 in stock, 200 a month, the shortest life 180 days. Pay 400 at 5 %, money 0.8 % a month.

    Gain 20; holding 400 × 0.8 % × (0.55 + 2 ÷ 2) = 4.96; 6 months sell 1200: nothing expires.
    20 − 4.96 = 15.04; cover (110 + 400) ÷ 200 = 2.55; break-even 1.24 %.
    """
    type_offer(page, qtbot, amount="400", rate="5")
    assert "On paper ¥15.04 remains, but cover after it is 2.55" in page.calculator.verdict.words.text()
    said = words(page.calculator.facts)
    for figure in (
        "0.6 months",
        "2.0 months",
        "¥20.00",
        "-¥4.96",
        "¥15.04",
        "1.24%",
        "2.55 (above the red line of 0.50)",
    ):
        assert figure in said, figure
    type_offer(page, qtbot, rate="1")
    assert "A loss of ¥0.96" in page.calculator.verdict.words.text()
    type_offer(page, qtbot, rate="abc")
    assert "Enter brand, amount and rate" in page.calculator.verdict.words.text()


def test_the_three_answers_are_texts_that_one_may_change(page: StockPage, qtbot: QtBot) -> None:
    type_offer(page, qtbot, amount="400", rate="5")
    calculator = page.calculator
    calculator.answer.setCurrentIndex(calculator.answer.findData("red_line_first"))
    assert "no more than 0.50 of a month's sales" in calculator.words.toPlainText()
    calculator.answer.setCurrentIndex(calculator.answer.findData("delay"))
    assert calculator.answer_by.date().toPython() == date(2026, 3, 31)
    calculator.words.setPlainText("Later, my friend.")
    type_offer(page, qtbot, amount="500")
    assert calculator.words.toPlainText() == "Later, my friend.", "own words stay while the figures move"


def test_an_offer_is_kept_opened_again_printed_and_taken_back(
    page: StockPage, window: MainWindow, qtbot: QtBot
) -> None:
    type_offer(page, qtbot, amount="400", rate="5")
    calculator = page.calculator
    calculator.answer.setCurrentIndex(calculator.answer.findData("delay"))
    calculator.words.setPlainText("Later, my friend.")
    press(calculator, "Keep this offer", qtbot)
    qtbot.waitUntil(lambda: column(page.offers, "brand") == ["甜水"])
    assert column(page.offers, "verdict") == ["above the line"]
    press(calculator, "New calculation", qtbot)
    assert calculator.words.toPlainText() == ""
    offer_id = page.offers.model.row_at(0).id  # type: ignore[union-attr]
    window.desk.open_record("stock", -offer_id)
    settle(window.desk, qtbot)
    assert calculator.words.toPlainText() == "Later, my friend."
    assert calculator.fields is not None
    assert calculator.fields.values()["stock_value"] == 110
    press(calculator, "Print the answer…", qtbot)
    dialog, said = printed(window, qtbot)
    assert "Later,myfriend." in said
    assert "110" not in said
    dialog.reject()
    window.undo_menu.undo.trigger()
    qtbot.waitUntil(lambda: page.offers.model.total == 0)


def test_a_product_is_opened_from_elsewhere(page: StockPage, window: MainWindow, qtbot: QtBot) -> None:
    page.which.setCurrentIndex(1)
    settle(window.desk, qtbot)
    chips = 3
    window.desk.open_record("stock", chips)
    settle(window.desk, qtbot)
    assert page.table.current_id() == chips


def test_an_offer_stands_in_the_calculator_though_the_page_was_never_seen(
    window: MainWindow, qtbot: QtBot
) -> None:
    with window.desk.company.read() as session:
        brand = next(i for i, name in lines.brands(session) if name == "甜水")
    figures = {
        "amount": "400",
        "rate": "0.05",
        "stock_value": "110",
        "monthly_cost": "200",
        "money_rate": "0.008",
    }
    values = {key: Decimal(figure) for key, figure in figures.items()} | {"brand_id": brand, "date": TODAY}
    offer_id, _ = operations.keep_offer(window.desk.company, None, values)
    settle(window.desk, qtbot)
    window.desk.open_record("stock", -offer_id)
    settle(window.desk, qtbot)
    page: StockPage = tab_of(window, "products", qtbot).page("stock")
    fields = page.calculator.fields
    assert fields is not None
    qtbot.waitUntil(lambda: fields.values()["amount"] == 400)
    assert page.calculator.offer_id == offer_id
