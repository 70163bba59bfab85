"""A desk notices by its anchor that it was copied or put back, and never takes itself for a copy (format §1)."""

import contextlib
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from dxdesk.errors import StoreError
from dxdesk.store import anchor
from dxdesk.store.anchor import COPIED_AT, TOKEN, anchor_file, copied_notice, machine
from dxdesk.store.backup import backup, check, restore
from dxdesk.store.database import DATABASE, KEY_FILE, Store, open_store
from dxdesk.store.desk import PRIVATE_KEY
from dxdesk.store.saving import PREVIOUS_WRITER, WRITER
from dxdesk.store.state import state_hash
from dxdesk.store.visits import save_visit
from tests.store.kit import PASSPHRASE, Clock, all_ops, draft, new_store


@pytest.fixture(autouse=True)
def local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The local folder of one machine."""
    monkeypatch.setenv("DXDESK_LOCAL", str(tmp_path / "máy" / "local"))
    return tmp_path / "máy" / "local"


@pytest.fixture
def desk(home: Path) -> Path:
    """A closed desk with a visit."""
    with new_store(home, Clock()) as store:
        save_visit(store, draft())
    return home


def opened(home: Path) -> tuple[str, bool]:
    """The writer a desk opens with, and whether it says that it is a copy."""
    with open_store(home, PASSPHRASE, Clock()) as store:
        return store.setting(WRITER), bool(copied_notice(store))


def copied(home: Path, target: Path) -> Path:
    """A desk's files by hand, as people copy them."""
    return shutil.copytree(home, target)


def put_back(older: Path, home: Path) -> None:
    for name in (DATABASE, KEY_FILE):
        shutil.copyfile(older / name, home / name)


def anchors(local: Path) -> list[Path]:
    return sorted((local / "anchors").iterdir())


def forget(home: Path, local: Path) -> None:
    """The desk as a program without anchors left it."""
    with open_store(home, PASSPHRASE, Clock()) as store, store.writing() as connection:
        connection.execute("DELETE FROM setting WHERE name LIKE 'anchor%'")
    shutil.rmtree(local)


# --- a desk that stays where it is


def test_a_desk_that_stays_keeps_its_writer_and_changes_its_token_at_every_opening(desk, local):
    writer, _ = opened(desk)
    seen = set()
    for _ in range(3):
        with open_store(desk, PASSPHRASE, Clock()) as store, store.reopen() as worker:
            assert worker.setting(TOKEN) == store.setting(TOKEN)
            seen.add(store.setting(TOKEN))
            assert json.loads(anchors(local)[0].read_bytes())["tokens"] == [store.setting(TOKEN)]
        assert opened(desk) == (writer, False)
    assert len(seen) == 3
    assert anchors(local) == [anchor_file(local, desk.resolve())]


def test_a_desk_of_an_older_program_gets_its_anchor_and_stays_itself(desk, local):
    writer, _ = opened(desk)
    forget(desk, local)
    assert opened(desk) == opened(desk) == (writer, False)
    assert opened(copied(desk, desk.parent / "bản chép"))[0] != writer


def test_a_moved_desk_is_no_copy(desk, local):
    writer, _ = opened(desk)
    moved = desk.rename(desk.parent / "tên khác")
    assert opened(moved) == opened(moved) == (writer, False)
    assert anchors(local) == [anchor_file(local, moved.resolve())]


def test_of_two_desks_that_claim_to_be_the_moved_one_one_is_the_copy(desk):
    writer, _ = opened(desk)
    twin = copied(desk, desk.parent / "bản chép")
    moved = desk.rename(desk.parent / "tên khác")
    assert opened(twin) == (writer, False)
    other, is_copy = opened(moved)
    assert (other != writer, is_copy) == (True, True)
    assert opened(twin) == (writer, False)


def test_a_desk_is_not_the_moved_one_where_another_desk_had_its_anchor(desk):
    """A folder that held a desk before: its own anchor counts."""
    writer, _ = opened(desk)
    older = copied(desk, desk.parent / "cũ")
    opened(older)
    shutil.rmtree(older)
    assert opened(desk.rename(older))[0] != writer


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take only text for a path")
def test_a_path_that_is_no_text_stops_no_desk(tmp_path):
    home = tmp_path / os.fsdecode(b"s\xff")
    with new_store(home, Clock()) as store:
        writer = store.setting(WRITER)
    assert opened(home) == opened(home) == (writer, False)
    assert opened(copied(home, tmp_path / os.fsdecode(b"s\xfe")))[0] != writer


