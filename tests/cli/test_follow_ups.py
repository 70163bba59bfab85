import pytest

from dxdesk.cli import COMMANDS
from dxdesk.domain.visit import HelpLine, TaskLine, VisitDraft
from dxdesk.store.database import open_store
from dxdesk.store.visits import save_visit
from tests.cli.conftest import PASSPHRASE, assert_refused, held


@pytest.fixture(autouse=True)
def commands(monkeypatch):
    for name in ("follow-ups", "done"):
        monkeypatch.setitem(COMMANDS, name, ("follow_ups", ""))


@pytest.fixture
def person(desk) -> str:
    with open_store(desk, PASSPHRASE) as store:
        return save_visit(store, VisitDraft(
            {"full_name": "Trần Thị Bé"}, "", {"visit_on": "2026-11-20"},
            (HelpLine("VNEID_ACTIVATE", "referred", "NOT_REGISTERED_L2", referred_to="POLICE"),),
            (TaskLine("Đưa ra Công an làm mức 2", "2026-11-21", "", "chưa đăng ký mức 2"),
             TaskLine("Quay lại nhà", "2199-11-29")))).resident_id


def test_what_is_overdue_and_all_of_a_person(run, person):
    [late] = run("--json", "follow-ups").json["tasks"]
    assert (late["what"], late["person"], late["state"]) == ("Đưa ra Công an làm mức 2", "Trần Thị Bé", "open")
    assert len(run("--json", "follow-ups", "--until", "30/11/2199").json["tasks"]) == 2
    assert len(run("--json", "follow-ups", "--person", person).json["tasks"]) == 2
    assert "trễ, hẹn 21/11/2026 · giao Nguyễn Thị Mẫu" in run("follow-ups").out


def test_a_task_is_closed_with_its_result(run, desk, person):
    [task] = run("--json", "follow-ups").json["tasks"]
    before = held(desk)
    assert_refused(run("--json", "done", task["id"]), "no_result")
    assert held(desk) == before
    assert run("--json", "done", task["id"], "--reason", "đã nộp").json["save"]
    assert run("follow-ups").out.strip() == "Không còn việc nào."
    assert_refused(run("--json", "done", task["id"], "--reason", "x"), "already_closed")


def test_a_task_is_dropped_only_with_a_reason(run, person):
    [task] = run("--json", "follow-ups").json["tasks"]
    assert_refused(run("--json", "done", task["id"], "--dropped"), "no_reason")
    assert run("done", task["id"], "--dropped", "--reason", "đi xa").out.strip() == "Đã ghi ở máy này: thôi việc này."


@pytest.mark.parametrize(("arguments", "code"), [
    (("follow-ups", "--until", "hôm kia"), "not_a_day"), (("follow-ups", "--until", "2026-11"), "not_a_day"),
    (("follow-ups", "--person", "ai"), "unknown_record"), (("done", "việc"), "unknown_task"),
])
def test_what_makes_no_sense_is_refused(run, desk, arguments, code):
    run("follow-ups")  # the copied desk says so once
    assert_refused(run("--json", *arguments), code)
