"""The pages of the kandidaat: one thing at a time, in plain words, about the own dossier only."""

import datetime as dt
import re
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from tests.arrange import rapportage as R
from tests.arrange import trajecten as T
from tests.arrange.dossiers import open_samira, record_consult
from tests.arrange.portalen import awake, confirm_self, set_clock, text_of
from tests.cast import WACHTWOORD, Cast, make_lid
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.logbook.models import LogbookEntry
from wissel.policies.toegang import routes
from wissel.trajecten.actions import afspraken, fases, intake, logboek, plan, rapport, taken
from wissel.trajecten.models import (
    Afspraak,
    Fase,
    Klad,
    Planregel,
    Rapportage,
    Standpunt,
    Traject,
    Trajectplan,
)

PAGINAS = ("vandaag", "traject", "plan", "documenten", "afspraken", "inzage", "verloop", "intake")
AUTOSAVE = {"HTTP_X_WISSEL_AUTOSAVE": "1"}


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    set_clock(monkeypatch, "2026-03-12T10:00")


@pytest.fixture
def samira(cast: Cast, inloggen: Any) -> Any:
    """Samira's browser."""
    return inloggen(cast.samira)


@pytest.fixture
def traject(cast: Cast) -> Traject:
    return T.start_traject_for(cast, open_samira(cast))


@pytest.fixture
def aangeboden(cast: Cast, traject: Traject) -> Trajectplan:
    return T.offered_plan(cast, traject)


def url(name: str, *args: Any) -> str:
    return reverse(f"kandidaat:{name}", args=args)


def meet(cast: Cast, dossier: Dossier, hour: int = 14, day: int = 12, **changes: Any) -> Afspraak:
    values: dict[str, Any] = {
        "soort": "gesprek", "titel": "Gesprek over werk", "minuten": 45, "vorm": "kantoor", "plaats": "Plein 4",
        "begint_op": dt.datetime(2026, 3, day, hour, 0, tzinfo=dt.UTC), **changes,
    }  # fmt: skip
    return afspraken.plan_afspraak(dossier=dossier, by=cast.anna.actor, **values)


# Before there is anything


@pytest.mark.parametrize("name", PAGINAS)
def test_before_there_is_a_dossier_every_page_says_so_kindly(cast: Cast, samira: Any, name: str) -> None:
    page = samira.get(url(name))
    assert page.status_code == 200 and "Er is nog geen dossier" in text_of(page)


@pytest.mark.parametrize("name", PAGINAS)
def test_a_new_dossier_has_no_empty_pages(cast: Cast, samira: Any, name: str) -> None:
    open_samira(cast, coach=None)
    page = samira.get(url(name))
    words = text_of(page)
    assert page.status_code == 200
    expected = {
        "vandaag": "U heeft nu niets te doen", "traject": "De stappen staan hier als uw traject begint",
        "plan": "Er is nog geen plan", "documenten": "Er zijn nog geen verslagen",
        "afspraken": "U heeft nu geen afspraak",
        "inzage": "maakte uw dossier", "verloop": "Hier staat later", "intake": "Hier staat later",
    }  # fmt: skip
    assert expected[name] in words


def test_without_a_coach_the_bureau_can_be_called(cast: Cast, samira: Any) -> None:
    open_samira(cast, coach=None)
    page = samira.get(url("vandaag"))
    assert (
        "U krijgt bericht wie uw coach wordt" in text_of(page) and "tel:0301234567" in page.content.decode()
    )


# Vandaag


def test_the_day_shows_one_step_and_the_rest_below(cast: Cast, samira: Any, aangeboden: Trajectplan) -> None:
    taken.make_taak(
        dossier=aangeboden.dossier, by=cast.anna.actor, soort="opdracht", titel="Maak een lijst", voor_rol="kandidaat",
        sleutel="t", minuten=20,
    )  # fmt: skip
    page = samira.get(url("vandaag")).content.decode()
    now, rest = page.split("Dit kunt u ook doen")
    assert "Lees uw plan" in now and "Maak een lijst" not in now and "Maak een lijst" in rest
    assert page.count("btn primary") == 1 and "Goedemorgen Samira" in page


def test_a_step_goes_away_once_it_is_done(cast: Cast, samira: Any, aangeboden: Trajectplan) -> None:
    T.answer(cast, aangeboden, "samira")
    assert "Lees uw plan" not in text_of(samira.get(url("vandaag")))


def test_a_question_keeps_the_step_open(cast: Cast, samira: Any, aangeboden: Trajectplan) -> None:
    T.answer(cast, aangeboden, "samira", "vraag", "Hoe vaak?")
    assert "Lees uw plan" in text_of(samira.get(url("vandaag")))


