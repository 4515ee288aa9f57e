"""Real files of real programs, where the shared folder lies beside the project: every figure counted twice.

These are extras: the project's own tests make their own workbooks. Without the folder they say so and are left out.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from distributor_desk import cli, register
from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.products.records import Product
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage.database import Company, open_company
from distributor_desk.workflow import importing
from distributor_desk.workflow.importing import SheetResult
from distributor_desk.workflow.sheets import ImportOptions

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="no ../shared/data beside the project")
Import = Callable[..., Any]


@pytest.fixture
def bring(
    company_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Import]:
    """Imports one file by the command line; what it said, as JSON."""
    monkeypatch.setenv("DISTRIBUTOR_DESK_BACKUPS", str(tmp_path / "backups"))

    def run(path: Path, *options: str) -> Any:
        capsys.readouterr()
        code = cli.main(["import", str(company_file), str(path), *options, "--json"])
        out, err = capsys.readouterr()
        assert (code, err) == (0, "")
        return json.loads(out)

    return run  # type: ignore[return-value]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.DictReader(file)]


def fen(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def booked(company_file: Path, *where: Any) -> tuple[int, Decimal]:
    with open_company(company_file) as company, company.read() as session:
        count, total = session.execute(select(func.count(), func.sum(SalesLine.amount)).where(*where)).one()
    return count, total or Decimal(0)


@pytest.mark.parametrize("walk_in", [True, False])
def test_a_month_of_a_wholesaler(company_file: Path, bring: Import, walk_in: bool) -> None:
    files = sorted((DATA / "retail" / "daily").glob("*.csv"))[: None if walk_in else 4]
    lines = [row for path in files for row in rows_of(path)]
    taken = [row for row in lines if walk_in or row["CustomerID"].strip()]
    back = [r for r in taken if r["InvoiceNo"].startswith("C")]

    def money(rows: list[dict[str, str]]) -> Decimal:
        return sum((fen(Decimal(r["Quantity"]) * Decimal(r["UnitPrice"])) for r in rows), Decimal(0))

    options = ["--create-missing", *(["--walk-in", "散客"] if walk_in else [])]
    said = [sheet for path in files for sheet in bring(path, *options)["sheets"]]
    assert sum(s["read"] for s in said) == len(lines)
    assert sum(s["created"] for s in said) == len(taken)
    assert sum(s["rejected"] for s in said) == len(lines) - len(taken)
    assert booked(company_file) == (len(taken), money(taken))
    returned = booked(company_file, SalesLine.document.startswith("C"), SalesLine.kind == "return")
    assert returned == (len(back), money(back))
    assert back


def test_a_drinks_distributor(company_file: Path, bring: Import, tmp_path: Path) -> None:
    folder = DATA / "beverage_distributor"
    shops, goods = rows_of(folder / "01_crm_customers.csv"), rows_of(folder / "03_sap_product_master.csv")
    said = bring(folder / "01_crm_customers.csv")["sheets"][0]
    assert (said["kind"], said["read"]) == ("customers", len(shops))
    assert said["created"] + said["updated"] + said["unchanged"] + said["rejected"] == len(shops)
    assert said["created"] == len({row["customer_id"] for row in shops})
    said = bring(folder / "03_sap_product_master.csv")["sheets"][0]
    assert (said["kind"], said["read"], said["created"]) == ("products", len(goods), len(goods))

    heads = {row["order_id"]: row for row in rows_of(folder / "05_sap_sales_orders_header.csv")}
    lines = rows_of(folder / "06_sap_sales_order_lines.csv")
    joined = [
        {**line, **{k: heads[line["order_id"]][k] for k in ("order_date", "customer_id")}} for line in lines
    ]
    path = tmp_path / "orders.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*joined[0]])
        writer.writeheader()
        writer.writerows(joined)
    said = bring(path, "--create-missing")["sheets"][0]
    assert (said["kind"], said["read"]) == ("sales", len(lines))
    total = sum((fen(Decimal(r["line_net_value"])) for r in joined), Decimal(0))
    assert (said["created"], said["rejected"]) == (len(lines), 0)
    assert booked(company_file) == (len(lines), total)
    with open_company(company_file) as company, company.read() as session:
        assert session.scalar(select(func.count(Customer.id))) >= len({r["customer_id"] for r in shops})
        assert session.scalar(select(func.count(Product.id))) >= len(goods)


@pytest.mark.parametrize(
    ("name", "encoding", "amount"),
    [
        ("marketmind_order_1_gbk.csv", "gb18030", "amount"),
        ("marketmind_order_2_utf8bom.csv", "utf-8-sig", "销售额"),
    ],
)
def test_figures_of_other_encodings(
    company_file: Path, bring: Import, name: str, encoding: str, amount: str
) -> None:
    with (DATA / "encodings" / name).open(encoding=encoding, newline="") as file:
        lines = [*csv.DictReader(file)]
    said = bring(DATA / "encodings" / name, "--create-missing")["sheets"][0]
    assert (said["read"], said["created"]) == (len(lines), len(lines))
    assert booked(company_file) == (len(lines), sum(fen(Decimal(row[amount])) for row in lines))


def outcome(company: Company, path: Path) -> Text | list[SheetResult]:
    """The sheets that a file brought, or the sentence that refused it."""
    sheets = register.sheets()
    try:
        book = importing.read(path, Progress())
        matched = importing.match(book, sheets)
    except DeskError as error:
        return error.text
    return importing.run(
        company, book, matched, sheets, ImportOptions(create_missing=True), Progress()
    ).sheets


@pytest.mark.parametrize("folder", ["erp_templates", "encodings"])
def test_every_other_file_is_read_or_refused_with_words(company_file: Path, folder: str) -> None:
    paths = sorted((DATA / folder).iterdir())
    with open_company(company_file) as company:
        found = {path.name: outcome(company, path) for path in paths}
    for name, result in found.items():
        if isinstance(result, Text):
            assert name in result.zh
            assert name in result.en
            continue
        for sheet in result:
            c = sheet.counts
            assert c.read > 0
            assert c.read == c.created + c.updated + c.unchanged + c.rejected + c.skipped
            assert all(sheet.reasons().values())
    refused = {name.partition("_")[0] for name, result in found.items() if isinstance(result, Text)}
    if folder == "erp_templates":
        # lists of suppliers and lines without a date and a customer are none of our kinds
        assert refused == {"apply", "buy", "in", "order", "vendor"}
