"""What the book holds of one person, for that person: nothing is revealed, and nothing of it is kept."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import is_date, show_date, today
from dxdesk.domain.holding import HeldLine, HoldingSheet, fields_told, grouped, held_words
from dxdesk.domain.sheet import in_sentence, team_title
from dxdesk.domain.wording import CHOICES, Named, show_value
from dxdesk.errors import InputError
from dxdesk.ledger.erasure import ALL
from dxdesk.papers.choices import RESIDENT, Choices
from dxdesk.papers.holding_words import class_words, school_words, sent_words, task_words, visit_words
from dxdesk.papers.kinds import BLANK, PaperKind
from dxdesk.report.holding import draw_holding
from dxdesk.store.clusters import cluster, face
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.erased import part_lost
from dxdesk.store.follow_ups import follow_ups_of
from dxdesk.store.lists import PastVisit, record_names, visits_of
from dxdesk.store.paper_words import paper_words
from dxdesk.store.records import FieldChange, RecordView, show
from dxdesk.store.retention import months_later, retention_months
from dxdesk.store.training.studied import classes_of

_PERSON = "resident"
_APART = " (các máy ghi khác nhau, đang chờ chọn)"


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> HoldingSheet:
    """Raises `InputError`: no_resident, unknown_record, erased."""
    if not choices.resident:
        raise InputError("no_resident", "Tờ này in cho một người. Mở người ấy ở Người dân rồi in.")
    shown = face(store.connection, choices.resident)
    if part_lost(store.connection, _PERSON, shown) == ALL:
        raise InputError("erased", "Người này đã xóa hẳn theo yêu cầu. Sổ không còn giữ gì để in.")
    view, who, words = show(store, _PERSON, shown), profile(store), paper_words(store)
    others = [show(store, _PERSON, other) for other in cluster(store.connection, shown)
              if other != shown and store.value(_PERSON, other, "id")]
    records = [view.id, *(one.id for one in others)]
    visits, named = visits_of(store, shown), record_names(store)
    lines = [line for one in (view, *others) for line in _lines(one, catalogues, named)]
    return HoldingSheet(
        team_title(who.team_name), who.ward_name, view.values.get("full_name", ""), who.label, store.clock(),
        grouped(list(dict.fromkeys(lines))), tuple(visit_words(store, visit, catalogues) for visit in visits),
        tuple(map(task_words, follow_ups_of(store, shown))),
        (*map(class_words, classes_of(store, shown)), *school_words(store, records)),
        tuple(_consent(view.values, store)), _until(store, visits),
        sent_words(store, records, [visit.state for visit in visits]),
        sum(change.seen for one in (view, *others) for change in one.history), words["notice.days"],
        words["slip.contact"], who.practice)


def _lines(view: RecordView, catalogues: Catalogues, named: Named) -> Iterator[tuple[str, HeldLine]]:
    """Every field that says something, with when and by whom it was written as it now stands."""
    last = {change.unit: change for change in view.history if not change.seen}
    for field in fields_told():
        if value := view.values.get(field.name, ""):
            words = held_words(field, value, show_value(_PERSON, field, value, catalogues, named))
            apart = _APART if field.in_unit in view.conflicts else ""
            yield _since(last.get(field.in_unit)), HeldLine(field.title, f"{words}{apart}")


def _since(change: FieldChange | None) -> str:
    if change is None:
        return ""
    on = show_date(today(datetime.fromisoformat(change.at)).isoformat())
    return ", ".join(filter(None, (f"Ghi ngày {on}", change.by, change.writer)))


def _consent(values: Mapping[str, str], store: Store) -> Iterator[str]:
    if values.get("consent_on"):
        method = CHOICES["consent_method"].get(values.get("consent_method", ""), "")
        by = values.get("consent_by", "")
        taken = store.value("member", by, "full_name") or by
        version = values.get("notice_version", "")
        yield ", ".join(filter(None, (
            f"Đồng ý ngày {show_date(values['consent_on'])}", in_sentence(method),
            f"người ghi nhận: {taken}" if taken else "", f"bản thông báo số {version}" if version else ""))) + "."
    else:
        yield "Sổ chưa ghi việc đồng ý."
    if values.get("withdrawn_on"):
        yield f"Đã rút lại đồng ý ngày {show_date(values['withdrawn_on'])}."


def _until(store: Store, visits: list[PastVisit]) -> str:
    months, days = retention_months(store), [visit.visit_on for visit in visits if is_date(visit.visit_on)]
    if months is None:
        return "Phường chưa quy định thời hạn."
    if not days:
        return f"{months} tháng kể từ lần giúp cuối. Sổ chưa ghi lần giúp nào."
    last = max(days)
    end = months_later(date.fromisoformat(last), months)
    return f"Đến ngày {end:%d/%m/%Y}: {months} tháng kể từ lần giúp cuối, {show_date(last)}."


KIND = PaperKind("holding", "Tổ đang giữ gì về một người", "đưa cho chính người ấy", frozenset({RESIDENT}), BLANK,
                 "to-dang-giu", _fill, draw_holding, HoldingSheet)
