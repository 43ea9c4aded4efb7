"""Only what is validated is called a test, and a published measurement never changes."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.arrange import orientatie as arrange
from tests.cast import Cast
from wissel.database.context import set_context
from wissel.fouten import Changed, DomainError
from wissel.orientatie import etiket
from wissel.orientatie.actions import bouwen, register
from wissel.orientatie.models import Instrument, Vragenlijstversie


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch, cast: Cast) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-04-01")
    set_context(bureau_id=cast.bureau.pk)


@pytest.mark.parametrize(
    ("over", "veld"),
    [
        ({"bewijs": ""}, "bewijs"),
        ({"bestand": None}, "bestand"),
        ({"geldig_tot": None}, "geldig_tot"),
        ({"geldig_tot": dt.date(2026, 3, 31)}, "geldig_tot"),
        ({"normgroep": ""}, "normgroep"),
        ({"soort": "vragenlijst"}, "naam"),
        ({"soort": "eigen_meting", "naam": "Onze testen"}, "naam"),
    ],
)
def test_without_proof_it_is_not_called_a_test(cast: Cast, over: dict[str, Any], veld: str) -> None:
    with pytest.raises(DomainError) as error:
        arrange.external_test(cast, **over)
    assert error.value.veld == veld
    assert not Instrument.objects.exists()


def test_an_instrument_without_proof_is_a_questionnaire(cast: Cast) -> None:
    row = arrange.external_test(
        cast, naam="Beroepenkeuze", soort="vragenlijst", bewijs="", geldig_tot=None, bestand=None
    )
    assert etiket.label(row.soort, row.geldig_tot, dt.date(2026, 4, 1)) == "Vragenlijst, niet gevalideerd"


def test_the_label_changes_the_day_after_the_proof_ends() -> None:
    last = dt.date(2026, 6, 30)
    assert etiket.label("test", last, last) == "Gevalideerde test"
    after = etiket.label("test", last, last + dt.timedelta(days=1))
    assert after == "Vragenlijst, bewijs van validatie verlopen op 30 juni 2026"
    assert etiket.label("eigen_meting", None, last) == "Eigen meting, niet gevalideerd"


@pytest.mark.parametrize(
    "naam", ["Beroepentest", "Test X", "Testbatterij", "Onze testen", "test", "Beroepskeuzetests"]
)
def test_names_that_say_test(naam: str) -> None:
    assert etiket.calls_itself_a_test(naam)


@pytest.mark.parametrize(
    "naam", ["Interesselijst", "Protest en attest", "De beste meting", "Getest in de praktijk"]
)
def test_names_that_do_not(naam: str) -> None:
    assert not etiket.calls_itself_a_test(naam)


def test_two_people_changing_one_instrument_are_told(cast: Cast) -> None:
    row = arrange.external_test(cast)
    changed = register.change_instrument(instrument=row, by=cast.mo.actor, slot=1, versie="3.2")
    assert (changed.versie, changed.slot) == ("3.2", 2)
    with pytest.raises(Changed):
        register.change_instrument(instrument=row, by=cast.mo.actor, slot=1, versie="4")


def test_the_same_form_twice_is_one_instrument_and_archive_keeps_it(cast: Cast) -> None:
    key = uuid.uuid4()
    values = {"naam": "Lijst", "meet": "Iets", "soort": "vragenlijst", "waar": "extern", "talen": ["nl"]}
    first = register.add_instrument(by=cast.mo.actor, sleutel=key, **values)
    assert register.add_instrument(by=cast.mo.actor, sleutel=key, **values) == first
    assert register.archive(instrument=first, by=cast.mo.actor).gearchiveerd_op is not None
    assert register.archive(instrument=first, by=cast.mo.actor, terug=True).gearchiveerd_op is None


def test_what_comes_with_wissel_is_there_once_and_cannot_be_changed(cast: Cast) -> None:
    first = register.ensure_built_in(sleutel="interesse", by=cast.anna.actor)
    assert register.ensure_built_in(sleutel="interesse", by=cast.anna.actor) == first
    with pytest.raises(DomainError) as error:
        register.change_instrument(instrument=first.instrument, by=cast.mo.actor, slot=1, naam="Beroepentest")
    assert error.value.code == "meegeleverd"
    with pytest.raises(DomainError):
        bouwen.begin_version(instrument=first.instrument, by=cast.mo.actor)


def own(cast: Cast) -> Vragenlijstversie:
    row = register.add_instrument(
        by=cast.mo.actor, sleutel=uuid.uuid4(), naam="Onze veerkrachtmeting", meet="Veerkracht", soort="eigen_meting",
        waar="wissel", talen=["nl"],
    )  # fmt: skip
    return bouwen.begin_version(instrument=row, by=cast.mo.actor)


VRAGEN = {
    "schalen": [{"sleutel": "v", "naam": "Veerkracht", "uitleg": "", "minimum": 1}],
    "items": [
        {"sleutel": "v1", "tekst": "Ik sta weer op", "schaal": "v", "omgekeerd": False, "soort": "keuze"}
    ],
}


def test_an_own_measurement_grows_by_versions_and_a_published_one_is_fixed(cast: Cast) -> None:
    version = own(cast)
    with pytest.raises(DomainError) as error:
        bouwen.publish(versie=version, by=cast.mo.actor)
    assert error.value.veld == "items"
    saved = bouwen.save_version(versie=version, by=cast.mo.actor, slot=1, inhoud={**bouwen.LEEG, **VRAGEN})
    with pytest.raises(Changed):
        bouwen.save_version(versie=version, by=cast.anna.actor, slot=1, inhoud=dict(bouwen.LEEG))
    published = bouwen.publish(versie=saved, by=cast.mo.actor)
    assert published.sha256 and Instrument.objects.get(pk=published.instrument_id).versie == "1"
    with pytest.raises(DomainError) as error:
        bouwen.save_version(versie=published, by=cast.mo.actor, slot=2, inhoud=dict(bouwen.LEEG))
    assert error.value.code == "gepubliceerd"
    with pytest.raises(DatabaseError), transaction.atomic():
        Vragenlijstversie.objects.filter(pk=published.pk).update(inhoud={})
    second = bouwen.begin_version(instrument=published.instrument, by=cast.mo.actor)
    assert second.nummer == 2 and second.inhoud["items"] == VRAGEN["items"]
