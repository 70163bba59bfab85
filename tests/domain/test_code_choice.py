import pytest

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.code_choice import by_code, offered
from dxdesk.paths import resource_path

LISTS = load_catalogues(resource_path("data"))
OBSTACLES, PLACES = LISTS.entries("obstacle"), LISTS.entries("referral")


@pytest.mark.parametrize(("typed", "code"), [
    ("ot", "NO_OTP"), ("OTP", "NO_OTP"), ("ôt", "NO_OTP"), ("mk", "FORGOT_PASSWORD"), ("mat khau", "FORGOT_PASSWORD"),
    ("mật khẩu", "FORGOT_PASSWORD"), ("khau", "FORGOT_PASSWORD"), ("đk", "NOT_REGISTERED_L2"), ("x", "OTHER"),
    ("vang", "ABSENT"), ("muc 2 chua", "NOT_APPROVED"), ("password", "FORGOT_PASSWORD"), ("nfc", "NO_NFC"),
])
def test_a_code_or_some_words_mean_an_obstacle(typed, code):
    assert offered(OBSTACLES, (), typed)[0].code == code


def test_what_was_used_last_comes_first():
    first = [entry.code for entry in offered(OBSTACLES, ("ABSENT", "NO_NFC"))][:3]
    assert first == ["ABSENT", "NO_NFC", "NO_SMARTPHONE"]
    found = [entry.code for entry in offered(OBSTACLES, ("CARD_LOST",), "the")]
    assert found.index("CARD_LOST") < found.index("CARD_EXPIRED")


def test_a_short_list_keeps_its_places():
    assert offered(PLACES, ("BANK", "WARD")) == list(PLACES)
    assert [entry.shortcut for entry in PLACES] == list("12345678")


def test_only_a_whole_code_is_one():
    assert by_code(OBSTACLES, "OT").code == by_code(OBSTACLES, "ôt ").code == "NO_OTP"
    assert by_code(OBSTACLES, "o") is by_code(OBSTACLES, "") is by_code(OBSTACLES, "otp") is None


def test_every_shown_code_finds_its_own_first():
    assert [entry.code for entry in OBSTACLES if offered(OBSTACLES, (), entry.shortcut)[0] is not entry] == []


@pytest.mark.parametrize("typed", ["zzzz", "😀", "x" * 4_000, "\u202eabc"])
def test_nonsense_means_nothing(typed):
    assert offered(OBSTACLES, (), typed) == []
