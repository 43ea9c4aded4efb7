"""Having a cv read on the page: proposals with their words, taken over by a person, and nothing stored by itself."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast, sign_in
from tests.profielen import cvs
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.profielen.models import Profieldeel, Profielregel
from wissel.trajecten.models import Klad

PAGINA = "/mijn/profiel/cv/"


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-04-07T10:00")
    return open_samira(cast)


@pytest.fixture
def samira(cast: Cast, dossier: Dossier) -> Client:
    return sign_in(Client(), cast.samira)


def package(page: Any) -> str:
    found = re.search(r'name="pakket" value="([^"]+)"', page.content.decode())
    assert found is not None
    return found[1]


def number(page: Any, name: str) -> str:
    """The number of the proposal with this name."""
    found = re.search(rf'value="(\d+)"><span><b dir="auto">{re.escape(name)}</b>', page.content.decode())
    assert found is not None, name
    return found[1]


def test_proposals_come_with_their_words_and_nothing_is_stored(cast: Cast, samira: Client) -> None:
    page = samira.post(PAGINA, {"tekst": cvs.NEDERLANDS})
    text = text_of(page)
    assert (
        "Orderpicker" in text
        and "Stond in het cv als: 2016 - heden Orderpicker, De Vries Logistiek BV" in text
    )
    assert "regels lazen wij niet" in text
    for private in ("1984", "111222333", "gehuwd", "06-1234"):
        assert private not in page.content.decode()
    assert not Profielregel.objects.exists() and not Document.objects.exists() and not Klad.objects.exists()


def test_one_by_one_in_a_group_or_by_ticking(cast: Cast, dossier: Dossier, samira: Client) -> None:
    page = samira.post(PAGINA, {"tekst": cvs.NEDERLANDS})
    one = samira.post(PAGINA, {"pakket": package(page), "een": number(page, "Orderpicker")})
    row = Profielregel.objects.get()
    assert (row.naam, row.herkomst, row.van, row.loopt) == ("Orderpicker", "cv", "2016", True)
    assert row.uit_tekst == "2016 - heden Orderpicker, De Vries Logistiek BV"
    assert "Productiemedewerker" in text_of(one)
    group = samira.post(PAGINA, {"pakket": package(one), "groep": "taal"})
    assert Profielregel.objects.filter(deel="taal").count() == 3
    licence = number(group, "Rijbewijs B, BE")
    skill = number(group, "Werken met Excel")
    sent = {"pakket": package(group), "neem": [licence, skill], f"naam-{skill}": "Rekenen in Excel"}
    samira.post(PAGINA, sent)
    assert Profieldeel.objects.get(deel="vervoer").inhoud["rijbewijzen"] == ["B", "BE"]
    assert (
        Profielregel.objects.filter(deel="vaardigheid").values_list("naam", flat=True).get()
        == "Rekenen in Excel"
    )


def test_the_same_cv_twice_adds_nothing_double(cast: Cast, dossier: Dossier, samira: Client) -> None:
    page = samira.post(PAGINA, {"tekst": cvs.NEDERLANDS})
    for _time in range(2):
        samira.post(PAGINA, {"pakket": package(page), "groep": "ervaring"})
    assert Profielregel.objects.filter(deel="ervaring").count() == 3


def test_a_page_that_was_changed_on_the_way_or_of_another_case_is_refused(
    cast: Cast, dossier: Dossier, samira: Client
) -> None:
    page = samira.post(PAGINA, {"tekst": cvs.NEDERLANDS})
    answer = samira.post(PAGINA, {"pakket": package(page)[:-3] + "abc", "groep": "ervaring"}, follow=True)
    assert "Deze pagina is te oud" in text_of(answer)
    assert not Profielregel.objects.exists()


def test_a_file_that_cannot_be_read_says_so_at_the_field_and_pasted_text_stays(
    cast: Cast, samira: Client
) -> None:
    sent = {
        "bestand": SimpleUploadedFile("cv.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600),
        "tekst": "Mijn tekst blijft",
    }
    page = samira.post(PAGINA, sent)
    text = text_of(page)
    assert page.status_code == 422 and "Dit is een oud Word-bestand" in text and "Mijn tekst blijft" in text
    empty = samira.post(PAGINA, {})
    assert "Lezen" in text_of(empty)


def test_the_file_is_kept_only_when_asked(cast: Cast, dossier: Dossier, samira: Client) -> None:
    paper = cvs.pdf(cvs.ENGELS)
    samira.post(PAGINA, {"bestand": SimpleUploadedFile("cv.pdf", paper)})
    assert not Document.objects.exists()
    page = samira.post(PAGINA, {"bestand": SimpleUploadedFile("cv.pdf", paper), "bewaren": "on"})
    assert "Het bestand staat nu bij de documenten." in text_of(page)
    assert Document.objects.get().publiek == "kandidaat"
    word = samira.post(
        PAGINA, {"bestand": SimpleUploadedFile("cv.docx", cvs.docx(cvs.ENGELS)), "bewaren": "on"}
    )
    text = text_of(word)
    assert "Het bestand is niet bewaard." in text and "Warehouse worker" in text


def test_the_coach_has_a_cv_read_too(cast: Cast, dossier: Dossier) -> None:
    anna = sign_in(Client(), cast.anna)
    here = reverse("bureau:profiel_cv", args=[dossier.pk])
    assert anna.get(here).status_code == 200
    page = anna.post(here, {"bestand": SimpleUploadedFile("cv.docx", cvs.docx(cvs.NEDERLANDS))})
    assert "voorstellen uit het cv" in text_of(page)
    anna.post(here, {"pakket": package(page), "groep": "ervaring"})
    text = text_of(anna.get(reverse("bureau:profiel", args=[dossier.pk])))
    assert "Productiemedewerker" in text and "uit het cv" in text
    assert sign_in(Client(), cast.joris).get(here).status_code == 404
