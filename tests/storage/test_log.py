"""The log rotates, lies where it is told, and holds no business data."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from distributor_desk.core.language import plain
from distributor_desk.storage.database import Company
from distributor_desk.storage.log import LOGGER, start_log
from tests.storage.making import shop


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    path = start_log(tmp_path / "logs")
    assert path is not None
    yield path
    for handler in [*LOGGER.handlers]:
        handler.close()
        LOGGER.removeHandler(handler)


def test_a_fault_is_written_without_names_and_amounts(company: Company, log_file: Path) -> None:
    secret, twin = (shop("机密客户", code_key="13800001234") for _ in range(2))
    try:
        with company.write(plain("add")) as work:
            work.session.add_all([secret, twin])
    except IntegrityError:
        LOGGER.exception("deed %d failed", 7)
    written = log_file.read_text("utf-8")
    assert "deed 7 failed" in written
    assert "UNIQUE constraint failed" in written
    assert "机密客户" not in written
    assert "13800001234" not in written


def test_the_log_rotates(log_file: Path) -> None:
    for handler in LOGGER.handlers:
        assert isinstance(handler, logging.handlers.RotatingFileHandler)
        handler.maxBytes = 1000
    for turn in range(100):
        LOGGER.info("turn %d of many", turn)
    assert {p.name for p in log_file.parent.iterdir()} == {
        "desk.log",
        "desk.log.1",
        "desk.log.2",
        "desk.log.3",
    }


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert start_log(tmp_path / "file" / "logs") is None
