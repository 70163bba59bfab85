"""Copied disks, files put back, restored copies, by the real program: a new name each, nothing lost (format §1)."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dxdesk.practice.ward import make_practice
from dxdesk.store import keys
from tests.clones.laptops import Laptop, exchange, in_place_of, settle, used_twice, writer_of

Pair = tuple[Laptop, Laptop]


def test_a_copied_folder_by_the_program_itself(tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch):
    """Every step a process of its own; the cases below go through the same door within this one."""
    monkeypatch.setitem(keys.COST, "n", 1 << 10)
    monkeypatch.setenv("DXDESK_LOCAL", str(tmp_path / "local"))
    [home] = make_practice(tmp_path / "Phường tập", laptops=1, visits=1).homes
    first = Laptop(home, tmp_path / "local", apart=True)
    twin = first.copied(tmp_path / "bản chép")
    ours, theirs = writer_of(first.write("Người Máy Cũ")), writer_of(twin.write("Người Máy Chép"))
    assert ours != theirs
    assert settle(stick, twin, first).plain
    assert used_twice(stick) == {}
    assert writer_of(first.write("Người Mới Một")) == ours
    assert writer_of(twin.write("Người Mới Hai")) == theirs


def test_a_copy_is_told_of_in_one_sentence_and_once(laptops: Pair, tmp_path: Path):
    first, _ = laptops
    twin = first.copied(tmp_path / "bản chép")
    told = "Sổ này được chép từ nơi khác hoặc từ bản cũ. Máy ghi tiếp dưới tên máy mới, phiếu trong sổ còn nguyên."
    assert told in twin.say("state")
    assert told not in twin.say("state")
    assert told not in first.say("state")


@pytest.mark.parametrize("elsewhere", [False, True], ids=["another path", "another machine"])
def test_a_copied_folder_and_the_first_work_on_as_two(laptops: Pair, stick: Path, tmp_path: Path, elsewhere: bool):
    first, second = laptops
    unsent = first.write("Người Chưa Gửi")
    twin = first.copied(tmp_path / "bản chép", tmp_path / "local khác" if elsewhere else None)
    theirs, ours = twin.write("Người Máy Chép"), first.write("Người Máy Cũ")
    twin.edit("Người Chung", note="hẹn chiều")
    first.edit("Người Chung", phone="0911111111")
    assert writer_of(unsent) == writer_of(ours) == first.writer
    assert writer_of(theirs) == twin.writer != first.writer
    assert settle(stick, twin, first, second).plain, "two names: nobody is flagged"
    assert used_twice(stick) == {}
    assert second.names() == {"Người Chung", "Người Chưa Gửi", "Người Máy Cũ", "Người Máy Chép"}
    assert second.questions() == []
    assert second.flagged() == set()
    assert {writer_of(one["op"]) for one in second.history("Người Chưa Gửi")} == {first.writer}


def test_a_whole_disk_put_into_another_machine_writes_under_a_new_name(laptops: Pair, stick: Path, tmp_path: Path):
    """Home and local folder, on the same paths: only the machine tells."""
    first, second = laptops
    image = Path(shutil.copytree(first.home, tmp_path / "đĩa chép"))
    twin = replace(first, local=Path(shutil.copytree(first.local, tmp_path / "local chép")), machine="e" * 32)
    with in_place_of(first.home, image):
        theirs = writer_of(twin.write("Người Máy Chép"))
        assert theirs == twin.writer, "once, not at every start"
        exchange(stick, twin)
    assert writer_of(first.write("Người Máy Cũ")) == first.writer != theirs
    assert settle(stick, first, second).plain
    assert used_twice(stick) == {}
    assert second.names() == {"Người Chung", "Người Máy Cũ", "Người Máy Chép"}


def test_yesterdays_files_put_back_in_place_get_todays_slips_back(laptops: Pair, stick: Path, tmp_path: Path):
    first, second = laptops
    yesterday = first.put_away(tmp_path / "hôm qua")
    lost = first.write("Người Hôm Nay")
    exchange(stick, first)
    first.put_back(yesterday)
    after = first.write("Người Sau Khi Chép Lại")
    assert writer_of(after) == first.writer != writer_of(lost)
    assert settle(stick, first, second).plain
    assert used_twice(stick) == {}, "no place of the chain is given out twice"
    assert first.names() == second.names() == {"Người Chung", "Người Hôm Nay", "Người Sau Khi Chép Lại"}


def test_a_backup_brought_back_beside_the_desk_that_lives_on(laptops: Pair, stick: Path, tmp_path: Path):
    first, second = laptops
    copy = first.do("backup", str(tmp_path / "sao lưu"))["file"]
    ours = first.write("Người Sau Sao Lưu")
    back = replace(first, home=tmp_path / "máy mới")
    named = back.do("restore", copy)["writer"]
    theirs = back.write("Người Sau Khôi Phục")
    assert writer_of(theirs) == named == back.writer, "one new name, not two"
    assert writer_of(ours) == first.writer != named
    assert settle(stick, back, first, second).plain
    assert used_twice(stick) == {}
    assert second.names() == {"Người Chung", "Người Sau Sao Lưu", "Người Sau Khôi Phục"}


def test_a_folder_moved_to_another_place_stays_the_desk_it_was(laptops: Pair, stick: Path, tmp_path: Path):
    first, second = laptops
    before = first.write("Người Trước Khi Dời")
    moved = replace(first, home=first.home.rename(tmp_path / "chỗ mới"))
    assert writer_of(moved.write("Người Sau Khi Dời")) == writer_of(before) == moved.writer
    assert settle(stick, moved, second).plain


# --- where no anchor can be kept: the exchange itself notices


@pytest.fixture
def unwatched(laptops: Pair, tmp_path: Path, stick: Path) -> Pair:
    """The ward's laptops with a local folder in which nothing can be kept: a copy looks to itself like the first."""
    (tmp_path / "không phải thư mục").touch()
    first, second = (replace(laptop, local=tmp_path / "không phải thư mục") for laptop in laptops)
    assert settle(stick, first, second).plain
    return first, second


