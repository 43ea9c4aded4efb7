"""The pages of the opdrachtgever: status, planning, documents and one request at a time."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.urls import reverse

from tests.arrange import rapportage as R
from tests.arrange import trajecten as T
from tests.arrange.dossiers import conclude_spoor1, open_samira, record_consult
from tests.arrange.portalen import confirm_self, set_clock, text_of
from tests.cast import Cast, make_lid
from wissel.accounts.models import Organisatie, Rol
from wissel.documenten import actions as stukken
from wissel.documenten.models import Document, Verzending
from wissel.dossiers.models import BewaardeSectie, Dossier, Feit, Milestone
from wissel.logbook.models import LogbookEntry
from wissel.policies.toegang import routes
from wissel.trajecten.actions import logboek, plan, rapport, taken
from wissel.trajecten.models import (
    IntakeAntwoord,
    Klad,
    Planregel,
    Rapportage,
    Standpunt,
    Traject,
    Trajectplan,
)
from wissel.web.opdrachtgever import weergave

AUTOSAVE = {"HTTP_X_WISSEL_AUTOSAVE": "1"}


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    set_clock(monkeypatch, "2026-03-12T10:00")


@pytest.fixture
def piet(cast: Cast, inloggen: Any) -> Any:
    """Piet's browser."""
    return inloggen(cast.piet)


@pytest.fixture
def traject(cast: Cast) -> Traject:
    return T.start_traject_for(cast, open_samira(cast))


@pytest.fixture
def verstuurd(cast: Cast, traject: Traject) -> Trajectplan:
    """A plan with its document that lies with Piet."""
    row = T.ready_plan(cast, traject)
    stukken.offer_plan(plan=row, by=cast.anna.actor)
    row.refresh_from_db()
    T.answer(cast, row, "samira", "akkoord_met_opmerking", "Graag niet op woensdag")
    stukken.send_plan(plan=row, by=cast.anna.actor)
    return Trajectplan.objects.get(pk=row.pk)


def url(name: str, *args: Any) -> str:
    return reverse(f"opdrachtgever:{name}", args=args)


# Before there is anything


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("medewerkers", "Er zijn nog geen medewerkers"),
        ("verplichtingen", "Er staan nog geen datums"),
        ("documenten", "Er zijn nog geen documenten voor u"),
    ],
)
def test_without_employees_pages_say_what_will_come(piet: Any, name: str, words: str) -> None:
    page = piet.get(url(name))
    assert page.status_code == 200 and words in text_of(page)


def test_a_dossier_without_traject_has_no_empty_parts(cast: Cast, piet: Any) -> None:
    dossier = open_samira(cast, coach=None, eerste_ziektedag=None)
    words = text_of(piet.get(url("dossier", dossier.pk)))
    assert "Het traject is nog niet begonnen" in words and "Wij vragen u nu niets." in words
    assert "U krijgt bericht wie de coach wordt." in words and "Bel 030 123 45 67" in words
    assert "Er is nog geen plan voor u" in text_of(piet.get(url("plan", dossier.pk)))


# Medewerkers


def test_the_list_shows_week_status_next_duty_and_what_is_asked(
    cast: Cast, piet: Any, verstuurd: Trajectplan
) -> None:
    words = text_of(piet.get(url("medewerkers")))
    assert "Samira Yilmaz" in words and "week 54" in words and "vraagt: plan goedkeuren" in words
    assert "Uiterste start spoor 2 Nog 31 dagen" in words or "Uiterste start spoor 2 Nog 4 weken" in words
    assert "Plan, duur en prijs goedkeuren" in words and "Anna Bakker" in words


