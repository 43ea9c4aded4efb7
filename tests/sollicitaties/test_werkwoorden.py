"""The verbs: once per form, stages with their day, approval before the bureau sends, lessons and the log."""

import datetime as dt
import uuid
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast, Lid
from wissel.cv.models import Inzending
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.klok import NEDERLAND
from wissel.policies import visible
from wissel.sollicitaties import lezen
from wissel.sollicitaties.actions import akkoord, begin, gesprek, lessen, netwerk, sollicitatie
from wissel.sollicitaties.actions.hulp import steps_of
from wissel.sollicitaties.models import Netwerkcontact, Sollicitatie, Sollicitatiestap, Stand
from wissel.trajecten.models import Logboekregel, Taak

NU, DAG = "2026-06-02T10:00", dt.date(2026, 6, 2)


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, NU)
    return open_samira(cast)


@pytest.fixture
def eigen(cast: Cast, dossier: Dossier) -> Sollicitatie:
    return start(cast.samira, dossier)


def start(lid: Lid, dossier: Dossier, **over: Any) -> Sollicitatie:
    given = {"sleutel": uuid.uuid4(), "werkgever": "Van Dam B.V.", "functie": "Planner (m/v)", **over}
    return begin(dossier=dossier, by=lid.actor, **given)


def step(lid: Lid, row: Sollicitatie, stand: str, datum: dt.date = DAG, **over: Any) -> Sollicitatiestap:
    given = {"sleutel": uuid.uuid4(), **over}
    return sollicitatie.move(sollicitatie=row, by=lid.actor, stand=stand, datum=datum, **given)


def lines() -> list[Logboekregel]:
    return list(Logboekregel.objects.filter(vervangen_door=None, soort__in=("sollicitatie", "netwerk")))


def test_the_same_form_twice_is_one_application(cast: Cast, dossier: Dossier) -> None:
    key = uuid.uuid4()
    one, two = start(cast.samira, dossier, sleutel=key), start(cast.samira, dossier, sleutel=key)
    assert one.pk == two.pk and Sollicitatie.objects.count() == Sollicitatiestap.objects.count() == 1
    assert one.initiatief == "kandidaat" and not one.begeleid and one.stand == Stand.BEWAARD


@pytest.mark.parametrize("werkgever", ["van dam bv", "VAN DAM B.V.", "Van  Dam", "Ván Dam bv."])
def test_the_same_employer_and_job_warns_and_can_be_overruled(
    cast: Cast, dossier: Dossier, eigen: Sollicitatie, werkgever: str
) -> None:
    with pytest.raises(DomainError) as error:
        start(cast.samira, dossier, werkgever=werkgever, functie="planner")
    assert (error.value.code, error.value.veld) == ("dubbel", "toch")
    assert error.value.facts["bekend"].pk == eigen.pk
    assert start(cast.samira, dossier, werkgever=werkgever, functie="planner", toch=True).pk != eigen.pk


