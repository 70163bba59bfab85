"""The Table Schema files say what the table of kinds says. Read beside real files: tests/exchange/test_table_schema."""

import json

import pytest

from dxdesk.domain.records import KINDS
from dxdesk.domain.schema import schema_files, table_schema

TABLE_SCHEMA_TYPES = {"string", "date", "year", "time", "integer", "number", "boolean"}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_schema_describes_every_field_in_order(kind):
    schema = table_schema(kind)
    fields = [field for field in schema["fields"] if "system" not in field]
    assert [field["name"] for field in fields] == [field.name for field in kind.fields]
    assert schema["missingValues"] == [""]
    assert schema["personal"] == any(field["personal"] for field in fields)
    assert {field["type"] for field in schema["fields"]} <= TABLE_SCHEMA_TYPES
    assert all(field["unit"] in kind.units() and field["since"] >= 1 for field in fields)


def test_a_field_may_be_left_out_of_a_line_but_not_of_a_record():
    described = [field for kind in KINDS.values() for field in table_schema(kind)["fields"] if "system" not in field]
    assert [field["name"] for field in described if "required" in field["constraints"]] == []
    assert {field["name"] for field in described if field["needed"]} >= {"full_name", "visit_on", "service"}


def test_constraints_come_from_the_fields():
    described = {field["name"]: field for field in table_schema(KINDS["visit"])["fields"]}
    assert described["visit_on"]["type"] == "date"
    assert described["visit_on"]["constraints"] == {}
    assert described["people"]["constraints"] == {"minimum": 1, "maximum": 100_000}
    assert described["satisfaction"]["constraints"] == {"enum": ["1", "2", "3"]}
    assert described["visit_at"]["format"] == "%H:%M"
    assert table_schema(KINDS["help"])["fields"][11]["unit"] == "outcome"


def test_files_are_named_by_kind_and_schema_and_are_json():
    files = schema_files()
    assert len(files) == len(KINDS)
    assert json.loads(files["visit.v3.schema.json"]) == table_schema(KINDS["visit"])
    assert "Phiếu hỗ trợ" in files["visit.v3.schema.json"]
