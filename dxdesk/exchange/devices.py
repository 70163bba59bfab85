"""The laptops of a ward: who they are, what is held of them, and the acts that let one in or out (format §1)."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache

import pyrage

from dxdesk.domain.dates import VIETNAM
from dxdesk.domain.records import ROLES
from dxdesk.errors import InputError
from dxdesk.exchange.invitation import not_allowed
from dxdesk.exchange.known import Pen, Statements, card_now, is_stranger, known_statements, trust_here, ward_pen
from dxdesk.exchange.standing import review
from dxdesk.exchange.statements import REINSTATEMENT, REVOCATION, Card, read_card
from dxdesk.exchange.trust import HEADS_LIMIT, Trust
from dxdesk.exchange.vouching import add, delegation, found_ward, settle, sign_card
from dxdesk.exchange.ward_keys import announce, give_keys, public_half
from dxdesk.ledger.clock import time_text
from dxdesk.store.database import Store
from dxdesk.store.desk import FINGERPRINT_VERSION, ROOT_PRIVATE
from dxdesk.store.keyring import keep_fingerprint_key, keep_group_key
from dxdesk.store.saving import PUBLIC_KEY, mint_writer
from dxdesk.store.segments import COUNTED, ELSEWHERE, FORKED, NEWER, Held, Place, held_by_key, places_of

OWN, WAITING, TRUSTED, REVOKED = "own", "waiting", "trusted", "revoked"
_ORDER = (OWN, WAITING, TRUSTED, REVOKED)
_MAY_COUNT = (*COUNTED, NEWER, ELSEWHERE)
_FINGERPRINT = b"dxdesk-device-1\0"
_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Device:
    """A laptop: its key (hex), what it is called, what is held of it.

    `state` is `own`, `waiting`, `trusted` or `revoked`; names of a waiting one are what it says of itself. `writers`
    end in the newest. `packs` and `ops` count here, `waiting` packs do not. `last` is when its newest pack was made, a
    UTC time text, or empty. `forked`: two laptops write under one of its names.
    """

    key: str
    writers: tuple[str, ...]
    label: str
    team: str
    role: str
    app: str
    fingerprint: str
    state: str
    may_invite: bool
    forked: bool
    packs: int
    ops: int
    waiting: int
    last: str


@dataclass(frozen=True, slots=True)
class Revoked:
    """A laptop put out: how many of its packs wait from now on, and the number of the new epoch."""

    device: Device
    waiting: int
    epoch: int


def devices(store: Store) -> list[Device]:
    """Every laptop this desk knows of: itself first, then those waiting, trusted, revoked."""
    statements = known_statements(store)
    trust = trust_here(store, statements)
    cards = _cards(store, statements, trust)
    held = held_by_key(store)
    found = [_device(store, trust, key, cards.get(key, []), held.get(key, {})) for key in {**cards, **held}]
    return sorted(found, key=lambda device: (_ORDER.index(device.state), device.label, device.key))


def own_fingerprint(store: Store) -> str:
    """The ten digits of this laptop, to be read aloud."""
    trust = trust_here(store, known_statements(store))
    card = card_now(store, trust)
    return fingerprint(card.key, card.age)


@lru_cache(maxsize=1_024)
def fingerprint(key: str, age: str) -> str:
    """Ten digits of a laptop's two public keys, in two groups; slow, so that a false laptop is not tried out to fit.

    Remembered, because letting a laptop in looks at all of them several times.
    """
    digest = hashlib.scrypt(f"{key} {age}".encode(), salt=_FINGERPRINT, n=1 << 13, r=8, p=1, dklen=16)
    digits = f"{int.from_bytes(digest) % 10**_DIGITS:0{_DIGITS}d}"
    return f"{digits[:5]} {digits[5:]}"


def may_manage(store: Store) -> bool:
    """Whether this desk may invite, approve and revoke."""
    return ward_pen(store, trust_here(store, known_statements(store))) is not None


def approve(store: Store, digits: str, role: str = "") -> Device:
    """Let in the waiting laptop whose fingerprint was read aloud, and send it the ward's keys.

    `role` is what it says of itself where none is given. Raises `InputError`: `unknown_fingerprint`, `not_allowed`,
    `unknown_role`.
    """
    if role and role not in ROLES:
        raise InputError("unknown_role", f"Không có vai trò “{role}”. Chọn một trong: {', '.join(ROLES)}.")
    statements, trust, _ = _authorised(store)
    wanted = "".join(filter(str.isdecimal, digits))
    waiting = [
        cards[-1] for key, cards in _cards(store, statements, trust).items()
        if key not in trust.cards.keys() - trust.former and fingerprint(key, cards[-1].age).replace(" ", "") == wanted]
    if len(waiting) != 1:
        raise InputError("unknown_fingerprint", (
            "Không có máy nào đang chờ với dãy số này. Nghe đọc lại từng số, hoặc trao đổi phiếu với máy kia trước."))
    with store.writing():
        statements, trust, pen = _speaking(store)
        statements, trust = add(store, statements, [sign_card(store, pen, waiting[0], role)])
        add(store, statements, give_keys(store, trust, statements, [waiting[0]]))
    review(store)
    return _found(store, waiting[0].key)


def revoke(store: Store, writer: str, lost_on: date | None = None) -> Revoked:
    """Put a laptop out: what counts here of it now still counts, all else waits; the others get new keys.

    With `lost_on` only packs made before that day count on. Raises `InputError`: `unknown_device`, `own_device`,
    `already_revoked`, `not_allowed`.
    """
    statements, trust, _ = _authorised(store)
    key = _key_of(store, statements, trust, writer)
    if key == store.setting(PUBLIC_KEY):
        raise InputError("own_device", "Đây là máy đang dùng. Muốn thu quyền máy này, làm ở máy khác của phường.")
    if key in trust.revoked:
        raise InputError("already_revoked", "Máy này đã bị thu quyền từ trước. Không có gì đổi thêm.")
    if key not in trust.cards:
        raise InputError("not_trusted", "Máy này chưa được duyệt nên không có quyền gì để thu.")
    with store.writing():
        statements, trust, pen = _speaking(store)
        if key in trust.signers and pen.by != trust.root:
            raise InputError("not_allowed", "Máy này được giao quyền duyệt máy; chỉ máy giữ khóa gốc thu được.")
        before = trust
        heads = sorted(_leaves(places_of(store, key), lost_on))[:HEADS_LIMIT]
        said = [pen.write(store, REVOCATION, key=key, heads=[list(head) for head in heads])]
        statements, trust = add(store, statements, said)
        statements, trust = _say_again(store, statements, trust, pen, before, key)
        number = _new_epoch(store, statements, trust, pen)
    withdrawn = review(store).withdrawn
    return Revoked(_found(store, key), withdrawn, number)


def reinstate(store: Store, writer: str) -> Device:
    """Let a revoked laptop in again, with all it wrote. Raises `InputError`: `not_revoked`, `not_allowed`."""
    statements, trust, _ = _authorised(store)
    key = _key_of(store, statements, trust, writer)
    if key not in trust.revoked:
        raise InputError("not_revoked", "Máy này không bị thu quyền. Không có gì để trả lại.")
    with store.writing():
        statements, trust, pen = _speaking(store)
        standing = [name for name, one in statements.items() if one["type"] == REVOCATION and one.get("key") == key]
        said = [pen.write(store, REINSTATEMENT, revocation=name) for name in standing]
        statements, trust = add(store, statements, said)
        if key in trust.revoked:
            raise InputError("not_allowed", "Máy giữ khóa gốc đã thu quyền máy này; chỉ máy ấy trả lại được.")
        add(store, statements, give_keys(store, trust, statements, [trust.cards[key]]))
    review(store)
    return _found(store, key)


def delegate(store: Store, writer: str) -> Device:
    """Give a laptop the right to invite, approve and revoke. Raises `InputError`: `not_allowed`, `not_trusted`."""
    if not store.setting(ROOT_PRIVATE):
        raise InputError("not_allowed", "Chỉ máy giữ khóa gốc của phường giao quyền được. Nhờ cán bộ phường.")
    statements, trust, _ = _authorised(store)
    key = _key_of(store, statements, trust, writer)
    if key not in trust.standing:
        raise InputError("not_trusted", "Máy này chưa được duyệt. Duyệt máy trước rồi mới giao quyền.")
    with store.writing():
        statements, trust, pen = _speaking(store)
        if key not in trust.signers:
            add(store, statements, [delegation(store, pen, key)])
    return _found(store, key)


def declare_copy(store: Store) -> str:
    """A person says that this desk is a copy of another: its next ops go by a new name, which is answered."""
    with store.writing():
        return mint_writer(store)


def _authorised(store: Store) -> tuple[Statements, Trust, Pen]:
    """What this desk knows, and the key it speaks with for the ward; raises `InputError` `not_allowed`."""
    statements = known_statements(store)
    trust = trust_here(store, statements)
    pen = ward_pen(store, trust)
    if pen is None:
        raise not_allowed()
    return statements, trust, pen


def _speaking(store: Store) -> tuple[Statements, Trust, Pen]:
    """The same inside the transaction that is to speak, the ward's founding words said."""
    statements, trust, pen = _authorised(store)
    statements, trust = found_ward(store, *settle(store, statements, trust))
    return statements, trust, pen


