"""The intake: answers with an audience, two people at one form, and the day of the proposal that follows (J2)."""

import datetime as dt

import pytest

from tests.arrange import trajecten as arrange
from tests.cast import Cast
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.models import LogbookEntry
from wissel.trajecten.actions import intake as intakes
from wissel.trajecten.models import Intake, IntakeAntwoord, Onderdeel, Traject


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-10")


def form(traject: Traject, soort: str = "werknemer") -> Intake:
    return Intake.objects.get(traject=traject, soort=soort)


def save(cast: Cast, row: Intake, tekst: str, **changes: object) -> IntakeAntwoord:
    values = {
        "domein": "financien",
        "zichtbaarheid": "coach",
        "by": cast.anna.actor,
        **changes,
    }
    return intakes.save_answer(intake=row, tekst=tekst, **values)  # type: ignore[arg-type]


def test_a_finished_intake_gives_the_day_of_the_proposal(cast: Cast) -> None:
    traject = arrange.start_traject_for(cast, sleutel="roads")
    row = arrange.finish_intakes(cast, traject, dt.date(2026, 3, 6))
    assert row.voorstel_uiterlijk == dt.date(2026, 3, 11)
    assert row.afgerond_op == dt.date(2026, 3, 10) and row.afgerond_door_id == cast.anna.actor.lidmaatschap_id
    dossier = Dossier.objects.get(pk=traject.dossier_id)
    assert (dossier.volgende_op, dossier.volgende_wat) == (
        dt.date(2026, 3, 11),
        "Re-integratievoorstel aanbieden",
    )


def test_the_traject_s_own_copy_decides_how_the_term_counts(cast: Cast) -> None:
    traject = arrange.start_traject_for(cast)
    traject.sjabloon["voorstel"]["soort"] = "werkdagen"
    traject.save()
    assert arrange.finish_intakes(cast, traject).voorstel_uiterlijk == dt.date(2026, 3, 13)


def test_finishing_ticks_the_talk_in_its_phase(cast: Cast) -> None:
    traject = arrange.start_traject_for(cast)
    arrange.finish_intakes(cast, traject)
    part = Onderdeel.objects.get(fase__traject=traject, sleutel="intakegesprek")
    assert part.klaar_op == dt.date(2026, 3, 10)
    assert Onderdeel.objects.get(fase__traject=traject, sleutel="voorstel").klaar_op is None


def test_empty_required_questions_are_named_and_nothing_is_finished(cast: Cast) -> None:
    row = form(arrange.start_traject_for(cast))
    save(cast, row, "   ", domein="wensen", zichtbaarheid="kandidaat")
    with pytest.raises(DomainError) as error:
        intakes.finish_intake(intake=row, gehouden_op=arrange.INTAKE, by=cast.anna.actor)
    assert "Wensen" in error.value.message and "Verwachtingen" in error.value.message
    assert form(row.traject).afgerond_op is None


@pytest.mark.parametrize(
    ("dag", "code"), [(dt.date(2026, 3, 11), "toekomst"), (dt.date(2025, 3, 2), "volgorde")]
)
def test_a_day_that_cannot_be_is_refused_at_its_field(cast: Cast, dag: dt.date, code: str) -> None:
    traject = arrange.start_traject_for(cast)
    with pytest.raises(DomainError) as error:
        arrange.finish_intakes(cast, traject, dag)
    assert (error.value.code, error.value.veld) == (code, "gehouden_op")


def test_a_wrong_day_can_be_put_right_and_moves_the_term(cast: Cast) -> None:
    traject = arrange.start_traject_for(cast)
    row = arrange.finish_intakes(cast, traject, dt.date(2026, 3, 6))
    again = intakes.finish_intake(intake=row, gehouden_op=dt.date(2026, 3, 5), by=cast.anna.actor)
    assert again.voorstel_uiterlijk == dt.date(2026, 3, 10)


def test_finishing_twice_is_finishing_once(cast: Cast) -> None:
    traject = arrange.start_traject_for(cast)
    row = arrange.finish_intakes(cast, traject)
    intakes.finish_intake(intake=row, gehouden_op=arrange.INTAKE, by=cast.mo.actor)
    assert LogbookEntry.objects.filter(actie="intake_afgerond").count() == 1


def test_an_answer_keeps_its_own_audience(cast: Cast) -> None:
    row = form(arrange.start_traject_for(cast))
    save(cast, row, "Schuldhulp loopt")
    save(cast, row, "Werk met de handen", domein="wensen", zichtbaarheid="allen")
    found = dict(IntakeAntwoord.objects.filter(intake=row).values_list("domein", "zichtbaarheid"))
    assert found == {"financien": "coach", "wensen": "allen"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"zichtbaarheid": "wereld"}, "zichtbaarheid"),
        ({"domein": "sterrenbeeld"}, "domein"),
        ({"domein": "organisatie_wensen"}, "domein"),
        ({"tekst": "x" * 10_001}, "te_lang"),
    ],
)
def test_an_answer_that_cannot_be_kept_says_why(cast: Cast, changes: dict, code: str) -> None:
    row = form(arrange.start_traject_for(cast))
    with pytest.raises(DomainError) as error:
        save(cast, row, **{"tekst": "iets", **changes})
    assert error.value.code == code
    assert not IntakeAntwoord.objects.filter(intake=row).exists()


def test_text_is_kept_as_it_was_typed(cast: Cast) -> None:
    row = form(arrange.start_traject_for(cast))
    typed = '<script>alert(1)</script> #set page(width: 1pt) {{ 7|add:1 }} "aanhaling"\n  ingesprongen שלום'
    save(cast, row, typed)
    assert IntakeAntwoord.objects.get(intake=row).tekst == typed


def test_two_people_at_one_question_do_not_overwrite_each_other(cast: Cast) -> None:
    row = form(arrange.start_traject_for(cast))
    first = save(cast, row, "Van Anna", versie=0)
    with pytest.raises(Changed) as error:
        save(cast, row, "Van Mo", versie=0, by=cast.mo.actor)
    assert error.value.facts["nu"] == "Van Anna" and error.value.veld == "financien"
    second = save(cast, row, "Van Anna en Mo", versie=first.versie, by=cast.mo.actor)
    assert second.versie == 2


def test_the_same_answer_sent_twice_is_no_conflict(cast: Cast) -> None:
    row = form(arrange.start_traject_for(cast))
    save(cast, row, "Zo is het", versie=0)
    assert save(cast, row, "Zo is het", versie=0).versie == 1


def test_writing_on_gives_one_entry_per_stretch_and_no_words_in_it(cast: Cast) -> None:
    row = form(arrange.start_traject_for(cast))
    for text in ("Ik", "Ik werk", "Ik werk graag"):
        save(cast, row, text)
    entries = LogbookEntry.objects.filter(actie="intake_antwoord")
    assert entries.count() == 1
    assert "werk" not in str(entries.values().get())


def test_the_organisation_has_a_form_of_its_own_where_the_sjabloon_asks_it(cast: Cast) -> None:
    traject = arrange.start_traject_for(cast, sleutel="smart-group")
    assert set(Intake.objects.filter(traject=traject).values_list("soort", flat=True)) == {
        "werknemer",
        "organisatie",
    }
    arrange.finish_intakes(cast, traject)
    assert form(traject, "organisatie").voorstel_uiterlijk is None
    assert Onderdeel.objects.get(fase__traject=traject, sleutel="intake_organisatie").klaar_op
