"""What people write is printed as they wrote it, in a document everybody can read."""

import datetime as dt
import io
import threading
from typing import Any

import pytest
from pdfua import validate
from pypdf import PdfReader

from tests.documenten.stukken import letters, png, words
from wissel.documenten import render as module
from wissel.documenten.render import Logo, render
from wissel.fouten import DomainError

NU = dt.datetime(2026, 4, 23, 12, tzinfo=dt.UTC)
SHA = "3f1c" * 16
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


def report(tekst: str = "Samira zoekt werk.", **changes: Any) -> dict[str, Any]:
    """A voortgangsrapportage as its template gets it, with this text in every part."""
    party = {"rol": "Kandidaat", "naam": "Samira Yilmaz", "organisatie": ""}
    return {
        "briefhoofd": {"bureau": "Spoorzicht", "adres": "Stationsplein 12", "contact": ["030 123 45 67"]},
        "voet": {
            "titel": "Voortgangsrapportage 1", "versie": 2, "sha256": SHA, "datum": "23 april 2026",
            "datum_iso": "2026-04-23", "concept": False,
        },
        "nummer": 1, "kandidaat": "Samira Yilmaz", "kenmerken": [{"label": "Dossier", "waarde": "2026-0001"}],
        "correctie_reden": "", "partijen": [party],
        "delen": [{"titel": titel, "tekst": tekst} for titel in ("Voortgang", "Werkwijze")],
        "spoor1": {"antwoord": "", "bron": "", "nagevraagd": ""},
        "bronnen": [{"datum": "1 april 2026", "soort": "Gesprek", "wat": tekst, "resultaat": ""}],
        "zienswijze": {"tekst": tekst, "naam": "Samira Yilmaz", "op": ""}, "bestemd_voor": [party], **changes,
    }  # fmt: skip


def made(tekst: str = "Samira zoekt werk.", logo: Logo | None = None, **changes: Any) -> bytes:
    return render("voortgangsrapportage", report(tekst, **changes), made_at=NU, logo=logo)


def findings(pdf: bytes, tmp_path: Any) -> list[Any]:
    path = tmp_path / "stuk.pdf"
    path.write_bytes(pdf)
    return list(validate(path).findings)


@pytest.mark.parametrize(
    "evil",
    [
        '#eval("1")', '#read("/etc/passwd")', '#import "@preview/cetz:0.3.0": *', "{{7*7}}", "{% load static %}",
        "{{ settings.SECRET_KEY }}", "$ x^2 $", "@iemand en <label>", "\\ \\n \\u{41}", "*vet* _schuin_ `code`",
        "= Kop", "- punt", "+ een", "/ term: uitleg", "// geen commentaar", "/* ook niet */", "~ -- --- ...",
        "<b>vet</b> &amp;", "'enkel' en \"dubbel\"", "https://voorbeeld.example/#a", "${jndi:ldap://x}", "%PDF-1.7",
    ],
)  # fmt: skip
def test_code_in_free_text_is_printed_as_it_stands(evil: str) -> None:
    text = words(made(f"Voor {evil} na"))
    assert text.count(f"Voor {' '.join(evil.split())} na") == 4


def test_lines_stay_lines_and_paragraphs_stay_apart(tmp_path: Any) -> None:
    pages = PdfReader(io.BytesIO(made("een\ntwee\n\n\ndrie"))).pages
    assert "een\ntwee\ndrie" in pages[0].extract_text()


def test_arabic_hebrew_and_cyrillic_are_printed(tmp_path: Any) -> None:
    pdf = made("Мария\n\nשלום\n\nمرحبا")
    text = letters(pdf)
    assert "Мария" in text and "[U+" not in text
    assert set("שלום") <= set(text)
    assert findings(pdf, tmp_path) == []


def test_signs_without_a_glyph_are_spelled_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_unknown", set())
    assert "dank [U+1F600 grinning face]!" in words(made("dank 😀!"))
    assert "😀" in module._unknown
    assert "[U+6F22]" in words(made("漢"))


def test_hidden_signs_show(tmp_path: Any) -> None:
    text = words(made("a\u202egpj.exe\x07b"))
    assert "a[U+202E right-to-left override]gpj.exe[U+0007]b" in text


def test_a_word_of_ten_thousand_letters_stays_on_the_page() -> None:
    word = "abcdefghij" * 1000
    party = {"rol": "Kandidaat", "naam": word, "organisatie": word}
    facts = [{"label": "Functie", "waarde": word}]
    pdf = made(word, kandidaat=word, kenmerken=facts, partijen=[party])
    assert word in letters(pdf)
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for line in page.extract_text().splitlines():
            assert len(line) < 250


def test_every_page_says_which_page_version_and_content(tmp_path: Any) -> None:
    pages = [
        " ".join(page.extract_text().split())
        for page in PdfReader(io.BytesIO(made("Woorden genoeg. " * 900))).pages
    ]
    assert len(pages) > 3
    for number, text in enumerate(pages, 1):
        assert f"pagina {number} van {len(pages)}" in text
        assert SHA in text and "versie 2" in text


@pytest.mark.parametrize(
    "logo", [None, Logo(SVG, "svg", "Logo van Spoorzicht"), Logo(png(40, 20), "png", "Logo")]
)
def test_the_accessibility_check_finds_nothing(logo: Logo | None, tmp_path: Any) -> None:
    pdf = made("Een alinea.\n\nNog een alinea.", logo)
    assert findings(pdf, tmp_path) == []
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.trailer["/Root"]["/Lang"] == "nl-NL"
    assert reader.metadata is not None and reader.metadata.title == "Voortgangsrapportage 1 – Samira Yilmaz"
    xmp = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1" in xmp and "<pdfaid:part>2" in xmp and "<pdfaid:conformance>A" in xmp


def test_our_font_is_inside(tmp_path: Any) -> None:
    fonts = str(PdfReader(io.BytesIO(made())).pages[0]["/Resources"]["/Font"])
    names = {
        font.get_object()["/BaseFont"]
        for font in PdfReader(io.BytesIO(made())).pages[0]["/Resources"]["/Font"].values()
    }
    assert any("AtkinsonHyperlegible" in name for name in names), fonts


def test_the_same_content_gives_the_same_bytes() -> None:
    assert made() == made()
    assert made() != made("Samira vond werk.")


def test_a_text_without_end_is_refused_with_what_to_do() -> None:
    with pytest.raises(DomainError, match="te lang"):
        made("x" * 1_100_000)


def test_a_logo_that_points_elsewhere_brings_nothing_in() -> None:
    linked = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="40" height="20">'
    linked += b'<image width="40" height="20" x:href="file:///etc/passwd"/><text y="10">tekst</text></svg>'
    pdf = made(logo=Logo(linked, "svg", "Logo"))
    assert b"root:" not in pdf and "Spoorzicht" in words(pdf)


@pytest.mark.parametrize("soort", ["svg", "png"])
def test_a_broken_logo_makes_room_for_the_name(soort: str) -> None:
    assert words(made(logo=Logo(b"geen plaatje", soort, "Logo"))).startswith("Spoorzicht Stationsplein 12")


def test_many_threads_at_once_each_get_their_own_document() -> None:
    found: dict[int, str] = {}

    def work(number: int) -> None:
        found[number] = words(made(f"Document nummer {number}."))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(found[number].count(f"Document nummer {number}.") == 4 for number in range(8))
