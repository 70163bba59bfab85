"""After the sample log is taken in: those written in several ways are proposed, those to keep apart stay apart."""

import json
from pathlib import Path

import pytest

from dxdesk.exchange.sheets.importing import import_log
from dxdesk.store.alike import candidates
from dxdesk.store.fingerprint import id_keys

LOG = "nhat-ky-ho-tro-thang-10.csv"
FACTS = json.loads((Path(__file__).parents[2] / "data" / "same-people-expected.json").read_text("utf-8"))["lists"][LOG]


@pytest.fixture
def taken_in(store, plan):
    import_log(store, plan)
    return store


def found(store, row: dict[str, str]):
    typed = {name: row[name] for name in ("full_name", "phone") if name in row}
    return candidates(store, typed, id_keys(store, row["national_id"]) if "national_id" in row else (), limit=5)


def test_an_import_merges_nobody(taken_in):
    assert taken_in.connection.execute("SELECT count(*) FROM resident WHERE merged_into IS NOT NULL").fetchone()[0] == 0


def test_nobody_to_keep_apart_is_offered_for_the_other(taken_in):
    best = {row["person"]: {one.person.id for one in found(taken_in, row) if one.best}
            for row in FACTS["rows"] if "national_id" in row}
    assert all(len(records) == 1 for records in best.values())
    for one, other, why in FACTS["must_not_merge"]:
        assert not best[one] & best[other], why


def test_a_phone_of_five_and_a_name_of_two_are_offered_to_nobody(taken_in):
    """What the log says without a number: the five share a telephone, father and son a name too."""
    for row in FACTS["rows"]:
        if row["person"] in ("P0131", "P0132", "P0133", "P0134", "P0135", "P0136", "P0137"):
            typed = {name: row[name] for name in ("full_name", "phone") if name in row}
            assert not [one for one in candidates(taken_in, typed, limit=5) if one.best]


def test_one_person_in_several_spellings_is_proposed(taken_in):
    for label, why in FACTS["same_person"]:
        rows = [row for row in FACTS["rows"] if row["person"] == label]
        assert len({found(taken_in, row)[0].person.id for row in rows}) == 1, why
