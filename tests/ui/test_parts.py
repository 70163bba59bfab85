import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dxdesk.ui.parts import (
    Action,
    Button,
    CodeChip,
    ElidedLabel,
    EmptyState,
    FieldRow,
    IconButton,
    Message,
    MessageBar,
    Option,
    Progress,
    SearchEdit,
    Segmented,
    Stepper,
    Tag,
)
from tests.ui.desks import press, type_text

OUTCOMES = (Option("done", "Xong"), Option("partly", "Một phần"), Option("not_done", "Chưa"))


@pytest.fixture
def shown(theme, qtbot):
    """Shows a part in an active window."""
    hosts = []

    def show(part: QWidget) -> QWidget:
        host = QWidget()
        hosts.append(host)
        qtbot.addWidget(host)
        QVBoxLayout(host).addWidget(part)
        host.resize(600, 200)
        host.show()
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        return part
    return show


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_a_button_is_as_wide_as_words_icon_and_key_together(theme, qtbot):
    plain, full = Button(text="Lưu"), Button(text="Lưu", icon="saved", keys="Ctrl Enter")
    qtbot.addWidget(plain)
    qtbot.addWidget(full)
    assert full.sizeHint().width() > plain.sizeHint().width() + theme.px(20)
    narrow = full.sizeHint().width()
    full.dress("saved")
    assert full.sizeHint().width() < narrow
    assert full.sizeHint().height() == 40


def test_a_button_grows_with_the_text(theme, qtbot):
    button = Button(text="Lưu", icon="saved")
    qtbot.addWidget(button)
    small = button.sizeHint()
    theme.apply("light", 200)
    assert button.sizeHint().width() > 1.8 * small.width()
    assert button.sizeHint().height() == 78  # 38 twice, and the hairlines


def test_an_icon_alone_has_a_name(theme, qtbot):
    button = IconButton(icon="help", name="Trợ giúp")
    qtbot.addWidget(button)
    assert name_of(button) == "Trợ giúp"
    assert button.toolTip() == "Trợ giúp"


def test_a_chip_says_its_words_and_its_key(theme, qtbot):
    chip = CodeChip(letter="K", text="Kích hoạt VNeID")
    qtbot.addWidget(chip)
    assert name_of(chip) == "Kích hoạt VNeID, phím K"
    width = chip.sizeHint().width()
    chip.setChecked(True)
    assert chip.sizeHint().width() == width


def test_digits_choose_and_delete_takes_back(shown, qtbot):
    control = shown(Segmented(options=OUTCOMES, digits=True))
    chosen = []
    control.changed.connect(chosen.append)
    control.setFocus()
    type_text("2")
    assert control.value() == "partly"
    type_text("9")
    type_text("x")
    assert control.value() == "partly"
    press(Qt.Key.Key_Delete)
    assert control.value() == ""
    assert chosen == ["partly", ""]


def test_only_one_answer_is_chosen(shown):
    control = shown(Segmented(options=OUTCOMES))
    control.set_value("done")
    control.set_value("not_done")
    assert [part.isChecked() for part in control.segments()] == [False, False, True]
    control.set_value("")
    assert not any(part.isChecked() for part in control.segments())


def test_other_answers_may_take_the_place_of_the_first_ones(shown):
    control = shown(Segmented(options=OUTCOMES))
    control.set_value("done")
    control.set_options(OUTCOMES[:2])
    assert control.value() == ""
    assert len(control.segments()) == 2


def test_choosing_moves_nothing(shown):
    control = shown(Segmented(options=OUTCOMES))
    before = [part.sizeHint() for part in control.segments()]
    control.set_value("partly")
    assert [part.sizeHint() for part in control.segments()] == before


def test_a_part_of_a_control_says_the_question_too(shown):
    control = shown(Segmented(options=OUTCOMES))
    control.setAccessibleName("Kết quả")
    assert name_of(control.segments()[1]) == "Kết quả: Một phần"


def test_a_field_says_what_is_wrong_under_itself(theme, qtbot):
    row = FieldRow(label="&Năm sinh", field=QLineEdit(), hint="Chỉ năm cũng được")
    qtbot.addWidget(row)
    assert name_of(row.field) == "Năm sinh"
    row.say("Năm sinh sau năm nay.")
    assert row.field.property("state") == "bad"
    assert row.field.accessibleDescription() == "Năm sinh sau năm nay."
    row.hush()
    assert row.field.property("state") == ""
    assert row.field.accessibleDescription() == "Chỉ năm cũng được"


def test_hushing_leaves_a_carried_field_as_it_is(theme, qtbot):
    row = FieldRow(label="Khu phố", field=QLineEdit())
    qtbot.addWidget(row)
    row.set_state("carried")
    row.hush()
    assert row.field.property("state") == "carried"


