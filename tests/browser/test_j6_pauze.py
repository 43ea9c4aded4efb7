"""J6, steps 1 to 4: the pause, the look of the bedrijfsarts that is late, and going on by the doctor's own answer."""

import datetime as dt
import os
import re
import uuid
from collections.abc import Callable

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests.arrange.betrokkenen import asked, running
from tests.arrange.dossiers import open_samira
from tests.browser.bezoeker import WIDTHS, Visitor
from tests.browser.conftest import Journey
from wissel import klok
from wissel.dossiers.actions.openen import change_dossier
from wissel.dossiers.models import Dossier
from wissel.outbox.actions import text_of
from wissel.outbox.models import Bericht
from wissel.trajecten.actions.taken import make_taak
from wissel.trajecten.models import Planregel, Rapportage, Trajectplan

pytestmark = pytest.mark.browser
EINDE = ("13 september 2026", "28 februari 2027")


def test_pauze_en_hervatten(start: Callable[..., Journey], visit: Callable[..., Visitor]) -> None:
    reis = start("2026-05-01T10:00")
    pk = seed(reis)

    reis.at("2026-05-04T10:00")
    anna, samira = reis.person("anna"), reis.person("samira")
    anna_pauses(anna, pk)

    reis.at("2026-05-12T09:00")
    tasks_of_samira_wait(anna, samira, pk)

    reis.at("2026-05-19T09:00")
    the_look_is_late(anna, pk)

    reis.at("2026-06-01T09:00")
    without_the_doctor_it_stays_paused(anna, pk)
    link, code = anna_asks_the_doctor(reis, anna, pk)
    doctor = visit(None, script=False)
    the_doctor_answers(doctor, link, code)
    the_link_is_spent(visit(None), link, code)
    anna_goes_on(anna, pk)
    samira.go("/mijn/")
    samira.sees("Cv nakijken")
    samira.check()


def test_arbeidsdeskundige_oordeelt_met_een_link(
    start: Callable[..., Journey], visit: Callable[..., Visitor]
) -> None:
    reis = start("2026-06-02T09:00")
    with transaction.atomic(), reis.arrange():
        known = Dossier.objects.filter(kandidaat=reis.cast.samira.persoon).first()
        pk = (known or open_samira(reis.cast)).pk
        made = asked(reis.cast, Dossier.objects.get(pk=pk), "functieoordelen")
    expert = visit(None)
    expert.go(f"/taak/{made.token}/")
    expert.check()
    expert.write("Code van 8 tekens", made.code)
    expert.press("Verder")
    expert.sees("Past werk bij de eigen werkgever?", "Magazijnmedewerker")
    expert.check(dark=True)
    look(expert, "oordelen")
    for option, verdict in (
        ("eigen_werk", "niet_passend"),
        ("aangepast_werk", "passend"),
        ("ander_werk", "onbekend"),
    ):
        expert.page.locator(f"[name=oordeel_{option}][value={verdict}]").check()
    expert.page.locator("[name=reden_eigen_werk]").fill("Tillen hoort erbij")
    expert.page.locator("[name=reden_aangepast_werk]").fill("Zonder tillen wel")
    expert.page.get_by_label("Ik ben R. de Wit, arbeidsdeskundige, en geef dit antwoord zelf.").check()
    expert.press("Antwoord versturen")
    expert.sees("Dank u wel")
    anna = reis.person("anna")
    anna.go(f"/dossiers/{pk}/spoor1/")
    anna.sees(
        "Niet passend. Tillen hoort erbij",
        "R. de Wit",
        "Ander werk bij de eigen werkgever: Nog niet te zeggen",
    )
    anna.check()
    look(anna, "spoor1")
    anna.go(f"/dossiers/{pk}/partijen/")
    anna.sees("Vragen aan deskundigen", "beantwoord")
    anna.check()
    look(anna, "partijen")


