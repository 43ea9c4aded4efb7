"""Pausing and taking up again on screen: no word about illness, no end date that moves."""

import datetime as dt
import re
from typing import Any

import pytest
from django.urls import reverse

from tests.arrange import trajecten as arrange
from tests.arrange.betrokkenen import asked, paused
from tests.arrange.dossiers import conclude_spoor1, open_samira
from tests.betrokkenen.test_antwoorden import paper
from tests.cast import Cast
from wissel.betrokkenen.actions.antwoorden import declare
from wissel.dossiers.models import Dossier
from wissel.trajecten.actions import onderbreking as verbs
from wissel.trajecten.actions.taken import make_taak
from wissel.trajecten.models import Onderbreking, Planregel, Taak, Traject, Trajectplan
from wissel.trajecten.plichten import tasks

ZIEK = {
    "soort": "ziekte", "eerste_dag": "4-5-2026", "arts": "dr. Visser", "contact_op": "4-5-2026",
    "herbeoordeling_op": "18-5-2026",
}  # fmt: skip
BRIEF = {"laatste_dag": "31-5-2026", "verklaring_op": "1-6-2026", "verklaring_door": "dr. Visser"}


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-05-04T10:00")


@pytest.fixture
def traject(cast: Cast) -> Traject:
    """A traject that runs by an approved plan."""
    dossier = open_samira(cast)
    conclude_spoor1(cast, dossier)
    row = arrange.start_traject_for(cast, dossier)
    arrange.approved_plan(cast, row)
    return Traject.objects.get(pk=row.pk)


@pytest.fixture
def pauze(cast: Cast, traject: Traject) -> Onderbreking:
    return verbs.pause(
        traject=traject, soort="ziekte", eerste_dag=dt.date(2026, 5, 4), herbeoordeling_op=dt.date(2026, 5, 18),
        by=cast.anna.actor, arts="dr. Visser", contact_op=dt.date(2026, 5, 4),
    )  # fmt: skip


def url(traject: Traject, name: str, *rest: Any) -> str:
    return reverse(f"bureau:{name}", args=[traject.dossier_id, *rest])


