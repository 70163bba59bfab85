"""A laptop of version 0.4 where others keep classes: it knows no programmes, enrolments and checks (format §5)."""

from pathlib import Path

from dxdesk.domain.attendance_grid import Answer
from dxdesk.domain.class_plan import ClassDraft, MeetingDraft
from dxdesk.exchange.folder import exchange
from dxdesk.store.conflicts import open_conflicts
from dxdesk.store.database import Store, open_store
from dxdesk.store.saving import Change, save
from dxdesk.store.state import state_hash
from dxdesk.store.training.checks import Rating, rate
from dxdesk.store.training.class_acts import delete_meeting, new_class
from dxdesk.store.training.enrolling import Newcomer, enrol, remove
from dxdesk.store.training.learners import enrolment_id
from dxdesk.store.training.syllabi import save_syllabus
from dxdesk.store.training.taking import take
from tests.exchange.desks import PASSPHRASE
from tests.torture.ward_class_reading import told
from tests.versions.app import CLASS_KINDS
from tests.versions.kit import Run, bodies, joins, program


class Course:
    """A class with all there can be of one: a resident, a guest, a roll, a check, a task and a visit of it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.person = save(store, [Change("resident", {"full_name": "Trần Thị Bé"})]).records[0]
        trainer = store.connection.execute("SELECT id FROM member").fetchone()[0]
        draft = ClassDraft({"title": "Bình dân học AI", "skill_group": "ai", "note": "mượn loa", "capacity": "30"}, (
            MeetingDraft("2026-11-01", "18:30", "20:30", trainers=(trainer,), topic="Hỏi máy"),
            MeetingDraft("2026-11-08")))
        self.course, self.meeting, self.second = new_class(store, draft).records
        enrol(store, self.course, [Newcomer(resident=self.person), Newcomer(name="Bà Tư")])
        self.enrolment = enrolment_id(self.course, self.person)
        self.take(self.meeting)
        rate(store, [Rating(self.enrolment, "before", "self", "ai", "1", "2,5")])
        save_syllabus(store, {"title": "Lớp của phường", "hours": "3"})
        save(store, [Change("task", {"what": "gọi lại", "course_id": self.course, "resident_id": self.person}),
                     Change("visit", {"visit_on": "2026-11-01", "mode": "class", "meeting_id": self.meeting})])

    def take(self, meeting: str) -> None:
        take(self.store, meeting, {self.person: Answer("present", signed=True)}, confirmed_past=True)


def quiet(run: Run, *arguments: str) -> None:
    """A command that goes well."""
    answer = run(*arguments)
    assert answer["exit"] == 0, answer
    if arguments[0] == "exchange":
        assert {file["result"] for file in answer["in"]} <= {"received", "held"}


def test_it_relays_byte_for_byte_shows_and_never_sets_what_it_does_not_know(
    officer: Store, stick: Path, tmp_path: Path
) -> None:
    made = Course(officer)
    exchange(officer, stick)
    other = tmp_path / "usb khác"
    other.mkdir()
    with program("0.4", tmp_path / "cũ") as older:
        joins(officer, older, tmp_path, "cũ")
        quiet(older, "exchange", str(stick))
        assert older("show", "enrolment", made.enrolment)["values"]["resident_id"] == made.person
        assert older("show", "course", made.course)["values"]["capacity"] == "30"
        refused = older("edit", "course", made.course, "capacity=10")
        assert (refused["exit"], "capacity" in refused["refused"]) == (1, True)
        assert older("edit", "enrolment", made.enrolment, "left_on=2026-11-02")["exit"] == 1
        quiet(older, "edit", "meeting", made.second, "place=Nhà văn hóa")
        quiet(older, "conflicts")
        quiet(older, "exchange", str(other))
        assert bodies(officer, stick).items() <= bodies(officer, other).items(), "not relayed byte for byte"
        exchange(officer, other)
        hashed = older("state")["state_hash"]["ward"]
    assert hashed == state_hash(officer)
    assert officer.value("meeting", made.second, "place") == "Nhà văn hóa"
    assert officer.value("meeting", made.meeting, "topic") == "Hỏi máy"
    with open_store(tmp_path / "cũ", PASSPHRASE) as upgraded:
        assert state_hash(upgraded) == hashed and told(upgraded) == told(officer)
        assert upgraded.connection.execute("SELECT count(*) FROM other").fetchone()[0] == 0
        assert all(upgraded.connection.execute(f"SELECT count(*) FROM {kind}").fetchone()[0] for kind in CLASS_KINDS)
        assert upgraded.connection.execute("SELECT count(*) FROM visit WHERE meeting_id IS NOT NULL").fetchone()[0] == 1


def test_what_lines_reopen_stands_there_and_after_the_upgrade(officer: Store, stick: Path, tmp_path: Path) -> None:
    """A meeting by a line version 0.4 knows, an enrolment by a check it does not know."""
    made = Course(officer)
    exchange(officer, stick)
    with program("same", tmp_path / "khác") as another, program("0.4", tmp_path / "cũ") as older:
        for run, name in ((another, "khác"), (older, "cũ")):
            joins(officer, run, tmp_path, name)
            quiet(run, "exchange", str(stick))
        quiet(another, "class", "meet-delete", made.second)
        quiet(another, "class", "remove", made.course, made.person, "--with-roll")
        made.take(made.second)
        rate(officer, [Rating(made.enrolment, "after", "trainer", "ai", "3")])
        exchange(officer, stick)
        for run in (another, older):
            quiet(run, "exchange", str(stick))
        exchange(officer, stick)
        quiet(older, "exchange", str(stick))
        asked = {(one["kind"], one["record"]) for one in older("conflicts")["open"]}
        assert ("meeting", made.second) in asked
        assert {run("state")["state_hash"]["ward"] for run in (another, older)} == {state_hash(officer)}
    here = {(one.kind, one.record, one.unit) for one in open_conflicts(officer)}
    assert {kind for kind, *_ in here} >= {"meeting", "enrolment"}
    with open_store(tmp_path / "cũ", PASSPHRASE) as upgraded:
        assert told(upgraded) == told(officer) and state_hash(upgraded) == state_hash(officer)
        assert {(one.kind, one.record, one.unit) for one in open_conflicts(upgraded)} == here


def test_what_was_deleted_stays_deleted_after_the_upgrade(officer: Store, stick: Path, tmp_path: Path) -> None:
    made = Course(officer)
    exchange(officer, stick)
    delete_meeting(officer, made.second)
    remove(officer, made.course, [made.person], with_roll=True)
    exchange(officer, stick)
    with program("0.4", tmp_path / "cũ") as older:
        joins(officer, older, tmp_path, "cũ")
        quiet(older, "exchange", str(stick))
        exchange(officer, stick)
        assert older("state")["state_hash"]["ward"] == state_hash(officer)
    with open_store(tmp_path / "cũ", PASSPHRASE) as upgraded:
        assert told(upgraded) == told(officer) and state_hash(upgraded) == state_hash(officer)