def seed(reis: Journey) -> uuid.UUID:
    """A traject that runs with its first report sent, an activity in May and a task for Samira."""
    with transaction.atomic(), reis.arrange():
        traject = running(reis.cast)
        dossier = Dossier.objects.get(pk=traject.dossier_id)
        change_dossier(
            dossier=dossier,
            by=reis.cast.anna.actor,
            versie=dossier.versie,
            bedrijfsarts=reis.cast.visser.persoon,
        )
        plan = Trajectplan.objects.get(traject=traject, stand="goedgekeurd")
        line = Planregel.objects.filter(plan=plan).order_by("-volgorde").first()
        assert line is not None
        Planregel.objects.filter(pk=line.pk).update(van=dt.date(2026, 5, 11), tot=dt.date(2026, 5, 29))
        Rapportage.objects.filter(traject=traject, nummer=1).update(
            stand="verzonden", verzonden_op=klok.now()
        )
        make_taak(
            dossier=dossier, by=reis.cast.anna.actor, soort="opdracht", titel="Cv nakijken", voor_rol="kandidaat",
            sleutel="cv", due_on=dt.date(2026, 5, 8),
        )  # fmt: skip
    return dossier.pk


def look(visitor: Visitor, name: str) -> None:
    """Keep a picture at two widths when a folder for them is named."""
    if folder := os.environ.get("WISSEL_BEELDEN"):
        for width in WIDTHS.values():
            visitor.page.set_viewport_size(width)
            visitor.page.screenshot(path=f"{folder}/j6-{name}-{width['width']}.png", full_page=True)
        visitor.page.set_viewport_size(WIDTHS["breed"])


def anna_pauses(anna: Visitor, pk: uuid.UUID) -> None:
    """Step 1: a reason class, the bedrijfsarts, the day of the next look; no field for anything medical."""
    anna.go(f"/dossiers/{pk}/onderbrekingen/nieuw/")
    assert anna.page.locator("main textarea").count() == 0
    anna.sees(*EINDE)
    anna.choose("Tijdelijk minder belastbaar")
    anna.fill(Eerste_dag_van_de_pauze="4-5-2026", Laatste_contact_met_de_bedrijfsarts="4-5-2026")
    assert anna.field("Bedrijfsarts").input_value() == "dr. Visser"
    anna.write("Opnieuw bekijken op", "30-6-2026")
    anna.check()
    anna.press("Pauze vastleggen")
    anna.sees("praktijk, geen wet", "15 juni 2026")
    look(anna, "pauze")
    anna.write("Opnieuw bekijken op", "18-5-2026")
    anna.press("Pauze vastleggen")
    anna.sees("De einddatums blijven zoals ze waren", "Onderbroken sinds maandag 4 mei 2026", "13 sep 2026")
    anna.check()


def tasks_of_samira_wait(anna: Visitor, samira: Visitor, pk: uuid.UUID) -> None:
    """Step 2: nothing of Samira is late while the traject lies still, and the weeks lost are counted."""
    samira.go("/mijn/")
    samira.sees("Cv nakijken")
    expect(samira.page.locator("main")).not_to_contain_text("te laat")
    samira.check()
    anna.go(f"/dossiers/{pk}/")
    assert "te laat" not in (
        anna.part("Cv nakijken").inner_text() if anna.part("Cv nakijken").count() else ""
    )
    anna.go(f"/dossiers/{pk}/traject/")
    anna.sees("Tot nu toe 1 week verlies. De einddatums verschuiven niet.")


def the_look_is_late(anna: Visitor, pk: uuid.UUID) -> None:
    """Step 3: the day of the bedrijfsarts passed without contact."""
    anna.go("/vandaag/")
    row = anna.part("Samira Yilmaz", "tr")
    expect(row).to_contain_text("Pauze opnieuw bekijken")
    expect(row).to_contain_text("1 dag te laat")
    anna.go(f"/dossiers/{pk}/traject/")
    anna.sees("Tot nu toe 2 weken verlies", "1 dag te laat")


