"""The commands `rebates` and `settle`, as a scheduled job meets them: keys, formats, exit codes."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from distributor_desk import cli
from distributor_desk.features.rebates import operations
from distributor_desk.features.rebates.rules.terms import Terms, Tier
from distributor_desk.storage.database import Company
from tests.features.rebates.town import LADDER, SHOP, sell, set_up

D = Decimal
KEYS = {
    "customer", "scheme", "period", "basis", "tier_threshold", "entitlement", "settled", "due", "forecast_basis",
    "forecast_entitlement", "next_threshold", "next_gap", "next_gain",
}  # fmt: skip


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(list(words))
    said = capsys.readouterr()
    return code, said.out, said.err


def standing(capsys: pytest.CaptureFixture[str], company: Company, day: str) -> dict[str, Any]:
    code, out, _ = run(capsys, "rebates", str(company.path), "--as-of", day, "--json")
    assert code == 0
    (one,) = json.loads(out)
    found: dict[str, Any] = one
    return found


def test_keys_and_formats_are_those_that_were_promised(
    company: Company, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 20500])
    one = standing(capsys, company, "2026-12-31")
    assert set(one) == KEYS
    assert one == {
        "customer": SHOP, "scheme": "年返", "period": ["2026-01-01", "2026-12-31"], "basis": "20500.00",
        "tier_threshold": "20000", "entitlement": "615.00", "settled": "0.00", "due": "615.00",
        "forecast_basis": "20500.00", "forecast_entitlement": "615.00", "next_threshold": None, "next_gap": None,
        "next_gain": None,
    }  # fmt: skip


def test_the_way_to_the_next_tier(company: Company, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 19000])
    one = standing(capsys, company, "2026-12-31")
    assert (one["next_threshold"], one["next_gap"], one["next_gain"]) == ("20000", "1000.00", "220.00")
    _, out, _ = run(capsys, "--lang", "zh", "rebates", str(company.path), "--as-of", "2026-12-31")
    assert "距下一档 1000.00，再得 220.00" in out


def test_units_have_no_needless_decimals(company: Company, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(company, Terms((Tier(D(0), None, D("0.5")), Tier(D("30.5"), None, D(1))), "quantity"))
    sell(company, ["2026-05-01", "销售", 100, 18])
    one = standing(capsys, company, "2026-12-31")
    assert (one["basis"], one["tier_threshold"], one["entitlement"]) == ("18", "0", "9.00")
    assert (one["next_threshold"], one["next_gap"]) == ("30.5", "12.5")


def test_settle_prints_and_says_what_it_did(
    company: Company, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 20500])
    pdf = tmp_path / "s.pdf"
    code, out, _ = run(
        capsys, "settle", str(company.path), "--customer", "K1", "--scheme", "年返", "--as-of", "2026-12-31", "--pdf", str(pdf), "--json",
    )  # fmt: skip
    made = json.loads(out)
    assert code == 0
    assert (made["number"], made["amount"], made["due"], made["settled"]) == (
        "FL2026-0001",
        "615.00",
        "615.00",
        "0.00",
    )
    assert pdf.read_bytes().startswith(b"%PDF")
    assert standing(capsys, company, "2026-12-31")["settled"] == "615.00"
    sell(company, ["2026-11-01", "退货", 1000])
    one = standing(capsys, company, "2026-12-31")
    assert (one["entitlement"], one["due"]) == ("390.00", "-225.00")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--customer", "谁", "--scheme", "年返"], "没有叫“谁”的客户"), (["--customer", SHOP, "--scheme", "没有的"], "没有叫“没有的”的返利方案"),
        (["--customer", SHOP, "--scheme", "年返"], "没有可结算的金额"),
    ],
)  # fmt: skip
def test_a_refusal_is_one_line(
    company: Company, capsys: pytest.CaptureFixture[str], more: list[str], words: str
) -> None:
    set_up(company, Terms(LADDER))
    code, out, err = run(capsys, "--lang", "zh", "settle", str(company.path), *more, "--as-of", "2026-12-31")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert words in err


def test_payment_days_can_be_given(company: Company, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(company, Terms(LADDER, speed=((15, D(1)), (30, D("0.8")))))
    sell(company, ["2026-05-01", "销售", 20500])
    words = ["settle", str(company.path), "--customer", SHOP, "--scheme", "年返", "--as-of", "2026-12-31"]
    assert run(capsys, *words)[0] == 1
    code, out, _ = run(capsys, *words, "--days", "20", "--json")
    assert (code, json.loads(out)["amount"]) == (0, "492.00")


def test_nobody_and_a_wrong_day(company: Company, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "rebates", str(company.path), "--as-of", "2026-12-31", "--json")[1].strip() == "[]"
    assert run(capsys, "rebates", str(company.path), "--as-of", "gestern")[0] == 2


def test_check_is_told_of_the_books(company: Company, capsys: pytest.CaptureFixture[str]) -> None:
    scheme = set_up(company, Terms(LADDER))
    sell(company, ["2026-05-01", "销售", 20500])
    operations.settle(company, 1, scheme, date(2026, 12, 31))
    assert run(capsys, "check", str(company.path))[0] == 0
