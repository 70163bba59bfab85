"""What hostile files are made of: everything real desks of a ward wrote, and the desks they are thrown at.

Desks of a ward keep their records and exchange over one stick; in the real ward one laptop is put out and let in again.
Kept of them: every pack in plain and as it lay on the stick, redacted copies, cards and every edition of the trust
list, the keys of the laptops (for what only a trusted but broken program can do), a desk that holds all of it (`full`)
and one that trusts the same laptops but holds nothing of theirs (`bare`).
"""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.exchange.devices import reinstate, revoke
from dxdesk.exchange.envelope import HEADER_LIMIT, is_sealed
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.known import known_statements, trust_here
from dxdesk.exchange.signed import take_apart
from dxdesk.exchange.ward_keys import newest_group
from dxdesk.store.database import Store
from dxdesk.store.desk import PRIVATE_KEY
from dxdesk.store.keyring import group_keys
from dxdesk.store.saving import WRITER, Change, save
from dxdesk.store.segments import bodies, names_held
from dxdesk.store.undo import undo_save
from dxdesk.store.visits import save_visit
from tests.exchange.desks import Wall, copied, make_template
from tests.exchange.kit import redact
from tests.exchange.wards import new_ward

ROUNDS = 3
NASTY = ("=1+1", "'0912", "dòng\r\nhai", 'nói "ừ"; rồi', "\ttab", "0123", "é" * 300, "\u202engược", "10/11", "\uff1dx")


@dataclass
class Ward:
    """The real files of a ward, each list in an order that does not depend on keys, and its desks on disk."""

    practice: bool
    stick: Path
    packs: list[bytes] = field(default_factory=list)
    redacted: list[bytes] = field(default_factory=list)
    sealed: list[bytes] = field(default_factory=list)
    cards: list[bytes] = field(default_factory=list)
    lists: list[bytes] = field(default_factory=list)
    genuine: frozenset[bytes] = frozenset()
    """Every plain file a trusted laptop signed, redacted copies included."""
    signers: dict[str, Ed25519PrivateKey] = field(default_factory=dict)
    """By writer."""
    group: str = ""
    """The age recipient packs are sealed to now."""
    identities: tuple[pyrage.x25519.Identity, ...] = ()
    homes: dict[str, tuple[Path, bytes]] = field(default_factory=dict)
    """The desks `full` and `bare`: folder and database key."""

    def seal(self, data: bytes) -> bytes:
        """An envelope as anyone who once saw the group's public key can make it."""
        return pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(self.group)])

    def unsealed(self, data: bytes) -> bytes:
        """What the ward's keys open, through two envelopes; other bytes as they are."""
        for _ in range(2):
            if is_sealed(data) and b"\n--- " in data[:HEADER_LIMIT]:
                with contextlib.suppress(pyrage.DecryptError):
                    data = pyrage.decrypt(data, self.identities)
        return data

    def desk(self, name: str, folder: Path) -> Store:
        """A copy of the desk that holds everything (`full`), or of the one that holds nothing of others (`bare`)."""
        home, key = self.homes[name]
        return copied(home, folder, key)


def make_ward(base: Path, *, practice: bool) -> Ward:
    """Desks at work for some rounds, and what they left."""
    ward = Ward(practice, base / "usb" / "DXDESK")
    ward.stick.mkdir(parents=True)
    with _practice_desks(base) if practice else _real_desks(base) as (*writing, bare):
        for store in (*writing, bare):
            exchange(store, ward.stick)
        for turn in range(ROUNDS):
            for number, store in enumerate(writing):
                _work(store, Random(100 * turn + number))
                _trade(ward, store)
            if turn == 0 and not practice:
                _put_out_and_let_in(ward, writing)
        for store in (*writing, *writing):
            _trade(ward, store)
        _learn_trust(bare, ward.stick, base)
        _collect(ward, writing)
        ward.homes = {name: (store.home, store.raw_key) for name, store in (("full", writing[0]), ("bare", bare))}
    return ward