def without_the_doctor_it_stays_paused(anna: Visitor, pk: uuid.UUID) -> None:
    """Step 4: a date and a name alone are no statement."""
    anna.go(f"/dossiers/{pk}/traject/")
    anna.follow("Traject hervatten")
    anna.fill(Laatste_dag_van_de_pauze="31-5-2026", Datum_van_de_verklaring="1-6-2026")
    anna.press("Hervatten")
    anna.sees("Zonder verklaring van de bedrijfsarts kan het traject niet verder")
    anna.check()
    look(anna, "hervatten")


def anna_asks_the_doctor(reis: Journey, anna: Visitor, pk: uuid.UUID) -> tuple[str, str]:
    """A link for dr. Visser: the code on screen, the link in a mail that names nobody."""
    anna.follow("Vraag of het traject verder kan")
    anna.check()
    look(anna, "vragen")
    anna.press("Link versturen")
    anna.sees("Code voor dr. Visser")
    code = anna.page.locator(".big").inner_text()
    anna.check()
    look(anna, "code")
    with transaction.atomic(), reis.arrange():
        mail = text_of(Bericht.objects.get(soort="taaklink"))
    assert "Samira" not in mail and "Vries" not in mail and code.replace(" ", "") not in mail
    found = re.search(r"/taak/\S+", mail)
    assert found
    return found[0], code


def the_doctor_answers(doctor: Visitor, link: str, code: str) -> None:
    """On a phone and without scripts: nothing before the code, one question after it."""
    doctor.page.set_viewport_size(WIDTHS["smal"])
    doctor.go(link)
    doctor.misses("Samira", "Vries", "4 mei")
    doctor.write("Code van 8 tekens", "VERKEERD")
    doctor.press("Verder")
    doctor.sees("U heeft nog 4 pogingen")
    doctor.write("Code van 8 tekens", code.lower())
    doctor.press("Verder")
    doctor.sees("Kan het traject verder?", "Samira Yilmaz", "4 mei 2026")
    doctor.misses("Vries", "Magazijn", "13 september")
    doctor.check()
    look(doctor, "arts")
    doctor.page.set_viewport_size(WIDTHS["smal"])
    doctor.choose("Ja")
    doctor.press("Antwoord versturen")
    doctor.sees("vanaf welke dag", "Bevestig dat u dit antwoord zelf geeft")
    doctor.write("Bij ja: vanaf welke dag?", "1-6-2026")
    doctor.page.get_by_label("Ik ben dr. Visser, bedrijfsarts, en geef dit antwoord zelf.").check()
    doctor.press("Antwoord versturen")
    doctor.sees("Dank u wel", "Uw antwoord is ontvangen")
    doctor.check()


def the_link_is_spent(other: Visitor, link: str, code: str) -> None:
    """Used twice, or by another: it says so and changes nothing."""
    other.go(link, status=410)
    other.sees("Met deze link is al geantwoord", "Er is nu niets veranderd")
    other.check()
    look(other, "gebruikt")
    other.go("/taak/verzonnen/", status=404)
    other.sees("Deze link werkt niet")
    other.check()


def anna_goes_on(anna: Visitor, pk: uuid.UUID) -> None:
    """One click, four weeks lost, the same end, and a proposal to mend the plan."""
    anna.go("/vandaag/")
    expect(anna.part("Samira Yilmaz", "tr")).to_contain_text(
        "Traject hervatten: de bedrijfsarts zegt dat het kan"
    )
    anna.go(f"/dossiers/{pk}/traject/")
    anna.follow("Traject hervatten")
    anna.sees("dr. Visser zei op maandag 1 juni 2026: het traject kan verder vanaf maandag 1 juni 2026")
    assert anna.field("Laatste dag van de pauze").input_value() == "31-5-2026"
    anna.check()
    look(anna, "bevestigd")
    anna.press("Hervatten")
    anna.sees("4 weken verlies", "viel in de pauze", *EINDE)
    anna.check()
    look(anna, "herstel")
    anna.press("In het plan zetten")
    anna.sees("De keuzes staan in versie 2 van het plan")
    anna.go(f"/dossiers/{pk}/traject/")
    anna.sees("4 weken verlies", "13 sep 2026")
    anna.misses("Onderbroken sinds")
