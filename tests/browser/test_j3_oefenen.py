"""Journey 3, practising: the pages of learning and practising, with axe at both widths."""

from collections.abc import Callable

import pytest
from django.db import transaction

from tests.arrange.dossiers import open_samira
from tests.browser.bezoeker import Visitor
from tests.browser.conftest import Journey
from tests.oefenen.test_werkwoorden import plan, practise
from wissel.oefenen.actions import trainingen
from wissel.oefenen.models import Gesprekskaart, Oefengesprek

pytestmark = pytest.mark.browser


def test_the_pages_of_learning_and_practising_are_sound(start: Callable[..., Journey]) -> None:
    reis = start("2026-06-02T10:00")
    with transaction.atomic(), reis.arrange():
        dossier = open_samira(reis.cast)
        practise(reis.cast, dossier)
        training = plan(reis.cast)
        trainingen.invite(training=training, dossiers=[dossier], by=reis.cast.anna.actor)
    samira, anna = reis.person("samira"), reis.person("anna")
    samira.go("/mijn/oefenen/")
    samira.follow("Ik heb een gesprek")
    samira.write("Bij wie is het gesprek?", "Transport BV")
    samira.write("Welke dag?", "9-6-2026")
    samira.write("Hoe laat?", "10.30")
    samira.press("Kaart maken")
    samira.sees("Uw kaart staat klaar.", "Hoe gespannen bent u?")
    samira.choose("Voor het gesprek")
    samira.choose("7")
    samira.check(dark=True)
    samira.page.locator("form[action$='/spanning/']").get_by_role("button").click()
    samira.sees("Alleen u en uw coach zien dit.", "Voor het gesprek: 7")
    with reis.arrange():
        card, talk = Gesprekskaart.objects.get().pk, Oefengesprek.objects.get().pk
    walk(samira, (
        "/mijn/leren/", "/mijn/leren/zoeken/?thema=netwerken", "/mijn/leren/boek-stil/",
        "/mijn/leren/boek-stil/deel/1/",
        "/mijn/leren/boek-stil/oefenen/", "/mijn/leren/boek-stil/alles/", "/mijn/oefenen/", "/mijn/oefenen/gereed/",
        "/mijn/oefenen/voorwaarden/", "/mijn/oefenen/bellen/", "/mijn/oefenen/bellen/gebeld/", "/mijn/oefenen/pitch/",
        "/mijn/trainingen/", f"/mijn/oefenen/geoefend/{talk}/",
    ))  # fmt: skip
    own = f"/dossiers/{dossier.pk}/oefenen/"
    walk(anna, (
        "/leren/", "/leren/?q=bellen", "/leren/items/boek-stil/", "/leren/items/nieuw/", "/leren/modules/nieuw/",
        "/leren/geven/?module=bellen", "/trainingen/", "/trainingen/nieuw/", f"/trainingen/{training.pk}/", own,
        f"{own}gesprek/", f"{own}gesprek/?gesprek=nabellen", f"{own}gesprek/{talk}/", f"{own}kaarten/{card}/",
        f"{own}voorwaarden/nieuw/",
    ))  # fmt: skip


def walk(who: Visitor, paths: tuple[str, ...]) -> None:
    """Look at each page as axe does, on both widths."""
    for path in paths:
        who.go(path)
        who.check()
