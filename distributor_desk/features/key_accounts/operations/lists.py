"""The plain lists of the room: buyers, peers, shelf counts, shares, caps, subjects, wordings, and the owner's PIN."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.key_accounts.queries.subjects import all_subjects, shipped_as, wordings
from distributor_desk.features.key_accounts.records import (
    KaBuyer,
    KaFactoryCap,
    KaPeer,
    KaShare,
    KaShelfCount,
    KaSubject,
    KaWording,
)
from distributor_desk.features.key_accounts.rules import pin, shelf
from distributor_desk.features.key_accounts.rules.fees import ratio
from distributor_desk.features.products.posting import ensure_brands
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER, Record
from distributor_desk.storage.settings import Setting, set_value, value_of
from distributor_desk.storage.unit_of_work import Reading, Write

ADD = Text("新增{what}：{name}", "Add {what}: {name}")
CHANGE = Text("修改{what}：{name}", "Change {what}: {name}")
RETIRE = Text("停用 {count} 条{what}", "Retire {count} {what}")
MISSING = Text("请填写“{field}”。", "Enter “{field}”.")
OUT_OF_RANGE = Text("比例应在 0 到 100% 之间。", "A rate must lie between 0 and 100%.")
TAKEN = Text("已经有“{name}”了。", "“{name}” is there already.")
NO_STORE = Text("没有叫“{name}”的门店。", "There is no store “{name}”.")
STAYS = Text(
    "这一条不能停用：它是程序自带的，或者来自拜访记录。",
    "This one cannot be retired: it ships with the program, or comes from a visit.",
)
PIN_SET = Text("设置老板密码", "Set the owner's PIN")
PIN_GONE = Text("取消老板密码", "Remove the owner's PIN")
WRONG_PIN = Text("密码不对。", "The PIN is wrong.")
PIN = Setting("key_accounts.pin", "", Text("老板密码", "Owner's PIN"), secret=True)
"""Salt and digest; not among the settings that a person sees."""
SHIPPED = frozenset({"subject", "wording"})
"""The lists of which a part ships with the program (negative ids)."""
Made = Callable[[Write, dict[str, Any], int | None], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ListKind:
    """One plain list: its record, what it is called, which field names a row, the fields it must have."""

    record: type[Record]
    what: Text
    names: str
    required: Mapping[str, Text]
    made: Made


def _as_it_is(_work: Write, row: dict[str, Any], _id: int | None) -> dict[str, Any]:
    return row


def _count(work: Write, row: dict[str, Any], own: int | None) -> dict[str, Any]:
    if "store" in row:
        row["store_id"] = _store(work, row.pop("store"))
    kept = work.session.get(KaShelfCount, own) if own else None
    found = row.get("found", kept.found if kept else 0)
    listed = row.get("listed", kept.listed if kept else 0)
    shelf.checked(found, listed)
    return row


def _store(work: Write, name: str) -> int:
    found = work.session.scalar(
        select(Customer.id).where(Customer.name_key == normal_name(name), Customer.retired_at.is_(None))
    )
    if found is None:
        raise DeskError(NO_STORE.with_(name=name))
    return found


def _share(_work: Write, row: dict[str, Any], _id: int | None) -> dict[str, Any]:
    return _with_ratio(row, "share")


def _cap(work: Write, row: dict[str, Any], own: int | None) -> dict[str, Any]:
    row = _with_ratio(row, "rate")
    if "brand" in row:
        brand = row.pop("brand")
        row["brand_id"] = ensure_brands(work, [brand])[normal_name(brand)]
    kept = work.session.get(KaFactoryCap, own) if own else None
    brand_id = row.get("brand_id", kept.brand_id if kept else None)
    year = row.get("year", kept.year if kept else None)
    other = work.session.scalar(
        select(KaFactoryCap.id).where(
            KaFactoryCap.brand_id == brand_id, KaFactoryCap.year == year, KaFactoryCap.retired_at.is_(None)
        )
    )
    if other is not None and other != own:
        raise DeskError(TAKEN.with_(name=year))
    return row


def _with_ratio(row: dict[str, Any], key: str) -> dict[str, Any]:
    if row.get(key) is not None:
        if not 0 <= row[key] <= 100:
            raise DeskError(OUT_OF_RANGE)
        row[key] = ratio(row[key])
    return row


def _subject(work: Write, row: dict[str, Any], own: int | None) -> dict[str, Any]:
    if "name" in row:
        row["name_key"] = normal_name(row["name"])
        other = work.session.scalar(
            select(KaSubject.id).where(KaSubject.name_key == row["name_key"], KaSubject.retired_at.is_(None))
        )
        if other is not None and other != own:
            raise DeskError(TAKEN.with_(name=row["name"]))
    if own is None:
        meant = shipped_as(row["name"])
        row["mark"] = row.get("mark") or ""
        row["means"] = normal_name(meant.name.zh) if meant else row["name_key"]
    elif "mark" in row:
        row["mark"] = row["mark"] or ""
    return row


def _wording(work: Write, row: dict[str, Any], own: int | None) -> dict[str, Any]:
    if own is None and not row.get("tactic"):
        row["tactic"] = f"own-{normal_name(row['name'])}"
        taken = select(KaWording.id).where(KaWording.tactic == row["tactic"], KaWording.retired_at.is_(None))
        if work.session.scalar(taken) is not None:
            raise DeskError(TAKEN.with_(name=row["name"]))
    return row


_DATE = Text("日期", "Date")
KINDS: dict[str, ListKind] = {
    "buyer": ListKind(
        KaBuyer, Text("采购", "buyer"), "name", {"name": Text("采购姓名", "Buyer")}, _as_it_is
    ),
    "peer": ListKind(
        KaPeer, Text("同行反应", "peer reaction"), "supplier",
        {"supplier": Text("供货商", "Supplier"), "date": _DATE, "stance": Text("反应", "Reaction")}, _as_it_is,
    ),
    "count": ListKind(
        KaShelfCount, Text("上架记录", "shelf count"), "store",
        {"store": Text("门店", "Store"), "date": _DATE, "found": Text("在架", "Found"), "listed": Text("合同品项", "Listed")},
        _count,
    ),
    "share": ListKind(
        KaShare, Text("品类份额", "category share"), "category",
        {"category": Text("品类", "Category"), "date": _DATE, "share": Text("份额", "Share")}, _share,
    ),
    "cap": ListKind(
        KaFactoryCap, Text("费用控制率", "fee-control rate"), "brand",
        {"brand": Text("品牌", "Brand"), "year": Text("年度", "Year"), "rate": Text("费用控制率", "Rate")}, _cap,
    ),
    "subject": ListKind(KaSubject, Text("费用科目", "fee subject"), "name", {"name": Text("科目", "Subject")}, _subject),
    "wording": ListKind(
        KaWording, Text("话术", "wording"), "name", {"name": Text("名称", "Name"), "zh": Text("中文", "Chinese")}, _wording
    ),
}  # fmt: skip


def save(
    company: Company, kind: str, own: int | None, values: Mapping[str, Any], who: int = OWNER, **belongs: int
) -> int:
    """Add (no id) or change a row of a plain list; `belongs` are ids it hangs on. Returns its id.

    A shipped subject or wording (negative id) becomes a row of its own when it is changed.
    """
    of, row = KINDS[kind], dict(values)
    fresh = own is None or own < 0
    if own is not None and own < 0:
        row = _shipped_values(company, kind, own) | row
    for key, field in of.required.items():
        if (fresh or key in row) and row.get(key) is None:
            raise DeskError(MISSING.with_(field=field))
    name = row.get(of.names) or ""
    action = (ADD if own is None else CHANGE).with_(what=of.what, name=name)
    with company.write(action, who) as work:
        made = of.made(work, row, None if fresh else own)
        if own is None or own < 0:
            record = of.record(**made, **belongs)
            work.session.add(record)
            work.session.flush()
            return record.id
        kept = work.session.get_one(of.record, own)
        for key, value in made.items():
            setattr(kept, key, value)
        return own


def _shipped_values(company: Company, kind: str, own: int) -> dict[str, Any]:
    with company.read() as session:
        if kind == "subject":
            return dict(all_subjects(session))[own]
        found = dict(wordings(session))[own]
    return {
        "tactic": found.tactic, "name": found.name.zh, "name_en": found.name.en,
        "zh": found.words.zh, "en": found.words.en,
    }  # fmt: skip


def retire(company: Company, kind: str, ids: Sequence[int], who: int = OWNER) -> Text:
    """Take rows off a plain list. DeskError where all of them ship with the program or come from visits."""
    of, own = KINDS[kind], [i for i in ids if i > 0]
    if not own:
        raise DeskError(STAYS)
    action = RETIRE.with_(count=len(own), what=of.what)
    with company.write(action, who) as work:
        work.session.execute(update(of.record).where(of.record.id.in_(own)).values(retired_at=now()))
    return action


def has_pin(session: Reading) -> bool:
    """Whether an owner's PIN is set."""
    return bool(value_of(session, PIN))


def set_pin(company: Company, old: str | None, new: str | None, who: int = OWNER) -> Text:
    """Set, change or (None) remove the PIN; the old one must be right where there is one."""
    with company.read() as session:
        kept = value_of(session, PIN)
    if kept and not pin.opens(old or "", kept):
        raise DeskError(WRONG_PIN)
    action = PIN_SET if new else PIN_GONE
    with company.write(action, who) as work:
        set_value(work, PIN, pin.locked(new) if new else "")
    return action


def unlock(company: Company, typed: str) -> None:
    """DeskError unless this is the owner's PIN."""
    with company.read() as session:
        kept = value_of(session, PIN)
    if kept and not pin.opens(typed, kept):
        raise DeskError(WRONG_PIN)
