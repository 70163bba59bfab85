"""The statements a desk keeps, what it makes of them, and its own card (format §1)."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dxdesk import __version__
from dxdesk.exchange.segments import Reader
from dxdesk.exchange.statements import (
    Card,
    Statement,
    as_said,
    dump,
    is_signed,
    read_card,
    read_statements,
    sign_statement,
    statement_hash,
    write_card,
)
from dxdesk.exchange.trust import Trust, trust_of
from dxdesk.ledger.clock import time_text
from dxdesk.store.apply import settle_erased
from dxdesk.store.database import Store
from dxdesk.store.desk import (
    AGE_PUBLIC,
    FORMER_ROOTS,
    PRACTICE,
    PRIVATE_KEY,
    ROOT_PRIVATE,
    ROOT_PUBLIC,
    WARD_CODE,
    profile,
)
from dxdesk.store.saving import MEMBER, PREVIOUS_WRITER, PUBLIC_KEY, WRITER

STATEMENTS_LIMIT = 10_000
STRANGERS_LIMIT = 200
"""How many cards of laptops nobody vouched for are kept, so that a stranger cannot fill a desk with them."""
SPEAKER_LIMIT = 1024 * 1024
"""How much is kept of what one key says that does not speak for the ward, each statement taken for 2 KiB at least."""
_SMALL, _CARD_LIMIT = 2 * 1024, 16 * 1024

Statements = dict[str, Statement]
"""Statements by their hash."""


@dataclass(frozen=True, slots=True)
class Pen:
    """A key this desk may sign statements with: its public half and what signs."""

    by: str
    sign: Callable[[bytes], bytes]

    def write(self, store: Store, kind: str, **says: object) -> Statement:
        """A signed statement of this ward."""
        body = {"type": kind, "ward": store.setting(WARD_CODE), "made": time_text(store.clock()), **says}
        return sign_statement(body, self.by, self.sign)


def known_statements(store: Store) -> Statements:
    """Every statement this desk keeps."""
    rows = store.connection.execute("SELECT hash, body FROM statement")
    return {name: one for name, body in rows for one in read_statements(body.encode())}


def trust_here(store: Store, statements: Statements) -> Trust:
    """What this desk makes of statements that are proved signed."""
    return trust_of(statements, store.setting(WARD_CODE), store.setting(PRACTICE) == "1", roots_of(store))


def roots_of(store: Store) -> list[str]:
    """The root this desk follows, and those its former wards had."""
    return [store.setting(ROOT_PUBLIC), *store.setting(FORMER_ROOTS).split()]


def proved(known: Statements, met: Statements, ward: str, practice: bool, roots: Sequence[str]) -> Statements:
    """The statements known and of those met the ones really signed by whoever may matter under these roots.

    Signatures take time, so each is judged once and only where its key is one to listen to, or it is one of so many
    cards of strangers.
    """
    waiting = {name: one for name, one in met.items() if name not in known and isinstance(one.get("by"), str)}
    union = dict(known)
    trust = trust_of(union, ward, practice, roots)
    while heard := [name for name, one in waiting.items() if one["by"] in (trust.voices | trust.cards.keys())]:
        spoken = {name: waiting.pop(name) for name in heard}
        union |= {name: one for name, one in spoken.items() if is_signed(one)}
        trust = trust_of(union, ward, practice, roots)
    strangers = sorted(name for name, one in waiting.items() if is_stranger(one, trust))
    return union | {name: waiting[name] for name in strangers[:STRANGERS_LIMIT] if is_signed(waiting[name])}


def joined(store: Store, known: Statements, found: Iterable[Statement]) -> tuple[Statements, Trust]:
    """The statements known with those found that are signed, of this ward and worth keeping, and what they come to."""
    ward = store.setting(WARD_CODE)
    met = {statement_hash(one): one for one in found if one.get("ward") == ward}
    union = proved(known, met, ward, store.setting(PRACTICE) == "1", roots_of(store))
    trust = trust_here(store, union)
    kept = dict(known)
    said = _said(known)
    for name, one in sorted((name, one) for name, one in union.items() if name not in known):
        if one["by"] not in trust.signers:
            # What the ward itself says is kept however much others said before, or they could drown a revocation.
            said[one["by"]] += _weight(one)
            heard = one["by"] in trust.voices or one["by"] in trust.cards
            if not heard or said[one["by"]] > SPEAKER_LIMIT or len(kept) >= STATEMENTS_LIMIT:
                continue
        kept[name] = one
    _make_room(kept, union, trust, met)
    return kept, trust if len(kept) == len(union) else trust_here(store, kept)


def _make_room(kept: Statements, union: Statements, trust: Trust, met: Statements) -> None:
    """Of strangers' cards those met just now stay first, so that a clean stick lets anybody be approved."""
    strangers = [name for name, one in union.items() if is_stranger(one, trust) and _weight(one) <= _CARD_LIMIT]
    strangers.sort(key=lambda name: (name not in met, name))
    for name in strangers[:STRANGERS_LIMIT]:
        kept[name] = union[name]
    for name in strangers[STRANGERS_LIMIT:]:
        kept.pop(name, None)


