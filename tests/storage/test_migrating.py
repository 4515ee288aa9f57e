"""Climbing from every version with rows in the file, and being as it was when a climb fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from distributor_desk.core.errors import DeskBug, DeskError
from distributor_desk.storage import undo
from distributor_desk.storage.database import Company, open_company
from distributor_desk.storage.header import APPLICATION_ID
from distributor_desk.storage.migrating import VERSION, upgrade
from distributor_desk.storage.record import Base
from tests.storage.making import add_shop, dump, first_version, import_lines, names, raw, whole

FIRST = """
import sqlalchemy as sa
from alembic import op
revision = "0001"
down_revision = None
TABLE = {"sqlite_autoincrement": True, "sqlite_strict": True}

def upgrade():
    op.create_table("parent", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text), **TABLE)
    op.create_table("child", sa.Column("id", sa.Integer, primary_key=True), sa.Column("fen", sa.Integer),
        sa.Column("parent_id", sa.Integer, sa.ForeignKey("parent.id", ondelete="CASCADE")), **TABLE)
"""
SECOND = """
import sqlalchemy as sa
from alembic import op
revision = "0002"
down_revision = "0001"

def upgrade():
    TABLE = {"sqlite_autoincrement": True, "sqlite_strict": True}
"""
REBUILD = """
    with op.batch_alter_table("parent", recreate="always", table_kwargs=TABLE) as parent:
        parent.alter_column("name", nullable=False)
        parent.add_column(sa.Column("area", sa.Text))
"""
LOSE = """
    op.execute("DELETE FROM child WHERE id = 2")
"""
LOSE_TABLE = """
    op.drop_table("child")
"""
WRONG_SUM = """
    op.execute("UPDATE child SET fen = fen + 1 WHERE id = 2")
"""
ORPHAN = """
    op.execute("UPDATE child SET parent_id = 5 - parent_id")
"""
HALF_WAY = """
    op.add_column("child", sa.Column("extra", sa.Text))
    raise ValueError("boom")
"""


def scripts(folder: Path, second: str) -> Path:
    versions = folder / "scripts" / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    (versions / "0001_first.py").write_text(FIRST)
    (versions / f"0002_second{len(second)}.py").write_text(SECOND + second)
    return versions.parent


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file at version 1 of a planted schema, with rows, and a highest row that was deleted."""
    path = tmp_path / "old.desk"
    raw(path, f"PRAGMA application_id={APPLICATION_ID}")
    upgrade(path, scripts=scripts(tmp_path / "first", ""), to=1)
    raw(path, "INSERT INTO parent (id, name) VALUES (1, '惠多多'), (2, '好又多'), (9, 'x')")
    raw(path, "DELETE FROM parent WHERE id = 9")
    raw(path, "INSERT INTO child (fen, parent_id) VALUES (100, 1), (200, 1), (300, 2)")
    return path


def test_a_rebuilt_parent_keeps_its_children_and_its_count(old: Path, tmp_path: Path) -> None:
    upgrade(old, scripts=scripts(tmp_path, REBUILD), to=2)
    assert raw(old, "SELECT id, name, area FROM parent") == [(1, "惠多多", None), (2, "好又多", None)]
    assert raw(old, "SELECT fen, parent_id FROM child") == [(100, 1), (200, 1), (300, 2)]
    assert raw(old, "PRAGMA user_version") == [(2,)]
    assert raw(old, "INSERT INTO parent (name) VALUES ('三店') RETURNING id") == [(10,)]
    assert "STRICT" in str(raw(old, "SELECT sql FROM sqlite_master WHERE name = 'parent'"))


@pytest.mark.parametrize("fault", [LOSE, LOSE_TABLE, WRONG_SUM, ORPHAN, HALF_WAY])
def test_a_climb_that_goes_wrong_leaves_the_file_as_it_was_and_can_be_tried_again(
    old: Path, tmp_path: Path, fault: str
) -> None:
    before = (old.read_bytes(), dump(old))
    for _ in range(2):
        with pytest.raises(DeskError) as refused:
            upgrade(old, scripts=scripts(tmp_path / "wrong", REBUILD + fault), to=2)
        assert "已恢复原样" in refused.value.in_("zh")
        assert (old.read_bytes(), dump(old)) == before
    upgrade(old, scripts=scripts(tmp_path / "right", REBUILD), to=2)
    assert raw(old, "SELECT COUNT(*), SUM(fen) FROM child") == [(3, 600)]


def test_the_schema_after_all_climbs_is_the_one_that_the_program_knows(company_file: Path) -> None:
    engine = create_engine(f"sqlite:///{company_file}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "include_object": lambda o, name, *_: name != "alembic_version"},
        )
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_indexes_that_hold_only_some_rows_are_those_that_the_program_knows(
    company_file: Path, tmp_path: Path
) -> None:
    fresh = tmp_path / "fresh.db"
    engine = create_engine(f"sqlite:///{fresh}")
    Base.metadata.create_all(engine)
    engine.dispose()
    question = "SELECT name, replace(sql, '\"', '') FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
    assert raw(company_file, question) == raw(fresh, question)


@pytest.mark.parametrize("start", range(VERSION))
def test_a_file_of_every_version_climbs_to_this_one(tmp_path: Path, company_file: Path, start: int) -> None:
    path = tmp_path / "climbing.desk"
    raw(path, f"PRAGMA application_id={APPLICATION_ID}")
    upgrade(path, to=start)
    assert raw(path, "PRAGMA user_version") == [(start,)]
    upgrade(path)
    question = "SELECT type, name, sql FROM sqlite_master WHERE name <> 'sqlite_sequence' ORDER BY 1, 2"
    assert raw(path, question) == raw(company_file, question)
    before = path.read_bytes()
    upgrade(path)
    assert path.read_bytes() == before


def test_a_company_of_the_first_version_keeps_its_rows_and_its_undo(tmp_path: Path) -> None:
    path = first_version(tmp_path / "old.desk")
    assert raw(path, "PRAGMA user_version") == [(1,)]
    called: list[Path] = []
    with open_company(path, before_migration=called.append) as company:
        assert called == [path]
        assert company.name == "惠民商贸"
        assert undo.undo(company).zh == "改"
        undo.redo(company)
        add_shop(company, "惠多多")
    assert raw(path, "SELECT key, value FROM setting") == [("visit.every", "30")]
    assert raw(path, "SELECT last FROM counter") == [(41,)]
    assert whole(path)


def test_a_file_is_not_climbed_when_its_backup_fails(tmp_path: Path) -> None:
    path = first_version(tmp_path / "old.desk")
    before = path.read_bytes()

    def fail(_: Path) -> None:
        raise DeskBug("no backup")

    with pytest.raises(DeskBug):
        open_company(path, before_migration=fail)
    assert path.read_bytes() == before


def test_todays_file_is_opened_without_a_climb(company: Company, company_file: Path) -> None:
    import_lines(company, add_shop(company, "惠多多"), 10)
    company.close()
    before = company_file.read_bytes()
    with open_company(company_file, before_migration=lambda _: pytest.fail("climbed")) as again:
        assert names(again) == {"惠多多"}
    assert company_file.read_bytes() == before
