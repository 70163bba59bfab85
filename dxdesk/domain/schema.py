"""The Table Schema of each kind (Data Package Table Schema; format §4), made from `KINDS` and shipped beside the files.

It describes the lines of a segment, so its fields are the columns before the data, the kind's fields and the columns
behind them; a file holds those it needs, and columns of later versions. Beside the standard's own keys stand the
`dialect` and `encoding` to read a file with, and ours: `guard`, the sign of which one is taken off the front of a cell
before its value is judged; `min_reader`; `since`, `personal` and `unit` as in `records`; `needed`, that no record goes
without the field (a line may: it says only what changed); `system`, a column of every kind. Titles are Vietnamese.
"""

import json
from typing import Any

from dxdesk.domain.fields import TEXT_LIMIT, Field, Kind, Type
from dxdesk.domain.records import KINDS

MIN_READER = 1
"""The lowest reader that understands the files this program writes (format §5)."""

_READING = {
    "encoding": "utf-8",
    "dialect": {
        "delimiter": ";", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n", "skipInitialSpace": False,
        "commentChar": "#", "headerRows": [2],
    },
    "guard": "'",
}
_TYPES = {
    Type.DATE: "date", Type.YEAR: "year", Type.TIME: "time", Type.INTEGER: "integer", Type.NUMBER: "number",
    Type.YES_NO: "boolean",
}
_PATTERNS = {Type.PARTIAL_DATE: "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}

_OP = "[0-9]{8}T[0-9]{9}Z-[0-9a-f]{4}-[0-9a-hjkmnp-tv-z]{10}-[0-9a-hjkmnp-tv-z]{8}"
_COLUMN = "[A-Za-z_][A-Za-z0-9_]*"
_SALT = "([0-9a-f]{32}|#[0-9a-f]{64})"
_BEFORE: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("_op", "Mã lần ghi", {"required": True, "unique": True, "pattern": _OP}),
    ("_action", "Việc", {"required": True, "enum": ["save", "delete", "choose", "erase"]}),
    ("_id", "Mã hồ sơ", {"required": True}),
    ("_fields", "Mục được ghi", {"pattern": rf"(\*|{_COLUMN}(,{_COLUMN})*)"}),
    ("_replaces", "Thay cho các lần ghi", {"pattern": f"{_OP}(,{_OP})*"}),
    ("_save", "Lần lưu", {"pattern": _OP}),
    ("_by", "Người ghi", {}),
    ("_why", "Lý do", {}),
)
_BEHIND: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("_deleted", "Đã xóa", {"enum": ["1"]}),
    ("_salt", "Muối của dòng đã che", {"pattern": f"{_SALT},{_SALT}"}),
)


def table_schema(kind: Kind) -> dict[str, Any]:
    """The Table Schema of a kind, ready for JSON."""
    return {
        "name": kind.name,
        "title": kind.title,
        "since": kind.schema,
        "personal": kind.personal,
        "min_reader": MIN_READER,
        **_READING,
        "fieldsMatch": "partial",
        "fields": [
            *(_system(*column) for column in _BEFORE), *map(_field, kind.fields),
            *(_system(*column) for column in _BEHIND),
        ],
        "missingValues": [""],
    }


def _system(name: str, title: str, constraints: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "title": title, "type": "string", "constraints": constraints, "system": True}


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {"name": field.name, "title": field.title, "type": _TYPES.get(field.type, "string")}
    if field.type is Type.TIME:
        described["format"] = "%H:%M"
    if field.type is Type.YES_NO:
        described |= {"trueValues": ["yes"], "falseValues": ["no"]}
    return described | {
        "constraints": _constraints(field), "since": field.since, "personal": field.personal, "unit": field.in_unit,
        "needed": field.required,
    }


def _constraints(field: Field) -> dict[str, Any]:
    limits = {
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
