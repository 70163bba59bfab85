"""What became of a file that was read, as people and programs are told."""

from dataclasses import dataclass, replace

from dxdesk.exchange.results import RESULTS
from dxdesk.store.apply import Applied
from dxdesk.store.intakes import Counts, IntakeFile


@dataclass(frozen=True, slots=True)
class Incoming:
    """What became of a file: one of `RESULTS` with its sentence, and what its ops did here.

    `ops` were new, `new`, `changed` and `deleted` are records, `conflicts` were opened. `skipped` ops did nothing, each
    kind of reason a sentence in `reasons`. `kind` and `writer` are empty where the file could not be read.
    """

    file: str
    result: str
    sentence: str
    ops: int = 0
    new: int = 0
    changed: int = 0
    conflicts: int = 0
    deleted: int = 0
    skipped: int = 0
    reasons: tuple[str, ...] = ()
    kind: str = ""
    writer: str = ""

    @property
    def noted(self) -> IntakeFile:
        """The file as the taking in keeps it."""
        did = Counts(self.ops, self.new, self.changed, self.conflicts, self.deleted)
        return IntakeFile(self.file, self.kind, self.writer, self.result, did)

    def of(self, kind: str, writer: str) -> "Incoming":
        """The same, of a file whose first line could be read."""
        return replace(self, kind=kind, writer=writer)

    def held(self, rows: int) -> "Incoming":
        """The same, of a file whose lines this desk has."""
        return replace(self, skipped=rows, reasons=(RESULTS["held"],))

    def did(self, result: str, done: Applied, rows: int) -> "Incoming":
        """The same, once its `rows` lines are merged."""
        known = rows - done.ops
        reasons = (f"{known} dòng máy này đã có.",) if known > 0 else ()
        return replace(
            self, result=result, sentence=_sentence(result, done), ops=done.ops, new=done.new, changed=done.changed,
            conflicts=done.conflicts, deleted=done.deleted, skipped=max(known, 0), reasons=reasons)


def answered(name: str, result: str, sentence: str = "") -> Incoming:
    """A file's answer before anything of it is merged."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in name)
    return Incoming(shown, result, sentence or RESULTS[result])


def _sentence(result: str, done: Applied) -> str:
    if result != "received":
        return RESULTS[result]
    if not done.ops:
        return "Đã nhận, không có dòng nào mới."
    waiting = f" Có {done.conflicts} xung đột chờ chọn." if done.conflicts else ""
    return f"Đã nhận {done.ops} dòng.{waiting}"
