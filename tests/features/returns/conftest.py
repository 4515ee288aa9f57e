"""The shop of these tests, made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from distributor_desk.storage.database import Company, open_company
from tests.features.returns.shop import settle_shop


@pytest.fixture(scope="session")
def shop_file(blank_company_file: Path) -> Path:
    """A company file with the first purchases; copy it, do not open it."""
    path = Path(shutil.copyfile(blank_company_file, blank_company_file.with_name("returns.desk")))
    with open_company(path) as company:
        settle_shop(company)
    return path


@pytest.fixture
def stocked(shop_file: Path, tmp_path: Path) -> Iterator[Company]:
    """The shop's company, open; closed at the end."""
    with open_company(Path(shutil.copyfile(shop_file, tmp_path / "惠民商贸.desk"))) as opened:
        yield opened
