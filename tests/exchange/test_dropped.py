"""Attachments under any name, in any wrapping, several at once; hostile ones say a sentence (format §4)."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dxdesk.errors import ExchangeError
from dxdesk.exchange import attachments, brake, dropped, package
from dxdesk.exchange.attachments import DEPTH
from dxdesk.exchange.bundles import bundle
from dxdesk.exchange.devices import devices, revoke
from dxdesk.exchange.dropped import locked, receive
from dxdesk.exchange.envelope import WRONG_PASSPHRASE
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.package import pack
from dxdesk.exchange.results import SegmentRefused
from dxdesk.store.database import Store
from dxdesk.store.saving import WRITER, Change, save
from tests.exchange.desks import add_person, all_equal, results, tree
from tests.exchange.wards import Ward, names, refused, unchanged

PASSPHRASE = "con trâu đi trước"
LOCK = b"age-encryption.org/v1\n-> scrypt x 10\n"


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.fixture
def pair(ward: Ward) -> tuple[Store, Store]:
    """Two laptops that know each other; the second wrote something since and left it on a stick."""
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 1")
    ward.meet(officer, team)
    add_person(team, "Người mới")
    exchange(team, ward.stick)
    return officer, team


def newest(ward: Ward, team: Store) -> Path:
    """The pack with the news."""
    return max((ward.stick / "DXDESK" / "log" / team.setting(WRITER)).iterdir(), key=lambda path: path.name)


def given(ward: Ward, name: str, data: bytes) -> Path:
    inbox = ward.folder / "Zalo nhận"
    inbox.mkdir(exist_ok=True)
    (inbox / name).write_bytes(data)
    return inbox / name


WRAPPINGS: dict[str, Callable[[bytes], bytes]] = {
    "000003-resident (1).csv.age": lambda data: data,
    "000003-resident.sync-conflict-20261122-ABCDEFG.csv.age": lambda data: data,
    "thư.txt": lambda data: data,
    "không đuôi": lambda data: data,
    "ảnh.jpg": lambda data: data,
    "000003-resident.csv.tmp": lambda data: data,
    "gói.zip": lambda data: zipped({"000003-resident.csv.age": data}),
    "nén lại.zip": lambda data: zipped({"gói.zip": zipped({"a (1).age": data})}),
    "đổi tên.docx": lambda data: zipped({"trong/ảnh.png": b"\x89PNG", "trong/thư.txt": data}),
    "ba lớp": lambda data: zipped({"a": zipped({"b": zipped({"c": data})})}),
    "mac.zip": lambda data: zipped({"x.csv.age": data, "__MACOSX/._x.csv.age": b"Mac OS X", "._x.age": b"Mac"}),
}


def test_a_pack_is_taken_under_any_name_and_wrapping(ward: Ward, pair: tuple[Store, Store]) -> None:
    officer, team = pair
    receive(officer, [newest(ward, team)])
    for name, wrapped in WRAPPINGS.items():
        person = f"Người của {name}"
        add_person(team, person)
        exchange(team, ward.stick)
        file = given(ward, name, wrapped(newest(ward, team).read_bytes()))
        before = tree(file.parent)
        seen = receive(officer, [file], preview=True)
        assert results(seen) == {"received": 1} and person not in names(officer), name
        done = receive(officer, [file])
        assert results(done) == {"received": 1} and person in names(officer), name
        assert (done.incoming[0].new, done.incoming[0].ops) == (seen.incoming[0].new, seen.incoming[0].ops) == (1, 1)
        assert done.intake and not done.outgoing and tree(file.parent) == before, name
        assert results(receive(officer, [file])) == {"held": 1}, name
    assert all_equal(officer, team)


def test_an_exchange_folder_zipped_by_a_file_manager(ward: Ward, pair: tuple[Store, Store]) -> None:
    officer, team = pair
    ward.clock.jump(days=40)
    bundle(team, ward.stick)
    shutil.rmtree(ward.stick / "DXDESK" / "log")
    (ward.stick / "DXDESK" / "log").mkdir()
    half = ward.stick / "DXDESK" / "log" / "x.csv.abc.tmp"
    half.write_bytes(b"half")
    lost = ward.invited(officer, "máy mất")
    exchange(lost, ward.stick)
    exchange(officer, ward.stick)
    revoke(officer, lost.setting(WRITER))
    exchange(officer, ward.stick)
    add_person(officer, "Cán bộ ghi")
    exchange(officer, ward.stick)
    file = Path(shutil.make_archive(str(ward.folder / "DXDESK"), "zip", ward.stick, "DXDESK"))
    done = receive(team, [file])
    assert {"Cán bộ ghi", "Dân của phường"} <= names(team)
    assert set(results(done)) <= {"received", "held", "unknown_device"} and done.receipts
    assert all_equal(officer, team)
    assert next(one for one in devices(team) if lost.setting(WRITER) in one.writers).state == "revoked"


def test_several_at_once_with_what_explains_them_last(ward: Ward, pair: tuple[Store, Store]) -> None:
    officer, team = pair
    news = ward.invited(officer, "tổ mới")
    exchange(news, ward.stick)
    pack_of_news = newest(ward, news).read_bytes()
    [card] = (ward.stick / "DXDESK" / "devices").glob(f"{news.setting(WRITER)}*")
    lists = [path for folder in ("trust", "devices") for path in (ward.stick / "DXDESK" / folder).iterdir()]
    said = [given(ward, f"{number}.txt", path.read_bytes()) for number, path in enumerate(lists)]
    files = [given(ward, "a", pack_of_news), given(ward, "b.age", newest(ward, team).read_bytes()), *said]
    told: list[tuple[int, int]] = []
    assert card.read_bytes() in {path.read_bytes() for path in said}
    done = receive(officer, files, progress=lambda n, of: told.append((n, of)))
    assert told == [(n, len(files)) for n in range(1, len(files) + 1)]
    assert [one.result for one in done.incoming[:2]] == ["received", "received"]
    assert all(one.result == "held" and "chỉ có danh sách" in one.sentence for one in done.incoming[2:])
    assert {"Dân của tổ mới", "Người mới"} <= names(officer)


def test_packages_behind_a_passphrase_wrapped_again(
    ward: Ward, pair: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, team = pair
    opened: list[str] = []

    def unseal(data: bytes, passphrase: str) -> bytes:
        opened.append(passphrase)
        if passphrase != PASSPHRASE:
            raise SegmentRefused("not_for_this_device", WRONG_PASSPHRASE)
        return data.removeprefix(LOCK)

    # Proved with the real envelope, which is slow by design, in test_dropped_packages.
    monkeypatch.setattr(package, "seal_by_passphrase", lambda data, _: LOCK + data)
    monkeypatch.setattr(attachments, "unseal_by_passphrase", unseal)
    sealed = pack(team, ward.folder / "gói", PASSPHRASE).file.read_bytes()
    file, plain = given(ward, "gói.age.zip", zipped({"gói.txt": sealed})), newest(ward, team)
    assert locked([plain, file]) == [file] and opened == []
    asked = receive(officer, [file])
    assert results(asked) == {"not_for_this_device": 1} and "có mật khẩu" in asked.incoming[0].sentence
    wrong = receive(officer, [file], "con trâu đi sau")
    assert "Mật khẩu" in wrong.incoming[0].sentence and len(opened) == 1
    assert "received" in results(receive(officer, [file], PASSPHRASE)) and len(opened) == 2
    assert all_equal(officer, team)


def test_what_would_change_much_is_asked_about(
    ward: Ward, pair: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, team = pair
    monkeypatch.setattr(brake, "LEAST", 2)
    people = [add_person(team, f"Người {number}") for number in range(6)]
    ward.meet(team, officer)
    for record in people:
        save(team, [Change("resident", {"address": "Khu phố 3"}, record)])
    exchange(team, ward.stick)
    file, same = given(ward, "x", newest(ward, team).read_bytes()), unchanged(officer)
    assert receive(officer, [file], preview=True).asks
    with pytest.raises(brake.Braked) as asked:
        receive(officer, [file])
    assert (asked.value.changed, asked.value.deleted) == (6, 0) and same()
    assert results(receive(officer, [file], braked=False)) == {"received": 1}


def deep(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = zipped({"x": data})
    return data


def quine() -> bytes:
    """Many zips in a zip, each with many."""
    inner = zipped({f"{n}": zipped({"x.csv": b""}) for n in range(150)})
    return zipped({f"{n}": inner for n in range(150)})


def bomb() -> bytes:
    return zipped({f"{n}.csv": b"#dxdesk;" + bytes(8_000_000) for n in range(9)})


HOSTILE: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "empty": (lambda: b"", {"truncated"}),
    "no zip": (lambda: b"PK\3\4" + b"x" * 90, {"truncated"}),
    "empty zip": (lambda: zipped({}), {"not_ours", "truncated"}),
    "photos": (lambda: zipped({"a.jpg": b"x" * 999, "b.bmp": bytes(20_000_000)}), {"not_ours"}),
    "too deep": (lambda: deep(b"#dxdesk;", DEPTH + 1), {"over_limit"}),
    "parent path": (lambda: zipped({"../../a.csv": b"x"}), {"over_limit"}),
    "absolute path": (lambda: zipped({"/etc/a.csv": b"x"}), {"over_limit"}),
    "inner parent path": (lambda: zipped({"in.zip": zipped({"..\\a.csv": b"x"})}), {"over_limit"}),
    "bomb": (bomb, {"over_limit"}),
    "bomb inside": (lambda: zipped({"in": bomb()}), {"over_limit"}),
    "zips in zips in zips": (quine, {"over_limit", "truncated"}),
    "rar": (lambda: b"Rar!\x1a\x07\x01\x00" + b"x" * 99, {"not_ours"}),
    "7z inside": (lambda: zipped({"x.csv": b"7z\xbc\xaf\x27\x1c"}), {"not_ours"}),
    "other method": (lambda: zipped({"x.csv": b"#dxdesk;" * 99}, zipfile.ZIP_LZMA), {"not_ours"}),
    "json": (lambda: b'{"a": 1}', {"not_ours"}),
    "deep json": (lambda: b'{"a":' * 100_000, {"not_ours"}),
    "cut pack": (lambda: "\ufeff#dxdesk;format=1;kind=visit".encode(), {"truncated", "altered"}),
    "cut envelope": (lambda: b"age-encryption.org/v1\n-> X25519 abc", {"truncated"}),
    "many locked": (lambda: zipped({f"{n}": locked_by(n) for n in range(20)}), {"over_limit", "not_for_this_device"}),
    "sheet": (lambda: zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), {"not_ours"}),
}


def locked_by(number: int) -> bytes:
    return b"age-encryption.org/v1\n-> scrypt %022d 10\nx\n--- " % number + b"A" * 43 + b"\n" + b"x" * 99


def test_hostile_attachments_say_a_sentence_and_change_nothing(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    team = ward.alone("tổ 1")
    tried: list[int] = []

    def wrong(_: bytes, __: str) -> bytes:
        tried.append(1)
        raise SegmentRefused("not_for_this_device", WRONG_PASSPHRASE)

    monkeypatch.setattr(attachments, "unseal_by_passphrase", wrong)
    receive(team, [])  # says what a laptop says of itself once
    same = unchanged(team)
    for kind, (make, allowed) in HOSTILE.items():
        file = given(ward, "tệp nhận", make())
        for preview in (True, False):
            done = receive(team, [file], PASSPHRASE, preview=preview)
            assert done.incoming and set(results(done)) <= allowed, kind
            assert all(one.sentence.endswith(".") for one in done.incoming), kind
        assert same() and len(tried) <= 2 * attachments.PASSPHRASES, kind
        assert [path.name for path in file.parent.iterdir()] == ["tệp nhận"], kind


def test_no_more_is_unpacked_than_a_laptop_can_hold(
    ward: Ward, pair: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, team = pair
    data = newest(ward, team).read_bytes()
    file = given(ward, "x", zipped({"a": data, "in": zipped({"b": data}), "c": data}))
    with monkeypatch.context() as patch:
        patch.setattr(attachments, "UNPACKED_LIMIT", 2 * len(data))
        assert results(receive(officer, [file])) == {"received": 1, "over_limit": 1, "held": 1}
    monkeypatch.setattr(attachments, "MEMBER_LIMIT", 2)
    assert results(receive(officer, [file])) == {"held": 1, "over_limit": 2}


def test_a_good_pack_beside_hostile_ones_is_taken(ward: Ward, pair: tuple[Store, Store]) -> None:
    officer, team = pair
    data = newest(ward, team).read_bytes()
    file = given(ward, "x.zip", zipped({"a": deep(b"x", 9), "b.csv": b"\0" * 9_000_000, "c": data}))
    assert results(receive(officer, [file])) == {"over_limit": 2, "received": 1}
    assert "Người mới" in names(officer)


def test_files_that_are_not_there_change_nothing(ward: Ward, pair: tuple[Store, Store]) -> None:
    officer, team = pair
    same, good = unchanged(officer), newest(ward, team)
    refused("cannot_read", receive, officer, [good, ward.folder / "không có"])
    refused("cannot_read", receive, officer, [good, ward.folder])
    refused("cannot_read", locked, [ward.folder])
    assert same() and receive(officer, []).incoming == ()


def test_a_revoked_laptop_takes_nothing(ward: Ward, pair: tuple[Store, Store]) -> None:
    officer, team = pair
    revoke(officer, team.setting(WRITER))
    told = pack_unsealed(officer, ward)
    refused("revoked", receive, team, [told])
    with pytest.raises(ExchangeError):
        receive(team, [told], preview=True)


def pack_unsealed(store: Store, ward: Ward) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package, "seal_by_passphrase", lambda data, _: data)
        return pack(store, ward.folder / "gói", PASSPHRASE).file


def test_stopped_between_files_keeps_what_was_taken(ward: Ward, pair: tuple[Store, Store]) -> None:
    officer, team = pair
    files = [given(ward, "a", newest(ward, team).read_bytes()), given(ward, "b", b"x")]

    def stop(_: int, __: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        receive(officer, files, progress=stop)
    receive(officer, files)
    assert "Người mới" in names(officer) and all_equal(officer, team)


def test_lists_beyond_what_a_ward_has_are_not_all_read(
    ward: Ward, pair: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, team = pair
    monkeypatch.setattr(dropped, "LISTS_AT_MOST", 10)
    trust = next((ward.stick / "DXDESK" / "trust").iterdir())
    assert receive(officer, [trust, newest(ward, team)]).receipts == ()
    assert "Người mới" in names(officer)
