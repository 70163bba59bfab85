"""A ward's first merge: what its laptops wrote in a year, taken in by one new desk through the real exchange."""

import multiprocessing
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.big import PASSPHRASE, chunks, empty_desk, invited_desk
from benchmarks.data import Maker, laptop_ops
from benchmarks.figure import Figure
from benchmarks.merge import DESKS, KINDS, against_floors
from dxdesk.domain.records import KINDS as RECORDS
from dxdesk.exchange.envelope import SUFFIX, seal
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.header import Header
from dxdesk.exchange.known import known_statements, trust_here
from dxdesk.exchange.place import NAME
from dxdesk.exchange.segments import cut, write_segment
from dxdesk.exchange.ward_keys import newest_group
from dxdesk.ledger.clock import time_text
from dxdesk.store.database import Store, open_store
from dxdesk.store.desk import PRIVATE_KEY, WARD_CODE
from dxdesk.store.saving import MEMBER, PUBLIC_KEY, WRITER
from dxdesk.store.search import find_people
from dxdesk.store.segments import chain_end

LAPTOPS, VISITS = 30, 50_000
WEEK = 3_000
"""Ops between two exchanges of a laptop: fifty times in the year."""


@dataclass(frozen=True, slots=True)
class Laptop:
    """What a laptop of the ward signs and seals its segments with, and where its chain stands."""

    ward: str
    writer: str
    key: str
    private: str
    group: str
    member: str
    seq: int
    prev: str


def measure(folder: Path, laptops: int, visits: int) -> list[Figure]:
    """The first exchange of a new desk with a stick on which each laptop has left that many visits."""
    ops = prepare(folder, laptops, visits)
    work = f"first merge of a ward, {laptops} laptops × {visits:,} visits, {ops:,} ops"
    figures = against_floors("ward", work, folder, ops)
    with open_store(folder / "ours", PASSPHRASE) as store:
        check(store, laptops, visits, ops)
    return figures


def prepare(folder: Path, laptops: int, visits: int) -> int:
    """A real ward of invited laptops and their segments on a stick, and three new desks; how many ops lie there."""
    (folder / "usb").mkdir(parents=True)
    with empty_desk(folder / "officer", practice=False) as officer:
        exchange(officer, folder / "usb")
        joined = [join_laptop(officer, folder, number) for number in range(laptops)]
        for name in DESKS:
            invited_desk(officer, folder / name, "Trần Thị Mẫu").close()
    jobs = [(laptop, folder / "usb", visits, seed) for seed, laptop in enumerate(joined)]
    with multiprocessing.get_context("spawn").Pool() as pool:
        return sum(pool.starmap(write_year, jobs, chunksize=1))


def join_laptop(officer: Store, folder: Path, number: int) -> Laptop:
    """A laptop comes into the ward and puts its card and its first segment on the stick."""
    with invited_desk(officer, folder / f"laptop-{number}", f"Người thứ {number}") as store:
        exchange(store, folder / "usb")
        ward, writer, key, private, member = map(
            store.setting, (WARD_CODE, WRITER, PUBLIC_KEY, PRIVATE_KEY, MEMBER))
        group = newest_group(store, trust_here(store, known_statements(store)))
        return Laptop(ward, writer, key, private, group, member, *chain_end(store, writer))


def write_year(laptop: Laptop, stick: Path, visits: int, seed: int) -> int:
    """Write what a laptop sends in a year, as the exchange would, without keeping it anywhere else; how many ops."""
    return write_on(laptop, stick, visits, seed)[0]


def write_on(laptop: Laptop, stick: Path, visits: int, seed: int) -> tuple[int, Laptop]:
    """The same, and the laptop as it stands then, so that it can write on."""
    maker = Maker(laptop.writer, seed)
    maker.member = laptop.member
    sign = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(laptop.private)).sign
    seq, prev, count = laptop.seq, laptop.prev, 0
    for week in chunks(laptop_ops(maker, visits), WEEK):
        count += len(week)
        for ops in cut(week):
            seq += 1
            kind = ops[0].kind
            header = Header(
                kind=kind, writer=laptop.writer, seq=seq, prev=prev[:16], ward=laptop.ward, made=time_text(maker.now),
                key=laptop.key, salt=secrets.token_hex(16), schema=RECORDS[kind].schema)
            segment = write_segment(header, ops, sign)
            path = stick / NAME / f"{segment.name}{SUFFIX}"
            path.write_bytes(seal(segment.data, [laptop.group]))
            prev = segment.root
    return count, replace(laptop, seq=seq, prev=prev)


def check(store: Store, laptops: int, visits: int, ops: int) -> None:
    """The desk holds all of it, without a conflict, and people are found. Raises RuntimeError."""
    merged = sum(_count(store, kind) for kind in KINDS)
    conflicts = _count(store, "conflict")
    if (merged, _count(store, "visit"), conflicts) != (ops, laptops * visits, 0):
        raise RuntimeError(f"{merged} of {ops} records merged, {conflicts} conflicts")
    lost = [record for record, typed in _people(store) if record not in {one.id for one in find_people(store, typed)}]
    if lost:
        raise RuntimeError(f"not found by name and year: {lost}")


def _people(store: Store) -> Sequence[tuple[str, str]]:
    """Some of the residents, and what one types to find each."""
    return store.connection.execute(
        "SELECT id, full_name || ' ' || birth_year FROM resident WHERE n % (SELECT 1 + count(*) / 10 FROM resident) = 1"
    ).fetchall()


def _count(store: Store, table: str) -> int:
    return store.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
