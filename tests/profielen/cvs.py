"""Cv's as people write them, and files as people (and worse) send them."""

import io
import zipfile

from docx import Document as Word

NEDERLANDS = """Curriculum Vitae
Samira Yilmaz
Geboortedatum: 12-05-1984
Nationaliteit: Nederlandse
Burgerlijke staat: gehuwd, 2 kinderen
BSN: 111222333
Dorpsstraat 1, 1234 AB Utrecht
Telefoon: 06-12345678
E-mail: samira@voorbeeld.example
Rijbewijs: B, BE

Werkervaring
2016 - heden  Orderpicker, De Vries Logistiek BV
• Orders verzamelen met de scanner
• Voorraad tellen
• Nieuwe collega's inwerken

maart 2012 t/m december 2015
Productiemedewerker
Bakkerij Jansen
- Inpakken
- Kwaliteitscontrole

Vrijwilligerswerk
sinds 2019 Gastvrouw bij Buurthuis De Kern

Opleidingen
2010 – 2012 Logistiek medewerker, MBO 2, ROC Midden Nederland (diploma behaald)
2000-2004 VMBO, Het Lyceum, niet afgerond

Cursussen en certificaten
2021 VCA
Heftruckcertificaat (2018)

Talen
Nederlands: goed, spreken B2, schrijven B1
Turks (moedertaal)
Engels: redelijk

Vaardigheden
Excel, WMS, Heftruck rijden
Oosterse kalligrafie

Eigenschappen
nauwkeurig, vrolijk

Hobby's
lezen, moskee, koken met mijn kinderen

Referenties
Op aanvraag: J. de Vries, 06-87654321
"""
ENGELS = """John Example
Date of birth: 1 January 1980

Work experience
Warehouse worker
ACME Logistics
January 2018 - present
- Order picking and packing
- Forklift driving
Cook
Restaurant Blue
2010 - 2017
- Cooking for 80 guests

Education
Bachelor of Business, Amsterdam University, 2009

Languages
English (native), Dutch: fluent
Driving licence B
"""


def docx(text: str) -> bytes:
    """A Word file with this text."""
    paper = Word()
    for line in text.splitlines():
        paper.add_paragraph(line)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def rezip(content: bytes, changes: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename not in changes:
                new.writestr(part, old.read(part.filename))
        for name, part in changes.items():
            new.writestr(name, part)
    return out.getvalue()


def with_xml(body: str, before: str = "") -> bytes:
    """A Word file whose text is this XML, with something before the root."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return rezip(docx("x"), {"word/document.xml": xml.encode()})


def pdf(text: str, pages: int = 1, extra: bytes = b"") -> bytes:
    """A small PDF with this text on each page, written by hand so that nothing else is in it."""
    lines = "".join(f"({_escaped(line)}) Tj T* " for line in text.splitlines())
    stream = f"BT /F1 11 Tf 50 800 Td 14 TL {lines} ET".encode("cp1252", "replace")
    kids = " ".join(f"{4 + n} 0 R" for n in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + extra + b" >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *[
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + pages} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
            for _n in range(pages)
        ],
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
