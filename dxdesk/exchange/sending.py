"""Writing what the exchange folder lacks: this desk's new ops as segments, its card, copies of all it keeps."""

import hashlib
import secrets
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dxdesk.domain.records import KINDS
from dxdesk.domain.schema import schema_files
from dxdesk.exchange.envelope import SUFFIX, must_seal, seal, sealed_size
from dxdesk.exchange.header import Header, header_of
from dxdesk.exchange.place import Place
from dxdesk.exchange.redacting import redact_kept
from dxdesk.exchange.segments import cut, kept, weight, write_segment
from dxdesk.exchange.statements import READ_LIMIT, Statement, card_file, read_statements, statement_hash, trust_list
from dxdesk.ledger.clock import time_text
from dxdesk.store.database import Store
from dxdesk.store.desk import PRACTICE, PRIVATE_KEY, ROOT_PUBLIC, WARD_CODE
from dxdesk.store.saving import PUBLIC_KEY, WRITER
from dxdesk.store.segments import bodies, chain_end, keep_own, mark_sent, names_held, sizes_held, unsent

_ROOT_SHOWN = 16
_SALT_BYTES = 16
_FRAME = 1024


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file put into the folder: its name, how many ops it holds, and whether they are this desk's own."""

    file: str
    ops: int
    own: bool = True


@dataclass(frozen=True, slots=True)
class Lying:
    """What lies in a folder: the roots there whole for everybody in the ward, and the files sealed to others only."""

    seen: Container[str]
    foreign: Container[str]


def keep_new_segments(store: Store) -> None:
    """Cut the ops not sent yet into segments, kept in the database before any file is written: all or nothing.

    Nothing erased goes out: what is kept is rewritten first.
    """
    redact_kept(store)
    sign = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(store.setting(PRIVATE_KEY))).sign
    with store.writing():
        seq, root = chain_end(store, store.setting(WRITER))
        for ops in cut(unsent(store)):
            seq += 1
            segment = write_segment(_header(store, ops[0].kind, seq, root[:_ROOT_SHOWN]), ops, sign)
            keep_own(store, kept(segment), ops)
            root = segment.root


def would_send(store: Store, seen: Container[str]) -> list[Outgoing]:
    """What `send_missing` would write after `keep_new_segments`; nothing is changed."""
    missing = [_outgoing(store, name, body, own) for name, root, own in names_held(store) if root not in seen
               for _, body in bodies(store, [root])]
    seq, _ = chain_end(store, store.setting(WRITER))
    for number, ops in enumerate(cut(unsent(store)), seq + 1):
        missing.append(Outgoing(f"log/{store.setting(WRITER)}/{number:06d}-{ops[0].kind}.csv", len(ops)))
    return missing


def unsent_sizes(store: Store) -> list[int]:
    """The most bytes each segment can take that `keep_new_segments` would cut."""
    return [_FRAME + sum(weight(op) + _FRAME // 16 for op in ops) for ops in cut(unsent(store))]


def send_missing(
    store: Store, place: Place, lying: Lying, group: str, progress: Callable[[int, int], None]
) -> list[Outgoing]:
    """Write every segment kept here that the folder does not hold whole for the ward, sealed to `group`.

    Raises `NoRoomError` before anything is written where they do not all fit, OSError where one cannot be written.
    """
    missing = [held for held in names_held(store) if held[1] not in lying.seen]
    sizes = sizes_held(store)
    place.check_room(sealed_size(sizes[root]) for _, root, _ in missing)
    sent = []
    written: set[str] = set()
    try:
        for number, (name, root, own) in enumerate(missing, 1):
            for _, body in bodies(store, [root]):
                told = _named(_outgoing(store, name, body, own), store.setting(WRITER), group, lying.foreign)
                place.write(told.file, seal(body, [group]) if told.file.endswith(SUFFIX) else body)
                sent.append(told)
                written.add(root)
            progress(number, len(missing))
    finally:
        mark_sent(store, written)
    return sent


def send_facts(
    store: Store, place: Place, statements: Mapping[str, Statement], lying: Container[str], card: Statement
) -> None:
    """Write the statements nobody's list there has, this desk's card and the schemas.

    `statements` (by hash) are listed in this order as far as a list may go; `lying` is what all lists there say.
    """
    writer, ward = store.setting(WRITER), store.setting(WARD_CODE)
    # Two wards in the making may share a code and a stick, and no file has two writers: each has its own list there.
    name = f"trust/{ward}-{store.setting(ROOT_PUBLIC)[:8]}-{writer}.json"
    if any(one not in lying for one in statements):
        said = _said_in(place, name)
        place.write(name, trust_list(ward, (
            one for known, one in statements.items() if known in said or known not in lying)))
    place.write(f"devices/{writer}.json", card_file(card))
    for name, text in schema_files().items():
        place.offer(f"schemas/{name}", text.encode())


def _said_in(place: Place, name: str) -> set[str]:
    """The hashes of the statements in a list of this place."""
    path = place.root / name
    if not path.is_file() or path.stat().st_size > READ_LIMIT:
        return set()
    return {statement_hash(one) for one in read_statements(path.read_bytes())}


def _named(told: Outgoing, writer: str, group: str, foreign: Container[str]) -> Outgoing:
    """A pack under its own name, sealed copies of others' beside theirs: two writers of one file are a conflict.

    A file that others sealed to themselves is left to them.
    """
    if not told.file.endswith(SUFFIX):
        return told
    file = told.file if told.own else _beside(told.file, writer)
    if file in foreign:
        file = _beside(told.file, group if told.own else writer + group)
    return replace(told, file=file)


def _beside(file: str, whose: str) -> str:
    """Another name for a sealed pack."""
    return file.removesuffix(f".csv{SUFFIX}") + ending_of(whose)


def ending_of(whose: str) -> str:
    """How the name of another's pack ends that one laptop (by its writer) or a group (by its recipient) put there."""
    return f"-{hashlib.sha256(whose.encode()).hexdigest()[:4]}.csv{SUFFIX}"


def _outgoing(store: Store, name: str, body: bytes, own: bool) -> Outgoing:
    header = header_of(body)
    sealed = must_seal(header.kind, store.setting(PRACTICE) == "1")
    return Outgoing(name + SUFFIX if sealed else name, header.rows, own)


def _header(store: Store, kind: str, seq: int, prev: str) -> Header:
    return Header(
        kind=kind, writer=store.setting(WRITER), seq=seq, prev=prev, ward=store.setting(WARD_CODE),
        made=time_text(store.clock()), key=store.setting(PUBLIC_KEY), salt=secrets.token_hex(_SALT_BYTES),
        schema=KINDS[kind].schema if kind in KINDS else 1, practice=store.setting(PRACTICE) == "1",
    )