def test_one_request_at_a_time(cast: Cast, piet: Any, verstuurd: Trajectplan) -> None:
    taken.make_taak(
        dossier=verstuurd.dossier, by=cast.anna.actor, soort="vraag", titel="Stuur de functieomschrijving",
        voor_rol="opdrachtgever", sleutel="t",
    )  # fmt: skip
    for path in (url("medewerkers"), url("dossier", verstuurd.dossier_id)):
        body = piet.get(path).content.decode()
        assert body.count("sheet now") == 1 and body.count("btn primary") == 1
        assert "Hierna vragen wij u nog 1 ding." in body and "Stuur de functieomschrijving" not in body
    confirm_self(piet)
    approve(piet, verstuurd)
    assert "Stuur de functieomschrijving" in text_of(piet.get(url("dossier", verstuurd.dossier_id)))


def test_a_task_is_finished_by_the_opdrachtgever(cast: Cast, piet: Any, traject: Traject) -> None:
    row = taken.make_taak(
        dossier=traject.dossier, by=cast.anna.actor, soort="vraag", titel="Stuur de functieomschrijving",
        voor_rol="opdrachtgever", sleutel="t", due_on=dt.date(2026, 3, 20),
    )  # fmt: skip
    here = url("taak", traject.dossier_id, row.pk)
    assert "Nog 8 dagen" in text_of(piet.get(here))
    for _twice in range(2):
        assert piet.post(here).status_code == 302
    row.refresh_from_db()
    assert row.klaar_op and "Afgehandeld" in text_of(piet.get(here))
    other = taken.make_taak(
        dossier=traject.dossier,
        by=cast.anna.actor,
        soort="x",
        titel="Voor Samira",
        voor_rol="kandidaat",
        sleutel="s",
    )
    assert piet.get(url("taak", traject.dossier_id, other.pk)).status_code == 404


def test_the_list_is_searched_and_comes_in_pages(cast: Cast, piet: Any) -> None:
    for number in range(53):
        open_samira(cast, eerste_ziektedag=None, functie=f"Functie {number}")
    page = piet.get(url("medewerkers")).content.decode()
    key = re.search(r"na=([0-9a-f-]+)", page)
    assert key and page.count("data-row") == 50
    rest = piet.get(url("medewerkers"), {"na": key[1]}).content.decode()
    assert rest.count("data-row") == 3 and "Volgende" not in rest
    assert "Er is niemand gevonden met “xyz”." in text_of(piet.get(url("medewerkers"), {"q": "xyz"}))
    assert piet.get(url("medewerkers"), {"q": "yilmaz"}).content.decode().count("data-row") == 50
    for key_text in ("x", "' or 1=1", str(uuid.uuid4())):
        assert piet.get(url("medewerkers"), {"na": key_text}).content.decode().count("data-row") == 50


def test_closed_cases_are_apart(cast: Cast, piet: Any) -> None:
    dossier = open_samira(cast)
    assert "Er zijn geen afgesloten dossiers." in text_of(piet.get(url("medewerkers"), {"stand": "gesloten"}))
    Dossier.objects.filter(pk=dossier.pk).update(stand="gesloten", gesloten_op=dt.date(2026, 3, 12))
    assert "Samira Yilmaz" not in text_of(piet.get(url("medewerkers")))
    assert "Samira Yilmaz" in text_of(piet.get(url("medewerkers"), {"stand": "gesloten"}))
    assert piet.get(url("dossier", dossier.pk)).status_code == 200


# Dossier


def test_the_dossier_shows_agreed_dates_reports_coach_and_spoor_1(
    cast: Cast, piet: Any, verstuurd: Trajectplan
) -> None:
    cast.anna.persoon.telefoon = "06 12 34 56 78"
    cast.anna.persoon.save()
    conclude_spoor1(cast, verstuurd.dossier)
    T.answer(cast, verstuurd, "piet")
    page = piet.get(url("dossier", verstuurd.dossier_id))
    words = text_of(page)
    assert "Start 16 maart 2026" in words and "Einde 13 september 2026" in words
    for day in ("24 apr 2026", "8 jun 2026", "20 jul 2026", "31 aug 2026"):
        assert f"uiterlijk {day}" in words
    assert "Anna Bakker , coach" in words and 'href="tel:0612345678"' in page.content.decode()
    assert "Spoor 1 loopt door naast spoor 2" in words and "Week 54 van 104" in words
    assert "Eigen werk nog niet vastgelegd" in words


