"""Error cells and hidden rows of .xlsb, .xls and .ods, which the reader hands over as empty text.

What cannot be understood is left to the reader: this looks, it never refuses.
"""

from __future__ import annotations

import io
import posixpath
import struct
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

from distributor_desk.core.errors import Cancelled
from distributor_desk.spreadsheets.compound_file import stream_of
from distributor_desk.spreadsheets.scan_sheet import SheetFindings

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_LARGEST = 64 * 1024 * 1024
_REPEATED = 200  # equal rows that are looked at one by one
_CHECKED = 50_000  # records between two looks at the wish to stop
_ROW, _CELL_ERROR, _FORMULA_ERROR, _BUNDLE = 0, 3, 11, 156
_BOUNDSHEET, _BOOLERR, _FORMULA, _ROW_XLS, _BOF, _EOF = 0x85, 0x205, 0x06, 0x208, 0x809, 0x0A
Sheets = dict[str, SheetFindings]


def scan_xlsb(archive: zipfile.ZipFile, stop: threading.Event) -> Sheets:
    """Every sheet of an .xlsb by its name."""
    names = {info.filename.replace("\\", "/").lstrip("/"): info for info in archive.infolist()}
    book = next((name for name in sorted(names) if name.lower().endswith("workbook.bin")), None)
    if book is None or any(info.file_size > _LARGEST for info in names.values()):
        return {}
    folder = posixpath.dirname(book)
    rels = names.get(f"{folder}/_rels/{posixpath.basename(book)}.rels")
    targets = _targets(archive.read(rels)) if rels else {}
    found: Sheets = {}
    for kind, body in _records(archive.read(names[book]), stop):
        if kind == _BUNDLE:
            relation, after = _wide(body, 8)
            title, _ = _wide(body, after)
            part = names.get(posixpath.normpath(posixpath.join(folder, targets.get(relation, "?"))))
            if part is not None:
                found[title] = _xlsb_sheet(archive.read(part), stop)
    return found


def _targets(data: bytes) -> dict[str, str]:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return {}
    return {r.get("Id", ""): r.get("Target", "") for r in Xml.fromstring(data)}  # noqa: S314  # no entities


def _wide(body: bytes, at: int) -> tuple[str, int]:
    """A counted UTF-16 text and where it ends."""
    count = struct.unpack_from("<I", body, at)[0]
    if count == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * count
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def _records(data: bytes, stop: threading.Event) -> Iterator[tuple[int, bytes]]:
    """Kind and body of every record of a BIFF12 part."""
    at = seen = 0
    while at < len(data):
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] << 7)
            at += 1
        size = shift = 0
        while True:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift > 21:
                break
        yield kind, data[at : at + size]
        at += size
        seen += 1
        if seen % _CHECKED == 0 and stop.is_set():
            raise Cancelled


def _xlsb_sheet(data: bytes, stop: threading.Event) -> SheetFindings:
    found, row = SheetFindings(), 0
    for kind, body in _records(data, stop):
        if kind == _ROW:
            row = int(struct.unpack_from("<I", body)[0]) + 1
            if len(body) > 11 and body[11] & 0x10:
                found.hidden_rows.add(row)
        elif kind in (_CELL_ERROR, _FORMULA_ERROR):
            column = int(struct.unpack_from("<I", body)[0]) + 1
            found.errors[row, column] = _ERRORS.get(body[8], "#VALUE!")
    return found


def scan_xls(path: Path, stop: threading.Event) -> Sheets:
    """Every sheet of an .xls (BIFF8) by its name."""
    if path.stat().st_size > _LARGEST:
        return {}
    data = stream_of(path.read_bytes(), ("Workbook", "WORKBOOK"))
    if data is None:
        return {}
    found: Sheets = {}
    for name, at in _xls_sheets(data):
        found[name] = _xls_sheet(data, at, stop)
    return found


def _xls_records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        yield kind, data[at + 4 : at + 4 + size]
        at += 4 + size


def _xls_sheets(data: bytes) -> list[tuple[str, int]]:
    sheets: list[tuple[str, int]] = []
    for kind, body in _xls_records(data, 0):
        if kind == _EOF:
            break
        if kind == _BOUNDSHEET and len(body) > 8:
            wide = body[7] & 1
            said = body[8 : 8 + body[6] * (2 if wide else 1)]
            name = said.decode("utf-16-le" if wide else "latin-1", "replace")
            sheets.append((name, int(struct.unpack_from("<I", body)[0])))
    return sheets


def _xls_sheet(data: bytes, at: int, stop: threading.Event) -> SheetFindings:
    found, depth = SheetFindings(), 0
    for seen, (kind, body) in enumerate(_xls_records(data, at), 1):
        if seen % _CHECKED == 0 and stop.is_set():
            raise Cancelled
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                break
        elif depth == 1:
            _xls_cell(found, kind, body)
    return found


def _xls_cell(found: SheetFindings, kind: int, body: bytes) -> None:
    if kind == _ROW_XLS and len(body) >= 14:
        if struct.unpack_from("<I", body, 12)[0] & 0x20:
            found.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)
        return
    code = None
    if kind == _BOOLERR and len(body) >= 8 and body[7]:
        code = body[6]
    elif kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        code = body[8]
    if code is not None:
        row, column = struct.unpack_from("<HH", body)
        found.errors[row + 1, column + 1] = _ERRORS.get(code, "#VALUE!")


def scan_ods(archive: zipfile.ZipFile, stop: threading.Event) -> Sheets:
    """Every sheet of an .ods by its name: cells whose formula failed, and rows that are filtered or hidden."""
    info = archive.getinfo("content.xml")
    if info.file_size > _LARGEST:
        return {}
    data = archive.read(info)
    marks = (
        b'value-type="error"',
        b"table:visibility",
        b"Err:",
        b"#N/A",
        b"#REF!",
        b"#DIV/0!",
        b"#VALUE!",
        b"#NAME?",
    )
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or not any(mark in data for mark in marks):
        return {}
    found: Sheets = {}
    sheet, row, depth = SheetFindings(), 0, 0
    for event, element in Xml.iterparse(io.BytesIO(data), ("start", "end")):  # noqa: S314  # no entities
        tag = element.tag.rpartition("}")[2]
        if tag == "table":
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                sheet, row = SheetFindings(), 0
                found[_said(element, "name")] = sheet
        elif tag == "table-row" and depth == 1 and event == "end":
            if stop.is_set():
                raise Cancelled
            repeat = int(_said(element, "number-rows-repeated") or 1)
            if _said(element, "visibility") in ("collapse", "filter") and repeat < 10_000:
                sheet.hidden_rows.update(range(row + 1, row + 1 + repeat))
            for same in range(min(repeat, _REPEATED)):
                _ods_cells(sheet, row + 1 + same, element)
            row += repeat
            element.clear()
    return found


def _ods_cells(sheet: SheetFindings, row: int, element: Xml.Element) -> None:
    column = 1
    for cell in element:
        words = "".join(cell.itertext()).strip()
        failed = any(key.endswith("}value-type") and value == "error" for key, value in cell.attrib.items())
        computed = bool(_said(cell, "formula"))
        if failed or (computed and words.startswith(("Err:", "#")) and _said(cell, "value-type") == "string"):
            sheet.errors[row, column] = words[:20] or "#VALUE!"
        column += int(_said(cell, "number-columns-repeated") or 1)


def _said(element: Xml.Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
