"""Five parts, each line with its source; empty parts keep the phase of orientation open."""

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.arrange import orientatie as arrange
from tests.arrange.trajecten import start_traject_for
from tests.cast import Cast
from wissel.database.context import set_context
from wissel.fouten import Changed, DomainError
from wissel.orientatie.actions import afnemen, profiel
from wissel.orientatie.models import Orientatieprofiel, Orientatieregel
from wissel.policies import visible
from wissel.trajecten.actions import fases
from wissel.trajecten.models import Fase, Onderdeel, Traject


@pytest.fixture
def traject(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Traject:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-04-01")
    set_context(bureau_id=cast.bureau.pk)
    return start_traject_for(cast)


def test_the_phase_of_orientation_asks_all_five_parts_and_names_the_empty_ones(
    cast: Cast, traject: Traject
) -> None:
    phase = Fase.objects.get(traject=traject, sleutel="arbeidsmarktorientatie")
    for part in Onderdeel.objects.filter(fase=phase):
        fases.do_onderdeel(onderdeel=part, gedaan=part.minimum, by=cast.anna.actor)
    fases.choose(fase=phase, keuze=["Planner"], woorden="Ik plan graag.", by=cast.samira.actor)
    profiel.add_line(
        dossier=traject.dossier,
        by=cast.anna.actor,
        deel="drijfveren",
        tekst="Zelfstandig werken",
        bron="gesprek",
    )
    with pytest.raises(DomainError) as error:
        fases.close_fase(fase=phase, by=cast.anna.actor, reden="Het is haast")
    assert error.value.code == "open"
    assert "Persoonlijkheid" in error.value.message and "Drijfveren" not in error.value.message
    arrange.filled_profile(cast, traject.dossier)
    assert fases.close_fase(fase=phase, by=cast.anna.actor).gesloten_op is not None


def test_other_phases_ask_nothing_of_it(cast: Cast, traject: Traject) -> None:
    for phase in Fase.objects.filter(traject=traject).exclude(sleutel="arbeidsmarktorientatie"):
        assert not [row for row in fases.conditions(phase) if "Oriëntatieprofiel" in row.tekst]


@pytest.mark.parametrize("sleutel", ["roads", "equilar", "smart-group", "lengg", "algemeen"])
def test_every_way_of_working_has_a_phase_that_asks_it(cast: Cast, traject: Traject, sleutel: str) -> None:
    from wissel.orientatie.fasevoorwaarde import is_orientation
    from wissel.trajecten import sjabloon

    content = sjabloon.lees_ingebouwd()[sleutel]
    row = Traject(sjabloon=content)
    assert any(is_orientation(Fase(traject=row, sleutel=fase["sleutel"])) for fase in content["fases"])


def test_a_fixed_version_never_changes_and_the_next_begins_as_it_was(cast: Cast, traject: Traject) -> None:
    with pytest.raises(DomainError) as error:
        profiel.freeze(
            profiel=profiel.working_version(dossier=traject.dossier, by=cast.anna.actor), by=cast.anna.actor
        )
    assert "Persoonlijkheid, Capaciteiten" in error.value.message
    fixed = profiel.freeze(profiel=arrange.filled_profile(cast, traject.dossier), by=cast.anna.actor)
    assert fixed.inhoud is not None
    assert [part["deel"] for part in fixed.inhoud["delen"]] == list(Orientatieregel.Deel.values)
    with pytest.raises(DatabaseError), transaction.atomic():
        Orientatieprofiel.objects.filter(pk=fixed.pk).update(inhoud={})
    line = Orientatieregel.objects.filter(profiel=fixed).first()
    assert line is not None
    with pytest.raises(DomainError):
        profiel.change_line(regel=line, by=cast.anna.actor, slot=1, tekst="Anders")
    second = profiel.working_version(dossier=traject.dossier, by=cast.anna.actor)
    assert second.nummer == 2 and second.regels.count() == 5


def test_a_kandidaat_writes_own_words_and_nobody_else_touches_them(cast: Cast, traject: Traject) -> None:
    line = profiel.add_line(
        dossier=traject.dossier, by=cast.samira.actor, deel="drijfveren", tekst="Ik help graag"
    )
    assert line.bron == "kandidaat" and "Eigen woorden" in line.bron_woorden
    with pytest.raises(DomainError):
        profiel.change_line(regel=line, by=cast.anna.actor, slot=1, tekst="Zij helpt graag")
    with pytest.raises(DomainError) as error:
        profiel.add_line(
            dossier=traject.dossier, by=cast.anna.actor, deel="drijfveren", tekst="x", bron="kandidaat"
        )
    assert error.value.veld == "bron"
    changed = profiel.change_line(regel=line, by=cast.samira.actor, slot=1, tekst="Ik help graag mensen")
    with pytest.raises(Changed):
        profiel.change_line(regel=line, by=cast.samira.actor, slot=1, tekst="Nog eens")
    profiel.remove_line(regel=changed, by=cast.samira.actor)
    assert not Orientatieregel.objects.exists()


def test_a_line_from_a_test_names_label_version_and_norm_and_waits_for_the_talk(
    cast: Cast, traject: Traject
) -> None:
    from tests.orientatie.test_afnemen import external

    row = external(cast, traject.dossier, afgenomen_op=dt.date(2026, 3, 30))
    values: dict[str, Any] = {
        "dossier": traject.dossier,
        "by": cast.anna.actor,
        "deel": "capaciteiten",
        "tekst": "Snel leren",
        "bron": "test",
    }
    with pytest.raises(DomainError) as error:
        profiel.add_line(afname=row, **values)
    assert error.value.code == "niet_besproken"
    row = afnemen.discuss(afname=row, by=cast.anna.actor, op=dt.date(2026, 4, 1))
    line = profiel.add_line(afname=row, thema="talent", **values)
    assert line.bron_woorden == (
        "Beroepentest Noord (Gevalideerde test), versie 3.1, norm Werkenden 2023, 30 maart 2026"
    )


def test_a_private_measure_never_stands_in_the_profile(cast: Cast, traject: Traject) -> None:
    row = arrange.answered(cast, afnemen.start_measure(dossier=traject.dossier, by=cast.samira.actor))
    with pytest.raises(DomainError) as error:
        profiel.add_line(
            dossier=traject.dossier, by=cast.anna.actor, deel="drijfveren", tekst="x", bron="test", afname=row
        )
    assert error.value.code == "prive"


def test_jobhunter_and_manager_read_it_once_fixed_and_an_opdrachtgever_never(
    cast: Cast, traject: Traject
) -> None:
    row = arrange.filled_profile(cast, traject.dossier)
    for lid in (cast.joris, cast.mo):
        assert not visible(lid.actor, Orientatieprofiel).exists()
    profiel.freeze(profiel=row, by=cast.anna.actor)
    for lid in (cast.joris, cast.mo, cast.samira, cast.anna):
        assert visible(lid.actor, Orientatieregel).count() == 5
    for lid in (cast.piet, cast.verzekeraar, cast.visser, cast.backoffice):
        assert not visible(lid.actor, Orientatieprofiel).exists()
