"""How values read to people."""

import pytest

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.fields import Type
from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import CHOICES, show_unit, show_value, thousands, unit_title, unnamed
from dxdesk.paths import resource_path

LISTS = load_catalogues(resource_path("data"))


def named(kind: str, record: str) -> str:
    return {"h3": "Khu phố 3"}.get(record, "")


@pytest.mark.parametrize(("kind", "field", "value", "shown"), [
    ("resident", "sex", "F", "Nữ"),
    ("resident", "phone", "0912345678", "••• 678"),
    ("resident", "id_number", "074050001234", "074*******34"),
    ("resident", "eid_state", "l2_activated", "Mức 2, đã kích hoạt"),
    ("resident", "birth_date", "1950-02", "02/1950"),
    ("resident", "has_cashless", "yes", "Có"),
    ("resident", "hamlet_id", "h3", "Khu phố 3"),
    ("resident", "hamlet_id", "h9", "hồ sơ chưa về máy này"),
    ("visit", "visit_on", "2026-11-22", "22/11/2026"),
    ("visit", "visit_at", "08:05", "08:05"),
    ("visit", "satisfaction", "3", "Hài lòng"),
    ("help", "outcome", "not_done", "Chưa xong"),
    ("help", "service", "CASHLESS", "Thanh toán số"),
    ("task", "state", "doing", "Đang làm"),
    ("attendance", "state", "absent", "Vắng"),
    ("resident", "note", "", ""),
    ("resident", "sex", "X", "X"),
])
def test_values(kind, field, value, shown):
    assert show_value(kind, KINDS[kind].field(field), value, LISTS, named) == shown


def test_every_choice_a_person_may_meet_has_words():
    fields = [(kind.name, field) for kind in KINDS.values() for field in kind.fields if field.type is Type.CHOICE]
    assert len(fields) > 10
    silent = [
        (kind, field.name, choice) for kind, field in fields for choice in field.choices
        if show_value(kind, field, choice, LISTS, named) == choice
    ]
    assert silent == []
    worded = {field.name for kind in KINDS.values() for field in kind.fields
              if field.type in (Type.CHOICE, Type.YES_NO)}
    assert {name.split(".")[-1] for name in CHOICES} <= worded


def test_counts_and_people_nobody_named():
    assert (thousands(999), thousands(4812), thousands(1_000_000)) == ("999", "4.812", "1.000.000")
    assert (unnamed("3"), unnamed("")) == ("3 người, không ghi tên", "1 người, không ghi tên")


def test_a_unit_reads_as_one_and_hides_the_fingerprint():
    values = {"id_last4": "1234", "id_key": "v1:abc", "id_number": ""}
    assert show_unit("resident", values, LISTS, named) == "1234"
    assert show_unit("resident", {"phone": ""}, LISTS, named) == "để trống"
    assert show_unit("later_kind", {"a": "1", "b": "2"}, LISTS, named) == "1, 2"
    assert unit_title("resident", "eid_state") == "Tình trạng VNeID"
    assert unit_title("later_kind", "later_field") == "Mục của bản mới hơn (later_field)"
    assert unit_title("visit", "_deleted") == "Hồ sơ"