def test_opening_a_dossier_is_told_to_the_kandidaat(cast: Cast, piet: Any, traject: Traject) -> None:
    piet.get(url("dossier", traject.dossier_id))
    row = LogbookEntry.objects.get(actie="dossier_gelezen")
    assert (row.soort, row.persoon_id, row.dossier_id) == (
        "gelezen", cast.piet.persoon.pk, traject.dossier_id,
    )  # fmt: skip


def test_only_answers_shared_on_purpose_are_shown(cast: Cast, piet: Any, traject: Traject) -> None:
    T.finish_intakes(cast, traject)
    rows = list(IntakeAntwoord.objects.filter(dossier=traject.dossier)[:3])
    for row, seen in zip(rows, ("coach", "kandidaat", "allen"), strict=True):
        IntakeAntwoord.objects.filter(pk=row.pk).update(tekst=f"ANTWOORD-{seen}", zichtbaarheid=seen)
    words = text_of(piet.get(url("dossier", traject.dossier_id)))
    assert "ANTWOORD-allen" in words and "ANTWOORD-coach" not in words and "ANTWOORD-kandidaat" not in words


# Plan


def test_the_plan_shows_reason_duration_price_and_report_dates(
    cast: Cast, piet: Any, verstuurd: Trajectplan
) -> None:
    words = text_of(piet.get(url("plan", verstuurd.dossier_id)))
    assert "16 maart 2026 tot en met 13 september 2026, 26 weken" in words and "€ " in words
    assert "24 april 2026, 8 juni 2026, 20 juli 2026, 31 augustus 2026" in words
    for line in Planregel.objects.filter(plan=verstuurd):
        assert line.naam in words and line.onderbouwing in words
    assert "Uw medewerker: Akkoord met opmerking Graag niet op woensdag" in words


def test_reading_the_plan_counts_as_opening_it(cast: Cast, piet: Any, verstuurd: Trajectplan) -> None:
    sent = Verzending.objects.get(document=verstuurd.document, naar_rol="opdrachtgever")
    assert sent.geopend_op is None
    assert "nog niet geopend" in text_of(piet.get(url("documenten")))
    piet.get(url("plan", verstuurd.dossier_id))
    sent.refresh_from_db()
    assert sent.geopend_op and sent.geopend_door_id == cast.piet.lidmaatschap.pk
    assert LogbookEntry.objects.filter(actie="plan_gelezen", persoon_id=cast.piet.persoon.pk).count() == 1
    assert "geopend op 12 mrt 2026" in text_of(piet.get(url("documenten")))


def test_documents_come_newest_first_page_by_page(
    cast: Cast, verstuurd: Trajectplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, "2026-03-11T10:00")
    hash_ = verstuurd.inhoud_sha256
    stukken.answer_plan(plan=verstuurd, antwoord="akkoord", tekst="", inhoud_sha256=hash_, by=cast.piet.actor)
    set_clock(monkeypatch, "2026-03-12T10:00")
    first = weergave.documents(cast.piet.actor, most=1)
    second = weergave.documents(cast.piet.actor, before=first.volgende, most=1)
    assert "verstuurd" in first.rijen[0].titel and "goedgekeurd" in second.rijen[0].titel
    assert not second.volgende


def test_a_plan_that_was_not_sent_is_not_there(cast: Cast, piet: Any, traject: Traject) -> None:
    row = T.offered_plan(cast, traject)
    assert "Er is nog geen plan voor u" in text_of(piet.get(url("plan", traject.dossier_id)))
    for name in ("plan_versie", "plan_verschil", "plan_standpunt"):
        assert piet.get(url(name, traject.dossier_id, row.pk)).status_code == 404
        assert piet.post(url(name, traject.dossier_id, row.pk)).status_code == 404


def answer(client: Any, row: Trajectplan, antwoord: str, tekst: str = "", **more: Any) -> Any:
    data = {"antwoord": antwoord, "tekst": tekst, "inhoud_sha256": row.inhoud_sha256, **more}
    return client.post(url("plan_standpunt", row.dossier_id, row.pk), data)


