"""An extra over files that other programs wrote: read whole, or refused with a sentence; nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets.headings import load_synonyms, match_sheet
from distributor_desk.spreadsheets.plan import parse_sheet
from distributor_desk.spreadsheets.reading import read_workbook

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
AWKWARD = DATA / "awkward_files"
pytestmark = pytest.mark.skipif(
    not AWKWARD.is_dir(), reason="an extra: the folder of foreign files is not here"
)


def what_comes_of(path: Path) -> str:
    """`read`, or the refusal's two sentences."""
    try:
        read_workbook(path, Progress())
    except DeskError as refused:
        return f"{refused.text.zh} {refused.text.en}"
    return "read"


def test_every_twelfth_awkward_file_is_read_or_refused_in_words() -> None:
    files = sorted(path for path in AWKWARD.rglob("*") if path.is_file() and path.name != "INDEX.tsv")[::12]
    began = time.monotonic()
    found = [what_comes_of(path) for path in files]
    assert time.monotonic() - began < 20
    assert [said for said in found if said != "read" and not ("。" in said and said.endswith("."))] == []
    assert found.count("read") > 0.8 * len(files)


@pytest.mark.parametrize(
    ("file", "kind", "rows"),
    [
        ("retail/daily/2010-12-01.csv", "sales", 3108),
        ("retail/online_retail_II_sample_4996.csv", "sales", 4996),
        ("encodings/marketmind_order_1_gbk.csv", "sales", 1693),
        ("encodings/marketmind_order_2_utf8bom.csv", "sales", 9959),
        ("beverage_distributor/01_crm_customers.csv", "customers", 640),
        ("beverage_distributor/03_sap_product_master.csv", "products", 62),
        ("beverage_distributor/06_sap_sales_order_lines.csv", None, 0),
        ("erp_templates/customer_template.xls", "customers", 2),
        ("erp_templates/goods_template.xls", "products", 2),
        ("erp_templates/vendor_template.xls", None, 0),
        ("erp_templates/buy_sale_item_template.xls", None, 0),
    ],
)
def test_real_exports_are_known(kinds, file: str, kind: str | None, rows: int) -> None:
    raw = read_workbook(DATA / file, Progress()).sheets[0]
    match = match_sheet(raw, list(kinds.values()), load_synonyms())
    assert (match.kind.key if match else None) == kind
    if match:
        parsed = parse_sheet(raw, match, Progress())
        assert parsed.count == rows
        assert not parsed.problems
