"""The two cases of examples/: they go in cleanly, land in the rooms, and come back as they went in."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from tests.uitwisseling.conftest import EXAMPLES, Json, command
from wissel.database.context import als
from wissel.dossiers.models import (
    Advies,
    BewaardeSectie,
    Dossier,
    Feit,
    Milestone,
    Spoor1Conclusie,
    Spoor1Onderzoek,
    Spoor2Besluit,
)
from wissel.trajecten.models import Logboekregel


def test_an_example_opens_a_dossier_with_its_people_dates_and_spoor_1(
    magazijn: Json, importeer: Callable[..., Any]
) -> None:
    done = importeer(magazijn)
    assert done.code == 0, done.alles
    assert "nieuw dossier 2026-0001 (kenmerk HZT-2025-014)" in done.out
    dossier = Dossier.objects.get(kenmerk="HZT-2025-014")
    assert dossier.kandidaat.naam == "Fatma Demirhan" and dossier.kandidaat.bsn_versleuteld
    assert dossier.opdrachtgever == dossier.werkgever == dossier.betaler
    assert dossier.coach is not None and dossier.jobhunter is not None and dossier.casemanager is not None
    assert dossier.bedrijfsarts is not None and dossier.bedrijfsarts.organisatie == dossier.arbodienst
    assert (dossier.stand, dossier.eerste_ziektedag) == ("lopend", dt.date(2025, 3, 10))
    assert Milestone.objects.get(dossier=dossier, code="spoor2_start").done_on == dt.date(2026, 3, 23)
    assert Spoor1Onderzoek.objects.filter(dossier=dossier, onderzocht=True).count() == 3
    assert Spoor1Conclusie.objects.get(dossier=dossier).getrokken_op == dt.date(2026, 2, 20)
    assert Spoor2Besluit.objects.get(dossier=dossier).rij == "S4"
    assert Advies.objects.get(dossier=dossier, van="arbeidsdeskundige").wat_kan.startswith(
        "Licht administratief"
    )
    assert Logboekregel.objects.get(dossier=dossier, soort="training").publiek == "bureau"
    assert not Feit.objects.filter(dossier=dossier, pad__in=["zaak", "peildatum"]).exists()


@pytest.mark.parametrize("naam", ["magazijn", "zorg"])
def test_what_goes_in_comes_back_as_it_was(
    naam: str, request: pytest.FixtureRequest, importeer: Callable[..., Any], exporteer: Callable[..., Json]
) -> None:
    zaak = request.getfixturevalue(naam)
    assert importeer(zaak).code == 0
    back = exporteer(zaak["kenmerk"], "--bsn", "Overdracht aan ander bureau")
    assert back["dossier"] == zaak["dossier"]
    assert_contains(back, {name: part for name, part in zaak.items() if name != "dossier"})


def assert_contains(found: Any, wanted: Any, path: str = "") -> None:
    """Everything that was said is there, with the same value."""
    if isinstance(wanted, dict):
        for name, part in wanted.items():
            assert name in found, f"{path}.{name}"
            assert_contains(found[name], part, f"{path}.{name}")
    else:
        assert found == wanted, path


@pytest.mark.parametrize("naam", ["magazijn", "zorg"])
def test_written_out_and_read_in_elsewhere_it_is_the_same_case(
    cast: Cast, naam: str, request: pytest.FixtureRequest, importeer: Callable[..., Any],
    exporteer: Callable[..., Json],
) -> None:  # fmt: skip
    zaak = request.getfixturevalue(naam)
    importeer(zaak)
    first = exporteer(zaak["kenmerk"], "--bsn", "Overdracht aan ander bureau")
    there = importeer(first, bureau="Overkant", naam="elders.json")
    assert there.code == 0, there.alles
    assert exporteer(zaak["kenmerk"], "--bsn", "Controle", bureau="overkant") == first
    assert importeer(first, bureau="overkant", naam="elders.json").out.endswith(
        f"niets gewijzigd aan dossier {first['nummer']} (kenmerk {zaak['kenmerk']}).\n"
    )
    with als(cast.ander_bureau):
        assert Dossier.objects.filter(bureau=cast.ander_bureau).count() == 1


def test_a_folder_of_examples_shows_progress_and_a_report_per_file(cast: Cast) -> None:
    done = command("importeer", str(EXAMPLES), "--bureau", "Spoorzicht")
    assert done.code == 0, done.alles
    assert "2/2" in done.err and "zaak" in done.err
    assert "magazijn.json: nieuw dossier" in done.out and "zorg.json: nieuw dossier" in done.out
    assert done.out.rstrip().endswith("2 bestanden: 2 nieuw.")
    assert Dossier.objects.filter(coach__achternaam="Peeters").count() == 2
    again = command("importeer", str(EXAMPLES), "--bureau", "Spoorzicht")
    assert again.out.rstrip().endswith("2 bestanden: 2 ongewijzigd.")


def test_belastbaarheid_is_kept_encrypted_and_every_section_with_its_hash(
    zorg: Json, importeer: Callable[..., Any]
) -> None:
    importeer(zorg)
    row = BewaardeSectie.objects.get(sectie="belastbaarheid")
    assert list(row.inhoud) == ["versleuteld"] and "fml" not in str(row.inhoud)
    kept = BewaardeSectie.objects.get(sectie="klachten")
    assert kept.inhoud == zorg["dossier"]["klachten"] and len(kept.sha256) == 64
