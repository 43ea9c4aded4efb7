"""Starting a traject, closing phases on their conditions, and finishing with nazorg."""

import datetime as dt

import pytest

from tests.arrange import trajecten as arrange
from tests.arrange.dossiers import conclude_spoor1, open_samira
from tests.arrange.orientatie import filled_profile
from tests.cast import Cast, make_lid
from wissel.accounts.models import Rol
from wissel.dossiers.actions import feiten, spoor1
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.trajecten.actions import fases, traject
from wissel.trajecten.actions.taken import finish_taak
from wissel.trajecten.models import Fase, Onderdeel, Rapportage, Taak, Traject


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-10")


def phase(row: Traject, sleutel: str) -> Fase:
    return Fase.objects.get(traject=row, sleutel=sleutel)


def do_all(cast: Cast, fase: Fase) -> None:
    for part in Onderdeel.objects.filter(fase=fase, verplicht=True):
        fases.do_onderdeel(onderdeel=part, gedaan=part.minimum, by=cast.anna.actor)


def choose(
    cast: Cast, fase: Fase, keuze: list[str] | None = None, woorden: str = "Ik werk graag buiten."
) -> Fase:
    ranked = ["Hovenier", "Conciërge"] if keuze is None else keuze
    return fases.choose(fase=fase, keuze=ranked, woorden=woorden, by=cast.samira.actor)


# Starting


def test_a_traject_keeps_its_own_copy_with_phases_parts_and_intake(cast: Cast) -> None:
    row = arrange.start_traject_for(cast, sleutel="equilar")
    assert (row.sjabloon_sleutel, row.sjabloon_versie, row.stand) == ("equilar", 1, "voorbereiding")
    rows = Fase.objects.filter(traject=row).order_by("volgorde")
    assert [fase.naam for fase in rows] == [
        "Intake",
        "Aanbod versterken",
        "Oriëntatie en sollicitatie",
        "Werk en nazorg",
    ]
    assert [fase.gestart_op is not None for fase in rows] == [True, False, False, False]
    assert Onderdeel.objects.get(fase__traject=row, sleutel="uitzendbureaus").minimum == 2


def test_free_modules_are_all_open_at_once(cast: Cast) -> None:
    row = arrange.start_traject_for(cast, sleutel="lengg")
    assert not Fase.objects.filter(traject=row, gestart_op__isnull=True).exists()


def test_one_traject_runs_at_a_time(cast: Cast) -> None:
    row = arrange.start_traject_for(cast)
    with pytest.raises(DomainError) as error:
        arrange.start_traject_for(cast, row.dossier, sleutel="roads")
    assert error.value.code == "loopt_al"
    assert Traject.objects.filter(dossier=row.dossier).count() == 1


def test_spoor_2_asks_a_conclusion_on_spoor_1_first(cast: Cast) -> None:
    dossier = open_samira(cast)
    row = arrange.sjabloon_of(cast)
    with pytest.raises(DomainError) as error:
        traject.start_traject(dossier=dossier, sjabloon=row, by=cast.anna.actor)
    assert error.value.code == "geen_conclusie" and "conclusie over spoor 1" in error.value.message
    conclude_spoor1(cast, dossier, "terugkeer")
    with pytest.raises(DomainError) as error:
        traject.start_traject(dossier=dossier, sjabloon=row, by=cast.anna.actor)
    assert error.value.code == "terugkeer"
    conclude_spoor1(cast, dossier, "loopt_door", on=dt.date(2026, 3, 2))
    assert traject.start_traject(dossier=dossier, sjabloon=row, by=cast.anna.actor).pk


def test_an_imported_case_that_started_already_needs_no_conclusion(cast: Cast) -> None:
    dossier = open_samira(cast)
    started = {"gestart": True, "start_op": "2026-02-02"}
    feiten.record_feit(dossier=dossier, pad="spoor2", waarde=started, by=cast.anna.actor)
    assert traject.start_traject(dossier=dossier, sjabloon=arrange.sjabloon_of(cast), by=cast.anna.actor).pk


def test_outplacement_has_no_spoor_1(cast: Cast) -> None:
    dossier = open_samira(cast, soort="outplacement")
    assert traject.start_traject(dossier=dossier, sjabloon=arrange.sjabloon_of(cast), by=cast.anna.actor).pk


# Parts and closing


def test_open_conditions_are_listed_and_block(cast: Cast) -> None:
    row = arrange.start_traject_for(cast, sleutel="equilar")
    filled_profile(cast, row.dossier)
    fase = phase(row, "orientatie_sollicitatie")
    agencies = Onderdeel.objects.get(fase=fase, sleutel="uitzendbureaus")
    fases.do_onderdeel(onderdeel=agencies, gedaan=1, by=cast.anna.actor)
    open_ones = [each.tekst for each in fases.conditions(fase) if each.open]
    assert "Ingeschreven bij uitzendbureaus: 1 van 2" in open_ones
    choose(cast, fase)
    with pytest.raises(DomainError) as error:
        fases.close_fase(fase=fase, by=cast.anna.actor)
    assert "1 van 2" in error.value.message and error.value.veld == "reden"
    fases.do_onderdeel(onderdeel=agencies, gedaan=2, by=cast.anna.actor)
    assert "uitzendbureaus" not in " ".join(each.tekst for each in fases.conditions(fase) if each.open)


