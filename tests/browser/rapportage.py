"""From the log of six weeks to a report that was sent, step by step (J5 of the journeys)."""

import datetime as dt
import hashlib
from typing import Any

from playwright.sync_api import expect

from tests.arrange import trajecten as arrange
from tests.browser.bezoeker import Visitor
from tests.browser.conftest import Journey
from wissel.dossiers.actions import spoor2
from wissel.trajecten.actions.logboek import write_note

VOOR_DE_START = "Kennismaking met de werkgever"
IN_DE_PERIODE = "Wensen en richtingen besproken"
GEOEFEND = "Oefenen met een gesprek"
MET_WERKGEVER = "Stand van zaken met Piet"
ALLEEN_COACH = "Twijfel over de reisafstand"
WERKWIJZE = "Iedere week een gesprek van een uur. Dat past."
ZIENSWIJZE = "Ik wil er graag bij zeggen dat de ochtend goed gaat."


def seed(reis: Journey) -> str:
    """An approved plan: the traject runs from 16 March and its reports are planned."""
    with reis.arrange():
        plan = arrange.approved_plan(reis.cast)
        spoor2.start(dossier=plan.dossier, start_op=arrange.START, by=reis.cast.anna.actor)
    return f"/dossiers/{plan.dossier_id}/"


def seed_log(reis: Journey, dossier: str) -> None:
    """One line from before the start, three from the weeks after, and one that only the coach may read."""
    from wissel.dossiers.models import Dossier

    lines = (
        ("2026-03-10", "overleg", VOOR_DE_START, "werkgever", "allen"),
        ("2026-03-24", "gesprek", IN_DE_PERIODE, "bureau", "allen"),
        ("2026-04-07", "training", GEOEFEND, "werknemer", "allen"),
        ("2026-04-14", "overleg", MET_WERKGEVER, "werkgever", "allen"),
        ("2026-04-15", "gesprek", ALLEEN_COACH, "bureau", "coach"),
    )
    with reis.arrange():
        row = Dossier.objects.get(pk=dossier.strip("/").split("/")[-1])
        for day, soort, waarom, kolom, publiek in lines:
            write_note(
                dossier=row, by=reis.cast.anna.actor, soort=soort, datum=dt.date.fromisoformat(day),
                wie="Samira Yilmaz", waarom=waarom, resultaat="Goed gegaan", kolom=kolom, publiek=publiek,
            )  # fmt: skip


def begin(anna: Visitor, dossier: str) -> str:
    """Begin the report; gives its address."""
    anna.go(dossier + "rapporten/")
    anna.check()
    anna.press("Beginnen")
    anna.sees("Het verslag staat klaar om te schrijven", "16 maart 2026 – 27 april 2026")
    return anna.path()


def the_draft_holds_the_period(anna: Visitor, dossier: str) -> None:
    """Only what was logged since the start and may be shared; the rest is there, but not here."""
    voortgang = anna.field("Voortgang").input_value()
    assert IN_DE_PERIODE in voortgang and GEOEFEND in voortgang
    assert MET_WERKGEVER in anna.field("Samenwerking").input_value()
    anna.misses(VOOR_DE_START, ALLEEN_COACH)
    anna.check()
    anna.follow_text("24 mrt 2026 " + IN_DE_PERIODE)
    expect(anna.page.locator("li.target")).to_contain_text(IN_DE_PERIODE)
    anna.go(dossier + "logboek/")
    anna.sees(VOOR_DE_START, ALLEEN_COACH)
    anna.check(dark=True)


def a_sentence_leads_to_its_line(anna: Visitor, rapport: str) -> None:
    anna.go(rapport)
    anna.press("Bewaren en nakijken")
    anna.check()
    with anna.page.expect_navigation():
        anna.page.locator("a.source", has_text=GEOEFEND).click()
    expect(anna.page.locator("li.target")).to_contain_text(GEOEFEND)
    expect(anna.page.locator("li.target")).to_be_in_viewport()


