"""The Table Schema files say what the table of kinds says."""

import json

import pytest

from dxdesk.domain.records import KINDS
from dxdesk.domain.schema import schema_files, table_schema

TABLE_SCHEMA_TYPES = {"string", "date", "year", "time", "integer", "number", "boolean"}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_schema_describes_every_field_in_order(kind):
    schema = table_schema(kind)
    assert [field["name"] for field in schema["fields"]] == [field.name for field in kind.fields]
    assert schema["missingValues"] == [""]
    assert schema["personal"] == any(field["personal"] for field in schema["fields"])
    assert {field["type"] for field in schema["fields"]} <= TABLE_SCHEMA_TYPES
    assert all(field["unit"] in kind.units() and field["since"] >= 1 for field in schema["fields"])


def test_constraints_come_from_the_fields():
    described = {field["name"]: field for field in table_schema(KINDS["visit"])["fields"]}
    assert described["visit_on"]["type"] == "date"
    assert described["visit_on"]["constraints"] == {"required": True}
    assert described["people"]["constraints"] == {"minimum": 1, "maximum": 100_000}
    assert described["satisfaction"]["constraints"] == {"enum": ["1", "2", "3"]}
    assert described["visit_at"]["format"] == "%H:%M"
    assert table_schema(KINDS["help"])["fields"][3]["unit"] == "outcome"


def test_files_are_named_by_kind_and_schema_and_are_json():
    files = schema_files()
    assert len(files) == len(KINDS)
    assert json.loads(files["visit.v1.schema.json"]) == table_schema(KINDS["visit"])
    assert "Phiếu hỗ trợ" in files["visit.v1.schema.json"]
