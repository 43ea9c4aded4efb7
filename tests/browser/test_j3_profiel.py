"""J3: profile, belastbaarheid and the shortest way to work (C, K). Steps 3 and 4 stand in test_j3_orientatie.py.

Step 1, by the doctor's link and Anna's copying, is walked in test_j3_belastbaarheid.py; here it is arranged.
"""

import os
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests.arrange import zoekprofielen as arrange
from tests.arrange.dossiers import open_samira
from tests.browser.bezoeker import WIDTHS, Visitor
from tests.browser.conftest import Journey

pytestmark = pytest.mark.browser
HOOFDSTUKKEN = {
    "Arbeidsmogelijkheden": "Plannen en mensen ontvangen, met afwisseling.",
    "Verwervingsmogelijkheden": "In de regio zijn genoeg vacatures.",
    "Hervattingsmogelijkheden": "Beginnen met vaste dagen en opbouwen.",
}
GEHEIM = ("Ik wil het liefst plannen", "zonder zware lasten", "Tillen", "kent het magazijn")


def look(visitor: Visitor, name: str) -> None:
    """Keep a picture at two widths when a folder for them is named."""
    if folder := os.environ.get("WISSEL_BEELDEN"):
        for width in WIDTHS.values():
            visitor.page.set_viewport_size(width)
            visitor.page.screenshot(path=f"{folder}/zp-{name}-{width['width']}.png", full_page=True)
        visitor.page.set_viewport_size(WIDTHS["breed"])


def test_profiel_belastbaarheid_en_kortste_weg(start: Callable[..., Journey]) -> None:
    reis = start("2026-04-07T10:00")
    with transaction.atomic(), reis.arrange():
        dossier = open_samira(reis.cast)
        arrange.belastbaarheid(reis.cast, dossier)
    anna, samira, piet = reis.person("anna"), reis.person("samira"), reis.person("piet")
    room = f"/dossiers/{dossier.pk}/zoekprofiel/"
    samira_writes_what_she_did(samira)

    only_interpreter_is_red_with_three_neighbours(anna, room)
    anna_adds_two_directions_and_the_chapters(anna, room)
    anna_looks_at_the_items_and_judges(anna, room)
    anna_offers(anna, room)

    samira_orders_and_agrees(samira)
    anna_establishes(anna, room)
    piet_reads_only_his_part(piet, dossier.pk)

    with transaction.atomic(), reis.arrange():
        arrange.belastbaarheid(reis.cast, dossier, arrange.dt.date(2026, 4, 4), knielen=1)
    the_profile_is_marked_until_anna_looked(anna, room)
    versions_stand_side_by_side(anna, room)
    assert reis.site.problems == []


def samira_writes_what_she_did(samira: Visitor) -> None:
    """Step 2: Samira fills in work and a wish in mijn profiel."""
    samira.go("/mijn/profiel/deel/ervaring/nieuw/")
    samira.page.locator("main").get_by_role("textbox").first.fill("Orderpicker")
    radio = samira.page.locator("main").get_by_role("radio")
    if radio.count():
        radio.first.check()
    samira.page.locator("main form").get_by_role("button").first.click()
    samira.page.wait_for_load_state()
    samira.go("/mijn/profiel/deel/ervaring/")
    samira.sees("Orderpicker")


def only_interpreter_is_red_with_three_neighbours(anna: Visitor, room: str) -> None:
    """Step 5: one direction "tolk" is red with the reason, and three neighbours are proposed."""
    anna.go(room)
    anna.check()
    look(anna, "leeg")
    anna.press("Zoekprofiel beginnen")
    anna.sees("Zoekprofiel, versie 1", "IZP van 20 maart 2026, dr. Visser")
    add(
        anna,
        room,
        "tolk",
        "vertaler",
        {"Naam van de richting": "Tolk", "Concreet werk": "Tolk Turks"},
        "wens van de kandidaat",
    )
    anna.go(room)
    anna.sees("Dit zoekprofiel is te zwak", "Dat is te smal", "Alle richtingen rusten alleen op een wens")
    expect(anna.page.locator("#toets").get_by_role("link", name="Toevoegen")).to_have_count(3)
    anna.misses("Deed dit werk eerder: Orderpicker")  # it usually asks more than she can lift
    anna.check(dark=True)
    look(anna, "tolk")


