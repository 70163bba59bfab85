import hashlib

import pytest

from dxdesk.ledger.ops import base32
from dxdesk.ui.root_check import is_right, suspects


@pytest.fixture(scope="module")
def code() -> str:
    """A right code, made as the format says."""
    seed = hashlib.sha256(b"a ward").digest()
    check = base32(hashlib.sha256(b"dxdesk-root-1\0" + seed).digest())[:4]
    return (base32(seed + b"\0")[:52] + check).upper()


def test_a_right_code_has_no_suspects(code):
    assert is_right(code) and suspects(code) == ()


@pytest.mark.parametrize("at", [0, 3, 4, 27, 51, 52, 55])
def test_one_wrong_letter_is_in_the_group_named(code, at):
    wrong = "Z" if code[at] != "Z" else "Y"
    assert at // 4 + 1 in suspects(code[:at] + wrong + code[at + 1:])


@pytest.mark.parametrize("at", [1, 7, 30])
def test_two_exchanged_letters_are_in_the_group_named(code, at):
    exchanged = code[:at] + code[at + 1] + code[at] + code[at + 2:]
    assert at // 4 + 1 in suspects(exchanged)


def test_more_than_that_names_nothing_and_a_short_code_neither(code):
    assert suspects("Z" * 12 + code[12:]) == ()
    assert suspects(code[:55]) == ()
