"""Tables in CSV and Excel: read alike, columns chosen on screen, and what could harm refused with a reason."""

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook

from tests.cast import Cast
from wissel.arbeidsmarkt.actions import bestanden, bronnen
from wissel.arbeidsmarkt.feeds import tabellen
from wissel.arbeidsmarkt.feeds.lezers import Fout, read_table
from wissel.arbeidsmarkt.feeds.ophalen import Geweigerd
from wissel.arbeidsmarkt.models import Bronbestand, Importfout, Vacature
from wissel.arbeidsmarkt.tasks import read_waiting
from wissel.arbeidsmarkt.velden import Velden
from wissel.fouten import DomainError

KOP = ["Nr", "Functie", "Bedrijf", "Plaats", "Postcode", "Uren", "Loon", "Sluit", "Wat doe je"]
RIJ = [
    7,
    "Kok 🍳",
    "De Leeuw",
    "Zwolle / Kampen",
    "0999",
    "32-40 uur of in overleg",
    "€ 540 per week",
    dt.date(2099, 1, 31),
    "Je tilt 10 kg.",
]


def book(*rows: Any, title: str = "") -> bytes:
    made = Workbook()
    sheet = made.create_sheet("Vacatures")
    if title:
        sheet.append([title])
        sheet.append([])
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def packed(parts: dict[str, bytes], base: bytes = b"") -> bytes:
    stream = io.BytesIO(base)
    with zipfile.ZipFile(stream, "a" if base else "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def replaced(base: bytes, name: str, text: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(base)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    return packed({**parts, name: text})


def test_excel_and_csv_are_read_alike_below_an_empty_sheet_and_a_title() -> None:
    excel = book(KOP, RIJ, [], [8, None, "X"], title="Onze vacatures")
    [row, wrong] = read_table(excel)
    assert isinstance(row, Velden) and (row.titel, row.bron_sleutel) == ("Kok 🍳", "7")
    assert (row.uren_min, row.uren_max, row.loon_van, row.loon_per) == (32, 40, 540, "week")
    assert row.sluit_op == dt.date(2099, 1, 31) and row.plaats == "Zwolle / Kampen"
    assert isinstance(wrong, Fout) and wrong.rij == 6
    text = "\n".join(";".join(str(each) for each in line) for line in (KOP, RIJ))
    [same] = read_table(("sep=;\r\n" + text).encode("utf-16"))
    assert same == row
    assert tabellen.head(excel).kolommen == tuple(KOP) and tabellen.head(excel).rijen == 2


DTD = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "oud Excel"), (b"PK\x03\x04kapot", "kapot"), (book(KOP)[:900], "kapot"),
        (packed({"[Content_Types].xml": b"<x/>"}), "kapot"), (packed({"xl/a.xml": b" " * (101 << 20)}), "100 MB"),
        (replaced(book(KOP, RIJ), "xl/sharedStrings.xml", DTD + b"<sst>&b;</sst>"), "DTD"),
        (replaced(book(KOP, RIJ), "xl/workbook.xml", "<!DOCTYPE x>".encode("utf-16")), "DTD"),
        (packed({f"{n}.xml": b"" for n in range(2001)}), "100 MB"), (b"", "leeg"), (b"een\n", "geen rijen"),
        (book(KOP), "geen rijen"),
    ],
)  # fmt: skip
def test_what_could_harm_is_refused_with_a_reason(body: bytes, why: str) -> None:
    with pytest.raises(Geweigerd, match=why):
        tabellen.head(body)


def test_a_sheet_without_end_is_read_as_far_as_the_limit(monkeypatch: Any) -> None:
    monkeypatch.setattr(tabellen, "MOST_ROWS", 50)
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + b"".join(
            b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>Kok</t></is></c>'
            b'<c r="XFD%d" t="inlineStr"><is><t>x</t></is></c>'
            b'<c r="B%d" t="inlineStr"><is><t>y</t></is></c></row>' % (n, n, n, n)
            for n in (1, 2, 3, 1_048_576)
        )
    )
    body = replaced(book(KOP, RIJ), "xl/worksheets/sheet1.xml", sheet + b"</sheetData></worksheet>")
    found = list(tabellen.rows(body))
    assert len(found) == 3 and max(len(cells) for _n, cells in found) <= tabellen.MOST_COLUMNS


def test_a_table_is_brought_columns_chosen_and_read_in_the_background(cast: Cast) -> None:
    by = cast.joris.actor
    bron = bronnen.save_source(by=by, naam="Lijst", soort="csv", url="", actief=False)
    with pytest.raises(DomainError, match="https"):
        bronnen.save_source(by=by, naam="Leeg", soort="xml", url="")
    with pytest.raises(DomainError, match="kapot"):
        bestanden.put_file(by=by, bron=bron, naam="x.xlsx", inhoud=b"PK\x03\x04")
    body = book(KOP, RIJ, [8, "", "Bakkerij"], [9, "Bakker", "Bol", "Ede", "6711 AB", "400", "", None, ""])
    waits = bestanden.put_file(by=by, bron=bron, naam="x.xlsx", inhoud=body)
    bron.refresh_from_db()
    assert waits.rijen == 3 and waits.kolommen == KOP and bron.mapping["werkgever_naam"] == "Bedrijf"
    assert not Vacature.objects.exists()
    with pytest.raises(DomainError, match="functie"):
        bestanden.choose_columns(by=by, bron=bron, mapping={"plaats": "Plaats"})
    bestanden.choose_columns(by=by, bron=bron, mapping={**bron.mapping, "tekst": "Wat doe je"})
    read_waiting(bureau_id=str(bron.bureau_id), bron_id=str(bron.pk))
    read_waiting(bureau_id=str(bron.bureau_id), bron_id=str(bron.pk))
    row = Vacature.objects.get(bron_sleutel="7")
    assert row.titel == "Kok 🍳" and row.pc4 == "" and row.gelezen["lift_kg"][0] == 10
    assert Vacature.objects.count() == 2 and not Bronbestand.objects.exists()
    assert Importfout.objects.filter(gelezen=False).values_list("rij", flat=True)[0] == 3
    notes = " ".join(Importfout.objects.filter(gelezen=True).values_list("fout", flat=True))
    assert "postcode 0999 bestaat niet" in notes and "400 uur" in notes
    bron.refresh_from_db()
    assert (bron.uitkomst["nieuw"], bron.uitkomst["fouten"], bron.uitkomst["opmerkingen"]) == (2, 1, 2)


def test_a_brought_table_closes_others_only_when_it_is_the_whole_list(cast: Cast) -> None:
    by = cast.joris.actor
    bron = bronnen.save_source(by=by, naam="Lijst", soort="csv", url="")
    lines = ["nummer;functie;werkgever;plaats", "1;Kok;A;Ede", "2;Bakker;A;Ede"]
    for whole, left in (("\n".join(lines), 2), ("\n".join(lines[:2]), 2)):
        bestanden.put_file(by=by, bron=bron, naam="a.csv", inhoud=whole.encode())
        bestanden.read_file(by=by, bron=bron)
        assert Vacature.objects.filter(gesloten_op=None).count() == left
    bestanden.put_file(by=by, bron=bron, naam="a.csv", inhoud="\n".join(lines[:2]).encode(), sluit=True)
    bestanden.read_file(by=by, bron=bron)
    assert Vacature.objects.get(gesloten_op=None).titel == "Kok"
