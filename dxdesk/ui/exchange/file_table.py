"""The files of an exchange folder and what became, or would become, of each (look §7, picture 06)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dxdesk.domain.records import KINDS
from dxdesk.exchange.intake import Incoming
from dxdesk.ui.table_rows import Cell, Column, Tag

_PLACE = re.compile(r"log/([0-9a-z]{10})/[0-9]+-([a-z_]+)-")
_TAGS = {
    "received": Tag("Đọc tốt", "ok", "shield"), "held": Tag("Đã có", "off", "check2"),
    "truncated": Tag("Bị cắt cụt", "bad", "broken"), "altered": Tag("Bị sửa", "bad", "broken"),
    "unknown_device": Tag("Chờ duyệt", "warn", "help"), "needs_update": Tag("Bản mới hơn", "warn", "help"),
    "forked": Tag("Trùng tên máy", "warn", "warn"), "not_for_this_device": Tag("Của máy khác", "off", "skip"),
    "over_limit": Tag("Quá lớn", "bad", "broken"), "not_ours": Tag("Bỏ qua", "off", "skip"),
}
_TAKEN = ("received", "forked", "held")
_ORDER = tuple(_TAGS)


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file: whose it is, what it holds, and its result."""

    whose: str
    what: str
    sentence: str
    file: Incoming

    @property
    def refused(self) -> bool:
        """Whether nothing of it was taken although it looked like a pack."""
        return self.file.result not in (*_TAKEN, "not_ours", "not_for_this_device")


def file_rows(files: Sequence[Incoming], label: Callable[[str], str], preview: bool) -> list[FileRow]:
    """Those that need a look first, then what is new, then, one line a laptop, what is here already.

    `label` names a writer's laptop; in a preview nothing was taken yet, and the sentences say so.
    """
    rows = [_row(file, label, preview) for file in files if file.result != "held"]
    rows.sort(key=lambda row: (not row.refused, _ORDER.index(row.file.result), row.file.file))
    held: dict[str, list[Incoming]] = {}
    for file in files:
        if file.result == "held":
            held.setdefault(_whose(file, label)[0], []).append(file)
    return rows + [FileRow(whose, f"{len(packs)} gói", "Máy này đã có đủ.", packs[0]) for whose, packs in held.items()]


def file_columns() -> list[Column[FileRow]]:
    """Whose, result, in a sentence, and three numbers."""
    def number(token: str, take: Callable[[Incoming], int]) -> Callable[[FileRow], Cell]:
        def cell(row: FileRow) -> Cell:
            if row.file.result not in _TAKEN:
                return Cell("–", right=True, token="text2")
            count = take(row.file)
            return Cell(str(count), right=True, bold=bool(count), token=token if count else "text2")
        return cell

    return [
        Column("Gói của", lambda row: Cell(row.whose, row.what, bold=True), stretch=3),
        Column("Tình trạng", lambda row: Cell(tag=_TAGS[row.file.result])),
        Column("Nghĩa là", lambda row: Cell(row.sentence, token="text2"), stretch=6),
        Column("Mới", number("ok", lambda file: file.new), right=True),
        Column("Đổi", number("accent", lambda file: file.changed), right=True),
        Column("Xung đột", number("clash", lambda file: file.conflicts), right=True),
    ]


def _row(file: Incoming, label: Callable[[str], str], preview: bool) -> FileRow:
    sentence = file.sentence
    if preview and file.result in _TAKEN:
        clash = f" Có {file.conflicts} xung đột sẽ chờ chọn." if file.conflicts else ""
        sentence = f"Sẽ nhận {file.new + file.changed} dòng.{clash}"
    return FileRow(*_whose(file, label), sentence, file)


def _whose(file: Incoming, label: Callable[[str], str]) -> tuple[str, str]:
    """Whose file it is and what it holds, as its name says; another name stands for itself."""
    found = _PLACE.search(file.file.replace("\\", "/"))
    if not found:
        return file.file.rpartition("/")[2], ""
    kind = KINDS.get(found.group(2))
    return label(found.group(1)), kind.title if kind else found.group(2)
