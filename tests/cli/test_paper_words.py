"""`paper-words` on a real desk."""

import pypdfium2
import pytest


def told(run, *arguments):
    answer = run("paper-words", *arguments, "--json")
    assert answer.code == 0, answer.err
    return answer.json


def test_all_words_are_listed_below_their_groups_with_what_is_in_force(run, desk):
    words = told(run)["words"]
    assert {"code": "motto", "group": "general", "title": "Tiêu ngữ", "text": "Độc lập - Tự do - Hạnh phúc",
            "shipped": "Độc lập - Tự do - Hạnh phúc", "own": False} in words
    out = run("paper-words").out
    assert out.index("Mọi giấy") < out.index("motto") < out.index("Giấy của tổ") < out.index("Ngày công")
    assert "    (để trống)" in out


def test_a_word_is_changed_by_lines_shown_and_taken_back(run, desk):
    made = told(run, "team.recipients", r"Như trên\nLưu: Tổ, VHXH")
    assert made["save"] and made["words"][0]["text"] == "Như trên\nLưu: Tổ, VHXH" and made["words"][0]["own"]
    shown = run("paper-words", "team.recipients").out
    assert "team.recipients (Nơi nhận của tổ, chữ của phường)" in shown and "    Lưu: Tổ, VHXH" in shown
    assert told(run, "team.recipients", r"Như trên\nLưu: Tổ, VHXH")["save"] == ""
    back = told(run, "team.recipients", "--reset")
    assert back["save"] and back["words"][0]["text"] == "Như trên\nLưu: Tổ" and not back["words"][0]["own"]


def test_all_words_are_taken_back_in_one_save(run, desk):
    for code in ("motto", "ward.signer"):
        told(run, code, "Trần Thử")
    assert run("paper-words", "--reset").out.startswith("Đã trở lại chữ có sẵn.")
    assert not any(word["own"] for word in told(run)["words"])
    assert "Chữ vẫn như cũ" in run("paper-words", "--reset").out


@pytest.mark.parametrize(("arguments", "code", "refused"), [
    (("khong-co",), 1, "paper_word"), (("khong-co", "x"), 1, "paper_word"), (("khong-co", "--reset"), 1, "paper_word"),
    (("workday.amount", "nhiều"), 1, "paper_word"), (("motto", "x", "--reset"), 2, "usage")])
def test_what_makes_no_sense_is_refused_and_nothing_changes(run, desk, arguments, code, refused):
    answer = run("paper-words", *arguments, "--json")
    assert (answer.code, answer.json["refused"]) == (code, refused)
    assert not any(word["own"] for word in told(run)["words"])


def test_the_wards_words_stand_on_the_next_paper(run, desk, tmp_path):
    told(run, "team.signer_role", "Trưởng nhóm")
    told(run, "motto", "Chữ của phường")
    file = tmp_path / "b.pdf"
    assert run("report", "team-month", "--period", "2026-11", "--out", str(file), "--preview").code == 0
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(file))
    assert "TRƯỞNG NHÓM" in text and "Chữ của phường" in text
