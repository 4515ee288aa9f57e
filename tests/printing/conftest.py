"""What a reader of the PDF would copy out of it, page by page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument

ReadPdf = Callable[[bytes], list[str]]


@pytest.fixture
def read_pdf() -> ReadPdf:
    def read(data: bytes) -> list[str]:
        buffer, document = QBuffer(), QPdfDocument()
        buffer.setData(QByteArray(data))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        document.load(buffer)
        pages = [document.getAllText(n).text().replace("\r\n", "\n") for n in range(document.pageCount())]
        document.close()
        return pages

    return read