# --- copies


def test_a_copied_desk_writes_under_a_new_name_and_the_first_goes_on(desk):
    writer, _ = opened(desk)
    twin = copied(desk, desk.parent / "bản chép")
    with open_store(twin, PASSPHRASE, Clock()) as store, open_store(desk, PASSPHRASE, Clock()) as first:
        assert store.setting(WRITER) != writer == first.setting(WRITER) == store.setting(PREVIOUS_WRITER)
        assert store.setting(PRIVATE_KEY) == first.setting(PRIVATE_KEY)
        assert all_ops(store) == all_ops(first), "ops not yet sent keep their ids"
        assert state_hash(store) == state_hash(first)
        assert store.setting(COPIED_AT) == "20261122T021500001Z"
        assert "còn nguyên" in copied_notice(store)
        assert not copied_notice(first)
        assert save_visit(store, draft("Sau khi chép")).save[25:35] == store.setting(WRITER)
        new = store.setting(WRITER)
    assert opened(twin) == (new, False), "it is said once, and the copy is a desk of its own now"
    assert opened(desk) == (writer, False)


def test_yesterdays_files_put_back_in_place_are_noticed(desk, tmp_path):
    writer, _ = opened(desk)
    older = copied(desk, tmp_path / "hôm qua")
    opened(desk)
    put_back(older, desk)
    new, is_copy = opened(desk)
    assert (new != writer, is_copy) == (True, True)
    assert opened(desk) == (new, False)
    put_back(older, desk)
    assert opened(desk)[0] not in (writer, new)


def test_files_put_back_while_the_desk_was_closed_are_the_same_desk(desk, tmp_path):
    """Nothing was written since: whoever copies them to and fro changes nothing."""
    writer, _ = opened(desk)
    older = copied(desk, tmp_path / "vừa xong")
    put_back(older, desk)
    assert opened(desk) == (writer, False)


def test_files_from_before_there_were_anchors_are_noticed(desk, local, tmp_path):
    writer, _ = opened(desk)
    forget(desk, local)
    older = copied(desk, tmp_path / "hôm qua")
    opened(desk)
    put_back(older, desk)
    new, is_copy = opened(desk)
    assert (new != writer, is_copy) == (True, True)
    assert opened(desk) == (new, False)


def test_a_disk_copied_with_its_local_folder_is_noticed_on_another_machine(desk, monkeypatch):
    writer, _ = opened(desk)
    monkeypatch.setattr(anchor, "machine", lambda: "f" * 32)
    new, is_copy = opened(desk)
    assert (new != writer, is_copy) == (True, True)
    assert opened(desk) == (new, False)


def test_a_machine_knows_itself_and_tells_no_name_of_its_own():
    assert machine() == machine()
    assert len(bytes.fromhex(machine())) == 16
    with contextlib.suppress(FileNotFoundError):
        assert Path("/etc/machine-id").read_text().strip() != machine()


def test_a_desk_brought_back_gets_one_new_name_and_an_anchor(desk, tmp_path):
    with open_store(desk, PASSPHRASE, Clock()) as store:
        writer, copy = store.setting(WRITER), backup(store, tmp_path / "USB")
    home = tmp_path / "máy mới"
    with restore(copy, home, PASSPHRASE, Clock()) as back:
        assert back.setting(PREVIOUS_WRITER) == writer
        assert not copied_notice(back)
        new = back.setting(WRITER)
    assert opened(home) == (new, False)
    assert opened(copied(home, tmp_path / "chép"))[0] != new
    assert opened(desk) == (writer, False)


def test_a_desk_brought_back_over_its_own_place_gets_one_new_name(desk, tmp_path):
    with open_store(desk, PASSPHRASE, Clock()) as store:
        writer, copy = store.setting(WRITER), backup(store, tmp_path / "USB")
    shutil.rmtree(desk)
    with restore(copy, desk, PASSPHRASE, Clock()) as back:
        assert back.setting(PREVIOUS_WRITER) == writer
        new = back.setting(WRITER)
    assert opened(desk) == (new, False)


def test_looking_at_a_copy_leaves_no_anchor(desk, local, tmp_path):
    with open_store(desk, PASSPHRASE, Clock()) as store:
        backup(store, tmp_path / "USB")
        assert all(step.ok for step in check(store))
    assert anchors(local) == [anchor_file(local, desk.resolve())]


# --- kills, full disks, damaged and locked folders


class Killed(BaseException):
    """The end of the process."""


