"""J6, steps 7 and 8: the escalation, the question to UWV with one paper missing, and the pack; then repair (D13)."""

import datetime as dt
import os
import re
from collections.abc import Callable

import pytest

from tests.arrange import escalatie as papers
from tests.arrange import trajecten as arrange
from tests.browser.bezoeker import WIDTHS, Visitor, words_of
from tests.browser.conftest import Journey

pytestmark = pytest.mark.browser
PAPIEREN = ("probleemanalyse", "plan_van_aanpak", "advies_bedrijfsarts")
GEHEIM = ("KANARIE-INTAKE", "KANARIE-NOTITIE", "KANARIE-BUREAU", "KANARIE-KANDIDAAT")


def test_stilstand_wordt_een_vraag_aan_uwv_met_een_bundel(start: Callable[..., Journey]) -> None:
    reis = start("2026-03-11T10:00")
    dossier_id = seed(reis)
    reis.at("2026-06-12T10:00")
    detect(reis)
    anna, piet, samira, mo = (reis.person(name) for name in ("anna", "piet", "samira", "mo"))

    mo.go("/overzicht/")
    mo.sees("Trajecten die stilstaan", "Samira Yilmaz", "Herhaald niet gekomen")
    anna_sees_why_and_chooses(anna, dossier_id)

    piet_picks_the_question(piet, dossier_id)
    piet_adds_what_is_missing(piet)
    address = piet_makes_the_pack(piet)
    the_pack_holds_what_it_should(piet.bytes_of(address))
    samira.refused(address)
    piet_sends_and_hears(piet, reis)
    samira_reads_the_answer_and_may_ask_herself(samira)


def seed(reis: Journey) -> str:
    """An agreed plan, papers for three audiences, a note and an intake, and two appointments that were missed."""
    from wissel.trajecten.actions import intake, logboek
    from wissel.trajecten.models import Afspraak, Intake

    cast = reis.cast
    with reis.arrange():
        traject = arrange.start_traject_for(cast)
        first = Intake.objects.get(traject=traject, soort="werknemer")
        intake.save_answer(
            intake=first, domein="financien", tekst=GEHEIM[0], zichtbaarheid="coach", by=cast.anna.actor
        )
        plan = arrange.approved_plan(cast, traject)
        dossier = plan.dossier
        for soort in PAPIEREN:
            papers.add_paper(cast, dossier, soort, words=f"MEE {soort}")
        papers.add_paper(cast, dossier, "brief", publiek="bureau", words=GEHEIM[2])
        papers.add_paper(cast, dossier, "cv", publiek="kandidaat", words=GEHEIM[3])
        logboek.write_note(
            dossier=dossier,
            by=cast.anna.actor,
            soort="gesprek",
            datum=papers.DAG,
            wie="Samira",
            waarom=GEHEIM[1],
        )
        for day in (8, 10):
            Afspraak.objects.create(
                bureau=cast.bureau, dossier=dossier, traject=traject, soort="gesprek", titel="Coachgesprek",
                begint_op=dt.datetime(2026, 6, day, 8, tzinfo=dt.UTC), stand="niet_gekomen",
            )  # fmt: skip
    return str(dossier.pk)


def detect(reis: Journey) -> None:
    """The look of the day, as the worker does it."""
    from wissel import klok
    from wissel.escalatie import ronde

    assert ronde.look(reis.cast.bureau, klok.today()) == 1
    assert ronde.look(reis.cast.bureau, klok.today()) == 0


def look(visitor: Visitor, name: str) -> None:
    """Keep a picture at two widths when a folder for them is named."""
    if folder := os.environ.get("WISSEL_BEELDEN"):
        for width in WIDTHS.values():
            visitor.page.set_viewport_size(width)
            visitor.page.screenshot(path=f"{folder}/{name}-{width['width']}.png", full_page=True)
        visitor.page.set_viewport_size(WIDTHS["breed"])


