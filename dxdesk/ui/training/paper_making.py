"""The papers of a class by name: made to be looked at, or certificates given for good. No widget in here."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.class_papers import BLANK, CERTIFICATES, FILLED, LOG, RESULT
from dxdesk.domain.periods import read_period
from dxdesk.report.attendance_sheet import write_blank_sheet, write_filled_sheet
from dxdesk.report.certificate import write_certificates
from dxdesk.report.class_result import write_class_result
from dxdesk.report.trainer_log import write_trainer_log
from dxdesk.store.database import Store
from dxdesk.store.training.certificates import Signer, certificates, issue
from dxdesk.store.training.papers import blank_sheet, filled_sheet, period_of, result_sheet, trainer_log

TITLES = {
    BLANK: "Danh sách để ký", FILLED: "Bảng điểm danh", RESULT: "Kết quả lớp", CERTIFICATES: "Giấy chứng nhận",
    LOG: "Nhật ký người dạy",
}
"""What people call each paper, in the order of the menu."""
FILES = {BLANK: "danh-sach-ky", FILLED: "bang-diem-danh", RESULT: "ket-qua-lop", CERTIFICATES: "giay-chung-nhan",
         LOG: "nhat-ky-nguoi-day"}
"""How the file of each paper is called, without its ending."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper of one class and what was chosen for it; an empty `period` is that of the class."""

    kind: str
    course: str
    meeting: str = ""
    size: str = "a5"
    signer: Signer | None = None
    period: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A paper made: its PDF and pages. `fresh` certificates have no number yet; `told` is who gets none."""

    wanted: Wanted
    data: bytes = field(repr=False)
    pages: int
    fresh: int = 0
    told: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()


def make(store: Store, wanted: Wanted, catalogues: Catalogues) -> Made:
    """The paper as it stands now; nothing is written into the book. Raises as the store's papers do."""
    with tempfile.TemporaryDirectory(prefix="dxdesk-") as folder:
        file = Path(folder) / "paper.pdf"
        if wanted.kind != CERTIFICATES:
            pages = _write(store, wanted, catalogues, file)
            return Made(wanted, file.read_bytes(), pages)
        prepared = certificates(store, wanted.course, (), wanted.signer)
        pages = write_certificates(prepared.batch, file, wanted.size)
        return Made(wanted, file.read_bytes(), pages, prepared.fresh, prepared.sentences())


def give(store: Store, wanted: Wanted, file: Path) -> Made:
    """Certificates with their numbers, given and written to `file` at once. Raises as `issue`."""
    issued, pages = issue(store, wanted.course, lambda batch: write_certificates(batch, file, wanted.size), (),
                          wanted.signer)
    return Made(wanted, file.read_bytes(), pages, 0, issued.prepared.sentences(), issued.twice)


def _write(store: Store, wanted: Wanted, catalogues: Catalogues, file: Path) -> int:
    if wanted.kind == BLANK:
        return write_blank_sheet(blank_sheet(store, wanted.course, wanted.meeting), file)
    if wanted.kind == FILLED:
        return write_filled_sheet(filled_sheet(store, wanted.course), file)
    if wanted.kind == RESULT:
        return write_class_result(result_sheet(store, wanted.course, catalogues), file)
    if wanted.period:
        return write_trainer_log(trainer_log(store, read_period(wanted.period)), file)
    return write_trainer_log(trainer_log(store, period_of(store, wanted.course), wanted.course), file)
