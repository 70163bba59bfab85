"""`report visits` and `report no-level2`: who is helped and who waits, by one command."""

import pytest

from tests.cli.conftest import assert_refused, lines, visit
from tests.cli.test_report import words


@pytest.mark.parametrize(("kind", "more", "said"), [
    ("visits", ["--period", "2026-11", "--order", "hamlet"], "SỔ LƯỢT HỖ TRỢ"),
    ("visits", ["--period", "2026-11", "--order", "day"], "SỔ LƯỢT HỖ TRỢ"),
    ("no-level2", [], "chưa có tài khoản định danh mức 2"),
])
def test_a_register_is_printed(run, desk, tmp_path, kind, more, said):
    assert run("add", stdin=lines(visit(), visit("Lê Văn Hai"))).code == 0
    printed = run("report", kind, *more, "--out", str(tmp_path / "a.pdf"), "--json")
    assert printed.code == 0 and printed.json["pages"] >= 1
    text = words(tmp_path / "a.pdf")
    assert said in text and printed.json["check_code"] in text and "Lê Văn Hai" in text and "LƯU HÀNH NỘI BỘ" in text


def test_nothing_to_print_is_refused_and_no_file_is_left(run, desk, tmp_path):
    assert run("state", "--json").code == 0
    for kind, more in (("visits", ["--period", "2025-01"]), ("no-level2", [])):
        assert_refused(run("report", kind, *more, "--out", str(tmp_path / "a.pdf"), "--json"), "empty")
    assert not (tmp_path / "a.pdf").exists()