def test_a_reason_overrides_open_parts_where_the_sjabloon_allows_it(cast: Cast) -> None:
    row = arrange.start_traject_for(cast, sleutel="equilar")
    filled_profile(cast, row.dossier)
    fase = phase(row, "orientatie_sollicitatie")
    choose(cast, fase)
    closed = fases.close_fase(fase=fase, by=cast.anna.actor, reden="Eén bureau past bij deze richting")
    assert closed.afwijking_reden == "Eén bureau past bij deze richting"
    assert (
        closed.gesloten_op == dt.date(2026, 3, 10)
        and closed.gesloten_door_id == cast.anna.actor.lidmaatschap_id
    )


def test_no_reason_overrides_where_the_sjabloon_does_not_allow_it(cast: Cast) -> None:
    row = arrange.start_traject_for(cast, sleutel="roads")
    filled_profile(cast, row.dossier)
    fase = phase(row, "beroepsorientatie")
    choose(cast, fase)
    with pytest.raises(DomainError) as error:
        fases.close_fase(fase=fase, by=cast.anna.actor, reden="Er is haast")
    assert "Drijfveren" in error.value.message
    do_all(cast, fase)
    assert fases.close_fase(fase=fase, by=cast.anna.actor).gesloten_op


@pytest.mark.parametrize(
    ("keuze", "woorden"), [([], "Ik werk graag buiten."), (["Hovenier"], "  "), ([], "")]
)
def test_the_kandidaat_s_own_choice_and_words_are_never_overridden(
    cast: Cast, keuze: list[str], woorden: str
) -> None:
    row = arrange.start_traject_for(cast)
    filled_profile(cast, row.dossier)
    fase = phase(row, "arbeidsmarktorientatie")
    do_all(cast, fase)
    choose(cast, fase, keuze, woorden)
    assert fases.may_override(fase)
    with pytest.raises(DomainError) as error:
        fases.close_fase(fase=fase, by=cast.anna.actor, reden="De kandidaat wil niets schrijven")
    assert "kandidaat" in error.value.message
    assert phase(row, "arbeidsmarktorientatie").gesloten_op is None
    choose(cast, fase)
    assert fases.close_fase(fase=fase, by=cast.anna.actor).gesloten_op


def test_nobody_writes_the_words_of_the_kandidaat(cast: Cast) -> None:
    row = arrange.start_traject_for(cast)
    fase = phase(row, "arbeidsmarktorientatie")
    other = make_lid(cast.bureau, "Kees", "Kandidaat", Rol.KANDIDAAT)
    for lid in (cast.anna, cast.mo, cast.piet, other):
        with pytest.raises(DomainError) as error:
            fases.choose(fase=fase, keuze=["Chauffeur"], woorden="Dit wil ik.", by=lid.actor)
        assert error.value.code == "niet_van_u"
    assert phase(row, "arbeidsmarktorientatie").keuze_kandidaat == []


def test_a_ranked_choice_keeps_its_order_without_empty_or_double_lines(cast: Cast) -> None:
    row = arrange.start_traject_for(cast)
    fase = choose(cast, phase(row, "arbeidsmarktorientatie"), [" Hovenier ", "", "Conciërge", "Hovenier"])
    assert fase.keuze_kandidaat == ["Hovenier", "Conciërge"]
    with pytest.raises(DomainError) as error:
        choose(cast, fase, ["x" * 10_000])
    assert (error.value.code, error.value.veld) == ("te_lang", "keuze")


def test_closing_starts_the_next_phase_and_twice_is_once(cast: Cast) -> None:
    row = arrange.start_traject_for(cast)
    fase = phase(row, "intake")
    do_all(cast, fase)
    closed = fases.close_fase(fase=fase, by=cast.anna.actor)
    again = fases.close_fase(fase=fase, by=cast.mo.actor)
    assert again.gesloten_door_id == closed.gesloten_door_id
    assert phase(row, "arbeidsmarktorientatie").gestart_op == dt.date(2026, 3, 10)
    assert fases.current(row) == phase(row, "arbeidsmarktorientatie")


def test_a_closed_phase_keeps_its_parts_until_it_is_opened_with_a_reason(cast: Cast) -> None:
    row = arrange.start_traject_for(cast)
    fase = phase(row, "intake")
    do_all(cast, fase)
    fases.close_fase(fase=fase, by=cast.anna.actor)
    part = Onderdeel.objects.get(fase=fase, sleutel="intakegesprek")
    with pytest.raises(DomainError) as error:
        fases.do_onderdeel(onderdeel=part, gedaan=0, by=cast.anna.actor)
    assert error.value.code == "gesloten"
    with pytest.raises(DomainError):
        fases.reopen_fase(fase=fase, by=cast.anna.actor, reden=" ")
    fases.reopen_fase(fase=fase, by=cast.anna.actor, reden="Het gesprek was niet af")
    assert fases.do_onderdeel(onderdeel=part, gedaan=0, by=cast.anna.actor).klaar_op is None


