"""What is said before a paper goes out."""

from dataclasses import replace

import pytest

from dxdesk.domain.activity_sheet import Written
from dxdesk.domain.periods import read_period
from dxdesk.papers.choices import Choices
from dxdesk.papers.kinds import paper_kind
from dxdesk.papers.making import make
from dxdesk.ui.papers.checks import checks
from tests.ui.desks import write_visit


@pytest.fixture
def made(desk):
    write_visit(desk, "Nguyễn Văn An")
    return make(desk.store, paper_kind("team-month"), Choices(read_period("2026-11")), desk.catalogues)


@pytest.mark.parametrize(("words", "warned"), [
    ("Gọi bà Ba 0912 345 678.", True), ("Số 079096001234 chưa đổi.", True),
    ("Từ ngày 15/10/2026 giúp 1.234 lượt cho 512 người.", False),
])
def test_a_number_of_somebody_in_the_words_is_said(made, words, warned):
    worded = replace(made, sheet=replace(made.sheet, written=(Written("results", words),)))
    facts = [line.fact for line in checks(worded, 0)]
    assert ("Lời văn có số giống số điện thoại, căn cước" in facts) is warned
