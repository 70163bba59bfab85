"""Saving: whole units, whole saves, nothing for nothing, deletes that name what they saw (format §2, §3)."""

import pytest

from dxdesk.errors import InputError
from dxdesk.ledger.ops import DELETED, MAX_REPLACES, rank
from dxdesk.ledger.writer import belongs
from dxdesk.store.conflicts import open_conflicts
from dxdesk.store.records import show
from dxdesk.store.saving import PUBLIC_KEY, WRITER, Change, save
from dxdesk.store.shapes import BY_LINE, GONE
from dxdesk.store.state import state_hash
from dxdesk.store.visits import save_visit
from tests.ledger.opsets import op
from tests.store.kit import all_ops, assert_follows_from_ops, carry, conflicts, draft, rows, take


def person(store, **values) -> str:
    return save(store, [Change("resident", {"full_name": "Nguyễn Văn A", **values})]).records[0]


def test_one_op_per_record_joined_by_the_save(store):
    before = len(all_ops(store))
    saved = save_visit(store, draft("Nguyễn Văn A", "SV01", "SV02"), why="bàn tiếp dân")
    ops = all_ops(store)[before:]
    assert [(one.kind, one.record) for one in ops] == [
        ("resident", saved.resident_id), ("visit", saved.visit_id), *(("help", line) for line in saved.help_ids)]
    assert [one.save for one in ops] == ["", *[saved.save] * 3]
    assert {one.why for one in ops} == {"bàn tiếp dân"}
    assert {one.by for one in ops} == {store.setting("member_id")}
    assert [one.id for one in ops] == sorted(one.id for one in ops)
    assert all(belongs(one.writer, bytes.fromhex(store.setting(PUBLIC_KEY))) for one in ops)


def test_units_are_always_set_whole(store):
    """I14: who changes one field of a unit says all of them."""
    record = person(store, birth_year="1950")
    saved = save(store, [Change("resident", {"birth_date": "1950-03"}, record)])
    assert saved.ops[0].sets == {"birth_year": "1950", "birth_date": "1950-03"}
    saved = save(store, [Change("resident", {"consent_on": "2026-11-01"}, record)])
    assert saved.ops[0].sets == {"notice_version": "", "consent_on": "2026-11-01", "consent_method": "",
                                 "consent_by": "", "withdrawn_on": ""}
    made = save(store, [Change("help", {"visit_id": "v", "service": "SV01", "obstacle": "VM01"})])
    assert made.ops[0].sets == {"visit_id": "v", "service": "SV01", "outcome": "", "obstacle": "VM01"}


def test_nothing_changed_writes_nothing(store):
    record = person(store, phone="0912345678")
    before = len(all_ops(store))
    for values in ({"phone": "0912345678"}, {"note": ""}, {}, {"full_name": "Nguye\u0302\u0303n Va\u0306n A"}):
        assert save(store, [Change("resident", values, record)]).save == ""
    assert len(all_ops(store)) == before


def test_values_are_kept_in_nfc(store):
    """Values are made NFC when entered (format §2), at the one door."""
    record = person(store, note="Hoa\u0300 ơ\u0309 nha\u0300")
    assert rows(store)["resident", record][0]["note"] == "Hoà ở nhà"


def test_clearing_a_value_is_a_value(store):
    record = person(store, phone="0912345678")
    saved = save(store, [Change("resident", {"phone": ""}, record)])
    assert saved.ops[0].sets == {"phone": ""}
    assert "phone" not in rows(store)["resident", record][0]


def test_a_save_replaces_the_heads_of_the_units_it_sets_and_no_others(store):
    record = person(store, phone="0912345678", birth_year="1950")
    made = all_ops(store)[-1]
    first = save(store, [Change("resident", {"phone": "0911111111"}, record)]).ops[0]
    second = save(store, [Change("resident", {"birth_year": "1951", "phone": "0922222222"}, record)]).ops[0]
    assert first.replaces == (made.id,)
    assert set(second.replaces) == {made.id, first.id}


def test_two_changes_of_one_record_are_one_op(store):
    record = person(store)
    saved = save(store, [Change("resident", {"phone": "0911111111"}, record),
                         Change("resident", {"phone": "0922222222", "sex": "M"}, record)])
    assert (len(saved.ops), saved.records) == (1, (record, record))
    assert rows(store)["resident", record][0]["phone"] == "0922222222"
    assert conflicts(store) == set()


def test_a_refused_change_leaves_nothing_of_the_whole_save(store):
    before = all_ops(store), rows(store), store.setting("clock")
    good = Change("resident", {"full_name": "B"})
    for bad in (Change("nothing", {"a": "b"}), Change("resident", {"shoe_size": "42"}),
                Change("visit", record="nobody", action="delete"),
                Change("resident", {"note": "a\0b"}), Change("resident", {"note": "a\ud800b"}),
                Change("resident", {"note": "ơ" * 40_000})):
        with pytest.raises(InputError):
            save(store, [good, bad])
    with pytest.raises(InputError):
        save(store, [good], why="x" * 100_000)
    assert (all_ops(store), rows(store), store.setting("clock")) == before


