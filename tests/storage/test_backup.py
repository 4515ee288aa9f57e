"""Verified copies and the way back."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.storage import backup
from distributor_desk.storage.backup import back_up, backups, restore
from distributor_desk.storage.database import Company, open_company
from tests.storage.making import add_shop, dump, import_lines, names, raw, whole

WRITER = """
import sys
from pathlib import Path
from tests.storage.making import add_shop
from distributor_desk.storage.database import open_company
with open_company(Path(sys.argv[1])) as company:
    for turn in range(10_000):
        add_shop(company, f"店{turn}")
        print(turn, flush=True)
"""


def test_a_backup_is_the_file_checked_private_and_listed(
    company: Company, company_file: Path, backup_folder: Path
) -> None:
    import_lines(company, add_shop(company, "惠多多"), 100)
    made = back_up(company_file, backup_folder, "exit")
    assert dump(made) == dump(company_file)
    assert whole(made)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup_folder.stat().st_mode) == 0o700
    (line,) = backups(backup_folder)
    assert (line.file, line.reason, line.size) == (made.name, "exit", made.stat().st_size)
    assert line.sha256 == hashlib.sha256(made.read_bytes()).hexdigest()
    assert {p.name for p in backup_folder.iterdir()} == {made.name, "backups.jsonl"}


def test_no_second_backup_while_nothing_was_done(
    company: Company, company_file: Path, backup_folder: Path
) -> None:
    add_shop(company, "惠多多")
    first = back_up(company_file, backup_folder, "timer")
    assert back_up(company_file, backup_folder, "exit") == first
    assert back_up(company_file, backup_folder, "exit", only_if_changed=False) != first
    add_shop(company, "好又多")
    assert back_up(company_file, backup_folder, "exit") != first
    assert len(backups(backup_folder)) == 3


def test_the_same_count_of_deeds_after_a_restore_is_not_taken_for_the_same_content(
    company: Company, company_file: Path, backup_folder: Path
) -> None:
    add_shop(company, "惠多多")
    first = back_up(company_file, backup_folder, "exit")
    add_shop(company, "好又多")
    company.close()
    restore(first, company_file, backup_folder)
    with open_company(company_file) as again:
        add_shop(again, "三店")
    newest = back_up(company_file, backup_folder, "exit")
    assert raw(newest, "SELECT name FROM customer ORDER BY id") == [("惠多多",), ("三店",)]


def test_a_lost_or_cut_backup_is_made_again(
    company: Company, company_file: Path, backup_folder: Path
) -> None:
    add_shop(company, "惠多多")
    first = back_up(company_file, backup_folder, "exit")
    first.write_bytes(first.read_bytes()[:1000])
    second = back_up(company_file, backup_folder, "exit")
    second.unlink()
    third = back_up(company_file, backup_folder, "exit")
    assert len({first, second, third}) == 3
    assert whole(third)


def test_a_torn_line_of_the_list_does_not_swallow_the_next(
    company: Company, company_file: Path, backup_folder: Path
) -> None:
    first = back_up(company_file, backup_folder, "exit")
    with (backup_folder / "backups.jsonl").open("a") as register:
        register.write('{"file": "torn')
    add_shop(company, "惠多多")
    second = back_up(company_file, backup_folder, "exit")
    assert [b.file for b in backups(backup_folder)] == [second.name, first.name]


def test_debris_of_a_killed_backup_goes(company_file: Path, backup_folder: Path) -> None:
    backup_folder.mkdir()
    (backup_folder / "old.ddbk.part").write_bytes(b"half")
    (backup_folder / "old.ddbk.part-journal").write_bytes(b"half")
    made = back_up(company_file, backup_folder, "exit")
    assert {p.name for p in backup_folder.iterdir()} == {made.name, "backups.jsonl"}


def test_a_full_disk_says_that_the_backup_failed_and_leaves_the_last_one(
    company: Company, company_file: Path, small_disk: Path
) -> None:
    folder = small_disk / "backups"
    last = back_up(company_file, folder, "exit")
    shop_id = add_shop(company, "惠多多")
    with company.write(plain("big")) as work:
        work.session.execute(text("UPDATE customer SET notes = hex(zeroblob(4000000))"))
    before = last.read_bytes()
    with pytest.raises(DeskError) as refused:
        back_up(company_file, folder, "exit")
    assert "失败：磁盘" in refused.value.in_("zh")
    assert "The last good backup is still there" in refused.value.in_("en")
    assert last.read_bytes() == before
    assert {p.name for p in folder.iterdir()} == {last.name, "backups.jsonl"}
    assert shop_id


def test_a_damaged_file_is_not_taken_for_a_backup(
    company: Company, company_file: Path, backup_folder: Path
) -> None:
    import_lines(company, add_shop(company, "惠多多"), 2000)
    company.close()
    damage(company_file, "ix_sales_line_customer")
    with pytest.raises(DeskError, match="failed"):
        back_up(company_file, backup_folder, "exit")
    assert [p.name for p in backup_folder.iterdir()] == []
    assert backups(backup_folder) == []


def damage(path: Path, what: str) -> None:
    page = raw(path, "SELECT rootpage FROM sqlite_master WHERE name = ?", [what])[0][0]
    assert isinstance(page, int)
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 + 8 : (page - 1) * 4096 + 600] = b"\xff" * 592
    path.write_bytes(content)


def test_backups_under_constant_writing_are_all_good(company_file: Path, backup_folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(company_file)], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        made = [back_up(company_file, backup_folder, "timer") for _ in range(8)]
        writer.kill()
    counts = [raw(path, "SELECT COUNT(*) FROM customer")[0][0] for path in made]
    assert counts == sorted(counts, key=int)  # type: ignore[arg-type]
    for path, count in zip(made, counts, strict=True):
        assert whole(path)
        assert raw(path, "SELECT COUNT(*) FROM deed") == [(count,)]


def test_restore_brings_the_backup_back_and_can_itself_be_taken_back(
    company: Company, company_file: Path, backup_folder: Path
) -> None:
    add_shop(company, "惠多多")
    old = back_up(company_file, backup_folder, "exit")
    add_shop(company, "好又多")
    company.close()
    kept = restore(old, company_file, backup_folder)
    with open_company(company_file) as again:
        assert names(again) == {"惠多多"}
        assert again.key == company.key
    assert kept is not None
    assert stat.S_IMODE(company_file.stat().st_mode) == 0o600
    restore(kept, company_file, backup_folder)
    with open_company(company_file) as again:
        assert names(again) == {"惠多多", "好又多"}
    assert [b.reason for b in backups(backup_folder)] == ["pre-restore", "pre-restore", "exit"]


def test_a_stale_journal_beside_the_file_does_not_spoil_the_restored_one(
    company: Company, company_file: Path, backup_folder: Path
) -> None:
    add_shop(company, "惠多多")
    old = back_up(company_file, backup_folder, "exit")
    import_lines(company, 1, 3000)
    company.close()
    crash = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode=TRUNCATE'); c.execute('PRAGMA cache_size=1'); c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('DROP TRIGGER journal_sales_line_update'); c.execute('UPDATE sales_line SET amount = 0')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", crash, str(company_file)], check=False)
    assert company_file.with_name(company_file.name + "-journal").stat().st_size > 0
    kept = restore(old, company_file, backup_folder)
    assert dump(company_file) == dump(old)
    assert whole(company_file)
    assert kept is not None
    assert raw(kept, "SELECT COUNT(*), SUM(amount) FROM sales_line") == [(3000, 3000 * 1234)]


@pytest.mark.parametrize("content", [b"", b"no file of ours" * 100, b"SQLite format 3\x00" + b"\xff" * 8000])
def test_a_file_that_cannot_be_read_is_kept_in_quarantine(
    company_file: Path, backup_folder: Path, content: bytes
) -> None:
    old = back_up(company_file, backup_folder, "exit")
    company_file.write_bytes(content)
    company_file.with_name(company_file.name + "-journal").write_bytes(b"stale")
    kept = restore(old, company_file, backup_folder)
    assert kept is not None
    assert kept.parent.name == "quarantine"
    assert kept.read_bytes() == content
    assert kept.with_name(kept.name + "-journal").read_bytes() == b"stale"
    with open_company(company_file) as company:
        assert names(company) == set()


def test_a_missing_file_is_brought_back(company_file: Path, backup_folder: Path) -> None:
    old = back_up(company_file, backup_folder, "exit")
    company_file.unlink()
    assert restore(old, company_file, backup_folder) is None
    assert dump(company_file) == dump(old)


def test_a_damaged_backup_is_refused_and_the_file_stays(
    company: Company, company_file: Path, backup_folder: Path
) -> None:
    import_lines(company, add_shop(company, "惠多多"), 2000)
    company.close()
    old = back_up(company_file, backup_folder, "exit")
    before = company_file.read_bytes()
    for break_it in (lambda: damage(old, "ix_sales_line_customer"), lambda: damage(old, "sales_line"),
                     lambda: old.write_bytes(old.read_bytes()[:9000])):  # fmt: skip
        break_it()
        with pytest.raises(DeskError, match="cannot be restored; the company file is as it was"):
            restore(old, company_file, backup_folder)
        assert company_file.read_bytes() == before
        assert not list(company_file.parent.glob("*.restore*"))


def test_what_is_no_backup_is_refused(company_file: Path, backup_folder: Path, tmp_path: Path) -> None:
    before = company_file.read_bytes()
    (tmp_path / "letter.ddbk").write_bytes(b"Dear customer")
    for wrong in ("letter.ddbk", "gone.ddbk"):
        with pytest.raises(DeskError):
            restore(tmp_path / wrong, company_file, backup_folder)
    assert company_file.read_bytes() == before


def test_a_full_disk_while_restoring_leaves_the_file(
    company: Company, company_file: Path, backup_folder: Path, small_disk: Path
) -> None:
    add_shop(company, "惠多多")
    small = small_disk / "a.desk"
    small.write_bytes(company_file.read_bytes())
    with company.write(plain("big")) as work:
        work.session.execute(text("UPDATE customer SET notes = hex(zeroblob(4000000))"))
    big = back_up(company_file, backup_folder, "exit")
    before = small.read_bytes()
    with pytest.raises(DeskError) as refused:
        restore(big, small, backup_folder)
    assert refused.value.in_("zh").endswith("。")
    assert small.read_bytes() == before
    assert not list(small_disk.glob("*.restore*"))


def test_when_the_present_file_cannot_be_backed_up_it_is_not_replaced(
    company: Company, company_file: Path, backup_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = back_up(company_file, backup_folder, "exit")
    add_shop(company, "惠多多")
    company.close()
    before = company_file.read_bytes()

    def full(*_: object) -> int:
        raise OSError(28, "full")

    monkeypatch.setattr(backup, "_copy", full)
    with pytest.raises(DeskError, match="failed"):
        restore(old, company_file, backup_folder)
    assert company_file.read_bytes() == before


def test_a_missing_company_has_no_backup(tmp_path: Path, backup_folder: Path) -> None:
    with pytest.raises(DeskError):
        back_up(tmp_path / "gone.desk", backup_folder, "exit")
    assert not backup_folder.exists()


def test_a_backup_may_be_made_while_a_reader_is_open(
    company: Company, company_file: Path, backup_folder: Path
) -> None:
    with company.read() as session, closing(sqlite3.connect(company_file)) as other:
        session.execute(text("SELECT * FROM customer"))
        other.execute("SELECT * FROM deed")
        assert whole(back_up(company_file, backup_folder, "timer"))
    assert os.path.getsize(company_file) > 0  # noqa: PTH202
