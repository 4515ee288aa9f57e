"""The visit sheet as the rep and the shopkeeper read it."""

from __future__ import annotations

import dataclasses
import typing
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument

from distributor_desk.core.language import Language, Text
from distributor_desk.features.visits.document import blank_card_pdf, blocks, pdf
from distributor_desk.features.visits.rules.paper import (
    GridLine,
    PromiseLine,
    PromotionLine,
    ShopCard,
    VisitSheet,
)
from distributor_desk.features.visits.rules.steps import STEPS, TOOLS

SECRET = ("cost", "margin", "floor", "grade", "excuse", "score")
UNSAID = ("钉子户", "成本", "毛利", "底线", "评分", "借口", "cost", "margin", "floor", "excuse", "grade")
LONG = "江宁区胜利路商业街南段一百二十八号楼下副食品批发零售综合超市"


def read(data: bytes) -> list[str]:
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    pages = ["".join(document.getAllText(n).text().split()) for n in range(document.pageCount())]
    document.close()
    return pages


def line(product: str) -> GridLine:
    return GridLine(
        product=product,
        spec="500ml×12瓶",
        unit="瓶",
        case_size=Decimal(12),
        last_order_date=date(2026, 5, 8),
        last_order=Decimal(18),
        available=Decimal(32),
        price=Decimal("2.5"),
    )


def shop(stop: int, *, products: int = 6, promises: int = 1, more: str = "") -> ShopCard:
    late = PromiseLine("更换价格牌" + more, "小李", date(2026, 5, 15), overdue=True)
    due = PromiseLine("带新品样品" + more, "单老板", date(2026, 5, 28), overdue=False)
    return ShopCard(
        visit_number=f"BF2026-{stop:04}",
        stop=stop,
        name=f"㛃𬭎堃喆超市{stop}{more}",
        code=f"C{stop:03}",
        address="胜利路 8 号" + more,
        contact="单建国",
        salutation="单老板",
        decides="老板娘",
        phone="13800001234",
        wechat="shan8",
        channel=Text("便利店", "convenience"),
        priority="A" if stop == 2 else "B",
        purpose=Text("补货", "restock"),
        opening=Text("冰柜门修好了吗", "Is the cooler mended"),
        last_visit=date(2026, 5, 13),
        days_since_order=12,
        months=((date(2026, 3, 1), Decimal(3120)), (date(2026, 4, 1), Decimal(2480))),
        average_order=Decimal("812.5"),
        balance=Decimal(2350),
        balance_as_of=date(2026, 5, 19),
        promises=((late, due) * 2)[:promises],
        promotions=(PromotionLine("十送一", "一次满十箱", date(2026, 5, 31)),),
        grid=tuple(line(f"汽水{n}号{more}") for n in range(products)),
        hints=(Text("还差 ¥900.00 到下一档", "¥900.00 to the next tier"),),
        ask=Text("哪一样走得最快？", "Which one sells fastest?"),
    )


def sheet(*shops: ShopCard) -> VisitSheet:
    return VisitSheet(
        company="惠民商行",
        rep="李小明",
        routes=("东线",),
        day=date(2026, 5, 20),
        focus=Text("新品铺货", "new item"),
        target=Decimal(6000),
        tools=TOOLS,
        shops=shops,
    )


THREE = sheet(shop(1), shop(2), shop(3, promises=0))


def test_the_pages_are_route_list_two_shops_a_page_and_daily_report() -> None:
    route, first, second, report = read(pdf([THREE], "zh", "打印：王芳").data)
    assert "当日拜访路线表" in route
    assert all(
        word in route for word in ("李小明", "2026-05-20星期三", "¥6,000.00", "新品铺货", "抹布", "海报")
    )
    assert "重点客户（A）㛃𬭎堃喆超市2" in route
    assert route.index("超市1（C001）") < route.index("超市2（C002）") < route.index("超市3（C003）")
    assert "BF2026-0001" in first
    assert "BF2026-0002" in first
    assert "BF2026-0003" in second
    assert "终端拜访日报表" in report
    assert report.count("有单无单未遇拒绝") == 3
    assert "打印：王芳第4页/共4页" in report


def test_a_card_says_what_the_rep_must_know() -> None:
    card = read(pdf([sheet(shop(1, promises=2))], "zh", "").data)[1]
    for words in (
        "单建国（单老板）",
        "决策人老板娘",
        "13800001234",
        "欠款¥2,350.00（据截至2026-05-19的导入）",
        "平均订货¥812.50",
        "3,1203月",
        "还差¥900.00到下一档",
        "【已逾期】小李：更换价格牌（2026-05-15前）",
        "单老板：带新品样品（2026-05-28前）",
        "十送一（一次满十箱；至2026-05-31）",
        "问一句：哪一样走得最快？",
        "冰柜门修好了吗",
        "05-081箱6瓶2.502箱8瓶",
        "1.5×(A−现存)−现存",
    ):
        assert words in card
    assert card.count("【已逾期】") == 1
    for number, (step, parts) in enumerate(STEPS, start=1):
        assert f"{number}{step.zh}" in card
        assert all(part.zh in card for part in parts)


