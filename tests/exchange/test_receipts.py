"""Receipts: signed, of laptops that count, newest wins, passed on word for word; nothing more is claimed."""

import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dxdesk.exchange import receipts
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.known import known_statements, trust_here
from dxdesk.exchange.package import pack
from dxdesk.exchange.receipts import take_receipts
from dxdesk.exchange.statements import dump
from dxdesk.store.database import Store
from dxdesk.store.desk import PRIVATE_KEY
from dxdesk.store.receipt_rows import known_receipts
from dxdesk.store.receipts import missing_for, who_has
from dxdesk.store.saving import WRITER, mint_writer
from tests.exchange.desks import copied, settle, tree, unpack
from tests.exchange.receipts import (
    acknowledged_by_all,
    cell,
    counted,
    folders,
    key_of,
    lacks,
    own_root,
    receipt_files,
    visit,
)

PASSPHRASE = "con trâu đi trước"


def signed_by(store: Store, receipt: dict, **instead: object) -> bytes:
    """A receipt file with other words, signed by that desk's key."""
    told = {name: value for name, value in (receipt | instead).items() if name != "sig"}
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(store.setting(PRIVATE_KEY)))
    signature = receipts.base64.b64encode(private.sign(receipts._to_sign(told))).decode()
    return dump({**told, "sig": signature}).encode()


def leave(stick: Path, name: str, data: bytes) -> None:
    (stick / "DXDESK" / "receipts" / f"{name}.json").write_bytes(data)


def test_nobody_is_said_to_hold_what_he_did_not_sign_for(desks: list[Store], stick: Path) -> None:
    an, binh, chi = desks
    visit(an)
    exchange(an, stick)
    assert cell(an, an, an).state == "self"
    exchange(binh, stick)
    assert binh.setting(WRITER) in receipt_files(stick)
    assert not acknowledged_by_all(an, own_root(an))
    exchange(an, stick)
    assert lacks(an, an, binh) == ("all", 0)
    exchange(chi, stick)
    exchange(an, stick)
    assert lacks(an, an, chi) == ("all", 0) and acknowledged_by_all(an, own_root(an))
    visit(an)
    assert lacks(an, an, binh) == lacks(an, an, chi) == ("lacks", 1)
    exchange(an, stick)
    assert lacks(an, an, binh) == ("lacks", 1) and not acknowledged_by_all(an, own_root(an))
    exchange(chi, stick)
    assert lacks(chi, an, binh) == ("lacks", 1) and lacks(chi, an, chi) == ("all", 0)


def test_a_second_exchange_rewrites_no_receipt(desks: list[Store], stick: Path) -> None:
    settle(desks, stick)
    before = tree(stick)
    settle(desks, stick)
    assert tree(stick) == before


def test_receipts_go_on_word_for_word_over_a_third_laptop(desks: list[Store], tmp_path: Path) -> None:
    an, binh, chi = desks
    first, second = folders(tmp_path, "USB 1", "USB 2")
    visit(an)
    settle([an, binh], first)
    settle([binh, chi], second)
    assert (second / f"DXDESK/receipts/{an.setting(WRITER)}-{binh.setting(WRITER)}.json").read_bytes() == (
        first / f"DXDESK/receipts/{an.setting(WRITER)}.json").read_bytes()
    assert known_receipts(chi)[key_of(an)] == known_receipts(an)[key_of(an)]
    assert lacks(chi, an, an)[0] == "self" and lacks(chi, chi, an)[0] == "lacks"
    exchange(binh, first)
    exchange(an, first)
    assert lacks(an, an, chi) == ("all", 0), "An never met Chi"


