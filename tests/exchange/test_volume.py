"""What a place lies on, and the places a desk remembers (format §4)."""

from pathlib import Path

import pytest

from dxdesk.exchange import volume
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.volume import size_text, volume_of
from dxdesk.store.database import Store
from dxdesk.store.places import note_place, places_known


def test_places_are_remembered(desks: list[Store], stick: Path, tmp_path: Path) -> None:
    a = desks[0]
    exchange(a, stick, preview=True)
    assert places_known(a) == []
    exchange(a, stick)
    first = places_known(a)[0]
    exchange(a, stick)
    [again] = places_known(a)
    assert again.path == str(stick / "DXDESK") and again.first == first.first < again.last
    other = tmp_path / "chung"
    other.mkdir()
    exchange(a, other)
    note_place(a, first.path, "1A2B-3C4D", "KINGSTON")
    assert [(one.path, one.label) for one in places_known(a)] == [
        (first.path, "KINGSTON"), (str(other / "DXDESK"), ""), (first.path, "")]


def test_what_a_folder_lies_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = volume_of(tmp_path)
    assert there.total >= there.free > 0 and there.filesystem and 4096 <= there.cluster <= 128 * 1024
    told = {
        "/proc/self/mountinfo": (
            "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n"
            f"2 1 8:17 / {str(tmp_path).replace(' ', chr(92) + '040')} rw - vfat /dev/sdb1 rw"),
        "/run/udev/data/b8:17": "E:ID_FS_LABEL=KINGSTON\nE:ID_FS_TYPE=vfat\nE:ID_FS_UUID=1A2B-3C4D\nE:ID_BUS=usb",
    }
    monkeypatch.setattr(volume, "_read", lambda path: told.get(path, ""))
    stick = volume_of(tmp_path)
    assert (stick.label, stick.filesystem, stick.serial, stick.removable) == ("KINGSTON", "FAT32", "1A2B-3C4D", True)
    assert volume_of(tmp_path.parent).filesystem == "ext4" and not volume_of(tmp_path.parent).removable


@pytest.mark.parametrize(("size", "text"), [
    (0, "0 KB"), (1, "1 KB"), (1_048_575, "1024 KB"), (1_300_000, "1,2 MB"), (15_700_000_000, "14,6 GB"),
])
def test_sizes_as_people_read_them(size: int, text: str) -> None:
    assert size_text(size) == text
