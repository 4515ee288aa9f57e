"""The owner's copy says on every page that it is one; any other says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from distributor_desk import register
from distributor_desk.storage.database import Company
from distributor_desk.workflow import exporting
from tests.workflow.making import bring


@pytest.mark.parametrize("owner_copy", [True, False])
def test_it_says_what_it_is_on_paper(company: Company, tmp_path: Path, owner_copy: bool) -> None:
    bring(company, {"商品": [["商品编号", "商品名称", "进价"], ["P1", "可乐", 2]]})
    path = tmp_path / "out.xlsx"
    exporting.export(company, path, register.sheets(), "zh", owner_copy=owner_copy)
    headers = {sheet.oddHeader.center.text for sheet in load_workbook(path).worksheets}
    assert headers == ({"老板专用：含成本和底价，请勿外传"} if owner_copy else {None})
