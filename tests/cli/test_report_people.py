"""`report`: the papers people take home and the hand-over, by the command."""

import pypdfium2
import pytest

from tests.cli.conftest import assert_refused, lines, visit


@pytest.fixture
def saved(run, desk) -> dict:
    """A slip that agrees a day, as `add` answered it."""
    agreed = {"visit_on": "2026-11-22", "follow_up_on": "2026-11-26"}
    return run("add", "--json", stdin=lines({**visit(), "visit": agreed})).json["saved"][0]


def words(file) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_each_is_written_as_asked_and_only_the_hand_over_is_kept(run, saved, tmp_path):
    for asked, said, state in (
        (("appointment", "--visit", saved["visit_id"]), "Thứ Năm, ngày 26/11/2026", ""),
        (("holding", "--resident", saved["resident_id"]), "TỔ ĐANG GIỮ GÌ", ""),
        (("notice", "--size", "a4"), "THÔNG BÁO VỀ DỮ LIỆU CÁ NHÂN", ""),
        (("handover", "--day", "2026-11-22"), "BIÊN BẢN BÀN GIAO CA", "first"),
    ):
        out = tmp_path / f"{asked[0]}.pdf"
        told = run("report", *asked, "--out", str(out), "--json")
        assert told.code == 0 and told.json["kind"] == asked[0] and said in words(out)
        assert bool(told.json["check_code"]) == bool(told.json["document"]) == bool(state)


def test_what_there_is_none_of_is_refused_and_nothing_is_written(run, saved, tmp_path):
    out = tmp_path / "x.pdf"
    other = run("add", "--json", stdin=lines(visit("Lê Văn Hai"))).json["saved"][0]
    for asked, code in (
        (("appointment",), "no_visit"), (("appointment", "--visit", "x"), "unknown_visit"),
        (("appointment", "--visit", other["visit_id"]), "no_appointment"), (("holding",), "no_resident"),
        (("holding", "--resident", "x"), "unknown_record"), (("notice", "--size", "a3"), "size"),
    ):
        assert_refused(run("report", *asked, "--out", str(out), "--json"), code)
        assert not out.exists()
