"""Every paper through the programs of others: no error, no warning, every font embedded, every letter copied out.

Apache PDFBox judges PDF/A-1b. `make papers` installs the programs; where they are missing nothing is said here.
"""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from random import Random

import pypdfium2
import pytest

from dxdesk.domain.periods import read_period
from dxdesk.papers.choices import Choices
from dxdesk.papers.kinds import EVERY, paper_kind
from dxdesk.papers.making import make
from dxdesk.report.certificate import write_certificates
from dxdesk.report.fonts import VIETNAMESE
from dxdesk.report.page import build, ink
from dxdesk.store.database import Store
from dxdesk.store.slip_book_acts import new_book
from dxdesk.store.slip_books import books
from dxdesk.store.training.classes import classes
from dxdesk.store.visits import save_visit
from tests.papers.town import LISTS, random_town
from tests.report.class_kit import batch, certificate
from tests.report.test_signing import paper, signed
from tests.store.kit import Clock, draft, new_store

JARS = [Path("/usr/share/java", f"{name}.jar") for name in (
    "preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api")]
TOOLS = all(map(shutil.which, ("pdfinfo", "pdffonts", "pdfsig", "qpdf", "java"))) and all(jar.exists() for jar in JARS)
pytestmark = pytest.mark.skipif(not TOOLS, reason="the PDF programs are not here; `make papers` installs them")


def run(*words: object) -> str:
    """What a program wrote to both streams."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, timeout=120)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of each kind of paper, out of one made-up town."""
    folder = tmp_path_factory.mktemp("giấy")
    with new_store(folder / "sổ", Clock()) as store:
        random_town(store, Random(7))
        chosen = everything(store)
        for key in EVERY:
            (folder / f"{key}.pdf").write_bytes(make(store, paper_kind(key), chosen, LISTS).drawn.data)
    write_certificates(batch(certificate()), folder / "certificates.pdf", "a5")
    return folder


def everything(store: Store) -> Choices:
    """An answer to every question a paper may ask."""
    slip = draft("Trần Thị Bé Ba", "VNEID_ACTIVATE", phone="0912345678", eid_state="l1")
    saved = save_visit(store, replace(slip, visit={**slip.visit, "follow_up_on": "2026-11-25"}))
    new_book(store, 1, 8)
    return Choices(read_period("2026"), day="2026-11-21", visit=saved.visit_id, resident=saved.resident_id,
                   book=books(store)[0].code, course=classes(store)[-1].id)


FILES = (*EVERY, "certificates")


@pytest.mark.parametrize("name", FILES)
def test_no_program_has_anything_to_say_against_it(folder, name):
    file = folder / f"{name}.pdf"
    checked = run("qpdf", "--check", file)
    assert "No syntax or stream encoding errors found" in checked and "WARNING" not in checked
    told = run("pdfinfo", file)
    assert "Syntax" not in told and "Title:" in told and "Author:" in told and "Title:  \n" not in told
    fonts = run("pdffonts", file).splitlines()[2:]
    assert fonts and all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)


@pytest.mark.parametrize("name", FILES)
def test_every_paper_is_fit_for_the_archive(folder, name):
    validator = "org.apache.pdfbox.preflight.Validator_A1b"
    told = run("java", "-cp", ":".join(map(str, JARS)), validator, folder / f"{name}.pdf")
    assert f"{name}.pdf is a valid PDF/A-1b file" in told, told


def test_every_letter_copies_out(tmp_path):
    styles = ink()
    letters = "".join(sorted(VIETNAMESE))
    story = [styles.text(" ".join(letters), style) for style in (styles.body, styles.item, styles.note)]
    (tmp_path / "a.pdf").write_bytes(build(story, styles.family, "Chữ", "Tổ", practice=False)[0])
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    read = "".join(document[0].get_textpage().get_text_bounded().split())
    document.close()
    assert read == letters * 3
    run("pdftotext", tmp_path / "a.pdf")
    assert "".join((tmp_path / "a.txt").read_text("utf-8").split()) == letters * 3


def test_a_signed_paper_is_valid_to_others(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(signed(paper()).data)
    assert "Signature is Valid" in run("pdfsig", "-nocert", file)
    assert "WARNING" not in run("qpdf", "--check", file)
