"""Targets: set, changed, taken back; two laptops that set one meet."""

from pathlib import Path

import pytest

from dxdesk.domain.periods import read_period
from dxdesk.errors import InputError
from dxdesk.store.activity_sheet import read_plans
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.targets import Target, choosable, read_value, set_target, targets
from tests.store.kit import Clock, new_store

LISTS = shipped_catalogues()


@pytest.fixture
def desk(tmp_path: Path):
    with new_store(tmp_path / "a", Clock()) as store:
        yield store


def put(desk, value: float, scope: str = "ward", owner: str = "", period: str = "2026", indicator: str = "helps"):
    days = read_period(period)
    return set_target(desk, Target(indicator, value, days.text, scope, owner, "KH 12"), days, LISTS)


def test_a_target_is_set_changed_and_taken_back(desk):
    put(desk, 1500)
    put(desk, 1600)
    put(desk, 20, "hamlet", "kp1")
    assert targets(desk, "2026") == [Target("helps", 20, "2026", "hamlet", "kp1", "KH 12"),
                                     Target("helps", 1600, "2026", source_doc="KH 12")]
    put(desk, 0)
    assert [one.scope for one in targets(desk)] == ["hamlet"]
    assert put(desk, 0).save == ""


def test_the_same_target_is_the_same_record_on_every_laptop(desk):
    assert put(desk, 5).records == put(desk, 6).records != put(desk, 6, period="2026-11").records


@pytest.mark.parametrize(("change", "code"), [
    ({"indicator": "satisfaction_rate"}, "unknown_indicator"), ({"indicator": "x"}, "unknown_indicator"),
    ({"scope": "hamlet"}, "unknown_scope"), ({"owner": "kp1"}, "unknown_scope"), ({"scope": "member"}, "unknown_scope"),
])
def test_what_no_target_can_be_is_a_sentence(desk, change, code):
    with pytest.raises(InputError) as refused:
        put(desk, 5, **change)
    assert refused.value.code == code and targets(desk) == []


@pytest.mark.parametrize(("text", "value"), [
    ("1500", 1500), ("1.500", 1500), ("1 500", 1500), ("2,5", 2.5), ("2.5", 2.5), ("1.234.567,5", 1234567.5),
    ("0", 0), ("", None), ("-1", None), ("nhiều", None), ("1e400", None), ("nan", None),
])
def test_values_as_people_write_them(text, value):
    assert read_value(text) == value


def test_what_is_set_is_read_as_it_was_set_by_everybody(desk):
    for value in (1234567.5, 2.125, 1000.0, 0.001):
        put(desk, value)
        assert [one.value for one in targets(desk)] == [value]
        assert read_plans(desk.connection, read_period("2026"))[("ward", "")]["helps"].value == value


def test_shares_have_no_target():
    assert {"helps", "people", "learner_turns"} < {code for code, _, _ in choosable(LISTS)}
    assert all(unit != "%" for _, _, unit in choosable(LISTS))
