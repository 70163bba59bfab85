"""The guard of public messages: names and numbers in any spelling are found, an honest bulletin passes."""

import os
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxdesk.domain.names import fold
from dxdesk.domain.privacy_guard import ADDRESS, NAME, NUMBER, find_personal, name_index

PEOPLE = ("Trần Thị Bé Ba", "Lê Ánh", "Điểu Krét", "Phan Anh", "Hoà Thuý", "Nguyễn Phúc Thị Hoàng Bảo Trân",
          "Đặng Văn Ỷ", "H’Loan Niê")
INDEX = name_index(PEOPLE)
CLEAN = """Tổ công nghệ số cộng đồng Khu phố 3, tháng 11 năm 2026:
• 1.234 lượt hỗ trợ
• 512 người được giúp
• dưới 5 hộ kinh doanh có mã QR
• 11 phản ánh 1022 được gửi giúp
Từ đầu năm đạt 71,4% chỉ tiêu kích hoạt VNeID mức 2.
Số liệu đến 21:04 22/11/2026, còn thiếu 2 máy.
Bà con cần giúp, hỏi tổ công nghệ số ở nhà văn hóa. Mời bà con từ 19 giờ 30 ngày 25/11."""
WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LOOKALIKE = str.maketrans({"a": "а", "e": "е", "o": "о", "c": "с", "T": "Т", "B": "В", "H": "Н"})
RUNS = int(os.environ.get("DXDESK_GUARD_RUNS", "150"))

between = st.sampled_from(["", " ", ".", "-", " - ", "\u200b", "  ", "_", " . ", "\u00a0"])
said = st.sampled_from([str.upper, str.lower, str.title, fold, lambda text: unicodedata.normalize("NFD", text),
                        lambda text: text.translate(LOOKALIKE), lambda text: text])


@st.composite
def spelt_name(draw):
    """Somebody's name with other letters, other marks between its words or its letters."""
    name = draw(said)(draw(st.sampled_from(PEOPLE)))
    mark = draw(between)
    return draw(st.sampled_from([mark.join(name.split()), (mark or " ").join(name.replace(" ", "")), name]))


@st.composite
def spelt_number(draw):
    """A phone or card number with marks between its digits, digits in words, full-width or look-alike ones."""
    digits = draw(st.sampled_from(["09", "03", "0079", "84 9", "079"])) + draw(
        st.text("0123456789", min_size=8, max_size=9))
    how = draw(st.integers(0, 4))
    if how == 0:
        return " ".join(WORDS[int(digit)] for digit in digits if digit.isdigit())
    if how == 1:
        return "".join(chr(ord(digit) + 0xFEE0) if digit.isdigit() else digit for digit in digits)
    if how == 2:
        return digits.replace("0", draw(st.sampled_from("oO"))).replace("1", draw(st.sampled_from("lI1")))
    if how == 3:
        return " ".join(fold(WORDS[int(digit)]) if place % 2 else digit for place, digit in enumerate(digits)
                        if digit.isdigit())
    return draw(between).join(digits)


@settings(max_examples=RUNS)
@given(spelt_name(), st.sampled_from(["", "Cảm ơn ", "xong: "]), st.sampled_from(["", " đã xong.", ", 61 tuổi"]))
def test_no_name_of_the_register_goes_out(name, before, after):
    assert find_personal(f"{CLEAN}\n{before}{name}{after}", INDEX)


@settings(max_examples=RUNS)
@given(spelt_number(), st.sampled_from(["Gọi ", "", "số ", "sđt: "]))
def test_no_phone_or_card_goes_out(number, before):
    assert find_personal(f"{CLEAN}\n{before}{number}", INDEX)


@settings(max_examples=RUNS)
@given(st.lists(st.integers(0, 9_999_999), min_size=1, max_size=8), st.integers(1, 28), st.integers(1, 12))
def test_an_honest_bulletin_passes(values, day, month):
    lines = [f"• {value:,} lượt hỗ trợ".replace(",", ".") for value in values]
    text = f"{CLEAN}\n" + "\n".join(lines) + f"\nSố liệu đến 08:30 {day:02}/{month:02}/2026, từ ngày 15/{month:02}."
    assert find_personal(text, INDEX) == []


@pytest.mark.parametrize(("text", "what"), [
    ("bà Lan hôm nay", NAME), ("Anh Hùng", NAME), ("Nguyễn Văn A", NAME), ("nguyen thi b", NAME),
    ("số cuối 4417", NUMBER), ("CCCD 079", NUMBER), ("0912\n345\n678", NUMBER), ("to@thudaumot.vn", ADDRESS),
    ("https://zalo.me/x", ADDRESS),
])
def test_what_looks_personal_is_found_without_a_register(text, what):
    assert [found.what for found in find_personal(text, {})][:1] == [what]


@pytest.mark.parametrize("text", ["chị em trong xóm", "hai ba bốn lớp", "phản ánh", "quý III năm 2026",
                                  "1.234.567 lượt", "30 bà con", "ngày 20/11", "2026-11-22"])
def test_plain_words_pass(text):
    assert find_personal(text, INDEX) == []


def test_a_place_called_after_somebody_may_be_named():
    text = "Khu phố Lê Ánh: 30 lượt"
    assert find_personal(text, INDEX)
    assert find_personal(text, INDEX, ("Khu phố Lê Ánh",)) == []


def test_every_finding_says_what_to_change():
    for found in find_personal("Lê Ánh, 0912345678", INDEX):
        assert found.words in found.sentence and "rồi gửi" in found.sentence


@pytest.mark.parametrize("number", [
    "+84.912.345.678", "(84) 912.345.678", "0 912.345.678", "0-912.345.678", "0912:345:678", "0912 --- 345 --- 678",
    "0912🙂345🙂678", "0912→345→678", "09/12/34/56/78", "09:12:34:56:78", "09/12 345 678", "❶❷❸❹❺❻❼❽❾⓿", "C1234567",
    "〇九一二三四五六七八", "số máy 678", "đuôi 4417",
])
def test_no_other_spelling_hides_a_number(number):
    assert find_personal(f"{CLEAN}\n• {number}", {})


@pytest.mark.parametrize("name", [
    "Lê\nÁnh", "TrầnThịBéBa2026", "#cảmơntrầnthịbébađãgiúp", "Tr4n Th1 B3 Ba", "Traanf Thij Bes Ba",
    "Tran62 Thi5 Be1 Ba", "🅣🅡🅐🅝 🅣🅗🅘 🅑🅔 🅑🅐", "ᴛʀᴀɴ ᴛʜɪ ʙᴇ ʙᴀ", "Ðặng Văn Ỷ", "Lê 1 Ánh",
])
def test_no_other_spelling_hides_a_name(name):
    assert find_personal(f"{CLEAN}\n{name}", INDEX)


@pytest.mark.parametrize("name", [
    "Trần T. Bé", "T.T. Bé Ba", "Nguyễn A", "Ng.V.A", "đ/c Hùng", "Mr Hùng", "bác bảy Lan"])
def test_a_name_cut_short_is_found_without_a_register(name):
    assert [found.what for found in find_personal(f"xong: {name}", {})][:1] == [NAME]


def test_a_place_called_after_somebody_parts_what_stands_around_it():
    assert find_personal("Lê Khu phố 3 Ánh", INDEX, ("Khu phố 3",)) == []
