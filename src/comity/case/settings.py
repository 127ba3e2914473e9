"""What a case keeps beside its evidence: settings by name, such as the findings picked for a brief."""

from __future__ import annotations

import sqlite3


def get(connection: sqlite3.Connection, prefix: str) -> dict[str, str]:
    """The settings whose names begin with a prefix, by their whole names."""
    rows = connection.execute(
        "SELECT key, value FROM settings WHERE substr(key, 1, ?) = ? ORDER BY rowid", (len(prefix), prefix)
    )
    return dict(rows.fetchall())


def put(connection: sqlite3.Connection, name: str, value: str | None) -> None:
    """Keep a setting, or with None forget it."""
    if value is None:
        connection.execute("DELETE FROM settings WHERE key = ?", (name,))
    else:
        connection.execute(
            "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (name, value)
        )
