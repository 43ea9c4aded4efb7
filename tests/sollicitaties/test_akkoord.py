"""What the kandidaat answers to a prepared application: a question first, and approval of these words only."""

import datetime as dt
import uuid

import pytest

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.sollicitaties.actions import akkoord, begin, sollicitatie
from wissel.sollicitaties.models import Sollicitatie, Stand
from wissel.trajecten.models import Taak

DAG = dt.date(2026, 6, 2)


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


@pytest.fixture
def row(cast: Cast, dossier: Dossier) -> Sollicitatie:
    made = begin(
        dossier=dossier, by=cast.joris.actor, sleutel=uuid.uuid4(), werkgever="Van Dam", functie="Planner"
    )
    return akkoord.propose(sollicitatie=made, by=cast.joris.actor)


def send(cast: Cast, row: Sollicitatie) -> None:
    sollicitatie.move(
        sollicitatie=row, by=cast.joris.actor, stand=Stand.VERSTUURD, datum=DAG, sleutel=uuid.uuid4()
    )


def test_a_question_goes_back_to_who_prepared_it_and_is_asked_again(cast: Cast, row: Sollicitatie) -> None:
    for lid in (cast.joris, cast.anna):
        with pytest.raises(DomainError):
            akkoord.ask_change(sollicitatie=row, by=lid.actor, gevraagd="Korter")
    with pytest.raises(DomainError) as empty:
        akkoord.ask_change(sollicitatie=row, by=cast.samira.actor, gevraagd=" ")
    assert empty.value.veld == "gevraagd"
    for _twice in range(2):
        row = akkoord.ask_change(sollicitatie=row, by=cast.samira.actor, gevraagd="KANARIE korter")
    tasks = {each.soort: each for each in Taak.objects.all()}
    assert len(tasks) == Taak.objects.count() == 2 and "KANARIE" not in tasks["sollicitatie_anders"].titel
    assert tasks["sollicitatie_akkoord"].klaar_op and tasks["sollicitatie_anders"].voor_rol == "jobhunter"
    with pytest.raises(DomainError):
        send(cast, row)
    row = akkoord.propose(sollicitatie=row, by=cast.joris.actor)
    assert not row.gevraagd and Taak.objects.get(soort="sollicitatie_anders").klaar_op
    assert Taak.objects.filter(soort="sollicitatie_akkoord", klaar_op=None).count() == 1


def test_what_was_sent_and_taken_back_needs_approval_of_the_new_words(cast: Cast, row: Sollicitatie) -> None:
    akkoord.approve(sollicitatie=row, by=cast.samira.actor, versie=row.versie)
    send(cast, row)
    row.refresh_from_db()
    row = sollicitatie.undo(stap=row.stappen.get(stand=Stand.VERSTUURD), by=cast.joris.actor)
    sollicitatie.change(sollicitatie=row, by=cast.joris.actor, versie=row.versie, tekst="Andere woorden")
    with pytest.raises(DomainError) as error:
        send(cast, row)
    assert error.value.code == "geen_akkoord"
