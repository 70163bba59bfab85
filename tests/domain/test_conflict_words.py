"""Each kind of disagreement has a sentence of its own, with both values told apart and masked."""

from datetime import UTC, datetime

import pytest

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.conflict_sentence import Choice, decision_sentence, sentence
from dxdesk.domain.conflict_words import (
    About,
    Question,
    Side,
    Strong,
    gist,
    laptop_words,
    mask_apart,
    noun,
    question,
    waiting_words,
    who_wrote,
)
from dxdesk.domain.wording import unit_title
from dxdesk.paths import resource_path

LISTS = load_catalogues(resource_path("data"))
FIRST = datetime(2026, 11, 12, 13, 15, tzinfo=UTC)
SECOND = datetime(2026, 11, 13, 12, 40, tzinfo=UTC)
AN = About("Nguyễn Văn An", "p1", "1958", "Khu phố 3")
SLIP = About("Nguyễn Văn An", "p1", "1958", "Khu phố 3", "2026-11-11", "VNEID_ACTIVATE")
UNSEEN = "Hai người chưa thấy lần ghi của nhau. "


def named(kind: str, record: str) -> str:
    return {"h3": "Khu phố 3", "p2": "Trần Thị Bé, 1958", "p3": "Trần Thị Bế, 1960"}.get(record, "")


def hoa(values: dict, **more) -> Side:
    return Side(values, "Lê Thị Hoa", FIRST, "KP3-2", **more)


def nam(values: dict, **more) -> Side:
    return Side(values, "Trần Văn Nam", SECOND, "Máy KP5-1", **more)


def asked(kind: str, unit: str, *sides: Side, about: About = AN) -> Question:
    return question(kind, unit, about, sides, LISTS, named)


def said(of: Question, **more) -> str:
    return "".join(sentence(of, LISTS, 2026, **more))


PHONES = (hoa({"phone": "0903000123"}), nam({"phone": "0987000456"}))
DELETED = (hoa({"_deleted": "1"}), nam({"_deleted": ""}, touched=("phone", "note")))