def approve(client: Any, row: Trajectplan, tekst: str = "") -> Any:
    """Both steps: the answer, and the page that checks it."""
    sent = answer(client, row, "akkoord_met_opmerking" if tekst else "akkoord", tekst)
    return client.post(sent.url, {"inhoud_sha256": row.inhoud_sha256}, follow=True)


def test_approving_is_one_act_over_plan_duration_and_price(
    cast: Cast, piet: Any, verstuurd: Trajectplan
) -> None:
    sent = answer(piet, verstuurd, "akkoord")
    assert sent.url == url("plan_akkoord", verstuurd.dossier_id, verstuurd.pk)
    assert "/account/bevestigen/" in piet.get(sent.url).url
    assert not Standpunt.objects.filter(van="opdrachtgever").exists()
    confirm_self(piet)
    check = text_of(piet.get(sent.url))
    assert "Dit keurt u goed" in check and "26 weken" in check and "€ " in check and "versie 1" in check
    done = piet.post(sent.url, {"inhoud_sha256": verstuurd.inhoud_sha256}, follow=True)
    assert "U heeft plan, duur en prijs goedgekeurd." in text_of(done)
    verstuurd.refresh_from_db()
    verstuurd.traject.refresh_from_db()
    assert verstuurd.stand == "goedgekeurd" and verstuurd.traject.start_op == dt.date(2026, 3, 16)
    assert [r.versturen_uiterlijk.isoformat() for r in Rapportage.objects.order_by("nummer")] == [
        "2026-04-24", "2026-06-08", "2026-07-20", "2026-08-31",
    ]  # fmt: skip
    assert Document.objects.filter(titel__contains="prijs, goedgekeurd").count() == 1


def test_approving_twice_is_once(cast: Cast, piet: Any, verstuurd: Trajectplan) -> None:
    confirm_self(piet)
    sent = answer(piet, verstuurd, "akkoord")
    for _twice in range(2):
        assert piet.post(sent.url, {"inhoud_sha256": verstuurd.inhoud_sha256}).status_code == 302
    assert Standpunt.objects.filter(van="opdrachtgever").count() == 1 and Rapportage.objects.count() == 4
    assert "Uw antwoord" not in text_of(piet.get(url("plan", verstuurd.dossier_id)))


def test_words_with_an_approval_survive_the_password(cast: Cast, piet: Any, verstuurd: Trajectplan) -> None:
    sent = answer(piet, verstuurd, "akkoord_met_opmerking", "Graag facturen per maand")
    piet.get(sent.url)
    confirm_self(piet)
    assert "Graag facturen per maand" in text_of(piet.get(sent.url))
    piet.post(sent.url, {"inhoud_sha256": verstuurd.inhoud_sha256})
    row = Standpunt.objects.get(van="opdrachtgever")
    assert row.tekst == "Graag facturen per maand" and not Klad.objects.exclude(inhoud={}).exists()


@pytest.mark.parametrize("antwoord", ["vraag", "niet_akkoord", "akkoord_met_opmerking"])
def test_asking_and_refusing_need_a_reason_and_keep_the_choice(
    cast: Cast, piet: Any, verstuurd: Trajectplan, antwoord: str
) -> None:
    page = answer(piet, verstuurd, antwoord)
    body = page.content.decode()
    assert page.status_code == 422 and "<title>Fout:" in body
    assert re.search(rf'value="{antwoord}"[^>]*checked', body) and "Schrijf" in text_of(page)
    assert not Standpunt.objects.filter(van="opdrachtgever").exists()


def test_refusing_with_a_reason_goes_to_the_coach_without_password(
    cast: Cast, piet: Any, verstuurd: Trajectplan
) -> None:
    assert answer(piet, verstuurd, "niet_akkoord", "Te duur").status_code == 302
    verstuurd.refresh_from_db()
    assert verstuurd.stand == "bij_opdrachtgever"
    words = text_of(piet.get(url("plan", verstuurd.dossier_id)))
    assert "U: Niet akkoord Te duur" in words and "de coach reageert op uw antwoord" in words
    assert "vraagt: plan goedkeuren" not in text_of(piet.get(url("medewerkers")))
    confirm_self(piet)
    assert "goedgekeurd" in text_of(approve(piet, verstuurd))