def add(anna: Visitor, room: str, woord: str, beroep: str, velden: dict[str, str], herkomst: str) -> None:
    """Search an occupation, choose it, fill in the rest, and save; the toets beside it follows."""
    anna.go(room + "richtingen/nieuw/")
    anna.page.locator("#id_beroep").fill(woord)
    choice = anna.page.get_by_role("radio", name=beroep).first
    choice.check()
    for label, text in velden.items():
        anna.write(label, text)
    anna.pick("Waar komt deze richting vandaan?", herkomst)
    expect(anna.page.locator("#toets")).to_contain_text("Te bereiken")
    anna.press("Opslaan")
    anna.sees("De richting staat erin")


def anna_adds_two_directions_and_the_chapters(anna: Visitor, room: str) -> None:
    """Step 6: two directions from experience and market, and the three chapters."""
    market = {
        "Plaats of regio": "Utrecht", "Reistijd, minuten enkele reis": "30", "Aantal vacatures gezien": "14",
        "Waar gezien": "werk.nl", "Op welke dag": "1-4-2026", "In welke regio": "Utrecht",
        "Waarom past deze richting bij deze kandidaat?": "Zij kent het magazijn.",
    }  # fmt: skip
    for name, word, work in (
        ("Planner", "transportplanner", "transportplanner"),
        ("Balie", "receptionist", "receptionist"),
    ):
        add(
            anna,
            room,
            word,
            work,
            {"Naam van de richting": name, "Concreet werk": f"{name}medewerker", **market},
            "kans op de arbeidsmarkt",
        )
    anna.check()
    anna.go(room + "hoofdstukken/")
    anna.check()
    for label, text in HOOFDSTUKKEN.items():
        anna.write(label, text)
    anna.press("Opslaan")
    anna.sees("De hoofdstukken zijn opgeslagen")


def anna_looks_at_the_items_and_judges(anna: Visitor, room: str) -> None:
    """The items of each direction are gone through, and both verdicts are given; the wish falls away."""
    for name in ("Planner", "Balie"):
        anna.go(room)
        anna.follow(f"Punten en oordeel {name}")
        anna.page.locator("main summary", has_text="meestal niet vraagt").click()
        anna.follow("Vastleggen Tillen")
        anna.write("Wat vraagt dit werk, in kg?", "4")
        anna.write("Hoe weet u dit?", "Gebeld met een werkgever")
        anna.press("Vastleggen")
        anna.press("Punten bevestigen")
        anna.sees("Bevestigd door Anna Bakker")
        if name == "Planner":
            anna.check(dark=True)
            look(anna, "punten")
        for legend, reason, text in (
            (
                "Past dit werk bij wat iemand kan?",
                "Waarom past het wel of niet?",
                "Afwisselend en zonder zware lasten.",
            ),
            (
                "Is dit werk te krijgen?",
                "Waarom is het wel of niet te krijgen?",
                "Genoeg vacatures dichtbij.",
            ),
        ):
            anna.page.get_by_role("group", name=legend).get_by_role("radio", name="ja", exact=True).check()
            anna.write(reason, text)
        anna.press("Oordeel vastleggen")
        anna.sees("De oordelen zijn vastgelegd")
    anna.follow("Uitsluiten Tolk")
    anna.page.get_by_role("radio", name="er is te weinig werk").check()
    anna.write("Toelichting", "In de regio is er geen vast werk als tolk.")
    anna.press("Uitsluiten")
    anna.sees("Richtingen die afvielen", "In de regio is er geen vast werk als tolk.")


def anna_offers(anna: Visitor, room: str) -> None:
    anna.go(room)
    anna.sees("Er staan 2 richtingen in. UWV wil er ten minste twee tot drie zien")
    anna.misses("Alle richtingen rusten alleen op een wens", "Dat is te smal")
    anna.check()
    look(anna, "drie")
    anna.follow("Naar de kandidaat")
    anna.check()
    anna.press("Voorleggen aan Samira Yilmaz")
    anna.sees("Samira Yilmaz kan het zoekprofiel nu lezen")


