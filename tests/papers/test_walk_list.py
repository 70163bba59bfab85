"""Whom the walk list names out of a real desk: who is due or without level 2, nobody who withdrew, died or moved."""

import pytest

from dxdesk.errors import InputError
from dxdesk.papers.choices import Choices
from dxdesk.papers.issuing import issue
from dxdesk.papers.kinds import paper_kind
from dxdesk.store.figures import cell_names
from dxdesk.store.saving import MEMBER, Change, save
from tests.papers.hand_kit import LISTS, add, change, made, resident, visit


def hamlet(store, name="Khu phố 1"):
    return next(record for record, shown in cell_names(store, "hamlet").items() if shown == name)


def named(store, **choices):
    """(hamlet, name, errands) of everybody on the list."""
    sheet = made(store, "walk-list", **choices).sheet
    return [(place.name, one.name, [errand.told(sheet.on) for errand in one.errands])
            for place in sheet.hamlets for one in place.people]


def test_people_without_level_2_stand_by_hamlet_and_household(town):
    first, second = hamlet(town), hamlet(town, "Khu phố 2")
    resident(town, "Nguyễn Văn Bình", hamlet_id=second, eid_state="l1")
    resident(town, "Trần Thị Bé", hamlet_id=first, household_no="10", eid_state="card_ok")
    resident(town, "Lê Văn An", hamlet_id=first, household_no="9", phone="0912345678")
    resident(town, "Võ Văn Chờ", eid_state="l2_pending")
    for state in ("l2_issued", "l2_activated"):
        resident(town, "Người Có Rồi", hamlet_id=first, eid_state=state)
    assert named(town) == [
        ("Khu phố 1", "Lê Văn An", ["Hỏi đã có VNeID mức 2 chưa"]),
        ("Khu phố 1", "Trần Thị Bé", ["Chưa có VNeID mức 2"]),
        ("Khu phố 2", "Nguyễn Văn Bình", ["Chưa có VNeID mức 2"]),
        ("Chưa ghi khu phố", "Võ Văn Chờ", ["Xem hồ sơ mức 2 đã duyệt chưa"])]
    assert [row[0] for row in named(town, hamlet=second)] == ["Khu phố 2"]
    [person] = made(town, "walk-list", hamlet=first).sheet.hamlets[0].people[:1]
    assert person.phone == "…678"


def test_what_is_due_that_day_is_an_errand_and_what_is_later_or_closed_is_none(town):
    person = resident(town, "Trần Thị Bé", eid_state="l2_activated")
    add(town, "task", what="Đưa ra Công an", resident_id=person, due_on="2026-11-20")
    add(town, "task", what="Hỏi lại", resident_id=person)
    add(town, "task", what="Sang tuần", resident_id=person, due_on="2026-11-29")
    add(town, "task", what="Đã xong", resident_id=person, due_on="2026-11-20", state="done")
    assert named(town)[0][2] == ["Đưa ra Công an, hạn 20/11, trễ 2 ngày", "Hỏi lại"]
    assert named(town, day="2026-11-30")[0][2] == ["Đưa ra Công an, hạn 20/11, trễ 10 ngày",
                                                   "Sang tuần, hạn 29/11, trễ 1 ngày", "Hỏi lại"]


def test_a_day_agreed_counts_until_somebody_came_and_not_beside_its_task(town):
    person, other = (resident(town, name, eid_state="l2_activated") for name in ("Trần Thị Bé", "Lê Văn An"))
    visit(town, person, "2026-11-10", follow_up_on="2026-11-15")
    with_task = visit(town, other, "2026-11-10", follow_up_on="2026-11-15")
    add(town, "task", what="Làm tiếp", resident_id=other, visit_id=with_task, due_on="2026-11-15")
    assert named(town) == [("Chưa ghi khu phố", "Lê Văn An", ["Làm tiếp, hạn 15/11, trễ 7 ngày"]),
                           ("Chưa ghi khu phố", "Trần Thị Bé", ["Đã hẹn quay lại, hạn 15/11, trễ 7 ngày"])]
    visit(town, person, "2026-11-16")
    assert [row[1] for row in named(town)] == ["Lê Văn An"]


def test_merged_people_are_one_with_the_errands_of_all(town):
    old, new = (resident(town, name, eid_state=state) for name, state in (("Bé", "l1"), ("Trần Thị Bé", "l1")))
    for one in (old, new):
        add(town, "task", what=f"Việc {one == old}", resident_id=one, due_on="2026-11-20")
    change(town, "resident", old, merged_into=new)
    [(_, name, errands)] = named(town)
    assert name == "Trần Thị Bé" and len(errands) == 2


def test_who_died_moved_or_is_deleted_is_not_visited_and_who_withdrew_is_only_counted(town):
    resident(town, "Người Ở Lại", eid_state="l1")
    resident(town, "Người Mất", eid_state="l1", deceased_on="2026-10-01")
    resident(town, "Người Chuyển", eid_state="l1", moved_on="2026-10-01")
    resident(town, "Người Rút", eid_state="l1", consent_on="2026-09-01", consent_method="spoken",
             withdrawn_on="2026-10-01")
    gone = resident(town, "Người Xóa", eid_state="l1")
    save(town, [Change("resident", {}, gone, "delete")])
    sheet = made(town, "walk-list").sheet
    assert [row[1] for row in named(town)] == ["Người Ở Lại"] and sheet.left_out == 1


def test_of_one_member_only_what_is_his(town):
    mine = town.setting(MEMBER)
    other = add(town, "member", full_name="Lê Thị Hoa", role="member")
    person, third = (resident(town, name, eid_state="l1") for name in ("Trần Thị Bé", "Lê Văn An"))
    add(town, "task", what="Việc của Hoa", resident_id=person, assignee_id=other, due_on="2026-11-20")
    visit(town, third, "2026-11-10", follow_up_on="2026-11-15", member_id=mine)
    assert [row[1:] for row in named(town, member=other)] == [("Trần Thị Bé", ["Việc của Hoa, hạn 20/11, trễ 2 ngày"])]
    assert [row[1] for row in named(town, member=mine)] == ["Lê Văn An"]
    assert made(town, "walk-list", member=other).sheet.member == "Lê Thị Hoa"


@pytest.mark.parametrize(("choices", "code", "words"), [
    ({}, "empty", "Không có ai cần đến nhà"), ({"day": "30/11"}, "not_a_date", "Ngày đi chưa đúng"),
    ({"member": "x"}, "unknown_member", "Không thấy thành viên"),
    ({"hamlet": "x"}, "unknown_hamlet", "Không thấy khu phố"),
])
def test_what_cannot_be_listed_is_refused_in_a_sentence(town, choices, code, words):
    with pytest.raises(InputError, match=words) as caught:
        made(town, "walk-list", **choices)
    assert caught.value.code == code


def test_printed_for_good_only_lines_and_code_are_kept(town, tmp_path):
    resident(town, "Nguyễn Văn Riêng", eid_state="l1")
    issued = issue(town, paper_kind("walk-list"), Choices(), LISTS, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == issued.made.drawn.data
    assert town.connection.execute("SELECT rows, check_code FROM document").fetchall() == [
        ("1", issued.made.stamp.code)]
    held = town.connection.execute("SELECT * FROM document").fetchall() + town.connection.execute(
        "SELECT * FROM document_part").fetchall()
    assert "Riêng" not in repr(held)
