"""New matches are counted ahead: since the last look, within the limits, and without what was dealt with."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from tests.arrange import profielen, zoekprofielen
from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel import klok
from wissel.arbeidsmarkt.actions.vacatures import add_vacature
from wissel.arbeidsmarkt.velden import Velden
from wissel.dossiers.models import Dossier
from wissel.jobhunting.actions import matches, voorstellen
from wissel.jobhunting.models import Matchstand
from wissel.matching.kolommen import open as kolommen_open
from wissel.oefenen.models import Zoekstart


@pytest.fixture(autouse=True)
def eigen_map(settings: Any, tmp_path: Any) -> Any:
    settings.WISSEL_MAP = tmp_path
    kolommen_open.close_all()
    yield
    kolommen_open.close_all()


def test_new_matches_are_those_after_the_last_look(cast: Cast) -> None:
    dossier = open_samira(cast)
    profielen.approved(cast, dossier)
    zoekprofielen.established(cast, dossier)
    by, unknown = cast.joris.actor, open_samira(cast, kandidaat=cast.mo.persoon)
    for row in (dossier, unknown):
        Zoekstart.objects.create(bureau=cast.bureau, dossier=row, op=klok.now() - dt.timedelta(days=9))

    def vacancy(name: str, hours: int) -> Any:
        fields = Velden(titel="Planner", werkgever_naam=name, plaats="Utrecht", uren_min=Decimal(hours))
        return add_vacature(by=by, velden=fields)

    first, _too_much = vacancy("A", 20), vacancy("B", 36)
    assert matches.refresh(cast.bureau.pk) == 2
    own = Matchstand.objects.get(dossier=dossier)
    assert own.nieuw == [str(first.pk)] and Matchstand.objects.get(dossier=unknown).nieuw == []
    matches.look(dossier=Dossier.objects.get(pk=dossier.pk), by=by)
    matches.refresh(cast.bureau.pk)
    own.refresh_from_db()
    assert own.nieuw == [] and own.bekeken_op
    later = vacancy("C", 16)
    matches.refresh(cast.bureau.pk)
    own.refresh_from_db()
    assert own.nieuw == [str(later.pk)]
    voorstellen.propose(dossier=dossier, vacature=later, waarom="Dichtbij", by=by)
    matches.refresh(cast.bureau.pk)
    own.refresh_from_db()
    assert own.nieuw == []
