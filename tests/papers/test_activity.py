"""The reports of a team and of the ward out of a real desk: filled, kept, drawn again; their words and charts."""

import pytest

from dxdesk.domain.periods import read_period
from dxdesk.domain.plain import from_plain, to_plain
from dxdesk.domain.signer import WARD_DEPUTY
from dxdesk.errors import InputError
from dxdesk.papers.activity import blocks, copy_former, former, write_blocks
from dxdesk.papers.choices import Choices
from dxdesk.papers.kinds import paper_kind
from dxdesk.papers.making import make
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.saving import Change, save

LISTS = shipped_catalogues()
NOVEMBER = Choices(read_period("2026-11"))


@pytest.mark.parametrize("key", ["team-month", "ward"])
def test_a_report_is_the_same_again_from_what_is_kept_of_it(desk, key):
    kind = paper_kind(key)
    made = make(desk, kind, NOVEMBER, LISTS)
    again = from_plain(kind.sheet, to_plain(made.sheet))
    assert again == made.sheet and made.sheet.charts
    assert kind.draw(again, made.stamp, lambda _done, _all: None).data == made.drawn.data


@pytest.mark.parametrize("text", ["2026-Q4", "2026-H2", "2026", "2026-10-15..2026-11-14", "2026-11-20..2026-11-20"])
def test_a_report_is_of_any_days_also_where_nothing_was_written(town, text):
    made = make(town, paper_kind("ward"), Choices(read_period(text)), LISTS)
    assert made.drawn.pages >= 4 and made.sheet.value("households") in (None, 0)


def test_a_report_before_the_first_slip_says_what_it_lacks(desk):
    sheet = make(desk, paper_kind("ward"), Choices(read_period("2026-01")), LISTS).sheet
    assert {row.value for row in sheet.figures} == {None} and not sheet.obstacles


def test_the_deputy_signs_for_the_ward_and_nobody_else_does(desk):
    kind = paper_kind("ward")
    sheet = kind.fill(desk, Choices(NOVEMBER.period, signer=WARD_DEPUTY, number="7"), LISTS)
    assert sheet.heading.signer_role[-1] == "Phó Chủ tịch" and sheet.heading.number == "7"
    with pytest.raises(InputError, match="Người ký"):
        kind.fill(desk, Choices(NOVEMBER.period, signer="nobody"), LISTS)


def test_of_one_event_there_are_no_months_around_it(desk):
    event = save(desk, [Change("event", {"title": "Ra quân", "kind": "campaign"})]).records[0]
    sheet = paper_kind("ward").fill(desk, Choices(NOVEMBER.period, event=event), LISTS)
    assert (sheet.value("visits"), sheet.body.event, sheet.charts) == (0, "Ra quân", ())


def test_the_words_are_the_program_s_until_a_person_writes_and_only_where_figures_answer(desk):
    write_blocks(desk, "ward", NOVEMBER, {"proposals": "Cấp máy"})
    found = {block.code: block for block in blocks(desk, "ward", NOVEMBER, LISTS)}
    assert list(found) == ["organisation", "results", "difficulties", "next", "proposals"]
    assert found["organisation"].said.startswith("Có 01 tổ") and not found["organisation"].written
    assert (found["proposals"].text, found["proposals"].said, found["results"].text) == ("Cấp máy", "", "")
    assert found["proposals"].text in [one.text for one in paper_kind("ward").fill(desk, NOVEMBER, LISTS).written]


def test_words_belong_to_one_paper_and_one_scope(desk):
    write_blocks(desk, "ward", former(NOVEMBER), {"results": "Cũ"})
    assert copy_former(desk, "team-month", NOVEMBER)[1] == ()
    assert copy_former(desk, "ward", NOVEMBER)[1] == ("results",)
    with pytest.raises(InputError):
        write_blocks(desk, "notice", NOVEMBER, {"results": "x"})
