"""Who counts in a ward: a pure function of the statements held and of the roots a desk follows (format §1).

Every statement handed in must be proved signed (`statements.is_signed`). What each type says, and who may say it:

    ward           name, province, record, age, escrow              the root
    delegation     key (a laptop that may invite, approve, revoke)  the root
    invitation     key (one-time), role, label, expires             the root, a delegate
    card           see `statements.Card`                            the root, a delegate; an invitation's key for one
                                                                    laptop; itself, for its name and never for trust
    epoch          scope, epoch, age, fingerprint, mark             the root, a delegate
    keys           groups, to, sealed                               any laptop that counts
    revocation     key, heads [[writer, seq, root], …]              the root; a delegate for a laptop that is none
    reinstatement  revocation (its hash)                            the root; a delegate where a delegate revoked

What a delegate said stops counting once the root revokes him; the desk that revokes signs his cards again. An
invitation used by two laptops makes neither count: a card by the root or a delegate settles it.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dxdesk.exchange.envelope import is_recipient
from dxdesk.exchange.statements import (
    CARD,
    DELEGATION,
    EPOCH,
    INVITATION,
    REINSTATEMENT,
    REVOCATION,
    Card,
    Statement,
    read_card,
)

Heads = frozenset[tuple[str, int, str]]
"""The segments up to which a revoked laptop still counts: (writer, sequence number, root)."""

WARD_SCOPE = "ward"
HEADS_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class Epoch:
    """A group key by number and age recipient, with the fingerprint key new numbers use and what proves that key."""

    number: int
    age: str
    fingerprint: int
    mark: str


@dataclass(slots=True)
class Trust:
    """What the statements come to.

    `cards` are the laptops that count or once did, by key; `names` what each of their writers is called;
    `by_invitation` those that count by an invitation only; `used_twice` invitations two laptops used, none of them let
    in otherwise; `former` those that count here only because a former root says so; `voices` every key whose
    statements are worth keeping.
    """

    root: str
    signers: frozenset[str] = frozenset()
    cards: dict[str, Card] = field(default_factory=dict)
    names: dict[str, Card] = field(default_factory=dict)
    by_invitation: dict[str, Card] = field(default_factory=dict)
    used_twice: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    revoked: dict[str, tuple[Heads, ...]] = field(default_factory=dict)
    epoch: Epoch | None = None
    epochs: tuple[Epoch, ...] = ()
    voices: frozenset[str] = frozenset()

    @property
    def standing(self) -> dict[str, Card]:
        """The laptops that count without limits, by key."""
        return {key: card for key, card in self.cards.items() if key not in self.revoked}


def trust_of(statements: Mapping[str, Statement], ward: str, practice: bool, roots: Sequence[str]) -> Trust:
    """The trust under the first of the roots; the others are roots the desk's former wards had, good for cards only.

    `statements` are proved signed, by hash.
    """
    ours = {name: one for name, one in statements.items() if one.get("ward") == ward}
    trust = _Court(ours, practice, roots[0]).trust()
    speakers = set(trust.signers)
    for root in roots[1:]:
        former = _Court(ours, practice, root).trust()
        _add_former(trust, former)
        speakers |= former.signers
    _name_writers(trust, ours.values(), speakers)
    return trust


class _Court:
    """The statements of one ward under one root."""

    def __init__(self, statements: Mapping[str, Statement], practice: bool, root: str) -> None:
        self._root = root
        self._practice = practice
        self._by_type: dict[str, dict[str, Statement]] = {}
        for name, one in statements.items():
            self._by_type.setdefault(one["type"], {})[name] = one
        named = {_text(one, "key") for one in self._of(DELEGATION) if one["by"] == root}
        self._ever_delegates = frozenset(named)
        by_root = self._revocations({root}, frozenset())
        self._delegates = self._ever_delegates - by_root.keys()
        self._signers = frozenset((root, *self._delegates))

    def trust(self) -> Trust:
        """All that follows."""
        invitations = {_text(one, "key"): one for one in self._of(INVITATION) if one["by"] in self._signers}
        authorised, invited, used_twice = self._cards(invitations)
        cards = {key: _newest(found) for key, found in (authorised | invited).items()}
        epochs = sorted({epoch for one in self._of(EPOCH) if (epoch := self._epoch(one))}, key=_epoch_rank)
        return Trust(
            root=self._root, signers=self._signers, cards=cards,
            by_invitation={key: cards[key] for key in invited}, used_twice=used_twice,
            revoked=self._revocations(self._signers, self._delegates),
            epoch=epochs[-1] if epochs else None, epochs=tuple(epochs),
            voices=frozenset((self._root, *self._ever_delegates, *invitations, *authorised, *invited)),
        )

    def _of(self, kind: str) -> Iterable[Statement]:
        return self._by_type.get(kind, {}).values()

    def _cards(
        self, invitations: Mapping[str, Statement]
    ) -> tuple[dict[str, list[Card]], dict[str, list[Card]], frozenset[str]]:
        """By key: cards the root or a delegate signed; those only an invitation vouches for.

        And the invitations used twice of whose users none is let in yet.
        """
        authorised: dict[str, list[Card]] = {}
        by_invitation: dict[str, dict[str, list[Card]]] = {}
        for one in self._of(CARD):
            card = read_card(one)
            if card is None or card.practice != self._practice:
                continue
            if one["by"] in self._signers:
                authorised.setdefault(card.key, []).append(card)
            elif one["by"] in invitations and _fits(card, invitations[one["by"]]):
                by_invitation.setdefault(one["by"], {}).setdefault(card.key, []).append(card)
        invited: dict[str, list[Card]] = {}
        for users in by_invitation.values():
            if len(users) == 1 and not users.keys() & authorised.keys():
                for user, found in users.items():
                    invited.setdefault(user, []).extend(found)
        twice = frozenset(
            key for key, users in by_invitation.items() if len(users) > 1 and not users.keys() & authorised.keys())
        return authorised, invited, twice

    def _revocations(self, signers: Iterable[str], delegates: frozenset[str]) -> dict[str, tuple[Heads, ...]]:
        """Standing revocations by key; a delegate revokes no delegate, and takes back what delegates revoked."""
        signers = frozenset(signers)
        lifted = {_text(one, "revocation"): one["by"] for one in self._of(REINSTATEMENT) if one["by"] in signers}
        # The root's word is looked for first: one revocation may be lifted by both.
        lifted |= {_text(one, "revocation"): self._root for one in self._of(REINSTATEMENT) if one["by"] == self._root}
        found: dict[str, list[Heads]] = {}
        for name, one in self._by_type.get(REVOCATION, {}).items():
            key, by = _text(one, "key"), one["by"]
            if by not in signers or (by != self._root and key in delegates):
                continue
            if lifted.get(name) == self._root or (name in lifted and by != self._root):
                continue
            found.setdefault(key, []).append(_heads(one))
        return {key: tuple(sorted(heads, key=sorted)) for key, heads in found.items()}

    def _epoch(self, one: Statement) -> Epoch | None:
        numbers = one.get("epoch"), one.get("fingerprint")
        good = all(type(number) is int and 0 < number < 10**9 for number in numbers) and is_recipient(one.get("age"))
        if one["by"] not in self._signers or one.get("scope") != WARD_SCOPE or not good:
            return None
        return Epoch(one["epoch"], _text(one, "age"), one["fingerprint"], _text(one, "mark"))


def _add_former(trust: Trust, former: Trust) -> None:
    """What a former root vouched for goes on counting here where the ward's own root says nothing of it."""
    for key, card in former.cards.items():
        if key not in trust.cards:
            trust.cards[key] = card
            trust.former |= {key}
            if key in former.revoked and key not in trust.revoked:
                trust.revoked[key] = former.revoked[key]
    trust.voices |= former.voices


