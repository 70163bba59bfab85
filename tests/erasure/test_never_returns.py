"""I16: an erased person comes back by no road: undo, backup, package, relay, a stranger's pack, an unsent save."""

from datetime import date

import pytest

from dxdesk.exchange.devices import reinstate, revoke
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.package import pack
from dxdesk.store.backup import backup, restore
from dxdesk.store.erasing import confirm_erasure, request_erasure
from dxdesk.store.merging import merge
from dxdesk.store.saving import WRITER, Change, save
from dxdesk.store.undo import undo_save
from tests.erasure.kit import NAME, PHONE, Town, leave, lying, traces
from tests.exchange.desks import PASSPHRASE, add_person, all_equal, edit, unpack, value
from tests.store.kit import all_ops

FOUNDED = date(2026, 11, 22)
"""The day everything here happens; what a revocation lets count until then is nothing."""
SENTENCE = "một mật khẩu của gói dài"


def test_what_a_laptop_wrote_offline_meanwhile_loses_its_values(town: Town) -> None:
    edit(town.binh, town.person, phone="0909767676", note="bị lừa mất tiền")
    save(town.binh, [Change("visit", {"resident_id": town.person, "visit_on": "2026-11-21", "note": "đọc nhầm tên"})])
    town.erase()
    assert [traces(store) for store in town.stores] == [set(), set(), set()]
    assert all_equal(*town.stores)
    assert lying(town.officer, town.ward.stick) == set()
    assert town.officer.connection.execute(
        "SELECT count(*) FROM visit WHERE resident_id = ?", [town.person]).fetchone()[0] == 2


def test_what_was_never_sent_goes_out_without(town: Town) -> None:
    """The laptop learns of it before it sends: its own unsent words are gone too."""
    request_erasure(town.an, town.person)
    town.ward.meet(town.an, town.officer, times=1)
    confirm_erasure(town.officer, town.person)
    exchange(town.officer, town.ward.stick)
    edit(town.binh, town.person, note="hẹn gọi lại bà Kín")
    exchange(town.binh, town.ward.stick)
    assert traces(town.binh) == set()
    assert not any(file.parent.name == town.binh.setting("writer")
                   for file in town.ward.stick.rglob("*.age") if file.name in lying(town.binh, town.ward.stick))


@pytest.mark.parametrize("who", [0, 1, 2])
def test_undo_and_redo_bring_nothing_back(town: Town, who: int) -> None:
    before = edit(town.an, town.person, phone="0911222333")
    renamed = edit(town.binh, town.person, full_name="Tên khác")
    town.meet()
    undo_save(town.an, before.save)
    town.erase()
    store = town.stores[who]
    for saved in (before.save, before.save, renamed.save):
        undo_save(store, saved)
    made = store.connection.execute("SELECT save FROM op WHERE record = ? ORDER BY id", [town.person]).fetchone()[0]
    undo_save(store, made)
    town.meet()
    assert [traces(one, (NAME, PHONE, "0911222333", "Tên khác")) for one in town.stores] == [set(), set(), set()]
    assert all_equal(*town.stores)


def test_undo_writes_nothing_on_an_erased_person(town: Town) -> None:
    """Not even what has no value: who was merged into whom, or that somebody is deleted."""
    other = add_person(town.an, NAME)
    merged = merge(town.an, town.person, other)
    town.meet()
    town.erase()
    before = [op for op in all_ops(town.binh) if op.kind == "resident"]
    assert undo_save(town.binh, merged.save).save == ""
    undo_save(town.binh, before[0].save_id)
    assert [op for op in all_ops(town.binh) if op.record in (town.person, other)] == [
        op for op in before if op.record in (town.person, other)]
    assert value(town.binh, other, "merged_into") == town.person


def test_a_restored_backup_forgets_at_its_next_exchange(town: Town) -> None:
    copy = backup(town.binh, town.ward.folder / "sao lưu")
    town.erase()
    home = town.binh.home
    town.binh.close()
    home.rename(home.with_name("máy hỏng"))
    back = restore(copy, home, PASSPHRASE, town.ward.clock)
    town.ward.stores.append(back)
    assert traces(back)
    clean = leave(town.officer, town.ward.folder / "usb sạch")
    exchange(back, clean)
    assert traces(back) == set()
    assert lying(town.officer, clean) == set()
    exchange(back, town.ward.stick)
    assert lying(town.officer, town.ward.stick) == set() and traces(back) == set()


def test_a_package_packed_before_brings_nothing_and_one_packed_after_holds_nothing(town: Town) -> None:
    old = pack(town.an, town.ward.folder / "cũ.age", SENTENCE).file
    town.erase()
    for store in town.stores:
        unpack(store, old, SENTENCE)
        assert traces(store) == set()
    fresh = town.ward.invited(town.officer, "moi")
    unpack(fresh, pack(town.officer, town.ward.folder / "mới.age", SENTENCE).file, SENTENCE)
    assert traces(fresh) == set() and value(fresh, town.person, "full_name") is None


def test_a_third_laptop_that_was_away_relays_nothing_once_it_heard(town: Town) -> None:
    """Binh carries an's old packs on its own stick; the stick that tells of the erasure was written by the officer."""
    town.erase(meet=False)
    told = leave(town.officer, town.ward.folder / "từ phường")
    exchange(town.binh, told)
    assert lying(town.binh, leave(town.binh, town.ward.folder / "sang tổ khác")) == set()


def test_nor_with_a_fuller_pack_of_a_laptop_put_out_since(town: Town) -> None:
    """An old stick holds whole what is kept here without the values, by a laptop that counts only as far as then."""
    old = leave(town.an, town.ward.folder / "usb cũ")
    town.erase()
    revoke(town.officer, town.an.setting(WRITER))
    assert "held" in {file.result for file in exchange(town.officer, old).incoming}
    assert traces(town.officer) == set()


def test_packs_that_wait_lose_it_too_and_count_again_without(town: Town) -> None:
    """A laptop was put out for all it wrote; its packs are kept, unread, and passed on."""
    edit(town.binh, town.person, note="bị lừa mất tiền")
    town.meet()
    edit(town.an, town.person, household_no="hẹn gọi lại bà Kín")
    late = leave(town.an, town.ward.folder / "usb của an")
    revoke(town.officer, town.an.setting(WRITER), FOUNDED)
    town.ward.meet(town.officer, town.binh)
    request_erasure(town.binh, town.person)
    town.ward.meet(town.binh, town.officer, times=1)
    confirm_erasure(town.officer, town.person)
    town.ward.meet(town.officer, town.binh)
    assert [traces(town.officer), traces(town.binh)] == [set(), set()]
    assert "unknown_device" in {file.result for file in exchange(town.binh, late).incoming}
    assert traces(town.binh) == set(), "nor what comes later and waits"
    reinstate(town.officer, town.an.setting(WRITER))
    town.meet()
    assert [traces(store) for store in town.stores] == [set(), set(), set()]
    assert value(town.binh, town.person, "hamlet_id") is None and all_equal(*town.stores)


def test_killed_between_the_book_and_the_packs_it_goes_on(town: Town) -> None:
    request_erasure(town.an, town.person)
    town.ward.meet(town.an, town.officer, times=1)
    confirm_erasure(town.officer, town.person)
    left = traces(town.officer)
    assert left and all(trace.startswith("segment") for trace in left)
    assert lying(town.officer, leave(town.officer, town.ward.folder / "usb mới")) == set()
    assert traces(town.officer) == set()