def test_not_today_hides_everything_until_tomorrow_and_asks_no_reason(
    cast: Cast, samira: Any, aangeboden: Trajectplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert samira.post(url("niet_vandaag")).status_code == 302
    words = text_of(samira.get(url("vandaag")))
    assert "Vandaag hoeft u niets te doen" in words and "Lees uw plan" not in words
    awake(samira, monkeypatch, "2026-03-12T23:59")
    assert "Vandaag hoeft u niets te doen" in text_of(samira.get(url("vandaag")))
    samira.post(url("niet_vandaag"), {"toch": "1"})
    assert "Lees uw plan" in text_of(samira.get(url("vandaag")))
    samira.post(url("niet_vandaag"))
    awake(samira, monkeypatch, "2026-03-13T00:01")
    assert "Lees uw plan" in text_of(samira.get(url("vandaag")))


def test_the_appointment_of_today_comes_first_and_can_be_confirmed(
    cast: Cast, samira: Any, aangeboden: Trajectplan
) -> None:
    row = meet(cast, aangeboden.dossier)
    now = samira.get(url("vandaag")).content.decode().split("Dit kunt u ook doen")[0]
    assert "U praat met Anna Bakker" in now and "Vandaag om 15.00" in now and "Plein 4" in now
    samira.post(url("afspraak_bevestigen", row.pk))
    row.refresh_from_db()
    assert row.bevestigd_op and "U komt" in text_of(samira.get(url("afspraken")))


def test_who_cannot_today_may_cancel_the_appointment_too(cast: Cast, samira: Any, traject: Traject) -> None:
    row = meet(cast, traject.dossier)
    samira.post(url("niet_vandaag"))
    assert "Lukt die ook niet?" in text_of(samira.get(url("vandaag")))
    page = samira.post(url("afspraak_afzeggen", row.pk), follow=True)
    row.refresh_from_db()
    assert row.stand == "afgezegd" and "U heeft de afspraak afgezegd. Anna weet het." in text_of(page)


def test_an_appointment_that_was_is_listed_and_cannot_be_cancelled(
    cast: Cast, samira: Any, traject: Traject
) -> None:
    row = meet(cast, traject.dossier, day=10)
    words = text_of(samira.get(url("afspraken")))
    assert "Afspraken die geweest zijn" in words and "Ja, ik kom" not in words
    assert samira.post(url("afspraak_afzeggen", row.pk)).status_code == 409


def test_a_task_is_opened_and_finished(cast: Cast, samira: Any, traject: Traject) -> None:
    row = taken.make_taak(
        dossier=traject.dossier, by=cast.anna.actor, soort="opdracht", titel="Bel de school", voor_rol="kandidaat",
        sleutel="t", due_on=dt.date(2026, 3, 14),
    )  # fmt: skip
    assert "Nog 2 dagen" in text_of(samira.get(url("taak", row.pk)))
    for _twice in range(2):
        page = samira.post(url("taak", row.pk), follow=True)
    row.refresh_from_db()
    assert row.klaar_op and "Uw coach ziet dat u dit heeft gedaan" in text_of(page)
    assert "Dit is klaar" in text_of(samira.get(url("taak", row.pk)))


def test_a_task_presses_nobody_while_the_traject_is_paused(cast: Cast, samira: Any, traject: Traject) -> None:
    row = taken.make_taak(
        dossier=traject.dossier, by=cast.anna.actor, soort="opdracht", titel="Bel de school", voor_rol="kandidaat",
        sleutel="t", due_on=dt.date(2026, 3, 10),
    )  # fmt: skip
    assert "2 dagen te laat" in text_of(samira.get(url("taak", row.pk)))
    Dossier.objects.filter(pk=traject.dossier_id).update(stand="pauze")
    for page in (url("taak", row.pk), url("vandaag")):
        words = text_of(samira.get(page))
        assert "Bel de school" in words and "te laat" not in words, page


def test_a_task_for_somebody_else_is_not_there(cast: Cast, samira: Any, traject: Traject) -> None:
    row = taken.make_taak(
        dossier=traject.dossier,
        by=cast.anna.actor,
        soort="x",
        titel="Voor Anna",
        voor_rol="coach",
        sleutel="t",
    )
    assert samira.get(url("taak", row.pk)).status_code == 404
    assert samira.post(url("taak", row.pk)).status_code == 404


# Mijn traject


def test_dates_say_what_they_mean_and_why(cast: Cast, samira: Any, traject: Traject) -> None:
    words = text_of(samira.get(url("traject")))
    assert "WIA aanvragen" in words and "13 dec 2026" in words and "Dit staat in de wet." in words
    assert "Laatste dag loon van uw werkgever" in words and "WIA 64" in words


def test_phases_stand_in_the_kandidaats_own_words(cast: Cast, samira: Any, traject: Traject) -> None:
    Fase.objects.filter(traject=traject, volgorde=1).update(naam_kandidaat="Elkaar leren kennen")
    assert "Elkaar leren kennen" in text_of(samira.get(url("traject")))


@pytest.fixture
def kiesfase(traject: Traject) -> Fase:
    """A phase that asks the kandidaat's own choice and words."""
    fase = Fase.objects.filter(traject=traject).order_by("volgorde")[0]
    content = {**traject.sjabloon}
    for each in content["fases"]:
        if each["sleutel"] == fase.sleutel:
            each["sluiten"] = {**each.get("sluiten", {}), "keuze_kandidaat": True, "woorden_kandidaat": True}
    Traject.objects.filter(pk=traject.pk).update(sjabloon=content)
    return fase


def test_the_own_choice_is_asked_made_and_shown(cast: Cast, samira: Any, kiesfase: Fase) -> None:
    assert "Maak uw keuze" in text_of(samira.get(url("vandaag")))
    data = {"eerste": "Planner", "tweede": "", "derde": "Balie", "woorden": "Ik houd van regelen."}
    page = samira.post(url("fase", kiesfase.pk), data, follow=True)
    kiesfase.refresh_from_db()
    assert kiesfase.keuze_kandidaat == ["Planner", "Balie"]
    words = text_of(page)
    assert "Ik houd van regelen." in words and "Keuze veranderen" in words
    assert "Maak uw keuze" not in text_of(samira.get(url("vandaag")))


def test_a_choice_without_words_is_asked_again_and_keeps_what_was_typed(
    cast: Cast, samira: Any, kiesfase: Fase
) -> None:
    page = samira.post(url("fase", kiesfase.pk), {"eerste": "Planner", "woorden": " "})
    body = page.content.decode()
    assert page.status_code == 422 and 'value="Planner"' in body and "<title>Fout:" in body
    assert "Schrijf in uw eigen woorden waarom dit bij u past." in text_of(page)


def test_a_closed_step_is_read_only(cast: Cast, samira: Any, kiesfase: Fase) -> None:
    fases.choose(fase=kiesfase, keuze=["Planner"], woorden="Omdat", by=cast.samira.actor)
    Fase.objects.filter(pk=kiesfase.pk).update(gesloten_op=dt.date(2026, 3, 11))
    page = samira.get(url("fase", kiesfase.pk))
    assert "Deze stap is klaar" in text_of(page) and "<textarea" not in page.content.decode()
    data = {"eerste": "Anders", "woorden": "Anders"}
    refused = samira.post(url("fase", kiesfase.pk), data)
    kiesfase.refresh_from_db()
    assert refused.status_code == 422 and kiesfase.keuze_kandidaat == ["Planner"]


def test_a_draft_of_the_choice_waits_on_another_device(
    cast: Cast, samira: Any, kiesfase: Fase, inloggen: Any
) -> None:
    data = {"eerste": "Plan", "woorden": "Ik dacht", "bewaren": "concept"}
    kept = samira.post(url("fase", kiesfase.pk), data, **AUTOSAVE)
    assert kept.content.decode() == "Bewaard om 10.00 uur"
    kiesfase.refresh_from_db()
    assert kiesfase.keuze_kandidaat == [] and kiesfase.woorden_kandidaat == ""
    page = inloggen(cast.samira).get(url("fase", kiesfase.pk)).content.decode()
    assert 'value="Plan"' in page and "Ik dacht" in page
    without_script = samira.post(url("fase", kiesfase.pk), data, follow=True)
    assert "U kunt later verder." in text_of(without_script)


def test_what_was_done_and_told_is_there_as_far_as_it_was_shared(
    cast: Cast, samira: Any, traject: Traject
) -> None:
    row = T.finish_intakes(cast, traject)
    for publiek, words in (("allen", "Samen gekeken"), ("bureau", "Alleen intern")):
        logboek.write_note(
            dossier=traject.dossier, by=cast.anna.actor, soort="gesprek", datum=dt.date(2026, 3, 10), wie="Samira",
            waarom=words, publiek=publiek,
        )  # fmt: skip
    story, told = text_of(samira.get(url("verloop"))), text_of(samira.get(url("intake")))
    assert "Samen gekeken" in story and "Alleen intern" not in story
    names = {each["naam"]: each["zichtbaarheid"] for each in intake.domains(row) if each.get("verplicht")}
    for name, seen in names.items():
        assert (f"Antwoord over {name.lower()}" in told) == (seen != "coach"), name
    assert "Wat u vertelde" in told and "Wat uw werkgever vertelde" not in told


def test_help_is_at_the_same_place_on_every_page(cast: Cast, samira: Any, aangeboden: Trajectplan) -> None:
    line = Planregel.objects.filter(plan=aangeboden).first()
    pages = [*map(url, PAGINAS), url("plan_voorstel", aangeboden.pk, line and line.reeks)]
    for page in pages:
        words = text_of(samira.get(page))
        assert words.count("Heeft u een vraag?") == 1, page
        assert "Heeft u een vraag?" in words[-120:] and "is uw vaste coach" in words[-120:], page


def test_days_of_looks_are_new_first_whatever_was_written_first(
    cast: Cast, samira: Any, traject: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, "2026-03-05T10:00")
    plan.new_plan(traject=traject, by=cast.anna.actor)
    set_clock(monkeypatch, "2026-03-12T10:00")
    words = text_of(samira.get(url("inzage")))
    assert words.index("12 maart 2026") < words.index("5 maart 2026")


# Mijn plan


def test_the_plan_is_in_plain_words_without_its_price(
    cast: Cast, samira: Any, aangeboden: Trajectplan
) -> None:
    words = text_of(samira.get(url("plan")))
    for line in Planregel.objects.filter(plan=aangeboden):
        assert line.naam in words
    assert "Weer met plezier werken" in words and "Rustig opbouwen" in words and "uw coach" in words
    assert "Van 16 maart 2026 tot en met 13 september 2026. Dat is 26 weken." in words
    assert "€" not in words and str(aangeboden.prijs) not in words


def test_a_draft_of_the_plan_is_not_shown(cast: Cast, samira: Any, traject: Traject) -> None:
    draft = T.ready_plan(cast, traject)
    assert "Er is nog geen plan" in text_of(samira.get(url("plan")))
    assert samira.get(url("plan_versie", draft.pk)).status_code == 404


def test_reading_the_plan_is_logged_before_it_is_shown(
    cast: Cast, samira: Any, aangeboden: Trajectplan
) -> None:
    samira.get(url("plan"))
    row = LogbookEntry.objects.get(actie="plan_gelezen")
    assert (row.soort, row.dossier_id, row.persoon_id) == (
        "gelezen", aangeboden.dossier_id, cast.samira.persoon.pk,
    )  # fmt: skip


def answer(client: Any, row: Trajectplan, antwoord: str, tekst: str = "", **more: Any) -> Any:
    data = {"antwoord": antwoord, "tekst": tekst, "inhoud_sha256": row.inhoud_sha256, **more}
    return client.post(url("plan_standpunt", row.pk), data)


def test_disagreeing_needs_no_reason_and_no_password(
    cast: Cast, samira: Any, aangeboden: Trajectplan
) -> None:
    assert answer(samira, aangeboden, "niet_akkoord").status_code == 302
    row = Standpunt.objects.get(plan=aangeboden)
    assert (row.antwoord, row.van, row.inhoud_sha256) == (
        "niet_akkoord",
        "kandidaat",
        aangeboden.inhoud_sha256,
    )
    assert "U bent het niet eens met dit plan." in text_of(samira.get(url("plan")))


def test_a_question_needs_words_and_says_so_at_the_field(
    cast: Cast, samira: Any, aangeboden: Trajectplan
) -> None:
    page = answer(samira, aangeboden, "vraag")
    body = page.content.decode()
    assert page.status_code == 422 and "Schrijf hier uw vraag" in body and 'href="#id_tekst"' in body
    assert re.search(r'value="vraag"[^>]*checked', body)
    assert not Standpunt.objects.exists()


def test_nothing_chosen_keeps_the_words(cast: Cast, samira: Any, aangeboden: Trajectplan) -> None:
    page = answer(samira, aangeboden, "", "Ik twijfel nog")
    assert page.status_code == 422 and "Ik twijfel nog" in page.content.decode()
    assert "Kies wat u van dit plan vindt." in text_of(page)


def test_a_very_long_text_is_refused_at_the_field_and_stays(
    cast: Cast, samira: Any, aangeboden: Trajectplan
) -> None:
    page = answer(samira, aangeboden, "vraag", "lang " * 2000)
    assert page.status_code == 422 and "lang lang lang" in page.content.decode()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7*7 }} #eval(1)", "مرحبا بالعالم"])
