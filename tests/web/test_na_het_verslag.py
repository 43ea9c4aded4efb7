"""Stages after the re-integratieverslag, and going on after the agreed end."""

import datetime as dt
import re
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.arrange.trajecten import EINDE, START, start_traject_for
from tests.cast import Cast
from wissel.dossiers.actions.uwvstappen import record_uwvstap, stages
from wissel.dossiers.models import Berekening, Dossier, Milestone, UwvStap
from wissel.fouten import DomainError
from wissel.trajecten.actions.rapport import make_calendar
from wissel.trajecten.actions.verlenging import extend_traject
from wissel.trajecten.models import Rapportage, Traject


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2027-02-01")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


@pytest.fixture
def traject(cast: Cast, dossier: Dossier) -> Traject:
    row = start_traject_for(cast, dossier)
    row.start_op, row.eind_op, row.stand = START, EINDE, Traject.Stand.LOPEND
    row.save()
    make_calendar(traject=row, by=cast.anna.actor)
    return row


def text(response: Any) -> str:
    return str(response.content.decode())


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text(response)).split())


def dates(dossier: Dossier) -> list[Any]:
    return list(Milestone.objects.filter(dossier=dossier).order_by("code").values_list("code", "due_on"))


def test_a_stage_stands_on_the_dates_with_day_and_paper(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    client, url = inloggen(cast.anna), f"/dossiers/{dossier.pk}/uwv/"
    form = {"wat": "toets akkoord", "datum": "20-1-2027", "bewijs_omschrijving": "brief van UWV"}
    for _ in range(2):
        assert client.post(url, form).status_code == 302
    assert UwvStap.objects.count() == 1
    told = words(client.get(f"/dossiers/{dossier.pk}/datums/"))
    assert "Toets van het re-integratieverslag" in told and "20 januari 2027" in told and "Akkoord" in told
    assert "brief van UWV" in told and "WIA-beoordeling" in told and "nog niet" in told


@pytest.mark.parametrize(
    ("who", "path"), [("samira", "/mijn/traject/"), ("piet", "/opdrachtgever/dossiers/{}/")]
)
def test_kandidaat_and_opdrachtgever_see_the_stages_in_their_own_pages(
    cast: Cast, inloggen: Any, dossier: Dossier, who: str, path: str
) -> None:
    client, url = inloggen(getattr(cast, who)), path.format(dossier.pk)
    assert "Toets van het" not in words(client.get(url))
    record_uwvstap(
        dossier=dossier, stap="toets", uitslag="akkoord", datum=dt.date(2027, 1, 20), by=cast.anna.actor
    )
    told = words(client.get(url))
    assert "Toets van het re-integratieverslag 20 januari 2027" in told and "Akkoord" in told


def test_a_stage_moves_no_date(cast: Cast, dossier: Dossier) -> None:
    before, runs = dates(dossier), Berekening.objects.count()
    record_uwvstap(
        dossier=dossier, stap="toets", uitslag="loonsanctie", datum=dt.date(2027, 1, 11), by=cast.anna.actor
    )
    assert (dates(dossier), Berekening.objects.count()) == (before, runs)


def test_a_loonsanctie_goes_on_to_the_fact_that_moves_the_dates(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    form = {"wat": "toets loonsanctie", "datum": "11-1-2027"}
    response = inloggen(cast.anna).post(f"/dossiers/{dossier.pk}/uwv/", form)
    assert response.headers["Location"] == f"/dossiers/{dossier.pk}/feiten/loonsanctie/"


def test_a_stage_recorded_by_mistake_is_taken_back_and_stays_readable(cast: Cast, dossier: Dossier) -> None:
    for uitslag in ("akkoord", "ingetrokken"):
        record_uwvstap(
            dossier=dossier, stap="toets", uitslag=uitslag, datum=dt.date(2027, 1, 11), by=cast.anna.actor
        )
    assert stages(dossier) == {} and UwvStap.objects.count() == 2


@pytest.mark.parametrize(
    ("stap", "uitslag", "day", "veld"),
    [
        ("toets", "akkoord", dt.date(2027, 2, 2), "datum"),
        ("toets", "akkoord", dt.date(2025, 1, 1), "datum"),
        ("uitkomst", "akkoord", dt.date(2027, 1, 11), "uitslag"),
        ("uitkomst", "ingetrokken", dt.date(2027, 1, 11), "uitslag"),
    ],
)
def test_a_stage_that_cannot_be_is_refused(
    cast: Cast, dossier: Dossier, stap: str, uitslag: str, day: dt.date, veld: str
) -> None:
    with pytest.raises(DomainError) as error:
        record_uwvstap(dossier=dossier, stap=stap, uitslag=uitslag, datum=day, by=cast.anna.actor)
    assert error.value.veld == veld and not UwvStap.objects.exists()


def test_going_on_moves_the_end_of_the_guidance_and_no_date_of_the_law(
    cast: Cast, inloggen: Any, dossier: Dossier, traject: Traject
) -> None:
    before, client = dates(dossier), inloggen(cast.anna)
    url = f"/dossiers/{dossier.pk}/traject/verlengen/"
    assert "Laatste dag loon blijft 28 februari 2027" in words(client.get(url))
    form = {"tot": "31-3-2027", "reden": "Goed werkgeverschap"}
    for _ in range(2):
        assert client.post(url, form).status_code == 302
    traject.refresh_from_db()
    assert (traject.eind_op, traject.verlengd_tot) == (EINDE, dt.date(2027, 3, 31))
    assert dates(dossier) == before
    told = words(client.get(f"/dossiers/{dossier.pk}/traject/"))
    assert (
        "31 mrt 2027" in told
        and "Goed werkgeverschap" in told
        and "De wettelijke datums blijven gelijk" in told
    )


def test_reports_go_on_with_the_guidance_and_stop_with_it(
    cast: Cast, dossier: Dossier, traject: Traject
) -> None:
    def planned() -> int:
        return Rapportage.objects.filter(traject=traject).count()

    before = planned()
    extend_traject(traject=traject, tot=dt.date(2027, 3, 31), reden="Nog in gesprek", by=cast.anna.actor)
    assert planned() > before
    extend_traject(traject=traject, tot=None, reden="", by=cast.anna.actor)
    traject.refresh_from_db()
    assert (planned(), traject.verlengd_tot, traject.verlenging_reden) == (before, None, "")


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"tot": "1-9-2026", "reden": "x"}, "ligt niet na het afgesproken einde (13 september 2026)"),
        ({"tot": "31-3-2027", "reden": " "}, "Schrijf waarom het traject langer doorgaat"),
    ],
)
def test_an_extension_that_cannot_be_is_refused_and_stays(
    cast: Cast, inloggen: Any, dossier: Dossier, traject: Traject, form: dict[str, str], told: str
) -> None:
    response = inloggen(cast.anna).post(f"/dossiers/{dossier.pk}/traject/verlengen/", form)
    assert response.status_code == 422 and told in words(response)
    assert f'value="{form["tot"]}"' in text(response)
    traject.refresh_from_db()
    assert traject.verlengd_tot is None


def test_a_traject_without_an_agreed_end_cannot_go_on(cast: Cast, dossier: Dossier) -> None:
    row = start_traject_for(cast, dossier)
    with pytest.raises(DomainError) as error:
        extend_traject(traject=row, tot=dt.date(2027, 3, 31), reden="x", by=cast.anna.actor)
    assert error.value.code == "geen_einde"
