"""The Table Schema of each kind (Frictionless Table Schema; format §4), made from `KINDS` and shipped beside the files.

Titles are Vietnamese; `since`, `personal`, `unit` and `min_reader` are our extra keys.
"""

import json
from typing import Any

from dxdesk.domain.fields import TEXT_LIMIT, Field, Kind, Type
from dxdesk.domain.records import KINDS

MIN_READER = 1
"""The lowest reader that understands the files this program writes (format §5)."""

_TYPES = {
    Type.DATE: "date", Type.YEAR: "year", Type.TIME: "time", Type.INTEGER: "integer", Type.NUMBER: "number",
    Type.YES_NO: "boolean",
}
_PATTERNS = {Type.PARTIAL_DATE: "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}


def table_schema(kind: Kind) -> dict[str, Any]:
    """The Table Schema of a kind, ready for JSON."""
    return {
        "name": kind.name,
        "title": kind.title,
        "since": kind.schema,
        "personal": kind.personal,
        "min_reader": MIN_READER,
        "fields": [_field(field) for field in kind.fields],
        "missingValues": [""],
    }


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {"name": field.name, "title": field.title, "type": _TYPES.get(field.type, "string")}
    if field.type is Type.TIME:
        described["format"] = "%H:%M"
    if field.type is Type.YES_NO:
        described |= {"trueValues": ["yes"], "falseValues": ["no"]}
    return described | {
        "constraints": _constraints(field), "since": field.since, "personal": field.personal, "unit": field.in_unit}


def _constraints(field: Field) -> dict[str, Any]:
    limits = {
        "required": field.required or None,
        "enum": list(field.choices) or None,
        "minimum": field.low,
        "maximum": field.high,
        "pattern": _PATTERNS.get(field.type),
        "maxLength": TEXT_LIMIT if field.type in (Type.TEXT, Type.NAME) else None,
    }
    return {name: limit for name, limit in limits.items() if limit is not None}


def schema_files() -> dict[str, str]:
    """File name -> text of every schema of the exchange folder: `visit.v1.schema.json` and so on (format §4)."""
    return {
        f"{kind.name}.v{kind.schema}.schema.json":
            json.dumps(table_schema(kind), ensure_ascii=False, indent=1) + "\n"
        for kind in KINDS.values()
    }