@pytest.mark.parametrize("gedaan", [-1, 100])
def test_a_count_that_cannot_be_is_refused(cast: Cast, gedaan: int) -> None:
    part = Onderdeel.objects.filter(fase__traject=arrange.start_traject_for(cast)).first()
    assert part is not None
    with pytest.raises(DomainError) as error:
        fases.do_onderdeel(onderdeel=part, gedaan=gedaan, by=cast.anna.actor)
    assert error.value.veld == "gedaan"


# Finishing and nazorg


def test_nazorg_counts_from_the_first_day_in_the_new_work(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = arrange.approved_plan(cast).traject
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-09-02")
    spoor1.record_resultaat(
        dossier=row.dossier, uitkomst="nieuwe_werkgever", eerste_dag=dt.date(2026, 8, 31),
        werkgever=cast.arbodienst, by=cast.anna.actor,
    )  # fmt: skip
    done = traject.finish_traject(traject=row, on=dt.date(2026, 9, 2), by=cast.anna.actor)
    assert done.stand == "nazorg" and done.versie > row.versie
    days = (
        Taak.objects.filter(traject=row, soort="nazorg").order_by("due_on").values_list("due_on", flat=True)
    )
    assert list(days) == [dt.date(2026, 11, 2), dt.date(2026, 12, 31)]
    assert Dossier.objects.get(pk=row.dossier_id).stand == "nazorg"
    traject.finish_traject(traject=row, on=dt.date(2026, 9, 2), by=cast.anna.actor)
    assert Taak.objects.filter(traject=row, soort="nazorg").count() == 2


def test_nazorg_counts_from_the_evaluation_where_the_sjabloon_says_so(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = arrange.start_traject_for(cast, sleutel="smart-group")
    arrange.approved_plan(cast, row)
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-09-14")
    traject.finish_traject(traject=row, on=dt.date(2026, 9, 14), by=cast.anna.actor)
    first = Taak.objects.filter(traject=row, soort="nazorg").order_by("due_on").first()
    assert first is not None and first.due_on == dt.date(2026, 11, 16), "14 november is een zaterdag"


def test_no_report_is_asked_over_weeks_after_the_end(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    row = arrange.approved_plan(cast).traject
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-06-01")
    traject.finish_traject(traject=row, on=dt.date(2026, 6, 1), by=cast.anna.actor)
    assert list(
        Rapportage.objects.filter(traject=row).values_list("nummer", flat=True).order_by("nummer")
    ) == [1, 2]


def test_after_the_last_talk_the_dossier_closes_and_is_kept_two_years(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = arrange.approved_plan(cast).traject
    with pytest.raises(DomainError):
        traject.end_nazorg(traject=row, on=dt.date(2026, 3, 10), by=cast.anna.actor)
    monkeypatch.setenv("WISSEL_VANDAAG", "2027-01-04")
    traject.finish_traject(traject=row, on=dt.date(2026, 9, 1), by=cast.anna.actor)
    finish_taak(taak=Taak.objects.filter(soort="nazorg").order_by("due_on").first(), by=cast.anna.actor)
    done = traject.end_nazorg(traject=row, on=dt.date(2027, 1, 4), by=cast.anna.actor)
    assert done.stand == "afgerond"
    dossier = Dossier.objects.get(pk=row.dossier_id)
    assert (dossier.stand, dossier.gesloten_op, dossier.bewaren_tot) == (
        "gesloten", dt.date(2027, 1, 4), dt.date(2029, 1, 4),
    )  # fmt: skip
    assert not Taak.objects.filter(
        traject=row, klaar_op__isnull=True, vervallen_op__isnull=True, soort="nazorg"
    ).exists()


def test_without_nazorg_another_traject_may_follow(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    row = arrange.approved_plan(cast).traject
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-09-14")
    traject.finish_traject(traject=row, on=dt.date(2026, 9, 14), by=cast.anna.actor, nazorg=False)
    again = arrange.start_traject_for(cast, Dossier.objects.get(pk=row.dossier_id), sleutel="roads")
    assert again.stand == "voorbereiding"


@pytest.mark.parametrize("on", [dt.date(2026, 3, 18), dt.date(2026, 3, 15)])
def test_an_end_that_cannot_be_is_refused(cast: Cast, on: dt.date, monkeypatch: pytest.MonkeyPatch) -> None:
    row = arrange.approved_plan(cast).traject
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-17")
    with pytest.raises(DomainError) as error:
        traject.finish_traject(traject=row, on=on, by=cast.anna.actor)
    assert error.value.veld == "afgerond_op"
