import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit

from dxdesk.domain.catalogues import load_communes
from dxdesk.paths import resource_path
from dxdesk.ui.first_run import KEY, PERSON, WARD, FirstRunPage
from tests.ui.desks import press, type_text

PASS = "bà tư bán bún riêu"
RECOVERY = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01"


@pytest.fixture(scope="module")
def communes():
    return load_communes(resource_path("data"))


@pytest.fixture
def page(theme, qtbot, communes) -> FirstRunPage:
    page = FirstRunPage(theme, with_practice=True)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.set_communes(communes)
    page.begin()
    return page


def choose_ward(page: FirstRunPage, words: str = "thu d") -> None:
    page.ui.ward_search.setFocus()
    type_text(words)
    press(Qt.Key.Key_Return)


def say_who(page: FirstRunPage) -> None:
    for field, words in (
        (page.ui.member_name, "  Lê Thị   Hoa "), (page.ui.team_name, "Tổ Khu phố 3"), (page.ui.passphrase, PASS),
        (page.ui.passphrase_again, PASS),
    ):
        field.setFocus()
        type_text(words)


@pytest.mark.parametrize(("typed", "first"), [
    ("thu dau mot", "Phường Thủ Dầu Một"),
    ("Thủ Dầu Một", "Phường Thủ Dầu Một"),
    ("phu cuong", "Xã Phú Cường"),
    ("25747", "Phường Thủ Dầu Một"),
    ("an hoi dong", "Phường An Hội Đông"),
])
def test_the_ward_is_found_by_any_beginning_of_a_new_or_old_name(page, typed, first):
    type_text(typed)
    assert page.ui.ward_list.chosen().name == first


def test_how_many_were_found_is_said(page):
    assert page.ui.ward_count.text().startswith("3.321 phường")
    type_text("thu d")
    assert page.ui.ward_count.text() == "2 nơi khớp"
    type_text("zzz")
    assert page.ui.ward_count.text().startswith("Không nơi nào")
    assert page.ui.ward_list.chosen() is None


def test_arrows_choose_without_leaving_the_search(page):
    type_text("thu d")
    press(Qt.Key.Key_Down)
    assert page.ui.ward_list.chosen().name == "Phường Thủ Đức"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    assert page.ui.ward_list.chosen().name == "Phường Thủ Dầu Một"
    assert page.ui.ward_search.hasFocus()


def test_without_a_ward_there_is_no_next_step(page):
    type_text("zzz")
    press(Qt.Key.Key_Return)
    assert page._step == WARD
    assert page.ui.problem.message.fact.startswith("Chưa chọn phường, xã.")


def test_names_typed_before_the_list_was_read_are_searched_then(theme, qtbot, communes):
    page = FirstRunPage(theme, with_practice=False)
    qtbot.addWidget(page)
    page.ui.ward_search.setText("thu dau mot")
    assert page.ui.ward_count.text() == "Đang đọc danh mục."
    page.set_communes(communes)
    assert page.ui.ward_list.chosen().code == "25747"


def test_who_and_where_go_out_together(page, qtbot):
    choose_ward(page)
    say_who(page)
    page.ui.role.setCurrentIndex(page.ui.role.findText("Tổ trưởng"))
    with qtbot.waitSignal(page.found) as asked:
        page.ui.passphrase_again.setFocus()
        press(Qt.Key.Key_Return)
    founding = asked.args[0]
    assert (founding.commune.code, founding.member, founding.role, founding.team, founding.passphrase) == (
        "25747", "Lê Thị Hoa", "leader", "Tổ Khu phố 3", PASS)


@pytest.mark.parametrize(("field", "words", "sentence"), [
    ("member_name", "   ", "Chưa ghi họ và tên của bạn."),
    ("team_name", "", "Chưa ghi tên tổ."),
    ("passphrase", "ngắn", "Mật khẩu mở sổ cần ít nhất 8 ký tự."),
    ("passphrase_again", "khác hẳn", "Hai lần gõ mật khẩu chưa giống nhau."),
])
def test_what_is_missing_is_said_and_nothing_is_made(page, field, words, sentence):
    made = []
    page.found.connect(made.append)
    choose_ward(page)
    say_who(page)
    getattr(page.ui, field).setText(words)
    page.ui.next.click()
    assert page.ui.problem.message.fact == sentence
    assert made == []
    assert page._step == PERSON


