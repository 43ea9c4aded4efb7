"""J4: from a vacancy that is judged item by item to an overview of applications with proof, on a phone."""

import re
import uuid
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from tests.arrange.trajecten import start_traject_for
from tests.browser.bezoeker import WIDTHS, Visitor, words_of
from tests.browser.conftest import Journey
from tests.sollicitaties.test_bewijs import MAIL
from tests.web.test_belastbaarheid import made
from wissel.belastbaarheid.actions import PuntInvoer, establish, save_hours
from wissel.energie.actions import afspraak

pytestmark = pytest.mark.browser

TEKST = (
    "Wij zoeken een planner. Geen nachtdienst, geen avonddienst en geen weekendwerk. Je hoeft niet te klimmen. "
    "Je hoeft niet te knielen. Er zijn geen deadlines. Er is geen lawaai en geen stof op de werkplek."
)
GRENZEN = (
    "nacht",
    "avond",
    "weekend",
    "klimmen",
    "knielen",
    "deadlines",
    "geluid",
    "stof",
    "staan_achtereen",
)


@pytest.fixture
def reis(start: Callable[..., Journey]) -> Journey:
    """Samira in a traject of Equilar, with a belastbaarheid of ten points and six hours a week agreed."""
    found = start("2026-06-02T10:00")
    cast = found.cast
    with transaction.atomic(), found.arrange():
        dossier = start_traject_for(cast, sleutel="equilar").dossier
        row = made(cast, dossier, **{key: PuntInvoer(1) for key in GRENZEN})
        save_hours(
            belastbaarheid=row, by=cast.anna.actor, versie=row.versie, uren_per_dag=None,
            uren_per_week=Decimal(24), taken="", opbouw=[],
        )  # fmt: skip
        row.refresh_from_db()
        establish(belastbaarheid=row, by=cast.anna.actor, versie=row.versie)
        aim = afspraak.propose(
            dossier_id=dossier.pk, by=cast.anna.actor, sleutel=uuid.uuid4(), sollicitaties=2, uren=Decimal(6)
        )
        afspraak.agree(afspraak=aim, by=cast.samira.actor)
        found.dossier = dossier  # type: ignore[attr-defined]
    return found


def phone(person: Visitor) -> Visitor:
    person.page.set_viewport_size(WIDTHS["smal"])
    return person


def add_vacancy(joris: Visitor, titel: str, tekst: str) -> None:
    joris.go("/vacatures/nieuw/")
    joris.fill(Functie=titel, Werkgever="Van Dam", Plaats="Utrecht", Tekst_van_de_vacature=tekst)
    joris.write("Uren per week, vanaf", "16")
    joris.write("Uren per week, tot en met", "20")
    joris.press("Bewaren")
    joris.sees("Loop nu na wat het werk vraagt")


def test_from_a_judged_vacancy_to_an_overview_with_proof(reis: Journey, tmp_path: Path) -> None:
    joris, samira = reis.person("joris"), phone(reis.person("samira"))
    _what_fits_and_what_to_ask(joris, samira)
    _one_hour_of_standing(joris, samira)
    _four_fields_and_a_double(samira)
    _a_mail_as_proof(samira, tmp_path)
    _nothing_goes_out_without_a_yes(reis, joris, samira)
    _a_rejection_teaches(reis, samira)
    _one_of_two_agencies(samira)
    _the_same_numbers_for_both(reis, samira)
    _six_hours_a_week(samira)


def _what_fits_and_what_to_ask(joris: Visitor, samira: Visitor) -> None:
    add_vacancy(joris, "Planner", TEKST)
    joris.check()
    samira.go("/mijn/vacatures/")
    samira.check()
    samira.follow_text("Planner")
    samira.sees("Bespreken", "9 punten passen, 1 punt nog niet zeker")
    samira.misses("Past goed")
    samira.check()
    samira.follow("Kopiëren, printen of mailen")
    samira.sees("Hoeveel van de dag wordt er gestaan, en hoe lang achter elkaar?")
    asked = samira.page.locator("main").inner_text()
    assert not any(word in asked.lower() for word in ("samira", "yilmaz", "belastbaarheid", "ziek")), asked
    samira.check()


def _one_hour_of_standing(joris: Visitor, samira: Visitor) -> None:
    add_vacancy(joris, "Inpakker", TEKST + " Je moet 4 uur achter elkaar kunnen staan.")
    samira.go("/mijn/vacatures/")
    assert not samira.page.get_by_role("link", name="Inpakker").is_visible(), (
        "niet past is niet weg maar dicht"
    )
    samira.go("/mijn/vacatures/?past=past_niet")
    samira.follow_text("Inpakker")
    samira.sees("Past niet", "4 uur achter elkaar kunnen staan")


def _four_fields_and_a_double(samira: Visitor) -> None:
    for again in (False, True):
        samira.go("/mijn/sollicitaties/nieuw/")
        samira.write("Bij welk bedrijf?", "Bos Planning")
        samira.write("Welk werk?", "Planner")
        samira.pick("Hoe?", "Op een vacature")
        samira.write("Wanneer gedaan?", "1-6-2026")
        samira.press("Toevoegen")
        if not again:
            samira.sees("Nu: Verstuurd", "achteraf opgeschreven")
            samira.check()
    samira.sees("U heeft dit al")


