"""What receipts tell of packs: gaps, torn and forked ones, laptops put out or not heard of, previews, pulled sticks."""

import json
from pathlib import Path

import pytest

from dxdesk.errors import ExchangeError
from dxdesk.exchange.devices import reinstate, revoke
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.place import Place
from dxdesk.exchange.receipts import refresh_receipt
from dxdesk.store.database import Store
from dxdesk.store.receipt_rows import known_receipts
from dxdesk.store.receipts import UNKNOWN, missing_for, who_has
from dxdesk.store.saving import WRITER
from dxdesk.store.segments import names_held
from tests.exchange.desks import copied, packs_of, settle, tree
from tests.exchange.receipts import (
    acknowledged_by_all,
    cell,
    counted,
    folders,
    key_of,
    lacks,
    own_root,
    receipt_files,
    visit,
)
from tests.exchange.wards import Ward


def test_what_comes_after_a_gap_is_told_and_the_gap_is_missing(desks: list[Store], tmp_path: Path, stick: Path) -> None:
    an, binh, chi = desks
    settle(desks, stick)
    held = len(packs_of(stick, an))
    for name in ("Một", "Hai", "Ba"):
        visit(an, name)
        exchange(an, stick)
    packs_of(stick, an)[held + 3].unlink()  # a pack in the midst of the three times three
    exchange(binh, stick)
    told = receipt_files(stick)[binh.setting(WRITER)]["holds"][an.setting(WRITER)]
    assert told["upto"] == held + 3 and [gap[:2] for gap in told["gaps"]] == [[held + 5, held + 9]]
    exchange(an, stick)
    assert cell(an, an, binh).packs == 1 and cell(an, an, binh).state == "lacks"
    assert {root for _, root, own in names_held(an) if own and not acknowledged_by_all(an, root)}
    assert len(missing_for(an, key_of(binh))) == 1
    exchange(chi, stick)
    exchange(binh, stick)
    exchange(an, stick)
    assert lacks(an, an, binh) == lacks(an, an, chi) == ("all", 0)


def test_a_torn_pack_is_missing_until_it_comes_whole(desks: list[Store], stick: Path) -> None:
    an, binh, _ = desks
    settle([an, binh], stick)
    visit(an)
    exchange(an, stick)
    torn = next(path for path in packs_of(stick, an)[::-1] if "-visit-" in path.name)
    torn.write_bytes(torn.read_bytes()[:-20])
    exchange(binh, stick)
    assert lacks(binh, an, binh) == ("lacks", 1), "An's own receipt tells of it"
    exchange(an, stick)
    assert lacks(an, an, binh) == ("lacks", 1)
    exchange(binh, stick)
    exchange(an, stick)
    assert lacks(an, an, binh) == ("all", 0)


def test_two_laptops_under_one_name_are_never_taken_for_one(desks: list[Store], tmp_path: Path) -> None:
    an, binh, chi = desks
    first, second = folders(tmp_path, "USB 1", "USB 2")
    settle([an, binh], first)
    twin = copied(an.home, tmp_path / "bản chép của An", an.raw_key)
    twin.clock.now = an.clock.now
    visit(an, "Chỉ An ghi")
    visit(twin, "Chỉ bản chép ghi")
    settle([an, binh], first)
    exchange(twin, second)
    exchange(chi, second)
    exchange(binh, second)  # Bình now holds An's branch and, as a fork, the twin's
    ours = [root for root in counted(an) if root not in counted(chi)]
    assert ours and all(root in missing_for(binh, key_of(chi)) for root in ours)
    assert cell(binh, an, chi).state == "lacks"
    exchange(chi, second)
    exchange(binh, second)
    assert lacks(binh, an, chi) == ("all", 0) and missing_for(binh, key_of(chi)) == []
    twin.close()


