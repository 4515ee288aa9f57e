"""Which part of an .xlsx is which sheet, which styles show per cent, and whether days count from 1904."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree as Xml

_LARGEST = 20 * 1024 * 1024
_QUOTED = re.compile(r'"[^"]*"|\\.')


@dataclass(slots=True)
class Parts:
    """`sheets` goes from a part's path to the sheet's name."""

    sheets: dict[str, str] = field(default_factory=dict)
    percent_styles: frozenset[int] = frozenset()
    since_1904: bool = False


def parts_of(archive: zipfile.ZipFile) -> Parts:
    """What can be learnt; an unusual file gives less, and the reader has the last word."""
    parts = Parts()
    names = {info.filename.replace("\\", "/").lstrip("/"): info for info in archive.infolist()}
    book = next((n for n in sorted(names) if re.search(r"(^|/)workbook\d*\.xml$", n)), None)
    root = _tree(archive, names.get(book or ""))
    if book is None or root is None:
        return parts
    folder = posixpath.dirname(book)
    rels = _tree(archive, names.get(posixpath.join(folder, "_rels", posixpath.basename(book) + ".rels")))
    targets = {r.get("Id", ""): r.get("Target", "") for r in rels} if rels is not None else {}
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "workbookPr":
            parts.since_1904 = element.get("date1904", "0").lower() in ("1", "true", "on")
        elif tag == "sheet":
            relation = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
            target = targets.get(relation, "")
            path = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
            parts.sheets[path] = element.get("name", "")
    parts.percent_styles = _percent_styles(_tree(archive, names.get(posixpath.join(folder, "styles.xml"))))
    return parts


def _tree(archive: zipfile.ZipFile, info: zipfile.ZipInfo | None) -> Xml.Element | None:
    if info is None or info.file_size > _LARGEST:
        return None
    data = archive.read(info)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return None  # refused by the scan of that part
    try:
        return Xml.fromstring(data)  # noqa: S314  # no DTD, no entities
    except (Xml.ParseError, ValueError, LookupError):
        return None


def _percent_styles(root: Xml.Element | None) -> frozenset[int]:
    """Indexes of the cell formats that multiply by a hundred; a quoted % does not."""
    if root is None:
        return frozenset()
    formats = {9, 10}
    for element in root.iter():
        code = element.get("formatCode")
        if element.tag.endswith("}numFmt") and code and "%" in _QUOTED.sub("", code):
            formats.add(int(element.get("numFmtId", "-1")))
    cells = next((element for element in root.iter() if element.tag.endswith("}cellXfs")), None)
    found = enumerate(cells) if cells is not None else ()
    return frozenset(i for i, style in found if int(style.get("numFmtId", "0")) in formats)
