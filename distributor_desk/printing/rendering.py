"""Blocks to PDF: the same blocks give the same bytes."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from distributor_desk.core.files import write_bytes_whole
from distributor_desk.core.language import Language, Text
from distributor_desk.core.progress import Progress
from distributor_desk.printing.blocks import Block
from distributor_desk.printing.charts import PAPER, Chart, Look
from distributor_desk.printing.fonts import Encoder, clean, faces
from distributor_desk.printing.layout import Pages, Placed, set_blocks
from distributor_desk.printing.page import MM, Page
from distributor_desk.printing.pen import GREY, Pen
from distributor_desk.printing.setting import LEADING, Setting

SETTING = Text("正在排版", "Setting the pages")
DRAWING = Text("正在生成页面", "Drawing the pages")
_NOTE = 8.0
_REMARKS = (
    b"ReportLab Generated PDF document (opensource)",
    b"% ReportLab generated PDF document -- digest (opensource)",
)
_LOCK = threading.Lock()  # the faces are shared, and a face serves one document at a time


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF, the characters that no face has (printed as 〓), and the number of pages."""

    data: bytes
    missing: frozenset[str]
    pages: int


def render(
    blocks: Sequence[Block], page: Page, language: Language, progress: Progress | None = None
) -> Rendered:
    """Set and draw the blocks. Raises Cancelled when `progress` is cancelled; nothing is written."""
    steps = progress or Progress()
    with _LOCK:
        pages = _paged(blocks, page, steps, latin=language == "en")
        canvas = _canvas(page, language)
        encoder = Encoder(canvas._doc)
        for number, placed in enumerate(pages, start=1):
            steps.at(DRAWING, number, len(pages))
            pen = _drawn(placed, page, encoder, (number, len(pages)), latin=language == "en")
            _keep_pictures(canvas, pen)
            canvas.addLiteral("\n".join(pen.ops))
            canvas.showPage()
        data = _saved(canvas)
    return Rendered(data, frozenset(encoder.missing), len(pages))


def save(path: Path, rendered: Rendered) -> None:
    """Write the PDF whole or not at all. Raises DeskError when it cannot be written."""
    write_bytes_whole(path, rendered.data)


def _paged(blocks: Sequence[Block], page: Page, steps: Progress, *, latin: bool) -> list[Placed]:
    setting = Setting(faces(), page.height, latin=latin)
    pages = Pages(page.height)
    for number, block in enumerate(blocks, start=1):
        steps.at(SETTING, number, len(blocks))
        for piece in set_blocks((block,), setting, page.width):
            pages.add(piece)
    pages.end()
    return pages.done


def _canvas(page: Page, language: Language) -> Any:
    from reportlab.pdfgen.canvas import Canvas

    size = (page.size[0] * MM, page.size[1] * MM)
    lang = "zh-CN" if language == "zh" else "en"
    canvas = Canvas(BytesIO(), pagesize=size, pageCompression=1, invariant=1, lang=lang)
    canvas.setTitle(clean(page.title))
    for blank in (canvas.setAuthor, canvas.setSubject, canvas.setCreator, canvas.setProducer):
        blank("")
    return canvas


def _drawn(placed: Placed, page: Page, encoder: Encoder, number: tuple[int, int], *, latin: bool) -> Pen:
    pen = Pen(encoder, page.size[1] * MM, number[0], plain=page.plain)
    left, top = page.margins[0] * MM, page.margins[1] * MM + page.head
    for at, piece in placed:
        piece.draw(pen, left, top + at)
    _edges(pen, page, number, latin=latin)
    return pen


def _keep_pictures(canvas: Any, pen: Pen) -> None:
    """The page's charts as forms of the document, which its operators show by name."""
    if not pen.pictures:
        return
    from reportlab.graphics import renderPDF
    from reportlab.pdfbase.pdfdoc import xObjectName

    from distributor_desk.printing.chart_drawing import drawn

    for picture in pen.pictures:
        drawing, missing = drawn(picture.chart, PAPER, picture.width, picture.height)
        pen.encoder.missing |= missing
        canvas.beginForm(picture.name, 0, 0, picture.width, picture.height)
        renderPDF.draw(drawing, canvas, 0, 0)
        canvas.endForm()
        shown = xObjectName(picture.name)
        pen.ops = [op.replace(f"/{picture.name} Do", f"/{shown} Do") for op in pen.ops]
    # only now: the end of a form forgets what the page uses
    canvas._formsinuse.extend(picture.name for picture in pen.pictures)


def chart_page(chart: Chart, look: Look, width: float, height: float) -> bytes:
    """A chart as a PDF of one page of this size (points), for the screen. The same chart gives the same bytes."""
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas

    from distributor_desk.printing.chart_drawing import drawn

    with _LOCK:
        canvas = Canvas(BytesIO(), pagesize=(width, height), pageCompression=0, invariant=1)
        renderPDF.draw(drawn(chart, look, width, height)[0], canvas, 0, 0)
        return bytes(canvas.getpdfdata())


def _edges(pen: Pen, page: Page, number: tuple[int, int], *, latin: bool) -> None:
    """What stands at the head and the foot of every page."""
    setting = Setting(faces(), page.height, latin=latin)
    left, top = page.margins[0] * MM, page.margins[1] * MM
    foot = top + page.head + page.height + page.foot - _NOTE * LEADING
    numbering = setting.said(page.numbering.format(page=number[0], pages=number[1]))
    aside = setting.width(numbering, _NOTE) + 2 * _NOTE
    for words, width, y in ((page.header, page.width, top), (page.printed, page.width - aside, foot)):
        words = setting.said(words).replace("\n", " ")  # noqa: PLW2901
        size = min(_NOTE, _NOTE * width / max(1.0, setting.width(words, _NOTE)))
        setting.draw_lines(pen, left, y, [words], size=size, shade=GREY)
    setting.draw_lines(pen, left, foot, [numbering], size=_NOTE, width=page.width, align="right", shade=GREY)


def _saved(canvas: Any) -> bytes:
    """The bytes, with the library's own remarks blanked in place so that every offset stays right."""
    data = bytes(canvas.getpdfdata())
    for remark in _REMARKS:
        data = data.replace(remark, b" " * len(remark))
    return data