def test_strangers_and_laptops_put_out_are_not_heard(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 1")
    alone = ward.alone("người lạ")
    ward.meet(officer, team, alone)
    assert known_receipts(officer).keys() == known_receipts(team).keys() == {key_of(officer), key_of(team)}
    assert key_of(alone) not in {one.key for one in who_has(officer).laptops}
    revoke(officer, team.setting(WRITER))
    assert (key_of(officer), key_of(team)) not in who_has(officer).cells
    assert not acknowledged_by_all(officer, own_root(officer)), "nobody else is left"
    ward.meet(officer, times=1)
    assert known_receipts(officer).keys() == {key_of(officer)}
    with pytest.raises(ExchangeError, match="thu quyền"):
        exchange(team, ward.stick)
    reinstate(officer, team.setting(WRITER))
    ward.meet(officer, team)
    ward.meet(officer)
    assert lacks(officer, officer, team) == ("all", 0)


def test_of_a_laptop_put_out_nobody_lacks_what_does_not_count(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team, third = ward.invited(officer, "tổ 1"), ward.invited(officer, "tổ 2")
    ward.meet(officer, team, third)
    ward.meet(officer, times=1)
    revoke(officer, team.setting(WRITER))
    visit(team, "Ghi sau khi bị thu quyền")
    ward.meet(team, third, times=1)  # neither has heard of it
    assert lacks(third, team, third) == ("all", 0)
    assert who_has(officer, exchange(officer, ward.stick, preview=True).receipts).cells[
        key_of(team), key_of(officer)].state == "all"
    ward.meet(officer, times=1)
    assert lacks(officer, team, officer) == lacks(officer, team, third) == ("all", 0)
    assert (key_of(officer), key_of(team)) not in who_has(officer).cells


def test_a_laptop_not_heard_of_yet_is_unknown(desks: list[Store], stick: Path) -> None:
    an, binh, chi = desks
    settle([an, binh, chi], stick)
    with an.writing() as connection:
        connection.execute("DELETE FROM receipt WHERE key = ?", [key_of(chi)])
        connection.execute("DELETE FROM holding WHERE key = ?", [key_of(chi)])
    assert cell(an, an, chi).state == UNKNOWN and who_has(an).total(key_of(chi)).state == UNKNOWN
    assert set(missing_for(an, key_of(chi))) == set(counted(an))


def test_a_preview_reads_receipts_and_keeps_none(desks: list[Store], stick: Path) -> None:
    an, binh, _ = desks
    settle([an, binh], stick)
    visit(binh, "Mới")
    exchange(binh, stick)
    before, lying = known_receipts(an), tree(stick)
    met = exchange(an, stick, preview=True).receipts
    assert known_receipts(an) == before and tree(stick) == lying
    key = key_of(binh), key_of(an)
    assert who_has(an).cells[key].state == "all"
    assert (who_has(an, met).cells[key].state, who_has(an, met).cells[key].visits) == ("lacks", 1)


def test_a_pulled_stick_claims_no_sending(desks: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    an = desks[0]
    visit(an)
    whole = Place.write

    def pulled(place: Place, name: str, data: bytes) -> None:
        if "-visit-" in name:
            raise OSError(5, "gone")
        whole(place, name, data)

    monkeypatch.setattr(Place, "write", pulled)
    with pytest.raises(ExchangeError):
        exchange(an, stick)
    unsent = "SELECT kind FROM segment WHERE mine = 1 AND sent = ''"
    assert ("visit",) in an.connection.execute(unsent).fetchall()
    assert ("resident",) not in an.connection.execute(unsent).fetchall()
    monkeypatch.setattr(Place, "write", whole)
    exchange(an, stick)
    assert not an.connection.execute(unsent).fetchall()


def test_an_unsent_pack_found_lying_there_counts_as_sent(desks: list[Store], stick: Path) -> None:
    an = desks[0]
    visit(an)
    exchange(an, stick)
    with an.writing() as connection:
        connection.execute("UPDATE segment SET sent = ''")  # killed before it was noted
    exchange(an, stick)
    assert not an.connection.execute("SELECT 1 FROM segment WHERE mine = 1 AND sent = ''").fetchall()


def test_a_receipt_is_said_anew_only_where_something_differs(desks: list[Store], stick: Path) -> None:
    an = desks[0]
    exchange(an, stick)
    said = refresh_receipt(an)
    assert refresh_receipt(an) == said == known_receipts(an)[key_of(an)]
    assert json.loads(said.body)["n"] == said.n
    an.set_setting("label", "Máy Lan")
    assert refresh_receipt(an).n > said.n
