"""Who counts, as a pure function of statements: who may say what, and what takes it back (format §1)."""

from itertools import permutations
from random import Random

import pyrage
import pytest

from dxdesk.exchange.statements import Card, Statement, sign_statement, statement_hash
from dxdesk.exchange.trust import Trust, reached, trust_of
from tests.exchange.kit import WARD, Device

ROOT, DELEGATE, OTHER, LAPTOP, SECOND, STRANGER, ONE_TIME = map(Device, range(1, 8))
MADE = "20261122T021500000Z"


def say(by: Device, kind: str, **says: object) -> Statement:
    return sign_statement({"type": kind, "ward": WARD, "made": MADE, **says}, by.key, by.private.sign)


def card(by: Device, of: Device, made: str = MADE, **more: str) -> Statement:
    says = Card(WARD, False, of.writer, "", "Máy", "Tổ 1", "member", of.key, "age1", "0.1.0", made)
    return say(by, "card", **({name: getattr(says, name) for name in Card.__dataclass_fields__} | more))


def delegation(to: Device = DELEGATE, by: Device = ROOT) -> Statement:
    return say(by, "delegation", key=to.key)


def invitation(by: Device = ROOT, role: str = "member", expires: str = "20261129T021500000Z") -> Statement:
    return say(by, "invitation", key=ONE_TIME.key, role=role, expires=expires)


def revocation(of: Device, by: Device = ROOT, heads: object = ()) -> Statement:
    return say(by, "revocation", key=of.key, heads=[list(head) for head in heads])


def reinstatement(of: Statement, by: Device = ROOT) -> Statement:
    return say(by, "reinstatement", revocation=statement_hash(of))


def trust(*statements: Statement, roots: tuple[Device, ...] = (ROOT,)) -> Trust:
    return trust_of({statement_hash(one): one for one in statements}, WARD, False, [root.key for root in roots])


def counts(found: Trust, device: Device) -> bool:
    return device.key in found.standing


@pytest.mark.parametrize(("statements", "expected"), [
    ((card(ROOT, LAPTOP),), True),
    ((card(LAPTOP, LAPTOP),), False),
    ((card(STRANGER, LAPTOP),), False),
    ((card(DELEGATE, LAPTOP),), False),
    ((card(DELEGATE, LAPTOP), delegation()), True),
    ((card(DELEGATE, LAPTOP), delegation(by=DELEGATE)), False),
    ((card(OTHER, LAPTOP), delegation(), delegation(OTHER, by=DELEGATE)), False),
    ((card(ONE_TIME, LAPTOP),), False),
    ((card(ONE_TIME, LAPTOP), invitation()), True),
    ((card(ONE_TIME, LAPTOP), invitation(by=STRANGER)), False),
    ((card(ONE_TIME, LAPTOP), invitation(by=DELEGATE)), False),
    ((card(ONE_TIME, LAPTOP), invitation(by=DELEGATE), delegation()), True),
    ((card(ONE_TIME, LAPTOP, role="officer"), invitation()), False),
    ((card(ONE_TIME, LAPTOP, made="20261130T000000000Z"), invitation()), False),
    ((card(ROOT, LAPTOP, ward="1"),), False),
    (({**card(ROOT, LAPTOP), "practice": True},), False),
    ((card(ROOT, LAPTOP), revocation(LAPTOP)), False),
    ((card(ROOT, LAPTOP), revocation(LAPTOP, by=STRANGER)), True),
    ((card(ROOT, LAPTOP), revocation(LAPTOP, by=DELEGATE)), True),
    ((card(ROOT, LAPTOP), revocation(LAPTOP, by=DELEGATE), delegation()), False),
    ((card(ROOT, LAPTOP), revocation(LAPTOP), reinstatement(revocation(LAPTOP))), True),
    ((card(ROOT, LAPTOP), revocation(LAPTOP), delegation(), reinstatement(revocation(LAPTOP), by=DELEGATE)), False),
    ((card(ROOT, LAPTOP), revocation(LAPTOP, by=DELEGATE), delegation(),
      reinstatement(revocation(LAPTOP, by=DELEGATE), by=DELEGATE)), True),
    ((card(ROOT, LAPTOP), revocation(LAPTOP), revocation(LAPTOP, by=DELEGATE), delegation(),
      reinstatement(revocation(LAPTOP))), False),
    ((card(ROOT, LAPTOP), revocation(LAPTOP), reinstatement(revocation(LAPTOP), by=STRANGER)), False),
])
def test_who_counts(statements: tuple[Statement, ...], expected: bool) -> None:
    for order in permutations(statements):
        assert counts(trust(*order), LAPTOP) == expected


