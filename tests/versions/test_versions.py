"""Programs of different versions in one ward: nothing is lost, nothing is set that is not understood (format §5)."""

from pathlib import Path

from dxdesk.domain.records import KINDS
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.standing import review
from dxdesk.store.database import Store, open_store
from dxdesk.store.saving import Change, save
from dxdesk.store.state import state_hash
from tests.exchange.desks import PASSPHRASE, results
from tests.versions.app import GONE_FIELDS, GONE_KINDS
from tests.versions.kit import bodies, joins, program


def test_an_older_program_relays_and_shows_what_it_does_not_know_and_loses_nothing(
    officer: Store, stick: Path, tmp_path: Path
) -> None:
    person, feedback = save(officer, [
        Change("resident", {"full_name": "Trần Thị Mới", "has_ehealth": "yes", "skill_confirmed_on": "2026-11-02"}),
        Change("feedback", {"content": "Đèn đường hỏng", "received_on": "2026-11-01"}),
    ]).records
    exchange(officer, stick)
    with program("older", tmp_path / "cũ") as older:
        joins(officer, older, tmp_path, "cũ")
        done = older("exchange", str(stick))
        assert {file["result"] for file in done["in"]} <= {"received", "held"}
        shown = older("show", "resident", person)
        assert shown["values"]["has_ehealth"] == "yes"
        assert older("show", "feedback", feedback)["values"]["content"] == "Đèn đường hỏng"
        refused = older("edit", "resident", person, "has_ehealth=no")
        assert (refused["exit"], "has_ehealth" in refused["refused"]) == (1, True)
        assert older("edit", "resident", person, "phone=0912345678")["exit"] == 0
        other = tmp_path / "usb khác"
        other.mkdir()
        older("exchange", str(other))
        theirs, ours = bodies(officer, other), bodies(officer, stick)
        assert ours.items() <= theirs.items(), "not relayed byte for byte"
        exchange(officer, other)
        hashed = older("state")["state_hash"]["ward"]
    assert hashed == state_hash(officer)
    values = {name: officer.value("resident", person, name) for name in ("phone", "has_ehealth", "skill_confirmed_on")}
    assert values == {"phone": "0912345678", "has_ehealth": "yes", "skill_confirmed_on": "2026-11-02"}
    with open_store(tmp_path / "cũ", PASSPHRASE) as upgraded:
        assert state_hash(upgraded) == hashed
        assert upgraded.value("resident", person, "has_ehealth") == "yes"
        assert upgraded.value("feedback", feedback, "content") == "Đèn đường hỏng"


def test_a_conflict_in_a_field_an_older_program_does_not_know(officer: Store, stick: Path, tmp_path: Path) -> None:
    person = save(officer, [Change("resident", {"full_name": "Lê Thị Hai", "has_ehealth": "no"})]).records[0]
    exchange(officer, stick)
    with program("older", tmp_path / "cũ") as older, program("same", tmp_path / "khác") as another:
        joins(officer, older, tmp_path, "cũ")
        joins(officer, another, tmp_path, "khác")
        another("exchange", str(stick))
        assert another("edit", "resident", person, "has_ehealth=")["exit"] == 0
        save(officer, [Change("resident", {"has_ehealth": "yes"}, person)])
        exchange(officer, stick)
        another("exchange", str(stick))
        older("exchange", str(stick))
        (conflict,) = older("conflicts")["open"]
        assert conflict["unit"] == "has_ehealth"
        assert another("conflicts")["open"][0]["id"] == conflict["id"]
        assert older("choose", conflict["id"], "1")["exit"] in (0, 1)
        for _ in range(2):
            older("exchange", str(stick))
            another("exchange", str(stick))
            exchange(officer, stick)
        hashes = {run("state")["state_hash"]["ward"] for run in (older, another)} | {state_hash(officer)}
    assert len(hashes) == 1


def test_what_a_newer_program_adds_is_kept_shown_and_gone_nowhere(officer: Store, stick: Path, tmp_path: Path) -> None:
    person = save(officer, [Change("resident", {"full_name": "Phạm Văn Ba"})]).records[0]
    exchange(officer, stick)
    with program("newer", tmp_path / "mới") as newer:
        joins(officer, newer, tmp_path, "mới")
        newer("exchange", str(stick))
        assert newer("edit", "resident", person, "zz_email=ba@xa.vn")["exit"] == 0
        newer("exchange", str(stick))
        assert set(results(exchange(officer, stick))) <= {"received", "held"}
        save(officer, [Change("resident", {"phone": "0987654321"}, person)])
        exchange(officer, stick)
        newer("exchange", str(stick))
        shown = newer("show", "resident", person)["values"]
        assert (shown["zz_email"], shown["phone"]) == ("ba@xa.vn", "0987654321")
        assert newer("state")["state_hash"]["ward"] == state_hash(officer)


def test_a_file_for_later_readers_waits_is_passed_on_and_counts_after_the_upgrade(
    officer: Store, stick: Path, tmp_path: Path
) -> None:
    person = save(officer, [Change("resident", {"full_name": "Võ Thị Tư"})]).records[0]
    exchange(officer, stick)
    with program("raised", tmp_path / "mới") as newer:
        joins(officer, newer, tmp_path, "mới")
        newer("exchange", str(stick))
        assert newer("edit", "resident", person, "phone=0911222333", "zz_email=tu@xa.vn")["exit"] == 0
        newer("exchange", str(stick))
        told = results(exchange(officer, stick))
        assert told["needs_update"] >= 2
        assert officer.value("resident", person, "phone") == ""
        before = state_hash(officer)
        assert review(officer).released == {} and state_hash(officer) == before
        other = tmp_path / "usb khác"
        other.mkdir()
        exchange(officer, other)
        assert bodies(officer, stick).items() <= bodies(officer, other).items()
        hashed = newer("state")["state_hash"]["ward"]
    officer.close()
    with program("raised", tmp_path / "phường") as upgraded:
        assert upgraded("state")["state_hash"]["ward"] == hashed
        assert upgraded("show", "resident", person)["values"]["zz_email"] == "tu@xa.vn"
        again = upgraded("exchange", str(stick))
        assert {file["result"] for file in again["in"]} == {"held"}


def test_the_older_program_really_knows_less() -> None:
    assert set(GONE_KINDS) <= set(KINDS)
    assert all(KINDS[kind].field(name) for kind, names in GONE_FIELDS.items() for name in names)
