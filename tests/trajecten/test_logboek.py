"""The log of the guidance: one line per contact, once, corrected in the open."""

import datetime as dt
import uuid
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.trajecten.actions import logboek
from wissel.trajecten.models import Logboekregel, Taak

VANDAAG = dt.date(2026, 4, 21)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", VANDAAG.isoformat())


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


def write(cast: Cast, dossier: Dossier, **changes: Any) -> Logboekregel:
    values: dict[str, Any] = {
        "soort": "gesprek", "datum": VANDAAG, "wie": "Samira", "waarom": "Cv doornemen", "by": cast.anna.actor,
        **changes,
    }  # fmt: skip
    return logboek.write_note(dossier=dossier, **values)


def test_a_note_is_found_by_its_words_and_wakes_a_quiet_dossier(cast: Cast, dossier: Dossier) -> None:
    row = write(cast, dossier, resultaat="Het cv is Geüpdatet", datum=dt.date(2026, 4, 20))
    dossier.refresh_from_db()
    assert "geupdatet" in row.zoektekst and row.door_naam == "Anna Bakker"
    assert dossier.laatste_activiteit_op == dt.date(2026, 4, 20)
    write(cast, dossier, datum=dt.date(2026, 4, 1))
    dossier.refresh_from_db()
    assert dossier.laatste_activiteit_op == dt.date(2026, 4, 20)


def test_the_same_form_sent_twice_is_one_line(cast: Cast, dossier: Dossier) -> None:
    key = uuid.uuid4()
    assert write(cast, dossier, sleutel=key).pk == write(cast, dossier, sleutel=key).pk
    assert Logboekregel.objects.filter(dossier=dossier).count() == 1


def test_other_words_in_an_old_form_are_not_lost(cast: Cast, dossier: Dossier) -> None:
    key = uuid.uuid4()
    write(cast, dossier, sleutel=key)
    second = write(cast, dossier, sleutel=key, waarom="Iets anders")
    assert write(cast, dossier, sleutel=key, waarom="Iets anders").pk == second.pk
    assert Logboekregel.objects.filter(dossier=dossier).count() == 2


@pytest.mark.parametrize(
    ("changes", "veld"),
    [
        ({"datum": dt.date(2026, 4, 22)}, "datum"), ({"datum": dt.date(2025, 3, 2)}, "datum"),
        ({"wie": " "}, "wie"), ({"waarom": ""}, "waarom"), ({"waarom": "x" * 301}, "waarom"),
        ({"publiek": "iedereen"}, "publiek"), ({"soort": "onzin"}, "soort"), ({"minuten": 0}, "minuten"),
        ({"vervolg": "Bellen", "vervolg_op": dt.date(2026, 4, 1)}, "vervolg_op"),
        ({"vervolg_op": dt.date(2026, 5, 1)}, "vervolg"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(
    cast: Cast, dossier: Dossier, changes: dict[str, Any], veld: str
) -> None:
    with pytest.raises(DomainError) as error:
        write(cast, dossier, **changes)
    assert error.value.veld == veld
    assert not Logboekregel.objects.filter(dossier=dossier).exists()


def test_a_jobhunter_does_not_write_for_the_coach_alone(cast: Cast, dossier: Dossier) -> None:
    with pytest.raises(DomainError) as error:
        write(cast, dossier, by=cast.joris.actor, publiek="coach")
    assert error.value.veld == "publiek"
    assert [value for value, _label in logboek.audiences(cast.joris.actor)] == [
        "bureau",
        "kandidaat",
        "allen",
    ]
    assert logboek.audiences(cast.anna.actor)[0][0] == "coach"


@pytest.mark.parametrize("who", ["samira", "piet", "mo", "backoffice"])
def test_only_coach_and_jobhunter_write_in_the_log(cast: Cast, dossier: Dossier, who: str) -> None:
    with pytest.raises(DomainError):
        write(cast, dossier, by=getattr(cast, who).actor)


def test_a_correction_is_a_new_line_and_the_old_one_points_to_it(cast: Cast, dossier: Dossier) -> None:
    first = write(cast, dossier)
    second = logboek.correct_note(regel=first, by=cast.anna.actor, waarom="Brief doornemen")
    third = logboek.correct_note(regel=second, by=cast.anna.actor, publiek="kandidaat")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.waarom, third.waarom, third.publiek) == ("Cv doornemen", "Brief doornemen", "kandidaat")
    assert first.vervangen_door_id == second.vervangen_door_id == third.pk
    live = Logboekregel.objects.filter(dossier=dossier, vervangen_door__isnull=True)
    assert list(live) == [third]


def test_the_same_correction_twice_is_one_and_another_one_is_shown(cast: Cast, dossier: Dossier) -> None:
    first = write(cast, dossier)
    second = logboek.correct_note(regel=first, by=cast.anna.actor, waarom="Brief")
    assert logboek.correct_note(regel=first, by=cast.anna.actor, waarom="Brief").pk == second.pk
    with pytest.raises(Changed) as error:
        logboek.correct_note(regel=first, by=cast.anna.actor, waarom="Nog iets")
    assert error.value.facts["nu"].waarom == "Brief"


def test_correcting_nothing_makes_no_line(cast: Cast, dossier: Dossier) -> None:
    first = write(cast, dossier)
    assert logboek.correct_note(regel=first, by=cast.anna.actor, waarom="Cv doornemen ").pk == first.pk


def test_a_jobhunter_corrects_the_own_lines_and_the_coach_all(cast: Cast, dossier: Dossier) -> None:
    of_coach = write(cast, dossier)
    of_jobhunter = write(cast, dossier, by=cast.joris.actor, waarom="Vacature besproken")
    with pytest.raises(DomainError):
        logboek.correct_note(regel=of_coach, by=cast.joris.actor, waarom="Anders")
    assert logboek.correct_note(regel=of_jobhunter, by=cast.joris.actor, waarom="Twee vacatures").waarom
    other = write(cast, dossier, by=cast.joris.actor, waarom="Netwerk", soort="netwerk")
    assert (
        logboek.correct_note(regel=other, by=cast.anna.actor, resultaat="Drie namen").door_naam
        == "Anna Bakker"
    )


def test_what_was_agreed_next_comes_on_the_work_list_without_its_words(cast: Cast, dossier: Dossier) -> None:
    day = dt.date(2026, 4, 23)
    row = write(cast, dossier, publiek="coach", vervolg="Bellen over de schulden", vervolg_op=day)
    dossier.refresh_from_db()
    assert (dossier.volgende_op, dossier.volgende_wat) == (day, "Afgesproken vervolg")
    logboek.correct_note(regel=row, by=cast.anna.actor, vervolg_op=dt.date(2026, 4, 28))
    open_ones = Taak.objects.filter(dossier=dossier, vervallen_op__isnull=True)
    assert [taak.due_on for taak in open_ones] == [dt.date(2026, 4, 28)]
