"""Errors and hidden rows of .xls, .xlsb and .ods: what the reader hands over as empty is named."""

from __future__ import annotations

import struct
import threading
import zipfile
from pathlib import Path

import pytest

from distributor_desk.core.errors import Cancelled
from distributor_desk.core.progress import Progress
from distributor_desk.spreadsheets.compound_file import stream_of
from distributor_desk.spreadsheets.raw import ErrorCell
from distributor_desk.spreadsheets.reading import read_workbook
from distributor_desk.spreadsheets.scan_binary import scan_ods, scan_xls, scan_xlsb

GO = threading.Event()


def biff(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def compound(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file of 512-byte sectors: sector 0 the table, 1 the directory, then the stream."""
    stream = stream.ljust(8 * 512, b"\0")
    sectors = len(stream) // 512
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<III", header, 44, 1, 1, 0)
    struct.pack_into("<IIIII", header, 56, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *([0xFFFFFFFF] * 108))

    def entry(said: str, kind: int, start: int, size: int) -> bytes:
        raw = bytearray(128)
        words = said.encode("utf-16-le")
        raw[: len(words)] = words
        struct.pack_into("<HBB", raw, 64, len(words) + 2, kind, 1)
        struct.pack_into("<III", raw, 68, 0xFFFFFFFF, 0xFFFFFFFF, 1 if kind == 5 else 0xFFFFFFFF)
        struct.pack_into("<II", raw, 116, start, size)
        return bytes(raw)

    directory = entry("Root Entry", 5, 0xFFFFFFFE, 0) + entry(name, 2, 2, len(stream)) + bytes(256)
    return (
        bytes(header)
        + struct.pack("<128I", *(table + [0xFFFFFFFF] * (128 - len(table))))
        + directory
        + stream
    )


def workbook() -> bytes:
    """One sheet 表: row 2 hidden, #N/A in B1, a formula that failed in A3, a yes in C1."""
    name = "表".encode("utf-16-le")
    start = biff(0x809, struct.pack("<HHHH", 0x600, 5, 0, 0) + bytes(8))
    bound = biff(0x85, struct.pack("<IBBBB", 0, 0, 0, 1, 1) + name)
    at = len(start) + len(bound) + 4
    bound = biff(0x85, struct.pack("<IBBBB", at, 0, 0, 1, 1) + name)
    sheet = biff(0x809, struct.pack("<HHHH", 0x600, 0x10, 0, 0) + bytes(8))
    sheet += biff(0x208, struct.pack("<HHHHHHI", 1, 0, 3, 255, 0, 0, 0x20))
    sheet += biff(0x205, struct.pack("<HHHBB", 0, 1, 0, 42, 1))
    sheet += biff(0x205, struct.pack("<HHHBB", 0, 2, 0, 1, 0))
    sheet += biff(0x06, struct.pack("<HHH", 2, 0, 0) + bytes([2, 0, 7, 0, 0, 0, 0xFF, 0xFF]) + bytes(6))
    return start + bound + biff(0x0A, b"") + sheet + biff(0x0A, b"")


def test_errors_and_hidden_rows_of_an_old_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(compound(workbook()))
    found = scan_xls(path, GO)["表"]
    assert found.errors == {(1, 2): "#N/A", (3, 1): "#DIV/0!"}
    assert found.hidden_rows == {2}


@pytest.mark.parametrize("cut", [0, 3, 100, 511, 600, 1100, 3000])
def test_a_cut_container_gives_nothing_or_less_and_no_error(tmp_path: Path, cut: int) -> None:
    data = compound(workbook())
    assert stream_of(data[:cut], ["Workbook"]) is None or cut > 2000
    assert stream_of(data, ["Book"]) is None
    path = tmp_path / "a.xls"
    path.write_bytes(data[:cut])
    assert scan_xls(path, GO) in ({}, {"表": scan_xls_whole(tmp_path)["表"]}) or cut > 1000


def scan_xls_whole(folder: Path) -> dict[str, object]:
    whole = folder / "whole.xls"
    whole.write_bytes(compound(workbook()))
    return dict(scan_xls(whole, GO))


def record(kind: int, body: bytes) -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([(kind & 0x7F) | 0x80, kind >> 7])
    size = bytes([len(body)]) if len(body) < 128 else bytes([(len(body) & 0x7F) | 0x80, len(body) >> 7])
    return number + size + body


def wide(said: str) -> bytes:
    return struct.pack("<I", len(said)) + said.encode("utf-16-le")


@pytest.fixture
def xlsb(tmp_path: Path) -> Path:
    book = record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("表"))
    sheet = record(0, struct.pack("<IIHH", 0, 0, 300, 0) + bytes(5))
    sheet += record(3, struct.pack("<II", 1, 0) + bytes([15]))
    sheet += record(0, struct.pack("<IIHBB", 4, 0, 300, 0, 0x10) + bytes(5))
    sheet += record(11, struct.pack("<II", 0, 0) + bytes([23]) + bytes(200))
    path = tmp_path / "a.xlsb"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", book)
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            '<Relationships xmlns="x"><Relationship Id="rId1" Target="worksheets/sheet1.bin"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return path


def test_errors_and_hidden_rows_of_a_binary_workbook(xlsb: Path) -> None:
    with zipfile.ZipFile(xlsb) as archive:
        found = scan_xlsb(archive, GO)["表"]
    assert found.errors == {(1, 2): "#VALUE!", (5, 1): "#REF!"}
    assert found.hidden_rows == {5}


CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
<office:body><office:spreadsheet><table:table table:name="表">
<table:table-row><table:table-cell office:value-type="string"><text:p>店名</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>额度</text:p></table:table-cell></table:table-row>
<table:table-row table:visibility="filter" table:number-rows-repeated="2">
<table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>
<table:table-cell table:formula="of:=NA()" office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>""".replace(
    "\n", ""
)


def test_errors_and_filtered_rows_of_an_open_document(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", CONTENT)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    with zipfile.ZipFile(path) as archive:
        found = scan_ods(archive, GO)["表"]
    assert found.errors == {(2, 4): "#N/A", (3, 4): "#N/A"}
    assert found.hidden_rows == {2, 3}
    sheet = read_workbook(path, Progress()).sheets[0]
    assert sheet.columns[3][1] == ErrorCell("#N/A")
    assert sheet.hidden_rows == {2, 3}


def test_a_wish_to_stop_is_heard(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", CONTENT)
    with zipfile.ZipFile(path) as archive, pytest.raises(Cancelled):
        scan_ods(archive, stop)
