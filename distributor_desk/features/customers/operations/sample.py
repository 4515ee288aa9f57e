"""What the sample company knows of its customers beyond the workbook: people, needs, care, groups, sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from distributor_desk.features.customers import operations, queries
from distributor_desk.features.customers.operations import care
from distributor_desk.storage.database import Company

_PEOPLE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("KH001", {"name": "刘芬", "salutation": "刘姐", "position": "老板娘", "deputy": True, "phone": "13800007101",
               "preferences": "喜欢绿茶，孩子上小学", "birthday": date(1984, 7, 2)}),
    ("KH001", {"name": "小张", "position": "收银", "gatekeeper": True}),
    ("KH005", {"name": "何伟", "salutation": "何主厨", "position": "厨师长", "decision_maker": False, "phone": "13800007105",
               "preferences": "爱钓鱼"}),
    ("KH012", {"name": "唐莉", "salutation": "唐经理", "position": "前厅经理", "deputy": True, "phone": "13800007112",
               "wechat": "tangli_hg"}),
    ("KH016", {"name": "董小妹", "salutation": "小妹", "position": "收银", "gatekeeper": True, "phone": "13800007116"}),
    ("KH041", {"name": "周敏", "salutation": "周店长", "position": "店长", "deputy": True, "phone": "13800007141",
               "preferences": "喝茶，不抽烟", "birthday": date(1990, 6, 30)}),
    ("KA01", {"name": "郑欣", "salutation": "郑采购", "position": "采购（饮料、水）", "decision_maker": True,
              "confirmed": True, "phone": "13800007201", "tags": "饮料采购"}),
    ("KA07", {"name": "白洁", "salutation": "白采购", "position": "采购（休闲食品）", "decision_maker": True, "phone": "13800007207",
              "tags": "休食采购"}),
    ("FX01", {"name": "高强", "salutation": "小高", "position": "配送主管", "deputy": True, "phone": "13800007301", "side": "sub"}),
    ("FX01", {"name": "秦岚", "salutation": "秦经理", "position": "厂家城市经理", "side": "factory", "phone": "13800007302"}),
)  # fmt: skip
"""Further contacts by their customer's code."""
_KNOWN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("KH001", {"needs": "货架小，怕压货；希望每周补两次", "tags": "社区店、早餐", "fridges": 1, "signboards": 1,
               "agreement_state": "signed", "agreement_until": date(2027, 3, 31), "staff": "小张、李阿姨",
               "shared_history": "去年国庆一起做的堆头，三天卖了 40 箱水"}),
    ("KH002", {"needs": "客人要冰的，冰柜不够", "tags": "学校周边、夜宵", "fridges": 2, "agreement_state": "talking", "fans": 180}),
    ("KH005", {"needs": "宴席用大瓶装，要当天送到", "tags": "宴席", "agreement_state": "signed", "agreement_until": date(2026, 12, 31)}),
    ("KH012", {"needs": "酸梅汤毛利高，想要促销员", "tags": "夜宵、火锅", "assets": "台卡 20 个", "fans": 420}),
    ("KH016", {"tags": "夜宵", "needs": "夏天出货快，晚上缺货没人送", "fridges": 1, "agreement_state": "refused"}),
    ("KH041", {"tags": "学校周边", "source_detail": "食品展，张经理介绍", "fans": 650, "signboards": 1}),
)  # fmt: skip
_CARE = (
    ("KH001", date(2025, 9, 27), "festival", "节日礼盒一份", "张老板", "68"),
    ("KH001", date(2026, 2, 10), "festival", "台历和对联", "刘姐", "15"),
    ("KH005", date(2026, 1, 20), "gift", "渔具一套", "何主厨", "128"),
    ("KH012", date(2026, 5, 20), "offer", "酸梅汤买十赠一，提前告知", "唐经理", None),
    ("KH016", date(2026, 6, 12), "greeting", "问候：这个月的备货", "董哥", None),
    ("KH041", date(2026, 6, 1), "festival", "店庆气球 100 个", "周店长", "36"),
)
_QUESTIONS = (
    ("KH002", date(2026, 4, 8), "临期的能换吗？", "保质期还剩 45 天以上、整箱没开封的可以换。"),
    ("KH016", date(2026, 5, 30), "晚上断货能加送吗？", "下午 4 点前说，当天傍晚随夜市线带到。"),
    (None, date(2026, 3, 15), "返利什么时候兑？", "每季度对账后一周内，抵下一次货款。"),
)
_GROUPS = (
    ("柏川城东店主群", "王老板", 86, "店主、城东"), ("柏川老城店主群", "何丽娟", 64, "店主、老城"),
    ("批发市场补货群", "王老板", 131, "批发"), ("夜市餐饮群", "刘喆", 47, "餐饮、夜宵"),
)  # fmt: skip
_TRIALS = (
    ("宣传单", "学校周边发 500 张带二维码的宣传单", date(2026, 3, 1), date(2026, 3, 15), "260", 18, 4, "1920"),
    ("展会", "食品展摊位加微信", date(2025, 10, 11), date(2025, 10, 13), "1800", 35, 6, "8600"),
    ("微信群", "夜市餐饮群新品试饮", date(2026, 5, 6), None, "320", 22, 9, "2750"),
)  # fmt: skip
_MESSAGES = (
    (date(2026, 7, 1), "早8点左右", "柏川城东店主群", "天热了，冰柜里的水要备足：本周订水满 20 箱送 1 箱。"),
    (date(2026, 7, 3), "晚6–8点", "夜市餐饮群", "新到酸梅汤大瓶装，明天随夜市线带样品，要的回个 1。"),
)