def _said(known: Statements) -> Counter[str]:
    """How much is kept of every key."""
    said: Counter[str] = Counter()
    for one in known.values():
        said[one["by"]] += _weight(one)
    return said


def _weight(one: Statement) -> int:
    """What a statement takes of the room of whoever said it; small ones take some time too."""
    return max(len(dump(one)), _SMALL)


def is_stranger(one: Statement, trust: Trust) -> bool:
    """Whether this is the card of a laptop nobody vouched for."""
    card = read_card(one)
    return card is not None and one["by"] == card.key and card.key not in trust.cards


def learn(store: Store, statements: Statements, trust: Trust) -> None:
    """Keep statements, and what every laptop that counts is called; the caller's transaction.

    Cards of strangers that are not among them any more had to make room (`joined`). Who is erased follows from who is
    an officer.
    """
    held = {name for name, in store.connection.execute("SELECT hash FROM statement")}
    for name in held - statements.keys():
        body = store.connection.execute("SELECT body FROM statement WHERE hash = ?", [name]).fetchone()[0]
        if any(is_stranger(one, trust) for one in read_statements(body.encode())):
            store.connection.execute("DELETE FROM statement WHERE hash = ?", [name])
    store.connection.executemany(
        "INSERT INTO statement VALUES (?, ?)",
        [(name, dump(one)) for name, one in statements.items() if name not in held])
    store.connection.executemany(
        "INSERT OR REPLACE INTO card VALUES (?, ?, ?, ?, ?)",
        [(writer, card.key, card.label, int(card.key in trust.revoked), card.role)
         for writer, card in trust.names.items()])
    settle_erased(store.connection, time_text(store.clock()))


def reader_of(store: Store, trust: Trust) -> Reader:
    """Whose segments this desk merges without more ado."""
    keys = {*trust.standing, store.setting(PUBLIC_KEY)}
    return Reader(store.setting(WARD_CODE), store.setting(PRACTICE) == "1", frozenset(keys))


def device_pen(store: Store) -> Pen:
    """This laptop's own key."""
    return _pen(store.setting(PUBLIC_KEY), store.setting(PRIVATE_KEY))


def ward_pen(store: Store, trust: Trust) -> Pen | None:
    """The key this desk may sign for the ward with: the root where it holds it, its own where the root delegated."""
    secret = store.setting(ROOT_PRIVATE)
    if secret:
        return _pen(store.setting(ROOT_PUBLIC), secret)
    own = store.setting(PUBLIC_KEY)
    return device_pen(store) if own in trust.signers and own not in trust.revoked else None


def own_card(store: Store, statements: Statements, trust: Trust) -> Statement:
    """This laptop's card as it should lie on the stick: one of those known where it still fits, else a new one.

    Signed by the ward where this desk may, else by the laptop itself, which says its names and proves nothing.
    """
    pen = ward_pen(store, trust)
    if pen is None:
        return _card_by(store, statements, trust, device_pen(store), (store.setting(PUBLIC_KEY), *trust.voices))
    # What a former root signed proves nothing in the ward whose root came here by its sheet.
    return _card_by(store, statements, trust, pen, (pen.by, *trust.signers))


def card_by_itself(store: Store, statements: Statements, trust: Trust) -> Statement:
    """This laptop's card signed by its own key: how a ward that does not know it learns whom to approve."""
    pen = device_pen(store)
    return _card_by(store, statements, trust, pen, (pen.by,))


def _card_by(store: Store, statements: Statements, trust: Trust, pen: Pen, accepted: Container[str]) -> Statement:
    now = card_now(store, trust)
    fitting = [one for one in statements.values()
               if one.get("writer") == now.writer and one["by"] in accepted and _same(read_card(one), now)]
    if fitting:
        return max(fitting, key=lambda one: (one["by"] in trust.voices, one["made"]))
    return write_card(now, pen.by, pen.sign)


def card_now(store: Store, trust: Trust) -> Card:
    """What this laptop says of itself now; its role is what the ward gave it."""
    told = profile(store)
    given = trust.cards.get(store.setting(PUBLIC_KEY))
    role = given.role if given else store.value("member", store.setting(MEMBER), "role")
    return Card(
        ward=told.ward_code, practice=told.practice, writer=store.setting(WRITER),
        previous=store.setting(PREVIOUS_WRITER), label=as_said(told.label), team=as_said(told.team_name), role=role,
        key=store.setting(PUBLIC_KEY), age=store.setting(AGE_PUBLIC), app=__version__, made=time_text(store.clock()),
    )


def _same(card: Card | None, now: Card) -> bool:
    return card is not None and replace(card, made=now.made, previous=now.previous) == now


def _pen(public: str, private: str) -> Pen:
    return Pen(public, Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private)).sign)
