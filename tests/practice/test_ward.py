from datetime import UTC, datetime

import pytest

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.errors import InputError, StoreError
from dxdesk.exchange.folder import exchange
from dxdesk.ledger.ops import op_time
from dxdesk.paths import resource_path
from dxdesk.practice.ward import MOST_LAPTOPS, PASSPHRASE, Practice, make_practice, make_tryout, team_name
from dxdesk.store.database import open_store
from dxdesk.store.desk import Founder, WardFacts, new_desk, profile
from dxdesk.store.search import find_people
from dxdesk.store.state import state, state_hash
from dxdesk.store.training.classes import classes
from dxdesk.store.training.learners import learners
from dxdesk.store.training.results import class_results

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
COUNTED = ("hamlet", "team", "member", "resident", "visit", "help", "event")


def ward(folder, **wanted) -> Practice:
    return make_practice(folder, **{"laptops": 2, "visits": 12, "clock": lambda: NOW, **wanted})


def real_desk(home) -> None:
    new_desk(home, PASSPHRASE, WardFacts("25747", "Phường Thủ Dầu Một", ""), Founder("T", "M"))[0].close()


def counts(made: Practice) -> list[list[int]]:
    found = []
    for home in made.homes:
        with open_store(home, made.passphrase) as store:
            held = state(store).records
            found.append([held[kind] for kind in COUNTED])
    return found


def test_every_laptop_is_a_practice_desk_of_the_ward_with_visits_of_its_own(tmp_path):
    made = ward(tmp_path / "phường tập", visits=15)
    told = []
    for home in made.homes:
        with open_store(home, made.passphrase) as store:
            told.append(profile(store))
            held = state(store).records
            assert (held["visit"], held["hamlet"], held["team"]) == (15, 8, 2)
            hamlets = {row[0] for row in store.connection.execute("SELECT DISTINCT hamlet_id FROM resident")}
            assert len(hamlets) > 1
            assert hamlets <= {row[0] for row in store.connection.execute("SELECT id FROM hamlet")}
    assert all(one.practice and one.ward_code == "25747" and one.ward_name == "Phường Thủ Dầu Một" for one in told)
    assert told[0].ward_record == told[1].ward_record
    assert told[0].team_id != told[1].team_id
    assert all(one.team_id and one.team_name and one.member_name for one in told)


def test_the_same_seed_gives_the_same_counts(tmp_path):
    first, again = (counts(ward(tmp_path / name, seed=5)) for name in "ab")
    assert first == again
    assert first != counts(ward(tmp_path / "c", seed=6))


def test_the_laptops_agree_after_an_exchange(tmp_path):
    made = ward(tmp_path / "ward")
    stick = tmp_path / "USB"
    stick.mkdir()
    hashes = []
    for home in (*made.homes, made.homes[0]):
        with open_store(home, made.passphrase) as store:
            done = exchange(store, stick)
            assert {file.result for file in done.incoming} <= {"received", "held"}
            hashes.append(state_hash(store))
    assert hashes[1] == hashes[2]
    with open_store(made.homes[0], made.passphrase) as store:
        assert state(store).records["visit"] == 24


def test_visits_lie_between_last_months_first_day_and_yesterday_and_use_known_codes(tmp_path):
    made = ward(tmp_path / "ward", laptops=1, visits=40)
    lists = load_catalogues(resource_path("data"))
    with open_store(made.homes[0], made.passphrase) as store:
        first, last = store.connection.execute("SELECT min(visit_on), max(visit_on) FROM visit").fetchone()
        assert "2026-10-01" <= first < last <= "2026-11-21"
        codes = {row for column, name in (("service", "service"), ("obstacle", "obstacle"))
                 for row in store.connection.execute(f"SELECT '{name}', {column} FROM help WHERE {column} <> ''")}
        assert all(lists.entry(name, code) for name, code in codes)
        assert all(lists.entry("mode", row[0]) for row in store.connection.execute("SELECT DISTINCT mode FROM visit"))
        assert max(op_time(row[0]) for row in store.connection.execute("SELECT id FROM op")) < NOW
        assert store.connection.execute("SELECT count(*) FROM resident WHERE id_number <> ''").fetchone() == (0,)
        name = store.connection.execute("SELECT full_name FROM resident LIMIT 1").fetchone()[0]
        assert find_people(store, name)


@pytest.mark.parametrize("place", [".", "máy"])
def test_a_folder_with_a_desk_is_refused_and_stays_as_it_is(tmp_path, place):
    folder = tmp_path / "sổ"
    real_desk(folder / place)
    before = sorted(folder.rglob("*"))
    for make in (lambda: ward(folder), lambda: ward(folder / place / "bên trong")):
        with pytest.raises(StoreError) as refused:
            make()
        assert refused.value.code == "desk_exists"
    assert sorted(folder.rglob("*")) == before


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    place = tmp_path / "tệp"
    place.write_text("của tôi")
    with pytest.raises(StoreError) as refused:
        ward(place)
    assert refused.value.code == "not_a_folder"
    assert place.read_text() == "của tôi"


@pytest.mark.parametrize("wanted", [{"laptops": 0}, {"laptops": 31}, {"visits": -1}, {"visits": 5001}])
def test_sizes_out_of_range_are_refused(tmp_path, wanted):
    with pytest.raises(InputError):
        ward(tmp_path / "ward", **wanted)
    assert not (tmp_path / "ward").exists()


def test_a_tryout_is_made_once_and_then_opened_again(tmp_path):
    home, passphrase = make_tryout(tmp_path, lambda: NOW)
    with open_store(home, passphrase) as store:
        writer = profile(store).writer
        assert state(store).records["visit"] == 60
    assert make_tryout(tmp_path, lambda: NOW) == (home, PASSPHRASE)
    with open_store(home, passphrase) as store:
        assert profile(store).writer == writer


def test_a_tryout_never_opens_a_real_desk(tmp_path):
    real_desk(tmp_path / "may-1")
    with pytest.raises(StoreError):
        make_tryout(tmp_path)


@pytest.mark.parametrize("laptops", [1, 3, 8, 9, MOST_LAPTOPS])
def test_every_team_has_a_name_of_its_own(laptops):
    names = [team_name(n, laptops) for n in range(1, laptops + 1)]
    assert len(set(names)) == laptops
    assert all("Khu phố" in name for name in names)


def test_every_laptop_holds_a_class_that_is_over_and_one_that_meets_today(tmp_path):
    made = ward(tmp_path / "ward", laptops=2, visits=40)
    for home in made.homes:
        with open_store(home, made.passphrase, lambda: NOW) as store:
            going, done = sorted(classes(store), key=lambda view: len(view.meetings), reverse=True)
            assert any(meeting.held_on == "2026-11-22" and not meeting.taken for meeting in going.meetings)
            result = class_results(store, done.id)
            assert len(result.held) == 2 and 0 < result.finished <= len(result.rows) <= 25
            assert any(effect.levels.people >= 5 for effect in result.effects)
            names = [learner.name for learner in learners(store, going.id)]
            assert names.count("Chú Bảy Dượt") == 2


def test_a_ward_without_people_holds_no_class(tmp_path):
    made = ward(tmp_path / "ward", laptops=1, visits=0)
    with open_store(made.homes[0], made.passphrase) as store:
        assert classes(store) == []
