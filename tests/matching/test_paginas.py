"""The pages of matching: what a coach, a jobhunter and others see of the same result."""

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from tests.arrange import profielen, zoekprofielen
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import text_of
from tests.cast import Cast, sign_in
from wissel.arbeidsmarkt.actions.vacatures import add_vacature
from wissel.arbeidsmarkt.models import Vacature
from wissel.arbeidsmarkt.velden import Velden
from wissel.dossiers.models import Dossier
from wissel.matching.kolommen import open as kolommen_open
from wissel.matching.models import Matchbewijs, Matchpunten, Zoekinstelling

KAN = "ongeveer 5 kg"


@pytest.fixture
def dossier(cast: Cast, settings: Any, tmp_path: Any) -> Any:
    settings.WISSEL_MAP = tmp_path
    kolommen_open.close_all()
    row = open_samira(cast)
    profielen.approved(cast, row)
    zoekprofielen.established(cast, row)
    yield Dossier.objects.get(pk=row.pk)
    kolommen_open.close_all()


@pytest.fixture
def vacature(cast: Cast) -> Vacature:
    fields = Velden(
        titel="Transportplanner", werkgever_naam="Van Dam", plaats="Utrecht", pc4="3511", uren_min=Decimal(20),
        tekst="Je plant ritten. Je tilt tot 25 kg. Alleen overdag.",
    )  # fmt: skip
    return add_vacature(velden=fields, by=cast.anna.actor)


def get(client: Any, name: str, *args: Any, **query: str) -> Any:
    return client.get(reverse(f"bureau:{name}", args=args), query)


def test_a_coach_sees_points_and_keeps_them_and_a_jobhunter_sees_what_is_asked(
    cast: Cast, dossier: Dossier, vacature: Vacature, client: Any
) -> None:
    sign_in(client, cast.anna)
    words = text_of(get(client, "matching", dossier.pk))
    assert "Bijna: één grens past niet" in words
    assert "Deze grens past niet: tillen" in words
    page = get(client, "match", dossier.pk, vacature.pk)
    words = text_of(page)
    for each in ("Past niet", "Alleen dit punt past niet: tillen", "25 kg", KAN, "Vragen aan de werkgever"):
        assert each in words
    assert "gelezen in de tekst" in words
    # What is open has a way to ask it, and the questions say nothing of the kandidaat.
    assert b'href="#vraag-' in page.content
    assert KAN not in " ".join(page.context["vragen"])
    answer = client.post(
        reverse("bureau:match_vastleggen", args=[dossier.pk, vacature.pk]), {"gezien": page.context["gezien"]}
    )
    proof = Matchbewijs.objects.get()
    assert answer.url == reverse("bureau:matchbewijs", args=[dossier.pk, proof.pk])
    words = text_of(get(client, "matchbewijs", dossier.pk, proof.pk))
    assert KAN in words
    assert "sha256" in words
    stale = client.post(reverse("bureau:match_vastleggen", args=[dossier.pk, vacature.pk]), {"gezien": "x"})
    assert stale.status_code == 422
    assert "net veranderd" in text_of(stale)

    sign_in(client, cast.joris)
    for name, args in (
        ("matching", ()), ("match", (vacature.pk,)), ("matchbewijs", (proof.pk,)),
    ):  # fmt: skip
        words = text_of(get(client, name, dossier.pk, *args))
        assert "Past niet" in words
        assert KAN not in words
        assert "Deze grens" not in words
        assert "Lopen achter elkaar" not in words
        assert "punten passen" not in words
    words = text_of(get(client, "match", dossier.pk, vacature.pk))
    assert "25 kg" in words
    assert "Wat de kandidaat kan, leest de coach" in words
    assert get(client, "zoekinstelling", dossier.pk).status_code in {403, 404}

    sign_in(client, cast.piet)
    assert get(client, "match", dossier.pk, vacature.pk).status_code in {302, 403, 404}


def test_searching_and_setting_limits(cast: Cast, dossier: Dossier, vacature: Vacature, client: Any) -> None:
    sign_in(client, cast.anna)
    assert "Transportplanner" in text_of(get(client, "matching", dossier.pk, q="planner"))
    # One verdict only; a piece of the same list.
    words = text_of(get(client, "matching", dossier.pk, q="planner", uitkomst="past_niet"))
    assert "Transportplanner" in words
    assert "Transportplanner" not in text_of(
        get(client, "matching", dossier.pk, q="planner", uitkomst="past")
    )
    words = text_of(get(client, "matching", dossier.pk, q="bakker", blad="x"))
    assert "Geen vacature gevonden" in words
    assert "Zonder postcode en afstand" in words
    url = reverse("bureau:zoekinstelling", args=[dossier.pk])
    wrong = client.post(url, {"pc4": "12", "reis_km": "10", "versie": "0"})
    assert wrong.status_code == 422
    assert "vier cijfers van de postcode" in text_of(wrong)
    right = {
        "pc4": "3511 AB",
        "reis_km": "10",
        "diensten_niet": ["night"],
        "dagen_niet": ["zo"],
        "versie": "0",
    }
    assert client.post(url, right).status_code == 302
    row = Zoekinstelling.objects.get()
    assert (row.pc4, row.reis_km, row.diensten_niet, row.dagen_niet) == ("3511", 10, ["night"], ["zo"])
    collided = client.post(url, {**right, "reis_km": "20"})
    assert collided.status_code == 422
    assert "hooguit 10 km" in text_of(collided)
    assert "hooguit 10 km" in text_of(get(client, "matching", dossier.pk))


def test_without_a_belastbaarheid_there_is_no_verdict_and_no_proof(
    cast: Cast, vacature: Vacature, client: Any, settings: Any, tmp_path: Any
) -> None:
    settings.WISSEL_MAP = tmp_path
    row = open_samira(cast)
    sign_in(client, cast.anna)
    for name, args in (("matching", ()), ("match", (vacature.pk,))):
        words = text_of(get(client, name, row.pk, *args))
        assert "geen uitkomst en geen score" in words
        assert "Niet te beoordelen" in words
    assert "Vastleggen als bewijs" not in words
    answer = client.post(reverse("bureau:match_vastleggen", args=[row.pk, vacature.pk]))
    assert answer.status_code == 422
    assert not Matchpunten.objects.exists()


def test_whom_a_vacancy_fits_holds_only_kandidaten_one_may_see(
    cast: Cast, dossier: Dossier, vacature: Vacature, client: Any
) -> None:
    sign_in(client, cast.anna)
    words = text_of(get(client, "wie_past", vacature.pk))
    assert dossier.kandidaat.naam in words
    assert "tillen" in words
    sign_in(client, cast.joris)
    words = text_of(get(client, "wie_past", vacature.pk))
    assert dossier.kandidaat.naam in words
    assert "tillen" not in words
    sign_in(client, cast.mo)
    words = text_of(get(client, "wie_past", vacature.pk))
    assert "punten passen" not in words
