"""A writer shows by itself which key it belongs to (format §1)."""

import hashlib

from dxdesk.ledger.ops import CROCKFORD, base32
from dxdesk.ledger.writer import belongs, new_writer

KEY, OTHER = b"k" * 32, b"o" * 32


def test_a_new_writer_belongs_to_its_key_and_to_no_other():
    for _ in range(20):
        writer = new_writer(KEY)
        assert belongs(writer, KEY)
        assert not belongs(writer, OTHER)
        assert len(writer) == 10
        assert set(writer) <= set(CROCKFORD)


def test_no_writer_is_given_out_twice():
    assert len({new_writer(KEY) for _ in range(500)}) == 500


def test_the_proof_is_the_hash_the_format_says():
    proof = base32(hashlib.sha256(b"dxdesk-writer-1\0" + KEY + b"abcde").digest())[:5]
    assert belongs(f"abcde{proof}", KEY)


def test_every_changed_letter_is_noticed():
    writer = "abcde" + base32(hashlib.sha256(b"dxdesk-writer-1\0" + KEY + b"abcde").digest())[:5]
    for place in range(10):
        for letter in CROCKFORD:
            changed = writer[:place] + letter + writer[place + 1:]
            assert belongs(changed, KEY) == (changed == writer)
    for wrong in (writer[:-1], writer + "0", writer.upper(), ""):
        assert not belongs(wrong, KEY)
