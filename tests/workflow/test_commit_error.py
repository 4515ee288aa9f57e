"""An error of the commit: the file itself is asked before anyone is told to try again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from distributor_desk import register
from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.core.progress import Progress
from distributor_desk.features.customers import queries
from distributor_desk.storage.database import Company
from distributor_desk.workflow import importing
from distributor_desk.workflow.importing import ImportResult
from distributor_desk.workflow.sheets import ImportOptions
from tests.workflow.making import book

SHOPS = {"客户": [["客户名称"], ["甲"], ["乙"]]}


def bring(company: Company) -> ImportResult:
    made, kinds = book(SHOPS), register.sheets()
    matched = importing.match(made, kinds)
    return importing.run(company, made, matched, kinds, ImportOptions(), Progress())


def failing(company: Company, monkeypatch: pytest.MonkeyPatch, *, before: bool) -> None:
    """The write reports an error, before or after it was committed."""
    honest = company.write

    @contextmanager
    def write(*args: Any, **named: Any) -> Iterator[Any]:
        with honest(*args, **named) as work:
            yield work
            if before:
                raise DeskError(plain("the disk is full"))
        raise DeskError(plain("the disk did not answer"))

    monkeypatch.setattr(company, "write", write)


def test_an_import_that_stands_is_no_refusal(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(company, monkeypatch, before=False)
    result = bring(company)
    assert (result.batch, result.sheets[0].counts.created) == (1, 2)
    with company.read() as session:
        assert queries.count(session) == 2


def test_one_that_does_not_stand_is_refused_and_goes_in_again(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        failing(company, broken, before=True)
        with pytest.raises(DeskError, match="disk is full"):
            bring(company)
    with company.read() as session:
        assert queries.count(session) == 0
    assert bring(company).sheets[0].counts.created == 2
