"""The parts of a report people write themselves, and the tasks of the next period as they stand in one of them."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from dxdesk.domain.names import clean

ORGANISATION, RESULTS, DIFFICULTIES, PROPOSALS, NEXT = "organisation", "results", "difficulties", "proposals", "next"
BLOCKS = {
    ORGANISATION: "Tình hình tổ chức",
    RESULTS: "Kết quả nổi bật, cách làm hay",
    DIFFICULTIES: "Khó khăn, vướng mắc, nguyên nhân",
    NEXT: "Nhiệm vụ kỳ tới",
    PROPOSALS: "Đề xuất, kiến nghị",
}
"""The blocks in the order of the report, and what people call them."""
_JOINT = " | "


@dataclass(frozen=True, slots=True)
class Task:
    """One task of the next period: "rõ việc, rõ người, rõ trách nhiệm, rõ thời gian, rõ sản phẩm"."""

    what: str
    who: str = ""
    accountable: str = ""
    due: str = ""
    product: str = ""


PARTS = ("Việc", "Người làm", "Người chịu trách nhiệm", "Thời hạn", "Sản phẩm")
"""What people call the parts of a task."""


def read_tasks(text: str) -> tuple[Task, ...]:
    """The tasks of a text, one a line, parts parted by '|'; more than five parts stay together in the last."""
    lines = (tuple(map(clean, line.split("|", len(PARTS) - 1))) for line in text.splitlines())
    return tuple(Task(*parts) for parts in lines if any(parts))


def write_tasks(tasks: Iterable[Task]) -> str:
    """The text of tasks; empty parts at the end are left out, and a '|' within a part becomes '/'."""
    lines = []
    for task in tasks:
        parts = [clean(part.replace("|", "/")) for part in astuple(task)]
        while parts and not parts[-1]:
            parts.pop()
        if parts:
            lines.append(_JOINT.join(parts).strip())
    return "\n".join(lines)


def tidy(text: str) -> str:
    """A block as it is kept: its lines cleaned, without empty ones."""
    return "\n".join(filter(None, map(clean, text.splitlines())))


def paragraphs(text: str) -> list[str]:
    """A block as it is printed: a paragraph a line."""
    return [line for line in map(clean, text.splitlines()) if line]
