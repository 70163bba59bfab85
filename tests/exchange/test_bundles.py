"""Finished months in few files, a new laptop from these alone, and loose packs taken away by the rule (format §4)."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dxdesk.exchange import bundles
from dxdesk.exchange.bundles import Bundled, bundle
from dxdesk.exchange.devices import revoke
from dxdesk.exchange.disk import WAITING
from dxdesk.exchange.doctor import examine
from dxdesk.exchange.envelope import seal, unseal
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.known import known_statements, trust_here
from dxdesk.exchange.sending import keep_new_segments
from dxdesk.exchange.signed import take_apart
from dxdesk.exchange.ward_keys import identities, newest_group
from dxdesk.exchange.zips import members
from dxdesk.store.database import Store
from dxdesk.store.saving import WRITER
from tests.exchange.desks import add_person, all_equal, results, tree
from tests.exchange.kit import redact
from tests.exchange.sticks import pulled_at
from tests.exchange.wards import Ward, lay_packs, names, refused, unchanged


def loose(ward: Ward, store: Store | None = None) -> set[str]:
    """The loose packs on the stick, all or one laptop's."""
    found = {str(path.relative_to(ward.stick)) for path in (ward.stick / "DXDESK" / "log").rglob("*.csv*")}
    return {name for name in found if not store or store.setting(WRITER) in name}


def people(ward: Ward, store: Store | None = None) -> set[str]:
    """The loose packs of people."""
    return {name for name in loose(ward, store) if "-resident-" in name}


def lying(ward: Ward) -> list[Path]:
    return sorted((ward.stick / "DXDESK" / "bundles").glob("*"))


@pytest.fixture
def autumn(ward: Ward) -> tuple[Store, Store]:
    """Two laptops of a ward that wrote in September and October, met each time, and it is the 22nd of November."""
    ward.clock.now = datetime(2026, 9, 10, 2, 0, tzinfo=UTC)
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 1")
    ward.meet(officer, team)
    ward.clock.now = datetime(2026, 10, 10, 2, 0, tzinfo=UTC)
    add_person(officer, "Tháng mười")
    ward.meet(officer, team)
    ward.clock.now = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    return officer, team


def test_finished_months_go_into_a_file_each(ward: Ward, autumn: tuple[Store, Store]) -> None:
    officer, team = autumn
    add_person(officer, "Tháng này")
    ward.meet(officer)
    told: list[tuple[int, int]] = []
    done = bundle(officer, ward.stick, lambda n, of: told.append((n, of)))
    assert [re.sub("[0-9a-f]{8}", "#", name) for name in done.files] == [
        "bundles/25747-202609-#.zip.age", "bundles/25747-202610-#.zip.age"]
    assert told == [(n, done.packs) for n in range(1, done.packs + 1)] and done.packs > 2
    assert b"PK" not in lying(ward)[0].read_bytes()[:2]
    before = tree(ward.stick)
    assert bundle(officer, ward.stick) == Bundled((), 0, 0) and tree(ward.stick) == before
    assert bundle(team, ward.stick).files == ()
    ward.clock.jump(days=20)
    assert [name[14:20] for name in bundle(officer, ward.stick).files] == ["202611"]


def test_a_month_is_that_of_vietnam(ward: Ward) -> None:
    ward.clock.now = datetime(2026, 10, 31, 17, 30, tzinfo=UTC)
    officer = ward.alone("phường", "officer")
    keep_new_segments(officer)
    ward.clock.now = datetime(2026, 11, 30, 16, 30, tzinfo=UTC)
    assert bundle(officer, ward.stick).files == ()
    ward.clock.now = datetime(2026, 11, 30, 17, 30, tzinfo=UTC)
    assert [name[14:20] for name in bundle(officer, ward.stick).files] == ["202611"]


