"""Settings are typed, have defaults, and are undone like any deed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from distributor_desk.core.errors import DeskBug
from distributor_desk.core.language import plain
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company
from distributor_desk.storage.settings import Setting, set_value, value_of
from tests.storage.making import raw

CASES = [
    (Setting("paper.title", "报价单", plain("title")), 'a "b" 单'),
    (Setting("visit.every", 14, plain("days")), 30),
    (Setting("visit.remind", default=True, text=plain("remind")), False),
    (Setting("order.factor", Decimal("1.5"), plain("factor")), Decimal("1.25")),
]


@pytest.mark.parametrize(("setting", "value"), CASES)
def test_a_value_comes_back_with_its_type(company: Company, setting: Setting[Any], value: object) -> None:
    with company.read() as session:
        assert value_of(session, setting) == setting.default
    for wanted in (value, setting.default, value):
        with company.write(plain("set")) as work:
            set_value(work, setting, wanted)
    with company.read() as session:
        found = value_of(session, setting)
    assert found == value
    assert type(found) is type(value)
    undo.undo(company)
    with company.read() as session:
        assert value_of(session, setting) == setting.default


def test_one_key_has_one_row(company: Company, company_file: Path) -> None:
    for setting, value in CASES * 2:
        with company.write(plain("set")) as work:
            set_value(work, setting, value)  # type: ignore[misc]
    assert raw(company_file, "SELECT COUNT(*) FROM setting") == [(len(CASES),)]


def test_a_value_of_another_type_is_a_fault_of_ours(company: Company) -> None:
    with company.write(plain("set")) as work:
        set_value(work, Setting("a", "words", plain("a")), "words")
    with pytest.raises(DeskBug, match="holds a str"), company.read() as session:
        value_of(session, Setting("a", 1, plain("a")))
