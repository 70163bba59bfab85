"""The words of a report in the window: said by the program until somebody writes, saved on leaving, never lost."""

import pytest
from PySide6.QtCore import Qt

from dxdesk.domain.periods import read_period
from dxdesk.papers.activity import former, write_blocks, written_for
from dxdesk.papers.choices import Choices
from dxdesk.store.drafts import held_drafts, keep_draft
from dxdesk.store.narratives import LIMIT
from dxdesk.ui.desk.drafting import WITHIN
from dxdesk.ui.papers.narrative_pane import NarrativePane
from dxdesk.ui.shape import Shape
from tests.ui.desks import CTRL, focused, press, type_text, write_visit
from tests.ui.papers.conftest import settled

CHOICES = Choices(read_period("2026-11"))


def opened(desk, qtbot, choices=CHOICES, paper="ward") -> NarrativePane:
    pane = NarrativePane(desk)
    qtbot.addWidget(pane)
    pane.resize(900, 700)
    pane.reshape(Shape(1366, 768))
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.show_paper(paper, choices)
    settled(desk, qtbot)
    return pane


@pytest.fixture
def pane(desk, qtbot) -> NarrativePane:
    write_visit(desk, "Nguyễn Văn An", outcome="done", on="2026-11-20")
    return opened(desk, qtbot)


def kept(desk) -> dict[str, str]:
    return written_for(desk.store, "ward", CHOICES)


def begin_at(pane: NarrativePane, code: str, at: int = 0) -> None:
    pane.blocks[code].stops()[at].setFocus(Qt.FocusReason.TabFocusReason)


def test_what_nobody_wrote_is_marked_as_the_program_s_and_is_nobody_s_by_being_read(pane, desk):
    organisation, results = pane.blocks["organisation"], pane.blocks["results"]
    assert organisation.typed().startswith("Có 01 tổ") and organisation.state.text() == "Máy soạn từ số liệu"
    assert (results.typed(), results.state.text()) == ("", "Chưa viết")
    begin_at(pane, "organisation")
    begin_at(pane, "results")
    assert kept(desk) == {}


def test_leaving_a_field_saves_it_once_and_one_button_takes_it_back(pane, desk, qtbot):
    told = []
    pane.changed.connect(lambda: told.append(1))
    begin_at(pane, "results")
    type_text("Mô hình hay")
    begin_at(pane, "proposals")
    assert kept(desk) == {"results": "Mô hình hay"} and told == [1]
    assert pane.blocks["results"].state.text() == "Đã viết" and pane.message.message.fact.startswith("Đã lưu phần")
    [undo] = pane.message.buttons()
    undo.click()
    settled(desk, qtbot)
    assert kept(desk) == {} and told == [1, 1] and pane.blocks["results"].typed() == ""


def test_ctrl_enter_saves_and_an_emptied_field_is_the_program_s_again(pane, desk):
    begin_at(pane, "organisation")
    focused().selectAll()
    type_text("Đủ người")
    press(Qt.Key.Key_Return, CTRL)
    assert kept(desk) == {"organisation": "Đủ người"}
    focused().clear()
    press(Qt.Key.Key_Return, CTRL)
    assert kept(desk) == {}
    assert pane.blocks["organisation"].typed().startswith("Có 01 tổ")
    assert pane.blocks["organisation"].state.text() == "Máy soạn từ số liệu"


def test_tasks_have_a_field_for_each_part_and_come_and_go(pane, desk):
    tasks = pane.blocks["next"]
    begin_at(pane, "next")
    for part in ("Kích hoạt VNeID", "Tổ 3", "Bà Mẫu", "30/12", "50 người"):
        type_text(part)
        press(Qt.Key.Key_Return)
    assert focused() is tasks.add
    press(Qt.Key.Key_Return)
    assert focused() is tasks.lines[1].edits[0] and focused().accessibleName() == "Việc 2, việc"
    type_text("Mượn máy")
    begin_at(pane, "proposals")
    assert kept(desk)["next"] == "Kích hoạt VNeID | Tổ 3 | Bà Mẫu | 30/12 | 50 người\nMượn máy"
    tasks.lines[0].drop.click()
    assert kept(desk)["next"] == "Mượn máy" and tasks.lines[0].rows[0].label.text() == "Việc 1"
    tasks.lines[0].drop.click()
    assert "next" not in kept(desk) and len(tasks.lines) == 1


def test_another_paper_is_shown_only_after_what_is_typed_is_saved(pane, desk, qtbot):
    begin_at(pane, "results")
    type_text("Của tháng 11")
    pane.show_paper("ward", former(CHOICES))
    settled(desk, qtbot)
    assert pane.blocks["results"].typed() == "" and kept(desk) == {"results": "Của tháng 11"}
    pane.show_paper("notice", CHOICES)
    assert pane.currentIndex() == 0


def test_typing_survives_a_crash_and_is_saved_or_given_up(pane, desk, qtbot):
    begin_at(pane, "proposals")
    type_text("Cấp thêm má")
    qtbot.waitUntil(lambda: bool(held_drafts(desk.store, "narrative")), timeout=10 * WITHIN)
    [draft] = held_drafts(desk.store, "narrative")
    focused().clear()  # the program goes on; what lay on the disk at the crash is put back
    press(Qt.Key.Key_Return, CTRL)
    assert not held_drafts(desk.store, "narrative")
    pane.hide()
    keep_draft(desk.store, draft.slot, draft.version, draft.body)
    again = opened(desk, qtbot)
    assert again.blocks["proposals"].typed() == "Cấp thêm má" and kept(desk) == {}
    keep, give_up = again.message.buttons()
    give_up.click()
    assert again.blocks["proposals"].typed() == "" and not held_drafts(desk.store, "narrative")
    assert keep.text() == "Lưu"


def test_a_refusal_leaves_the_words_and_says_so(pane, desk):
    begin_at(pane, "results")
    focused().setPlainText("ă" * (LIMIT + 1))
    begin_at(pane, "proposals")
    assert kept(desk) == {} and pane.message.message.tone == "bad"
    assert len(pane.blocks["results"].typed()) == LIMIT + 1 and "Kết quả nổi bật" in pane.unfinished()


def test_the_former_period_s_words_fill_what_is_empty(pane, desk, qtbot):
    pane.copy.click()
    assert pane.message.message.fact == "Không có gì để lấy từ tháng 10 năm 2026."
    write_blocks(desk.store, "ward", former(CHOICES), {"proposals": "Cấp máy", "results": "Cũ"})
    write_blocks(desk.store, "ward", CHOICES, {"results": "Mới"})
    pane.copy.click()
    settled(desk, qtbot)
    assert kept(desk) == {"results": "Mới", "proposals": "Cấp máy"}
    assert (pane.blocks["proposals"].typed(), pane.blocks["results"].typed()) == ("Cấp máy", "Mới")
    assert pane.message.message.fact == "Đã lấy 1 phần từ tháng 10 năm 2026,"


@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 100), (1024, 600, 150), (1024, 600, 200)])
def test_nothing_runs_out_of_the_pane_at_any_text_size(pane, theme, width, height, scale):
    theme.apply("light", scale)
    pane.resize(width - 440 if scale == 100 else width - 100, height)
    pane.reshape(Shape.of(width, height, scale))
    pane.blocks["difficulties"].put("Một câu dài để xuống dòng nhiều lần trong ô của nó. " * 5)
    inside = pane.blocks["organisation"].parentWidget()
    assert inside.minimumSizeHint().width() <= inside.parentWidget().width()
