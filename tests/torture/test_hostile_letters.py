"""Invitations and single packages, damaged or forged: a sentence, or what was really in them; never anything else."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dxdesk.errors import DeskError
from dxdesk.exchange.invitation import Invitation, invite, open_invitation
from dxdesk.exchange.package import pack
from dxdesk.exchange.results import RESULTS
from tests.exchange.desks import Wall, unpack
from tests.exchange.wards import new_ward
from tests.torture.hostile_judge import dump
from tests.torture.size import FULL

LETTERS = 3_000 if FULL else 150
PACKAGES = 40 if FULL else 2
SECRET = "mật khẩu gói này"
ODD: tuple[Any, ...] = (None, -1, 0, 10**9, 1e308, "", "x", "00", "é", [], {}, [[]], True, "\ud800", "A" * 5_000)
REFUSALS = {"wrong_code", "not_an_invitation", "newer_invitation", "invitation_damaged"}


def damaged(chance: Random, data: bytes) -> bytes:
    """Bits flipped, cut, taken out, put in."""
    raw = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(raw))
        match chance.randrange(4):
            case 0:
                raw[at] ^= 1 << chance.randrange(8)
            case 1:
                del raw[at + 1 :]
            case 2:
                del raw[at : at + chance.randint(1, 60)]
                raw = raw or bytearray(b"d")
            case _:
                raw[at:at] = chance.choice((b"{", b'"', b"\0", b"9", b"NaN", chance.randbytes(9)))
    return bytes(raw)


def forged(chance: Random, data: bytes) -> bytes:
    """One part of the file another value, its form kept."""
    parts = json.loads(data[data.index(b"{") :])
    within = parts["code"] if chance.random() < 0.7 else parts
    within[chance.choice([*within, "later"])] = chance.choice(ODD)
    return data[: data.index(b"{")] + json.dumps(parts).encode()


def answered(file: Path, code: str) -> Invitation | str:
    """What the file says, or the code it is refused with."""
    try:
        return open_invitation(file, code, Wall())
    except DeskError as refusal:
        return refusal.code


@pytest.mark.parametrize("make", [damaged, forged])
def test_an_invitation_says_what_it_said_or_nothing(make: Callable[[Random, bytes], bytes], tmp_path: Path):
    chance = Random(3)
    with new_ward(tmp_path) as ward:
        invited = invite(ward.alone("phường", "officer"), tmp_path / "giấy mời")
    whole, said = invited.file.read_bytes(), open_invitation(invited.file, invited.code, Wall())
    file = tmp_path / "giấy lạ"
    refused = 0
    for _ in range(LETTERS):
        file.write_bytes(make(chance, whole))
        started = time.thread_time()
        answer = answered(file, invited.code)
        assert answer == said or answer in REFUSALS
        refused += answer != said
        assert time.thread_time() - started < 2
    assert refused > LETTERS * 0.8


def test_a_package_is_taken_whole_or_not_at_all(tmp_path: Path):
    chance = Random(4)
    with new_ward(tmp_path) as ward:
        officer, other = ward.alone("phường", "officer"), ward.alone("hai")
        whole = pack(other, tmp_path / "gói", SECRET).file.read_bytes()
        file = tmp_path / "gói lạ"
        file.write_bytes(b"")
        unpack(officer, file)
        before = dump(officer)
        for _ in range(PACKAGES):
            file.write_bytes(damaged(chance, whole))
            done = unpack(officer, file, chance.choice((SECRET, SECRET, "mật khẩu khác", "")))
            assert {one.result for one in done.incoming} <= RESULTS.keys() - {"received", "held", "forked"}
            assert done.incoming
            assert dump(officer) == before
