"""Device cards and trust lists: signed, merged by union, carried on when not understood (format §1)."""

import base64
import json

import pytest

from dxdesk.exchange.statements import (
    Card,
    card_file,
    is_signed,
    read_card,
    read_statements,
    sign_statement,
    trust_list,
    write_card,
)
from tests.exchange.kit import Device


def verify_card(statement: dict, root: str) -> bool:
    return statement.get("by") == root and read_card(statement) is not None and is_signed(statement)


ROOT, HERE, THERE = Device(9), Device(1), Device(2)
CARD = Card("25747", True, HERE.writer, "", "Máy 1", "Tổ khu phố 3", "leader", HERE.key, "age1", "0.1.0", "20261122")
SIGNED = write_card(CARD, ROOT.key, ROOT.private.sign)


def test_a_card_comes_back_and_is_roots() -> None:
    (read,) = read_statements(card_file(SIGNED))
    assert read_card(read) == CARD
    assert verify_card(read, ROOT.key)


def test_the_signature_is_over_the_documented_bytes() -> None:
    unsigned = {name: value for name, value in SIGNED.items() if name != "sig"}
    text = json.dumps(unsigned, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    ROOT.private.public_key().verify(base64.b64decode(SIGNED["sig"]), b"dxdesk-statement-1\0" + text.encode())


@pytest.mark.parametrize("change", [
    {"label": "Máy 2"}, {"by": HERE.key}, {"sig": ""}, {"sig": "!"}, {"sig": None}, {"by": "zz"}, {"extra": "1"},
    {"practice": False}, {"key": THERE.key}, {"writer": THERE.writer}, {"type": "revocation"}, {"label": 7},
])
def test_a_changed_card_is_nobodys(change: dict) -> None:
    assert not verify_card({**SIGNED, **change}, ROOT.key)
    assert not verify_card({**SIGNED, **change}, HERE.key)


def test_a_card_signed_by_itself_is_not_roots() -> None:
    own = write_card(CARD, HERE.key, HERE.private.sign)
    assert is_signed(own)
    assert not verify_card(own, ROOT.key)
    stolen = {**own, "by": ROOT.key}
    assert not verify_card(stolen, ROOT.key)


def test_lists_merge_by_union_and_keep_what_they_do_not_know() -> None:
    strange = sign_statement({"type": "delegation", "n": 3, "list": ["a", {"b": True}]}, ROOT.key, ROOT.private.sign)
    one = trust_list("25747", [SIGNED, strange])
    assert one == trust_list("25747", [strange, SIGNED, SIGNED])
    read = read_statements(one)
    assert len(read) == 2
    assert all(map(is_signed, read))
    assert trust_list("25747", read) == one


@pytest.mark.parametrize("data", [
    b"", b"{", b"[1]", b"[" * 200_000, b'{"type":1}', b'{"type":"card","n":1.5}', b'{"statements":7}', b"\xff\xfe",
    b'{"type":"card","n":NaN}', b'{"type":"\\ud800"}', b'{"statements":[1,null,[]]}',
    b'{"type":"a","n":' + b"9" * 9_999 + b"}",
])
def test_files_that_are_no_statements(data: bytes) -> None:
    assert read_statements(data) == []


def test_a_signature_has_one_spelling() -> None:
    """Flipping a bit of its last letter that says nothing would give the statement another hash."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = SIGNED["sig"][85]
    other = letters[letters.index(last) ^ 1]
    forged = {**SIGNED, "sig": SIGNED["sig"][:85] + other + "=="}
    assert base64.b64decode(forged["sig"]) == base64.b64decode(SIGNED["sig"])
    assert is_signed(SIGNED) and not is_signed(forged)