def _new_epoch(store: Store, statements: Statements, trust: Trust, pen: Pen) -> int:
    """New group and fingerprint keys, announced and sent to everybody who counts; the number of the epoch."""
    identity, key = pyrage.x25519.Identity.generate(), os.urandom(32).hex()
    number = max((epoch.number for epoch in trust.epochs), default=1) + 1
    version = max((epoch.fingerprint for epoch in trust.epochs), default=int(store.setting(FINGERPRINT_VERSION))) + 1
    keep_group_key(store, public_half(str(identity)), str(identity))
    keep_fingerprint_key(store, version, key)
    store.set_setting(FINGERPRINT_VERSION, str(version))
    epoch = announce(store, pen, number, str(identity.to_public()), (version, key))
    statements, trust = add(store, statements, [epoch])
    others = [card for other, card in trust.standing.items() if other not in (store.setting(PUBLIC_KEY), *trust.former)]
    add(store, statements, give_keys(store, trust, statements, others))
    return number


def _say_again(
    store: Store, statements: Statements, trust: Trust, pen: Pen, before: Trust, out: str
) -> tuple[Statements, Trust]:
    """What a delegate said goes with him, whose key is `out`: the root's word takes its place.

    For those he let in, those he put out, and those he took back.
    """
    again = [sign_card(store, pen, card) for key, card in before.cards.items() if key not in trust.cards]
    again += [pen.write(store, REVOCATION, key=key, heads=sorted(map(list, heads)))
              for key, revoked in before.revoked.items() for heads in revoked
              if heads not in trust.revoked.get(key, ())]
    back = before.standing.keys() & trust.revoked.keys() - {out}
    again += [pen.write(store, REINSTATEMENT, revocation=name) for name, one in statements.items()
              if one["type"] == REVOCATION and one.get("key") in back]
    return add(store, statements, again) if again else (statements, trust)


