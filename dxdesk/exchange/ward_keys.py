"""The ward's shared keys on their way between laptops: epochs announced, keys sealed to those who count (format §1).

An `epoch` statement names a group key by its public half and proves the fingerprint key that goes with it. A `keys`
statement brings the secret halves, sealed by age to the laptops it names and to the root's own age key, which the
recovery sheet opens; its text is JSON `{"groups": [age secret keys], "fingerprints": [[version, hex], …]}`.
"""

import base64
import json
from collections.abc import Iterable, Iterator

import pyrage

from dxdesk.exchange.envelope import is_recipient, seal, unseal
from dxdesk.exchange.known import Pen, Statements, device_pen
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.statements import EPOCH, KEYS, WARD, Card, Statement, dump
from dxdesk.exchange.trust import WARD_SCOPE, Trust
from dxdesk.store.database import Store
from dxdesk.store.desk import AGE_PRIVATE, FINGERPRINT_VERSION, GROUP_PUBLIC, ROOT_AGE_PRIVATE
from dxdesk.store.keyring import (
    fingerprint_keys,
    fingerprint_mark,
    group_keys,
    keep_fingerprint_key,
    keep_former_fingerprint_key,
    keep_group_key,
    ward_fingerprint_keys,
)
from dxdesk.store.saving import PUBLIC_KEY

OTHERS_LIMIT = 500
"""How many group keys, and fingerprint keys, are kept that no epoch announced: enough for every team's former ward."""
_TOGETHER = 100
"""For how many laptops an envelope is made; one for many more would not be opened (`envelope.HEADER_LIMIT`)."""

Secrets = tuple[list[str], list[tuple[int, str]]]
"""Group secret keys, and fingerprint keys with their versions."""


def newest_group(store: Store, trust: Trust) -> str:
    """The age recipient packs are sealed to now: the newest epoch's group, or the founding one."""
    return trust.epoch.age if trust.epoch else store.setting(GROUP_PUBLIC)