def test_english_paper_is_english() -> None:
    route, card, report = read(pdf([sheet(shop(1))], "en", "Printed by Wang").data)
    assert "Routeoftheday" in route
    assert "Wednesday" in route
    assert "perimportsupto2026-05-19" in card
    assert "OVERDUE小李:更换价格牌(by2026-05-15)" in card
    assert "1cs6瓶" in card
    assert all(step.en.replace(" ", "") in card for step, _ in STEPS)
    assert "Dailyreport" in report
    assert report.count("ordernoordernotmetrefused") == 1
    assert "page3of3" in report


@pytest.mark.parametrize("language", ["zh", "en"])
def test_long_names_twelve_products_and_four_promises_are_all_there(language: Language) -> None:
    pages = read(pdf([sheet(shop(1, products=12, promises=4, more=LONG), shop(2))], language, "").data)
    assert len(pages) == 4
    card = pages[1]
    assert card.count(LONG) == 1 + 1 + 12 + 4
    assert "BF2026-0002" in pages[2]
    assert f"超市1{LONG}" in pages[0]
    assert f"超市1{LONG}" in pages[-1]


def test_twelve_products_with_usual_names_still_fit_half_a_page() -> None:
    assert pdf([sheet(shop(1, products=12), shop(2, products=12))], "zh", "").pages == 3


def test_a_shop_of_which_nothing_is_known_has_lines_to_write_on() -> None:
    bare = dataclasses.replace(
        shop(1, products=0, promises=0),
        contact="",
        salutation="",
        decides="",
        phone="",
        wechat="",
        address="",
        channel=None,
        last_visit=None,
        days_since_order=None,
        months=(),
        average_order=None,
        balance=None,
        balance_as_of=None,
        hints=(),
        ask=None,
        promotions=(),
        purpose=Text("", ""),
        opening=Text("", ""),
    )
    card = read(pdf([sheet(bare)], "zh", "").data)[1]
    assert "没有未兑现的承诺" in card
    assert "欠款—" in card
    assert "None" not in card


def test_sheets_of_many_reps_begin_on_new_pages() -> None:
    pages = read(pdf([THREE, dataclasses.replace(THREE, rep="王强")], "zh", "").data)
    assert len(pages) == 8
    assert "业务员王强" in pages[4]


def test_a_day_without_shops_is_printed_too() -> None:
    assert "终端拜访日报表" in read(pdf([sheet()], "zh", "").data)[-1]


def test_a_blank_card_is_one_page_to_fill_in() -> None:
    (zh,) = read(blank_card_pdf("zh", "").data)
    (en,) = read(blank_card_pdf("en", "").data)
    assert all(word in zh for word in ("新店卡", "店名", "决策人", "现存", "业务员签字"))
    assert all(word in en for word in ("Newshop", "Decides", "Repsigns"))


def every_field(kind: type) -> typing.Iterator[str]:
    hints = typing.get_type_hints(kind)
    for field in dataclasses.fields(kind):
        yield field.name
        for part in _parts(hints[field.name]):
            if dataclasses.is_dataclass(part) and isinstance(part, type):
                yield from every_field(part)


def _parts(hint: object) -> typing.Iterator[object]:
    yield hint
    for inner in typing.get_args(hint):
        yield from _parts(inner)


def test_what_a_shopkeeper_may_not_read_has_no_place_in_the_sheet() -> None:
    names = list(every_field(VisitSheet))
    assert "available" in names  # the walk reaches the grid
    assert "overdue" in names
    assert not [name for name in names if any(word in name for word in SECRET)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_word_of_the_office_is_on_the_paper(language: Language) -> None:
    words = "".join(read(pdf([THREE], language, "").data) + read(blank_card_pdf(language, "").data)).lower()
    assert not [word for word in UNSAID if word in words]


def test_the_same_sheet_prints_the_same_bytes() -> None:
    assert pdf([THREE], "zh", "王芳").data == pdf([THREE], "zh", "王芳").data
    assert blocks(THREE, "zh") == blocks(THREE, "zh")


def test_an_average_price_ends_after_four_decimals() -> None:
    # 100 yuan for 66 bottles is 1.515151…
    endless = dataclasses.replace(line("汽水"), price=Decimal(100) / 66)
    card = read(pdf([sheet(dataclasses.replace(shop(1), grid=(endless,) * 12))], "zh", "").data)[1]
    assert card.count("1.5152") == 12
