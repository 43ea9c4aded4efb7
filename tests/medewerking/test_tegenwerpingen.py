"""The kandidaat may say that something is not reasonable or not fitting, and gets an answer in time."""

import datetime as dt
import uuid
from typing import Any

import pytest

from tests.arrange import medewerking as arrange
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.arrange.trajecten import approved_plan
from tests.cast import Cast
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.medewerking.actions import tegenwerpingen
from wissel.medewerking.models import Tegenwerping
from wissel.outbox.models import Bericht
from wissel.policies import visible
from wissel.trajecten.actions.taken import make_taak
from wissel.trajecten.models import Planregel, Taak


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-05-12T10:00")  # a Tuesday
    return open_samira(cast)


def answer(cast: Cast, row: Tegenwerping, wie: str = "anna", **changes: Any) -> Tegenwerping:
    values: dict[str, Any] = {
        "antwoord": "Wij houden dit zo, met een kortere reis.",
        "aangepast": False,
        **changes,
    }
    return tegenwerpingen.answer_tegenwerping(tegenwerping=row, by=getattr(cast, wie).actor, **values)


def test_the_coach_gets_a_task_with_a_term_in_working_days(cast: Cast, dossier: Dossier) -> None:
    row = arrange.object_to(cast, dossier)
    assert row.antwoord_uiterlijk == dt.date(2026, 5, 20)  # over Hemelvaart
    task = Taak.objects.get(soort="tegenwerping")
    assert (task.voor_rol, task.due_on, task.klaar_op) == ("coach", row.antwoord_uiterlijk, None)
    dossier.refresh_from_db()
    assert (
        dossier.volgende_wat != "" and Bericht.objects.get(persoon=cast.anna.persoon).soort == "medewerking"
    )


def test_a_late_answer_is_the_next_duty_of_the_dossier(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wissel.dossiers.volgende import duties

    arrange.object_to(cast, dossier)
    found = duties(Dossier.objects.get(pk=dossier.pk), dt.date(2026, 6, 1))
    assert (dt.date(2026, 5, 20), "Antwoord op een tegenwerping van de kandidaat", "") in found


def test_it_can_be_about_a_line_of_the_plan(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, "2026-03-11T10:00")
    plan = approved_plan(cast)
    line = Planregel.objects.filter(plan=plan).order_by("volgorde").last()
    assert line is not None
    row = arrange.object_to(cast, plan.dossier, herkomst=line, over="")
    assert (row.planregel_reeks, row.over) == (line.reeks, line.naam)


def test_it_can_be_about_a_task(cast: Cast, dossier: Dossier) -> None:
    task = make_taak(
        dossier=dossier, by=cast.anna.actor, soort="opdracht", titel="Bel drie bedrijven", voor_rol="kandidaat",
        sleutel="b",
    )  # fmt: skip
    row = arrange.object_to(cast, dossier, herkomst=task, over="", soort="niet_redelijk")
    assert (row.taak, row.over) == (task, "Bel drie bedrijven")


def test_doubles_are_one(cast: Cast, dossier: Dossier) -> None:
    key = uuid.uuid4()
    rows = {arrange.object_to(cast, dossier, sleutel=key).pk for _turn in range(3)}
    assert len(rows) == Taak.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "veld"), [({"reden": " "}, "reden"), ({"over": ""}, "over"), ({"soort": "bezwaar"}, "soort")]
)
def test_what_is_wrong_is_said_at_its_field(cast: Cast, dossier: Dossier, changes: Any, veld: str) -> None:
    with pytest.raises(DomainError) as refused:
        arrange.object_to(cast, dossier, **changes)
    assert refused.value.veld == veld


def test_the_answer_finishes_the_task_and_stands_beside_the_reason(cast: Cast, dossier: Dossier) -> None:
    row = answer(cast, arrange.object_to(cast, dossier))
    assert answer(cast, row).beantwoord_op == row.beantwoord_op
    assert Taak.objects.get(soort="tegenwerping").klaar_op is not None
    assert Bericht.objects.filter(persoon=cast.samira.persoon, soort="medewerking").count() == 1
    with pytest.raises(Changed, match="al beantwoord"):
        answer(cast, row, antwoord="Iets anders")


def test_only_the_coach_answers(cast: Cast, dossier: Dossier) -> None:
    row = arrange.object_to(cast, dossier)
    for who in ("samira", "piet", "mo", "joris", "verzekeraar"):
        with pytest.raises(DomainError, match="De coach antwoordt"):
            answer(cast, row, who)
    with pytest.raises(DomainError, match="Schrijf uw antwoord"):
        answer(cast, row, antwoord="  ")


def test_agreeing_is_said_by_the_kandidaat_or_noted_by_the_coach(cast: Cast, dossier: Dossier) -> None:
    row = arrange.object_to(cast, dossier)

    def conclude(who: str, uitkomst: str) -> Tegenwerping:
        return tegenwerpingen.conclude_tegenwerping(
            tegenwerping=row, uitkomst=uitkomst, by=getattr(cast, who).actor
        )

    with pytest.raises(DomainError, match="nog geen antwoord"):
        conclude("samira", "eens")
    answer(cast, row)
    assert conclude("anna", "eens").uitkomst_rol == "coach"
    assert (conclude("samira", "niet_eens").uitkomst, conclude("samira", "niet_eens").uitkomst_rol) == (
        "niet_eens",
        "kandidaat",
    )
    with pytest.raises(DomainError, match="zelf gezegd"):
        conclude("anna", "eens")
    for who in ("piet", "mo"):
        with pytest.raises(DomainError):
            conclude(who, "eens")


def test_who_sees_it(cast: Cast, dossier: Dossier) -> None:
    arrange.object_to(cast, dossier)
    everyone = ("samira", "piet", "anna", "joris", "visser", "mo", "backoffice", "verzekeraar", "bram")
    seers = {who for who in everyone if visible(getattr(cast, who).actor, Tegenwerping).exists()}
    assert seers == {"samira", "piet", "anna", "mo"}
