"""What must never lie anywhere: full identity numbers under the default policy, and plain words beside the database."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.backup import backup
from dxdesk.store.database import DATABASE, create_store, open_store
from dxdesk.store.desk import ward_secrets
from dxdesk.store.fingerprint import id_key
from dxdesk.store.keys import plain_recovery
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from tests.store.kit import PASSPHRASE, Clock, new_store, rows
from tests.store.test_visits import NUMBER, with_number

PAGE, RESERVED = 4096, 80


def decrypted(store) -> bytes:
    """Every page of the database and of its write-ahead log, freed ones too, as SQLCipher 4 lays them: AES-256-CBC
    under the raw key, the vector in the 80 reserved bytes at the end of each page."""
    whole = (store.home / DATABASE).read_bytes()
    pages = [whole[start:start + PAGE] for start in range(0, len(whole), PAGE)]
    wal = (store.home / f"{DATABASE}-wal").read_bytes()
    pages += [wal[start + 24:start + 24 + PAGE] for start in range(32, len(wal), PAGE + 24)]
    return b"".join(_decrypted_page(store.raw_key, page) for page in pages if len(page) == PAGE)


def _decrypted_page(key: bytes, page: bytes) -> bytes:
    end = PAGE - RESERVED
    return Cipher(algorithms.AES(key), modes.CBC(page[end:end + 16])).decryptor().update(page[:end])


@pytest.mark.parametrize("place", ["new person", "known person", "changed"])
def test_under_last4_the_number_is_on_no_page_not_even_a_freed_one(store, place):
    if place == "new person":
        saved = save_visit(store, with_number())
    else:
        first = save_visit(store, VisitDraft({"full_name": "Nguyễn Văn A"}, helps=(HelpLine("SV01"),)))
        saved = save_visit(store, VisitDraft({"national_id": NUMBER}, first.resident_id, {}, (HelpLine("SV01"),)))
    if place == "changed":
        save(store, [Change("resident", {"note": "x" * 3_000}, saved.resident_id)])
        save(store, [Change("resident", record=saved.resident_id, action="delete")])
    held = decrypted(store)
    assert "Nguyễn Văn A".encode() in held, "the pages were read rightly"
    assert NUMBER.encode() not in held
    values = rows(store)["resident", saved.resident_id][0]
    assert (values["id_last4"], values["id_key"], values.get("id_number")) == (NUMBER[-4:], id_key(store, NUMBER), None)


def test_under_full_the_number_is_kept_and_this_test_would_see_it(store):
    save(store, [Change("ward", {"id_policy": "full"}, store.setting("ward_record"))])
    saved = save_visit(store, with_number())
    assert rows(store)["resident", saved.resident_id][0]["id_number"] == NUMBER
    assert NUMBER.encode() in decrypted(store)


def test_no_word_of_the_desk_lies_in_plain_in_its_folder(make, tmp_path):
    """Passphrase, recovery key, keys, names and numbers: nothing of them in any byte of any file written."""
    store = make()
    saved = save_visit(store, with_number("Nguyễn Thị Bí Mật", phone="0912345678"), why="lý do kín")
    backup(store)
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    save_visit(store, with_number("Người trong nhật ký"))
    written = {path: path.read_bytes() for path in Path(store.home).rglob("*") if path.is_file()}
    assert {path.suffix for path in written} >= {".db", ".key", ".db-wal", ".lock"}
    key = store.raw_key
    words = [
        PASSPHRASE, "Nguyễn Thị Bí Mật", "Người trong nhật ký", "Trần Thị Bốn", NUMBER, NUMBER[-4:] + '"', "0912345678",
        "lý do kín", saved.resident_id, saved.visit_id, key.hex(), store.setting("device_private"),
        store.setting("age_private"), *vars_of(ward_secrets(store)),
    ]
    raw = [key, bytes.fromhex(store.setting("device_private")), *(word.encode() for word in words)]
    for path, content in written.items():
        assert not [word for word in raw if word in content], path.name


def vars_of(secrets: object) -> list[str]:
    return [getattr(secrets, name) for name in secrets.__slots__]  # type: ignore[attr-defined]


def test_the_recovery_key_is_kept_nowhere(home):
    store, recovery = create_store(home, PASSPHRASE, Clock())
    forms = [recovery.encode(), plain_recovery(recovery).encode(), plain_recovery(recovery).upper().encode()]
    held = decrypted(store) if (home / f"{DATABASE}-wal").exists() else b""
    store.close()
    for path in home.iterdir():
        assert not [form for form in forms if form in path.read_bytes() + held]
    open_store(home, PASSPHRASE).close()


def test_two_wards_give_one_number_two_fingerprints(make, tmp_path, clock):
    ours, same = make(), make()
    with new_store(tmp_path / "phường khác", clock) as other:
        assert id_key(ours, NUMBER) == id_key(same, NUMBER) != id_key(other, NUMBER)
    assert id_key(ours, NUMBER).startswith("v1:")
    assert len(id_key(ours, NUMBER)) == 29
