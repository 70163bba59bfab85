"""Verified copies, bringing one back as a new writer, and the rehearsal that goes red (format §1)."""

import os
from pathlib import Path
from random import Random

import pytest

from dxdesk.errors import DeskError, InputError, StoreError
from dxdesk.store.backup import LAST, backup, backup_folder, check, restore
from dxdesk.store.database import DATABASE, KEY_FILE, change_passphrase, is_desk, open_store
from dxdesk.store.saving import WRITER, Change, save
from dxdesk.store.state import state_hash
from dxdesk.store.visits import save_visit
from tests.store.kit import PASSPHRASE, all_ops, assert_follows_from_ops, carry, draft, rows


def refused(code: str, copy: Path, home: Path, passphrase: str = PASSPHRASE) -> None:
    there = home.exists()
    with pytest.raises(DeskError) as caught:
        restore(copy, home, passphrase)
    assert caught.value.code == code
    assert not is_desk(home)
    assert not home.exists() or there or {path.name for path in home.iterdir()} <= {"desk.lock"}


@pytest.fixture
def copied(store, tmp_path) -> Path:
    """A copy of a desk with some visits, on a stick."""
    for number in range(20):
        save_visit(store, draft(f"Nguyễn Văn {number}"))
    return backup(store, tmp_path / "USB của tổ")


def test_a_copy_is_two_files_and_the_desk_goes_on(store, tmp_path):
    save_visit(store, draft())
    copy = backup(store, tmp_path / "USB")
    assert sorted(path.name for path in copy.parent.iterdir()) == [copy.with_suffix(".db").name,
                                                                    copy.with_suffix(".key").name]
    save_visit(store, draft("Sau sao lưu"))
    again = backup(store, tmp_path / "USB")
    assert again != copy
    assert backup(store).parent == backup_folder(store)


def test_a_copy_brought_back_holds_the_same(store, copied, tmp_path, clock):
    with restore(copied, tmp_path / "máy mới", PASSPHRASE, clock) as back:
        assert state_hash(back) == state_hash(store)
        assert all_ops(back) == all_ops(store)
        assert_follows_from_ops(back)
    with open_store(tmp_path / "máy mới", PASSPHRASE) as again:
        save_visit(again, draft("Sau khôi phục"))


def test_a_desk_brought_back_is_a_new_writer_and_its_ops_meet_those_of_the_old_one(store, copied, tmp_path, clock):
    """I7, I4: both go on from the copy with one clock; nothing collides and nothing is lost."""
    shared = next(record for kind, record in rows(store) if kind == "resident")
    with restore(copied, tmp_path / "máy mới", PASSPHRASE, clock) as back:
        assert back.setting(WRITER) != store.setting(WRITER)
        now = clock.now
        for desk, phone in ((store, "0911111111"), (back, "0922222222")):
            clock.now = now
            save_visit(desk, draft(f"Người của {phone}"))
            save(desk, [Change("resident", {"phone": phone}, shared)])
        carry(store, back)
        carry(back, store)
        assert state_hash(store) == state_hash(back)
        assert len({one.id for one in all_ops(back)}) == len(all_ops(back)) == len(all_ops(store))
        names = {values.get("full_name") for values, _ in rows(back).values()}
        assert {"Người của 0911111111", "Người của 0922222222"} <= names


def test_two_desks_brought_back_from_one_copy_are_two_writers(store, copied, tmp_path, clock):
    writers = {store.setting(WRITER)}
    for name in ("một", "hai"):
        with restore(copied, tmp_path / name, PASSPHRASE, clock) as back:
            writers.add(back.setting(WRITER))
    assert len(writers) == 3


def test_a_copy_is_opened_by_the_passphrase_of_its_day(store, copied, tmp_path, clock):
    change_passphrase(store, PASSPHRASE, "câu mới dài lắm")
    refused("wrong_passphrase", copied, tmp_path / "x", "câu mới dài lắm")
    restore(copied, tmp_path / "y", PASSPHRASE, clock).close()
    later = backup(store, tmp_path / "sau")
    restore(later, tmp_path / "z", "câu mới dài lắm", clock).close()


def test_what_cannot_be_brought_back(store, copied, tmp_path):
    home = tmp_path / "mới"
    refused("no_backup", tmp_path / "không có.db", home)
    refused("no_backup", tmp_path, home)
    refused("wrong_passphrase", copied, home, "sai mật khẩu")
    other = backup(store, tmp_path / "khác")
    key = copied.with_suffix(".key")
    own = key.read_bytes()
    key.write_bytes(other.with_suffix(".key").read_bytes())
    refused("key_file_foreign", copied, home)
    key.write_bytes(b"{}")
    refused("key_file_damaged", copied, home)
    key.unlink()
    refused("key_file_missing", copied, home)
    key.write_bytes(own)
    restore(copied, home, PASSPHRASE).close()


def test_a_folder_that_holds_a_desk_is_refused_and_untouched(store, copied):
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = (store.home / DATABASE).read_bytes()
    with pytest.raises(StoreError) as caught:
        restore(copied, store.home, PASSPHRASE)
    assert caught.value.code == "desk_exists"
    assert (store.home / DATABASE).read_bytes() == before


