"""What the kandidaat says about a paper is read by nobody who may not read the paper itself."""

from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.arrange.escalatie import add_paper
from tests.cast import Cast, sign_in
from wissel.regie.actions.stem import give_stem

WOORDEN = "KANARIE tillen gaat niet"


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"


@pytest.mark.parametrize(("soort", "manager_leest"), [("belastbaarheid", False), ("brief", True)])
def test_a_manager_reads_no_words_about_a_paper_on_belastbaarheid(
    cast: Cast, client: Any, soort: str, manager_leest: bool
) -> None:
    dossier = open_samira(cast)
    paper = add_paper(cast, dossier, soort, publiek="kandidaat")
    give_stem(document=paper, by=cast.samira.actor, antwoord="niet_akkoord", tekst=WOORDEN)
    page = f"/dossiers/{dossier.pk}/stem/"
    assert WOORDEN in sign_in(client, cast.anna).get(page).content.decode()
    assert (WOORDEN in sign_in(client, cast.mo).get(page).content.decode()) is manager_leest
