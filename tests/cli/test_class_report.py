"""`class report`: every paper, and what is refused with nothing written."""

from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from dxdesk.store.database import open_store
from tests.cli.conftest import PASSPHRASE, assert_refused, held
from tests.store.training.kit import enrol, make, mark


@dataclass(frozen=True)
class Taught:
    """A class of one meeting; An and Bình came, Chi did not."""

    course: str
    meeting: str
    people: dict[str, str]


@pytest.fixture
def taught(desk: Path) -> Taught:
    with open_store(desk, PASSPHRASE) as store:
        course = make(store, "course", title="Bình dân học vụ số", hours="2")
        meeting = make(store, "meeting", course_id=course, held_on="2020-11-20", from_at="18:30", to_at="20:30",
                       trainer_name="Cô Hoa")
        people = {}
        for name, state in (("An", "present"), ("Bình", "late"), ("Chi", "absent")):
            people[name] = make(store, "resident", full_name=name)
            enrol(store, course, people[name])
            mark(store, meeting, people[name], state)
    return Taught(course, meeting, people)


def words(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


@pytest.mark.parametrize(("kind", "found"), [
    ("sheet-blank", "DANH SÁCH ĐIỂM DANH"), ("sheet", "BẢNG ĐIỂM DANH"), ("result", "Kết quả lớp Bình dân học vụ số"),
    ("certificates", "GIẤY CHỨNG NHẬN"), ("trainer-log", "Cô Hoa: 01 buổi, 2 giờ, 02 lượt học"),
])
def test_each_paper_is_written_and_told(run, taught, tmp_path, kind, found):
    out = tmp_path / "giấy in.pdf"
    answer = run("class", "report", kind, taught.course, "--out", str(out), "--json")
    assert answer.code == 0, answer.err
    assert found in words(out)
    assert (answer.json["kind"], answer.json["file"]) == (kind, str(out))
    with pypdfium2.PdfDocument(out) as document:
        assert answer.json["pages"] == len(document)


@pytest.mark.parametrize("kind", ["sheet", "result", "trainer-log"])
def test_figures_are_kept_with_their_code_looking_at_them_keeps_nothing(run, desk, taught, tmp_path, kind):
    out, before = tmp_path / "a.pdf", held(desk)
    command = ("class", "report", kind, taught.course, "--out", str(out), "--json")
    seen = run(*command, "--preview")
    assert (seen.json["state"], seen.json["edition"], seen.json["document"]) == ("preview", 0, "")
    assert held(desk) == before and "bản xem thử" in seen.err
    first = run(*command).json
    code = first["check_code"]
    assert set(first) == {"kind", "file", "pages", "check_code", "edition", "state", "document"}
    assert (first["edition"], first["state"]) == (1, "first") and f"Mã kiểm {code}" in words(out)
    (kept,) = run("documents", "--paper", {"trainer-log": kind}.get(kind, f"class-{kind}"), "--json").json["documents"]
    assert (kept["id"], kept["check_code"], kept["whose"]) == (first["document"], code, "Bình dân học vụ số")
    assert run(*command).json["state"] == "again"
    asked = run("verify", code, "--json").json
    assert (asked["state"], asked["whose"]) == ("same", "Bình dân học vụ số")
    with open_store(desk, PASSPHRASE) as store:
        mark(store, taught.meeting, taught.people["Chi"], "present")
    assert run("verify", code, "--json").json["state"] == "different"
    second = run(*command)
    assert (second.json["edition"], second.json["state"]) == (2, "changed")
    assert "trang cuối nêu những số đã đổi" in second.err and "NHỮNG SỐ ĐÃ ĐỔI" in words(out)


def test_the_list_is_for_the_meeting_named(run, desk, taught, tmp_path):
    with open_store(desk, PASSPHRASE) as store:
        make(store, "meeting", course_id=taught.course, held_on="2020-11-27")
    for meeting, found in ((taught.meeting, "buổi 1"), ("", "buổi 2")):
        more = ("--meeting", meeting) if meeting else ()
        run("class", "report", "sheet-blank", taught.course, "--out", str(tmp_path / "a.pdf"), *more)
        assert found in words(tmp_path / "a.pdf")


def test_looking_gives_no_number_printing_does_and_printing_again_keeps_it(run, desk, taught, tmp_path):
    out, before = str(tmp_path / "a.pdf"), held(desk)
    command = ("class", "report", "certificates", taught.course, "--out", out, "--json")
    looked = run(*command, "--draft")
    assert looked.json["draft"] and [one["number"] for one in looked.json["certificates"]] == ["", ""]
    assert "BẢN XEM THỬ" in words(Path(out)) and "chưa cấp số nào" in looked.err
    assert held(desk) == before
    first = run(*command, "--person", taught.people["Bình"], "--size", "a4")
    assert [(one["name"], one["number"]) for one in first.json["certificates"]] == [("Bình", "01/GCN-TCNSCĐ")]
    assert first.json["given"] == 1 and "Số: 01/GCN-TCNSCĐ" in words(Path(out))
    both = run(*command, "--by", "ward", "--signer", "Trần Văn Thử")
    assert [one["number"] for one in both.json["certificates"]] == ["01/GCN-UBND", "01/GCN-TCNSCĐ"]
    assert "Trần Văn Thử" in words(Path(out)) and "Nguyễn Thị Mẫu" in words(Path(out))
    after = held(desk)
    assert run(*command).json["given"] == 0 and held(desk) == after


def test_the_log_of_a_period_needs_no_class(run, taught, tmp_path):
    out = tmp_path / "a.pdf"
    answer = run("class", "report", "trainer-log", "--period", "2020-11", "--out", str(out))
    assert answer.code == 0 and "Đã ghi" in answer.out and "tháng 11 năm 2020" in words(out)


def test_what_is_refused_leaves_no_file_and_no_number(run, desk, taught, tmp_path):
    before, out = held(desk), str(tmp_path / "a.pdf")
    for code, arguments in (
        ("unknown_class", ("result", "không có")),
        ("unknown_meeting", ("sheet-blank", taught.course, "--meeting", "x")),
        ("not_finished", ("certificates", taught.course, "--person", taught.people["Chi"])),
        ("unknown_learner", ("certificates", taught.course, "--person", "x")),
        ("period", ("trainer-log", "--period", "tháng này")),
        ("letter", ("certificates", taught.course, "--signer", "中")),
    ):
        assert_refused(run("class", "report", *arguments, "--out", out, "--json"), code)
    away = str(tmp_path / "không có" / "a.pdf")
    for kind in ("certificates", "result"):
        assert_refused(run("class", "report", kind, taught.course, "--out", away, "--json"), "not_written")
    assert held(desk) == before and not (tmp_path / "a.pdf").exists()
    for arguments in (("result",), ("trainer-log",), ("giấy khác", taught.course)):
        assert run("class", "report", *arguments, "--out", out, "--json").code == 2
