"""The customers: sub-distributors, the stores of two chains, shops; with route, phone and terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from . import days, places

HEADINGS = [
    "客户编号",
    "客户名称",
    "渠道",
    "等级",
    "状态",
    "片区",
    "线路",
    "顺序",
    "拜访周期",
    "地址",
    "联系人",
    "称呼",
    "决策人",
    "电话",
    "微信",
    "微信群",
    "来源",
    "所属分销商",
    "KA系统",
    "业务员",
    "账期",
    "信用额度",
    "期初应收",
    "余额日期",
    "备注",
]
SOURCES = ("业务员开发", "业务员开发", "老客户介绍", "微信群", "展会", "宣传单", "名片", "厂家推荐")
GROUPS = {
    "城东": "柏川城东店主群", "老城": "柏川老城店主群", "学府片": "学府小店群", "批发市场": "批发市场补货群",
    "麻岗镇": "麻岗店主群", "夜市片": "夜市餐饮群",
}  # fmt: skip
_CREDIT = {"商超": 45, "批发": 30, "特通": 15, "餐饮": 15, "流通": 7, "便利": 0}
_SIZE = {"A": 4.2, "B": 2.6, "C": 1.5, "D": 0.9}


@dataclass(frozen=True)
class Outlet:
    code: str
    name: str
    channel: str
    grade: str
    status: str
    route: str
    stop: int
    every: int
    address: str
    contact: str
    salutation: str
    phone: str
    rep: str
    area: str
    source: str
    retailer: str = ""
    sub_distributor: str = ""
    territory: str = ""
    trend: str = "="
    credit: int = 0
    decides: bool = True

    @property
    def kind(self) -> str:
        return {"FX": "sub", "KA": "store"}.get(self.code[:2], "shop")

    @property
    def size(self) -> float:
        """Cases a line on a plain day."""
        return {"sub": 20.0, "store": 9.0}.get(self.kind, _SIZE[self.grade])

    @property
    def first_day(self) -> date:
        if not self.trend.startswith(">"):
            return days.FIRST
        return days.TODAY - timedelta(days=int(self.trend[1:]))

    @property
    def last_day(self) -> date:
        silent = int(self.trend[1:]) if self.trend.startswith("~") else 1
        return days.FIRST if self.trend == "?" else days.TODAY - timedelta(days=silent)

    def growth(self, day: date) -> float:
        share = (day - days.FIRST).days / (days.LAST - days.FIRST).days
        steady = {"+": 0.6, "-": -0.55}.get(self.trend[0], 0.05)
        return 1 + steady * share

    def calls(self) -> list[tuple[date, bool]]:
        """The days on which an order may come, and whether by telephone.

        Between two visits a sub-distributor telephones; a shop without a route always does.
        """
        chance = Random(f"days {self.code}")
        weekday = days.WEEKDAYS.index(self.route[:2]) if self.route else chance.randrange(6)
        due = days.weekly(weekday, 14 if self.kind == "sub" else self.every or 14, chance)
        start = days.VISITS_FROM if self.trend == "?" else self.first_day
        planned = [
            (day, not self.route or (self.kind == "sub" and step % 2 == 1)) for step, day in enumerate(due)
        ]
        return [
            (day, rings)
            for day, rings in planned
            if day >= start and not days.shut(day) and chance.random() > 0.04
        ]


def build() -> list[Outlet]:
    """All outlets in the order of the sheet: sub-distributors first, since shops name them."""
    numbers = Random("phones").sample(range(1000, 10000), 200)
    phones = iter([f"1380000{number}" for number in numbers])
    found = [*_sub_distributors(phones), *_stores(phones)]
    found += _shops(phones, {o.territory[:3]: o.name for o in reversed(found) if o.territory})
    shared = {o.name: o.phone for o in found}[places.SAME_PHONE[0]]
    return [Outlet(**{**vars(o), "phone": shared}) if o.name in places.SAME_PHONE else o for o in found]


def _lines(block: str) -> Iterator[tuple[int, list[str]]]:
    yield from enumerate((line.split("|") for line in block.strip().splitlines()), 1)


def _sub_distributors(phones: Iterator[str]) -> list[Outlet]:
    found: list[Outlet] = []
    for route, block in places.SUB_DISTRIBUTORS.items():
        rep, area = places.ROUTES[route]
        for stop, (name, contact, salutation, address, territory, trend) in _lines(block):
            found.append(
                Outlet(
                    f"FX{len(found) + 1:02d}", name, "批发", "A" if trend == "+" else "B", "合作", route, stop, 30,
                    address, contact, salutation, next(phones), rep, area, "厂家推荐",
                    territory=territory, trend=trend, credit=30,
                )
            )  # fmt: skip
    return found


def _stores(phones: Iterator[str]) -> list[Outlet]:
    found: list[Outlet] = []
    for retailer, (route, block) in places.RETAILERS.items():
        rep, area = places.ROUTES[route]
        for stop, (name, contact, salutation, address) in _lines(block):
            found.append(
                Outlet(
                    f"KA{len(found) + 1:02d}", name, "商超", "A", "合作", route, stop, 7, address, contact,
                    salutation, next(phones), rep, area, "业务员开发", retailer=retailer,
                    trend="+" if retailer.startswith("惠邻") else "-", credit=45,
                )
            )  # fmt: skip
    return found


def _shops(phones: Iterator[str], county_partner: dict[str, str]) -> list[Outlet]:
    found: list[Outlet] = []
    chance = Random("shops")
    for route, block in places.SHOPS.items():
        rep, area = places.ROUTES.get(route, ("何丽娟", "城区"))
        before = 6 if "县区" in route else 0
        for stop, (name, channel, grade, contact, salutation, address, trend) in _lines(block):
            every = (30 if before else 7 if grade in "AB" else 14) if route else 0
            knows = not trend.endswith("!")
            found.append(
                Outlet(
                    f"KH{len(found) + 1:03d}", name, channel, grade, _status(trend), route,
                    stop + before if route else 0, every, address, contact if knows else f"店员小{contact[0]}",
                    salutation if knows else f"小{contact[0]}", next(phones), rep, area,
                    chance.choice(SOURCES), sub_distributor=county_partner.get(address[:3], ""),
                    trend=trend.rstrip("!"), decides=knows, credit=30 if grade == "A" and channel == "餐饮" else _CREDIT[channel],
                )
            )  # fmt: skip
    return found


def _status(trend: str) -> str:
    silent = int(trend.strip("~!")) if trend.startswith("~") else 0
    return "潜在" if trend == "?" else "流失" if silent > 100 else "休眠" if silent > 75 else "合作"


def rows(outlets: list[Outlet], opening: dict[str, int]) -> list[tuple[object, ...]]:
    return [_row(o, opening.get(o.code), Random(f"card {o.code}")) for o in outlets]


def _row(o: Outlet, opening: int | None, chance: Random) -> tuple[object, ...]:
    wechat = f"wx{o.code.lower()}_{o.phone[-4:]}" if chance.random() < 0.6 else None
    group = GROUPS.get(o.area) if wechat and o.kind == "shop" else None
    limit = int(opening_limit(o)) if o.credit else None
    return (
        o.code, o.name, o.channel, o.grade, o.status, o.area, o.route or None, o.stop or None, o.every or None,
        f"柏川市{o.address}", o.contact, o.salutation, "是" if o.decides else "否", o.phone, wechat, group,
        o.source, o.sub_distributor or None, o.retailer or None, o.rep, o.credit, limit,
        opening, days.OPENING if opening is not None else None, _note(o, chance),
    )  # fmt: skip


def opening_limit(o: Outlet) -> int:
    return {"sub": 60000, "store": 50000}.get(o.kind, int(o.size * 2500) // 1000 * 1000 + 1000)


def _note(o: Outlet, chance: Random) -> str | None:
    if o.territory:
        return f"分销区域：{o.territory}"
    if o.retailer:
        return "送货需预约，收货时间 8:00-11:00"
    if not o.route:
        return "电话要货，暂未排线路"
    if o.name in places.REFUSERS:
        return "先交朋友再谈进货"
    habits = ("上午十点后老板在店", "下午两点前不收货", "门口不好停车，送货走后门", "月底盘点，避开最后一天")
    return chance.choice(habits) if chance.random() < 0.25 else None
