"""Figures for those above the ward: no names, small numbers kept back on every sheet, the file is noted."""

import pytest
from python_calamine import load_workbook

from dxdesk.domain.periods import read_period
from dxdesk.errors import InputError
from dxdesk.exchange.sheets.aggregate import KEPT_BACK, export_summary
from dxdesk.store.export_log import exports
from dxdesk.store.saving import Change, save
from tests.exchange.sheets.filled import NAMES, fill, person, visit

OCTOBER = read_period("2026-10")


@pytest.fixture
def ward(store):
    """Two hamlets, of nine and three people; one person's obstacle."""
    hamlets = [save(store, [Change("hamlet", {"name": f"Khu phố {n}"})]).records[0] for n in (8, 9)]
    for n in range(12):
        visit(store, person(store, f"Người {n}"), "2026-10-05", hamlet_id=hamlets[n >= 9],
              satisfaction="3" if n else "1")
    return store


def sheets(store, catalogues, folder, by=""):
    done = export_summary(store, OCTOBER, folder / "a.xlsx", catalogues, by)
    book = load_workbook(str(folder / "a.xlsx"))
    return done, {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def test_figures_without_small_numbers(ward, catalogues, tmp_path):
    done, book = sheets(ward, catalogues, tmp_path, "hamlet")
    figures = {row[0]: row[1] for row in book["Số liệu"][1:]}
    assert figures["Phiếu hỗ trợ"] == "12" and figures["Người được hỗ trợ"] == "12"
    assert figures["Phiếu trả lời hài lòng"] == KEPT_BACK  # 11 of 12: one who is not would be told
    assert figures["Tỷ lệ hài lòng"] == KEPT_BACK
    assert figures["Hộ được hỗ trợ"] == "chưa có"
    head, *rows = book["Theo khu phố"]
    assert head == ["Chỉ số", "Khu phố 8", "Khu phố 9"]
    cells = {row[0]: row[1:] for row in rows}
    assert cells["Phiếu hỗ trợ"] == [KEPT_BACK, KEPT_BACK]  # 9 and 3: the nine would tell the three
    assert cells["Phản ánh 1022 được hỗ trợ gửi"] == ["0", "0"]
    assert done.kept_back == sum(row.count(KEPT_BACK) for sheet in ("Số liệu", "Theo khu phố") for row in book[sheet])
    numbers = [cell for sheet in ("Số liệu", "Theo khu phố") for row in book[sheet][1:] for cell in row]
    assert [cell for cell in numbers if cell in ("1", "2", "3", "4")] == []


def test_nobody_is_in_it_and_it_is_noted(store, catalogues, tmp_path):
    fill(store)
    _, book = sheets(store, catalogues, tmp_path, "team")
    text = str(book)
    assert [name for name in (*NAMES, "Lê Văn Thử") if name in text] == []
    (noted,) = exports(store)
    assert (noted.kind, noted.file, noted.personal) == ("summary", "a.xlsx", False)


@pytest.mark.parametrize(("name", "by", "code"), [("a.csv", "", "file_kind"), ("a.xlsx", "member", "by")])
def test_what_is_not_written(store, catalogues, tmp_path, name, by, code):
    with pytest.raises(InputError) as refused:
        export_summary(store, OCTOBER, tmp_path / name, catalogues, by)
    assert refused.value.code == code and exports(store) == []


def test_a_rate_of_finishing_does_not_tell_the_few_who_did_not(ward, catalogues, tmp_path):
    course = save(ward, [Change("course", {"title": "Lớp 1", "closed_on": "2026-10-20"})]).records[0]
    for meeting in save(ward, [Change("meeting", {"course_id": course, "held_on": f"2026-10-{day}"})
                               for day in ("06", "13")]).records:
        for n in range(12):
            guest = save(ward, [Change("enrolment", {"course_id": course, "name": f"Khách {n}"},
                                       f"01890000-0000-7000-8000-{n:012}")]).records[0]
            save(ward, [Change("attendance", {"meeting_id": meeting, "enrolment_id": guest, "name": f"Khách {n}",
                                              "state": "present" if n < 9 else "absent"})])
    _, book = sheets(ward, catalogues, tmp_path)
    figures = {row[0]: row[1] for row in book["Số liệu"][1:]}
    assert (figures["Lượt học"], figures["Buổi học"], figures["Lớp có buổi học"]) == ("18", "2", "1")
    assert figures["Lượt hoàn thành lớp"] == figures["Tỷ lệ hoàn thành"] == KEPT_BACK  # 12 less 9 are three
