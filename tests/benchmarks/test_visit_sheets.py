"""300 shops on paper, against the bare canvas drawing the same strings, lines and QR modules, in the same run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from benching import median_ratio, seconds, shop_name
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from distributor_desk.core.errors import Cancelled
from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress
from distributor_desk.core.resources import resource
from distributor_desk.features.visits.document import pdf
from distributor_desk.features.visits.rules.paper import GridLine, PromiseLine, ShopCard, VisitSheet
from distributor_desk.features.visits.rules.steps import TOOLS
from distributor_desk.printing import rendering
from distributor_desk.printing.pen import Pen

SHOPS = 300
LIMIT = 2.0
DAY = date(2026, 3, 2)
FONTS = {False: "BarePaper", True: "BarePaperBold"}


def shop(number: int) -> ShopCard:
    """A believable card with ten products and a promise; every name is another."""
    name = shop_name(number)
    grid = tuple(
        GridLine(
            f"饮料{(number * 7 + n) % 300}号",
            "500ml*15",
            "瓶",
            Decimal(15),
            DAY,
            Decimal(30 + n),
            Decimal(44),
            Decimal("2.5"),
        )
        for n in range(10)
    )
    return ShopCard(
        f"BF20260302-{number}", number, name, f"C{number:05}", f"胜利路{number}号", "单建国", "单老板", "老板娘",
        f"1380000{number:04}", "", Text("流通", "traditional"), "B", Text("按规则补货", "refill"),
        Text("先看看日期。", "Dates first."), DAY, number % 60, ((DAY, Decimal(900 + number)),) * 3,
        Decimal("812.5"), Decimal(number * 7), DAY,
        (PromiseLine("带样品", "王强", DAY, overdue=False),), (), grid,
    )  # fmt: skip


def sheet() -> VisitSheet:
    return VisitSheet(
        "惠民商行", "王强", ("城东线",), DAY, Text("走完每一家", "all"), Decimal(6000), TOOLS,
        tuple(shop(n) for n in range(1, SHOPS + 1)),
    )  # fmt: skip


@dataclass
class Drawn:
    """What was drawn on each page: strings, lines, boxes, modules."""

    texts: list[tuple[float, float, str, float, bool]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    modules: list[tuple[float, float, float, list[tuple[int, int, int]]]] = field(default_factory=list)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Drawn]:
    """All that the sheets put on each page, recorded once."""
    pages: list[Drawn] = []

    class Recording(Pen):
        def __init__(self, *words: object, **more: object) -> None:
            super().__init__(*words, **more)  # type: ignore[arg-type]
            pages.append(Drawn())

        def text(
            self, x: float, y: float, words: str, size: float, *, bold: bool = False, shade: float = 0
        ) -> None:
            pages[-1].texts.append((x, self.height - y, words, size, bold))
            super().text(x, y, words, size, bold=bold, shade=shade)

        def line(
            self, x1: float, y1: float, x2: float, y2: float, *, width: float = 0.5, shade: float = 0
        ) -> None:
            pages[-1].lines.append((x1, self.height - y1, x2, self.height - y2))
            super().line(x1, y1, x2, y2, width=width, shade=shade)

        def fill_boxes(self, x: float, y: float, unit: float, boxes: Iterable[tuple[int, int, int]]) -> None:
            kept = [*boxes]
            pages[-1].modules.append((x, self.height - y, unit, kept))
            super().fill_boxes(x, y, unit, kept)

    monkeypatch.setattr(rendering, "Pen", Recording)
    pdf([sheet()], "zh", "王芳")
    monkeypatch.undo()
    return pages


def bare(pages: list[Drawn]) -> None:
    canvas = Canvas(BytesIO(), pagesize=(595, 842), pageCompression=1)
    for page in pages:
        for x, y, words, size, bold in page.texts:
            canvas.setFont(FONTS[bold], size)
            canvas.drawString(x, y, words)
        for x1, y1, x2, y2 in page.lines:
            canvas.line(x1, y1, x2, y2)
        for x, y, unit, boxes in page.modules:
            for column, row, length in boxes:
                canvas.rect(x + column * unit, y - (row + 1) * unit, length * unit, unit, stroke=0, fill=1)
        canvas.showPage()
    canvas.getpdfdata()


@pytest.mark.benchmark
def test_three_hundred_shops_cost_at_most_twice_the_bare_canvas(drawn: list[Drawn]) -> None:
    for bold, name in FONTS.items():
        file = "NotoSansSC-Bold-8105.ttf" if bold else "NotoSansSC-Regular.ttf"
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", file))))
    made = sheet()
    strings = sum(len(page.texts) for page in drawn)
    modules = sum(len(boxes) for page in drawn for *_, boxes in page.modules)
    assert len(drawn) >= SHOPS / 2
    assert strings > SHOPS * 40
    assert modules > SHOPS * 100
    ratio = median_ratio(
        lambda: seconds(lambda: pdf([made], "zh", "王芳")),
        lambda: seconds(lambda: bare(drawn)),
        2,
        limit=LIMIT,
    )
    print(f"{SHOPS} shops, {len(drawn)} pages, {strings} strings: {ratio:.2f} × the bare canvas")
    assert ratio <= LIMIT


@pytest.mark.benchmark
def test_printing_says_where_it_stands_and_stops_at_once() -> None:
    made = sheet()
    seen: list[tuple[int, int]] = []
    progress = Progress(lambda _what, done, of: seen.append((done, of)))
    pdf([replace(made, shops=made.shops[:40])], "zh", "", progress)
    assert len(seen) > 40
    assert all(0 <= done <= of for done, of in seen)
    stopped = Progress(lambda _what, done, _of: stopped.cancel() if done == 10 else None)
    with pytest.raises(Cancelled):
        pdf([made], "zh", "", stopped)