def anna_sees_why_and_chooses(anna: Visitor, dossier_id: str) -> None:
    anna.go(f"/dossiers/{dossier_id}/")
    anna.sees("Het traject staat stil: kies wat er gebeurt")
    anna.go(f"/dossiers/{dossier_id}/vastlopen/")
    anna.sees("Herhaald niet gekomen", "8 juni 2026", "10 juni 2026", "Geen activiteit")
    anna.check(dark=True)
    look(anna, "vastlopen")
    anna.follow("Kiezen wat er gebeurt")
    anna.check()
    look(anna, "stilstand")
    anna.choose("Deskundigenoordeel van UWV")
    anna.press("Vastleggen")
    anna.sees("Welke vraag moet UWV beantwoorden?")
    anna.check()
    look(anna, "oordeel-nieuw-bureau")


def piet_picks_the_question(piet: Visitor, dossier_id: str) -> None:
    piet.go(f"/opdrachtgever/dossiers/{dossier_id}/")
    piet.follow_text("Als het vastloopt")
    piet.check()
    look(piet, "opdrachtgever-vastlopen")
    piet.follow("Vraag voorbereiden")
    piet.check()
    look(piet, "oordeel-nieuw")
    piet.page.get_by_role("radio", name=re.compile("Re-integratie-inspanningen van de werknemer")).check()
    piet.press("Verder met de stukken")
    piet.sees(
        "Werkt de werknemer genoeg mee",
        "3 van 4 verplichte stukken zijn er",
        "€ 400",
        "Wet SUWI artikel 32 lid 2",
    )
    piet.misses(*GEHEIM)
    piet.check(dark=True)
    look(piet, "oordeel")


def piet_adds_what_is_missing(piet: Visitor) -> None:
    with piet.page.expect_navigation():
        piet.part("Brieven over de medewerking", "fieldset").get_by_role(
            "link", name=re.compile("Toevoegen")
        ).click()
    piet.check()
    look(piet, "stuk")
    brief = {"name": "brief.pdf", "mimeType": "application/pdf", "buffer": papers.paper("MEE brief", 2)}
    piet.page.get_by_label("Bestand").set_input_files([brief])
    piet.write("Titel", "Waarschuwing van 9 juni")
    piet.write("Datum op het stuk", "9-6-2026")
    piet.press("Stuk toevoegen")
    piet.sees("Alle verplichte stukken zijn er", "Waarschuwing van 9 juni")


def piet_makes_the_pack(piet: Visitor) -> str:
    piet.press("Bundel maken")
    piet.sees("De bundel is compleet")
    piet.check()
    look(piet, "bundel")
    return str(piet.page.get_by_role("link", name="Bundel openen").get_attribute("href"))


def the_pack_holds_what_it_should(pdf: bytes) -> None:
    words, pages = words_of(pdf), papers.texts(pdf)
    assert "Inhoud" in pages[0] and "Wat nog ontbreekt" not in words
    for text in (*(f"MEE {soort}" for soort in PAPIEREN), "MEE brief blad 2"):
        assert text in words, text
    assert f"bundel, pagina {len(pages)} van {len(pages)}" in pages[-1]
    marks = papers.outline(pdf)
    assert marks[0] == ("Inhoud", 1) and len(marks) >= 5
    assert "Waarschuwing van 9 juni" in "".join(title for title, _page in marks)
    for title, page in marks[1:4]:
        assert "MEE" in pages[page - 1], title
    assert not [secret for secret in GEHEIM if secret in words]


def piet_sends_and_hears(piet: Visitor, reis: Journey) -> None:
    piet.follow("Naar UWV gestuurd")
    piet.check()
    piet.press("Vastleggen")
    piet.sees("Bij UWV", "26 jun 2026")
    here = piet.path()
    reis.at("2026-07-01T10:00")
    piet.go(here)
    piet.sees("te laat")
    look(piet, "te-laat")
    piet.follow("Antwoord vastleggen")
    piet.write("Datum van het oordeel", "30-6-2026")
    piet.write("Wat antwoordde UWV op de vraag?", "De werknemer werkt genoeg mee.")
    piet.press("Antwoord vastleggen")
    piet.sees("De werknemer werkt genoeg mee.", "later dan de wettelijke termijn")
    piet.check()


