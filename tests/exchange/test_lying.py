"""Files known by their bytes are not opened again, and never skipped wrongly (format §6)."""

import shutil
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from dxdesk.exchange import intake
from dxdesk.exchange.devices import reinstate, revoke
from dxdesk.exchange.folder import exchange
from dxdesk.store.database import Store
from dxdesk.store.saving import WRITER
from tests.exchange.desks import Template, add_person, pack_of, packs, results, settle
from tests.exchange.kit import redact
from tests.exchange.wards import Ward, names


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Everything whose trailer is read, which is the first thing done to a segment."""
    seen: list[bytes] = []
    read = intake.read_trailer
    monkeypatch.setattr(intake, "read_trailer", lambda data: (seen.append(data), read(data))[1])
    return seen


def test_what_was_taken_in_is_not_opened_again(real: Template, stick: Path, tmp_path: Path, opened: list) -> None:
    a, b = real.desks(tmp_path / "real")
    add_person(a, "Trần Thị Bé")
    settle([a, b], stick)
    opened.clear()
    assert results(exchange(b, stick)).keys() == {"held"}
    assert opened == []
    add_person(a, "Trần Văn Hai")
    exchange(a, stick)
    opened.clear()
    done = exchange(b, stick)
    assert results(done)["received"] == len(opened) == 1
    a.close(), b.close()


def test_a_zip_is_known_by_all_that_is_in_it(desks: list[Store], stick: Path, opened: list) -> None:
    a, b, _ = desks
    add_person(a, "Trần Thị Bé")
    exchange(a, stick)
    with ZipFile(stick / "DXDESK" / "inbox" / "tháng.zip", "w") as archive:
        for pack in packs(stick):
            archive.write(pack, pack.name)
            pack.unlink()
    exchange(b, stick)
    for pack in packs(stick):
        pack.unlink()
    opened.clear()
    (held,) = exchange(b, stick, preview=True).incoming
    assert (held.result, opened) == ("held", [])
    assert held.skipped > 3


def test_another_copy_of_a_known_pack_is_another_file(desks: list[Store], stick: Path, opened: list) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé", phone="0901234567")
    settle([a, b], stick)
    pack = pack_of(stick, "resident")
    whole = pack.read_bytes()
    ops = {line.split(b";")[0].decode() for line in whole.split(b"\r\n")[2:-2]}
    pack.write_bytes(redact(whole, ops, ops))
    for _ in range(2):
        opened.clear()
        exchange(b, stick)
        assert len(opened) == 1
    assert person


def test_who_counts_decides_and_not_that_it_was_seen(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 3")
    ward.meet(officer, team)
    assert "Dân của tổ 3" in names(officer)
    revoke(officer, team.setting(WRITER), date(2026, 1, 1))
    done = ward.meet(officer)[0]
    assert results(done)["unknown_device"] > 0
    assert "Dân của tổ 3" not in names(officer)
    reinstate(officer, team.setting(WRITER))
    assert results(ward.meet(officer)[0]).keys() == {"held"}
    assert "Dân của tổ 3" in names(officer)


def test_what_is_kept_no_more_is_taken_in_again(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    add_person(a, "Trần Thị Bé")
    settle([a, b], stick)
    with b.writing() as connection:
        connection.execute("DELETE FROM segment WHERE kind = 'resident' AND mine = 0")
        connection.execute("DELETE FROM op WHERE kind = 'resident' AND mine = 0")
        connection.execute("DELETE FROM resident")
    assert results(exchange(b, stick))["received"] == 1
    assert "Trần Thị Bé" in names(b)


def test_a_file_that_changed_meanwhile_stops_nothing(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    settle([a, b], stick)
    shutil.copy(pack_of(stick, "member"), stick / "DXDESK" / "inbox" / "lạ.csv")
    assert results(exchange(b, stick)).keys() == {"held"}