@pytest.mark.parametrize("lone", [DATABASE, KEY_FILE])
def test_half_a_desk_is_not_written_over(copied, tmp_path, lone):
    home = tmp_path / "hỏng"
    home.mkdir()
    (home / lone).write_bytes(b"x")
    with pytest.raises(StoreError):
        restore(copied, home, PASSPHRASE)
    assert [path.name for path in home.iterdir()] == [lone]


def test_other_files_in_the_folder_stay(copied, tmp_path, clock):
    home = tmp_path / "có sẵn"
    home.mkdir()
    (home / "ghi chú.txt").write_text("giữ lại", "utf-8")
    restore(copied, home, PASSPHRASE, clock).close()
    assert (home / "ghi chú.txt").read_text("utf-8") == "giữ lại"


@pytest.mark.parametrize("seed", range(10))
def test_a_damaged_copy_is_refused_and_goes_red_in_check(store, copied, tmp_path, seed):
    rng = Random(seed)
    whole = copied.read_bytes()
    place = rng.randrange(16, len(whole))
    damaged = whole[:place] if seed % 2 else whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1:]
    copied.write_bytes(damaged)
    refused("database_damaged", copied, tmp_path / "mới")
    desk, rehearsed = check(store)
    assert (desk.ok, rehearsed.ok) == (True, False)
    assert "hỏng" in rehearsed.sentence
    assert copied.read_bytes() == damaged


def test_check_is_green_only_with_a_copy_that_can_be_brought_back(store, tmp_path):
    assert [(step.what, step.ok) for step in check(store)] == [("database", True), ("backup", False)]
    save_visit(store, draft())
    copy = backup(store, tmp_path / "USB")
    save_visit(store, draft("Sau sao lưu"))
    before = copy.read_bytes(), copy.stat().st_mtime_ns
    desk, rehearsed = check(store)
    assert (desk.ok, rehearsed.ok) == (True, True)
    assert rehearsed.sentence == "Khôi phục thử: 1 người, 1 phiếu, khớp."
    assert (copy.read_bytes(), copy.stat().st_mtime_ns) == before, "looking at a copy does not change it"
    assert sorted(path.suffix for path in copy.parent.iterdir()) == [".db", ".key"]


def test_check_goes_red_when_the_copy_or_its_key_is_gone_or_is_another(store, copied, tmp_path):
    assert check(store)[1].ok
    key = copied.with_suffix(".key")
    own = key.read_bytes()
    key.unlink()
    assert not check(store)[1].ok
    key.write_bytes(own)
    older = backup(store, tmp_path / "khác")
    save_visit(store, draft("Sau bản cũ"))
    newest = backup(store, tmp_path / "mới")
    newest.write_bytes(older.read_bytes())
    newest.with_suffix(".key").write_bytes(older.with_suffix(".key").read_bytes())
    assert "thiếu phiếu" in check(store)[1].sentence
    newest.unlink()
    assert not check(store)[1].ok


def test_a_copy_that_cannot_be_finished_leaves_no_half(store, tmp_path, monkeypatch):
    save_visit(store, draft())
    target = tmp_path / "USB"

    def pulled(*_: object) -> None:
        raise OSError(5, "Input/output error")

    for broken in ("dxdesk.store.backup.os.fsync", "dxdesk.store.files.os.fsync"):
        with monkeypatch.context() as patched:
            patched.setattr(broken, pulled)
            with pytest.raises(StoreError):
                backup(store, target)
        assert list(target.iterdir()) == []
    assert store.setting(LAST) == ""
    save_visit(store, draft("Vẫn lưu được"))


def test_a_folder_that_is_no_folder_is_a_sentence(store, tmp_path):
    (tmp_path / "tệp").write_text("x")
    with pytest.raises(StoreError) as caught:
        backup(store, tmp_path / "tệp")
    assert caught.value.code == "disk_fault"
    save_visit(store, draft())


def test_a_copy_on_a_locked_stick_is_brought_back_and_checked(store, copied, tmp_path, clock):
    """Write protection is played by folder and files nobody may write; root may, so their bytes are compared."""
    before = {path.name: path.read_bytes() for path in copied.parent.iterdir()}
    for path in copied.parent.iterdir():
        path.chmod(0o444)
    copied.parent.chmod(0o555)
    try:
        restore(copied, tmp_path / "mới", PASSPHRASE, clock).close()
        assert check(store)[1].ok
        assert {path.name: path.read_bytes() for path in copied.parent.iterdir()} == before
    finally:
        copied.parent.chmod(0o755)


def test_a_restore_that_is_cut_leaves_no_desk(copied, tmp_path, monkeypatch):
    home = tmp_path / "mới"

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("dxdesk.store.backup.mint_writer", full)
        with pytest.raises(StoreError) as caught:
            restore(copied, home, PASSPHRASE)
    assert "đầy" in caught.value.sentence
    assert not is_desk(home)
    assert os.listdir(home) == ["desk.lock"]


def test_a_wrong_passphrase_is_an_input_error(copied, tmp_path):
    with pytest.raises(InputError):
        restore(copied, tmp_path / "x", "không đúng rồi")
