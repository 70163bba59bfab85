"""What is left to do for people: the tasks that visits made, and closing them with a word about how it ended."""

from dataclasses import dataclass

from dxdesk.domain.dates import today
from dxdesk.domain.names import clean
from dxdesk.errors import InputError
from dxdesk.store.clusters import cluster
from dxdesk.store.database import Store
from dxdesk.store.saving import Change, Saved, save_inside
from dxdesk.store.shapes import GONE

OPEN = ("open", "doing")
CLOSED = ("done", "dropped")
_RESULT = "Kết quả: "

_COLUMNS = (
    "SELECT t.id, t.what, t.due_on, t.state, t.reason, t.visit_id, t.resident_id, r.full_name, m.full_name, t.product "
    "FROM task t LEFT JOIN resident r ON r.id = t.resident_id LEFT JOIN member m ON m.id = t.assignee_id "
)
_STILL_OPEN = f"t._deleted <> {GONE} AND coalesce(t.state, 'open') IN ('open', 'doing')"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One task; `due_on` ISO or empty, `state` open, doing, done or dropped, `person` and `assignee` names."""

    id: str
    what: str
    due_on: str
    state: str
    reason: str
    visit_id: str
    resident_id: str
    person: str
    assignee: str
    product: str = ""

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in OPEN


def follow_ups_of(store: Store, resident: str) -> list[FollowUp]:
    """Every task of a person, those of all records merged with his: the open ones first, then the soonest."""
    members = cluster(store.connection, resident)
    query = (
        f"{_COLUMNS} WHERE t.resident_id IN ({','.join('?' * len(members))}) AND t._deleted <> {GONE} "
        "ORDER BY coalesce(t.state, 'open') NOT IN ('open', 'doing'), coalesce(t.due_on, '9'), t.n"
    )
    return _read(store, query, list(members))


def due(store: Store, until: str, limit: int = 200) -> list[FollowUp]:
    """The open tasks due on or before an ISO day, the longest overdue first."""
    query = f"{_COLUMNS} WHERE t.due_on <= ? AND {_STILL_OPEN} ORDER BY t.due_on, t.n LIMIT ?"
    return _read(store, query, [until, limit])


def close(store: Store, task: str, state: str = "done", reason: str = "") -> Saved:
    """End a task as `done` or `dropped`, as one save. What made the task necessary stays before the result.

    Raises `InputError`: `unknown_state`, `unknown_task`, `already_closed`; `no_reason` where one is dropped without a
    word, `no_result` where somebody was sent elsewhere and nothing is said of what came of it.
    """
    if state not in CLOSED:
        raise InputError("unknown_state", "Việc chỉ có thể ghi là xong hoặc thôi. Chưa đổi gì.")
    words = clean(reason)
    with store.writing():
        held = _held(store, task)
        if not held.open:
            raise InputError("already_closed", "Việc này đã khép rồi. Chưa đổi gì.")
        if not words and state == "dropped":
            raise InputError("no_reason", "Thôi việc này vì sao? Ghi một câu. Chưa đổi gì.")
        if not words and _referred(store, held.visit_id):
            raise InputError("no_result", "Đã chuyển nơi khác: nơi ấy trả lời ra sao? Ghi một câu. Chưa đổi gì.")
        said = ". ".join(part for part in (held.reason, words and f"{_RESULT}{words}") if part)
        closed = {"state": state, "reason": said, "closed_on": today(store.clock()).isoformat()}
        return save_inside(store, [Change("task", closed, task)])


def _held(store: Store, task: str) -> FollowUp:
    found = _read(store, f"{_COLUMNS} WHERE t.id = ? AND t._deleted <> {GONE}", [task])
    if not found:
        raise InputError("unknown_task", "Không thấy việc này trong sổ. Kiểm tra lại mã.")
    return found[0]


def _referred(store: Store, visit: str) -> bool:
    """Whether the visit a task comes from sent somebody elsewhere."""
    query = f"SELECT 1 FROM help WHERE visit_id = ? AND outcome = 'referred' AND _deleted <> {GONE} LIMIT 1"
    return store.connection.execute(query, [visit]).fetchone() is not None


def _read(store: Store, query: str, values: list) -> list[FollowUp]:
    return [
        FollowUp(record, what or "", on or "", state or "open", reason or "", visit or "", resident or "", person or "",
                 assignee or "", product or "")
        for record, what, on, state, reason, visit, resident, person, assignee, product
        in store.connection.execute(query, values)
    ]
