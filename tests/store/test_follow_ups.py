from dataclasses import replace

import pytest

from dxdesk.domain.visit import HelpLine, TaskLine
from dxdesk.errors import InputError
from dxdesk.store.follow_ups import close, due, follow_ups_of
from dxdesk.store.last_used import last_used
from dxdesk.store.records import show
from dxdesk.store.saving import Change, save
from dxdesk.store.undo import undo_save
from dxdesk.store.visits import save_visit
from tests.store.kit import carry, draft

POLICE = TaskLine("Đưa ra Công an làm mức 2", "2026-11-29", "Đã nộp hồ sơ mức 2", "chưa đăng ký mức 2")


def visit(store, *tasks: TaskLine, name: str = "Trần Thị Bé", **line: str):
    helps = (HelpLine("VNEID_ACTIVATE", **{"outcome": "not_done", **line}),)
    return save_visit(store, replace(draft(name), helps=helps, tasks=tasks))


def test_a_visit_leaves_its_tasks_to_its_person(store):
    made = visit(store, POLICE, TaskLine("Quay lại nhà", "2026-11-25"))
    found = follow_ups_of(store, made.resident_id)
    assert [(task.what, task.due_on, task.state) for task in found] == [
        ("Quay lại nhà", "2026-11-25", "open"), ("Đưa ra Công an làm mức 2", "2026-11-29", "open")]
    assert found[1].person == "Trần Thị Bé" and found[1].assignee == "Trần Thị Bốn"
    assert (found[1].visit_id, found[1].product) == (made.visit_id, "Đã nộp hồ sơ mức 2")


def test_what_is_due_comes_by_day_and_what_is_closed_does_not(store):
    made = visit(store, POLICE, replace(POLICE, what="B", due_on="2026-11-23"))
    visit(store, replace(POLICE, what="C", due_on="2026-12-30"), name="Lê Văn Tám")
    assert [task.what for task in due(store, "2026-11-29")] == ["B", POLICE.what]
    assert [task.what for task in due(store, "2026-12-31", limit=1)] == ["B"]
    close(store, follow_ups_of(store, made.resident_id)[0].id)
    assert [task.what for task in due(store, "2026-12-31")] == [POLICE.what, "C"]
    closed = follow_ups_of(store, made.resident_id)[-1]
    assert (closed.what, closed.state, closed.open) == ("B", "done", False)


def test_closing_keeps_the_cause_and_can_be_undone(store):
    made = visit(store, POLICE)
    [task] = follow_ups_of(store, made.resident_id)
    saved = close(store, task.id, reason=" đã nộp,\thẹn 3 ngày ")
    values = show(store, "task", task.id).values
    assert (values["state"], values["reason"], values["closed_on"]) == (
        "done", "chưa đăng ký mức 2. Kết quả: đã nộp, hẹn 3 ngày", "2026-11-22")
    undo_save(store, saved.save)
    assert follow_ups_of(store, made.resident_id)[0] == task


def test_whoever_was_sent_elsewhere_is_asked_what_came_of_it(store):
    made = visit(store, POLICE, outcome="referred", referred_to="POLICE")
    [task] = follow_ups_of(store, made.resident_id)
    with pytest.raises(InputError, match="nơi ấy trả lời ra sao") as refused:
        close(store, task.id, reason="  ")
    assert refused.value.code == "no_result" and follow_ups_of(store, made.resident_id)[0].open
    close(store, task.id, reason="đã duyệt")
    assert "Kết quả: đã duyệt" in follow_ups_of(store, made.resident_id)[0].reason


@pytest.mark.parametrize(("state", "reason", "code"), [("dropped", "", "no_reason"), ("open", "x", "unknown_state")])
def test_what_cannot_be_closed_so_stays_open(store, state, reason, code):
    made = visit(store, POLICE)
    [task] = follow_ups_of(store, made.resident_id)
    with pytest.raises(InputError) as refused:
        close(store, task.id, state, reason)
    assert refused.value.code == code and follow_ups_of(store, made.resident_id) == [task]


def test_closing_twice_and_a_task_nobody_knows_are_refused(store):
    made = visit(store, POLICE)
    [task] = follow_ups_of(store, made.resident_id)
    close(store, task.id, "dropped", "dân đi xa")
    for asked, code in ((task.id, "already_closed"), ("nobody", "unknown_task")):
        with pytest.raises(InputError) as refused:
            close(store, asked)
        assert refused.value.code == code


def test_those_merged_into_a_person_count_as_the_person(store):
    made, other = visit(store, POLICE), visit(store, replace(POLICE, what="B"), name="Trần Thị Bê")
    third = visit(store, replace(POLICE, what="C"), name="Trần T Bé")
    save(store, [Change("resident", {"merged_into": made.resident_id}, other.resident_id)])
    save(store, [Change("resident", {"merged_into": other.resident_id}, third.resident_id)])
    assert {task.what for task in follow_ups_of(store, made.resident_id)} == {POLICE.what, "B", "C"}


def test_the_last_five_codes_of_this_desk(store, make):
    for obstacle in ("NO_OTP", "ABSENT", "NO_NFC", "NO_OTP", "ELDERLY", "CARD_LOST", "REFUSED"):
        visit(store, obstacle=obstacle)
    assert last_used(store, "obstacle") == ("REFUSED", "CARD_LOST", "ELDERLY", "NO_OTP", "NO_NFC")
    assert last_used(store, "service") == ("VNEID_ACTIVATE",) and last_used(store, "referred_to") == ()
    other = make()
    visit(other, obstacle="FEAR_SCAM")
    carry(other, store)
    assert "FEAR_SCAM" not in last_used(store, "obstacle")


def test_the_last_codes_and_what_is_due_are_found_by_their_indexes(store):
    plans = [
        "SELECT kind, sets FROM op INDEXED BY op_save WHERE mine = 1 ORDER BY save DESC LIMIT 400",
        "SELECT n FROM task t WHERE t.due_on <= '2026-11-29' ORDER BY t.due_on, t.n LIMIT 5",
    ]
    for query in plans:
        steps = [row[3] for row in store.connection.execute(f"EXPLAIN QUERY PLAN {query}")]
        assert not any("TEMP B-TREE" in step or (step.startswith("SCAN t ") and "INDEX" not in step) for step in steps)