def test_names_in_a_message_are_never_read_as_markup(theme, qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell(Message("ok", "Đã lưu <b>phiếu</b>", ", <img src=x>"))
    assert "&lt;img src=x&gt;" in bar._words.text()
    assert bar.accessibleName() == "Đã lưu <b>phiếu</b> , <img src=x>"


def test_a_message_can_be_acted_on_and_put_away(theme, qtbot):
    bar, done, closed = MessageBar(), [], []
    qtbot.addWidget(bar)
    bar.closed.connect(closed.append)
    message = Message("warn", "Máy lạ", "", (Action("Báo phường", lambda: done.append(1)),))
    bar.tell(message)
    bar.buttons()[0].click()
    bar.put_away()
    assert (done, closed, bar.message, bar.isHidden()) == ([1], [message], None, True)


def test_a_name_too_long_ends_in_dots_and_is_whole_in_the_tooltip(shown, qtbot):
    label = shown(ElidedLabel(text="Nguyễn Thị Hoàng Ngọc Phương Thảo Vy " * 6))
    qtbot.waitUntil(lambda: bool(label.toolTip()))
    assert label.toolTip() == label.text()
    assert name_of(label) == label.text()
    label.setText("An")
    qtbot.waitUntil(lambda: not label.toolTip())


def test_a_tag_keeps_room_for_its_icon(theme, qtbot):
    tag = Tag(text="Đọc tốt", tone="ok")
    qtbot.addWidget(tag)
    bare = tag.sizeHint().width()
    tag.show_state("Đọc tốt", "ok", "shield")
    assert tag.sizeHint().width() >= bare + 16
    assert tag.minimumSizeHint() == tag.sizeHint()


def test_progress_stays_hidden_while_work_is_quick(theme, qtbot):
    part = Progress()
    qtbot.addWidget(part)
    part.start("Đang đọc gói")
    part.advance(1, 3)
    part.finish()
    qtbot.wait(450)
    assert part.isHidden()


def test_progress_says_both_numbers_and_lets_itself_be_stopped(theme, qtbot):
    part, stopped = Progress(), []
    qtbot.addWidget(part)
    part.start("Đang đọc gói", lambda: stopped.append(1), "Dừng lúc nào cũng được.")
    qtbot.waitUntil(part.isVisible, timeout=2000)
    part.advance(1204, 3870, "Gói 2 trên 3: 1.204 trên 3.870 dòng")
    assert (part.bar.value(), part.bar.maximum()) == (1204, 3870)
    part.stop.click()
    assert stopped == [1]
    assert not part.stop.isEnabled()


def test_the_steps_behind_are_ticked(theme, qtbot):
    steps = Stepper(words=("Chọn nơi", "Kiểm tra", "Xem trước"))
    qtbot.addWidget(steps)
    widths = [word.sizeHint().width() for word in steps._words]
    steps.go(1)
    assert widths == [word.sizeHint().width() for word in steps._words]  # bold or not, nothing moves or is cut
    assert [disc.property("state") for disc in steps._discs] == ["done", "now", "later"]
    assert [disc.text() for disc in steps._discs] == ["", "2", "3"]
    assert steps.accessibleName() == "Bước 2 trên 3: Kiểm tra"


def test_where_it_is_narrow_the_word_goes_along_with_the_step(theme, qtbot):
    steps = Stepper(words=("Chọn nơi", "Kiểm tra", "Xem trước"))
    qtbot.addWidget(steps)
    steps.show_words(False)
    steps.go(2)
    assert [word.text() for word in steps._words if not word.isHidden()] == ["Xem trước"]
    steps.show_words(True)
    steps.go(0)
    assert not any(word.isHidden() for word in steps._words)


def test_an_empty_place_says_how_to_begin(theme, qtbot):
    began = []
    place = EmptyState(icon="desk", fact="Chưa có phiếu nào hôm nay", how="Bấm Ctrl N.",
                       action=Action("Ghi phiếu đầu tiên", lambda: began.append(1), keys="Ctrl N"))
    qtbot.addWidget(place)
    place.button.click()
    place.show_state("search", "Không ai tên như vậy.")
    assert began == [1]
    assert place.button.isHidden()


def test_a_search_box_keeps_its_words_clear_of_glass_and_key(theme, qtbot):
    box = SearchEdit(None)
    box.setProperty("keys", "Ctrl K")
    qtbot.addWidget(box)
    box.show()
    empty = box.textMargins()
    assert empty.left() > 20 and empty.right() > 40
    box.setText("ng van a")
    assert box.textMargins().right() == 0
    box.say("7 người")
    assert box.textMargins().right() > 40


def test_actions_of_a_message_go_below_where_they_leave_no_room_for_its_words(qtbot, theme):
    host = QWidget()
    bar = MessageBar(host)
    qtbot.addWidget(host)
    box = QVBoxLayout(host)
    box.addWidget(bar)
    box.addStretch(1)
    host.resize(1_000, 200)
    host.show()
    bar.tell(Message("ok", "Đã lưu phiếu 1,", "Trần Thị Bé.", tuple(
        Action(words, print, "undo", "Ctrl Z") for words in ("In giấy hẹn", "Mở lại", "Hoàn tác"))))

    def below() -> bool:
        return bar.height() > 2 * bar.buttons()[0].height()

    qtbot.waitUntil(lambda: not below())
    host.resize(620, 200)
    qtbot.waitUntil(below)
    assert bar.buttons()[-1].geometry().right() < bar.width()
    host.resize(1_000, 200)
    qtbot.waitUntil(lambda: not below())
