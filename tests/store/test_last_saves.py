"""The last saves in words, what stands of them, and what an undo would leave (features A8, d1.9)."""

import pytest

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.last_saves import built_over, last_saves, last_undone
from dxdesk.store.records import show
from dxdesk.store.save_words import save_words
from dxdesk.store.saving import MEMBER, WRITER, Change, save
from dxdesk.store.undo import Left, undo_save
from dxdesk.store.visits import save_visit
from tests.store.kit import all_ops, carry, draft


def said(store) -> list[tuple[str, bool]]:
    return [(one.what, one.undone) for one in last_saves(store)]


def test_a_new_desk_has_no_saves(store):
    assert last_saves(store) == []
    assert last_undone(store) is None


def test_saves_are_told_newest_first_with_slip_time_and_member(store):
    first = save_visit(store, draft("Lê Văn Tám"))
    second = save_visit(store, draft("Trần Thị Bé"))
    newest, older = last_saves(store)
    assert (newest.save, newest.what, newest.visit, newest.by) == (
        second.save, "Phiếu, Trần Thị Bé", second.visit_id, "Trần Thị Bốn")
    assert (older.save, older.what, older.visit) == (first.save, "Phiếu, Lê Văn Tám", first.visit_id)
    assert newest.at > older.at
    assert not newest.undone


def test_every_act_has_its_words(store):
    made = save_visit(store, draft("Trần Thị Bé", "SV01"))
    person, visit, line = made.resident_id, made.visit_id, made.help_ids[0]
    twin = save_visit(store, draft("Trần Thị Bê")).resident_id
    hamlet = next(op.record for op in all_ops(store) if op.kind == "hamlet")
    event = save(store, [Change("event", {"title": "Ngày hội"})]).records[0]
    for changes, words in (
        ([Change("visit", {"note": "x"}, visit)], "Sửa phiếu, Trần Thị Bé"),
        ([Change("help", {"outcome": "done"}, line)], "Sửa phiếu, Trần Thị Bé"),
        ([Change("resident", {"phone": "0912345678"}, person)], "Sửa hồ sơ, Trần Thị Bé"),
        ([Change("resident", {"merged_into": person}, twin)], "Gộp hồ sơ, Trần Thị Bê"),
        ([Change("resident", {"merged_into": ""}, twin)], "Gỡ gộp hồ sơ, Trần Thị Bê"),
        ([Change("hamlet", {"name": "Khu phố 1A"}, hamlet)], "Sửa khu phố, Khu phố 1A"),
        ([Change("event", {"place": "Nhà văn hóa"}, event)], "Sửa sự kiện, Ngày hội"),
        ([Change("task", {"what": "Gọi lại"})], "Ghi việc cần làm, Gọi lại"),
        ([Change("hamlet", {"name": "A"}), Change("hamlet", {"name": "B"})], "2 mục: khu phố"),
        ([Change("visit", record=visit, action="delete")], "Xóa phiếu, Trần Thị Bé"),
    ):
        save(store, changes)
        assert last_saves(store)[0].what == words


def test_a_tally_and_an_import_are_told_by_how_many(store):
    save_visit(store, VisitDraft({}, "", {"people": "12"}, (HelpLine("SV01"),)))
    assert last_saves(store)[0].what == "Phiếu, 12 người không ghi tên"
    both = [Change("visit", {"visit_on": "2026-11-22", "people": "1"}) for _ in range(2)]
    save(store, both, "import-1")
    assert (last_saves(store)[0].what, last_saves(store)[0].visit) == ("2 phiếu", "")
    save(store, both[:1] * 41, "import-2")
    assert last_saves(store)[0].what == "41 phiếu nhập cùng lúc"
    save(store, [Change("resident", {"full_name": f"Người {n}"}) for n in range(41)], "import-3")
    assert last_saves(store)[0].what == "41 hồ sơ nhập cùng lúc"
    save(store, [Change("hamlet", {"name": f"Ấp {n}"}) for n in range(41)])
    assert last_saves(store)[0].what == "Nhiều hồ sơ ghi cùng lúc"


