"""The key file: wrong, missing, damaged, foreign and newer each have their own sentence; a passphrase is one file."""

import json
from pathlib import Path

import pytest

from dxdesk.errors import DeskError, InputError, StoreError
from dxdesk.store import files, keys
from dxdesk.store.database import DATABASE, KEY_FILE, change_passphrase, create_store, open_store
from dxdesk.store.keys import Sidecar, plain_recovery
from tests.store.kit import PASSPHRASE, Clock, bare_store

NEW = "một câu khác cũng dài"


@pytest.fixture
def desk(home: Path, clock: Clock) -> tuple[Path, str]:
    """A closed desk: its home and its recovery key."""
    store, recovery = create_store(home, PASSPHRASE, clock)
    store.close()
    return home, recovery


def refusal(home: Path, passphrase: str = PASSPHRASE, **more) -> DeskError:
    before = {path.name: path.read_bytes() for path in home.iterdir() if path.is_file() and path.name != "desk.lock"}
    with pytest.raises(DeskError) as caught:
        open_store(home, passphrase, Clock(), **more)
    after = {path.name: path.read_bytes() for path in home.iterdir() if path.is_file() and path.name != "desk.lock"}
    assert before == after, "a refusal changes nothing"
    return caught.value


@pytest.mark.parametrize("wrong", ["", "sai mật khẩu rồi", PASSPHRASE + " ", PASSPHRASE.upper(), "\udcff\udcfe tám"])
def test_a_wrong_passphrase_is_refused(desk, wrong):
    found = refusal(desk[0], wrong)
    assert (type(found), found.code) == (InputError, "wrong_passphrase")


def test_a_passphrase_typed_decomposed_is_the_same(desk):
    decomposed = "một câu dài dễ nhớ".replace("ộ", "o\u0323\u0302").replace("ớ", "ơ\u0301")
    assert decomposed != PASSPHRASE
    open_store(desk[0], decomposed).close()


@pytest.mark.parametrize("short", ["", "1234567", "       1       "])
def test_a_short_passphrase_is_refused_before_anything_is_written(tmp_path, short):
    with pytest.raises(InputError) as caught:
        create_store(tmp_path / "x", short)
    assert caught.value.code == "short_passphrase"
    assert list(tmp_path.iterdir()) == []


def test_a_missing_key_file(desk):
    (desk[0] / KEY_FILE).unlink()
    assert refusal(desk[0]).code == "key_file_missing"


def test_the_key_file_of_another_desk(desk, tmp_path, clock):
    bare_store(tmp_path / "other", clock).close()
    (desk[0] / KEY_FILE).write_bytes((tmp_path / "other" / KEY_FILE).read_bytes())
    assert refusal(desk[0]).code == "key_file_foreign"


def test_a_key_file_of_a_newer_program(desk):
    parts = json.loads((desk[0] / KEY_FILE).read_text("utf-8"))
    (desk[0] / KEY_FILE).write_text(json.dumps(parts | {"format": 2}), "utf-8")
    assert refusal(desk[0]).code == "key_file_newer"


def test_every_flipped_bit_of_the_key_file_is_called_damage(desk):
    """Never a wrong passphrase: people would go on guessing."""
    path = desk[0] / KEY_FILE
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1:])
        try:
            found = refusal(desk[0])
        except pytest.fail.Exception:
            assert json.loads(path.read_bytes()) == json.loads(whole), "only white space may differ unnoticed"
            continue
        assert found.code in ("key_file_damaged", "key_file_newer"), place


@pytest.mark.parametrize("content", [
    b"", b"\xff\xfe", b"[]", b"{}", b"null", b"7", b'{"format":1}', b'{"format":"1","database":"","passphrase":{}}',
    b'{"format":1,"database":"x","passphrase":[],"recovery":{}}', b"[" * 100_000, b"SQLite format 3\0",
    b'{"format":1,"database":"x","passphrase":{},"recovery":{},"sum":"x"}',
])
def test_what_is_no_key_file(desk, content):
    (desk[0] / KEY_FILE).write_bytes(content)
    assert refusal(desk[0]).code == "key_file_damaged"


