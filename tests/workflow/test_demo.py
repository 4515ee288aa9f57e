"""The sample company: whole, up to today, with a round to walk on every working day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from distributor_desk import register
from distributor_desk.core.errors import DeskError
from distributor_desk.core.progress import Progress
from distributor_desk.core.resources import resource
from distributor_desk.features.sales.records import Payment, SalesLine
from distributor_desk.features.visits.queries import cards, days, ladder, plans
from distributor_desk.features.visits.records import Promise, Visit
from distributor_desk.storage import batches, checking
from distributor_desk.storage.database import Company
from distributor_desk.storage.taking_back import next_of
from distributor_desk.workflow.demo import make_demo, shift_to

TODAY = date(2031, 7, 16)  # a Wednesday, years after the samples were made


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    with make_demo(
        tmp_path_factory.mktemp("demo") / "demo.desk",
        register.sheets(),
        TODAY,
        Progress(),
        register.samples(),
    ) as made:
        yield made


def test_it_loads_without_a_refused_row(demo: Company) -> None:
    with demo.read() as session:
        sheets = [sheet for batch in batches.batches(session) for sheet in batch.sheets]
    assert {sheet.kind for sheet in sheets} == {sheet.kind.key for sheet in register.sheets()}
    for sheet in sheets:
        assert (sheet.created, sheet.rejected, sheet.updated) == (sheet.read, 0, 0), sheet.kind
    assert checking.check(demo, [room.check for room in register.ROOMS]) == []


def test_every_day_in_it_has_passed_and_the_last_was_this_week_or_the_one_before(demo: Company) -> None:
    with demo.read() as session:
        last = [session.scalar(select(func.max(r.date))) for r in (SalesLine, Payment, Visit)]
        first = session.scalar(select(func.min(SalesLine.date)))
    for day in last:
        assert day is not None
        assert TODAY - timedelta(days=14) <= day <= TODAY
    assert first is not None
    assert TODAY - first > timedelta(days=500), "eighteen months of sales"


def test_every_working_day_has_shops_to_visit(demo: Company) -> None:
    monday = TODAY - timedelta(days=TODAY.weekday())
    with demo.read() as session:
        for n in range(5):
            routes = days.routes_on(session, monday + timedelta(days=n))
            assert routes
            assert all(route.rep for route in routes)
            assert days.stops_on(session, [route.id for route in routes])


def test_some_promises_are_open_and_some_of_them_late(demo: Company) -> None:
    with demo.read() as session:
        dues = session.scalars(select(Promise.due).where(Promise.state == "open")).all()
        found = cards.sheets(session, demo.name, TODAY)
    late = [due for due in dues if due and due < TODAY]
    assert late
    assert len(late) < len(dues)
    assert any(shop.promises for sheet in found for shop in sheet.shops)
    assert max(len(shop.promises) for sheet in found for shop in sheet.shops) <= 6, "a card can hold them"


def test_cards_have_months_grids_and_balances(demo: Company) -> None:
    with demo.read() as session:
        shops = [shop for sheet in cards.sheets(session, demo.name, TODAY) for shop in sheet.shops]
    assert sum(bool(shop.grid) for shop in shops) > len(shops) / 2
    assert sum(bool(shop.balance) for shop in shops) > len(shops) / 2
    assert {shop.priority for shop in shops} == {"A", "B"}


def test_it_never_takes_the_place_of_a_file(demo: Company) -> None:
    with pytest.raises(DeskError, match="exists already"):
        make_demo(demo.path, register.sheets(), TODAY, Progress())


def test_a_demo_that_breaks_off_leaves_no_file(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(DeskError):
        make_demo(tmp_path / "demo.desk", register.sheets(), TODAY, progress)
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("after", range(7))
def test_the_shift_is_whole_weeks_and_never_into_the_future(after: int) -> None:
    anchor = date.fromisoformat(json.loads(resource("sample", "anchor.json").read_text("utf-8"))["today"])
    shift = shift_to(TODAY + timedelta(days=after))
    assert shift.days % 7 == 0
    assert timedelta() <= TODAY + timedelta(days=after) - (anchor + shift) < timedelta(days=7)


def test_visits_are_planned_and_some_shops_are_won_over_step_by_step(demo: Company) -> None:
    with demo.read() as session:
        climbing = ladder.climbing(session, TODAY)
        states = {row[3] for row in plans.month_plans(session)}
        promotions = plans.running(session, TODAY)
        goals = plans.distributions(session, TODAY)
        days_off = days.holidays(session)
        complaints = ladder.open_complaints(session)
    assert sum(len(climb.done) >= 1 for *_, climb in climbing) >= 3
    assert states == {"draft", "confirmed"}
    assert promotions
    assert all(carrying > 0 for *_, carrying, _ in goals)
    assert {h.day.year for _, h in days_off} == {TODAY.year}
    assert complaints


def test_undo_does_not_go_back_behind_the_sample(demo: Company) -> None:
    with demo.read() as session:
        assert next_of(session) is None


def test_a_number_that_contains_a_day_contains_its_own(demo: Company) -> None:
    with demo.read() as session:
        rows = session.execute(
            select(SalesLine.document, SalesLine.date).where(SalesLine.document.like("XS20%"))
        )
        found = [(document[2:10], f"{day:%Y%m%d}") for document, day in rows if document]
    assert found
    assert [pair for pair in found if pair[0] != pair[1]] == []
