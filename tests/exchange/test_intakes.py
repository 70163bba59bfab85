"""Each taking in by itself: what it brought, file by file, and how a killed one goes on (format §3, §6)."""

from datetime import date
from pathlib import Path

import pytest

from dxdesk.exchange import intake as reading
from dxdesk.exchange.devices import reinstate, revoke
from dxdesk.exchange.folder import exchange
from dxdesk.store.database import Store
from dxdesk.store.intakes import DONE, RUNNING, STOPPED, Counts, IntakeLog, intake_files, intakes
from dxdesk.store.saving import WRITER, Change, save
from tests.exchange.desks import add_person, all_equal, edit, pack_of, settle
from tests.exchange.wards import Ward


class Pulled(Exception):
    """The stick is pulled, or the program killed."""


def stop_after(files: int):
    """Stops once so many files are taken in; reading them comes before."""
    def tell(done: int, steps: int) -> None:
        if done >= steps // 2 + files:
            raise Pulled

    return tell


def test_what_came_is_written_down_once_by_kind_and_file(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé")
    add_person(a, "Trần Văn Hai")
    exchange(a, stick)
    done = exchange(b, stick)
    (one,) = intakes(b)
    assert (done.intake, one.state, one.place) == (one.name, DONE, str(stick / "DXDESK"))
    assert one.kinds["resident"] == Counts(ops=2, new=2)
    assert one.writers == (a.setting(WRITER),)
    assert one.began <= one.ended
    files = intake_files(b, one.name)
    assert len(files) == one.packs == len(done.incoming)
    assert sum(file.did.ops for file in files) == sum(file.ops for file in done.incoming)
    edit(a, person, phone="0911111111")
    exchange(a, stick)
    told = exchange(b, stick)
    later, first = intakes(b)
    assert (later.name, first) == (told.intake, one)
    assert later.kinds == {"resident": Counts(ops=1, changed=1)}
    assert [file.result for file in intake_files(b, later.name)] == ["received"]


def test_an_exchange_that_brings_nothing_is_none(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    settle([a, b], stick)
    before = intakes(b)
    assert exchange(b, stick).intake == ""
    assert exchange(b, stick, preview=True).intake == ""
    assert intakes(b) == before


def test_a_bad_file_beside_good_ones_is_written_down_too(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    exchange(a, stick)
    cut = pack_of(stick, "member")
    cut.write_bytes(cut.read_bytes()[:-30])
    files = intake_files(b, exchange(b, stick).intake)
    assert {file.result for file in files} == {"received", "truncated"}


def test_a_deleted_record_is_counted_as_that(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé")
    settle([a, b], stick)
    save(a, [Change("resident", record=person, action="delete")])
    exchange(a, stick)
    exchange(b, stick)
    assert intakes(b)[0].kinds["resident"] == Counts(ops=1, changed=1, deleted=1)


def test_a_stopped_one_is_over_a_killed_one_goes_on(
    desks: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, _ = desks
    for number in range(4):
        add_person(a, f"Trần Thị {number}")
        exchange(a, stick)
    monkeypatch.setattr(reading, "CHUNK", 1)  # every file is merged by itself
    with pytest.raises(Pulled):
        exchange(b, stick, stop_after(2))
    assert [one.state for one in intakes(b)] == [STOPPED]
    with monkeypatch.context() as killed:
        killed.setattr(IntakeLog, "stop", lambda self, files: None)
        with pytest.raises(Pulled):
            exchange(b, stick, stop_after(4))
    going_on = intakes(b)[0]
    assert (going_on.state, going_on.packs) == (RUNNING, 2)
    other = stick.parent / "chỗ khác"
    other.mkdir()
    exchange(b, other)
    done = exchange(b, stick)
    assert done.intake == going_on.name
    now = intakes(b)[0]
    assert (now.name, now.state) == (going_on.name, DONE)
    assert now.packs > going_on.packs
    exchange(a, stick)
    assert all_equal(a, b)


def test_packs_that_waited_are_a_taking_in_of_their_own(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 3")
    ward.meet(officer, team)
    before = len(intakes(officer))
    revoke(officer, team.setting(WRITER), date(2026, 1, 1))
    reinstate(officer, team.setting(WRITER))
    back, *former = intakes(officer)
    assert len(former) == before
    assert (back.state, back.place) == (DONE, "")
    assert back.kinds["resident"].new == 1
    assert back.packs == len(intake_files(officer, back.name)) > 0
