"""Un-import: what came with one exchange is as if it had never come, except what was changed since (format §3)."""

import contextlib
import shutil
from pathlib import Path
from random import Random

import pytest

from dxdesk.domain.records import unit_fields
from dxdesk.errors import InputError
from dxdesk.exchange.folder import exchange
from dxdesk.ledger.ids import new_record
from dxdesk.ledger.ops import DELETED
from dxdesk.store import unimport as unimporting
from dxdesk.store.database import Store
from dxdesk.store.intakes import DONE, UNDONE, intakes
from dxdesk.store.saving import Change, save
from dxdesk.store.shapes import GONE
from dxdesk.store.state import state_hash
from dxdesk.store.undo import Left, Undone, undo_save
from dxdesk.store.unimport import preview_unimport, unimport
from dxdesk.store.visits import save_visit
from tests.exchange.acts import live, one_act
from tests.exchange.desks import add_person, all_equal, copied, edit, settle, value
from tests.store.kit import assert_follows_from_ops, conflicts, draft, rows

Living = dict[tuple[str, str], dict[str, str]]


def living(store: Store) -> Living:
    return {key: values for key, (values, mark) in rows(store).items() if mark != GONE}


def twin(store: Store, home: Path) -> Store:
    """The desk as it is now, once more."""
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return copied(store.home, home, store.raw_key)


def meet(a: Store, b: Store, stick: Path) -> None:
    """Both end with the same, however much of it goes."""
    for store in (a, b, a, b):
        exchange(store, stick, braked=False)


def took(a: Store, b: Store, stick: Path) -> str:
    """What the first wrote comes to the second; the name of that taking in."""
    exchange(a, stick)
    return exchange(b, stick, braked=False).intake


