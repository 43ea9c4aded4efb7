"""What a kandidaat shares with the employer does not pass to another organisation that comes in its place."""

import uuid
from typing import Any

import pytest

from tests.arrange import profielen as arrange
from tests.arrange.dossiers import open_samira
from tests.arrange.escalatie import add_paper
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from tests.cv.voorbeeld import example
from wissel.accounts.models import Organisatie
from wissel.cv.actions import cvs
from wissel.cv.models import Cvdeling
from wissel.dossiers.actions import openen
from wissel.dossiers.models import Dossier
from wissel.profielen.actions import deling, versies
from wissel.profielen.models import Profieldeling
from wissel.regie.actions import stem
from wissel.regie.models import Documentstem


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> Dossier:
    """A cv, part of the profile and the words about a paper, all shared."""
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    set_clock(monkeypatch, "2026-04-07T10:00")
    row, by = open_samira(cast), cast.samira.actor
    cv = cvs.start_cv(dossier=row, by=by, sleutel=uuid.uuid4(), naam="Planner", inhoud=example())
    cvs.share(versie=cvs.approve_cv(cv=cv, by=by, mag_blijven=True), by=by)
    arrange.fill(cast, row)
    arrange.sheet(row, cast.anna.actor, "kansen", vinden="a", verkrijgen="b", behouden="c")
    profiel = versies.offer(dossier=row, by=cast.anna.actor)
    arrange.agree(cast, profiel, "akkoord", "")
    profiel.refresh_from_db()
    deling.share(profiel=profiel, delen=["opleiding"], by=by)
    paper = add_paper(cast, row, "brief", publiek="allen")
    said = stem.give_stem(document=paper, antwoord="niet_akkoord", tekst="Dit klopt niet", by=by)
    stem.share_stem(stem=said, deel=True, by=by)
    return row


def living() -> tuple[int, int, int]:
    return (
        Cvdeling.objects.filter(tot__isnull=True).count(),
        Profieldeling.objects.filter(tot__isnull=True).count(),
        Documentstem.objects.filter(gedeeld_op__isnull=False).count(),
    )


@pytest.mark.parametrize("partij", ["opdrachtgever", "werkgever"])
def test_sharing_ends_when_another_organisation_reads(cast: Cast, dossier: Dossier, partij: str) -> None:
    other = Organisatie.objects.create(bureau=cast.bureau, soort="werkgever", naam="Anders BV")
    assert living() == (1, 1, 1)
    openen.change_dossier(
        dossier=dossier,
        by=cast.anna.actor,
        versie=Dossier.objects.get(pk=dossier.pk).versie,
        **{partij: other},
    )
    assert living() == (0, 0, 0)


def test_sharing_goes_on_when_something_else_changes(cast: Cast, dossier: Dossier) -> None:
    versie = Dossier.objects.get(pk=dossier.pk).versie
    openen.change_dossier(
        dossier=dossier, by=cast.anna.actor, versie=versie, functie="Planner", opdrachtgever=cast.werkgever
    )
    assert living() == (1, 1, 1)
