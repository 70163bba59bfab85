"""`erase`, `erase-confirm`, `erasures`, `prune` on real desks of a ward."""

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from dxdesk.store import database
from tests.cli.conftest import Run, Ward, assert_refused, lines, visit


@pytest.fixture
def officer(ward: Ward) -> Path:
    """The desk of an officer, who came by invitation."""
    return ward.enter("cán bộ", *ward.invitation("--role", "officer"))


@pytest.fixture
def person(ward: Ward, laptop: Path, officer: Path) -> str:
    """Someone both laptops hold."""
    ward.swap(laptop, ward.officer, officer, laptop, officer)
    return ward.done(laptop, "find", "Phan Văn Tư")["people"][0]["id"]


def test_asked_on_one_laptop_confirmed_on_the_officers(ward: Ward, laptop: Path, officer: Path, person: str) -> None:
    asked = ward.done(laptop, "erase", person)
    assert (asked["done"], asked["records"], len(asked["asked"])) == ("", [person], 1)
    assert_refused(ward.on(laptop, "erase", person), "asked_already")
    assert_refused(ward.on(laptop, "erase-confirm", person, "--yes"), "same_member")
    assert_refused(ward.on(laptop, "erase-confirm", person), "same_member")
    assert_refused(ward.on(officer, "erase-confirm", person, "--yes"), "not_asked")
    ward.swap(laptop, officer)
    nowhere = ward.on(officer, "erase-confirm", person, "--yes", "--receipt", str(ward.folder / "không có" / "x.pdf"))
    assert_refused(nowhere, "not_written")
    assert ward.done(officer, "find", "Phan Văn Tư")["people"], "a receipt that cannot be written erases nobody"
    assert ward.done(officer, "erase-confirm", person) == {"done": "", "record": person}, "asks first"
    file = ward.folder / "biên bản.pdf"
    done = ward.done(officer, "erase-confirm", person, "--yes", "--receipt", str(file))
    assert done["done"] and done["pages"] >= 1
    assert set(done["receipt"]["not_heard"]) >= {ward.device(officer, laptop)["label"]}
    assert ward.done(officer, "find", "Phan Văn Tư")["people"] == []
    ward.swap(officer, laptop, officer)
    assert ward.done(laptop, "find", "Phan Văn Tư")["people"] == []
    (told,) = ward.done(officer, "erasures")["erasures"]
    assert told["record"] == person and told["done"] and [one["officer"] for one in told["asked"]] == [False, True]
    assert_refused(ward.on(officer, "edit", "resident", person, "full_name=Phan Văn Tư"), "erased")
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))
    assert "LƯU HÀNH NỘI BỘ" in text and "Phan Văn Tư" not in text


def test_said_in_words(ward: Ward, laptop: Path, officer: Path, person: str, run: Run) -> None:
    nobody = run("--home", str(laptop), "erasures")
    assert nobody.out == "Chưa có yêu cầu xóa hẳn nào.\n"
    told = run("--home", str(laptop), "erase", person).out
    assert "Chưa mất gì." in told and "Chờ cán bộ phường xác nhận" in told
    ward.swap(laptop, officer)
    waiting = run("--home", str(officer), "erasures").out
    assert "Phan Văn Tư: đang chờ" in waiting and f"erase-confirm {person} --yes" in waiting
    assert "Phan Văn Tư: đang chờ" in run("--home", str(officer), "erase-confirm", person).out
    done = run("--home", str(officer), "erase-confirm", person, "--yes").out
    assert "Máy chưa báo nhận lệnh xóa" in done and "Nơi từng trao đổi phiếu" in done
    file = ward.folder / "biên bản lần hai.pdf"
    assert run("--home", str(officer), "erasures", "--receipt", person, str(file)).code == 0 and file.stat().st_size
    again = run("--home", str(officer), "erasures", "--receipt", person, str(file), "--json")
    assert again.code == 1 and again.json["refused"]
    assert "đã xóa hẳn" in run("--home", str(officer), "erasures").out
    assert run("--home", str(officer), "show", "resident", person).out.startswith("Hồ sơ này đã xóa hẳn")


def test_refusals(ward: Ward, laptop: Path) -> None:
    assert_refused(ward.on(laptop, "erase", "không có"), "unknown_resident")
    assert_refused(ward.on(laptop, "erase-confirm", "không có", "--yes"), "unknown_resident")
    assert_refused(ward.on(laptop, "erasures", "--receipt", "không có", str(ward.folder / "x.pdf")), "not_erased")


def test_prune_says_what_it_would_do_then_does_it(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    person = run("add", "--json", stdin=lines(visit("Trần Thị Bé"))).json["saved"][0]["resident_id"]
    for number in range(3):
        run("edit", "resident", person, f"phone=091234567{number}")
    assert run("prune", "--json").json["ops"] == 0
    assert "Không có giá trị cũ nào" in run("prune").out
    opened = database.open_store
    later = datetime.now(UTC).replace(year=datetime.now(UTC).year + 3)
    monkeypatch.setattr(database, "open_store", lambda home, passphrase: opened(home, passphrase, lambda: later))
    seen = run("prune", "--preview", "--json").json
    assert (seen["ops"], seen["kinds"], seen["packs"], seen["months"]) == (2, {"resident": 2}, 0, 24)
    assert "Đã bỏ giá trị của 2 lần ghi" in run("prune").out
    assert run("prune", "--json").json["ops"] == 0
    assert run("show", "resident", person, "--json").json["values"]["phone"] == "0912345672"
