"""J3, learning and practising: Anna gives, Samira reads, hands in and practises; each page is sound."""

from collections.abc import Callable

import pytest
from django.db import transaction

from tests.arrange.dossiers import open_samira
from tests.browser.bezoeker import Visitor
from tests.browser.conftest import Journey

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
