"""The two tracks on one line: decisions, advice, what is looked at again, the outcome and what UWV did."""

import datetime as dt
import re
from typing import Any

import pytest

from tests.arrange.dossiers import conclude_spoor1, open_samira, record_consult
from tests.cast import Cast
from wissel.dossiers.actions.feiten import record_feit
from wissel.dossiers.actions.spoor2 import record_besluit
from wissel.dossiers.actions.uwvstappen import record_uwvstap
from wissel.dossiers.models import Dossier


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2027-02-01")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


def stations(client: Any, dossier: Dossier) -> list[str]:
    """What the map says, as the list for small screens has it."""
    page = client.get(f"/dossiers/{dossier.pk}/").content.decode()
    found = re.search(r'<div class="tall"><ol.*?</ol>', page, re.S)
    assert found
    rows = re.findall(r"<li.*?</li>", found[0], re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


def test_decisions_and_advice_stand_on_the_map(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    conclude_spoor1(cast, dossier)
    record_consult(cast, dossier)
    told = stations(inloggen(cast.anna), dossier)
    assert "Conclusie spoor 1 20 feb 2026 , klaar" in told
    assert "Advies 10 feb 2026 , klaar" in told


def test_what_is_looked_at_again_is_the_next_moment_until_it_has_passed(
    cast: Cast, inloggen: Any, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = {
        "stand": "tijdelijk_geen", "bron": "bedrijfsarts", "datum": "2027-01-11", "herbeoordeling_op": "2027-02-15",
    }  # fmt: skip
    record_feit(dossier=dossier, pad="arbeidsmogelijkheden", waarde=value, by=cast.anna.actor)
    client = inloggen(cast.anna)
    assert "Opnieuw bekijken 15 feb 2027" in stations(client, dossier)
    monkeypatch.setenv("WISSEL_VANDAAG", "2027-02-16")
    assert not any("Opnieuw" in row for row in stations(client, dossier))


def test_the_stages_after_the_report_stand_on_the_map_also_after_the_end(
    cast: Cast, inloggen: Any, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2027-04-01")
    for stap, uitslag, day in (
        ("toets", "loonsanctie", dt.date(2027, 1, 11)),
        ("toets", "akkoord", dt.date(2027, 1, 12)),
        ("uitkomst", "toegekend", dt.date(2027, 3, 15)),
        ("wia_beoordeling", "gehouden", dt.date(2027, 2, 10)),
        ("wia_beoordeling", "ingetrokken", dt.date(2027, 2, 10)),
    ):
        record_uwvstap(dossier=dossier, stap=stap, uitslag=uitslag, datum=day, by=cast.anna.actor)
    told = stations(inloggen(cast.anna), dossier)
    assert "Toets UWV: akkoord 12 jan 2027 , klaar" in told
    assert "WIA toegekend 15 mrt 2027 , klaar" in told
    assert not any("loonsanctie" in row or "WIA-beoordeling" in row for row in told)


def test_an_exception_of_the_newest_decision_shows_its_last_day(
    cast: Cast, dossier: Dossier, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = inloggen(cast.anna)
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-02")
    for pad, waarde in (
        ("arbeidsmogelijkheden", {"stand": "ja", "bron": "bedrijfsarts"}),
        ("eerstejaarsevaluatie", {"gehouden_op": "2026-02-16"}),
        ("spoor1", {"verwachte_terugkeer_op": "2026-05-04", "concreet": True}),
    ):
        record_feit(dossier=dossier, pad=pad, waarde=waarde, by=cast.anna.actor)
    conclude_spoor1(cast, dossier)
    record_besluit(dossier=dossier, by=cast.anna.actor, on=dt.date(2026, 3, 2))
    assert any("Uitzondering tot" in step and "16 mei" in step for step in stations(anna, dossier))
    page = anna.get(f"/dossiers/{dossier.pk}/spoor1/").content.decode()
    assert "geldt tot en met 16 mei 2026" in page
    record_besluit(dossier=dossier, by=cast.anna.actor, on=dt.date(2026, 5, 17))
    assert not any("Uitzondering" in step for step in stations(anna, dossier))
