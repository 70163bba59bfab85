"""The room left for a signature, named in the file itself, so that a paper saved long ago can still be signed in it."""

from reportlab.platypus import Flowable

PLACE = "Chỗ ký"
"""What the room is called in the outline of the file, which points to its corners."""


class SignatureRoom(Flowable):
    """An empty stretch `height` points high, where the signature of the head of the paper goes."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self._height = height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The whole width offered."""
        self.width, self.height = width, self._height
        return self.width, self.height

    def draw(self) -> None:
        """Nothing to see: an entry of the outline."""
        left, bottom = self.canv.absolutePosition(0, 0)
        self.canv.bookmarkPage(PLACE, fit="FitR", left=left, bottom=bottom, right=left + self.width,
                               top=bottom + self.height)
        self.canv.addOutlineEntry(PLACE, PLACE)
