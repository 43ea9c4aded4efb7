"""What is made of a cv or letter: PDF, pictures of it and Word, all with the same words in the same order."""

import datetime as dt
import io
import re
import time
from typing import Any

import docx
import pytest
from pdfua import validate
from pypdf import PdfReader

from tests.cv.voorbeeld import example
from wissel.cv import blad, brieven
from wissel.cv.models import Brief, Layout
from wissel.cv.vorm import pdf, word
from wissel.fouten import DomainError

NU = dt.datetime(2026, 4, 23, 12, tzinfo=dt.UTC)
LAYOUTS = [each.value for each in Layout]


def cv(layout: str = "rustig", taal: str = "nl", **basics: Any) -> blad.Blad:
    return blad.sheet(example(**basics), taal=taal, layout=layout)


def letter(soort: str = "sollicitatie", layout: str = "rustig", taal: str = "nl") -> brieven.Briefblad:
    known = brieven.known_words(example(), taal=taal, functie="planner", werkgever="Van Dam BV")
    texts = {each.sleutel: each.voorstel for each in brieven.blocks(soort, taal, known)}
    content = {"blokken": texts, "contactpersoon": "mevrouw De Wit", "adres": "Postbus 1\n3500 AA Utrecht"}
    return brieven.sheet(
        content, soort=soort, taal=taal, layout=layout, basics=example()["basics"], werkgever="Van Dam BV",
        functie="planner", on=dt.date(2026, 4, 23),
    )  # fmt: skip


def pages(made: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]


def squeezed(text: str) -> str:
    return re.sub(r"[\s·•]+", "", text)


def in_order(texts: list[str], whole: str) -> None:
    """Every text stands in the whole, each after the one before it."""
    whole, place = squeezed(whole), 0
    for text in texts:
        found = whole.find(squeezed(text), place)
        assert found >= 0, (text, whole[place : place + 80])
        place = found + len(squeezed(text))


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_cv_reads_in_order_in_the_pdf_and_in_word(layout: str, taal: str, tmp_path: Any) -> None:
    sheet = cv(layout, taal)
    made = pdf.make("cv", sheet.plain(), made_at=NU)
    in_order(sheet.texts(), " ".join(pages(made)))
    paper = docx.Document(io.BytesIO(word.make_cv(sheet.plain(), made_at=NU)))
    in_order(sheet.texts(), "\n".join(each.text for each in paper.paragraphs))
    path = tmp_path / "cv.pdf"
    path.write_bytes(made)
    assert not list(validate(path).findings)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_pictures_are_the_pages_of_the_file(layout: str) -> None:
    long = example()
    long["work"] = [
        {**row, "highlights": ["Een lange regel over het werk. " * 5] * 4} for row in long["work"] * 6
    ]
    for content in (example(), long):
        data = blad.sheet(content, taal="nl", layout=layout).plain()
        file, drawn = pdf.make("cv", data, made_at=NU), pdf.draw("cv", data, made_at=NU)
        texts = pages(file)
        assert len(texts) == len(drawn)
        for text, picture in zip(texts, drawn, strict=True):
            # Each sign that is printed is drawn once; signs that flow together are one drawing.
            signs = len(squeezed(text)) + text.count("•") + text.count("·")
            assert 0.9 * signs <= picture.count(b"<use") <= 1.1 * signs
            assert (
                picture.startswith(b"<svg")
                and b"<script" not in picture
                and b"http" not in picture.replace(b"http://www.w3.org", b"")
            )
    assert len(texts) > 1


@pytest.mark.parametrize("soort", list(Brief.Soort))
@pytest.mark.parametrize("taal", ["nl", "en"])
def test_a_letter_reads_in_order_in_the_pdf_and_in_word(soort: str, taal: str, tmp_path: Any) -> None:
    for layout in LAYOUTS if soort == "sollicitatie" else ["rustig"]:
        sheet = letter(soort, layout, taal)
        assert len(sheet.blokken) >= 3
        made = pdf.make("brief", sheet.plain(), made_at=NU)
        in_order(sheet.texts(), " ".join(pages(made)))
        paper = docx.Document(io.BytesIO(word.make_brief(sheet.plain(), made_at=NU)))
        in_order(sheet.texts(), "\n".join(each.text for each in paper.paragraphs))
        path = tmp_path / "brief.pdf"
        path.write_bytes(made)
        assert not list(validate(path).findings)


