"""The forms of a sub-distributor: the record, its state, its agreement, a talk, a breach, a stock, a replacement."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.sub_distributors.operations import agreements, logs, people
from distributor_desk.features.sub_distributors.queries.standing import AgreementLine, Standing
from distributor_desk.features.sub_distributors.rules.agreed import written_schemes
from distributor_desk.features.sub_distributors.rules.states import (
    READINESS,
    STATES,
    may_follow,
    written_territory,
)
from distributor_desk.features.sub_distributors.sheet.columns import AGREED, SUB_DISTRIBUTORS
from distributor_desk.spreadsheets.columns import Choice, Column, Kind

if TYPE_CHECKING:
    from distributor_desk.desktop.record_form import RecordForm

NEW, EDIT = Text("新分销商", "New sub-distributor"), Text("分销商：{name}", "Sub-distributor: {name}")
STATE_OF, AGREEMENT_OF = (
    Text("{name}：改状态", "{name}: change the state"),
    Text("{name}：合作协议", "{name}: agreement"),
)
TALK, BREACH, STOCK = (
    Text("{name}：工作指导", "{name}: a talk"),
    Text("{name}：登记违规", "{name}: a breach"),
    Text("{name}：登记库存", "{name}: stock there"),
)
CHECK, REPLACE = Text("复查：{topic}", "Look again: {topic}"), Text("换掉“{name}”", "Replace “{name}”")
_READY = Column(
    "readiness",
    Text("准备程度", "Readiness"),
    Kind.CHOICE,
    choices=tuple(Choice(key, text) for key, text in READINESS.items()),
    note=Text("储备的分销商到了哪一步", "how far a reserve is"),
)
_DAY = Column("date", Text("日期", "Date"), Kind.DATE, required=True)
_REASON = Column("reason", Text("原因", "Reason"), most=500)


def record_columns(*, fresh: bool) -> list[Column]:
    """The fields of the record; its state is chosen once, afterwards it moves step by step."""
    keys = ("name", "code", "territory", *(("state",) if fresh else ()), "contact", "phone")
    return [*(SUB_DISTRIBUTORS.column(key) for key in keys), _READY, SUB_DISTRIBUTORS.column("notes")]


Offered = Mapping[str, Sequence[str]]
"""What is offered while one types, by column key."""


def open_record(
    desk: Desk, parent: QWidget, sub_id: int | None, initial: Mapping[str, Any], offered: Offered
) -> RecordForm:
    """Adds (no id) or changes a sub-distributor; what may be chosen is offered while one types."""
    from distributor_desk.desktop.record_form import RecordForm

    name = str(initial.get("name") or "")

    def save(values: Mapping[str, Any]) -> int:
        if sub_id is None:
            return people.add_sub_distributor(desk.company, values, desk.today())
        people.change_sub_distributor(desk.company, sub_id, values)
        return sub_id

    action = people.ADD if sub_id is None else people.CHANGE
    form = RecordForm(
        desk,
        NEW if sub_id is None else EDIT.with_(name=name),
        record_columns(fresh=sub_id is None),
        initial,
        save,
        suggestions=offered,
        fresh=sub_id is None,
        parent=parent,
    )
    form.saved.connect(lambda _id: desk.did(action.with_(name=form.fields.values().get("name") or name)))
    form.open()
    return form


def ask(
    desk: Desk,
    parent: QWidget,
    title: Text,
    columns: Sequence[Column],
    initial: Mapping[str, Any],
    save: Callable[[dict[str, Any]], Text],
    *,
    offered: Offered | None = None,
    fresh: bool = True,
) -> RecordForm:
    """A form whose save gives the deed's name, which is then said with its Undo."""
    from distributor_desk.desktop.record_form import RecordForm

    form = RecordForm(
        desk, title, columns, initial, save, suggestions=offered or {}, fresh=fresh, parent=parent
    )
    form.saved.connect(desk.did)
    form.open()
    return form


def ask_state(desk: Desk, parent: QWidget, sub: Standing) -> RecordForm:
    """The states that may follow, the usual one chosen."""
    choices = tuple(Choice(key, STATES[key]) for key in may_follow(sub.state))
    columns = (
        Column("state", Text("新状态", "New state"), Kind.CHOICE, required=True, choices=choices),
        _DAY,
        _REASON,
    )
    initial = {"state": choices[0].key, "date": desk.today()}
    return ask(
        desk, parent, STATE_OF.with_(name=sub.name), columns, initial,
        lambda v: people.move_state(desk.company, sub.id, v["state"], v["date"], v.get("reason")),
    )  # fmt: skip


