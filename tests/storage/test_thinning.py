"""Which backups may go: the rule over their times, and its carrying out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from distributor_desk.storage.backup import Backup, back_up, backups
from distributor_desk.storage.database import Company
from distributor_desk.storage.thinning import thin, to_drop
from tests.storage.making import add_shop, import_lines, raw

NOW = datetime(2026, 6, 15, 18, 0, tzinfo=UTC)
AGES = st.lists(
    st.tuples(st.integers(0, 60 * 24 * 1500), st.sampled_from(["exit", "timer", "pre-import"])), max_size=60
)


def made(minutes_ago: float, reason: str = "exit", name: object = "") -> Backup:
    at = NOW - timedelta(minutes=minutes_ago)
    return Backup(f"{at.isoformat()}{reason}{name}", at.isoformat(), reason, 1, "", 2, 1, 1, 100)


def days(*ago: float, reason: str = "exit") -> list[Backup]:
    return [made(day * 1440, reason) for day in ago]


def kept(found: list[Backup], now: datetime = NOW) -> list[Backup]:
    drop = set(to_drop(found, now))
    return [b for b in found if b not in drop]


def test_everything_of_the_last_two_days_stays() -> None:
    assert to_drop([made(30 * n) for n in range(96)], NOW) == []


def test_older_days_keep_their_newest() -> None:
    third_day = [made(60 * 24 * 3 + minutes) for minutes in (0, 30, 60)]
    assert to_drop(days(0, 0.1, 0.2) + third_day, NOW) == third_day[1:]


def test_days_then_weeks_then_months() -> None:
    left = kept(days(*range(2000)))
    ages = [(NOW - datetime.fromisoformat(b.at)).days for b in left]
    assert ages[:15] == list(range(15))
    weeks = ages[15:25]
    assert all(7 <= later - earlier <= 13 for earlier, later in pairwise(weeks))
    months = ages[25:]
    assert len(months) == 36
    assert all(28 <= later - earlier <= 61 for earlier, later in pairwise(months))
    assert ages[-1] > 1100


def test_backups_before_an_import_stay_thirty_days() -> None:
    before_import = [made(60 * 24 * 29 + n, "pre-import") for n in range(5)]
    assert kept(days(0, 1, 2) + before_import)[3:] == before_import
    later = NOW + timedelta(days=2)
    assert len(kept(days(0, 1, 2) + before_import, later)[3:]) == 1


def test_the_newest_three_stay_however_old() -> None:
    old = [made(60 * 24 * 3000 + n) for n in range(5)]
    assert to_drop(old[:3], NOW) == []
    assert kept(old)[:3] == old[:3]


@given(AGES)
def test_thinning_twice_drops_nothing_more_and_never_the_newest(ages: list[tuple[int, str]]) -> None:
    found = [made(minutes, reason, n) for n, (minutes, reason) in enumerate(ages)]
    left = kept(found)
    assert to_drop(left, NOW) == []
    assert len(left) >= min(3, len(found))
    if found:
        assert max(b.at for b in left) == max(b.at for b in found)


def test_a_year_of_thinning_day_by_day_still_reaches_back() -> None:
    left: list[Backup] = []
    for day in range(400, -1, -1):
        left += days(day, day + 0.02)
        left = kept(left, NOW - timedelta(days=day))
    ages = sorted({(NOW - datetime.fromisoformat(b.at)).days for b in left})
    assert len(left) < 50
    assert ages[-1] > 330
    assert all(later - earlier <= 62 for earlier, later in pairwise(ages))


def test_files_go_and_the_list_follows(company: Company, company_file: Path, backup_folder: Path) -> None:
    for n in range(5):
        add_shop(company, f"店{n}")
        back_up(company_file, backup_folder, "exit")
    assert thin(backup_folder, datetime.now(UTC) + timedelta(days=20)) == 2
    assert len(backups(backup_folder)) == len(list(backup_folder.glob("*.ddbk"))) == 3


def test_nothing_goes_when_the_newest_lost_a_fifth_of_its_rows(
    company: Company, company_file: Path, backup_folder: Path
) -> None:
    import_lines(company, add_shop(company, "惠多多"), 500)
    for _ in range(4):
        back_up(company_file, backup_folder, "exit", only_if_changed=False)
    raw(company_file, "DROP TRIGGER journal_sales_line_delete")
    raw(company_file, "DELETE FROM sales_line")
    back_up(company_file, backup_folder, "exit", only_if_changed=False)
    assert thin(backup_folder, datetime.now(UTC) + timedelta(days=2000)) == 0
    assert len(backups(backup_folder)) == 5
    assert replace(backups(backup_folder)[0]).rows < 200
