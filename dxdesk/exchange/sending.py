"""Writing what the exchange folder lacks: this desk's new ops as segments, its card, copies of all it keeps."""

import secrets
from collections.abc import Callable, Container
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dxdesk.domain.records import KINDS
from dxdesk.domain.schema import schema_files
from dxdesk.exchange.envelope import SUFFIX, must_seal, seal
from dxdesk.exchange.header import Header, parse_header
from dxdesk.exchange.intake import kept
from dxdesk.exchange.place import Place
from dxdesk.exchange.segments import cut, write_segment
from dxdesk.exchange.statements import Statement, card_file, trust_list
from dxdesk.exchange.trailer import BOM
from dxdesk.ledger.clock import time_text
from dxdesk.store.database import Store
from dxdesk.store.desk import GROUP_PUBLIC, PRACTICE, PRIVATE_KEY, WARD_CODE
from dxdesk.store.saving import PUBLIC_KEY, WRITER
from dxdesk.store.segments import bodies, chain_end, keep_own, names_held, unsent

_ROOT_SHOWN = 16
_SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file put into the folder: its name, how many ops it holds, and whether they are this desk's own."""

    file: str
    ops: int
    own: bool = True


def keep_new_segments(store: Store) -> None:
    """Cut the ops not sent yet into segments, kept in the database before any file is written: all or nothing."""
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


def send_missing(
    store: Store, place: Place, seen: Container[str], progress: Callable[[int, int], None]
) -> list[Outgoing]:
    """Write every segment kept here whose root the folder does not hold whole, under its own name."""
    missing = [held for held in names_held(store) if held[1] not in seen]
    sent = []
    for number, (name, root, own) in enumerate(missing, 1):
        for _, body in bodies(store, [root]):
            told = _outgoing(store, name, body, own)
            place.write(told.file, seal(body, [store.setting(GROUP_PUBLIC)]) if told.file.endswith(SUFFIX) else body)
            sent.append(told)
        progress(number, len(missing))
    return sent


def send_facts(store: Store, place: Place, statements: dict[str, Statement], card: Statement | None) -> None:
    """Write this desk's card, the trust list and the schemas, each only where it differs."""
    if card is not None:
        place.write(f"devices/{store.setting(WRITER)}.json", card_file(card))
    ward = store.setting(WARD_CODE)
    if statements:
        place.write(f"trust/{ward}.json", trust_list(ward, statements.values()))
    for name, text in schema_files().items():
        place.offer(f"schemas/{name}", text.encode())


def _outgoing(store: Store, name: str, body: bytes, own: bool) -> Outgoing:
    header = parse_header(body[len(BOM) : body.index(b"\r\n")].decode())
    sealed = must_seal(header.kind, store.setting(PRACTICE) == "1")
    return Outgoing(name + SUFFIX if sealed else name, header.rows, own)


def _header(store: Store, kind: str, seq: int, prev: str) -> Header:
    return Header(
        kind=kind, writer=store.setting(WRITER), seq=seq, prev=prev, ward=store.setting(WARD_CODE),
        made=time_text(store.clock()), key=store.setting(PUBLIC_KEY), salt=secrets.token_hex(_SALT_BYTES),
        schema=KINDS[kind].schema if kind in KINDS else 1, practice=store.setting(PRACTICE) == "1",
    )
