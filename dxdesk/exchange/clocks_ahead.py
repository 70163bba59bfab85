"""Packs that come from the future: some laptop's clock is wrong, and people are told whose (format §2)."""

from collections.abc import Sequence

from dxdesk.exchange.header import Header
from dxdesk.exchange.trust import Trust
from dxdesk.ledger.clock import Wall
from dxdesk.store.clock_words import pack_clock_notice


class ClocksAhead:
    """Of every laptop whose packs come from the future, one sentence about the farthest."""

    def __init__(self, trust: Trust, clock: Wall) -> None:
        self._trust, self._clock = trust, clock
        self._farthest: dict[str, tuple[str, str]] = {}

    @property
    def sentences(self) -> Sequence[str]:
        """One for each of these laptops."""
        return [said for _, said in self._farthest.values()]

    def look(self, header: Header) -> None:
        """Look at when a pack says that it was made."""
        card = self._trust.names.get(header.writer)
        label = card.label if card else header.writer
        said = pack_clock_notice(label, header.made, self._clock())
        if said and header.made > self._farthest.get(label, ("", ""))[0]:
            self._farthest[label] = header.made, said
