"""What needs the owner among the customers: shops that stand twice, birthdays that are near."""

from __future__ import annotations

from datetime import date

from distributor_desk.core.language import Text
from distributor_desk.core.todo import Todo
from distributor_desk.features.customers.queries.care import birthdays
from distributor_desk.features.customers.queries.clean_up import doubles
from distributor_desk.storage.unit_of_work import Reading

TWICE = Text(
    "“{first}”和“{second}”用同一个电话 {why}，是不是同一家店？可以合并。",
    "“{first}” and “{second}” have the same phone {why}. One shop twice? They can be merged.",
)
BIRTHDAY = Text(
    "{day} 是{customer}的{person}生日，问候一声。",
    "{day} is the birthday of {person}, {customer}: send a greeting.",
)
LOOK = Text("看客户", "Show customer")
COMPARE = Text("去比较", "Compare them")
MOST = 3


def todo(session: Reading, today: date) -> list[Todo]:
    """At most three of each kind."""
    twice = [pair for pair in doubles(session) if pair.why.isdigit()][:MOST]
    found = [
        Todo(
            "customers",
            pair.first,
            TWICE.with_(first=pair.first_name, second=pair.second_name, why=pair.why),
            COMPARE,
            part=str(pair.second),
        )
        for pair in twice
    ]
    return found + [
        Todo(
            "customers",
            b.customer_id,
            BIRTHDAY.with_(day=b.day, customer=b.customer, person=b.person),
            LOOK,
            due=b.day,
        )
        for b in birthdays(session, today)[:MOST]
    ]