def test_a_delegate_puts_no_delegate_out_and_goes_with_all_he_said_when_the_root_does() -> None:
    said = (delegation(), delegation(OTHER), card(ROOT, DELEGATE), card(ROOT, OTHER), card(DELEGATE, LAPTOP))
    assert counts(trust(*said, revocation(OTHER, by=DELEGATE)), OTHER)
    gone = trust(*said, revocation(DELEGATE), revocation(SECOND, by=DELEGATE), card(ROOT, SECOND))
    assert not counts(gone, LAPTOP) and counts(gone, SECOND) and not counts(gone, DELEGATE)
    assert DELEGATE.key not in gone.signers
    assert counts(trust(*said, revocation(DELEGATE), card(ROOT, LAPTOP)), LAPTOP)


def test_an_invitation_two_laptops_used_lets_neither_in_until_the_ward_says_which() -> None:
    both = (invitation(), card(ONE_TIME, LAPTOP), card(ONE_TIME, SECOND))
    found = trust(*both)
    assert not counts(found, LAPTOP) and not counts(found, SECOND)
    assert found.used_twice == {ONE_TIME.key}
    settled = trust(*both, card(ROOT, LAPTOP))
    assert counts(settled, LAPTOP) and not counts(settled, SECOND)


def test_one_laptop_may_use_its_invitation_for_a_new_writer() -> None:
    later = {**card(ONE_TIME, LAPTOP), "made": "20261123T000000000Z"}
    assert counts(trust(invitation(), card(ONE_TIME, LAPTOP), later), LAPTOP)


def test_a_laptop_names_itself_but_gives_itself_no_role() -> None:
    found = trust(card(ROOT, LAPTOP), card(LAPTOP, LAPTOP, made="20261123T000000000Z", label="Máy Lan", role="officer"))
    assert (found.names[LAPTOP.writer].label, found.names[LAPTOP.writer].role) == ("Máy Lan", "member")
    assert STRANGER.writer not in trust(card(STRANGER, STRANGER)).names


def test_a_former_root_vouches_where_the_ward_says_nothing() -> None:
    old = Device(20)
    said = (card(old, LAPTOP), card(old, SECOND), revocation(SECOND, by=old))
    assert not counts(trust(*said), LAPTOP)
    found = trust(*said, roots=(ROOT, old))
    assert counts(found, LAPTOP) and not counts(found, SECOND)
    assert counts(trust(*said, card(ROOT, SECOND), roots=(ROOT, old)), SECOND)
    assert not counts(trust(*said, revocation(LAPTOP), roots=(ROOT, old)), LAPTOP)
    assert old.key not in found.signers


def test_the_newest_epoch_is_the_same_for_everybody() -> None:
    def epoch(number: object, age: str, by: Device = ROOT, **more: object) -> Statement:
        says = {"scope": "ward", "epoch": number, "age": age, "fingerprint": 1, "mark": "m"}
        return say(by, "epoch", **(says | more))

    a, b = sorted(str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2))
    said = [epoch(1, b), epoch(2, a), epoch(2, b), epoch(9, b, STRANGER), epoch(True, b),
            epoch(7, b, scope="team"), epoch("8", b), epoch(9, "age1 no key")]
    for seed in range(5):
        Random(seed).shuffle(said)
        newest = trust(*said).epoch
        assert newest is not None and (newest.number, newest.age) == (2, b)


@pytest.mark.parametrize("odd", [
    {"key": 7}, {"heads": "all"}, {"heads": [["a"], 7, ["a", "b", "c"], ["a", True, "c"]]}, {"heads": None},
])
def test_a_revocation_with_odd_heads_lets_nothing_count(odd: dict) -> None:
    found = trust(card(ROOT, LAPTOP), {**revocation(LAPTOP), **odd})
    if "key" in odd:
        assert counts(found, LAPTOP)
    else:
        assert found.revoked[LAPTOP.key] == (frozenset(),)


def test_heads_reach_back_through_prev_and_no_further() -> None:
    def link(seq: int, root: str, prev: str, writer: str = "w") -> tuple[tuple[str, int, str], str]:
        return (writer, seq, root.ljust(64, root)), prev.ljust(16, prev) if prev != "-" else "-"

    chain = dict([link(1, "a", "-"), link(2, "b", "a"), link(3, "c", "b"), link(2, "x", "a"), link(3, "y", "x"),
                  link(5, "e", "d"), link(1, "a", "-", "v")])
    def ends(*links: tuple[int, str]) -> set[str]:
        heads = frozenset(("w", seq, root.ljust(64, root)) for seq, root in links)
        return {root[0] for root in reached(heads, chain)}

    assert ends((3, "c")) == {"a", "b", "c"}
    assert ends((2, "b")) == {"a", "b"}
    assert ends((3, "y"), (2, "b")) == {"a", "b", "x", "y"}
    assert ends((5, "e")) == {"e"}
    assert ends((4, "d")) == set()
    assert ends((3, "b")) == set()
