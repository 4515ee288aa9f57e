"""The visit sheet on paper: route of the day, two shops a page, the daily report (拜访表).

Built from a VisitSheet and nothing else: the sheet goes through the shopkeeper's hands, and what a
shopkeeper may not read has no place in its types (business rules §5).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from distributor_desk.core import money, quantity
from distributor_desk.core.language import Language, Text
from distributor_desk.core.progress import Progress
from distributor_desk.features.visits.rules import (
    STEPS,
    TOOLS,
    GridLine,
    PromiseLine,
    ShopCard,
    VisitSheet,
)
from distributor_desk.printing.blocks import (
    QR,
    Bar,
    Bars,
    Block,
    Boxed,
    Cell,
    Columns,
    Fact,
    Facts,
    FillIn,
    FillIns,
    Heading,
    PageBreak,
    Paragraph,
    Portion,
    Row,
    Signatures,
    Spacer,
    Strong,
    Table,
    TableColumn,
    Tick,
    Ticks,
    Title,
)
from distributor_desk.printing.blocks import Banner as Band
from distributor_desk.printing.page import Page
from distributor_desk.printing.rendering import Rendered, render

NAME = Text("拜访表", "Visit sheet")
NUMBERING = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
BLANK_ROWS = 12
_WEEKDAYS = (
    Text("星期一", "Monday"),
    Text("星期二", "Tuesday"),
    Text("星期三", "Wednesday"),
    Text("星期四", "Thursday"),
    Text("星期五", "Friday"),
    Text("星期六", "Saturday"),
    Text("星期日", "Sunday"),
)
_POP = (
    Text("海报", "Posters"),
    Text("价格贴", "Price tags"),
    Text("展板", "Boards"),
    Text("卷筒画", "Banners"),
    Text("活动折页", "Leaflets"),
)
_RESULTS = (
    Text("有单", "order"),
    Text("无单", "no order"),
    Text("未遇", "not met"),
    Text("拒绝", "refused"),
)


def pdf(
    sheets: Sequence[VisitSheet], language: Language, printed: str, progress: Progress | None = None
) -> Rendered:
    """The sheets as one PDF. `printed` says when and by whom, in words."""
    every = [block for number, sheet in enumerate(sheets) for block in _with_break(sheet, language, number)]
    return render(every, page(sheets, language, printed), language, progress)


def blank_card_pdf(language: Language, printed: str) -> Rendered:
    """One empty card for a new shop."""
    return render(blank_card(language), page((), language, printed), language)


def page(sheets: Sequence[VisitSheet], language: Language, printed: str) -> Page:
    """A4, with the company's name and the rep's in the header where all sheets share them."""
    said = NAME.in_(language)
    heads = {f"{s.company}  {said}  {s.rep}  {s.day.isoformat()}" for s in sheets}
    header = heads.pop() if len(heads) == 1 else said
    return Page(title=header, header=header, numbering=NUMBERING.in_(language), printed=printed)


def blocks(sheet: VisitSheet, language: Language) -> list[Block]:
    """One rep's sheet of one day: route list, cards, daily report."""
    return [
        *_route_list(sheet, language),
        PageBreak(),
        *(Portion((Boxed(tuple(_card(shop, language))),)) for shop in sheet.shops),
        PageBreak(),
        *_daily_report(sheet, language),
    ]


def _with_break(sheet: VisitSheet, language: Language, number: int) -> list[Block]:
    return [*((PageBreak(),) if number else ()), *blocks(sheet, language)]


# the route list


