"""`sign`: a saved paper signed, and every reason it is not."""

import pytest

from tests.report.sign_kit import PASSWORD, certificate_file
from tests.report.test_signing import paper, verified


@pytest.fixture
def files(tmp_path):
    names = {"giay": paper(), "khoa": certificate_file(days=4000), "rac": b"rac"}
    for name, data in names.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def signed(run, files, monkeypatch, paper="giay", key="khoa", out="ky.pdf", password=PASSWORD):
    monkeypatch.setenv("DXDESK_SIGN_PASSWORD", password)
    return run("--json", "sign", str(files / paper), "--key", str(files / key), "--out", str(files / out))


def test_a_paper_is_signed_into_a_file_of_its_own(run, files, monkeypatch):
    done = signed(run, files, monkeypatch)
    assert done.code == 0 and done.json == {
        "file": str(files / "ky.pdf"), "signer": "Trần Thị Thử", "boxed": True}
    assert verified((files / "ky.pdf").read_bytes()).intact
    assert (files / "giay").read_bytes() == paper()


@pytest.mark.parametrize(("chosen", "code"), [
    ({"password": "sai"}, "sign_password"), ({"key": "rac"}, "sign_password"), ({"paper": "rac"}, "sign_no_pdf"),
    ({"paper": "khong-co"}, "file_missing"), ({"out": "rac"}, "file_exists"), ({"out": "none/ky.pdf"}, "not_written"),
])
def test_what_cannot_be_signed_is_one_sentence_and_no_file(run, files, monkeypatch, chosen, code):
    done = signed(run, files, monkeypatch, **chosen)
    assert done.code == 1 and done.json["refused"] == code
    assert sorted(path.name for path in files.iterdir()) == ["giay", "khoa", "rac"]
    assert (files / "rac").read_bytes() == b"rac"
