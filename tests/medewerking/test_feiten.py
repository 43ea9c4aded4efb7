"""A fact is written in neutral words, the kandidaat is heard, and only then it can be closed."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, transaction

from tests.arrange import medewerking as arrange
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.arrange.trajecten import approved_plan
from tests.cast import Cast
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.models import LogbookEntry
from wissel.medewerking.actions import feiten
from wissel.medewerking.feitblad import sheets
from wissel.medewerking.models import Medewerkingsfeit, Weerwoord
from wissel.medewerking.termijn import pauses_of
from wissel.outbox.models import Bericht
from wissel.policies import Action, can, visible
from wissel.trajecten.actions import afspraken, onderbreking
from wissel.trajecten.models import Traject


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-05-12T10:00")
    return open_samira(cast)


def blad(feit: Medewerkingsfeit, on: dt.date) -> Any:
    rows = Weerwoord.objects.filter(feit=feit)
    return sheets([Medewerkingsfeit.objects.get(pk=feit.pk)], rows, pauses_of(feit), on)[0]


def test_the_kandidaat_is_told_without_a_word_of_what_it_is_about(cast: Cast, dossier: Dossier) -> None:
    feit = arrange.write_fact(cast, dossier)
    mail = Bericht.objects.get(persoon=cast.samira.persoon)
    assert (mail.soort, mail.onderwerp) == ("medewerking", "Er is nieuws in Wissel")
    assert feit.antwoord_uiterlijk == dt.date(2026, 5, 19)
    assert (
        LogbookEntry.objects.filter(actie="medewerkingsfeit_vastgelegd", dossier_id=dossier.pk).count() == 1
    )


def told(*people: Any) -> list[int]:
    """How many mails each of these people got."""
    return [Bericht.objects.filter(persoon=lid.persoon).count() for lid in people]


def test_the_other_sides_are_told_and_nobody_of_a_verzekeraar(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, "2026-05-12T10:00")
    insurer = cast.verzekeraar.persoon.organisatie
    dossier = open_samira(cast, opdrachtgever=insurer, werkgever=cast.werkgever)
    ours = arrange.write_fact(cast, dossier)
    assert told(cast.samira, cast.piet, cast.anna, cast.verzekeraar, cast.joris) == [1, 1, 0, 0, 0]
    feiten.answer_fact(feit=ours, tekst="De bus reed niet.", by=cast.samira.actor)
    assert told(cast.samira, cast.piet, cast.anna, cast.verzekeraar, cast.joris) == [1, 2, 1, 0, 0]
    arrange.write_fact(cast, dossier, "piet")
    assert told(cast.samira, cast.piet, cast.anna, cast.verzekeraar, cast.joris) == [2, 2, 2, 0, 0]


def test_the_same_form_twice_is_one_fact(cast: Cast, dossier: Dossier) -> None:
    key = uuid.uuid4()
    first, again = (arrange.write_fact(cast, dossier, sleutel=key) for _turn in range(2))
    assert first.pk == again.pk and Bericht.objects.count() == 2  # Samira and Piet


@pytest.mark.parametrize(
    ("changes", "veld"),
    [
        ({"dag": dt.date(2026, 5, 13)}, "dag"), ({"dag": dt.date(2025, 3, 2)}, "dag"),
        ({"afgesproken": " "}, "afgesproken"),
        ({"gebeurd": ""}, "gebeurd"), ({"bron_tekst": ""}, "bron_tekst"), ({"bron": "afspraak"}, "herkomst"),
        ({"bron": "gerucht"}, "bron"), ({"soort": "onwil"}, "soort"), ({"gebeurd": "x" * 10_001}, "gebeurd"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(cast: Cast, dossier: Dossier, changes: Any, veld: str) -> None:
    with pytest.raises(DomainError) as refused:
        arrange.write_fact(cast, dossier, **changes)
    assert refused.value.veld == veld and not Medewerkingsfeit.objects.exists()


def test_a_fact_knows_no_judgement() -> None:
    names = {field.name for field in Medewerkingsfeit._meta.get_fields()}
    assert not {
        name
        for name in names
        if any(word in name for word in ("wil", "schuld", "oordeel", "diagnose", "ziekte"))
    }


def missed(cast: Cast, dossier: Dossier) -> Any:
    row = afspraken.plan_afspraak(
        dossier=dossier, by=cast.anna.actor, soort="gesprek", titel="Coachgesprek", minuten=60, vorm="kantoor",
        begint_op=dt.datetime(2026, 5, 11, 8, tzinfo=dt.UTC),
    )  # fmt: skip
    return afspraken.record_attendance(afspraak=row, by=cast.anna.actor, stand="niet_gekomen")


def test_a_no_show_becomes_one_fact(cast: Cast, dossier: Dossier) -> None:
    row = missed(cast, dossier)
    feit = arrange.write_fact(cast, dossier, bron="afspraak", herkomst=row, bron_tekst="iets anders")
    assert feit.bron_tekst == "" and blad(feit, dt.date(2026, 5, 12)).bron == "afspraak van 11 mei 2026"
    with pytest.raises(DomainError, match="staat al een feit"):
        arrange.write_fact(cast, dossier, bron="afspraak", herkomst=row)
    feiten.withdraw_fact(feit=feit, reden="Verkeerde dag", by=cast.anna.actor)
    assert arrange.write_fact(cast, dossier, bron="afspraak", herkomst=row).pk != feit.pk


def test_a_source_of_another_dossier_is_refused(cast: Cast, dossier: Dossier) -> None:
    row = missed(cast, dossier)
    row.dossier_id = uuid.uuid4()
    with pytest.raises(DomainError) as refused:
        arrange.write_fact(cast, dossier, bron="afspraak", herkomst=row)
    assert refused.value.veld == "herkomst"


def test_it_cannot_be_closed_before_the_kandidaat_had_a_chance(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    feit = arrange.write_fact(cast, dossier)
    for moment in ("2026-05-12T10:00", "2026-05-19T23:30"):
        set_clock(monkeypatch, moment)
        with pytest.raises(DomainError, match="tot en met 19 mei 2026") as refused:
            feiten.close_fact(feit=feit, by=cast.anna.actor)
        assert refused.value.code == "nog_niet_gehoord"
    set_clock(monkeypatch, "2026-05-20T00:10")
    row = feiten.close_fact(feit=feit, by=cast.anna.actor)
    assert row.afsluiting == "termijn_voorbij"
    assert feiten.close_fact(feit=feit, by=cast.anna.actor).afgesloten_op == row.afgesloten_op


def test_after_an_answer_it_can_be_closed_at_once_and_says_so(cast: Cast, dossier: Dossier) -> None:
    feit = arrange.write_fact(cast, dossier)
    feiten.answer_fact(feit=feit, tekst="De bus reed niet.", by=cast.samira.actor)
    row = feiten.close_fact(feit=feit, by=cast.anna.actor)
    assert row.afsluiting == "beantwoord"
    with pytest.raises(DomainError, match="al afgesloten"):
        feiten.answer_fact(feit=feit, tekst="Nog iets.", by=cast.samira.actor)


def test_a_late_answer_counts_until_it_is_closed(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    feit = arrange.write_fact(cast, dossier)
    set_clock(monkeypatch, "2026-06-30T10:00")
    feiten.answer_fact(feit=feit, tekst="Sorry, nu pas.", by=cast.samira.actor)
    assert feiten.close_fact(feit=feit, by=cast.anna.actor).afsluiting == "beantwoord"


def test_answers_are_kept_word_for_word_and_twice_is_once(cast: Cast, dossier: Dossier) -> None:
    feit = arrange.write_fact(cast, dossier)
    words = "<b>Ik</b> #eval(1) \u0645\u0631\u062d\u0628\u0627 {termijn}\nwas er wel"
    for _turn in range(2):
        feiten.answer_fact(feit=feit, tekst=words, by=cast.samira.actor)
    feiten.answer_fact(feit=feit, tekst="En de deur was dicht", by=cast.samira.actor)
    said = [each.tekst for each in blad(feit, dt.date(2026, 5, 12)).antwoorden]
    assert said == [words, "En de deur was dicht"]


def test_only_the_kandidaat_of_the_dossier_answers(cast: Cast, dossier: Dossier) -> None:
    feit = arrange.write_fact(cast, dossier)
    for who in ("anna", "piet", "mo", "joris"):
        with pytest.raises(DomainError):
            feiten.answer_fact(feit=feit, tekst="Alles is goed", by=getattr(cast, who).actor)
    assert not Weerwoord.objects.exists()


def test_nobody_rewrites_words_or_answers(cast: Cast, dossier: Dossier) -> None:
    feit = arrange.write_fact(cast, dossier)
    feiten.answer_fact(feit=feit, tekst="De bus reed niet.", by=cast.samira.actor)
    for rows, change in (
        (Medewerkingsfeit.objects.filter(pk=feit.pk), {"gebeurd": "Samira wilde niet"}),
        (Weerwoord.objects.filter(feit=feit), {"tekst": "Ik wilde niet"}),
    ):
        with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
            rows.update(**change)
    assert Medewerkingsfeit.objects.get(pk=feit.pk).gebeurd == arrange.GEBEURD
    assert Weerwoord.objects.get(feit=feit).tekst == "De bus reed niet."


def test_each_side_closes_and_withdraws_its_own(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, ours = arrange.write_fact(cast, dossier, "piet"), arrange.write_fact(cast, dossier)
    set_clock(monkeypatch, "2026-05-25T10:00")
    for feit, stranger, owner in ((theirs, "anna", "piet"), (ours, "piet", "anna")):
        for verb in (
            lambda by, row=feit: feiten.close_fact(feit=row, by=by),
            lambda by, row=feit: feiten.withdraw_fact(feit=row, reden="Fout", by=by),
        ):
            with pytest.raises(DomainError, match="Alleen wie dit feit vastlegde"):
                verb(getattr(cast, stranger).actor)
        assert feiten.close_fact(feit=feit, by=getattr(cast, owner).actor).afgesloten_op


def test_jobhunter_and_manager_write_none(cast: Cast, dossier: Dossier) -> None:
    for who in ("joris", "mo", "backoffice", "samira", "verzekeraar", "visser"):
        with pytest.raises(DomainError):
            arrange.write_fact(cast, dossier, who)


def test_while_the_traject_is_paused_the_term_stands_still(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, "2026-03-11T10:00")
    plan = approved_plan(cast)
    set_clock(monkeypatch, "2026-05-12T10:00")
    feit = arrange.write_fact(cast, plan.dossier)
    traject = Traject.objects.get(pk=plan.traject_id)
    set_clock(monkeypatch, "2026-05-15T10:00")
    pause = onderbreking.pause(
        traject=traject, soort="vakantie", eerste_dag=dt.date(2026, 5, 15), by=cast.anna.actor
    )
    set_clock(monkeypatch, "2026-05-27T10:00")
    with pytest.raises(DomainError, match="onderbroken"):
        feiten.close_fact(feit=feit, by=cast.anna.actor)
    onderbreking.resume(onderbreking=pause, laatste_dag=dt.date(2026, 5, 24), by=cast.anna.actor)
    with pytest.raises(DomainError, match="29 mei 2026"):  # ten days were lost
        feiten.close_fact(feit=feit, by=cast.anna.actor)
    set_clock(monkeypatch, "2026-05-30T10:00")
    assert feiten.close_fact(feit=feit, by=cast.anna.actor).afsluiting == "termijn_voorbij"


def test_without_an_answer_that_stands_beside_the_fact(cast: Cast, dossier: Dossier) -> None:
    feit = arrange.write_fact(cast, dossier)
    assert (
        blad(feit, dt.date(2026, 5, 19)).stilte
        == "Er is nog geen antwoord. Antwoorden kan tot en met 19 mei 2026."
    )
    assert (
        blad(feit, dt.date(2026, 5, 20)).stilte
        == "Er is niet geantwoord. Antwoorden kon tot en met 19 mei 2026."
    )


def test_who_sees_facts_and_answers(cast: Cast, dossier: Dossier) -> None:
    feit = arrange.write_fact(cast, dossier)
    feiten.answer_fact(feit=feit, tekst="De bus reed niet.", by=cast.samira.actor)
    everyone = (
        "samira",
        "piet",
        "anna",
        "joris",
        "visser",
        "mo",
        "backoffice",
        "verzekeraar",
        "bram",
        "ander_kandidaat",
    )
    for model in (Medewerkingsfeit, Weerwoord):
        seers = {who for who in everyone if visible(getattr(cast, who).actor, model).exists()}
        assert seers == {"samira", "piet", "anna", "mo"}, model
    assert not can(cast.mo.actor, Action.MEDEWERKING_VASTLEGGEN)


def test_a_closed_dossier_takes_no_more_facts(cast: Cast, dossier: Dossier) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(stand="gesloten", gesloten_op=dt.date(2026, 5, 1))
    with pytest.raises(DomainError, match="gesloten"):
        arrange.write_fact(cast, dossier)
