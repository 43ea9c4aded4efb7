"""Why work does not fit tells what somebody cannot do, so it goes no further than the items of belastbaarheid."""

from typing import Any

import pytest

from tests.arrange import zoekprofielen as arrange
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from wissel.documenten.models import Document
from wissel.zoekprofielen.actions import punten, richtingen, versies
from wissel.zoekprofielen.models import Richting, Zoekprofiel
from wissel.zoekprofielen.werkblad import load

AFGEVALLEN, BEZWAAR, MARKT = "KANARIE afgevallen", "KANARIE bezwaar", "KANARIE markt"


@pytest.fixture
def versie(cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> Zoekprofiel:
    """An offered version: one direction left out for what somebody can do, one for the market, one objected to."""
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    set_clock(monkeypatch, "2026-04-07T10:00")
    row = arrange.complete(cast, open_samira(cast))
    by = cast.anna.actor
    for naam, om, reden in (("Sjouwer", "belastbaarheid", AFGEVALLEN), ("Gids", "markt", MARKT)):
        out = arrange.direction(cast, row, naam, herkomst="wens")
        richtingen.exclude_richting(richting=out, by=by, om=om, reden=reden)
    row = versies.offer(profiel=Zoekprofiel.objects.get(pk=row.pk), by=by)
    way = Richting.objects.filter(zoekprofiel=row, uitgesloten_om="").order_by("volgorde")[0]
    sheet: Any = load(row).of(way.reeks)
    punten.confirm_table(richting=way, by=by, sha256=sheet.tabel.sha256, klopt=False, toelichting=BEZWAAR)
    return row


def test_only_coach_and_kandidaat_read_why_work_does_not_fit(
    cast: Cast, versie: Zoekprofiel, inloggen: Any
) -> None:
    page = f"/dossiers/{versie.dossier_id}/zoekprofiel/"
    coach = inloggen(cast.anna).get(page).content.decode()
    assert AFGEVALLEN in coach and BEZWAAR in coach and MARKT in coach
    assert AFGEVALLEN in inloggen(cast.samira).get("/mijn/zoekprofiel/").content.decode()
    for who in (cast.joris, cast.mo):
        body = inloggen(who).get(page).content.decode()
        assert MARKT in body and AFGEVALLEN not in body and BEZWAAR not in body


def test_the_paper_says_neither_why_it_fits_nor_why_not(versie: Zoekprofiel) -> None:
    paper = Document.objects.get(dossier=versie.dossier_id, soort="zoekprofiel")
    assert MARKT in str(paper.inhoud) and AFGEVALLEN not in str(paper.inhoud)