def samira_reads_the_answer_and_may_ask_herself(samira: Visitor) -> None:
    samira.go("/mijn/traject/")
    samira.follow_text("Een oordeel van UWV vragen")
    samira.sees("€ 100", "UWV Beleidsregel kosten aanvraag deskundigenoordeel 2013")
    samira.check(dark=True)
    look(samira, "mijn-oordelen")
    samira.follow_text("Re-integratie-inspanningen van de werknemer")
    samira.sees("De werknemer werkt genoeg mee.")
    samira.misses("MEE", "Welke stukken")
    samira.check()
    samira.go("/mijn/uwv-oordeel/nieuw/")
    samira.check()
    look(samira, "mijn-oordeel-nieuw")
    samira.page.get_by_role("radio", name=re.compile("Doet uw werkgever genoeg")).check()
    samira.press("Verder")
    samira.sees("Er mist nog 1 stuk", "Eigen toelichting")
    samira.check(dark=True)
    look(samira, "mijn-oordeel")


def test_na_een_loonsanctie_wordt_elke_bevinding_een_taak_met_bewijs(start: Callable[..., Journey]) -> None:
    reis = start("2027-03-15T10:00")
    with reis.arrange():
        from wissel.dossiers.models import Dossier

        dossier = Dossier.objects.filter(kandidaat=reis.cast.samira.persoon).first()
        if dossier is None:
            from tests.arrange.dossiers import open_samira

            dossier = open_samira(reis.cast)
        papers.sanction(reis.cast, dossier)
    piet, anna = reis.person("piet"), reis.person("anna")
    piet.go(f"/opdrachtgever/dossiers/{dossier.pk}/vastlopen/")
    piet.check()
    piet.follow("Naar het herstelplan")
    piet.sees("27 februari 2028")
    piet.follow("Bevindingen toevoegen")
    piet.check()
    look(piet, "bevindingen")
    piet.choose("Het zoekprofiel is te smal of niet onderbouwd")
    piet.write("Of plak de zinnen uit de brief", "- Er is niet bemiddeld naar werk")
    piet.press("Taken maken")
    piet.sees("0 van 2 taken hebben bewijs", "Er is niet bemiddeld naar werk")
    piet.check(dark=True)
    look(piet, "herstelplan")
    for count in ("1 van 2 taken hebben bewijs", "Elke taak heeft bewijs"):
        with piet.page.expect_navigation():
            piet.page.get_by_role("link", name=re.compile("^Bewijs toevoegen")).first.click()
        piet.check()
        proof = {"name": "b.pdf", "mimeType": "application/pdf", "buffer": papers.paper("BEWIJS")}
        piet.page.get_by_label("Of een nieuw bestand").set_input_files([proof])
        piet.press("Bewijs vastleggen")
        piet.sees(count)
    look(piet, "herstelplan-bewezen")
    piet.press("Verzoek maken")
    piet.sees("Verzoek met bewijzen")
    piet.check()
    address = str(piet.page.get_by_role("link", name=re.compile("^Openen")).first.get_attribute("href"))
    words = words_of(piet.bytes_of(address))
    assert words.count("BEWIJS") == 2 and "pagina 3 van 3" in words
    piet_reckons(piet)
    anna.go(f"/dossiers/{dossier.pk}/vastlopen/herstel/")
    anna.sees("Elke taak heeft bewijs")
    anna.check()
    look(anna, "herstel-bureau")


def piet_reckons(piet: Visitor) -> None:
    piet.follow("Kosten uitrekenen")
    piet.check()
    piet.write("Loon per maand", "3.000")
    piet.write("Werkgeverslasten per maand", "650")
    piet.press("Uitrekenen")
    piet.sees("€ 840", "€ 1.800", "€ 43.680", "€ 34.440")
    piet.check()
    look(piet, "kosten")