def _route_list(sheet: VisitSheet, language: Language) -> list[Block]:
    say = _Say(language)
    first = [shop.name for shop in _in_order(sheet) if shop.priority == "A"]
    return [
        Title(say("当日拜访路线表", "Route of the day"), above=sheet.company),
        Facts(
            (
                Fact(say("业务员", "Rep"), sheet.rep, strong=True),
                Fact(say("日期", "Date"), f"{sheet.day.isoformat()}  {say.text(_WEEKDAYS[sheet.day.weekday()])}"),
                Fact(say("线路", "Route"), say.list(sheet.routes)),
                Fact(say("今日目标", "Target today"), _amount(sheet.target), strong=True),
                Fact(say("门店数", "Shops"), str(len(sheet.shops))),
                Fact(say("调整目标为", "Target set to"), None),
                Fact(say("今日重点", "Focus today"), say.text(sheet.focus) or None, strong=True, wide=True),
                *((Fact(say("重点客户（A）", "Key shops (A)"), say.list(first), wide=True),) if first else ()),
            )
        ),
        Spacer(),
        _route_table(sheet, say),
        Heading(say("出门前准备", "Before leaving")),
        Ticks(
            tuple(Tick(say.text(tool)) for tool in sheet.tools or TOOLS), label=say("工具", "Tools")
        ),
        Spacer(),
        FillIns(tuple(FillIn(say.text(p)) for p in _POP)),
        FillIns((FillIn(say("问题及解决办法", "Problems and what to do")),)),
    ]


def _route_table(sheet: VisitSheet, say: _Say) -> Table:
    columns = (
        TableColumn(say("序", "No."), 0.45, "center"),
        TableColumn(say("级", "A/B"), 0.45, "center"),
        TableColumn(say("店名（编号）", "Shop (code)"), 2.4),
        TableColumn(say("地址", "Address"), 2.6),
        TableColumn(say("联系人 / 称呼", "Contact / address as"), 1.4),
        TableColumn(say("电话", "Phone"), 1.35),
        TableColumn(say("目的", "Purpose"), 1.8),
        TableColumn(say("到店", "Done"), 0.55, "center"),
    )
    rows = tuple(
        Row(
            (
                str(shop.stop),
                Strong(shop.priority, reversed=shop.priority == "A"),
                Strong(_with_code(shop)),
                shop.address,
                _joined(" / ", shop.contact, shop.salutation),
                shop.phone,
                say.text(shop.purpose),
                Ticks((Tick(""),)),
            )
        )
        for shop in _in_order(sheet)
    )
    return Table(columns, rows)


# the card of a shop


def _card(shop: ShopCard, language: Language) -> list[Block]:
    say = _Say(language)
    remark = _joined("  ", say.text(shop.channel), say("拜访号 ", "Visit ") + shop.visit_number)
    return [
        Band(f"{shop.stop}  {_with_code(shop)}", mark=shop.priority, remark=remark),
        Columns(
            ((_who_and_how_much(shop, say),), (_months(shop, say),), (QR(shop.visit_number),)),
            (6.6, 2.2, 1.1),
        ),
        Columns(((_this_time(shop, say),), (Boxed(tuple(_promises(shop.promises, say))),)), (1.0, 1.0)),
        _steps(say),
        _grid(shop.grid, say),
        *_to_fill_in(say),
    ]


def _who_and_how_much(shop: ShopCard, say: _Say) -> Facts:
    who = shop.contact + (say(f"（称呼：{shop.salutation}）", f" ({shop.salutation})") if shop.salutation else "")
    items = [
        Fact(say("联系人", "Contact"), who or None, strong=True),
        Fact(say("决策人", "Decides"), shop.decides or None, strong=True),
        Fact(say("电话", "Phone"), shop.phone or None),
        *((Fact(say("微信", "WeChat"), shop.wechat),) if shop.wechat else ()),
        Fact(say("上次拜访", "Last visit"), _day(shop.last_visit)),
        Fact(say("距上次订货", "Last order"), _days_ago(shop.days_since_order, say)),
        Fact(say("平均订货", "Average order"), _amount(shop.average_order)),
        Fact(say("地址", "Address"), shop.address or None, wide=True),
        Fact(say("欠款", "Balance owed"), _balance(shop, say), strong=bool(shop.balance), wide=True),
    ]
    if shop.rebate:
        items.append(Fact(say("返利", "Rebate"), say.text(shop.rebate), wide=True))
    return Facts(tuple(items))


def _balance(shop: ShopCard, say: _Say) -> str:
    if shop.balance is None:
        return "—"
    per = (
        say(f"（据截至 {shop.balance_as_of} 的导入）", f" (per imports up to {shop.balance_as_of})")
        if shop.balance_as_of
        else ""
    )
    return f"{money.shown(shop.balance)}{per}"


