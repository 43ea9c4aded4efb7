"""The kandidaat reads possibilities first; the doctor gives a belastbaarheid by a link; nobody else sees an item."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client

from tests.arrange.betrokkenen import asked
from tests.arrange.dossiers import open_samira
from tests.betrokkenen.test_antwoorden import paper
from tests.cast import Cast, sign_in
from tests.web.test_belastbaarheid import held, made
from wissel.belastbaarheid.actions import PuntInvoer, establish, save_hours
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.database.context import set_context
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.outbox.models import Bericht
from wissel.policies.action import Action
from wissel.policies.toegang import action_of, routes
from wissel.trajecten.models import Taak

KANARIE = "kanarie-alleen-met-steekwagen"


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-09")
    row = open_samira(cast)
    set_context(bureau_id=cast.bureau.pk)
    return row


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_possibilities_come_first_limits_second_and_unknown_is_named(cast: Cast, dossier: Dossier) -> None:
    samira = sign_in(Client(), cast.samira)
    assert "Dit is nog niet bekend" in words(samira.get("/mijn/werk/belastbaarheid/"))
    set_context(bureau_id=cast.bureau.pk)
    held(
        cast, dossier, zien=PuntInvoer(0), tillen=PuntInvoer(1, None, (), "Met een kar"), nacht=PuntInvoer(1),
        handen=PuntInvoer(soorten=(3, 7)),
    )  # fmt: skip
    page = words(samira.get("/mijn/werk/belastbaarheid/"))
    order = ["Dit kan", "Dit kan, met een voorwaarde", "Dit is nog niet bekend", "Hier letten wij op"]
    places = [page.index(each) for each in order]
    assert places == sorted(places)
    assert "U kunt tot 10 kilo tillen. Met een kar" in page
    assert "geen heel kleine dingen pakken" in page
    assert "zonder heel precies te zijn" in page
    assert page.index("Werken in de nacht past nu niet.") > places[3]
    assert "Klopt dit niet?" in page
    assert "dr. Visser, bedrijfsarts" in page
    home = words(samira.get("/mijn/"))
    assert "U kunt goed genoeg zien" in home
    assert "past nu niet" not in home
    assert "Wat kan ik op het werk" in words(samira.get("/mijn/werk/"))


def test_a_draft_is_not_shown_to_the_kandidaat(cast: Cast, dossier: Dossier) -> None:
    made(cast, dossier, tillen=PuntInvoer(1, None, (), KANARIE))
    page = words(sign_in(Client(), cast.samira).get("/mijn/werk/belastbaarheid/"))
    assert KANARIE not in page
    assert "Dit is nog niet bekend" in page


def opened(cast: Cast, dossier: Dossier, **velden: Any) -> tuple[Client, str]:
    """The page of the link after the code."""
    values = {
        "rol": "bedrijfsarts",
        "publiek": "",
        "naam": "dr. Visser",
        "email": "v@arbodienst.example",
        **velden,
    }
    link = asked(cast, dossier, "belastbaarheid", **values)
    set_context(bureau_id=None)
    client, url = Client(), f"/taak/{link.token}/"
    assert client.post(url, {"code": link.code}).status_code == 302
    return client, url


def test_the_doctor_sends_a_paper_and_the_coach_copies_it(cast: Cast, dossier: Dossier) -> None:
    """J3 step 1: dr. Visser uploads an IZP; Anna enters the items; her task is done once it is established."""
    client, url = opened(cast, dossier)
    page = client.get(url)
    assert "Wat kan iemand op het werk?" in words(page)
    assert "De werkgever, de opdrachtgever en een nieuwe werkgever lezen het niet." in words(page)
    data = {"soort": "izp", "datum": "6-3-2026", "zelf": "on"}
    refused = client.post(url, data)
    assert refused.status_code == 422
    assert "Kies het stuk, vul de uren in of beschrijf ten minste één punt." in words(refused)
    sent = client.post(url, {**data, "bestand": paper("izp.pdf")}, follow=True)
    assert "Uw antwoord is ontvangen" in words(sent)
    set_context(bureau_id=cast.bureau.pk)
    document = Document.objects.get(soort="belastbaarheid")
    assert (document.publiek, document.auteur) == ("kandidaat", "dr. Visser, bedrijfsarts")
    assert not Belastbaarheid.objects.exists()
    task = Taak.objects.get(soort="belastbaarheid_overnemen")
    anna = sign_in(Client(), cast.anna)
    form = anna.get(f"/dossiers/{dossier.pk}/belastbaarheid/nieuw/?document={document.pk}").content.decode()
    assert 'value="dr. Visser"' in form
    assert 'value="6-3-2026"' in form
    begun = anna.post(
        f"/dossiers/{dossier.pk}/belastbaarheid/nieuw/",
        {
            "soort": "izp", "datum": "6-3-2026", "auteur_naam": "dr. Visser", "auteur_rol": "bedrijfsarts",
            "document": str(document.pk), "sleutel": str(uuid.uuid4()),
        },
    )  # fmt: skip
    assert begun.status_code == 302
    set_context(bureau_id=cast.bureau.pk)
    row = Belastbaarheid.objects.get()
    anna.post(begun["Location"], {"niveau_aandacht_verdelen": "1", "was_aandacht_verdelen": ""})
    set_context(bureau_id=cast.bureau.pk)
    row.refresh_from_db()
    establish(belastbaarheid=row, by=cast.anna.actor, versie=row.versie)
    task.refresh_from_db()
    assert task.klaar_op is not None
    assert row.punten.get().document_id == document.pk


def test_the_doctor_enters_items_and_hours_in_the_own_name(cast: Cast, dossier: Dossier) -> None:
    client, url = opened(cast, dossier)
    data = {
        "soort": "bar", "datum": "6-3-2026", "zelf": "on", "uren_per_week": "16", "niveau_tillen": "",
        "waarde_tillen": "7", "was_tillen": "", "niveau_klanten": "1", "was_klanten": "",
    }  # fmt: skip
    wrong = client.post(url, {**data, "niveau_tillen": "0"})
    assert wrong.status_code == 422
    assert "hoort bij" in words(wrong)
    assert 'value="16"' in wrong.content.decode()
    assert client.post(url, data).status_code == 302
    set_context(bureau_id=cast.bureau.pk)
    row = Belastbaarheid.objects.get()
    assert (row.stand, row.eigen, row.auteur_rol, row.uren_per_week) == (
        "vastgesteld",
        True,
        "bedrijfsarts",
        16,
    )
    assert {punt.item: punt.auteur_naam for punt in row.punten.all()} == {
        "tillen": "dr. Visser",
        "klanten": "dr. Visser",
    }
    page = words(sign_in(Client(), cast.anna).get(f"/dossiers/{dossier.pk}/belastbaarheid/"))
    assert "7 kg" in page
    assert "Iets verkeerd overgenomen?" not in page


def test_an_answer_does_not_wait_for_what_the_coach_writes(cast: Cast, dossier: Dossier) -> None:
    made(cast, dossier, zien=PuntInvoer(0))
    client, url = opened(cast, dossier, rol="arbeidsdeskundige", naam="R. de Wit")
    assert (
        client.post(url, {"soort": "izp", "datum": "6-3-2026", "zelf": "on", "uren_per_dag": "4"}).status_code
        == 302
    )
    set_context(bureau_id=cast.bureau.pk)
    assert sorted(Belastbaarheid.objects.values_list("stand", flat=True)) == ["concept", "vastgesteld"]


def test_no_page_mail_or_file_of_others_carries_an_item(cast: Cast, dossier: Dossier) -> None:
    """Everything an opdrachtgever, jobhunter, manager or insurer may open is read; none of it holds the canary."""
    row = made(cast, dossier, tillen=PuntInvoer(1, None, (), KANARIE))
    save_hours(
        belastbaarheid=row, by=cast.anna.actor, versie=row.versie, uren_per_dag=None, uren_per_week=None,
        taken=KANARIE + "-taken", opbouw=[],
    )  # fmt: skip
    row.refresh_from_db()
    establish(belastbaarheid=row, by=cast.anna.actor, versie=row.versie)
    assert (
        KANARIE
        in sign_in(Client(), cast.anna).get(f"/dossiers/{dossier.pk}/belastbaarheid/").content.decode()
    )
    assert KANARIE in sign_in(Client(), cast.samira).get("/mijn/werk/belastbaarheid/").content.decode()
    ids = {"dossier_id": str(dossier.pk), "belastbaarheid_id": str(row.pk), "rubriek": "dynamisch"}
    read = 0
    for who in (cast.piet, cast.joris, cast.mo, cast.backoffice, cast.verzekeraar):
        client = sign_in(Client(), who)
        for route, _name, pattern in routes():
            path = "/" + route
            for name, value in ids.items():
                path = re.sub(rf"<\w+:{name}>", value, path)
            if "<" in path or not isinstance(action_of(pattern), Action) or "afmelden" in path:
                continue
            response = client.get(path)
            if response.status_code == 200:
                read += 1
                body = b"".join(response.streaming_content) if response.streaming else response.content
                assert KANARIE.encode() not in body, (who.persoon.naam, path)
    assert read > 40
    set_context(bureau_id=cast.bureau.pk)
    for mail in Bericht.objects.all():
        assert KANARIE not in f"{mail.onderwerp}{bytes(mail.tekst or b'')!r}"
    for document in Document.objects.filter(dossier=dossier):
        assert document.soort == "belastbaarheid" or KANARIE not in str(document.inhoud)
