"""Receipts as a desk keeps them: of every laptop the newest, its signed words and what they say it holds (format §4).

A receipt is proved by `exchange.receipts` before it comes here.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dxdesk.store.chains import Holding, Run
from dxdesk.store.database import Store


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a laptop said last: its key, the writer it wrote under, the number and time of its saying, its label.

    `holds` is by writer; `body` are the signed words themselves.
    """

    key: str
    writer: str
    n: int
    made: str
    label: str
    body: str
    holds: Mapping[str, Holding]

    @property
    def age(self) -> tuple[int, str]:
        """Which of two receipts of one laptop is the newer."""
        return self.n, self.body


def known_receipts(store: Store) -> dict[str, Receipt]:
    """The newest receipt of every laptop, by key."""
    holds: dict[str, dict[str, Holding]] = {}
    for key, writer, upto, root, gaps, visits in store.connection.execute(
            "SELECT key, writer, upto, root, gaps, visits FROM holding"):
        runs = tuple(Run(*run) for run in json.loads(gaps)) if gaps else ()
        holds.setdefault(key, {})[writer] = Holding(upto, root, runs, visits)
    rows = store.connection.execute("SELECT key, writer, n, made, label, body FROM receipt")
    return {key: Receipt(key, writer, n, made, label, body, holds.get(key, {}))
            for key, writer, n, made, label, body in rows}


def newest(known: Mapping[str, Receipt], met: Iterable[Receipt]) -> dict[str, Receipt]:
    """Of those known and those met the newest of every laptop."""
    found = dict(known)
    for receipt in met:
        if receipt.key not in found or found[receipt.key].age < receipt.age:
            found[receipt.key] = receipt
    return found


def keep_receipt(store: Store, receipt: Receipt) -> None:
    """Keep a laptop's newest receipt in place of the one before; the caller's transaction."""
    forget_receipts(store, [receipt.key])
    store.connection.execute("INSERT INTO receipt VALUES (?, ?, ?, ?, ?, ?)", [
        receipt.key, receipt.writer, receipt.n, receipt.made, receipt.label, receipt.body])
    store.connection.executemany("INSERT INTO holding VALUES (?, ?, ?, ?, ?, ?)", [
        (receipt.key, writer, held.upto, held.root, json.dumps(held.gaps) if held.gaps else "", held.visits)
        for writer, held in receipt.holds.items()])


def forget_receipts(store: Store, keys: Iterable[str]) -> None:
    """Keep no receipt of these laptops; the caller's transaction."""
    for key in keys:
        for table in ("receipt", "holding"):
            store.connection.execute(f"DELETE FROM {table} WHERE key = ?", [key])