def _months(shop: ShopCard, say: _Say) -> Bars:
    return Bars(
        say("近三月净销售（元）", "Net sales, 3 months"),
        tuple(
            Bar(say(f"{month.month}月", f"{month:%b}"), value, f"{value:,.0f}") for month, value in shop.months
        ),
    )


def _this_time(shop: ShopCard, say: _Say) -> Facts:
    items = [
        Fact(say("目的", "Purpose"), say.text(shop.purpose) or None, strong=True, wide=True),
        Fact(say("开场", "Opening"), say.text(shop.opening) or None, wide=True),
        *(Fact(say("促销", "Promotion"), say.text(p), wide=True) for p in shop.promotions),
        *((Fact(say("备注", "Note"), shop.note, wide=True),) if shop.note else ()),
    ]
    return Facts(tuple(items))


def _promises(promises: Sequence[PromiseLine], say: _Say) -> list[Block]:
    if not promises:
        return [Paragraph(say("没有未兑现的承诺。", "No open promises."))]
    return [
        Paragraph(say("未兑现的承诺", "Open promises"), bold=True),
        *(Ticks((Tick(_promise(p, say), strong=p.overdue),)) for p in promises),
    ]


def _promise(promise: PromiseLine, say: _Say) -> str:
    late = say("【已逾期】", "OVERDUE ") if promise.overdue else ""
    who = say(f"{promise.who}：", f"{promise.who}: ") if promise.who else ""
    due = say(f"（{promise.due} 前）", f" (by {promise.due})") if promise.due else ""
    return f"{late}{who}{promise.what}{due}"


def _steps(say: _Say) -> Ticks:
    """The eight steps with their parts, as boxes to tick."""
    ticks: list[Tick] = []
    for number, (step, parts) in enumerate(STEPS, start=1):
        ticks.append(Tick(f"{number} {say.text(step)}", strong=True))
        ticks.extend(Tick(say.text(part)) for part in parts)
    return Ticks(tuple(ticks))


def _grid(lines: Sequence[GridLine], say: _Say, blank_rows: int = 0) -> Table:
    columns = (
        TableColumn(say("商品 规格", "Product, size"), 4.6),
        TableColumn(say("上次订货", "Last order"), 2.2),
        TableColumn("A", 1.1, "right"),
        TableColumn(say("现存", "Stock now"), 1.0),
        TableColumn(say("1.5×(A−现存)−现存", "1.5×(A−now)−now"), 1.7),
        TableColumn(say("订货", "Order"), 1.2),
        TableColumn(say("价格", "Price"), 1.0),
        TableColumn(say("邻店价", "Next door"), 1.0),
    )
    rows = [_grid_row(line, say) for line in lines]
    rows.extend(Row((None,) * len(columns)) for _ in range(blank_rows))
    return Table(columns, tuple(rows))


def _grid_row(line: GridLine, say: _Say) -> Row:
    last: Cell = ""
    if line.last_order is not None:
        day = f"{line.last_order_date:%m-%d} " if line.last_order_date else ""
        last = f"{day}{_pieces(line.last_order, line, say)}"
    return Row(
        (
            _joined(" ", line.product, line.spec),
            last,
            _pieces(line.available, line, say),
            None,
            None,
            None,
            None,
            None,
        )
    )


def _to_fill_in(say: _Say) -> list[Block]:
    return [
        FillIns(
            (FillIn(say("竞品", "Competitor"), 1.4), FillIn(say("临期品", "Near expiry"), 1.4))
        ),
        FillIns(
            (
                FillIn(say("本次承诺", "Promised"), 1.6),
                FillIn(say("何时兑现", "Due"), 0.8),
                FillIn(say("下一步", "Next step"), 1.6),
                FillIn(say("下次拜访", "Next visit"), 0.9),
            )
        ),
        FillIns((FillIn(say("店方签字", "Shop signs")), FillIn(say("业务员签字", "Rep signs")))),
    ]


