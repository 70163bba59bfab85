"""The words of the papers: shipped, changed by the ward, taken back."""

from pathlib import Path

import pytest

from dxdesk.errors import InputError
from dxdesk.store.paper_words import paper_words, record_of, set_paper_words
from dxdesk.store.saving import Change, save
from tests.store.kit import Clock, new_store


@pytest.fixture
def desk(tmp_path: Path):
    with new_store(tmp_path / "a", Clock()) as store:
        yield store


def test_shipped_words_name_the_ward(desk):
    words = paper_words(desk)
    assert words["nation"] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    (addressee,) = words.lines("team.addressees")
    assert addressee.startswith("Ủy ban nhân dân ") and "{" not in addressee
    assert words.lines("ward.deputy_signature") == ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")


def test_a_word_changed_is_the_wards_until_it_is_the_shipped_one_again(desk):
    set_paper_words(desk, {"team.recipients": " Như trên\n\nLưu:  Tổ, VHXH ", "motto": "Độc lập"})
    assert paper_words(desk).lines("team.recipients") == ("Như trên", "Lưu: Tổ, VHXH")
    assert paper_words(desk)["motto"] == "Độc lập"
    assert set_paper_words(desk, {"motto": "Độc lập"}).save == ""
    set_paper_words(desk, {"motto": "Độc lập - Tự do - Hạnh phúc"})
    assert paper_words(desk)["motto"] == "Độc lập - Tự do - Hạnh phúc"
    assert desk.connection.execute("SELECT count(*) FROM paper_word WHERE _deleted = 0").fetchone() == (1,)


def test_an_unknown_word_is_refused_and_nothing_is_written(desk):
    with pytest.raises(InputError):
        set_paper_words(desk, {"motto": "x", "mottoo": "y"})
    assert paper_words(desk)["motto"] != "x"


@pytest.mark.parametrize(("typed", "kept"), [("150000", "150.000"), (" 150 000 đồng ", "150.000"), ("", "")])
def test_an_amount_is_kept_with_its_dots(desk, typed, kept):
    set_paper_words(desk, {"workday.amount": typed})
    assert paper_words(desk)["workday.amount"] == kept


@pytest.mark.parametrize(("code", "text"), [
    ("workday.amount", "nhiều lắm"), ("workday.amount", "0"), ("workday.amount", "-5"),
    ("team.recipients", "Như trên\n" * 13), ("ward.signer", "ă" * 201)])
def test_what_no_paper_has_room_for_is_refused_and_nothing_is_written(desk, code, text):
    with pytest.raises(InputError, match="Chưa đổi mục nào"):
        set_paper_words(desk, {"motto": "x", code: text})
    assert not paper_words(desk).is_own("motto")


@pytest.mark.parametrize(("code", "sent", "kept"), [
    ("team.recipients", "Như trên\n" * 3_000, "\n".join(["Như trên"] * 12)), ("motto", "Ư" * 20_000, "Ư" * 200),
    ("motto", "Độc lập\nTự do", "Độc lập"), ("motto", " \n", "Độc lập - Tự do - Hạnh phúc"),
    ("workday.amount", "nhiều", "")])
def test_what_another_desk_sent_is_cut_to_the_room_there_is(desk, code, sent, kept):
    save(desk, [Change("paper_word", {"code": code, "words": sent}, record_of(code))])
    assert paper_words(desk)[code] == kept


def test_a_line_left_empty_or_as_shipped_gives_the_shipped_one_back(desk):
    ward = paper_words(desk)["team.addressees"]
    for again in ("", ward, "Ủy ban nhân dân {ward}"):
        set_paper_words(desk, {"team.addressees": "Phòng Văn hóa"})
        set_paper_words(desk, {"team.addressees": again})
        assert (paper_words(desk)["team.addressees"], paper_words(desk).is_own("team.addressees")) == (ward, False)


def test_words_being_typed_stand_in_for_those_in_force(desk):
    set_paper_words(desk, {"motto": "Của phường"})
    typed = paper_words(desk).typed({"motto": "", "nation": "Đang gõ"})
    assert (typed["motto"], typed["nation"]) == ("Độc lập - Tự do - Hạnh phúc", "Đang gõ")
    assert paper_words(desk)["motto"] == "Của phường"
