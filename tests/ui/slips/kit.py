"""Slips of a book, written through the store."""

from PySide6.QtCore import Qt

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.visits import save_visit

KEY = Qt.Key


def write(desk, code: str, *numbers: int, services: int = 1) -> list[str]:
    helps = (HelpLine("CASHLESS", "done"),) * services
    return [save_visit(desk.store, VisitDraft({"full_name": "Trần Thị Bé"}, visit={"slip_no": f"{code}-{number:04}"},
                                              helps=helps)).visit_id for number in numbers]
