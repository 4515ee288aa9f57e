# ruff: noqa: PT012
"""A machine that does foolish things: after each of them the file says what a plain dict says."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import delete, select, update

from distributor_desk.core.language import plain
from distributor_desk.features.customers.records import Customer
from distributor_desk.storage import undo
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company, open_company
from tests.storage.making import add_shop, whole

Shown = dict[int, tuple[str, bool]]
"""A shop's name and whether it is retired, by its id."""
NAMES = st.sampled_from(["惠多多", "好又多", "7-11", 'a"b\\c', "单建国\n", ""])


class FoolishPerson(RuleBasedStateMachine):
    """Creates, changes, retires, deletes, undoes, redoes and closes the file, in any order."""

    blank: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = Path(shutil.copyfile(self.blank, self.folder / "a.desk"))
        self.company: Company = open_company(self.path)
        self.shown: Shown = {}
        self.undos: list[Shown] = []
        self.redos: list[Shown] = []
        self.ids_given: set[int] = set()

    def done(self) -> None:
        self.redos.clear()

    def before(self) -> None:
        self.undos.append(dict(self.shown))

    def pick(self, place: int) -> int:
        return sorted(self.shown)[place % len(self.shown)]

    @rule(name=NAMES)
    def create(self, name: str) -> None:
        self.before()
        new = add_shop(self.company, name)
        assert new not in self.ids_given
        self.ids_given.add(new)
        self.shown[new] = (name, False)
        self.done()

    @precondition(lambda self: self.shown)
    @rule(place=st.integers(0, 20), name=NAMES)
    def change(self, place: int, name: str) -> None:
        which = self.pick(place)
        if self.shown[which][0] == name:
            return
        self.before()
        with self.company.write(plain("change")) as work:
            work.session.get_one(Customer, which).name = name
        self.shown[which] = (name, self.shown[which][1])
        self.done()

    @precondition(lambda self: self.shown)
    @rule(name=NAMES)
    def change_all(self, name: str) -> None:
        self.before()
        with self.company.write(plain("bulk")) as work:
            work.session.execute(update(Customer).values(name=name))
        self.shown = {i: (name, retired) for i, (_, retired) in self.shown.items()}
        self.done()

    @precondition(lambda self: any(not retired for _, retired in self.shown.values()))
    @rule(place=st.integers(0, 20))
    def retire(self, place: int) -> None:
        kept = sorted(i for i, (_, retired) in self.shown.items() if not retired)
        which = kept[place % len(kept)]
        self.before()
        with self.company.write(plain("retire")) as work:
            work.session.get_one(Customer, which).retired_at = now()
        self.shown[which] = (self.shown[which][0], True)
        self.done()

    @precondition(lambda self: self.shown)
    @rule(place=st.integers(0, 20))
    def remove(self, place: int) -> None:
        which = self.pick(place)
        self.before()
        with self.company.write(plain("delete")) as work:
            work.session.execute(delete(Customer).where(Customer.id == which))
        del self.shown[which]
        self.done()

    @rule()
    def fail_half_way(self) -> None:
        with pytest.raises(ZeroDivisionError), self.company.write(plain("fail")) as work:
            work.session.execute(delete(Customer))
            raise ZeroDivisionError

    @precondition(lambda self: self.undos)
    @rule()
    def undo(self) -> None:
        undo.undo(self.company)
        self.redos.append(self.shown)
        self.shown = self.undos.pop()

    @precondition(lambda self: self.redos)
    @rule()
    def redo(self) -> None:
        undo.redo(self.company)
        self.undos.append(self.shown)
        self.shown = self.redos.pop()

    @rule()
    def close_and_open(self) -> None:
        self.company.close()
        self.company = open_company(self.path)

    @invariant()
    def the_file_says_what_the_dict_says(self) -> None:
        with self.company.read() as session:
            found = session.execute(select(Customer.id, Customer.name, Customer.retired_at)).all()
            can_undo, can_redo = undo.undoable(session), undo.redoable(session)
        assert {row.id: (row.name, row.retired_at is not None) for row in found} == self.shown
        assert (can_undo is not None, can_redo is not None) == (bool(self.undos), bool(self.redos))

    def teardown(self) -> None:
        while self.undos:
            undo.undo(self.company)
            self.undos.pop()
        with self.company.read() as session:
            assert session.scalars(select(Customer.id)).all() == []
        self.company.close()
        assert whole(self.path)
        shutil.rmtree(self.folder)


def run(blank: Path, runs: int, steps: int) -> None:
    class Person(FoolishPerson):
        pass

    Person.blank = blank
    case = Person.TestCase
    case.settings = settings(
        max_examples=runs, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
    )
    case("runTest").debug()


def test_whatever_is_done_can_be_undone_to_the_first(blank_company_file: Path) -> None:
    run(blank_company_file, 10, 20)


@pytest.mark.slow
def test_whatever_is_done_can_be_undone_to_the_first_at_length(blank_company_file: Path) -> None:
    run(blank_company_file, 400, 100)