def test_another_job_or_a_day_long_ago_is_no_double(
    cast: Cast, dossier: Dossier, eigen: Sollicitatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(cast.samira, dossier, functie="Chauffeur")
    set_clock(monkeypatch, "2026-08-31T10:00")
    with pytest.raises(DomainError):
        start(cast.samira, dossier)
    set_clock(monkeypatch, "2026-09-01T10:00")
    start(cast.samira, dossier)


@pytest.mark.parametrize(("veld", "over"), [("werkgever", {"werkgever": "  "}), ("soort", {"soort": "raar"}),
                                             ("datum", {"datum": DAG + dt.timedelta(1)}),
                                             ("datum", {"datum": dt.date(1996, 1, 1)})])  # fmt: skip
def test_what_cannot_be_is_said_at_its_field(
    cast: Cast, dossier: Dossier, veld: str, over: dict[str, Any]
) -> None:
    with pytest.raises(DomainError) as error:
        start(cast.samira, dossier, **over)
    assert error.value.veld == veld and not Sollicitatie.objects.exists()


def test_a_stage_of_before_is_marked_and_takes_its_place(cast: Cast, eigen: Sollicitatie) -> None:
    step(cast.samira, eigen, Stand.GESPREK)
    late = step(cast.samira, eigen, Stand.VERSTUURD, dt.date(2026, 5, 20))
    eigen.refresh_from_db()
    assert late.achteraf and eigen.stand == Stand.GESPREK and eigen.stand_op == DAG
    assert [each.stand for each in steps_of(eigen)] == ["verstuurd", "bewaard", "gesprek"]


def test_undo_keeps_the_story_and_gives_the_stage_of_before(cast: Cast, eigen: Sollicitatie) -> None:
    made = step(cast.samira, eigen, Stand.VERSTUURD)
    for _twice in range(2):
        sollicitatie.undo(stap=made, by=cast.samira.actor)
    eigen.refresh_from_db()
    assert eigen.stand == Stand.BEWAARD and Sollicitatiestap.objects.count() == 3
    assert [each.resultaat for each in lines()] == ["Toch niet; teruggezet."]
    with pytest.raises(DomainError) as error:
        sollicitatie.undo(stap=steps_of(eigen)[0], by=cast.samira.actor)
    assert error.value.code == "laatste"


def test_the_log_says_each_effort_once_and_whose_it_was(
    cast: Cast, dossier: Dossier, eigen: Sollicitatie
) -> None:
    key = uuid.uuid4()
    for _twice in range(2):
        step(cast.samira, eigen, Stand.VERSTUURD, sleutel=key)
    step(cast.samira, eigen, Stand.BEVESTIGD)
    (line,) = lines()
    assert (line.kolom, line.publiek, line.wie) == ("werknemer", "kandidaat", "Van Dam B.V.")
    assert line.waarom == "Sollicitatie verstuurd"
    own = start(cast.joris, dossier, functie="Kok")
    akkoord.approve(sollicitatie=own, by=cast.samira.actor, versie=own.versie)
    step(cast.joris, own, Stand.VERSTUURD)
    assert sorted(each.kolom for each in lines()) == ["bureau", "werknemer"]


def test_what_the_bureau_prepared_goes_out_only_with_approval(cast: Cast, dossier: Dossier) -> None:
    row = start(cast.joris, dossier)
    for lid in (cast.joris, cast.anna, cast.samira):
        for stand in (Stand.VERSTUURD, Stand.GESPREK):
            with pytest.raises(DomainError) as error:
                step(lid, row, stand)
            assert error.value.code == "geen_akkoord"
    for _twice in range(2):
        akkoord.propose(sollicitatie=row, by=cast.joris.actor)
    task = Taak.objects.get(soort="sollicitatie_akkoord")
    assert task.voor_rol == "kandidaat" and "Van Dam" not in task.titel
    for lid in (cast.joris, cast.anna, cast.mo):
        with pytest.raises(DomainError):
            akkoord.approve(sollicitatie=row, by=lid.actor, versie=row.versie)
    akkoord.approve(sollicitatie=row, by=cast.samira.actor, versie=row.versie)
    task.refresh_from_db()
    assert task.klaar_op and step(cast.joris, row, Stand.VERSTUURD)


def test_a_change_after_approval_asks_again(cast: Cast, dossier: Dossier) -> None:
    row = start(cast.joris, dossier)
    akkoord.approve(sollicitatie=row, by=cast.samira.actor, versie=row.versie)
    row = sollicitatie.change(sollicitatie=row, by=cast.joris.actor, versie=row.versie, tekst="Anders")
    assert row.akkoord_op is None
    with pytest.raises(DomainError):
        step(cast.joris, row, Stand.VERSTUURD)
    with pytest.raises(Changed):
        akkoord.approve(sollicitatie=row, by=cast.samira.actor, versie=1)
    akkoord.approve(sollicitatie=row, by=cast.samira.actor, versie=row.versie)
    row = sollicitatie.change(sollicitatie=row, by=cast.joris.actor, versie=row.versie, volgende="Bellen")
    assert row is not None and Sollicitatie.objects.get(pk=row.pk).akkoord_op


def test_the_bureau_does_not_send_what_the_kandidaat_made(cast: Cast, eigen: Sollicitatie) -> None:
    with pytest.raises(DomainError):
        step(cast.joris, eigen, Stand.VERSTUURD)
    step(cast.samira, eigen, Stand.VERSTUURD)
    step(cast.joris, eigen, Stand.GESPREK)


def test_no_needs_no_reason_and_ends_it(cast: Cast, dossier: Dossier) -> None:
    row = start(cast.joris, dossier)
    akkoord.propose(sollicitatie=row, by=cast.joris.actor)
    akkoord.refuse(sollicitatie=row, by=cast.samira.actor, sleutel=uuid.uuid4())
    row.refresh_from_db()
    assert row.stand == Stand.TERUGGETROKKEN and Taak.objects.get().klaar_op


def test_two_people_changing_it_meet_each_other(cast: Cast, eigen: Sollicitatie) -> None:
    sollicitatie.change(sollicitatie=eigen, by=cast.samira.actor, versie=1, volgende="Bellen")
    with pytest.raises(Changed):
        sollicitatie.change(sollicitatie=eigen, by=cast.anna.actor, versie=1, volgende="Mailen")
    assert Sollicitatie.objects.get().volgende == "Bellen"


def test_a_rejection_gives_a_lesson_a_call_and_a_question_to_the_coach(
    cast: Cast, eigen: Sollicitatie
) -> None:
    say: dict[str, Any] = {
        "reden": "uren",
        "les": "Eerder vragen",
        "voorstel": "KANARIE korter werken",
        "nabellen": True,
    }
    with pytest.raises(DomainError):
        lessen.learn(sollicitatie=eigen, by=cast.samira.actor, **say)
    step(cast.samira, eigen, Stand.AFGEWEZEN)
    for _twice in range(2):
        found = lessen.learn(sollicitatie=eigen, by=cast.samira.actor, **say)
    tasks = {each.soort: each for each in Taak.objects.all()}
    assert set(tasks) == {"nabellen", "zoekprofiel_bijstellen"}
    assert tasks["nabellen"].due_on == DAG + dt.timedelta(3) and tasks["nabellen"].voor_rol == "kandidaat"
    assert not any("KANARIE" in each.titel for each in tasks.values())
    with pytest.raises(DomainError):
        lessen.looked_at(afwijzing=found, by=cast.joris.actor)
    assert lessen.looked_at(afwijzing=found, by=cast.anna.actor).bekeken_op
    again = lessen.learn(sollicitatie=eigen, by=cast.samira.actor, **{**say, "voorstel": "Iets anders"})
    assert again.bekeken_op is None


def test_the_network_log_names_nobody_in_the_log(cast: Cast, dossier: Dossier) -> None:
    key, who = uuid.uuid4(), "KANARIE Jansen"
    for _twice in range(2):
        row = netwerk.add_contact(
            dossier=dossier, by=cast.samira.actor, sleutel=key, wie=who, kanaal="telefoon", datum=DAG,
            netwerkgesprek=True,
        )  # fmt: skip
    (line,) = lines()
    assert (
        Netwerkcontact.objects.count() == 1 and line.waarom == "Netwerkgesprek" and "KANARIE" not in line.wie
    )
    netwerk.take_out(contact=row, by=cast.samira.actor)
    assert lines()[0].resultaat == "Toch niet; teruggezet."


def test_counts_stand_apart_by_initiative_and_open_their_rows(
    cast: Cast, dossier: Dossier, eigen: Sollicitatie
) -> None:
    step(cast.samira, eigen, Stand.VERSTUURD)
    for _twice in range(2):
        step(cast.samira, eigen, Stand.GESPREK)
    other = start(cast.joris, dossier, functie="Kok")
    akkoord.approve(sollicitatie=other, by=cast.samira.actor, versie=1)
    gone = step(cast.joris, other, Stand.VERSTUURD)
    own: dict[str, Any] = {"bureau_id": cast.bureau.pk, "dossier_id": dossier.pk}

    def numbers(van: dt.date = DAG, tot: dt.date = DAG) -> dict[str, tuple[int, int]]:
        found = lezen.counts(**own, van=van, tot=tot)
        return {row.initiatief: (row.aantal("verstuurd"), row.aantal("gesprek")) for row in found}

    assert numbers() == {"kandidaat": (1, 1), "coach": (0, 0), "jobhunter": (1, 0), "werkgever": (0, 0)}
    assert lezen.counts(**own, van=DAG, tot=DAG)[0].rijen["verstuurd"] == (eigen.pk,)
    sollicitatie.undo(stap=gone, by=cast.joris.actor)
    sollicitatie.throw_away(sollicitatie=eigen, by=cast.samira.actor)
    assert set(numbers().values()) == {(0, 0)}
    sollicitatie.throw_away(sollicitatie=eigen, by=cast.samira.actor, weg=False)
    assert numbers()["kandidaat"] == (1, 1)
    assert numbers(DAG + dt.timedelta(1), DAG + dt.timedelta(9))["kandidaat"] == (0, 0)


def test_a_version_that_goes_out_is_kept_once_with_the_cvs(cast: Cast, dossier: Dossier) -> None:
    from tests.policies.kamers import cv

    base = {"bureau": cast.bureau, "dossier": dossier}
    ids = cv.plant(base, cast.samira, {})
    Inzending.objects.all().delete()
    from wissel.cv.models import Cvversie

    row = start(cast.samira, dossier, cvversie=Cvversie.objects.get(pk=ids["cvversie_id"]))
    made = step(cast.samira, row, Stand.VERSTUURD)
    row.refresh_from_db()
    assert Inzending.objects.get() == row.inzending and len(lines()) == 1
    with pytest.raises(DomainError):
        sollicitatie.change(sollicitatie=row, by=cast.samira.actor, versie=row.versie, cvversie=None)
    sollicitatie.undo(stap=made, by=cast.samira.actor)
    assert Inzending.objects.get().weg_op
    row = Sollicitatie.objects.get(pk=row.pk)
    step(cast.samira, row, Stand.VERSTUURD)
    assert Inzending.objects.get().weg_op is None and len(lines()) == 1


def test_only_the_case_reads_and_writes(cast: Cast, dossier: Dossier, eigen: Sollicitatie) -> None:
    for lid, sees in ((cast.samira, 1), (cast.anna, 1), (cast.joris, 1), (cast.mo, 1), (cast.piet, 0),
                      (cast.visser, 0), (cast.backoffice, 0), (cast.bram, 0), (cast.verzekeraar, 0)):  # fmt: skip
        assert visible(lid.actor, Sollicitatie).count() == sees, lid.persoon.voornaam
    for lid in (cast.mo, cast.piet):
        with pytest.raises(DomainError):
            start(lid, dossier, functie="Kok")


def test_nothing_is_written_after_the_case_was_closed(
    cast: Cast, dossier: Dossier, eigen: Sollicitatie
) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(stand="gesloten", gesloten_op=DAG)
    with pytest.raises(DomainError) as error:
        step(cast.samira, eigen, Stand.VERSTUURD)
    assert error.value.code == "gesloten"


def test_a_talk_to_come_gets_one_card_and_a_day_to_be_ready(cast: Cast, eigen: Sollicitatie) -> None:
    when = dt.datetime(2026, 6, 9, 11, 0, tzinfo=NEDERLAND)
    key = uuid.uuid4()
    for _twice in range(2):
        made = gesprek.plan_interview(
            sollicitatie=eigen, by=cast.samira.actor, sleutel=key, begint_op=when, plaats="Utrecht"
        )
    eigen.refresh_from_db()
    assert made.kaart and made.kaart.begint_op == when and made.kaart.titel == "Planner (m/v), Van Dam B.V."
    assert (eigen.stand, eigen.stand_op, eigen.volgende_op) == (Stand.GESPREK, DAG, dt.date(2026, 6, 9))
    assert Taak.objects.get().soort == "gesprek_voorbereiden"
    before = gesprek.plan_interview(
        sollicitatie=eigen, by=cast.samira.actor, sleutel=uuid.uuid4(), begint_op=when - dt.timedelta(days=14)
    )
    assert before.kaart is None and before.achteraf and before.op == dt.date(2026, 5, 26)
    with pytest.raises(DomainError) as error:
        gesprek.plan_interview(
            sollicitatie=eigen,
            by=cast.samira.actor,
            sleutel=uuid.uuid4(),
            begint_op=when + dt.timedelta(days=800),
        )
    assert error.value.veld == "dag"


def test_calling_back_ends_the_task(cast: Cast, eigen: Sollicitatie) -> None:
    step(cast.samira, eigen, Stand.AFGEWEZEN)
    lessen.learn(sollicitatie=eigen, by=cast.samira.actor, reden="onbekend", nabellen=True)
    for _twice in range(2):
        lessen.called_back(sollicitatie=eigen, by=cast.samira.actor)
    assert Taak.objects.get(soort="nabellen").klaar_op