def _leaves(places: Sequence[Place], lost_on: date | None) -> Iterable[tuple[str, int, str]]:
    """The last segments of every chain that counts here or for later programs: those no other names as its former.

    A chain ends before its first segment made on `lost_on` or later, whatever day those after it name.
    """
    until = time_text(datetime.combine(lost_on, time(), VIETNAM)) if lost_on else "~"
    held = {(place.writer, place.seq, place.root[:16]) for place in places}
    good: set[tuple[str, int, str]] = set()
    named: set[tuple[str, int, str]] = set()
    counted = []
    for place in sorted(places, key=lambda place: (place.writer, place.seq)):
        before = (place.writer, place.seq - 1, place.prev)
        if place.state in _MAY_COUNT and place.made < until and (before not in held or before in good):
            good.add((place.writer, place.seq, place.root[:16]))
            named.add(before)
            counted.append(place)
    return [(place.writer, place.seq, place.root) for place in counted
            if (place.writer, place.seq, place.root[:16]) not in named]


def _cards(store: Store, statements: Statements, trust: Trust) -> dict[str, list[Card]]:
    """Every laptop with a card, by key, the newest card of each writer: its own, trusted ones, and those who wait."""
    found: dict[str, list[Card]] = {store.setting(PUBLIC_KEY): []}
    for card in trust.names.values():
        found.setdefault(card.key, []).append(card)
    for one in statements.values():
        # Only what a laptop says of itself: others could say it otherwise, so that nobody finds its fingerprint.
        if is_stranger(one, trust):
            found.setdefault(one["key"], []).extend(filter(None, [read_card(one)]))
    own, now = found[store.setting(PUBLIC_KEY)], card_now(store, trust)
    own[:] = [*(card for card in own if card.writer != now.writer), now]
    return {key: sorted(cards, key=lambda card: card.made) for key, cards in found.items()}


def _device(store: Store, trust: Trust, key: str, cards: list[Card], held: dict[str, Held]) -> Device:
    own = key == store.setting(PUBLIC_KEY)
    state = OWN if own else REVOKED if key in trust.revoked else TRUSTED if key in trust.cards else WAITING
    counted = [held[name] for name in COUNTED if name in held]
    card = cards[-1] if cards else None
    if card and key in trust.cards:
        card = replace(card, role=trust.cards[key].role)
    named = [*dict.fromkeys(one.writer for one in reversed(cards))][::-1]
    unnamed = sorted({one for part in held.values() for one in part.writers} - {*named})
    return Device(
        key, (*unnamed, *named), card.label if card else "", card.team if card else "", card.role if card else "",
        card.app if card else "", fingerprint(key, card.age) if card else "", state,
        key in trust.signers or (own and bool(store.setting(ROOT_PRIVATE))), FORKED in held,
        sum(part.packs for part in counted), sum(part.ops for part in counted),
        sum(part.packs for name, part in held.items() if name not in COUNTED),
        max((part.last for part in held.values()), default=""),
    )


def _key_of(store: Store, statements: Statements, trust: Trust, writer: str) -> str:
    for key, cards in _cards(store, statements, trust).items():
        if writer in {card.writer for card in cards}:
            return key
    for key, held in held_by_key(store).items():
        if any(writer in part.writers for part in held.values()):
            return key
    raise InputError("unknown_device", "Không thấy máy này trong danh sách máy của phường. Xem lại tên máy ghi.")


def _found(store: Store, key: str) -> Device:
    return next(device for device in devices(store) if device.key == key)