@contextlib.contextmanager
def _practice_desks(base: Path) -> Iterator[list[Store]]:
    """Laptops of one room that trust each other from the start."""
    template = make_template(base / "sổ", 4)
    stores = [Store(home, key, Wall(), None) for home, key in zip(template.homes, template.keys, strict=True)]
    yield stores
    for store in stores:
        store.close()


@contextlib.contextmanager
def _real_desks(base: Path) -> Iterator[list[Store]]:
    """The officer's, one that came by invitation, one that began alone and joined, and one that will hold nothing."""
    with new_ward(base) as ward:
        officer = ward.alone("phường", "officer")
        yield [officer, ward.invited(officer, "hai"), ward.joined(officer, "ba"), ward.invited(officer, "bốn")]


def _trade(ward: Ward, store: Store) -> None:
    exchange(store, ward.stick)
    ward.lists += [path.read_bytes() for path in sorted((ward.stick / "trust").iterdir())]


def _put_out_and_let_in(ward: Ward, writing: list[Store]) -> None:
    """The second laptop is thought lost, and found."""
    for change in (revoke, reinstate):
        change(writing[0], writing[1].setting(WRITER))
        _trade(ward, writing[0])


def _work(store: Store, chance: Random) -> None:
    """What a day leaves: visits of new and known people, odd texts, tasks, catalogue rows, edits, undo, delete."""
    people = [row[0] for row in store.connection.execute("SELECT id FROM resident ORDER BY id")]
    for number in range(6):
        person = {"full_name": f"Nguyễn Thị Mẫu {number}", "phone": "0912345678", "note": chance.choice(NASTY)}
        lines = (HelpLine("VNEID_ACTIVATE", "done", note=chance.choice(NASTY)), HelpLine("EHEALTH", "partly", "NO_OTP"))
        known = chance.choice(people) if people and number % 2 else ""
        people.append(save_visit(store, VisitDraft(person, known, {}, lines)).resident_id)
    save(store, [Change("task", {"what": chance.choice(NASTY), "resident_id": people[-1], "state": "open"})])
    save(store, [Change("feedback", {"content": chance.choice(NASTY), "received_on": "2026-11-20"})])
    save(store, [Change("catalogue", {"list": "service", "code": f"X{chance.randrange(999)}", "title": "Việc khác"})])
    undo_save(store, save(store, [Change("resident", {"sex": "F"}, chance.choice(people))]).save)
    save(store, [Change("resident", record=people[0], action="delete")])


def _learn_trust(bare: Store, stick: Path, base: Path) -> None:
    """The desk that holds nothing of the others still knows whom to trust, and the ward's keys."""
    for name in ("devices", "trust"):
        shutil.copytree(stick / name, base / "thẻ" / "DXDESK" / name)
    exchange(bare, base / "thẻ")


def _collect(ward: Ward, writing: list[Store]) -> None:
    full = writing[0]
    ward.group = newest_group(full, trust_here(full, known_statements(full)))
    ward.identities = tuple(pyrage.x25519.Identity.from_str(key) for key in group_keys(full).values())
    held = sorted((name, root) for name, root, _ in names_held(full))
    for store in writing:
        writer = store.setting(WRITER)
        key = bytes.fromhex(store.setting(PRIVATE_KEY))
        ward.signers[writer] = Ed25519PrivateKey.from_private_bytes(key)
        ward.cards.append((ward.stick / "devices" / f"{writer}.json").read_bytes())
        ward.sealed += [path.read_bytes() for path in sorted((ward.stick / "log" / writer).glob("*.age"))]
        ward.packs += [body for name, root in held if f"/{writer}/" in name for _, body in bodies(full, [root])]
    ward.sealed = ward.sealed or [ward.seal(data) for data in ward.packs[::4]]
    ward.redacted += [copy for number, data in enumerate(ward.packs) for copy in _redacted(data, number)]
    ward.genuine = frozenset((*ward.redacted, *(body for _, body in bodies(full, [root for _, root in held]))))


def _redacted(data: bytes, number: int) -> Iterator[bytes]:
    """A copy with some of its values taken out, one or two ways."""
    ids = [row[0] for row in take_apart(data).rows]
    yield redact(data, set(ids[::2]), set(ids[::3]))
    if number % 4 == 0:
        yield redact(data, set(ids), set(ids))
