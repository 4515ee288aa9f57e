"""Control totals of a company file: what must be equal before and after a copy or a migration."""

from __future__ import annotations

import sqlite3

Totals = dict[str, dict[str, int]]
"""Table → column → exact sum; the empty column name is the count of rows."""


def totals(connection: sqlite3.Connection) -> Totals:
    """Rows per table, and the exact sum of each of its integer columns (money and quantities with them)."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return {name: _of_table(connection, name) for (name,) in names.fetchall()}


def _of_table(connection: sqlite3.Connection, table: str) -> dict[str, int]:
    described = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    columns = [row[1] for row in described if row[2] == "INTEGER"]
    # halves of 32 bits: a plain SUM of time stamps could run over 64 bits
    sums = "".join(f', SUM("{c}" >> 32), SUM("{c}" & 4294967295)' for c in columns)
    row = connection.execute(f'SELECT COUNT(*){sums} FROM "{table}"').fetchone()
    found = {"": int(row[0])}
    for place, column in enumerate(columns):
        found[column] = ((row[1 + 2 * place] or 0) << 32) + (row[2 + 2 * place] or 0)
    return found


def difference(before: Totals, after: Totals) -> str | None:
    """The first table and column whose total is not the same; a table that went with its rows is one."""
    for table, columns in before.items():
        if table not in after and columns[""]:
            return f"{table}: {columns['']} → 0"
        for column, total in columns.items():
            now = after.get(table, {}).get(column)
            if now is not None and now != total:
                return f"{table}.{column or 'rows'}: {total} → {now}"
    return None
