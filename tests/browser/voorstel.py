"""From intake to an approved plan, step by step (J2 of the journeys): people do it in their browser.

The steps know no script: what stores itself with script is kept with a button without.
"""

import datetime as dt
from typing import Any

from playwright.sync_api import expect

from tests.arrange import trajecten as arrange
from tests.arrange.dossiers import conclude_spoor1, open_samira, record_consult
from tests.browser.bezoeker import Visitor
from tests.browser.conftest import Journey
from tests.cast import make_lid

# What only the coach may read, what the opdrachtgever may read too, and what the plan says.
FINANCIEN = "Betaalt een lening af bij de kredietbank"
WENSEN = "Wil graag in de ochtend werken"
ANTWOORDEN = {
    "Huidige situatie": "Staat om zeven uur op en loopt elke dag een uur",
    "Gewenste situatie": "Twintig uur per week in een magazijn of winkel",
    "Verwachtingen": "Rechtstreeks contact met de coach",
    "Werk en werkervaring": "Tien jaar orders gepickt en een team ingewerkt",
}
UIT_SJABLOON = ("Loopbaanoriëntatie", "Netwerken", "Training solliciteren")
REGELS = ("Coachingsgesprekken", "Nazorg na de start", *UIT_SJABLOON)
VERGETEN = "Netwerken"
DOEL = "Weer met plezier in de ochtend werken"
OPMERKING = "Ik wil graag op dinsdag en donderdag"
PRIJS = "€ 4.100"
RAPPORTEN = ("24 april 2026", "8 juni 2026", "20 juli 2026", "31 augustus 2026")


def seed(reis: Journey) -> str:
    """Samira's dossier, ready for a traject: spoor 1 was examined and the bedrijfsarts was heard."""
    with reis.arrange():
        dossier = open_samira(reis.cast, casemanager=reis.cast.piet.persoon)
        conclude_spoor1(reis.cast, dossier)
        record_consult(reis.cast, dossier)
        arrange.sjabloon_of(reis.cast)
    return f"/dossiers/{dossier.pk}/"


def seed_second(reis: Journey) -> str:
    """A second dossier of Anna with an intake of 6 March; nobody sends its proposal. Gives the name."""
    with reis.arrange():
        kandidaat = make_lid(reis.cast.bureau, "Kees", "Wachter", "kandidaat")
        dossier = open_samira(reis.cast, kandidaat=kandidaat.persoon)
        row = arrange.start_traject_for(reis.cast, dossier)
        arrange.finish_intakes(reis.cast, row, dt.date(2026, 3, 6))
    return kandidaat.persoon.naam


def start_traject(anna: Visitor, dossier: str) -> None:
    """Record the start of spoor 2 and choose a way of working; intake and terms then stand ready."""
    anna.go(dossier + "spoor2/")
    anna.check()
    anna.write("Eerste activiteit op", "16-3-2026")
    anna.press("Besluit vastleggen en starten")
    anna.sees("Spoor 2 begint op 16 maart 2026. Kies nu een sjabloon voor het traject.")
    anna.check()
    anna.page.get_by_role("radio", name="Algemeen traject tweede spoor").check()
    anna.press("Traject starten")
    anna.sees("Het traject is gestart", "Fase 1 van 4: Intake")
    anna.check(dark=True)


def plan_intake(anna: Visitor, samira: Visitor, dossier: str) -> None:
    """Plan the intake of Friday 6 March; the kandidaat says she comes, and the coach sees it."""
    anna.go(dossier + "intake/werknemer/")
    anna.follow("Intake plannen")
    anna.fill(Dag="6-3-2026", Tijd="10.00", Plaats_of_link="Kamer 2")
    anna.press("Afspraak plannen")
    anna.sees("De afspraak staat erin", "vrijdag 6 maart 2026, 10.00 – 11.00 uur", "Nog niet bevestigd")
    anna.check()
    samira.go("/mijn/afspraken/")
    samira.sees("vrijdag 6 maart 2026, 10.00 uur", "Kamer 2")
    samira.check()
    samira.press("Ja, ik kom")
    samira.sees("Fijn dat u komt", "U komt")
    anna.page.reload()
    anna.sees("Bevestigd")


def hold_intake(anna: Visitor, dossier: str) -> None:
    """Write the answers, each for its own readers; a reload loses nothing."""
    anna.go(dossier + "intake/werknemer/")
    for vraag, antwoord in {**ANTWOORDEN, "Wensen": WENSEN, "Financiën": FINANCIEN}.items():
        anna.write(vraag, antwoord)
    anna.pick("Wie mag dit lezen? Wensen", "ook de opdrachtgever")
    anna.pick("Wie mag dit lezen? Financiën", "alleen coach")
    keep_intake(anna)
    anna.page.reload()
    for vraag, antwoord in {**ANTWOORDEN, "Wensen": WENSEN, "Financiën": FINANCIEN}.items():
        expect(anna.field(vraag)).to_have_value(antwoord)
    expect(anna.field("Wie mag dit lezen? Wensen", "combobox")).to_have_value("allen")
    expect(anna.field("Wie mag dit lezen? Financiën", "combobox")).to_have_value("coach")
    anna.sees("6 van 13 ingevuld")
    anna.check(dark=True)


def keep_intake(anna: Visitor) -> None:
    """With script every answer has stored itself; without there is the button."""
    if not anna.script:
        anna.press("Alles bewaren")
        anna.sees("Alles is bewaard: 6 van 13 ingevuld")
        return
    anna.page.keyboard.press("Tab")
    for vraag in ("wensen", "financien", "werk"):
        expect(anna.page.locator(f"#v-{vraag} [data-stand]")).to_contain_text("Bewaard om")
    expect(anna.page.locator("#ingevuld")).to_have_text("6 van 13 ingevuld")