@pytest.fixture
def kill(monkeypatch):
    """Opens a desk and ends it at one of its steps: before or after the first file, the commit, the second file."""

    def at(home: Path, step: int) -> None:
        steps = iter(range(10))
        write, remember = anchor._write, anchor._remember

        def counted(act, *given):
            if next(steps) == step:
                raise Killed
            done = act(*given)
            if next(steps) == step:
                raise Killed
            return done

        with monkeypatch.context() as patch:
            patch.setattr(anchor, "_write", lambda *given: counted(write, *given))
            patch.setattr(anchor, "_remember", lambda *given: counted(remember, *given))
            with pytest.raises(Killed):
                open_store(home, PASSPHRASE, Clock())

    return at


@pytest.mark.parametrize("step", range(6))
def test_a_kill_at_any_step_makes_no_copy_of_a_desk(desk, kill, step):
    writer, _ = opened(desk)
    for _ in range(3):
        kill(desk, step)
    assert opened(desk) == (writer, False)


@pytest.mark.parametrize("step", range(6))
def test_a_kill_at_any_step_does_not_hide_a_copy(desk, kill, step):
    writer, _ = opened(desk)
    twin = copied(desk, desk.parent / "bản chép")
    kill(twin, step)
    assert opened(twin)[0] != writer


def test_a_local_folder_that_cannot_be_written_keeps_no_anchor_and_the_desk_its_name(home, local):
    local.parent.mkdir()
    local.touch()
    with new_store(home, Clock()) as store:
        writer = store.setting(WRITER)
        assert store.setting(TOKEN) == ""
    assert opened(home) == opened(home) == (writer, False)
    local.unlink()
    assert opened(home) == (writer, False)
    assert opened(copied(home, home.parent / "bản chép"))[0] != writer


def test_a_copy_where_no_anchor_can_be_written_gets_one_new_name(desk, local, tmp_path, monkeypatch):
    writer, _ = opened(desk)
    twin = copied(desk, tmp_path / "bản chép")
    (tmp_path / "no folder").touch()
    monkeypatch.setenv("DXDESK_LOCAL", str(tmp_path / "no folder"))
    new, is_copy = opened(twin)
    assert (new != writer, is_copy) == (True, True)
    assert opened(twin)[0] == opened(twin)[0] == new


def test_an_anchor_that_cannot_be_changed_still_holds(desk, local, tmp_path):
    """A full disk: the former anchor stays, and tells a copy from the desk."""
    writer, _ = opened(desk)
    blocking = anchors(local)[0].with_suffix(".tmp")
    blocking.mkdir()
    assert opened(desk) == opened(desk) == (writer, False)
    assert opened(copied(desk, tmp_path / "bản chép"))[0] != writer
    blocking.rmdir()
    assert opened(desk) == (writer, False)


def test_a_copy_in_front_of_an_anchor_that_cannot_be_changed_gets_one_new_name(desk, local, tmp_path):
    writer, _ = opened(desk)
    older = copied(desk, tmp_path / "hôm qua")
    opened(desk)
    put_back(older, desk)
    anchors(local)[0].with_suffix(".tmp").mkdir()
    new, _ = opened(desk)
    assert new != writer
    assert opened(desk) == (new, False)


def test_a_desk_that_cannot_be_written_opens_all_the_same_and_is_looked_at_again(desk, tmp_path, monkeypatch):
    writer, _ = opened(desk)
    twin = copied(desk, tmp_path / "bản chép")

    @contextlib.contextmanager
    def full(_: Store):
        raise StoreError("disk_full", "Chưa lưu được: ổ đĩa đầy.")
        yield

    with monkeypatch.context() as patch:
        patch.setattr(Store, "writing", full)
        assert opened(desk) == (writer, False)
        assert opened(twin) == (writer, False)
    assert opened(desk) == (writer, False)
    assert opened(twin)[0] != writer


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"{", b"7", b"[]", b"{}", b"[" * 100_000,
                                    b'{"machine": 1, "tokens": 5}', b'{"machine": null, "tokens": []}'])
def test_a_damaged_anchor_costs_a_new_name_once(desk, local, damage):
    writer, _ = opened(desk)
    anchors(local)[0].write_bytes(damage)
    new, is_copy = opened(desk)
    assert (new != writer, is_copy) == (True, True)
    assert opened(desk) == (new, False)


def test_after_looking_saves_wait_for_the_disk_again(desk):
    with open_store(desk, PASSPHRASE, Clock()) as store:
        assert store.connection.execute("PRAGMA synchronous").fetchone() == (2,)
