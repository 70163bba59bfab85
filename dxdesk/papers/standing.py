"""How a paper in sight stands to what was printed of it before, for the card “Bản đã in” (look 08)."""

from dataclasses import dataclass

from dxdesk.papers.archive import same_place
from dxdesk.papers.issuing import AGAIN, FIRST, planned
from dxdesk.papers.kinds import BLANK, FIGURES
from dxdesk.papers.making import Made
from dxdesk.report.changes import count
from dxdesk.store.database import Store
from dxdesk.store.documents import Document, documents


@dataclass(frozen=True, slots=True)
class Standing:
    """The prints of a paper, the newest first, and what printing it now comes to.

    `state` is FIRST, AGAIN or CHANGED as of `issuing`, empty for a paper that is not kept; `places` differ in figures;
    `reworded` where the figures are equal and the words around them are not; `drawable` whether a print can be shown.
    """

    printed: tuple[Document, ...]
    state: str
    edition: int
    places: int
    reworded: bool
    drawable: bool

    @property
    def sentence(self) -> str:
        """What printing now comes to, in one sentence."""
        if not self.state:
            return "Giấy này không có số liệu để giữ lại, in bao nhiêu lần cũng được."
        if self.state == FIRST:
            return "Chưa in lần nào. In hoặc lưu tệp thì sổ giữ lại bản này."
        if self.state == AGAIN:
            return ("Số liệu chưa đổi, chỉ khác lời văn hoặc người ký." if self.reworded
                    else "Số liệu chưa đổi, in lại ra y như cũ.")
        return f"Số liệu đã đổi {self.places} chỗ, in ra bản {self.edition}."


def standing(store: Store, made: Made) -> Standing:
    """How a paper just made stands to the archive."""
    kind = made.kind
    if kind.archive == BLANK:
        return Standing((), "", 0, 0, False, False)
    plan = planned(store, kind, made.choices, made.sheet)
    prints = tuple(documents(store, *same_place(kind, made.choices)))
    return Standing(prints, plan.state, plan.stamp.edition, count(plan.stamp.changes),
                    plan.state == AGAIN and plan.keeps, kind.archive == FIGURES)
