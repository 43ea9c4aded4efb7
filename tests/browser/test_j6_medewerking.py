"""J6, steps 5 and 6: an objection with its answer, two no-shows, words of the kandidaat, a warning by the employer."""

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.arrange import trajecten as arrange
from tests.browser.bezoeker import Visitor, words_of
from tests.browser.conftest import Journey
from wissel.trajecten.actions import afspraken

pytestmark = pytest.mark.browser
REGEL = "Meelopen in een magazijn"
REDEN = "Het is anderhalf uur reizen, elke dag"
ANTWOORD_COACH = "Wij houden het meelopen erin, twee dagen per week"
WEERWOORD = "De bus reed niet. Ik belde om 9 uur en niemand nam op."
INSTRUCTIE = "Kom naar het coachgesprek op kantoor"


def test_tegenwerping_weerwoord_en_waarschuwing(start: Callable[..., Journey]) -> None:
    reis = start("2026-03-11T10:00")
    dossier = seed(reis)
    reis.at("2026-06-02T10:00")
    anna, samira, piet = reis.person("anna"), reis.person("samira"), reis.person("piet")
    samira_objects(samira)
    reis.at("2026-06-04T10:00")
    anna_answers(anna, dossier)
    samira_does_not_agree(samira)

    reis.at("2026-06-10T14:00")
    missed(reis, dossier)
    anna_writes_two_facts(anna, dossier)
    samira_gives_her_side(samira)
    anna_closes_what_was_answered(anna, dossier)

    piet_reads_the_difference(piet, dossier)
    piet_sends_a_warning(piet, dossier)
    samira_reads_what_she_can_do(samira)
    the_bureau_takes_no_step(anna, dossier)


def seed(reis: Journey) -> str:
    with reis.arrange():
        plan = arrange.approved_plan(reis.cast)
    return f"/dossiers/{plan.dossier_id}/"


def samira_objects(samira: Visitor) -> None:
    samira.go("/mijn/plan/")
    with samira.page.expect_navigation():
        samira.part(REGEL, "article").get_by_role("link", name="Dit is niet redelijk of past niet").click()
    samira.sees(REGEL, "Uw coach antwoordt binnen 5 werkdagen.")
    samira.check()
    samira.choose("Het past niet bij mij of bij wat ik kan")
    samira.write("Waarom?", REDEN)
    samira.press("Sturen")
    samira.sees("Verstuurd. Uw coach leest dit", REDEN, "uiterlijk op 9 juni 2026")
    samira.check()


def anna_answers(anna: Visitor, dossier: str) -> None:
    anna.go(dossier + "medewerking/")
    anna.sees(REGEL, REDEN, "Niet passend")
    anna.check()
    anna.follow_text("Antwoord geven")
    anna.check()
    anna.write("Uw antwoord", ANTWOORD_COACH)
    anna.choose("Het blijft zo")
    anna.press("Antwoord versturen")
    anna.sees(
        "Uw antwoord is verstuurd",
        ANTWOORD_COACH,
        "De kandidaat heeft nog niet gezegd of dit antwoord helpt.",
    )


def samira_does_not_agree(samira: Visitor) -> None:
    samira.go("/mijn/medewerking/")
    samira.sees(ANTWOORD_COACH, "het blijft zo.")
    with samira.page.expect_navigation():
        samira.page.get_by_role("button", name="Ik ben het niet eens").click()
    samira.sees("Jullie zijn het niet eens.")


def missed(reis: Journey, dossier: str) -> None:
    """Samira did not come to two appointments; that was recorded with the appointments."""
    from wissel.dossiers.models import Dossier

    with reis.arrange():
        row = Dossier.objects.get(pk=dossier.strip("/").split("/")[-1])
        for day in (8, 10):
            appointment = afspraken.plan_afspraak(
                dossier=row, by=reis.cast.anna.actor, soort="gesprek", titel="Coachgesprek", minuten=60, vorm="kantoor",
                begint_op=dt.datetime(2026, 6, day, 8, tzinfo=dt.UTC),
            )  # fmt: skip
            afspraken.record_attendance(afspraak=appointment, by=reis.cast.anna.actor, stand="niet_gekomen")


