"""Letters of the employer: the facts with the answers beside them, free text as data, nothing about illness."""

import datetime as dt
import io
import re
import zipfile
from typing import Any

import docx
import pytest
from django.core.files.storage import default_storage
from pdfua import validate
from pypdf import PdfReader

from tests.arrange import medewerking as arrange
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from tests.documenten.stukken import words
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.medewerking import brief, ladder
from wissel.medewerking.actions import feiten, stappen
from wissel.privacytoets import words_of

MET_BRIEF = [soort.sleutel for soort in ladder.soorten().values() if soort.brief]
ANTWOORD = "De bus reed niet. Ik belde om 9 uur."


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


@pytest.fixture
def feit(cast: Cast, dossier: Dossier) -> Any:
    row = arrange.write_fact(cast, dossier)
    feiten.answer_fact(feit=row, tekst=ANTWOORD, by=cast.samira.actor)
    row.refresh_from_db()
    return row


def letter(
    cast: Cast, dossier: Dossier, soort: str = "waarschuwing", **changes: Any
) -> tuple[Document, bytes]:
    stap = arrange.decide(cast, arrange.prepare(cast, dossier, soort, **changes))
    assert stap.document is not None
    with default_storage.open(stap.document.pad, "rb") as file:
        return stap.document, file.read()


def text_of_word(document: Document) -> tuple[str, Any]:
    made, _name = brief.word_file(document)
    paper = docx.Document(io.BytesIO(made))
    return "\n".join(each.text for each in paper.paragraphs), paper


@pytest.mark.parametrize("soort", MET_BRIEF)
def test_each_letter_is_an_accessible_pdf_and_a_word_file_with_the_same_words(
    cast: Cast, dossier: Dossier, feit: Any, soort: str, tmp_path: Any
) -> None:
    document, pdf = letter(cast, dossier, soort, feiten=[feit])
    assert (document.soort, document.publiek, document.mime) == (
        "werkgeversbrief",
        "allen",
        "application/pdf",
    )
    path = tmp_path / "brief.pdf"
    path.write_bytes(pdf)
    assert not list(validate(path).findings)
    subject, _text = ladder.brief(soort)
    in_pdf, (in_word, _paper) = words(pdf), text_of_word(document)
    for expected in (
        subject,
        "Geachte Samira Yilmaz,",
        arrange.AFGESPROKEN,
        arrange.GEBEURD,
        ANTWOORD,
        "Piet Bos",
        "De Vries Logistiek BV",
    ):
        assert expected in in_pdf and expected in in_word, expected
    assert "{" not in in_word and "…" not in in_word
    assert "Spoorzicht" not in in_pdf + in_word  # the bureau sends nothing


def test_the_answer_stands_right_under_its_fact(cast: Cast, dossier: Dossier, feit: Any) -> None:
    other = arrange.write_fact(cast, dossier, gebeurd="Samira kwam een uur later", dag=dt.date(2026, 5, 18))
    text = words(letter(cast, dossier, feiten=[feit, other])[1])
    assert text.index(arrange.GEBEURD) < text.index(ANTWOORD) < text.index("Samira kwam een uur later")
    assert "Er is nog geen antwoord. Antwoorden kan tot en met 9 juni 2026." in text


def test_no_sentence_of_ours_is_about_illness(cast: Cast, dossier: Dossier, feit: Any) -> None:
    for soort in MET_BRIEF:
        assert not words_of(" ".join(ladder.brief(soort))), soort
    assert not words_of(" ".join(f"{s.voor_kandidaat} {s.doen}" for s in ladder.soorten().values()))


EVIL = [
    '#eval("1")', '#read("/etc/passwd")', "{{7*7}}", "{termijn} {instructie} {x}", "$ x^2 $",
    "<b>vet</b> &amp;", "*vet* _schuin_",
    "<w:p/>]]>", "\u0645\u0631\u064a\u0645 \u0627\u0644\u0639\u0644\u064a", "\u05e9\u05dc\u05d5\u05dd",
]  # fmt: skip


@pytest.mark.parametrize("evil", EVIL)
def test_free_text_is_data(cast: Cast, dossier: Dossier, evil: str) -> None:
    feit = arrange.write_fact(cast, dossier, gebeurd=f"Voor {evil} na")
    feiten.answer_fact(feit=feit, tekst=evil, by=cast.samira.actor)
    feit.refresh_from_db()
    document, pdf = letter(cast, dossier, feiten=[feit], instructie=f"Doe {evil} dan")
    content: Any = document.inhoud
    assert f"Doe {evil} dan" in content["tekst"] or "Doe" in content["tekst"]
    assert content["feiten"][0]["antwoorden"][0]["tekst"] == evil
    in_word, _paper = text_of_word(document)
    assert f"Voor {evil} na" in in_word and f"Doe {evil} dan" in in_word
    if evil.isascii():
        assert f"Voor {evil} na" in words(pdf)


def test_names_from_right_to_left_are_whole(cast: Cast, dossier: Dossier, feit: Any) -> None:
    name = "\u0645\u0631\u064a\u0645"
    cast.samira.persoon.voornaam = name
    cast.samira.persoon.save(update_fields=["voornaam"])
    document, pdf = letter(cast, dossier, feiten=[feit])
    in_word, paper = text_of_word(document)
    assert f"Geachte {name} Yilmaz," in in_word and pdf.startswith(b"%PDF")
    assert (
        PdfReader(io.BytesIO(pdf)).metadata is not None
        and paper.core_properties.author == "De Vries Logistiek BV"
    )


def test_a_word_file_holds_no_fields_macros_or_links(cast: Cast, dossier: Dossier, feit: Any) -> None:
    made, name = brief.word_file(letter(cast, dossier, feiten=[feit])[0])
    assert name == "brief-waarschuwing-2026-06-02.docx"
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        body = file.read("word/document.xml").decode()
        assert not [each for each in file.namelist() if "vba" in each.lower() or "embed" in each.lower()]
        links = b"".join(file.read(each) for each in file.namelist() if each.endswith(".rels"))
    assert not re.search(r"instrText|fldSimple|hyperlink", body) and b'TargetMode="External"' not in links


def test_own_words_become_the_letter_and_the_facts_stay(cast: Cast, dossier: Dossier, feit: Any) -> None:
    stap = arrange.prepare(cast, dossier, feiten=[feit])
    own = stappen.rewrite_letter(
        stap=stap, tekst="Beste Samira,\n\nKom je?", versie=stap.versie, by=cast.piet.actor
    )
    row = arrange.decide(cast, own)
    assert row.document is not None and row.document.inhoud["tekst"] == "Beste Samira,\n\nKom je?"
    assert row.document.inhoud["feiten"][0]["antwoorden"][0]["tekst"] == ANTWOORD
