"""Codes in made-up frames: at the sizes measured in the notes, turned, noisy, blurred, foreign, two, none."""

import io
import random

import pytest
import segno
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from dxdesk.ui.desk import camera
from dxdesk.ui.desk.camera import EVERY, ONCE, FrameReader, frame_text, reader

pytest.importorskip("zxingcpp")
CARD = "074065000456||Nguyễn Văn Tám|20071965|Nam|Khu phố 1, Phú Cường, Thủ Dầu Một, Bình Dương|15082024||||"
SECOND = "070190000123|281234567|Trần Thị Bé|05091990|Nữ|Ấp 3, Tân Lập, Đồng Phú, Bình Phước|12042022"
PAYING = "00020101021138540010A00000072701240006970403011001234567890208QRIBFTTA53037045802VN63041234"
SIZE = (800, 600)


def code(text: str) -> QImage:
    stream = io.BytesIO()
    segno.make_qr(text, error="m").save(stream, kind="png", scale=8, border=4)
    return QImage.fromData(stream.getvalue()).convertToFormat(QImage.Format.Format_RGB32)


def smaller(image: QImage, factor: float) -> QImage:
    width = max(1, round(image.width() * factor))
    return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


def frame(*texts: str, module: float = 4.9, turned: float = 0, skewed: bool = False, noise: int = 12,
          blur: float = 0) -> QImage:
    """A camera's picture of codes whose modules are so many pixels wide, on a grey table."""
    made = QImage(*SIZE, QImage.Format.Format_RGB32)
    made.fill(QColor(150, 145, 140))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for at, text in enumerate(texts):
        painter.save()
        painter.translate(SIZE[0] * (at + 1) / (len(texts) + 1), SIZE[1] / 2)
        painter.rotate(turned)
        if skewed:
            painter.setTransform(QTransform().shear(0.12, 0.05), combine=True)
        drawn = smaller(code(text), module / 8)
        painter.drawImage(-drawn.width() // 2, -drawn.height() // 2, drawn)
        painter.restore()
    painter.end()
    if blur:
        small = smaller(made, 1 / (1 + blur))
        made = small.scaled(*SIZE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return noisy(made.convertToFormat(QImage.Format.Format_Grayscale8), noise)


def noisy(image: QImage, sigma: int) -> QImage:
    """Every pixel a little off, as in bad light."""
    grain = bytes(max(0, min(255, round(random.Random(at).gauss(128, sigma)))) for at in range(4_001))
    pixels = image.bits()
    shift = grain * (len(pixels) // len(grain) + 1)
    pixels[:] = bytes(max(0, min(255, one + two - 128)) for one, two in zip(pixels, shift, strict=False))
    return image


@pytest.mark.parametrize(("module", "blur"), [(2.0, 0), (3.3, 0), (3.3, 0.5), (4.9, 0), (4.9, 1), (6.9, 0), (6.9, 1)])
@pytest.mark.parametrize("turned", [0, 17, 90])
def test_a_card_is_read_at_the_sizes_of_the_notes(module, blur, turned):
    picture = frame(CARD, module=module, blur=blur, turned=turned, skewed=turned == 17)
    assert frame_text(picture, reader()) == CARD


def test_a_colour_frame_is_read_as_well():
    assert frame_text(code(CARD), reader()) == CARD


@pytest.mark.parametrize(("texts", "expected"), [
    ((PAYING,), PAYING), ((PAYING, CARD), CARD), ((CARD, PAYING), CARD), ((CARD, SECOND), None), ((), None),
    ((CARD, CARD), CARD),
])
def test_the_card_counts_and_two_cards_say_nothing(texts, expected):
    assert frame_text(frame(*texts, module=4.0), reader()) == expected


def test_a_code_held_before_the_camera_is_read_once():
    now = [0.0]
    looks = FrameReader(lambda _picture: [CARD], lambda: now[0])
    picture = QImage(8, 8, QImage.Format.Format_Grayscale8)
    assert looks.due and looks.text(picture) == CARD
    assert not looks.due
    for _ in range(20):
        now[0] += EVERY
        assert looks.due and looks.text(picture) is None
    now[0] += ONCE
    assert looks.text(picture) == CARD
    assert CARD not in repr(vars(looks)) and not any(isinstance(one, QImage) for one in vars(looks).values())


def test_another_card_is_read_at_once():
    texts = [[CARD], [SECOND], []]
    looks = FrameReader(lambda _picture: texts.pop(0), lambda: 0.0)
    picture = QImage(8, 8, QImage.Format.Format_Grayscale8)
    assert [looks.text(picture) for _ in range(3)] == [CARD, SECOND, None]


def test_without_the_extra_there_is_no_reader(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "zxingcpp", None)
    assert camera.reader() is None