def test_saving_on_a_deleted_record_revives_it(store):
    """D3: a revival replaces the delete; no clock decides."""
    record = person(store, phone="0912345678")
    save(store, [Change("resident", record=record, action="delete")])
    assert rows(store)["resident", record][1] == GONE
    saved = save(store, [Change("resident", {"phone": "0912345678"}, record)])
    assert saved.ops[0].sets == {"phone": "0912345678", DELETED: ""}
    values, mark = rows(store)["resident", record]
    assert (mark, values["full_name"]) == (0, "Nguyễn Văn A")
    assert conflicts(store) == set()


def test_deleting_a_visit_deletes_its_lines_and_names_their_heads(store):
    saved = save_visit(store, draft("Nguyễn Văn A", "SV01", "SV02"))
    made = [one.id for one in all_ops(store) if one.record in (saved.visit_id, *saved.help_ids)]
    gone = save(store, [Change("visit", record=saved.visit_id, action="delete")])
    assert {one.record for one in gone.ops} == {saved.visit_id, *saved.help_ids}
    assert {one.action for one in gone.ops} == {"delete"}
    visit = next(one for one in gone.ops if one.kind == "visit")
    assert set(visit.replaces) == set(made)
    assert all(rows(store)[key][1] == GONE for key in rows(store) if key[0] in ("visit", "help"))
    assert_follows_from_ops(store)


def test_a_late_line_reopens_its_visit_as_a_conflict(make):
    """I8: what the deleter had not seen is never hidden by the delete."""
    ours, theirs = make(), make()
    saved = save_visit(ours, draft("Nguyễn Văn A", "SV01"))
    carry(ours, theirs)
    line = save(theirs, [Change("help", {"visit_id": saved.visit_id, "service": "SV02"})]).records[0]
    save(ours, [Change("visit", record=saved.visit_id, action="delete")])
    carry(theirs, ours)
    assert rows(ours)["visit", saved.visit_id][1] == BY_LINE
    assert ("visit", saved.visit_id, DELETED) in conflicts(ours)
    assert not show(ours, "visit", saved.visit_id).deleted
    carry(ours, theirs)
    assert rows(theirs)["help", line][1] == 0
    assert state_hash(ours) == state_hash(theirs)
    assert_follows_from_ops(theirs)


def test_more_than_a_thousand_replaced_ops_become_a_chain_of_one_save(store):
    heads = [op(number, {"note": f"{number}"}, record="r") for number in range(2_500)]
    take(store, heads)
    saved = save(store, [Change("resident", {"note": "một"}, "r")])
    assert [len(one.replaces) for one in saved.ops] == [MAX_REPLACES - 1, MAX_REPLACES, 503]
    assert {one.save_id for one in saved.ops} == {saved.save}
    assert rows(store)["resident", "r"][0]["note"] == "một"
    assert conflicts(store) == set()
    gone = save(store, [Change("resident", record="r", action="delete")])
    assert rows(store)["resident", "r"][1] == GONE
    assert all(len(one.replaces) <= MAX_REPLACES for one in gone.ops)


def test_a_delete_in_several_links_deletes(store):
    take(store, [op(number, {f"zz_{number}": "x"}, record="r") for number in range(1_500)])
    gone = save(store, [Change("resident", record="r", action="delete")])
    assert len(gone.ops) == 2
    assert rows(store)["resident", "r"][1] == GONE


def test_a_clock_set_back_by_weeks_gets_a_new_writer_and_loses_nothing(store, clock):
    record = person(store)
    writer, last = store.setting(WRITER), all_ops(store)[-1].id
    clock.jump(days=-40)
    saved = save(store, [Change("resident", {"phone": "0911111111"}, record)])
    assert store.setting(WRITER) not in ("", writer)
    assert saved.ops[0].writer == store.setting(WRITER)
    assert rank(saved.ops[0].id) < rank(last)
    assert rows(store)["resident", record][0]["phone"] == "0911111111"
    assert open_conflicts(store) == []
    again = save(store, [Change("resident", {"phone": "0922222222"}, record)])
    assert again.ops[0].writer == saved.ops[0].writer


def test_a_clock_set_back_a_little_keeps_writer_and_order(store, clock):
    person(store)
    writer = store.setting(WRITER)
    clock.jump(hours=-5)
    person(store)
    ids = [one.id for one in all_ops(store)]
    assert ids == sorted(ids)
    assert store.setting(WRITER) == writer


def test_a_clock_three_years_ahead_and_back_again_gets_a_new_writer(store, clock):
    clock.jump(days=1_100)
    record = person(store)
    clock.jump(days=-1_100)
    saved = save(store, [Change("resident", {"phone": "0911111111"}, record)])
    assert saved.ops[0].id.startswith("2026")
    assert rows(store)["resident", record][0]["phone"] == "0911111111"


def test_a_revived_visit_has_the_lines_its_delete_took(store):
    saved = save_visit(store, draft("Nguyễn Văn A", "SV01", "SV02"))
    before = rows(store)
    save(store, [Change("help", record=saved.help_ids[1], action="delete")])
    save(store, [Change("visit", record=saved.visit_id, action="delete")])
    save(store, [Change("visit", {"note": "vẫn tính"}, saved.visit_id)])
    assert rows(store)["help", saved.help_ids[0]] == before["help", saved.help_ids[0]]
    assert rows(store)["help", saved.help_ids[1]][1] == GONE
    assert_follows_from_ops(store)
