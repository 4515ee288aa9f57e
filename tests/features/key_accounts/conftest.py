"""The chain's company, made once; each test works on a copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from distributor_desk.storage.database import Company, open_company
from tests.features.key_accounts.chain import settle_chain


@pytest.fixture(scope="session")
def chain_file(blank_company_file: Path) -> Path:
    """The chain's company; copy it, do not open it."""
    path = Path(shutil.copyfile(blank_company_file, blank_company_file.with_name("chain.desk")))
    with open_company(path) as company:
        settle_chain(company)
    return path


@pytest.fixture
def chain(chain_file: Path, tmp_path: Path) -> Iterator[Company]:
    with open_company(Path(shutil.copyfile(chain_file, tmp_path / "chain.desk"))) as opened:
        yield opened
