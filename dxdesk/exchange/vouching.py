"""What a desk says for its ward, and what it learns from the statements it meets (format §1)."""

from dataclasses import replace

import pyrage
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dxdesk.errors import ExchangeError
from dxdesk.exchange.known import (
    Pen,
    Statements,
    card_by_itself,
    known_statements,
    learn,
    own_card,
    trust_here,
    ward_pen,
)
from dxdesk.exchange.standing import review
from dxdesk.exchange.statements import DELEGATION, WARD, Card, Statement, statement_hash, write_card
from dxdesk.exchange.trust import Trust
from dxdesk.exchange.ward_keys import announce, give_keys, lacking_keys, root_recipient, take_keys
from dxdesk.store.database import Store
from dxdesk.store.desk import GROUP_PUBLIC, PRACTICE, ROOT_AGE_PRIVATE, ROOT_PRIVATE, profile
from dxdesk.store.keyring import fingerprint_keys
from dxdesk.store.saving import PUBLIC_KEY

_NONCE = bytes(12)  # the key below seals one text only
_PURPOSE = b"dxdesk-root-age-1"


def settle(store: Store, statements: Statements, trust: Trust) -> tuple[Statements, Trust]:
    """Keep the statements, say what this desk has to say, take the keys meant for it; the caller's transaction.

    A desk that holds the root founds its ward with its first words. One that may speak for the ward signs a card for
    whoever came by invitation. Whoever holds the newest keys sends them to laptops that may lack them.
    """
    learn(store, statements, trust)
    take_keys(store, trust, statements)
    said = [] if store.setting(PRACTICE) == "1" else _founding(store, statements, trust)
    pen = ward_pen(store, trust)
    if pen is not None:
        said += [sign_card(store, pen, card) for card in trust.by_invitation.values() if card.key not in trust.revoked]
    statements, trust = add(store, statements, said) if said else (statements, trust)
    lacking = lacking_keys(store, trust, statements)
    cards = [own_card(store, statements, trust), card_by_itself(store, statements, trust)]
    news = [card for card in cards if statement_hash(card) not in statements]
    if lacking:
        news += give_keys(store, trust, statements, lacking)
    return add(store, statements, news) if news else (statements, trust)


def settle_known(store: Store) -> tuple[Statements, Trust]:
    """The same with the statements this desk keeps."""
    statements = known_statements(store)
    return settle(store, statements, trust_here(store, statements))


def heed(store: Store, statements: Statements, trust: Trust) -> tuple[Trust, list[str]]:
    """Settle what was met and bring the state in step; the trust it comes to, and sentences for people.

    Raises `ExchangeError` `revoked` afterwards on a laptop the ward put out: what it holds follows from what it knows,
    whatever it may send.
    """
    with store.writing():
        _, trust = settle(store, statements, trust)
    sentences = list(review(store, trust).sentences())
    refuse_revoked(store, trust)
    return trust, sentences


def refuse_revoked(store: Store, trust: Trust) -> None:
    """Raises `ExchangeError` `revoked` on a laptop the ward put out: nothing goes in or out there."""
    if store.setting(PUBLIC_KEY) in trust.revoked:
        raise ExchangeError("revoked", (
            "Máy này đã bị thu quyền trong phường, nên không nhận và không gửi gì. Phiếu ở máy này còn nguyên. "
            "Gặp cán bộ phường."))


def add(store: Store, statements: Statements, said: list[Statement]) -> tuple[Statements, Trust]:
    """Keep what this desk just said, and what follows from it; the caller's transaction."""
    union = {**statements, **{statement_hash(one): one for one in said}}
    trust = trust_here(store, union)
    learn(store, union, trust)
    return union, trust


def sign_card(store: Store, pen: Pen, card: Card, role: str = "") -> Statement:
    """A laptop's card in the ward's name; `made` and names are its own."""
    return write_card(replace(card, role=role or card.role), pen.by, pen.sign)


def found_ward(store: Store, statements: Statements, trust: Trust) -> tuple[Statements, Trust]:
    """The founding statements of a desk that holds the root, where they are not said yet; the caller's transaction."""
    said = _founding(store, statements, trust)
    return add(store, statements, said) if said else (statements, trust)


def open_escrow(seed: str, sealed: str) -> str:
    """The root's age secret key out of the ward's statement, by the root's private half (hex).

    Raises `cryptography.exceptions.InvalidTag` or `ValueError` where it is none.
    """
    return AESGCM(_escrow_key(seed)).decrypt(_NONCE, bytes.fromhex(sealed), None).decode()


def _founding(store: Store, statements: Statements, trust: Trust) -> list[Statement]:
    """Ward, delegation of the founding laptop, first epoch, and the keys for the recovery sheet.

    Nothing on a desk that does not hold the root, or whose ward is founded.
    """
    pen, seed = ward_pen(store, trust), store.setting(ROOT_PRIVATE)
    if pen is None or not seed or root_recipient(trust, statements):
        return []
    identity = pyrage.x25519.Identity.generate()
    store.set_setting(ROOT_AGE_PRIVATE, str(identity))
    told = profile(store)
    escrow = AESGCM(_escrow_key(seed)).encrypt(_NONCE, str(identity).encode(), None).hex()
    ward = pen.write(
        store, WARD, practice=told.practice, name=told.ward_name, record=told.ward_record,
        province=store.value("ward", told.ward_record, "province"), age=str(identity.to_public()), escrow=escrow)
    said = [
        ward, delegation(store, pen, store.setting(PUBLIC_KEY)),
        announce(store, pen, 1, store.setting(GROUP_PUBLIC), fingerprint_keys(store)[0])]
    union = {**statements, **{statement_hash(one): one for one in said}}
    card = own_card(store, union, trust)
    union[statement_hash(card)] = card
    return [*said, card, *give_keys(store, trust_here(store, union), union, [])]


def delegation(store: Store, pen: Pen, key: str) -> Statement:
    """The right to invite, approve and revoke, for the laptop of that key."""
    return pen.write(store, DELEGATION, key=key)


def _escrow_key(seed: str) -> bytes:
    return HKDF(hashes.SHA256(), 32, None, _PURPOSE).derive(bytes.fromhex(seed))
