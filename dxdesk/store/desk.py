"""Making a desk: its keys, its ward, team and first member; and what it says of itself."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dxdesk.domain.names import clean
from dxdesk.domain.records import ROLES
from dxdesk.errors import InputError
from dxdesk.ledger.clock import Wall, wall_clock
from dxdesk.ledger.ids import new_record
from dxdesk.ledger.writer import new_writer
from dxdesk.store.database import Store, create_store
from dxdesk.store.saving import MEMBER, PUBLIC_KEY, WRITER, Change, author, save_inside
from dxdesk.store.shapes import GONE

PRIVATE_KEY, ROOT_PRIVATE, ROOT_PUBLIC = "device_private", "root_private", "root_public"
AGE_PRIVATE, AGE_PUBLIC = "age_private", "age_public"
GROUP_PRIVATE, GROUP_PUBLIC = "group_private_ward_1", "group_public_ward_1"
FINGERPRINT_VERSION, FINGERPRINT_KEY = "fingerprint_version", "fingerprint_key_1"
FORMER_ROOTS, ROOT_AGE_PRIVATE, WARD_NAME = "former_roots", "root_age_private", "ward_name"
FOUNDING, PRINTING = "founding", "printing"
STANDING = (FOUNDING, PRINTING)
"""Why of saves that are no step of anybody's work: Ctrl+Z passes over the making of the desk and over prints kept."""

WARD_CODE, WARD_RECORD, TEAM_RECORD, PRACTICE, LABEL = "ward_code", "ward_record", "team_id", "practice", "label"


@dataclass(frozen=True, slots=True)
class WardSecrets:
    """What all desks of one ward share: its root, fingerprint key and group key (format §1). All as hex or age text."""

    root_private: str
    root_public: str
    fingerprint_key: str
    group_private: str
    group_public: str


@dataclass(frozen=True, slots=True)
class WardFacts:
    """The ward a desk belongs to, as its letterhead needs it."""

    code: str
    name: str
    province: str
    hamlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Founder:
    """The team and the first member of a new desk."""

    team: str
    member: str
    role: str = "member"


@dataclass(frozen=True, slots=True)
class Profile:
    """What an open desk says of itself; the member is who worked at it when it was asked."""

    writer: str
    label: str
    ward_code: str
    ward_name: str
    ward_record: str
    team_id: str
    team_name: str
    member_id: str
    member_name: str
    practice: bool
    member_role: str = ""


def make_ward_secrets() -> WardSecrets:
    """Fresh keys for a ward that starts."""
    root = Ed25519PrivateKey.generate()
    group = pyrage.x25519.Identity.generate()
    return WardSecrets(
        root.private_bytes_raw().hex(), root.public_key().public_bytes_raw().hex(), os.urandom(32).hex(),
        str(group), str(group.to_public()),
    )


def new_desk(
    home: Path, passphrase: str, ward: WardFacts, founder: Founder, *, clock: Wall = wall_clock,
    secrets: WardSecrets | None = None, practice: bool = False, joins: bool = False,
    then: Callable[[Store], None] | None = None,
) -> tuple[Store, str]:
    """A new desk and its recovery key (shown once, kept nowhere).

    With `secrets` it belongs to a ward that exists, and with `joins` it leaves the ward's and team's records to arrive
    from the others; without, it starts the ward with a provisional root of its own. `then` does what else the desk
    cannot be without. Raises `InputError` for an empty name or unknown role, `StoreError` when the folder cannot be
    used; nothing is left behind then.
    """
    founder = _checked(founder)

    def found(store: Store) -> None:
        with store.writing():
            _write_keys(store, secrets or make_ward_secrets())
            _write_facts(store, ward, practice)
            _write_people(store, ward, founder, joins)
        if then is not None:
            then(store)

    return create_store(home, passphrase, clock, found)


def profile(store: Store) -> Profile:
    """The names and ids a window or a report shows of this desk."""
    ward, team, member = store.setting(WARD_RECORD), store.setting(TEAM_RECORD), author(store)
    return Profile(
        store.setting(WRITER), store.setting(LABEL), store.setting(WARD_CODE),
        store.value("ward", ward, "name") or store.setting(WARD_NAME), ward, team,
        store.value("team", team, "name") or store.setting("team_name"), member,
        store.value("member", member, "full_name"),
        store.setting(PRACTICE) == "1", store.value("member", member, "role"),
    )


def ward_secrets(store: Store) -> WardSecrets:
    """The ward's shared keys, as an invitation or a practice laptop needs them."""
    return WardSecrets(*(store.setting(name) for name in (
        ROOT_PRIVATE, ROOT_PUBLIC, FINGERPRINT_KEY, GROUP_PRIVATE, GROUP_PUBLIC)))