def test_what_was_made_goes_and_what_was_changed_comes_back(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé", phone="0901234567")
    settle([a, b], stick)
    before = living(b)
    edit(a, person, phone="0911111111")
    visit = save_visit(a, draft("Lê Văn Mới", "SV01", "SV02"))
    name = took(a, b, stick)
    after, mark = living(b), state_hash(b)
    told = preview_unimport(b, name)
    assert state_hash(b) == mark
    undone = unimport(b, name)
    assert told == Undone("", (), undone.changed, undone.deleted)
    assert (undone.changed, undone.deleted, undone.left) == (1, 4, ())
    assert living(b) == before
    assert intakes(b)[0].state == UNDONE
    assert unimport(b, name).save == undone.save
    assert living(b) == before
    assert undo_save(b, undone.save).left == ()
    assert living(b) == after
    assert intakes(b)[0].state == DONE
    assert visit.visit_id in live(b, "visit")
    again = unimport(b, name)
    assert again.save not in ("", undone.save)
    assert living(b) == before
    assert_follows_from_ops(b)


def test_what_was_changed_since_and_what_is_built_on_stays_and_is_listed(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé", phone="0901234567", note="cũ")
    settle([a, b], stick)
    edit(a, person, phone="0911111111", note="mới")
    new = add_person(a, "Lê Văn Mới")
    gone = add_person(a, "Không Ai Cần")
    name = took(a, b, stick)
    edit(b, person, phone="0922222222")
    save(b, [Change("visit", {"resident_id": new, "visit_on": "2026-11-22"})])
    undone = unimport(b, name)
    assert set(undone.left) == {Left("resident", person, "phone"), Left("resident", new, "*")}
    assert (value(b, person, "phone"), value(b, person, "note")) == ("0922222222", "cũ")
    assert ("resident", gone) not in living(b)
    assert {(left.kind, left.record, left.unit) for left in undone.left} == set(intakes(b)[0].left)
    settle([a, b], stick)
    assert all_equal(a, b)


def test_only_what_came_with_that_one_goes(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    first = add_person(a, "Người Trước")
    one = took(a, b, stick)
    second = add_person(a, "Người Sau")
    two = took(a, b, stick)
    unimport(b, two)
    assert ("resident", first) in living(b)
    assert ("resident", second) not in living(b)
    assert [(taken.name, taken.state) for taken in intakes(b)] == [(two, UNDONE), (one, DONE)]


def test_a_name_nothing_came_under_is_refused(desks: list[Store]) -> None:
    with pytest.raises(InputError) as refused:
        unimport(desks[0], "nhan-00000000")
    assert refused.value.code == "unknown_intake"


def test_stopped_or_killed_anywhere_it_goes_on_in_one_save(
    desks: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé", phone="0901234567")
    settle([a, b], stick)
    before = living(b)
    edit(a, person, phone="0911111111")
    for number in range(3):
        save_visit(a, draft(f"Người {number}"))
    name = took(a, b, stick)
    after = living(b)
    monkeypatch.setattr(unimporting, "PART", 1)

    for parts in range(1, 30, 4):
        with contextlib.suppress(Killed):
            done = unimport(b, name, killed_after(parts))
            break
    assert living(b) == before
    undo_save(b, done.save)
    assert living(b) == after


class Killed(Exception):
    """The program ends."""


def killed_after(parts: int):
    left = iter(range(parts))

    def tell(_: int, __: int) -> None:
        if next(left, None) is None:
            raise Killed

    return tell


def one_edit(rng: Random, now: list[Store]) -> None:
    """The same edit on desks that hold the record alike, or would but for what came to the first."""
    plain = now[1]
    people, visits, lines = live(plain, "resident"), live(plain, "visit"), live(plain, "help")
    change = rng.choice((
        Change("resident", {"phone": f"09{rng.randrange(10**8):08d}"}, rng.choice(people)),
        Change("resident", {"note": f"n{rng.random()}"}, rng.choice(people)),
        Change("visit", {"note": f"n{rng.random()}"}, rng.choice(visits)),
        Change("visit", record=rng.choice(visits), action="delete"),
        Change("visit", {"resident_id": rng.choice(people), "note": f"n{rng.random()}"},
               new_record(plain.clock()), fresh=True),
        Change("help", {"service": f"SV{rng.random()}"}, rng.choice(lines)),
        Change("help", {"visit_id": rng.choice(visits), "service": "SV07"}, new_record(plain.clock()), fresh=True),
    ))
    for store in now:
        save(store, [change])


def without(found: Living, left: set[tuple[str, str, str]]) -> Living:
    """What is compared: all but what the un-import said it left; of a delete that came since nothing is."""
    kept = {}
    reopened = {record for _, record, unit in left if unit == DELETED}
    for (kind, record), values in found.items():
        if (kind, record, "*") not in left and reopened.isdisjoint((record, values.get("visit_id"))):
            kept[kind, record] = {name: text for name, text in values.items()
                                  if (kind, record, unit_fields(kind, name)[0]) not in left}
    return kept


@pytest.mark.parametrize("seed", range(6))
def test_it_is_as_if_nothing_had_come(
    desks: list[Store], stick: Path, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """I15: history, taking in, edits, un-import come to history and edits alone, except what is listed."""
    rng = Random(seed)
    monkeypatch.setattr(unimporting, "PART", rng.choice((1, 3, 1_000)))
    a, b, _ = desks
    for _ in range(8):
        one_act(a, rng)
    meet(a, b, stick)
    for _ in range(6):
        one_act(rng.choice((a, b)), rng)
    meet(b, a, stick)
    for _ in range(rng.randint(1, 12)):
        one_act(a, rng)
    plain = twin(b, tmp_path / "không nhận")
    try:
        name = took(a, b, stick)
        for _ in range(rng.randint(0, 8)):
            one_edit(rng, [b, plain])
        if not name:
            return
        undone = unimport(b, name)
        left = {(one.kind, one.record, one.unit) for one in undone.left}
        assert without(living(b), left) == without(living(plain), left)
        listed = {(kind, record) for kind, record, _ in left}
        ours, theirs = conflicts(b), conflicts(plain)
        assert {one for one in ours if one[:2] not in listed} == {one for one in theirs if one[:2] not in listed}
        assert_follows_from_ops(b)
        mark = state_hash(b)
        unimport(b, name)
        assert state_hash(b) == mark
        meet(a, b, stick)
        assert all_equal(a, b)
    finally:
        plain.close()
        shutil.rmtree(tmp_path / "không nhận")
