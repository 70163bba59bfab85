"""The program's font, for painters, and where the system has none with every Vietnamese tone.

Read when first needed: the first picture takes its font from the style sheet, and these types cost 3 ms of the start.
"""

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

FAMILIES = ["Segoe UI", "Noto Sans"]


def provide_font() -> bool:
    """Bring Noto Sans where neither it nor Segoe UI is; others cut tones of Ẵ Ỗ Ẫ (qt-pdf-qr §1). True if brought."""
    if any(QFontInfo(QFont(family)).family() == family for family in FAMILIES):
        return False
    import pymupdf_fonts  # start-up: only where the system lacks a font with every tone

    for face in ("notos", "notosbo"):
        QFontDatabase.addApplicationFontFromData(pymupdf_fonts.myfont(face))
    return True


def painters_font(base: QFont, pixels: int, bold: bool) -> QFont:
    """The program's font for who paints by hand."""
    font = QFont(base)
    font.setFamilies(FAMILIES)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font
