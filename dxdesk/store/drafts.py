"""Slips being written, kept in the encrypted desk until they are saved or dropped; never sent anywhere.

A draft is the state of a form as its page describes it, in JSON, with the number of that description's shape. Whoever
keeps one sees to it that no full identity number is in it (design §8).
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dxdesk.store.database import Store


@dataclass(frozen=True, slots=True)
class Draft:
    """A kept draft: when it was last changed (UTC), the shape it is written in, and what the form held."""

    at: datetime
    version: int
    body: dict[str, Any]


def keep_draft(store: Store, slot: str, version: int, body: dict[str, Any]) -> None:
    """Keep what the form `slot` holds in place of what was kept before. Raises `StoreError` when the disk refuses."""
    row = [slot, store.clock().isoformat(), version, json.dumps(body, ensure_ascii=False)]
    with store.writing() as connection:
        connection.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?)", row)


def held_draft(store: Store, slot: str) -> Draft | None:
    """The draft of a form, or None; also one of a shape this program does not know, for the caller to leave alone."""
    row = store.connection.execute("SELECT at, version, body FROM draft WHERE slot = ?", [slot]).fetchone()
    return Draft(datetime.fromisoformat(row[0]), row[1], json.loads(row[2])) if row else None


def drop_draft(store: Store, slot: str) -> None:
    """Forget the draft of a form; in the transaction the caller holds, if there is one."""
    delete = "DELETE FROM draft WHERE slot = ?"
    if store.connection.in_transaction:
        store.connection.execute(delete, [slot])
        return
    if store.connection.execute("SELECT 1 FROM draft WHERE slot = ?", [slot]).fetchone():
        with store.writing() as connection:
            connection.execute(delete, [slot])