def identities(store: Store, trust: Trust, met: Statements | None = None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The age secret keys envelopes are opened with: those of the ward's own groups, and all others held.

    With those the statements `met` bring, which a look ahead does not keep.
    """
    held, ward = group_keys(store), _announced(store, trust)
    for groups, _ in _brought(store, trust, met or {}):
        held |= {public_half(private): private for private in groups}
    return (
        tuple(held[public] for public in held if public in ward),
        (*(held[public] for public in held if public not in ward), store.setting(AGE_PRIVATE)),
    )


def announce(store: Store, pen: Pen, number: int, group: str, fingerprint: tuple[int, str]) -> Statement:
    """The statement of an epoch: group recipient, fingerprint key and its version."""
    version, key = fingerprint
    return pen.write(
        store, EPOCH, scope=WARD_SCOPE, epoch=number, age=group, fingerprint=version, mark=fingerprint_mark(key))


def give_keys(store: Store, trust: Trust, statements: Statements, to: Iterable[Card]) -> list[Statement]:
    """The statements that bring every shared key held here to some laptops and to the root; mostly one."""
    cards = [card for card in to if is_recipient(card.age)]
    held = group_keys(store)
    payload = dump({"groups": sorted(held.values()), "fingerprints": fingerprint_keys(store)}).encode()
    root, groups = root_recipient(trust, statements), sorted(held.keys() & _announced(store, trust))
    said = []
    for at in range(0, len(cards) or 1, _TOGETHER):
        part = cards[at : at + _TOGETHER]
        recipients = sorted({*(card.age for card in part), *filter(None, [root])})
        said.append(device_pen(store).write(
            store, KEYS, groups=groups, to=sorted(card.key for card in part),
            sealed=base64.b64encode(seal(payload, recipients)).decode()))
    return said


def lacking_keys(store: Store, trust: Trust, statements: Statements) -> list[Card]:
    """The laptops that may not have all keys yet: those of an epoch held here that no `keys` statement names them for.

    Also of an epoch another hand announced at the same time and that lost: packs are sealed to it. Not of the first,
    whose keys come with every invitation; and not those only a former root let in, for the ward did not.
    """
    held = group_keys(store)
    wanted = {epoch.age for epoch in trust.epochs if epoch.number > 1 and epoch.age in held}
    if not wanted:
        return []
    told: dict[str, set[str]] = {}
    for one in statements.values():
        if one["type"] == KEYS and one["by"] in trust.standing:
            for key in _texts(one, "to"):
                told.setdefault(key, set()).update(_texts(one, "groups"))
    # This laptop is named as well: a copy of it, or its own disk brought back from an older day, lacks them.
    return [card for key, card in trust.standing.items()
            if key not in trust.former and not wanted <= told.get(key, set())]


def take_keys(store: Store, trust: Trust, statements: Statements) -> int:
    """Keep the keys sealed to this laptop, or to the root where it is held here; how many were new.

    Only laptops that count are listened to, and a key is the ward's only where an epoch announced it; from a laptop
    put out since only such keys are kept, for packs of others are sealed to them. The caller's transaction.
    """
    before = len(group_keys(store)) + len(fingerprint_keys(store))
    for secrets in _brought(store, trust, statements):
        keep_keys(store, trust, secrets)
    _use_newest(store, trust)
    return len(group_keys(store)) + len(fingerprint_keys(store)) - before


def _brought(store: Store, trust: Trust, statements: Statements) -> Iterator[Secrets]:
    """The keys these statements bring this laptop that it does not hold yet, of each as many as may be kept."""
    own = [identity for identity in (store.setting(AGE_PRIVATE), store.setting(ROOT_AGE_PRIVATE)) if identity]
    for_root = len(own) > 1
    for one in statements.values():
        if one["type"] != KEYS or one["by"] not in trust.cards or not _is_news(store, one, for_root):
            continue
        secrets = _opened(one, own)
        if secrets is not None:
            yield secrets if one["by"] in trust.standing else _only_announced(trust, secrets)


def keep_keys(store: Store, trust: Trust, secrets: Secrets) -> None:
    """Keep shared keys, the announced ones as the ward's; new numbers use the newest. The caller's transaction."""
    groups, fingerprints = secrets
    held, ours = group_keys(store), _announced(store, trust)
    room = OTHERS_LIMIT - len(held.keys() - ours)
    for public, private in {public_half(private): private for private in groups}.items():
        room -= public not in held and public not in ours
        if public not in held and (public in ours or room >= 0):
            keep_group_key(store, public, private)
    announced = {(epoch.fingerprint, epoch.mark) for epoch in trust.epochs}
    known = set(fingerprint_keys(store))
    room = OTHERS_LIMIT - len(known) + len(ward_fingerprint_keys(store))
    for version, key in fingerprints:
        if (version, key) in known:
            continue
        if (version, fingerprint_mark(key)) in announced:
            keep_fingerprint_key(store, version, key)
        elif (room := room - 1) >= 0:
            keep_former_fingerprint_key(store, version, key)
    _use_newest(store, trust)


def public_half(private: str) -> str:
    """The age recipient of an age secret key. Raises `pyrage.IdentityError` where it is none."""
    return str(pyrage.x25519.Identity.from_str(private).to_public())


def root_recipient(trust: Trust, statements: Statements) -> str:
    """The root's age recipient as the ward's own statement names it; empty before there is one."""
    found = [one for one in statements.values() if one["type"] == WARD and one["by"] == trust.root]
    newest = max(found, key=lambda one: (str(one.get("made")), str(one.get("age"))), default=None)
    return str(newest["age"]) if newest and is_recipient(newest.get("age")) else ""


def _use_newest(store: Store, trust: Trust) -> None:
    """Let new numbers use the newest epoch's fingerprint key where it is held, also where it came before its epoch."""
    newest = (trust.epoch.fingerprint, trust.epoch.mark) if trust.epoch else None
    for version, key in fingerprint_keys(store):
        if (version, fingerprint_mark(key)) == newest and (version, key) != ward_fingerprint_keys(store)[0]:
            keep_fingerprint_key(store, version, key)
            store.set_setting(FINGERPRINT_VERSION, str(version))


def _is_news(store: Store, one: Statement, for_root: bool) -> bool:
    named = store.setting(PUBLIC_KEY) in _texts(one, "to")
    return (named or for_root) and not set(_texts(one, "groups")) <= group_keys(store).keys()


def _only_announced(trust: Trust, secrets: Secrets) -> Secrets:
    groups, fingerprints = secrets
    ages = {epoch.age for epoch in trust.epochs}
    marks = {(epoch.fingerprint, epoch.mark) for epoch in trust.epochs}
    return ([private for private in groups if public_half(private) in ages],
            [(version, key) for version, key in fingerprints if (version, fingerprint_mark(key)) in marks])


def _announced(store: Store, trust: Trust) -> set[str]:
    """The age recipients of the ward's own groups."""
    return {store.setting(GROUP_PUBLIC), *(epoch.age for epoch in trust.epochs)}


def _texts(one: Statement, name: str) -> list[str]:
    listed = one.get(name)
    return [text for text in listed if isinstance(text, str)] if isinstance(listed, list) else []


def _opened(one: Statement, own: Iterable[str]) -> Secrets | None:
    """What a `keys` statement brings; None where it does not open or makes no sense."""
    try:
        found = json.loads(unseal(base64.b64decode(str(one.get("sealed")), validate=True), own))
        groups = [str(key) for key in found["groups"]]
        for key in groups:
            pyrage.x25519.Identity.from_str(key)
        fingerprints = [(version, bytes.fromhex(key).hex()) for version, key in found["fingerprints"]]
        good = all(type(version) is int and 0 < version < 10**9 and len(key) == 64 for version, key in fingerprints)
    except (SegmentRefused, pyrage.IdentityError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return (groups, fingerprints) if good else None
