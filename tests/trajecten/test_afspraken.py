"""Appointments: planned against held."""

import datetime as dt
from typing import Any

import pytest

from tests.arrange.rapportage import running_traject
from tests.cast import Cast
from wissel import klok
from wissel.fouten import DomainError
from wissel.outbox.models import Bericht
from wissel.trajecten.actions import afspraken
from wissel.trajecten.models import Afspraak, Logboekregel, Traject


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-04-21T10:00")


@pytest.fixture
def traject(cast: Cast) -> Traject:
    return running_traject(cast)


def at(day: int, hour: int = 14, month: int = 4) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=klok.NEDERLAND)


def plan(cast: Cast, traject: Traject, begint_op: dt.datetime, **changes: Any) -> Afspraak:
    values: dict[str, Any] = {
        "soort": "gesprek", "titel": "Voortgang", "minuten": 60, "vorm": "kantoor", "by": cast.anna.actor, **changes,
    }  # fmt: skip
    return afspraken.plan_afspraak(dossier=traject.dossier, begint_op=begint_op, **values)


def test_planning_tells_the_kandidaat_once(cast: Cast, traject: Traject) -> None:
    first = plan(cast, traject, at(24))
    assert plan(cast, traject, at(24)).pk == first.pk
    assert first.met_id == cast.anna.persoon.pk and first.traject_id == traject.pk
    assert [mail.naar for mail in Bericht.objects.filter(soort="afspraak")] == [cast.samira.persoon.email]


def test_planning_in_the_past_or_over_another_warns_and_is_allowed(cast: Cast, traject: Traject) -> None:
    plan(cast, traject, at(24))
    assert afspraken.warnings(plan(cast, traject, at(24, 13), minuten=60)) == []
    double = plan(cast, traject, at(24, 14), titel="Evaluatie", soort="evaluatie")
    assert "14.00 uur" in afspraken.warnings(double)[0]
    past = plan(cast, traject, at(14))
    assert "verleden" in afspraken.warnings(past)[0]
    assert Bericht.objects.filter(soort="afspraak").count() == 3
    assert "geen werkdag" in afspraken.warnings(plan(cast, traject, at(27)))[0]


@pytest.mark.parametrize(
    ("changes", "veld"),
    [
        ({"titel": " "}, "titel"),
        ({"minuten": 0}, "minuten"),
        ({"vorm": "brief"}, "vorm"),
        ({"soort": "x"}, "soort"),
    ],
)
def test_a_half_appointment_is_refused_at_its_field(
    cast: Cast, traject: Traject, changes: dict[str, Any], veld: str
) -> None:
    with pytest.raises(DomainError) as error:
        plan(cast, traject, at(24), **changes)
    assert error.value.veld == veld


def test_attendance_with_a_note_is_a_log_line_once(cast: Cast, traject: Traject) -> None:
    row = plan(cast, traject, at(20))
    for _ in range(2):
        afspraken.record_attendance(afspraak=row, by=cast.anna.actor, stand="geweest", notitie="Cv is klaar")
    line = Logboekregel.objects.get(afspraak=row)
    assert (line.resultaat, line.datum, line.minuten) == ("Cv is klaar", dt.date(2026, 4, 20), 60)
    traject.dossier.refresh_from_db()
    assert traject.dossier.laatste_activiteit_op == dt.date(2026, 4, 20)


def test_nobody_was_at_an_appointment_of_tomorrow(cast: Cast, traject: Traject) -> None:
    row = plan(cast, traject, at(22))
    for stand in ("geweest", "niet_gekomen"):
        with pytest.raises(DomainError):
            afspraken.record_attendance(afspraak=row, by=cast.anna.actor, stand=stand)
    assert (
        afspraken.record_attendance(afspraak=row, by=cast.anna.actor, stand="afgezegd").afgezegd_door
        == "coach"
    )


def test_a_slip_in_attendance_can_be_put_right(cast: Cast, traject: Traject) -> None:
    row = plan(cast, traject, at(20))
    afspraken.record_attendance(afspraak=row, by=cast.anna.actor, stand="afgezegd")
    row = afspraken.record_attendance(afspraak=row, by=cast.anna.actor, stand="geweest")
    assert (row.stand, row.afgezegd_op, row.afgezegd_door) == ("geweest", None, "")


def test_only_the_kandidaat_of_the_case_confirms(cast: Cast, traject: Traject) -> None:
    row = plan(cast, traject, at(24))
    for lid in (cast.anna, cast.piet, cast.ander_kandidaat):
        with pytest.raises(DomainError):
            afspraken.confirm(afspraak=Afspraak.objects.get(pk=row.pk), by=_at_bureau(cast, lid))
    first = afspraken.confirm(afspraak=row, by=cast.samira.actor)
    assert first.bevestigd_op == afspraken.confirm(afspraak=row, by=cast.samira.actor).bevestigd_op


def _at_bureau(cast: Cast, lid: Any) -> Any:
    import dataclasses

    return dataclasses.replace(lid.actor, bureau_id=cast.bureau.pk)


def test_calling_off_needs_no_reason_and_tells_the_other(cast: Cast, traject: Traject) -> None:
    row = plan(cast, traject, at(24))
    afspraken.cancel(afspraak=row, by=cast.samira.actor)
    assert Bericht.objects.get(soort="afspraak_afgezegd").naar == cast.anna.persoon.email
    assert afspraken.cancel(afspraak=row, by=cast.anna.actor).afgezegd_door == "kandidaat"
    with pytest.raises(DomainError):
        afspraken.confirm(afspraak=row, by=cast.samira.actor)


def test_planned_against_held_counts_until_now(cast: Cast, traject: Traject) -> None:
    stands = ["geweest", "geweest", "niet_gekomen", "afgezegd"]
    for day, stand in enumerate(stands, 13):
        row = plan(cast, traject, at(day))
        afspraken.record_attendance(afspraak=row, by=cast.anna.actor, stand=stand)
    plan(cast, traject, at(20))
    plan(cast, traject, at(28))
    found = afspraken.count(Afspraak.objects.filter(traject=traject))
    assert found == afspraken.Telling(gepland=5, geweest=2, afgezegd=1, niet_gekomen=1, open=1, komend=1)
