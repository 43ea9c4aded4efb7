"""Mijn stem: an answer to a paper, and what the kandidaat keeps, asks and plans (D10)."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.browser import rapportage
from tests.browser.bezoeker import Visitor
from tests.browser.conftest import Journey
from tests.documenten import stukken

pytestmark = pytest.mark.browser


def test_mijn_stem(start: Callable[..., Journey]) -> None:
    from wissel.documenten.actions import upload_document
    from wissel.dossiers.models import Dossier

    reis = start("2026-03-11T10:00")
    path = rapportage.seed(reis)
    with reis.arrange():
        upload_document(
            dossier=Dossier.objects.get(pk=path.strip("/").split("/")[-1]), by=reis.cast.anna.actor,
            titel="Advies van maart", soort="advies_bedrijfsarts", datum=dt.date(2026, 3, 10), publiek="allen",
            bestand=SimpleUploadedFile("advies.pdf", stukken.plain_pdf()),
        )  # fmt: skip
    samira, piet = reis.person("samira"), reis.person("piet")
    samira.go("/mijn/documenten/")
    samira.follow("Advies van maart")
    samira.sees("Hier zegt de bedrijfsarts wat u kunt in werk.")
    samira.check(dark=True)
    samira.page.get_by_label("Ik ben het er niet mee eens").check()
    samira.write("Wat wilt u zeggen of vragen?", "Dit klopt niet voor mij")
    samira.press("Sturen")
    samira.sees("Uw coach antwoordt uiterlijk op 18 maart 2026.")
    piet.go(f"/opdrachtgever{path}documenten/")
    piet.sees("in overleg")
    piet.misses("Dit klopt niet voor mij")
    piet.check()
    own_pages(samira)
    anna = reis.person("anna")
    anna.go(f"{path}stem/")
    anna.sees("Dit klopt niet voor mij", "De werkgever leest dit niet.")
    anna.check(dark=True)


def own_pages(samira: Visitor) -> None:
    """Own papers, requests and the own plan are fit for everyone."""
    for page in ("/mijn/eigen/", "/mijn/gegevens/", "/mijn/toekomst/schrijven/"):
        samira.go(page)
        samira.check(dark=True)
    samira.write("Wat wilt u bereiken?", "Werken met mensen")
    samira.press("Bewaren en bekijken")
    samira.sees("Past uw plan bij wat wij weten?", "Nog niet bekend")
    samira.check(dark=True)