def text_of(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_form_has_no_room_for_a_cause_and_names_what_stays(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    response = inloggen(cast.anna).get(url(traject, "onderbreking_nieuw"))
    form = response.content.decode().split("<main")[1]
    assert "<textarea" not in form and set(re.findall(r'name="(\w+)"', form)) == {
        "csrfmiddlewaretoken", "soort", "eerste_dag", "arts", "contact_op", "herbeoordeling_op",
    }  # fmt: skip
    page = text_of(response)
    assert "Afgesproken einde van het traject zondag 13 september 2026" in page
    assert "zondag 28 februari 2027" in page


def test_a_pause_is_recorded_and_shown_with_its_check(cast: Cast, inloggen: Any, traject: Traject) -> None:
    sent = {**ZIEK, "herbeoordeling_op": "18 mei 2026"}
    response = inloggen(cast.anna).post(url(traject, "onderbreking_nieuw"), sent, follow=True)
    page = text_of(response)
    assert "De einddatums blijven zoals ze waren" in page and "Onderbroken sinds maandag 4 mei 2026" in page
    assert "Opnieuw bekijken: Nog 14 dagen" in page and "Traject hervatten" in page
    assert "Afgesproken 16 mrt 2026 – 13 sep 2026" in page


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"eerste_dag": "4-5-2026"}, "soort", "Kies waarom er een pauze is."),
        ({**ZIEK, "herbeoordeling_op": ""}, "herbeoordeling_op", "wanneer de bedrijfsarts opnieuw kijkt"),
        ({**ZIEK, "herbeoordeling_op": "16-6-2026"}, "herbeoordeling_op", "praktijk, geen wet"),
        ({**ZIEK, "arts": ""}, "arts", "welke bedrijfsarts erbij betrokken is"),
        ({**ZIEK, "contact_op": ""}, "contact_op", "voor het laatst gesproken of ingelicht"),
        ({**ZIEK, "contact_op": "5-5-2026"}, "contact_op", "ligt in de toekomst"),
        ({"soort": "vakantie", "eerste_dag": "1-3-2026"}, "eerste_dag", "voor de start van het traject"),
        ({"soort": "vakantie", "eerste_dag": "5-5-2026"}, "eerste_dag", "ligt in de toekomst"),
        ({"soort": "vakantie", "eerste_dag": "morgen"}, "eerste_dag", "Vul een datum in"),
        (
            {"soort": "vakantie", "eerste_dag": "4-5-2026", "herbeoordeling_op": "1-5-2026"}, "herbeoordeling_op",
            "voor de eerste dag",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(
    cast: Cast, inloggen: Any, traject: Traject, sent: dict[str, str], field: str, words: str
) -> None:
    response = inloggen(cast.anna).post(url(traject, "onderbreking_nieuw"), sent)
    html = response.content.decode()
    assert response.status_code == 422 and words in html and f'id="id_{field}_error"' in html
    assert "Fout:" in html and f'value="{sent["eerste_dag"]}"' in html
    assert not Onderbreking.objects.exists()


def test_a_traject_that_is_paused_cannot_be_paused_again(
    cast: Cast, inloggen: Any, traject: Traject, pauze: Onderbreking
) -> None:
    client = inloggen(cast.anna)
    assert "Onderbreken<" not in client.get(url(traject, "traject")).content.decode()
    response = client.post(
        url(traject, "onderbreking_nieuw"), {"soort": "vakantie", "eerste_dag": "4-5-2026"}
    )
    assert response.status_code == 422 and "al onderbroken" in text_of(response)


def test_lost_weeks_are_counted_while_it_lasts(
    cast: Cast, inloggen: Any, traject: Traject, pauze: Onderbreking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-05-19T10:00")
    page = text_of(inloggen(cast.anna).get(url(traject, "traject")))
    assert "Tot nu toe 2 weken verlies. De einddatums verschuiven niet." in page and "1 dag te laat" in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"verklaring_op": ""}, "verklaring_op"), ({"verklaring_door": ""}, "verklaring_door"),
        ({"laatste_dag": "3-5-2026"}, "laatste_dag"), ({"verklaring_op": "2-6-2026"}, "verklaring_op"),
        ({"bestand": ""}, "bestand"),
    ],
)  # fmt: skip
def test_taking_up_again_needs_the_statement_of_the_bedrijfsarts(
    cast: Cast, inloggen: Any, traject: Traject, pauze: Onderbreking, monkeypatch: pytest.MonkeyPatch,
    changes: dict[str, str], field: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("WISSEL_NU", "2026-06-01T10:00")
    sent = {**BRIEF, "bestand": paper(), **changes}
    response = inloggen(cast.anna).post(url(traject, "onderbreking_hervatten", pauze.pk), sent)
    html = response.content.decode()
    assert response.status_code == 422 and f'id="id_{field}_error"' in html
    assert f'value="{sent["laatste_dag"]}"' in html
    pauze.refresh_from_db()
    assert pauze.laatste_dag is None


def test_with_the_paper_the_traject_runs_on_and_the_end_stays(
    cast: Cast, inloggen: Any, traject: Traject, pauze: Onderbreking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-06-01T10:00")
    client, address = inloggen(cast.anna), url(traject, "onderbreking_hervatten", pauze.pk)
    page = text_of(client.post(address, {**BRIEF, "bestand": paper()}, follow=True))
    assert "De pauze kostte 4 weken" in page and "4 weken verlies" in page
    page = text_of(client.get(url(traject, "traject")))
    assert "verklaring dr. Visser , 1 jun 2026" in page
    assert "Afgesproken 16 mrt 2026 – 13 sep 2026" in page and "Onderbroken sinds" not in page
    assert client.get(address).status_code == 302


def test_the_doctors_own_yes_leaves_one_click(
    cast: Cast, inloggen: Any, traject: Traject, pauze: Onderbreking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-06-01T10:00")
    client, address = inloggen(cast.anna), url(traject, "onderbreking_hervatten", pauze.pk)
    page = text_of(client.get(address))
    assert "Vraag het de bedrijfsarts zelf" in page and "Vraag of het traject verder kan" in page
    token = asked(cast, traject.dossier, "hervatverklaring", onderbreking=pauze).token
    declare(token=token, kan_verder=True, vanaf=dt.date(2026, 6, 1))
    response = client.get(address)
    assert "dr. Visser zei op maandag 1 juni 2026: het traject kan verder vanaf" in text_of(response)
    assert (
        'value="31-5-2026"' in response.content.decode() and 'name="bestand"' not in response.content.decode()
    )
    assert client.post(address, {"laatste_dag": "30-5-2026"}).status_code == 422
    assert client.post(address, {"laatste_dag": "31-5-2026"}).status_code == 302
    pauze.refresh_from_db()
    assert (pauze.laatste_dag, pauze.verklaring_door) == (dt.date(2026, 5, 31), "dr. Visser")


def test_a_yes_from_a_later_day_waits_for_that_day(
    cast: Cast, inloggen: Any, traject: Traject, pauze: Onderbreking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-06-01T10:00")
    token = asked(cast, traject.dossier, "hervatverklaring", onderbreking=pauze).token
    declare(token=token, kan_verder=True, vanaf=dt.date(2026, 6, 8))
    address = url(traject, "onderbreking_hervatten", pauze.pk)
    page = inloggen(cast.anna).get(address)
    assert (
        "Hervatten kan vanaf zondag 7 juni 2026" in text_of(page)
        and ">Hervatten<" not in page.content.decode()
    )
    assert inloggen(cast.anna).post(address, {"laatste_dag": "31-5-2026"}).status_code == 422
    monkeypatch.setenv("WISSEL_NU", "2026-06-07T10:00")
    assert inloggen(cast.anna).post(address, {"laatste_dag": "7-6-2026"}).status_code == 302


def dated(cast: Cast, traject: Traject) -> dict[str, Planregel]:
    """Three activities: one in the pause, one long after it, one before it."""
    plan = Trajectplan.objects.get(traject=traject, stand="goedgekeurd")
    days = {"Meelopen": (11, 5, 29, 5), "Solliciteren": (1, 8, 30, 9), "Testen": (1, 4, 20, 4)}
    found = {}
    for (naam, (d1, m1, d2, m2)), row in zip(
        days.items(), Planregel.objects.filter(plan=plan).order_by("volgorde"), strict=False
    ):
        Planregel.objects.filter(pk=row.pk).update(
            naam=naam, van=dt.date(2026, m1, d1), tot=dt.date(2026, m2, d2)
        )
        found[naam] = row
    return found


def test_the_plan_is_mended_as_the_coach_chooses_and_the_end_never_moves(
    cast: Cast, inloggen: Any, traject: Traject, pauze: Onderbreking, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = dated(cast, traject)
    monkeypatch.setenv("WISSEL_NU", "2026-06-01T10:00")
    client = inloggen(cast.anna)
    client.post(url(traject, "onderbreking_hervatten", pauze.pk), {**BRIEF, "bestand": paper()})
    address = url(traject, "onderbreking_plan", pauze.pk)
    page = text_of(client.get(address))
    assert "4 weken verlies" in page and "11 mei 2026 – 29 mei 2026 · viel in de pauze" in page
    assert "8 jun 2026 – 26 jun 2026" in page and "Testen" not in page
    assert "na het afgesproken einde (13 sep 2026)" in page and "Voortgangsrapportage" in page
    task = Taak.objects.get(soort="pauzeherstel")
    assert (task.voor_rol, task.due_on) == ("coach", dt.date(2026, 6, 8))
    assert client.post(address, {}).status_code == 422
    sent = {
        f"regel_{lines['Meelopen'].reeks}": "schuiven",
        f"regel_{lines['Solliciteren'].reeks}": "schrappen",
    }
    assert client.post(address, sent).status_code == 302
    draft = Trajectplan.objects.get(traject=traject, stand="concept")
    moved = Planregel.objects.get(plan=draft, reeks=lines["Meelopen"].reeks)
    assert (moved.van, moved.tot) == (dt.date(2026, 6, 8), dt.date(2026, 6, 26))
    assert not Planregel.objects.filter(plan=draft, reeks=lines["Solliciteren"].reeks).exists()
    client.post(address, sent)
    moved.refresh_from_db()
    assert moved.van == dt.date(2026, 6, 8) and draft.eind_op == dt.date(2026, 9, 13)
    assert Traject.objects.get(pk=traject.pk).eind_op == dt.date(2026, 9, 13)
    assert Taak.objects.get(pk=task.pk).klaar_op is not None
    assert "al bijgewerkt" in text_of(client.get(address))


def test_without_dated_activities_there_is_nothing_to_mend(
    cast: Cast, inloggen: Any, traject: Traject, pauze: Onderbreking, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = url(traject, "onderbreking_plan", pauze.pk)
    assert inloggen(cast.anna).get(address).status_code == 302, "de pauze loopt nog"
    monkeypatch.setenv("WISSEL_NU", "2026-06-01T10:00")
    client = inloggen(cast.anna)
    client.post(url(traject, "onderbreking_hervatten", pauze.pk), {**BRIEF, "bestand": paper()})
    page = text_of(client.get(address))
    assert "Geen activiteit uit het plan heeft dagen in of na de pauze" in page
    assert "hebben geen datum en schuiven niet" in page
    assert not Taak.objects.filter(soort="pauzeherstel").exists()


def test_tasks_of_the_kandidaat_are_late_nowhere_while_it_lasts(
    cast: Cast, inloggen: Any, traject: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_taak(
        dossier=traject.dossier, by=cast.anna.actor, soort="opdracht", titel="Cv nakijken", voor_rol="kandidaat",
        sleutel="cv", due_on=dt.date(2026, 5, 8),
    )  # fmt: skip
    paused(cast, traject, herbeoordeling_op=dt.date(2026, 6, 1))
    monkeypatch.setenv("WISSEL_NU", "2026-05-12T10:00")
    anna, samira = inloggen(cast.anna), inloggen(cast.samira)
    pages = [
        anna.get(reverse("bureau:vandaag")), anna.get(reverse("bureau:kandidaten")),
        anna.get(reverse("bureau:dossier", args=[traject.dossier_id])), anna.get(url(traject, "logboek")),
        anna.get(url(traject, "plan")), samira.get(reverse("kandidaat:vandaag")),
    ]  # fmt: skip
    for page in pages:
        words = text_of(page)
        place = words.find("Cv nakijken")
        assert "te laat" not in words[place : place + 200] if place >= 0 else True, page.wsgi_request.path
    assert list(tasks(Dossier.objects.get(pk=traject.dossier_id), dt.date(2026, 5, 12))) == []


def test_a_holiday_ends_without_a_doctor(cast: Cast, inloggen: Any, traject: Traject) -> None:
    row = verbs.pause(traject=traject, soort="vakantie", eerste_dag=dt.date(2026, 4, 27), by=cast.anna.actor)
    client, address = inloggen(cast.anna), url(traject, "onderbreking_hervatten", row.pk)
    assert "bedrijfsarts" not in text_of(client.get(address)).split("Dit verschuift niet")[0]
    assert client.post(address, {"laatste_dag": "3-5-2026"}).status_code == 302
    row.refresh_from_db()
    assert row.laatste_dag == dt.date(2026, 5, 3)


def test_only_the_coach_pauses(cast: Cast, inloggen: Any, traject: Traject, pauze: Onderbreking) -> None:
    for lid in (cast.joris, cast.mo, cast.backoffice, cast.piet, cast.samira, cast.bram):
        client = inloggen(lid)
        for address in (url(traject, "onderbreking_nieuw"), url(traject, "onderbreking_hervatten", pauze.pk)):
            assert client.get(address).status_code == 404 and client.post(address).status_code == 404
    assert "Onderbroken sinds" in text_of(inloggen(cast.joris).get(url(traject, "traject")))
