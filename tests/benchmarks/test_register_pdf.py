"""The benchmark of the registers: every way prints the same rows."""

import pypdfium2
import pytest

from benchmarks import register_pdf


@pytest.mark.parametrize("way", [way for way in register_pdf.WAYS if way != "QTextDocument"])
def test_every_way_prints_every_row(way):
    sheet = register_pdf.register(60)
    texts = [[cell.text for cell in row] for row in register_pdf.visit_tables(sheet)[0].rows]
    with pypdfium2.PdfDocument(register_pdf.WAYS[way](sheet, texts)) as document:
        printed = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert printed.count("2026 ") >= 60 and all(text[5] in printed for text in texts)


def test_a_small_register_is_raced_and_told(monkeypatch):
    monkeypatch.setattr(register_pdf, "_apart", lambda work, *of: work(*of) if of[0] != "QTextDocument" else (9.0, 1.0))
    first, *others = register_pdf.measure(20)
    assert first.ratio and "bare canvas" in first.note
    assert [figure.against for figure in others] == ["tables of 50 rows", "LongTable", "QTextDocument"]
