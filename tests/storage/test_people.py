"""Persons: who did it stands in the history, and some deeds need one who may approve."""

from __future__ import annotations

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.storage import journal, people, undo
from distributor_desk.storage.database import Company
from distributor_desk.storage.record import OWNER


def names(company: Company) -> list[tuple[str, str, bool]]:
    with company.read() as session:
        return [(p.name, p.role, p.approves) for p in people.persons(session)]


def person(company: Company, name: str) -> int:
    with company.read() as session:
        return next(p.id for p in people.persons(session) if p.name == name)


def test_a_new_company_has_its_owner_who_may_approve(company: Company) -> None:
    assert names(company) == [("老板", "owner", True)]


def test_persons_come_change_go_and_come_back(company: Company) -> None:
    assert people.save_person(company, None, " 小李 ", "bookkeeper").en == "Add person: 小李"
    people.save_person(company, person(company, "小李"), "李会计", "office")
    assert names(company)[1:] == [("李会计", "office", False)]
    people.retire_person(company, person(company, "李会计"))
    assert names(company)[1:] == []
    undo.undo(company)
    assert names(company)[1:] == [("李会计", "office", False)]


def test_what_is_done_is_noted_under_who_sits_at_the_desk(company: Company) -> None:
    people.save_person(company, None, "小李", "bookkeeper")
    company.at_the_desk = person(company, "小李")
    people.save_person(company, None, "小王", "rep")
    with company.read() as session:
        assert [line.who for line in journal.history(session)][:2] == ["小李", "老板"]


def test_an_approval_needs_the_right_role(company: Company) -> None:
    with company.write(plain("approve")) as work:
        people.need_approver(work)
    people.save_person(company, None, "小李", "bookkeeper")
    company.at_the_desk = person(company, "小李")
    with pytest.raises(DeskError, match="小李"), company.write(plain("approve")) as work:
        people.need_approver(work)


@pytest.mark.parametrize(
    "deed",
    [
        lambda company: people.save_person(company, None, "  ", "rep"),
        lambda company: people.retire_person(company, OWNER),
        lambda company: people.save_person(company, OWNER, "老板", "rep"),
    ],
)
def test_a_nameless_person_and_a_house_without_owner_are_refused(company: Company, deed: object) -> None:
    with pytest.raises(DeskError):
        deed(company)  # type: ignore[operator]
    assert names(company) == [("老板", "owner", True)]


def test_a_company_takes_another_name_and_its_old_one_back(company: Company) -> None:
    company.rename(" 兴旺商贸 ")
    assert company.name == "兴旺商贸"
    with pytest.raises(DeskError):
        company.rename(" ")
    undo.undo(company)
