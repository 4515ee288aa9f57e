"""The main job, as the bookkeeper's job runs it: the month comes in, the reps' sheets and a workbook go out."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from distributor_desk import cli
from distributor_desk.core.dates import today
from distributor_desk.core.resources import resource
from tests.workflow.making import cells

BILLING = resource("sample", "month", "june-from-billing-program.xlsx")


def test_a_month_from_the_billing_program_to_paper_and_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISTRIBUTOR_DESK_BACKUPS", str(tmp_path / "backups"))

    def desk(*arguments: object) -> str:
        code = cli.main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        assert (code, err) == (0, "")
        return out

    def imported(*arguments: object) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(desk("import", *arguments, "--json"))
        return said

    company, out = tmp_path / "商行.desk", tmp_path / "out.xlsx"
    desk("demo", company)
    some = [x for kind in ("customers", "products", "visits") for x in ("--kind", kind)]
    desk("export", company, out, *some, "--lang", "zh")
    before = cells(out)
    month = imported(company, BILLING, "--create-missing", "--walk-in", "散客")
    (sheet,) = month["sheets"]
    assert sheet["kind"] == "sales"
    assert sheet["read"] == sum(sheet[k] for k in ("created", "updated", "unchanged", "rejected", "skipped"))
    assert sheet["created"] > 0
    assert imported(company, BILLING, "--create-missing", "--walk-in", "散客")["sheets"][0]["created"] == 0

    monday = today() - timedelta(days=today().weekday())
    for n, language in ((0, "zh"), (1, "en")):
        paper = tmp_path / f"{n}.pdf"
        desk("--lang", language, "sheets", company, "--date", monday + timedelta(days=n), "--pdf", paper)
        assert paper.stat().st_size > 20_000

    other, again = tmp_path / "另一家.desk", tmp_path / "again.xlsx"
    desk("export", company, out, "--owner-copy", "--lang", "en")
    desk("new", other)
    for came in imported(other, out)["sheets"]:
        known = (
            came["unchanged"] if came["kind"] == "targets" else 0
        )  # an agreement's target stands in two sheets
        assert (came["rejected"], came["created"] + known) == (0, came["read"]), came["kind"]
    desk("export", other, again, "--owner-copy", "--lang", "en")
    assert first_difference(cells(out), cells(again)) is None

    desk("undo-import", company, month["batch"])
    desk("export", company, out, *some, "--lang", "zh")
    assert first_difference(cells(out), before) is None
    assert desk("check", company) == "ok\n"
    assert desk("check", other) == "ok\n"


def first_difference(these: dict[str, Any], those: dict[str, Any]) -> Any:
    """The first two rows that are not the same: thousands of them are no use to a reader."""
    assert list(these) == list(those)
    for sheet, rows in these.items():
        for one, other in zip_longest(rows, those[sheet]):
            if one != other:
                return sheet, one, other
    return None
