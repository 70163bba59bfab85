"""Real file systems of sticks, full ones, ones that keep something else, and links laid on purpose (format §4)."""

import errno
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from dxdesk.errors import ExchangeError
from dxdesk.exchange import disk, place
from dxdesk.exchange.bundles import bundle
from dxdesk.exchange.disk import WAITING, NotKeptError, half_of, keep
from dxdesk.exchange.doctor import examine
from dxdesk.exchange.dropped import receive
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.place import OLD, Place
from dxdesk.store.database import Store
from dxdesk.store.saving import WRITER, Change, save
from dxdesk.store.segments import unsent
from dxdesk.store.state import state_hash
from tests.exchange.desks import add_person, all_equal, results, tree, value
from tests.exchange.sticks import run, small_disk, stick_of


@pytest.mark.parametrize("kind", ["exfat", "fat32"])
def test_laptops_meet_on_a_stick_as_shops_sell_them(desks: list[Store], tmp_path: Path, kind: str) -> None:
    a, b, c = desks
    person = add_person(a, "Trần Thị Bé")
    with stick_of(kind, tmp_path / "USB") as stick:
        for _ in range(2):
            for store in (a, b, c):
                exchange(store, stick)
        before = tree(stick)
        assert set(results(exchange(a, stick))) == {"held"}
        assert tree(stick) == before
    assert value(c, person, "full_name") == "Trần Thị Bé"
    assert all_equal(a, b, c)


def test_a_full_stick_takes_nothing_and_gives_all(desks: list[Store], tmp_path: Path) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé")
    with small_disk(tmp_path / "USB", "2m") as stick:
        exchange(a, stick)
        for number in range(40):
            save(b, [Change("resident", {"full_name": f"{number}", "note": "x" * 60_000})])
        before = tree(stick)
        with pytest.raises(ExchangeError) as refused:
            exchange(b, stick)
        assert refused.value.code == "disk_full"
        assert " MB, cần " in refused.value.sentence and "Đã nhận" in refused.value.sentence
        assert tree(stick) == before and not unsent(b)
        assert value(b, person, "full_name") == "Trần Thị Bé"
        (stick / "phim.mkv").write_bytes(b"x" * 1_400_000)
        with pytest.raises(ExchangeError) as refused:
            exchange(b, stick)
        assert refused.value.code == "disk_full"
        assert not list(stick.rglob(f"*{WAITING}"))