def _name_writers(trust: Trust, statements: Iterable[Statement], speakers: Container[str]) -> None:
    """The newest card of every writer whose key counts, by its own word or a ward's; its role is the ward's.

    What an invitation's key said holds only where nobody else said anything, for many may have held that key.
    """
    for one in statements:
        card = read_card(one)
        if card is None or card.key not in trust.cards or (one["by"] != card.key and one["by"] not in speakers):
            continue
        known = trust.names.get(card.writer)
        if known is None or _age(known) < _age(card):
            trust.names[card.writer] = replace(card, role=trust.cards[card.key].role)
    for card in trust.cards.values():
        trust.names.setdefault(card.writer, card)


def _fits(card: Card, invitation: Statement) -> bool:
    return card.role == _text(invitation, "role") and card.made <= _text(invitation, "expires")


def _newest(cards: Iterable[Card]) -> Card:
    return max(cards, key=_age)


def _age(card: Card) -> tuple[Any, ...]:
    return card.made, card.writer, card.label, card.team, card.role, card.age, card.app


def _epoch_rank(epoch: Epoch) -> tuple[int, str, int, str]:
    return epoch.number, epoch.age, epoch.fingerprint, epoch.mark


def _heads(one: Statement) -> Heads:
    """The heads a revocation names; what is no head names nothing, so that nothing more counts by it."""
    listed = one.get("heads")
    heads = listed[:HEADS_LIMIT] if isinstance(listed, list) else []
    return frozenset(
        (head[0], head[1], head[2]) for head in heads
        if isinstance(head, list) and [type(part) for part in head] == [str, int, str])


def _text(one: Statement, name: str) -> str:
    said = one.get(name)
    return said if isinstance(said, str) else ""


def reached(heads: Heads, chain: Mapping[tuple[str, int, str], str]) -> set[str]:
    """The roots that count by these heads: they and what `prev` leads to from them.

    `chain` maps (writer, seq, root) of every segment held of the key to its `prev`.
    """
    before: dict[tuple[str, int, str], list[tuple[str, int, str]]] = {}
    for link in chain:
        before.setdefault((link[0], link[1], link[2][:16]), []).append(link)
    todo = [link for link in heads if link in chain]
    counted: set[str] = set()
    while todo:
        link = todo.pop()
        if link[2] not in counted:
            counted.add(link[2])
            todo += before.get((link[0], link[1] - 1, chain[link]), [])
    return counted
