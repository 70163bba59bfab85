"""Whom a desk trusts: its ward's root, the cards signed by it, and itself (format §1)."""

from collections.abc import Iterable
from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dxdesk import __version__
from dxdesk.exchange.segments import Reader
from dxdesk.exchange.statements import (
    Card,
    Statement,
    dump,
    is_signed,
    read_card,
    read_statements,
    statement_hash,
    verify_card,
    write_card,
)
from dxdesk.ledger.clock import time_text
from dxdesk.store.database import Store
from dxdesk.store.desk import (
    AGE_PRIVATE,
    AGE_PUBLIC,
    GROUP_PRIVATE,
    PRACTICE,
    ROOT_PRIVATE,
    ROOT_PUBLIC,
    WARD_CODE,
    profile,
)
from dxdesk.store.saving import MEMBER, PREVIOUS_WRITER, PUBLIC_KEY, WRITER

STATEMENTS_LIMIT = 10_000


def known_statements(store: Store) -> dict[str, Statement]:
    """Every statement this desk keeps, by hash."""
    rows = store.connection.execute("SELECT hash, body FROM statement")
    return {name: one for name, body in rows for one in read_statements(body.encode())}


def joined(known: dict[str, Statement], found: Iterable[Statement], store: Store) -> dict[str, Statement]:
    """The statements known and those found that someone really signed and that are not of another ward."""
    union = dict(known)
    for one in found:
        name = statement_hash(one)
        ours = one.get("ward", store.setting(WARD_CODE)) == store.setting(WARD_CODE)
        if name not in union and ours and len(union) < STATEMENTS_LIMIT and is_signed(one):
            union[name] = one
    return union


def learn(store: Store, statements: dict[str, Statement]) -> None:
    """Keep statements, and the label of every trusted laptop for people to read; the caller's transaction."""
    store.connection.executemany(
        "INSERT OR IGNORE INTO statement VALUES (?, ?)", [(name, dump(one)) for name, one in statements.items()])
    newest = sorted(trusted_cards(store, statements), key=lambda pair: pair[0].made)
    store.connection.executemany(
        "INSERT OR REPLACE INTO card VALUES (?, ?, ?, ?)",
        [(card.writer, card.key, card.label, dump(one)) for card, one in newest])


def trusted_cards(store: Store, statements: dict[str, Statement]) -> list[tuple[Card, Statement]]:
    """The cards of this ward that its root signed."""
    root, practice = store.setting(ROOT_PUBLIC), store.setting(PRACTICE) == "1"
    cards = [(read_card(one), one) for one in statements.values() if verify_card(one, root)]
    return [(card, one) for card, one in cards if card is not None and card.practice == practice]


def reader_of(store: Store, statements: dict[str, Statement]) -> Reader:
    """Whose segments this desk takes."""
    keys = {card.key for card, _ in trusted_cards(store, statements)} | {store.setting(PUBLIC_KEY)}
    return Reader(store.setting(WARD_CODE), store.setting(PRACTICE) == "1", frozenset(keys))


def identities(store: Store) -> tuple[str, ...]:
    """The age secret keys this desk can open envelopes with."""
    return tuple(filter(None, (store.setting(GROUP_PRIVATE), store.setting(AGE_PRIVATE))))


def own_card(store: Store, statements: dict[str, Statement]) -> Statement | None:
    """This desk's card: the newest known while it still says what is so, else a new one.

    None on a desk that does not hold the root and was given no card yet.
    """
    now = _card(store)
    root = store.setting(ROOT_PUBLIC)
    own = [one for one in statements.values() if one.get("writer") == now.writer and verify_card(one, root)]
    newest = max(own, key=lambda one: one["made"], default=None)
    if newest is not None and _same(read_card(newest), now):
        return newest
    secret = store.setting(ROOT_PRIVATE)
    if not secret:
        return newest
    return write_card(now, root, Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret)).sign)


def _same(card: Card | None, now: Card) -> bool:
    return card is not None and replace(card, made=now.made, previous=now.previous) == now


def _card(store: Store) -> Card:
    told = profile(store)
    return Card(
        ward=told.ward_code, practice=told.practice, writer=store.setting(WRITER),
        previous=store.setting(PREVIOUS_WRITER), label=told.label, team=told.team_name,
        role=store.value("member", store.setting(MEMBER), "role"), key=store.setting(PUBLIC_KEY),
        age=store.setting(AGE_PUBLIC), app=__version__, made=time_text(store.clock()),
    )
