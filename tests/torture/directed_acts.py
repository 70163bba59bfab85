"""The mistakes one could make about taking back, taking out and putting away, each as a small story of a ward.

As in `directed.py`: told once on the program as it is, and once on its mutant (`mutants_acts.py`), where it must break.
"""

import shutil
from pathlib import Path

from dxdesk.exchange.bundles import bundle
from dxdesk.exchange.folder import exchange
from dxdesk.ledger.erasure import ERASE
from dxdesk.ledger.ops import Op
from dxdesk.store.database import Store
from dxdesk.store.erasing import confirm_erasure, request_erasure
from dxdesk.store.intakes import intakes
from dxdesk.store.pruning import prune
from dxdesk.store.saving import WORKING, WRITER, Change, save, write_ops
from dxdesk.store.unimport import unimport
from tests.exchange.desks import add_person, all_equal, edit, value
from tests.exchange.wards import names, new_ward
from tests.store.kit import all_ops, assert_follows_from_ops
from tests.torture.directed_ward import officer_and
from tests.torture.ward_erased import assert_packs_hold_nothing


def d6_a_second_yes_from_the_same_laptop_is_none(folder: Path) -> None:
    """Two members share the officer's laptop; both ask: nobody else saw it, so nothing is taken out."""
    with new_ward(folder) as ward:
        officer = officer_and(ward)[0]
        person = add_person(officer, "Người xin xóa")
        request_erasure(officer, person)
        officer.set_setting(WORKING, save(officer, [Change("member", {"full_name": "Người hai"})]).records[0])
        with officer.writing():
            write_ops(officer, [Op("", "resident", person, ERASE, {})])
        assert len({op.by for op in all_ops(officer) if op.action == ERASE}) == 2
        assert value(officer, person, "full_name") == "Người xin xóa"


def a1_two_volunteers_erase_nobody(folder: Path) -> None:
    """Two members on two laptops, neither an officer's: it waits."""
    with new_ward(folder) as ward:
        officer, one, two = officer_and(ward, "tổ 1", "tổ 2")
        person = add_person(one, "Người xin xóa")
        ward.meet(officer, one, two)
        request_erasure(one, person)
        ward.meet(one, two)
        with two.writing():
            write_ops(two, [Op("", "resident", person, ERASE, {})])
        assert value(two, person, "full_name") == "Người xin xóa"


def a2_an_old_stick_brings_nobody_back(folder: Path) -> None:
    """I16: the packs of before the erasure lie there with all their values, for a laptop that never saw them."""
    with new_ward(folder) as ward:
        officer, team, other = officer_and(ward, "tổ 1", "tổ 2")
        person = add_person(team, "Người xin xóa", phone="0909767676")
        exchange(team, ward.stick)
        old = Path(shutil.copytree(ward.stick, folder / "usb cũ"))
        ward.meet(officer, team)
        request_erasure(team, person)
        ward.meet(team, officer)
        confirm_erasure(officer, person)
        ward.meet(officer)
        for path in (old / "DXDESK" / "log" / team.setting(WRITER)).iterdir():
            (ward.stick / path.relative_to(old)).unlink()
        exchange(other, ward.stick)
        exchange(other, old)
        assert value(other, person, "phone") is None and "Người xin xóa" not in names(other)
        assert_packs_hold_nothing(other, {person})


def a3_what_stands_is_never_blanked(folder: Path) -> None:
    """I6: a name written three years ago and never since."""
    with new_ward(folder) as ward:
        officer = officer_and(ward)[0]
        person = add_person(officer, "Lê Hoà", phone="0911111111")
        edit(officer, person, phone="0922222222")
        ward.clock.jump(days=1_100)
        assert prune(officer).ops == 0, "the first op's name stands"
        edit(officer, person, full_name="Lê Thị Hoà")
        ward.clock.jump(days=1_100)
        assert prune(officer).ops == 1
        assert_follows_from_ops(officer)
        assert value(officer, person, "phone") == "0922222222"


def a4_a_loose_pack_stays_until_everybody_said_he_has_it(folder: Path) -> None:
    """It lies in a bundle, is older than 60 days, and one laptop has not been there: it stays. Then it goes."""
    with new_ward(folder) as ward:
        officer, one, two = officer_and(ward, "tổ 1", "tổ 2")
        ward.meet(officer, one, two)
        before = loose(ward.stick)
        add_person(officer, "Người Chung")
        ward.meet(officer, one)
        new = loose(ward.stick) - before
        ward.clock.jump(days=100)
        assert bundle(officer, ward.stick).packs
        assert new <= loose(ward.stick), "taken away before the last laptop had it"
        ward.meet(officer, one, two)
        assert bundle(officer, ward.stick).removed and new.isdisjoint(loose(ward.stick))
        late = ward.invited(officer, "tổ 3")
        ward.meet(officer, late, one, two)
        assert all_equal(officer, one, two, late)


def a5_a_taking_in_taken_back_gives_every_laptop_what_it_had(folder: Path) -> None:
    """I15: values come back, records that came with it go, also where the packs came from; what changed since stays."""
    with new_ward(folder) as ward:
        officer, team = officer_and(ward, "tổ 1")
        kept, changed = (add_person(officer, name, phone="0911111111") for name in ("Lê Hoà", "Đinh B"))
        ward.meet(officer, team)
        for person in (kept, changed):
            edit(team, person, phone="0922222222")
        add_person(team, "Người mới")
        ward.meet(team, officer, times=1)
        edit(officer, changed, phone="0933333333")
        left = unimport(officer, intakes(officer)[0].name).left
        ward.meet(officer, team)
        for store in (officer, team):
            assert phones(store, kept, changed) == ["0911111111", "0933333333"]
            assert "Người mới" not in names(store)
        assert {(one.record, one.unit) for one in left} == {(changed, "phone")}


def phones(store: Store, *people: str) -> list[str | None]:
    return [value(store, person, "phone") for person in people]


def loose(stick: Path) -> set[str]:
    """The loose packs lying there."""
    return {path.name for path in (stick / "DXDESK" / "log").rglob("*.age")}
