"""Asking the archive: what a check code on paper stands for, and whether today's data would print the same."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.check_code import PREFIX
from dxdesk.domain.dates import show_date, show_moment
from dxdesk.domain.paper_tables import PrintedTable
from dxdesk.domain.wording import CHOICES
from dxdesk.errors import InputError
from dxdesk.papers.archive import choices_of, rows_only, sheet_of, whole
from dxdesk.papers.kinds import FIGURES, paper_kind
from dxdesk.papers.making import Made, code_of
from dxdesk.report.changes import count, differences
from dxdesk.report.drawn import Tell, silent
from dxdesk.store.database import Store
from dxdesk.store.documents import Document, Facts, document, documents_of_code, newest

SAME, DIFFERENT, UNKNOWN = "same", "different", "unknown"
"""Whether today's data would print the same figures; UNKNOWN where that cannot be told here."""
_CODE = re.compile("[0-9A-HJKMNP-TV-Z]{6}")
_READ_AS = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s\-‐‑–—_.:/]+")
_NAMED = re.compile(r"\s*mã(?:\s+kiểm)?\s*:?\s+", re.IGNORECASE)
_SCOPE = {"team": ("team", "name"), "hamlet": ("hamlet", "name"), "event": ("event", "title"),
          "member": ("member", "full_name"), "course": ("course", "title")}


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check code stands for.

    `document` is the newest print that carries it, `others` further ones, as of another laptop; `latest` is the newest
    edition of the same paper where that is another. `changes` are the cells that differ today, `trouble` a sentence why
    they could not be compared.
    """

    code: str
    document: Document
    others: tuple[Document, ...]
    latest: Document | None
    name: str
    whose: str
    today: str
    changes: tuple[PrintedTable, ...] = ()
    trouble: str = ""

    @property
    def state(self) -> str:
        """SAME, DIFFERENT, or UNKNOWN where it cannot be told here."""
        return UNKNOWN if not self.today else SAME if self.today == self.code else DIFFERENT

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it, as people are told; the cells themselves are `changes`."""
        return (*_told(self), _today(self))


def verify(store: Store, text: str, catalogues: Catalogues) -> Verified:
    """What a code as typed or scanned stands for.

    Raises `InputError`: not_a_code, and unknown_code with what that can mean.
    """
    code = read_code(text)
    found = documents_of_code(store, code)
    if not found:
        raise InputError("unknown_code", (
            f"Không thấy mã {code} trong sổ ở máy này. Có thể gõ nhầm một chữ, giấy in ở máy chưa trao đổi phiếu "
            "với máy này, hoặc giấy không do sổ này in."))
    of, *others = found
    latest = newest(store, of.facts.paper, of.facts.period, of.facts.scope)
    newer = latest if latest and latest.facts.edition > of.facts.edition else None
    today, changes, trouble = _compared(store, of, catalogues)
    return Verified(code, of, tuple(others), newer, paper_name(of), whose(store, of), today, changes, trouble)


def read_code(text: str) -> str:
    """A check code as people type or copy it: small letters, spaces, O for 0, I or L for 1; or what a scanner read.

    Raises `InputError("not_a_code")`.
    """
    plain = _BETWEEN.sub("", _NAMED.sub("", unicodedata.normalize("NFKC", text)).upper())
    letters = plain.removeprefix(_BETWEEN.sub("", PREFIX)).translate(_READ_AS)
    if not _CODE.fullmatch(letters):
        raise InputError("not_a_code", "Đây chưa phải mã kiểm. Mã kiểm có sáu chữ và số, như K7Q4-92, in dưới bảng số.")
    return f"{letters[:4]}-{letters[4:]}"


def reprint(store: Store, record: str, tell: Tell = silent) -> Made:
    """A print of the archive drawn again, byte for byte.

    Raises `InputError`: unknown_document, list_not_kept for a list of people, document_incomplete, document_newer.
    """
    of = document(store, record)
    kind = paper_kind(of.facts.paper)
    if kind.archive != FIGURES:
        raise InputError("list_not_kept", (
            "Danh sách có tên người không được giữ lại sau khi in, chỉ giữ số dòng và mã kiểm. "
            "Muốn có giấy thì in lại từ số liệu hôm nay."))
    kept = whole(store, of)
    sheet = sheet_of(kind, kept)
    return Made(kind, choices_of(of), sheet, kept.stamp, kind.draw(sheet, kept.stamp, tell))


