"""A full disk in the middle of a deed: one sentence, the file as it was, and the next start works."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.features.customers.records import Customer
from distributor_desk.storage import batches, undo
from distributor_desk.storage.attachments import attach
from distributor_desk.storage.database import Company, create_company, open_company
from tests.storage.making import add_shop, dump, import_lines, names, raw, whole


@pytest.fixture
def small_company(company: Company, small_disk: Path) -> Path:
    """A company file on the small disk, with a shop and a thousand lines."""
    import_lines(company, add_shop(company, "惠多多"), 1000)
    company.close()
    return Path(shutil.copyfile(company.path, small_disk / "惠民商贸.desk"))


def test_an_import_that_does_not_fit(small_company: Path) -> None:
    before = dump(small_company)
    with open_company(small_company) as company:
        for _ in range(2):
            with pytest.raises(DeskError) as refused:
                import_lines(company, 1, 60_000)
            assert "磁盘" in refused.value.in_("zh")
            assert "没有保存" in refused.value.in_("zh")
        assert dump(small_company) == before
        import_lines(company, 1, 100)
        add_shop(company, "好又多")
    with open_company(small_company) as again:
        assert names(again) == {"惠多多", "好又多"}
    assert whole(small_company)
    assert raw(small_company, "SELECT COUNT(*) FROM sales_line") == [(1100,)]


def test_attachments_that_do_not_fit(small_company: Path) -> None:
    with open_company(small_company) as company:
        kept = 0
        with pytest.raises(DeskError, match="nothing was saved"):  # noqa: PT012
            while True:
                with company.write(plain("attach")) as work:
                    attach(work, Customer, 1, "a.jpg", kept.to_bytes(4) * 250_000)
                kept += 1
        assert kept >= 1
    assert raw(small_company, "SELECT COUNT(*) FROM attachment") == [(kept,)]
    assert whole(small_company)


def test_what_was_done_can_be_undone_on_a_full_disk_once_there_is_room(small_company: Path) -> None:
    filler = small_company.with_name("filler")
    with open_company(small_company) as company:
        add_shop(company, "好又多")
        room = shutil.disk_usage(small_company.parent).free
        filler.write_bytes(b"x" * min(room, 5_900_000))
        if room < 6_000_000:
            with pytest.raises(DeskError):
                batches.undo_batch(company, 1)
        filler.unlink()
        assert undo.undo(company).zh == "新增 好又多"
        assert batches.undo_batch(company, 1).removed == 1000
    assert whole(small_company)


def test_a_new_company_that_does_not_fit_leaves_nothing(small_disk: Path) -> None:
    filler = small_disk / "filler"
    room = shutil.disk_usage(small_disk).free
    filler.write_bytes(b"x" * (min(room, 6_000_000) - 40_000))
    if room < 7_000_000:
        with pytest.raises(DeskError, match="disk"):
            create_company(small_disk / "new.desk")
        assert [p.name for p in small_disk.iterdir()] == ["filler"]
    filler.unlink()
    with create_company(small_disk / "new.desk") as company:
        assert names(company) == set()
