"""The search of the other tests finds what it must: every form, in every wrapping, and one plain pack on a stick."""

import base64
import gzip
import hashlib
import io
import json
import shutil
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from dxdesk.ledger.clock import wall_clock
from dxdesk.store.database import Store
from dxdesk.store.segments import bodies
from tests.secrecy.conftest import Day, leaks
from tests.secrecy.needles import Needles

NAME, PHONE, NUMBER, NOTE = "Trần Thị Bé", "0912345678", "079158004321", "hẹn mai ở nhà bà Bé"
NEEDLES = Needles({"name": {NAME}, "number": {PHONE, NUMBER}, "text": {NOTE}, "last4": {"4321"}})
NOISE = bytes(range(256)) * 9


def zipped(data: bytes, method: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("x", data)
    return packed.getvalue()


FORMS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": str.encode,
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "UTF-16 LE": lambda text: text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: text.encode("utf-16-be"),
    "JSON": lambda text: json.dumps({"a": text}).encode(),
    "hex": lambda text: text.encode().hex().encode(),
    "base64, 1": lambda text: base64.b64encode(text.encode() + b"?"),
    "base64, 2": lambda text: base64.b64encode(b"?" + text.encode() + b"?"),
    "base64, 3": lambda text: base64.b64encode(b"??" + text.encode() + b"?"),
    "base64 of UTF-16": lambda text: base64.b64encode(b"?" + text.encode("utf-16-le")),
    "zlib": lambda text: zlib.compress(NOISE + text.encode()),
    "gzip": lambda text: gzip.compress(NOISE + text.encode()),
    "deflated zip": lambda text: zipped(NOISE + text.encode(), zipfile.ZIP_DEFLATED),
    "base64 of zlib": lambda text: b'{"a":"' + base64.b64encode(zlib.compress(NOISE + text.encode())) + b'"}',
    "zip in a zip": lambda text: zipped(zipped(text.encode(), zipfile.ZIP_DEFLATED), zipfile.ZIP_DEFLATED),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", [NAME, "Thị Bé", PHONE, NUMBER, NOTE])
def test_every_form_is_found(tmp_path: Path, form: str, text: str) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c.bin").write_bytes(NOISE + FORMS[form](text) + NOISE)
    assert {name for name, _ in leaks(tmp_path, NEEDLES)} == {"a/b/c.bin"}


@pytest.mark.parametrize("text", [
    "tran thi be", "TRẦN THỊ BÉ", "thi be", "TRAN THI", "tran_thi_be", "0912 345 678", "0912.345.678", "84912345678",
    "079 158 004 321", "8765432190", "id_last4=4321", ";4321;", "…4321", "hen mai o nha ba be",
])
def test_other_ways_to_write_it_are_found(tmp_path: Path, text: str) -> None:
    (tmp_path / "log.txt").write_text(f"xx{text}yy" if text[0] not in ";…" else text, "utf-8")
    assert leaks(tmp_path, NEEDLES) != []


def test_a_number_as_a_database_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"??" + int(NUMBER).to_bytes(6, "big"))
    assert leaks(tmp_path, NEEDLES) != []


def test_keys_are_found_as_text_and_as_bytes(tmp_path: Path) -> None:
    key = hashlib.sha256(b"a key").digest()
    needles = Needles({"secret": {key.hex(), "K7QM-2X4P-9RTD"}})
    for name, data in (("hex", key.hex().encode()), ("raw", key), ("base64", base64.b64encode(b"?" + key))):
        (tmp_path / name).write_bytes(NOISE + data)
    (tmp_path / "code").write_text("k7qm2x4p9rtd")
    assert {name for name, _ in leaks(tmp_path, needles)} == {"base64", "code", "hex", "raw"}


def test_names_of_files_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "phiếu của Trần Thị Bé.csv").touch()
    (tmp_path / "0912345678").mkdir()
    assert len({name for name, _ in leaks(tmp_path, NEEDLES)}) == 2


def test_what_is_like_it_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("Trần Bé, Thị Trấn, 091234567, 4321, 7915800432 Phường Thủ Dầu Một", "utf-8")
    assert leaks(tmp_path, NEEDLES) == []


def test_what_any_ward_may_say_is_not_looked_for(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("Phường Phú An, Trần Bé", "utf-8")
    facts = {"name": {"Phú An", "Trần Bé"}}
    assert {fact for _, fact in leaks(tmp_path, Needles(facts, ["Phường Phú An"]))} == {"name 'Trần Bé' as 'Trần Bé'"}


def test_one_plain_pack_on_the_stick_is_found(day: Day, tmp_path: Path) -> None:
    shutil.copytree(day.world / "USB của tổ" / "DXDESK", tmp_path / "DXDESK")
    shutil.copytree(day.home("a"), tmp_path / "a")
    store = Store(tmp_path / "a", day.keys["a"], wall_clock)
    root, name = store.connection.execute("SELECT root, name FROM segment WHERE kind = 'resident'").fetchone()
    (tmp_path / "DXDESK" / name).write_bytes(next(bodies(store, [root]))[1])
    store.close()
    shutil.rmtree(tmp_path / "a")
    assert {found for found, _ in leaks(tmp_path, day.needles)} == {f"DXDESK/{name}"}