def drawable(of: Document) -> bool:
    """Whether a print is kept whole, so that it can be looked at; lists of people are not."""
    try:
        return paper_kind(of.facts.paper).archive == FIGURES
    except InputError:
        return False


def paper_name(of: Document) -> str:
    """Which paper and which days: 'Báo cáo kết quả của tổ, tháng 11 năm 2026'."""
    days = ""
    try:
        period = choices_of(of).period
        days = period.title if period else ""
    except InputError:
        first, _, last = of.facts.period.partition("..")
        days = f"từ ngày {show_date(first)} đến ngày {show_date(last)}" if last else ""
    return ", ".join(filter(None, (of.facts.title or of.facts.paper, days)))


def whose(store: Store, of: Document) -> str:
    """Whose paper it is, by name; empty for one of everything the desk holds."""
    parts = (part.partition("=") for part in of.facts.scope.split(";"))
    return ", ".join(filter(None, (_scope_word(store, name, value) for name, _, value in parts)))


def _scope_word(store: Store, name: str, value: str) -> str:
    if name in _SCOPE:
        kind, field = _SCOPE[name]
        return store.value(kind, value, field)
    return {"day": show_date(value), "shift": CHOICES["shift"].get(value, value)}.get(name, "")


def _compared(store: Store, of: Document, catalogues: Catalogues) -> tuple[str, tuple[PrintedTable, ...], str]:
    """Today's code, what differs, and why it could not be told."""
    try:
        kind, choices = paper_kind(of.facts.paper), choices_of(of)
        sheet = kind.fill(store, choices, catalogues)
    except InputError as refusal:
        return "", (), f"Chưa so được với số liệu hôm nay. {refusal.sentence}"
    today = code_of(kind, sheet, choices)
    if today == of.facts.check_code:
        return today, (), ""
    if kind.archive != FIGURES:
        return today, rows_only(of, kind, sheet), ""
    try:
        return today, differences(whole(store, of).tables, kind.tables(sheet)), ""
    except InputError as refusal:
        return today, (), refusal.sentence


def _told(of: Verified) -> list[str]:
    facts = of.document.facts
    where = of.document.laptop or "máy chưa rõ"
    printed = f"Bản {facts.edition}, in ngày {show_date(of.document.printed_on)} ở {where}"
    by = f", người in: {of.document.member}" if of.document.member else ""
    return list(filter(None, (
        f"Mã {of.code}: {', '.join(filter(None, (of.name, of.whose)))}.",
        f"{printed}{by}; {facts.pages} trang, {facts.rows} dòng số liệu.",
        "Bản này đã bỏ khỏi danh sách các bản đã in." if of.document.deleted else "",
        _laptops(facts), *map(_also, of.others),
        f"Đã có bản {of.latest.facts.edition} thay bản này, in ngày {show_date(of.latest.printed_on)}, "
        f"mã {of.latest.facts.check_code}." if of.latest else "")))


def _laptops(facts: Facts) -> str:
    """As of when, with the slips of which laptops."""
    included, missing = facts.laptops.included, facts.laptops.missing
    moment = datetime.fromisoformat(facts.as_of) if _is_moment(facts.as_of) else None
    parts = [f"Số liệu khi ấy tính đến {show_moment(moment)}" if moment else "Không rõ số liệu khi ấy tính đến lúc nào"]
    parts += [f"có phiếu của {len(included)} máy: {', '.join(included)}"] * bool(included)
    parts += [f"còn thiếu phiếu của {len(missing)} máy: {', '.join(missing)}"] * bool(missing)
    return "; ".join(parts) + "."


def _also(other: Document) -> str:
    return (f"Cùng mã này còn bản {other.facts.edition} in ngày {show_date(other.printed_on)} ở "
            f"{other.laptop or 'máy chưa rõ'}.")


def _today(of: Verified) -> str:
    if of.state == UNKNOWN:
        return of.trouble
    if of.state == SAME:
        return "Số liệu hôm nay vẫn y như trên giấy."
    if of.trouble:
        return f"Số liệu hôm nay khác trên giấy. {of.trouble}"
    return f"Số liệu hôm nay khác trên giấy {count(of.changes)} chỗ."


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
