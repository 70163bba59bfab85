"""Programmes of study: what a class may teach, shipped as data and changed by the ward (design §3)."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dxdesk.domain.names import fold

FIELDS = ("title", "topic", "skill_group", "audience", "hours", "materials", "position", "valid_to")
"""What a record of the kind says besides its code."""
COPIED = ("title", "topic", "skill_group", "audience", "hours", "materials")
"""What a class takes over from its programme when it is made."""


@dataclass(frozen=True, slots=True)
class Syllabus:
    """One programme.

    `skill_group` and `audience` are codes, `hours` a number as text ("4", "1.5") or empty, `valid_to` the last ISO day
    new classes may take it, empty for no end. `shipped` says the program brought it, `changed` that the ward wrote it.
    """

    code: str
    title: str
    topic: str = ""
    skill_group: str = ""
    audience: str = ""
    hours: str = ""
    materials: str = ""
    position: int = 0
    valid_to: str = ""
    shipped: bool = False
    changed: bool = False

    def taught(self, day: str) -> bool:
        """Whether a class begun on an ISO day may take it."""
        return not self.valid_to or day <= self.valid_to

    def values(self) -> dict[str, str]:
        """The programme as a record says it."""
        texts = {name: str(getattr(self, name)) for name in FIELDS}
        return {"code": self.code, **texts, "position": str(self.position) if self.position else ""}


def load_syllabi(folder: Path) -> tuple[Syllabus, ...]:
    """The programmes shipped with the program, from `syllabi.csv` in `folder`."""
    with (folder / "syllabi.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Syllabus(**{**row, "position": int(row["position"])}, shipped=True)  # type: ignore[arg-type]
                     for row in csv.DictReader(file))


def overlaid(shipped: Iterable[Syllabus], written: Iterable[Syllabus]) -> list[Syllabus]:
    """All programmes in order; one the ward wrote stands whole in place of the shipped one of its code."""
    found = {one.code: one for one in shipped}
    for one in written:
        known = found.get(one.code)
        found[one.code] = _in_place(one, known) if known else one
    return sorted(found.values(), key=lambda one: (one.position or 10_000, fold(one.title), one.code))


def _in_place(written: Syllabus, of: Syllabus) -> Syllabus:
    values = {name: getattr(written, name) for name in FIELDS}
    values["position"] = written.position or of.position
    return Syllabus(of.code, **values, shipped=True, changed=True)


def new_code(title: str, suffix: str) -> str:
    """The code of a programme people make: letters of its title and a random `suffix` (format §2)."""
    words = "_".join(word for word in fold(title).split() if word.isascii() and word.isalnum())
    return f"{words[:24].strip('_') or 'chuong_trinh'}-{suffix}"
