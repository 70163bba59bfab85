"""From a person's menu to a request for erasing that person."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dxdesk.errors import DeskError
from dxdesk.store.clusters import cluster
from dxdesk.store.database import Store
from dxdesk.store.erasing import Erasure, request_erasure
from dxdesk.store.search import came
from dxdesk.ui.context import Desk
from dxdesk.ui.erasure.erase_dialog import EraseDialog

ASK, CONFIRM = "Yêu cầu xóa hẳn", "Xác nhận xóa hẳn"


def ask_erasing(desk: Desk, record: str, parent: QWidget, done: Callable[[], object]) -> EraseDialog:
    """Ask, then write the request and say what is still needed; `done` is called where something was written."""
    facts = (*lost(desk.store, record), "Chưa mất gì ngay: phải có người thứ hai xác nhận trên máy khác, và một trong "
             "hai máy là máy của cán bộ phường.")
    dialog = EraseDialog(desk.theme, named(desk.store, record), facts, ASK, parent)

    def write() -> None:
        try:
            asked = request_erasure(desk.store, record)
        except DeskError as refusal:
            desk.notice.failed(refusal)
            return
        _tell(desk, asked)
        done()

    dialog.accepted.connect(write)
    dialog.open()
    return dialog


def named(store: Store, record: str) -> str:
    """Whom it is about: name and year, as far as known."""
    name, year = (store.value("resident", record, field) for field in ("full_name", "birth_year"))
    return ", ".join(filter(None, (name or "Chưa ghi tên", year and f"sinh {year}")))


def lost(store: Store, record: str) -> tuple[str, ...]:
    """What goes and what stays."""
    records = cluster(store.connection, record)
    visits = came(store.connection, records)[0]
    merged = f" (cả {len(records)} hồ sơ đã gộp)" if len(records) > 1 else ""
    return (f"Mất: họ tên, năm sinh, điện thoại, số căn cước và mọi mục khác của người này{merged}, và lời ghi chú ở "
            "các phiếu, việc hẹn nói về họ.",
            f"Còn: {visits} phiếu vẫn tính trong số liệu, nhưng không còn biết là của ai." if visits else
            "Người này chưa có phiếu nào.")


def _tell(desk: Desk, asked: Erasure) -> None:
    desk.notice.say("ok", "Đã ghi yêu cầu xóa hẳn, chưa mất gì.",
                    f"{asked.lacks} Trao đổi phiếu để máy ấy thấy; xác nhận ở Cài đặt, thẻ Xóa.")
