"""J1, steps 4 to 8: an opdrachtgever orders in two sittings, the kandidaat is invited. Also without scripts."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.bezoeker import Visitor
from tests.browser.conftest import Journey
from tests.documenten.stukken import png

pytestmark = pytest.mark.browser
START = "/b/spoorzicht/aanmelden/"


@pytest.mark.parametrize("script", [True, False], ids=["met_script", "zonder_script"])
def test_van_aanmelding_tot_dossier(
    start: Callable[..., Journey], visit: Callable[..., Visitor], *, script: bool
) -> None:
    reis = start("2026-03-16T10:00", script=script)
    which = "met" if script else "zonder"
    email = f"piet.{which}@devries.example"
    piet = visit(None, script=script)
    code = begin(reis, piet, email)
    first_sitting(piet, f"jan.{which}@prive.example")

    link = link_of(reis, email)
    piet = visit(None, script=script)
    piet.go(link)
    piet.check()
    piet.write("Code van 8 tekens", "AAAAAAAA")
    piet.press("Verder")
    piet.sees("Deze code klopt niet. U heeft nog 4 pogingen.")
    piet.write("Code van 8 tekens", code)
    piet.press("Verder")
    piet.sees("Welke stukken zijn er?", "Rapport van de arbeidsdeskundige")

    back_to_the_dates(piet)
    nummer = hand_in(piet)
    judge(reis, piet, nummer, f"jan.{which}@prive.example")


def begin(reis: Journey, piet: Visitor, email: str) -> str:
    """Start as somebody new and write the code down."""
    piet.go("/b/spoorzicht/")
    piet.follow("Een werknemer aanmelden")
    piet.press("Aanmelding beginnen")
    piet.sees("Er gaat nog iets mis", "Vul uw e-mailadres in.")
    piet.check()
    piet.write("Uw e-mailadres", email)
    reis.site.set_clock("2026-03-16T10:01")
    piet.press("Aanmelding beginnen")
    piet.sees("Schrijf deze code op", email)
    piet.check()
    found = re.search(r"\b[A-Z2-9]{4} [A-Z2-9]{4}\b", piet.page.locator("main").inner_text())
    assert found
    piet.press("Ik heb de code, verder")
    return found[0]


def first_sitting(piet: Visitor, jan: str) -> None:
    """The employer, the employee and one paper; then stop for today."""
    piet.press("Volgende")
    piet.sees("Er gaat nog iets mis", "Vul de naam van de werkgever in.")
    piet.write("Werkgever: de naam op het contract", "De Vries Logistiek BV")
    piet.write("Uw voornaam", "Piet")
    piet.write("Uw achternaam", "Bos")
    piet.check(dark=True)
    piet.press("Volgende")
    piet.write("Voornaam", "Jan")
    piet.write("Achternaam", "Kowalski")
    piet.write("E-mailadres van de werknemer", jan)
    piet.pick("Taal waarin wij de werknemer schrijven", "Pools")
    piet.check()
    piet.press("Volgende")
    for _step in ("datums", "spoor1"):
        piet.check()
        piet.press("Volgende")
    piet.pick("Wat is het?", "Rapport van de arbeidsdeskundige")
    paper = {"name": "rapport.png", "mimeType": "image/png", "buffer": png()}
    piet.page.get_by_label("Bestand", exact=False).set_input_files(paper)
    piet.press("Stuk toevoegen")
    piet.sees("Het stuk is toegevoegd.", "rapport.png")
    piet.check()
    piet.press("Bewaren en later verder")
    piet.sees("Bewaard", "U komt terug bij dezelfde stap.")


def link_of(reis: Journey, email: str) -> str:
    """The link of the mail, which holds no name."""
    from wissel.outbox.actions import text_of
    from wissel.outbox.models import Bericht

    with reis.arrange():
        words = text_of(Bericht.objects.filter(naar=email, soort="aanmelding").latest("gemaakt_op"))
    assert "Kowalski" not in words and "Logistiek" not in words
    found = re.search(r"/aanmelding/\S+", words)
    assert found
    return found[0]


def answer(visitor: Visitor, question: str, choice: str) -> None:
    """Tick an answer of one question."""
    group: Any = visitor.page.get_by_role("group", name=re.compile(re.escape(question)))
    group.get_by_label(choice, exact=True).check()


def back_to_the_dates(piet: Visitor) -> None:
    """The window of spoor 2 and the helper: both tracks at once."""
    piet.follow("Datums en keuze")
    piet.write("Eerste ziektedag", "3-3-2025")
    piet.write("Eerstejaarsevaluatie gehouden", "17-2-2026")
    answer(piet, "Kan uw werknemer werken", "Ja, ook al is het weinig")
    answer(piet, "Is er zicht op terugkeer binnen 3 maanden?", "Nee")
    answer(piet, "Is werk in de eigen organisatie nog mogelijk?", "Ja")
    if piet.script:
        piet.sees("28 april 2025", "31 maart 2026", "C: Spoor 1 en spoor 2 gelijktijdig")
    piet.write("Wanneer verwacht u die terugkeer?", "1-12-2026")
    piet.press("Bereken")
    piet.sees("28 april 2025", "31 maart 2026", "C: Spoor 1 en spoor 2 gelijktijdig", "S6")
    piet.check(dark=True)
    piet.press("Volgende")
    piet.follow("Informeren")
    answer(piet, "Weet uw werknemer van deze aanmelding?", "Ja")
    piet.check()
    piet.press("Volgende")


def hand_in(piet: Visitor) -> str:
    """Hand in what is not complete, and read the number."""
    piet.sees("belastbaarheid ontbreekt (PT-07/08)", "31 maart 2026", "Jan", "Pools")
    piet.check()
    piet.press("Onvolledig indienen")
    piet.sees("Wij hebben uw aanmelding", "onvolledig ingediend", "uiterlijk woensdag 18 maart 2026")
    piet.check()
    found = re.search(r"A-\w{4}-\w{4}", piet.page.locator("main").inner_text())
    assert found
    return found[0]


def judge(reis: Journey, piet: Visitor, nummer: str, address: str) -> None:
    """The backoffice takes it and makes the dossier; the coach is assigned and Jan invited in Polish."""
    bea = reis.person("backoffice")
    bea.go("/backoffice/?wat=aanmelding")
    bea.sees(nummer, "18 mrt 2026", "onvolledig ingediend")
    bea.check()
    with bea.page.expect_navigation():
        bea.part(nummer, "tr").get_by_role("link").click()
    bea.press("Aanmelding oppakken")
    bea.check()
    offer(reis, bea, piet)
    bea.follow("Accepteren")
    bea.sees("De kandidaat spreekt Pools.")
    bea.pick("Coach", "Anna Bakker, geen Pools")
    bea.choose("Offerte met akkoord")
    bea.check()
    bea.press("Dossier maken")
    bea.sees("Geef de codes hieronder zelf door.", "Jan Kowalski")
    bea.check()

    from wissel.accounts.models import Persoon, Uitnodiging

    with reis.arrange():
        jan = Persoon.objects.get(email=address)
        assert jan.taal == "pl" and Uitnodiging.objects.filter(persoon=jan, rol="kandidaat").count() == 1
    bea.go("/backoffice/?wat=planning")
    bea.sees("Intakegesprek plannen", "Anna Bakker")
    bea.check()
    anna = reis.person("anna")
    anna.go("/dossiers/?q=Kowalski")
    anna.sees("Kowalski")


def offer(reis: Journey, bea: Visitor, piet: Visitor) -> None:
    """The offerte goes out, and Piet agrees on the page he came back to."""
    from wissel.trajecten.actions.sjablonen import add_built_in

    with reis.arrange():
        add_built_in(by=reis.cast.mo.actor)
    bea.follow("Offerte maken")
    bea.write("Geldig tot en met", "1-1-2026")
    bea.press("Offerte versturen")
    bea.sees("Er gaat nog iets mis", "Deze dag is voorbij.")
    bea.check()
    bea.write("Geldig tot en met", "15-4-2026")
    bea.press("Offerte versturen")
    bea.sees("De offerte staat klaar.", "verstuurd")
    piet.page.reload()
    piet.sees("Offerte", "Akkoord: ik geef de opdracht", "woensdag 15 april 2026")
    piet.check()
    piet.press("Akkoord: ik geef de opdracht")
    piet.sees("Dank u. Uw antwoord is bewaard.", "akkoord")
    piet.check()
    bea.page.reload()
    bea.sees("akkoord", "Piet Bos")
