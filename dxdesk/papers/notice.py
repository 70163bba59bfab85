"""The people's notice, to be handed out and put on the desk."""

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.notice import NoticeSheet
from dxdesk.domain.sheet import in_sentence, team_title
from dxdesk.errors import InputError
from dxdesk.papers.choices import SIZE, Choices
from dxdesk.papers.kinds import BLANK, PaperKind
from dxdesk.report.large_print import SIZES
from dxdesk.report.notice import draw_notice
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.paper_words import paper_words
from dxdesk.store.retention import retention_months

_DEFAULT = "a5"


def _fill(store: Store, choices: Choices, _catalogues: Catalogues) -> NoticeSheet:
    """Raises `InputError("size")` for a sheet of another size than A4 and A5."""
    size = choices.size.lower() or _DEFAULT
    if size not in SIZES:
        raise InputError("size", "Tờ này chỉ in khổ a4 hoặc a5.")
    who, words = profile(store), paper_words(store)
    return NoticeSheet(
        size, team_title(who.team_name), who.ward_name, f"Ủy ban nhân dân {in_sentence(who.ward_name)}",
        retention_months(store), store.value("ward", who.ward_record, "id_policy") == "full",
        store.value("ward", who.ward_record, "notice_version"), words["notice.days"], words.lines("notice.more"),
        words["slip.contact"], who.practice)


KIND = PaperKind("notice", "Thông báo cho người dân", "dữ liệu cá nhân, chữ lớn", frozenset({SIZE}), BLANK,
                 "thong-bao-du-lieu", _fill, draw_notice, NoticeSheet)