def test_own_words_are_shown_as_they_were_typed(
    cast: Cast, samira: Any, aangeboden: Trajectplan, text: str
) -> None:
    answer(samira, aangeboden, "vraag", text)
    assert Standpunt.objects.get().tekst == text
    page = samira.get(url("plan"))
    assert text in text_of(page) or "alert(1)" in text_of(page)
    assert (
        "<script>alert" not in page.content.decode()
        and "49" not in text_of(page).split("stelde een vraag")[1][:40]
    )


def test_agreeing_asks_who_it_is_and_the_words_survive_that(
    cast: Cast, samira: Any, aangeboden: Trajectplan
) -> None:
    cast.samira.user.set_password(WACHTWOORD)
    cast.samira.user.save()
    samira.force_login(cast.samira.user)
    session = samira.session
    session.update(
        {
            "lidmaatschap": str(cast.samira.lidmaatschap.pk),
            "bureau": str(cast.bureau.pk),
            "rol": Rol.KANDIDAAT,
        }
    )
    session.save()
    first = answer(samira, aangeboden, "akkoord_met_opmerking", "Graag niet op woensdag")
    assert first.url == url("plan_akkoord", aangeboden.pk)
    asked = samira.get(first.url)
    assert asked.status_code == 302 and asked.url.startswith(reverse("account_reauthenticate"))
    assert not Standpunt.objects.exists()
    check = samira.post(asked.url, {"password": WACHTWOORD}, follow=True)
    words = text_of(check)
    assert "Klopt dit?" in words and "Graag niet op woensdag" in words
    done = samira.post(first.url, {"inhoud_sha256": aangeboden.inhoud_sha256}, follow=True)
    row = Standpunt.objects.get()
    assert (row.antwoord, row.tekst) == ("akkoord_met_opmerking", "Graag niet op woensdag")
    assert "U bent het eens met plan 1" in text_of(done) and not Klad.objects.exclude(inhoud={}).exists()
    assert "Uw coach gaat ermee verder." in text_of(done)
    assert "U kunt nu zeggen wat u van dit plan vindt." not in text_of(done)