def test_a_new_laptop_needs_only_bundles_and_what_is_recent(ward: Ward, autumn: tuple[Store, Store]) -> None:
    officer, team = autumn
    bundle(officer, ward.stick)
    shutil.rmtree(ward.stick / "DXDESK" / "log")
    add_person(team, "Tháng này")
    exchange(team, ward.stick)
    assert len(loose(ward)) == 1
    new = ward.invited(officer, "tổ mới")
    exchange(officer, ward.stick)
    exchange(new, ward.stick)
    assert {"Tháng mười", "Tháng này", "Dân của phường"} <= names(new)
    ward.meet(officer, team, new)
    assert all_equal(officer, team, new)


def test_loose_packs_go_when_everybody_has_them(ward: Ward, autumn: tuple[Store, Store]) -> None:
    officer, team = autumn
    others, old = loose(ward, team), loose(ward, officer)
    assert bundle(team, ward.stick).removed == len(others)
    assert loose(ward, team) == set() and loose(ward, officer) == old
    done = bundle(officer, ward.stick)
    assert done.files == () and 0 < done.removed < len(old)
    left = loose(ward)
    assert len(left) == len(old) - done.removed
    ward.meet(officer, team)
    assert loose(ward) == left and all_equal(officer, team)
    ward.clock.jump(days=40)
    assert bundle(officer, ward.stick).removed == len(left) and not loose(ward)


def met_before(ward: Ward, officer: Store, name: str) -> Store:
    """A laptop of the ward the officer knows, that got nothing on the stick yet."""
    laptop = ward.invited(officer, name)
    exchange(laptop, ward.folder)
    exchange(officer, ward.folder)
    exchange(officer, ward.stick)
    return laptop


def test_nothing_goes_that_somebody_may_lack(ward: Ward, autumn: tuple[Store, Store]) -> None:
    officer, team = autumn
    absent = met_before(ward, officer, "tổ 2")
    before = people(ward)
    bundle(officer, ward.stick)  # what an invitation brings everybody has
    assert people(ward) == before
    elsewhere = ward.folder / "chung"
    elsewhere.mkdir()
    exchange(absent, ward.stick)
    exchange(officer, ward.stick)
    assert bundle(officer, elsewhere).removed == 0
    assert people(ward) == before
    assert bundle(officer, ward.stick).removed > 0
    assert people(ward) < before and people(ward, team) | people(ward, absent) <= people(ward)


def test_a_revoked_laptop_is_waited_for_no_more_and_bundles_nothing(ward: Ward, autumn: tuple[Store, Store]) -> None:
    officer, team = autumn
    lost = met_before(ward, officer, "máy mất")
    before = people(ward)
    bundle(officer, ward.stick)
    assert people(ward) == before
    revoke(officer, lost.setting(WRITER))
    ward.meet(officer, team)
    assert bundle(officer, ward.stick).removed > 0
    refused("revoked", exchange, lost, ward.stick)
    before = tree(ward.stick)
    refused("revoked", bundle, lost, ward.stick)
    assert tree(ward.stick) == before


def test_a_bundle_damaged_counts_for_nothing(ward: Ward, autumn: tuple[Store, Store]) -> None:
    officer, team = autumn
    first = bundle(team, ward.stick)
    packed = lying(ward)[0]
    whole = packed.read_bytes()
    packed.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    others = loose(ward, officer)
    again = bundle(officer, ward.stick)
    assert packed.read_bytes() != whole and again.files != (f"bundles/{packed.name}",), "it is another's file"
    assert len(loose(ward, officer)) < len(others)
    for damaged_or_whole in lying(ward):
        damaged_or_whole.unlink()
    exchange(team, ward.stick)
    people = {name.removesuffix(".csv.age") for name in others if "resident" in name}
    assert people and all(any(name.startswith(one) for name in loose(ward, officer)) for one in people)
    assert first.packs > again.packs
    assert "truncated" not in results(exchange(officer, ward.stick))


def test_what_lies_is_proved_not_believed(ward: Ward, autumn: tuple[Store, Store], monkeypatch) -> None:
    officer, _ = autumn
    real = bundles.Zipping.add

    def add(zipping: bundles.Zipping, name: str, data: bytes) -> None:
        real(zipping, name, data[:200] + b"?" + data[201:])

    with monkeypatch.context() as patch:
        patch.setattr(bundles.Zipping, "add", add)
        before = loose(ward)
        assert bundle(officer, ward.stick).removed == 0
        assert loose(ward) == before
    assert bundle(officer, ward.stick).removed > 0


