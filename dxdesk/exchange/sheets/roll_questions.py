"""What an attendance sheet asks a person, and the refusal of going on without an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dxdesk.errors import InputError

Answers = Mapping[str, str]
"""What people answered, by the id of the question."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: what a program gives, what a person reads."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person knows. Without `choices` the answer is written, a day such as 06/10/2026.

    `suggested` is likely but never taken by itself; `needed`: nothing is taken in before it is answered; `rows` are
    those it is about; `effect` says what happens while it is not answered, without capital and full stop.
    """

    id: str
    sentence: str
    choices: tuple[Choice, ...] = ()
    suggested: str = ""
    needed: bool = False
    rows: tuple[int, ...] = ()
    effect: str = ""


class AsksOpen(InputError):
    """Nothing was taken in: a person must answer first; `details` tells programs what."""

    def __init__(self, asks: Sequence[Question]) -> None:
        super().__init__("asks", f"{asks[0].sentence} Chưa nhận gì; trả lời rồi nhập lại.")
        self.asks = tuple(asks)

    @property
    def details(self) -> dict[str, list[dict]]:
        """The questions, for programs."""
        return {"asks": [{"id": ask.id, "sentence": ask.sentence, "suggested": ask.suggested,
                          "choices": [{"value": one.value, "title": one.title} for one in ask.choices]}
                         for ask in self.asks]}


def refuse_open(asks: Sequence[Question]) -> None:
    """Raises `AsksOpen` where something needed is not answered."""
    needed = [ask for ask in asks if ask.needed]
    if needed:
        raise AsksOpen(needed)


def bad_answer(ask: str, said: str) -> InputError:
    """The refusal of an answer nobody offered."""
    return InputError("bad_answer", f"Câu hỏi “{ask}” không nhận câu trả lời “{said[:40]}”. Chưa nhận gì.")
