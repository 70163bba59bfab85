import pytest
from PySide6.QtCore import Qt

from dxdesk.errors import StoreError
from dxdesk.ui.background import Stopped
from dxdesk.ui.notice import Notice, NoticeArea
from dxdesk.ui.parts import Action, MessageBar


@pytest.fixture
def notice(qapp) -> Notice:
    return Notice()


def facts(notice: Notice) -> list[str]:
    return [message.fact for message in notice.standing()]


def test_the_worst_stands_first_and_no_more_than_two(notice):
    notice.say("ok", "Đã lưu phiếu 37")
    notice.say("warn", "Đồng hồ máy chậm")
    notice.say("bad", "Chưa lưu được.")
    assert facts(notice) == ["Chưa lưu được.", "Đồng hồ máy chậm"]


def test_a_new_message_takes_the_place_of_the_old_one_of_its_kind(notice):
    notice.say("ok", "Đã lưu phiếu 37")
    notice.say("ok", "Đã lưu phiếu 38")
    assert facts(notice) == ["Đã lưu phiếu 38"]


def test_the_newest_is_always_among_them(notice):
    notice.say("bad", "Chưa lưu được.")
    notice.say("warn", "Đồng hồ máy chậm")
    notice.say("ok", "Đã lưu phiếu 38")
    assert "Đã lưu phiếu 38" in facts(notice)
    assert len(facts(notice)) == 2


def test_a_refusal_speaks_for_itself_and_a_bug_is_no_message(notice):
    notice.failed(StoreError("disk_full", "Chưa lưu được: ổ đĩa đầy."))
    assert facts(notice) == ["Chưa lưu được: ổ đĩa đầy."]
    with pytest.raises(ZeroDivisionError):
        notice.failed(ZeroDivisionError())


def test_stopping_is_no_failure(notice):
    notice.failed(Stopped())
    assert notice.standing()[0].tone == "accent"


def test_messages_stand_in_the_layout_until_they_are_put_away(notice, theme, qtbot):
    area = NoticeArea(notice)
    qtbot.addWidget(area)
    assert area.isHidden()
    pressed = []
    notice.say("ok", "Đã lưu phiếu 37", ", Trần Thị Bé", (Action("Hoàn tác", lambda: pressed.append(1)),))
    area.show()
    bar = area.findChildren(MessageBar)[0]
    qtbot.mouseClick(bar.buttons()[0], Qt.MouseButton.LeftButton)
    assert pressed == [1]
    bar.put_away()
    assert notice.standing() == ()
    assert area.isHidden()