def test_a_copy_with_less_in_it_is_not_the_pack(ward: Ward, autumn: tuple[Store, Store]) -> None:
    officer, team = autumn
    keys = identities(team, trust_here(team, known_statements(team)))[0]
    bundle(team, ward.stick)
    group = newest_group(team, trust_here(team, known_statements(team)))
    for path in lying(ward):
        zipping = bundles.Zipping()
        for member in members(unseal(path.read_bytes(), keys)):
            body = member.read()
            ops = {row[0] for row in take_apart(body).rows}
            zipping.add(member.name, redact(body, ops, ops))
        path.write_bytes(seal(zipping.finish(), [group]))
    before = tree(ward.stick)
    assert bundle(officer, ward.stick) == Bundled((), 0, 0)
    assert tree(ward.stick) == before


def test_a_month_too_large_for_one_file_goes_into_several(
    ward: Ward, autumn: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, team = autumn
    monkeypatch.setattr(bundles, "SIZE", 2_000)
    done = bundle(officer, ward.stick)
    assert len(done.files) > 2 and len(set(done.files)) == len(done.files) == len(lying(ward))
    shutil.rmtree(ward.stick / "DXDESK" / "log")
    assert set(results(exchange(team, ward.stick))) == {"held"} and not loose(ward)


def test_strangers_packs_are_in_no_bundle(ward: Ward, autumn: tuple[Store, Store]) -> None:
    officer, team = autumn
    own = bundle(officer, ward.folder).packs
    ward.clock.jump(days=-50)
    stranger = ward.alone("lạ")
    keep_new_segments(stranger)
    ward.clock.jump(days=50)
    lay_packs(ward, stranger)
    assert "unknown_device" in results(exchange(officer, ward.stick))
    assert bundle(officer, ward.stick).packs == own
    assert bundle(team, ward.stick).packs == 0


def test_too_little_room_and_a_place_that_takes_nothing(
    ward: Ward, autumn: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, _ = autumn
    before, same = tree(ward.stick), unchanged(officer)
    usage = shutil.disk_usage(ward.stick)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1))
        refused("disk_full", bundle, officer, ward.stick)
    with monkeypatch.context() as patch:
        patch.setattr("os.access", lambda *_: False)
        refused("read_only", bundle, officer, ward.stick)
    refused("folder_missing", bundle, officer, ward.stick / "không có")
    assert tree(ward.stick) == before and same()


def test_pulled_out_while_bundling_loses_nothing(
    ward: Ward, autumn: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, team = autumn
    before = shutil.copytree(ward.stick, ward.folder / "như trước")
    stick = ward.stick
    with pulled_at(stick, -1, monkeypatch) as never:
        done = bundle(officer, stick)
    assert sum(what.startswith("unlink") for what in never.what) > done.removed > 0
    for at in range(3, len(never.what) - 1, 7):
        shutil.rmtree(stick)
        shutil.copytree(before, stick)
        with pulled_at(stick, at, monkeypatch):
            refused("pulled_out", bundle, officer, stick)
        halves = list(stick.rglob(f"*{WAITING}"))
        assert all(officer.setting(WRITER) in path.name for path in halves)
        new = shutil.copytree(stick, ward.folder / f"lần {at}")
        assert set(results(exchange(team, new))) == {"held"}, never.what[at]
        bundle(officer, stick)
        assert len(loose(ward)) + done.removed == len([*(before / "DXDESK" / "log").rglob("*.csv*")])


def test_the_doctor_knows_what_bundles_hold(ward: Ward, autumn: tuple[Store, Store]) -> None:
    officer, _ = autumn
    bundle(officer, ward.stick)
    with_loose = examine(officer, ward.stick).need
    shutil.rmtree(ward.stick / "DXDESK" / "log")
    assert examine(officer, ward.stick).need == with_loose
    shutil.rmtree(ward.stick / "DXDESK" / "bundles")
    assert examine(officer, ward.stick).need > with_loose