def blank_card(language: Language) -> list[Block]:
    """An empty card for a shop that is not in the books yet."""
    say = _Say(language)
    labels = (
        say("店名", "Shop"),
        say("业态", "Kind of shop"),
        say("联系人", "Contact"),
        say("称呼", "Address as"),
        say("决策人", "Decides"),
        say("电话", "Phone"),
        say("微信", "WeChat"),
        say("拜访日期", "Date of visit"),
    )
    wide = (
        say("地址", "Address"),
        say("店员及代班人", "Staff and deputy"),
        say("需求和顾虑", "Needs and worries"),
        say("目前在卖", "Sells at present"),
        say("目的", "Purpose"),
    )
    card: list[Block] = [
        Band(say("新店卡", "New shop"), mark="A / B"),
        Facts(
            (*(Fact(label, None) for label in labels), *(Fact(label, None, wide=True) for label in wide))
        ),
        Spacer(),
        _steps(say),
        Spacer(),
        _grid((), say, BLANK_ROWS),
        *_to_fill_in(say),
    ]
    return [Portion((Boxed(tuple(card)),), of=1)]


# the daily report


def _daily_report(sheet: VisitSheet, language: Language) -> list[Block]:
    say = _Say(language)
    return [
        Title(
            say("终端拜访日报表", "Daily report"),
            under=f"{sheet.rep}    {sheet.day.isoformat()}    {say.list(sheet.routes)}",
        ),
        _report_table(sheet, say),
        FillIns(
            (
                FillIn(say("拜访家数", "Calls"), value=""),
                FillIn(say("成交家数", "With order")),
                FillIn(say("成交率 %", "Strike rate %")),
                FillIn(say("平均订单", "Average order")),
            )
        ),
        Heading(say("今日回顾", "Review of the day")),
        *(
            FillIns((FillIn(label),))
            for label in (
                say("做得好的", "Went well"),
                say("没做好的，怎么改", "To do better, and how"),
                say("竞品和市场", "Competitors, market"),
                say("明天先做", "First thing tomorrow"),
            )
        ),
        Spacer(),
        Signatures((say("业务员签字", "Rep"), say("主管签字", "Supervisor"), say("日期", "Date"))),
    ]


def _report_table(sheet: VisitSheet, say: _Say) -> Table:
    columns = (
        TableColumn(say("序", "No."), 0.45, "center"),
        TableColumn(say("店名", "Shop"), 2.4),
        TableColumn(say("结果", "Result"), 2.75),
        TableColumn(say("订单金额", "Order"), 1.1),
        TableColumn(say("品项数", "SKUs"), 0.7),
        TableColumn(say("承诺", "Promise"), 1.9),
        TableColumn(say("何时兑现", "Due"), 0.9),
    )
    results = Ticks(tuple(Tick(say.text(r)) for r in _RESULTS))
    rows = [Row((str(s.stop), s.name, results, None, None, None, None)) for s in _in_order(sheet)]
    total = Row(("", say("合计", "Total"), "", None, None, None, ""), total=True)
    return Table(columns, (*rows, total))


# words and figures


class _Say:
    """Words of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def text(self, text: Text | None) -> str:
        return text.in_(self.language) if text else ""

    def list(self, words: Sequence[str]) -> str:
        return self("、", ", ").join(words)


def _in_order(sheet: VisitSheet) -> list[ShopCard]:
    return sorted(sheet.shops, key=lambda shop: shop.stop)


def _joined(between: str, *words: str) -> str:
    return between.join(word for word in words if word)


def _with_code(shop: ShopCard) -> str:
    return f"{shop.name}（{shop.code}）" if shop.code else shop.name


def _amount(amount: Decimal | None) -> str:
    return "—" if amount is None else money.shown(amount)


def _day(day: date | None) -> str:
    return day.isoformat() if day else "—"


def _days_ago(days: int | None, say: _Say) -> str:
    return "—" if days is None else say(f"{days} 天", f"{days} days ago")


def _pieces(units: Decimal, line: GridLine, say: _Say) -> str:
    return quantity.shown(units, line.case_size, line.unit, say("箱", "cs ")).strip()
