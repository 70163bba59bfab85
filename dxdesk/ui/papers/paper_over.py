"""Any paper over a page: looked at, printed by one more key, saved (design §6)."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from dxdesk.papers.choices import Choices
from dxdesk.papers.kinds import paper_kind
from dxdesk.papers.making import Made
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import FieldFlow
from dxdesk.ui.papers.over_sheet import OverSheet
from dxdesk.ui.papers.paper_acts import PaperActs
from dxdesk.ui.papers.paper_making import PaperMaking
from dxdesk.ui.papers.print_panel import PrintPanel
from dxdesk.ui.parts import Message, Progress

_ONE_PRINT = "ban-da-in"


class PaperOver(OverSheet):
    """A paper over the page `place`, started as often as asked; In has the focus, so that Enter prints it.

    Signals: saved() when the paper was kept for good; closed().
    """

    def __init__(self, desk: Desk, place: QWidget) -> None:
        super().__init__(desk, place)
        self.making = PaperMaking(desk, self)
        self.panel = PrintPanel(desk, self)
        self.progress = Progress(self)
        self.acts = PaperActs(desk, self.making, self.panel, self.message, self.progress, self)
        self.lay_out(self.panel, self.progress)
        self.making.ready.connect(self._show)
        self.making.refused.connect(self._refuse)
        self.making.stopped.connect(self.leave)
        self.making.advanced.connect(self._advance)
        self.acts.saved.connect(self.saved)
        self._flow = FieldFlow(lambda: [*self.panel.fields(), self.print], lambda _field: True, self)
        for part in (*self.panel.fields(), self.panel.other, self.back, self.keep, self.print):
            self._flow.watch(part)

    @property
    def made(self) -> Made | None:
        """The paper in sight; None while it is made or where it cannot be."""
        return self.making.made

    def start(self, key: str, choices: Choices, heading: str) -> None:
        """Show the paper of that kind and those choices; why there is none is said in its place."""
        self._come(heading, paper_kind(key).file)
        self.making.ask(key, choices)

    def start_print(self, document: str, heading: str) -> None:
        """Show a print of the archive as it was; printed or saved once more it stays that print."""
        self._come(heading, _ONE_PRINT)
        self.making.ask_print(document)

    def leave(self) -> None:
        """Back to the page, to the control that had the focus."""
        self.making.forget()
        self.progress.finish()
        super().leave()

    def save_as(self, file: Path) -> None:
        """Write the paper to a file, for good."""
        self.acts.save_as(file)

    def print_paper(self) -> None:
        """Print it as the fields beside it say, for good."""
        self.acts.print_paper()

    def side_height(self, width: int) -> int:
        """How high the fields of printing stand in that width."""
        return self.panel.height_at(width)

    def _come(self, heading: str, file: str) -> None:
        self.panel.look()
        self.paper.hide()
        self.enable(True)
        self.show_over(heading, file)
        self.progress.start("Đang làm giấy…", self.making.stop, "Dừng thì không còn lại gì.")

    def _show(self, made: Made) -> None:
        self.progress.finish()
        self.paper.show_paper(made.drawn.data, made.drawn.pages)
        self.paper.show()
        self.print.setText(f"In {made.drawn.pages} trang")

    def _refuse(self, sentence: str) -> None:
        self.progress.finish()
        self.message.tell(Message("bad", sentence))
        self.enable(False)

    def _advance(self, done: int, of: int) -> None:
        self.progress.advance(done, of, f"Đang làm giấy: {done} trên {of} dòng")
