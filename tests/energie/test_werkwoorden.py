"""Aims within the belastbaarheid, a week that is too full, and a day that does not work out."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast, Lid
from wissel.dossiers.models import Dossier
from wissel.energie import lezen
from wissel.energie.actions import afspraak, dag, planning, trend
from wissel.energie.lezen import Grens
from wissel.energie.models import Energiedag, Weekactiviteit, Weekafspraak
from wissel.fouten import Changed, DomainError
from wissel.leren import bibliotheek
from wissel.leren.actions import toewijzen
from wissel.logbook.models import LogbookEntry
from wissel.policies import visible
from wissel.trajecten.actions.taken import make_taak
from wissel.trajecten.models import Logboekregel, Taak

# A Tuesday; the weekend is far enough away.
NU, DINSDAG = "2026-06-02T10:00", dt.date(2026, 6, 2)
WOENSDAG, MAANDAG = dt.date(2026, 6, 3), dt.date(2026, 6, 8)


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, NU)
    return open_samira(cast)


def propose(lid: Lid, dossier: Dossier, **over: Any) -> Weekafspraak:
    given = {"sleutel": uuid.uuid4(), "sollicitaties": 2, "uren": Decimal(6), **over}
    return afspraak.propose(dossier_id=dossier.pk, by=lid.actor, **given)


def agreed(cast: Cast, dossier: Dossier, **over: Any) -> Weekafspraak:
    return afspraak.agree(afspraak=propose(cast.anna, dossier, **over), by=cast.samira.actor)


def plan(lid: Lid, dossier: Dossier, uren: str = "1", dag: dt.date = DINSDAG, **over: Any) -> Weekactiviteit:
    given = {
        "sleutel": uuid.uuid4(),
        "soort": "vacatures",
        "minuten": int(Decimal(uren) * 60),
        "titel": "",
        **over,
    }
    return planning.plan(dossier_id=dossier.pk, by=lid.actor, dag=dag, **given)


def limits(monkeypatch: pytest.MonkeyPatch, week: str | None, day: str | None = None) -> None:
    known = Grens(Decimal(week) if week else None, Decimal(day) if day else None)
    for module in (lezen, afspraak):
        monkeypatch.setattr(module, "limit", lambda *_args: known)


def test_hours_without_a_belastbaarheid_are_an_own_agreement_and_the_other_agrees(
    cast: Cast, dossier: Dossier
) -> None:
    row = propose(cast.samira, dossier)
    assert row.bron == Weekafspraak.Bron.EIGEN and row.vanaf == dt.date(2026, 6, 1)
    assert lezen.aims(cast.bureau.pk, [dossier.pk]) == {}
    with pytest.raises(DomainError, match="eigen voorstel"):
        afspraak.agree(afspraak=row, by=cast.samira.actor)
    assert Taak.objects.get(soort="weekafspraak").voor_rol == "coach"
    afspraak.agree(afspraak=row, by=cast.anna.actor)
    assert lezen.aims(cast.bureau.pk, [dossier.pk]) == {dossier.pk: 2}
    assert Taak.objects.get(soort="weekafspraak").klaar_op
    second = propose(cast.anna, dossier, sollicitaties=3, uren=None)
    third = propose(cast.samira, dossier, sollicitaties=1)
    assert second.bron == Weekafspraak.Bron.GEEN and lezen.aims(cast.bureau.pk, [dossier.pk]) == {
        dossier.pk: 2
    }
    with pytest.raises(Changed):
        afspraak.agree(afspraak=second, by=cast.samira.actor)
    assert afspraak.agree(afspraak=third, by=cast.anna.actor).sollicitaties == 1
    with pytest.raises(DomainError, match="Alleen de kandidaat"):
        propose(cast.joris, dossier)


def test_hours_stay_within_the_belastbaarheid_also_when_that_falls(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits(monkeypatch, "8")
    with pytest.raises(DomainError, match="hooguit 8 uur") as refused:
        propose(cast.anna, dossier, uren=Decimal("8.5"))
    assert refused.value.veld == "uren"
    assert agreed(cast, dossier, uren=Decimal(8)).bron == Weekafspraak.Bron.BELASTBAARHEID
    limits(monkeypatch, "4", "2")
    assert lezen.room(cast.bureau.pk, dossier.pk, DINSDAG).week == Decimal(4)
    with pytest.raises(DomainError, match="te veel voor deze dag"):
        plan(cast.samira, dossier, "3")


def test_seven_hours_in_a_week_of_six_are_refused_with_what_could_move(cast: Cast, dossier: Dossier) -> None:
    agreed(cast, dossier)
    plan(cast.samira, dossier, "3", WOENSDAG, titel="Werken aan mijn cv")
    plan(cast.samira, dossier, "3", dt.date(2026, 6, 4), titel="Meelopen")
    with pytest.raises(DomainError) as refused:
        plan(cast.samira, dossier, "1", dt.date(2026, 6, 5))
    assert refused.value.veld == "dag" and "7 uur, en er past 6 uur" in refused.value.message
    ways = refused.value.facts["voorstellen"]
    assert [each.post.titel for each in ways] == ["Werken aan mijn cv", "Meelopen"]
    assert all(each.naar == MAANDAG for each in ways)
    moved = Weekactiviteit.objects.get(titel="Meelopen")
    planning.move(activiteit=moved, by=cast.samira.actor, naar=MAANDAG)
    assert plan(cast.samira, dossier, "1", dt.date(2026, 6, 5)).uren == 1
    with pytest.raises(DomainError, match="7 uur"):
        planning.move(activiteit=moved, by=cast.samira.actor, naar=WOENSDAG)


def test_without_agreed_hours_nothing_is_refused_and_the_same_form_is_once(
    cast: Cast, dossier: Dossier
) -> None:
    key = uuid.uuid4()
    one, two = (plan(cast.samira, dossier, "9", sleutel=key) for _time in range(2))
    assert one.pk == two.pk and Weekactiviteit.objects.count() == 1
    with pytest.raises(DomainError, match="voorbij"):
        plan(cast.samira, dossier, dag=dt.date(2026, 6, 1))
    planning.finish(activiteit=one, by=cast.samira.actor)
    with pytest.raises(DomainError, match="al gedaan"):
        planning.move(activiteit=one, by=cast.samira.actor, naar=WOENSDAG)


def test_a_less_good_day_moves_what_can_move_within_the_hours_and_is_undone(
    cast: Cast, dossier: Dossier
) -> None:
    agreed(cast, dossier, uren=Decimal(4))
    heavy = plan(cast.samira, dossier, "2", titel="Zwaar")
    light = plan(cast.samira, dossier, "1", titel="Licht")
    plan(cast.samira, dossier, "1", WOENSDAG)
    task, fixed = (
        make_taak(
            dossier=dossier, by=cast.anna.actor, soort=kind, titel=kind, voor_rol="kandidaat", sleutel=kind,
            due_on=DINSDAG,
        )
        for kind in ("nabellen", "plan")
    )  # fmt: skip
    row = dag.less_good(dossier_id=dossier.pk, by=cast.samira.actor)
    assert dag.less_good(dossier_id=dossier.pk, by=cast.samira.actor).pk == row.pk
    for each in (heavy, light, task, fixed):
        each.refresh_from_db()
    assert (heavy.dag, light.dag, task.due_on, fixed.due_on) == (WOENSDAG, WOENSDAG, WOENSDAG, DINSDAG)
    assert len(row.verplaatst) == 3
    dag.after_all(dossier_id=dossier.pk, by=cast.samira.actor)
    for each in (heavy, light, task):
        each.refresh_from_db()
    assert heavy.dag == light.dag == task.due_on == DINSDAG
    assert lezen.bad_day(cast.bureau.pk, dossier.pk, DINSDAG) is None


def test_what_is_to_be_learned_moves_with_its_task(cast: Cast, dossier: Dossier) -> None:
    card = next(iter(bibliotheek.library(cast.bureau.pk).kaarten.values()))
    step = toewijzen.assign(
        dossiers=[dossier], items=[card], by=cast.anna.actor, waarom="Past", voor=DINSDAG
    )[0]
    dag.less_good(dossier_id=dossier.pk, by=cast.samira.actor)
    step.refresh_from_db()
    assert step.voor == WOENSDAG == Taak.objects.get(soort="leren").due_on
    dag.after_all(dossier_id=dossier.pk, by=cast.samira.actor)
    step.refresh_from_db()
    assert step.voor == DINSDAG


def test_what_fits_nowhere_waits_for_a_day(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = plan(cast.samira, dossier, "5")
    limits(monkeypatch, None, "2")
    dag.less_good(dossier_id=dossier.pk, by=cast.samira.actor)
    row.refresh_from_db()
    assert row.dag is None and [each.id for each in lezen.without_day(cast.bureau.pk, dossier.pk)] == [row.pk]


def test_others_read_only_that_something_was_moved(cast: Cast, dossier: Dossier) -> None:
    canary = f"KANARIE-{uuid.uuid4().hex[:8]}"
    plan(cast.samira, dossier, titel=canary)
    dag.less_good(dossier_id=dossier.pk, by=cast.samira.actor)
    assert visible(cast.samira.actor, Weekactiviteit).get().titel == canary
    assert visible(cast.anna.actor, Energiedag).exists()
    for other in (cast.joris, cast.mo, cast.piet, cast.backoffice, cast.bram, cast.visser):
        for model in (Weekactiviteit, Energiedag, Weekafspraak):
            assert not visible(other.actor, model).exists()
    line = Logboekregel.objects.get(waarom="Weekplanning")
    assert line.resultaat == "Verplaatst." and line.publiek == "kandidaat"
    assert not visible(cast.piet.actor, Logboekregel).filter(pk=line.pk).exists()
    said = LogbookEntry.objects.filter(actie__in=("dag_gemeld", "niet_vandaag", "taak_verzet"))
    assert said.exists() and not said.exclude(reden="").exists()


def test_a_week_with_a_less_good_day_is_accepted_for_the_toets(cast: Cast, dossier: Dossier) -> None:
    agreed(cast, dossier)
    dag.less_good(dossier_id=dossier.pk, by=cast.samira.actor)
    facts = lezen.for_toets(cast.bureau.pk, dossier.pk)
    assert facts["afspraken"] == {"sollicitaties_per_week": 2}
    assert facts["geaccepteerde_redenen"] == [{"eerste_dag": "2026-06-02", "laatste_dag": "2026-06-02"}]
    dag.good(dossier_id=dossier.pk, by=cast.samira.actor)
    assert lezen.for_toets(cast.bureau.pk, dossier.pk)["geaccepteerde_redenen"] == []


def test_the_trend_is_counts_of_whole_weeks_and_consent_ends_at_once(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    dag.less_good(dossier_id=dossier.pk, by=cast.samira.actor)
    set_clock(monkeypatch, "2026-06-09T10:00")
    last = lezen.trend(cast.bureau.pk, dossier.pk, dt.date(2026, 6, 9))[-1]
    assert (last.goed, last.minder, last.onbekend) == (0, 1, 6)
    with pytest.raises(DomainError):
        trend.share(dossier_id=dossier.pk, by=cast.anna.actor)
    assert trend.share(dossier_id=dossier.pk, by=cast.samira.actor).ingetrokken_op is None
    trend.stop(dossier_id=dossier.pk, by=cast.samira.actor)
    assert lezen.shares_trend(cast.bureau.pk, dossier.pk) is None
