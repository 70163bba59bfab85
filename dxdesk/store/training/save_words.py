"""What a save about classes was, in words a person recognises: "Điểm danh 24 người, Bình dân học AI" (look §10)."""

from dxdesk.domain.class_words import CLASS_KINDS
from dxdesk.domain.wording import thousands
from dxdesk.store.database import Store

_WRITTEN = ("course", "attendance", "enrolment", "skill_check", "meeting", "syllabus")
"""Which kind tells most of a save that wrote several."""
_PARENT = {"attendance": ("meeting", "meeting_id"), "skill_check": ("enrolment", "enrolment_id"),
           "meeting": ("course", "course_id"), "enrolment": ("course", "course_id")}


def class_save_words(store: Store, save: str) -> str:
    """The words for a save that wrote nothing but classes and their parts; empty for any other."""
    counted = dict(store.connection.execute(
        "SELECT kind, count(DISTINCT record) FROM op WHERE save = ? AND mine = 1 GROUP BY kind", [save]).fetchall())
    if not counted or not counted.keys() <= set(CLASS_KINDS):
        return ""
    kind = next(kind for kind in _WRITTEN if kind in counted)
    record = store.connection.execute(
        "SELECT record FROM op WHERE save = ? AND mine = 1 AND kind = ? ORDER BY n LIMIT 1", [save, kind]).fetchone()[0]
    title = _title(store, kind, record)
    people = f"{thousands(counted[kind])} người"
    words = {"course": "Lớp", "attendance": f"Điểm danh {people}", "enrolment": f"Ghi danh {people}",
             "skill_check": f"Kiểm tra kỹ năng {thousands(counted[kind])} mục", "meeting": "Buổi học",
             "syllabus": "Chương trình học"}[kind]
    deleted = "SELECT 1 FROM op WHERE save = ? AND mine = 1 AND action = 'delete'"
    if store.connection.execute(deleted, [save]).fetchone():
        words = f"Xóa {words[:1].lower()}{words[1:]}"
    return ", ".join(filter(None, (words, title)))


def _title(store: Store, kind: str, record: str) -> str:
    """The name of the class, or the programme, a record belongs to."""
    while kind in _PARENT and record:
        of, field = _PARENT[kind]
        kind, record = of, store.value(kind, record, field)
    return store.value(kind, record, "title") if record else ""