def finish_intake(anna: Visitor, dossier: str) -> None:
    """Finish: the day of the proposal follows from the day of the talk."""
    anna.go(dossier + "intake/werknemer/")
    expect(anna.field("Gesprek gehouden op")).to_have_value("6-3-2026")
    anna.press("Intake afronden")
    anna.sees("Het voorstel is er uiterlijk op woensdag 11 maart 2026")
    anna.check()


def pick_lines(anna: Visitor, dossier: str) -> None:
    """Two lines come with the sjabloon, three are picked: five, all still without a reason."""
    anna.go(dossier + "plan/")
    anna.press("Plan opstellen")
    anna.follow("Kiezen uit het sjabloon")
    for naam in UIT_SJABLOON:
        anna.page.get_by_role("checkbox", name=naam).check()
    anna.check()
    anna.press("Toevoegen")
    anna.sees("3 regels toegevoegd", *REGELS)
    assert anna.page.locator("li[id^=regel-]").count() == len(REGELS)


def write_reasons(anna: Visitor, dossier: str) -> None:
    """One reason was forgotten: the plan cannot be offered, and the line is named."""
    anna.go(dossier + "plan/regels/onderbouwing/")
    for naam in REGELS:
        if naam != VERGETEN:
            write_reason(anna, naam)
    anna.check()
    anna.press("Opslaan")
    anna.go(dossier + "plan/aanbieden/")
    anna.sees(f"Schrijf de onderbouwing bij: {VERGETEN}.")
    anna.check()
    assert anna.page.get_by_role("button", name="Aanbieden aan").count() == 0
    anna.follow("Alle onderbouwingen schrijven")
    write_reason(anna, VERGETEN)
    anna.press("Opslaan")


def write_reason(anna: Visitor, naam: str) -> None:
    part = anna.page.locator("main section").filter(has=anna.page.get_by_role("heading", name=naam))
    part.get_by_role("textbox").fill(f"{naam} helpt om te weten welk werk past")


def write_plan(anna: Visitor, dossier: str) -> None:
    """Goals, duration and class; then nothing is left to do."""
    anna.go(dossier + "plan/wijzigen/")
    anna.fill(
        Doel_van_de_kandidaat=DOEL, Doel_van_de_opdrachtgever="Passend werk, in eigen huis of daarbuiten"
    )
    expect(anna.field("Start")).to_have_value("16-3-2026")
    anna.fill(Doel_van_de_coach="Twee richtingen die passen", Einde="13-9-2026")
    anna.write("Samenvatting voor de kandidaat", "Wij zoeken samen werk dat bij u past.")
    anna.press("Opslaan")
    anna.sees("Het plan is opgeslagen")
    anna.go(dossier + "plan/klasse/")
    anna.page.get_by_role("radio", name="Middel").check()
    anna.write("Reden", "Een nieuwe richting is nodig")
    anna.check()
    anna.press("Klasse vastleggen")
    anna.sees("Alles is ingevuld. U kunt dit plan aanbieden.", PRIJS)
    anna.check()


def offer(anna: Visitor, dossier: str) -> None:
    """Look who will read what, and lay the plan before the kandidaat."""
    anna.go(dossier + "plan/aanbieden/")
    anna.sees("1 antwoord uit de intake is alleen voor u", "leest nog niets, pas als u het verstuurt")
    anna.check()
    anna.press("Aanbieden aan Samira Yilmaz")
    anna.sees("Samira Yilmaz kan het plan nu lezen")


def agree(samira: Visitor) -> None:
    """Read, agree with a remark, say again who one is, and look once more."""
    samira.go("/mijn/")
    samira.sees("Lees uw plan")
    samira.check(dark=True)
    samira.follow("Plan lezen")
    samira.sees(DOEL, *REGELS, "16 maart 2026")
    samira.check()
    samira.choose("Ik ben het ermee eens, en ik wil iets zeggen")
    samira.write("Wat wilt u zeggen of vragen?", OPMERKING)
    samira.press("Verder")
    samira.check()
    samira.confirm_self()
    samira.sees("Klopt dit?", OPMERKING)
    samira.check()
    samira.press("Ja, ik ben het eens")
    samira.sees("Dank u wel. U bent het eens met plan 1.", OPMERKING)


def send(anna: Visitor, dossier: str) -> None:
    """Send it to the opdrachtgever, with what the kandidaat said in sight."""
    anna.go(dossier + "plan/")
    anna.sees(OPMERKING)
    anna.follow("Naar de opdrachtgever")
    anna.sees("Antwoord van de kandidaat", OPMERKING)
    anna.check()
    anna.press("Versturen naar De Vries Logistiek BV")
    anna.sees("De Vries Logistiek BV kan het plan nu lezen")
    expect(sent_to(anna, "Piet Bos")).to_contain_text("nog niet geopend")


def sent_to(anna: Visitor, naam: str) -> Any:
    """The line of this addressee under what was sent."""
    return anna.page.locator("section[aria-labelledby=h-verzonden] li").filter(has_text=naam).first


def approve(piet: Visitor) -> None:
    """Approve plan, duration and price as one act, after saying again who one is."""
    piet.go("/opdrachtgever/")
    piet.follow("Plan lezen")
    piet.choose("Wij keuren plan, duur en prijs goed")
    piet.press("Verder")
    piet.confirm_self()
    piet.sees("Dit keurt u goed", "16 maart 2026 tot en met 13 september 2026, 26 weken", PRIJS)
    piet.check()
    piet.press("Plan, duur en prijs goedkeuren")
    piet.sees("U heeft plan, duur en prijs goedgekeurd")