def test_word_has_real_headings_and_lists_and_tells_nothing_of_wissel() -> None:
    made = word.make_cv(cv().plain(), made_at=NU)
    paper = docx.Document(io.BytesIO(made))
    styles = [each.style.name for each in paper.paragraphs]
    assert styles[0] == "Title" and styles.count("Heading 1") == 10
    assert "Heading 2" in styles and "List Bullet" in styles
    assert paper.core_properties.author == "Samira Yilmaz"
    for whole in (made, pdf.make("cv", cv().plain(), made_at=NU)):
        assert b"issel" not in whole


def test_a_cv_is_never_ordered_by_how_it_was_typed() -> None:
    texts = cv().texts()
    assert texts.index("Magazijnmedewerker") < texts.index("Verkoopmedewerker")
    first = cv("vaardigheden").texts()
    assert first.index("Wat ik kan") < first.index("Werkervaring")


def test_what_a_file_brought_about_age_or_a_photo_is_not_shown() -> None:
    content = example(image="foto.jpg", birthDate="1980-01-01", gender="v")
    texts = " ".join(blad.sheet(content, taal="nl", layout="rustig").texts())
    assert "foto" not in texts and "1980-01-01" not in texts


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "name",
    [
        "سميرة يلماز",
        "שמירה",
        "Hottentottententententoonstellingsorganisatiemedewerkersvergadering" * 2,
        "😀 Ann",
        "#eval(1) *vet*",
    ],
)
def test_any_name_fits(layout: str, name: str) -> None:
    content = example(name=name, label=name, summary=name * 10)
    content["work"][0].update(position=name, name=name, highlights=[name])
    data = blad.sheet(content, taal="nl", layout=layout).plain()
    made = pdf.make("cv", data, made_at=NU)
    assert len(pdf.draw("cv", data, made_at=NU)) == len(pages(made))
    assert word.make_cv(data, made_at=NU)


def test_an_empty_cv_is_a_page_too() -> None:
    data = blad.sheet({"basics": {}}, taal="nl", layout="rustig").plain()
    assert len(pages(pdf.make("cv", data, made_at=NU))) == 1


def test_a_cv_of_hundreds_of_pages_is_refused_with_what_to_do() -> None:
    content = example(summary="Woord " * 200_000)
    with pytest.raises(DomainError) as refusal:
        pdf.make("cv", blad.sheet(content, taal="nl", layout="rustig").plain(), made_at=NU)
    assert refusal.value.code == "te_lang"


def test_a_page_number_only_when_there_is_more_than_one() -> None:
    assert "bladzijde" not in " ".join(pages(pdf.make("cv", cv().plain(), made_at=NU)))
    long = example(summary="Een zin over mij. " * 400)
    last = pages(pdf.make("cv", blad.sheet(long, taal="nl", layout="rustig").plain(), made_at=NU))[-1]
    assert re.search(r"bladzijde (\d) van \1", last)


def test_a_proposal_is_only_made_of_what_is_known() -> None:
    bare = brieven.blocks("sollicitatie", "nl", brieven.known_words({}, taal="nl", functie="", werkgever=""))
    assert [each.voorstel for each in bare][:3] == ["", "", ""]
    known = brieven.known_words(example(), taal="nl", functie="planner", werkgever="Van Dam BV")
    bijdrage = brieven.blocks("sollicitatie", "nl", known)[2].voorstel
    assert (
        bijdrage
        == "Ik ben goed in plannen en rekenen. Dat liet ik zien als magazijnmedewerker bij De Vries Logistiek."
    )


def test_a_cv_as_pdf_costs_little() -> None:
    data = cv().plain()
    pdf.make("cv", data, made_at=NU)
    begin = time.process_time()
    for turn in range(5):
        pdf.make("cv", {**data, "functie": f"Planner {turn}"}, made_at=NU)
    assert (time.process_time() - begin) / 5 < 0.1
