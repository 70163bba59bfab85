"""The shared keys a desk holds: group keys by public half, fingerprint keys by version; former ones stay (format §1).

The ward's founding keys lie in the settings `desk` names; what came later and what a former ward used lie beside them
under names that carry the key's public half or mark.
"""

import hashlib
from collections.abc import Container, Sequence

from dxdesk.store.database import Store
from dxdesk.store.desk import (
    FINGERPRINT_VERSION,
    FORMER_ROOTS,
    GROUP_PRIVATE,
    GROUP_PUBLIC,
    ROOT_AGE_PRIVATE,
    ROOT_PRIVATE,
    ROOT_PUBLIC,
)

_GROUP, _FINGERPRINT, _FORMER = "group_key:", "fingerprint_key_", "fingerprint_former:"
_MARKED = b"dxdesk-fingerprint-key-1\0"


def group_keys(store: Store) -> dict[str, str]:
    """Every group key held: age recipient to age secret key."""
    held = {name.removeprefix(_GROUP): value for name, value in _settings(store, _GROUP)}
    founding = store.setting(GROUP_PUBLIC)
    return {founding: store.setting(GROUP_PRIVATE), **held} if founding else held


def keep_group_key(store: Store, public: str, private: str) -> None:
    """Keep a group key; the caller's transaction."""
    store.set_setting(_GROUP + public, private)


def fingerprint_keys(store: Store) -> list[tuple[int, str]]:
    """Every fingerprint key held as (version, hex): the ward's newest first, then its older, then former wards'."""
    former = [value.partition(" ")[::2] for _, value in _settings(store, _FORMER)]
    return [*ward_fingerprint_keys(store), *((int(version), key) for version, key in former)]


def ward_fingerprint_keys(store: Store) -> list[tuple[int, str]]:
    """The ward's own of them, the one new numbers use first."""
    newest = int(store.setting(FINGERPRINT_VERSION) or "1")
    own = {int(name.removeprefix(_FINGERPRINT)): value for name, value in _settings(store, _FINGERPRINT)}
    return sorted(own.items(), key=lambda key: (key[0] == newest, key[0]), reverse=True)


def set_fingerprint_keys(store: Store, keys: Sequence[tuple[int, str]]) -> None:
    """Make these the ward's only ones, the first for new numbers; others stay former ones. The caller's transaction."""
    _retire_fingerprint_keys(store, {key for _, key in keys})
    for version, key in keys:
        store.set_setting(f"{_FINGERPRINT}{version}", key)
    store.set_setting(FINGERPRINT_VERSION, str(keys[0][0]))


def keep_fingerprint_key(store: Store, version: int, key: str) -> None:
    """Make a key the ward's of this version; another of the same version becomes a former one."""
    held = store.setting(f"{_FINGERPRINT}{version}")
    if held and held != key:
        keep_former_fingerprint_key(store, version, held)
    store.set_setting(f"{_FINGERPRINT}{version}", key)


def keep_former_fingerprint_key(store: Store, version: int, key: str) -> None:
    """Keep a key of another ward, for the people whose numbers were taken under it."""
    store.set_setting(_FORMER + fingerprint_mark(key)[:16], f"{version} {key}")


def _retire_fingerprint_keys(store: Store, staying: Container[str]) -> None:
    """Take every key out of the ward's own; all but those staying become former ones."""
    for version, key in ward_fingerprint_keys(store):
        if key not in staying:
            keep_former_fingerprint_key(store, version, key)
    store.connection.executemany(
        "DELETE FROM setting WHERE name = ?", [(name,) for name, _ in _settings(store, _FINGERPRINT)])


def leave_ward(store: Store, root: str) -> None:
    """Follow another ward's root: what this desk's own ward used stays to read with, no more to sign or seal with.

    The new ward's keys are for the caller to put in their places, in the same transaction.
    """
    former = [store.setting(ROOT_PUBLIC), *store.setting(FORMER_ROOTS).split()]
    store.set_setting(FORMER_ROOTS, " ".join(one for one in former if one and one != root))
    for public, private in group_keys(store).items():
        keep_group_key(store, public, private)
    _retire_fingerprint_keys(store, ())
    for name in (ROOT_PRIVATE, ROOT_AGE_PRIVATE, GROUP_PUBLIC, GROUP_PRIVATE):
        store.set_setting(name, "")
    store.set_setting(ROOT_PUBLIC, root)


def fingerprint_mark(key: str) -> str:
    """What proves a fingerprint key (hex) without telling it; the key is random, so nobody can try it out."""
    return hashlib.sha256(_MARKED + bytes.fromhex(key)).hexdigest()


def _settings(store: Store, prefix: str) -> list[tuple[str, str]]:
    rows = store.connection.execute(
        "SELECT name, value FROM setting WHERE name >= ? AND name < ? ORDER BY name", [prefix, prefix + "\x7f"])
    return rows.fetchall()
