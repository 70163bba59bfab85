"""The age envelope: opened by its keys only, and damage told apart from other people's mail."""

import pyrage
import pytest

from dxdesk.exchange.envelope import (
    is_recipient,
    is_sealed,
    must_seal,
    seal,
    seal_by_passphrase,
    unseal,
    unseal_by_passphrase,
)
from dxdesk.exchange.results import SegmentRefused

GROUP = pyrage.x25519.Identity.generate()
OTHER = pyrage.x25519.Identity.generate()
DATA = "Trần Thị Bé".encode() * 1_000


def sealed() -> bytes:
    return seal(DATA, [str(GROUP.to_public())])


def refused(data: bytes, *identities: object) -> str:
    with pytest.raises(SegmentRefused) as caught:
        unseal(data, map(str, identities or (GROUP,)))
    return caught.value.result


def test_opened_by_any_of_its_keys() -> None:
    both = seal(DATA, [str(GROUP.to_public()), str(OTHER.to_public())])
    assert unseal(both, [str(OTHER)]) == unseal(sealed(), [str(OTHER), str(GROUP)]) == DATA
    assert "Bé".encode() not in both
    assert is_sealed(both)
    assert not is_sealed(DATA)


def test_other_peoples_mail() -> None:
    assert refused(sealed(), OTHER) == "not_for_this_device"


def test_damage() -> None:
    data = sealed()
    assert refused(data[:60]) == "truncated"
    for cut in (data[:-1], data[:400], data + b"x", data[:-20] + b"\0" + data[-19:]):
        assert refused(cut) == "altered"


def test_headers_that_ask_for_endless_work() -> None:
    """Stanzas by the hundred, arguments by the thousand, and scrypt for minutes and gigabytes."""
    data = sealed()
    first, rest = data[: data.index(b"\n") + 1], data[data.index(b"\n") + 1 :]
    stanza = b"".join(rest.splitlines(keepends=True)[:2])
    assert refused(first + stanza * 100 + rest, OTHER) == "not_for_this_device"
    for more in (stanza * 600, b"-> x" + b" x" * 15_000 + b"\n\n", b"-> x\n" + (b"A" * 64 + b"\n") * 900 + b"A\n"):
        assert refused(first + more + rest, OTHER) == "over_limit"
    locked = seal_by_passphrase(DATA, "mật khẩu")
    at = locked.index(b"\n", len(first))
    with pytest.raises(SegmentRefused) as caught:
        unseal_by_passphrase(locked[: at - 2] + b"22" + locked[at:], "mật khẩu")
    assert caught.value.result == "over_limit"


@pytest.mark.parametrize(("kind", "practice", "sealed_up"), [
    ("resident", False, True), ("help", False, True), ("drone", False, True), ("catalogue", False, False),
    ("resident", True, False),
])
def test_what_leaves_a_desk_encrypted_only(kind: str, practice: bool, sealed_up: bool) -> None:
    assert must_seal(kind, practice) == sealed_up


# The point zero and a point of order eight, as bech32 says them (checksums right); age panics at them.
@pytest.mark.parametrize("text", [
    "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
    "age1ur4h5lpmgxu2u9jku0a0r87ydtdqnr0tnsetrlvxvgz3vh6fhqqqzyt4v9", "age1", "", 7, None,
])
def test_what_nobody_can_be_sealed_to(text: object) -> None:
    assert not is_recipient(text)
    assert all(is_recipient(str(pyrage.x25519.Identity.generate().to_public())) for _ in range(20))
