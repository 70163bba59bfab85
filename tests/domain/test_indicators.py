"""Indicators: which records each one counts."""

from datetime import date

import pytest

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.indicators import HelpRow, VisitRow, counted, indicator_of, indicators, records_of, share
from dxdesk.domain.periods import read_period
from dxdesk.errors import InputError
from dxdesk.paths import resource_path

OCTOBER = read_period("2026-10")
DAY = date(2026, 10, 5)
ROWS = [
    VisitRow("v1", DAY, "p1", household="h|1", hamlet_id="k1", member_id="m1", satisfaction="3", follow_up=True, helps=(
        HelpRow("a", "VNEID_ACTIVATE", "vneid", "done"), HelpRow("b", "DVC_SUBMIT", "dvc", "done", dossier=True))),
    VisitRow("v2", DAY, "p1", household="h|1", hamlet_id="k2", member_id="m2", satisfaction="1", helps=(
        HelpRow("c", "VNEID_ACTIVATE", "vneid", "done"), HelpRow("d", "ETAX", "dvc", "not_done", "NO_OTP"))),
    VisitRow("v3", DAY, "p2", hamlet_id="k1", helps=(
        HelpRow("e", "DVC_SUBMIT", "dvc", "partly", "NO_OTP", dossier=True),
        HelpRow("f", "SHOP_QR", "cashless", "done"))),
    VisitRow("v4", DAY, people=12, helps=(HelpRow("g", "FEEDBACK_1022", "feedback", "", "NO_OTP"),)),
    VisitRow("v5", date(2026, 11, 1), "p3", helps=(HelpRow("h", "VNEID_ACTIVATE", "vneid", "done"),)),
]


@pytest.mark.parametrize(("indicator", "value"), [
    ("visits", 4), ("helps", 7), ("people", 2), ("people_anonymous", 12), ("households", 1), ("helps.vneid", 2),
    ("helps.dvc", 3), ("helps.nothing", 0), ("l2_activated", 1), ("people_guided_dvc", 2), ("dossiers_submitted", 1),
    ("shops_qr", 1), ("feedback_1022", 1), ("outcome.done", 4), ("outcome.partly", 1), ("outcome.not_done", 1),
    ("outcome.referred", 0), ("outcome.unknown", 1), ("follow_ups", 1), ("people_obstacle", 2),
    ("obstacle.NO_OTP", 2), ("obstacle_helps.NO_OTP", 3), ("satisfaction_answered", 2), ("satisfied", 1),
    ("satisfaction_rate", 50.0), ("members_active", 2),
])
def test_each_indicator_counts_what_its_rule_says(indicator, value):
    assert counted(indicator, records_of(indicator, ROWS, OCTOBER)) == value


def test_the_records_of_a_cell_are_those_of_its_hamlet():
    assert [record.visit.id for record in records_of("visits", ROWS, OCTOBER, "hamlet", "k1")] == ["v1", "v3"]
    lines = [record.help for record in records_of("helps", ROWS, OCTOBER, "member", "m2")]
    assert [line.id for line in lines if line] == ["c", "d"]


def test_a_share_of_nothing_is_missing_and_halves_go_up():
    assert counted("satisfaction_rate", []) is None
    assert [share(1, 3), share(2, 3), share(1, 2000), share(0, 5), share(0, 0)] == [33.3, 66.7, 0.1, 0.0, None]


def test_the_list_has_one_indicator_per_service_group_and_unique_codes():
    catalogues = load_catalogues(resource_path("data"))
    codes = [one.code for one in indicators(catalogues)]
    assert len(codes) == len(set(codes))
    assert [code for code in codes if code.startswith("helps.")] == [
        f"helps.{entry.code}" for entry in catalogues.entries("service_group")]
    assert all(one.rule.endswith(".") and one.unit in ("phiếu", "lượt", "người", "hộ", "hồ sơ", "%")
               for one in indicators(catalogues))
    assert all(indicator_of(code).code == code for code in codes)


@pytest.mark.parametrize("code", ["", "no such", "helps.", "obstacle.", ".x", "outcome.maybe", "x" * 9000])
def test_an_unknown_indicator_is_refused(code):
    with pytest.raises(InputError) as refused:
        records_of(code, ROWS, OCTOBER)
    assert refused.value.code == "indicator"
    assert len(refused.value.sentence) < 120


def test_an_unknown_breakdown_is_refused():
    with pytest.raises(InputError):
        records_of("visits", ROWS, OCTOBER, "street", "x")
