"""Cards and trust lists: damaged, replayed, forged, nested, flooding. Nothing of them is ever an answer of its own."""

import base64
import json
from dataclasses import asdict
from functools import cache
from typing import Any

from dxdesk.exchange.statements import Card, read_statements, sign_statement
from tests.exchange.kit import Device
from tests.torture.hostile import HEAVY, LIGHT, RARE, Bench, Mutator
from tests.torture.size import FULL

NOTHING: frozenset[str] = frozenset()
JSON = ".json"
TRICKS = (b"{", b"[", b"}", b'"', b",", b"\\ud800", b"\0", b"NaN", b"\xff", b"-0", b"1e9")
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**63, 10**30, "", "x" * 5_000, "\0", "\u202e", "officer", [], {}, [[]], ["a", 1, None],
    {"a": {}}, [["w", 1, "r"]], "0" * 64, "25747", "25748", "AB" * 32, "age1" + "q" * 58, "99991231T235959999Z",
)


def list_damaged(bench: Bench) -> bytes:
    data = bytearray(bench.chance.choice(bench.ward.lists))
    for _ in range(bench.chance.randint(1, 6)):
        at, to = bench.span(data)
        match bench.chance.randrange(4):
            case 0:
                data[at] ^= 1 << bench.chance.randrange(8)
            case 1:
                del data[at:to]
            case 2:
                data[at:at] = bench.chance.choice(TRICKS)
            case _:
                data = bytearray(data[: len(data) if bench.chance.random() < 0.8 else at]) or bytearray(b"{")
    return bytes(data)


def list_spliced(bench: Bench) -> bytes:
    one, two = bench.chance.choice(bench.ward.lists), bench.chance.choice(bench.other.lists)
    return one[: bench.chance.randrange(len(one))] + two[bench.chance.randrange(len(two)) :]


def list_replayed(bench: Bench) -> bytes:
    """An older edition as it once lay there, or one with statements left out."""
    data = bench.chance.choice(bench.ward.lists)
    if bench.chance.random() < 0.5:
        return data
    found = read_statements(data)
    return _listed(bench.chance.sample(found, bench.chance.randrange(len(found) + 1)))


def list_of_another_ward(bench: Bench) -> bytes:
    return bench.chance.choice((*bench.other.lists, *bench.other.cards))


def list_in_another_encoding(bench: Bench) -> bytes:
    text = bench.chance.choice(bench.ward.lists).decode()
    return text.encode(bench.chance.choice(("utf-16", "utf-16-be", "utf-32", "utf-8-sig", "cp1258")), "replace")


def statement_changed(bench: Bench) -> bytes:
    """One field another value, signed by the former, by nobody, or anew by a stranger."""
    one = _one(bench)
    name = bench.chance.choice([*one, "ward", "type", "by", "sig", "key", "made", "statements"])
    return _listed([_signed_somehow(bench, {**one, name: bench.chance.choice(VALUES)})])


