"""A pack for UWV may hold the letters of the employer, so who may not read those does not read the pack either."""

from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.arrange.escalatie import add_paper
from tests.cast import Cast, sign_in
from tests.escalatie.test_oordeel import begin, build
from wissel.accounts.actor import Actor
from wissel.policies import visible


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"


@pytest.mark.parametrize("van", ["werkgever", "werknemer"])
def test_a_pack_goes_no_further_than_the_letters_in_it(cast: Cast, client: Any, van: str) -> None:
    dossier = open_samira(cast)
    asker = cast.piet if van == "werkgever" else cast.samira
    letter = add_paper(cast, dossier, "brief", publiek="allen", words="KANARIE WAARSCHUWING")
    pack = build(begin(dossier, asker, van=van), asker, letter)

    def reads(actor: Actor) -> bool:
        return visible(actor, type(pack)).filter(pk=pack.pk).exists()

    assert reads(asker.actor) and reads(cast.anna.actor) and reads(cast.mo.actor)
    assert not reads(cast.joris.actor) and not reads(cast.backoffice.actor)
    assert sign_in(client, cast.joris).get(f"/documenten/{pack.pk}/").status_code == 404