def add(company: Company, shift: timedelta) -> None:
    """Put it in, its days moved by whole days. Customers that the sample no longer has are left out."""
    with company.read() as session:
        known = queries.directory(session).by_code
    codes = {code.upper(): i for code, i in known.items()}
    for code, values in _KNOWN:
        if code in codes:
            operations.change_customer(company, codes[code], _moved(values, shift))
    for code, values in _PEOPLE:
        if code in codes:
            care.save_contact(company, codes[code], None, _born(values, shift))
    _add_care(company, codes, shift)
    for name, owner, size, tags in _GROUPS:
        care.save_group(company, None, {"name": name, "owner": owner, "size": size, "tags": tags})
    care.fill_in_sources(company, (), "zh")
    for source, what, first, last, cost, leads, orders, worth in _TRIALS:
        values = {
            "source": source, "what": what, "first": first, "last": last, "cost": Decimal(cost), "leads": leads,
            "orders": orders, "worth": Decimal(worth),
        }  # fmt: skip
        care.save_trial(company, None, _moved(values, shift))
    for day, hour, audience, words in _MESSAGES:
        values = {"date": day, "hour": hour, "audience": audience, "words": words}
        care.save_broadcast(company, None, _moved(values, shift))


def _add_care(company: Company, codes: Mapping[str, int], shift: timedelta) -> None:
    for code, day, kind, what, person, cost in _CARE:
        if code in codes:
            values = {
                "date": day,
                "kind": kind,
                "what": what,
                "person": person,
                "cost": Decimal(cost) if cost else None,
            }
            care.save_care(company, codes[code], None, _moved(values, shift))
    for of, day, asked, answer in _QUESTIONS:
        if of is None or of in codes:
            values = {"date": day, "asked": asked, "answer": answer}
            care.save_question(company, codes[of] if of else None, None, _moved(values, shift))


def _born(values: Mapping[str, Any], shift: timedelta) -> dict[str, Any]:
    """A birthday stays as near to the sample's own day as it was."""
    day = values.get("birthday")
    if not isinstance(day, date):
        return dict(values)
    moved = day.replace(year=2026) + shift
    return {**values, "birthday": f"{moved.month}-{moved.day}"}


def _moved(values: Mapping[str, Any], shift: timedelta) -> dict[str, Any]:
    return {key: value + shift if isinstance(value, date) else value for key, value in values.items()}
