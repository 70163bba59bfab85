"""The keyed fingerprint of an identity number (format §1): finds a person again without keeping the number."""

import hashlib
import hmac
import json
from collections.abc import Sequence

from dxdesk.ledger.ops import base32
from dxdesk.store.clusters import face
from dxdesk.store.database import Store
from dxdesk.store.desk import WARD_RECORD
from dxdesk.store.keyring import fingerprint_keys
from dxdesk.store.shapes import GONE

LETTERS = 26
_MANY = 50


def id_key(store: Store, number: str) -> str:
    """`v<n>:` and 26 letters of the HMAC of a 12-digit number under the ward's newest fingerprint key."""
    return _fingerprint(number, *fingerprint_keys(store)[0])


def id_keys(store: Store, number: str) -> tuple[str, ...]:
    """The same under every fingerprint key this desk holds, the newest first: who was written down earlier is found."""
    return tuple(_fingerprint(number, version, key) for version, key in fingerprint_keys(store))


def _fingerprint(number: str, version: int, key: str) -> str:
    digest = hmac.new(bytes.fromhex(key), number.encode(), hashlib.sha256).digest()
    return f"v{version}:{base32(digest)[:LETTERS]}"


def identity_values(store: Store, number: str) -> dict[str, str]:
    """What is kept of an identity number: last four and fingerprint, the number itself only under policy `full`."""
    full = store.value("ward", store.setting(WARD_RECORD), "id_policy") == "full"
    return {"id_last4": number[-4:], "id_key": id_key(store, number), "id_number": number if full else ""}


def person_with_number(store: Store, number: str) -> str:
    """The one living person in the register with that number, or an empty text."""
    return person_with_key(store, id_keys(store, number))


def person_with_key(store: Store, keys: Sequence[str]) -> str:
    """The one living person in the register with one of these fingerprints, or an empty text.

    Who was merged into another is that other (format §3).
    """
    rows = store.connection.execute(
        f"SELECT id FROM resident WHERE id_key IN (SELECT value FROM json_each(?)) AND _deleted <> {GONE} LIMIT ?",
        [json.dumps(keys), _MANY],
    ).fetchall()
    found = {face(store.connection, row[0]) for row in rows}
    return found.pop() if len(found) == 1 else ""
