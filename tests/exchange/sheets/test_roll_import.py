"""An attendance sheet goes into a class whole and once, meets who is known, and is taken back whole."""

import pytest

from dxdesk.errors import InputError
from dxdesk.exchange.sheets.roll_import import import_roll, preview_roll
from dxdesk.exchange.sheets.roll_questions import AsksOpen
from dxdesk.store.saving import Change, save
from dxdesk.store.state import state
from dxdesk.store.training.checks import checks
from dxdesk.store.training.class_acts import delete_class
from dxdesk.store.training.classes import class_of, classes
from dxdesk.store.training.learners import learners
from dxdesk.store.training.roll import counts, rolls
from dxdesk.store.unimport import unimport
from tests.exchange.sheets.rolls import EXPECTED, roll, sample

SAID = {"year": "2026", "mark:trễ": "late", "skill_group": "safety"}
AN = "1;Nguyễn Văn An;1960;0901234567;x;V;x;2,5;6"


def ops(store):
    return store.connection.execute("SELECT count(*), max(id) FROM op").fetchone()[:]


def living(store, kind):
    return store.connection.execute(f'SELECT count(*) FROM "{kind}" WHERE _deleted <> 1').fetchone()[0]


def resident(store, name="Nguyễn Văn An", **values):
    return save(store, [Change("resident", {"full_name": name, **values})]).records[0]


def test_the_sample_comes_in_whole_once_and_out_again(store):
    before = state(store)
    told = preview_roll(store, sample(), SAID)
    assert state(store) == before and living(store, "course") == 0
    done = import_roll(store, sample(), SAID)
    marks = sum(state is not None for row in EXPECTED["rows"] for state in row["sessions"].values()) + 1
    scores = sum(row[field] is not None for row in EXPECTED["rows"] for field in ("score_before", "score_after"))
    assert (done.new, done.enrolled, done.people, done.checks, done.changed) == (marks, 35, 35, scores, 0)
    assert (told.new, told.enrolled, told.people, told.checks) == (marks, 35, 35, scores)
    view = class_of(store, done.course)
    assert (view.title, view.class_no, view.skill_group) == ("Bình dân học vụ số - lớp 02", "02", "safety")
    assert [(m.held_on, m.from_at, m.to_at, m.place) for m in view.meetings] == [
        (day, "18:30", "20:30", "Nhà văn hóa khu phố 3") for day in EXPECTED["sessions"]]
    assert {m.trainers for m in view.meetings} != {()} and {m.trainer_name for m in view.meetings} == {""}
    held = rolls(store, done.course)
    assert [counts(held[m.id])["present"] for m in view.meetings] == list(EXPECTED["present_per_session"].values())
    assert counts(held[view.meetings[2].id])["late"] == 1
    people = learners(store, done.course)
    assert len(people) == 35 and {one.source for one in people} == {"import"}
    saves = store.connection.execute("SELECT DISTINCT save FROM op WHERE why = ?", [done.import_id]).fetchall()
    assert len(saves) == 1
    undone = unimport(store, done.import_id)
    assert undone.left == () and classes(store) == []
    assert living(store, "resident") == living(store, "attendance") == living(store, "skill_check") == 0


def test_the_same_sheet_twice_is_nothing_new(store):
    done = import_roll(store, sample(), SAID)
    before = ops(store)
    again = import_roll(store, sample(), SAID)
    assert (again.again, again.course, again.import_id) == (True, done.course, done.import_id)
    assert (again.new, again.enrolled, again.people, again.checks, again.changed, again.asks) == (0, 0, 0, 0, 0, ())
    assert {row.what for row in again.learners} == {"same"}
    assert ops(store) == before


def test_what_was_not_answered_comes_in_later_under_the_same_import(store):
    first = import_roll(store, sample(), {"year": "2026"})
    assert {ask.id for ask in first.asks} == {"mark:trễ", "skill_group"} and first.checks == 0
    later = import_roll(store, sample(), SAID)
    assert (later.new, later.import_id, later.course) == (1, first.import_id, first.course) and later.checks > 0
    unimport(store, later.import_id)
    assert living(store, "attendance") == living(store, "resident") == 0
    back = import_roll(store, sample(), SAID)
    assert back.import_id == f"{first.import_id}-2" and not back.again and len(learners(store, back.course)) == 35


def test_what_others_built_on_stays_when_it_is_taken_back_and_the_next_import_is_another(store):
    done = import_roll(store, roll(AN), {"year": "2026"})
    meeting = class_of(store, done.course).meetings[1].id
    save(store, [Change("attendance", {"meeting_id": meeting, "name": "Khách", "state": "present"})])
    undone = unimport(store, done.import_id)
    assert {left.kind for left in undone.left} == {"course", "meeting"}
    again = import_roll(store, roll(AN), {"year": "2026", "class": done.course})
    assert again.import_id == f"{done.import_id}-2" and not again.again
    assert len(class_of(store, done.course).meetings) == 3 and again.enrolled == 1


def test_without_a_year_nothing_is_taken(store):
    before = ops(store)
    with pytest.raises(AsksOpen) as refused:
        import_roll(store, sample(), {})
    assert [ask["id"] for ask in refused.value.details["asks"]] == ["year"]
    assert refused.value.sentence.endswith("Chưa nhận gì; trả lời rồi nhập lại.") and ops(store) == before