def renew(cast: Cast, old: Trajectplan) -> Trajectplan:
    """A newer version that was sent too."""
    row = plan.new_plan(traject=old.traject, by=cast.anna.actor)
    plan.save_plan(plan=row, by=cast.anna.actor, versie=row.versie, doel_coach="Drie richtingen", prijs=3900)
    plan.offer(plan=row, by=cast.anna.actor)
    plan.send_to_opdrachtgever(plan=row, by=cast.anna.actor)
    return Trajectplan.objects.get(pk=row.pk)


@pytest.mark.parametrize("antwoord", ["akkoord", "vraag"])
def test_an_answer_on_an_old_version_is_not_counted_and_keeps_the_words(
    cast: Cast, piet: Any, verstuurd: Trajectplan, antwoord: str
) -> None:
    newer = renew(cast, verstuurd)
    page = answer(piet, verstuurd, antwoord, "Mijn woorden")
    body = page.content.decode()
    assert page.status_code == 409 and "Er is een nieuwere versie" in body and "Mijn woorden" in body
    assert newer.inhoud_sha256 in body and verstuurd.inhoud_sha256 not in body
    assert not Standpunt.objects.filter(van="opdrachtgever").exists()


def test_a_version_that_came_between_answer_and_password_is_shown_first(
    cast: Cast, piet: Any, verstuurd: Trajectplan
) -> None:
    confirm_self(piet)
    sent = answer(piet, verstuurd, "akkoord_met_opmerking", "Prima")
    renew(cast, verstuurd)
    page = piet.post(sent.url, {"inhoud_sha256": verstuurd.inhoud_sha256})
    assert page.status_code == 409 and "Prima" in page.content.decode()
    assert not Standpunt.objects.filter(van="opdrachtgever").exists()


def test_versions_can_be_compared(cast: Cast, piet: Any, verstuurd: Trajectplan) -> None:
    newer = renew(cast, verstuurd)
    words = text_of(piet.get(url("plan_verschil", verstuurd.dossier_id, newer.pk)))
    assert "Was Twee richtingen die passen Is nu Drie richtingen" in words and "€ 3.900" in words
    old = text_of(piet.get(url("plan_versie", verstuurd.dossier_id, verstuurd.pk)))
    assert "Dit is een oudere versie." in old and "Uw antwoord" not in old


def test_a_draft_is_kept_for_the_writer_only(
    cast: Cast, piet: Any, verstuurd: Trajectplan, inloggen: Any
) -> None:
    data = {"antwoord": "vraag", "tekst": "Half getypt", "bewaren": "concept"}
    kept = piet.post(url("plan_standpunt", verstuurd.dossier_id, verstuurd.pk), data, **AUTOSAVE)
    assert kept.content.decode() == "Bewaard om 10.00 uur"
    here = url("plan", verstuurd.dossier_id)
    assert "Half getypt" in inloggen(cast.piet).get(here).content.decode()
    colleague = make_lid(cast.bureau, "Petra", "Bos", Rol.OPDRACHTGEVER, cast.werkgever)
    assert "Half getypt" not in inloggen(colleague).get(here).content.decode()


# Rapportages


