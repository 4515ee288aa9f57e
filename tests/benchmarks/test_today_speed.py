"""Today and Products on a long ledger: to first rows against their own SQL run bare, and against a short ledger."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from ledgers import TODAY, ledger_company
from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QTableView, QWidget
from sqlalchemy import event

from distributor_desk import register
from distributor_desk.core import dates
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.tab import Tab
from distributor_desk.features.products.tab.goods import GoodsPage
from distributor_desk.features.today.tab import TodayTab
from distributor_desk.storage.database import Company

FRAME = 1 / 60
"""Seconds; where painting the whole tab once takes longer, that is a frame."""
BARE, SHORT = 1.5, 1.2
TIMES, ROUNDS = 9, 5
SHORT_LEDGER, LONG_LEDGER, MILLION = 10_000, 100_000, 1_000_000


@pytest.fixture(scope="module", params=[LONG_LEDGER, pytest.param(MILLION, marks=pytest.mark.slow)])
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    with ledger_company(tmp_path_factory.mktemp("ledger") / "long.desk", request.param) as company:
        company.lines = request.param  # type: ignore[attr-defined]
        yield company


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    with ledger_company(tmp_path_factory.mktemp("short") / "short.desk", SHORT_LEDGER) as company:
        yield company


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "today", lambda: TODAY)


@contextmanager
def shown(company: Company, make: Callable[[Desk], Tab], tmp_path: Path) -> Iterator[Tab]:
    """A tab on the screen, with everything read once."""
    store = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    desk = Desk(company, register.ROOMS, "zh", store, register.sheets)
    tab = make(desk)
    tab.resize(1280, 700)
    tab.show()
    until_first_rows(tab)
    yield tab
    tab.hide()
    tab.untie()
    desk.close()
    tab.deleteLater()


def until_first_rows(tab: Tab) -> float:
    """Seconds of work from asking to the first rows, painted; what follows is waited for, but not counted."""
    loop, took = QEventLoop(), list[float]()

    def stand() -> None:
        tab.repaint()
        took.append(time.process_time() - start)
        loop.quit()

    tab.arrived.connect(stand)
    start = time.process_time()
    tab.refresh()
    loop.exec()
    tab.arrived.disconnect(stand)
    while not tab.desk.runner.idle:
        loop.processEvents()
    return took[0]


@contextmanager
def heard(company: Company) -> Iterator[list[tuple[str, Any]]]:
    """The SQL that is run meanwhile, with its values."""
    said: list[tuple[str, Any]] = []

    def listen(_c: object, _cursor: object, statement: str, values: Any, *_more: object) -> None:
        if statement.lstrip().startswith("SELECT"):
            said.append((statement, values))

    event.listen(company._engine, "before_cursor_execute", listen)
    yield said
    event.remove(company._engine, "before_cursor_execute", listen)


def sql_of(company: Company, tab: Tab) -> list[tuple[str, Any]]:
    """What is asked of the file before the first rows stand."""
    with heard(company) as said:
        loop, count = QEventLoop(), list[int]()
        tab.arrived.connect(lambda: count.append(len(said)))
        tab.refresh()
        while not count or not tab.desk.runner.idle:
            loop.processEvents()
        tab.arrived.disconnect()
    return said[: count[0]]


def paint_whole(tab: Tab) -> None:
    """One frame of the tab: every part of it laid out and painted, as when rows come in; nothing is read."""
    for part in tab.findChildren(QWidget):
        if isinstance(part, QTableView):
            part.reset()
        part.update()
    tab.repaint()


def work_of(deed: Callable[[], object]) -> float:
    """Seconds of the processor that a deed takes: what else runs on the machine does not count."""
    start = time.process_time()
    deed()
    return time.process_time() - start


def least_of(deed: Callable[[], float]) -> float:
    """The shortest of some runs: another program on the machine only ever makes one longer."""
    return min(deed() for _ in range(TIMES))


@pytest.mark.benchmark
@pytest.mark.parametrize("make", [TodayTab, GoodsPage], ids=["today", "products"])
def test_first_rows_cost_little_more_than_their_sql(
    qapp: object,
    ledger: Company,
    make: Callable[[Desk], Tab],
    tmp_path: Path,
) -> None:
    """Held against the SQL alone that runs before the first rows stand; what other rooms add comes later."""
    with shown(ledger, make, tmp_path) as tab, closing(sqlite3.connect(ledger.path)) as raw:
        statements = sql_of(ledger, tab)
        assert statements

        def bare() -> float:
            return work_of(lambda: [raw.execute(sql, values).fetchall() for sql, values in statements])

        for _ in range(ROUNDS):
            ours = least_of(lambda: until_first_rows(tab))
            frame = max(FRAME, least_of(lambda: work_of(lambda: paint_whole(tab))))
            limit = BARE * least_of(bare) + frame
            if ours <= limit:
                break
    lines = ledger.lines  # type: ignore[attr-defined]
    print(f"{make.__name__} on {lines:,} lines: {ours * 1000:.1f} ms of {limit * 1000:.1f} ms")
    assert ours <= limit


@pytest.mark.benchmark
def test_today_is_as_fast_on_a_long_ledger_as_on_a_short_one(
    qapp: object, ledger: Company, short: Company, tmp_path: Path
) -> None:
    with shown(ledger, TodayTab, tmp_path) as long_tab, shown(short, TodayTab, tmp_path) as short_tab:
        ratios = []
        for _ in range(ROUNDS):
            pairs = [(until_first_rows(long_tab), until_first_rows(short_tab)) for _ in range(TIMES)]
            ratios.append(statistics.median(a / b for a, b in pairs))
            if ratios[-1] <= SHORT:
                break
    lines = ledger.lines  # type: ignore[attr-defined]
    print(f"today on {lines:,} lines: {min(ratios):.2f} × on {SHORT_LEDGER:,}")
    assert min(ratios) <= SHORT