@pytest.mark.parametrize("answers", [
    {"year": "26"}, {"year": "2026", "mark:trễ": "muộn"}, {"year": "2026", "skill_group": "cooking"},
    {"year": "2026", "person:7": "resident:nobody"}, {"year": "2026", "person:7": "row:99"},
    {"year": "2026", "overwrite": "yes"}])
def test_an_answer_nobody_offered_is_refused(store, answers):
    before = ops(store)
    with pytest.raises(InputError) as refused:
        import_roll(store, sample(), answers)
    assert refused.value.code == "bad_answer" and ops(store) == before


def test_a_meeting_still_to_come_cannot_have_been_attended(store):
    with pytest.raises(InputError) as refused:
        import_roll(store, sample(), {"year": "2027"})
    assert refused.value.code == "future_meeting" and "06/10/2027" in refused.value.sentence
    planned = roll("1;Nguyễn Văn An;1960;;;;;;")
    assert import_roll(store, planned, {"year": "2027"}).new == 0


def test_a_sheet_with_american_headers_lands_on_its_days(store):
    turned = roll(AN, header="STT;Họ và tên;Năm sinh;SĐT;10/06/2026;13/10;20/10;Điểm trước;Điểm sau")
    done = import_roll(store, turned, {})
    assert [m.held_on for m in class_of(store, done.course).meetings] == EXPECTED["sessions"]
    assert [(r.row, r.before, r.after) for r in done.repairs] == [(1, "10/06/2026", "06/10")]


def test_a_sheet_goes_into_a_class_there_is_and_its_meetings(store):
    done = import_roll(store, sample(), SAID)
    more = roll(AN, header="STT;Họ và tên;Năm sinh;SĐT;13/10/2026;27/10/2026")
    into = preview_roll(store, more, {}, done.course)
    assert [(m.day, m.new) for m in into.meetings] == [("2026-10-13", False), ("2026-10-27", True)]
    assert import_roll(store, more, {}, done.course).enrolled == 1
    assert len(class_of(store, done.course).meetings) == 4 and len(classes(store)) == 1


def test_the_year_is_that_of_the_class_where_it_has_meetings_on_those_days(store):
    done = import_roll(store, sample(), {**SAID, "year": "2025"})
    again = import_roll(store, sample(), {})
    assert (again.again, again.new, {row.what for row in again.learners}) == (True, 0, {"same"})
    more = roll(AN, header="STT;Họ và tên;Năm sinh;SĐT;13/10;27/10")
    assert [m.day for m in preview_roll(store, more, {}, done.course).meetings] == ["2025-10-13", "2025-10-27"]
    other = roll(AN, header="STT;Họ và tên;Năm sinh;SĐT;14/10")
    assert [ask.id for ask in preview_roll(store, other, {}, done.course).asks] == ["year"]


def test_a_class_of_the_same_name_is_asked_about(store):
    done = import_roll(store, sample(), SAID)
    above = "PHIẾU ĐIỂM DANH LỚP BÌNH DÂN HỌC VỤ SỐ - LỚP 02"
    changed = roll(AN, above=above)
    with pytest.raises(AsksOpen) as refused:
        import_roll(store, changed, {"year": "2026"})
    assert refused.value.asks[0].id == "class" and refused.value.asks[0].suggested == done.course
    other = import_roll(store, changed, {"year": "2026", "class": "new"})
    assert other.course != done.course and len(classes(store)) == 2


def test_a_deleted_class_takes_nothing(store):
    done = import_roll(store, sample(), SAID)
    delete_class(store, done.course)
    with pytest.raises(InputError) as refused:
        import_roll(store, roll(AN), {"year": "2026"}, done.course)
    assert refused.value.code == "class_deleted"
    with pytest.raises(InputError) as refused:
        import_roll(store, roll(AN), {"year": "2026"}, "nowhere")
    assert refused.value.code == "unknown_class"


def test_a_changed_sheet_adds_and_asks_before_it_changes(store):
    done = import_roll(store, roll(AN), {"year": "2026", "skill_group": "ai"})
    changed = roll("1;Nguyễn Văn An;1960;0901234567;x;x;x;2,5;8", "2;Lê Thị Sen;1970;;x;;;;")
    held = preview_roll(store, changed, {"year": "2026"}, done.course)
    (ask,) = held.asks
    assert ask.id == "overwrite" and "13/10: sổ vắng, bảng có mặt" in ask.sentence and "sổ 6, bảng 8" in ask.sentence
    kept = import_roll(store, changed, {"year": "2026"}, done.course)
    assert (kept.enrolled, kept.changed) == (1, 0)
    taken = import_roll(store, changed, {"year": "2026", "overwrite": "take"}, done.course)
    assert (taken.enrolled, taken.changed, [row.what for row in taken.learners]) == (0, 2, ["changed", "same"])
    (an,) = (one for one in learners(store, done.course) if one.name == "Nguyễn Văn An")
    scores = {check.stage: check.score for check in checks(store, done.course)[an.person]}
    assert scores == {"before": "2.5", "after": "8"}


def test_who_was_erased_or_deleted_is_not_met_again(store):
    gone = resident(store, birth_year="1960", phone="0901234567")
    save(store, [Change("resident", {}, gone, "delete")])
    done = import_roll(store, roll(AN), {"year": "2026"})
    assert done.people == 1 and done.learners[0].record != gone
