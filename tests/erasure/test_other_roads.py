"""I16 on the other roads: un-import, bundles, files received by hand, programs of other versions, the undo key."""

import shutil
from pathlib import Path

from dxdesk.exchange.bundles import bundle
from dxdesk.exchange.dropped import receive
from dxdesk.exchange.folder import exchange
from dxdesk.store.erasing import request_erasure
from dxdesk.store.intakes import intakes
from dxdesk.store.last_saves import last_saves
from dxdesk.store.saving import Change, save
from dxdesk.store.undo import last_save, undo_save
from dxdesk.store.unimport import unimport
from tests.erasure.kit import SECRETS, Town, leave, lying, traces
from tests.exchange.desks import add_person, all_equal, edit, value
from tests.versions.test_versions import joins, program

NEWER = (*SECRETS, "0911222333", "kin@xa.vn")


def test_unimport_and_its_undo_bring_nothing_back(town: Town) -> None:
    """The taking in that brought the edit, and the one that brought the yes, are taken back and done again."""
    edit(town.an, town.person, phone="0911222333", note="bị lừa mất tiền")
    town.meet()
    town.erase()
    for store in (town.binh, town.officer):
        for taken in intakes(store):
            undone = unimport(store, taken.name)
            assert traces(store, NEWER) == set()
            if undone.save:
                undo_save(store, undone.save)
    town.meet()
    assert [traces(store, NEWER) for store in town.stores] == [set(), set(), set()]
    assert all_equal(*town.stores)


def test_bundles_made_before_are_cleaned_by_whoever_bundles_and_bring_nothing_back(town: Town) -> None:
    town.ward.clock.jump(days=40)
    bundle(town.an, town.ward.stick)
    copy = town.ward.folder / "usb chép từ trước"
    shutil.copytree(town.ward.stick, copy)
    town.erase()
    bundle(town.an, town.ward.stick)
    for store in town.stores:
        exchange(store, copy)
        assert traces(store) == set()
    assert lying(town.officer, town.ward.stick) == set()
    fresh = town.ward.invited(town.officer, "moi")
    exchange(fresh, town.ward.stick)
    exchange(fresh, copy)
    assert traces(fresh) == set(), "a new laptop that reads the old stick last"
    town.ward.meet(town.officer, fresh)
    assert all_equal(town.officer, fresh)


def test_attachments_of_before_bring_nothing_back(town: Town) -> None:
    old = leave(town.an, town.ward.folder / "usb cũ")
    files = [shutil.copy(file, town.ward.folder / f"Zalo {number} (1).txt")
             for number, file in enumerate(sorted(old.rglob("*.age")))]
    town.erase()
    for store in town.stores:
        receive(store, [Path(file) for file in files], braked=False)
        assert traces(store) == set()


def test_an_older_program_forgets_too_and_gives_nothing_back(town: Town) -> None:
    with program("older", town.ward.folder / "cũ") as older:
        joins(town.officer, older, town.ward.folder, "cũ")
        older("exchange", str(town.ward.stick))
        assert older("edit", "resident", town.person, "phone=0911222333")["exit"] == 0
        town.erase()
        older("exchange", str(town.ward.stick))
        town.meet()
        assert [traces(store, NEWER) for store in town.stores] == [set(), set(), set()]
        assert not {"full_name", "phone"} & older("show", "resident", town.person)["values"].keys()
        assert older("edit", "resident", town.person, "full_name=Ai Đó")["refused"] == "erased"
        assert older("state")["state_hash"]["ward"]
        assert lying(town.officer, town.ward.stick, NEWER) == set()


def test_a_pack_for_a_later_program_waits_without_the_values(town: Town) -> None:
    with program("raised", town.ward.folder / "mới") as newer:
        joins(town.officer, newer, town.ward.folder, "mới")
        newer("exchange", str(town.ward.stick))
        assert newer("edit", "resident", town.person, "phone=0911222333", "zz_email=kin@xa.vn")["exit"] == 0
        newer("exchange", str(town.ward.stick))
        exchange(town.officer, town.ward.stick)
        assert any(trace.startswith("segment") for trace in traces(town.officer, NEWER[-2:]))
        town.erase()
        assert [traces(store, NEWER) for store in town.stores] == [set(), set(), set()]
        newer("exchange", str(town.ward.stick))
        assert lying(town.officer, town.ward.stick, NEWER) == set()


def test_the_undo_key_passes_over_a_yes(town: Town) -> None:
    person = add_person(town.an, "Lê Thị Mới")
    wrote = edit(town.an, person, phone="0911222333")
    request_erasure(town.an, town.person)
    assert last_save(town.an) == wrote.save
    assert last_saves(town.an)[0].save == wrote.save
    undo_save(town.an)
    assert value(town.an, person, "phone") is None
    assert save(town.an, [Change("resident", {"phone": "0933333333"}, town.person)]).ops, "asked, not erased yet"
