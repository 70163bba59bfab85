"""Two records of one person become one and two again: nothing is lost either way (format §3, same person)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.errors import InputError
from dxdesk.ledger.ops import DELETED
from dxdesk.store.clusters import cluster, root
from dxdesk.store.conflicts import choose, open_conflicts
from dxdesk.store.lists import people_total, visits_of
from dxdesk.store.merging import MERGED, merge, preview, unmerge
from dxdesk.store.records import show
from dxdesk.store.saving import Change, save
from dxdesk.store.search import find_people, find_visits
from dxdesk.store.undo import Left, undo_save
from dxdesk.store.visits import save_visit
from tests.ledger.opsets import op
from tests.store.kit import all_ops, assert_follows_from_ops, bare_store, carry, rows, take


def person(store, name: str = "Nguyễn Văn An", **values: str) -> str:
    return save(store, [Change("resident", {"full_name": name, **values})]).records[0]


def visit(store, resident: str, day: int, **values: str) -> str:
    on = date(2026, 11, day).isoformat()
    return save_visit(store, VisitDraft({}, resident, {"visit_on": on, **values}, (HelpLine("SV01"),))).visit_id


def values(store, record: str) -> dict[str, str]:
    return rows(store)["resident", record][0]


def refused(code: str, run, *arguments) -> str:
    with pytest.raises(InputError) as caught:
        run(*arguments)
    assert caught.value.code == code
    return caught.value.sentence


def test_a_merge_writes_one_save_with_its_reason_and_keeps_both_histories(store):
    keep, other = person(store, phone="0912345678"), person(store, "Nguyễn Văn Ẩn", birth_year="1958")
    visits = [visit(store, keep, 1), visit(store, other, 3)]
    before, histories = all_ops(store), [show(store, "resident", record).history for record in (keep, other)]
    saved = merge(store, keep, other)
    new = all_ops(store)[len(before):]
    assert [(one.record, one.sets, one.why) for one in new] == [(other, {MERGED: keep}, "gộp hồ sơ")]
    assert saved.save == new[0].save_id
    assert show(store, "resident", keep).history == histories[0]
    assert show(store, "resident", other).history[:-1] == histories[1]
    assert [store.value("visit", one, "resident_id") for one in visits] == [keep, other]
    assert_follows_from_ops(store)


def test_merged_people_are_found_listed_and_counted_as_the_one_kept(store):
    keep, other = person(store, "Trần Thị Bé", phone="0912345678"), person(store, "Lê Thị Bông", phone="0987654321")
    visit(store, keep, 1)
    last = visit(store, other, 20, slip_no="K7QM-0012")
    merge(store, keep, other)
    for text in ("tran thi be", "le thi bong", "678", "4321", "k7qm 12", "K7QM-0012"):
        (found,) = find_people(store, text)
        assert (found.id, found.full_name, found.visits, found.last_visit_on) == (keep, "Trần Thị Bé", 2, "2026-11-20")
    assert [past.visit_on for past in visits_of(store, keep)] == ["2026-11-20", "2026-11-01"]
    assert visits_of(store, keep) == visits_of(store, other)
    assert people_total(store) == 1
    assert (root(store.connection, other), cluster(store.connection, other)) == (keep, (keep, other))
    (slip,) = find_visits(store, "k7qm0012")
    assert (slip.id, slip.resident_id) == (last, other)


def test_who_was_seen_last_under_his_other_name_is_first(store):
    keep, other = person(store, "Trần Thị Mai"), person(store, "Lê Thị Mai")
    rival = person(store, "Vũ Thị Mai")
    visit(store, rival, 10)
    visit(store, other, 20)
    merge(store, keep, other)
    assert [found.id for found in find_people(store, "mai")] == [keep, rival]


def test_what_is_taken_over_is_in_the_same_save_as_whole_units(store):
    keep = person(store, eid_state="l2_activated", birth_year="1958", birth_date="1958-03-02")
    other = person(store, phone="0912345678", birth_year="1959", eid_state="l1", id_last4="4721", id_key="v1:x")
    saved = merge(store, keep, other, ("phone", "birth_year", "eid_state", "id_last4"))
    assert {one.save_id for one in saved.ops} == {saved.save}
    held = values(store, keep)
    assert (held["phone"], held["birth_year"], held.get("birth_date")) == ("0912345678", "1959", None)
    assert (held["id_last4"], held["id_key"]) == ("4721", "v1:x")
    assert (held["eid_state"], held["eid_reason"]) == ("l1", "theo hồ sơ được gộp")
    assert values(store, other)["phone"] == "0912345678"


def test_the_preview_says_what_would_be_and_writes_nothing(store):
    keep = person(store, birth_year="1958", sex="M", id_last4="4721", consent_on="2026-01-02", consent_method="spoken")
    other = person(store, "Nguyễn Văn Ẩn", birth_year="1985", sex="F", id_last4="0388", phone="0912345678",
                   withdrawn_on="2026-05-01", consent_on="2026-01-02", household_no="12")
    visit(store, other, 1)
    before = all_ops(store)
    shown = preview(store, keep, other)
    assert all_ops(store) == before
    assert (shown.keep.full_name, shown.other.full_name) == ("Nguyễn Văn An", "Nguyễn Văn Ẩn")
    assert (shown.visits_kept, shown.visits_given) == (0, 1)
    fields = {field.name: field for field in shown.fields}
    assert MERGED not in fields
    assert (fields["phone"].kept, fields["phone"].given, fields["phone"].chosen) == ("", "••• 678", True)
    assert (fields["sex"].title, fields["sex"].kept, fields["sex"].given, fields["sex"].chosen) == (
        "Giới tính", "Nam", "Nữ", False)
    assert fields["notice_version"].chosen
    assert fields["household_no"].chosen
    assert len(shown.warnings) == 4
    told = " ".join(shown.warnings)
    assert all(word in told for word in ("Số căn cước", "Giới tính", "Năm sinh", "rút lại"))


def test_nothing_doubtful_nothing_warned(store):
    keep, other = person(store, birth_year="1958", phone="0912345678"), person(store, birth_year="1958")
    assert preview(store, keep, other).warnings == ()
    assert "lệch 1 năm" in preview(store, keep, person(store, birth_year="1959")).warnings[0]
    assert "Họ tên" in preview(store, keep, person(store, "Lê Gia Khánh")).warnings[0]


def test_what_cannot_be_merged_is_refused_by_a_sentence(store):
    keep, other, third = person(store), person(store), person(store, "Trần Thị Bé")
    gone = person(store)
    save(store, [Change("resident", record=gone, action="delete")])
    for run in (merge, preview):
        refused("same_person", run, store, keep, keep)
        refused("unknown_resident", run, store, keep, "nobody")
        refused("unknown_resident", run, store, "nobody", keep)
        refused("deleted", run, store, keep, gone)
        refused("deleted", run, store, gone, keep)
    refused("unknown_field", merge, store, keep, other, ("merged_into",))
    merge(store, keep, other)
    before = all_ops(store)
    for run in (merge, preview):
        assert "Nguyễn Văn An" in refused("already_merged", run, store, third, other)
        refused("already_merged", run, store, other, third)
        refused("same_person", run, store, keep, other)
        refused("same_person", run, store, other, keep)
    refused("not_merged", unmerge, store, keep)
    refused("unknown_resident", unmerge, store, "nobody")
    take(store, [op(9, {"note": None}, record=third, action="erase")])
    refused("erased", merge, store, keep, third)
    assert len(all_ops(store)) == len(before) + 1


def test_chains_have_one_root_and_come_apart_in_any_order(store):
    one, two, three = person(store, "A Văn A"), person(store, "B Văn B"), person(store, "C Văn C")
    merge(store, two, one)
    merge(store, three, two)
    assert cluster(store.connection, one) == (three, *sorted((one, two)))
    assert people_total(store) == 1
    unmerge(store, two)
    roots = [root(store.connection, record) for record in (one, two, three)]
    assert roots == [two, two, three]
    merge(store, three, two)
    unmerge(store, one)
    assert (root(store.connection, one), root(store.connection, two), people_total(store)) == (one, three, 2)


def test_taking_back_restores_and_lists_what_was_changed_since(store):
    keep = person(store, birth_year="1958", note="cũ")
    other = person(store, phone="0912345678", birth_year="1959", note="mới", address="Số 5")
    before = values(store, keep), values(store, other)
    merge(store, keep, other, ("phone", "birth_year", "note", "address"))
    save(store, [Change("resident", {"note": "sửa sau khi gộp", "sex": "M"}, keep)])
    save(store, [Change("resident", {"device": "android"}, other)])
    undone = unmerge(store, other)
    assert undone.left == (Left("resident", keep, "note"),)
    assert undone.save
    assert values(store, keep) == {**before[0], "note": "sửa sau khi gộp", "sex": "M"}
    assert values(store, other) == {**before[1], "device": "android"}
    assert people_total(store) == 2
    assert_follows_from_ops(store)


def test_undo_and_redo_of_a_merge_and_taking_that_back(store):
    keep, other = person(store), person(store, phone="0912345678")
    before = rows(store)
    saved = merge(store, keep, other, ("phone",))
    undone = undo_save(store, saved.save)
    assert rows(store) == before
    undo_save(store, undone.save)
    assert root(store.connection, other) == keep
    assert unmerge(store, other).left == ()
    assert rows(store) == before
    merge(store, keep, other)
    assert root(store.connection, other) == keep
    unmerge(store, other)
    assert rows(store) == before


def test_a_reference_written_by_hand_is_taken_back_alone(store):
    """A save that was no merge of ours, such as an import, is not undone whole."""
    keep, other, third = person(store), person(store), person(store)
    save(store, [Change("resident", {MERGED: keep}, record) for record in (other, third)], "import:1")
    assert unmerge(store, other).save
    assert (root(store.connection, other), root(store.connection, third)) == (other, keep)


def test_a_merge_of_another_laptop_is_taken_back_here(make):
    ours, theirs = make(), make()
    keep, other = person(ours), person(ours, phone="0912345678")
    before = [values(ours, record) for record in (keep, other)]
    carry(ours, theirs)
    merge(theirs, keep, other, ("phone",))
    carry(theirs, ours)
    assert root(ours.connection, other) == keep
    assert values(ours, keep)["phone"] == "0912345678"
    assert unmerge(ours, other).left == ()
    assert [values(ours, record) for record in (keep, other)] == before


def test_a_ring_shows_the_smallest_and_comes_apart(make):
    ours, theirs = make(), make()
    one, two = sorted((person(ours, "A Văn A"), person(ours, "B Văn B")))
    before = rows(ours)
    visit(ours, two, 3)
    carry(ours, theirs)
    merge(ours, one, two)
    merge(theirs, two, one)
    carry(theirs, ours)
    assert (root(ours.connection, one), root(ours.connection, two), people_total(ours)) == (one, one, 1)
    (found,) = find_people(ours, "b van b")
    assert (found.id, found.visits) == (one, 1)
    assert [shown.id for shown in find_people(ours, "a van a")] == [one]
    refused("same_person", merge, ours, one, two)
    unmerge(ours, two)
    assert (root(ours.connection, one), root(ours.connection, two), people_total(ours)) == (one, two, 2)
    assert {key: row for key, row in rows(ours).items() if key[0] == "resident"} == {
        key: row for key, row in before.items() if key[0] == "resident"}


def test_two_laptops_merge_one_record_into_two_people(make):
    """A conflict like any other: shown, chosen, and also then taken back."""
    ours, theirs = make(), make()
    one, two, other = person(ours, "A Văn A"), person(ours, "B Văn B"), person(ours, "C Văn C")
    carry(ours, theirs)
    merge(ours, one, other)
    merge(theirs, two, other)
    carry(theirs, ours)
    (clash,) = open_conflicts(ours)
    assert (clash.unit, {value.values[MERGED] for value in clash.values}) == (MERGED, {one, two})
    chosen = next(value for value in clash.values if value.values[MERGED] == one)
    choose(ours, clash.id, chosen.n)
    assert root(ours.connection, other) == one
    unmerge(ours, other)
    assert (root(ours.connection, other), open_conflicts(ours)) == (other, [])


@pytest.mark.parametrize("gone", ["deleted", "not held"])
def test_a_root_that_is_gone_still_stands_for_its_members(make, gone):
    ours, theirs = make(), make()
    keep, other, third = person(ours, "A Văn A"), person(ours, "B Văn B"), person(ours, "C Văn C")
    visit(ours, keep, 1)
    visit(ours, other, 2)
    for record in (other, third):
        merge(ours, keep, record)
    store = ours
    if gone == "deleted":
        save(ours, [Change("resident", record=keep, action="delete")])
    else:
        take(theirs, [one for one in all_ops(ours) if one.record in (other, third)])
        store = theirs
    shown = min(other, third)
    for text in ("b van b", "c van c"):
        assert [found.id for found in find_people(store, text)] == [shown]
    assert find_people(store, "a van a") == []
    assert people_total(store) == 1
    assert len(visits_of(store, other)) == (2 if gone == "deleted" else 0)


NAMES = st.sampled_from(["note", "address", "phone", "birth_year"])
EDITS = st.lists(st.tuples(st.sampled_from(["keep", "other"]), NAMES, st.booleans()), max_size=5)


@pytest.fixture(scope="module")
def two_desks(tmp_path_factory):
    """Desks that do the same, but for the merge."""
    stores = [bare_store(tmp_path_factory.mktemp("merging") / name) for name in ("a", "b")]
    yield stores
    for store in stores:
        store.close()


@given(before=EDITS, since=EDITS, taken=st.sets(NAMES), undo_first=st.booleans())
def test_merge_edits_and_taking_back_is_the_edits_alone(two_desks, before, since, taken, undo_first):
    """A value taken over and edited since stays as edited, and is listed."""
    states, lefts = [], []
    for store, merging in zip(two_desks, (True, False), strict=True):
        records = {"keep": person(store, note="x"), "other": person(store, address="y", phone="0900000000")}
        edit(store, records, before, "before")
        saved = merge(store, records["keep"], records["other"], taken) if merging else None
        if saved and undo_first:
            undo_save(store, undo_save(store, saved.save).save)
        edit(store, records, since, "since")
        left = unmerge(store, records["other"]).left if merging else ()
        lefts.append({one.unit for one in left})
        states.append([{name: text for name, text in values(store, record).items() if name != DELETED}
                       for record in records.values()])
        assert all(one.record == records["keep"] for one in left)
        assert root(store.connection, records["other"]) == records["other"]
    edited = {name for who, name, _ in since if who == "keep"}
    assert lefts[0] <= edited & taken
    assert states[0] == states[1]


def edit(store, records: dict[str, str], edits, round_: str) -> None:
    """Every edit writes a value of its own, or empties the field."""
    for number, (who, name, full) in enumerate(edits):
        text = f"{round_} {number}" if full else ""
        save(store, [Change("resident", {name: text}, records[who])])
