"""What the book holds of one person: every field in words, masked, since when, until when, where."""

import json
from datetime import date

import pypdfium2
import pytest

from dxdesk.domain.records import RESIDENT
from dxdesk.domain.visit import HelpLine, TaskLine, VisitDraft
from dxdesk.errors import InputError
from dxdesk.papers.kinds import BLANK
from dxdesk.store.export_log import log_export
from dxdesk.store.merging import merge
from dxdesk.store.register import note_reveal, reveals
from dxdesk.store.retention import months_later
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from tests.papers.hand_kit import add, change, made

NUMBER, PHONE = "074150001234", "0912345678"
FULL = {
    "full_name": "Trần Thị Bé", "birth_year": "1950", "sex": "F", "phone": PHONE, "national_id": NUMBER,
    "household_no": "12", "address": "12/3 Lê Lợi", "device": "android", "sim_owner": "yes", "eid_state": "l1",
    "has_cashless": "no", "consent_on": "2026-11-22", "consent_method": "spoken", "consent_by": "Lê Thị Hoa",
    "note": f"Con tên An, gọi {PHONE[:4]} {PHONE[4:7]} {PHONE[7:]}",
}


@pytest.fixture
def saved(town):
    visit = {"place": "Cổng chợ", "mode": "market", "slip_no": "K7Q1-0012", "note": f"thẻ {NUMBER}", "minutes": "20"}
    return save_visit(town, VisitDraft(
        FULL, visit=visit, helps=(
            HelpLine("VNEID_ACTIVATE", "not_done", "NO_OTP"),
            HelpLine("DVC_SUBMIT", "referred", dossier_code="H29.12-260911-0042", referred_to="WARD",
                     referral_text="Thiếu giấy khai sinh", note="Gặp cô Năm")),
        tasks=(TaskLine("Đưa ra Công an", "2026-11-29", "", "SIM cũ"),)))


def words(made) -> str:
    with pypdfium2.PdfDocument(made.drawn.data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_every_field_is_told_in_words_and_no_number_is_whole(town, saved):
    paper = made(town, "holding", resident=saved.resident_id)
    text, lines = words(paper), {line.title: line.value for group in paper.sheet.groups for line in group.lines}
    told = {field.title for field in RESIDENT.fields if town.value("resident", saved.resident_id, field.name)}
    assert told - set(lines) <= {"Đồng ý ngày", "Cách đồng ý", "Người ghi nhận"}
    assert (lines["Điện thoại"], lines["4 số cuối căn cước"], lines["Giới tính"]) == ("…678", "…1234", "Nữ")
    assert lines["Ghi chú"] == "Con tên An, gọi …678" and "ghi chú: thẻ …234" in text
    assert not [number for number in (PHONE, NUMBER, "0912 345 678", NUMBER[:8]) if number in text]
    assert ("chuyển đến Ủy ban nhân dân phường/xã, thiếu giấy khai sinh, mã hồ sơ …0042, ghi chú: Gặp cô Năm") in text
    assert "Ghi ngày 22/11/2026, Trần Thị Bốn, Máy" in text and "không nhận được OTP" in text
    assert town.value("resident", saved.resident_id, "id_key") not in json.dumps(lines)


def test_consent_retention_and_copies_are_sentences(town, saved):
    sheet = made(town, "holding", resident=saved.resident_id).sheet
    assert sheet.consent == ("Đồng ý ngày 22/11/2026, nói miệng, người ghi nhận: Lê Thị Hoa.",)
    assert sheet.until == "Đến ngày 22/11/2028: 24 tháng kể từ lần giúp cuối, 22/11/2026."
    assert "Có phần mới ghi chưa chép đi đâu." in sheet.sent and "chưa xuất tệp nào" in sheet.sent[-1]
    log_export(town, "resident", "dan.xlsx", 3, personal=True, reason="phường hỏi", body={})
    note_reveal(town, saved.resident_id, "phone")
    change(town, "resident", saved.resident_id, withdrawn_on="2026-11-23", phone="0912345679")
    sheet = made(town, "holding", resident=saved.resident_id).sheet
    assert "đã xuất 1 tệp" in sheet.sent[-2] and "phường hỏi" in sheet.sent[-2]
    assert "mở xem cả số 1 lần" in sheet.sent[-1]
    assert sheet.former == 2 and sheet.consent[-1] == "Đã rút lại đồng ý ngày 23/11/2026."
    course = add(town, "course", title="Bình dân học vụ số")
    enrolled = add(town, "enrolment", course_id=course, resident_id=saved.resident_id, note=f"gọi {PHONE}")
    add(town, "skill_check", enrolment_id=enrolled, stage="before", rater="self", skill_group="ai", level="1")
    classes = made(town, "holding", resident=saved.resident_id).sheet.classes
    assert "Bình dân học vụ số, dự 0 trên 0 buổi." in classes and classes[-2:] == (
        "Ghi chú ở lớp: gọi …678.", "Đã ghi 1 lần kiểm tra kỹ năng số.")
    assert len(sheet.groups) == 1  # what was written on one day by one person at one laptop stands together


def test_all_records_of_a_person_are_told_and_nothing_is_kept_of_the_paper(town, saved):
    other = add(town, "resident", full_name="Trần Thị Bé", phone="0987654321")
    merge(town, saved.resident_id, other)
    before = town.connection.execute("SELECT count(*) FROM op").fetchone(), reveals(town)
    paper = made(town, "holding", resident=other)
    assert paper.kind.archive == BLANK and "…321" in words(paper) and "…678" in words(paper)
    assert (town.connection.execute("SELECT count(*) FROM op").fetchone(), reveals(town)) == before


@pytest.mark.parametrize(("day", "months", "later"), [
    (date(2026, 11, 22), 24, date(2028, 11, 22)), (date(2026, 1, 31), 1, date(2026, 2, 28)),
    (date(2026, 12, 31), 14, date(2028, 2, 29)), (date(2026, 11, 30), 1, date(2026, 12, 30))])
def test_a_term_ends_on_the_same_day_or_the_last_of_its_month(day, months, later):
    assert months_later(day, months) == later


def test_somebody_of_whom_nearly_nothing_is_known(town):
    nobody = add(town, "resident", full_name="Điểu Trư")
    sheet = made(town, "holding", resident=nobody).sheet
    assert sheet.consent == ("Sổ chưa ghi việc đồng ý.",) and sheet.until.endswith("chưa ghi lần giúp nào.")
    ward = town.connection.execute("SELECT id FROM ward").fetchone()[0]
    save(town, [Change("ward", {"retention_months": ""}, ward)])
    assert made(town, "holding", resident=nobody).sheet.until == "Phường chưa quy định thời hạn."


def test_of_nobody_and_of_somebody_erased_there_is_no_such_paper(town, saved):
    with town.writing() as connection:
        connection.execute("INSERT INTO erased (kind, record, part, at) VALUES ('resident', ?, 'all', '')",
                           [saved.resident_id])
    for code, resident in (("no_resident", ""), ("unknown_record", "x"), ("erased", saved.resident_id)):
        with pytest.raises(InputError) as refused:
            made(town, "holding", resident=resident)
        assert refused.value.code == code
