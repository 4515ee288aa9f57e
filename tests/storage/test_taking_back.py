"""What the toolbar's Undo takes back: the newest deed that stands, be it an import."""

from __future__ import annotations

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.storage import taking_back
from distributor_desk.storage.database import Company
from tests.storage.making import add_shop, import_lines, names, shop


def test_undo_takes_an_import_back_when_that_is_the_newest_deed(company: Company) -> None:
    one = add_shop(company, "惠多多")
    batch = import_lines(company, one, 3)
    with company.read() as session:
        found = taking_back.next_of(session)
    assert found is not None
    assert found.batch == batch
    done = taking_back.take_back(company)
    assert done.undone is not None
    assert done.undone.removed == 3
    assert names(company) == {"惠多多"}
    assert taking_back.take_back(company).action.zh == "新增 惠多多"
    with pytest.raises(DeskError, match="nothing to undo"):
        taking_back.take_back(company)


def test_nothing_is_offered_after_a_deed_of_a_kind_that_is_not_undone(company: Company) -> None:
    add_shop(company, "惠多多")
    with company.write(plain("paid"), kind="final") as work:
        work.session.add(shop("好又多"))
    with company.read() as session:
        assert taking_back.next_of(session) is None
