"""A desk over a real company, without a screen."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from distributor_desk import register
from distributor_desk.desktop import translate
from distributor_desk.desktop.desk import Desk
from distributor_desk.storage.database import Company, create_company
from tests.desktop.tried_room import OTHER, TRIED


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Company]:
    monkeypatch.setenv("DISTRIBUTOR_DESK_BACKUPS", str(tmp_path / "backups"))
    with create_company(tmp_path / "shop.desk", "江南饮料") as made:
        yield made


@pytest.fixture
def desk(qapp: object, company: Company, store: QSettings) -> Iterator[Desk]:
    translate.install("en")
    made = Desk(company, (TRIED, OTHER), "en", store, register.sheets)
    yield made
    made.close()
