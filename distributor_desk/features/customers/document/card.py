"""客户档案: what we know of a shop, on one page."""

from __future__ import annotations

from distributor_desk.core.language import Language
from distributor_desk.features.customers.document.saying import Say
from distributor_desk.features.customers.queries.care import Person
from distributor_desk.features.customers.queries.papers import CustomerCard
from distributor_desk.printing.blocks import (
    Block,
    Fact,
    Facts,
    FillIn,
    FillIns,
    Heading,
    Row,
    Spacer,
    Strong,
    Table,
    TableColumn,
    Title,
)

_EMPTY_PEOPLE = 3


def card(customer: CustomerCard, company: str, language: Language) -> list[Block]:
    """One customer's card; what is not known yet is a place to write."""
    say = Say(language)
    return [
        Title(say("客户档案", "Customer card"), above=company),
        Facts(tuple(_facts(customer, say)), (1.0, 1.0)),
        Heading(say("联系人", "Contacts")),
        _people(customer, say),
        Heading(say("投放与协议", "Assets and agreement")),
        Facts(tuple(_assets(customer, say)), (1.0, 1.0)),
        Heading(say("往来", "Business")),
        Facts(tuple(Fact(say.text(label), say.text(words), wide=True) for label, words in customer.lines))
        if customer.lines
        else Spacer(),
        Heading(say("需求与往事", "Needs and history")),
        Facts((
            Fact(say("需求与痛点", "Needs"), customer.needs, wide=True),
            Fact(say("合作往事", "What we did together"), customer.shared_history, wide=True),
            Fact(say("备注", "Notes"), customer.notes, wide=True),
        )),
        Spacer(),
        FillIns((FillIn(say("更正", "Corrections"), 3), FillIn(say("日期", "Date")), FillIn(say("签字", "Signed")))),
    ]  # fmt: skip


def _facts(customer: CustomerCard, say: Say) -> list[Fact]:
    stop = "" if customer.stop is None else say(f"第 {customer.stop} 站", f"stop {customer.stop}")
    return [
        Fact(say("客户", "Customer"), say.with_code(customer.name, customer.code), strong=True),
        Fact(say("渠道", "Channel"), say.channel(customer.channel) or None),
        Fact(say("片区", "Area"), customer.area),
        Fact(say("线路", "Route"), "  ".join(part for part in (customer.route or "", stop) if part) or None),
        Fact(say("业务员", "Rep"), customer.rep, strong=True),
        Fact(say("拜访周期", "Visit every"), say.days(customer.visit_every) or None),
        Fact(say("账期", "Credit days"), say.days(customer.credit_days) or None),
        Fact(say("KA系统", "Retailer"), customer.retailer or "—"),
        Fact(say("地址", "Address"), customer.address, wide=True),
        Fact(say("其他店员", "Other staff"), customer.staff, wide=True),
    ]


def _people(customer: CustomerCard, say: Say) -> Table:
    columns = (
        TableColumn(say("姓名", "Name"), 1.1),
        TableColumn(say("称呼", "Address as"), 1.0),
        TableColumn(say("职务", "Position"), 0.9),
        TableColumn(say("角色", "Role"), 1.3),
        TableColumn(say("电话", "Phone"), 1.5),
        TableColumn(say("微信", "WeChat"), 1.2),
        TableColumn(say("喜好 / 生日", "Likes, birthday"), 1.6),
    )
    rows = [_person(person, say) for person in customer.people]
    empty = Row((None,) * len(columns))
    return Table(columns, (*rows, *(empty for _ in range(max(1, _EMPTY_PEOPLE - len(rows))))))


def _person(person: Person, say: Say) -> Row:
    likes = " ".join(part for part in (person.preferences, person.birthday) if part)
    return Row((
        Strong(person.name or ""), person.salutation, person.position, say.roles(person), person.phone, person.wechat,
        likes or None,
    ))  # fmt: skip


def _assets(customer: CustomerCard, say: Say) -> list[Fact]:
    until = f"  — {customer.agreement_until}" if customer.agreement_until else ""
    agreement = say.agreement(customer.agreement) + until
    return [
        Fact(say("门头", "Signboards"), _count(customer.signboards)),
        Fact(say("冰柜", "Fridges"), _count(customer.fridges)),
        Fact(say("其他投放", "Other"), customer.assets),
        Fact(say("合作协议", "Agreement"), agreement or None),
    ]


def _count(number: int | None) -> str | None:
    return None if number is None else str(number)