@pytest.fixture
def verzonden(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Rapportage:
    """The first report, sent to Piet with Samira's words in it."""
    set_clock(monkeypatch, "2026-04-23T10:00")
    row = R.running_traject(cast)
    R.log(cast, row, dt.date(2026, 4, 1), "Kennismaken")
    first = rapport.start_draft(rapport=R.report(row), by=cast.anna.actor)
    first = R.complete(cast, first)
    stukken.to_kandidaat_rapport(rapport=first, by=cast.anna.actor)
    rapport.give_zienswijze(rapport=first, tekst="Zo is het gegaan.", by=cast.samira.actor)
    stukken.freeze_rapport(rapport=first, by=cast.anna.actor)
    stukken.send_rapport(rapport=first, by=cast.anna.actor)
    return Rapportage.objects.get(pk=first.pk)


def test_a_report_is_read_opened_and_scored(cast: Cast, inloggen: Any, verzonden: Rapportage) -> None:
    client = inloggen(cast.piet)
    assert "Voortgangsrapportage 1 lezen" in text_of(client.get(url("medewerkers")))
    here = url("rapport", verzonden.dossier_id, verzonden.pk)
    words = text_of(client.get(here))
    assert "Kennismaken" in words and "Zo is het gegaan." in words and "bij u nagevraagd" in words
    sent = Verzending.objects.get(document=verzonden.document, naar_rol="opdrachtgever")
    assert sent.geopend_op and sent.geopend_door_id == cast.piet.lidmaatschap.pk
    wrong = client.post(
        url("rapport_cijfers", verzonden.dossier_id, verzonden.pk),
        {"voortgang": "0", "tekst": "Tekst blijft"},
    )
    assert wrong.status_code == 422 and "Tekst blijft" in wrong.content.decode()
    data = {"voortgang": "7", "werkwijze": "8", "samenwerking": "6", "tekst": ""}
    for _twice in range(2):
        assert (
            client.post(url("rapport_cijfers", verzonden.dossier_id, verzonden.pk), data).status_code == 302
        )
    row = verzonden.beoordelingen.get()
    assert (row.van, row.voortgang, row.samenwerking) == ("opdrachtgever", 7, 6)
    assert "Uw cijfers" in text_of(client.get(here))
    assert "Voortgangsrapportage 1 lezen" not in text_of(client.get(url("medewerkers")))


def test_a_report_that_was_not_sent_is_not_there(cast: Cast, inloggen: Any, verzonden: Rapportage) -> None:
    newer = rapport.correct(rapport=verzonden, reden="Datum klopte niet", by=cast.anna.actor)
    client = inloggen(cast.piet)
    for name in ("rapport", "rapport_cijfers"):
        assert client.get(url(name, newer.dossier_id, newer.pk)).status_code == 404
        assert client.post(url(name, newer.dossier_id, newer.pk)).status_code == 404
    assert client.get(url("rapport", verzonden.dossier_id, verzonden.pk)).status_code == 200


# Verplichtingen


def test_duties_are_grouped_with_date_reason_source_and_kind_of_rule(
    cast: Cast, piet: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = open_samira(cast)
    set_clock(monkeypatch, "2026-04-21T10:00")
    session = piet.session
    session["gezien"] = session["begonnen"] = "2026-04-21T10:00:00+02:00"
    session.save()
    row = Milestone.objects.get(dossier=dossier, code="reintegratieverslag")
    words = text_of(piet.get(url("verplichtingen")))
    late, later = words.split(" Later ")[:2]
    assert "Te laat" in late and "Uiterste start spoor 2" in late and "9 dagen te laat" in late
    assert "Re-integratieverslag" in later and "wet" in later and "beleid van UWV" in late
    assert row.uitleg in words and row.bron in words
    before = words.split("Van voor de aanmelding")[1]
    assert "Plan van aanpak" in before and "Wij weten niet of dit gedaan is." in before
    words = text_of(piet.get(url("dossier_verplichtingen", dossier.pk)))
    law, policy = words.split("Beleid van UWV Zo kijkt UWV ernaar.")
    assert "Re-integratieverslag" in law and row.uitleg in law and row.bron in law
    assert "Uiterste start spoor 2" in policy and "9 dagen te laat" in policy
    assert "1 verplichting is te laat" in law
    assert "Plan van aanpak" in law and "Wij weten niet of dit gedaan is." in law
    assert "Besluit UWV over loonsanctie" in words.split("Wat anderen doen")[1]


def test_many_duties_come_in_pages_per_group(cast: Cast, piet: Any) -> None:
    for number in range(15):
        open_samira(cast, functie=f"Functie {number}")
    body = piet.get(url("verplichtingen")).content.decode()
    seen = body.split('id="later-t"')[1].split("</section>")[0].count('class="why"')
    assert seen == 12 and len(body) < 60_000
    for _each in range(4):
        key = re.search(r"href=\"\?groep=later&amp;na=([0-9a-f-]+)", body)
        if key is None:
            break
        body = piet.get(url("verplichtingen"), {"groep": "later", "na": key[1]}).content.decode()
        seen += body.count('class="why"')
        assert "Terug naar alle verplichtingen" in body
    assert seen == 30
    assert piet.get(url("verplichtingen"), {"groep": "onzin", "na": "x"}).status_code == 200


def test_a_duty_that_was_done_is_under_done(cast: Cast, piet: Any) -> None:
    dossier = open_samira(cast)
    Milestone.objects.filter(dossier=dossier, code="plan_van_aanpak").update(done_on=dt.date(2025, 4, 25))
    words = text_of(piet.get(url("verplichtingen")))
    assert "Plan van aanpak" in words and "Klaar op 25 apr 2025" in words


# Walls


def paths(dossier: Dossier) -> list[str]:
    """Every address of the opdrachtgever, with ids of this dossier."""
    ids: dict[str, Any] = {
        "dossier_id": dossier,
        "plan_id": Trajectplan.objects.filter(dossier=dossier).order_by("nummer").first(),
        "rapport_id": Rapportage.objects.filter(dossier=dossier).first(),
        "taak_id": dossier.taak_set.first(),
    }
    found = []
    for route, name, _pattern in routes():
        if name.startswith("opdrachtgever:"):
            for kwarg, row in ids.items():
                route = route.replace(f"<uuid:{kwarg}>", str(row.pk if row else uuid.uuid4()))
            found.append("/" + route)
    return found


def test_nobody_else_opens_these_pages(cast: Cast, verstuurd: Trajectplan, inloggen: Any) -> None:
    for who in ("samira", "anna", "joris", "mo", "backoffice", "visser", "bram", "verzekeraar"):
        client = confirm_self(inloggen(getattr(cast, who)))
        for path in paths(verstuurd.dossier):
            if who == "verzekeraar" and path == url("medewerkers"):
                continue
            assert client.get(path).status_code == 404, (who, path)
            assert client.post(path).status_code == 404, (who, path)


def test_another_opdrachtgever_reaches_nothing(cast: Cast, verstuurd: Trajectplan, inloggen: Any) -> None:
    other = Organisatie.objects.create(bureau=cast.bureau, soort="werkgever", naam="Andere Klant BV")
    olga = make_lid(cast.bureau, "Olga", "Anders", Rol.OPDRACHTGEVER, other)
    client = confirm_self(inloggen(olga))
    for path in paths(verstuurd.dossier):
        seen, sent = client.get(path), client.post(path)
        assert seen.status_code in ({404, 405} if "dossiers/" in path else {200}), path
        assert sent.status_code == (404 if "dossiers/" in path else 200), path
        assert "Yilmaz" not in seen.content.decode() + sent.content.decode()


def test_the_employer_sees_a_case_an_insurer_ordered(cast: Cast, piet: Any) -> None:
    insurer = cast.verzekeraar.lidmaatschap.organisatie
    dossier = open_samira(cast, opdrachtgever=insurer, werkgever=cast.werkgever)
    assert piet.get(url("dossier", dossier.pk)).status_code == 200


def plant(cast: Cast, dossier: Dossier, traject: Traject) -> None:
    """Words in every place the opdrachtgever may not read."""
    from wissel import klok

    for publiek in ("coach", "bureau", "kandidaat", "allen"):
        logboek.write_note(
            dossier=dossier, by=cast.anna.actor, soort="gesprek", datum=dt.date(2026, 3, 10), wie="KANARIE wie",
            waarom=f"KANARIE notitie {publiek}", publiek=publiek,
        )  # fmt: skip
    record_consult(cast, dossier)
    base = {"bureau": cast.bureau, "dossier": dossier}
    Feit.objects.create(**base, pad="belastbaarheid.fml", waarde={"tillen": "KANARIE fml"}, op=klok.now())
    BewaardeSectie.objects.create(
        **base, sectie="belastbaarheid", inhoud={"fml": "KANARIE sectie"}, sha256="0" * 64, op=klok.now()
    )
    for row, seen in zip(
        IntakeAntwoord.objects.filter(dossier=dossier)[:2], ("coach", "kandidaat"), strict=True
    ):
        IntakeAntwoord.objects.filter(pk=row.pk).update(tekst=f"KANARIE intake {seen}", zichtbaarheid=seen)
    draft = plan.new_plan(traject=traject, by=cast.anna.actor)
    plan.save_plan(plan=draft, by=cast.anna.actor, versie=draft.versie, doel_coach="KANARIE concept")
    stukken.store_document(
        dossier=dossier, by=cast.anna.actor, soort="brief", titel="KANARIE brief", datum=dt.date(2026, 3, 1),
        publiek="bureau", bytes_=b"%PDF-1.7", bestandsnaam="KANARIE.pdf",
    )  # fmt: skip


def test_no_note_medical_fact_or_private_answer_stands_on_any_page(
    cast: Cast, piet: Any, verstuurd: Trajectplan
) -> None:
    taken.make_taak(
        dossier=verstuurd.dossier,
        by=cast.anna.actor,
        soort="x",
        titel="Vraag",
        voor_rol="opdrachtgever",
        sleutel="t",
    )
    plant(cast, verstuurd.dossier, verstuurd.traject)
    confirm_self(piet)
    answer(piet, verstuurd, "akkoord")
    for path in paths(verstuurd.dossier):
        page = piet.get(path, follow=True)
        assert page.status_code in {200, 404, 405}, path
        body = page.content.decode()
        assert "KANARIE" not in body and "Licht werk, twintig uur" not in body, path


# Every page


def test_pages_work_in_english_too(cast: Cast, piet: Any, verstuurd: Trajectplan) -> None:
    piet.cookies["taal"] = "en"
    confirm_self(piet)
    for path in paths(verstuurd.dossier):
        assert piet.get(path).status_code in {200, 302, 404, 405}, path


def queries(client: Any, path: str, django_assert_max_num_queries: Any, most: int = 45) -> int:
    with django_assert_max_num_queries(most) as found:
        assert client.get(path).status_code == 200
    return len(found)


def test_the_number_of_queries_does_not_grow(
    cast: Cast, piet: Any, verstuurd: Trajectplan, django_assert_max_num_queries: Any
) -> None:
    dossier = verstuurd.dossier
    pages = [
        url("medewerkers"), url("verplichtingen"), url("documenten"), url("dossier", dossier.pk),
        url("plan", dossier.pk), url("dossier_documenten", dossier.pk),
    ]  # fmt: skip
    for path in pages:
        piet.get(path)
    before = {path: queries(piet, path, django_assert_max_num_queries) for path in pages}
    for number in range(4):
        row = T.start_traject_for(cast, open_samira(cast, functie=f"Functie {number}"))
        T.sent_plan(cast, row)
        taken.make_taak(
            dossier=row.dossier,
            by=cast.anna.actor,
            soort="x",
            titel="Vraag",
            voor_rol="opdrachtgever",
            sleutel="t",
        )
        document = stukken.store_document(
            dossier=dossier, by=cast.anna.actor, soort="brief", titel=f"Brief {number}", datum=dt.date(2026, 3, 1),
            publiek="allen", bytes_=b"%PDF-1.7", bestandsnaam="brief.pdf",
        )  # fmt: skip
        Verzending.objects.create(
            bureau=cast.bureau, dossier=dossier, document=document, naar_rol="opdrachtgever",
            naar=cast.piet.persoon, verzonden_op=document.gemaakt_op,
        )  # fmt: skip
    for path in pages:
        assert queries(piet, path, django_assert_max_num_queries) <= before[path], path
