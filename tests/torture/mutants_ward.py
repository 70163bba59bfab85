"""Mistakes about who counts, as small patches of the program: each must break its story in `directed_ward.py`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from dxdesk.exchange import folder, header, known, lines, sending, standing, trust, vouching, ward_keys
from dxdesk.exchange.known import Statements
from dxdesk.exchange.standing import Reviewed
from dxdesk.exchange.statements import CARD, REINSTATEMENT, REVOCATION, Statement, read_card, statement_hash
from dxdesk.exchange.trust import Heads, Trust
from dxdesk.store.database import Store
from dxdesk.store.keyring import group_keys
from dxdesk.store.saving import PUBLIC_KEY
from dxdesk.store.segments import COUNTED, Place, set_state, state_of


def merged_stays_merged(patch: pytest.MonkeyPatch) -> None:
    """D1: a revocation is about what comes later."""
    patch.setattr(standing, "_leave", lambda *_: None)


def writer_in_id_unchecked(patch: pytest.MonkeyPatch) -> None:
    """M6: the writer inside an op's id need not belong to the key that signed the file."""
    patch.setattr(lines, "belongs", lambda *_: True)


def own_ops_leave(patch: pytest.MonkeyPatch) -> None:
    """A laptop that was put out drops what it wrote itself, where that came back over a stick."""
    counted = standing._counted
    patch.setattr(standing, "_may_differ", lambda *_: True)
    patch.setattr(standing, "_counted", lambda key, places, who, _: counted(key, places, who, ""))


def heads_ignored(patch: pytest.MonkeyPatch) -> None:
    """A revocation is of the whole key."""
    patch.setattr(standing, "reached", lambda *_: set())


def chain_not_followed(patch: pytest.MonkeyPatch) -> None:
    """Only the heads themselves count, not what `prev` leads to."""
    def only(heads: Heads, chain: Mapping[tuple[str, int, str], str]) -> set[str]:
        return {link[2] for link in heads if link in chain}

    patch.setattr(standing, "reached", only)


def used_twice_counts(patch: pytest.MonkeyPatch) -> None:
    """Everybody who uses an invitation counts by it."""
    cards = trust._Court._cards

    def lenient(court: Any, invitations: Mapping[str, Statement]) -> Any:
        authorised, invited, twice = cards(court, invitations)
        for one in court._of(CARD):
            card = read_card(one)
            if card is not None and one["by"] in twice:
                invited.setdefault(card.key, []).append(card)
        return authorised, invited, frozenset()

    patch.setattr(trust._Court, "_cards", lenient)


def delegates_revoke_anyone(patch: pytest.MonkeyPatch) -> None:
    """A delegate may put out other delegates and the root's laptop."""
    revocations = trust._Court._revocations
    patch.setattr(trust._Court, "_revocations", lambda court, signers, _: revocations(court, signers, frozenset()))


def any_hand_reinstates(patch: pytest.MonkeyPatch) -> None:
    """A delegate lets in whom the root put out."""
    revocations = trust._Court._revocations

    def kind(court: Any, signers: Iterable[str], delegates: frozenset[str]) -> Any:
        lifted = {one.get("revocation") for one in court._of(REINSTATEMENT)}
        said = court._by_type.get(REVOCATION, {})
        court._by_type[REVOCATION] = {name: one for name, one in said.items() if name not in lifted}
        return revocations(court, signers, delegates)

    patch.setattr(trust._Court, "_revocations", kind)


def rows_stay(patch: pytest.MonkeyPatch) -> None:
    """Ops are taken out of the log, and the state goes on showing them."""
    patch.setattr(standing, "compute_again", lambda *_: None)


def lost_with_the_second_pack(patch: pytest.MonkeyPatch) -> None:
    """An op leaves with the pack it was first read from, though it lies in another that counts."""
    def hasty(store: Store, _: Iterable[Place], leaving: Sequence[Place], state: str) -> None:
        keys = standing.take_out(store, [place.n for place in leaving])
        for place in leaving:
            set_state(store, place.root, state)
        standing.compute_again(store, keys)

    patch.setattr(standing, "_leave", hasty)


def waiting_not_relayed(patch: pytest.MonkeyPatch) -> None:
    """Only what counts here is passed on."""
    held = sending.names_held
    patch.setattr(sending, "names_held", lambda store: [
        name for name in held(store) if name[2] or state_of(store, name[1]) in COUNTED])


def newer_read_at_once(patch: pytest.MonkeyPatch) -> None:
    """A file for a later reader is read as if it were of this one."""
    patch.setattr(header.Header, "newer", property(lambda _: False))


@dataclass
class _Anyone:
    """A trust under which every laptop's keys are good."""

    epoch: trust.Epoch | None
    epochs: tuple[trust.Epoch, ...]
    standing: "_Everybody" = field(default_factory=lambda: _Everybody())
    cards: "_Everybody" = field(default_factory=lambda: _Everybody())


class _Everybody:
    def __contains__(self, _: str) -> bool:
        return True


def strangers_bring_keys(patch: pytest.MonkeyPatch) -> None:
    """Every signed statement is kept, and keys are taken whoever sent them."""
    def all_in(store: Store, held: Statements, found: Iterable[Statement]) -> tuple[Statements, Trust]:
        union = {**held, **{statement_hash(one): one for one in found}}
        return union, known.trust_here(store, union)

    take = ward_keys.take_keys
    patch.setattr(folder, "joined", all_in)
    patch.setattr(vouching, "take_keys", lambda store, who, statements: take(
        store, _Anyone(who.epoch, who.epochs), statements))


def newest_keys_only(patch: pytest.MonkeyPatch) -> None:
    """Keys go out for the newest epoch, are taken from laptops that count still, and by nobody who has the newest."""
    take, lacking, is_news = ward_keys.take_keys, ward_keys.lacking_keys, ward_keys._is_news

    def of_a_new_epoch(store: Store, one: Statement, for_root: bool) -> bool:
        newest = known.trust_here(store, known.known_statements(store)).epoch
        return is_news(store, one, for_root) and (newest is None or newest.age not in group_keys(store))

    def of_the_newest(store: Store, who: Trust, statements: Statements) -> Any:
        return lacking(store, replace(who, epochs=(who.epoch,) if who.epoch else ()), statements)

    patch.setattr(vouching, "lacking_keys", of_the_newest)
    patch.setattr(vouching, "take_keys", lambda store, who, statements: take(
        store, replace(who, cards=who.standing), statements))
    patch.setattr(ward_keys, "_is_news", of_a_new_epoch)


def put_out_and_deaf(patch: pytest.MonkeyPatch) -> None:
    """A laptop that was put out does not count anew."""
    counts = standing.review

    def deaf(store: Store, who: Trust) -> Reviewed:
        return Reviewed({}, 0) if store.setting(PUBLIC_KEY) in who.revoked else counts(store, who)

    patch.setattr(vouching, "review", deaf)