def anna_writes_two_facts(anna: Visitor, dossier: str) -> None:
    for day in ("10 juni 2026", "8 juni 2026"):
        anna.go(dossier + "medewerking/")
        with anna.page.expect_navigation():
            anna.part(day, "li").get_by_role("link", name="Vastleggen").click()
        expect(anna.field("Wat gebeurde er?")).to_have_value("De kandidaat is niet gekomen.")
        if day.startswith("10"):
            anna.check()
        anna.press("Vastleggen")
        anna.sees("Het feit is vastgelegd.")
    anna.misses("Niet gekomen, nog niet opgeschreven")
    assert anna.page.get_by_role("button", name="Afsluiten").count() == 0
    anna.check(dark=True)


def samira_gives_her_side(samira: Visitor) -> None:
    samira.go("/mijn/")
    samira.sees("Lees wat er is opgeschreven")
    samira.follow("Lezen en antwoorden")
    samira.check()
    samira.part("maandag 8 juni 2026", "li").get_by_role("link", name="Antwoord geven").click()
    samira.sees("Dit is opgeschreven", "Coachgesprek op 8 juni 2026")
    samira.write("Wat wilt u zeggen?", WEERWOORD)
    samira.check()
    samira.press("Antwoord sturen")
    samira.sees("Uw antwoord staat erbij", WEERWOORD)


def anna_closes_what_was_answered(anna: Visitor, dossier: str) -> None:
    anna.go(dossier + "medewerking/")
    anna.sees(WEERWOORD)
    with anna.page.expect_navigation():
        anna.page.get_by_role("button", name="Afsluiten").click()
    anna.sees("Het feit is afgesloten. De kandidaat heeft geantwoord.")


def piet_reads_the_difference(piet: Visitor, dossier: str) -> None:
    piet.go("/opdrachtgever" + dossier)
    piet.follow("Medewerking")
    piet.sees(REDEN, ANTWOORD_COACH, "Niet eens", WEERWOORD, "Alleen u beslist.")
    piet.sees("Opschorten of stoppen: het verschil", "Zodra de informatie er is, betaalt u alles alsnog.")
    piet.sees("Het loon over die tijd is weg.", "Eerste dag zonder dit verbod: 3 maart 2027")
    piet.check(dark=True)


def piet_sends_a_warning(piet: Visitor, dossier: str) -> None:
    piet.follow("Schriftelijke waarschuwing")
    piet.check()
    piet.page.get_by_label("8 juni 2026: De kandidaat is niet gekomen.").check()
    piet.page.get_by_label("10 juni 2026: De kandidaat is niet gekomen.").check()
    piet.write("Wat vraagt u precies?", INSTRUCTIE)
    piet.write("Voor welke dag?", "22-6-2026")
    piet.press("Verder")
    piet.sees("Concept. Alleen uw organisatie ziet dit", INSTRUCTIE, "22 juni 2026", WEERWOORD, "Aan:")
    piet.check()
    piet.press("Brief vaststellen en versturen")
    expect(piet.page.get_by_role("alert").first).to_contain_text("Lees dit en zet een vinkje")
    for box in piet.page.get_by_role("checkbox").all():
        box.check()
    piet.press("Brief vaststellen en versturen")
    piet.sees("De stap is vastgelegd.", "Dit verandert niet meer.")
    letter = words_of(piet.bytes_of(piet.page.get_by_role("link", name="Brief (PDF)").get_attribute("href")))
    assert INSTRUCTIE in letter and WEERWOORD in letter and "Spoorzicht" not in letter
    piet.check()
    piet.go("/opdrachtgever" + dossier + "medewerking/")
    piet.sees("Schriftelijke waarschuwing", "10 jun", "Loon opschorten", "Deskundigenoordeel van UWV")


def samira_reads_what_she_can_do(samira: Visitor) -> None:
    samira.go("/mijn/")
    samira.sees("Lees de brief van uw werkgever")
    samira.go("/mijn/medewerking/")
    samira.sees("Uw werkgever waarschuwt u.", "Wat kunt u doen?", "Dat kost u € 100.", INSTRUCTIE)
    samira.check(dark=True)


def the_bureau_takes_no_step(anna: Visitor, dossier: str) -> None:
    anna.go(dossier + "medewerking/")
    anna.sees("Schriftelijke waarschuwing", "Alleen de werkgever beslist")
    anna.misses("/stappen/")
    where = "/opdrachtgever" + dossier + "medewerking/stappen/nieuw/?soort=ontslag"
    anna.refused(where)
    assert anna.send(where, instructie="Ontslag").status == 404
