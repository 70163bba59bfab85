"""Receipts: what a laptop holds, signed by it and passed on word for word (format §4, `receipts/<writer>.json`).

A receipt is a JSON object signed by the laptop's own key (`key`, hex; `sig`, base64, over `dxdesk-receipt-1`, a zero
byte and the canonical JSON without `sig`). `holds` names by writer the segments that count there: `upto`, the number to
which none is missing, `root` of that one, `gaps` the runs [first, last, root of the last] behind a gap or on another
branch, `visits` how many visits begin in them. `n` rises with every receipt of a laptop
(milliseconds of its clock, or one more than any number met of its own); the greatest one holds.
"""

import base64
import contextlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from dxdesk.exchange.place import Place
from dxdesk.exchange.statements import as_said, dump, read_statements
from dxdesk.exchange.trust import Trust
from dxdesk.ledger.clock import time_text
from dxdesk.ledger.writer import belongs
from dxdesk.store.chains import RUNS_LIMIT, Holding, Run, holdings
from dxdesk.store.database import Store
from dxdesk.store.desk import LABEL, PRACTICE, PRIVATE_KEY, WARD_CODE
from dxdesk.store.receipt_rows import Receipt, forget_receipts, keep_receipt, known_receipts, newest
from dxdesk.store.saving import PUBLIC_KEY, WRITER

TYPE, FOLDER, ENDING = "receipt", "receipts", ".json"
READ_LIMIT = 1024 * 1024
FILES_LIMIT, PLACE_LIMIT = 2_000, 32 * READ_LIMIT
"""How many files, and how much of them, is read at one place, the small ones first."""
WRITERS_LIMIT = 5_000

_SIGNED = b"dxdesk-receipt-1\0"
_MOST = 2**53
_LONGEST = 250
_hex_root = re.compile(r"[0-9a-f]{64}").fullmatch
_writer = re.compile(r"[0-9a-z]{10}").fullmatch
_time = re.compile(r"[0-9]{8}T[0-9]{9}Z").fullmatch


def meet_receipts(store: Store, place: Place, trust: Trust, *, keep: bool = True) -> tuple[Receipt, ...]:
    """The receipts of laptops that count lying at a place; kept where they are news, if not told otherwise."""
    return take_receipts(store, (data for _, data in _files(place)), trust, keep=keep)


def take_receipts(store: Store, files: Iterable[bytes], trust: Trust, *, keep: bool = True) -> tuple[Receipt, ...]:
    """The same for files come by another road; what is no receipt, or of nobody who counts, is passed over."""
    known = known_receipts(store)
    bodies = {receipt.body: receipt for receipt in known.values()}
    keys = _counted(store, trust)
    met: dict[str, Receipt] = {}
    for data in files:
        receipt = bodies.get(data.decode(errors="replace").strip()) or _read(data, store)
        if receipt and receipt.key in keys:
            met = newest(met, [receipt])
    if keep:
        _keep(store, known, met.values(), known.keys() - keys)
    return tuple(met.values())


def leave_receipts(store: Store, place: Place, trust: Trust) -> None:
    """Say what is held here now, and leave every receipt that is newer than the one lying at the place.

    Another laptop's goes beside its own file, for no file there has two writers: `<its writer>-<this writer>.json`.
    """
    refresh_receipt(store)
    lying = {name: receipt for name, data in _files(place) if (receipt := _read(data, store))}
    there = newest({}, lying.values())
    passed = f"-{store.setting(WRITER)}{ENDING}"
    for name, receipt in lying.items():
        # Only what is older than another file there, or two laptops would each take theirs away for the other's sake.
        if name.endswith(passed) and receipt.age < there[receipt.key].age:
            (place.root / FOLDER / name).unlink(missing_ok=True)
    for receipt in receipts_to_pass(store, trust):
        if receipt.key not in there or there[receipt.key].age < receipt.age:
            mine = receipt.key == store.setting(PUBLIC_KEY)
            name = file_name(receipt) if mine else f"{FOLDER}/{receipt.writer}{passed}"
            place.write(name, file_of(receipt))


def refresh_receipt(store: Store) -> Receipt:
    """This laptop's receipt, said anew where it holds something else than it said last.

    What the ward believes of this laptop counts as said: where its database went back to an older state it takes back,
    under a greater number, what it cannot show any more.
    """
    said = known_receipts(store).get(store.setting(PUBLIC_KEY))
    holds, label, writer = holdings(store), as_said(store.setting(LABEL)) or "?", store.setting(WRITER)
    if said and said.holds == holds and (said.label, said.writer) == (label, writer):
        return said
    # By the clock, so that a database put back to an older state goes on above what it said and has forgotten.
    number = max(int(store.clock().timestamp() * 1_000), said.n + 1 if said else 1)
    receipt = _sign(store, number, label, holds)
    with store.writing():
        keep_receipt(store, receipt)
    return receipt


def receipts_to_pass(store: Store, trust: Trust) -> list[Receipt]:
    """The newest receipt of every laptop that counts, this one's among them."""
    keys = _counted(store, trust)
    return [receipt for key, receipt in sorted(known_receipts(store).items()) if key in keys]


def file_name(receipt: Receipt) -> str:
    """Where a receipt lies in a folder or package."""
    return f"{FOLDER}/{receipt.writer}{ENDING}"


