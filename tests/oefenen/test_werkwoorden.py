"""Training together, practising talks, preparing, arranging, calling and introducing oneself."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast, Lid, make_lid
from wissel.accounts.models import Rol
from wissel.dossiers.actions import openen
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.oefenen.actions import bellen, gesprekken, klaarmaken, trainingen
from wissel.oefenen.lijsten import points_of, scenarios
from wissel.oefenen.models import (
    Deelname,
    Gesprekskaart,
    Oefengesprek,
    Opkomst,
    Spanning,
    Training,
    Zoekstart,
)
from wissel.oefenen.tasks import sweep
from wissel.trajecten.actions import afspraken
from wissel.trajecten.models import Logboekregel, Taak

MORGEN = dt.datetime(2026, 6, 3, 8, tzinfo=dt.UTC)
WAV = b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0" + b"\0" * 24


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


def other(cast: Cast, voornaam: str) -> tuple[Lid, Dossier]:
    lid = make_lid(cast.bureau, voornaam, "Deelnemer", Rol.KANDIDAAT)
    made = openen.open_dossier(
        by=cast.anna.actor, kandidaat=lid.persoon, opdrachtgever=cast.werkgever, coach=cast.anna.persoon,
        eerste_ziektedag=dt.date(2025, 5, 5),
    )  # fmt: skip
    return lid, made


def plan(cast: Cast, **more: Any) -> Training:
    data = {
        "titel": "Bellen in de groep", "dagen": [MORGEN], "minuten": 120, "plekken": 1, "plaats": "Utrecht",
        "sleutel": uuid.uuid4(), **more,
    }  # fmt: skip
    return trainingen.plan_training(by=cast.anna.actor, **data)


def practise(cast: Cast, dossier: Dossier, count: int = 3, **more: Any) -> Oefengesprek:
    points = [
        {"punt": punt, "ging": "goed", "tekst": "Rustig"}
        for punt in scenarios()["bellen-over-vacature"].punten
    ]
    data = {"scenario": "bellen-over-vacature", "datum": dt.date(2026, 6, 1), "sleutel": uuid.uuid4(), **more}
    return gesprekken.record_practice(
        dossier_id=dossier.pk, by=cast.anna.actor, punten=points[:count], **data
    )


# --- trainings ---


def test_a_full_training_makes_people_wait_and_a_free_seat_moves_them_up(
    cast: Cast, dossier: Dossier
) -> None:
    lid, second = other(cast, "Wacht")
    training = plan(cast)
    mine, theirs = trainingen.invite(training=training, dossiers=[dossier, second], by=cast.anna.actor)
    if mine.dossier_id != dossier.pk:
        mine, theirs = theirs, mine
    assert trainingen.answer(deelname=mine, komt=True, by=cast.samira.actor).stand == "komt"
    assert trainingen.answer(deelname=theirs, komt=True, by=lid.actor).stand == "wachtlijst"
    trainingen.answer(deelname=mine, komt=False, by=cast.samira.actor)
    theirs.refresh_from_db()
    assert theirs.stand == "komt"
    [left] = Taak.objects.filter(soort="training", klaar_op__isnull=True, vervallen_op__isnull=True)
    assert (left.dossier_id, left.titel) == (second.pk, "Naar de training, om 10.00 uur")


def test_nobody_answers_for_somebody_else(cast: Cast, dossier: Dossier) -> None:
    [row] = trainingen.invite(training=plan(cast), dossiers=[dossier], by=cast.anna.actor)
    with pytest.raises(DomainError):
        trainingen.answer(deelname=row, komt=True, by=cast.anna.actor)


def test_attendance_lands_in_each_log_and_a_slip_is_put_right(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    training = plan(cast)
    [row] = trainingen.invite(training=training, dossiers=[dossier], by=cast.anna.actor)
    trainingen.answer(deelname=row, komt=True, by=cast.samira.actor)
    day = training.dagen.get()
    with pytest.raises(DomainError, match="moet nog komen"):
        trainingen.record_attendance(dag=day, aanwezig={row: True}, by=cast.anna.actor)
    set_clock(monkeypatch, "2026-06-03T14:00")
    for _twice in range(2):
        trainingen.record_attendance(dag=day, aanwezig={row: False}, by=cast.anna.actor)
    trainingen.record_attendance(dag=day, aanwezig={row: True}, by=cast.mo.actor)
    assert (
        Opkomst.objects.get().aanwezig and not Taak.objects.filter(soort="training", klaar_op=None).exists()
    )
    lines = Logboekregel.objects.filter(dossier=dossier, waarom="Bellen in de groep").order_by("pk")
    assert [(line.resultaat, line.minuten) for line in lines] == [
        ("Niet aanwezig.", None),
        ("Aanwezig.", 120),
    ]


def test_a_training_that_is_cancelled_asks_nobody_any_more(cast: Cast, dossier: Dossier) -> None:
    training = plan(cast)
    [row] = trainingen.invite(training=training, dossiers=[dossier], by=cast.anna.actor)
    trainingen.cancel_training(training=training, by=cast.anna.actor)
    with pytest.raises(DomainError):
        trainingen.answer(deelname=row, komt=True, by=cast.samira.actor)
    assert Deelname.objects.get().stand == "uitgenodigd"


@pytest.mark.parametrize(
    ("wrong", "veld"),
    [
        ({"dagen": []}, "dag_1"), ({"dagen": [dt.datetime(2026, 6, 1, 8, tzinfo=dt.UTC)]}, "dag_1"),
        ({"plekken": 0}, "plekken"), ({"minuten": 5}, "minuten"), ({"plaats": ""}, "plaats"), ({"titel": " "}, "titel"),
    ],
)  # fmt: skip
def test_what_a_training_misses_is_said_at_its_field(
    cast: Cast, dossier: Dossier, wrong: dict[str, Any], veld: str
) -> None:
    with pytest.raises(DomainError) as refused:
        plan(cast, **wrong)
    assert refused.value.veld == veld


# --- talks ---


def test_a_card_is_made_when_an_interview_is_planned(cast: Cast, dossier: Dossier) -> None:
    data: dict[str, Any] = {"minuten": 45, "vorm": "elders", "plaats": "Zwolle", "begint_op": MORGEN}
    for soort, titel in (("gesprek", "Coachgesprek"), ("werkgever", "Gesprek bij Transport BV")):
        for _twice in range(2):
            afspraken.plan_afspraak(dossier=dossier, by=cast.anna.actor, soort=soort, titel=titel, **data)
    card = Gesprekskaart.objects.get()
    assert (card.titel, card.plaats, card.afspraak is not None) == (
        "Gesprek bij Transport BV",
        "Zwolle",
        True,
    )
    [task] = Taak.objects.filter(soort="gesprek_voorbereiden")
    gesprekken.prepare(kaart=card, versie=1, by=cast.samira.actor, route="Bus 12", vertel="Ik plan graag")
    task.refresh_from_db()
    assert task.klaar_op
    with pytest.raises(Changed):
        gesprekken.prepare(kaart=card, versie=1, by=cast.anna.actor, route="Trein")


def test_tension_is_the_kandidaats_to_say_and_stands_in_no_log(cast: Cast, dossier: Dossier) -> None:
    card = gesprekken.set_interview(
        dossier_id=dossier.pk,
        by=cast.samira.actor,
        sleutel=uuid.uuid4(),
        titel="Transport BV",
        begint_op=MORGEN,
    )
    for moment, number in (("voor", 8), ("na", 4)):
        for _twice in range(2):
            gesprekken.rate_tension(
                kaart=card, moment=moment, cijfer=number, tekst="Pff", by=cast.samira.actor
            )
    assert list(Spanning.objects.order_by("op").values_list("moment", "cijfer")) == [("voor", 8), ("na", 4)]
    assert not Logboekregel.objects.exists()
    for who, number in ((cast.anna, 5), (cast.samira, 11)):
        with pytest.raises(DomainError):
            gesprekken.rate_tension(kaart=card, moment="voor", cijfer=number, by=who.actor)


def test_a_practised_talk_has_three_observations(cast: Cast, dossier: Dossier) -> None:
    with pytest.raises(DomainError) as refused:
        practise(cast, dossier, 2)
    assert refused.value.veld == "punten"
    row = practise(cast, dossier)
    assert practise(cast, dossier, sleutel=row.sleutel) == row and len(row.punten) == 3
    gesprekken.own_view(gesprek=row, tekst="Spannend en fijn", by=cast.samira.actor)
    line = Logboekregel.objects.get()
    assert line.waarom == "Rollenspel geoefend: Bellen over een vacature" and "Rustig" not in line.resultaat
    assert all(len(each.punten) >= 3 for each in scenarios().values()) and len(scenarios()) >= 8


# --- getting ready ---


def test_an_open_condition_stops_the_search_unless_there_is_a_reason(cast: Cast, dossier: Dossier) -> None:
    rows = [
        klaarmaken.add_condition(
            dossier_id=dossier.pk, by=cast.anna.actor, sleutel=uuid.uuid4(), soort=soort, wat=wat, eigenaar=eigenaar,
        )
        for soort, wat, eigenaar in (("vervoer", "Abonnement", "kandidaat"), ("digitaal", "Laptop", "werkgever"))
    ]  # fmt: skip
    klaarmaken.settle_condition(voorwaarde=rows[0], by=cast.samira.actor)
    assert Taak.objects.get(soort="voorwaarde").klaar_op
    with pytest.raises(DomainError) as refused:
        klaarmaken.start_search(dossier_id=dossier.pk, by=cast.anna.actor)
    assert refused.value.veld == "reden"
    klaarmaken.start_search(dossier_id=dossier.pk, by=cast.anna.actor, reden="De laptop komt vrijdag")
    assert (Zoekstart.objects.get().open, Zoekstart.objects.get().reden) == (1, "De laptop komt vrijdag")
    with pytest.raises(DomainError):
        klaarmaken.settle_condition(voorwaarde=rows[1], nodig=False, by=cast.samira.actor)
    klaarmaken.settle_condition(voorwaarde=rows[1], nodig=False, by=cast.anna.actor)
    assert klaarmaken.open_conditions(cast.bureau.pk, dossier.pk) == 0


def test_without_open_conditions_no_reason_is_kept(cast: Cast, dossier: Dossier) -> None:
    klaarmaken.start_search(dossier_id=dossier.pk, by=cast.anna.actor, reden="Zomaar")
    assert Zoekstart.objects.get().reden == ""


def test_the_percentage_moves_with_each_point(cast: Cast, dossier: Dossier) -> None:
    assert len(points_of("gereed")) == 10 and {each.kop for each in points_of("gereed")} == {
        "Cv", "Brief", "Online profiel", "Gesprek", "Bellen",
    }  # fmt: skip
    ticks = [({"cv"}, 10), ({"cv", "brief", "bestaat-niet"}, 20), ({"brief"}, 10), (set(), 0)]
    for chosen, percent in ticks:
        assert (
            klaarmaken.tick(dossier_id=dossier.pk, lijst="gereed", punten=chosen, by=cast.samira.actor)
            == percent
        )
    with pytest.raises(DomainError):
        klaarmaken.tick(dossier_id=dossier.pk, lijst="anders", punten=set(), by=cast.samira.actor)


# --- calling and introducing ---


def test_a_call_stands_in_the_log_with_its_outcome(cast: Cast, dossier: Dossier) -> None:
    key = uuid.uuid4()
    for _twice in range(2):
        bellen.log_call(
            dossier_id=dossier.pk, by=cast.samira.actor, sleutel=key, werkgever="Transport BV",
            dag=dt.date(2026, 6, 2), uitkomst="gesprek", tekst="Vroeg naar de werktijden",
        )  # fmt: skip
    line = Logboekregel.objects.get()
    assert (line.soort, line.kolom, line.wie, line.resultaat) == (
        "telefoon", "werknemer", "Transport BV", "Ik mag langskomen",
    )  # fmt: skip


def test_a_pitch_is_words_or_a_sound_and_is_answered(cast: Cast, dossier: Dossier) -> None:
    who = cast.samira.actor
    for data, veld in (
        ({}, "tekst"), ({"opname": SimpleUploadedFile("a.mp3", b"<script>")}, "opname"),
        ({"opname": SimpleUploadedFile("a.wav", b"")}, "opname"),
    ):  # fmt: skip
        with pytest.raises(DomainError) as refused:
            bellen.send_pitch(dossier_id=dossier.pk, by=who, sleutel=uuid.uuid4(), **data)
        assert refused.value.veld == veld
    sound = SimpleUploadedFile("pitch.txt", WAV)
    row = bellen.send_pitch(dossier_id=dossier.pk, by=who, sleutel=uuid.uuid4(), opname=sound)
    assert row.mime == "audio/wav" and bellen.open_recording(pitch=row, by=cast.anna.actor).read() == WAV
    bellen.answer_pitch(pitch=row, tekst="Mooi rustig", by=cast.anna.actor)
    assert Taak.objects.get(soort="pitch_bekijken").klaar_op and not Logboekregel.objects.exists()


def test_two_people_on_one_sheet_do_not_lose_words(cast: Cast, dossier: Dossier) -> None:
    bellen.write_script(dossier_id=dossier.pk, versie=0, by=cast.samira.actor, opening="Goedemorgen")
    bellen.write_script(dossier_id=dossier.pk, versie=0, by=cast.samira.actor, opening="Goedemorgen")
    with pytest.raises(Changed):
        bellen.write_script(dossier_id=dossier.pk, versie=0, by=cast.anna.actor, opening="Dag")


def test_a_recording_no_row_knows_goes_after_a_day(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = SimpleUploadedFile("pitch.wav", WAV)
    row = bellen.send_pitch(dossier_id=dossier.pk, by=cast.samira.actor, sleutel=uuid.uuid4(), opname=sound)
    orphan = default_storage.save(f"{cast.bureau.pk}/{bellen.FOLDER}/{uuid.uuid4()}", ContentFile(b"x"))
    now = dt.datetime.now(dt.UTC)
    monkeypatch.setattr("wissel.klok.now", lambda: now)
    sweep(cast.bureau.pk)
    assert default_storage.exists(orphan)
    monkeypatch.setattr("wissel.klok.now", lambda: now + dt.timedelta(days=2))
    sweep(cast.bureau.pk)
    assert default_storage.exists(row.pad) and not default_storage.exists(orphan)
