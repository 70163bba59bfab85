"""The exchange through a folder: desks agree, nothing is taken twice, nothing of a bad file is taken (format §4)."""

import os
import shutil
import zipfile
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dxdesk.exchange.folder import exchange
from dxdesk.exchange.header import Header
from dxdesk.exchange.segments import Segment, write_segment
from dxdesk.ledger.ops import Op, stamp
from dxdesk.ledger.writer import belongs
from dxdesk.store.backup import backup, restore
from dxdesk.store.database import Store
from dxdesk.store.desk import PRIVATE_KEY
from dxdesk.store.saving import PUBLIC_KEY, WRITER
from dxdesk.store.segments import unsent
from dxdesk.store.state import state_hash
from tests.exchange.desks import (
    PASSPHRASE,
    Template,
    Wall,
    add_person,
    all_equal,
    copied,
    count_ops,
    edit,
    pack_of,
    packs,
    packs_of,
    results,
    settle,
    tree,
    value,
)


def test_three_desks_agree(desks: list[Store], stick: Path) -> None:
    people = [add_person(store, f"Trần Thị {number}") for number, store in enumerate(desks)]
    settle(desks, stick)
    assert all_equal(*desks)
    assert all(value(store, person, "full_name") for store in desks for person in people)


def test_relayed_from_one_to_another_by_a_third(desks: list[Store], tmp_path: Path) -> None:
    a, b, c = desks
    person = add_person(a, "Trần Thị Bé")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    exchange(a, tmp_path / "one")
    exchange(b, tmp_path / "one")
    sent = exchange(b, tmp_path / "two").outgoing
    assert {file.own for file in sent} == {True, False}
    exchange(c, tmp_path / "two")
    assert value(c, person, "full_name") == "Trần Thị Bé"
    one = {path.name: path.read_bytes() for path in packs(tmp_path / "one")}
    two = {path.name: path.read_bytes() for path in packs(tmp_path / "two")}
    assert one.items() <= two.items()


def test_a_second_run_does_nothing(desks: list[Store], stick: Path) -> None:
    settle(desks, stick)
    before, ops = tree(stick), [count_ops(store) for store in desks]
    for store in desks:
        done = exchange(store, stick)
        assert results(done).keys() == {"held"}
        assert done.outgoing == ()
    assert tree(stick) == before
    assert [count_ops(store) for store in desks] == ops


