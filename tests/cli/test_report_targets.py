"""`report targets`: the sheet of targets from the command line."""

import pypdfium2

from tests.cli.conftest import assert_refused, lines, visit


def test_the_sheet_of_targets_is_printed_with_its_charts(run, desk, tmp_path):
    assert run("add", stdin=lines(visit(), visit("Lê Văn Hai"))).code == 0
    file = tmp_path / "chỉ tiêu.pdf"
    made = run("report", "targets", "--period", "2026", "--out", str(file), "--json")
    assert made.code == 0 and (made.json["kind"], made.json["edition"]) == ("targets", 1)
    with pypdfium2.PdfDocument(file) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        assert len(document) == made.json["pages"]
    assert made.json["check_code"] in text and "Chưa giao chỉ tiêu nào cho năm 2026" in text and "T11" in text


def test_a_period_nobody_understands_is_refused(run, desk, tmp_path):
    file = tmp_path / "x.pdf"
    assert_refused(run("report", "targets", "--period", "2026-13", "--out", str(file), "--json"), "period")
    assert not file.exists()
