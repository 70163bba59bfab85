"""The keyed fingerprint of an identity number (format §1): finds a person again without keeping the number."""

import hashlib
import hmac

from dxdesk.ledger.ops import base32
from dxdesk.store.database import Store
from dxdesk.store.desk import FINGERPRINT_VERSION, WARD_RECORD
from dxdesk.store.shapes import GONE

LETTERS = 26


def id_key(store: Store, number: str) -> str:
    """`v<n>:` and 26 letters of the HMAC of a 12-digit number under the ward's newest fingerprint key."""
    version = store.setting(FINGERPRINT_VERSION)
    key = bytes.fromhex(store.setting(f"fingerprint_key_{version}"))
    digest = hmac.new(key, number.encode(), hashlib.sha256).digest()
    return f"v{version}:{base32(digest)[:LETTERS]}"


def identity_values(store: Store, number: str) -> dict[str, str]:
    """What is kept of an identity number: last four and fingerprint, the number itself only under policy `full`."""
    full = store.value("ward", store.setting(WARD_RECORD), "id_policy") == "full"
    return {"id_last4": number[-4:], "id_key": id_key(store, number), "id_number": number if full else ""}


def person_with_number(store: Store, number: str) -> str:
    """The one living person in the register with that number, or an empty text."""
    rows = store.connection.execute(
        f"SELECT id FROM resident WHERE id_key = ? AND _deleted <> {GONE} AND merged_into IS NULL LIMIT 2",
        [id_key(store, number)],
    ).fetchall()
    return rows[0][0] if len(rows) == 1 else ""
