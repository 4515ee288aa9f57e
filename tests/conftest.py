"""What every test may ask for: a fresh company file, a place for backups, and a home of its own."""

from __future__ import annotations

import gc
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from distributor_desk.desktop.singletons import keep_singletons
from distributor_desk.storage.database import Company, create_company, open_company

keep_singletons()
gc.disable()  # as in the program: desktop.collecting says why
_MANY_NEW_OBJECTS = 100_000
_COLLECTIONS = count(1)
_STATUS = pytest.StashKey[int]()
settings.register_profile("desk", deadline=None, derandomize=True, database=None)
settings.load_profile("desk")
os.environ["QT_QPA_PLATFORM"] = "offscreen"
if find_spec("distributor_desk.register"):
    import_module("distributor_desk.register")
else:
    for room in ("customers", "products", "sales", "visits"):
        import_module(f"distributor_desk.features.{room}.records")


def pytest_configure(config: pytest.Config) -> None:
    """The slow ones run when asked for: `pytest -m slow`."""
    config.option.markexpr = config.option.markexpr or "not slow"


def pytest_collection_finish() -> None:
    """What was imported stays to the end: the collector need not look at it again each time."""
    gc.collect()
    gc.freeze()


def _put_away_windows() -> None:
    """A dialog that a test left open would keep the mouse from the windows of the next one."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    for window in widgets.QApplication.topLevelWidgets():
        if sys.modules["shiboken6"].isValid(window) and window.isVisible():
            window.hide()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """What the tests left behind goes in the window's thread, now and then; what is old is looked at seldom."""
    _put_away_windows()
    if gc.get_count()[0] > _MANY_NEW_OBJECTS:
        gc.collect(2 if next(_COLLECTIONS) % 50 == 0 else 1)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    session.config.stash[_STATUS] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave as the program does: see `distributor_desk.__main__`."""
    if "PySide6.QtWidgets" in sys.modules and _STATUS in config.stash:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.stash[_STATUS])


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Nothing outside the tests' own folder is written: home and all platform folders lie in it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        patch.setenv("XDG_DOCUMENTS_DIR", str(home / "documents"))
        patch.setenv("LANG", "C.UTF-8")
        yield home


@pytest.fixture(scope="session")
def blank_company_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One new company, made once; copy it, do not open it."""
    path = tmp_path_factory.mktemp("blank") / "blank.desk"
    create_company(path, "惠民商贸").close()
    return path


@pytest.fixture
def company_file(blank_company_file: Path, tmp_path: Path) -> Path:
    """A fresh company file that nobody has open."""
    return Path(shutil.copyfile(blank_company_file, tmp_path / "惠民商贸.desk"))


@pytest.fixture
def company(company_file: Path) -> Iterator[Company]:
    """A fresh company, open; closed at the end."""
    with open_company(company_file) as opened:
        yield opened


@pytest.fixture
def backup_folder(tmp_path: Path) -> Path:
    """Where backups go; not made yet."""
    return tmp_path / "backups"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder where 6 MB fit: a disk of its own, or, where mounting is refused, a limit on each file's size."""
    folder = tmp_path / "small disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode == 0:
        yield folder
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (6 * 1024 * 1024, hard))
    yield folder
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
