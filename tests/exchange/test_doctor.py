"""A stick looked at before it is used: what is wrong is said, and nothing is left there."""

import errno
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from dxdesk.errors import ExchangeError
from dxdesk.exchange import disk, doctor
from dxdesk.exchange.disk import half_of
from dxdesk.exchange.doctor import Checkup, examine
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.place import Place
from dxdesk.exchange.volume import Volume, volume_of
from dxdesk.store.database import Store
from dxdesk.store.saving import WRITER, Change, save
from tests.exchange.desks import add_person, tree
from tests.exchange.sticks import small_disk, stick_of

STEPS = ["write", "room", "filesystem", "files", "halves", "clock"]


def wrong(found: Checkup) -> dict[str, str]:
    """The steps that are not well, with their sentences."""
    assert [step.what for step in found.steps] == STEPS
    assert all(step.sentence.endswith(".") for step in found.steps)
    assert found.ok == all(step.ok for step in found.steps)
    return {step.what: step.sentence for step in found.steps if not step.ok}


def test_a_sound_place_and_nothing_left_there(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    assert wrong(examine(a, stick)) == {} and not list(stick.iterdir())
    add_person(a, "Trần Thị Bé")
    before = examine(a, stick)
    exchange(a, stick)
    lying, after = tree(stick), examine(a, stick)
    assert wrong(after) == {} and tree(stick) == lying
    written = sum(len(data) for data, _ in lying.values())
    assert written < before.need + 256 * 1024 and after.need < before.need
    assert examine(b, stick).need > 0
    assert after.total >= after.free > after.need


@pytest.mark.parametrize(("kind", "name"), [("exfat", ""), ("fat32", "FAT32")])
def test_a_stick_as_shops_sell_them(desks: list[Store], tmp_path: Path, kind: str, name: str) -> None:
    with stick_of(kind, tmp_path / "USB") as stick:
        found = examine(desks[0], stick)
        assert wrong(found) == {} and found.total < 50 * 1024 * 1024
        assert not name or found.filesystem == name


def test_too_little_room_is_said_in_numbers(desks: list[Store], tmp_path: Path) -> None:
    with small_disk(tmp_path / "USB", "2m") as stick:
        for number in range(40):
            save(desks[0], [Change("resident", {"full_name": f"{number}", "note": "x" * 60_000})])
        assert wrong(examine(desks[0], stick)) == {
            "room": "Còn 2,0 MB, lần này cần nhiều nhất 2,6 MB. Xóa bớt tệp trước đã."}
        (stick / "phim.mkv").write_bytes(b"x" * 2_000_000)
        assert set(wrong(examine(desks[0], stick))) == {"write", "room"}
        assert [path.name for path in stick.iterdir()] == ["phim.mkv"]


@pytest.mark.parametrize(("number", "said"), [
    (errno.EROFS, "chỉ cho đọc"), (errno.EACCES, "Không có quyền"), (errno.EIO, "báo lỗi ổ đĩa"),
])
def test_a_place_that_cannot_be_written(
    desks: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    assert said in wrong(examine(desks[0], stick))["write"]
    assert not list(stick.iterdir())


def test_a_stick_that_keeps_something_else(desks: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = disk.read_back
    monkeypatch.setattr(disk, "read_back", lambda path: real(path)[:-1] + b"?")
    assert "không giữ đúng" in wrong(examine(desks[0], stick))["write"]
    monkeypatch.setattr(disk, "read_back", real)
    monkeypatch.setattr(doctor, "read_back", lambda path: b"")
    assert "Đổi USB khác" in wrong(examine(desks[0], stick))["write"]
    assert not list(stick.iterdir())


def test_a_stick_pulled_out_meanwhile(desks: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exchange(desks[0], stick)
    monkeypatch.setattr(doctor, "keep", lambda *_: shutil.rmtree(stick) or _gone())
    with pytest.raises(ExchangeError) as refused:
        examine(desks[0], stick)
    assert refused.value.code == "pulled_out"


def _gone() -> None:
    raise OSError(errno.ENODEV, "gone")


def test_a_folder_that_is_none(desks: list[Store], stick: Path) -> None:
    with pytest.raises(ExchangeError) as refused:
        examine(desks[0], stick / "không có")
    assert refused.value.code == "folder_missing"


def on(monkeypatch: pytest.MonkeyPatch, stick: Path, **facts: object) -> None:
    """The place lies on such a volume."""
    there = volume_of(stick)
    told = {name: getattr(there, name) for name in Volume.__dataclass_fields__} | facts
    monkeypatch.setattr(Place, "volume", lambda _: Volume(**told))


def test_file_systems_and_their_limits(desks: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exchange(desks[0], stick)
    on(monkeypatch, stick, filesystem="exFAT", label="KINGSTON", removable=True)
    found = examine(desks[0], stick)
    assert (found.label, found.removable, wrong(found)) == ("KINGSTON", True, {})
    assert found.steps[2].sentence == "Ổ định dạng exFAT, dùng được. Gỡ USB an toàn trước khi rút."
    on(monkeypatch, stick, filesystem="iso9660")
    assert "chỉ cho đọc" in wrong(examine(desks[0], stick))["filesystem"]
    on(monkeypatch, stick, filesystem="FAT32", total=0, free=0)
    monkeypatch.setattr(doctor, "_ENTRIES", 20)
    said = wrong(examine(desks[0], stick))
    assert set(said) == {"filesystem"} and "sắp không thêm được tệp" in said["filesystem"]


def test_more_files_than_are_read_in_time(desks: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exchange(desks[0], stick)
    monkeypatch.setattr(doctor, "MANY", 3)
    assert "đọc sẽ chậm" in wrong(examine(desks[0], stick))["files"]


def test_halves_and_clocks(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    exchange(a, stick)
    file = stick / "DXDESK" / "trust" / "x.json"
    half_of(file, a.setting(WRITER)).write_bytes(b"half")
    half_of(file, b.setting(WRITER)).write_bytes(b"half")
    found = examine(a, stick)
    assert "Máy này có 1 tệp ghi dở" in found.steps[4].sentence and "1 tệp máy khác" in found.steps[4].sentence
    later = (a.clock() + timedelta(days=400)).timestamp()
    os.utime(next((stick / "DXDESK" / "devices").iterdir()), (later, later))
    assert "Một trong hai đồng hồ sai" in wrong(examine(a, stick))["clock"]
