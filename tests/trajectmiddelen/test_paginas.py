"""Kandidaat, bureau and opdrachtgever on the pages of agencies, courses and places to work."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.arrange.portalen import awake, text_of
from tests.arrange.trajecten import start_traject_for
from tests.cast import Cast, sign_in
from wissel.dossiers.models import Dossier
from wissel.trajectmiddelen.models import Middelonderzoek, Scholing, Uitzendinschrijving, Werkplek

NU = "2026-06-02T10:00"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return start_traject_for(cast, sleutel="equilar").dossier


def inside(who: Any, monkeypatch: pytest.MonkeyPatch) -> Client:
    client = sign_in(Client(), who)
    awake(client, monkeypatch, NU)
    return client


def test_an_agency_by_phone_counts_at_the_gate_and_its_proof_is_kept(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    samira, address = inside(cast.samira, monkeypatch), reverse("kandidaat:inschrijving_nieuw")
    assert "0 van 2" in text_of(samira.get(reverse("kandidaat:middelen")))
    sent = {"sleutel": str(uuid.uuid4()), "naam": "", "ingeschreven_op": "1-6-2026", "contact": "Els"}
    assert "Vul de naam van het uitzendbureau in" in text_of(samira.post(address, sent))
    assert samira.post(address, {**sent, "naam": "Werk Nu"}).status_code == 302
    row = Uitzendinschrijving.objects.get()
    proof = SimpleUploadedFile("inschrijving.png", PNG)
    assert (
        samira.post(reverse("kandidaat:inschrijving", args=[row.pk]), {"bestand": proof}).status_code == 302
    )
    row.refresh_from_db()
    assert row.bewijs_id
    page = text_of(samira.get(reverse("kandidaat:middelen")))
    assert "1 van 2" in page and "Bewijs bekijken" in page
    anna = inside(cast.anna, monkeypatch)
    assert "1 van 2" in text_of(anna.get(reverse("bureau:middelen", args=[dossier.pk])))
    new = reverse("bureau:inschrijving_nieuw", args=[dossier.pk])
    refused = anna.post(new, {**sent, "sleutel": str(uuid.uuid4()), "naam": "werk nu"})
    assert refused.status_code == 422 and "al ingeschreven" in text_of(refused)


def test_the_opdrachtgever_reads_name_and_cost_of_a_course_and_decides(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, canary = inside(cast.anna, monkeypatch), f"KANARIE-{uuid.uuid4().hex[:8]}"
    sent = {
        "sleutel": str(uuid.uuid4()), "cursus": "Heftruck", "aanbieder": canary, "gat": canary, "kosten": "1.250,50",
        "betaler": "opdrachtgever", "start_op": "", "eind_op": "",
    }  # fmt: skip
    assert anna.post(reverse("bureau:scholing_nieuw", args=[dossier.pk]), sent).status_code == 302
    row = Scholing.objects.get()
    own = reverse("bureau:scholing", args=[dossier.pk, row.pk])
    assert "Akkoord vragen" in text_of(anna.get(own))
    piet = inside(cast.piet, monkeypatch)
    asked = reverse("opdrachtgever:scholing_besluit", args=[dossier.pk, row.pk])
    assert piet.get(asked).status_code == 404
    anna.post(own, {"doe": "vraag"})
    page = piet.get(asked)
    assert "1.250,50" in text_of(page) and canary not in page.content.decode()
    refused = piet.post(asked, {"cursus": "Heftruck", "kosten": "1250.50", "akkoord": "nee", "reden": ""})
    assert refused.status_code == 422 and "Schrijf waarom" in text_of(refused)
    assert piet.post(asked, {"cursus": "Heftruck", "kosten": "1250.50", "akkoord": "ja"}).status_code == 302
    page = piet.get(reverse("opdrachtgever:scholing", args=[dossier.pk]))
    assert "akkoord" in text_of(page) and canary not in page.content.decode()
    assert anna.post(own, {"doe": "start", "start_op": "2-6-2026"}).status_code == 302
    assert "Bezig" in text_of(anna.get(own))


def test_a_place_shows_what_its_form_asks_and_each_way_is_open_until_examined(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    joris, sheet = inside(cast.joris, monkeypatch), reverse("bureau:middelen", args=[dossier.pk])
    assert text_of(joris.get(sheet)).count("nog niet onderzocht") == 4
    sent = {
        "sleutel": str(uuid.uuid4()), "vorm": "proefplaatsing", "organisatie": "Loods BV", "werk": "Inpakken",
        "getoetst": "onbekend", "verzekerd": "ja", "uitkering": "nee",
    }  # fmt: skip
    new = reverse("bureau:werkplek_nieuw", args=[dossier.pk])
    refused = joris.post(new, sent)
    assert refused.status_code == 422 and "alleen voor wie een uitkering heeft" in text_of(refused)
    assert joris.post(new, {**sent, "vorm": "werkervaringsplaats"}).status_code == 302
    page = text_of(joris.get(sheet))
    assert "Zonder baanintentie" in page and "BW 7:658" in page
    place = Werkplek.objects.get()
    change = reverse("bureau:werkplek", args=[dossier.pk, place.pk])
    signed = {"intentie": "Daarna een contract", "getekend_door": "T. Loods", "getekend_op": "1-6-2026"}
    assert (
        joris.post(change, {**sent, "vorm": "werkervaringsplaats", "versie": "1", **signed}).status_code
        == 302
    )
    late = joris.post(change, {**sent, "vorm": "detachering", "versie": "1"})
    assert late.status_code == 422 and "Iemand anders" in text_of(late)
    way = reverse("bureau:middelonderzoek", args=[dossier.pk, "scholing"])
    empty = {"onderzocht_op": "1-6-2026", "uitkomst": "", "niet_passend_omdat": "", "versie": "0"}
    assert "waarom het niet past" in text_of(joris.post(way, empty))
    joris.post(way, {**empty, "niet_passend_omdat": "Duurt langer dan het traject"})
    assert Middelonderzoek.objects.get().middel == "scholing"
    assert text_of(joris.get(sheet)).count("nog niet onderzocht") == 3
    assert "Met baanintentie" in text_of(inside(cast.samira, monkeypatch).get(reverse("kandidaat:middelen")))
