"""Finished pages held compressed while a long paper is drawn; ReportLab would keep every letter as text to the end."""

import zlib

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas


def pack(canvas: Canvas) -> None:
    """Compress the pages before the one being drawn, as they will stand in the file."""
    for page in reversed(canvas._doc.Pages.pages):  # noqa: SLF001 - there is no other way to finished pages
        if page.stream is None:
            break
        filters = PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])})
        page.Contents, page.stream = PDFStream(filters, zlib.compress(page.stream.encode("latin-1"))), None
