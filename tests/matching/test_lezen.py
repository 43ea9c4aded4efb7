"""Who seeks, the best vacancies, whom a vacancy fits, and a result that is kept as proof."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test.utils import CaptureQueriesContext

from tests.arrange import profielen, zoekprofielen
from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel.arbeidsmarkt.actions.vacatures import add_vacature
from wissel.arbeidsmarkt.models import Vacature
from wissel.arbeidsmarkt.velden import Velden
from wissel.belastbaarheid.stand import Oordeel
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.models import LogbookEntry
from wissel.matching import actions, score, weging
from wissel.matching.kolommen import open as kolommen_open
from wissel.matching.lezen import best, one, who_fits, zoeker, zoekers
from wissel.matching.models import Matchbewijs, Matchpunten
from wissel.matching.waarden import Verdict

pytestmark = pytest.mark.usefixtures("eigen_map")


@pytest.fixture
def eigen_map(settings: Any, tmp_path: Any) -> Any:
    settings.WISSEL_MAP = tmp_path
    kolommen_open.close_all()
    yield
    kolommen_open.close_all()


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    row = open_samira(cast)
    profielen.approved(cast, row)
    zoekprofielen.established(cast, row)
    return Dossier.objects.get(pk=row.pk)


def vacancy(cast: Cast, titel: str = "Transportplanner", **velden: Any) -> Vacature:
    values = {"werkgever_naam": "Van Dam", "plaats": "Utrecht", "pc4": "3511", **velden}
    made: Vacature = add_vacature(velden=Velden(titel=titel, **values), by=cast.anna.actor)
    return made


def limits(cast: Cast, dossier: Dossier, **over: Any) -> Any:
    given = {"pc4": "3511", "reis_km": 25, "diensten_niet": ["night"], "dagen_niet": ["zo"], **over}
    return actions.set_limits(dossier=dossier, by=cast.anna.actor, **given)


def test_who_seeks_comes_from_what_was_agreed(cast: Cast, dossier: Dossier) -> None:
    limits(cast, dossier)
    with CaptureQueriesContext(__import__("django").db.connection) as seen:
        found = zoeker(dossier.pk)
    assert len(seen) <= 9
    assert found.stand is not None
    assert (found.stand.uren_week, found.profiel_nummer, found.zoekprofiel_nummer) == (Decimal(24), 1, 1)
    assert (found.pc4, found.reis_km, found.reistijd) == ("3511", 25, 45)
    assert (found.rijbewijzen, found.eigen_vervoer, found.niveau) == (frozenset("B"), True, 2)
    assert (found.diensten_niet, found.dagen_niet) == (frozenset({"night"}), frozenset({"zo"}))
    assert (found.uren_van, found.uren_tot) == (Decimal(16), Decimal(20))
    # Directions in order, none of the excluded ones, and after them what was done before.
    assert [each.gewicht for each in found.beroepen] == [1.0, 0.9, 0.8, 0.4]
    assert found.beroepen[-1].naam == "Orderpicker"
    assert "Tolk" not in " ".join((*[each.naam for each in found.beroepen], found.tekst))
    assert "Werk plannen" in found.vaardigheden
    assert "staan" not in found.tekst
    # Many at once are the same as one, and without a profile agreed on the working one counts.
    assert zoekers([dossier.pk]) == {dossier.pk: found}


def test_nothing_known_is_unknown(cast: Cast) -> None:
    row = open_samira(cast)
    profielen.add(row, cast.samira.actor, "vaardigheid", naam="Plannen", soort="vaardigheid")
    found = zoeker(row.pk)
    assert (found.stand, found.rijbewijzen, found.eigen_vervoer, found.niveau) == (None, None, None, None)
    assert (found.pc4, found.reis_km, found.beroepen) == ("", None, ())
    assert found.vaardigheden == ("Plannen",)
    vacancy(cast)
    page = best(found, Vacature.objects.all())
    assert [each.match.verdict for each in page.resultaten] == [Verdict.NIET_TE_BEOORDELEN]
    assert page.resultaten[0].match.delen == ()


def test_the_best_come_first_and_what_breaks_one_limit_is_a_near_miss(cast: Cast, dossier: Dossier) -> None:
    limits(cast, dossier, dagen_niet=[], diensten_niet=[])
    fits = vacancy(cast, uren_min=Decimal(20), tekst="Je tilt nooit.")
    other = vacancy(cast, "Lasser", uren_min=Decimal(20), werkgever_naam="B")
    much = vacancy(cast, "Planner", uren_min=Decimal(36), werkgever_naam="C")
    page = best(zoeker(dossier.pk), Vacature.objects.all(), bijna=5)
    assert [each.blad.id for each in page.resultaten] == [fits.pk, other.pk]
    assert page.resultaten[0].match.score > page.resultaten[1].match.score
    assert [each.blad.id for each in page.bijna] == [much.pk]
    near = page.bijna[0].match
    assert near.bijna is not None
    assert (near.bijna.sleutel, near.delen) == ("uren", ())
    assert page.totaal == 2
    assert page.weging == weging.weights().versie
    # A search in it shows what does not fit too, last; what the reader may not see is never there.
    rows = Vacature.objects.exclude(pk=other.pk)
    found = best(zoeker(dossier.pk), rows, gefilterd=True)
    assert [each.blad.id for each in found.resultaten] == [fits.pk, much.pk]
    assert best(zoeker(dossier.pk), rows).resultaten[0].blad.id == fits.pk
    assert not best(zoeker(dossier.pk), rows, zonder=[fits.pk]).resultaten


def test_through_the_index_a_filter_gives_the_same(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, hours in (("A", 16), ("B", 24), ("C", 36)):
        vacancy(cast, "Planner", werkgever_naam=name, uren_min=Decimal(hours))
    rows = Vacature.objects.exclude(werkgever_naam="A")
    plain = best(zoeker(dossier.pk), rows, gefilterd=True)
    monkeypatch.setattr("wissel.matching.lezen.MEESTE_LOS", 0)
    found = best(zoeker(dossier.pk), rows, gefilterd=True)
    assert [each.blad.werkgever_naam for each in plain.resultaten] == ["B", "C"]
    assert [each.blad.werkgever_naam for each in found.resultaten] == ["B"]
    assert found.totaal == 1


def test_whom_a_vacancy_fits(cast: Cast, dossier: Dossier) -> None:
    row = vacancy(cast, uren_min=Decimal(36))
    other = zoeker(dossier.pk)
    unknown = type(other)(uuid.UUID(int=1), other.bureau_id)
    found = who_fits(row, [unknown, other])
    assert [each.match.verdict for each in found] == [Verdict.PAST_NIET, Verdict.NIET_TE_BEOORDELEN]


def test_limits_are_checked_kept_once_and_never_overwrite(cast: Cast, dossier: Dossier) -> None:
    row = limits(cast, dossier)
    assert limits(cast, dossier).versie == row.versie == 1
    assert LogbookEntry.objects.filter(actie="zoekinstelling_gewijzigd").count() == 1
    for field, value in (("pc4", "12"), ("pc4", "0123"), ("reis_km", 0), ("reis_km", 900)):
        with pytest.raises(DomainError) as error:
            limits(cast, dossier, **{field: value})
        assert error.value.veld == field
    with pytest.raises(Changed):
        limits(cast, dossier, reis_km=40, versie=0)
    assert limits(cast, dossier, pc4="3511 ab", reis_km=None, versie=1).pc4 == "3511"


def test_a_result_is_frozen_in_two_parts(cast: Cast, dossier: Dossier) -> None:
    row = vacancy(cast, uren_min=Decimal(20), tekst="Je tilt tot 25 kg. Je belt met klanten.")
    found = one(zoeker(dossier.pk), row)
    seen = actions.fingerprint(zoeker(dossier.pk), found)
    proof = actions.freeze(dossier=dossier, vacature=row, by=cast.anna.actor, gezien=seen)
    assert actions.freeze(dossier=dossier, vacature=row, by=cast.anna.actor, gezien=seen).pk == proof.pk
    points = Matchpunten.objects.get(bewijs=proof)
    assert actions.proof_holds(proof, points)
    line = next(each for each in points.regels if each["sleutel"] == "tillen")
    assert (line["oordeel"], line["kan"]) == (Oordeel.PAST_NIET.value, "ongeveer 5 kg")
    # What fewer people may read stands apart: no item that only the kandidaat's limits bring in, and no limit.
    assert "ongeveer 5 kg" not in str(proof.inhoud)
    assert "Lopen achter elkaar" not in str(proof.inhoud)
    asked = {each["naam"]: each for each in proof.inhoud["gevraagd"]}
    assert "25 kg" in asked["Tillen"]["gevraagd"]
    assert asked["Tillen"]["woorden"]
    assert proof.inhoud["weging"]["versie"] == weging.weights().versie
    assert (proof.inhoud["profiel"], proof.inhoud["zoekprofiel"]) == (1, 1)
    assert proof.inhoud["vacature"]["tekst"].startswith("Je tilt")
    proof.inhoud["verdict"] = "past"
    assert not actions.proof_holds(proof, points)


def test_another_result_than_was_on_screen_is_not_frozen(cast: Cast, dossier: Dossier) -> None:
    row = vacancy(cast, uren_min=Decimal(20))
    seen = actions.fingerprint(zoeker(dossier.pk), one(zoeker(dossier.pk), row))
    limits(cast, dossier, pc4="9712", reis_km=5)
    with pytest.raises(Changed):
        actions.freeze(dossier=dossier, vacature=row, by=cast.anna.actor, gezien=seen)
    assert not Matchbewijs.objects.exists()


def test_weights_are_a_file_and_a_wrong_one_says_why(settings: Any, tmp_path: Any) -> None:
    assert weging.weights() == score.WEGING
    own = tmp_path / "eigen.toml"
    settings.WEGING_BESTAND = str(own)
    parts = "beroep = 0.5\nvaardigheden = 0.3\ntekst = 0.1\nvoorkeuren = "
    for last, fine in (("0.1", True), ("0.2", False), ('"veel"', False)):
        own.write_text(f'versie = "eigen"\nop = 2026-12-01\n[gewichten]\n{parts}{last}\n')
        weging._read.cache_clear()
        if fine:
            assert (weging.weights().versie, weging.weights().op) == ("eigen", dt.date(2026, 12, 1))
        else:
            with pytest.raises(ImproperlyConfigured, match="eigen.toml"):
                weging.weights()
    weging._read.cache_clear()
