"""A paper for the archive: what PDF/A-1b asks for beyond embedded fonts, and the pages untouched."""

import io
from xml.etree import ElementTree

import pikepdf
import pypdfium2
from PIL import ImageCms

from dxdesk.report.page import build, ink
from dxdesk.report.pdfa import archival

TOLD = "Báo cáo <tháng> & quý", "Tổ Khu phố 3"
NAMES = {"dc": "http://purl.org/dc/elements/1.1/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
         "pdfaid": "http://www.aiim.org/pdfa/ns/id/"}


def plain() -> bytes:
    styles = ink()
    return build([styles.text("Kết quả hoạt động", styles.body)], styles.family, *TOLD, practice=False)[0]


def picture(data: bytes) -> bytes:
    document = pypdfium2.PdfDocument(data)
    drawn = bytes(document[0].render().buffer)
    document.close()
    return drawn


def test_the_metadata_says_the_same_as_the_file_and_which_standard():
    with pikepdf.open(io.BytesIO(archival(plain()))) as paper:
        root = ElementTree.fromstring(paper.Root.Metadata.read_bytes())
        told = [root.findtext(f".//dc:{what}//rdf:li", namespaces=NAMES) for what in ("title", "creator")]
        assert told == [str(paper.docinfo.Title), str(paper.docinfo.Author)] == list(TOLD)
        assert [root.findtext(f".//pdfaid:{what}", namespaces=NAMES) for what in ("part", "conformance")] == ["1", "B"]
        assert "/Filter" not in paper.Root.Metadata


def test_the_profile_is_one_a_colour_engine_reads():
    with pikepdf.open(io.BytesIO(archival(plain()))) as paper:
        data = paper.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
    assert profile.profile.version == 2.1
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB IEC61966-2.1"


def test_pages_stay_as_they_are_and_equal_input_gives_equal_bytes():
    before = plain()
    assert picture(archival(before)) == picture(before)
    assert archival(before) == archival(plain())
    assert archival(before).startswith(b"%PDF-1.4")