def test_undone_and_redone_saves_are_marked_and_undos_are_no_lines(store):
    first, second = save_visit(store, draft("A Văn A")), save_visit(store, draft("B Văn B"))
    undone = undo_save(store, second.save)
    assert said(store) == [("Phiếu, B Văn B", True), ("Phiếu, A Văn A", False)]
    assert last_saves(store)[0].undo == undone.save
    again = last_undone(store)
    assert (again.save, again.undo, again.what) == (second.save, undone.save, "Phiếu, B Văn B")
    undo_save(store, undone.save)
    assert said(store) == [("Phiếu, B Văn B", False), ("Phiếu, A Văn A", False)]
    assert last_undone(store) is None
    assert last_saves(store)[1].save == first.save


def test_redo_goes_back_up_the_way_and_a_new_save_ends_it(store):
    saves = [save_visit(store, draft(name)) for name in ("A Văn A", "B Văn B", "C Văn C")]
    for made in reversed(saves):
        undo_save(store, made.save)
    for made in saves[:2]:
        assert last_undone(store).save == made.save
        undo_save(store, last_undone(store).undo)
    assert last_undone(store).save == saves[2].save
    save_visit(store, draft("D Văn D"))
    assert last_undone(store) is None


def test_another_laptops_saves_are_not_of_this_desk_though_its_undo_counts(make):
    ours, theirs = make(), make()
    mine = save_visit(ours, draft("Người của ta"))
    carry(ours, theirs)
    save_visit(theirs, draft("Người của họ"))
    undo_save(theirs, mine.save)
    carry(theirs, ours)
    assert said(ours) == [("Phiếu, Người của ta", True)]
    assert last_undone(ours) is None


def test_what_was_sent_follows_what_waits(store):
    save_visit(store, draft("A Văn A"))
    with store.writing() as connection:
        connection.execute("UPDATE op SET segment = 1")
    save_visit(store, draft("B Văn B"))
    assert [words for words, _ in said(store)] == ["Phiếu, B Văn B", "Phiếu, A Văn A"]


def test_saves_made_under_a_clock_that_ran_ahead_are_not_the_newest_for_ever(store, clock):
    clock.jump(days=400)
    save_visit(store, draft("Ghi hôm đồng hồ sai"))
    clock.jump(days=-400)
    writer = store.setting(WRITER)
    save_visit(store, draft("Ghi sau khi chỉnh"))
    assert store.setting(WRITER) != writer, "the clock was not far enough ahead to ask for a new writer"
    assert [words for words, _ in said(store)] == ["Phiếu, Ghi sau khi chỉnh", "Phiếu, Ghi hôm đồng hồ sai"]


def test_only_so_many_are_told(store):
    for number in range(23):
        save_visit(store, draft(f"Người {number}"))
    assert len(last_saves(store)) == 20
    assert last_saves(store, 2)[1].what == "Phiếu, Người 21"


def test_what_was_written_over_since_is_listed(make):
    ours, theirs = make(), make()
    saved = save_visit(ours, draft("Trần Thị Bé", phone="0912345678"))
    edit = save(ours, [Change("resident", {"phone": "0987654321", "note": "x"}, saved.resident_id)])
    assert built_over(ours, edit.save) == ()
    carry(ours, theirs)
    save(theirs, [Change("resident", {"phone": "0911111111"}, saved.resident_id)])
    carry(theirs, ours)
    assert built_over(ours, edit.save) == (Left("resident", saved.resident_id, "phone"),)
    undo_save(ours, edit.save)
    values = show(ours, "resident", saved.resident_id).values
    assert (values["phone"], values.get("note")) == ("0911111111", None)


def test_what_was_written_over_and_taken_back_again_is_not_in_the_way(store):
    saved = save_visit(store, draft(phone="0912345678"))
    edit, later = (save(store, [Change("resident", {"phone": phone}, saved.resident_id)])
                   for phone in ("0987654321", "0911111111"))
    assert [left.unit for left in built_over(store, edit.save)] == ["phone"]
    undo_save(store, later.save)
    assert built_over(store, edit.save) == ()


def test_a_person_whose_name_is_not_held_is_no_crash(store):
    made = save(store, [Change("visit", {"visit_on": "2026-11-22", "resident_id": "r-nobody"})])
    assert save_words(store, made.save)[0] == "Phiếu, không rõ tên"


@pytest.mark.parametrize("name", [MEMBER, WRITER])
def test_nothing_of_the_list_writes(store, name):
    save_visit(store, draft())
    before = (store.setting(name), len(all_ops(store)))
    last_saves(store)
    last_undone(store)
    assert (store.setting(name), len(all_ops(store))) == before
