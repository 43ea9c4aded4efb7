"""J3, steps 3 and 4: a questionnaire on the phone, a test of a supplier, the nabespreking, the profile."""

from collections.abc import Callable

import pytest

from tests.arrange import orientatie as arrange
from tests.arrange.trajecten import start_traject_for
from tests.browser.bezoeker import WIDTHS, Visitor
from tests.browser.conftest import Journey
from wissel.dossiers.models import Dossier
from wissel.orientatie.actions import afnemen
from wissel.orientatie.models import Afname

pytestmark = pytest.mark.browser
LIJSTEN = "/mijn/werk/vragenlijsten/"


def seed(reis: Journey) -> Dossier:
    """Samira's traject, and a validated test in the register."""
    with reis.arrange():
        dossier = start_traject_for(reis.cast).dossier
        arrange.external_test(reis.cast)
    return dossier


def test_van_vragenlijst_tot_profiel(start: Callable[..., Journey]) -> None:
    reis = start("2026-04-01T10:00")
    dossier = seed(reis)
    base = f"/dossiers/{dossier.pk}/orientatie/"
    anna, samira, piet = reis.person("anna"), reis.person("samira"), reis.person("piet")
    give(anna, base, "Wat vind ik leuk om te doen? (Vragenlijst, niet gevalideerd)")
    give(anna, base, "Beroepentest Noord (Gevalideerde test)")
    on_the_phone(samira)
    with reis.arrange():
        row = Afname.objects.get(naam="Wat vind ik leuk om te doen?")
        arrange.answered(reis.cast, row)
    samira.go(f"{LIJSTEN}{row.pk}/")
    samira.sees("Uw antwoorden zijn binnen", "Uw coach bespreekt de uitslag met u.")
    samira.check()
    result_of_the_supplier(anna, base)
    talk(anna, base)
    samira.go(LIJSTEN)
    samira.follow_text("Beroepentest Noord")
    samira.sees("Werkenden 2023", "versie 3.1", "Gevalideerde test")
    samira.check(dark=True)
    measures(reis, samira, anna, dossier, base)
    the_profile(anna, samira, base)
    for path in (base, f"{LIJSTEN}{row.pk}/"):
        piet.refused(path)


def give(anna: Visitor, base: str, name: str) -> None:
    anna.go(base + "klaarzetten/")
    anna.choose(name)
    anna.check()
    anna.press("Klaarzetten")
    anna.sees("Het instrument staat klaar voor de kandidaat.")


def on_the_phone(samira: Visitor) -> None:
    """Three questions: one answered, one skipped, one kept by itself before a pause."""
    samira.page.set_viewport_size(WIDTHS["smal"])
    samira.go("/mijn/")
    samira.sees("Vul een vragenlijst in")
    samira.follow("Naar de vragen")
    samira.sees("48 vragen", "Weet u iets niet? Sla het over.")
    samira.check()
    samira.follow("Beginnen")
    samira.choose("Leuk")
    samira.check(dark=True)
    samira.press("Volgende")
    samira.sees("Vraag 2 van 48")
    samira.press("Sla over: ik weet het niet")
    samira.sees("Vraag 3 van 48")
    samira.choose("Gewoon")
    samira.sees("Bewaard om")
    samira.press("Pauze: later verder")
    samira.sees("U bent bezig. Ga verder waar u was.")
    samira.check()
    samira.follow_text("Wat vind ik leuk om te doen?")
    samira.follow("Verder met vraag 3")
    assert samira.page.get_by_label("Gewoon", exact=True).is_checked()


def result_of_the_supplier(anna: Visitor, base: str) -> None:
    anna.go(base)
    anna.follow_text("Uitslag vastleggen")
    anna.page.locator("#id_schaal_1").fill("Techniek")
    anna.page.locator("#id_score_1").fill("7")
    anna.page.locator("#id_eenheid_1").select_option("stanine")
    anna.check()
    anna.press("Vastleggen")
    anna.sees("De kandidaat ziet hem na de nabespreking.", "Techniek")


