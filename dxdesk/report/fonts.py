"""The serif of official papers: Times New Roman, else its metric twins, else Noto Sans; always embedded.

NĐ 30/2020 asks for Times New Roman. Some fonts of the right name lack Vietnamese letters (Liberation 1), and ReportLab
drops a letter the font does not have without a word, so families are taken only whole and every text is checked.
"""

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock

import pymupdf_fonts
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from dxdesk.errors import InputError
from dxdesk.paths import resource_path

STYLES = ("regular", "bold", "italic", "bold_italic")
_VOWELS = "aăâeêioôơuưy"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
VIETNAMESE = frozenset(
    unicodedata.normalize("NFC", letter + tone) for vowel in _VOWELS + _VOWELS.upper() for letter in vowel
    for tone in ("", *_TONES)
) | set("đĐ–—“”’…•")

_FAMILIES: tuple[tuple[str, tuple[str, str, str, str]], ...] = (
    ("Times New Roman", ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")),
    ("Times New Roman", ("Times_New_Roman.ttf", "Times_New_Roman_Bold.ttf", "Times_New_Roman_Italic.ttf",
                         "Times_New_Roman_Bold_Italic.ttf")),
    ("Times New Roman", ("Times New Roman.ttf", "Times New Roman Bold.ttf", "Times New Roman Italic.ttf",
                         "Times New Roman Bold Italic.ttf")),
    ("Liberation Serif", ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf",
                          "LiberationSerif-BoldItalic.ttf")),
    ("Tinos", ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")),
)
LAST_RESORT = "Noto Sans"
"""The family that comes with the program."""
_LAST_RESORT_FILES = ("notos", "notosbo", "notosit", "notosbi")


@dataclass(frozen=True, slots=True)
class Family:
    """Four fonts of one family, registered with ReportLab under these names."""

    name: str
    regular: str
    bold: str
    italic: str
    bold_italic: str


class _Font(TTFont):
    """A font that papers drawn at the same time may share: ReportLab reads in its file from one place at a time."""

    def __init__(self, name: str, file: str | BytesIO) -> None:
        super().__init__(name, file)
        self._reading = Lock()

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - ReportLab's name
        """The letters used go into the document, once it is whole."""
        with self._reading:
            super().addObjects(doc)


def serif(folders: Iterable[Path] | None = None) -> Family:
    """The best complete family in `folders`, by default those of this machine; registered and ready to draw with."""
    name, fonts = _of_this_machine() if folders is None else _best(folders)
    for font in fonts:
        pdfmetrics.registerFont(font)
    return Family(name, *(font.fontName for font in fonts))


def font_advice(folders: Iterable[Path] | None = None) -> str:
    """What to do where papers cannot be printed in Times New Roman or its twins; empty where they can."""
    if serif(folders).name != LAST_RESORT:
        return ""
    what = ("cài gói fonts-liberation2" if sys.platform.startswith("linux")
            else "chép bốn tệp phông Times New Roman vào máy")
    return (f"Máy này chưa có phông Times New Roman nên giấy in bằng phông {LAST_RESORT}, chữ vẫn đủ dấu. "
            f"Muốn đúng thể thức thì {what} rồi mở lại chương trình.")


def check_letters(font: str, text: str) -> str:
    """The text in NFC, once every letter of it is known to be in the font; else raises `InputError("letter")`."""
    text = unicodedata.normalize("NFC", text)
    known = pdfmetrics.getFont(font).face.charToGlyph
    lost = [letter for letter in text if ord(letter) not in known]
    if lost:
        code = f"U+{ord(lost[0]):04X}"
        raise InputError("letter", f"Không in được ký hiệu “{lost[0]}” ({code}) trong “{text[:60]}”. "
                                   "Sửa chữ này rồi in lại.")
    return text


@cache
def _of_this_machine() -> tuple[str, list[_Font]]:
    """Read once: it takes as long as drawing a page, and papers drawn at the same time must share their fonts."""
    return _best(_roots())


def _best(folders: Iterable[Path]) -> tuple[str, list[_Font]]:
    known = list(_folders_with_fonts(folders))
    for name, files in _FAMILIES:
        for names in known:
            if all(file.lower() in names for file in files):
                fonts = _load(name, [names[file.lower()] for file in files])
                if fonts:
                    return name, fonts
    return LAST_RESORT, _last_resort()


@cache
def _last_resort() -> list[_Font]:
    buffers = [BytesIO(pymupdf_fonts.myfont(code)) for code in _LAST_RESORT_FILES]
    return [_Font(f"{LAST_RESORT} {style}", buffer) for style, buffer in zip(STYLES, buffers, strict=True)]


def _load(name: str, files: list[Path]) -> list[_Font]:
    """The four fonts, or nothing when a file is broken or lacks Vietnamese letters."""
    try:
        fonts = [_Font(f"{name} {style}", str(file)) for style, file in zip(STYLES, files, strict=True)]
    except (TTFError, OSError):
        return []
    whole = all(ord(letter) in font.face.charToGlyph for font in fonts for letter in VIETNAMESE)
    return fonts if whole else []


def _folders_with_fonts(roots: Iterable[Path]) -> Iterator[dict[str, Path]]:
    """For every folder below, its TrueType files by name in small letters."""
    for root in roots:
        for folder, _, names in os.walk(root):
            files = {name.lower(): Path(folder, name) for name in names if name.lower().endswith(".ttf")}
            if files:
                yield files


def _roots() -> list[Path]:
    """Where this machine keeps fonts, and those a bundle was built with."""
    home = Path.home()
    if sys.platform == "win32":
        system = [Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
                  home / "AppData" / "Local" / "Microsoft" / "Windows" / "Fonts"]
    elif sys.platform == "darwin":
        system = [Path("/System/Library/Fonts/Supplemental"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    else:
        system = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local" / "share" / "fonts",
                  home / ".fonts"]
    return [*system, resource_path("fonts")]