@pytest.mark.parametrize(("of", "told", "short"), [
    (asked("resident", "phone", *PHONES),
     "Lê Thị Hoa ghi điện thoại của Nguyễn Văn An là “0903 ••• 123” hôm 12/11. "
     f"Trần Văn Nam ghi “0987 ••• 456” hôm 13/11. {UNSEEN}Giữ số nào?",
     "Điện thoại: hai số khác nhau"),
    (asked("resident", "hamlet_id", hoa({"hamlet_id": "h3"}), nam({"hamlet_id": ""})),
     "Lê Thị Hoa ghi khu phố của Nguyễn Văn An là “Khu phố 3” hôm 12/11. "
     f"Trần Văn Nam để trống ô này hôm 13/11. {UNSEEN}Giữ khu phố nào?",
     "Khu phố: hai bên ghi khác nhau"),
    (asked("help", "outcome", hoa({"outcome": "done", "obstacle": ""}), nam({"outcome": "not_done", "obstacle": ""}),
           about=SLIP),
     "Lê Thị Hoa ghi kết quả của việc “Kích hoạt VNeID mức 2” trong phiếu ngày 11/11 của Nguyễn Văn An "
     "là “Xong” hôm 12/11. "
     f"Trần Văn Nam ghi “Chưa xong” hôm 13/11. {UNSEEN}Giữ kết quả nào?",
     "Kết quả: hai bên ghi khác nhau"),
    (asked("resident", "_deleted", *DELETED),
     "Lê Thị Hoa xóa hồ sơ Nguyễn Văn An hôm 12/11. "
     "Trần Văn Nam chưa biết, vẫn sửa điện thoại, ghi chú hôm 13/11. Xóa hay giữ?",
     "Có người xóa, có người sửa"),
    (asked("resident", "_deleted", hoa({"_deleted": "1"}), nam({"_deleted": ""}, did="merged")),
     "Lê Thị Hoa xóa hồ sơ Nguyễn Văn An hôm 12/11. "
     "Trần Văn Nam chưa biết, gộp hồ sơ này với hồ sơ khác hôm 13/11. Xóa hay giữ?",
     "Có người xóa, có người gộp"),
    (asked("visit", "_deleted", hoa({"_deleted": "1"}), nam({"_deleted": ""}, did="added", touched=("CASHLESS",)),
           about=SLIP),
     "Lê Thị Hoa xóa phiếu ngày 11/11 của Nguyễn Văn An hôm 12/11. "
     "Trần Văn Nam chưa biết, ghi thêm việc “Thanh toán số” vào phiếu ấy hôm 13/11. Xóa hay giữ?",
     "Phiếu đã xóa, có việc ghi thêm"),
    (asked("resident", "phone", hoa({"phone": "0903000123"}, did="merged"), PHONES[1]),
     "Lê Thị Hoa gộp hai hồ sơ và ghi điện thoại của Nguyễn Văn An là “0903 ••• 123” hôm 12/11. "
     f"Trần Văn Nam ghi “0987 ••• 456” hôm 13/11. {UNSEEN}Giữ số nào?",
     "Điện thoại: hai số khác nhau"),
    (asked("resident", "merged_into", hoa({"merged_into": "p2"}), nam({"merged_into": "p3"})),
     "Lê Thị Hoa gộp hồ sơ Nguyễn Văn An vào Trần Thị Bé, 1958 hôm 12/11. "
     "Trần Văn Nam gộp vào Trần Thị Bế, 1960 hôm 13/11. Một hồ sơ chỉ gộp vào một người. Gộp vào ai?",
     "Gộp vào hai người khác nhau"),
    (asked("resident", "merged_into", hoa({"merged_into": "p2"}), nam({"merged_into": ""})),
     "Lê Thị Hoa gộp hồ sơ Nguyễn Văn An vào Trần Thị Bé, 1958 hôm 12/11. "
     f"Trần Văn Nam không gộp hôm 13/11. {UNSEEN}Gộp hay không?",
     "Có người gộp, có người gỡ gộp"),
    (asked("resident", "notice_version", hoa({"notice_version": "1", "consent_on": "", "withdrawn_on": "2026-11-12"}),
           nam({"notice_version": "1", "consent_on": "2026-11-13", "withdrawn_on": ""})),
     "Lê Thị Hoa ghi Nguyễn Văn An rút lại đồng ý ngày 12/11/2026 hôm 12/11. Trần Văn Nam ghi người này đồng ý "
     "hôm 13/11. Trong lúc chờ, sổ theo việc rút lại. Người này có đồng ý không?",
     "Có ghi đồng ý, có ghi rút lại"),
    (asked("later_kind", "colour", hoa({"colour": "đỏ"}), nam({"colour": "xanh"}), about=About()),
     "Lê Thị Hoa ghi mục của bản mới hơn (colour) của hồ sơ của bản mới hơn (later_kind) là “đỏ” hôm 12/11. "
     f"Trần Văn Nam ghi “xanh” hôm 13/11. {UNSEEN}Giữ giá trị nào?",
     "Mục của bản mới hơn (colour): hai bên ghi khác nhau"),
])
def test_a_sentence_for_each_kind_of_question(of, told, short):
    assert said(of) == told
    assert gist(of) == short


def test_the_values_and_the_question_stand_out():
    told = sentence(asked("resident", "phone", *PHONES), LISTS, 2026)
    assert [part for part in told if isinstance(part, Strong)] == ["0903 ••• 123", "0987 ••• 456", "Giữ số nào?"]


def test_alone_a_sentence_also_tells_laptop_hour_and_reason():
    of = asked("resident", "phone", hoa({"phone": "0903000123"}, why="đọc tại bàn"), PHONES[1])
    assert said(of, whole=True).startswith(
        "Lê Thị Hoa (máy KP3-2) ghi điện thoại của Nguyễn Văn An là “0903 ••• 123” lúc 20:15 hôm 12/11, "
        "lý do “đọc tại bàn”. Trần Văn Nam (máy KP5-1) ghi “0987 ••• 456” lúc 19:40 hôm 13/11. ")


