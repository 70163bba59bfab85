"""The walk list: whom to visit, a group of pages a hamlet."""

from datetime import date

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import is_date, today
from dxdesk.domain.walk_list import WalkList, by_hamlet
from dxdesk.errors import InputError
from dxdesk.papers.choices import DAY, HAMLET, MEMBER, Choices
from dxdesk.papers.kinds import LIST, PaperKind
from dxdesk.papers.listed import hamlet_name
from dxdesk.report.walk_list import draw_walk_list, walk_tables
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.figures import laptops, snapshot
from dxdesk.store.paper_words import paper_words
from dxdesk.store.walk_rows import walk_people


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> WalkList:
    day = choices.day or today(store.clock()).isoformat()
    if not is_date(day):
        raise InputError("not_a_date", "Ngày đi chưa đúng. Viết như 22/11/2026.")
    with snapshot(store):
        hamlet_name(store, choices.hamlet)
        member = store.value("member", choices.member, "full_name") if choices.member else ""
        if choices.member and not member:
            raise InputError("unknown_member", "Không thấy thành viên này trong sổ. Chọn người khác.")
        people, left_out = walk_people(store, day, catalogues, choices.hamlet, choices.member)
        if not people:
            raise InputError("empty", _nobody(left_out))
        known = profile(store)
        return WalkList(known.ward_name, known.team_name, date.fromisoformat(day), member, by_hamlet(people),
                        left_out, paper_words(store)["internal"], store.clock(), laptops(store),
                        known.practice)


def _nobody(left_out: int) -> str:
    told = f" {left_out} người đã rút đồng ý nên không in tên." if left_out else ""
    return f"Không có ai cần đến nhà theo lựa chọn này.{told} Chọn khu phố khác hoặc ngày muộn hơn."


KIND = PaperKind("walk-list", "Tờ đi nhà", "ai cần thăm, theo khu phố và hộ", frozenset({HAMLET, MEMBER, DAY}),
                 LIST, "to-di-nha", _fill, draw_walk_list, WalkList, walk_tables)
