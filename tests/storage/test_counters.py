# ruff: noqa: PT012
"""Numbers without gaps, per kind and year."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from distributor_desk.core.language import plain
from distributor_desk.storage.counters import next_number, next_numbers
from distributor_desk.storage.database import Company
from distributor_desk.storage.house_records import Counter


def give(company: Company, kind: str, year: int) -> str:
    with company.write(plain("number")) as work:
        return next_number(work, kind, year)


def test_numbers_follow_each_other_per_kind_and_year(company: Company) -> None:
    assert [give(company, "TH", 2026) for _ in range(3)] == ["TH2026-0001", "TH2026-0002", "TH2026-0003"]
    assert give(company, "FL", 2026) == "FL2026-0001"
    assert give(company, "TH", 2027) == "TH2027-0001"
    with company.write(plain("numbers")) as work:
        assert next_numbers(work, "TH", 2026, 2) == ["TH2026-0004", "TH2026-0005"]


def test_a_number_of_a_write_that_failed_is_given_out_again(company: Company) -> None:
    give(company, "TH", 2026)
    with pytest.raises(ZeroDivisionError), company.write(plain("fail")) as work:
        assert next_number(work, "TH", 2026) == "TH2026-0002"
        raise ZeroDivisionError
    with company.rehearse() as work:
        assert next_number(work, "TH", 2026) == "TH2026-0002"
    assert give(company, "TH", 2026) == "TH2026-0002"


def test_the_ten_thousandth_number_has_five_digits(company: Company) -> None:
    with company.write(plain("many")) as work:
        assert next_number(work, "TH", 2026) == "TH2026-0001"
        work.session.execute(update(Counter).values(last=9_999))
        assert next_number(work, "TH", 2026) == "TH2026-10000"
