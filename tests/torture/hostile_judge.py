"""What an exchange may have changed and what not: the desk, its trust, the stick, and the memory it took."""

import hashlib
import re
import stat
import zlib
from collections.abc import Container
from dataclasses import replace
from pathlib import Path

from dxdesk.exchange.known import known_statements, trust_here
from dxdesk.exchange.segments import read_segment
from dxdesk.exchange.trust import Trust
from dxdesk.store.database import Store
from dxdesk.store.segments import COUNTED
from tests.store.kit import all_ops, assert_follows_from_ops
from tests.torture.hostile_ward import Ward


def judge_desk(store: Store, ward: Ward, where: str) -> None:
    """Nothing counts but what trusted laptops really wrote, to the letter."""
    ops = {op.id: op for op in all_ops(store)}
    counted = 0
    query = f"SELECT body FROM segment WHERE mine = 0 AND state IN ({', '.join('?' * len(COUNTED))})"
    for (body,) in store.connection.execute(query, COUNTED):
        data = zlib.decompress(body)
        assert data in ward.genuine, where
        for op in read_segment(data).ops:
            assert ops[op.id] == op, where
            counted += 1
    assert counted == store.connection.execute("SELECT count(*) FROM op WHERE mine = 0").fetchone()[0], where
    assert_follows_from_ops(store)


_NAME = ("writer", "previous_writer", "clock")
"""What changes when a desk goes on under a new name."""
_NOTES = ("statement", "place", "lying", "receipt", "holding")
"""What is judged elsewhere, and notes of where this desk was and which files it has read."""


def dump(store: Store) -> dict[str, str]:
    """A sum of every table but statements and notes; of segments those that count.

    The name the desk writes under does not count: a pack of its own key that it does not know is a copy's, and gives it
    a new one.
    """
    own = store.setting("device_public")
    tables = [row[0] for row in store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {}
    for table in sorted(tables):
        where = f" WHERE state IN {COUNTED}" if table == "segment" else ""
        if table not in _NOTES:
            rows = sorted(repr(row) for row in store.connection.execute(f'SELECT * FROM "{table}"{where}')
                          if not (table == "setting" and row[0] in _NAME) and not (table == "card" and row[1] == own))
            found[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def outcome(store: Store) -> Trust:
    """Who counts for a desk, but for the name it goes by itself."""
    trust = trust_here(store, known_statements(store))
    own = store.setting("device_public")
    if own in trust.cards:
        trust.cards[own] = replace(trust.cards[own], writer="", previous="", made="")
    trust.names = {writer: card for writer, card in trust.names.items() if card.key != own}
    return trust


def within(less: Trust, more: Trust) -> bool:
    """Whether one trust says nothing that the other does not."""
    return (
        less.signers <= more.signers and less.cards.keys() <= more.cards.keys() and set(less.epochs) <= set(more.epochs)
        and less.revoked.keys() <= more.revoked.keys() and less.voices <= more.voices)


def tree(folder: Path, growing: Container[str]) -> dict[str, tuple[int, str]]:
    """Size and sum of every plain file but those that grow; giants by their first mebibyte."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if stat.S_ISREG(path.lstat().st_mode) and name not in growing:
            with path.open("rb") as file:
                found[name] = path.stat().st_size, hashlib.sha256(file.read(1 << 20)).hexdigest()
    return found


def memory(name: str) -> int:
    """Bytes this process holds now (`VmRSS`) or held at most (`VmHWM`); 0 where nobody tells."""
    try:
        found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


def reset_peak() -> None:
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return
