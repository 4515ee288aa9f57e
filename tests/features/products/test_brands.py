"""Brands with their agency, competing agencies, and what makers promised."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from distributor_desk.core.errors import DeskError
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.features.products import rules
from distributor_desk.features.products.operations import brands as deeds
from distributor_desk.features.products.queries import brands as queries
from distributor_desk.features.products.tab.brands import BrandsPage
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from tests.features.at_desk import column, fill, form_of, press, save, settle, tab_of, words
from tests.workflow.making import bring

TODAY = date(2026, 3, 2)
GOODS = [
    ["商品名称", "品牌", "品类"],
    ["绿茶", "青岚", "茶饮料"],
    ["冰红茶", "朴叶", "茶饮料"],
    ["啤酒", "雪河", "啤酒"],
]


@pytest.fixture
def makers(company: Company) -> Company:
    bring(company, {"商品": GOODS})
    return company


def ids(company: Company) -> dict[str, int]:
    with company.read() as session:
        return {row.name: row.id for row in queries.brand_rows(session)}


def test_two_running_agencies_of_one_category_compete() -> None:
    tea = frozenset({"茶饮料"})
    lines = [
        rules.AgencyLine("青岚", bool(tea), tea),
        rules.AgencyLine("朴叶", bool(tea), tea),
        rules.AgencyLine("旧茶", not tea, tea),
        rules.AgencyLine("雪河", bool(tea), frozenset({"啤酒"})),
    ]
    assert rules.competing(lines) == [("茶饮料", "朴叶", "青岚")]


@pytest.mark.parametrize(
    ("starts", "ends", "wanted"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (date(2026, 3, 3), None, False),
        (None, date(2026, 3, 1), False),
    ],
)
def test_both_days_of_an_agency_are_within(starts: date | None, ends: date | None, wanted: bool) -> None:
    assert rules.runs(starts, ends, TODAY) is wanted


def test_an_agency_is_kept_changed_and_taken_back(makers: Company) -> None:
    tea = ids(makers)["青岚"]
    deeds.set_agency(makers, tea, {"level": "sole", "ends": date(2026, 4, 30), "minimum": Decimal(350000)})
    deeds.set_agency(makers, tea, {"territory": "柏川市"})
    with makers.read() as session:
        agency = queries.agency_of(session)[tea]
    assert (agency["level"], agency["territory"], agency["minimum"]) == ("sole", "柏川市", 350000)
    with pytest.raises(DeskError, match="before it begins"):
        deeds.set_agency(makers, tea, {"starts": date(2026, 5, 1)})
    undo.undo(makers)
    with makers.read() as session:
        assert queries.agency_of(session)[tea]["territory"] is None
        assert queries.competing(session, TODAY) == []
    deeds.set_agency(makers, ids(makers)["朴叶"], {"level": "area"})
    with makers.read() as session:
        assert queries.competing(session, TODAY) == [("茶饮料", "朴叶", "青岚")]
        assert queries.competing(session, date(2026, 5, 1)) == []


def test_the_owner_is_told_of_agencies_that_end_and_promises_that_are_due(makers: Company) -> None:
    found = ids(makers)
    deeds.set_agency(
        makers, found["青岚"], {"level": "sole", "ends": date(2026, 5, 1), "minimum": Decimal(10)}
    )
    deeds.set_agency(makers, found["朴叶"], {"level": "area", "ends": date(2026, 5, 2)})
    deeds.set_agency(makers, found["雪河"], {"level": "none", "ends": TODAY})
    deeds.add_promise(makers, found["雪河"], {"what": "路牌广告", "due": TODAY})
    deeds.add_promise(makers, found["雪河"], {"what": "试饮", "due": date(2026, 3, 3)})
    with makers.read() as session:
        said = [(t.id, t.text.zh) for t in queries.todo(session, TODAY)]
    assert said == [
        (-found["青岚"], "“青岚”的代理协议 2026-05-01 到期，请和厂家谈续签。"),
        (-found["雪河"], "厂家“雪河”答应的事到期了：路牌广告"),
    ]


def test_a_promise_is_kept_or_broken(makers: Company) -> None:
    beer = ids(makers)["雪河"]
    with pytest.raises(DeskError, match="promised"):
        deeds.add_promise(makers, beer, {})
    deeds.add_promise(makers, beer, {"what": "路牌广告"})
    with makers.read() as session:
        (promise,) = queries.promises(session, beer)
    deeds.close_promise(makers, promise.id, "broken", TODAY)
    with makers.read() as session:
        row = next(r for r in queries.brand_rows(session) if r.id == beer)
    assert (row.open_promises, row.kept, row.broken) == (0, 0, 1)
    undo.undo(makers)
    deeds.retire_promises(makers, [promise.id])
    with makers.read() as session:
        assert queries.promises(session) == []


def test_the_page_from_a_new_brand_to_a_broken_promise(makers: Company, sit: object, qtbot: QtBot) -> None:
    window: MainWindow = sit(makers, "en")  # type: ignore[operator]
    page: BrandsPage = tab_of(window, "products", qtbot).page("brands")
    settle(window.desk, qtbot)
    page.actions()[0].trigger()
    form = form_of(window, qtbot)
    fill(form, name="甜水")
    save(form, qtbot)
    assert "甜水" in column(page.brands, "name")
    for name in ("青岚", "朴叶"):
        page.brands.view.selectRow(column(page.brands, "name").index(name))
        settle(window.desk, qtbot)
        press(page, "Agency and terms…", qtbot)
        form = form_of(window, qtbot)
        form.fields.editors["level"].put("area")
        fill(form, territory="柏川市", minimum="35万")
        save(form, qtbot)
    assert page.warning.words.text() == (
        "Competing agencies: 茶饮料 (朴叶, 青岚). Makers hold this against a distributor."
    )
    assert "350,000.00" in words(page.facts)
    press(page, "New promise…", qtbot)
    form = form_of(window, qtbot)
    form.fields.editors["what"].line.setText("试饮三场")  # type: ignore[attr-defined]
    save(form, qtbot)
    assert column(page.promises, "state") == ["open"]
    page.promises.view.selectRow(0)
    press(page, "Not kept", qtbot)
    qtbot.waitUntil(lambda: column(page.promises, "state") == ["not kept"])
    window.desk.open_record("products", -ids(makers)["雪河"])
    settle(window.desk, qtbot)
    assert page.brands.current_id() == ids(makers)["雪河"]
