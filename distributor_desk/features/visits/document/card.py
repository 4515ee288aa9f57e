"""The card of a shop: who, how much, what was promised, the eight steps, the grid to fill in."""

from __future__ import annotations

from collections.abc import Sequence

from distributor_desk.core import money
from distributor_desk.core.language import Language, Text
from distributor_desk.features.visits.document.saying import (
    Say,
    amount,
    day,
    days_ago,
    joined,
    pieces,
    price,
    with_code,
)
from distributor_desk.features.visits.rules.paper import GridLine, PromiseLine, PromotionLine, ShopCard
from distributor_desk.features.visits.rules.steps import STEPS
from distributor_desk.printing.blocks import (
    QR,
    Banner,
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
    Paragraph,
    Portion,
    Row,
    Spacer,
    Table,
    TableColumn,
    Tick,
    Ticks,
)

NEW_SHOP = Text("新店卡", "New shop")
BLANK_ROWS = 12
FEWEST_ROWS = 4  # a shop that bought little has lines to write its first order on


def card(shop: ShopCard, language: Language) -> list[Block]:
    """One shop, made to fit half a page. Its priority stays on the rep's list: a shopkeeper reads B as a grade."""
    say = Say(language)
    remark = joined("  ", say.text(shop.channel), say("拜访号 ", "Visit ") + shop.visit_number)
    return [
        Banner(
            with_code(shop, say),
            mark=str(shop.stop),
            remark=remark,
        ),
        Columns(
            (tuple(_who_and_how_much(shop, say)), (_months(shop, say),), (QR(shop.visit_number),)),
            (7.2, 1.9, 0.9),
        ),
        Columns(
            ((_this_time(shop, say),), (Boxed(tuple(_promises(shop.promises, say))),)),
            say.beside_promises if shop.promises else say.beside_none,
        ),
        *_to_mind(shop, say),
        _steps(say),
        _grid(shop.grid, say, max(0, FEWEST_ROWS - len(shop.grid))),
        *_to_fill_in(say),
    ]


def _who_and_how_much(shop: ShopCard, say: Say) -> list[Block]:
    who = shop.contact + (say(f"（{shop.salutation}）", f" ({shop.salutation})") if shop.salutation else "")
    short = (
        Fact(say("联系人", "Contact"), who or None, strong=True),
        Fact(say("决策人", "Decides"), shop.decides or None, strong=True),
        Fact(say("电话", "Phone"), shop.phone or None, strong=True),
        Fact(say("上次拜访", "Last visit"), day(shop.last_visit)),
        Fact(say("距上次订货", "Last order"), days_ago(shop.days_since_order, say)),
        Fact(say("平均订货", "Average order"), amount(shop.average_order)),
    )
    where = [Fact(say("地址", "Address"), shop.address or None, wide=not shop.wechat)]
    if shop.wechat:
        where.append(Fact(say("微信", "WeChat"), shop.wechat))
    where.append(Fact(say("欠款", "Balance owed"), _balance(shop, say), strong=bool(shop.balance), wide=True))
    return [Facts(short, (1.25, 1.0, 1.15)), Facts(tuple(where), (2.25, 1.15))]


def _balance(shop: ShopCard, say: Say) -> str:
    if shop.balance is None:
        return "—"
    per = (
        say(f"（据截至 {shop.balance_as_of} 的导入）", f" (per imports up to {shop.balance_as_of})")
        if shop.balance_as_of
        else ""
    )
    return f"{money.shown(shop.balance)}{per}"


def _months(shop: ShopCard, say: Say) -> Bars:
    return Bars(
        say("近三月净销售（元）", "Net sales, 3 months"),
        tuple(
            Bar(say(f"{month.month}月", f"{month:%b}"), value, f"{value:,.0f}")
            for month, value in shop.months
        ),
    )


def _this_time(shop: ShopCard, say: Say) -> Facts:
    return Facts(
        (
            Fact(say("目的", "Purpose"), say.text(shop.purpose) or None, strong=True, wide=True),
            Fact(say("开场", "Opening"), say.text(shop.opening) or None, wide=True),
        )
    )


