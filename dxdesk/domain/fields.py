"""What a kind of record and its fields are made of; the kinds themselves stand in `records`."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

TEXT_LIMIT = 4_000
"""The most letters of one text."""


class Type(StrEnum):
    """What a value means; on the wire every value is text."""

    TEXT = "text"
    NAME = "name"
    CODE = "code"
    CHOICE = "choice"
    REF = "ref"
    REFS = "refs"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    TIME = "time"
    YEAR = "year"
    INTEGER = "integer"
    NUMBER = "number"
    YES_NO = "yes_no"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind.

    `unit` names the fields set, merged and shown together; `target` is the kind a reference points to;
    `catalogue` is the list a code comes from; `since` is the schema number that brought the field.
    """

    name: str
    title: str
    type: Type = Type.TEXT
    unit: str = ""
    target: str = ""
    catalogue: str = ""
    choices: tuple[str, ...] = ()
    personal: bool = False
    required: bool = False
    low: int | None = None
    high: int | None = None
    since: int = 1

    @property
    def in_unit(self) -> str:
        """The unit this field is merged in; a field alone is its own unit."""
        return self.unit or self.name


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record and its fields, in the order of the paper form."""

    name: str
    title: str
    fields: tuple[Field, ...]
    parent: str = ""
    _by_name: dict[str, Field] = dataclasses.field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_name.update((field.name, field) for field in self.fields)

    @property
    def schema(self) -> int:
        """The schema number this program writes for the kind."""
        return max(field.since for field in self.fields)

    @property
    def personal(self) -> bool:
        """Whether a file of this kind holds data about people."""
        return any(field.personal for field in self.fields)

    @property
    def parent_field(self) -> str:
        """The reference that ties a line to its parent, as `visit_id` ties a help to its visit."""
        return f"{self.parent}_id" if self.parent else ""

    def field(self, name: str) -> Field | None:
        """The field of that name, or None when this version does not know it."""
        return self._by_name.get(name)

    def units(self) -> dict[str, tuple[str, ...]]:
        """Every unit of the kind with its fields, in order."""
        units: dict[str, tuple[str, ...]] = {}
        for field in self.fields:
            units[field.in_unit] = (*units.get(field.in_unit, ()), field.name)
        return units
