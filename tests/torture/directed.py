"""The mistakes format §7 names, each as a small story on real desks that ends in what must hold.

A story takes a folder to work in and raises `AssertionError` where the promise is broken. Each is told once on the
program as it is, and once on its mutant (`mutants.py`), where it must break.
"""

import shutil
from pathlib import Path

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.ledger import ops as ledger_ops
from dxdesk.ledger.ops import DELETED
from dxdesk.store import segments
from dxdesk.store.conflicts import choose, open_conflicts
from dxdesk.store.database import Store, open_store
from dxdesk.store.saving import WRITER, Change, save
from dxdesk.store.shapes import GONE
from dxdesk.store.state import state_hash
from dxdesk.store.undo import undo_save
from dxdesk.store.visits import save_visit
from tests.ledger.opsets import op
from tests.store.kit import PASSPHRASE, Clock, all_ops, carry, conflicts, draft, new_store, rows, segment, take


class Ward:
    """Desks of one ward on one clock, closed at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.open: list[Store] = []

    def __enter__(self) -> "Ward":
        return self

    def __exit__(self, *_: object) -> None:
        for store in self.open:
            store.close()

    def desk(self) -> Store:
        """A new desk of the ward."""
        first = self.open[0] if self.open else None
        self.open.append(new_store(self.folder / f"máy {len(self.open)}", self.clock, like=first))
        return self.open[-1]

    def clone(self, store: Store) -> Store:
        """A copy of a desk's disk: the same keys, writer and clock."""
        home = self.folder / f"máy {len(self.open)}"
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copytree(store.home, home)
        self.open.append(open_store(home, PASSPHRASE, self.clock))
        return self.open[-1]


def meet(*desks: Store) -> None:
    """Everybody gets everything of everybody."""
    for source in desks:
        for target in desks:
            if source is not target:
                carry(source, target)


def same_everywhere(*desks: Store) -> None:
    """All desks came to the same state."""
    assert len({state_hash(desk) for desk in desks}) == 1


def person(store: Store, name: str = "Nguyễn Văn A", **values: str) -> str:
    """A new person."""
    return save(store, [Change("resident", {"full_name": name, **values})]).records[0]


def edit(store: Store, record: str, **values: str) -> str:
    """A change of a person; the save's id."""
    return save(store, [Change("resident", values, record)]).save


def delete(store: Store, record: str) -> str:
    """A delete of a person; the save's id."""
    return save(store, [Change("resident", record=record, action="delete")]).save


def values_of(store: Store, record: str) -> dict[str, str]:
    """What a person's record holds."""
    return rows(store)["resident", record][0]


def gone(store: Store, record: str) -> bool:
    """Whether a person's record is deleted."""
    return rows(store)["resident", record][1] == GONE


def m1_a_cloned_disk_loses_no_op(folder: Path) -> None:
    """Two laptops with one writer, one clock and one counter write at one instant: both ops live."""
    with Ward(folder) as ward:
        ours = ward.desk()
        record = person(ours)
        twin = ward.clone(ours)
        assert twin.setting(WRITER) == ours.setting(WRITER)
        now = ward.clock.now
        edit(ours, record, phone="0911111111")
        ward.clock.now = now
        edit(twin, record, note="hẹn chiều")
        heads = [all_ops(desk)[-1].id for desk in (ours, twin)]
        assert heads[0][:35] == heads[1][:35], "the story needs one tick on both"
        meet(ours, twin)
        for desk in (ours, twin):
            held = values_of(desk, record)
            assert (held.get("phone"), held.get("note")) == ("0911111111", "hẹn chiều")
        same_everywhere(ours, twin)


def m2_who_saw_the_former_value_does_not_conflict_with_it(folder: Path) -> None:
    """One after the other on one phone number is no conflict, on any laptop."""
    with Ward(folder) as ward:
        ours, theirs = ward.desk(), ward.desk()
        record = person(ours, phone="0911111111")
        meet(ours, theirs)
        edit(theirs, record, phone="0922222222")
        meet(ours, theirs)
        edit(ours, record, phone="0933333333")
        meet(ours, theirs)
        for desk in (ours, theirs):
            assert (values_of(desk, record)["phone"], conflicts(desk)) == ("0933333333", set())


def m3_the_clock_decides_nothing_but_ties(folder: Path) -> None:
    """Who saw the value overwrites it though his clock is weeks behind; who did not see it is a conflict."""
    with Ward(folder) as ward:
        ours, theirs = ward.desk(), ward.desk()
        record = person(ours, phone="0911111111")
        meet(ours, theirs)
        ward.clock.jump(days=-40)
        edit(theirs, record, phone="0922222222")
        meet(ours, theirs)
        assert values_of(ours, record)["phone"] == "0922222222"
        edit(ours, record, note="một")
        edit(theirs, record, note="hai")
        meet(ours, theirs)
        assert conflicts(ours) == {("resident", record, "note")}
        same_everywhere(ours, theirs)


def m4_a_late_op_is_not_resurrected(folder: Path) -> None:
    """What was overwritten twice arrives last: the op that overwrote it is dead and must be known all the same."""
    with Ward(folder) as ward:
        desk = ward.desk()
        first, second, third = (op(1, {"phone": "1"}), op(2, {"phone": "2"}, [1]), op(3, {"phone": "3"}, [2]))
        take(desk, [second])
        take(desk, [third])
        take(desk, [first])
        assert (values_of(desk, "r")["phone"], conflicts(desk)) == ("3", set())


