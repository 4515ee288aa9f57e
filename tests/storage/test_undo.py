"""Undo and redo, also after a restart, and their refusals in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text, plain
from distributor_desk.features.customers.records import Contact, Customer
from distributor_desk.storage import ledger_load, undo
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company, open_company
from tests.storage.making import add_shop, import_lines, names, raw, shop

CONTENT = "SELECT * FROM customer ORDER BY id"


def retire(company: Company, shop_id: int) -> None:
    with company.write(plain("retire")) as work:
        work.session.execute(update(Customer).where(Customer.id == shop_id).values(retired_at=now()))


def next_undo(company: Company) -> Text | None:
    with company.read() as session:
        deed = undo.undoable(session)
        return undo.action_of(deed) if deed else None


def next_redo(company: Company) -> Text | None:
    with company.read() as session:
        deed = undo.redoable(session)
        return undo.action_of(deed) if deed else None


def rename(company: Company) -> None:
    with company.write(plain("rename")) as work:
        work.session.execute(update(Customer).values(name="x", notes='"引号"\n'))


def remove(company: Company) -> None:
    with company.write(plain("remove")) as work:
        work.session.execute(delete(Customer))


def add_two(company: Company) -> None:
    with company.write(plain("two")) as work:
        work.session.add_all([shop("三店"), shop("四店")])


def bulk_door(company: Company) -> None:
    with company.write(plain("bulk")) as work:
        row = {"name": "五店", "name_key": "5", "name_sort": "5", "find_key": "5"}
        ledger_load.load_values(work, Customer, [row])


@pytest.mark.parametrize("deed", [rename, remove, add_two, bulk_door])
def test_any_deed_is_taken_back_and_done_again(
    company: Company, company_file: Path, deed: Callable[[Company], None]
) -> None:
    add_shop(company, "惠多多", code="001", code_key="001")
    add_shop(company, "好又多")
    before = raw(company_file, CONTENT)
    deed(company)
    after = raw(company_file, CONTENT)
    assert after != before
    for _ in range(3):
        undo.undo(company)
        assert raw(company_file, CONTENT) == before
        undo.redo(company)
        assert raw(company_file, CONTENT) == after


def test_undo_and_redo_survive_a_restart(company: Company, company_file: Path) -> None:
    add_shop(company, "惠多多")
    add_shop(company, "好又多")
    company.close()
    with open_company(company_file) as again:
        assert undo.undo(again) == Text("新增 好又多", "Add 好又多")
    with open_company(company_file) as again:
        assert next_redo(again) == Text("新增 好又多", "Add 好又多")
        assert undo.undo(again).zh == "新增 惠多多"
        assert names(again) == set()
    with open_company(company_file) as again:
        assert undo.redo(again).zh == "新增 惠多多"
        assert undo.redo(again).zh == "新增 好又多"
        assert names(again) == {"惠多多", "好又多"}
        assert next_redo(again) is None


def test_nothing_to_undo_or_redo_is_said(company: Company) -> None:
    assert next_undo(company) is None
    with pytest.raises(DeskError, match="nothing to undo"):
        undo.undo(company)
    with pytest.raises(DeskError, match="nothing to redo"):
        undo.redo(company)


def test_something_new_ends_redo(company: Company) -> None:
    add_shop(company, "惠多多")
    undo.undo(company)
    assert next_redo(company) is not None
    add_shop(company, "好又多")
    assert next_redo(company) is None
    with pytest.raises(DeskError, match="nothing to redo"):
        undo.redo(company)
    assert names(company) == {"好又多"}


def test_a_row_that_moved_on_is_not_undone_and_nothing_is_changed(
    company: Company, company_file: Path
) -> None:
    one = add_shop(company, "惠多多")
    with company.write(plain("both")) as work:
        work.session.execute(update(Customer).values(notes="a"))
        work.session.add(shop("好又多"))
    with company.write(plain("退货 import"), kind="import") as work:
        work.session.execute(update(Customer).where(Customer.id == one).values(notes="b"))
    before = raw(company_file, CONTENT)
    with pytest.raises(DeskError) as refused:
        undo.undo(company)
    assert "后来又被改动过" in refused.value.in_("zh")
    assert "both" in refused.value.in_("en")
    assert raw(company_file, CONTENT) == before


def test_a_redo_that_met_a_change_says_so(company: Company) -> None:
    one = add_shop(company, "惠多多")
    retire(company, one)
    undo.undo(company)
    with company.write(plain("import"), kind="import") as work:
        work.session.get_one(Customer, one).notes = "b"
    with pytest.raises(DeskError, match="cannot be done again"):
        undo.redo(company)


def test_what_is_in_use_by_now_is_not_undone(company: Company, company_file: Path) -> None:
    one = add_shop(company, "惠多多")
    import_lines(company, one, 3)
    with pytest.raises(DeskError) as refused:
        undo.undo(company)
    assert "已被别处使用" in refused.value.in_("zh")
    assert names(company) == {"惠多多"}
    assert raw(company_file, "SELECT COUNT(*) FROM sales_line") == [(3,)]


def test_a_code_that_is_taken_by_now_is_not_given_back(company: Company) -> None:
    one = add_shop(company, "惠多多", code="001", code_key="001")
    retire(company, one)
    with company.write(plain("import"), kind="import") as work:
        work.session.add(shop("好又多", code="001", code_key="001"))
    with pytest.raises(DeskError, match="its code is taken"):
        undo.undo(company)
    assert names(company) == {"好又多"}


def test_parents_and_children_go_and_come_in_any_order(company: Company, company_file: Path) -> None:
    with company.write(plain("both")) as work:
        made = shop("惠多多")
        work.session.add(made)
        work.session.flush()
        work.session.add(Contact(customer_id=made.id, name="王姐"))
    with company.write(plain("remove")) as work:
        work.session.execute(delete(Contact))
        work.session.execute(delete(Customer))
    undo.undo(company)
    undo.undo(company)
    assert raw(company_file, "SELECT COUNT(*) FROM customer") == [(0,)]
    undo.redo(company)
    assert raw(
        company_file, "SELECT c.name, k.name FROM customer c JOIN contact k ON k.customer_id = c.id"
    ) == [("惠多多", "王姐")]


def test_imports_are_not_in_the_way_of_undo(company: Company) -> None:
    one = add_shop(company, "惠多多")
    add_shop(company, "好又多")
    import_lines(company, one, 3)
    assert next_undo(company) == Text("新增 好又多", "Add 好又多")
    undo.undo(company)
    assert names(company) == {"惠多多"}


def test_undo_is_itself_a_line_of_the_history(company: Company, company_file: Path) -> None:
    add_shop(company, "惠多多")
    undo.undo(company)
    undo.redo(company)
    assert raw(company_file, "SELECT kind, undone, target_id FROM deed ORDER BY id") == [
        ("do", 1, None),
        ("undo", 1, 1),
        ("redo", 0, 2),
    ]


def test_a_deed_that_left_the_house_stops_undo_and_redo(company: Company) -> None:
    add_shop(company, "惠多多")
    undo.undo(company)
    undo.redo(company)
    with company.write(plain("paper"), kind="final") as work:
        work.session.add(shop("好又多"))
    with pytest.raises(DeskError, match="nothing to undo"):
        undo.undo(company)
    with pytest.raises(DeskError, match="nothing to redo"):
        undo.redo(company)
    add_shop(company, "三店")
    undo.undo(company)
    assert names(company) == {"惠多多", "好又多"}