def test_receipts_travel_in_a_package(desks: list[Store], tmp_path: Path, stick: Path,
                                      monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dxdesk.exchange.package.seal_by_passphrase", lambda data, _: data)
    an, binh, _ = desks
    settle([an, binh], stick)
    visit(an)
    exchange(an, stick)
    exchange(binh, stick)
    pack(binh, tmp_path / "gói", PASSPHRASE)
    unpack(an, tmp_path / "gói")
    assert lacks(an, an, binh) == ("all", 0)


def test_a_package_for_one_laptop_holds_what_it_lacks(desks: list[Store], tmp_path: Path, stick: Path,
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dxdesk.exchange.package.seal_by_passphrase", lambda data, _: data)
    an, binh, chi = desks
    settle([an, binh], stick)
    known = set(counted(binh))
    visit(an)
    done = pack(an, tmp_path / "gói", PASSPHRASE, key_of(binh))
    assert set(missing_for(an, key_of(binh))) == set(counted(an)) - known
    assert (done.packs, done.visits) == (len(counted(an).keys() - known), 1)
    taken = unpack(binh, tmp_path / "gói")
    assert {file.result for file in taken.incoming} == {"received"} and counted(binh).keys() == counted(an).keys()
    assert pack(an, tmp_path / "cho Chi", PASSPHRASE, key_of(chi)).packs == len(counted(an)), "Chi never said a thing"


EDITS: tuple[dict, ...] = (
    {"n": 2**52}, {"ward": "1"}, {"practice": False}, {"label": "Máy khác"}, {"made": "20300101T000000000Z"},
    {"type": "card"}, {"holds": {}}, {"key": "00" * 32}, {"sig": ""}, {"sig": "AAAA"}, {"more": 1},
)


def test_an_edited_receipt_says_nothing(desks: list[Store], stick: Path) -> None:
    an, binh, _ = desks
    settle([an, binh], stick)
    writer, before = binh.setting(WRITER), known_receipts(an)
    told = receipt_files(stick)[writer]
    for number, change in enumerate(EDITS):
        leave(stick, f"lạ {number}", dump(told | change).encode())
    leave(stick, writer, dump(told | EDITS[0]).encode())
    exchange(an, stick)
    assert known_receipts(an) == before
    assert receipt_files(stick)[f"{writer}-{an.setting(WRITER)}"] == told, "the signed one lies there again"


NONSENSE: tuple[dict, ...] = (
    {"n": -1}, {"n": "7"}, {"n": 2**60}, {"made": "hôm nay"}, {"label": 7}, {"label": "\u202e"}, {"label": "x" * 999},
    {"holds": []}, {"holds": {"w": {}}}, {"holds": {"0123456789": None}},
    {"holds": {"0123456789": {"upto": 1, "root": "-", "gaps": [], "visits": 0}}},
    {"holds": {"0123456789": {"upto": 0, "root": "-", "gaps": [[3, 2, "0" * 64]], "visits": 0}}},
    {"holds": {"0123456789": {"upto": 0, "root": "-", "gaps": [[2, 2, "x"]], "visits": 0}}},
    {"holds": {"0123456789": {"upto": 0, "root": "-", "gaps": [[True, 2, "0" * 64]], "visits": 0}}},
    {"holds": {"0123456789": {"upto": 1.0, "root": "0" * 64, "gaps": [], "visits": 0}}},
    {"ward": "1"}, {"practice": False}, {"writer": "0123456789"},
)


def test_a_signed_receipt_that_makes_no_sense_is_passed_over(desks: list[Store], stick: Path) -> None:
    an, binh, _ = desks
    settle([an, binh], stick)
    trust = trust_here(an, known_statements(an))
    told = receipt_files(stick)[binh.setting(WRITER)]
    newer = {**told, "n": told["n"] + 5}
    for change in NONSENSE:
        assert take_receipts(an, [signed_by(binh, newer, **change)], trust) == (), change
    assert take_receipts(an, [signed_by(binh, newer)], trust) != ()


def test_no_file_there_stops_an_exchange(desks: list[Store], tmp_path: Path, stick: Path) -> None:
    an, binh, _ = desks
    settle([an, binh], stick)
    for number, data in enumerate((b"", b"\xff" * 99, b"[" * 9_000, b"{}", b"null", b"[]", b'{"type": 1}', b"NaN",
                                   b'{"statements": 3}', b"x" * (receipts.READ_LIMIT + 1))):
        leave(stick, f"{number:04}", data)
    (stick / "DXDESK/receipts/thư mục.json").mkdir()
    (stick / "DXDESK/receipts/đi đâu.json").symlink_to(tmp_path / "không có")
    (stick / "DXDESK/receipts/vòng.json").symlink_to(stick)
    before = known_receipts(an)
    exchange(an, stick)
    assert known_receipts(an) == before


def test_an_old_receipt_put_back_changes_nothing(desks: list[Store], stick: Path) -> None:
    an, binh, _ = desks
    settle([an, binh], stick)
    file = stick / f"DXDESK/receipts/{binh.setting(WRITER)}.json"
    old = file.read_bytes()
    visit(an)
    settle([an, binh], stick)
    exchange(an, stick)
    file.write_bytes(old)
    leave(stick, "bản chép", old)
    assert exchange(an, stick, preview=True).receipts
    assert lacks(an, an, binh) == ("all", 0)
    exchange(an, stick)
    assert lacks(an, an, binh) == ("all", 0)
    again = file.with_name(f"{binh.setting(WRITER)}-{an.setting(WRITER)}.json")
    assert again.read_bytes() not in (old, b""), "the newer one was put there again"


def test_of_several_receipts_the_newest_holds_in_any_order(desks: list[Store], stick: Path) -> None:
    an, binh, _ = desks
    settle([an, binh], stick)
    trust = trust_here(an, known_statements(an))
    told = receipt_files(stick)[binh.setting(WRITER)]
    files = [signed_by(binh, told, n=told["n"] + more) for more in (3, 9, 6)]
    for order in (files, files[::-1]):
        assert [one.n for one in take_receipts(an, order, trust, keep=False)] == [told["n"] + 9]


def test_of_two_receipts_with_one_number_every_desk_keeps_the_same(desks: list[Store], stick: Path) -> None:
    an, binh, chi = desks
    settle(desks, stick)
    told = receipt_files(stick)[binh.setting(WRITER)]
    twins = [signed_by(binh, told, n=told["n"] + 9, label=label) for label in ("Máy một", "Máy hai")]
    for store, order in ((an, twins), (chi, twins[::-1])):
        for data in order:
            leave(stick, binh.setting(WRITER), data)
            exchange(store, stick, preview=False)
    assert known_receipts(an)[key_of(binh)] == known_receipts(chi)[key_of(binh)]


def test_a_laptop_put_back_to_an_old_copy_takes_back_what_it_lost(desks: list[Store], tmp_path: Path) -> None:
    an, binh, _ = desks
    first, second = folders(tmp_path, "USB 1", "USB 2")
    settle([an, binh], first)
    shutil.copytree(binh.home, tmp_path / "bản sao lưu")
    visit(an)
    settle([an, binh], first)
    exchange(an, first)
    assert lacks(an, an, binh) == ("all", 0)
    back = copied(tmp_path / "bản sao lưu", tmp_path / "khôi phục", binh.raw_key)
    with back.writing():
        mint_writer(back)  # as opening it does, by its anchor
    back.clock.now = binh.clock.now
    for store in (back, an):
        exchange(store, second)
    assert lacks(an, an, back) == ("lacks", 1), "it never had that visit"
    assert not acknowledged_by_all(an, own_root(an))
    exchange(back, second)
    exchange(an, second)
    assert lacks(an, an, back) == ("all", 0)
    back.close()


def test_of_own_packs_nothing_is_acknowledged_by_a_name_not_known_here(desks: list[Store], tmp_path: Path,
                                                                        stick: Path) -> None:
    an, binh, chi = desks
    settle(desks, stick)
    shutil.copytree(an.home, tmp_path / "bản sao lưu")
    assert acknowledged_by_all(an, own_root(an))
    visit(an)
    settle([an, binh, chi], stick)
    back = copied(tmp_path / "bản sao lưu", tmp_path / "khôi phục", an.raw_key)
    files = [path.read_bytes() for path in (stick / "DXDESK" / "receipts").iterdir()]
    take_receipts(back, files, trust_here(back, known_statements(back)))
    assert not acknowledged_by_all(back, own_root(back)), "what the others name last may be of a copy of this laptop"
    assert lacks(back, an, binh)[0] == "lacks" and set(missing_for(back, key_of(binh))) >= {own_root(back)}
    back.close()


def test_a_number_from_a_clock_far_ahead_is_outdone(desks: list[Store], stick: Path) -> None:
    an, binh, _ = desks
    settle([an, binh], stick)
    told = receipt_files(stick)[binh.setting(WRITER)]
    leave(stick, binh.setting(WRITER), signed_by(binh, told, n=told["n"] + 10**12, holds={}))
    exchange(an, stick)
    assert lacks(an, an, binh)[0] == "lacks"
    exchange(binh, stick)  # it meets what the ward believes of it, and says otherwise
    assert known_receipts(binh)[key_of(binh)].n == told["n"] + 10**12 + 1
    exchange(an, stick)
    assert lacks(an, an, binh) == ("all", 0)


def test_a_new_name_takes_the_old_ones_place(desks: list[Store], stick: Path) -> None:
    an, binh, _ = desks
    visit(binh)
    settle([an, binh], stick)
    old = binh.setting(WRITER)
    with binh.writing():
        new = mint_writer(binh)
    visit(binh)
    settle([an, binh], stick)
    assert {old, new} <= receipt_files(stick).keys()
    matrix = who_has(an)
    assert next(one for one in matrix.laptops if one.key == key_of(binh)).writers == tuple(sorted((old, new)))
    assert known_receipts(an)[key_of(binh)].writer == new and len(known_receipts(an)) == 2
    assert lacks(an, binh, an) == lacks(an, an, binh) == ("all", 0)