def _a_mail_as_proof(samira: Visitor, folder: Path) -> None:
    mail = folder / "sollicitatie.eml"
    mail.write_bytes(MAIL)
    samira.go("/mijn/sollicitaties/")
    samira.check()
    samira.follow_text("Planner")
    samira.follow("Bewijs toevoegen")
    samira.page.locator("input[type=file]").set_input_files(str(mail))
    samira.check()
    samira.press("Bestand toevoegen")
    samira.sees("René van Dam", "1 juni 2026")
    samira.page.get_by_text("Sleutel", exact=True).click()
    assert re.search(r"\b[0-9a-f]{64}\b", samira.page.locator("main").inner_text())


def _nothing_goes_out_without_a_yes(reis: Journey, joris: Visitor, samira: Visitor) -> None:
    base = f"/dossiers/{_dossier(reis)}/sollicitaties/"
    joris.go(base + "nieuw/")
    joris.write("Werkgever", "De Linde")
    joris.write("Welk werk?", "Magazijn")
    joris.write("Bericht aan de werkgever", "Geachte heer, graag werk ik bij u.")
    joris.press("Bewaren")
    one = joris.path()
    sent = joris.send(one + "stap/", stand="verstuurd", datum="2-6-2026", sleutel=str(uuid.uuid4()))
    assert sent.status == 422 and "nog geen akkoord gegeven" in sent.text()
    joris.press("Voorleggen aan de kandidaat")
    joris.check()
    samira.go("/mijn/sollicitaties/")
    samira.follow("Lezen en antwoord geven")
    samira.sees("Geachte heer, graag werk ik bij u.")
    samira.check()
    samira.press("Ja, ik geef akkoord")
    samira.sees("U gaf akkoord")
    sent = joris.send(one + "stap/", stand="verstuurd", datum="2-6-2026", sleutel=str(uuid.uuid4()))
    assert sent.ok
    joris.go(one)
    joris.sees("Verstuurd")


def _a_rejection_teaches(reis: Journey, samira: Visitor) -> None:
    samira.go("/mijn/sollicitaties/")
    samira.follow_text("Magazijn")
    samira.pick("Wat gebeurde er?", "Afgewezen")
    samira.press("Opschrijven")
    samira.sees("Waarom zei de werkgever nee?")
    samira.check()
    samira.choose("De uren of dagen passen niet")
    samira.write("Wat neemt u mee voor de volgende keer?", "Eerder naar de uren vragen")
    samira.write("Moet uw zoekprofiel anders?", "Alleen werk in de ochtend")
    samira.press("Bewaren")
    samira.sees("Eerder naar de uren vragen", "Uw coach kijkt hier nog naar.")
    samira.go("/mijn/")
    samira.sees("Bel na een afwijzing")
    anna = reis.person("anna")
    anna.go(f"/dossiers/{_dossier(reis)}/sollicitaties/lessen/")
    anna.sees("Alleen werk in de ochtend")
    anna.check()


def _one_of_two_agencies(samira: Visitor) -> None:
    for number, name in enumerate(("Werk Nu", "Flex Zuid"), start=1):
        samira.go("/mijn/middelen/uitzendbureau/")
        samira.write("Welk uitzendbureau?", name)
        samira.write("Wanneer ingeschreven?", "1-6-2026")
        samira.press("Opschrijven")
        samira.sees(f"{number} van 2")
    samira.check()


def _the_same_numbers_for_both(reis: Journey, samira: Visitor) -> None:
    samira.go("/mijn/sollicitaties/overzicht/")
    samira.check()
    samira.sees("Sollicitaties verstuurd")
    own = _sent(samira)
    samira.bytes_of("/mijn/sollicitaties/overzicht/xlsx/")
    paper = words_of(samira.bytes_of("/mijn/sollicitaties/overzicht/pdf/"))
    assert "Bos Planning" in paper and "De Linde" in paper and "Afgewezen" in paper
    anna = reis.person("anna")
    anna.go(f"/dossiers/{_dossier(reis)}/sollicitaties/cijfers/")
    anna.check()
    assert _sent(anna) == own


def _six_hours_a_week(samira: Visitor) -> None:
    _plan(samira, "Cv", "180")
    _plan(samira, "Brief", "160")
    _plan(samira, "Bellen", "60")
    samira.sees("Dit is te veel voor deze week", "er past 6 uur", "Verplaats ‘Cv’")
    samira.check()
    _plan(samira, "Kort zoeken", "10", day="2-6-2026")
    samira.go("/mijn/week/")
    samira.press("Vandaag lukt het minder")
    samira.sees("Vandaag hoeft u niets te doen")
    samira.check()


def _plan(samira: Visitor, title: str, minutes: str, day: str = "4-6-2026") -> None:
    samira.go("/mijn/week/plannen/")
    samira.pick("Wat gaat u doen?", "Vacatures zoeken")
    samira.write("In uw eigen woorden", title)
    samira.write("Welke dag?", day)
    samira.write("Hoeveel minuten?", minutes)
    samira.press("In mijn week zetten")


def _dossier(reis: Journey) -> Any:
    return reis.dossier.pk  # type: ignore[attr-defined]


def _sent(person: Visitor) -> list[str]:
    """The numbers on the line of what was sent."""
    line = person.part("Sollicitaties verstuurd", "tr, li, div").inner_text()
    return re.findall(r"\d+", line)[:2]
