"""Statements of trust, their signatures and files (format §1); what follows from them is worked out in `trust`.

A statement is a JSON object of texts, whole numbers, true/false, lists and objects, with its `type`, the Ed25519 key
that signed it (`by`, hex) and `sig` (base64). Signed are `dxdesk-statement-1`, a zero byte and the *canonical* JSON of
the statement without `sig`: UTF-8, keys sorted, no spaces, nothing escaped that need not be. `devices/<writer>.json`
holds one card, `trust/<ward>-<root8>-<writer>.json` the statements nobody else's list had; lists merge by union, and
what is not understood is passed on as it is.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from itertools import accumulate
from typing import Any, NoReturn

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dxdesk.ledger.writer import belongs

CARD, WARD, DELEGATION, INVITATION = "card", "ward", "delegation", "invitation"
EPOCH, KEYS, REVOCATION, REINSTATEMENT = "epoch", "keys", "revocation", "reinstatement"
READ_LIMIT = 4 * 1024 * 1024

_SIGNED = b"dxdesk-statement-1\0"
_LONGEST = 250
"""A name longer than this, or one that cannot be shown as it is, is nobody's."""

Statement = dict[str, Any]

_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


@dataclass(frozen=True, slots=True)
class Card:
    """A laptop's card: who it is in the ward. Keys are its Ed25519 key in hex and its age recipient."""

    ward: str
    practice: bool
    writer: str
    previous: str
    label: str
    team: str
    role: str
    key: str
    age: str
    app: str
    made: str


def sign_statement(statement: Statement, by: str, sign: Callable[[bytes], bytes]) -> Statement:
    """The statement signed by the key `by` (hex)."""
    named = {**statement, "by": by}
    return {**named, "sig": base64.b64encode(sign(_to_sign(named))).decode()}


def write_card(card: Card, by: str, sign: Callable[[bytes], bytes]) -> Statement:
    """The signed statement of a card."""
    return sign_statement({"type": CARD, **asdict(card)}, by, sign)


def as_said(name: str) -> str:
    """A name as a card may say it: what `read_card` would refuse is shown as `?`, what is too long is cut."""
    return "".join(letter if letter.isprintable() else "?" for letter in name[:_LONGEST])


def read_card(statement: Statement) -> Card | None:
    """The card a statement holds; None where it is no card or not one of ours. Its signature is not judged here."""
    said = {name: statement.get(name) for name in Card.__dataclass_fields__}
    if statement.get("type") != CARD or not isinstance(said.pop("practice"), bool):
        return None
    if not all(isinstance(value, str) and len(value) <= _LONGEST and value.isprintable() for value in said.values()):
        return None
    card = Card(practice=statement["practice"], **said)  # type: ignore[arg-type]
    return card if _own(card) else None


def is_signed(statement: Statement) -> bool:
    """Whether the key the statement names really signed it.

    In the one spelling of its signature: a statement goes by a hash over that too, and must not go by two.
    """
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(statement["by"]))
        signature = base64.b64decode(statement["sig"], validate=True)
        key.verify(signature, _to_sign(statement))
        return base64.b64encode(signature).decode() == statement["sig"]
    except (InvalidSignature, KeyError, TypeError, ValueError):
        return False


def dump(value: Any) -> str:
    """Canonical JSON."""
    return _canonical(value)


def statement_hash(statement: Statement) -> str:
    """What a statement goes by."""
    return hashlib.sha256(dump(statement).encode()).hexdigest()


def trust_list(ward: str, statements: Iterable[Statement]) -> bytes:
    """The file of all statements, the same for the same set in any order; of more than can be read back the first."""
    texts: dict[str, int] = {}
    for statement in statements:
        text = dump(statement)
        texts.setdefault(text, len(text.encode()) + 2)
    room = READ_LIMIT - 1_024
    listed = sorted(text for text, used in zip(texts, accumulate(texts.values()), strict=True) if used <= room)
    lines = ",\n".join(listed)
    return f'{{"format":1,"ward":{dump(ward)},"statements":[\n{lines}\n]}}\n'.encode()


def card_file(statement: Statement) -> bytes:
    """The file of one card."""
    return (dump(statement) + "\n").encode()


def read_statements(data: bytes) -> list[Statement]:
    """The statements of a card file or a trust list; none from a file that is neither."""
    if len(data) > READ_LIMIT:
        return []
    try:
        found = json.loads(data, parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return []
    listed = found.get("statements", [found]) if isinstance(found, dict) else []
    if not isinstance(listed, list):
        return []
    return [one for one in listed if isinstance(one, dict) and isinstance(one.get("type"), str) and _encodable(one)]


def _encodable(statement: Statement) -> bool:
    try:
        dump(statement).encode()
    except (UnicodeEncodeError, RecursionError):
        return False
    return True


def _own(card: Card) -> bool:
    try:
        return belongs(card.writer, bytes.fromhex(card.key))
    except ValueError:
        return False


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"no statement holds {text}")


def _to_sign(statement: Statement) -> bytes:
    return _SIGNED + dump({name: value for name, value in statement.items() if name != "sig"}).encode()