@pytest.mark.parametrize("part", [
    {"n": 0}, {"n": 3}, {"n": 1 << 30}, {"n": -16}, {"r": 0}, {"r": 10 ** 30}, {"p": -1}, {"n": float("inf")},
    {"n": "x"}, {"n": None}, {"salt": "xyz"}, {"nonce": ""}, {"nonce": "00" * 500}, {"wrapped": ""}, {"wrapped": 5},
])
def test_a_key_file_with_strange_numbers_costs_no_memory_and_no_traceback(desk, part):
    sidecar = Sidecar.read(desk[0] / KEY_FILE)
    strange = Sidecar(sidecar.database, sidecar.passphrase | part, sidecar.recovery)
    strange.write(desk[0] / KEY_FILE)
    assert refusal(desk[0]).code in ("key_file_damaged", "wrong_passphrase")


def test_the_recovery_key_opens_and_sets_a_new_passphrase(desk):
    home, recovery = desk
    assert len(plain_recovery(recovery)) == 24
    open_store(home, NEW, recovery_key=recovery).close()
    open_store(home, NEW).close()
    assert refusal(home).code == "wrong_passphrase"
    open_store(home, PASSPHRASE, recovery_key=recovery).close()


def test_the_recovery_key_is_read_as_people_copy_it(desk):
    home, recovery = desk
    as_copied = recovery.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    open_store(home, NEW, recovery_key=f"  {as_copied} ").close()


@pytest.mark.parametrize("wrong", ["AAAA-BBBB-CCCC-DDDD-EEEE-FFFF", "x", "-", "\ud800"])
def test_a_wrong_recovery_key_is_refused(desk, wrong):
    assert refusal(desk[0], NEW, recovery_key=wrong).code == "wrong_recovery_key"


def test_a_short_new_passphrase_with_the_recovery_key_is_refused(desk):
    assert refusal(desk[0], "ngắn", recovery_key=desk[1]).code == "short_passphrase"


def test_a_new_passphrase_replaces_the_old_and_keeps_the_recovery_key(desk):
    home, recovery = desk
    store = open_store(home, PASSPHRASE)
    with pytest.raises(InputError):
        change_passphrase(store, "không phải câu cũ", NEW)
    with pytest.raises(InputError):
        change_passphrase(store, PASSPHRASE, "ngắn")
    change_passphrase(store, PASSPHRASE, NEW)
    store.close()
    assert refusal(home).code == "wrong_passphrase"
    open_store(home, NEW).close()
    open_store(home, PASSPHRASE, recovery_key=recovery).close()


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_a_crash_while_the_passphrase_is_changed_leaves_the_old_one(desk, monkeypatch, broken):
    store = open_store(desk[0], PASSPHRASE)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(*{"fsync": (files.os, "fsync"), "replace": (Path, "replace")}[broken], full)
        with pytest.raises(StoreError) as caught:
            change_passphrase(store, PASSPHRASE, NEW)
    assert caught.value.code == "disk_fault"
    assert "đầy" in caught.value.sentence
    store.close()
    assert sorted(path.name for path in desk[0].iterdir()) == [DATABASE, KEY_FILE, "desk.lock"]
    open_store(desk[0], PASSPHRASE).close()


def test_a_half_written_new_key_file_is_never_looked_at(desk):
    (desk[0] / f"{KEY_FILE}.tmp").write_bytes(b'{"format":1,"data')
    open_store(desk[0], PASSPHRASE).close()


def test_no_two_desks_share_salt_nonce_or_key(tmp_path, clock):
    seen: set[str] = set()
    for name in ("a", "b"):
        bare_store(tmp_path / name, clock).close()
        sidecar = Sidecar.read(tmp_path / name / KEY_FILE)
        for part in (sidecar.passphrase, sidecar.recovery):
            seen |= {part["salt"], part["nonce"], part["wrapped"]}
        seen.add(sidecar.unlock(PASSPHRASE).hex())
    assert len(seen) == 14


def test_the_cost_people_get_is_the_one_decided(monkeypatch):
    """scrypt n=2^16, r=8: a quarter of a second; tests make it cheap, nothing else may."""
    monkeypatch.undo()
    assert keys.COST == {"n": 1 << 16, "r": 8, "p": 1}
