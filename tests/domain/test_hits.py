import unicodedata

import pytest

from dxdesk.domain.hits import fits_name, name_marks


def marked(name: str, text: str) -> list[str]:
    return [name[start:start + length] for start, length in name_marks(name, text)]


@pytest.mark.parametrize(("name", "text", "hits"), [
    ("Nguyễn Văn An", "ng van a", ["Ng", "Văn", "A"]),
    ("Nguyễn Văn An", "an ngu", ["Ngu", "An"]),
    ("Nguyễn Văn An", "nv a", ["N", "V", "A"]),
    ("Nguyễn Văn An", "nv", ["N", "V"]),
    ("Đặng Thị Đào", "dang d", ["Đặng", "Đ"]),
    ("Trần Văn An", "an an", []),
    ("Y’Bliu Êban", "ybliu", ["Y’Bliu"]),
    ("😀 Lê Ẩn", "an", ["Ẩn"]),
    ("Lê An", "", []), ("", "an", []), ("Lê An", "1958", []), ("Lê An", "zzz", []),
])
def test_the_letters_met_are_marked(name, text, hits):
    assert marked(name, text) == hits


def test_a_decomposed_name_is_marked_with_its_tones():
    name = unicodedata.normalize("NFD", "Nguyễn Văn Ẩn")
    assert [unicodedata.normalize("NFC", hit) for hit in marked(name, "nguyen a")] == ["Nguyễn", "Ẩ"]


def test_a_pasted_novel_is_looked_at_only_so_far():
    assert len(name_marks("An " * 5_000, "an")) == 1


def test_words_fit_each_its_own():
    assert fits_name("Trần Văn An", ["an", "tran"]) and not fits_name("Trần Văn An", ["an", "an"])
    assert fits_name("Nguyễn Văn An", ["nv", "a"]) and not fits_name("Nguyễn Văn An", ["nv", "b"])
