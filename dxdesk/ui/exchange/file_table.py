"""The files of an exchange, each with its result in words: what a row of the preview is opened down to (look §7)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dxdesk.domain.records import KINDS
from dxdesk.exchange.incoming import Incoming
from dxdesk.ui.table_rows import Cell, Column, Tag

_WRITER = re.compile(r"log/([0-9a-z]{10})/[^/]+")
TAGS = {
    "received": Tag("Đọc tốt", "ok", "shield"), "forked": Tag("Trùng tên máy", "warn", "warn"),
    "held": Tag("Đã có cả", "off", "check2"),
    "truncated": Tag("Bị cắt cụt", "bad", "broken"), "altered": Tag("Bị sửa", "bad", "broken"),
    "over_limit": Tag("Quá lớn", "bad", "broken"), "needs_update": Tag("Bản mới hơn", "warn", "help"),
    "unknown_device": Tag("Chờ duyệt", "warn", "help"),
    "not_for_this_device": Tag("Của máy khác", "off", "skip"), "not_ours": Tag("Bỏ qua", "off", "skip"),
}
"""The state a person sees for each of the ten results (format §4), in the order the rows stand."""
TAKEN = ("received", "forked", "held")
_PASSED_BY = ("not_ours", "not_for_this_device")


@dataclass(frozen=True, slots=True)
class Laptop:
    """Whose a file is: what the laptop is called, and its team, or that this is only what it says of itself."""

    label: str
    team: str = ""


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file: whose it is, the kind it holds ("" where it could not be read), its result in a sentence."""

    laptop: Laptop
    what: str
    sentence: str
    file: Incoming

    @property
    def whose(self) -> str:
        """What the laptop is called that wrote it."""
        return self.laptop.label

    @property
    def taken(self) -> bool:
        """Whether its lines count here, or would."""
        return self.file.result in TAKEN

    @property
    def refused(self) -> bool:
        """Whether nothing of it was taken although it looked like a pack."""
        return self.file.result not in (*TAKEN, *_PASSED_BY)


def file_rows(files: Sequence[Incoming], laptop: Callable[[str], Laptop], preview: bool) -> list[FileRow]:
    """Every file, what is new first, what needs a look next.

    `laptop` tells whose a writer is; in a preview nothing was taken yet, and the sentences say so.
    """
    order = tuple(TAGS)
    rows = [_row(file, laptop, preview) for file in files]
    return sorted(rows, key=lambda row: (order.index(row.file.result), row.file.file))


def file_columns() -> list[Column[FileRow]]:
    """What it holds, result, and what came or would come of it."""
    def name(row: FileRow) -> Cell:
        return Cell(row.what or "Chưa đọc được", row.file.file.rpartition("/")[2], bold=True)

    return [
        Column("Tệp", name, stretch=1),
        Column("Tình trạng", lambda row: Cell(tag=TAGS[row.file.result])),
        Column("Nhận", _taken, right=True),
    ]


def count_cell(count: int, token: str) -> Cell:
    """A number in the tone of what it counts; none at all stays quiet."""
    return Cell(str(count), right=True, bold=bool(count), token=token if count else "text2")


NONE = Cell("–", right=True, token="text2")
"""Where nothing was read there is no number, not even 0."""


def _taken(row: FileRow) -> Cell:
    return count_cell(row.file.new + row.file.changed, "text") if row.taken else NONE


def _row(file: Incoming, laptop: Callable[[str], Laptop], preview: bool) -> FileRow:
    """Whose a file is says its first line; of one that cannot be read the folder it lies in."""
    sentence = file.sentence
    if preview and file.result in ("received", "forked"):
        clash = f" Có {file.conflicts} xung đột sẽ chờ chọn." if file.conflicts else ""
        gone = f", trong đó xóa {file.deleted}" if file.deleted else ""
        sentence = f"Sẽ nhận {file.new + file.changed} dòng{gone}.{clash}"
    name = file.file.replace("\\", "/")
    lies_under = _WRITER.fullmatch(name)
    writer = file.writer or (lies_under.group(1) if lies_under else "")
    kind = KINDS.get(file.kind)
    whose = laptop(writer) if writer else Laptop(name.rpartition("/")[2])
    return FileRow(whose, kind.title if kind else file.kind, sentence, file)
