"""Whose packs are taken: strangers, practice and real, other people's envelopes, cards (format §1, §4)."""

from pathlib import Path

from dxdesk.exchange.folder import exchange, statements_in
from dxdesk.exchange.place import Place
from dxdesk.store.database import Store
from dxdesk.store.saving import WRITER
from dxdesk.store.state import state_hash
from tests.exchange.desks import (
    Template,
    add_person,
    all_equal,
    make_template,
    packs,
    packs_of,
    results,
    settle,
    tree,
    value,
)


def test_a_stranger_changes_nothing(desks: list[Store], stick: Path, tmp_path: Path) -> None:
    (stranger,) = make_template(tmp_path / "stranger", 1).desks(tmp_path / "strangers")
    add_person(stranger, "Người Lạ")
    hashed = state_hash(desks[0])
    exchange(stranger, stick)
    done = exchange(desks[0], stick)
    assert results(done) == {"unknown_device": len(packs_of(stick, stranger))}
    assert state_hash(desks[0]) == hashed
    assert results(exchange(stranger, stick))["unknown_device"] > 0


def test_practice_and_real_never_mix(desks: list[Store], real: Template, stick: Path, tmp_path: Path) -> None:
    exchange(desks[0], stick)
    first, _ = real.desks(tmp_path / "real")
    assert results(exchange(first, stick)).keys() == {"not_ours"}


def test_a_real_ward_leaves_nothing_readable(real: Template, stick: Path, tmp_path: Path) -> None:
    a, b = real.desks(tmp_path / "real")
    person = add_person(a, "Trần Thị Bé", phone="0901234567")
    exchange(a, stick)
    exchange(b, stick)
    exchange(a, stick)
    assert value(b, person, "phone") == "0901234567"
    assert all_equal(a, b)
    before = tree(stick)
    assert not packs(stick)
    for data, _ in before.values():
        assert "Trần Thị Bé".encode() not in data
        assert b"0901234567" not in data
    done = exchange(b, stick)
    assert results(done).keys() == {"held"}
    assert tree(stick) == before


def test_other_peoples_envelopes_are_passed_over(real: Template, stick: Path, tmp_path: Path) -> None:
    a, _ = real.desks(tmp_path / "real")
    (stranger,) = make_template(tmp_path / "stranger", 1, practice=False).desks(tmp_path / "strangers")
    exchange(stranger, stick)
    assert results(exchange(a, stick)).keys() == {"not_for_this_device"}


def test_cards_name_the_laptops_of_the_ward(desks: list[Store], stick: Path) -> None:
    settle(desks, stick)
    writers = {store.setting(WRITER) for store in desks}
    for store in desks:
        held = dict(store.connection.execute("SELECT writer, label FROM card").fetchall())
        assert held.keys() == writers
        assert all(held.values())
    assert {path.stem for path in (stick / "DXDESK" / "devices").iterdir()} == writers


def test_what_a_damaged_list_said_is_said_again(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    settle([a, b], stick)
    lists = stick / "DXDESK" / "trust"
    first = next(lists.glob(f"*-{a.setting(WRITER)}.json"))
    said = statements_in(a, Place(stick))
    first.write_bytes(first.read_bytes()[:100])
    assert statements_in(a, Place(stick)) != said
    exchange(b, stick)
    assert statements_in(a, Place(stick)) == said
    assert {path.stem.rpartition("-")[2] for path in lists.iterdir()} == {a.setting(WRITER), b.setting(WRITER)}
