"""The papers of a class by name: made to be looked at, or given for good: kept in the archive, certificates numbered.

No widget in here.
"""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.class_papers import BLANK, CERTIFICATES, FILLED, KINDS, LOG, RESULT
from dxdesk.domain.periods import read_period
from dxdesk.papers import issuing, making
from dxdesk.papers.choices import Choices
from dxdesk.papers.issuing import Issued
from dxdesk.papers.kinds import paper_kind
from dxdesk.papers.standing import standing
from dxdesk.report.attendance_sheet import write_blank_sheet
from dxdesk.report.certificate import write_certificates
from dxdesk.store.database import Store
from dxdesk.store.training.certificates import Signer, certificates, issue
from dxdesk.store.training.papers import blank_sheet

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
    """One paper of one class and what was chosen for it; the log of a `period` is of all classes."""

    kind: str
    course: str
    meeting: str = ""
    size: str = "a5"
    signer: Signer | None = None
    period: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A paper made: its PDF and pages.

    `told` is said of it beside it. `fresh` certificates have no number yet, `twice` are numbers given twice; `issued`
    is how the archive keeps the paper, once it is printed for good.
    """

    wanted: Wanted
    data: bytes = field(repr=False)
    pages: int
    fresh: int = 0
    told: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    issued: Issued | None = None

    @property
    def gives(self) -> bool:
        """Whether printing it writes something into the book."""
        return self.fresh > 0 or self.wanted.kind in KINDS


def make(store: Store, wanted: Wanted, catalogues: Catalogues) -> Made:
    """The paper as it stands now; nothing is written into the book. Raises as the store's papers do."""
    if wanted.kind in KINDS:
        made = making.make(store, paper_kind(KINDS[wanted.kind]), _choices(wanted), catalogues)
        return Made(wanted, made.drawn.data, made.drawn.pages, told=(standing(store, made).sentence,))
    with tempfile.TemporaryDirectory(prefix="dxdesk-") as folder:
        file = Path(folder) / "paper.pdf"
        if wanted.kind == BLANK:
            pages = write_blank_sheet(blank_sheet(store, wanted.course, wanted.meeting), file)
            return Made(wanted, file.read_bytes(), pages)
        prepared = certificates(store, wanted.course, (), wanted.signer)
        pages = write_certificates(prepared.batch, file, wanted.size)
        return Made(wanted, file.read_bytes(), pages, prepared.fresh, prepared.sentences())


def give(store: Store, wanted: Wanted, catalogues: Catalogues, file: Path) -> Made:
    """Written to `file` and kept for good at once: certificates with their numbers, papers of figures in the archive.

    Raises as `certificates.issue` and `issuing.issue`.
    """
    if wanted.kind in KINDS:
        kept = issuing.issue(store, paper_kind(KINDS[wanted.kind]), _choices(wanted), catalogues, file)
        drawn, told = kept.made.drawn, standing(store, kept.made).sentence
        return Made(wanted, drawn.data, drawn.pages, told=(told,), issued=kept)
    issued, pages = issue(store, wanted.course, lambda batch: write_certificates(batch, file, wanted.size), (),
                          wanted.signer)
    return Made(wanted, file.read_bytes(), pages, 0, issued.prepared.sentences(), issued.twice)


def _choices(wanted: Wanted) -> Choices:
    if wanted.period:
        return Choices(read_period(wanted.period))
    return Choices(course=wanted.course)
