"""Is the file whole, and do the books hold? Every fault is one sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import text

from distributor_desk.core.language import Text
from distributor_desk.storage import kept_sums
from distributor_desk.storage.database import Company
from distributor_desk.storage.unit_of_work import Reading

DAMAGED = Text(
    "文件完整性检查没有通过：{what}。请从备份恢复。", "The file is damaged: {what}. Restore a backup."
)
BROKEN_LINK = Text(
    "表“{table}”有 {count} 行指向不存在的记录。",
    "{count} rows of “{table}” refer to records that are not there.",
)
WRONG_SUMS = Text(
    "表“{table}”的合计与流水不一致。请恢复最近的备份。",
    "The sums in “{table}” are not those of its lines. Restore the last backup.",
)
LEFT_OVER = Text("有一次写入没有正常结束。", "A write was left unfinished.")


def check(company: Company, rooms: Sequence[Callable[[Reading], list[Text]]]) -> list[Text]:
    """Integrity, foreign keys, the journal's state, and every room's invariants; empty when all is well."""
    found: list[Text] = []
    with company.read() as session:
        said = session.execute(text("PRAGMA integrity_check(3)")).scalars().all()
        found += [DAMAGED.with_(what=line) for line in said if line != "ok"]
        broken: dict[str, int] = {}
        for row in session.execute(text("PRAGMA foreign_key_check")):
            broken[row[0]] = broken.get(row[0], 0) + 1
        found += [BROKEN_LINK.with_(table=table, count=count) for table, count in broken.items()]
        if session.execute(text("SELECT deed_id FROM journal_state")).scalar() is not None:
            found.append(LEFT_OVER)
        found += [WRONG_SUMS.with_(table=name) for name in kept_sums.wrong(session.connection())]
        for room in rooms:
            found += room(session)
    return found
