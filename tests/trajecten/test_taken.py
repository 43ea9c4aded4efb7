"""Tasks: asked once per reason, done by the one who was asked."""

import datetime as dt
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel.fouten import DomainError
from wissel.trajecten.actions import taken
from wissel.trajecten.models import Taak


def ask(cast: Cast, dossier: Any, **changes: Any) -> Taak:
    values = {"soort": "vraag", "titel": "Stuur uw cv", "voor_rol": "kandidaat", "sleutel": "cv", **changes}
    return taken.make_taak(dossier=dossier, by=cast.anna.actor, **values)


def test_asking_twice_for_one_reason_is_one_task(cast: Cast) -> None:
    dossier = open_samira(cast)
    assert ask(cast, dossier).pk == ask(cast, dossier, titel="Stuur uw nieuwe cv").pk
    assert Taak.objects.filter(dossier=dossier).get().titel == "Stuur uw cv"


def test_the_one_who_was_asked_finishes_it_and_nobody_else(cast: Cast) -> None:
    row = ask(cast, open_samira(cast))
    with pytest.raises(DomainError):
        taken.finish_taak(taak=row, by=cast.piet.actor)
    done = taken.finish_taak(taak=row, by=cast.samira.actor)
    assert done.klaar_op and taken.finish_taak(taak=row, by=cast.samira.actor).klaar_op == done.klaar_op


def test_a_dropped_task_cannot_be_done_any_more(cast: Cast) -> None:
    row = ask(cast, open_samira(cast))
    with pytest.raises(DomainError):
        taken.drop_taak(taak=row, by=cast.samira.actor)
    taken.drop_taak(taak=row, by=cast.anna.actor)
    with pytest.raises(DomainError):
        taken.finish_taak(taak=row, by=cast.samira.actor)


def test_a_task_without_words_or_party_is_refused(cast: Cast) -> None:
    dossier = open_samira(cast)
    for changes in ({"titel": " "}, {"voor_rol": "iemand"}):
        with pytest.raises(DomainError):
            ask(cast, dossier, **changes)


def test_a_task_of_the_coach_with_a_date_is_the_next_duty_of_the_dossier(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-04-21")
    dossier = open_samira(cast)
    row = ask(
        cast, dossier, titel="Samira bellen", voor_rol="coach", sleutel="bel", due_on=dt.date(2026, 4, 22)
    )
    dossier.refresh_from_db()
    assert (dossier.volgende_op, dossier.volgende_wat) == (dt.date(2026, 4, 22), "Samira bellen")
    taken.finish_taak(taak=row, by=cast.anna.actor)
    dossier.refresh_from_db()
    assert dossier.volgende_wat != "Samira bellen"


def test_a_task_of_another_shows_who_is_waited_for(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-04-21")
    dossier = open_samira(cast)
    ask(cast, dossier, due_on=dt.date(2026, 4, 24))
    dossier.refresh_from_db()
    assert dossier.wacht_op == "kandidaat"