def talk(anna: Visitor, base: str) -> None:
    anna.go(base)
    anna.check(dark=True)
    anna.follow_text("Beroepentest Noord")
    anna.follow("Nabespreking vastleggen")
    anna.press("Vastleggen")
    anna.sees("De kandidaat ziet de uitslag nu.")
    anna.check()
    anna.follow("Conclusie schrijven")
    anna.fill(Conclusie="Werk met techniek past.")
    anna.press("Bewaren")
    anna.sees("Niet voor de rapportage.")


def measures(reis: Journey, samira: Visitor, anna: Visitor, dossier: Dossier, base: str) -> None:
    """Two measures make a chart; the coach sees it only while it is shared."""
    with reis.arrange():
        for value in (3, 4):
            row = afnemen.start_measure(dossier=dossier, by=reis.cast.samira.actor)
            arrange.answered(reis.cast, row, value)
    samira.go(LIJSTEN)
    samira.sees("Hoe sta ik ervoor?", "De cijfers in een tabel")
    samira.check(dark=True)
    anna.go(base)
    anna.sees("Niet met u gedeeld.")
    samira.press("Delen met mijn coach")
    samira.sees("Uw coach kan uw metingen nu lezen.")
    anna.go(base)
    anna.misses("Niet met u gedeeld.")
    anna.check()
    samira.press("Niet meer delen met mijn coach")
    anna.go(base)
    anna.sees("Niet met u gedeeld.")


def the_profile(anna: Visitor, samira: Visitor, base: str) -> None:
    samira.go("/mijn/werk/orientatie/")
    samira.check()
    samira.pick("Waar gaat het over?", "Wat vindt u belangrijk, en wat geeft u energie?")
    samira.write("Uw woorden", "Ik help graag mensen.")
    samira.press("Erbij zetten")
    samira.sees("Ik help graag mensen.", "Eigen woorden van de kandidaat")
    for part in (
        "Persoonlijkheid",
        "Capaciteiten",
        "Persoonlijke belemmeringen",
        "Voorwaarden voor toekomstig werk",
    ):
        anna.go(base + "profiel/nieuw/")
        anna.pick("Deel", part)
        anna.write("Tekst", f"Wat wij zagen bij {part.lower()}.")
        anna.pick("Waar komt dit uit?", "Gesprek met de kandidaat")
        anna.press("Toevoegen")
    anna.check()
    anna.press("Versie vaststellen")
    anna.sees("versie 1, vastgesteld op")
    samira.go("/mijn/werk/orientatie/")
    samira.sees("Versie 1")
    samira.check()


def test_een_eigen_meting_op_het_scherm(start: Callable[..., Journey]) -> None:
    """S2.13: a bureau builds a measurement, sees it as the kandidaat does, and fixes it; the label is everywhere."""
    reis = start("2026-04-02T10:00")
    mo = reis.person("mo")
    mo.go("/instrumenten/")
    mo.check()
    mo.follow("Eigen meting maken")
    mo.fill(Naam="Onze veerkrachtmeting")
    mo.write("Wat meet het?", "Veerkracht in werk")
    mo.check()
    mo.press("Opslaan")
    mo.press("Nieuwe versie beginnen")
    mo.press("Schaal toevoegen")
    mo.write("Schaal", "Veerkracht")
    mo.press("Vraag toevoegen")
    mo.write("Vraag of zin", "Ik sta weer op")
    mo.check(dark=True)
    mo.page.get_by_role("button", name="Voorbeeld").click()
    mo.sees("Zo leest de kandidaat de vragen", "Ik sta weer op", "Eigen meting, niet gevalideerd")
    mo.check()
    mo.go(mo.path().replace("/voorbeeld/", "/vragen/"))
    mo.page.get_by_role("button", name="Publiceren").first.click()
    mo.sees("gepubliceerd", "Eigen meting, niet gevalideerd")
    mo.check()