def test_agreeing_sent_twice_is_one_answer(cast: Cast, samira: Any, aangeboden: Trajectplan) -> None:
    confirm_self(samira)
    answer(samira, aangeboden, "akkoord")
    for _twice in range(2):
        sent = samira.post(url("plan_akkoord", aangeboden.pk), {"inhoud_sha256": aangeboden.inhoud_sha256})
        assert sent.status_code == 302
    assert Standpunt.objects.count() == 1


def test_the_check_page_without_an_answer_leads_back(
    cast: Cast, samira: Any, aangeboden: Trajectplan
) -> None:
    page = confirm_self(samira).get(url("plan_akkoord", aangeboden.pk))
    assert page.status_code == 302 and page.url == url("plan")


def renew(cast: Cast, old: Trajectplan) -> Trajectplan:
    """A newer version that is offered too."""
    row = plan.new_plan(traject=old.traject, by=cast.anna.actor)
    plan.save_plan(plan=row, by=cast.anna.actor, versie=row.versie, doel_coach="Drie richtingen")
    plan.offer(plan=row, by=cast.anna.actor)
    return Trajectplan.objects.get(pk=row.pk)


@pytest.mark.parametrize("antwoord", ["vraag", "niet_akkoord", "akkoord"])
def test_an_answer_on_an_old_version_is_not_counted_and_keeps_the_words(
    cast: Cast, samira: Any, aangeboden: Trajectplan, antwoord: str
) -> None:
    newer = renew(cast, aangeboden)
    page = answer(samira, aangeboden, antwoord, "Mijn woorden")
    body = page.content.decode()
    assert page.status_code == 409 and "Er is een nieuw plan" in body and "Mijn woorden" in body
    assert newer.inhoud_sha256 in body and aangeboden.inhoud_sha256 not in body
    assert not Standpunt.objects.exists()


