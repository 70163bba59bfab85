"""`pack`: one file for a road without a stick."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ward, assert_refused, held
from tests.cli.packages import SECRET


def test_a_short_passphrase_and_one_typed_in_two_ways(ward: Ward, laptop: Path, monkeypatch: pytest.MonkeyPatch):
    file, before = ward.folder / "gói", held(laptop)
    assert_refused(ward.on(laptop, "pack", str(file)), "no_pack_passphrase")
    differs = ward.on(laptop, "pack", str(file), typed=(SECRET, SECRET.upper()))
    assert (differs.code, differs.json["refused"]) == (1, "passphrase_differs")
    monkeypatch.setenv("DXDESK_PACK_PASSPHRASE", "bốnc")
    refused = ward.on(laptop, "pack", str(file))
    assert_refused(refused, "short_passphrase")
    assert refused.json["sentence"].startswith("Mật khẩu của gói")
    assert not file.exists()
    assert held(laptop) == before


def test_a_package_is_never_written_over_something(ward: Ward, laptop: Path, unsealed: None):
    file = ward.folder / "thư của ai"
    file.write_bytes(b"abc")
    before = held(laptop)
    assert_refused(ward.on(laptop, "pack", str(file)), "file_exists")
    assert (held(laptop), file.read_bytes()) == (before, b"abc")
    state = ward.done(laptop, "state")
    assert_refused(ward.on(laptop, "pack", str(file / "gói")), "cannot_write")
    assert ward.done(laptop, "state") == state
