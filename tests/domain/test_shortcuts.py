import re

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.paths import resource_path

OBSTACLES = load_catalogues(resource_path("data")).entries("obstacle")
# What Telex, VNI and the quick consonants of Unikey make other letters of: w alone, dd, a letter doubled, a tone or
# a shape after a vowel, f j z at the beginning, and any digit after a vowel.
SPOILED = re.compile(r"W|F|J|Z|(.)\1|[AEIOUY][SFRXJWZ0-9]")


def test_every_obstacle_has_a_code_of_its_own_that_no_vietnamese_keyboard_spoils():
    codes = [entry.shortcut for entry in OBSTACLES]
    assert all(re.fullmatch("[A-Z]{1,2}", code) for code in codes)
    assert len(set(codes)) == len(codes) == 29
    assert [code for code in codes if SPOILED.search(code)] == []


def test_the_rule_itself_knows_what_is_spoiled():
    assert all(SPOILED.search(code) for code in ("AS", "OO", "DD", "WA", "FA", "A1", "CC"))
    assert not any(SPOILED.search(code) for code in ("OT", "MK", "DS", "X", "GY"))


def test_the_steps_name_the_number_to_call():
    said = {entry.code: entry.next_step for entry in OBSTACLES}
    assert all("1900.0368" in said[code] for code in ("NO_OTP", "FORGOT_PASSWORD", "FORGOT_SECQ", "ACCOUNT_LOCKED"))
    assert not any("Công an xã" in step for step in said.values())