def test_a_version_that_came_between_the_answer_and_the_password_is_shown_first(
    cast: Cast, samira: Any, aangeboden: Trajectplan
) -> None:
    confirm_self(samira)
    answer(samira, aangeboden, "akkoord_met_opmerking", "Fijn plan")
    renew(cast, aangeboden)
    page = samira.post(url("plan_akkoord", aangeboden.pk), {"inhoud_sha256": aangeboden.inhoud_sha256})
    assert page.status_code == 409 and "Fijn plan" in page.content.decode()
    assert not Standpunt.objects.exists()


def test_a_hash_of_another_text_is_not_accepted(cast: Cast, samira: Any, aangeboden: Trajectplan) -> None:
    page = answer(samira, aangeboden, "niet_akkoord", inhoud_sha256="0" * 64)
    assert page.status_code == 409 and not Standpunt.objects.exists()


def test_earlier_versions_stay_readable_with_what_changed(
    cast: Cast, samira: Any, aangeboden: Trajectplan
) -> None:
    newer = renew(cast, aangeboden)
    old = text_of(samira.get(url("plan_versie", aangeboden.pk)))
    assert "Uw oude plan 1" in old and "Twee richtingen die passen" in old and "Wat vindt u" not in old
    words = text_of(samira.get(url("plan_verschil", newer.pk)))
    assert "Eerst stond er Twee richtingen die passen Nu staat er Drie richtingen" in words
    assert samira.get(url("plan_versie", newer.pk)).url == url("plan")
    assert samira.get(url("plan_verschil", aangeboden.pk)).status_code == 302


def test_a_change_is_asked_per_line_and_answered_beside_it(
    cast: Cast, samira: Any, aangeboden: Trajectplan
) -> None:
    line = Planregel.objects.filter(plan=aangeboden).last()
    assert line is not None
    here = url("plan_voorstel", aangeboden.pk, line.reeks)
    assert line.naam in text_of(samira.get(here))
    empty = samira.post(here, {"tekst": "  "})
    assert empty.status_code == 422 and "Schrijf hier wat u anders wilt." in text_of(empty)
    for _twice in range(2):
        assert samira.post(here, {"tekst": "Liever aan een balie"}).status_code == 302
    made = aangeboden.wijzigingsvoorstellen.get()
    assert "Uw coach heeft nog geen antwoord gegeven." in text_of(samira.get(url("plan")))
    plan.answer_change(voorstel=made, overgenomen=False, antwoord="Er is geen plek.", by=cast.anna.actor)
    words = text_of(samira.get(url("plan")))
    assert "Uw coach liet het zo." in words and "Er is geen plek." in words


def test_a_draft_answer_is_the_writers_own(
    cast: Cast, samira: Any, aangeboden: Trajectplan, inloggen: Any
) -> None:
    kept = samira.post(
        url("plan_standpunt", aangeboden.pk), {"antwoord": "vraag", "tekst": "Half", "bewaren": "concept"}, **AUTOSAVE
    )  # fmt: skip
    assert kept.status_code == 200 and "Bewaard" in kept.content.decode()
    assert "Half" in inloggen(cast.samira).get(url("plan")).content.decode()
    assert not Standpunt.objects.exists()
    plan.send_to_opdrachtgever(plan=aangeboden, by=cast.anna.actor)
    seen = inloggen(cast.piet).get(reverse("opdrachtgever:plan", args=[aangeboden.dossier_id]))
    assert seen.status_code == 200 and "Half" not in seen.content.decode()


# Verslagen


