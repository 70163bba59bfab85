"""What people decide about learners: finished or not, and the day VNeID confirmed them."""

from collections.abc import Mapping, Sequence

from dxdesk.domain.dates import is_date, show_date, today
from dxdesk.domain.names import clean
from dxdesk.domain.training import FINISHED, RESIDENT, UNFINISHED, Learner
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.store.saving import Change, Saved, save
from dxdesk.store.training.learners import learners_named


def decide(store: Store, course: str, persons: Sequence[str], result: str, reason: str = "") -> Saved:
    """Write that these people of a class finished, or did not; empty leaves it to attendance again. One save.

    Raises `InputError`: `unknown_result`, `no_reason` where somebody decides against what attendance says without a
    word, `not_learner`, `not_enrolled`.
    """
    if result not in ("", FINISHED, UNFINISHED):
        raise InputError("unknown_result", "Kết quả chỉ là hoàn thành, chưa hoàn thành, hoặc để máy tính.")
    words = clean(reason)
    if result and not words:
        raise InputError("no_reason", "Ghi một câu vì sao, để người xem sổ hiểu. Chưa đổi gì.")
    people = _of_class(store, course, persons)
    return save(store, [Change("enrolment", {"result": result, "reason": words if result else ""}, enrolment)
                        for learner in people for enrolment in learner.enrolments])


def confirm(store: Store, course: str, days: Mapping[str, str]) -> Saved:
    """Write the ISO day VNeID confirmed each of these people of a class; empty takes it back. One save.

    Raises `InputError`: `bad_day` for what is no day or lies ahead, `not_learner`, `no_record` for who has none in the
    register.
    """
    now = today(store.clock()).isoformat()
    for day in days.values():
        if day and (not is_date(day) or day > now):
            raise InputError("bad_day", f"Ngày xác nhận {show_date(day)} không đúng hoặc chưa tới. Chưa đổi gì.")
    people = _of_class(store, course, list(days))
    without = next((learner for learner in people if learner.kind != RESIDENT or learner.gone), None)
    if without is not None:
        raise InputError("no_record", f"{without.name} không có hồ sơ trong sổ người dân nên chưa ghi được. "
                                      "Chưa đổi gì.")
    return save(store, [Change("resident", {"skill_confirmed_on": days[learner.person]}, learner.record)
                        for learner in people])


def _of_class(store: Store, course: str, persons: Sequence[str]) -> list[Learner]:
    people = learners_named(store, course, persons)
    unwritten = next((learner for learner in people if not learner.enrolments), None)
    if unwritten is not None:
        raise InputError("not_enrolled", f"{unwritten.name} chưa ghi danh vào lớp. Ghi danh rồi làm lại. Chưa đổi gì.")
    return people
