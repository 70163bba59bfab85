"""Taking a planned log into the register: one save, all or nothing, known people and visits recognised."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from dxdesk.domain.dates import today
from dxdesk.domain.visit import NATIONAL_ID
from dxdesk.exchange.sheets.plan import Ask, LogPlan, Skipped, SourcedDraft, to_drafts
from dxdesk.exchange.sheets.register import Known, find_member, find_resident, has_visit, import_name, members
from dxdesk.exchange.sheets.returning import Edit, ReturnPlan
from dxdesk.exchange.sheets.sentences import SKIPPED, sentence
from dxdesk.exchange.sheets.visit_log import Repair
from dxdesk.ledger.ids import new_record
from dxdesk.store.database import Store
from dxdesk.store.desk import TEAM_RECORD
from dxdesk.store.fingerprint import identity_values
from dxdesk.store.saving import Change, save_inside, write_ops

NOT_A_MEMBER = "officer: not a member"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or with a preview would do.

    `rows` are the rows that tell of a visit, `new` the visits written, `people` the residents written new, `changed`
    the known residents who got a phone or number they lacked. `again` means that this very file was in already.
    """

    import_id: str
    rows: int
    new: int
    people: int
    changed: int
    again: bool
    repairs: tuple[Repair, ...]
    asks: tuple[Ask, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Returned:
    """What taking an edited table of ours back did, or with a preview would do.

    `changed` are the records with a changed cell, `already` the changes the register has by now; `import_id` is empty
    where nothing was written.
    """

    import_id: str
    export: str
    kind: str
    rows: int
    changed: int
    already: int
    edits: tuple[Edit, ...]
    asks: tuple[Ask, ...]
    skipped: tuple[Skipped, ...]


def import_return(store: Store, plan: ReturnPlan, digest: str) -> Returned:
    """Write the changes of a table that came back as one save; undo of it is un-import. The same file twice is once.

    Raises `StoreError` when the disk refuses; then nothing is written.
    """
    name = ""
    if plan.drafts:
        with store.writing():
            name, _ = import_name(store, digest)
            write_ops(store, plan.drafts, name)
    return returned(plan, name)


def returned(plan: ReturnPlan, name: str = "") -> Returned:
    """What a plan does, in short; without a `name` nothing is written."""
    return Returned(name, plan.export.code, plan.export.kind, plan.rows, len(plan.drafts), plan.already, plan.edits,
                    plan.asks, plan.skipped)


@dataclass(slots=True)
class _Work:
    """The changes to save, gathered visit by visit."""

    changes: list[Change] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    new: int = 0
    people: int = 0
    changed: int = 0


def import_log(store: Store, plan: LogPlan) -> Imported:
    """Write a plan as one save under an import id made from the file; undo of it is un-import.

    The same file twice changes nothing. Raises `StoreError` when the disk refuses; then nothing is written.
    """
    with store.writing():
        return _import(store, plan, write=True)


def preview_log(store: Store, plan: LogPlan) -> Imported:
    """What `import_log` would do; nothing is written."""
    return _import(store, plan, write=False)


def _import(store: Store, plan: LogPlan, *, write: bool) -> Imported:
    name, again = import_name(store, plan.digest)
    work = _Work()
    if again:
        work.skipped = [_skipped(draft, "in_register") for draft in to_drafts(plan)]
    else:
        _gather(store, plan, work)
    if write and work.changes:
        save_inside(store, work.changes, name)
    asks = sorted((*plan.asks, *work.asks), key=lambda ask: ask.row)
    skipped = sorted((*plan.skipped, *work.skipped), key=lambda row: row.row)
    return Imported(
        name, len(plan.rows), work.new, work.people, work.changed, again, plan.repairs, tuple(asks),
        tuple(skipped))


def _gather(store: Store, plan: LogPlan, work: _Work) -> None:
    """Fill in the changes for every visit of the plan that the register does not hold."""
    officers, day = members(store), today(store.clock())
    residents: dict[int, str] = {}
    known: dict[int, Known | None] = {}
    for draft in to_drafts(plan):
        if any(problem.hard for problem in draft.visit.check(day)):
            work.skipped.append(_skipped(draft, "refused"))
            continue
        if draft.person not in known:
            known[draft.person] = _recognised(store, plan, draft, work)
        found = known[draft.person]
        if found and has_visit(store, found.record, draft.visit):
            work.skipped.append(_skipped(draft, "in_register"))
            continue
        if draft.person not in residents:
            residents[draft.person] = _resident(store, draft, found, work)
        work.changes += _visit(store, draft, residents[draft.person], officers, work)
        work.new += 1


def _recognised(store: Store, plan: LogPlan, draft: SourcedDraft, work: _Work) -> Known | None:
    found, doubt = find_resident(store, plan.people[draft.person])
    if doubt:
        work.asks.append(Ask(draft.row, "person", doubt, sentence(doubt), plan.people[draft.person].full_name))
    return found


def _resident(store: Store, draft: SourcedDraft, found: Known | None, work: _Work) -> str:
    """The record of a person: made new, or completed where the register lacks the phone or the number."""
    values = dict(draft.visit.resident)
    number = values.pop(NATIONAL_ID, "")
    if number:
        values |= identity_values(store, number)
    if found is None:
        record = new_record(store.clock())
        work.changes.append(Change("resident", values, record))
        work.people += 1
        return record
    lacking = {} if found.phone or "phone" not in values else {"phone": values["phone"]}
    if number and not found.id_key:
        lacking |= {name: value for name, value in values.items() if name.startswith("id_")}
    if lacking:
        work.changes.append(Change("resident", lacking, found.record))
        work.changed += 1
    return found.record


def _visit(
    store: Store, draft: SourcedDraft, resident: str, officers: list[tuple[str, str, str]], work: _Work,
) -> Iterable[Change]:
    member, team = find_member(officers, draft.officer)
    if draft.officer and not member:
        work.asks.append(Ask(draft.row, "officer", NOT_A_MEMBER, sentence(NOT_A_MEMBER), draft.officer))
    visit = new_record(store.clock())
    yield Change("visit", {
        "resident_id": resident, **draft.visit.visit, "team_id": team or store.setting(TEAM_RECORD),
        **({"member_id": member} if member else {}),
    }, visit)
    for line in draft.visit.helps:
        yield Change("help", {"visit_id": visit, **asdict(line)}, new_record(store.clock()))


def _skipped(draft: SourcedDraft, why: str) -> Skipped:
    return Skipped(draft.row, draft.line, why, SKIPPED[why])