def test_one_person_on_two_laptops_and_nobody_known():
    one = Side({"phone": "0987000456"}, "Lê Thị Hoa", FIRST, "KP5-1")
    assert said(asked("resident", "phone", PHONES[0], one)) == (
        "Lê Thị Hoa (máy KP3-2) ghi điện thoại của Nguyễn Văn An là “0903 ••• 123” lúc 20:15 hôm 12/11. "
        "Lê Thị Hoa (máy KP5-1) ghi “0987 ••• 456” lúc 20:15 hôm 12/11. "
        "Hai máy chưa thấy lần ghi của nhau. Giữ số nào?")
    nobody = Side({"phone": "0987000456"}, "", SECOND, "KP5-1")
    assert "Máy KP5-1 ghi “0987 ••• 456” hôm 13/11." in said(asked("resident", "phone", PHONES[0], nobody))
    assert who_wrote([PHONES[0], nobody, PHONES[1]]) == "Hoa, máy KP5-1 và Nam"
    assert laptop_words("Máy KP3") == "máy KP3"


def test_three_sides_and_another_year():
    old = Side({"phone": "0911000789"}, "Ngô Thị Hạnh", FIRST.replace(year=2025), "KP1-1")
    of = asked("resident", "phone", *PHONES, old)
    assert said(of).endswith("Ngô Thị Hạnh ghi “0911 ••• 789” hôm 12/11/2025. "
                             "Các lần ghi này chưa thấy nhau. Giữ số nào?")
    assert gist(of) == "Điện thoại: ba số khác nhau"


@pytest.mark.parametrize(("numbers", "shown"), [
    (["0903000123", "0987000456"], ["0903 ••• 123", "0987 ••• 456"]),
    (["0903010123", "0903020123"], ["0903 •1• 123", "0903 •2• 123"]),
    (["0903010123", "0903010123"], ["0903 ••• 123", "0903 ••• 123"]),
    (["0903010123", ""], ["0903 ••• 123", ""]),
    (["1022", "113"], ["••• 022", "•••"]),
])
def test_only_the_digits_that_tell_numbers_apart_are_shown(numbers, shown):
    assert mask_apart(numbers) == shown


def test_values_whose_hidden_parts_differ_are_not_shown_alike():
    sides = [hoa({"id_last4": "1234", "id_key": "v1:a"}), nam({"id_last4": "1234", "id_key": "v1:b"})]
    first, second = asked("resident", "id_last4", *sides).shown
    assert first != second and first.startswith("1234 (") and second.startswith("1234 (")


def test_a_consent_reads_as_one():
    sides = [hoa({"notice_version": "1", "consent_on": "2026-11-13", "consent_method": "spoken", "withdrawn_on": ""}),
             nam({"notice_version": "1", "consent_on": "", "consent_method": "", "withdrawn_on": "2026-11-12"})]
    assert asked("resident", "notice_version", *sides).shown == (
        "đồng ý, 13/11/2026, Nói miệng", "rút lại đồng ý, 12/11/2026")
    words = noun("resident", "notice_version"), unit_title("resident", "notice_version")
    assert words == ("câu trả lời", "Việc đồng ý"), "not the notice heard"


def test_what_is_awaited_from_whom_and_since_when():
    assert waiting_words(["Máy KP5-1"], FIRST, False) == (
        "Đang chờ tệp của máy KP5-1, từ 12/11.", "Tệp ấy về thì có thể tự hết. Chọn ngay cũng được.")
    assert waiting_words([], FIRST, True)[0] == "Chờ từ 12/11 mà tệp của máy khác chưa về."


@pytest.mark.parametrize(("of", "choice", "told"), [
    (asked("resident", "phone", *PHONES), Choice(2, "Lê Thị Hoa", SECOND, "KP3-2", "gọi thử", "stands"),
     "Lê Thị Hoa (máy KP3-2) chọn “0987 ••• 456” thay vì “0903 ••• 123” cho điện thoại của Nguyễn Văn An hôm 13/11, "
     "lý do “gọi thử”."),
    (asked("resident", "_deleted", *DELETED), Choice(1, "", SECOND, "Máy KP5-1", "", "open"),
     "Máy KP5-1 chọn xóa hồ sơ Nguyễn Văn An thay vì giữ lại hôm 13/11. "
     "Các máy lại ghi khác nhau, đang chờ chọn."),
    (asked("resident", "phone", PHONES[0]), Choice(0, "Lê Thị Hoa", SECOND, "KP3-2", "", "changed"),
     "Lê Thị Hoa (máy KP3-2) chọn một giá trị nay đã xóa cho điện thoại của Nguyễn Văn An hôm 13/11. "
     "Sau đó ô này đã được sửa."),
])
def test_a_decision_in_a_sentence(of, choice, told):
    assert "".join(decision_sentence(of, choice, LISTS, 2026)) == told