def test_the_person_sees_how_good_the_passphrase_is(page):
    choose_ward(page)
    page.ui.member_name.setText("Lê Thị Hoa")
    page.ui.passphrase.setText("hoa yêu đời lắm")
    assert page.ui.passphrase_hint.text().startswith("Có tên của bạn")
    page.ui.passphrase.setText(PASS)
    assert page.ui.passphrase_hint.text() == "Khó đoán."


def test_the_passphrase_can_be_looked_at(page):
    page.ui.show_passphrase.setChecked(True)
    assert page.ui.passphrase.echoMode() == page.ui.passphrase_again.echoMode() == QLineEdit.EchoMode.Normal
    page.ui.show_passphrase.setChecked(False)
    assert page.ui.passphrase.echoMode() == QLineEdit.EchoMode.Password


def test_going_back_keeps_what_was_typed(page):
    choose_ward(page)
    say_who(page)
    page.ui.back.click()
    assert page._step == WARD
    page.ui.next.click()
    assert page.ui.team_name.text() == "Tổ Khu phố 3"


def test_the_recovery_key_must_be_written_down_first(page, qtbot):
    done = []
    page.finished.connect(lambda: done.append(1))
    page.show_recovery(RECOVERY)
    assert page._step == KEY
    assert RECOVERY.replace("-", " - ") == page.ui.recovery_key.text()
    assert not page.ui.next.isEnabled()
    page._next()
    assert done == []
    page.ui.key_written.setChecked(True)
    page.ui.next.click()
    assert done == [1]


def test_the_field_a_message_is_about_stays_in_sight(page, theme):
    theme.apply("light", 150)
    page.resize(1366, 768)
    choose_ward(page)
    say_who(page)
    page.ui.passphrase_again.setText("gõ nhầm")
    press(Qt.Key.Key_Return)
    QGuiApplication.processEvents()
    QGuiApplication.processEvents()
    field, place = page.ui.passphrase, page.ui.scroll.viewport()
    assert field.hasFocus() and page.ui.problem.isVisible()
    assert place.rect().contains(field.rect().translated(field.mapTo(place, field.rect().topLeft())))
    theme.apply("light", 100)


def test_enter_on_the_tick_goes_on_once_it_is_set(page):
    done = []
    page.finished.connect(lambda: done.append(1))
    page.show_recovery(RECOVERY)
    press(Qt.Key.Key_Return)
    assert done == [] and page.ui.problem.message.fact.startswith("Chép mã ra giấy trước")
    assert not page.ui.next.isEnabled()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert done == [1]


def test_the_recovery_key_can_be_copied_for_paper(page):
    page.show_recovery(RECOVERY)
    page.ui.copy_key.click()
    assert QGuiApplication.clipboard().text() == RECOVERY


def test_while_the_desk_is_made_nothing_can_be_pressed_twice(page):
    page.busy("Đang lập sổ và khóa của sổ.")
    assert not page.ui.next.isEnabled()
    assert page.ui.busy.text() == "Đang lập sổ và khóa của sổ."
    page.refuse("Chưa lưu được: ổ đĩa đầy.")
    assert page.ui.next.isEnabled()
    assert page.ui.busy.isHidden()


def test_made_up_data_is_offered_only_where_there_is_some(page, theme, qtbot):
    with qtbot.waitSignal(page.practice):
        page.ui.practice.click()
    plain = FirstRunPage(theme, with_practice=False)
    qtbot.addWidget(plain)
    assert plain.ui.practice.isHidden()


def test_text_size_and_ground_can_be_had_before_anything_else(page, theme):
    page.look.connect(theme.apply)
    page.ui.scale.click()
    page.ui.theme.click()
    assert (theme.scale, theme.name) == (125, "dark")
    assert page.ui.scale.text() == "Cỡ chữ 125 %"
    assert page.ui.theme.text() == "Nền tối"


def test_every_field_has_a_name(page):
    for field in page.findChildren(QLineEdit) + page.findChildren(QComboBox):
        assert QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Name), field.objectName()


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 100), ((1024, 600), 100), ((1024, 600), 200)])
def test_nothing_is_wider_than_the_window(page, theme, qtbot, size, scale):
    theme.apply("light", scale)
    page.resize(*size)
    for step in (WARD, PERSON, KEY):
        page._go(step)
        qtbot.wait(10)
        assert page.ui.steps_place.width() <= page.ui.scroll.viewport().width()
        assert page.ui.next.mapTo(page, page.ui.next.rect().bottomRight()).x() < page.width()
        assert page.ui.next.mapTo(page, page.ui.next.rect().bottomRight()).y() < page.height()