def gaps_refuse_freezing(anna: Visitor, rapport: str) -> None:
    """An empty part and the open question on spoor 1 stand in the way, each by name."""
    gaten = ("Werkwijze is nog leeg.", "De vraag over spoor 1 is nog open.")
    anna.go(rapport + "nakijken/")
    anna.sees(*gaten)
    anna.press("Naar de kandidaat")
    expect(anna.page.get_by_role("alert")).to_contain_text(gaten[0])
    refused = anna.send(rapport + "vaststellen/")
    assert refused.status == 409 and all(words in refused.text() for words in gaten)
    anna.go(rapport)
    anna.write("Werkwijze", WERKWIJZE)
    anna.press("Bewaren en nakijken")
    anna.misses(gaten[0])
    anna.sees(WERKWIJZE, gaten[1])
    anna.press("Naar de kandidaat")
    expect(anna.page.get_by_role("alert")).to_contain_text(gaten[1])
    anna.check()


def ask_again(anna: Visitor, rapport: str) -> None:
    """The question was put to the employer again on the 20th; nothing but the reading is missing now."""
    anna.go(rapport)
    anna.write("Of: nagevraagd op", "20-4-2026")
    anna.press("Bewaren en nakijken")
    anna.sees("Nagevraagd op 20 april 2026", "De kandidaat heeft dit verslag nog niet gelezen.")
    anna.misses("De vraag over spoor 1 is nog open.")


def to_kandidaat(anna: Visitor, rapport: str) -> None:
    """Lay it before the kandidaat; without her answer it cannot be frozen yet."""
    anna.go(rapport + "nakijken/")
    anna.press("Naar de kandidaat")
    anna.sees("Het verslag ligt bij de kandidaat")
    anna.press("Vaststellen")
    expect(anna.page.get_by_role("alert")).to_contain_text("De kandidaat heeft nog niet gereageerd.")
    anna.check()


def add_view(samira: Visitor) -> None:
    """The kandidaat reads first and adds words of her own."""
    samira.go("/mijn/")
    samira.sees("Lees verslag 1")
    samira.check()
    samira.follow("Verslag lezen")
    samira.sees(IN_DE_PERIODE, WERKWIJZE, "uiterlijk op 24 april 2026")
    expect(samira.field("Wat wilt u bij dit verslag zeggen?")).to_have_value("")
    samira.check(dark=True)
    samira.write("Wat wilt u bij dit verslag zeggen?", ZIENSWIJZE)
    samira.press("Tekst sturen")
    samira.sees("Uw tekst staat in het verslag", ZIENSWIJZE)
    samira.check()


def nobody_else_writes_the_view(anna: Visitor, rapport: str) -> None:
    anna.go(rapport)
    anna.sees(ZIENSWIJZE, "Alleen de kandidaat kan dit wijzigen.")
    assert anna.page.locator("main textarea, main [name=zienswijze], main [contenteditable]").count() == 0
    assert anna.send(rapport + "bewaren/", slot="1", zienswijze="Alles is goed").status in {409, 422}
    samira_id = rapport.strip("/").split("/")[-1]
    anna.refused(f"/mijn/verslagen/{samira_id}/")
    assert anna.send(f"/mijn/verslagen/{samira_id}/zienswijze/", tekst="Alles is goed").status == 404
    anna.page.reload()
    anna.sees(ZIENSWIJZE)
    anna.misses("Alles is goed")


def freeze_and_send(anna: Visitor, rapport: str) -> None:
    anna.go(rapport)
    anna.press("Vaststellen")
    anna.sees("Het verslag is vastgesteld. Het verandert niet meer.")
    anna.press("Versturen")
    anna.sees("Het verslag is verstuurd aan kandidaat en opdrachtgever", "nog niet geopend")
    anna.check()


def paper(reis: Journey, rapport: str) -> Any:
    """The stored document of a report with its bytes, after proving that they are what the row says."""
    from django.core.files.storage import default_storage

    from wissel.trajecten.models import Rapportage

    with reis.arrange():
        row = Rapportage.objects.select_related("document").get(pk=rapport.strip("/").split("/")[-1])
        with default_storage.open(row.document.pad, "rb") as file:
            bytes_ = file.read()
    assert hashlib.sha256(bytes_).hexdigest() == row.document.sha256
    return row, bytes_


def score(person: Visitor, cijfers: dict[str, str], tekst: tuple[str, str], knop: str) -> None:
    """Three scores and a few words."""
    for label, cijfer in cijfers.items():
        person.pick(label, cijfer)
    person.write(*tekst)
    person.press(knop)
    person.sees("Dank u wel. Uw cijfers zijn verstuurd.", tekst[1])
    person.check()
