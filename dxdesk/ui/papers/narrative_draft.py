"""Words of a report being typed, kept until they are saved."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from dxdesk.papers.choices import Choices
from dxdesk.papers.making import days_of, scope_of
from dxdesk.ui.context import Desk
from dxdesk.ui.quiet_draft import QuietDraft

_FORM, _VERSION = "narrative", 1


class NarrativeDraft(QuietDraft):
    """Keeps what `texts` answers: the text of each block that is not saved."""

    def __init__(self, desk: Desk, texts: Callable[[], dict[str, str]], parent: QObject) -> None:
        super().__init__(desk, _FORM, _VERSION, parent)
        self._texts = texts

    def follow(self, paper: str, choices: Choices) -> dict[str, str]:
        """What is typed from now on belongs to this report; what was typed for it before and never saved, by block."""
        self.rest()
        self.slot = f"{_FORM}:{paper}:{days_of(choices)}:{scope_of(choices)}"
        draft = self.left()
        return {str(block): str(words) for block, words in draft.body["texts"].items()} if draft else {}

    def typed(self) -> dict[str, Any]:
        """Each block's text."""
        texts = self._texts()
        return {"texts": texts} if texts else {}
