"""Widgets of training stood up alone, and classes of November for them."""

from datetime import date

from PySide6.QtWidgets import QWidget

from dxdesk.domain.class_plan import ClassDraft, MeetingDraft, series
from dxdesk.store.training.class_acts import new_class
from dxdesk.ui.context import Desk
from dxdesk.ui.shape import Shape

HALL = "Nhà văn hóa Khu phố 3"


def open_class(desk: Desk, title: str = "Bình dân học AI", first: str = "2026-11-24", count: int = 3,
               place: str = HALL) -> list[str]:
    """A class of evenings once a week, taught by who works here: its id and those of its meetings."""
    days = series(date.fromisoformat(first), count)
    meetings = tuple(MeetingDraft(day.isoformat(), "18:30", "20:30", place, (desk.who.member_id,)) for day in days)
    return list(new_class(desk.store, ClassDraft({"title": title}, meetings)).records)


def stand_alone(widget: QWidget, qtbot, size: tuple[int, int] = (1146, 640)) -> None:
    """The widget alone in an active window of a usual laptop."""
    qtbot.addWidget(widget)
    widget.resize(*size)
    widget.reshape(Shape(1366, 768))
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
