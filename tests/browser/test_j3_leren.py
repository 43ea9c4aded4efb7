"""J3, learning and practising: Anna gives, Samira reads, hands in and practises; each page is sound."""

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
OPDRACHT = "Maak uw eigen belblad"


def test_given_read_handed_in_and_answered(
    start: Callable[..., Journey], visit: Callable[..., Visitor]
) -> None:
    reis = start("2026-06-02T10:00")
    with transaction.atomic(), reis.arrange():
        dossier = open_samira(reis.cast)
    anna, samira = reis.person("anna"), visit(reis.cast.samira, script=False)
    anna.go(f"/dossiers/{dossier.pk}/leren/")
    anna.check()
    anna.follow("Iets geven")
    anna.check()
    anna.page.locator("select[name=wat]").select_option(value="i:belscript-maken")
    anna.write("Waarom dit, en nu?", "Voor uw gesprek van dinsdag")
    anna.write("Voor welke dag?", "9-6-2026")
    anna.press("Geven")
    anna.sees("Gegeven. De kandidaat krijgt bericht.", OPDRACHT)
    samira.go("/mijn/")
    samira.sees(OPDRACHT, "Voor uw gesprek van dinsdag")
    samira.go("/mijn/leren/")
    samira.press("Beginnen")
    samira.sees("Deel 1 van 2")
    samira.press("Volgende deel")
    samira.go("/mijn/leren/")
    samira.press("Ga verder waar u was")
    samira.sees("Deel 2 van 2")
    samira.press("Naar de oefening")
    samira.write("Uw antwoord", "Goedemorgen, met Samira. Komt het gelegen?")
    samira.write("Welke zin helpt u het meest als het spannend wordt?", "Mag ik daarop terugkomen?")
    samira.press("Inleveren")
    samira.sees("Uw coach leest het en geeft u antwoord.")
    anna.go("/leren/voortgang/")
    anna.sees("Wacht op uw antwoord")
    anna.check()
    anna.follow_text(OPDRACHT)
    anna.sees("Mag ik daarop terugkomen?")
    anna.check()
    anna.write("Uw antwoord", "Rustig en duidelijk. Mooi.")
    anna.choose("Ja, dit is klaar")
    anna.press("Antwoord sturen")
    samira.go("/mijn/leren/belscript-maken/")
    samira.sees("Rustig en duidelijk. Mooi.", "Dit heeft u gedaan.")
    reis.person("piet").refused(f"/dossiers/{dossier.pk}/leren/")


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