def adopt_ward(store: Store) -> bool:
    """Make the ward's and the team's record that arrived from the others this desk's own; True once both are known.

    For a desk that joined: the ward is found by its code, the team by the name the desk was made with, in small letters
    or large.
    """
    with store.writing():
        for setting, kind, column, wanted in (
            (WARD_RECORD, "ward", "ward_code", store.setting(WARD_CODE)),
            (TEAM_RECORD, "team", "name", store.setting("team_name")),
        ):
            rows = store.connection.execute(f'SELECT id, "{column}" FROM "{kind}" WHERE _deleted <> {GONE} ORDER BY id')
            found = next((record for record, name in rows if clean(name or "").lower() == wanted.lower()), "")
            if found and not store.setting(setting):
                _belong(store, setting, found)
        return bool(store.setting(WARD_RECORD) and store.setting(TEAM_RECORD))


def found_team(store: Store) -> None:
    """Write down the team of a desk that joined where the ward knows none of that name."""
    if not store.setting(TEAM_RECORD):
        with store.writing():
            team = new_record(store.clock())
            save_inside(store, [_team(store.setting("team_name"), team)], FOUNDING)
            _belong(store, TEAM_RECORD, team)


def _belong(store: Store, setting: str, record: str) -> None:
    """Keep which record is this desk's own; its member belongs to the team, and who was added here meanwhile."""
    store.set_setting(setting, record)
    if setting == TEAM_RECORD:
        query = ("SELECT id FROM member m WHERE team_id IS NULL AND _deleted <> ? "
                 "AND EXISTS (SELECT 1 FROM op WHERE op.record = m.id AND op.mine = 1)")
        added = [row[0] for row in store.connection.execute(query, [GONE])]
        mates = dict.fromkeys((store.setting(MEMBER), *added))
        save_inside(store, [Change("member", {"team_id": record}, mate) for mate in mates], FOUNDING)


def _team(name: str, record: str) -> Change:
    return Change("team", {"name": name, "level": "hamlet", "active": "yes"}, record, fresh=True)


def _checked(founder: Founder) -> Founder:
    team, member = clean(founder.team), clean(founder.member)
    if not team or not member:
        raise InputError("name_missing", "Cần tên tổ và tên người dùng máy này.")
    if max(len(team), len(member)) > 200:
        raise InputError("name_too_long", "Tên dài quá 200 chữ. Viết ngắn lại.")
    if founder.role not in ROLES:
        raise InputError("unknown_role", f"Không có vai trò “{founder.role}”. Chọn một trong: {', '.join(ROLES)}.")
    return Founder(team, member, founder.role)


def _write_keys(store: Store, secrets: WardSecrets) -> None:
    device = Ed25519PrivateKey.generate()
    public = device.public_key().public_bytes_raw()
    age = pyrage.x25519.Identity.generate()
    for name, value in (
        (PRIVATE_KEY, device.private_bytes_raw().hex()), (PUBLIC_KEY, public.hex()), (WRITER, new_writer(public)),
        (AGE_PRIVATE, str(age)), (AGE_PUBLIC, str(age.to_public())),
        (ROOT_PRIVATE, secrets.root_private), (ROOT_PUBLIC, secrets.root_public),
        (FINGERPRINT_VERSION, "1"), (FINGERPRINT_KEY, secrets.fingerprint_key),
        (GROUP_PRIVATE, secrets.group_private), (GROUP_PUBLIC, secrets.group_public),
    ):
        store.set_setting(name, value)


def _write_facts(store: Store, ward: WardFacts, practice: bool) -> None:
    store.set_setting(WARD_CODE, ward.code)
    store.set_setting(PRACTICE, "1" if practice else "")
    store.set_setting(LABEL, f"Máy {store.setting(WRITER)[:4].upper()}")


def _write_people(store: Store, ward: WardFacts, founder: Founder, joins: bool) -> None:
    store.set_setting(WARD_NAME, ward.name)
    store.set_setting("team_name", founder.team)
    ward_record, team_record, member = (new_record(store.clock()) for _ in range(3))
    me = {"full_name": founder.member, "role": founder.role}
    store.set_setting(MEMBER, member)
    if joins:
        save_inside(store, [Change("member", me, member, fresh=True)], FOUNDING)
        return
    store.set_setting(WARD_RECORD, ward_record)
    store.set_setting(TEAM_RECORD, team_record)
    save_inside(store, [
        Change("ward", {
            "ward_code": ward.code, "name": ward.name, "province": ward.province, "id_policy": "last4",
            "letterhead_1": "ỦY BAN NHÂN DÂN", "letterhead_2": ward.name.upper(), "place_name": place_of(ward.name),
            "retention_months": "24",
        }, ward_record, fresh=True),
        _team(founder.team, team_record),
        Change("member", {**me, "team_id": team_record}, member, fresh=True),
        *(Change("hamlet", {"name": name, "unit_kind": "khu phố"}) for name in ward.hamlets),
    ], FOUNDING)


def place_of(ward: str) -> str:
    """The place name of a letter: the ward's name without its kind."""
    kind, _, rest = ward.partition(" ")
    return rest if kind in ("Phường", "Xã") else ward.removeprefix("Đặc khu ")
