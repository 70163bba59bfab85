"""Desks for tests, what they hold in a form that can be compared, and ways to carry ops between them."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dxdesk.domain.records import KINDS, unit_fields
from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.ledger.ops import DELETED, Op
from dxdesk.store.apply import Applied, apply_ops
from dxdesk.store.database import Store, create_store
from dxdesk.store.desk import Founder, WardFacts, new_desk, ward_secrets
from dxdesk.store.op_rows import COLUMNS, read_op
from dxdesk.store.saving import Change, save
from dxdesk.store.search_rows import digit_keys, name_keys
from dxdesk.store.segments import Segment, keep_received
from dxdesk.store.shapes import ALIVE, BY_LINE, GONE, REOPENED
from dxdesk.store.visits import save_visit
from tests.ledger import naive

PASSPHRASE = "một câu dài dễ nhớ"
WARD = WardFacts("25747", "Phường Thủ Dầu Một", "Thành phố Hồ Chí Minh", ("Khu phố 1", "Khu phố 2"))
FOUNDER = Founder("Tổ 1", "Trần Thị Bốn", "leader")
AT = "20261122T021500000Z"


class Clock:
    """A wall clock that only moves when told, except for a millisecond at every look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 2, 15, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def jump(self, **by: float) -> None:
        self.now += timedelta(**by)


def new_store(home: Path, clock: Clock, like: Store | None = None, **more) -> Store:
    """A desk that starts a ward, or joins the one of another desk."""
    joined = {"secrets": ward_secrets(like), "joins": True} if like else {}
    store, _ = new_desk(home, PASSPHRASE, WARD, FOUNDER, clock=clock, **(joined | more))
    return store


def bare_store(home: Path, clock: Clock | None = None) -> Store:
    """A database without ward and people, for ops made in tests."""
    return create_store(home, PASSPHRASE, clock or Clock())[0]


def draft(name: str = "Nguyễn Văn A", *services: str, **resident: str) -> VisitDraft:
    """A visit of one person with a help line per service."""
    return VisitDraft({"full_name": name, **resident}, helps=tuple(map(HelpLine, services or ("SV01",))))


def take(store: Store, ops: Sequence[Op], *, mine: bool = False) -> Applied:
    """Ops straight into the ledger, in one transaction."""
    with store.writing() as connection:
        return apply_ops(connection, ops, AT, mine=mine)


def all_ops(store: Store) -> list[Op]:
    """Every op held, in the order it came."""
    return [read_op(row) for row in store.connection.execute(f"SELECT {COLUMNS} FROM op ORDER BY n")]


def segment(ops: Sequence[Op], seq: int = 1) -> Segment:
    """A segment that carries these ops; only what the store looks at is filled in."""
    body = json.dumps([op.id for op in ops]).encode()
    root = hashlib.sha256(body).hexdigest()
    name = f"{root[:8]}.csv"
    return Segment(root, ops[0].writer, seq, ops[0].kind, "-", "", "25747", "ward", len(ops), AT, name, body)


def carry(source: Store, target: Store) -> list[Applied]:
    """What an exchange does to the receiving store: everything the other holds, by kind, through the bulk path."""
    by_kind: dict[str, list[Op]] = {}
    for op in all_ops(source):
        by_kind.setdefault(op.kind, []).append(op)
    return keep_received(target, [(segment(ops, seq), ops) for seq, ops in enumerate(by_kind.values(), 1)])


def disagree(ours: Store, theirs: Store) -> str:
    """Two desks write another phone for one person; the first holds both. The person's id."""
    person = save_visit(ours, draft(phone="0912345678")).resident_id
    carry(ours, theirs)
    save(ours, [Change("resident", {"phone": "0922222222"}, person)])
    save(theirs, [Change("resident", {"phone": "0933333333"}, person)])
    carry(theirs, ours)
    return person


def rows(store: Store) -> dict[tuple[str, str], tuple[dict[str, str], int]]:
    """Every record's values and mark as the state tables hold them."""
    found: dict[tuple[str, str], tuple[dict[str, str], int]] = {}
    for kind in KINDS:
        cursor = store.connection.execute(f'SELECT * FROM "{kind}"')
        names = [column[0] for column in cursor.description]
        for row in cursor:
            values = dict(zip(names, row, strict=True))
            held = {field.name: values[field.name] for field in KINDS[kind].fields if values[field.name] is not None}
            found[kind, values["id"]] = held | json.loads(values["_extra"] or "{}"), values["_deleted"]
    for kind, record, mark, extra in store.connection.execute("SELECT kind, id, _deleted, _extra FROM other"):
        found[kind, record] = json.loads(extra or "{}"), mark
    return found


def conflicts(store: Store) -> set[tuple[str, str, str]]:
    """(kind, record, unit) of the open conflicts."""
    return set(store.connection.execute("SELECT kind, record, unit FROM conflict").fetchall())


def search_rows(store: Store) -> set[tuple[str, str]]:
    """(key, resident id) of every search row."""
    query = "SELECT k, id FROM {} s JOIN resident r ON r.n = s.n"
    held = [row for table in ("person_key", "person_digits") for row in store.connection.execute(query.format(table))]
    count = "SELECT (SELECT count(*) FROM person_key) + (SELECT count(*) FROM person_digits)"
    assert len(held) == store.connection.execute(count).fetchone()[0], "search rows of nobody"
    return set(held)


def rebuilt_search_rows(store: Store) -> set[tuple[str, str]]:
    """The search rows as they follow from the state rows."""
    people = [(record, values) for (kind, record), (values, mark) in rows(store).items()
              if kind == "resident" and mark != GONE]
    return {(key, record) for record, values in people for key in (*name_keys(values), *digit_keys(values))}


def naive_rows(ops: Iterable[Op]) -> dict[tuple[str, str], tuple[dict[str, str], int]]:
    """The same as `rows`, by the naive reading of the format."""
    marks = {(False, False): ALIVE, (True, False): GONE, (False, True): REOPENED, (True, True): BY_LINE}
    return {key: (record.values, marks[record.deleted, record.edited_after_delete])
            for key, record in naive.state(ops).items()}


def naive_conflicts(ops: Iterable[Op]) -> set[tuple[str, str, str]]:
    """The same as `conflicts`, by the naive reading of the format."""
    found = set()
    for (kind, record), state in naive.state(ops).items():
        units = set() if state.deleted else {unit_fields(kind, name)[0] for name in state.conflicts}
        found |= {(kind, record, unit) for unit in units | ({DELETED} if state.edited_after_delete else set())}
    return found


def naive_hash(ops: Iterable[Op]) -> str:
    """format §5: SHA-256 over sorted (kind, id, field, value), each as JSON; a deleted record has `_deleted` 1."""
    lines = []
    for (kind, record), state in naive.state(ops).items():
        values = state.values | ({DELETED: "1"} if state.deleted else {})
        lines += [(kind, record, name, value) for name, value in values.items()]
    text = "".join(json.dumps(line, ensure_ascii=False) for line in sorted(lines))
    return hashlib.sha256(text.encode()).hexdigest()


def assert_follows_from_ops(store: Store) -> None:
    """Everything derived is what the naive reading makes of the ops held."""
    ops = all_ops(store)
    assert rows(store) == naive_rows(ops)
    assert conflicts(store) == naive_conflicts(ops)
    assert search_rows(store) == rebuilt_search_rows(store)
