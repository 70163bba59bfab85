"""Who works at the desk is who saves; the desk's own member stays who it is."""

import pytest

from dxdesk.errors import InputError
from dxdesk.store.database import open_store
from dxdesk.store.desk import TEAM_RECORD, adopt_ward, profile
from dxdesk.store.saving import MEMBER, Change, save
from dxdesk.store.undo import undo_save
from dxdesk.store.workers import Worker, act_as, add_member, team_mates, working
from tests.store.kit import PASSPHRASE, all_ops, carry


def test_what_is_saved_is_by_who_works_now(store):
    own = store.setting(MEMBER)
    nam = add_member(store, "Võ Văn Nam", "volunteer")
    act_as(store, nam)
    assert working(store) == Worker(nam, "Võ Văn Nam", "volunteer")
    saved = save(store, [Change("hamlet", {"name": "Khu phố 9"})])
    assert [op.by for op in saved.ops] == [nam]
    act_as(store, own)
    assert [op.by for op in save(store, [Change("hamlet", {"name": "Khu phố 10"})]).ops] == [own]


def test_an_undo_is_by_who_undoes(store):
    saved = save(store, [Change("hamlet", {"name": "Khu phố 9"})])
    nam = add_member(store, "Võ Văn Nam")
    act_as(store, nam)
    undo_save(store, saved.save)
    assert all_ops(store)[-1].by == nam


def test_the_last_one_who_worked_stays_after_a_start_and_the_desks_own_member_is_the_same(store):
    own, nam = store.setting(MEMBER), add_member(store, "Võ Văn Nam")
    act_as(store, nam)
    store.close()
    with open_store(store.home, PASSPHRASE, store.clock) as again:
        assert working(again).member_id == nam
        assert profile(again).member_name == "Võ Văn Nam"
        assert again.setting(MEMBER) == own


def test_who_works_is_not_taken_away_by_an_undo(store):
    nam = add_member(store, "Võ Văn Nam")
    act_as(store, nam)
    undo_save(store)
    assert working(store).name == "Võ Văn Nam"


@pytest.mark.parametrize("member", ["", "nobody", "0192-của-ai"])
def test_nobody_unknown_sits_down(store, member):
    with pytest.raises(InputError):
        act_as(store, member)
    assert working(store).name == "Trần Thị Bốn"


def test_team_mates_are_of_this_team_by_given_name(store, make):
    add_member(store, "  Võ   Văn Nam ")
    add_member(store, "Lê Thị Hoa", "deputy")
    other = make()
    save(other, [Change("member", {"full_name": "Người tổ khác", "role": "member"})])
    carry(other, store)
    assert [(mate.name, mate.role) for mate in team_mates(store)] == [
        ("Trần Thị Bốn", "leader"), ("Lê Thị Hoa", "deputy"), ("Võ Văn Nam", "member")]


@pytest.mark.parametrize(("name", "role"), [("  ", "member"), ("a" * 201, "member"), ("Hoa", "king"),
                                            ("trần thị BỐN", "member")])
def test_a_member_needs_a_name_of_its_own(store, name, role):
    with pytest.raises(InputError):
        add_member(store, name, role)
    assert len(team_mates(store)) == 1


def test_who_was_added_before_the_team_arrived_comes_into_it(make):
    first, joined = make(), make()
    nam = add_member(joined, "Võ Văn Nam")
    act_as(joined, nam)
    assert [mate.name for mate in team_mates(joined)] == ["Trần Thị Bốn", "Võ Văn Nam"]
    carry(first, joined)
    assert adopt_ward(joined)
    assert [mate.member_id for mate in team_mates(joined)][-1] == nam
    assert joined.value("member", joined.setting(MEMBER), "team_id") == joined.setting(TEAM_RECORD)
    assert working(joined).member_id == nam
