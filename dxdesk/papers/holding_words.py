"""Visits, tasks, classes and copies of one person, each in a sentence for that person."""

from collections.abc import Sequence

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import VIETNAM, show_date
from dxdesk.domain.holding import masked_note
from dxdesk.domain.sheet import in_sentence
from dxdesk.domain.visit import HelpLine
from dxdesk.domain.wording import CHOICES
from dxdesk.ledger.clock import parse_time
from dxdesk.store.appointments import help_lines
from dxdesk.store.database import Store
from dxdesk.store.desk import LABEL
from dxdesk.store.export_log import exports
from dxdesk.store.follow_ups import FollowUp
from dxdesk.store.lists import PastVisit
from dxdesk.store.record_state import CONFIRMED, HERE, SENT, RecordState, states
from dxdesk.store.register import reveals
from dxdesk.store.shapes import GONE
from dxdesk.store.training.studied import Studied

_KINDS = ("resident", "visit", "help")


def visit_words(store: Store, visit: PastVisit, catalogues: Catalogues) -> str:
    """When, what was done with which outcome, where, by whom, and what else was noted."""
    done = "; ".join(_help(line, catalogues) for line in help_lines(store, visit.id)) or "không ghi việc"
    feeling = CHOICES["satisfaction"].get(visit.satisfaction, "")
    mode, slip = (store.value("visit", visit.id, name) for name in ("mode", "slip_no"))
    more = (in_sentence(catalogues.title("mode", mode)) if mode else "", visit.place, visit.member,
            f"phiếu giấy {slip}" if slip else "", f"{visit.minutes} phút" if visit.minutes else "",
            in_sentence(feeling),
            f"hẹn lại {show_date(visit.follow_up_on)}" if visit.follow_up_on else "",
            f"ghi chú: {masked_note(visit.note)}" if visit.note else "")
    at = f"{show_date(visit.visit_on)} {visit.visit_at}".strip()
    return f"{at}: {done}. {_ended(', '.join(filter(None, more)))}".strip()


def task_words(task: FollowUp) -> str:
    """What is to be done, by when, why and how it stands."""
    state = CHOICES["task.state"].get(task.state, "")
    return _ended(", ".join(filter(None, (
        masked_note(task.what), f"hạn {show_date(task.due_on)}" if task.due_on else "",
        masked_note(in_sentence(task.reason)), f"giao {task.assignee}" if task.assignee else "", in_sentence(state)))))


def class_words(studied: Studied) -> str:
    """A class and how often the person came."""
    return _ended(", ".join(filter(None, (
        studied.title, f"dự {studied.came} trên {studied.held} buổi", "hoàn thành" if studied.finished else "",
        f"giấy chứng nhận số {studied.certificate_no}" if studied.certificate_no else ""))))


def school_words(store: Store, records: Sequence[str]) -> list[str]:
    """What else is held of the classes of a person: notes, reasons, how often his skills were rated."""
    places = ",".join("?" * len(records))
    ours = f"FROM enrolment e WHERE e.resident_id IN ({places}) AND e._deleted <> {GONE}"
    rated = store.connection.execute(
        f"SELECT count(*) FROM skill_check s WHERE s._deleted <> {GONE} AND s.enrolment_id IN (SELECT e.id {ours})",
        records).fetchone()[0]
    noted = [note for row in store.connection.execute(f"SELECT e.reason, e.note {ours} ORDER BY e.n", records)
             for note in row if note]
    return [*(f"Ghi chú ở lớp: {masked_note(note)}." for note in noted),
            *([f"Đã ghi {rated} lần kiểm tra kỹ năng số."] if rated else [])]


def sent_words(store: Store, records: Sequence[str], visits: Sequence[RecordState]) -> tuple[str, ...]:
    """Where copies are as far as this desk knows: this laptop, others, files that left with names in them."""
    told = [*states(store, "resident", records).values(), *visits]
    holders = dict.fromkeys(label for one in told if one.state == CONFIRMED for label in one.by)
    found = [f"Máy này đang giữ: {store.setting(LABEL)}."]
    if any(one.state == HERE for one in told):
        found.append("Có phần mới ghi chưa chép đi đâu.")
    if holders:
        found.append(f"Máy đã báo nhận: {', '.join(holders)}.")
    elif any(one.state == SENT for one in told):
        found.append("Đã chép vào gói trao đổi của phường, chưa máy nào báo nhận.")
    found.append("Các máy khác của tổ và phường nhận qua trao đổi phiếu, gói có khóa mã.")
    return (*found, *_files(store), *_looked_at(store, records))


def _files(store: Store) -> list[str]:
    left = [one for one in exports(store) if one.personal and one.kind in _KINDS]
    if not left:
        return ["Máy này chưa xuất tệp nào có tên người."]
    last = f"{parse_time(left[0].at).astimezone(VIETNAM):%d/%m/%Y}"
    return [f"Máy này đã xuất {len(left)} tệp có tên người, có thể có ông (bà); lần cuối {last}, lý do: "
            f"{masked_note(left[0].reason)}."]


def _looked_at(store: Store, records: Sequence[str]) -> list[str]:
    """How often somebody had a masked number shown whole, as far as this desk remembers."""
    times = [at for at, _, record, _ in reveals(store) if record in records]
    last = f"{parse_time(times[-1]).astimezone(VIETNAM):%d/%m/%Y}" if times else ""
    return [f"Ở máy này có người mở xem cả số {len(times)} lần, lần cuối {last}."] if times else []


def _help(line: HelpLine, catalogues: Catalogues) -> str:
    parts = (catalogues.title("service", line.service),
             in_sentence(catalogues.title("outcome", line.outcome)) if line.outcome else "",
             f"vướng: {in_sentence(catalogues.title('obstacle', line.obstacle))}" if line.obstacle else "",
             f"chuyển đến {catalogues.title('referral', line.referred_to)}" if line.referred_to else "",
             masked_note(in_sentence(line.referral_text)),
             f"mã hồ sơ …{line.dossier_code[-4:]}" if line.dossier_code else "",
             f"ghi chú: {masked_note(line.note)}" if line.note else "")
    return ", ".join(filter(None, parts))


def _ended(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""
