"""Numbers that no page of ours makes: a version of many digits, or in signs that only look like digits."""

from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.cast import Cast, sign_in
from tests.orientatie.test_register import own
from wissel.zoekprofielen.actions.versies import new_version

GETALLEN = ["9" * 5000, "²", "٣", "-1", ""]


@pytest.mark.parametrize("getal", GETALLEN, ids=["lang", "macht", "arabisch", "min", "leeg"])
def test_a_strange_version_is_an_older_one(cast: Cast, client: Any, getal: str) -> None:
    dossier = open_samira(cast)
    new_version(dossier=dossier, by=cast.anna.actor)
    anna = sign_in(client, cast.anna)
    saved = {"HTTP_X_WISSEL_AUTOSAVE": "1"}
    for page in ("zoekprofiel/hoofdstukken/", "zoekprofiel/beeld/"):
        data = {"versie": getal, "bewaren": "concept", "kan": "Rustig werk", "personalia": "x"}
        assert anna.post(f"/dossiers/{dossier.pk}/{page}", data, **saved).status_code < 500


@pytest.mark.parametrize("getal", GETALLEN, ids=["lang", "macht", "arabisch", "min", "leeg"])
def test_a_strange_slot_of_an_own_measurement_is_another_one(cast: Cast, client: Any, getal: str) -> None:
    page = f"/instrumenten/{own(cast).instrument_id}/vragen/"
    answer = sign_in(client, cast.anna).post(page, {"slot": getal, "doe": "bewaren", "naam": "Anders"})
    assert answer.status_code < 500