def test_a_preview_tells_and_writes_nothing(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    add_person(a, "Trần Thị Bé")
    exchange(a, stick)
    before, hashed = tree(stick), state_hash(b)
    told = exchange(b, stick, preview=True)
    assert tree(stick) == before
    assert state_hash(b) == hashed
    assert unsent(b)
    done = exchange(b, stick)
    assert told.incoming == done.incoming
    assert [file.ops for file in told.outgoing] == [file.ops for file in done.outgoing]


def test_a_preview_of_an_empty_folder_makes_no_folder(desks: list[Store], stick: Path) -> None:
    exchange(desks[0], stick, preview=True)
    assert list(stick.iterdir()) == []


def test_two_who_edited_one_field_conflict_everywhere(desks: list[Store], stick: Path) -> None:
    a, b, c = desks
    person = add_person(a, "Trần Thị Bé", phone="0901234567")
    settle(desks, stick)
    edit(a, person, phone="0911111111")
    edit(b, person, phone="0922222222")
    edit(c, person, note="hẹn mai")
    settle(desks, stick)
    assert all_equal(*desks)
    assert [exchange(store, stick).conflicts_open for store in desks] == [1, 1, 1]
    assert value(a, person, "note") == "hẹn mai"


def test_a_cut_file_gives_nothing_until_it_is_copied_again(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé")
    exchange(a, stick)
    pack = pack_of(stick, "resident")
    whole = pack.read_bytes()
    pack.write_bytes(whole[:-40])
    (cut,) = [file for file in exchange(b, stick).incoming if "-resident-" in file.file]
    assert (cut.result, cut.ops) == ("truncated", 0)
    assert "chưa nhận dòng nào" in cut.sentence
    assert value(b, person, "full_name") is None
    exchange(a, stick)
    assert pack.read_bytes() == whole
    exchange(b, stick)
    assert value(b, person, "full_name") == "Trần Thị Bé"


def test_an_edited_file_gives_nothing(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé", phone="0901234567")
    exchange(a, stick)
    pack = pack_of(stick, "resident")
    pack.write_bytes(pack.read_bytes().replace(b"0901234567", b"0901234568"))
    assert results(exchange(b, stick))["altered"] == 1
    assert value(b, person, "phone") is None


def test_any_name_and_any_order_and_twice(desks: list[Store], stick: Path) -> None:
    a, b, c = desks
    person = add_person(a, "Trần Thị Bé")
    edit(a, person, phone="0901234567")
    exchange(a, stick)
    edit(a, person, phone="0907654321")
    exchange(a, stick)
    inbox = stick / "DXDESK" / "inbox"
    for number, pack in enumerate(reversed(packs(stick))):
        pack.rename(inbox / f"{number} gói (conflicted copy).txt")
        shutil.copy(inbox / f"{number} gói (conflicted copy).txt", inbox / f"{number}x")
    done = exchange(b, stick)
    assert results(done)["received"] == results(done)["held"]
    exchange(c, stick)
    exchange(a, stick)
    assert value(b, person, "phone") == value(c, person, "phone") == "0907654321"
    exchange(b, stick)
    exchange(c, stick)
    exchange(b, stick)
    exchange(a, stick)
    assert all_equal(a, b, c)


def test_packs_in_a_zip_are_read(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé")
    exchange(a, stick)
    folder = stick / "DXDESK"
    with zipfile.ZipFile(folder / "inbox" / "tu zalo.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for pack in packs(stick):
            archive.write(pack, pack.name)
        archive.writestr("ảnh.jpg", b"x")
    shutil.rmtree(folder / "log")
    done = exchange(b, stick)
    assert results(done).keys() == {"received"}
    assert done.incoming[0].file.startswith("inbox/tu zalo.zip › 000001-")
    assert value(b, person, "full_name") == "Trần Thị Bé"


def test_things_that_are_no_packs(desks: list[Store], stick: Path, tmp_path: Path) -> None:
    exchange(desks[0], stick)
    log = stick / "DXDESK" / "log"
    (log / "so tay.csv").write_bytes(b"Ho ten;Nam sinh\r\n")
    (log / "half.csv.tmp").write_bytes(b"x")
    (log / ".hidden.csv").write_bytes(b"x")
    with (log / "huge.csv").open("wb") as file:
        file.truncate(9 * 1024 * 1024)
    outside = tmp_path / "secret.csv"
    outside.write_bytes(b"x")
    (log / "link.csv").symlink_to(outside)
    (log / "loop").symlink_to(log)
    told = {file.file: file.result for file in exchange(desks[1], stick).incoming if file.result != "received"}
    assert told == {"log/huge.csv": "over_limit", "log/so tay.csv": "not_ours"}


def test_absence_never_deletes(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé")
    settle(desks, stick)
    shutil.rmtree(stick / "DXDESK")
    exchange(b, stick)
    assert value(b, person, "full_name") == "Trần Thị Bé"
    assert pack_of(stick, "resident")


def test_a_cloned_desk_is_noticed_and_loses_nothing(practice: Template, tmp_path: Path, stick: Path) -> None:
    a, b, c = practice.desks(tmp_path / "desks")
    exchange(a, stick)
    a.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    twin = copied(a.home, tmp_path / "twin", a.raw_key)
    one, two = add_person(a, "Trần Thị Bé"), add_person(twin, "Lê Văn Tư")
    writer = a.setting(WRITER)
    exchange(a, stick)
    done = exchange(twin, stick)
    assert results(done)["forked"] == 1
    assert twin.setting(WRITER) != writer
    assert belongs(twin.setting(WRITER), bytes.fromhex(twin.setting(PUBLIC_KEY)))
    assert all("forked" not in results(exchange(store, stick)) for store in (b, c, a))
    for store in (a, twin, b, c):
        exchange(store, stick)
    assert all_equal(a, twin, b, c)
    assert value(b, one, "full_name")
    assert value(b, two, "full_name")


def test_both_twins_sent_under_one_name(practice: Template, tmp_path: Path, stick: Path) -> None:
    a, b, c = practice.desks(tmp_path / "desks")
    a.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    twin = copied(a.home, tmp_path / "twin", a.raw_key)
    one, two = add_person(a, "Trần Thị Bé"), add_person(twin, "Lê Văn Tư")
    other = stick.with_name("other")
    other.mkdir()
    exchange(a, stick)
    exchange(twin, other)
    exchange(b, stick)
    assert results(exchange(b, other))["forked"] >= 1
    for folder in (stick, other):
        for store in (a, twin, b, c):
            exchange(store, folder)
    for store in (a, twin, b, c):
        exchange(store, stick)
    assert all_equal(a, twin, b, c)
    assert value(c, one, "full_name")
    assert value(c, two, "full_name")
    assert len({a.setting(WRITER), twin.setting(WRITER)}) == 2


def test_a_restored_desk_gets_its_lost_ops_back(practice: Template, tmp_path: Path, stick: Path) -> None:
    a, b, _ = practice.desks(tmp_path / "desks")
    old = add_person(a, "Trần Thị Bé")
    copy = backup(a, tmp_path / "copies")
    new = add_person(a, "Lê Văn Tư")
    exchange(a, stick)
    a.close()
    back = restore(copy, tmp_path / "restored", PASSPHRASE, Wall())
    add_person(back, "Ngô Thị Sáu")
    exchange(back, stick)
    exchange(b, stick)
    exchange(back, stick)
    assert value(back, new, "full_name") == "Lê Văn Tư"
    assert value(back, old, "full_name") == "Trần Thị Bé"
    assert all_equal(back, b)
    back.close()


def later_pack(store: Store, ops: list[Op], **more) -> Segment:
    """A segment as a later version on that desk would write it."""
    sign = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(store.setting(PRIVATE_KEY))).sign
    header = Header(
        kind=ops[0].kind, writer=store.setting(WRITER), seq=90, prev="-", ward="25747", made="20261122T021500000Z",
        key=store.setting(PUBLIC_KEY), salt="00" * 16, practice=True, **more,
    )
    return write_segment(header, ops, sign)


def op_of(store: Store, kind: str, sets: dict, number: int) -> Op:
    draft = Op("", kind, f"01a0b1c2-0000-7000-8000-{number:012d}", "save", sets)
    return stamp(draft, f"20261122T0215{number:05d}Z-0000", store.setting(WRITER), b"n" * 16)


def test_what_a_later_version_wrote_is_kept_and_relayed(desks: list[Store], stick: Path, tmp_path: Path) -> None:
    a, b, c = desks
    exchange(a, stick)
    for kind, number in (("resident", 1), ("drone", 2)):
        pack = later_pack(a, [op_of(a, kind, {"email_moi": "a@b.vn", "full_name": "Bé"}, number)], schema=9)
        (stick / "DXDESK" / pack.name).write_bytes(pack.data)
    exchange(b, stick)
    other = tmp_path / "other"
    other.mkdir()
    exchange(b, other)
    exchange(c, other)
    exchange(b, other)
    assert all_equal(b, c)
    relayed = {path.name: path.read_bytes() for path in packs(other)}
    assert {path.name: path.read_bytes() for path in packs_of(stick, a)}.items() <= relayed.items()
    assert "email_moi" in b.connection.execute("SELECT _extra FROM resident WHERE full_name = 'Bé'").fetchone()[0]


def test_a_file_of_a_later_format_waits(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    exchange(a, stick)
    exchange(b, stick)
    pack = later_pack(a, [op_of(a, "resident", {"full_name": "Bé"}, 1)], min_reader=2)
    path = stick / "DXDESK" / pack.name
    path.write_bytes(pack.data)
    hashed = state_hash(b)
    done = exchange(b, stick)
    assert results(done)["needs_update"] == 1
    assert state_hash(b) == hashed
    assert path.read_bytes() == pack.data


def test_names_no_terminal_can_print(desks: list[Store], stick: Path) -> None:
    exchange(desks[0], stick)
    inbox = os.fsencode(stick / "DXDESK" / "inbox")
    with open(os.path.join(inbox, b"\xff\xfe \x1b[0m.csv"), "wb") as file:
        file.write(b"x")
    for file in exchange(desks[1], stick).incoming:
        assert file.file.isprintable()
        file.file.encode()


def test_m5_a_late_file_with_a_low_number_is_still_taken(desks: list[Store], stick: Path, tmp_path: Path) -> None:
    a, b, _ = desks
    early = add_person(a, "Trần Thị Bé")
    exchange(a, stick)
    late = add_person(a, "Lê Văn Tư")
    exchange(a, stick)
    held_back = tmp_path / "held back"
    held_back.mkdir()
    first, second = (path for path in packs(stick) if "-resident-" in path.name)
    first.rename(held_back / first.name)
    exchange(b, stick)
    assert (value(b, early, "full_name"), value(b, late, "full_name")) == (None, "Lê Văn Tư")
    (held_back / first.name).rename(first)
    exchange(b, stick)
    assert value(b, early, "full_name") == "Trần Thị Bé"
    assert second.exists()