def ask_agreement(
    desk: Desk, parent: QWidget, sub: Standing, line: AgreementLine | None, year: int, offered: Offered
) -> RecordForm:
    """The agreement of a year; another year that is typed is another agreement."""
    columns = [SUB_DISTRIBUTORS.column("year"), *(SUB_DISTRIBUTORS.column(key) for key in AGREED)]
    initial: dict[str, Any] = {"year": year}
    if line is not None:
        initial |= {
            "target": line.target, "scheme": written_schemes(line.schemes), "signed": line.signed,
            "ends": line.ends, "deposit": line.deposit,
        }  # fmt: skip

    def save(values: dict[str, Any]) -> Text:
        chosen = values.pop("year", year) or year
        given = initial | values if chosen != year else values
        own = {key: given[key] for key in AGREED if key in given}
        return agreements.save_agreement(desk.company, sub.id, chosen, own)

    return ask(
        desk, parent, AGREEMENT_OF.with_(name=sub.name), columns, initial, save, offered=offered, fresh=False
    )  # fmt: skip


def ask_talk(desk: Desk, parent: QWidget, sub: Standing) -> RecordForm:
    """A talk: about what, what was agreed, when it is looked at again."""
    columns = (
        _DAY,
        Column("topic", Text("主题", "Topic"), required=True),
        Column("action", Text("约定做什么", "What was agreed"), most=1000),
        Column("guided_by", Text("指导人", "Who went")),
        Column("next_check", Text("复查日期", "Look again on"), Kind.DATE),
    )
    return ask(
        desk, parent, TALK.with_(name=sub.name), columns, {"date": desk.today()},
        lambda v: logs.add_guidance(desk.company, sub.id, v),
    )  # fmt: skip


def ask_check(desk: Desk, parent: QWidget, guidance_id: int, topic: str) -> RecordForm:
    """That it was looked at again, and what came of it."""
    columns = (_DAY, Column("result", Text("结果", "What came of it"), most=500))
    return ask(
        desk, parent, CHECK.with_(topic=topic), columns, {"date": desk.today()},
        lambda v: logs.close_guidance(desk.company, guidance_id, v["date"], v.get("result")),
    )  # fmt: skip


def ask_breach(desk: Desk, parent: QWidget, sub: Standing) -> RecordForm:
    """A breach of price, or a cross-region sale."""
    kinds = (
        Choice("price", Text("乱价", "sold below the price")),
        Choice("cross_region", Text("窜货", "sold outside its territory")),
    )
    columns = (
        Column("kind", Text("哪一种", "Which"), Kind.CHOICE, required=True, choices=kinds),
        _DAY,
        Column("what", Text("发生了什么", "What happened"), required=True, most=500),
        Column("evidence", Text("凭证", "Evidence"), most=500),
    )
    return ask(
        desk, parent, BREACH.with_(name=sub.name), columns, {"kind": "price", "date": desk.today()},
        lambda v: logs.add_breach(desk.company, sub.id, v),
    )  # fmt: skip


def ask_stock(desk: Desk, parent: QWidget, sub: Standing) -> RecordForm:
    """What lies in its warehouse, so that growth can be told from push-stock."""
    columns = (
        _DAY,
        Column("amount", Text("库存金额", "Stock in yuan"), Kind.MONEY, required=True, note=Text(
            "按它的进货价算", "at what it paid us"
        )),
        Column("notes", Text("备注", "Notes"), most=500),
    )  # fmt: skip
    return ask(
        desk, parent, STOCK.with_(name=sub.name), columns, {"date": desk.today()},
        lambda v: logs.add_stock(desk.company, sub.id, v),
    )  # fmt: skip


def ask_replace(desk: Desk, parent: QWidget, sub: Standing, reserves: Sequence[Standing]) -> RecordForm:
    """Who takes over, when, why, and whether the shops go along: one deed."""
    choices = tuple(
        Choice(str(r.id), Text("{name}（{how}）", "{name} ({how})").with_(
            name=r.name, how=READINESS.get(r.readiness or "named", READINESS["named"])
        ))
        for r in reserves
    )  # fmt: skip
    columns = (
        Column("reserve", Text("由谁接替", "Who takes over"), Kind.CHOICE, required=True, choices=choices),
        _DAY,
        Column("reason", Text("原因", "Reason"), required=True, most=500),
        Column("shops", Text("店铺一起转过去", "The shops go along"), Kind.YES_NO),
    )
    initial = {"reserve": choices[0].key, "date": desk.today(), "shops": True}
    return ask(
        desk, parent, REPLACE.with_(name=sub.name), columns, initial,
        lambda v: people.replace_with_reserve(
            desk.company, sub.id, int(v["reserve"]), v["date"], v.get("reason"), move_shops=bool(v.get("shops"))
        ),
    )  # fmt: skip


def record_values(sub: Standing) -> dict[str, Any]:
    """A sub-distributor's fields as the form shows them."""
    return {
        "name": sub.name, "code": sub.code, "territory": written_territory(sub.territory, shared=sub.shared),
        "state": sub.state, "contact": sub.contact, "phone": sub.phone, "readiness": sub.readiness,
        "notes": sub.notes,
    }  # fmt: skip
