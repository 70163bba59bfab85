"""What people write for a report: remembered by paper, days and scope, one save each, the same record on every desk."""

import pytest

from dxdesk.domain.narrative import Task, paragraphs, read_tasks, write_tasks
from dxdesk.errors import InputError
from dxdesk.store.conflict_list import open_conflicts
from dxdesk.store.narratives import LIMIT, narratives, set_narrative
from dxdesk.store.undo import undo_save
from tests.store.kit import carry, conflicts

PLACE = ("ward", "2026-11-01..2026-11-30", "")


def test_blocks_are_kept_in_one_save_and_found_in_the_order_of_the_report(store):
    saved = set_narrative(store, *PLACE, {"proposals": "Cấp máy", "organisation": "  Kiện toàn 6 tổ \n\n x "})
    assert len(saved.ops) == 2 and len({op.save_id for op in saved.ops}) == 1
    assert list(narratives(store, *PLACE).items()) == [("organisation", "Kiện toàn 6 tổ\nx"), ("proposals", "Cấp máy")]
    assert set_narrative(store, *PLACE, {"proposals": "Cấp máy"}).save == ""
    assert narratives(store, "ward", PLACE[1], "event=e") == narratives(store, "team-month", PLACE[1], "") == {}


def test_an_emptied_block_is_nobody_s_and_can_be_written_again_or_brought_back(store):
    set_narrative(store, *PLACE, {"results": "Hay"})
    emptied = set_narrative(store, *PLACE, {"results": " \n "})
    assert narratives(store, *PLACE) == {}
    undo_save(store, emptied.save)
    assert narratives(store, *PLACE) == {"results": "Hay"}
    set_narrative(store, *PLACE, {"results": ""})
    set_narrative(store, *PLACE, {"results": "Hay"})
    assert narratives(store, *PLACE) == {"results": "Hay"}


@pytest.mark.parametrize(("block", "words", "code"), [
    ("moon", "x", "narrative_block"), ("results", "ă" * (LIMIT + 1), "narrative_long")])
def test_what_is_no_block_or_too_long_is_refused_and_nothing_kept(store, block, words, code):
    with pytest.raises(InputError) as refused:
        set_narrative(store, *PLACE, {"proposals": "giữ", block: words})
    assert refused.value.code == code and narratives(store, *PLACE) == {}


def test_two_desks_write_one_block_and_it_is_one_disagreement(make):
    one, two = make(), make()
    set_narrative(one, *PLACE, {"results": "Một"})
    set_narrative(two, *PLACE, {"results": "Hai"})
    carry(two, one)
    assert {(kind, field) for kind, _, field in conflicts(one)} == {("narrative", "content")}
    assert list(narratives(one, *PLACE)) == ["results"]
    [about] = [conflict.about for conflict in open_conflicts(one)]
    assert about.thing == "Kết quả nổi bật, cách làm hay 01/11/2026 đến 30/11/2026"


@pytest.mark.parametrize(("words", "tasks"), [
    ("Kích hoạt | Tổ 1 | Ông An | 30/3 | 200 người", (Task("Kích hoạt", "Tổ 1", "Ông An", "30/3", "200 người"),)),
    (" Mượn máy \n | \n\n|Tổ 2", (Task("Mượn máy"), Task("", "Tổ 2"))),
    ("a|b|c|d|e|f", (Task("a", "b", "c", "d", "e/f"),)), ("", ()),
])
def test_tasks_are_lines_whose_parts_are_parted(words, tasks):
    assert read_tasks(write_tasks(read_tasks(words))) == tasks
    assert paragraphs(write_tasks(tasks)) == write_tasks(tasks).splitlines()
