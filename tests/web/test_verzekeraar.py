"""A verzekeraar as opdrachtgever sees number, name, status and percentage, and nothing else (WET 6.2)."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from tests.arrange import trajecten as T
from tests.arrange.dossiers import conclude_spoor1, open_samira
from tests.arrange.portalen import confirm_self, set_clock, text_of
from tests.cast import Cast
from tests.policies.test_elke_url import OWN, fill
from tests.policies.wereld import make_wereld
from wissel.database.context import set_context
from wissel.documenten import actions as stukken
from wissel.dossiers.models import Dossier
from wissel.policies.action import Action
from wissel.policies.toegang import action_of
from wissel.trajecten.models import Trajectplan


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    set_clock(monkeypatch, "2026-03-12T10:00")


@pytest.fixture
def vera(cast: Cast, inloggen: Any) -> Client:
    """Vera's browser; she works at the verzekeraar."""
    client: Client = confirm_self(inloggen(cast.verzekeraar))
    return client


@pytest.fixture
def zaak(cast: Cast) -> Dossier:
    return order(cast)


def order(cast: Cast) -> Dossier:
    """Samira's case, ordered by the verzekeraar for De Vries, with a plan that was sent."""
    dossier = open_samira(
        cast, opdrachtgever=cast.verzekeraar.lidmaatschap.organisatie, werkgever=cast.werkgever
    )
    conclude_spoor1(cast, dossier)
    row = T.ready_plan(cast, T.start_traject_for(cast, dossier))
    stukken.offer_plan(plan=row, by=cast.anna.actor)
    stukken.send_plan(plan=row, by=cast.anna.actor)
    return dossier


def test_the_list_has_number_name_status_and_percentage(vera: Client, zaak: Dossier) -> None:
    Dossier.objects.filter(pk=zaak.pk).update(uren_per_week=Decimal(36), belastbaar_uren=Decimal(20))
    page = vera.get("/opdrachtgever/")
    words = text_of(page)
    assert page.status_code == 200
    assert f"{zaak.nummer} Samira Yilmaz Aangemeld 55 %" in words
    assert "de uren die iemand nu per week kan werken, gedeeld door de uren in het contract" in words


@pytest.mark.parametrize(("uren", "kan"), [(None, 20), (36, None), (0, 20)])
def test_what_is_not_known_is_said_to_be_unknown(vera: Client, zaak: Dossier, uren: Any, kan: Any) -> None:
    Dossier.objects.filter(pk=zaak.pk).update(uren_per_week=uren, belastbaar_uren=kan)
    assert "Aangemeld onbekend" in text_of(vera.get("/opdrachtgever/"))


def test_more_hours_than_the_contract_is_a_hundred_percent(vera: Client, zaak: Dossier) -> None:
    Dossier.objects.filter(pk=zaak.pk).update(uren_per_week=Decimal(20), belastbaar_uren=Decimal(36))
    assert "100 %" in text_of(vera.get("/opdrachtgever/"))


def test_nothing_else_of_the_case_is_on_the_page(cast: Cast, vera: Client, zaak: Dossier) -> None:
    body = vera.get("/opdrachtgever/").content.decode()
    plan = Trajectplan.objects.get(dossier=zaak)
    for word in (
        "Magazijnmedewerker",
        "De Vries",
        "Anna Bakker",
        str(zaak.pk),
        "2025",
        plan.doel_coach,
        "plan goed",
    ):
        assert word not in body, word
    assert 'href="/opdrachtgever/verplichtingen/' not in body and "/documenten/" not in body


def test_every_other_page_is_not_there(cast: Cast, vera: Client) -> None:
    wereld = make_wereld(cast)
    set_context(bureau_id=cast.bureau.pk)
    zaak = order(cast)
    own = {**wereld.eigen.ids, "dossier_id": zaak.pk, "plan_id": Trajectplan.objects.get(dossier=zaak).pk}
    wereld.eigen.ids.update(own)
    walked = 0
    for route, name, pattern in OWN:
        action = Action(action_of(pattern))
        path = fill(route, wereld.eigen)
        if (
            path is None
            or action in {Action.OPENBAAR, Action.INGELOGD}
            # An insurer may order too (S2.4), and then sees what it typed itself.
            or name
            in {"opdrachtgever:medewerkers", "aanmelden_eigen", "aanmelden_nieuw", "aanmelding_openen"}
        ):
            continue
        assert vera.get(path).status_code == 404, path
        assert vera.post(path).status_code in {404, 405}, path
        walked += 1
    assert walked > 40
    assert vera.post(f"/aanmelden/{own['aanmelding_id']}/openen/").status_code == 404


def test_a_case_of_another_organisation_is_not_in_the_list(cast: Cast, vera: Client) -> None:
    open_samira(cast)
    assert "Er zijn nog geen dossiers voor uw organisatie." in text_of(vera.get("/opdrachtgever/"))


def test_the_document_of_the_plan_is_not_there(vera: Client, zaak: Dossier) -> None:
    document = Trajectplan.objects.get(dossier=zaak).document
    assert document is not None and vera.get(f"/documenten/{document.pk}/").status_code == 404