def m5_nothing_is_skipped_by_place_in_the_chain(folder: Path) -> None:
    """The second segment of a laptop comes before its first, and a restored copy writes a second first one."""
    with Ward(folder) as ward:
        desk = ward.desk()
        late, early = [op(4, {"full_name": "Hai"}, record="b")], [op(1, {"full_name": "Một"}, record="a")]
        fork = [op(7, {"full_name": "Ba"}, record="c")]
        assert len({one[0].writer for one in (late, early, fork)}) == 1
        for seq, ops in ((2, late), (1, early), (2, fork)):
            segments.keep_received(desk, [(segment(ops, seq), ops)])
        assert {"Một", "Hai", "Ba"} <= {values.get("full_name") for values, _ in rows(desk).values()}


def m7_units_never_mix(folder: Path) -> None:
    """One laptop says done, the other says why not: no line is done and hindered at once."""
    with Ward(folder) as ward:
        ours, theirs = ward.desk(), ward.desk()
        line = save_visit(ours, draft()).help_ids[0]
        meet(ours, theirs)
        save(ours, [Change("help", {"outcome": "done"}, line)])
        save(theirs, [Change("help", {"obstacle": "VM01"}, line)])
        meet(ours, theirs)
        for desk in (ours, theirs):
            held = rows(desk)["help", line][0]
            assert (held.get("outcome"), held.get("obstacle")) in (("done", None), (None, "VM01"))
            assert conflicts(desk) == {("help", line, "outcome")}


def d2_a_delete_beside_an_unseen_edit_is_asked(folder: Path) -> None:
    """I8: one deletes, the other edits and a third revives without having seen the delete of the first."""
    with Ward(folder) as ward:
        ours, theirs = ward.desk(), ward.desk()
        record = person(ours)
        meet(ours, theirs)
        delete(ours, record)
        edit(theirs, record, phone="0922222222")
        meet(ours, theirs)
        for desk in (ours, theirs):
            assert not gone(desk, record)
            assert conflicts(desk) == {("resident", record, DELETED)}
            assert values_of(desk, record)["phone"] == "0922222222"


def d3_a_revival_holds_whatever_the_clock(folder: Path) -> None:
    """Who revives has seen the delete; that his clock is weeks behind does not bury the person again."""
    with Ward(folder) as ward:
        ours, theirs = ward.desk(), ward.desk()
        record = person(ours)
        delete(ours, record)
        meet(ours, theirs)
        ward.clock.jump(days=-40)
        edit(theirs, record, phone="0922222222")
        meet(ours, theirs)
        for desk in (ours, theirs):
            assert (gone(desk, record), conflicts(desk)) == (False, set())


def d4_undo_of_a_choice_gives_both_sides_back(folder: Path) -> None:
    """A conflict chosen by mistake is a conflict again."""
    with Ward(folder) as ward:
        ours, theirs = ward.desk(), ward.desk()
        record = person(ours, phone="0911111111")
        meet(ours, theirs)
        edit(ours, record, phone="0922222222")
        edit(theirs, record, phone="0933333333")
        meet(ours, theirs)
        chosen = choose(ours, open_conflicts(ours)[0].id, 1)
        undo_save(ours, chosen.save)
        meet(ours, theirs)
        for desk in (ours, theirs):
            sides = [sorted(value.values["phone"] for value in found.values) for found in open_conflicts(desk)]
            assert sides == [["0922222222", "0933333333"]]


def d5_undo_does_not_end_the_delete_of_another(folder: Path) -> None:
    """Two deleted one person; one takes his delete back, the other's stands."""
    with Ward(folder) as ward:
        ours, theirs = ward.desk(), ward.desk()
        record = person(ours)
        meet(ours, theirs)
        mine = delete(ours, record)
        delete(theirs, record)
        meet(ours, theirs)
        undo_save(ours, mine)
        meet(ours, theirs)
        assert gone(ours, record)
        same_everywhere(ours, theirs)


def d7_a_value_taken_out_is_not_the_empty_value(folder: Path) -> None:
    """A skeleton beside what another wrote clears nothing and disagrees with nothing."""
    with Ward(folder) as ward:
        desk = ward.desk()
        written = op(1, {"phone": "0911111111"})
        bare = ledger_ops.skeleton(op(2, {"phone": "0922222222"}))
        take(desk, [written, bare])
        assert (values_of(desk, "r").get("phone"), conflicts(desk)) == ("0911111111", set())


def d8_references_survive_in_skeletons(folder: Path) -> None:
    """A visit whose values were taken out still belongs to its person, and its lines to it."""
    with Ward(folder) as ward:
        ours, theirs = ward.desk(), ward.desk()
        saved = save_visit(ours, draft("Nguyễn Văn A", "SV01"))
        save_visit(ours, VisitDraft({}, saved.resident_id, {"note": "kín"}, (HelpLine("SV02"),)))
        take(theirs, [ledger_ops.skeleton(one) for one in all_ops(ours)])
        held = rows(theirs)
        assert held["visit", saved.visit_id][0].get("resident_id") == saved.resident_id
        assert held["help", saved.help_ids[0]][0].get("visit_id") == saved.visit_id
        assert "service" not in held["help", saved.help_ids[0]][0]
