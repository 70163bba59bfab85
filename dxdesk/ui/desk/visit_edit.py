"""Opening a saved slip again and saving what was changed in it, as changes to the records it already has."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from dxdesk.domain.visit import NATIONAL_ID, HelpLine, VisitDraft
from dxdesk.errors import InputError
from dxdesk.store.clusters import face
from dxdesk.store.database import Store
from dxdesk.store.fingerprint import identity_values
from dxdesk.store.lists import help_ids
from dxdesk.store.records import show
from dxdesk.store.saving import Change, Saved, save_inside
from dxdesk.store.visits import person_change, task_change

WHY = "sửa lại phiếu"


@dataclass(frozen=True, slots=True)
class OpenedVisit:
    """A saved slip: its values, its person's (empty for a tally), and its lines by id."""

    id: str
    values: Mapping[str, str]
    resident_id: str
    resident: Mapping[str, str]
    helps: tuple[tuple[str, Mapping[str, str]], ...]


def open_visit(store: Store, visit: str, *, gone_too: bool = False) -> OpenedVisit:
    """Read a slip. Raises `InputError` when it is not held here or, unless `gone_too`, deleted."""
    view = show(store, "visit", visit)
    if view.deleted and not gone_too:
        raise InputError("deleted", "Phiếu này đã xóa hoặc đã hoàn tác, có thể ở máy khác. Chưa mở gì.")
    values = view.values
    person = values.get("resident_id", "")
    person = face(store.connection, person) if person else ""
    return OpenedVisit(visit, values, person, show(store, "resident", person).values if person else {},
                       tuple((line, show(store, "help", line).values) for line in help_ids(store, visit)))


def save_again(
    store: Store, opened: OpenedVisit, draft: VisitDraft, lines: Sequence[tuple[str, HelpLine]], day: date,
) -> Saved:
    """Save a reopened slip: fields that differ change, dropped lines are deleted, new ones added; one save.

    `lines` are the lines with the id of the saved line each edits. The caller holds the transaction. Raises like
    `saving.save`.
    """
    tidied = draft.tidied(day)
    person = dict(tidied.resident)
    if number := person.pop(NATIONAL_ID, ""):
        person |= identity_values(store, number)
    changes = [Change("visit", dict(tidied.visit), opened.id)]
    if draft.resident_id:
        changes.insert(0, person_change(store, draft.resident_id, person))
    changes += _line_changes(opened, lines, tidied.helps)
    changes += [task_change(store, task, opened.id, opened.values) for task in tidied.tasks]
    return save_inside(store, changes, WHY)


def _line_changes(
    opened: OpenedVisit, lines: Sequence[tuple[str, HelpLine]], tidied: Sequence[HelpLine],
) -> list[Change]:
    kept = {line for line, _ in lines if line}
    changes = [Change("help", {}, line, "delete") for line, _ in opened.helps if line not in kept]
    for (line, _), values in zip(lines, tidied, strict=True):
        changes.append(Change("help", {"visit_id": opened.id, **asdict(values)}, line))
    return changes
