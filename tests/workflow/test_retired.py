"""Retired records that stand in the books: an export is whole with them, and comes back without a doubled one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from distributor_desk import register
from distributor_desk.core.language import plain
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company, open_company
from distributor_desk.workflow import exporting
from tests.workflow.making import bring, bring_file, cells, outcomes, reasons

BOOKS = {
    "客户": [
        ["客户编号", "客户名称", "电话"],
        ["K1", "甲", "13800001111"],
        [None, "乙", None],
        ["K3", "丙", None],
        ["K4", "丁", None],
    ],
    "商品": [
        ["商品编号", "商品名称", "规格"],
        ["P1", "可乐", None],
        ["P2", "雪碧", "2L"],
        ["P3", "没卖过", None],
    ],
    "销售明细": [
        ["日期", "单号", "客户名称", "商品名称", "数量", "金额"],
        ["2026-01-05", "D1", "甲", "可乐", 2, 5],
        ["2026-01-06", "D2", "乙", "雪碧", 1, 3],
        ["2026-01-07", None, "乙", "可乐", 1, 2],
    ],
    "回款": [["日期", "客户名称", "金额"], ["2026-01-08", "丙", 9]],
}


@pytest.fixture
def shop(company: Company) -> Company:
    """甲 and 乙 have sales, 丙 a payment, 丁 nothing; all are retired, as are the products 雪碧 and 没卖过."""
    bring(company, BOOKS)
    with company.write(plain("retire")) as work:
        work.session.execute(update(Customer).values(retired_at=now()))
        work.session.execute(update(Product).where(Product.name != "可乐").values(retired_at=now()))
    return company


def export(company: Company, path: Path) -> dict[str, list[list[object]]]:
    exporting.export(company, path, register.sheets(), "zh", owner_copy=True)
    return cells(path)


def count(company: Company) -> tuple[int, int]:
    with company.read() as session:
        return (
            session.scalar(select(func.count()).select_from(Customer)) or 0,
            session.scalar(select(func.count()).select_from(Product)) or 0,
        )


def test_an_export_is_whole_and_comes_back_in_a_new_company(
    shop: Company, tmp_path: Path, blank_company_file: Path
) -> None:
    first = export(shop, tmp_path / "a.xlsx")
    assert [row[1] for row in first["客户"][1:]] == ["甲", "乙", "丙"]
    assert [row[2] for row in first["商品"][1:]] == ["可乐", "雪碧"]
    with open_company(Path(shutil.copyfile(blank_company_file, tmp_path / "new.desk"))) as fresh:
        result = bring_file(fresh, tmp_path / "a.xlsx")
        assert [sheet.counts.rejected for sheet in result.sheets] == [0] * len(result.sheets)
        assert export(fresh, tmp_path / "b.xlsx") == first


@pytest.mark.parametrize("create", [True, False])
def test_it_comes_back_into_its_own_company_and_changes_nothing(
    shop: Company, tmp_path: Path, create: bool
) -> None:
    before, first = count(shop), export(shop, tmp_path / "a.xlsx")
    result = bring_file(shop, tmp_path / "a.xlsx", create_missing=create)
    for sheet in result.sheets:
        assert sheet.counts.unchanged == sheet.counts.read, sheet.counts
    assert count(shop) == before
    assert export(shop, tmp_path / "b.xlsx") == first


def test_nothing_new_is_booked_on_them(shop: Company) -> None:
    sales = [
        BOOKS["销售明细"][0],
        ["2026-02-01", "D9", "甲", "可乐", 1, 2],
        ["2026-02-01", "D9", "戊", "雪碧", 1, 2],
    ]
    result = bring(
        shop, {"销售明细": sales, "回款": [BOOKS["回款"][0], ["2026-02-02", "丙", 4]]}, create_missing=True
    )
    assert [outcomes(sheet) for sheet in result.sheets] == [["rejected", "rejected"], ["rejected"]]
    assert all("retired" in said for sheet in result.sheets for said in reasons(sheet))


def test_a_changed_row_asks_to_revive_and_a_name_alone_is_another_shop(shop: Company) -> None:
    changed = {
        "客户": [["客户编号", "客户名称", "电话"], ["K1", "甲", "13900000000"], [None, "乙", "13700000000"]]
    }
    result = bring(shop, changed).sheets[0]
    assert outcomes(result) == ["rejected", "new"]
    assert "revive" in reasons(result)[0]
    assert outcomes(bring(shop, {"客户": changed["客户"][:2]}, revive=True).sheets[0]) == ["changed"]
