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
    """A kept draft: its slot, when it was last changed (UTC), the shape it is written in, and what the form held."""

    slot: str
    at: datetime
    version: int
    body: dict[str, Any]


def keep_draft(store: Store, slot: str, version: int, body: dict[str, Any]) -> None:
    """Keep what a form holds under its slot, in place of what was there. Raises `StoreError` when the disk refuses."""
    row = [slot, store.clock().isoformat(), version, json.dumps(body, ensure_ascii=False)]
    with store.writing() as connection:
        connection.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?)", row)


def held_drafts(store: Store, form: str) -> list[Draft]:
    """The drafts of a form, whose slots begin with its name and a colon, newest first.

    Those of a shape this program does not know are among them, for the caller to leave alone.
    """
    rows = store.connection.execute(
        "SELECT slot, at, version, body FROM draft WHERE slot LIKE ? ORDER BY at DESC", [f"{form}:%"])
    return [Draft(slot, datetime.fromisoformat(at), version, json.loads(body)) for slot, at, version, body in rows]


def drop_draft(store: Store, slot: str) -> None:
    """Forget a draft; in the transaction the caller holds, if there is one."""
    delete = "DELETE FROM draft WHERE slot = ?"
    if store.connection.in_transaction:
        store.connection.execute(delete, [slot])
    elif store.connection.execute("SELECT 1 FROM draft WHERE slot = ?", [slot]).fetchone():
        with store.writing() as connection:
            connection.execute(delete, [slot])
