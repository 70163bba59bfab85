"""A paper made fit for the archive: PDF/A-1b (ISO 19005-1), as electronic records of an office are kept.

ReportLab embeds every font and writes neither transparency nor scripts; what is added here is the metadata packet, the
profile the greys are meant in, and a line end before every `endstream`. Tags for screen readers (PDF/A-1a, PDF/UA) are
not possible with it: it knows no marked content.
"""

import struct
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf

_TOLD = ("title", "author", "producer", "creator")
_DAY = "2000-01-01T00:00:00+00:00"  # equal input gives equal bytes: ReportLab writes this day for the same reason
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
# sRGB (IEC 61966-2-1) adapted to D50, as profiles of version 2 write it; PDF/A-1 knows no later version.
_PRIMARIES = {b"rXYZ": (0.4361, 0.2225, 0.0139), b"gXYZ": (0.3851, 0.7169, 0.0971), b"bXYZ": (0.1431, 0.0606, 0.7141)}
_D50, _D65 = (0.9642, 1.0, 0.8249), (0.9505, 1.0, 1.0891)
_GAMMA = 0x0233  # 2.2


def archival(data: bytes) -> bytes:
    """The same pages as PDF/A-1b; equal input gives equal bytes."""
    with pikepdf.open(BytesIO(data)) as paper:
        info = paper.docinfo
        for empty in ("/Subject", "/Keywords", "/Trapped"):
            if empty in info:
                del info[empty]
        told = {name: escape(str(info.get(f"/{name.title()}", ""))) for name in _TOLD}
        packet = paper.make_stream(_PACKET.format(day=_DAY, **told).encode())
        packet.Type, packet.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        paper.Root.Metadata = packet
        paper.Root.OutputIntents = pikepdf.Array([_output_intent(paper)])
        made = BytesIO()
        paper.save(made, deterministic_id=True, preserve_pdfa=True, force_version="1.4",
                   object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return made.getvalue()


def _output_intent(paper: pikepdf.Pdf) -> pikepdf.Object:
    profile = paper.make_stream(_profile())
    profile.N = 3
    return paper.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent, S=pikepdf.Name.GTS_PDFA1, OutputConditionIdentifier="sRGB IEC61966-2.1",
        Info="sRGB IEC61966-2.1", DestOutputProfile=profile))


@cache
def _profile() -> bytes:
    """The colour profile of sRGB, version 2.1 (ICC.1:1998-09)."""
    name = b"sRGB IEC61966-2.1\0"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(4 + 4 + 2 + 1 + 67)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, _GAMMA)
    tags = {b"desc": described, b"cprt": b"text\0\0\0\0CC0\0", b"wtpt": _xyz(_D65),
            **{name: _xyz(place) for name, place in _PRIMARIES.items()},
            **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)}
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for tag, value in tags.items():
        table += tag + struct.pack(">II", start + len(body), len(value))
        body += value + bytes(-len(value) % 4)
    size = start + len(body)
    day = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4xI4s4s4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ") + day + b"acsp" + bytes(28)
    return head.ljust(68, b"\0") + _xyz(_D50)[8:] + bytes(128 - 80) + table + body


def _xyz(place: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(part * 65536) for part in place))
