"""What the ledger says on a customer's page."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.features.sales.form import MONTHS, TOP, SalesPanel
from distributor_desk.storage.database import Company
from tests.features.at_desk import TODAY, press, settle, words
from tests.workflow.making import bring

HEADINGS = ["日期", "类型", "客户名称", "商品名称", "数量", "金额"]


def shown(window: MainWindow, qtbot: QtBot, customer: int) -> SalesPanel:
    panel = SalesPanel(window.desk)
    qtbot.addWidget(panel)
    panel.show_customer(customer)
    settle(window.desk, qtbot)
    return panel


def facts(panel: SalesPanel) -> dict[str, str]:
    said = words(panel.facts).splitlines()
    return dict(zip(said[::2], said[1::2], strict=True))


def test_balance_last_order_and_net_of_returns(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot, 2)
    assert facts(panel) == {
        "Balance owed": "¥120.00",
        "Last order": "2026-02-20 (10 days ago)",
        "Net, last 90 days": "¥50.00",
        "Average order": "¥60.00",
    }


def test_a_customer_who_never_bought_has_neither_bars_nor_products(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot, 4)
    assert facts(panel) == {"Balance owed": "¥0.00", "Net, last 90 days": "¥0.00"}
    assert panel.bars.isHidden()
    assert panel.top.findChildren(type(panel.bars)) == []
    assert "Bought most" not in words(panel)


def test_thirteen_months_are_drawn_and_said(window: MainWindow, qtbot: QtBot, town: Company) -> None:
    bring(
        town,
        {"销售明细": [HEADINGS, ["2025-03-31", "销售", "惠多多超市", "可乐", 8, "12345.6"],
                  ["2025-02-28", "销售", "惠多多超市", "可乐", 8, 999]]},
    )  # fmt: skip
    panel = shown(window, qtbot, 2)
    months = panel.bars.accessibleName().split("; ")
    assert len(months) == MONTHS
    assert (months[0], months[-2], months[-1]) == ("2025-03 ¥12,345.60", "2026-02 ¥50.00", "2026-03 ¥0.00")
    press(panel, "Numbers", qtbot)
    assert panel.bars.isHidden()
    lines = [tuple(panel.months.item(row, n).text() for n in range(3)) for row in (0, 1, MONTHS - 1)]
    assert lines == [
        ("2026-03", "¥0.00", ""),
        ("2026-02", "¥50.00", "-¥10.00"),
        ("2025-03", "¥12,345.60", ""),
    ]
    press(panel, "Chart", qtbot)
    assert panel.bars._bars[0] == ("03", 12345.6, "12k")
    assert not panel.bars.grab().isNull()


def test_a_months_loss_is_drawn_below_the_line(window: MainWindow, qtbot: QtBot, town: Company) -> None:
    bring(town, {"销售明细": [HEADINGS, ["2026-01-05", "退货", "好邻居", "薯片", 2, 10]]})
    panel = shown(window, qtbot, 3)
    assert "2026-01 -¥10.00" in panel.bars.accessibleName()
    panel.bars.resize(390, 130)
    drawn = panel.bars.grab().toImage()
    accent = panel.palette().color(panel.palette().ColorRole.Accent).rgb()
    place = 10 * drawn.width() // MONTHS + drawn.width() // MONTHS // 2
    rows = [y for y in range(drawn.height()) if drawn.pixel(place, y) == accent]
    sold = 7 * drawn.width() // MONTHS + drawn.width() // MONTHS // 2
    above = [y for y in range(drawn.height()) if drawn.pixel(sold, y) == accent]
    assert rows
    assert above
    assert min(rows) >= max(above)


def test_the_most_bought_come_first_in_cases_and_pieces(
    window: MainWindow, qtbot: QtBot, town: Company
) -> None:
    day = (TODAY - timedelta(days=30)).isoformat()
    more = [[day, "销售", "惠多多超市", f"新品{n}", 1, 100 + n] for n in range(9)]
    bring(town, {"销售明细": [HEADINGS, *more]}, create_missing=True)
    panel = shown(window, qtbot, 2)
    said = words(panel.top).splitlines()
    assert len(said) == 2 * TOP
    assert said[:2] == ["¥108.00", "新品8  1"]
    panel = shown(window, qtbot, 1)
    few = words(panel.top).splitlines()
    assert few == ["¥120.00", "可乐  4 cs"]


def test_a_new_sale_is_seen_at_once(window: MainWindow, qtbot: QtBot, town: Company) -> None:
    panel = shown(window, qtbot, 2)
    panel.show()
    bring(town, {"销售明细": [HEADINGS, [TODAY.isoformat(), "销售", "惠多多超市", "可乐", 12, 30]]})
    qtbot.waitUntil(lambda: facts(panel).get("Last order") == "2026-03-02 (0 days ago)")
    assert facts(panel)["Balance owed"] == "¥150.00"