def signature_written_otherwise(bench: Bench) -> bytes:
    """The same statements with the same signatures in other letters: loose bits, spaces, capitals."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    found = []
    for one in read_statements(bench.chance.choice(bench.ward.lists)):
        sig = one["sig"]
        loose = sig[:-3] + letters[letters.index(sig[-3]) ^ bench.chance.randrange(1, 4)] + "=="
        other = bench.chance.choice((loose, loose, sig + "=", sig + "\n", " " + sig, sig.rstrip("=")))
        found.append({**one, "sig": other})
    return _listed(found)


def claims_of_a_stranger(bench: Bench) -> bytes:
    """All one would like to be and do in a ward, signed by oneself, in the name of its root, or of a member."""
    ward = bench.ward
    mine = bench.stranger
    victim = bench.chance.choice([key.public_key().public_bytes_raw().hex() for key in ward.signers.values()])
    made = "20261122T021500000Z"
    card = Card("25747", ward.practice, mine.writer, "", "Máy Lạ", "Tổ 1", "officer", mine.key, ward.group, "9", made)
    claims = (
        {"type": "card", **asdict(card)},
        {"type": "card", **asdict(card), "writer": bench.chance.choice(list(ward.signers)), "key": victim},
        {"type": "delegation", "key": mine.key},
        {"type": "invitation", "key": mine.key, "role": "officer", "expires": "9"},
        {"type": "epoch", "scope": "ward", "epoch": 99, "age": ward.group, "fingerprint": 99, "mark": "x"},
        {"type": "revocation", "key": victim, "heads": []},
        {"type": "revocation", "key": victim, "heads": [["w", -1, "r"]] * 9},
        {"type": "reinstatement", "revocation": "0" * 64}, {"type": "ward", "name": "Phường Khác", "age": ward.group},
        {"type": "keys", "group": ward.group, "to": [victim], "sealed": base64.b64encode(ward.seal(b"{}")).decode()},
        {"type": "later", "what": [1, 2, {"a": "b"}]},
    )
    chosen = bench.chance.sample(claims, bench.chance.randint(1, len(claims)))
    return _listed([_signed_somehow(bench, {"ward": "25747", "made": made, **claim}) for claim in chosen])


def nested_deep(bench: Bench) -> bytes:
    """Brackets in brackets, also by a statement that is signed and just at the limit of what can be read."""
    depth = bench.chance.choice((bench.chance.randint(880, 1_000), bench.chance.randint(100, 3_000), 200_000))
    opening, closing = bench.chance.choice((("[", "]"), ('{"a":', "}")))
    nest = opening * depth + "1" * (opening != "[") + closing * depth
    if depth > 900:
        return f'{{"type":"card","ward":"25747","x":{nest}}}'.encode()
    statement = {"type": "card", "ward": "25747", "x": json.loads(nest)}
    return _listed([sign_statement(statement, bench.stranger.key, bench.stranger.private.sign)])


def numbers_and_texts(bench: Bench) -> bytes:
    odd = bench.chance.choice(("NaN", "Infinity", "1e999", "0.1", "9" * 4_299, "9" * 4_301, "-0", '"\\ud800"',
                               '"\\u0000"', '"\\udc00\\ud800"', "9" * 100_000,
                               "1E400", "- 1", "0x10", "01", '"\u202e"', "nul"))
    one = json.dumps(_one(bench))
    if bench.chance.random() < 0.4:
        return f'{{"format":{odd},"statements":{odd}}}'.encode("utf-8", "surrogatepass")
    twice = bench.chance.choice(('"type":"later",', '"by":"00",', '"sig":"",', '"ward":"25748",', ""))
    return f'{{{twice}"x":{odd},{one[1:]}'.encode()


def of_another_shape(bench: Bench) -> bytes:
    one = _one(bench)
    shape = bench.chance.choice((
        [one], {"statements": one}, {"statements": [[one]]}, {"statements": [None, 1, "x", [], {}, {"type": 1}]}, None,
        0, "x", {}, {"type": "card"}, {"statements": {"a": one}}, {"format": 99, "statements": [one]},
        {"type": [], "statements": [one] * 500},
    ))
    return json.dumps(shape).encode()


def giant_list(bench: Bench) -> bytes:
    size = 4 * 1024 * 1024 - 200
    filler = bench.chance.choice((b"{},", b"[],", b'{"type":"a"},', b"1,", b'"",', b'{"":{}},'))
    return b'{"statements":[' + filler * (size // len(filler)) + b"0]}"


def list_over_the_limit(bench: Bench) -> bytes:
    return bench.chance.choice(bench.ward.lists) + b" " * (4 * 1024 * 1024)


def flood_of_strangers(bench: Bench) -> bytes:
    """As many signed cards as a list can hold (fewer with every change), of laptops that nobody vouched for."""
    return _flood(bench.ward.practice)


@cache
def _flood(practice: bool) -> bytes:
    found = []
    for number in range(9, 40 if FULL else 12):
        stranger = Device(number)
        for n in range(250):
            made = f"20261122T0215{n:05d}Z"
            card = Card("25747", practice, stranger.writer, "", f"Máy {n}", "Tổ", "member", stranger.key, "", "1", made)
            found.append(sign_statement({"type": "card", **asdict(card)}, stranger.key, stranger.private.sign))
    return _listed(found)


def _one(bench: Bench) -> dict[str, Any]:
    return bench.chance.choice(read_statements(bench.chance.choice(bench.ward.lists)))


def _signed_somehow(bench: Bench, one: dict[str, Any]) -> dict[str, Any]:
    stranger = bench.stranger
    roots = [said["by"] for said in read_statements(bench.ward.lists[-1])]
    match bench.chance.randrange(3):
        case 0:
            return {"by": bench.chance.choice(roots), "sig": base64.b64encode(bytes(64)).decode(), **one}
        case 1:
            signed = sign_statement(one, stranger.key, stranger.private.sign)
            return {**signed, "by": bench.chance.choice(roots)}
        case _:
            return sign_statement(one, stranger.key, stranger.private.sign)


def _listed(statements: list[dict[str, Any]]) -> bytes:
    return json.dumps({"format": 1, "ward": "25747", "statements": statements}).encode()


MUTATORS = tuple(Mutator(make, NOTHING, share, JSON, segment=False) for make, share in (
    (list_damaged, LIGHT), (list_spliced, 8), (list_replayed, 8), (list_of_another_ward, RARE),
    (list_in_another_encoding, RARE), (statement_changed, LIGHT), (claims_of_a_stranger, LIGHT), (nested_deep, 8),
    (numbers_and_texts, 8), (of_another_shape, 8), (giant_list, HEAVY), (list_over_the_limit, HEAVY),
    (flood_of_strangers, HEAVY), (signature_written_otherwise, RARE),
))
