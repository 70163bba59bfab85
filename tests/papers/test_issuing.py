"""A paper printed for good: file and record together, editions, printing again."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from dxdesk.domain.charts import Chart
from dxdesk.domain.summary import Laptops
from dxdesk.errors import DeskError
from dxdesk.papers.archive import whole, wording
from dxdesk.papers.issuing import issue, preview
from dxdesk.papers.kinds import BLANK, PAPERS, paper_kind
from dxdesk.papers.verifying import reprint, verify
from dxdesk.store.documents import documents
from dxdesk.store.last_saves import last_saves
from dxdesk.store.paper_words import set_paper_words
from dxdesk.store.saving import Change, save
from dxdesk.store.undo import last_save, undo_save
from tests.papers.archive_kit import LISTS, MONTH, print_month, slip


def test_the_first_print_is_kept_with_what_was_chosen_and_who_printed(desk, tmp_path):
    issued = print_month(desk, tmp_path / "a.pdf")
    (kept,) = documents(desk)
    assert (issued.state, issued.edition, issued.document) == ("first", 1, kept.id)
    assert (tmp_path / "a.pdf").read_bytes() == issued.made.drawn.data
    facts = kept.facts
    assert (facts.paper, facts.period, facts.check_code) == (
        "team-month", "2026-11-01..2026-11-30", issued.made.stamp.code)
    assert (kept.member, kept.printed_on, facts.pages) == ("Trần Thị Bốn", "2026-11-22", issued.made.drawn.pages)
    assert facts.rules["people"].startswith("Mỗi người") and facts.laptops.included
    assert whole(desk, kept).tables == issued.made.kind.tables(issued.made.sheet)


def test_equal_figures_are_printed_again_byte_for_byte_whatever_the_day(desk, clock, tmp_path):
    first = print_month(desk)
    clock.jump(days=3)
    again = print_month(desk, tmp_path / "b.pdf")
    assert (again.state, again.edition, again.document) == ("again", 1, first.document)
    assert (tmp_path / "b.pdf").read_bytes() == first.made.drawn.data
    assert len(documents(desk)) == 1


def test_other_figures_make_an_edition_that_says_what_changed(desk, clock):
    first = print_month(desk)
    slip(desk, "Lê Thị Hoa")
    clock.jump(days=1)
    second = print_month(desk)
    assert (second.state, second.edition) == ("changed", 2)
    assert second.made.stamp.since.isoformat() == "2026-11-22"
    figures = next(table for table in second.made.stamp.changes if table.title == "Bảng số liệu")
    assert ["Phiếu hỗ trợ", "Kỳ này", "1", "2", "+1"] in figures.texts
    assert [one.facts.edition for one in documents(desk)] == [2, 1]
    third = print_month(desk)
    assert (third.state, third.document) == ("again", second.document)
    assert third.made.drawn.data == second.made.drawn.data != first.made.drawn.data


def test_figures_that_are_again_what_they_once_were_make_an_edition_too(desk):
    """Who holds the second print must learn that it holds no longer."""
    first = print_month(desk)
    more = slip(desk, "Lê Thị Hoa")
    print_month(desk)
    save(desk, [Change("visit", {}, more, "delete")])
    third = print_month(desk)
    assert (third.state, third.edition, third.made.stamp.code) == ("changed", 3, first.made.stamp.code)
    asked = verify(desk, first.made.stamp.code, LISTS)
    assert asked.document.id == third.document and asked.latest is None
    assert any("bản 1" in line for line in asked.sentences)


def test_what_people_wrote_is_compared_and_what_moves_by_itself_is_not():
    chart = Chart("plan", "Chỉ tiêu", "phiếu", "Khu phố", (), pace_title="nhịp phải đạt đến 22/11")
    assert wording(("lời", chart, Laptops(("KP3-2",)), date(2026, 11, 22), 7, {"khó khăn": ("mưa", True)})) == [
        "lời", "khó khăn", "mưa", True]


def test_a_preview_shows_what_would_be_printed_and_keeps_nothing(desk):
    print_month(desk)
    slip(desk, "Lê Thị Hoa")
    seen = preview(desk, paper_kind("team-month"), MONTH, LISTS)
    assert len(documents(desk)) == 1
    printed = print_month(desk)
    assert (seen.stamp, seen.drawn.pages) == (printed.made.stamp, printed.made.drawn.pages)


def test_other_words_keep_the_edition_and_are_kept_beside(desk):
    first = print_month(desk)
    set_paper_words(desk, {"team.recipients": "Như trên\nLưu: VT"})
    with_number = print_month(desk, choices=replace(MONTH, number="7"))
    assert with_number.made.stamp.code == first.made.stamp.code
    assert (with_number.state, with_number.edition) == ("again", 1)
    assert with_number.made.drawn.data != first.made.drawn.data
    kept = documents(desk)
    assert [one.id for one in kept] == [with_number.document, first.document]
    assert reprint(desk, with_number.document).drawn.data == with_number.made.drawn.data
    set_paper_words(desk, {"team.recipients": "Như trên\nLưu: Tổ"})
    back = print_month(desk)
    assert (back.document, back.made.drawn.data) == (first.document, first.made.drawn.data)


def test_other_days_and_scopes_are_papers_of_their_own(desk):
    print_month(desk)
    team = desk.connection.execute("SELECT id FROM team").fetchone()[0]
    other = print_month(desk, choices=replace(MONTH, team=team))
    assert (other.state, other.edition) == ("first", 1)


def test_where_the_file_cannot_be_written_nothing_is_kept(desk, tmp_path):
    with pytest.raises(DeskError) as refused:
        print_month(desk, tmp_path / "không có" / "a.pdf")
    assert refused.value.code == "not_written" and documents(desk) == []


@pytest.mark.parametrize("key", [key for key in PAPERS if paper_kind(key).archive != BLANK and key != "bulletin"])
def test_every_paper_shows_its_code_its_edition_and_what_changed(desk, key):
    """The bulletin for a chat group shows its code alone; of lists of people only how many lines there are changed."""
    kind, choices = paper_kind(key), replace(MONTH, day="2026-11-22")
    first = words(issue(desk, kind, choices, LISTS))
    slip(desk, "Lê Thị Hoa", "VNEID_ACTIVATE")
    issued = issue(desk, kind, choices, LISTS)
    second = words(issued)
    assert f"Mã kiểm {issued.made.stamp.code}" in second and "bản 2" not in first.lower()
    assert (issued.edition, "thay bản 1 in ngày 22/11/2026" in second) == (2, True)


def words(issued):
    """The text of the pages on one line."""
    document = pypdfium2.PdfDocument(issued.made.drawn.data)
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    document.close()
    return text


def test_a_print_is_no_step_that_undo_takes_back(desk):
    written = last_saves(desk)[0].save
    print_month(desk)
    assert last_saves(desk)[0].save == written == last_save(desk)
    undo_save(desk)
    assert len(documents(desk)) == 1


def test_the_rules_kept_speak_in_the_words_of_the_lists(desk):
    print_month(desk)
    rules = documents(desk)[0].facts.rules
    assert "“dvc”" not in rules["helps.dvc"] and "Dịch vụ công" in rules["helps.dvc"]
    assert all("_" not in rule for rule in rules.values())


@pytest.mark.parametrize(("key", "name"), [
    ("team-month", "Báo cáo"), ("targets", "Bảng theo dõi chỉ tiêu"), ("work-days", "Bảng kê ngày công"),
    ("visits", "Sổ lượt hỗ trợ"), ("handover", "Biên bản bàn giao ca"), ("no-level2", "Danh sách"),
])
def test_the_page_of_changes_names_the_paper_it_belongs_to(desk, key, name):
    kind = paper_kind(key)
    chosen = replace(MONTH, day="2026-11-22")
    issue(desk, kind, chosen, LISTS)
    slip(desk, "Lê Thị Hoa")
    document = pypdfium2.PdfDocument(issue(desk, kind, chosen, LISTS).made.drawn.data)
    texts = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    assert any("SỐ LIỆU ĐÃ ĐỔI" in text.upper() or "NHỮNG SỐ ĐÃ ĐỔI" in text.upper() for text in texts), texts[-1]
    assert any(f"(Kèm theo {name} " in text for text in texts), texts[-1]
