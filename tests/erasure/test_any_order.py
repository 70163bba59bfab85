"""What is erased is a pure function of the ops held and of who is an officer: any order, chunks and repetition."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dxdesk.ledger.ops import DELETED, Op
from dxdesk.store.apply import settle_erased
from dxdesk.store.database import Store
from dxdesk.store.segments import keep_received
from dxdesk.store.shapes import ERASED, GONE
from dxdesk.store.state import state_hash
from dxdesk.store.withdrawal import compute_again, take_out
from tests.ledger.opsets import op
from tests.store.kit import AT, all_ops, bare_store, naive_conflicts, naive_hash, naive_rows, rows, segment

KEYS = ("cán bộ", "an", "binh")
PEOPLE, VISITS = ("p", "q", "r"), ("v1", "v2", "v3")
FREE = ("note", "what", "reason", "referral_text", "zz_text")


def history(rng: random.Random) -> list[tuple[str, Op]]:
    """Ops of three laptops, each with whose it is: people, what speaks of them, and yeses to erasing."""
    made: list[tuple[str, Op]] = []

    for number in range(40):
        key, person, visit, text = rng.choice(KEYS), rng.choice(PEOPLE), rng.choice(VISITS), f"chữ {number}"
        kind, record, sets = rng.choice((
            ("resident", person, {"full_name": text, "phone": ""}),
            ("resident", person, {"note": text, "hamlet_id": "h"}),
            ("resident", person, {"merged_into": rng.choice(PEOPLE)}),
            ("resident", person, {DELETED: "1"}),
            ("visit", visit, {"resident_id": person, "note": text}),
            ("visit", visit, {"note": text, "visit_on": "2026-11-20"}),
            ("help", f"l{visit}", {"visit_id": visit, "note": text, "service": "SV01"}),
            ("task", "t", {"visit_id": visit, "what": text}),
            ("zz_loan", "z", {"zz_who_id": person, "zz_text": text, "zz_what": text}),
            ("resident", person, {}),
        ))
        action, by = ("save", key) if sets else ("erase", rng.choice(KEYS))
        seen = [one.id for _, one in made if (one.kind, one.record) == (kind, record) and rng.random() < 0.6]
        new = op(number + 1, sets, seen, kind=kind, record=record, action=action, why=rng.choice(("", "vì bà ấy")))
        made.append((key, replace(new, by=by)))
    return made


def naive_left(made: Sequence[tuple[str, Op]]) -> list[Op]:
    """Format §3 read a second time: who is erased, what speaks of them, what is left."""
    yes = [(key, one) for key, one in made if one.action == "erase"]
    people = {one.record for key, one in yes for other, two in yes if one.record == two.record
              and one.by != two.by and key != other and KEYS[0] in (key, other)}
    named = {(one.kind, one.record) for _, one in made for name, value in one.sets.items()
             if name.endswith("_id") or name == "merged_into" if value in people}
    near = {record for kind, record in named if kind != "resident"}
    lines = {(one.kind, one.record) for _, one in made for name, value in one.sets.items()
             if name.endswith("_id") and value in near}
    left = []
    for _, one in made:
        sets: dict[str, str | None] = dict(one.sets)
        if one.kind == "resident" and one.record in people:
            sets = {name: value if name in ("merged_into", "hamlet_id", DELETED) else None
                    for name, value in sets.items()}
        elif (one.kind, one.record) in named | lines:
            sets = {name: None if name in FREE else value for name, value in sets.items()}
        else:
            left.append(one)
            continue
        left.append(replace(one, sets=sets, why=""))
    return left


def laptop(folder: Path) -> Store:
    store = bare_store(folder)
    store.connection.executemany(
        "INSERT INTO card VALUES (?, ?, ?, 0, ?)",
        [(f"w{key}", key, key, "officer" if key == KEYS[0] else "member") for key in KEYS])
    store.connection.commit()
    return store


def deliver(store: Store, parts: Sequence[tuple[str, list[Op]]], road: str = "") -> None:
    """Packs of one kind and laptop each; another `road` brings the same ops in other packs."""
    for seq, (key, ops) in enumerate(parts, 1):
        by_kind: dict[str, list[Op]] = {}
        for one in ops:
            by_kind.setdefault(one.kind, []).append(one)
        packs = [(segment(found, seq), found) for found in by_kind.values()]
        keep_received(store, [(replace(pack, key=key, root=road + pack.root), found) for pack, found in packs])


def parts_of(made: Sequence[tuple[str, Op]], rng: random.Random) -> list[tuple[str, list[Op]]]:
    parts = [(key, [one]) for key, one in made]
    rng.shuffle(parts)
    joined: list[tuple[str, list[Op]]] = []
    for key, ops in parts:
        if joined and joined[-1][0] == key and rng.random() < 0.7:
            joined[-1][1].extend(ops)
        else:
            joined.append((key, ops))
    return joined


def assert_as_read(store: Store, made: Sequence[tuple[str, Op]]) -> None:
    left = naive_left(made)
    assert {one.id: one for one in all_ops(store)} == {one.id: one for one in left}
    people = {record for record, in store.connection.execute("SELECT record FROM erased WHERE part = 'all'")}
    found = {key: (values, mark if mark != ERASED else 0) for key, (values, mark) in rows(store).items()}
    expected = {key: (values, mark if mark == GONE or key[1] not in people else 0)
                for key, (values, mark) in naive_rows(left).items()}
    assert found == expected
    assert state_hash(store) == naive_hash(left)
    assert set(store.connection.execute("SELECT kind, record, unit FROM conflict").fetchall()) == {
        one for one in naive_conflicts(left) if one[1] not in people}


@pytest.mark.parametrize("seed", range(12))
def test_any_order_and_what_went_again(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    made = history(rng)
    with laptop(tmp_path / "sổ") as store:
        deliver(store, parts_of(made, rng))
        assert_as_read(store, made)
        deliver(store, parts_of(made, rng))
        assert_as_read(store, made)


@pytest.mark.parametrize("seed", range(12))
def test_ops_withdrawn_and_roles_changed_leave_what_would_be_without(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    made = history(rng)
    gone = rng.choice(KEYS)
    with laptop(tmp_path / "sổ") as store:
        deliver(store, parts_of(made, rng))
        numbers = [row[0] for row in store.connection.execute("SELECT n FROM segment WHERE key = ?", [gone])]
        with store.writing():
            compute_again(store, take_out(store, numbers))
        left = [one for one in made if one[0] != gone]
        deliver(store, [(key, [one]) for key, one in left], "fuller")
        assert_as_read(store, left)
        with store.writing():
            store.connection.execute("UPDATE card SET role = 'member'")
            settle_erased(store.connection, AT)
        assert store.connection.execute("SELECT count(*) FROM erased").fetchone() == (0,)