@pytest.fixture
def verslag(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Rapportage:
    """The first report, which lies with Samira."""
    set_clock(monkeypatch, "2026-04-21T10:00")
    row = R.running_traject(cast)
    R.log(cast, row, dt.date(2026, 4, 1), "Kennismaken")
    first = rapport.start_draft(rapport=R.report(row), by=cast.anna.actor)
    first = R.complete(cast, first)
    return rapport.to_kandidaat(rapport=first, by=cast.anna.actor)


def test_the_kandidaat_reads_first_and_the_moment_is_kept(
    cast: Cast, inloggen: Any, verslag: Rapportage
) -> None:
    client = inloggen(cast.samira)
    assert "Lees verslag 1" in text_of(client.get(url("vandaag")))
    words = text_of(client.get(url("rapport", verslag.pk)))
    verslag.refresh_from_db()
    assert verslag.gelezen_op and "Kennismaken" in words and "24 april 2026" in words
    first = verslag.gelezen_op
    client.get(url("rapport", verslag.pk))
    verslag.refresh_from_db()
    assert verslag.gelezen_op == first
    assert "Welk cijfer geeft u?" not in words


def test_own_words_go_into_the_report_and_can_be_changed_until_it_is_final(
    cast: Cast, inloggen: Any, verslag: Rapportage
) -> None:
    client = inloggen(cast.samira)
    for words in ("Ik wil meer tempo.", "Ik wil minder tempo."):
        page = client.post(url("rapport_zienswijze", verslag.pk), {"tekst": words}, follow=True)
        assert "Uw tekst staat in het verslag." in text_of(page)
    verslag.refresh_from_db()
    assert verslag.zienswijze == "Ik wil minder tempo."
    rapport.freeze(rapport=verslag, by=cast.anna.actor)
    assert client.post(url("rapport_zienswijze", verslag.pk), {"tekst": "Nee"}).status_code == 302
    verslag.refresh_from_db()
    assert verslag.zienswijze == "Ik wil minder tempo."


def test_nothing_to_add_is_one_press(cast: Cast, inloggen: Any, verslag: Rapportage) -> None:
    client = inloggen(cast.samira)
    page = client.post(url("rapport_zienswijze", verslag.pk), {"tekst": "", "niets": "1"}, follow=True)
    verslag.refresh_from_db()
    assert verslag.zienswijze_op and "U had niets toe te voegen" in text_of(page)


def test_an_empty_text_and_a_text_thrown_away_by_mistake_are_asked_about(
    cast: Cast, inloggen: Any, verslag: Rapportage
) -> None:
    client = inloggen(cast.samira)
    empty = client.post(url("rapport_zienswijze", verslag.pk), {"tekst": ""})
    assert empty.status_code == 422 and "Of kies: Ik heb niets toe te voegen." in text_of(empty)
    both = client.post(url("rapport_zienswijze", verslag.pk), {"tekst": "Toch iets", "niets": "1"})
    assert both.status_code == 422 and "Toch iets" in both.content.decode()
    verslag.refresh_from_db()
    assert verslag.zienswijze_op is None


def test_a_draft_that_comes_in_just_after_sending_is_not_kept(
    cast: Cast, samira: Any, aangeboden: Trajectplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(samira, aangeboden, "vraag", "Hoe vaak?")
    late = {"antwoord": "vraag", "tekst": "Hoe vaak?", "bewaren": "concept"}
    samira.post(url("plan_standpunt", aangeboden.pk), late, **AUTOSAVE)
    assert samira.get(url("plan")).content.decode().count("Hoe vaak?") == 1
    awake(samira, monkeypatch, "2026-03-12T10:01")
    samira.post(url("plan_standpunt", aangeboden.pk), {**late, "tekst": "Nog iets"}, **AUTOSAVE)
    assert "Nog iets" in samira.get(url("plan")).content.decode()


def test_a_draft_that_saves_itself_does_not_touch_the_answer_that_waits_for_the_password(
    cast: Cast, samira: Any, aangeboden: Trajectplan
) -> None:
    confirm_self(samira)
    answer(samira, aangeboden, "akkoord_met_opmerking", "Graag op dinsdag")
    late = {"antwoord": "akkoord_met_opmerking", "tekst": "Graag", "bewaren": "concept"}
    samira.post(url("plan_standpunt", aangeboden.pk), late, **AUTOSAVE)
    assert "Graag op dinsdag" in text_of(samira.get(url("plan_akkoord", aangeboden.pk)))


def test_going_back_from_the_check_page_finds_the_words_again(
    cast: Cast, samira: Any, aangeboden: Trajectplan
) -> None:
    answer(samira, aangeboden, "akkoord_met_opmerking", "Graag op dinsdag")
    body = samira.get(url("plan")).content.decode()
    assert "Graag op dinsdag" in body and re.search(r'value="akkoord_met_opmerking"[^>]*checked', body)


def test_a_draft_of_the_own_words_waits(cast: Cast, inloggen: Any, verslag: Rapportage) -> None:
    client = inloggen(cast.samira)
    client.post(
        url("rapport_zienswijze", verslag.pk), {"tekst": "Nog bezig", "bewaren": "concept"}, **AUTOSAVE
    )
    assert "Nog bezig" in inloggen(cast.samira).get(url("rapport", verslag.pk)).content.decode()
    verslag.refresh_from_db()
    assert verslag.zienswijze == ""


def test_scores_come_after_the_report_is_final_and_once(
    cast: Cast, inloggen: Any, verslag: Rapportage
) -> None:
    client = inloggen(cast.samira)
    rapport.give_zienswijze(rapport=verslag, tekst="", by=cast.samira.actor)
    rapport.freeze(rapport=verslag, by=cast.anna.actor)
    assert "Welk cijfer geeft u?" in text_of(client.get(url("rapport", verslag.pk)))
    wrong = client.post(url("rapport_cijfers", verslag.pk), {"voortgang": "11", "tekst": "Goed zo"})
    assert wrong.status_code == 422 and "Goed zo" in wrong.content.decode()
    data = {"voortgang": "8", "werkwijze": "7", "samenwerking": "9", "tekst": "Goed zo"}
    for _twice in range(2):
        assert client.post(url("rapport_cijfers", verslag.pk), data).status_code == 302
    assert verslag.beoordelingen.get().voortgang == 8
    assert "Uw cijfers" in text_of(client.get(url("rapport", verslag.pk)))


def test_a_report_that_is_being_written_is_not_there(cast: Cast, inloggen: Any, verslag: Rapportage) -> None:
    rapport.take_back(rapport=verslag, by=cast.anna.actor)
    client = inloggen(cast.samira)
    for name in ("rapport", "rapport_zienswijze", "rapport_cijfers"):
        assert client.get(url(name, verslag.pk)).status_code == 404
        assert client.post(url(name, verslag.pk), {"tekst": "x"}).status_code == 404


# Inzage


def test_who_looked_is_said_per_day_with_name_and_role(
    cast: Cast, samira: Any, traject: Traject, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, "2026-03-13T10:00")
    inloggen(cast.piet).get(reverse("opdrachtgever:dossier", args=[traject.dossier_id]))
    words = text_of(inloggen(cast.samira).get(url("inzage")))
    assert "vrijdag 13 maart 2026 Piet Bos (uw werkgever) bekeek uw dossier" in words
    assert "donderdag 12 maart 2026 Anna Bakker (coach)" in words and "maakte uw dossier" in words


def test_an_attempt_that_was_refused_is_told(
    cast: Cast, samira: Any, traject: Traject, inloggen: Any
) -> None:
    refused = inloggen(cast.backoffice).get(f"/dossiers/{traject.dossier_id}/logboek/")
    assert refused.status_code == 404
    assert "Bea Kok (administratie van het bureau) wilde iets openen. Dat mocht niet." in text_of(
        samira.get(url("inzage"))
    )


def test_own_looks_are_no_news(cast: Cast, samira: Any, aangeboden: Trajectplan) -> None:
    samira.get(url("plan"))
    assert "las uw plan" not in text_of(samira.get(url("inzage")))


def test_every_deed_in_the_product_has_words_for_the_kandidaat() -> None:
    from wissel.web.kandidaat.daden import DADEN, ZONDER_DOSSIER

    root = Path(__file__).resolve().parents[2] / "wissel"
    found: set[str] = set()
    for path in root.rglob("*.py"):
        found |= set(re.findall(r"\brecord(?:_look)?\(\s*[\w.]+,\s*\"(\w+)\"", path.read_text()))
        found |= set(re.findall(r"_done\(\w+, by, \"(\w+)\"", path.read_text()))
    assert len(found) > 40
    missing = sorted(found - set(DADEN) - set(ZONDER_DOSSIER))
    assert not missing, f"geef deze daden woorden in wissel/web/kandidaat/daden.py: {missing}"


def test_a_long_log_comes_in_pages(cast: Cast, samira: Any, traject: Traject) -> None:
    from wissel.logbook.actions import record

    for _each in range(210):
        record(cast.anna.actor, "fase_gesloten", dossier=traject.dossier)
    page = samira.get(url("inzage")).content.decode()
    found = re.search(r"\?voor=(\d+)", page)
    assert found and samira.get(url("inzage"), {"voor": found[1]}).status_code == 200
    for key in ("x", "-1", "9" * 30, "' or 1=1"):
        assert samira.get(url("inzage"), {"voor": key}).status_code == 200


# Walls


def paths(dossier: Dossier) -> list[str]:
    """Every address of the kandidaat, with ids of this dossier."""
    ids: dict[str, Any] = {
        "fase_id": Fase.objects.filter(dossier=dossier).first(),
        "plan_id": Trajectplan.objects.filter(dossier=dossier).first(),
        "rapport_id": Rapportage.objects.filter(dossier=dossier).first(),
        "afspraak_id": Afspraak.objects.filter(dossier=dossier).first(),
        "taak_id": dossier.taak_set.first(),
    }
    found = []
    for route, name, _pattern in routes():
        if name.startswith("kandidaat:"):
            for kwarg, row in ids.items():
                route = route.replace(f"<uuid:{kwarg}>", str(row.pk if row else uuid.uuid4()))
            found.append("/" + route.replace("<uuid:reeks>", str(uuid.uuid4())))
    return found


def test_nobody_else_opens_the_kandidaats_pages(cast: Cast, aangeboden: Trajectplan, inloggen: Any) -> None:
    meet(cast, aangeboden.dossier)
    for who in ("anna", "joris", "mo", "backoffice", "piet", "verzekeraar", "visser", "bram"):
        client = inloggen(getattr(cast, who))
        for path in paths(aangeboden.dossier):
            assert client.get(path).status_code == 404, (who, path)
            if who in {"anna", "piet"}:  # who may do most elsewhere
                assert client.post(path).status_code == 404, (who, path)


def test_another_kandidaat_reaches_nothing_of_samira(
    cast: Cast, aangeboden: Trajectplan, inloggen: Any
) -> None:
    other = make_lid(cast.bureau, "Kees", "Ander", Rol.KANDIDAAT)
    open_samira(cast, kandidaat=other.persoon)
    row = meet(cast, aangeboden.dossier)
    client = confirm_self(inloggen(other))
    for path in paths(aangeboden.dossier):
        for response in (client.get(path), client.post(path)):
            assert response.status_code in {200, 302, 404, 409, 422}
            assert "Yilmaz" not in response.content.decode() and aangeboden.doel_coach not in text_of(
                response
            )
            if str(aangeboden.pk) in path or str(row.pk) in path:
                assert response.status_code == 404, path


def test_notes_and_answers_for_others_stand_on_no_page(cast: Cast, samira: Any, traject: Traject) -> None:
    aangeboden = T.offered_plan(cast, traject)
    for publiek in ("coach", "bureau"):
        logboek.write_note(
            dossier=traject.dossier, by=cast.anna.actor, soort="gesprek", datum=dt.date(2026, 3, 10), wie="Samira",
            waarom=f"KANARIE-{publiek}", publiek=publiek,
        )  # fmt: skip
    from wissel.trajecten.models import IntakeAntwoord

    row = IntakeAntwoord.objects.filter(dossier=traject.dossier).first()
    assert row is not None
    IntakeAntwoord.objects.filter(pk=row.pk).update(tekst="KANARIE-intake", zichtbaarheid="coach")
    renew(cast, aangeboden)
    draft = plan.new_plan(traject=traject, by=cast.anna.actor)
    plan.save_plan(plan=draft, by=cast.anna.actor, versie=draft.versie, doel_coach="KANARIE-concept")
    for path in paths(traject.dossier):
        assert "KANARIE" not in samira.get(path, follow=True).content.decode(), path


# Every page


def test_after_closing_everything_is_read_only(cast: Cast, samira: Any, aangeboden: Trajectplan) -> None:
    Dossier.objects.filter(pk=aangeboden.dossier_id).update(
        stand="gesloten", gesloten_op=dt.date(2026, 3, 12)
    )
    assert "Uw traject is klaar." in text_of(samira.get(url("traject")))
    assert samira.get(url("plan")).status_code == 200
    refused = answer(samira, aangeboden, "niet_akkoord")
    assert refused.status_code == 409 and "U kunt alles nog lezen" in text_of(refused)
    assert not Standpunt.objects.exists()


def test_pages_work_in_english_too(cast: Cast, samira: Any, aangeboden: Trajectplan) -> None:
    samira.cookies["taal"] = "en"
    confirm_self(samira)
    for path in paths(aangeboden.dossier):
        assert samira.get(path).status_code in {200, 302, 404}, path


def queries(client: Any, path: str, django_assert_max_num_queries: Any, most: int) -> int:
    with django_assert_max_num_queries(most) as found:
        assert client.get(path).status_code == 200
    return len(found)


def test_the_number_of_queries_does_not_grow(
    cast: Cast, samira: Any, aangeboden: Trajectplan, django_assert_max_num_queries: Any
) -> None:
    record_consult(cast, aangeboden.dossier)
    names = ("vandaag", "traject", "plan", "afspraken", "inzage", "verloop", "documenten", "intake")
    before = {name: queries(samira, url(name), django_assert_max_num_queries, 30) for name in names}
    for number in range(5):
        meet(cast, aangeboden.dossier, hour=8 + number)
        logboek.write_note(
            dossier=aangeboden.dossier, by=cast.anna.actor, soort="gesprek", datum=dt.date(2026, 3, 10), wie="S",
            waarom=f"Gesprek {number}", publiek="kandidaat",
        )  # fmt: skip
        taken.make_taak(
            dossier=aangeboden.dossier, by=cast.anna.actor, soort="x", titel=f"Taak {number}", voor_rol="kandidaat",
            sleutel=str(number),
        )  # fmt: skip
    for name in names:
        assert queries(samira, url(name), django_assert_max_num_queries, 30) <= before[name], name


TEKSTEN = Path(__file__).resolve().parents[2] / "wissel" / "web" / "kandidaat"
STOP = re.compile(
    r"\b(dient|indien|middels|alsmede|hetgeen|ten behoeve|d\.m\.v\.|oeps|succesvol|geachte)\b", re.I
)


def sentences() -> list[str]:
    """Every sentence the kandidaat's pages can show."""
    texts: list[str] = []
    for path in TEKSTEN.rglob("*.html"):
        body = path.read_text()
        texts += re.findall(r"{% translate [\"'](.+?)[\"'] (?:as \w+ )?%}", body)
        texts += re.findall(r"{% blocktranslate[^%]*%}(.+?){% endblocktranslate %}", body, re.S)
    for path in TEKSTEN.glob("*.py"):
        texts += re.findall(r"_[lt]?\(\s*\"(.+?)\"\s*\)", path.read_text(), re.S)
    return [part for text in texts for part in re.split(r"(?<=[.?!])\s+", text) if part.strip()]


def test_sentences_for_the_kandidaat_are_short_and_plain() -> None:
    found = sentences()
    assert len(found) > 150
    assert not [text for text in found if len(text.split()) > 15]
    assert sum(len(text.split()) for text in found) / len(found) <= 10
    assert not [text for text in found if STOP.search(text)]
    assert not [text for text in found if "U moet" in text or "!" in text]
