"""What a table for people has: its columns, which of them tell of people, and the query behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dxdesk.domain.fields import Field, Kind, Type
from dxdesk.domain.periods import Period
from dxdesk.domain.records import KINDS
from dxdesk.errors import InputError
from dxdesk.exchange.sheets.showing import NAMED
from dxdesk.store.shapes import GONE

ROW_TITLE = "Mã dòng"
_HIDDEN = ("merged_into", "id_key", "enrolment_id")
_PERSON = "resident"
_TELLING = (Type.TEXT, Type.NAME, Type.PHONE, Type.TIME)
_FIXED_FIELDS = (
    "id_last4", "id_number", "notice_version", "consent_on", "consent_method", "consent_by", "withdrawn_on",
    "certificate_no", "certificate_on", "certificate_by")
_NAMING = {
    "syllabus": ("code",), "enrolment": ("course_id", "member_id"), "attendance": ("member_id",),
    "skill_check": ("stage", "rater", "skill_group"),
}
"""What the id of a record is made of: another value would be another record."""
_PUBLIC = ("course", "meeting")
"""Kinds whose words and hours hang on the door of the class; what is personal in them stays closed."""
_SOURCES = {
    "help": f" JOIN visit v ON v.id = k.visit_id AND v._deleted <> {GONE}",
    "attendance": f" JOIN meeting v ON v.id = k.meeting_id AND v._deleted <> {GONE}",
    "skill_check": f" JOIN enrolment v ON v.id = k.enrolment_id AND v._deleted <> {GONE}",
}
"""Lines come with their parent `v`."""
_BESIDE = {
    "help": (("_day", "visit", "visit_on"),),
    "attendance": (("_day", "meeting", "held_on"), ("_class", "meeting", "course_id")),
    "skill_check": (("_class", "enrolment", "course_id"),),
}
"""What of the parent stands in the table of its lines: column, kind and field."""
RETURNING = (
    "resident", "visit", "help", "event", "hamlet", "team", "member", "syllabus", "course", "meeting", "enrolment",
    "attendance", "skill_check", "task", "feedback")
"""Kinds whose edited tables come back."""
_DAYS = {
    "visit": "k.visit_on", "help": "v.visit_on", "task": "k.due_on", "feedback": "k.received_on", "event": "k.from_on",
    "meeting": "k.held_on", "enrolment": "k.enrolled_on", "attendance": "v.held_on", "skill_check": "k.checked_on",
}
_WIDTHS = {
    Type.TEXT: 30, Type.NAME: 26, Type.CODE: 28, Type.CHOICE: 18, Type.REF: 20, Type.REFS: 30, Type.YES_NO: 12,
    Type.TIME: 8, Type.YEAR: 10,
}


class Shown(StrEnum):
    """How the cells of a column are made."""

    ROW = "row"
    PERSON = "person"
    MEMBER = "member"
    PLAIN = "plain"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: wire name, title, where the query takes it from, how it is shown.

    `field` is what `VALUE` cells hold; `editable` cells may come back changed.
    """

    name: str
    title: str
    source: str
    shown: Shown
    width: int = 14
    field: Field | None = None
    editable: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A kind as a table, with or without what tells of people; `person` is where the query has the resident's id."""

    kind: Kind
    personal: bool
    columns: tuple[TableColumn, ...]
    source: str
    person: str
    day: str

    def query(self, period: Period | None, columns: Sequence[TableColumn]) -> tuple[str, list[str]]:
        """The query of the living rows: local number, the resident's id, the columns; and its parameters."""
        cells = ", ".join(("k.n", self.person or "NULL", *(
            f"ifnull({column.source}, '')" if column.shown is Shown.PLAIN else column.source for column in columns)))
        where, values = f"k._deleted <> {GONE}", []
        if period is not None:
            where += f" AND {self.day} BETWEEN ? AND ?"
            values = [period.start.isoformat(), period.end.isoformat()]
        return f"SELECT {cells} FROM {self.source} WHERE {where} ORDER BY k.n", values


def table_of(kind: str, *, personal: bool) -> Table:
    """The table of a kind. Raises `InputError("unknown_kind")`."""
    known = KINDS.get(kind)
    if known is None:
        raise InputError("unknown_kind", f"Không có loại hồ sơ “{kind[:40]}”. Các loại: {', '.join(KINDS)}.")
    refers = any(field.target == _PERSON and field.name != "merged_into" for field in known.fields)
    of_parent = kind in ("help", "skill_check")
    person = "k.id" if kind == _PERSON else "v.resident_id" if of_parent else "k.resident_id" if refers else ""
    source = f'"{kind}" k{_SOURCES.get(kind, "")}'
    if personal and person and kind != _PERSON:
        source += f" LEFT JOIN resident r ON r.id = {person}"
    return Table(known, personal, tuple(_columns(known, person, personal)), source, person, _DAYS.get(kind, ""))


def tells_of_people(kind: Kind) -> bool:
    """Whether a table of the kind has columns that are off unless a reason is given."""
    return any(not _open(kind, field) or field.target == "member" for field in _listed(kind))


def _columns(kind: Kind, person: str, personal: bool) -> Iterator[TableColumn]:
    yield TableColumn("_row", ROW_TITLE, "k.id", Shown.ROW, 18)
    if kind.parent:
        yield TableColumn("_parent", f"Mã {KINDS[kind.parent].title.lower()}", f"k.{kind.parent_field}", Shown.ROW, 18)
    for column, parent, name in _BESIDE.get(kind.name, ()):
        if (field := KINDS[parent].field(name)) is not None:
            yield TableColumn(column, field.title, f"v.{name}", Shown.VALUE, _WIDTHS.get(field.type, 12), field)
    if person:
        yield TableColumn("_person", "Mã người", person, Shown.PERSON, 18)
    if person and personal and kind.name != _PERSON:
        yield TableColumn("_name", "Người dân", "r.full_name", Shown.PLAIN, 26)
    for field in _listed(kind):
        if personal or _open(kind, field):
            yield _column(kind, field, personal)


def _column(kind: Kind, field: Field, personal: bool) -> TableColumn:
    shown = Shown.PLAIN if field.type in (Type.TEXT, Type.NAME, Type.PHONE) else Shown.VALUE
    if field.target == "member" and not personal:
        shown = Shown.MEMBER
    fixed = field.name in (*_FIXED_FIELDS, *_NAMING.get(kind.name, ()))
    unnamed = field.type is Type.REF and bool(field.target) and field.target not in NAMED
    editable = shown is not Shown.MEMBER and not fixed and not unnamed and field.type is not Type.REFS
    return TableColumn(
        field.name, field.title, f'k."{field.name}"', shown, _WIDTHS.get(field.type, 14), field,
        editable and kind.name in RETURNING)


def _listed(kind: Kind) -> Iterator[Field]:
    """The fields people have a column for; who a record is about stands there as a code and a name."""
    for field in kind.fields:
        if field.name not in _HIDDEN and field.target != _PERSON and field.name != kind.parent_field:
            yield field


def _open(kind: Kind, field: Field) -> bool:
    """Whether a field may leave without a reason: free words and hours of records about people may tell who it was."""
    telling = kind.personal and kind.name not in _PUBLIC and field.type in _TELLING
    return not field.personal and not telling
