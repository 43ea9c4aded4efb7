"""The Jobportal: verdicts in words, keeping, hiding with a reason, an own find, a rating, and who sees it."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast, make_lid
from wissel.accounts.models import Rol
from wissel.arbeidsmarkt.actions.vacatures import add_vacature
from wissel.arbeidsmarkt.models import Vacature
from wissel.arbeidsmarkt.velden import Velden
from wissel.dossiers.actions import openen
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobportal import actions
from wissel.jobportal.models import Bewaard, EigenVondst, Vacaturebeoordeling, Verborgen, Zoekopdracht
from wissel.jobportal.zoeken import Vraag
from wissel.jobportal.zoekopdrachten import keep_search
from wissel.policies import visible
from wissel.trajecten.models import Taak


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


@pytest.fixture
def vacature(cast: Cast, dossier: Dossier) -> Vacature:
    fields = Velden(
        titel="Planner",
        werkgever_naam="Van Dam",
        plaats="Amersfoort",
        uren_min=Decimal(20),
        tekst="U tilt tot 15 kg.",
    )
    return add_vacature(by=cast.anna.actor, velden=fields)


def mijn(name: str, *args: Any) -> str:
    return reverse(f"kandidaat:{name}", args=args)


def test_without_a_belastbaarheid_the_page_says_so_and_gives_no_score(
    cast: Cast, vacature: Vacature, inloggen: Any
) -> None:
    client = inloggen(cast.samira)
    page = text_of(client.get(mijn("jobportal")))
    assert "Planner" in page and "Niet te beoordelen" in page and "punten passen" not in page
    assert "nog niet opgeschreven wat u kunt" in text_of(client.get(mijn("vacature", vacature.pk)))


def test_keep_hide_with_a_reason_and_undo(
    cast: Cast, dossier: Dossier, vacature: Vacature, inloggen: Any
) -> None:
    client = inloggen(cast.samira)
    for _twice in range(2):
        client.post(mijn("vacature_bewaren", vacature.pk), {"doe": "bewaar"})
    assert Bewaard.objects.count() == 1
    assert "Planner" in text_of(client.get(mijn("jobportal") + "?lijst=bewaard"))
    client.post(mijn("vacature_bewaren", vacature.pk), {"doe": "weg"})
    assert not Bewaard.objects.exists()
    wrong = client.post(mijn("vacature_verbergen", vacature.pk), {"toelichting": "Blijft staan"})
    assert wrong.status_code == 422 and "Blijft staan" in wrong.content.decode()
    for _twice in range(2):
        client.post(mijn("vacature_verbergen", vacature.pk), {"reden": "afstand", "toelichting": "KANARIE"})
    assert "Planner" not in text_of(client.get(mijn("jobportal")))
    assert "Planner" in text_of(client.get(mijn("jobportal") + "?lijst=verborgen"))
    task = Taak.objects.get(soort="zoekprofiel_bijstellen")
    assert task.voor_rol == Rol.COACH and "te ver weg" in task.titel and "KANARIE" not in task.titel
    coach = text_of(inloggen(cast.anna).get(reverse("bureau:zoekprofiel", args=[dossier.pk])))
    assert task.titel in coach and "KANARIE" in coach and "ander vervoer" in coach
    client = inloggen(cast.samira)
    client.post(mijn("vacature_bewaren", vacature.pk), {"doe": "toon"})
    assert "Planner" in text_of(client.get(mijn("jobportal")))
    task.refresh_from_db()
    assert task.vervallen_op is not None


def test_an_own_find_is_one_and_other_kandidaten_do_not_meet_it(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    client = inloggen(cast.samira)
    data = {"sleutel": uuid.uuid4(), "titel": "Bibliotheek", "werkgever": "Stad", "plaats": "", "url": "geen"}
    assert client.post(mijn("vondst"), data).status_code == 422
    data["url"] = ""
    for _twice in range(2):
        client.post(mijn("vondst"), data)
    found = EigenVondst.objects.get()
    assert Bewaard.objects.get().vacature_id == found.vacature_id
    assert "u zelf" in text_of(client.get(mijn("vacature", found.vacature_id)))
    other = make_lid(cast.bureau, "Bob", "Deelnemer", Rol.KANDIDAAT)
    openen.open_dossier(
        by=cast.anna.actor, kandidaat=other.persoon, opdrachtgever=cast.werkgever, coach=cast.anna.persoon,
        eerste_ziektedag=dt.date(2025, 5, 5),
    )  # fmt: skip
    client = inloggen(other)
    assert "Bibliotheek" not in text_of(client.get(mijn("jobportal")))
    assert client.get(mijn("vacature", found.vacature_id)).status_code == 404


def test_ratings_stand_with_the_explanation(
    cast: Cast, dossier: Dossier, vacature: Vacature, inloggen: Any
) -> None:
    client = inloggen(cast.samira)
    client.post(mijn("vacature_cijfers", vacature.pk), {"werk": "4", "energie": "2"})
    assert "U gaf werk 4 van 5, energie 2 van 5." in text_of(client.get(mijn("vacature", vacature.pk)))
    with pytest.raises(DomainError):
        actions.rate(dossier_id=dossier.pk, vacature=vacature, by=cast.samira.actor, werk=9)


def test_filters_narrow_the_list_without_script(cast: Cast, vacature: Vacature, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    for query, seen in (("q=planner", 1), ("q=kok", 0), ("plaats=amers", 1), ("plaats=Urk", 0), ("uren=16", 0),
                        ("uren=24", 1), ("uren=x", 1)):  # fmt: skip
        assert ("Van Dam" in text_of(client.get(mijn("jobportal") + "?" + query))) is bool(seen), query


def test_only_the_case_sees_what_was_kept_and_hidden(
    cast: Cast, dossier: Dossier, vacature: Vacature, inloggen: Any
) -> None:
    actor = cast.samira.actor
    actions.save(dossier_id=dossier.pk, vacature=vacature, by=actor)
    actions.rate(dossier_id=dossier.pk, vacature=vacature, by=actor, werk=3)
    actions.hide(
        dossier_id=dossier.pk, vacature=vacature, reden="anders", by=actor, toelichting="KANARIE-reden"
    )
    keep_search(dossier_id=dossier.pk, vraag=Vraag(woorden="KANARIE-zoek"), sleutel=uuid.uuid4(), by=actor)
    for model in (Bewaard, Verborgen, Vacaturebeoordeling, Zoekopdracht):
        assert visible(actor, model).exists() and visible(cast.anna.actor, model).exists()
        for other in (cast.piet, cast.mo):
            assert not visible(other.actor, model).exists()
    for other, address in (
        (cast.piet, reverse("opdrachtgever:dossier", args=[dossier.pk])),
        (cast.mo, reverse("bureau:zoekprofiel", args=[dossier.pk])),
    ):
        page = text_of(inloggen(other).get(address))
        assert "KANARIE" not in page and "Wat de kandidaat niet wil zien" not in page
    with pytest.raises(DomainError):
        actions.save(dossier_id=dossier.pk, vacature=vacature, by=cast.anna.actor)


def test_a_list_of_many_vacancies_costs_few_queries(
    cast: Cast, dossier: Dossier, vacature: Vacature, inloggen: Any, django_assert_max_num_queries: Any
) -> None:
    for n in range(30):
        add_vacature(
            by=cast.anna.actor, velden=Velden(titel=f"Werk {n}", werkgever_naam="Van Dam", plaats="Ede")
        )
    client = inloggen(cast.samira)
    client.get(mijn("jobportal"))
    with django_assert_max_num_queries(45):
        client.get(mijn("jobportal"))
