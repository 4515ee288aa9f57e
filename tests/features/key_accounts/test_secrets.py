"""What stays in the house: floor, target, cost and margin in no outward file, and no byte moves with them."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from distributor_desk import cli, register
from distributor_desk.core.language import Language
from distributor_desk.features.key_accounts import document
from distributor_desk.features.key_accounts.operations import fees, talks
from distributor_desk.features.key_accounts.queries.briefs import brief, owner_part
from distributor_desk.features.key_accounts.queries.contracts import contract_year
from distributor_desk.features.key_accounts.records import KaContract
from distributor_desk.storage.database import Company, open_company
from distributor_desk.workflow import exporting
from tests.features.at_desk import pdf_words
from tests.features.key_accounts.chain import CANARY, CHAIN, contract, fee, settle_chain

FIGURES = ("8642.97", "8,642.97", "864297")
"""The canary as any file may write it."""
WORDS = ("底线", "目标", "毛利", "Floorsandtargets", "Target", "margin", "Grossprofit", "净贡献", "Netresult")
Papers = dict[str, bytes]


def fill(company: Company, *, secret: str = CANARY, margin: Any = 18) -> None:
    settle_chain(company, margin=margin, floor=secret)
    fees.change_fee(company, fee(company, "扣点").id, {"target": Decimal(secret), "owner_note": secret})
    with company.write(talks.HOLD.with_(day="", name="")) as work:
        row = work.session.get_one(KaContract, contract(company))
        row.delivery = row.promoter = Decimal(secret)
        row.minimum, row.owner_note = Decimal(margin) / 300, secret


def papers(company: Company, language: Language, *, owner_copy: bool = False) -> Papers:
    """Both papers of the contract."""
    with company.read() as session:
        found = contract_year(session, contract(company))
        content = brief(session, company.name, found)
        secret = owner_part(session, found) if owner_copy else None
    return {
        "brief": document.brief_pdf(content, secret, language, "老板").data,
        "comparison": document.comparison_pdf(content, secret, language, "老板").data,
    }


@pytest.fixture
def another(blank_company_file: Path, tmp_path: Path) -> Callable[[str, Any], Company]:
    opened: list[Company] = []

    def make(secret: str, margin: Any) -> Company:
        path = Path(shutil.copyfile(blank_company_file, tmp_path / f"c{len(opened)}.desk"))
        company = open_company(path)
        opened.append(company)
        fill(company, secret=secret, margin=margin)
        return company

    return make


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_ordinary_paper_says_no_secret_and_the_owners_copy_says_what_it_is(
    company: Company, language: Language
) -> None:
    fill(company)
    for data in papers(company, language).values():
        said = pdf_words(data)
        assert not [one for one in (*FIGURES, *WORDS) if one in said]
        assert not [one for one in FIGURES if one.encode() in data]
    for data in papers(company, language, owner_copy=True).values():
        said = pdf_words(data)
        assert "8,642.97" in said
        assert ("老板专用" if language == "zh" else "Owner'scopy") in said
        assert said.count("老板专用" if language == "zh" else "Owner'scopy") >= 2, (
            "in the header of every page"
        )


def test_the_title_of_a_paper_is_the_same_with_and_without_the_secrets(company: Company) -> None:
    fill(company)
    for name in ("brief", "comparison"):
        titles = {
            data[name].split(b"/Title", 1)[1].split(b"\n", 1)[0]
            for data in (papers(company, "zh"), papers(company, "zh", owner_copy=True))
        }
        assert len(titles) == 1


def test_moving_a_secret_moves_no_byte_of_an_ordinary_file(
    another: Callable[[str, Any], Company], tmp_path: Path
) -> None:
    made: list[dict[str, bytes]] = []
    for secret, margin in (("8642.97", 18), ("1.23", 21)):
        company = another(secret, margin)
        files = {
            f"{language} {name}": data
            for language in ("zh", "en")
            for name, data in papers(company, language).items()
        }  # type: ignore[arg-type]
        path = tmp_path / f"{secret}.xlsx"
        kinds = exporting.chosen(
            register.sheets(), ["ka_contracts", "ka_fees", "ka_fee_entries", "negotiations"]
        )
        exporting.export(company, path, kinds, "zh")
        made.append(files | {"workbook": path.read_bytes()})
        company.close()
    assert made[0] == made[1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_secrets_are_in_the_owners_workbook_alone(
    company: Company, tmp_path: Path, language: Language
) -> None:
    fill(company)
    for owner_copy in (False, True):
        path = tmp_path / f"{owner_copy}.xlsx"
        exporting.export(company, path, register.sheets(), language, owner_copy=owner_copy)
        with zipfile.ZipFile(path) as parts:
            said = b"\n".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "replace")
        headings = (
            ("底线", "毛利率%", "最低净利率%")
            if language == "zh"
            else ("Floor", "Gross margin %", "Minimum net %")
        )
        assert ("8642" in said) is owner_copy
        assert all(heading in said for heading in headings) is owner_copy
        assert any(heading in said for heading in headings) is owner_copy


def test_history_and_todo_name_no_secret(company: Company) -> None:
    from sqlalchemy import select

    from distributor_desk.storage.house_records import Deed

    fill(company)
    with company.read() as session:
        names = " ".join(f"{zh} {en}" for zh, en in session.execute(select(Deed.zh, Deed.en)))
    assert not [figure for figure in FIGURES if figure in names]


# the command line --------------------------------------------------------------------------------------


@pytest.fixture
def command(
    chain_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    company_file = Path(shutil.copyfile(chain_file, tmp_path / "c.desk"))

    def run(*options: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.main(["--lang", "zh", "ka", str(company_file), *options])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_the_command_prints_the_example_of_the_workbooks_page(
    command: Callable[..., tuple[int, str, str]],
) -> None:
    code, out, _ = command("--retailer", CHAIN, "--year", "2026", "--json")
    data = json.loads(out)
    assert code == 0
    # 5 % of 1,000,000 and 60,000 a year; the display is the factory's and advanced
    assert data | {"lines": []} == {
        "retailer": CHAIN, "year": 2026, "sales": "1000000.00", "gross_profit": "180000.00", "percent_fees": "50000.00",
        "fixed_fees": "60000.00", "credit_cost": "9863.01", "shrink": "0.00", "delivery": "0.00", "promoter": "0.00",
        "net": "60136.99", "net_rate": "0.060137", "break_even_sales": "499429.87", "can_still_give": "60136.99", "lines": [],
    }  # fmt: skip
    assert data["lines"] == [
        {"subject": "扣点", "annual": "50000.00", "last_year": "4", "ask": "6"},
        {"subject": "合同费", "annual": "60000.00", "last_year": "50000", "ask": "130000"},
        {"subject": "堆头费", "annual": "6000.00", "last_year": "500", "ask": "600"},
    ]


def test_accepting_the_asks_is_only_tried(command: Callable[..., tuple[int, str, str]]) -> None:
    # 6 % is 60,000, the contract fee 130,000: 180,000 − 60,000 − 130,000 − 9,863.01 = −19,863.01
    _, out, _ = command("--retailer", CHAIN, "--year", "2026", "--accept-asks", "--json")
    data = json.loads(out)
    assert (data["net"], data["percent_fees"], data["fixed_fees"]) == ("-19863.01", "60000.00", "130000.00")
    assert [line["annual"] for line in data["lines"]] == ["60000.00", "130000.00", "7200.00"]
    _, out, _ = command("--retailer", CHAIN, "--year", "2026", "--json")
    assert json.loads(out)["net"] == "60136.99"


def test_the_command_explains_itself_and_prints(
    command: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    plain, owner = tmp_path / "备忘.pdf", tmp_path / "老板.pdf"
    code, out, _ = command("--retailer", CHAIN, "--year", "2026", "--pdf", str(plain))
    assert code == 0
    assert "销售额 1,000,000.00 × 毛利率 18.00%" in out
    command("--retailer", CHAIN, "--year", "2026", "--pdf", str(owner), "--owner-copy")
    assert "8,642.97" in pdf_words(owner.read_bytes())
    assert "8,642.97" not in pdf_words(plain.read_bytes())


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--retailer", "没有", "--year", "2026"), "没有叫“没有”的 KA 系统"),
        (("--retailer", CHAIN, "--year", "2030"), "2030 年的合同"),
    ],
)
def test_a_refusal_is_one_line(
    command: Callable[..., tuple[int, str, str]], options: tuple[str, ...], why: str
) -> None:
    code, out, err = command(*options)
    assert (code, out) == (1, "")
    assert why in err
    assert err.count("\n") == 1
