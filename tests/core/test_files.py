"""Files written whole or not at all, and names that are safe."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.core import files
from distributor_desk.core.errors import DeskError

OLD = b"the good old file" * 1000
WRITER = """
import sys
from pathlib import Path
from distributor_desk.core.files import write_bytes_whole
turn = 0
while True:
    turn += 1
    write_bytes_whole(Path(sys.argv[1]), bytes([turn % 256]) * 300_000)
    print(turn, flush=True)
"""


def only(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_a_new_file_takes_the_old_ones_place(tmp_path: Path) -> None:
    target = tmp_path / "报表 #1.xlsx"
    files.write_bytes_whole(target, OLD)
    files.write_bytes_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert only(tmp_path) == [target.name]


def test_the_temporary_file_keeps_the_ending(tmp_path: Path) -> None:
    seen: list[str] = []
    files.write_whole(tmp_path / "a.xlsx", lambda part: (seen.append(part.suffix), part.write_bytes(b"x"))[0])
    assert seen == [".xlsx"]


def test_a_fault_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(OLD)

    def half(part: Path) -> None:
        part.write_bytes(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        files.write_whole(target, half)
    assert target.read_bytes() == OLD
    assert only(tmp_path) == ["a.pdf"]


def test_a_full_disk_leaves_the_old_file_and_no_debris(small_disk: Path) -> None:
    target = small_disk / "prices.xlsx"
    files.write_bytes_whole(target, OLD)
    with pytest.raises(DeskError) as refused:
        files.write_bytes_whole(target, b"x" * 8 * 1024 * 1024)
    assert target.read_bytes() == OLD
    assert only(small_disk) == ["prices.xlsx"]
    assert "磁盘" in refused.value.in_("zh")
    assert "prices.xlsx" in refused.value.in_("en")
    files.write_bytes_whole(target, b"room again")
    assert target.read_bytes() == b"room again"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="the folder does not exist"):
        files.write_bytes_whole(tmp_path / "gone" / "a.pdf", b"x")


def test_a_folder_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(DeskError, match="it is a folder"):
        files.write_bytes_whole(tmp_path / "a.pdf", b"x")
    assert only(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EROFS, "只能读取"),
        (errno.EACCES, "没有写入权限"),
        (errno.EIO, "磁盘报告错误"),
        (errno.EBUSY, f"系统错误 {errno.EBUSY}"),
    ],
)
def test_the_systems_errors_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(OLD)

    def refuse(_part: Path) -> None:
        raise OSError(number, "no")

    with pytest.raises(DeskError) as refused:
        files.write_whole(target, refuse)
    assert said in refused.value.in_("zh")
    assert target.read_bytes() == OLD
    assert only(tmp_path) == ["a.pdf"]


def test_a_scanner_that_holds_the_file_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    real = Path.replace

    def held(self: Path, target: Path) -> Path:
        if len(pauses) < 3:
            raise PermissionError(errno.EACCES, "held")
        return real(self, target)

    monkeypatch.setattr(files.time, "sleep", pauses.append)
    monkeypatch.setattr(Path, "replace", held)
    files.write_bytes_whole(tmp_path / "a.xlsx", b"new")
    assert (tmp_path / "a.xlsx").read_bytes() == b"new"
    assert pauses == [0.05, 0.1, 0.2]


def test_a_file_open_in_excel_is_left_alone_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(OLD)

    def held(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(files.time, "sleep", lambda _: None)
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(DeskError, match="open in another program such as Excel"):
        files.write_bytes_whole(target, b"new")
    assert target.read_bytes() == OLD
    assert only(tmp_path) == ["a.xlsx"]


def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    for turns in range(1, 7):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(target)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            for _ in range(turns):
                writer.stdout.readline()
            writer.kill()
        content = target.read_bytes()
        assert len(content) == 300_000
        assert len(set(content)) == 1


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("惠多多超市", "惠多多超市"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a:b*c?", "a_b_c_"),
        ("CON", "_CON"),
        ("com1.xlsx", "_com1.xlsx"),
        ("店. ", "店"),
        ("", "_"),
        ("...", "_"),
        ("x" * 300, "x" * 100),
        ("a\u202egnp.exe", "a_gnp.exe"),
        ("a\nb", "a_b"),
    ],
)
def test_a_files_name_from_what_people_typed(words: str, name: str) -> None:
    assert files.safe_name(words) == name


@given(st.text(max_size=200))
def test_no_words_leave_the_folder(words: str) -> None:
    name = files.safe_name(words)
    assert 1 <= len(name) <= 101
    assert not set(name) & set('/\\:*?"<>|\n\0')
    assert name not in {".", ".."}
    assert name == name.strip(". ")


def test_a_folder_that_cannot_be_synced_is_no_reason_to_call_the_file_unwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_folder: Path) -> None:
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(files, "sync_folder", fails)
    files.write_bytes_whole(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
