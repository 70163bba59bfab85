"""The papers of a class as papers of the archive: their figures, their code, their editions, and no learner's name."""

from dataclasses import dataclass

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from dxdesk.domain.check_code import square_text
from dxdesk.domain.class_papers import FilledSheet, TrainerLog
from dxdesk.domain.periods import read_period
from dxdesk.domain.plain import from_plain, to_plain
from dxdesk.errors import InputError
from dxdesk.papers.choices import Choices
from dxdesk.papers.issuing import AGAIN, CHANGED, FIRST, issue
from dxdesk.papers.kinds import CLASS_PAPERS, FIGURES, LIST, paper_kind
from dxdesk.papers.making import make
from dxdesk.papers.verifying import DIFFERENT, SAME, reprint, verify
from dxdesk.report.words import number
from dxdesk.store.behind import behind
from dxdesk.store.documents import documents, packed_figures
from tests.papers.archive_kit import LISTS
from tests.store.training.kit import enrol, mark
from tests.store.training.kit import make as record

NOVEMBER = read_period("2026-11")


@dataclass(frozen=True)
class Taught:
    """A class: An and Bình came to the meeting held, Chi did not; one meeting is to come."""

    choices: Choices
    meeting: str
    trainer: str
    people: dict[str, str]


@pytest.fixture
def taught(town) -> Taught:
    trainer = record(town, "member", full_name="Đỗ Văn Tám")
    course = record(town, "course", title="Lớp chợ đêm", pass_share="50")
    meeting = record(town, "meeting", course_id=course, held_on="2026-11-20", from_at="18:30", to_at="20:00",
                     trainer_id=trainer)
    record(town, "meeting", course_id=course, held_on="2026-11-27")
    people = {}
    for name, state in (("An", "present"), ("Bình", "late"), ("Chi", "absent")):
        people[name] = record(town, "resident", full_name=f"Huỳnh {name}")
        enrol(town, course, people[name])
        mark(town, meeting, people[name], state)
    return Taught(Choices(course=course), meeting, trainer, people)


def figures(store, key, choices):
    """Every text of a paper's tables, one line a row."""
    kind = paper_kind(key)
    return [" | ".join(row) for table in kind.tables(kind.fill(store, choices, LISTS)) for row in table.texts]


@pytest.mark.parametrize("key", CLASS_PAPERS)
def test_each_shows_its_code_and_edition_is_found_by_it_and_prints_again_the_same(town, taught, clock, tmp_path, key):
    kind, file = paper_kind(key), tmp_path / "a.pdf"
    seen = make(town, kind, taught.choices, LISTS)
    assert documents(town) == [], "looking keeps nothing"
    first = issue(town, kind, taught.choices, LISTS, file)
    code = first.made.stamp.code
    assert (first.state, first.edition, code) == (FIRST, 1, seen.stamp.code)
    with PdfDocument(file) as document:
        (square,) = [found.text for page in document for found in zxingcpp.read_barcodes(page.render(scale=3).to_pil())]
    assert square == square_text(code)
    asked = verify(town, code, LISTS)
    assert (asked.state, asked.name, asked.whose) == (SAME, kind.title, "Lớp chợ đêm")
    clock.jump(hours=15)
    again = issue(town, kind, taught.choices, LISTS, file)
    assert (again.state, again.document) == (AGAIN, first.document)
    mark(town, taught.meeting, taught.people["Chi"], "present")
    asked = verify(town, code, LISTS)
    assert asked.state == DIFFERENT and asked.sentences[-1].startswith("Số liệu hôm nay khác trên giấy")
    if kind.archive == LIST:  # nobody came or went, so only that it changed can be told
        assert asked.changes[0].texts[2:] == [["Ghi trong 3 dòng và số kèm theo", "", "–", "đã khác", ""]]
    second = issue(town, kind, taught.choices, LISTS, file)
    assert (second.state, second.edition) == (CHANGED, 2)
    with PdfDocument(file) as document:
        last = document[len(document) - 1].get_textpage().get_text_bounded()
    assert "NHỮNG SỐ ĐÃ ĐỔI" in last and "thay bản 1" in last
    assert ("Phụ lục II" in last) == (key == "class-result")