def test_the_disk_fills_up_while_it_is_written(
    desks: list[Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program takes the room meanwhile, or a share that tells no room is full."""
    a, b, _ = desks
    monkeypatch.setattr(Place, "check_room", lambda *_: None)
    for number in range(30):
        save(a, [Change("resident", {"full_name": f"{number}", "note": "x" * 60_000})])
    add_person(a, "Trần Thị Bé")
    with small_disk(tmp_path / "USB", "1m") as stick:
        with pytest.raises(ExchangeError) as refused:
            exchange(a, stick)
        assert refused.value.code == "disk_full"
        assert not list(stick.rglob(f"*{WAITING}"))
        moved = shutil.copytree(stick, tmp_path / "rộng")
    assert set(results(exchange(b, moved))) <= {"received", "unknown_device"}
    exchange(a, moved)
    exchange(b, moved)
    assert all_equal(a, b)


def test_a_share_that_tells_no_room_is_believed(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(total=0, free=0))
    Place(stick).check_room([10**9])
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(total=10**9, free=10**6))
    with pytest.raises(place.NoRoomError):
        Place(stick).check_room([10**6])
    Place(stick).check_room([10**5])


def altered(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1]) if data else b"x"


def test_a_stick_that_keeps_something_else_is_named(
    desks: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, _ = desks
    exchange(b, stick)
    add_person(a, "Trần Thị Bé")
    before = {name: data for name, (data, _) in tree(stick).items()}
    real = disk.read_back
    with monkeypatch.context() as patch:
        patch.setattr(disk, "read_back", lambda path: altered(real(path)))
        with pytest.raises(ExchangeError) as refused:
            exchange(a, stick)
    assert refused.value.code == "not_kept"
    assert "USB không giữ đúng những gì vừa ghi" in refused.value.sentence
    assert {name: data for name, (data, _) in tree(stick).items()} == before
    exchange(a, stick)
    exchange(b, stick)
    exchange(a, stick)
    assert all_equal(a, b)


def test_what_is_written_is_read_back_before_the_old_file_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "tệp"
    file.write_bytes(b"old")
    monkeypatch.setattr(disk, "read_back", lambda _: b"new, damaged")
    with pytest.raises(NotKeptError):
        keep(file, b"new", "w")
    assert [path.name for path in tmp_path.iterdir()] == ["tệp"] and file.read_bytes() == b"old"


def test_a_scanner_that_holds_a_new_file_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusals = iter([1, 1])
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if next(refusals, 0):
            raise PermissionError(errno.EACCES, "held")
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        patch.setattr(disk, "_PAUSES", (0.0, 0.0, 0.0))
        patch.setattr(disk, "PATIENT", True)
        keep(tmp_path / "tệp", b"data", "w")
    assert (tmp_path / "tệp").read_bytes() == b"data"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_laid_on_a_stick_lead_nowhere(desks: list[Store], stick: Path, tmp_path: Path) -> None:
    a, _, _ = desks
    exchange(a, stick)
    mine = tmp_path / "của tôi"
    mine.mkdir()
    (mine / "thư.txt").write_text("giữ nguyên", "utf-8")
    add_person(a, "Trần Thị Bé")
    trust = next((stick / "DXDESK" / "trust").iterdir())
    trust.write_bytes(b"{}")
    half_of(trust, a.setting(WRITER)).symlink_to(mine / "thư.txt")
    exchange(a, stick)
    assert (mine / "thư.txt").read_text("utf-8") == "giữ nguyên" and b"statements" in trust.read_bytes()
    shutil.rmtree(stick / "DXDESK" / "log")
    (stick / "DXDESK" / "log").symlink_to(mine)
    with pytest.raises(ExchangeError) as refused:
        exchange(a, stick)
    assert refused.value.code == "no_access"
    assert [path.name for path in mine.iterdir()] == ["thư.txt"]


def test_only_own_old_halves_are_tidied(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    exchange(a, stick)
    log = stick / "DXDESK" / "log" / a.setting(WRITER)
    ages = {"own old": 2, "own new": 0, "other old": 2}
    halves = {
        "own old": half_of(log / "000001-visit.csv", a.setting(WRITER)),
        "own new": half_of(log / "000002-visit.csv", a.setting(WRITER)),
        "other old": half_of(log / "000003-visit.csv", b.setting(WRITER)),
        "nobody's": log / "000004-visit.csv.tmp",
    }
    for name, path in halves.items():
        path.write_bytes(b"half")
        moment = (a.clock() - ages.get(name, 2) * (OLD / 2 + timedelta(hours=1))).timestamp()
        os.utime(path, (moment, moment))
    assert "truncated" not in results(exchange(a, stick))
    assert sorted(name for name, path in halves.items() if path.exists()) == ["nobody's", "other old", "own new"]


def test_names_folded_by_a_stick_are_the_same_files(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé")
    exchange(a, stick)
    folded = stick / "DXDESK"
    for path in sorted(folded.rglob("*"), key=lambda one: -len(one.parts)):
        path.rename(path.with_name(path.name.upper()))
    assert "unknown_device" not in results(exchange(b, stick))
    assert value(b, person, "full_name") == "Trần Thị Bé"


def test_the_folder_is_found_however_it_is_spelled(desks: list[Store], stick: Path) -> None:
    exchange(desks[0], stick)
    (stick / "DXDESK").rename(stick / "DxDesk")
    assert "received" in results(exchange(desks[1], stick))
    assert [path.name for path in stick.iterdir()] == ["DxDesk"]
    (stick / "DXDESK").mkdir()
    assert Place(stick).root.name == "DXDESK"


def unreadable(patch: pytest.MonkeyPatch, bad: Path) -> None:
    """A file on a worn spot of a stick."""
    real = Path.open

    def opened(path: Path, mode: str = "r", *more: object, **named: object) -> object:
        if path == bad and "r" in mode:
            raise OSError(errno.EIO, "worn")
        return real(path, mode, *more, **named)

    patch.setattr(Path, "open", opened)


def test_one_file_that_cannot_be_read_any_more_stops_nobody(
    desks: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, c = desks
    person = add_person(a, "Trần Thị Bé")
    exchange(a, stick)
    exchange(b, stick)
    [bad] = [path for path in (stick / "DXDESK").rglob("*.csv") if "-resident-" in path.name]
    whole = bad.read_bytes()
    with monkeypatch.context() as patch:
        unreadable(patch, bad)
        done = exchange(c, stick)
        assert results(done)["truncated"] == 1 and value(c, person, "full_name") is None
    bad.write_bytes(bytes(len(whole)))
    with monkeypatch.context() as patch:
        unreadable(patch, bad)
        exchange(b, stick)
    assert bad.read_bytes() == whole
    exchange(c, stick)
    assert value(c, person, "full_name") == "Trần Thị Bé"


def test_a_stick_locked_against_writing(desks: list[Store], tmp_path: Path) -> None:
    a, b, _ = desks
    with small_disk(tmp_path / "USB", "4m") as stick:
        add_person(a, "Trần Thị Bé")
        exchange(a, stick)
        run("mount", "-o", "remount,ro", stick)
        before, hashed = tree(stick), state_hash(b)
        for act in (exchange, bundle):
            with pytest.raises(ExchangeError) as refused:
                act(b, stick)
            assert (refused.value.code, "khóa ghi" in refused.value.sentence) == ("read_only", True)
        assert not examine(b, stick).ok and "chỉ cho đọc" in examine(b, stick).steps[0].sentence
        assert (tree(stick), state_hash(b)) == (before, hashed)
        assert results(exchange(b, stick, preview=True))["received"] > 0
        assert results(receive(b, [path for path in stick.rglob("*.*") if path.is_file()]))["received"] > 0
    assert state_hash(b) != hashed


@pytest.mark.parametrize("at", range(0, 8, 2))
def test_two_laptops_write_into_one_share_at_once(
    desks: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """The second exchanges from end to end between two writes of the first."""
    a, b, c = desks
    people = [add_person(store, f"Người {number}") for number, store in enumerate(desks)]
    exchange(c, stick)
    counted, real = iter(range(1_000)), place.keep

    def keep(path: Path, data: bytes, mark: str) -> None:
        if mark == a.setting(WRITER) and next(counted) == at:
            exchange(b, stick)
        real(path, data, mark)

    monkeypatch.setattr(place, "keep", keep)
    exchange(a, stick)
    assert next(counted) > at
    for store in (a, b, c, a):
        assert set(results(exchange(store, stick))) <= {"received", "held"}
    assert all_equal(a, b, c) and all(value(c, person, "full_name") for person in people)
    assert not list(stick.rglob(f"*{WAITING}"))


def test_nothing_is_written_where_a_stick_was_mounted(desks: list[Store], tmp_path: Path) -> None:
    a, _, _ = desks
    add_person(a, "Trần Thị Bé")
    for used in (False, True):
        with small_disk(tmp_path / f"USB {used}", "4m") as stick:
            if used:
                exchange(a, stick)
            lying = Place(stick, a.setting(WRITER))
            run("umount", stick)
            with pytest.raises(ExchangeError) as refused, place.faults(lying, lambda: ""):
                lying.prepare(("log",))
            assert refused.value.code == "pulled_out" and lying.gone
            with pytest.raises(OSError, match="gone"):
                lying.write("trust/x.json", b"{}")
            assert not list(stick.iterdir())


def test_a_stick_whose_folder_is_still_shown_but_answers_nothing(
    desks: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange(desks[0], stick)
    real = Path.stat

    def dead(path: Path, **named: object) -> os.stat_result:
        if path.is_relative_to(stick):
            raise OSError(errno.ENOTCONN, "transport endpoint is not connected")
        return real(path, **named)

    monkeypatch.setattr(Path, "stat", dead)
    for act in (exchange, examine, bundle):
        with pytest.raises(ExchangeError) as refused:
            act(desks[0], stick)
        assert refused.value.code == "folder_missing"
