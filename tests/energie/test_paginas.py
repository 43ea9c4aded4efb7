"""The week of the kandidaat on a phone, and what coach, jobhunter and opdrachtgever see of it."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import awake, text_of
from tests.cast import Cast, sign_in
from wissel.dossiers.models import Dossier
from wissel.energie.actions import afspraak, planning
from wissel.energie.models import Energiedag, Weekactiviteit

NU = "2026-06-02T10:00"


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    monkeypatch.setenv("WISSEL_NU", NU)
    row = open_samira(cast)
    made = afspraak.propose(
        dossier_id=row.pk, by=cast.anna.actor, sleutel=uuid.uuid4(), sollicitaties=2, uren=Decimal(6)
    )
    afspraak.agree(afspraak=made, by=cast.samira.actor)
    return row


def inside(who: Any, monkeypatch: pytest.MonkeyPatch) -> Client:
    client = sign_in(Client(), who)
    awake(client, monkeypatch, NU)
    return client


def form(**over: str) -> dict[str, str]:
    given = {
        "sleutel": str(uuid.uuid4()), "soort": "vacatures", "titel": "", "dag": "4-6-2026", "minuten": "180",
        "reis": "", "zwaarte": "1",
    }  # fmt: skip
    return {**given, **over}


def test_seven_hours_are_refused_a_move_makes_room_and_a_bad_day_is_one_tap(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    samira = inside(cast.samira, monkeypatch)
    plan, week = reverse("kandidaat:energie_plannen"), reverse("kandidaat:energie")
    for title in ("Cv", "Brief"):
        assert samira.post(plan, form(titel=title)).status_code == 302
    refused = samira.post(plan, form(minuten="60", titel="Bellen"))
    page = text_of(refused)
    assert (
        refused.status_code == 422
        and "7 uur, en er past 6 uur" in page
        and 'value="Bellen"' in refused.content.decode()
    )
    assert "Verplaats ‘Cv’ naar 8 juni 2026" in page
    moved = Weekactiviteit.objects.get(titel="Cv")
    samira.post(reverse("kandidaat:energie_activiteit", args=[moved.pk]), {"naar": "2026-06-08"})
    assert samira.post(plan, form(minuten="60", dag="2-6-2026", titel="Bellen")).status_code == 302
    page = text_of(samira.get(week))
    assert "0 van 2 sollicitaties" in page and "Gepland: 4 van 6 uur" in page
    assert "0 van 2" in text_of(samira.get("/mijn/"))
    samira.post(reverse("kandidaat:niet_vandaag"))
    assert Weekactiviteit.objects.get(titel="Bellen").dag == dt.date(2026, 6, 3)
    assert "Vandaag hoeft u niets te doen" in text_of(samira.get(week))
    samira.post(reverse("kandidaat:energie_dag"), {"stand": "toch"})
    samira.post(reverse("kandidaat:energie_dag"), {"stand": "goed"})
    assert Energiedag.objects.get(herroepen_op=None).stand == "goed"


def test_the_kandidaat_proposes_changes_costs_and_chooses_what_the_doctor_sees(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    samira = inside(cast.samira, monkeypatch)
    sent = {"sleutel": str(uuid.uuid4()), "sollicitaties": "", "uren": "5", "vanaf": "2-6-2026"}
    address = reverse("kandidaat:energie_afspraak")
    assert "Nul mag ook" in text_of(samira.post(address, sent))
    assert samira.post(address, {**sent, "sollicitaties": "1"}).status_code == 302
    assert "Uw voorstel ligt bij uw coach" in text_of(samira.get(reverse("kandidaat:energie")))
    assert (
        samira.post(
            reverse("kandidaat:energie_last", args=["bellen"]), {"minuten": "40", "reis": "0", "zwaarte": "3"}
        ).status_code
        == 302
    )
    assert "telt 1 uur · zelf ingesteld" in text_of(samira.get(reverse("kandidaat:energie_lasten")))
    trend = reverse("kandidaat:energie_trend")
    samira.post(trend, {"deel": "ja"})
    assert "U deelt dit sinds 2 juni 2026" in text_of(samira.get(trend))
    samira.post(trend, {"deel": "nee"})
    assert "U deelt dit nu niet" in text_of(samira.get(trend))


def test_only_the_coach_reads_along(cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    canary = f"KANARIE-{uuid.uuid4().hex[:8]}"
    planning.plan(
        dossier_id=dossier.pk, by=cast.samira.actor, sleutel=uuid.uuid4(), soort="anders", titel=canary, minuten=60,
        dag=dt.date(2026, 6, 2),
    )  # fmt: skip
    samira = inside(cast.samira, monkeypatch)
    samira.post(reverse("kandidaat:niet_vandaag"))
    address = reverse("bureau:energie", args=[dossier.pk])
    page = text_of(inside(cast.anna, monkeypatch).get(address))
    assert canary in page and "0 van 2" in page and "Minder goed" in page
    for other in (cast.joris, cast.mo, cast.piet, cast.backoffice):
        assert inside(other, monkeypatch).get(address).status_code == 404
    piet = inside(cast.piet, monkeypatch)
    for name in ("opdrachtgever:dossier", "opdrachtgever:dossier_documenten", "opdrachtgever:inspanningen"):
        found = piet.get(reverse(name, args=[dossier.pk]))
        assert canary not in found.content.decode() and "Minder goed" not in found.content.decode()
