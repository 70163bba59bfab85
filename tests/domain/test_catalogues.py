"""The shipped lists and communes, and finding a commune by what it is or was called."""

import unicodedata
from collections import Counter
from datetime import date

import pytest

from dxdesk.domain.catalogues import Catalogues, Entry, find_communes, load_catalogues, load_communes
from dxdesk.domain.fields import Type
from dxdesk.domain.records import EID_STATES, KINDS, OUTCOMES
from dxdesk.paths import resource_path

OBSTACLES = [
    "NO_SMARTPHONE", "NO_SIM_OWN", "PHONE_CHANGED", "NO_OTP", "OLD_DEVICE", "NO_NFC", "OS_TOO_OLD",
    "FORGOT_PASSWORD", "FORGOT_PASSCODE", "FORGOT_SECQ", "ACCOUNT_LOCKED", "NOT_APPROVED", "NOT_REGISTERED_L2",
    "NO_CHIP_CARD", "CARD_EXPIRED", "CARD_LOST", "CARD_DAMAGED", "DATA_MISMATCH", "ELDERLY", "DISABLED",
    "BEDRIDDEN", "ABSENT", "REFUSED", "FEAR_SCAM", "ETHNIC_LANGUAGE", "NO_NETWORK", "SHARED_PHONE",
    "BANK_NOT_LINKED",
]


@pytest.fixture(scope="module")
def shipped():
    return load_catalogues(resource_path("data"))


@pytest.fixture(scope="module")
def communes():
    return load_communes(resource_path("data"))


def test_codes_are_unique_and_texts_composed():
    rows = resource_path("data", "catalogues.csv").read_text(encoding="utf-8")
    assert rows == unicodedata.normalize("NFC", rows)
    keys = [tuple(line.split(",")[:2]) for line in rows.splitlines()]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_the_desk_has_twelve_keys_in_the_order_of_its_chips(shipped):
    keyed = [entry for entry in shipped.entries("service") if entry.shortcut]
    assert "".join(entry.shortcut for entry in keyed) == "KHDTSACLBMPX"
    assert keyed == list(shipped.entries("service")[:12])
    assert keyed[0].short == "Kích hoạt VNeID"


def test_the_twenty_five_essential_services_are_there(shipped):
    codes = {entry.code for entry in shipped.entries("service")}
    assert {f"QD06_{number:02d}" for number in range(1, 26)} <= codes
    assert shipped.title("service", "QD06_04") == "Đăng ký tạm trú"
    assert shipped.label("service", "VNEID_ACTIVATE") == "Kích hoạt VNeID"


def test_every_service_belongs_to_a_group_and_every_group_has_services(shipped):
    groups = {entry.code for entry in shipped.entries("service_group")}
    assert {entry.group for entry in shipped.entries("service")} == groups


def test_obstacles_say_what_to_do_next(shipped):
    entries = shipped.entries("obstacle")
    assert [entry.code for entry in entries] == [*OBSTACLES, "OTHER"]
    assert all(entry.next_step for entry in entries)


def test_outcomes_and_states_are_those_of_the_records(shipped):
    keys = {entry.code: entry.shortcut for entry in shipped.entries("outcome")}
    assert keys == dict(zip(OUTCOMES, "1234", strict=True))
    assert [entry.code for entry in shipped.entries("eid_state")] == list(EID_STATES)


def test_every_list_a_field_names_is_shipped(shipped):
    named = {field.catalogue for kind in KINDS.values() for field in kind.fields if field.type is Type.CODE}
    assert [name for name in named if not shipped.entries(name)] == []


def test_validity_order_and_replacement():
    entries = [
        Entry("mode", "b", "B", position=2, valid_from="2026-05-01"), Entry("mode", "a", "A", position=3),
        Entry("mode", "c", "C", position=1, valid_to="2026-04-30"), Entry("mode", "a", "A mới", position=3),
    ]
    lists = Catalogues(entries)
    assert [entry.code for entry in lists.entries("mode")] == ["c", "b", "a"]
    assert [entry.code for entry in lists.entries("mode", date(2026, 4, 30))] == ["c", "a"]
    assert [entry.code for entry in lists.entries("mode", date(2026, 5, 1))] == ["b", "a"]
    assert lists.title("mode", "a") == "A mới"
    assert (lists.label("mode", "a"), lists.label("mode", "?")) == ("A mới", "?"), "no short name of its own"
    assert (lists.title("mode", "?"), lists.entry("mode", "?"), lists.entries("none")) == ("?", None, ())


def test_communes_are_the_official_3321_with_codes_as_text(communes):
    assert len({commune.code for commune in communes}) == len(communes) == 3321
    assert {len(commune.code) for commune in communes} == {5}
    assert Counter(commune.kind for commune in communes) == {"Xã": 2621, "Phường": 687, "Đặc khu": 13}
    home = next(commune for commune in communes if commune.code == "25747")
    assert (home.name, home.province, home.province_code) == ("Phường Thủ Dầu Một", "Thành phố Hồ Chí Minh", "79")
    assert "Phường Phú Cường" in home.former


@pytest.mark.parametrize(("text", "first"), [
    ("thu d", ["Phường Thủ Dầu Một", "Phường Thủ Đức"]), ("Thủ Dầu Một", ["Phường Thủ Dầu Một"]),
    ("phường thủ dầu", ["Phường Thủ Dầu Một"]), ("25747", ["Phường Thủ Dầu Một"]), ("dau mot", ["Phường Thủ Dầu Một"]),
    ("chanh nghia", ["Phường Thủ Dầu Một"]), ("THU\u0309 \u0110\u01b0\u0301C", ["Phường Thủ Đức"]),
    ("", []), ("  ", []), ("zzz", []),
])
def test_a_commune_is_found_by_any_beginning(communes, text, first):
    assert [commune.name for commune in find_communes(communes, text, 10)][:len(first) or 10] == first


def test_a_new_name_comes_before_a_former_one_and_the_limit_holds(communes):
    found = find_communes(communes, "phú cường", 4)
    assert found[0].name == "Xã Phú Cường"
    assert all("Phú Cường" in " ".join(commune.former) for commune in found[1:])
    assert len(found) == 4