def file_of(receipt: Receipt) -> bytes:
    """A receipt's file: its signed words."""
    return receipt.body.encode() + b"\n"


def _read(data: bytes, store: Store) -> Receipt | None:
    found = read_statements(data) if len(data) <= READ_LIMIT else []
    return read_receipt(found[0], store) if len(found) == 1 else None


def read_receipt(one: Mapping[str, Any], store: Store) -> Receipt | None:
    """The receipt that a JSON object is: whole, of this ward, signed by the key its writer belongs to; else None."""
    if one.get("type") != TYPE or one.get("ward") != store.setting(WARD_CODE):
        return None
    if one.get("practice") is not (store.setting(PRACTICE) == "1"):
        return None
    words = [_word(one, name) for name in ("key", "writer", "made", "label")]
    holds = _holds(one.get("holds"))
    if None in words or holds is None or not _count(one.get("n")):
        return None
    key, writer, made, label = filter(None, words)
    if not _time(made) or not _is_signed(one, key, writer):
        return None
    return Receipt(key, writer, one["n"], made, label, dump(one), holds)


def _word(one: Mapping[str, Any], name: str) -> str | None:
    said = one.get(name)
    return said if isinstance(said, str) and said.isprintable() and 0 < len(said) <= _LONGEST else None


def _holds(listed: Any) -> dict[str, Holding] | None:
    if not isinstance(listed, dict) or len(listed) > WRITERS_LIMIT:
        return None
    holds = {writer: _holding(told) for writer, told in listed.items() if _writer(writer)}
    return None if None in holds.values() or len(holds) < len(listed) else holds  # type: ignore[return-value]


def _holding(told: Any) -> Holding | None:
    if not isinstance(told, dict) or not (_count(told.get("upto")) and _count(told.get("visits"))):
        return None
    gaps = told.get("gaps")
    if not isinstance(gaps, list) or len(gaps) > RUNS_LIMIT or not all(map(_is_run, gaps)):
        return None
    upto, root = told["upto"], told.get("root")
    if not isinstance(root, str) or not (_hex_root(root) if upto else root == "-"):
        return None
    return Holding(upto, root, tuple(Run(*gap) for gap in gaps), told["visits"])


def _is_run(gap: Any) -> bool:
    if not isinstance(gap, list) or [type(part) for part in gap] != [int, int, str]:
        return False
    return 0 < gap[0] <= gap[1] < _MOST and bool(_hex_root(gap[2]))


def _count(number: Any) -> bool:
    return type(number) is int and 0 <= number < _MOST


def _is_signed(one: Mapping[str, Any], key: str, writer: str) -> bool:
    try:
        public = bytes.fromhex(key)
        if key != public.hex() or not belongs(writer, public):
            return False
        signature = base64.b64decode(one["sig"], validate=True)
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _to_sign(one))
        return base64.b64encode(signature).decode() == one["sig"]
    except (InvalidSignature, KeyError, TypeError, ValueError):
        return False


def _sign(store: Store, number: int, label: str, holds: Mapping[str, Holding]) -> Receipt:
    key, writer, made = store.setting(PUBLIC_KEY), store.setting(WRITER), time_text(store.clock())
    told = {
        "type": TYPE, "ward": store.setting(WARD_CODE), "practice": store.setting(PRACTICE) == "1", "writer": writer,
        "key": key, "made": made, "n": number, "label": label,
        "holds": {name: {"upto": held.upto, "root": held.root, "gaps": [list(gap) for gap in held.gaps],
                         "visits": held.visits} for name, held in holds.items()},
    }
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(store.setting(PRIVATE_KEY)))
    body = dump({**told, "sig": base64.b64encode(private.sign(_to_sign(told))).decode()})
    return Receipt(key, writer, number, made, label, body, dict(holds))


def _to_sign(one: Mapping[str, Any]) -> bytes:
    return _SIGNED + dump({name: value for name, value in one.items() if name != "sig"}).encode()


def _keep(store: Store, known: Mapping[str, Receipt], met: Iterable[Receipt], lost: Iterable[str]) -> None:
    news = [receipt for receipt in met if receipt.key not in known or known[receipt.key].age < receipt.age]
    gone = list(lost)
    if news or gone:
        with store.writing():
            forget_receipts(store, gone)
            for receipt in news:
                keep_receipt(store, receipt)


def _counted(store: Store, trust: Trust) -> set[str]:
    return {*trust.standing, store.setting(PUBLIC_KEY)}


def _files(place: Place) -> Iterator[tuple[str, bytes]]:
    """The files that may be receipts, by name in their folder, the small ones first; no more than a ward can have."""
    folder = place.root / FOLDER
    if not folder.is_dir():
        return
    found: list[tuple[int, str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            hidden = entry.name.startswith((".", "~"))
            if entry.name.lower().endswith(ENDING) and not hidden and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(FileNotFoundError):
                    found.append((entry.stat(follow_symlinks=False).st_size, entry.path))
    room = PLACE_LIMIT
    for size, path in sorted(found)[:FILES_LIMIT]:
        room -= size
        if size > READ_LIMIT or room < 0:
            return
        # Gone meanwhile, or another program holds it: a receipt comes again, and nothing may wait for it.
        with contextlib.suppress(FileNotFoundError, PermissionError), open(path, "rb") as file:
            yield os.path.basename(path), file.read(READ_LIMIT + 1)