def _to_mind(shop: ShopCard, say: Say) -> list[Block]:
    """What runs across the card in small type: promotions with their conditions, a question, hints."""
    said = [say("促销：", "Promotion: ") + _promotion(p, say) for p in shop.promotions]
    if shop.ask:
        said.append(say("问一句：", "Ask: ") + say.text(shop.ask))
    said += [f"◆ {say.text(hint)}" for hint in shop.hints]
    return [Paragraph("　".join(said), size="small")] if said else []


def _promotion(promotion: PromotionLine, say: Say) -> str:
    until = say(f"至 {promotion.until}", f"until {promotion.until}") if promotion.until else ""
    conditions = joined(say("；", "; "), promotion.conditions, until)
    return promotion.name + (say(f"（{conditions}）", f" ({conditions})") if conditions else "")


def _promises(promises: Sequence[PromiseLine], say: Say) -> list[Block]:
    if not promises:
        return [Paragraph(say("没有未兑现的承诺。", "No open promises."))]
    return [
        Paragraph(say("未兑现的承诺", "Open promises"), bold=True),
        *(Ticks((Tick(_promise(p, say), strong=p.overdue),)) for p in promises),
    ]


def _promise(promise: PromiseLine, say: Say) -> str:
    late = say("【已逾期】", "OVERDUE ") if promise.overdue else ""
    who = say(f"{promise.who}：", f"{promise.who}: ") if promise.who else ""
    due = say(f"（{promise.due} 前）", f" (by {promise.due})") if promise.due else ""
    return f"{late}{who}{promise.what}{due}"


def _steps(say: Say) -> Ticks:
    """The eight steps with their parts, as boxes to tick."""
    ticks: list[Tick] = []
    for number, (step, parts) in enumerate(STEPS, start=1):
        ticks.append(Tick(f"{number} {say.text(step)}", strong=True))
        ticks.extend(Tick(say.text(part)) for part in parts)
    return Ticks(tuple(ticks), size="small")


def _grid(lines: Sequence[GridLine], say: Say, blank_rows: int = 0) -> Table:
    columns = (
        TableColumn(say("商品 规格", "Product, size"), 4.0),
        TableColumn(say("上次订货", "Last order"), 2.0),
        TableColumn(say("供价", "Price"), 0.95, "right"),
        TableColumn("A", 1.15, "right"),
        TableColumn(say("现存", "Now"), 0.9),
        TableColumn(say("1.5×(A−现存)−现存", "1.5×(A−now)−now"), 2.35),
        TableColumn(say("订货", "Order"), 1.0),
        TableColumn(say("店价", "Shelf"), 0.9),
        TableColumn(say("邻店价", "Nearby"), 0.95),
    )
    rows = [_grid_row(line, say) for line in lines]
    rows.extend(Row((None,) * len(columns)) for _ in range(blank_rows))
    return Table(columns, tuple(rows))


def _grid_row(line: GridLine, say: Say) -> Row:
    last: Cell = ""
    if line.last_order is not None:
        day = f"{line.last_order_date:%m-%d} " if line.last_order_date else ""
        last = f"{day}{pieces(line.last_order, line, say)}"
    return Row(
        (
            joined(" ", line.product, line.spec),
            last,
            price(line.price),
            pieces(line.available, line, say),
            *((None,) * 5),
        )
    )


def _to_fill_in(say: Say) -> list[Block]:
    return [
        FillIns(
            (
                FillIn(say("竞品", "Competitor"), 1.4),
                FillIn(say("临期品", "Near expiry"), 1.2),
                FillIn(say("POP 用量", "POP used"), 0.9),
            )
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
    say = Say(language)
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
        Banner(say.text(NEW_SHOP), mark="A / B"),
        Facts((*(Fact(label, None) for label in labels), *(Fact(label, None, wide=True) for label in wide))),
        Spacer(),
        _steps(say),
        Spacer(),
        _grid((), say, BLANK_ROWS),
        *_to_fill_in(say),
    ]
    return [Portion((Boxed(tuple(card)),), of=1)]
