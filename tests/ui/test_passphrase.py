import pytest

from dxdesk.store.keys import MIN_PASSPHRASE
from dxdesk.ui.passphrase import MIN_LENGTH, judge, problem


@pytest.mark.parametrize(("typed", "tone", "sentence"), [
    ("", "", "Ít nhất 8 ký tự. Một câu ngắn dễ nhớ là tốt nhất."),
    ("abc12", "warn", "Còn thiếu 3 ký tự."),
    ("19580312", "warn", "Chỉ có số thì dễ đoán. Thêm vài chữ."),
    ("aaaaaaaaaaaa", "warn", "Mật khẩu này nhiều người dùng, dễ đoán. Đổi câu khác."),
    ("Mat Khau 2026", "warn", "Mật khẩu này nhiều người dùng, dễ đoán. Đổi câu khác."),
    ("Hoa yêu đời lắm", "warn", "Có tên của bạn hoặc của tổ thì dễ đoán. Đổi câu khác."),
    ("bún riêu7", "", "Dùng được. Dài thêm vài chữ thì chắc hơn."),
    ("bà tư bán bún", "ok", "Khó đoán."),
    ("xichlomauxanhla", "ok", "Khó đoán."),
])
def test_a_passphrase_is_judged_in_words(typed, tone, sentence):
    assert judge(typed, ("Lê Thị Hoa", "Tổ Khu phố 3")) == (tone, sentence)


def test_only_length_and_sameness_are_demanded():
    assert problem("12345678", "12345678") == ""
    assert problem("1234567 ", "1234567 ") == "Mật khẩu mở sổ cần ít nhất 8 ký tự."
    assert problem("12345678", "12345679") == "Hai lần gõ mật khẩu chưa giống nhau."


def test_the_window_asks_for_what_the_store_asks_for():
    assert MIN_LENGTH == MIN_PASSPHRASE
