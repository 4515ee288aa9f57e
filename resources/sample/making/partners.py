"""The sub-distributors: who works which county, who stands ready, what was agreed for last year and this one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from . import days
from .outlets import Outlet
from .trade import Call
from .workbooks import Rows

HEADINGS = [
    "客户编号", "分销商名称", "区域", "状态", "年度", "年度目标", "返利方案", "签约日期", "到期日", "保证金", "联系人", "电话", "备注",
]  # fmt: skip
SCHEMES = (
    "县级分销商年度返利; 啤酒按箱货补",
    "县级分销商年度返利",
    "县级分销商年度返利; 季度净额返利",
    "县级分销商年度返利; 增长返利（试行）",
)
_AMBITION = {"+": 1.0, "=": 1.05, "-": 1.35, "~": 1.25}
_WARNED = {"双溪县同心饮品配送": "连续两季没有完成，已约谈", "青塘县兴旺食品配送": "停进两个多月，库存不明"}
# name | territory | state | contact | phone | note
_OTHERS = """
双溪县沙洲镇兴隆副食|双溪县沙洲镇|储备|熊大伟|13800000301|有两辆车，仓库 200 平方
枫林县柳树镇诚信批发|枫林县柳树镇|储备|温小琴|13800000302|先做一个季度再签
青塘县新合作配送中心|青塘县|储备|万家福|13800000303|已看过仓库，条件谈好
青塘县老街副食部|青塘县|考察|涂老三|13800000304|
岭头县百顺商行|岭头县|储备|邱百顺|13800000305|岭头县还没有人做
桐坪县和顺食品|桐坪县|考察|毛和顺|13800000306|做竞品，想换
云渡县旧码头批发|云渡县城关|终止|洪水生|13800000307|窜货，2024 年终止
"""


def rows(outlets: list[Outlet], calls: list[Call]) -> Rows:
    """One row for each of last year's and this year's agreements, then those without one."""
    subs = [o for o in outlets if o.kind == "sub"]
    return [*(row for o in subs for row in _agreed(o, _a_year(o, calls))), *_others()]


def _a_year(outlet: Outlet, calls: list[Call]) -> int:
    """What it buys in a year, in whole thousands."""
    bought = sum(c.total for c in calls if c.outlet.code == outlet.code)
    span = (outlet.last_day - outlet.first_day).days + 1
    return round(float(bought) * 365 / span / 1000) * 1000


def _agreed(o: Outlet, a_year: int) -> Iterator[tuple[object, ...]]:
    this = days.TODAY.year
    state = "预警" if o.name in _WARNED else "合作"
    for year, share in ((this - 1, 0.9), (this, _AMBITION[o.trend[0]])):
        target = round(a_year * share / 10_000) * 10_000
        yield (
            o.code, o.name, o.territory, state, year, target, SCHEMES[int(o.code[2:]) % len(SCHEMES)], date(year, 1, 6), date(year, 12, 31),
            20_000 if a_year > 150_000 else 10_000, o.contact, o.phone, _WARNED.get(o.name),
        )  # fmt: skip


def _others() -> Iterator[tuple[object, ...]]:
    for line in _OTHERS.strip().splitlines():
        name, territory, state, contact, phone, note = line.split("|")
        yield (None, name, territory, state, *(None,) * 6, contact, phone, note or None)
