"""What the square code in a camera's frame says. No frame is kept, no code twice within three seconds."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

from PySide6.QtGui import QImage

from dxdesk.domain.scanned import what_is

EVERY = 0.120
"""Seconds between two frames that are looked at: a frame costs some 12 ms."""
ONCE = 3.0
"""Seconds in which a code held before the camera is read once."""


def reader() -> Callable[[QImage], Sequence[str]] | None:
    """What finds the QR codes of a grey picture; None where the `camera` extra is not installed.

    Only QR, not turned, shrunk or inverted: all formats cost 18 times as much (qt-pdf-qr §6), and a QR is found at
    any angle without turning.
    """
    try:
        import zxingcpp  # start-up: only who opens the camera needs it, and it is an extra
    except ImportError:
        return None

    def read(picture: QImage) -> list[str]:
        only: Any = zxingcpp.BarcodeFormat.QRCode
        found = zxingcpp.read_barcodes(
            picture, formats=only, try_rotate=False, try_downscale=False, try_invert=False,
            text_mode=zxingcpp.TextMode.Plain)
        return [code.text for code in found]

    return read


def frame_text(picture: QImage, read: Callable[[QImage], Sequence[str]]) -> str | None:
    """The text of the code in a frame: of a card before anything else; None where two cards are in sight, or nothing.

    Two cards say nothing: which of them is meant only the person knows.
    """
    texts = list(dict.fromkeys(read(picture.convertToFormat(QImage.Format.Format_Grayscale8))))
    cards = [text for text in texts if what_is(text).kind == "card"]
    if len(cards) > 1:
        return None
    return next(iter(cards or texts), None)


class FrameReader:
    """Looks at some of the frames of a camera."""

    def __init__(self, read: Callable[[QImage], Sequence[str]], clock: Callable[[], float] = monotonic) -> None:
        self._read, self._clock = read, clock
        self._looked = self._found = float("-inf")
        self._mark = 0

    @property
    def due(self) -> bool:
        """Whether the next frame shall be looked at."""
        return self._clock() - self._looked >= EVERY

    def text(self, picture: QImage) -> str | None:
        """The text of a frame, once for as long as its code stays in sight."""
        self._looked = now = self._clock()
        text = frame_text(picture, self._read)
        if text is None:
            return None
        mark, again = hash(text), now - self._found < ONCE
        self._found, same = now, mark == self._mark
        self._mark = mark
        return None if same and again else text