@pytest.mark.parametrize("key", CLASS_PAPERS)
def test_the_archive_holds_no_learner_and_draws_again_what_has_none(town, taught, key):
    issued = issue(town, paper_kind(key), taught.choices, LISTS)
    lists = paper_kind(key).archive == LIST
    assert (packed_figures(town, issued.document) == "") == lists == (key != "trainer-log")
    (kept,) = documents(town)
    assert "Huỳnh" not in repr(kept)
    assert any("Huỳnh" in text for text in _texts(to_plain(issued.made.sheet))) == lists
    if lists:
        assert kept.facts.rows == 3, "the learners are counted, their names are not kept"
        with pytest.raises(InputError, match="không được giữ lại"):
            reprint(town, kept.id)
    else:
        assert reprint(town, kept.id).drawn.data == issued.made.drawn.data


def _texts(value):
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _texts(part)]


@pytest.mark.parametrize("key", CLASS_PAPERS)
def test_a_sheet_is_carried_by_plain_values_and_equal_sheets_give_equal_bytes(town, taught, key):
    kind = paper_kind(key)
    made = make(town, kind, taught.choices, LISTS)
    sheet = from_plain(kind.sheet, to_plain(made.sheet))
    assert sheet == made.sheet
    assert kind.draw(sheet, made.stamp, lambda *_: None).data == made.drawn.data


def test_every_figure_stands_in_the_tables(town, taught):
    assert figures(town, "class-sheet", taught.choices) == [
        "Bảng điểm danh", "TT | Họ và tên | Năm sinh | B1 20/11 | Dự học", "1 | Huỳnh An |  | x | 1/1",
        "2 | Huỳnh Bình |  | T | 1/1", "3 | Huỳnh Chi |  | V | 0/1", "Cộng", "Tình trạng | B1 20/11",
        "Có mặt (kể cả đến trễ, về sớm) | 2", "Vắng có phép | 0", "Vắng | 1", "Chưa điểm danh | 0"]
    lines = figures(town, "class-result", taught.choices)
    for line in ("3 | Lượt học (mỗi lần một người có mặt) | lượt | 2", "4 | Tỷ lệ có mặt | % | 66,7",
                 "3 | Huỳnh Chi |  |  | 0/1 | Chưa hoàn thành"):
        assert line in lines
    assert any(line.startswith("Thời gian | 01 buổi trên 02 buổi đã xếp, 1,5 giờ") for line in lines)
    assert figures(town, "trainer-log", taught.choices)[2] == "1 | Đỗ Văn Tám | 1 | 1,5 | 2"


def sources(store, choices):
    kind = paper_kind("trainer-log")
    sheet: TrainerLog = kind.fill(store, choices, LISTS)
    return [cell for table in kind.tables(sheet) for row in table.rows for cell in row if cell.source]


def test_sums_of_a_trainer_open_their_records_where_the_figures_of_classes_say_the_same(town, taught):
    month = Choices(NOVEMBER)
    cells = sources(town, month)
    assert [(cell.source.indicator, cell.text) for cell in cells] == [
        ("meetings", "1"), ("training_hours", "1,5"), ("learner_turns", "2")]
    for cell in cells:
        assert number(behind(town, cell.source, NOVEMBER).value) == cell.text
    issued = issue(town, paper_kind("trainer-log"), month, LISTS)
    assert "learner_turns" in documents(town)[0].facts.rules and issued.made.kind.archive == FIGURES
    assert verify(town, issued.made.stamp.code, LISTS).name == "Nhật ký người dạy, tháng 11 năm 2026"
    record(town, "meeting", course_id=taught.choices.course, held_on="2026-11-21", trainer_id=taught.trainer)
    assert [cell.source.indicator for cell in sources(town, month)] == ["learner_turns"], "a roll is not taken yet"
    assert sources(town, taught.choices) == [], "no figure is of one class alone"
    record(town, "meeting", held_on="2026-11-21", course_id="019" + "0" * 5 + "-0000-7000-8000-000000000000",
           trainer_id=taught.trainer)
    assert sources(town, month) == [], "a class that is not here is not counted"


def test_a_class_that_is_unknown_or_not_taken_is_refused_and_nothing_is_kept(town, taught):
    for key in CLASS_PAPERS:
        with pytest.raises(InputError):
            issue(town, paper_kind(key), Choices(), LISTS)
    empty = record(town, "course", title="Lớp trống")
    with pytest.raises(InputError, match="chưa điểm danh"):
        issue(town, paper_kind("class-sheet"), Choices(course=empty), LISTS)
    assert documents(town) == [] and paper_kind("class-sheet").sheet is FilledSheet