def samira_orders_and_agrees(samira: Visitor) -> None:
    """Samira ranks with the keyboard, says why, and agrees."""
    samira.go("/mijn/werk/")
    samira.follow_text("Mijn zoekprofiel")
    samira.sees("Dit werk past bij wat u kunt.", "Welk werk kan ik doen?", "Werk dat afviel")
    samira.check(dark=True)
    look(samira, "kandidaat")
    with samira.page.expect_navigation():
        samira.page.get_by_role("button", name="Hoger Balie").press("Enter")
    expect(samira.page.locator("#volgorde ol li").first).to_contain_text("Balie")
    with samira.page.expect_navigation():
        samira.page.get_by_role("button", name="Lager Balie").press("Enter")
    samira.write("Waarom is dit uw volgorde?", "Ik wil het liefst plannen")
    samira.press("Dit is mijn volgorde")
    samira.sees("Uw volgorde is bewaard")
    samira.choose("Ik ben het ermee eens")
    samira.press("Antwoord geven")
    samira.sees("Dank u wel. Uw coach leest uw antwoord.")
    samira.check()


def anna_establishes(anna: Visitor, room: str) -> None:
    anna.go(room)
    anna.sees("Akkoord van de kandidaat", "Ik wil het liefst plannen")
    anna.follow("Vaststellen")
    anna.check()
    anna.press("Vaststellen")
    anna.sees("Het zoekprofiel is vastgesteld")
    anna.go(room + "beeld/")
    anna.write("Wat kan iemand nog wel?", "Plannen en overzicht houden.")
    anna.write("Welke uitkomst is te verwachten?", "Betaald werk voor 20 uur.")
    anna.write("Waarom?", "De markt vraagt planners.")
    anna.press("Delen met beiden")
    anna.sees("Kandidaat en opdrachtgever lezen nu dezelfde tekst.")
    anna.check()
    look(anna, "vast")


def piet_reads_only_his_part(piet: Visitor, dossier_id: Any) -> None:
    piet.go(f"/opdrachtgever/dossiers/{dossier_id}/")
    piet.follow("Naar welk werk")
    piet.sees(
        "Plannen en overzicht houden.",
        "Planner",
        "Past bij de belastbaarheid volgens IZP",
        "er is te weinig werk",
    )
    piet.misses(*GEHEIM)
    piet.check(dark=True)
    look(piet, "opdrachtgever")


def the_profile_is_marked_until_anna_looked(anna: Visitor, room: str) -> None:
    """Step 7: one item of the IZP changed; orange until the coach looked again."""
    anna.go(room.removesuffix("zoekprofiel/"))
    anna.sees("Kijk het zoekprofiel na: de belastbaarheid is gewijzigd")
    anna.go(room)
    anna.sees("Gewijzigd na zoekprofiel.", "De belastbaarheid is gewijzigd na dit zoekprofiel")
    anna.follow("Nakijken")
    anna.sees("Knielen en hurken")
    anna.check()
    look(anna, "nakijken")
    anna.write(
        "Wat keek u na, en waarom klopt het nog?", "In geen van beide richtingen hoeft zij te knielen."
    )
    anna.press("Nagekeken")
    anna.sees("Nagekeken op 7 april 2026")
    anna.misses("Gewijzigd na zoekprofiel.")


def versions_stand_side_by_side(anna: Visitor, room: str) -> None:
    """Step 8: a next version, beside the one before it."""
    anna.press("Nieuwe versie maken")
    anna.sees("Zoekprofiel, versie 2")
    anna.go(room + "hoofdstukken/")
    anna.write("Wat is er geleerd sinds de vorige versie?", "Meelopen bij een planner beviel goed.")
    anna.page.get_by_role("radio", name="Smaller dan de vorige versie").check()
    anna.write("Arbeidsmogelijkheden", "Vooral plannen.")
    anna.press("Opslaan")
    anna.go(room + "vergelijken/")
    anna.sees("Versie 1 naast versie 2", "Vooral plannen.", "Plannen en mensen ontvangen, met afwisseling.")
    anna.check(dark=True)
    look(anna, "vergelijken")
