"""The appointment slip filled from a desk: which day, where, what for; and when there is none."""

from datetime import date

import pytest

from dxdesk.domain.appointment import visit_in
from dxdesk.domain.visit import HelpLine, TaskLine, VisitDraft
from dxdesk.errors import InputError
from dxdesk.papers.kinds import BLANK
from dxdesk.store.merging import merge
from dxdesk.store.paper_words import set_paper_words
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from tests.papers.hand_kit import add, change, made

LINES = (HelpLine("VNEID_ACTIVATE", "not_done", "PHONE_CHANGED"), HelpLine("EHEALTH", "done"))


def written(store, *tasks: TaskLine, lines=LINES, resident=None, **visit: str):
    person = {"full_name": "Trần Thị Bé"} if resident is None else resident
    return save_visit(store, VisitDraft(person, visit=visit, helps=lines, tasks=tasks))


def test_a_slip_says_what_was_agreed_in_words_for_people(town):
    set_paper_words(town, {"slip.contact": "anh Tám, 0912 345 678", "slip.hours": "18 giờ đến 21 giờ"})
    visit = written(town, TaskLine("Đưa ra Công an đổi số điện thoại", "2026-11-29"), place="Cổng chợ",
                    follow_up_on="2026-11-26").visit_id
    paper = made(town, "appointment", visit=visit)
    sheet = paper.sheet
    assert (sheet.team, sheet.person, sheet.on, sheet.place, sheet.hours) == (
        "Tổ công nghệ số cộng đồng Tổ 1", "Trần Thị Bé", date(2026, 11, 26), "Cổng chợ", "18 giờ đến 21 giờ")
    assert sheet.todo == ("Ra Công an đổi số điện thoại",) and sheet.done == ("Sổ sức khỏe điện tử",)
    assert sheet.bring == ("thẻ căn cước", "điện thoại có gắn SIM") and visit_in(sheet.code) == visit
    assert sheet.missing[0].how == "Ra Công an phường đổi số, mang thẻ căn cước"
    assert sheet.contact.endswith("678") and "mã xác nhận" in sheet.warning
    assert (paper.kind.archive, paper.stamp.code, paper.drawn.pages) == (BLANK, "", 1)


def test_without_a_day_on_the_slip_it_is_that_of_the_soonest_task_still_open(town):
    visit = written(town, TaskLine("Việc sau", "2026-12-03"), TaskLine("Việc trước", "2026-12-01"),
                    TaskLine("Việc xong", "2026-11-25")).visit_id
    done, = town.connection.execute("SELECT id FROM task WHERE what = 'Việc xong'").fetchone()
    change(town, "task", done, state="done")
    sheet = made(town, "appointment", visit=visit).sheet
    assert sheet.on == date(2026, 12, 1) and sheet.todo == ("Việc trước", "Việc sau")


def test_where_is_told_as_far_as_it_is_known(town):
    for visit, fixed, place in (
        ({"mode": "home", "place": "Nhà văn hóa"}, "", "nhà ông (bà), tổ đến nhà"),
        ({"mode": "phone", "place": "Nhà văn hóa"}, "", ""), ({}, "", ""),
        ({"place": "Cổng chợ"}, "Trụ sở tổ", "Trụ sở tổ"),
    ):
        set_paper_words(town, {"slip.place": fixed})
        found = written(town, follow_up_on="2026-11-26", **visit).visit_id
        assert made(town, "appointment", visit=found).sheet.place == place


def test_an_event_that_goes_on_is_where_one_meets(town):
    for until, place in (("2026-11-30", "Sân trường"), ("2026-11-24", "Cổng chợ")):
        event = add(town, "event", title="Ngày hội", place="Sân trường", from_on="2026-11-20", to_on=until)
        visit = written(town, place="Cổng chợ", event_id=event, follow_up_on="2026-11-26").visit_id
        assert made(town, "appointment", visit=visit).sheet.place == place


def test_who_was_merged_is_named_as_he_is_shown(town):
    saved = written(town, follow_up_on="2026-11-26")
    other = add(town, "resident", full_name="Trần Thị Bé Hai")
    merge(town, other, saved.resident_id)
    assert made(town, "appointment", visit=saved.visit_id).sheet.person == "Trần Thị Bé Hai"


def test_where_there_is_no_appointment_it_says_so(town):
    saved = written(town, follow_up_on="2026-11-26")
    tally = written(town, resident={}, people="5", follow_up_on="2026-11-26").visit_id
    gone, dead = (written(town, resident={"full_name": name}, follow_up_on="2026-11-26") for name in ("A", "B"))
    save(town, [Change("visit", {}, gone.visit_id, "delete")])
    change(town, "resident", dead.resident_id, deceased_on="2026-11-22")
    for code, visit in (("no_visit", ""), ("unknown_visit", "x"), ("unknown_visit", gone.visit_id), ("nobody", tally),
                        ("no_appointment", written(town).visit_id), ("deceased", dead.visit_id)):
        with pytest.raises(InputError) as refused:
            made(town, "appointment", visit=visit)
        assert refused.value.code == code and refused.value.sentence.endswith(".")
    assert made(town, "appointment", visit=saved.visit_id).sheet.person == "Trần Thị Bé"
