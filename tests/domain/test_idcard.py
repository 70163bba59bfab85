"""ID-card codes: every sample as expected, everything else refused with one sentence."""

import contextlib
import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain.idcard import MAX_BYTES, read_card
from dxdesk.errors import InputError
from dxdesk.paths import resource_path

DATA = Path(__file__).parents[1] / "data"
EXPECTED = json.loads((DATA / "qr-expected.json").read_text("utf-8"))["payload"]
LINES = resource_path("practice", "qr.txt").read_bytes().removesuffix(b"\n").split(b"\n")
GOOD = "074065000456||Nguyễn Văn Tám|20071965|Nam|Khu phố 1, Phú Cường, Thủ Dầu Một, Bình Dương|15082024||||"


@pytest.mark.parametrize(("line", "expected"), list(zip(LINES, EXPECTED, strict=True)))
def test_samples_come_out_exactly(line, expected):
    card = {key: list(value) if isinstance(value, tuple) else value
            for key, value in dataclasses.asdict(read_card(line)).items()}
    assert card == {key: value for key, value in expected.items() if key in card}
    assert set(expected) - set(card) == {"line", "trap", "ok"}


@pytest.mark.parametrize(("payload", "code"), [
    ("https://vneid.gov.vn/a|b|c|d|e|f|g", "card_foreign"),
    ("BEGIN:VCARD\nFN:Tám\nEND:VCARD", "card_foreign"),
    ("WIFI:S:nha;T:WPA;P:12345678;;", "card_foreign"),
    ("00020101021138540010A00000072701240006970403011001234567890208QRIBFTTA53037045802VN63041234", "card_foreign"),
    ("07406500045|x|Nguyễn Văn Tám|20071965|Nam|A|B", "card_foreign"),
    (b"\xff\xfe\x00\x01", "card_foreign"),
    (GOOD + "\0", "card_foreign"),
    (GOOD + "x" * MAX_BYTES, "card_foreign"),
    ("ế" * (MAX_BYTES // 2), "card_foreign"),
    ("\ud800" + GOOD, "card_foreign"),
    ("074065000456", "card_number_only"),
    ("0912345678", "card_number_only"),
    ("", "card_empty"),
    (" ||||||", "card_empty"),
    ("074065000456||Nguyễn Văn", "card_cut"),
    ("074065000456||Nguyễn Văn Tám|20071965|Nam", "card_cut"),
    ("074065000456|abc|Nguyễn Văn Tám|20071965|Nam|A|", "card_garbled"),
    ("074065000456|||20071965|Nam|A|", "card_garbled"),
    ("074065000456||12345|20071965|Nam|A|", "card_garbled"),
    ("074065000456||Nguyễn Văn Tám|20/07/65|Nam|A|", "card_garbled"),
    ("074065000456||Nguyễn Văn Tám|99999999|Nam|A|", "card_garbled"),
])
def test_everything_else_is_refused(payload, code):
    with pytest.raises(InputError) as refused:
        read_card(payload)
    assert refused.value.code == code
    assert refused.value.sentence
    assert refused.value.__context__ is None
    assert "Tám" not in refused.value.sentence


def test_an_impossible_birthday_keeps_the_year():
    card = read_card("074065000456||Nguyễn Văn Tám|31021965|Nam|A|")
    assert (card.birth_year, card.birth_date, card.warnings) == (1965, None, ("birth_date: impossible date",))


@given(st.text(max_size=60) | st.binary(max_size=60) | st.integers(0, len(GOOD)).map(lambda end: GOOD[:end])
       | st.lists(st.sampled_from([*GOOD.split("|"), "x", "0", "\0"]), max_size=14).map("|".join))
def test_no_payload_raises_anything_but_a_refusal(payload):
    with contextlib.suppress(InputError):
        assert len(read_card(payload).national_id) == 12