def test_twins_nobody_noticed_are_flagged_and_all_they_wrote_is_taken(unwatched: Pair, stick: Path, tmp_path: Path):
    first, second = unwatched
    twin = first.copied(tmp_path / "bản chép")
    name = first.writer
    assert twin.writer == name
    first.write("Người Máy Cũ")
    first.edit("Người Chung", phone="0911111111")
    twin.write("Người Máy Chép")
    twin.edit("Người Chung", phone="0922222222")
    apart = tmp_path / "USB khác"
    apart.mkdir()
    exchange(apart, first)
    exchange(stick, twin, second)
    assert used_twice(stick) == {}
    assert exchange(apart, second).results["forked"], "the same places of the chain, another content"
    assert {writer for writer, _ in used_twice(apart)} == {name}
    assert exchange(apart, twin).results["forked"], "segments under its own name that it never wrote"
    assert exchange(apart, first).results["forked"]
    assert second.flagged() >= {name}
    ours, theirs = first.write("Người Về Sau Một"), twin.write("Người Về Sau Hai")
    assert len({writer_of(ours), writer_of(theirs), name}) == 3, "neither goes on under the name"
    last = settle(apart, twin, first, second)
    assert (last.results["forked"], last.equal) == (0, True)
    assert second.names() == {"Người Chung", "Người Máy Cũ", "Người Máy Chép", "Người Về Sau Một", "Người Về Sau Hai"}
    assert second.questions() == [{"0911111111", "0922222222"}]


def test_a_person_says_which_desk_is_the_copy(unwatched: Pair, stick: Path, tmp_path: Path):
    first, second = unwatched
    twin = first.copied(tmp_path / "bản chép")
    named = twin.do("devices", "--copy")["writer"]
    theirs, ours = twin.write("Người Máy Chép"), first.write("Người Máy Cũ")
    assert writer_of(theirs) == named == twin.writer
    assert writer_of(ours) == first.writer != named
    assert settle(stick, twin, first, second).plain
    assert used_twice(stick) == {}
    assert second.flagged() == set()


def test_an_old_copy_nobody_noticed_sees_its_own_later_segments_before_it_writes_any(
    unwatched: Pair, stick: Path, tmp_path: Path,
):
    first, second = unwatched
    yesterday = first.put_away(tmp_path / "hôm qua")
    lost = first.write("Người Hôm Nay")
    exchange(stick, first)
    first.put_back(yesterday)
    again = first.write("Người Sau Khi Chép Lại")
    assert writer_of(again) == writer_of(lost), "nothing told it"
    assert exchange(stick, first).results["forked"]
    assert first.writer != writer_of(lost)
    assert used_twice(stick) == {}
    assert settle(stick, second, first).plain
    assert second.names() == {"Người Chung", "Người Hôm Nay", "Người Sau Khi Chép Lại"}
