"""Clocks years ahead, weeks back, and right again, by the real program: nothing refused or lost (format §2)."""

from dataclasses import replace
from pathlib import Path

from tests.clones.laptops import Laptop, exchange, settle, writer_of

Pair = tuple[Laptop, Laptop]


def test_a_clock_three_years_ahead_and_set_right_again(laptops: Pair, stick: Path):
    first, second = laptops
    today = first.write("Người Hôm Nay")
    ahead = replace(first, days=1_095)
    wrong = ahead.write("Người Năm Sau")
    ahead.edit("Người Chung", phone="0911111111")
    assert int(wrong[:4]) == int(today[:4]) + 3
    assert writer_of(wrong) == writer_of(today), "a clock ahead alone is no reason for a new name"
    met = settle(stick, ahead, second)
    assert met.plain
    assert any(f"/{wrong[:4]} " in said and "Một trong hai đồng hồ sai." in said for said in met.notices)
    second.edit("Người Chung", phone="0933333333")
    right = first.write("Người Sửa Giờ")
    assert right[:4] == today[:4]
    assert writer_of(right) == first.writer != writer_of(wrong), "once the clock is right, a new name"
    assert settle(stick, first, second).plain
    assert second.names() == {"Người Chung", "Người Hôm Nay", "Người Năm Sau", "Người Sửa Giờ"}
    assert first.person("Người Chung")["phone_tail"][-3:] == "333", "who saw the value of the future overwrote it"
    assert first.questions() == []


def test_a_clock_forty_days_back_and_set_right_again(laptops: Pair, stick: Path):
    first, second = laptops
    today = first.write("Người Hôm Nay")
    back = replace(first, days=-40)
    [told] = exchange(stick, back).notices
    assert told.startswith("Đồng hồ máy này đang là ")
    assert told.endswith("Xem lại ngày giờ của máy. Phiếu vẫn lưu được.")
    early = back.write("Người Tháng Trước")
    back.edit("Người Chung", phone="0911111111")
    assert early < today
    assert writer_of(early) == back.writer != writer_of(today)
    right = first.write("Người Sửa Giờ")
    assert exchange(stick, first).notices == []
    assert right > today
    assert writer_of(right) == writer_of(early), "a clock that goes forward again is no reason for another name"
    assert settle(stick, second, first).plain
    assert second.names() == {"Người Chung", "Người Hôm Nay", "Người Tháng Trước", "Người Sửa Giờ"}
    assert second.person("Người Chung")["phone_tail"][-3:] == "111", "an edit of last month overwrites what it saw"
    assert second.questions() == []


def test_two_edits_of_one_phone_are_a_question_whatever_the_clocks(laptops: Pair, stick: Path):
    """Neither saw the other: the one three years ahead does not win in silence."""
    first, second = laptops
    replace(first, days=1_095).edit("Người Chung", phone="0911111111")
    replace(second, days=-40).edit("Người Chung", phone="0922222222")
    assert settle(stick, first, second).plain
    assert second.questions() == first.questions() == [{"0911111111", "0922222222"}]
